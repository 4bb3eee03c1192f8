//! The textures and buffers that every material reads. Their handles never change; what they hold does.

use bevy::{
    asset::RenderAssetUsages,
    image::{ImageAddressMode, ImageCompareFunction, ImageFilterMode, ImageSampler, ImageSamplerDescriptor},
    prelude::*,
    render::{
        render_resource::{Extent3d, TextureDimension, TextureFormat, TextureViewDescriptor, TextureViewDimension},
        storage::ShaderBuffer,
    },
};

use super::{material::ParkMaterial, quality::Quality, sky::SkyMaterial};
use crate::models::Surface;

/// Everything that is shared.
#[derive(Resource, Clone, Debug)]
pub struct Maps {
    /// One layer a surface.
    pub surfaces: Handle<Image>,
    /// Size of a tile and gloss, by surface.
    pub tiles: Handle<ShaderBuffer>,
    /// Depths seen from the sun.
    pub sun: Handle<Image>,
    /// Lamps and openness on the ground, and in the air above it; for a processor also the sun on the ground.
    pub ground: Handle<Image>,
    pub air: Handle<Image>,
    /// The sky, a hemisphere seen from below: the zenith in the middle.
    pub sky: Handle<Image>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Maps>().add_message::<MapsChanged>().add_systems(PostUpdate, bind_anew);
}

/// A texture has been replaced: materials must take it up.
#[derive(Message)]
pub struct MapsChanged;

impl FromWorld for Maps {
    fn from_world(world: &mut World) -> Self {
        let mut tiles = ShaderBuffer::new(&[], RenderAssetUsages::default());
        let tile = |surface: Surface| {
            let (u, v) = surface.tile();
            Vec4::new(1.0 / u as f32, 1.0 / v as f32, surface.gloss() as f32, 0.0)
        };
        tiles.set_data(Surface::ALL.map(tile).to_vec());
        let mut buffers = world.resource_mut::<Assets<ShaderBuffer>>();
        let tiles = buffers.add(tiles);
        let mut images = world.resource_mut::<Assets<Image>>();
        Self {
            tiles,
            // Until the real ones come: plain surfaces, no shadow, an open sky, no lamps.
            surfaces: images.add(layered(
                1,
                Surface::ALL.len() as u32,
                1,
                [188, 188, 188, 255].repeat(Surface::ALL.len()),
                Quality::Software,
            )),
            sun: images.add(depths(1, &[f32::MAX], 1.0)),
            ground: images.add(plan(1, 1, vec![0, 0, 255, 255])),
            air: images.add(block((1, 1, 1), vec![0, 0, 0, 255])),
            sky: images.add(sky(1, &[[0.3, 0.4, 0.6]])),
        }
    }
}

/// A stack of square textures with their mipmaps: all levels of the first, then all of the next. Colours are sRGB.
pub fn layered(size: u32, layers: u32, levels: u32, mut rgba: Vec<u8>, quality: Quality) -> Image {
    let extent = Extent3d { width: size, height: size, depth_or_array_layers: layers };
    // A processor would decode every texel that it blends, for every pixel: it gets them decoded.
    let format = if quality == Quality::Software {
        decode(&mut rgba);
        TextureFormat::Rgba8Unorm
    } else {
        TextureFormat::Rgba8UnormSrgb
    };
    let mut image = Image::new_uninit(extent, TextureDimension::D2, format, RenderAssetUsages::RENDER_WORLD);
    image.texture_descriptor.mip_level_count = levels;
    image.texture_view_descriptor =
        Some(TextureViewDescriptor { dimension: Some(TextureViewDimension::D2Array), ..default() });
    image.data = Some(rgba);
    image.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
        address_mode_u: ImageAddressMode::Repeat,
        address_mode_v: ImageAddressMode::Repeat,
        mag_filter: ImageFilterMode::Linear,
        min_filter: ImageFilterMode::Linear,
        // Blending two mipmaps doubles the cost of what costs a processor most.
        mipmap_filter: if quality == Quality::Software { ImageFilterMode::Nearest } else { ImageFilterMode::Linear },
        ..default()
    });
    image
}

