//! Checks that images are there, of a kind that the viewer reads, of the kind they say, and whole.

use std::{collections::BTreeSet, path::Path};

use gltf_json::{Image, Root};

use crate::park::Issue;

use super::{
    buffers::{Buffers, shown},
    container,
    picture::{self, Kind},
    report::{Report, at},
    uri::{self, Target},
};

/// The largest side of a texture that common graphics hardware takes, pixels.
const MOST_PIXELS: u32 = 16_384;

pub(super) fn check(root: &Root, buffers: &Buffers, folder: &Path, report: &mut Report) {
    // The loader reads what a texture names itself; a picture that only an extension names has a stand-in.
    let used: BTreeSet<usize> = root.textures.iter().map(|texture| texture.source.value()).collect();
    for (k, image) in root.images.iter().enumerate().filter(|(k, _)| used.contains(k)) {
        let at = at("images", k, image.name.as_deref());
        if let Err(issue) = check_one(root, image, buffers, folder, &at, report) {
            report.push(*issue);
        }
    }
}

fn check_one(
    root: &Root,
    image: &Image,
    buffers: &Buffers,
    folder: &Path,
    at: &str,
    report: &mut Report,
) -> Result<(), Box<Issue>> {
    let fault = |code| Issue::error(code).with("at", at);
    let with_uri = |code, uri: &str| Box::new(fault(code).with("uri", shown(uri)));
    let mime = image.mime_type.as_ref().map(|mime| mime.0.clone());
    match (&image.uri, &image.buffer_view) {
        (Some(uri), _) => match uri::target(uri) {
            Target::Data { mime: own, bytes } => check_bytes(&bytes, &mime.unwrap_or(own), at, report),
            Target::Invalid => Err(with_uri("gltf-uri-invalid", uri)),
            Target::Remote => Err(with_uri("gltf-uri-remote", uri)),
            Target::Outside => Err(with_uri("gltf-path-outside", uri)),
            Target::Beside(path) => {
                // One picture can be named a million times.
                if !report.spend(1) {
                    return Ok(());
                }
                let bytes =
                    container::read(&folder.join(&path), &shown(uri)).map_err(|issue| match issue.code.as_str() {
                        "gltf-file-missing" => with_uri("gltf-image-missing", uri),
                        "gltf-empty" => Box::new(fault("gltf-image-corrupt").with("reason", "empty")),
                        _ => issue,
                    })?;
                report.spend(bytes.len() as u64 / 16);
                // The loader goes by the file's ending here, whatever `mimeType` says.
                let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
                check_bytes(&bytes, &format!(".{}", ending.to_lowercase()), at, report)
            }
        },
        (None, Some(view)) => {
            let Some(mime) = mime else {
                return Err(Box::new(Issue::error("gltf-value-missing").with("at", format!("{at}.mimeType"))));
            };
            let bytes = root.buffer_views.get(view.value()).and_then(|view| buffers.view(view));
            bytes.map_or(Ok(()), |bytes| check_bytes(bytes, &mime, at, report))
        }
        (None, None) => Err(Box::new(Issue::error("gltf-value-missing").with("at", format!("{at}.uri")))),
    }
}

/// `declared` is a media type, or a file's ending with its dot.
fn check_bytes(bytes: &[u8], declared: &str, at: &str, report: &mut Report) -> Result<(), Box<Issue>> {
    let fault = |code| Issue::error(code).with("at", at);
    let promised = match declared {
        "image/png" | ".png" => Kind::Png,
        "image/jpeg" | ".jpg" | ".jpeg" => Kind::Jpeg,
        "image/ktx2" | ".ktx2" => Kind::Ktx2,
        _ => {
            let format = declared.chars().take(40).collect::<String>();
            return Err(Box::new(fault("gltf-image-format").with("format", format)));
        }
    };
    match picture::kind(bytes) {
        Some(found) if found == promised => {}
        Some(found @ (Kind::Png | Kind::Jpeg | Kind::Ktx2)) => {
            let issue = fault("gltf-image-type-mismatch").with("declared", declared);
            return Err(Box::new(issue.with("found", found.name())));
        }
        Some(found) => return Err(Box::new(fault("gltf-image-format").with("format", found.name()))),
        None => {
            return Err(Box::new(fault("gltf-image-corrupt").with("reason", "not the start of a picture")));
        }
    }
    let size = match promised {
        Kind::Png => picture::png_size(bytes),
        Kind::Ktx2 => picture::ktx2_size(bytes),
        _ => picture::jpeg_size(bytes),
    };
    let (width, height) = size.map_err(|reason| Box::new(fault("gltf-image-corrupt").with("reason", reason)))?;
    if width.max(height) > MOST_PIXELS {
        let issue = fault("gltf-image-too-large").with("width", width).with("height", height);
        report.push(issue.with("limit", MOST_PIXELS));
    }
    Ok(())
}
