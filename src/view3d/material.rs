//! The park's light material: Lambert with sky and ground light, glass that mirrors the sky, a tint per place.

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
}

impl Role {
    /// Models that the builder did not make have other names; theirs are solid.
    pub fn from_name(name: &str) -> Self {
        match name {
            "glass" => Self::Glass,
            "screen" => Self::Screen,
            "ground" => Self::Ground,
            _ => Self::Solid,
        }
    }

    fn number(self) -> f32 {
        match self {
            Self::Solid => 0.0,
            Self::Glass => 1.0,
            Self::Screen => 2.0,
            Self::Ground => 3.0,
        }
    }
}

/// The shader's `Look`.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
pub struct Look {
    base: Vec4,
    emissive: Vec4,
    role: Vec4,
}

impl Look {
    pub fn new(role: Role, base: LinearRgba, emissive: LinearRgba, alpha_cutoff: f32) -> Self {
        Self {
            base: base.to_vec4(),
            emissive: emissive.to_vec4(),
            role: Vec4::new(role.number(), alpha_cutoff, 0.0, 0.0),
        }
    }
}

#[derive(Asset, AsBindGroup, TypePath, Clone, Debug)]
#[bind_group_data(ParkMaterialKey)]
pub struct ParkMaterial {
    #[uniform(0)]
    pub look: Look,
    #[storage(1, read_only)]
    pub light: Handle<ShaderBuffer>,
    #[storage(2, read_only)]
    pub tints: Handle<ShaderBuffer>,
    #[texture(3)]
    #[sampler(4)]
    pub base_texture: Option<Handle<Image>>,
    pub alpha_mode: AlphaMode,
    pub two_sided: bool,
}

/// What makes another pipeline.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, bytemuck::Pod, bytemuck::Zeroable)]
pub struct ParkMaterialKey {
    textured: u32,
    two_sided: u32,
}

impl From<&ParkMaterial> for ParkMaterialKey {
    fn from(material: &ParkMaterial) -> Self {
        Self { textured: material.base_texture.is_some().into(), two_sided: material.two_sided.into() }
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
        if key.bind_group_data.two_sided != 0 {
            descriptor.primitive.cull_mode = None;
        }
        if key.bind_group_data.textured != 0
            && let Some(fragment) = &mut descriptor.fragment
        {
            fragment.shader_defs.push("BASE_TEXTURE".into());
        }
        Ok(())
    }
}
