//! The guide's arm on what she names, and her eyes on whom she speaks to: turned over what her motions do.

use bevy::prelude::*;

use super::pose::{Pose, Skeleton};

/// Of the way to where she looks, her neck goes so far, and her head the rest.
const NECK: f32 = 0.4;
/// A head does not turn farther against the body than this, radians.
const HEAD_MOST: f32 = 1.1;
/// An arm is not turned farther from its motion than this, radians.
const ARM_MOST: f32 = 1.35;
/// Of an arm's turn, the shoulder does so much.
const SHOULDER: f32 = 0.2;

/// Turns the pointing arm so that its hand lies in a direction, as far as `share` says. In the body's own space.
pub fn point(skeleton: &Skeleton, pose: &mut Pose, direction: Vec3, share: f32) {
    let joints = ["shoulder.r", "upper_arm.r", "hand.r"].map(|name| skeleton.joint(name));
    let [Some(shoulder), Some(upper), Some(hand)] = joints else { return };
    for (joint, part) in [(shoulder, SHOULDER), (upper, 1.0)] {
        let placed = skeleton.placed(pose);
        let (Some((from, _)), Some((to, _))) = (placed.get(upper), placed.get(hand)) else { return };
        let by = limited(*to - *from, direction, ARM_MOST);
        skeleton.turn(pose, joint, Quat::IDENTITY.slerp(by, part * share));
    }
}

/// Turns neck and head so that she looks at a point, as far as `share` says. In the body's own space.
pub fn look(skeleton: &Skeleton, pose: &mut Pose, at: Vec3, share: f32) {
    let [Some(neck), Some(head)] = ["neck", "head"].map(|name| skeleton.joint(name)) else { return };
    for (joint, part) in [(neck, NECK), (head, 1.0)] {
        let placed = skeleton.placed(pose);
        let Some((from, turn)) = placed.get(head) else { return };
        let eyes = *from + *turn * Vec3::new(0.0, 0.085, 0.075);
        let by = limited(*turn * Vec3::Z, at - eyes, HEAD_MOST);
        skeleton.turn(pose, joint, Quat::IDENTITY.slerp(by, part * share));
    }
}

/// The turn from one direction to another, no farther than `most`.
fn limited(from: Vec3, to: Vec3, most: f32) -> Quat {
    let (Some(from), Some(to)) = (from.try_normalize(), to.try_normalize()) else { return Quat::IDENTITY };
    let by = Quat::from_rotation_arc(from, to);
    let angle = by.angle_between(Quat::IDENTITY);
    if angle > most { Quat::IDENTITY.slerp(by, most / angle) } else { by }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{models::read_rigged, view3d::guide::body::Body};

    #[test]
    fn the_hand_lies_where_she_points_and_the_eyes_where_she_looks() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/models/zone-f/guide.glb");
        let body = Body::new(&read_rigged(&path).unwrap());
        let skeleton = &body.skeleton;
        for direction in [Vec3::new(-0.8, 0.2, 0.6), Vec3::new(-1.0, -0.1, 0.1), Vec3::new(-0.3, 0.5, 0.8)] {
            let mut pose = body.motion("point").unwrap().at(skeleton, 1.2);
            point(skeleton, &mut pose, direction, 1.0);
            let placed = skeleton.placed(&pose);
            let at = |name: &str| placed[skeleton.joint(name).unwrap()].0;
            let off = (at("hand.r") - at("upper_arm.r")).angle_between(direction).to_degrees();
            assert!(off < 6.0, "{direction}: {off}°");
        }
        let mut pose = body.motion("idle").unwrap().at(skeleton, 0.0);
        let audience = Vec3::new(1.0, 2.0, 2.5);
        look(skeleton, &mut pose, audience, 1.0);
        let (from, turn) = skeleton.placed(&pose)[skeleton.joint("head").unwrap()];
        let off = (turn * Vec3::Z).angle_between(audience - from).to_degrees();
        assert!(off < 5.0, "{off}°");
    }
}
