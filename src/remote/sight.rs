//! What the phones show, as the program hands it over.

use std::sync::Arc;

use serde::Serialize;

use crate::park::Bilingual;

/// A tour that can be begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RemoteTour {
    pub id: String,
    pub name: Bilingual,
    /// Seconds from the first stop to the end of the last.
    pub length_secs: u32,
}

/// An overlay that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RemoteOverlay {
    pub id: String,
    pub name: Bilingual,
}

/// A stop of the tour that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteStop {
    pub name: Bilingual,
    /// The key of its picture, as handed to `Remote::put_picture`; a stop without one shows its number.
    pub picture: Option<String>,
}

/// The tour that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteWay {
    /// The tour's id.
    pub tour: String,
    /// Shared, so that a new sight each frame copies none of them.
    pub stops: Arc<[RemoteStop]>,
    /// Number of the stop, from 0.
    pub stop: usize,
    /// It goes on by itself.
    pub playing: bool,
    /// Somebody has taken the camera.
    pub left: bool,
    /// Of the whole tour, seconds. Whole seconds keep the phones' radio quiet.
    pub used_secs: u32,
    pub left_secs: u32,
}

/// All that the phones show. Cheap to make each frame: lists are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RemoteSight {
    pub tours: Arc<[RemoteTour]>,
    pub way: Option<RemoteWay>,
    pub overlays: Arc<[RemoteOverlay]>,
    /// The id of the overlay that is shown.
    pub overlay: Option<String>,
    /// The picture is kept as it is.
    pub frozen: bool,
    /// The picture is black.
    pub black: bool,
    /// Where somebody points, each 0 to 1 from the picture's top left corner.
    pub spot: Option<[f32; 2]>,
    /// The highest serial of the asks that are in the picture; 0 before the first.
    pub applied: u64,
}
