//! What the guide does: stands at ease, talks, welcomes, points. Poses at their times, eased from one to the next, with
//! breath, balance and blinks over them; told six to twelve times a second.

use std::f64::consts::TAU;

use super::{
    form::{ease, hill, mix},
    pose::{Arm, Pose},
    skeleton::{BONES, Bone},
};
use crate::models::build::rig::{Clip, Keys, Track, Turn};

pub fn clips() -> Vec<Clip> {
    vec![
        clip("idle", 6.0, 6.0, idle),
        clip("talk", 5.0, 10.0, talk),
        clip("welcome", 2.5, 10.0, welcome),
        clip("point", 1.2, 12.5, point),
    ]
}

/// With `rate` keys a second.
fn clip(name: &str, secs: f64, rate: f64, at: impl Fn(f64) -> Pose) -> Clip {
    let steps = (secs * rate).round();
    let times: Vec<f64> = (0..=steps as u32).map(|k| f64::from(k) / steps * secs).collect();
    let poses: Vec<Pose> = times.iter().map(|secs| at(*secs)).collect();
    let turns: Vec<Vec<Turn>> = poses.iter().map(|pose| pose.turns()).collect();
    let track = |joint: usize| {
        let mut keys: Vec<Turn> = turns.iter().filter_map(|all| all.get(joint).copied()).collect();
        // Neighbours on the same side, so that the way between them is the short one.
        let mut last: Option<Turn> = None;
        for key in &mut keys {
            let cos = last.map_or(1.0, |last: Turn| last.iter().zip(&*key).map(|(a, b)| a * b).sum::<f64>());
            if cos < 0.0 {
                *key = key.map(|v| -v);
            }
            last = Some(*key);
        }
        Track { joint, keys: Keys::Turns(keys) }
    };
    let moves = poses.iter().map(|pose| pose.hips_at()).collect();
    let mut tracks = vec![Track { joint: Bone::Hips.index(), keys: Keys::Moves(moves) }];
    tracks.extend((0..BONES.len()).map(track));
    Clip { name: name.to_owned(), times, tracks }
}

/// Poses at their times in seconds; between two, eased; before the first and after the last, held.
fn among(keys: &[(f64, Pose)], secs: f64) -> Pose {
    let after = keys.iter().position(|(at, _)| *at > secs);
    let last = keys.last().map_or_else(Pose::rest, |(_, pose)| *pose);
    let Some(after) = after else { return last };
    let Some((to, next)) = keys.get(after) else { return last };
    match after.checked_sub(1).and_then(|k| keys.get(k)) {
        Some((from, own)) => own.mixed(*next, ease(*from, *to, secs)),
        None => *next,
    }
}

/// Breath and balance, the same after `secs`.
fn alive(mut pose: Pose, now: f64, secs: f64, breaths: f64) -> Pose {
    let wave = |times: f64, start: f64| libm::sin(TAU * (now / secs * times + start));
    let breath = wave(breaths, 0.0);
    pose.chest[0] -= 0.010 * breath;
    pose.head[0] += 0.008 * breath;
    pose.left.shrug += 0.014 * breath;
    pose.right.shrug += 0.014 * breath;
    let sway = wave(1.0, 0.1);
    pose.shift[0] += 0.010 * sway;
    pose.hips[0] += -0.018 * sway;
    pose.chest[2] += -0.008 * sway;
    pose.shift[2] += 0.003 * wave(1.0, 0.4);
    pose.shift[1] -= 0.001 + 0.002 * sway * sway;
    pose
}

/// A blink about a time.
fn blink(now: f64, at: f64) -> f64 {
    hill(now - at, 0.09)
}

fn lids(pose: &mut Pose, now: f64, at: &[f64]) {
    pose.lids = at.iter().map(|at| blink(now, *at)).fold(0.0, f64::max);
    if pose.lids < 0.05 {
        pose.lids = 0.0;
    }
}

fn idle(now: f64) -> Pose {
    let base = Pose::rest();
    let look = Pose { head: [0.015, 0.16, 0.02], ..base };
    let away = Pose { head: [0.02, -0.12, -0.02], ..base };
    let keys = [(0.0, base), (0.8, base), (1.7, look), (2.7, look), (3.7, away), (4.6, away), (5.6, base), (6.0, base)];
    let mut pose = alive(among(&keys, now), now, 6.0, 2.0);
    lids(&mut pose, now, &[8.0 / 6.0, 20.0 / 6.0, 31.0 / 6.0]);
    pose
}

