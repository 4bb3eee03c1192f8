//! The sky dome.

use bevy::{
    asset::RenderAssetUsages,
    camera::visibility::NoFrustumCulling,
    mesh::{Indices, MeshVertexBufferLayoutRef, PrimitiveTopology},
    pbr::{MaterialPipeline, MaterialPipelineKey},
    prelude::*,
    render::render_resource::{AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError},
    shader::ShaderRef,
};

use super::{indoors::Outdoors, light::LightUniform, maps::Maps, quality::Quality};
use crate::app::AppSystems;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(MaterialPlugin::<SkyMaterial>::default())
        .add_systems(Startup, spawn_sky)
        .add_systems(Update, follow_quality.in_set(AppSystems::Show));
}

#[derive(Asset, AsBindGroup, TypePath, Clone, Debug)]
#[bind_group_data(SkyMaterialKey)]
pub struct SkyMaterial {
    #[uniform(1)]
    pub light: LightUniform,
    #[texture(3, dimension = "2d_array")]
    #[sampler(4)]
    surfaces: Handle<Image>,
    #[texture(9)]
    #[sampler(7)]
    sky: Handle<Image>,
    quality: Quality,
}

/// What makes another pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SkyMaterialKey(Quality);

impl From<&SkyMaterial> for SkyMaterialKey {
    fn from(material: &SkyMaterial) -> Self {
        Self(material.quality)
    }
}

impl Material for SkyMaterial {
    fn vertex_shader() -> ShaderRef {
        "shaders/sky.wgsl".into()
    }

    fn fragment_shader() -> ShaderRef {
        "shaders/sky.wgsl".into()
    }

    fn alpha_mode(&self) -> AlphaMode {
        AlphaMode::Blend
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
        // Drawn last, where nothing else is: it covers whatever it is drawn over, and nothing is blended.
        if let Some(target) = descriptor.fragment.as_mut().and_then(|fragment| fragment.targets.first_mut()) {
            target.as_mut().into_iter().for_each(|target| target.blend = None);
        }
        // One looks at the dome from inside.
        descriptor.primitive.cull_mode = None;
        if key.bind_group_data.0 == Quality::Software {
            descriptor.vertex.shader_defs.push("SOFTWARE".into());
            if let Some(fragment) = &mut descriptor.fragment {
                fragment.shader_defs.push("SOFTWARE".into());
            }
        }
        Ok(())
    }
}

/// Distance of the dome from the eye, metres; nearer than the camera's far plane.
const DOME_M: f32 = 9_000.0;
/// Elevations of its rings, degrees: close to one another where the sky changes most. Nothing lower is ever seen.
const RINGS_DEG: [f32; 15] = [-40.0, -6.0, 0.0, 1.0, 2.0, 3.5, 6.0, 10.0, 16.0, 25.0, 36.0, 50.0, 68.0, 82.0, 90.0];
const SECTORS: u32 = 40;

fn dome() -> Mesh {
    let corner = |ring: f32, sector: u32| {
        let (elevation, azimuth) = (ring.to_radians(), std::f32::consts::TAU * sector as f32 / SECTORS as f32);
        let [up, flat] = [libm::sinf(elevation), libm::cosf(elevation)];
        [flat * libm::sinf(azimuth), up, flat * libm::cosf(azimuth)].map(|share| share * DOME_M)
    };
    let corners: Vec<[f32; 3]> =
        RINGS_DEG.iter().flat_map(|ring| (0..=SECTORS).map(move |sector| corner(*ring, sector))).collect();
    let row = SECTORS + 1;
    let cells = (0..RINGS_DEG.len() as u32 - 1).flat_map(|ring| (0..SECTORS).map(move |sector| ring * row + sector));
    let indices = cells.flat_map(|k| [k, k + 1, k + row + 1, k, k + row + 1, k + row]).collect();
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, corners)
        .with_inserted_indices(Indices::U32(indices))
}

fn spawn_sky(
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<SkyMaterial>>,
    maps: Res<Maps>,
    quality: Res<Quality>,
    mut commands: Commands,
) {
    let material = SkyMaterial {
        light: LightUniform::default(),
        surfaces: maps.surfaces.clone(),
        sky: maps.sky.clone(),
        quality: *quality,
    };
    commands.spawn((
        Name::new("sky"),
        Mesh3d(meshes.add(dome())),
        MeshMaterial3d(materials.add(material)),
        NoFrustumCulling,
        Outdoors(None),
    ));
}

fn follow_quality(quality: Res<Quality>, mut skies: ResMut<Assets<SkyMaterial>>) {
    if quality.is_changed() {
        for (_, sky) in skies.iter_mut() {
            sky.quality = *quality;
        }
    }
}
