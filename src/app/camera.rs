//! Where the camera should be, where it is, and the arithmetic between the two. Metres and radians, y up.

use std::sync::Arc;

use bevy::{app::prelude::*, ecs::prelude::*, math::Vec3};

use super::Course;
use crate::park::{NamedView, Park, Place};

/// A camera that looks at a point from a distance.
///
/// With yaw 0 it looks north (−z), the eye south of the focus; yaw grows as the eye moves east. Pitch is the eye's
/// elevation over the focus.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraPose {
    pub focus: Vec3,
    pub yaw: f32,
    pub pitch: f32,
    pub radius_m: f32,
    /// Vertical field of view.
    pub fov: f32,
}

/// No pose brings the eye lower than this above the ground.
pub const LOWEST_EYE_M: f32 = 1.2;

impl CameraPose {
    /// A target under the ground is drawn up along the line of sight to where that meets the ground.
    pub fn from_eye(eye: Vec3, target: Vec3, fov: f32) -> Self {
        let target = if target.y < 0.0 && eye.y > 0.0 { eye.lerp(target, eye.y / (eye.y - target.y)) } else { target };
        let back = eye - target;
        let radius_m = back.length().max(0.1);
        let pitch = (back.y / radius_m).clamp(-1.0, 1.0).asin();
        // Straight above, any yaw will do; 0 keeps north up.
        let yaw = if back.x.abs() + back.z.abs() < 1e-4 { 0.0 } else { back.x.atan2(back.z) };
        Self { focus: target, yaw, pitch, radius_m, fov }
    }

    pub fn from_view(view: &NamedView) -> Self {
        let point = |(x, y, z): (f64, f64, f64)| Vec3::new(x as f32, y as f32, z as f32);
        Self::from_eye(point(view.eye), point(view.target), (view.fov_deg as f32).to_radians())
    }

    /// The whole site from the south-west, for a park without views of its own.
    pub fn of_site(park: &Park) -> Self {
        let half = park.site.boundary.half_extent();
        let reach_m = (half.0.max(half.1) as f32).max(20.0);
        Self { focus: Vec3::new(0.0, reach_m * 0.08, 0.0), yaw: -0.6, pitch: 0.55, radius_m: reach_m * 2.9, fov: 0.7 }
    }

    /// The same direction of view, moved so that a place fills most of the picture.
    pub fn framing(self, place: &Place) -> Self {
        let [x, y, z] = place.centre_m;
        let half = place.half_size_m.iter().map(|h| h * h).sum::<f64>().sqrt() as f32;
        self.framing_sphere(Vec3::new(x as f32, y as f32, z as f32), half)
    }

    /// The same for all within so many metres of a point.
    pub(super) fn framing_sphere(self, centre: Vec3, reach_m: f32) -> Self {
        let radius_m = (reach_m / (self.fov / 2.0).sin()).max(4.0) * 1.15;
        let focus = centre.with_y(centre.y.max(0.0));
        Self { focus, pitch: self.pitch.clamp(0.35, 1.0), radius_m, ..self }
    }

    pub fn eye(&self) -> Vec3 {
        let (sin_yaw, cos_yaw) = self.yaw.sin_cos();
        let (sin_pitch, cos_pitch) = self.pitch.sin_cos();
        self.focus + self.radius_m * Vec3::new(sin_yaw * cos_pitch, sin_pitch, cos_yaw * cos_pitch)
    }

    /// The lowest pitch at which the eye stays above the ground.
    pub fn lowest_pitch(focus_y_m: f32, radius_m: f32) -> f32 {
        ((LOWEST_EYE_M - focus_y_m) / radius_m.max(0.1)).clamp(-1.0, 1.0).asin()
    }

    /// This pose, lifted where its eye or focus would be under the ground.
    pub fn above_ground(mut self) -> Self {
        self.focus.y = self.focus.y.max(0.0);
        self.radius_m = self.radius_m.max(1.0);
        self.pitch = self.pitch.clamp(Self::lowest_pitch(self.focus.y, self.radius_m), 1.55);
        self
    }

    /// This pose moved by hand.
    pub fn moved(mut self, motion: Motion) -> Self {
        match motion {
            Motion::Orbit { yaw, pitch } => {
                self.yaw += yaw;
                self.pitch += pitch;
            }
            Motion::Pan { right, forward } => {
                let (sin, cos) = self.yaw.sin_cos();
                let step_m = self.radius_m;
                self.focus += step_m * (right * Vec3::new(cos, 0.0, -sin) + forward * Vec3::new(-sin, 0.0, -cos));
            }
            Motion::Zoom(factor) => self.radius_m *= factor.clamp(0.1, 10.0),
        }
        self.above_ground()
    }