/// Both forearms forward, palms half up.
fn open(wide: f64, high: f64) -> Arm {
    Arm {
        upper: [0.26, -0.94, 0.12],
        fore: [0.10 + wide, -0.22 + high, 0.92],
        hand: [0.16 + wide, -0.02 + high, 0.96],
        palm: [-0.62, 0.76, 0.02],
        curl: 0.22,
        index: 0.08,
        thumb: -0.05,
        shrug: 0.0,
    }
}

fn talk(now: f64) -> Pose {
    let rest = Pose { left: open(-0.30, 0.02), right: open(-0.30, 0.0), ..Pose::rest() };
    let offer = Pose { left: open(-0.22, 0.02), right: open(0.28, 0.20), head: [0.05, -0.10, -0.02], ..rest };
    let both = Pose { left: open(0.26, 0.22), right: open(0.24, 0.22), head: [-0.02, 0.0, 0.0], ..rest };
    let other = Pose { left: open(0.30, 0.18), right: open(-0.26, 0.0), head: [0.05, 0.12, 0.03], ..rest };
    let keys = [
        (0.0, rest),
        (0.7, offer),
        (1.3, Pose { head: [0.0, -0.10, -0.02], ..offer }),
        (1.9, rest),
        (2.6, both),
        (3.1, Pose { head: [0.06, 0.0, 0.0], ..both }),
        (3.7, other),
        (4.2, other),
        (5.0, rest),
    ];
    let mut pose = alive(among(&keys, now), now, 5.0, 2.0);
    // Syllables, with two short rests.
    let voice =
        (1.0 - hill(now - 1.75, 0.22)) * (1.0 - hill(now - 3.4, 0.2)) * ease(0.0, 0.15, now) * ease(5.0, 4.75, now);
    let beat = 0.5 + 0.5 * libm::sin(TAU * (now * 3.8 + 0.35 * libm::sin(TAU * now * 0.6)));
    pose.jaw = 0.115 * voice * beat * mix(0.55, 1.0, 0.5 + 0.5 * libm::sin(TAU * now * 1.4));
    pose.head[0] += 0.022 * voice * libm::sin(TAU * now * 1.2);
    lids(&mut pose, now, &[1.8, 4.25]);
    pose
}

fn welcome(now: f64) -> Pose {
    let rest = Pose::rest();
    let arm = Arm {
        upper: [0.55, -0.80, 0.20],
        fore: [0.74, -0.06, 0.66],
        hand: [0.86, 0.04, 0.50],
        palm: [-0.25, 0.88, 0.40],
        curl: 0.10,
        index: 0.02,
        thumb: -0.10,
        shrug: 0.04,
    };
    let ready = Arm {
        upper: [0.30, -0.93, 0.16],
        fore: [-0.10, -0.06, 0.98],
        palm: [-0.6, 0.75, 0.2],
        hand: [-0.05, 0.05, 1.0],
        ..arm
    };
    let open = Pose { right: arm, head: [0.05, -0.20, -0.05], chest: [0.04, -0.10, 0.0], ..rest };
    let gather = Pose { right: ready, head: [0.06, 0.0, 0.0], chest: [0.03, 0.02, 0.0], ..rest };
    let keys =
        [(0.0, rest), (0.5, gather), (1.05, open), (1.7, Pose { head: [0.0, -0.16, -0.04], ..open }), (2.5, rest)];
    let mut pose = among(&keys, now);
    lids(&mut pose, now, &[0.45, 2.1]);
    pose
}

fn point(now: f64) -> Pose {
    let rest = Pose::rest();
    let arm = Arm {
        upper: [0.12, -0.10, 0.99],
        fore: [0.075, 0.03, 0.99],
        hand: [0.09, 0.02, 0.99],
        palm: [-0.55, -0.83, -0.05],
        curl: 1.25,
        index: 0.0,
        thumb: 0.45,
        shrug: 0.05,
    };
    let half = Arm {
        upper: [0.22, -0.62, 0.75],
        fore: [-0.05, 0.30, 0.95],
        hand: [-0.05, 0.20, 0.98],
        curl: 0.7,
        index: 0.15,
        ..arm
    };
    let there = Pose { right: arm, head: [0.0, -0.10, 0.02], chest: [0.0, 0.10, 0.0], ..rest };
    let way = Pose { right: half, head: [0.02, -0.03, 0.0], chest: [0.0, 0.04, 0.0], ..rest };
    // The arm swings up and settles: quick at first, then slower.
    if now < 0.5 {
        return rest.mixed(way, (now / 0.5) * (now / 0.5));
    }
    let left = 1.0 - ((now - 0.5) / 0.65).min(1.0);
    way.mixed(there, 1.0 - left * left)
}