/// sRGB to linear, in place; alpha stays.
fn decode(rgba: &mut [u8]) {
    let linear: Vec<u8> =
        (0..=255).map(|code| (Srgba::gamma_function(code as f32 / 255.0) * 255.0).round() as u8).collect();
    for texel in rgba.chunks_exact_mut(4) {
        for channel in texel.iter_mut().take(3) {
            *channel = linear.get(usize::from(*channel)).copied().unwrap_or_default();
        }
    }
}

/// Depths row by row, as shares of `range_m`; a sampler compares four at once and blends what comes out.
pub fn depths(size: u32, depths_m: &[f32], range_m: f32) -> Image {
    let share = |depth: &f32| ((depth / range_m).clamp(0.0, 1.0) * 65_535.0) as u16;
    let bytes = depths_m.iter().flat_map(|depth| share(depth).to_le_bytes()).collect();
    let mut image = flat(size, size, TextureFormat::Depth16Unorm, bytes);
    image.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
        compare: Some(ImageCompareFunction::LessEqual),
        ..ImageSamplerDescriptor::linear()
    });
    image
}

/// A plan of four bytes a texel.
pub fn plan(columns: u32, rows: u32, rgba: Vec<u8>) -> Image {
    clamped(flat(columns, rows, TextureFormat::Rgba8Unorm, rgba))
}

/// A block of four bytes a texel: x, then y up, then z.
pub fn block((columns, layers, rows): (u32, u32, u32), rgba: Vec<u8>) -> Image {
    let extent = Extent3d { width: columns, height: layers, depth_or_array_layers: rows };
    clamped(Image::new(extent, TextureDimension::D3, rgba, TextureFormat::Rgba8Unorm, RenderAssetUsages::RENDER_WORLD))
}

/// Linear colours of a square sky.
pub fn sky(size: u32, colours: &[[f32; 3]]) -> Image {
    let texel = |[r, g, b]: &[f32; 3]| [*r, *g, *b, 1.0].map(half_bits);
    let bytes = colours.iter().flat_map(texel).flat_map(u16::to_le_bytes).collect();
    clamped(flat(size, size, TextureFormat::Rgba16Float, bytes))
}

/// IEEE 754 half precision, towards zero; only what colours need: nothing negative, nothing tiny.
fn half_bits(value: f32) -> u16 {
    let value = value.clamp(0.0, 60_000.0);
    let bits = value.to_bits();
    let exponent = (bits >> 23) as i32 - 127 + 15;
    if exponent <= 0 { 0 } else { ((exponent as u32) << 10 | (bits >> 13) & 0x3ff) as u16 }
}

fn flat(width: u32, height: u32, format: TextureFormat, bytes: Vec<u8>) -> Image {
    let extent = Extent3d { width, height, depth_or_array_layers: 1 };
    Image::new(extent, TextureDimension::D2, bytes, format, RenderAssetUsages::RENDER_WORLD)
}

fn clamped(mut image: Image) -> Image {
    image.sampler = ImageSampler::linear();
    image
}

/// A material holds on to the textures that it was bound with; touching it binds it to those of now.
fn bind_anew(
    mut changed: MessageReader<MapsChanged>,
    mut materials: ResMut<Assets<ParkMaterial>>,
    mut skies: ResMut<Assets<SkyMaterial>>,
) {
    if changed.read().count() > 0 {
        materials.iter_mut().for_each(drop);
        skies.iter_mut().for_each(drop);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_precision_of_known_numbers() {
        for (value, bits) in [(0.0, 0), (1.0, 0x3c00), (0.5, 0x3800), (2.0, 0x4000), (0.25, 0x3400)] {
            assert_eq!(half_bits(value), bits, "{value}");
        }
    }
}
