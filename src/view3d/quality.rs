//! How much is spent on a picture: chosen from the adapter, unless somebody chose.

use bevy::{prelude::*, render::renderer::RenderAdapterInfo};

/// What is drawn, from least to most.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quality {
    /// For a PC without a GPU: light worked out per corner, façades as textures, no multisampling; fewer pixels while the
    /// camera moves, if frames take long.
    #[default]
    Software,
    /// Light per pixel, soft shadows, ambient occlusion, rooms behind glass, four samples a pixel, bloom.
    Balanced,
    /// All buildings in full detail from everywhere, the finest sun map.
    Showroom,
}

/// What the user asked for; `None` lets the adapter decide.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct QualityWish(pub Option<Quality>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Quality>().init_resource::<QualityWish>().add_systems(PreStartup, choose_quality);
}

impl Quality {
    /// The next that costs less.
    pub fn lower(self) -> Option<Self> {
        match self {
            Self::Software => None,
            Self::Balanced => Some(Self::Software),
            Self::Showroom => Some(Self::Balanced),
        }
    }

    /// The next that draws more.
    pub fn higher(self) -> Option<Self> {
        match self {
            Self::Software => Some(Self::Balanced),
            Self::Balanced => Some(Self::Showroom),
            Self::Showroom => None,
        }
    }

    /// Samples a pixel.
    pub fn msaa(self) -> Msaa {
        match self {
            Self::Software => Msaa::Off,
            Self::Balanced | Self::Showroom => Msaa::Sample4,
        }
    }

    /// Up to this distance from its walls a building is drawn in full, metres.
    pub fn near_m(self) -> f32 {
        match self {
            Self::Software => 40.0,
            Self::Balanced => 260.0,
            Self::Showroom => 1500.0,
        }
    }

    /// The like for trees and street furniture.
    pub fn near_small_m(self) -> f32 {
        match self {
            Self::Software => 28.0,
            Self::Balanced => 110.0,
            Self::Showroom => 320.0,
        }
    }

    /// The like for racks.
    pub fn near_indoors_m(self) -> f32 {
        match self {
            Self::Software => 9.0,
            Self::Balanced => 40.0,
            Self::Showroom => 120.0,
        }
    }

    /// From here on street furniture is not drawn at all, metres.
    pub fn props_m(self) -> f32 {
        match self {
            Self::Software => 170.0,
            Self::Balanced => 600.0,
            Self::Showroom => 3000.0,
        }
    }

    /// Texels along a side of the sun's map.
    pub fn sun_map_size(self) -> u32 {
        match self {
            Self::Software => 2048,
            Self::Balanced | Self::Showroom => 4096,
        }
    }

    /// Pixels along a side of a surface's texture.
    pub fn texture_size(self) -> u32 {
        match self {
            Self::Software => 256,
            Self::Balanced | Self::Showroom => 512,
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
