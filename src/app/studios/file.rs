//! The requests' file in the scene's folder: read at the start, written when asked for, and never over what is not known.

use std::{collections::BTreeSet, fs, io, path::Path, sync::Arc};

use bevy::{app::prelude::*, ecs::prelude::*};

use super::Requests;
use crate::{
    app::{
        OpenPark, Shown,
        whole_file::{keep_beside, write_whole},
    },
    studios::{REQUESTS_FORMAT, Request, RequestsFile, read_requests},
};

/// Its name, beside `park.ron`.
pub const REQUESTS_FILE: &str = "requests.ron";

/// What is known of the file.
#[derive(Resource, Clone, Debug, Default)]
pub struct StudioFile {
    /// As it was last read or written; `None` where there was none, or none that can be used.
    text: Option<String>,
    /// The requests in it.
    saved: Requests,
    told: Option<Result<String, StudioFileFault>>,
}

/// Why the requests are not those of the file, or not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StudioFileFault {
    /// It cannot be read; `why` names line and column.
    Unreadable { path: String, why: String },
    /// Two requests in it have one id, or one has none.
    IdTwice { path: String, id: String },
    /// Somebody else has changed it since it was read or written.
    Changed { path: String },
    /// It could not be written; the old one is as it was.
    NotWritten { why: String },
}

impl StudioFile {
    /// What became of it last: its path once it was written, or a fault.
    pub fn told(&self) -> Option<&Result<String, StudioFileFault>> {
        self.told.as_ref()
    }

    /// Whether the requests are not those of the file.
    pub fn is_unsaved(&self, requests: &[Request]) -> bool {
        *self.saved != requests
    }

    /// Whether what lies there is somebody else's, so that it is not written over.
    pub fn is_foreign(&self) -> bool {
        matches!(&self.told, Some(Err(fault)) if !matches!(fault, StudioFileFault::NotWritten { .. }))
    }

    /// The requests of the file; none without one. `None` if it cannot be used, which is told.
    pub(super) fn read(&mut self, folder: &Path) -> Option<Requests> {
        let path = folder.join(REQUESTS_FILE);
        match read(&path) {
            Ok(found) => {
                let (text, requests) = found.unzip();
                *self = Self { text, saved: Arc::new(requests.unwrap_or_default()), told: None };
                Some(self.saved.clone())
            }
            Err(fault) => {
                (self.text, self.told) = (None, Some(Err(fault)));
                None
            }
        }
    }

    /// Writes the requests; with `aside` what lies there from elsewhere is kept beside it first.
    pub(super) fn save(&mut self, folder: &Path, requests: &Requests, aside: bool) {
        let path = folder.join(REQUESTS_FILE);
        let there = text_at(&path);
        let is_known = matches!(&there, Ok(there) if *there == self.text);
        if !is_known && !aside {
            // Why it could not be read says more than that it is another.
            if !self.is_foreign() {
                self.told = Some(Err(StudioFileFault::Changed { path: path.display().to_string() }));
            }
            return;
        }
        let kept = if is_known { Ok(None) } else { keep_beside(&path) };
        let written = kept.and_then(|_| text_of(requests)).and_then(|text| write_whole(&path, &text).map(|()| text));
        self.told = Some(match written {
            Ok(text) => {
                (self.text, self.saved) = (Some(text), requests.clone());
                Ok(path.display().to_string())
            }
            Err(error) => Err(StudioFileFault::NotWritten { why: format!("{}: {error}", path.display()) }),
        });
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<StudioFile>().add_systems(Startup, read_at_the_start);
}

fn read_at_the_start(park: Option<Res<OpenPark>>, mut file: ResMut<StudioFile>, mut shown: ResMut<Shown>) {
    let Some(read) = park.and_then(|park| file.read(&park.folder)) else { return };
    if *read != *shown.requests {
        shown.requests = read;
    }
}

/// The text that lies there, if any does.
fn text_at(path: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Text and requests of the file, if there is one.
fn read(path: &Path) -> Result<Option<(String, Vec<Request>)>, StudioFileFault> {
    let shown = || path.display().to_string();
    let unreadable = |why: String| StudioFileFault::Unreadable { path: shown(), why };
    let Some(text) = text_at(path).map_err(|error| unreadable(error.to_string()))? else { return Ok(None) };
    let requests = read_requests(&text).map_err(|error| unreadable(error.to_string()))?.requests;
    let mut ids = BTreeSet::new();
    // Requests are told apart by their ids.
    let twice = requests.iter().find(|request| request.id.trim().is_empty() || !ids.insert(request.id.as_str()));
    if let Some(request) = twice {
        return Err(StudioFileFault::IdTwice { path: shown(), id: request.id.clone() });
    }
    Ok(Some((text, requests)))
}

/// As it is read again, a request in a line.
fn text_of(requests: &[Request]) -> io::Result<String> {
    let layout = ron::ser::PrettyConfig::new().indentor("    ").depth_limit(2).struct_names(false);
    let file = RequestsFile { format: REQUESTS_FORMAT, requests: requests.to_vec() };
    ron::ser::to_string_pretty(&file, layout).map(|text| text + "\n").map_err(io::Error::other)
}
