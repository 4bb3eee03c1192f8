//! Poses of a body with joints: read from its motions at a time, mixed, and bent further by hand.

use bevy::{
    math::{Affine3A, Mat4},
    prelude::*,
};

use crate::models::{RiggedClip, RiggedJoint, RiggedKeys};

/// Each joint against its parent.
#[derive(Clone, Debug, PartialEq)]
pub struct Pose(pub Vec<(Vec3, Quat)>);

/// The joints as the model has them at rest.
#[derive(Clone, Debug)]
pub struct Skeleton {
    names: Vec<String>,
    parents: Vec<Option<usize>>,
    rest: Pose,
    unbinds: Vec<Affine3A>,
}

/// A motion of the joints.
#[derive(Clone, Debug)]
pub struct Motion {
    pub name: String,
    pub secs: f32,
    tracks: Vec<(usize, Track)>,
}

#[derive(Clone, Debug)]
enum Track {
    Moves(Vec<(f32, Vec3)>),
    Turns(Vec<(f32, Quat)>),
}

impl Motion {
    pub fn new(clip: &RiggedClip) -> Self {
        let tracks = clip.tracks.iter().map(|track| {
            let times = track.times.iter().copied();
            let keys = match &track.keys {
                RiggedKeys::Moves(moves) => Track::Moves(times.zip(moves.iter().map(|at| Vec3::from(*at))).collect()),
                RiggedKeys::Turns(turns) => {
                    Track::Turns(times.zip(turns.iter().map(|turn| Quat::from_array(*turn).normalize())).collect())
                }
            };
            (track.joint, keys)
        });
        Self { name: clip.name.clone(), secs: clip.secs, tracks: tracks.collect() }
    }

    /// The pose at a time, held before the first key and after the last.
    pub fn at(&self, skeleton: &Skeleton, secs: f32) -> Pose {
        let mut pose = skeleton.rest.clone();
        for (joint, track) in &self.tracks {
            let Some((at, turn)) = pose.0.get_mut(*joint) else { continue };
            match track {
                Track::Moves(keys) => *at = between(keys, secs, |a, b, s| a.lerp(b, s)).unwrap_or(*at),
                Track::Turns(keys) => *turn = between(keys, secs, |a, b, s| a.slerp(b, s)).unwrap_or(*turn),
            }
        }
        pose
    }

    /// The pose at a time of a motion that begins again when it is over.
    pub fn again(&self, skeleton: &Skeleton, secs: f32) -> Pose {
        self.at(skeleton, secs.rem_euclid(self.secs.max(0.1)))
    }
}

fn between<T: Copy>(keys: &[(f32, T)], secs: f32, mix: impl Fn(T, T, f32) -> T) -> Option<T> {
    let after = keys.partition_point(|(time, _)| *time <= secs);
    let before = after.checked_sub(1).and_then(|k| keys.get(k));
    match (before, keys.get(after)) {
        (Some((from, a)), Some((to, b))) => Some(mix(*a, *b, (secs - from) / (to - from).max(1e-6))),
        (Some((_, only)), None) | (None, Some((_, only))) => Some(*only),
        (None, None) => None,
    }
}

impl Pose {
    /// Part of the way to another pose, joint by joint; `share` tells how far each goes, 0 to 1.
    pub fn towards(&mut self, other: &Self, share: impl Fn(usize) -> f32) {
        for (number, ((at, turn), (to_at, to_turn))) in self.0.iter_mut().zip(&other.0).enumerate() {
            let share = share(number).clamp(0.0, 1.0);
            if share > 0.0 {
                *at = at.lerp(*to_at, share);
                *turn = turn.slerp(*to_turn, share);
            }
        }
    }
}

impl Skeleton {
    pub fn new(joints: &[RiggedJoint]) -> Self {
        Self {
            names: joints.iter().map(|joint| joint.name.clone()).collect(),
            parents: joints.iter().map(|joint| joint.parent).collect(),
            rest: Pose(joints.iter().map(|joint| (joint.rest.0.into(), Quat::from_array(joint.rest.1))).collect()),
            unbinds: joints.iter().map(|joint| Affine3A::from_mat4(Mat4::from_cols_array_2d(&joint.unbind))).collect(),
        }
    }

