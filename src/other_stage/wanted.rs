//! What the other picture is to be.

use std::sync::Arc;

use bevy::prelude::*;
use jiff::Timestamp;

use super::aside::Aside;
use crate::{
    app::{CameraPose, Clock, Covered, Eye, MainCamera, Mode, Panel, Phase, Shown, Touring, breaches_in_picture},
    view3d::Quality,
};

/// All that the picture depends on.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub shown: Arc<Shown>,
    /// Names are to stand over its places.
    pub names: bool,
    pub pose: CameraPose,
    pub at: Timestamp,
    /// In pixels of the picture.
    pub covered: Covered,
    pub quality: Quality,
    /// For planners it has what breaks a rule of planning, as the window's picture has.
    pub mode: Mode,
    /// Pixels.
    pub size: UVec2,
    /// How many pixels the window has in a logical one.
    pub scale: f32,
}

impl Wanted {
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.at == other.at && self.is_same_but_time(other)
    }

    pub(super) fn is_same_but_time(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shown, &other.shown)
            && (self.names, self.pose, self.covered, self.quality, self.mode)
                == (other.names, other.pose, other.covered, other.quality, other.mode)
            && (self.size, self.scale) == (other.size, other.scale)
    }
}

/// `None` while there is one picture.
pub(super) fn wanted(world: &mut World, aside: &mut Aside) -> Option<Wanted> {
    let shown = world.resource_ref::<Shown>();
    let names = shown.panel(Panel::Labels);
    let touring = world.resource::<Touring>().0.is_some();
    let has_breaches = breaches_in_picture(&shown, *world.resource::<Mode>(), touring);
    let shown = aside.of(&shown, shown.last_changed())?;
    if *world.resource::<State<Phase>>().get() != Phase::Ready {
        return None;
    }
    let mut cameras = world.query_filtered::<&Camera, With<MainCamera>>();
    let camera = cameras.single(world).ok()?;
    // A window that is put away has no size.
    let size = camera.physical_target_size().filter(|size| size.min_element() > 0)?;
    let scale = camera.target_scaling_factor().filter(|scale| *scale > 0.0).unwrap_or(1.0);
    Some(Wanted {
        shown,
        names,
        pose: world.resource::<Eye>().0,
        at: world.resource::<Clock>().at(),
        covered: world.resource::<Covered>().scaled(scale),
        quality: *world.resource::<Quality>(),
        mode: if has_breaches { Mode::Plan } else { Mode::Explore },
        size,
        scale,
    })
}
