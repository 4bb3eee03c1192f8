//! The guide's joints hold together, and her motions keep her in one piece and on the ground.

use super::{
    form::{length, plus},
    guide, hand,
    skeleton::{BONES, Bone, Side},
    turn::{STILL, after, between, turned},
};
use crate::models::build::{
    glb,
    mesh::{Role, Surface},
    node::Node,
    rig::{Clip, Keys, Turn},
    vector::{Point, minus},
};

/// Where a joint is and how it is turned, in the model's space.
type Place = (Point, Turn);

fn surface(node: &Node) -> &Surface {
    let mut all = node.mesh.surfaces();
    let (role, surface) = all.next().unwrap();
    assert_eq!((role, all.next()), (Role::Solid, None), "one material");
    surface
}

/// A track's value at a time.
fn key<T: Copy>(keys: &[T], times: &[f64], secs: f64, mixed: impl Fn(T, T, f64) -> T) -> T {
    let after = times.iter().position(|at| *at > secs).unwrap_or(times.len() - 1).max(1);
    let share = ((secs - times[after - 1]) / (times[after] - times[after - 1])).clamp(0.0, 1.0);
    mixed(keys[after - 1], keys[after], share)
}

fn places(node: &Node, clip: Option<(&Clip, f64)>) -> Vec<Place> {
    let rig = node.rig.as_ref().unwrap();
    let mut places: Vec<Place> = Vec::new();
    for (k, joint) in rig.joints.iter().enumerate() {
        let (mut at, mut turn) = (rig.beside(joint), STILL);
        for track in clip.iter().flat_map(|(clip, _)| &clip.tracks).filter(|track| track.joint == k) {
            let (clip, secs) = clip.unwrap();
            match &track.keys {
                Keys::Turns(turns) => turn = key(turns, &clip.times, secs, between),
                Keys::Moves(moves) => {
                    at = key(moves, &clip.times, secs, |a, b, share| plus(a.map(|v| v * (1.0 - share)), b, share));
                }
            }
        }
        let (from, onto) = joint.parent.map_or(([0.0; 3], STILL), |parent| places[parent]);
        places.push((plus(from, turned(onto, at), 1.0), after(onto, turn)));
    }
    places
}

/// Every corner as its joints move it.
fn bent(node: &Node, places: &[Place]) -> Vec<Point> {
    let (rig, surface) = (node.rig.as_ref().unwrap(), surface(node));
    let corners = surface.positions.iter().zip(&surface.joints).zip(&surface.weights);
    corners
        .map(|((at, joints), weights)| {
            let at = at.map(f64::from);
            joints.iter().zip(weights).filter(|(_, weight)| **weight > 0).fold([0.0; 3], |sum, (joint, weight)| {
                let (to, turn) = places[usize::from(*joint)];
                let moved = plus(to, turned(turn, minus(at, rig.joints[usize::from(*joint)].at)), 1.0);
                plus(sum, moved, f64::from(*weight) / 255.0)
            })
        })
        .collect()
}

fn clip<'a>(node: &'a Node, name: &str) -> &'a Clip {
    node.rig.as_ref().unwrap().clips.iter().find(|clip| clip.name == name).unwrap()
}

#[test]
fn the_file_is_small_and_the_same_each_time() {
    let node = guide();
    let file = glb::bytes(std::slice::from_ref(&node), "abc");
    assert_eq!(file, glb::bytes(&[guide()], "abc"));
    assert!(file.len() <= 400 * 1024, "{} bytes", file.len());
    assert!(node.mesh.triangles() <= 12_000, "{} triangles", node.mesh.triangles());
    let read = gltf::Gltf::from_slice(&file).unwrap();
    let top = read.scenes().next().unwrap().nodes().next().unwrap();
    assert_eq!(top.name(), Some("guide"));
    assert!(top.extras().is_none(), "she is no place");
    let skin = top.skin().unwrap();
    let names: Vec<_> = skin.joints().map(|joint| joint.name().unwrap().to_owned()).collect();
    assert_eq!(names, BONES.map(Bone::name));
    let unbound: Vec<_> = skin.reader(|_| read.blob.as_deref()).read_inverse_bind_matrices().unwrap().collect();
    assert_eq!(unbound.len(), BONES.len());
    for (matrix, bone) in unbound.iter().zip(BONES) {
        let back = matrix[3].map(f64::from);
        assert!(length(plus([back[0], back[1], back[2]], bone.at(), 1.0)) < 1e-6, "{bone:?}");
    }
    let clips: Vec<_> = read.animations().map(|clip| clip.name().unwrap().to_owned()).collect();
    assert_eq!(clips, ["idle", "talk", "welcome", "point"]);
}

