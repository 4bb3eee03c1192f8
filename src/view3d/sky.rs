//! The sky dome.

use bevy::{
    camera::visibility::NoFrustumCulling,
    mesh::MeshVertexBufferLayoutRef,
    pbr::{MaterialPipeline, MaterialPipelineKey},
    prelude::*,
    render::render_resource::{AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError},
    shader::ShaderRef,
};

use super::{light::LightUniform, maps::Maps, quality::Quality};
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
        // One looks at the dome from inside.
        descriptor.primitive.cull_mode = None;
        if key.bind_group_data.0 == Quality::Software
            && let Some(fragment) = &mut descriptor.fragment
        {
            fragment.shader_defs.push("SOFTWARE".into());
        }
        Ok(())
    }
}

/// Distance of the dome from the eye, metres; nearer than the camera's far plane.
const DOME_M: f32 = 9_000.0;
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
        Mesh3d(meshes.add(Sphere::new(DOME_M).mesh().uv(32, 16))),
        MeshMaterial3d(materials.add(material)),
        NoFrustumCulling,
    ));
}

fn follow_quality(quality: Res<Quality>, mut skies: ResMut<Assets<SkyMaterial>>) {
    if quality.is_changed() {
        for (_, sky) in skies.iter_mut() {
            sky.quality = *quality;
        }
    }
}
