//! Which glTF extensions the viewer's loader understands, and what is lost without the others.
//!
//! As of Bevy 0.19: the loader refuses a file that *requires* an extension that crate `gltf` was not built for, and
//! passes over every other one silently. It reads `KHR_materials_volume`, `_specular`, `_clearcoat` and `_anisotropy`
//! where they are used, but refuses them where they are required.

use std::collections::BTreeSet;

use crate::park::Issue;

use super::report::Report;

/// Understood, even where a file requires them.
const UNDERSTOOD: &[&str] = &[
    "KHR_lights_punctual",
    "KHR_materials_emissive_strength",
    "KHR_materials_ior",
    "KHR_materials_transmission",
    "KHR_materials_unlit",
    "KHR_texture_transform",
];

/// Nothing to see is lost where a file only uses these: the loader reads them, what they pack is there unpacked as
/// well (if it is not, the check of the buffers or textures says so), or they are notes for other programs.
const HARMLESS: &[&str] = &[
    "EXT_mesh_features",
    "EXT_meshopt_compression",
    "EXT_structural_metadata",
    "EXT_texture_avif",
    "EXT_texture_webp",
    "KHR_draco_mesh_compression",
    "KHR_materials_anisotropy",
    "KHR_materials_clearcoat",
    "KHR_materials_specular",
    "KHR_materials_volume",
    "KHR_mesh_quantization",
    "KHR_meshopt_compression",
    "KHR_texture_basisu",
    "KHR_xmp",
    "KHR_xmp_json_ld",
    "MSFT_texture_dds",
];

/// Reports what is declared; false if the file cannot be read without something the loader lacks.
pub(super) fn check(used: &[String], required: &[String], report: &mut Report) -> bool {
    let needed: BTreeSet<&str> = required.iter().map(String::as_str).collect();
    let used: BTreeSet<&str> = used.iter().map(String::as_str).collect();
    let mut readable = true;
    for name in needed.iter().filter(|name| !UNDERSTOOD.contains(name)) {
        readable = false;
        report.push(Issue::error("gltf-extension-required").with("extension", shown(name)));
    }
    for name in used.difference(&needed).filter(|name| !UNDERSTOOD.contains(name) && !HARMLESS.contains(name)) {
        report.push(Issue::warning("gltf-extension-ignored").with("extension", shown(name)));
    }
    readable
}

fn shown(name: &str) -> String {
    name.chars().take(60).collect()
}
