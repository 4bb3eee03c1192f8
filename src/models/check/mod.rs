//! Inspects any glTF file before the viewer gets it: what is broken, what the viewer cannot do, what it would leave out.
//!
//! The viewer's loader stops at a file's first fault, and a few faults would take the whole program with them (a tree
//! thousands of levels deep, a branch that is shared over and over). Here each fault becomes an [`Issue`] with its
//! place in the document, in bounded time and memory, and nothing panics.

mod accessors;
mod buffers;
mod container;
mod document;
mod extensions;
mod images;
mod issue_codes;
mod meshes;
mod nodes;
mod park_models;
mod picture;
mod report;
mod uri;

use std::path::Path;

use crate::park::{Issue, Severity};

pub use issue_codes::ISSUE_CODES;
pub use park_models::{SeenModel, check_park, find_model, see_models};

use report::Report;

/// Everything wrong with a `.glb` or `.gltf` and the files that it names.
///
/// Errors are what keeps the viewer from showing the file or a part of it, also where the file is valid but needs
/// what the viewer lacks; warnings are what it leaves out or shows otherwise. An empty list is a clean file.
/// Reads at most 512 MiB of the file, as much of its buffers, and each picture up to that size; opens nothing outside
/// the file's folder.
pub fn check_file(path: &Path) -> Vec<Issue> {
    inspect(path).0
}

/// Whether the viewer may load a file with these issues.
pub fn is_loadable(issues: &[Issue]) -> bool {
    issues.iter().all(|issue| issue.severity == Severity::Warning)
}

/// The issues of a file, and its document if it could be read so far.
fn inspect(path: &Path) -> (Vec<Issue>, Option<gltf_json::Root>) {
    let mut report = Report::new(path.display().to_string());
    let root = match container::read(path, report.file()) {
        Ok(bytes) => inspect_bytes(&bytes, path.parent().unwrap_or(Path::new("")), &mut report),
        Err(issue) => {
            report.push(*issue);
            None
        }
    };
    (report.finish(), root)
}

fn inspect_bytes(bytes: &[u8], folder: &Path, report: &mut Report) -> Option<gltf_json::Root> {
    let parts = container::split(bytes, report)?;
    let root = document::parse(&parts, report)?;
    let buffers = buffers::Buffers::load(&root, parts.bin, folder, report);
    accessors::check(&root, &buffers, report);
    meshes::check(&root, &buffers, report);
    images::check(&root, &buffers, folder, report);
    nodes::check(&root, report);
    Some(root)
}
