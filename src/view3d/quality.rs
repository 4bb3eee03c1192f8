//! How much is spent on a pixel: chosen from the adapter, unless somebody chose.

use bevy::{prelude::*, render::renderer::RenderAdapterInfo};

/// What is drawn, from least to most.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// For a PC without a GPU: no multisampling.
    #[default]
    Software,
    /// Four samples a pixel.
    Balanced,
    Showroom,
}

/// What the user asked for; `None` lets the adapter decide.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct QualityWish(pub Option<Quality>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Quality>().init_resource::<QualityWish>().add_systems(PreStartup, choose_quality);
}

impl Quality {
    /// Samples a pixel.
    pub fn msaa(self) -> Msaa {
        match self {
            Self::Software => Msaa::Off,
            Self::Balanced | Self::Showroom => Msaa::Sample4,
        }
    }
}

fn choose_quality(wish: Res<QualityWish>, adapter: Option<Res<RenderAdapterInfo>>, mut quality: ResMut<Quality>) {
    let from_adapter = adapter.map_or(Quality::Software, |info| match info.device_type {
        wgpu::DeviceType::DiscreteGpu => Quality::Showroom,
        wgpu::DeviceType::IntegratedGpu | wgpu::DeviceType::VirtualGpu => Quality::Balanced,
        wgpu::DeviceType::Cpu | wgpu::DeviceType::Other => Quality::Software,
    });
    *quality = wish.0.unwrap_or(from_adapter);
    info!("quality {:?}", *quality);
}
