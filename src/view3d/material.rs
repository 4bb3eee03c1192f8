//! The park's own material: one shader for all profiles, cut to what a face is by shader definitions.

use bevy::{
    mesh::MeshVertexBufferLayoutRef,
    pbr::{MaterialPipeline, MaterialPipelineKey},
    prelude::*,
    render::{
        render_resource::{AsBindGroup, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError},
        storage::ShaderBuffer,
    },
    shader::ShaderRef,
};

use super::{light::LightUniform, quality::Quality};

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(MaterialPlugin::<ParkMaterial>::default());
}

/// What a surface is, by the name of its glTF material.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    #[default]
    Solid,
    Glass,
    Screen,
    Ground,
    Facade,
    Leaf,
    Water,
    Lamp,
    /// A colour that means something, as it is.
    Chart,
    /// Where a section goes through something solid.
    Cut,
    /// Takes light away from what lies below: a person's shadow.
    Shade,
}

impl Role {
    /// Models that the builder did not make have other names.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "solid" => Self::Solid,
            "glass" => Self::Glass,
            "screen" => Self::Screen,
            "ground" => Self::Ground,
            "facade" => Self::Facade,
            "leaf" => Self::Leaf,
            "water" => Self::Water,
            "lamp" => Self::Lamp,
            _ => return None,
        })
    }

    /// What the shader is told; only the park's own ground has a map of its light.
    fn definitions(self, setting: Setting) -> &'static [&'static str] {
        match (self, setting) {
            (Self::Glass, _) => &["GLASS", "MIRRORS", "PLAIN"],
            (Self::Screen, _) => &["SCREEN", "PLAIN"],
            (Self::Ground, Setting::Outdoors) => &["GROUND"],
            (Self::Facade, _) => &["FACADE", "MIRRORS"],
            (Self::Leaf, _) => &["LEAF"],
            (Self::Water, Setting::Outdoors) => &["WATER", "MIRRORS", "GROUND"],
            (Self::Water, _) => &["WATER", "MIRRORS"],
            (Self::Lamp, _) => &["LAMP", "PLAIN"],
            (Self::Shade, _) => &["SHADE", "PLAIN"],
            (Self::Chart, _) => &["CHART", "PLAIN"],
            (Self::Cut, _) => &["CUTFACE", "PLAIN"],
            (Self::Solid | Self::Ground, _) => &[],
        }
    }
}

/// Where a face stands: what light can reach it.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Setting {
    /// Of a building or the ground.
    #[default]
    Outdoors,
    /// Of a tree, a lamp, a car: so small that a processor looks its shadow up by corner.
    Small,
    /// In a room: lit by the room's own lamps.
    Inside,
    /// The like, in rows that hide much of the room behind them.
    Rack,
    /// A rack farther off, which the near ones hide.
    FarRack,
    /// In the country around, where no shadow is looked up.
    Country,
}

impl Setting {
    /// What the shader is told.
    fn definitions(self, quality: Quality) -> &'static [&'static str] {
        match (self, quality) {
            (Self::Small, Quality::Software) => &["SUN_BY_CORNER"],
            (Self::Inside | Self::Rack | Self::FarRack, Quality::Software) => &["INSIDE", "SUN_BY_CORNER"],
            (Self::Inside | Self::Rack | Self::FarRack, _) => &["INSIDE"],
            (Self::Country, _) => &["COUNTRY"],
            _ => &[],
        }
    }
}

/// The shader's `Look`.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
pub struct Look {
    base: Vec4,
    emissive: Vec4,
    own: Vec4,
}

impl Look {
    /// Of the builder's own faces, whose corners bring their colour and surface.
    pub fn own() -> Self {
        Self { base: Vec4::ONE, emissive: Vec4::ZERO, own: Vec4::new(0.0, 1.0, 0.0, 0.0) }
    }

    /// Of other people's materials.
    pub fn foreign(base: LinearRgba, emissive: LinearRgba, alpha_cutoff: f32) -> Self {
        Self { base: base.to_vec4(), emissive: emissive.to_vec4(), own: Vec4::new(alpha_cutoff, 0.0, 0.0, 0.0) }
    }
}

#[derive(Asset, AsBindGroup, TypePath, Clone, Debug)]
#[bind_group_data(ParkMaterialKey)]
pub struct ParkMaterial {
    #[uniform(0)]
    pub look: Look,
    #[uniform(1)]
    pub light: LightUniform,
    #[storage(2, read_only)]
    pub tints: Handle<ShaderBuffer>,
    #[texture(3, dimension = "2d_array")]
    #[sampler(4)]
    pub surfaces: Handle<Image>,
    #[texture(5, sample_type = "depth")]
    #[sampler(13, sampler_type = "comparison")]
    pub sun: Handle<Image>,
    #[texture(6, dimension = "3d")]
    pub air: Handle<Image>,
    #[texture(8)]
    pub ground: Handle<Image>,
    #[texture(9)]
    #[sampler(7)]
    pub sky: Handle<Image>,
    #[texture(10)]
    #[sampler(11)]
    pub base_texture: Option<Handle<Image>>,
    #[storage(12, read_only)]
    pub tiles: Handle<ShaderBuffer>,
    pub role: Role,
    pub setting: Setting,
    pub fading: bool,
    pub cut: bool,
    /// What is cut is clipped at its corners, where the device can; else pixel by pixel.
    pub clips: bool,
    pub quality: Quality,
    pub alpha_mode: AlphaMode,
    pub two_sided: bool,
}

/// What makes another pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParkMaterialKey {
    role: Role,
    setting: Setting,
    fading: bool,
    cut: bool,
    clips: bool,
    textured: bool,
    two_sided: bool,
    quality: Quality,
}

impl From<&ParkMaterial> for ParkMaterialKey {
    fn from(material: &ParkMaterial) -> Self {
        Self {
            role: material.role,
            setting: material.setting,
            fading: material.fading,
            cut: material.cut,
            clips: material.clips,
            textured: material.base_texture.is_some(),
            two_sided: material.two_sided,
            quality: material.quality,
        }
    }
}

const SHADER: &str = "shaders/park.wgsl";

impl Material for ParkMaterial {
    fn vertex_shader() -> ShaderRef {
        SHADER.into()
    }

    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }

    fn alpha_mode(&self) -> AlphaMode {
        self.alpha_mode
    }

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }

    fn specialize(
        _pipeline: &MaterialPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        _layout: &MeshVertexBufferLayoutRef,
        key: MaterialPipelineKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let key = key.bind_group_data;
        // From behind one sees the inside of what is cut.
        if key.two_sided || key.cut {
            descriptor.primitive.cull_mode = None;
        }
        let flags = [
            (key.fading, "FADING"),
            (key.textured, "TEXTURED"),
            (key.quality == Quality::Software, "SOFTWARE"),
            (key.cut, "CUT"),
            // A graphics card discards pixels as fast as it clips triangles; a processor does not.
            (key.cut && key.clips && key.quality == Quality::Software, "CLIPPED"),
            // What has two sides of its own bounds nothing.
            (key.cut && !key.two_sided && key.role != Role::Shade, "CAPPED"),
        ];
        let flags = flags.iter().filter_map(|(set, name)| set.then_some(*name));
        let of_face = key.role.definitions(key.setting).iter().chain(key.setting.definitions(key.quality));
        for name in flags.chain(of_face.copied()) {
            descriptor.vertex.shader_defs.push(name.into());
            if let Some(fragment) = &mut descriptor.fragment {
                fragment.shader_defs.push(name.into());
            }
        }
        Ok(())
    }
}
