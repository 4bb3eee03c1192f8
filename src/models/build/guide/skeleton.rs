//! The guide's joints: their names, what they hang on, and where they are at rest. The left is at +x: she looks
//! towards +z.

use crate::models::build::{rig::Joint, vector::Point};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Left,
    Right,
}

impl Side {
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// 1 to the left, -1 to the right.
    pub fn sign(self) -> f64 {
        if self == Self::Left { 1.0 } else { -1.0 }
    }

    pub fn other(self) -> Self {
        if self == Self::Left { Self::Right } else { Self::Left }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bone {
    Hips,
    Spine,
    Chest,
    Neck,
    Head,
    Jaw,
    Lid(Side),
    Shoulder(Side),
    UpperArm(Side),
    Forearm(Side),
    Hand(Side),
    Index(Side),
    Fingers(Side),
    /// The middle joints of the fingers but the index.
    Knuckles(Side),
    Thumb(Side),
    Thigh(Side),
    Shin(Side),
    Foot(Side),
}

use Bone::{
    Chest, Fingers, Foot, Forearm, Hand, Head, Hips, Index, Jaw, Knuckles, Lid, Neck, Shin, Shoulder, Spine, Thigh,
    Thumb, UpperArm,
};
use Side::{Left, Right};

/// In the file's order: parents before children.
pub const BONES: [Bone; 30] = [
    Hips,
    Spine,
    Chest,
    Neck,
    Head,
    Jaw,
    Lid(Left),
    Lid(Right),
    Shoulder(Left),
    UpperArm(Left),
    Forearm(Left),
    Hand(Left),
    Index(Left),
    Fingers(Left),
    Knuckles(Left),
    Thumb(Left),
    Shoulder(Right),
    UpperArm(Right),
    Forearm(Right),
    Hand(Right),
    Index(Right),
    Fingers(Right),
    Knuckles(Right),
    Thumb(Right),
    Thigh(Left),
    Shin(Left),
    Foot(Left),
    Thigh(Right),
    Shin(Right),
    Foot(Right),
];

/// Middle of the left eye; the eyes are half way up the head.
pub const EYE: Point = [0.0318, 1.5842, 0.0626];
/// Ends of the left arm's bones.
pub const SHOULDER: Point = [0.149, 1.358, -0.012];
pub const ELBOW: Point = [0.2320, 1.0900, -0.018];
pub const WRIST: Point = [0.2760, 0.8570, 0.022];
/// Ends of the left leg's bones.
pub const HIP: Point = [0.088, 0.905, 0.0];
pub const KNEE: Point = [0.083, 0.490, 0.004];
pub const ANKLE: Point = [0.080, 0.088, -0.036];

impl Bone {
    /// Its place in [`BONES`].
    pub fn index(self) -> usize {
        BONES.iter().position(|bone| *bone == self).unwrap_or_default()
    }

    /// The one on the other side.
    pub fn mirrored(self) -> Self {
        match self {
            Lid(side) => Lid(side.other()),
            Shoulder(side) => Shoulder(side.other()),
            UpperArm(side) => UpperArm(side.other()),
            Forearm(side) => Forearm(side.other()),
            Hand(side) => Hand(side.other()),
            Index(side) => Index(side.other()),
            Fingers(side) => Fingers(side.other()),
            Knuckles(side) => Knuckles(side.other()),
            Thumb(side) => Thumb(side.other()),
            Thigh(side) => Thigh(side.other()),
            Shin(side) => Shin(side.other()),
            Foot(side) => Foot(side.other()),
            middle => middle,
        }
    }

    fn side(self) -> Option<Side> {
        let mirrored = self.mirrored();
        (mirrored != self).then(|| if self < mirrored { Left } else { Right })
    }

    pub fn parent(self) -> Option<Self> {
        Some(match self {
            Hips => return None,
            Spine | Thigh(_) => Hips,
            Chest => Spine,
            Neck | Shoulder(_) => Chest,
            Head => Neck,
            Jaw | Lid(_) => Head,
            UpperArm(side) => Shoulder(side),
            Forearm(side) => UpperArm(side),
            Hand(side) => Forearm(side),
            Index(side) | Fingers(side) | Thumb(side) => Hand(side),
            Knuckles(side) => Fingers(side),
            Shin(side) => Thigh(side),
            Foot(side) => Shin(side),
        })
    }

    pub fn name(self) -> String {
        let plain = match self {
            Hips => "hips",
            Spine => "spine",
            Chest => "chest",
            Neck => "neck",
            Head => "head",
            Jaw => "jaw",
            Lid(_) => "lid",
            Shoulder(_) => "shoulder",
            UpperArm(_) => "upper_arm",
            Forearm(_) => "forearm",
            Hand(_) => "hand",
            Index(_) => "index",
            Fingers(_) => "fingers",
            Knuckles(_) => "knuckles",
            Thumb(_) => "thumb",
            Thigh(_) => "thigh",
            Shin(_) => "shin",
            Foot(_) => "foot",
        };
        match self.side() {
            Some(Left) => format!("{plain}.l"),
            Some(Right) => format!("{plain}.r"),
            None => plain.to_owned(),
        }
    }

    /// Where it is at rest, metres.
    pub fn at(self) -> Point {
        let [x, y, z] = match self {
            Hips => [0.0, 0.93, 0.0],
            Spine => [0.0, 1.02, -0.008],
            Chest => [0.0, 1.16, -0.014],
            Neck => [0.0, 1.415, -0.024],
            Head => [0.0, 1.50, -0.012],
            Jaw => [0.0, 1.545, 0.012],
            Lid(_) => EYE,
            Shoulder(_) => [0.04, 1.380, -0.010],
            UpperArm(_) => SHOULDER,
            Forearm(_) => ELBOW,
            Hand(_) => WRIST,
            Index(_) => super::hand::INDEX.from(),
            Fingers(_) => super::hand::MIDDLE.from(),
            Knuckles(_) => super::hand::MIDDLE.bend(),
            Thumb(_) => super::hand::THUMB.from(),
            Thigh(_) => HIP,
            Shin(_) => KNEE,
            Foot(_) => ANKLE,
        };
        [if self.side() == Some(Right) { -x } else { x }, y, z]
    }
}

pub fn joints() -> Vec<Joint> {
    let joint = |bone: &Bone| Joint { name: bone.name(), parent: bone.parent().map(Bone::index), at: bone.at() };
    BONES.iter().map(joint).collect()
}
