//! Reads a file and takes the JSON and the binary chunk out of it, GLB or plain.
//!
//! GLB 2.0 is a 12-byte header (magic, version, length), then chunks of 8 bytes (length, type) and their data;
//! the first is JSON, the second, if there is one, BIN (glTF 2.0 specification, section 4.4).

use std::{fs::File, io::Read, path::Path};

use crate::park::Issue;

use super::report::Report;

/// The largest file that is read, MiB.
pub(super) const MOST_MIB: u64 = 512;
const MIB: u64 = 1024 * 1024;
const HEADER_BYTES: usize = 12;
const CHUNK_HEADER_BYTES: usize = 8;
const JSON_CHUNK: u32 = 0x4E4F_534A;
const BIN_CHUNK: u32 = 0x004E_4942;

/// The parts of a file, as ranges of its bytes.
pub(super) struct Parts<'a> {
    pub json: &'a [u8],
    pub bin: Option<&'a [u8]>,
    pub is_glb: bool,
}

/// The whole file, or the issue that says why not. Never waits: only regular files are opened.
pub(super) fn read(path: &Path, file: &str) -> Result<Vec<u8>, Box<Issue>> {
    let unreadable =
        |reason: String| Box::new(Issue::error("gltf-unreadable").with("file", file).with("reason", reason));
    let about = match std::fs::metadata(path) {
        Ok(about) => about,
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => {
            return Err(Box::new(Issue::error("gltf-file-missing").with("file", file)));
        }
        Err(fault) => return Err(unreadable(fault.to_string())),
    };
    if !about.is_file() {
        return Err(unreadable("not a regular file".to_owned()));
    }
    if about.len() > MOST_MIB * MIB {
        return Err(Box::new(too_big(file, about.len())));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|open| open.take(MOST_MIB * MIB + 1).read_to_end(&mut bytes))
        .map_err(|fault| unreadable(fault.to_string()))?;
    match bytes.len() as u64 {
        0 => Err(Box::new(Issue::error("gltf-empty").with("file", file))),
        // It grew while it was read.
        length if length > MOST_MIB * MIB => Err(Box::new(too_big(file, length))),
        _ => Ok(bytes),
    }
}

pub(super) fn too_big(file: &str, bytes: u64) -> Issue {
    Issue::error("gltf-too-big").with("file", file).with("megabytes", bytes.div_ceil(MIB)).with("limit", MOST_MIB)
}

/// The JSON and BIN of `bytes`; `None` after a fault that leaves nothing to look at.
pub(super) fn split<'a>(bytes: &'a [u8], report: &mut Report) -> Option<Parts<'a>> {
    if bytes.starts_with(b"glTF") || b"glTF".starts_with(bytes) {
        return split_glb(bytes, report);
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if text.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
        let issue = Issue::error("gltf-not-gltf").with("file", report.file());
        report.push(issue);
        return None;
    }
    // With a byte-order mark the JSON parser stops at column 1, as the loader does.
    Some(Parts { json: bytes, bin: None, is_glb: false })
}

fn split_glb<'a>(bytes: &'a [u8], report: &mut Report) -> Option<Parts<'a>> {
    let (Some(version), Some(declared)) = (u32_at(bytes, 4), u32_at(bytes, 8)) else {
        report.push(Issue::error("gltf-glb-header").with("actual", bytes.len()).with("needed", HEADER_BYTES));
        return None;
    };
    if version != 2 {
        report.push(Issue::error("gltf-version").with("version", format!("GLB {version}")));
        return None;
    }
    let declared = declared as usize;
    if declared > bytes.len() || declared < HEADER_BYTES + CHUNK_HEADER_BYTES {
        report.push(Issue::error("gltf-glb-length").with("declared", declared).with("actual", bytes.len()));
        return None;
    }
    if declared < bytes.len() {
        report.push(Issue::warning("gltf-glb-length").with("declared", declared).with("actual", bytes.len()));
    }
    // As the loader does, chunks are looked for in all there is.
    let (json, rest) = chunk(bytes.get(HEADER_BYTES..)?, JSON_CHUNK, "JSON", report)?;
    let bin = match rest {
        [] => None,
        rest => Some(chunk(rest, BIN_CHUNK, "BIN", report)?.0),
    };
    Some(Parts { json, bin, is_glb: true })
}

/// The data of the chunk at the start of `bytes`, and what follows it.
fn chunk<'a>(bytes: &'a [u8], kind: u32, name: &str, report: &mut Report) -> Option<(&'a [u8], &'a [u8])> {
    let cut = |declared: usize, actual: usize| {
        Issue::error("gltf-glb-chunk").with("chunk", name).with("declared", declared).with("actual", actual)
    };
    let (Some(length), Some(found), Some(data)) = (u32_at(bytes, 0), u32_at(bytes, 4), bytes.get(CHUNK_HEADER_BYTES..))
    else {
        report.push(cut(CHUNK_HEADER_BYTES, bytes.len()));
        return None;
    };
    if found != kind {
        report.push(Issue::error("gltf-glb-chunk-type").with("chunk", name));
        return None;
    }
    let split = data.split_at_checked(length as usize);
    if split.is_none() {
        report.push(cut(length as usize, data.len()));
    }
    split
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}