    pub fn rest(&self) -> &Pose {
        &self.rest
    }

    pub fn joint(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// Each joint in the body's own space: place and turn.
    pub fn placed(&self, pose: &Pose) -> Vec<(Vec3, Quat)> {
        let mut placed: Vec<(Vec3, Quat)> = Vec::with_capacity(pose.0.len());
        for ((at, turn), parent) in pose.0.iter().zip(&self.parents) {
            let (from, over) = parent.and_then(|parent| placed.get(parent).copied()).unwrap_or_default();
            placed.push((from + over * *at, (over * *turn).normalize()));
        }
        placed
    }

    /// What each joint does to the corners that it holds.
    pub fn bends(&self, pose: &Pose) -> Vec<Affine3A> {
        let placed = self.placed(pose).into_iter();
        placed
            .zip(&self.unbinds)
            .map(|((at, turn), unbind)| Affine3A::from_rotation_translation(turn, at) * *unbind)
            .collect()
    }

    /// Turns a joint, and all that hangs on it, by a turn in the body's own space.
    pub fn turn(&self, pose: &mut Pose, joint: usize, by: Quat) {
        let placed = self.placed(pose);
        let over = self.parents.get(joint).copied().flatten().and_then(|parent| placed.get(parent).copied());
        let over = over.unwrap_or_default().1;
        if let Some((_, turn)) = pose.0.get_mut(joint) {
            *turn = (over.inverse() * by * over * *turn).normalize();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{models::read_rigged, view3d::guide::body::Body};

    fn body() -> Body {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/models/zone-f/guide.glb");
        Body::new(&read_rigged(&path).unwrap())
    }

    #[test]
    fn at_rest_the_body_is_as_it_was_modelled() {
        let body = body();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/models/zone-f/guide.glb");
        let model = read_rigged(&path).unwrap();
        let mesh = body.posed(body.skeleton.rest(), 1.0, false, 1.0);
        for (at, corner) in mesh.positions.iter().zip(&model.corners) {
            assert!(Vec3::from(*at).distance(Vec3::from(corner.at)) < 1e-4, "{at:?} {corner:?}");
        }
        assert_eq!(mesh.indices, model.indices);
    }

    #[test]
    fn she_comes_from_her_feet_upwards_and_her_mirror_image_looks_out_too() {
        let body = body();
        let count = |there: f32| body.posed(body.skeleton.rest(), there, false, 1.0).indices.len();
        assert_eq!(count(0.0), 0);
        assert!(count(0.3) < count(0.6) && count(0.6) < count(1.0));
        let mirrored = body.posed(body.skeleton.rest(), 1.0, true, 1.0);
        let plain = body.posed(body.skeleton.rest(), 1.0, false, 1.0);
        let looks_out = |mesh: &crate::view3d::people::Corners| {
            let outs = mesh.indices.chunks_exact(3).filter(|triangle| {
                let at = |k: usize| Vec3::from(mesh.positions[triangle[k] as usize]);
                let told: Vec3 = (0..3).map(|k| Vec3::from(mesh.normals[triangle[k] as usize])).sum();
                (at(1) - at(0)).cross(at(2) - at(0)).dot(told) > 0.0
            });
            outs.count()
        };
        assert_eq!(looks_out(&plain), looks_out(&mirrored));
        assert!(looks_out(&plain) > plain.indices.len() / 3 * 98 / 100);
    }

    #[test]
    fn a_motion_moves_the_hand_and_keeps_its_ends() {
        let body = body();
        let point = body.motion("point").unwrap();
        let hand = body.skeleton.joint("hand.r").unwrap();
        let at = |secs: f32| body.skeleton.placed(&point.at(&body.skeleton, secs))[hand].0;
        assert!(at(1.2).z > 0.4 && at(0.0).z < 0.2, "{} {}", at(0.0), at(1.2));
        assert_eq!(at(1.2), at(9.0));
        let idle = body.motion("idle").unwrap();
        let hand_at = |secs: f32| body.skeleton.placed(&idle.again(&body.skeleton, secs))[hand].0;
        assert!(hand_at(0.4).distance(hand_at(6.4)) < 1e-4, "it begins again");
    }
}