    /// Whether all that differs from another pose is an angle, or a way as a share of the distance, below `share`.
    pub fn is_within(self, other: Self, share: f32) -> bool {
        let turned = [self.yaw - other.yaw, self.pitch - other.pitch, self.fov - other.fov];
        let moved = [self.focus.distance(other.focus), self.radius_m - other.radius_m];
        turned.iter().all(|angle| angle.abs() < share) && moved.iter().all(|m| m.abs() < share * self.radius_m)
    }

    /// Between two poses at `s` from 0 to 1, the short way round; the radius moves by ratio.
    pub fn between(self, other: Self, s: f32) -> Self {
        use std::f32::consts::{PI, TAU};
        let turn = (other.yaw - self.yaw + PI).rem_euclid(TAU) - PI;
        let mix = |a: f32, b: f32| a + (b - a) * s;
        Self {
            focus: self.focus.lerp(other.focus, s),
            yaw: self.yaw + turn * s,
            pitch: mix(self.pitch, other.pitch),
            radius_m: (mix(self.radius_m.max(0.1).ln(), other.radius_m.max(0.1).ln())).exp(),
            fov: mix(self.fov, other.fov),
        }
    }
}

/// A move by hand: angles in radians, pans as a share of the distance to the focus, zoom as a factor of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Motion {
    Orbit { yaw: f32, pitch: f32 },
    Pan { right: f32, forward: f32 },
    Zoom(f32),
}

/// Where the camera is asked to go. Written by the command handler alone.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct CameraGoal {
    pub pose: CameraPose,
    /// Fly there, eased; otherwise follow at once.
    pub fly: bool,
    /// A tour's course to the pose, instead of either.
    pub course: Option<Arc<Course>>,
    /// Grows with each new goal.
    pub revision: u64,
}

impl CameraGoal {
    pub fn set(&mut self, pose: CameraPose, fly: bool) {
        *self = Self { pose: pose.above_ground(), fly, course: None, revision: self.revision + 1 };
    }

    pub(super) fn follow(&mut self, course: Arc<Course>) {
        let pose = course.at(course.travel_secs());
        *self = Self { pose, fly: true, course: Some(course), revision: self.revision + 1 };
    }
}

/// Where the camera is now. Written by whoever draws, once a frame.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Eye(pub CameraPose);

pub(super) fn plugin(app: &mut App) {
    let pose = CameraPose { focus: Vec3::ZERO, yaw: -0.6, pitch: 0.55, radius_m: 500.0, fov: 0.7 };
    app.insert_resource(CameraGoal { pose, fly: false, course: None, revision: 0 }).insert_resource(Eye(pose));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pose() -> CameraPose {
        CameraPose { focus: Vec3::new(10.0, 2.0, -5.0), yaw: 0.4, pitch: 0.3, radius_m: 60.0, fov: 0.8 }
    }

    #[test]
    fn eye_and_pose_are_two_words_for_the_same() {
        let back = CameraPose::from_eye(pose().eye(), pose().focus, 0.8);
        assert!(
            (back.yaw - 0.4).abs() < 1e-4 && (back.pitch - 0.3).abs() < 1e-4 && (back.radius_m - 60.0).abs() < 1e-3
        );
        let north = CameraPose::from_eye(Vec3::new(0.0, 0.0, 10.0), Vec3::ZERO, 0.8);
        assert_eq!((north.yaw, north.pitch), (0.0, 0.0), "an eye in the south looks north");
    }

    #[test]
    fn no_motion_brings_the_eye_under_the_ground() {
        let mut pose = pose();
        for step in 0..400 {
            pose = pose.moved(Motion::Orbit { yaw: 0.3, pitch: -0.4 });
            pose = pose.moved(Motion::Zoom(if step % 3 == 0 { 2.5 } else { 0.6 }));
            pose = pose.moved(Motion::Pan { right: 0.2, forward: -0.3 });
            assert!(pose.eye().y >= LOWEST_EYE_M - 0.05, "step {step}: {:?}", pose.eye());
        }
    }

    #[test]
    fn a_flight_takes_the_short_way_round() {
        let from = CameraPose { yaw: 3.0, ..pose() };
        let to = CameraPose { yaw: -3.0, ..pose() };
        let halfway = from.between(to, 0.5).yaw;
        assert!((halfway.rem_euclid(std::f32::consts::TAU) - std::f32::consts::PI).abs() < 1e-4, "{halfway}");
        assert_eq!(from.between(to, 0.0).yaw, 3.0);
    }
}
