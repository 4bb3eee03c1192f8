//! Beginning and ending a walk.

use super::{
    Former, Stroll, Walking,
    pose::{yaw_along, yaw_of},
};
use crate::{
    app::{CameraPose, Look, Mode, apply::Stage},
    park::{PlaceId, Xz},
    walk::{Arrival, Foothold, Walk},
};

/// From above one looks down so steeply on where one stood, radians, from so far, metres.
const RISE_PITCH: f32 = 0.6;
const RISE_M: f32 = 60.0;
/// Where nothing else is known, one walks no farther to where one can stand, metres.
const NEAR_M: f64 = 80.0;

impl Stage<'_> {
    /// What one walks on, of the park and its partitions as they are shown.
    pub(super) fn ground(&mut self) -> Option<&Walk> {
        let park = self.park.as_ref()?.0.clone();
        let modes = &self.shown.partition_modes;
        let Walking { ground, .. } = &mut *self.walking;
        match ground {
            Some(walk) if walk.is_of(&park, modes) => {}
            Some(walk) if std::sync::Arc::ptr_eq(walk.park(), &park) => walk.set_modes(modes.clone()),
            _ => *ground = Some(Walk::new(park, modes.clone())),
        }
        ground.as_ref()
    }

    /// Begins at a place, or at what is looked at.
    pub(super) fn begin_walk(&mut self, place: Option<&PlaceId>) {
        let (focus, eye) = (self.eye.0.focus, self.eye.0.eye());
        let [focus, eye] = [focus, eye].map(|at| Xz(f64::from(at.x), f64::from(at.z)));
        let Some(walk) = self.ground() else { return };
        let arrival = match place {
            Some(id) => walk.at_place(id),
            None => {
                let near = |at: Xz| walk.nearest_free(&Foothold::on_ground(at), NEAR_M);
                let anywhere = || near(focus).or_else(|| near(Xz(0.0, 0.0)));
                let facing = walk.before_point(focus, eye);
                facing.or_else(|| Some(Arrival { stood: anywhere()?, ahead: None }))
            }
        };
        let Some(Arrival { stood, ahead }) = arrival else { return };
        let yaw = ahead.map(|Xz(east, south)| yaw_along(east, south));
        self.set_out(stood, yaw);
    }

    pub(super) fn begin_walk_at(&mut self, at: Xz, floor: Option<u32>, bearing_deg: Option<f64>) {
        let stood = self.ground().and_then(|walk| walk.at_point(at, floor));
        if let Some(stood) = stood {
            self.set_out(stood, bearing_deg.map(yaw_of));
        }
    }

    /// Stands somewhere, with everything closed around; a showroom's visitors are led instead.
    fn set_out(&mut self, stood: Foothold, yaw: Option<f32>) {
        if *self.mode == Mode::Kiosk {
            return;
        }
        let shown = &mut *self.shown;
        let former = match self.walking.stroll.take() {
            Some(stroll) => {
                // What was opened meanwhile is closed again.
                Former::put_away(self.eye.0, shown);
                stroll.former
            }
            None => Former::put_away(self.eye.0, shown),
        };
        let (yaw, noted_at) = (yaw.unwrap_or(self.eye.0.yaw), stood.at);
        let mut stroll = Stroll {
            stood,
            floor_m: 0.0,
            yaw,
            up: 0.0,
            inside: None,
            floors: Vec::new(),
            note: None,
            noted_at,
            former,
        };
        self.tell(&mut stroll);
        self.goal.set(stroll.pose(), true);
        self.walking.stroll = Some(stroll);
    }

    /// What is known of where one stands now.
    pub(super) fn tell(&mut self, stroll: &mut Stroll) {
        let Some(walk) = self.ground() else { return };
        stroll.floor_m = walk.height_m(&stroll.stood);
        stroll.inside = walk.floor_at(&stroll.stood);
        stroll.floors = walk.floors_at(&stroll.stood);
    }

    /// Ends it as all was before.
    pub(super) fn end_walk(&mut self) {
        let Some(stroll) = self.walking.stroll.take() else { return };
        self.goal.set(stroll.former.pose, true);
        stroll.former.put_back(&mut self.shown);
    }

    /// Ends it over where one stood; answers with how all looked before the walk and looks now.
    pub(in crate::app) fn rise_from_walk(&mut self) -> Option<(Look, Look)> {
        let mut after = self.look();
        let before = self.before_walk(after.clone());
        let stroll = self.walking.stroll.take()?;
        let focus = stroll.eye();
        let pose = CameraPose { focus, yaw: stroll.yaw, pitch: RISE_PITCH, radius_m: RISE_M, fov: before.pose.fov };
        // Over a roof rather than in it.
        let building = stroll.inside.as_ref().and_then(|(id, _)| self.park.as_ref()?.place(id));
        let pose = building.map_or(pose, |building| pose.framing(&building));
        self.goal.set(pose, true);
        after.pose = self.goal.pose;
        Some((before, after))
    }

    /// Whoever else takes the camera ends the walk where it stands; a showroom begins with what was shown before it.
    pub(in crate::app) fn leave_walk(&mut self, revision: u64) {
        if self.goal.revision != revision {
            // Nothing is touched where nobody walks.
            if self.walking.is_on() {
                self.walking.stroll = None;
            }
        } else if *self.mode == Mode::Kiosk && self.walking.is_on() {
            self.end_walk();
        }
    }
}
