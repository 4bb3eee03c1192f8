//! Fetches the bytes of a document's buffers and checks the views into them.

use std::{borrow::Cow, collections::BTreeSet, path::Path};

use gltf_json::{Root, buffer::View};

use crate::park::Issue;

use super::{
    container::{self, MOST_MIB},
    report::{Report, at},
    uri::{self, Target},
};

/// Media types that the loader takes for a buffer.
const BUFFER_MIMES: &[&str] = &["application/octet-stream", "application/gltf-buffer"];

/// The bytes of each buffer; `None` where they could not be had, which is reported.
pub(super) struct Buffers<'a>(Vec<Option<Cow<'a, [u8]>>>);

impl<'a> Buffers<'a> {
    pub fn load(root: &Root, bin: Option<&'a [u8]>, folder: &Path, report: &mut Report) -> Self {
        let used: BTreeSet<usize> = root.buffer_views.iter().map(|view| view.buffer.value()).collect();
        let mut room = MOST_MIB * 1024 * 1024;
        let mut buffers = Vec::with_capacity(root.buffers.len());
        for (k, buffer) in root.buffers.iter().enumerate() {
            let at = at("buffers", k, buffer.name.as_deref());
            let bytes = match &buffer.uri {
                // Only the first buffer may mean the GLB's own chunk.
                None if k == 0 && bin.is_some() => bin.map(Cow::Borrowed),
                // A placeholder that nothing reads from.
                None if bin.is_some() && !used.contains(&k) => None,
                None => {
                    report.push(Issue::error("gltf-bin-missing").with("at", &at));
                    None
                }
                Some(uri) => fetch(uri, folder, &at, &mut room, report).map(Cow::Owned),
            };
            if let Some(bytes) = &bytes
                && (bytes.len() as u64) < buffer.byte_length.0
            {
                let issue = Issue::error("gltf-buffer-short").with("at", &at).with("declared", buffer.byte_length.0);
                report.push(issue.with("actual", bytes.len()));
            }
            buffers.push(bytes);
        }
        check_views(root, report);
        Self(buffers)
    }

    /// The bytes of a view; `None` if they are not all there.
    pub fn view(&self, view: &View) -> Option<&[u8]> {
        let buffer = self.0.get(view.buffer.value())?.as_deref()?;
        let start = usize::try_from(view.byte_offset.unwrap_or_default().0).ok()?;
        buffer.get(start..start.checked_add(usize::try_from(view.byte_length.0).ok()?)?)
    }
}

fn fetch(uri: &str, folder: &Path, at: &str, room: &mut u64, report: &mut Report) -> Option<Vec<u8>> {
    let fault = |code| Box::new(Issue::error(code).with("at", at).with("uri", shown(uri)));
    let bytes = match uri::target(uri) {
        Target::Data { mime, bytes } if BUFFER_MIMES.contains(&mime.as_str()) => Ok(bytes),
        Target::Data { .. } | Target::Invalid => Err(fault("gltf-uri-invalid")),
        Target::Remote => Err(fault("gltf-uri-remote")),
        Target::Outside => Err(fault("gltf-path-outside")),
        // Full: one big file can be named any number of times, and is not read again for it.
        Target::Beside(_) if *room == 0 => return None,
        Target::Beside(path) => {
            container::read(&folder.join(path), &shown(uri)).map_err(|issue| match issue.code.as_str() {
                "gltf-file-missing" => fault("gltf-buffer-missing"),
                "gltf-empty" => {
                    Box::new(Issue::error("gltf-buffer-short").with("at", at).with("declared", 1).with("actual", 0))
                }
                _ => issue,
            })
        }
    };
    let bytes = bytes.and_then(|bytes| match room.checked_sub(bytes.len() as u64) {
        Some(left) => {
            *room = left;
            Ok(bytes)
        }
        None => {
            *room = 0;
            Err(Box::new(container::too_big(&shown(uri), MOST_MIB * 1024 * 1024 + bytes.len() as u64)))
        }
    });
    bytes.map_err(|issue| report.push(*issue)).ok()
}

/// The start of a `uri`; one with data in it can be very long.
pub(super) fn shown(uri: &str) -> String {
    let mut shown: String = uri.chars().take(80).collect();
    if shown.len() < uri.len() {
        shown.push('…');
    }
    shown
}

fn check_views(root: &Root, report: &mut Report) {
    for (k, view) in root.buffer_views.iter().enumerate() {
        let Some(buffer) = root.buffers.get(view.buffer.value()) else {
            continue;
        };
        let end = view.byte_offset.unwrap_or_default().0.saturating_add(view.byte_length.0);
        if end > buffer.byte_length.0 {
            let issue = Issue::error("gltf-buffer-view-outside").with("at", at("bufferViews", k, view.name.as_deref()));
            report.push(issue.with("end", end).with("length", buffer.byte_length.0));
        }
    }
}
