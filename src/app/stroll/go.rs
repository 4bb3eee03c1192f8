//! Going on: steps, looks, lifts and leaps.

use super::{HIGHEST_LOOK, Stroll, StrollNote, WalkStep};
use crate::{
    app::{LONGEST_FRAME_SECS, Ray, apply::Stage},
    park::Xz,
    walk::{Foothold, Sight},
};

/// Nobody goes faster, metres a second.
const FASTEST_M_S: f32 = 8.0;

impl Stage<'_> {
    /// Carries out a step of a walk.
    pub(in crate::app) fn walk(&mut self, step: &WalkStep) {
        match step {
            WalkStep::Begin(place) => return self.begin_walk(place.as_ref()),
            WalkStep::BeginAt { at, floor, bearing_deg } => return self.begin_walk_at(*at, *floor, *bearing_deg),
            WalkStep::End => return self.end_walk(),
            WalkStep::Settle => return self.settle_walk(),
            WalkStep::Rise => {
                self.rise_from_walk();
                return;
            }
            _ => {}
        }
        let Some(mut stroll) = self.walking.stroll.take() else { return };
        if !stroll.still_tells(step) {
            stroll.note = None;
        }
        let flies = self.go_on(&mut stroll, step);
        self.tell(&mut stroll);
        self.goal.set(stroll.pose(), flies);
        self.walking.stroll = Some(stroll);
    }

    /// Whether the camera is to ease there.
    fn go_on(&mut self, stroll: &mut Stroll, step: &WalkStep) -> bool {
        match step {
            WalkStep::Go { right, forward, secs } => self.go(stroll, (*right, *forward), *secs),
            WalkStep::Look { left, up } => {
                if left.is_finite() && up.is_finite() {
                    stroll.yaw = (stroll.yaw + left).rem_euclid(std::f32::consts::TAU);
                    stroll.up = (stroll.up + up).clamp(-HIGHEST_LOOK, HIGHEST_LOOK);
                }
            }
            WalkStep::Floor(floor) => {
                let stood = self.ground().and_then(|walk| walk.to_floor(&stroll.stood, *floor));
                arrive(stroll, stood, StrollNote::NoFloor);
                return true;
            }
            WalkStep::Out => {
                let stood = self.ground().and_then(|walk| walk.way_out(&stroll.stood));
                arrive(stroll, stood, StrollNote::NoFoothold);
                return true;
            }
            WalkStep::Aim(Ray { origin, direction }) => {
                let sight = Sight { from_m: *origin, ahead: *direction };
                let stood = self.ground().and_then(|walk| walk.aim(&stroll.stood, sight));
                arrive(stroll, stood, StrollNote::NoFoothold);
                return true;
            }
            WalkStep::To(at) => {
                const NEAR_M: f64 = 1.5;
                let wanted = stroll.stood.moved(*at);
                let stood = self.ground().and_then(|walk| walk.nearest_free(&wanted, NEAR_M));
                arrive(stroll, stood, StrollNote::NoFoothold);
                return true;
            }
            WalkStep::Begin(_) | WalkStep::BeginAt { .. } | WalkStep::Settle | WalkStep::Rise | WalkStep::End => {}
        }
        false
    }

    fn go(&mut self, stroll: &mut Stroll, (right, forward): (f32, f32), secs: f32) {
        let sound = [right, forward, secs].into_iter().all(f32::is_finite);
        let speed = right.hypot(forward);
        if !sound || speed <= 0.0 {
            return;
        }
        let slower = f64::from(FASTEST_M_S.min(speed) / speed);
        let (right, forward) = (f64::from(right) * slower, f64::from(forward) * slower);
        let (east, south) = stroll.ahead();
        let wish = Xz(east * forward - south * right, south * forward + east * right);
        let secs = f64::from(secs.clamp(0.0, LONGEST_FRAME_SECS));
        if let Some(walk) = self.ground() {
            stroll.stood = walk.step(&stroll.stood, wish, secs);
        }
    }
}

impl Stroll {
    /// That one was moved is told until one has gone on a little, whatever keys are held.
    fn still_tells(&self, step: &WalkStep) -> bool {
        const FAR_M: f64 = 3.0;
        let (at, noted) = (self.stood.at, self.noted_at);
        let near = libm::hypot(at.0 - noted.0, at.1 - noted.1) < FAR_M;
        let goes_on = matches!(step, WalkStep::Go { .. } | WalkStep::Look { .. });
        self.note == Some(StrollNote::Moved) && goes_on && near
    }
}

fn arrive(stroll: &mut Stroll, stood: Option<Foothold>, otherwise: StrollNote) {
    match stood {
        Some(stood) => stroll.stood = stood,
        None => stroll.note = Some(otherwise),
    }
}
