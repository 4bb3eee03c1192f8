//! Tells kinds of picture files apart and reads the size of PNG and JPEG, walking their blocks without decoding.

/// A kind of picture file, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Png,
    Jpeg,
    Webp,
    /// With pixels or blocks that graphics hardware takes as they are.
    Ktx2,
    /// KTX 2.0 that must be transcoded first, which the viewer can't.
    Basis,
    Dds,
    Gif,
    Bmp,
    Avif,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Webp => "WebP",
            Self::Ktx2 => "KTX2",
            Self::Basis => "KTX2 (Basis Universal)",
            Self::Dds => "DDS",
            Self::Gif => "GIF",
            Self::Bmp => "BMP",
            Self::Avif => "AVIF",
        }
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    Some(match bytes {
        _ if starts(PNG) => Kind::Png,
        _ if starts(b"\xFF\xD8\xFF") => Kind::Jpeg,
        _ if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Kind::Webp,
        _ if starts(b"\xABKTX 20\xBB") => {
            if is_basis(bytes) {
                Kind::Basis
            } else {
                Kind::Ktx2
            }
        }
        _ if starts(b"DDS ") => Kind::Dds,
        _ if starts(b"GIF8") => Kind::Gif,
        _ if starts(b"BM") => Kind::Bmp,
        _ if bytes.get(4..12) == Some(b"ftypavif") => Kind::Avif,
        _ => return None,
    })
}

/// Width and height, if every chunk up to the end is there.
///
/// A PNG is its signature, then chunks of length, name, data and checksum, from `IHDR` to `IEND` (ISO/IEC 15948).
pub(super) fn png_size(bytes: &[u8]) -> Result<(u32, u32), &'static str> {
    let mut rest = bytes.strip_prefix(PNG).ok_or("no PNG signature")?;
    let mut size = None;
    let mut has_data = false;
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let (name, after) = after.split_first_chunk::<4>().ok_or("cut off")?;
        let length = u32::from_be_bytes(*length) as usize;
        let (data, after) = after.split_at_checked(length).ok_or("cut off")?;
        match (name, size) {
            (b"IHDR", None) => {
                let side = |at: usize| data.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
                size = side(0).zip(side(4)).filter(|(w, h)| *w > 0 && *h > 0);
                if size.is_none() {
                    return Err("no size in its header");
                }
            }
            (_, None) => return Err("no header"),
            (b"IDAT", _) => has_data = true,
            (b"IEND", _) => return size.filter(|_| has_data).ok_or("no picture data"),
            _ => {}
        }
        rest = after.get(4..).ok_or("cut off")?;
    }
    Err("cut off")
}

/// Width and height; a picture of one row has height 0.
///
/// After 12 bytes of signature a KTX 2.0 file has `vkFormat`, type size, width and height, each 4 bytes, and at 44 the
/// supercompression scheme.
pub(super) fn ktx2_size(bytes: &[u8]) -> Result<(u32, u32), &'static str> {
    let whole_header = bytes.len() >= 80;
    word(bytes, 20).zip(word(bytes, 24)).filter(|_| whole_header).ok_or("cut off")
}

/// Basis Universal shows as an undefined format or as supercompression scheme 1.
fn is_basis(bytes: &[u8]) -> bool {
    word(bytes, 12) == Some(0) || word(bytes, 44) == Some(1)
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// Width and height from the first frame header.
///
/// A JPEG is marker segments `FF xx` with a length, up to the scan (ITU-T T.81, annex B).
pub(super) fn jpeg_size(bytes: &[u8]) -> Result<(u32, u32), &'static str> {
    let mut rest = bytes.strip_prefix(b"\xFF\xD8").ok_or("no JPEG signature")?;
    loop {
        let [0xFF, marker, after @ ..] = rest else {
            return Err("cut off");
        };
        match marker {
            // Fill bytes may stand before a marker; these others have no length.
            0xFF => rest = rest.get(1..).unwrap_or_default(),
            0x01 | 0xD0..=0xD7 => rest = after,
            0xD9 | 0xDA => return Err("no frame header"),
            _ => {
                let [high, low, ..] = after else { return Err("cut off") };
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                let segment = after.get(..length.max(2)).ok_or("cut off")?;
                // Frame headers, but not tables (C4, CC) or extensions (C8).
                if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
                    let side = |at: usize| segment.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes);
                    let size = side(5).zip(side(3)).filter(|(w, h)| *w > 0 && *h > 0);
                    return size.map(|(w, h)| (w.into(), h.into())).ok_or("no size in its header");
                }
                rest = after.get(length.max(2)..).unwrap_or_default();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A 1×1 grey PNG.
    const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
        \0\0\0\x0aIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71\0\0\0\0IEND\xae\x42\x60\x82";

    #[test]
    fn a_whole_png_has_a_size_and_a_cut_one_has_not() {
        assert_eq!(png_size(DOT), Ok((1, 1)));
        for end in 8..DOT.len() - 4 {
            assert!(png_size(&DOT[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn basis_universal_is_told_from_plain_blocks() {
        let ktx2 = |format: u8, scheme: u8| {
            let mut bytes = b"\xABKTX 20\xBB\r\n\x1a\n".to_vec();
            bytes.extend([format, 0, 0, 0, 1, 0, 0, 0, 64, 0, 0, 0, 32, 0, 0, 0]);
            bytes.resize(44, 0);
            bytes.extend([scheme, 0, 0, 0]);
            bytes.resize(80, 0);
            bytes
        };
        assert_eq!((kind(&ktx2(37, 2)), ktx2_size(&ktx2(37, 2))), (Some(Kind::Ktx2), Ok((64, 32))));
        assert_eq!(kind(&ktx2(0, 0)), Some(Kind::Basis));
        assert_eq!(kind(&ktx2(37, 1)), Some(Kind::Basis));
        assert!(ktx2_size(&ktx2(37, 2)[..46]).is_err());
    }

    #[test]
    fn a_jpeg_has_its_size_after_other_segments() {
        let jpeg = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xC4\0\x02\xFF\xC0\0\x0b\x08\0\x20\0\x40\x01\x01\x11\0\xFF\xDA";
        assert_eq!(jpeg_size(jpeg), Ok((64, 32)));
        assert!(jpeg_size(&jpeg[..14]).is_err());
    }
}
