//! What differs comes into the picture when a second one is laid beside it, unless it is well in view already.

use bevy::math::Vec3;

use super::Split;
use crate::{
    app::{CameraPose, FreeView, Mode, apply::Stage},
    park::Park,
};

/// A box along the park's axes, metres.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bounds {
    least: Vec3,
    most: Vec3,
}

/// What looks smaller than this share of the picture's height is looked at from nearer.
const TINY: f32 = 0.12;

impl Stage<'_> {
    /// Lays the other scenario's picture beside, or takes it away.
    pub(in crate::app) fn set_split(&mut self, split: Split) {
        let begins = self.shown.split == Split::One && split != Split::One;
        self.shown.split = split;
        // Whoever is led, walks or stands in a building looks where that leads.
        let is_free = self.touring.0.is_none() && self.walking.stroll.is_none() && self.shown.inside.is_none();
        if begins && is_free && !self.shown.plan && *self.mode != Mode::Kiosk {
            self.frame_differences();
        }
    }

    fn frame_differences(&mut self) {
        let (Some(park), Some(variants), Some(other)) = (&self.park, &self.variants, self.shown.other_scenario())
        else {
            return;
        };
        let other = variants.vary_aside(&self.shown.scenarios, &other).park;
        let each = differing(&other, park);
        let view = self.free_view.for_split(self.shown.split);
        let pose = self.eye.0;
        let Some(whole) =
            each.iter().copied().reduce(Bounds::with).filter(|whole| !is_well_seen(pose, view, whole, &each))
        else {
            return;
        };
        self.goal.set(framed(pose, view, &whole), true);
        self.shown.view = None;
    }
}

/// The buildings that the two parks do not have alike, each with the room that it takes in both.
fn differing(one: &Park, other: &Park) -> Vec<Bounds> {
    let changed = one.buildings.iter().filter(|building| other.building(building.id.as_str()) != Some(*building));
    let added = other.buildings.iter().filter(|building| one.building(building.id.as_str()).is_none());
    let bounds = changed.chain(added).filter_map(|building| {
        let places = [one, other].into_iter().filter_map(|park| park.place(&building.id));
        places.map(|place| Bounds::about(place.centre_m, place.half_size_m)).reduce(Bounds::with)
    });
    bounds.collect()
}

impl Bounds {
    /// Around a box, however it is turned.
    fn about([x, y, z]: [f64; 3], [hx, hy, hz]: [f64; 3]) -> Self {
        let (centre, reach) = (Vec3::new(x as f32, y as f32, z as f32), libm::hypot(hx, hz) as f32);
        let half = Vec3::new(reach, hy as f32, reach);
        Self { least: centre - half, most: centre + half }
    }

    fn with(self, other: Self) -> Self {
        Self { least: self.least.min(other.least), most: self.most.max(other.most) }
    }

    fn centre(&self) -> Vec3 {
        self.least.midpoint(self.most)
    }

    /// From the centre to a corner, metres.
    fn reach_m(&self) -> f32 {
        self.least.distance(self.most) / 2.0
    }
}

/// Whether each stands within the free part of the picture, and all together are not tiny in it.
fn is_well_seen(pose: CameraPose, view: FreeView, whole: &Bounds, each: &[Bounds]) -> bool {
    let eye = pose.eye();
    let ahead = (pose.focus - eye).normalize_or_zero();
    let right = ahead.cross(Vec3::Y).normalize_or(Vec3::X);
    let up = right.cross(ahead);
    let tan = (pose.fov / 2.0).tan();
    let is_in = |bounds: &Bounds| {
        let to = bounds.centre() - eye;
        let depth_m = to.dot(ahead);
        depth_m > 0.0
            && (to.dot(right) / depth_m).abs() < tan * view.across
            && (to.dot(up) / depth_m).abs() < tan * view.up
    };
    let depth_m = (whole.centre() - eye).dot(ahead).max(1.0);
    each.iter().all(is_in) && whole.reach_m() / depth_m > TINY * tan * view.up
}

/// The same direction of view, so far away that all of it is in the free part of the picture.
fn framed(pose: CameraPose, view: FreeView, whole: &Bounds) -> CameraPose {
    let least = view.across.min(view.up).max(0.1);
    let fov = 2.0 * ((pose.fov / 2.0).tan() * least).atan();
    CameraPose { fov: pose.fov, ..CameraPose { fov, ..pose }.framing_sphere(whole.centre(), whole.reach_m()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: FreeView = FreeView { across: 1.6, up: 1.0 };

    fn pose(focus: Vec3, radius_m: f32) -> CameraPose {
        CameraPose { focus, yaw: 0.4, pitch: 0.6, radius_m, fov: 0.7 }
    }

    #[test]
    fn what_is_in_the_picture_and_large_enough_is_well_seen() {
        let one = Bounds::about([60.0, 20.0, -40.0], [15.0, 20.0, 10.0]);
        let other = Bounds::about([-60.0, 10.0, 40.0], [15.0, 10.0, 10.0]);
        let seen = |pose: CameraPose, each: &[Bounds]| {
            is_well_seen(pose, VIEW, &each.iter().copied().reduce(Bounds::with).unwrap(), each)
        };
        assert!(seen(pose(Vec3::ZERO, 400.0), &[one, other]));
        assert!(!seen(pose(one.centre(), 60.0), &[one, other]), "the other one is out of sight");
        assert!(seen(pose(one.centre(), 60.0), &[one]));
        assert!(!seen(pose(one.centre(), 4_000.0), &[one]), "tiny");
        assert!(!seen(pose(Vec3::new(900.0, 0.0, 0.0), 60.0), &[one]), "beside");
    }

    #[test]
    fn what_was_framed_is_well_seen_in_halves_too() {
        let each = [([170.0, 40.0, -90.0], [20.0, 40.0, 20.0]), ([150.0, 5.0, 80.0], [9.0, 5.0, 30.0])];
        let each = each.map(|(centre, half)| Bounds::about(centre, half));
        let whole = each[0].with(each[1]);
        for split in [Split::Wipe(500), Split::Halves] {
            let view = VIEW.for_split(split);
            let far = pose(Vec3::new(-500.0, 0.0, 0.0), 90.0);
            assert!(!is_well_seen(far, view, &whole, &each));
            let near = framed(far, view, &whole);
            assert!(is_well_seen(near, view, &whole, &each), "{split:?}: {near:?}");
            assert_eq!((near.fov, near.yaw), (far.fov, far.yaw));
        }
    }
}
