//! What bends a body: joints with places at rest, and motions of them. At rest no joint is turned.

use super::vector::Point;

/// x, y, z, w; of length 1.
pub type Turn = [f64; 4];

/// Joints and what they do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rig {
    /// Parents before their children; the first has no parent.
    pub joints: Vec<Joint>,
    pub clips: Vec<Clip>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    pub name: String,
    /// Which of the joints it hangs on.
    pub parent: Option<usize>,
    /// In the model's space at rest, metres.
    pub at: Point,
}

/// A motion.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    pub name: String,
    /// Seconds from its start, rising, the first 0.
    pub times: Vec<f64>,
    pub tracks: Vec<Track>,
}

/// What one joint does in a motion.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    pub joint: usize,
    pub keys: Keys,
}

/// One key for each time.
#[derive(Clone, Debug, PartialEq)]
pub enum Keys {
    /// Against the parent joint.
    Turns(Vec<Turn>),
    /// Where the joint is as seen from its parent, metres.
    Moves(Vec<Point>),
}

impl Rig {
    /// Where a joint is at rest as seen from its parent, metres.
    pub fn beside(&self, joint: &Joint) -> Point {
        let [x, y, z] = joint.at;
        let parent = joint.parent.and_then(|k| self.joints.get(k));
        let [px, py, pz] = parent.map_or([0.0; 3], |parent| parent.at);
        [x - px, y - py, z - pz]
    }
}