#[test]
fn she_is_as_tall_as_said_and_stands_on_the_ground() {
    let node = guide();
    let all = surface(&node).positions.iter();
    let (low, high) = all.fold((f32::MAX, f32::MIN), |(low, high), [_, y, _]| (low.min(*y), high.max(*y)));
    assert!(low.abs() < 0.002 && (high - 1.70).abs() < 0.006, "{low} to {high}");
}

#[test]
fn every_corner_is_held_by_joints_that_there_are() {
    let node = guide();
    let surface = surface(&node);
    assert_eq!((surface.joints.len(), surface.weights.len()), (surface.positions.len(), surface.positions.len()));
    for (joints, weights) in surface.joints.iter().zip(&surface.weights) {
        assert!(joints.iter().all(|joint| usize::from(*joint) < BONES.len()));
        assert_eq!(weights.iter().map(|weight| u32::from(*weight)).sum::<u32>(), 255);
    }
    let normals = surface.normals.iter().map(|normal| length(normal.map(f64::from)));
    assert!(normals.into_iter().all(|long| (long - 1.0).abs() < 1e-5));
}

#[test]
fn at_rest_the_joints_move_nothing() {
    let node = guide();
    for (bent, at) in bent(&node, &places(&node, None)).iter().zip(&surface(&node).positions) {
        assert!(length(minus(*bent, at.map(f64::from))) < 1e-6);
    }
}

#[test]
fn what_loops_ends_as_it_starts() {
    let node = guide();
    for name in ["idle", "talk", "welcome"] {
        for track in &clip(&node, name).tracks {
            let off = match &track.keys {
                Keys::Turns(turns) => {
                    let (a, b) = (turns[0], turns[turns.len() - 1]);
                    1.0 - a.iter().zip(&b).map(|(a, b)| a * b).sum::<f64>().abs()
                }
                Keys::Moves(moves) => length(minus(moves[0], moves[moves.len() - 1])),
            };
            assert!(off < 1e-6, "{name}: {} by {off}", BONES[track.joint].name());
        }
    }
}

#[test]
fn no_motion_tears_her_or_takes_her_off_the_ground() {
    let node = guide();
    let surface = surface(&node);
    let rest: Vec<Point> = surface.positions.iter().map(|at| at.map(f64::from)).collect();
    let edges: Vec<(usize, usize)> = surface
        .indices
        .chunks(3)
        .flat_map(|t| [(t[0], t[1]), (t[1], t[2]), (t[2], t[0])].map(|(a, b)| (a as usize, b as usize)))
        .collect();
    for clip in &node.rig.as_ref().unwrap().clips {
        let secs = clip.times[clip.times.len() - 1];
        for tenth in 0..=(secs * 10.0) as u32 {
            let now = f64::from(tenth) / 10.0;
            let bent = bent(&node, &places(&node, Some((clip, now))));
            for [_, y, _] in &bent {
                assert!((-0.01..2.3).contains(y), "{} at {now}: {y}", clip.name);
            }
            let torn = |(a, b): &(usize, usize)| {
                let (old, new) = (length(minus(rest[*a], rest[*b])), length(minus(bent[*a], bent[*b])));
                !(0.3 * old..=3.0 * old).contains(&new)
            };
            let torn = edges.iter().filter(|edge| torn(edge)).count();
            assert!(torn * 200 <= edges.len(), "{} at {now}: {torn} of {}", clip.name, edges.len());
        }
    }
}

#[test]
fn feet_stay_where_they_stand() {
    let node = guide();
    for name in ["idle", "talk"] {
        let clip = clip(&node, name);
        for now in &clip.times {
            let places = places(&node, Some((clip, *now)));
            for side in Side::BOTH {
                let foot = Bone::Foot(side);
                assert!(length(minus(places[foot.index()].0, foot.at())) < 0.001, "{name} at {now}");
            }
        }
    }
}

#[test]
fn she_points_ahead_at_the_height_of_her_shoulder() {
    let node = guide();
    let clip = clip(&node, "point");
    let places = places(&node, Some((clip, 1.2)));
    let index = Bone::Index(Side::Right);
    let [x, y, z] = hand::INDEX.tip();
    let (at, turn) = places[index.index()];
    let tip = plus(at, turned(turn, minus([-x, y, z], index.at())), 1.0);
    let (chest, shoulder) = (places[Bone::Chest.index()].0, places[Bone::UpperArm(Side::Right).index()].0);
    assert!((0.55..=0.85).contains(&(tip[2] - chest[2])), "{tip:?} before {chest:?}");
    assert!((tip[1] - shoulder[1]).abs() <= 0.12, "{tip:?} beside {shoulder:?}");
}
