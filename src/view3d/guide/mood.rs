//! What the guide is doing, eased from one thing to the next, and the pose that comes of it.

use bevy::prelude::*;

use super::{aim, body::Body, pose::Pose};
use crate::app::Guidance;

/// How far she is into each thing, 0 to 1, and since when.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mood {
    talks: f32,
    welcomes: f32,
    welcome_secs: f32,
    points: f32,
    point_secs: f32,
    /// Her own clock, seconds.
    secs: f32,
}

/// From one thing to the next, seconds.
const EASE_SECS: f32 = 0.35;
/// An arm that was up comes down more slowly than it rose.
const LOWER_SECS: f32 = 0.7;
/// So long she looks at what she points at before she looks back at whom she tells.
const LOOK_THERE_SECS: (f32, f32) = (0.25, 1.7);
/// Joints that are hers to speak with while she points.
const FACE: [&str; 3] = ["jaw", "lid.l", "lid.r"];

impl Mood {
    /// Goes on for `secs`; at once, where nobody watches.
    pub fn follow(&mut self, wish: &Guidance, secs: f32, at_once: bool) {
        let go = |now: f32, wanted: bool, over: f32| {
            let to = if wanted { 1.0 } else { 0.0 };
            if at_once { to } else { now + (to - now).clamp(-secs / over, secs / over) }
        };
        self.secs = if at_once { 0.6 } else { self.secs + secs };
        self.talks = go(self.talks, wish.talks, EASE_SECS);
        self.welcomes = go(self.welcomes, wish.welcomes.is_some(), EASE_SECS);
        let over = if wish.points.is_some() { EASE_SECS } else { LOWER_SECS };
        self.points = go(self.points, wish.points.is_some(), over);
        self.welcome_secs = wish.welcomes.unwrap_or(self.welcome_secs + secs);
        self.point_secs = wish.points.unwrap_or(self.point_secs + secs);
    }

    /// Whether she does more than stand there.
    pub fn is_busy(&self) -> bool {
        self.talks > 0.0 || self.welcomes > 0.0 || self.points > 0.0
    }

    /// How far her arm is up, 0 to 1.
    pub fn points(&self) -> f32 {
        smooth(self.points)
    }

    /// The pose. `eye` is where the audience looks from and `target` what she points at, in her own space.
    pub fn pose(&self, body: &Body, eye: Vec3, target: Option<Vec3>) -> Pose {
        let skeleton = &body.skeleton;
        let motion = |name: &str| body.motion(name);
        let mut pose = motion("idle").map_or_else(|| skeleton.rest().clone(), |idle| idle.again(skeleton, self.secs));
        if let Some(talk) = motion("talk").filter(|_| self.talks > 0.0) {
            pose.towards(&talk.again(skeleton, self.secs), |_| smooth(self.talks));
        }
        if let Some(welcome) = motion("welcome").filter(|_| self.welcomes > 0.0) {
            pose.towards(&welcome.at(skeleton, self.welcome_secs), |_| smooth(self.welcomes));
        }
        let face = FACE.map(|name| skeleton.joint(name));
        let up = if target.is_some() { self.points() } else { 0.0 };
        if let Some(point) = motion("point").filter(|_| up > 0.0) {
            let of_face = |joint: usize| face.contains(&Some(joint));
            pose.towards(&point.at(skeleton, self.point_secs), |joint| if of_face(joint) { 0.0 } else { up });
        }
        let shoulder = Vec3::new(-0.15, 1.36, 0.0);
        if let Some(target) = target.filter(|_| up > 0.0) {
            // The arm swings up before it lies on anything.
            let reached = smooth((self.point_secs / 0.9).clamp(0.0, 1.0));
            aim::point(skeleton, &mut pose, target - shoulder, up * reached);
        }
        let (from, to) = LOOK_THERE_SECS;
        let there = smooth(((self.point_secs - from) / 0.35).clamp(0.0, 1.0))
            * (1.0 - smooth(((self.point_secs - to) / 0.35).clamp(0.0, 1.0)));
        aim::look(skeleton, &mut pose, eye, 0.8);
        if let Some(target) = target {
            aim::look(skeleton, &mut pose, target, 0.55 * up * there);
        }
        pose
    }
}

fn smooth(share: f32) -> f32 {
    share * share * (3.0 - 2.0 * share)
}
