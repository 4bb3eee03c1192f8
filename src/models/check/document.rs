//! From JSON text to a typed document, with line and column for a mistake, and its references checked.

use gltf_json::{
    Root,
    mesh::Semantic,
    validation::{Checked, Error as Fault, Validate},
};
use serde::Deserialize;

use crate::park::Issue;

use super::{container::Parts, extensions, report::Report};

/// The most JSON values in one document. Each may become a few hundred bytes once it is read.
const MOST_VALUES: usize = 8_000_000;

/// What must be known before the rest can be understood.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    #[serde(default)]
    asset: Option<Asset>,
    #[serde(default)]
    extensions_used: Vec<String>,
    #[serde(default)]
    extensions_required: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asset {
    #[serde(default)]
    version: Option<String>,
    #[serde(default)]
    min_version: Option<String>,
}

/// The document, unless it is not JSON, of another version, or needs what the viewer can't do.
pub(super) fn parse(parts: &Parts, report: &mut Report) -> Option<Root> {
    // Every further value in an array or object costs a comma, every container a bracket.
    let values = parts.json.iter().filter(|byte| matches!(byte, b',' | b'{' | b'[')).count();
    if values > MOST_VALUES {
        let issue = Issue::error("gltf-too-complex").with("at", "JSON").with("count", values);
        report.push(issue.with("limit", MOST_VALUES));
        return None;
    }
    let head: Head = match serde_json::from_slice(parts.json) {
        Ok(head) => head,
        Err(fault) => return refuse(&fault, parts, report),
    };
    if !version_fits(head.asset.as_ref(), report) {
        return None;
    }
    if !extensions::check(&head.extensions_used, &head.extensions_required, report) {
        return None;
    }
    let root: Root = match serde_json::from_slice(parts.json) {
        Ok(root) => root,
        Err(fault) => return refuse(&fault, parts, report),
    };
    check_references(&root, report);
    Some(root)
}

fn refuse(fault: &serde_json::Error, parts: &Parts, report: &mut Report) -> Option<Root> {
    let code = match fault.classify() {
        serde_json::error::Category::Data => "gltf-json-shape",
        _ => "gltf-json-syntax",
    };
    let words = fault.to_string();
    let reason = words.rsplit_once(" at line ").map_or(words.as_str(), |(reason, _)| reason);
    // Nobody opens the inside of a GLB in an editor: its lines say nothing.
    let spot = (!parts.is_glb && fault.line() > 0).then(|| (fault.line(), fault.column()));
    report.push_at(Issue::error(code).with("reason", reason), spot);
    None
}

fn version_fits(asset: Option<&Asset>, report: &mut Report) -> bool {
    let Some(version) = asset.and_then(|asset| asset.version.as_deref()) else {
        report.push(Issue::error("gltf-value-missing").with("at", "asset.version"));
        return false;
    };
    let shown = |version: &str| version.chars().take(20).collect::<String>();
    if version.split('.').next() != Some("2") {
        report.push(Issue::error("gltf-version").with("version", shown(version)));
        return false;
    }
    // A later 2.x adds what may be left out, or so the rules promise; the loader does not look at this.
    if let Some(least) = asset.and_then(|asset| asset.min_version.as_deref()).filter(|least| *least != "2.0") {
        report.push(Issue::warning("gltf-version").with("version", shown(least)));
    }
    true
}

/// Indices that lead nowhere, missing and impossible values, by the rules of crate `gltf`, which the loader applies too.
fn check_references(root: &Root, report: &mut Report) {
    // That crate's check of a primitive looks its positions up without asking whether they are there.
    let mut dangling = false;
    for (m, mesh) in root.meshes.iter().enumerate() {
        for (p, primitive) in mesh.primitives.iter().enumerate() {
            let position = primitive.attributes.get(&Checked::Valid(Semantic::Positions));
            if position.is_some_and(|index| index.value() >= root.accessors.len()) {
                dangling = true;
                let at = format!("meshes[{m}].primitives[{p}].attributes.POSITION");
                report.push(Issue::error("gltf-index-reference").with("at", at));
            }
        }
    }
    if dangling {
        return;
    }
    root.validate(root, gltf_json::Path::new, &mut |path, fault| {
        let path = path().to_string();
        let code = match fault {
            // Judged by `extensions`, which knows what the viewer can do.
            Fault::Unsupported => return,
            Fault::IndexOutOfBounds => "gltf-index-reference",
            Fault::Missing if path.ends_with(".min") || path.ends_with(".max") => "gltf-bounds-missing",
            Fault::Missing if path.ends_with("\"POSITION\"]") || path.ends_with("POSITION") => "gltf-position-missing",
            Fault::Missing if path.starts_with("accessors") && path.ends_with(".bufferView") => {
                "gltf-accessor-without-data"
            }
            Fault::Missing if path.starts_with("textures") => "gltf-texture-without-image",
            Fault::Missing => "gltf-value-missing",
            Fault::Invalid | Fault::Oversize => "gltf-value-invalid",
        };
        report.push(Issue::error(code).with("at", path));
    });
}
