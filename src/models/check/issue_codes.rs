//! The codes of the issues that this check reports, each with the names of its arguments.
//!
//! The words stand in `assets/locales/*.ftl` as `issue-<code>` with the attribute `.hint`. Common arguments:
//! `at` is where in the document (`nodes[3] (Roof)`, `meshes[0].primitives[1]`), `file` a path as the scene writes it,
//! `uri` what the document says, `reason` an English sentence of a parser. Counts and sizes are plain numbers.

/// Every code of this room's checks and its argument names.
pub const ISSUE_CODES: &[(&str, &[&str])] = &[
    // The file as a whole.
    ("gltf-file-missing", &["file"]),
    ("gltf-unreadable", &["file", "reason"]),
    ("gltf-empty", &["file"]),
    ("gltf-too-big", &["file", "megabytes", "limit"]),
    // More JSON values, or more elements in one accessor, than a viewer can hold.
    ("gltf-too-complex", &["at", "count", "limit"]),
    // Neither the GLB magic nor a JSON object.
    ("gltf-not-gltf", &["file"]),
    // Only glTF 2.x can be read; 1.0 is the usual other one.
    ("gltf-version", &["version"]),
    // The GLB container. Numbers are bytes.
    ("gltf-glb-header", &["actual", "needed"]),
    ("gltf-glb-length", &["declared", "actual"]),
    ("gltf-glb-chunk", &["chunk", "declared", "actual"]),
    ("gltf-glb-chunk-type", &["chunk"]),
    // The JSON document; line and column in the location of a `.gltf`.
    ("gltf-json-syntax", &["reason"]),
    ("gltf-json-shape", &["reason"]),
    ("gltf-index-reference", &["at"]),
    ("gltf-value-invalid", &["at"]),
    ("gltf-value-missing", &["at"]),
    // Extensions: needed but unsupported (error), or only left out of the picture (warning).
    ("gltf-extension-required", &["extension"]),
    ("gltf-extension-ignored", &["extension"]),
    // Addresses of buffers and images.
    ("gltf-path-outside", &["at", "uri"]),
    ("gltf-uri-remote", &["at", "uri"]),
    ("gltf-uri-invalid", &["at", "uri"]),
    // Buffers and what reads them. Numbers are bytes.
    ("gltf-bin-missing", &["at"]),
    ("gltf-buffer-missing", &["at", "uri"]),
    ("gltf-buffer-short", &["at", "declared", "actual"]),
    ("gltf-buffer-view-outside", &["at", "end", "length"]),
    ("gltf-accessor-outside", &["at", "end", "length"]),
    // Valid by the rules (it means zeros), but the loader refuses it.
    ("gltf-accessor-without-data", &["at"]),
    // Meshes.
    ("gltf-position-missing", &["at"]),
    ("gltf-position-not-finite", &["at", "vertex"]),
    ("gltf-bounds-missing", &["at"]),
    ("gltf-bounds-wrong", &["at"]),
    ("gltf-attribute-type", &["at", "attribute", "found"]),
    ("gltf-attribute-count", &["at", "attribute", "count", "expected"]),
    ("gltf-index-outside", &["at", "index", "limit"]),
    ("gltf-mode-unsupported", &["at", "mode"]),
    ("gltf-triangles-incomplete", &["at", "count"]),
    ("gltf-too-many-triangles", &["count", "limit"]),
    ("gltf-not-fully-checked", &["file"]),
    // Nodes.
    ("gltf-node-cycle", &["at"]),
    // It hangs in the tree twice: under two nodes, or under one and in the scene's own list.
    ("gltf-node-two-parents", &["at"]),
    ("gltf-nodes-too-deep", &["at", "limit"]),
    ("gltf-joint-outside-scene", &["at", "joint"]),
    ("gltf-nothing-shown", &["file"]),
    // Images and textures. Sizes are pixels.
    ("gltf-image-missing", &["at", "uri"]),
    ("gltf-image-format", &["at", "format"]),
    ("gltf-image-corrupt", &["at", "reason"]),
    ("gltf-image-type-mismatch", &["at", "declared", "found"]),
    ("gltf-image-too-large", &["at", "width", "height", "limit"]),
    ("gltf-texture-without-image", &["at"]),
    // Ids that bind nodes to places.
    ("gltf-yungu-not-text", &["at"]),
    ("gltf-yungu-malformed", &["at", "id"]),
    ("gltf-yungu-duplicate", &["at", "id", "first"]),
    // The rest of a long list.
    ("gltf-more-issues", &["count"]),
    // A park's models.
    ("model-missing", &["file"]),
    ("model-path-outside", &["file"]),
    // Not `.glb` or `.gltf`.
    ("model-file-kind", &["file"]),
    ("model-unknown-place", &["file", "id"]),
    ("model-unknown-place-near", &["file", "id", "near"]),
    ("model-unbound-place", &["file", "id"]),
    ("model-stale", &["file"]),
    // Things before the door of a room.
    ("door-blocked", &["place"]),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_stands_once_and_is_kebab_case() {
        let codes: BTreeSet<&str> = ISSUE_CODES.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes.len(), ISSUE_CODES.len());
        for code in codes {
            assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code}");
        }
    }
}
