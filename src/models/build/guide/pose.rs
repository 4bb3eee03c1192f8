//! Poses: told by where limbs point, then worked out as turns of joints.

use super::{
    form::{ease, length, mix, plus},
    hand,
    skeleton::{ANKLE, BONES, Bone, ELBOW, HIP, KNEE, SHOULDER, Side, WRIST},
    turn::{STILL, about, after, back, between, carry, swing, turned},
};
use crate::models::build::{
    rig::Turn,
    vector::{Point, cross, minus, unit},
};

/// How an arm is held; directions as if it were the left one, seen from the trunk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arm {
    pub upper: Point,
    pub fore: Point,
    /// Where the fingers point, and where the palm looks.
    pub hand: Point,
    pub palm: Point,
    /// How far the fingers, the index and the thumb are bent, radians.
    pub curl: f64,
    pub index: f64,
    pub thumb: f64,
    /// How far the shoulder is raised, radians.
    pub shrug: f64,
}

/// A whole body; angles in radians, the head against the trunk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    pub left: Arm,
    pub right: Arm,
    /// Nod down, turn to the left, lean to the left.
    pub head: [f64; 3],
    pub chest: [f64; 3],
    /// Hips moved, metres.
    pub shift: Point,
    /// The hips leant to the left and turned to the left.
    pub hips: [f64; 2],
    pub jaw: f64,
    /// 0 open, 1 closed.
    pub lids: f64,
}

impl Arm {
    /// Hanging, a little away from the body.
    pub fn down() -> Self {
        Self {
            upper: [0.155, -0.98, -0.05],
            fore: [0.155, -0.96, 0.26],
            hand: [0.04, -0.97, 0.22],
            palm: [-0.92, -0.05, -0.40],
            curl: 0.38,
            index: 0.20,
            thumb: 0.10,
            shrug: 0.0,
        }
    }

    fn mixed(self, other: Self, share: f64) -> Self {
        let way = |a: Point, b: Point| turned(between(STILL, swing(a, b), share), unit(a));
        Self {
            upper: way(self.upper, other.upper),
            fore: way(self.fore, other.fore),
            hand: way(self.hand, other.hand),
            palm: way(self.palm, other.palm),
            curl: mix(self.curl, other.curl, share),
            index: mix(self.index, other.index, share),
            thumb: mix(self.thumb, other.thumb, share),
            shrug: mix(self.shrug, other.shrug, share),
        }
    }

    /// Turns of the left shoulder, upper arm, forearm, hand, index, fingers, knuckles and thumb.
    fn turns(self) -> [Turn; 8] {
        let (upper, fore) = (unit(minus(ELBOW, SHOULDER)), unit(minus(WRIST, ELBOW)));
        let [along, thumb, palm] = hand::frame();
        // The elbow is a hinge: which way its axis points follows from both bones; where it is stretched, from the rest.
        let rest = cross(upper, fore);
        let bent = cross(unit(self.upper), unit(self.fore));
        let straight = turned(swing(upper, self.upper), rest);
        let sure = ease(0.10, 0.45, length(bent));
        let axis = plus(unit(straight).map(|v| v * (1.0 - sure)), unit(bent), sure);
        let in_model = carry((upper, rest), (self.upper, axis));
        let elbow = carry((fore, rest), (self.fore, axis));
        let wrist = carry((along, palm), (self.hand, self.palm));
        // The shoulder takes a share of the arm's turn, so that cloth bends in two places.
        let shoulder = after(about([0.0, 0.0, 1.0], self.shrug), between(STILL, in_model, 0.38));
        let flex = |angle: f64| about(thumb, -angle);
        let grip = about(unit(plus(along, thumb, 0.4)), self.thumb);
        [
            shoulder,
            after(back(shoulder), in_model),
            after(back(in_model), elbow),
            after(back(elbow), wrist),
            flex(self.index),
            flex(self.curl),
            flex(self.curl * 1.25),
            grip,
        ]
    }
}

impl Pose {
    /// At ease.
    pub fn rest() -> Self {
        Self {
            left: Arm::down(),
            right: Arm::down(),
            head: [0.0; 3],
            chest: [0.0; 3],
            shift: [0.0; 3],
            hips: [0.0; 2],
            jaw: 0.0,
            lids: 0.0,
        }
    }

