//! Going in and out, carried out: what is opened, what is selected, where the camera goes.

use crate::{
    app::{CameraPose, apply::Stage},
    park::{PlaceId, PlaceKind},
};

use super::{opened_at, outer, way_to};

/// One looks down into a room from at least so high, radians.
const INTO_ROOM: f32 = 0.62;

impl Stage<'_> {
    /// Goes into a place; out into the park with `None`.
    pub(in crate::app) fn go_in(&mut self, level: Option<&PlaceId>) {
        let Some(park) = self.park.as_ref().map(|park| park.0.clone()) else { return };
        let Some(level) = level else { return self.leave_for_park() };
        // What is no level of its own is entered where it lies.
        let Some(level) = way_to(&park, level).pop() else { return };
        let Some(place) = park.place(&level) else { return };
        self.shown.open = opened_at(&park, &level).into_iter().collect();
        self.shown.spread = false;
        self.shown.view = None;
        self.shown.selection = Some(level.clone());
        let mut pose = self.eye.0.framing(&place);
        if matches!(place.kind, PlaceKind::Floor | PlaceKind::Hall | PlaceKind::Room) {
            pose.pitch = pose.pitch.max(INTO_ROOM);
        }
        self.shown.inside = Some(level);
        self.goal.set(pose, true);
    }

    /// One level out.
    pub(in crate::app) fn go_out(&mut self) {
        let Some(inside) = self.shown.inside.clone() else { return };
        let outer = self.park.as_ref().and_then(|park| outer(park, &inside));
        self.go_in(outer.as_ref());
    }

    /// All closed, and the whole park in the picture.
    fn leave_for_park(&mut self) {
        if self.shown.inside.take().is_none() {
            return;
        }
        self.shown.open.clear();
        self.shown.spread = false;
        self.shown.selection = None;
        let Some(park) = &self.park else { return };
        let home = park.views.first();
        self.shown.view = home.map(|view| view.id.clone());
        let pose = home.map_or_else(|| CameraPose::of_site(park), CameraPose::from_view);
        self.goal.set(pose, true);
    }
}
