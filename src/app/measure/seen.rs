//! The tape and the notes as they stand in the picture: found by whoever draws it, drawn over it by the panels.

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{SpaceSnap, StrokeKind};
use crate::app::{Mode, Shown, Touring};

/// Written once a frame; positions are logical pixels from the top left of the picture.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct TapeSeen {
    /// Where a click would set a point, or a dragged one comes to lie.
    pub snap: Option<(SpaceSnap, [f32; 2])>,
    /// What is being measured, the snapped point last.
    pub tape: Option<SeenFigure>,
    /// As many as there are notes, in their order.
    pub notes: Vec<SeenFigure>,
    /// The note's point that is in the hand, or under it.
    pub end: Option<(usize, usize)>,
}

/// A measurement in the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenFigure {
    /// Its points; `None` for one that is not before the camera.
    pub points: Vec<Option<SeenPoint>>,
    pub lines: Vec<SeenLine>,
    pub label: Option<[f32; 2]>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeenPoint {
    pub at: [f32; 2],
    /// Something stands before it.
    pub hidden: bool,
}

/// A piece of a line, all of it seen or all of it hidden.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeenLine {
    pub kind: StrokeKind,
    pub from: [f32; 2],
    pub to: [f32; 2],
    pub hidden: bool,
}

/// Whether the picture is measured in: a plan has a tape of its own, a tour shows its own pictures, and visitors and
/// audiences have none of a planner's means.
pub fn measures_in_picture(shown: &Shown, mode: Mode, touring: bool) -> bool {
    !shown.plan && mode.is_for_hands() && !touring
}

/// Whether clicks in the picture are the tape's.
pub fn tape_in_picture(shown: Res<Shown>, mode: Res<Mode>, touring: Res<Touring>) -> bool {
    shown.tape.is_some() && measures_in_picture(&shown, *mode, touring.0.is_some())
}

pub(in crate::app) fn plugin(app: &mut App) {
    app.init_resource::<TapeSeen>();
}
