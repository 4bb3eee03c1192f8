//! What drawing rooms tell each other: which camera people look through, and who has the pointer and the keys.

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{GripKind, Split};

/// What the picture tells of a frame once all in it stands where it is drawn, in `PostUpdate`.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SightSystems {
    /// Where lines and grips lie on the screen; the panels draw them after that.
    Seen,
}

/// Marks the camera that people look through; the panels lie over its picture.
#[derive(Component, Clone, Copy, Debug)]
pub struct MainCamera;

/// Whether the panels want the pointer or the keys; then the park leaves them alone. Written once a frame.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InputTaken {
    pub pointer: bool,
    pub keys: bool,
}

/// How much of the picture's edges the panels cover, logical pixels. Written once a frame by the panels; the camera
/// puts what it looks at in the middle of the rest.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Covered {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    /// As much of the bottom as bars cover across the whole width.
    pub bars: f32,
}

impl Covered {
    /// The same in pixels of another size.
    pub fn scaled(self, scale: f32) -> Self {
        let Self { left, top, right, bottom, bars } = self;
        let [left, top, right, bottom, bars] = [left, top, right, bottom, bars].map(|pixels| pixels * scale);
        Self { left, top, right, bottom, bars }
    }
}

/// How far the part of the picture that the panels leave free reaches from its middle, which the camera looks at: to each
/// side, and up and down; 1 is half a picture's height without panels. Written by the picture.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct FreeView {
    pub across: f32,
    pub up: f32,
}

impl Default for FreeView {
    /// A screen of 16 to 9 without panels.
    fn default() -> Self {
        Self { across: 16.0 / 9.0, up: 1.0 }
    }
}

impl FreeView {
    /// What of a whole picture's one scenario has then.
    pub(super) fn for_split(self, split: Split) -> Self {
        let share = if split == Split::Halves { 0.5 } else { 1.0 };
        Self { across: self.across * share, ..self }
    }
}

/// Where the guide is seen on the screen: left, top, right, bottom, logical pixels. Written once a frame by the picture;
/// no name is put over her.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct GuideSeen(pub Option<[f32; 4]>);

/// How the section's frame and grips are seen on the screen, logical pixels. Written by the picture when they change.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct SectionSeen {
    /// From here to there.
    pub lines: Vec<[f32; 4]>,
    pub grips: Vec<SeenGrip>,
}

/// A grip on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeenGrip {
    pub kind: GripKind,
    pub at: [f32; 2],
    /// How far it goes with one step, a metre or a degree.
    pub step: [f32; 2],
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<InputTaken>()
        .init_resource::<Covered>()
        .init_resource::<FreeView>()
        .init_resource::<GuideSeen>()
        .init_resource::<SectionSeen>();
}