    /// Part of the way to another.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let all = |a: [f64; 3], b: [f64; 3]| {
            let ([a0, a1, a2], [b0, b1, b2]) = (a, b);
            [mix(a0, b0, share), mix(a1, b1, share), mix(a2, b2, share)]
        };
        let ([h0, h1], [o0, o1]) = (self.hips, other.hips);
        Self {
            left: self.left.mixed(other.left, share),
            right: self.right.mixed(other.right, share),
            head: all(self.head, other.head),
            chest: all(self.chest, other.chest),
            shift: all(self.shift, other.shift),
            hips: [mix(h0, o0, share), mix(h1, o1, share)],
            jaw: mix(self.jaw, other.jaw, share),
            lids: mix(self.lids, other.lids, share),
        }
    }

    /// The turn of every joint, in the file's order.
    pub fn turns(self) -> Vec<Turn> {
        let euler = |[nod, turn, lean]: [f64; 3], share: f64| {
            let nod = about([1.0, 0.0, 0.0], nod * share);
            let turn = about([0.0, 1.0, 0.0], turn * share);
            after(turn, after(nod, about([0.0, 0.0, 1.0], -lean * share)))
        };
        let [lean, twist] = self.hips;
        let hips = after(about([0.0, 1.0, 0.0], twist), about([0.0, 0.0, 1.0], -lean));
        let left = self.left.turns();
        // The right arm is the left one in a mirror.
        let right = self.right.turns().map(|[x, y, z, w]| [x, -y, -z, w]);
        let arm = |bone: Bone, turns: &[Turn; 8]| {
            let [shoulder, upper, fore, hand, index, fingers, knuckles, thumb] = *turns;
            match bone {
                Bone::Shoulder(_) => shoulder,
                Bone::UpperArm(_) => upper,
                Bone::Forearm(_) => fore,
                Bone::Hand(_) => hand,
                Bone::Index(_) => index,
                Bone::Fingers(_) => fingers,
                Bone::Knuckles(_) => knuckles,
                Bone::Thumb(_) => thumb,
                _ => STILL,
            }
        };
        let of = |bone: &Bone| match *bone {
            Bone::Hips => hips,
            // The trunk stays upright over leaning hips.
            Bone::Spine => after(back(hips), euler(self.chest, 0.5)),
            Bone::Chest => euler(self.chest, 0.5),
            Bone::Neck => euler(self.head, 0.4),
            Bone::Head => euler(self.head, 0.6),
            Bone::Jaw => about([1.0, 0.0, 0.0], self.jaw),
            Bone::Lid(_) => about([1.0, 0.0, 0.0], 0.80 * self.lids),
            Bone::Thigh(side) | Bone::Shin(side) | Bone::Foot(side) => {
                let [thigh, shin, foot] = self.leg(side, hips);
                match bone {
                    Bone::Thigh(_) => thigh,
                    Bone::Shin(_) => shin,
                    _ => foot,
                }
            }
            bone => {
                let is_left = bone < bone.mirrored();
                arm(bone, if is_left { &left } else { &right })
            }
        };
        BONES.iter().map(of).collect()
    }

    /// Where the hips are, metres.
    pub fn hips_at(self) -> Point {
        plus(Bone::Hips.at(), self.shift, 1.0)
    }

    /// Thigh, shin and foot: the foot stays where it stands, whatever the hips do.
    fn leg(self, side: Side, hips: Turn) -> [Turn; 3] {
        let own = |[x, y, z]: Point| [x * side.sign(), y, z];
        let (hip, knee, ankle) = (own(HIP), own(KNEE), own(ANKLE));
        let root = self.hips_at();
        let from = plus(root, turned(hips, minus(hip, Bone::Hips.at())), 1.0);
        let reach = minus(ankle, from);
        let (thigh, shin) = (length(minus(knee, hip)), length(minus(ankle, knee)));
        let far = length(reach).min((thigh + shin) * 0.99999);
        let cos = ((thigh * thigh + far * far - shin * shin) / (2.0 * thigh * far)).clamp(-1.0, 1.0);
        let way = unit(reach);
        // Knees bend forwards, in the direction of the feet.
        let fore = unit([0.06 * side.sign(), 0.0, 1.0]);
        let fore = unit(plus(fore, way, -(fore[0] * way[0] + fore[1] * way[1] + fore[2] * way[2])));
        let sin = libm::sqrt(1.0 - cos * cos);
        let knee_at = plus(plus(from, way, thigh * cos), fore, thigh * sin);
        let hinge = |a: Point| cross(a, fore);
        let (old, new) = (minus(knee, hip), minus(knee_at, from));
        let (old_shin, new_shin) = (minus(ankle, knee), minus(ankle, knee_at));
        let upper = carry((old, cross(old, [0.0, 0.0, 1.0])), (new, hinge(new)));
        let lower = carry((old_shin, cross(old_shin, [0.0, 0.0, 1.0])), (new_shin, hinge(new_shin)));
        [after(back(hips), upper), after(back(upper), lower), back(lower)]
    }
}
