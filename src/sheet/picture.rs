//! The picture: read, cropped to what is shown, no finer than a printer resolves, packed as JPEG.

use std::io::Cursor;

use image::{DynamicImage, ImageReader, Limits, RgbImage, codecs::jpeg::JpegEncoder, imageops};

use super::{SheetError, SheetPicture};

/// The shape that is kept; the page may show less of its height.
const RATIO: f64 = 16.0 / 9.0;
/// 270 dots an inch across the page.
const MOST_PIXELS_ACROSS: u32 = 1872;
const QUALITY: u8 = 88;
/// A side of a picture that is read at all.
const MOST_SIDE: u32 = 20_000;
const MOST_BYTES: u64 = 600 << 20;

/// A picture as the file holds it.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    pub jpeg: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// # Errors
/// A file that is no PNG or JPEG, or is larger than 20,000 pixels a side or 600 MB; pixels that are not as many as said.
pub(super) fn pack(picture: &SheetPicture) -> Result<Packed, SheetError> {
    let whole = match picture {
        SheetPicture::File(bytes) => read(bytes)?,
        SheetPicture::Rgb8 { width, height, pixels } => from_pixels(*width, *height, pixels)?,
    };
    let (x, y, width, height) = crop(whole.width(), whole.height());
    let mut shown = imageops::crop_imm(&whole, x, y, width, height).to_image();
    if width > MOST_PIXELS_ACROSS {
        let height = (f64::from(height) * f64::from(MOST_PIXELS_ACROSS) / f64::from(width)).round().max(1.0) as u32;
        shown = imageops::resize(&shown, MOST_PIXELS_ACROSS, height, imageops::FilterType::CatmullRom);
    }
    let mut jpeg = Vec::new();
    let packed = JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&shown);
    packed.map_err(|error| SheetError::Picture(error.to_string()))?;
    Ok(Packed { jpeg, width: shown.width(), height: shown.height() })
}

fn read(bytes: &[u8]) -> Result<RgbImage, SheetError> {
    let broken = |error: &dyn std::fmt::Display| SheetError::Picture(error.to_string());
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| broken(&error))?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_SIDE), Some(MOST_SIDE));
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let image = reader.decode().map_err(|error| broken(&error))?;
    if image.width() == 0 || image.height() == 0 {
        return Err(broken(&"it has no pixels"));
    }
    Ok(on_white(&image))
}

/// Paper is white: what shines through does so onto white.
fn on_white(image: &DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.to_rgb8();
    }
    let mut flat = RgbImage::new(image.width(), image.height());
    for (to, from) in flat.pixels_mut().zip(image.to_rgba8().pixels()) {
        let [r, g, b, a] = from.0.map(u16::from);
        to.0 = [r, g, b].map(|value| ((value * a + 255 * (255 - a)) / 255) as u8);
    }
    flat
}

fn from_pixels(width: u32, height: u32, pixels: &[u8]) -> Result<RgbImage, SheetError> {
    let wrong = SheetError::PictureSize { width, height, got: pixels.len() };
    let needed = u64::from(width).checked_mul(u64::from(height)).and_then(|count| count.checked_mul(3));
    if pixels.is_empty() || needed != Some(pixels.len() as u64) {
        return Err(wrong);
    }
    RgbImage::from_raw(width, height, pixels.to_vec()).ok_or(wrong)
}

/// The largest part of the wanted shape, about the middle: x, y, width, height. At least one pixel.
fn crop(width: u32, height: u32) -> (u32, u32, u32, u32) {
    let (w, h) = (f64::from(width), f64::from(height));
    let across = (h * RATIO).ceil().clamp(1.0, w) as u32;
    let down = (w / RATIO).ceil().clamp(1.0, h) as u32;
    ((width - across) / 2, (height - down) / 2, across, down)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crops_about_the_middle() {
        assert_eq!(crop(1600, 900), (0, 0, 1600, 900));
        assert_eq!(crop(2000, 900), (200, 0, 1600, 900));
        assert_eq!(crop(1600, 1600), (0, 350, 1600, 900));
        assert_eq!(crop(1, 1), (0, 0, 1, 1));
        assert_eq!(crop(1, 5000), (0, 2499, 1, 1));
        assert_eq!(crop(5000, 1), (2499, 0, 2, 1));
    }

    #[test]
    fn what_is_no_picture_is_told() {
        for bytes in [&b""[..], b"\x89PNG\r\n\x1a\n", b"hello", b"\xff\xd8\xff\xe0\0"] {
            assert!(matches!(pack(&SheetPicture::File(bytes.to_vec())), Err(SheetError::Picture(_))));
        }
        let few = SheetPicture::Rgb8 { width: 4, height: 4, pixels: vec![0; 47] };
        assert!(matches!(pack(&few), Err(SheetError::PictureSize { got: 47, .. })));
        let vast = SheetPicture::Rgb8 { width: u32::MAX, height: u32::MAX, pixels: vec![] };
        assert!(matches!(pack(&vast), Err(SheetError::PictureSize { .. })));
    }

    #[test]
    fn transparent_pixels_are_white_paper() {
        let clear = image::RgbaImage::from_pixel(2, 2, image::Rgba([0, 0, 0, 0]));
        assert_eq!(on_white(&DynamicImage::ImageRgba8(clear)).get_pixel(0, 0).0, [255, 255, 255]);
    }
}
