//! How much of a body is drawn, by how large it is in the picture.

use bevy::prelude::*;

use super::{afar::write_afar, corners::Corners, figure::Posed, town::Bodies};
use crate::{app::CameraPose, view3d::quality::Quality};

/// What one sees of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Body,
    Plain,
    Afar,
}

/// Where the eye is and what it makes out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    pub eye: Vec3,
    forward: Vec3,
    /// Cosine of half the angle of a cone about the whole picture.
    cone: f32,
    /// Metres seen as one, compared with a lens of 45°.
    zoom: f32,
    quality: Quality,
}

/// Wider pictures than this are not drawn.
const WIDEST: f32 = 2.4;
/// People this near are drawn whatever the direction, metres: part of them may be in the picture.
const BESIDE_M: f32 = 3.0;
/// About the height of a picture; only told by how much far people are widened.
const PIXELS_HIGH: f32 = 800.0;

impl Sight {
    pub fn new(pose: &CameraPose, quality: Quality) -> Self {
        let half = (pose.fov / 2.0).tan();
        let corner = (half * (1.0 + WIDEST * WIDEST).sqrt()).atan() + 0.06;
        let eye = pose.eye();
        Self {
            eye,
            forward: (pose.focus - eye).normalize_or(Vec3::NEG_Z),
            cone: corner.cos(),
            zoom: half / 0.414,
            quality,
        }
    }

    /// Whether a person there may be in the picture.
    pub fn meets(&self, at: Vec3) -> bool {
        let to = at + Vec3::Y * 0.9 - self.eye;
        let away = to.length();
        away < BESIDE_M || to.dot(self.forward) > away * self.cone
    }

    /// How far a person seems to be, metres.
    pub fn away_m(&self, at: Vec3) -> f32 {
        at.distance(self.eye) * self.zoom
    }

    /// How large a pixel is there, metres.
    pub fn pixel_m(&self, at: Vec3) -> f32 {
        self.away_m(at) * 0.828 / PIXELS_HIGH
    }

    /// Up to which distances bodies, and plain bodies, are drawn, metres; and how many bodies at most.
    fn reach(&self) -> (f32, f32, usize) {
        match self.quality {
            Quality::Software => (24.0, 60.0, 60),
            Quality::Balanced => (50.0, 170.0, 100),
            Quality::Showroom => (80.0, 320.0, 160),
        }
    }

    /// Up to which distance people darken the ground, metres.
    pub fn shaded_m(&self) -> f32 {
        match self.quality {
            Quality::Software => 80.0,
            Quality::Balanced => 220.0,
            Quality::Showroom => 420.0,
        }
    }

    pub fn level(&self, away_m: f32, bodies: usize) -> Level {
        let (body_m, plain_m, most) = self.reach();
        match away_m {
            m if m < body_m && bodies < most => Level::Body,
            m if m < plain_m => Level::Plain,
            _ => Level::Afar,
        }
    }

    /// Writes people, the nearest first.
    pub fn write(&self, people: &mut [Posed], bodies: &Bodies, to: &mut Corners) {
        people.sort_by(|a, b| self.away_m(a.at).total_cmp(&self.away_m(b.at)));
        let mut drawn = 0;
        for posed in people.iter() {
            match self.level(self.away_m(posed.at), drawn) {
                Level::Body => {
                    drawn += 1;
                    bodies.near.write(to, posed);
                }
                Level::Plain => bodies.plain.write(to, posed),
                Level::Afar => write_afar(to, posed, self.eye, self.pixel_m(posed.at)),
            }
        }
    }
}
