//! The guide's body: her mesh in a pose. The processor bends it: eleven thousand triangles, once a picture.

use bevy::{math::Affine3A, prelude::*};

use super::pose::{Motion, Pose, Skeleton};
use crate::{models::Rigged, view3d::people::Corners};

/// A body with its joints and motions.
#[derive(Resource, Clone, Debug)]
pub struct Body {
    pub skeleton: Skeleton,
    pub motions: Vec<Motion>,
    corners: Vec<Corner>,
    triangles: Vec<[u32; 3]>,
    /// When each triangle comes as she comes: from her feet upwards, in a grain.
    comes: Vec<f32>,
    tall_m: f32,
}

#[derive(Clone, Copy, Debug)]
struct Corner {
    at: Vec3,
    normal: Vec3,
    colour: Vec3,
    holds: [(usize, f32); 4],
}

/// Of a triangle's time to come, so much is its height, and the rest is chance.
const BY_HEIGHT: f32 = 0.7;

impl Body {
    pub fn new(rigged: &Rigged) -> Self {
        let corners: Vec<Corner> = rigged
            .corners
            .iter()
            .map(|corner| {
                let [a, b, c, d] = corner.joints.map(usize::from);
                let [p, q, r, s] = corner.weights;
                Corner {
                    at: corner.at.into(),
                    normal: corner.normal.into(),
                    colour: corner.colour.into(),
                    holds: [(a, p), (b, q), (c, r), (d, s)],
                }
            })
            .collect();
        let tall_m = corners.iter().map(|corner| corner.at.y).fold(0.1, f32::max);
        let triangles: Vec<[u32; 3]> = rigged.indices.as_chunks::<3>().0.to_vec();
        let comes = triangles.iter().zip(0_u32..).map(|(triangle, number)| {
            let height = triangle.first().and_then(|k| corners.get(*k as usize)).map_or(0.0, |corner| corner.at.y);
            BY_HEIGHT * (height / tall_m).clamp(0.0, 1.0) + (1.0 - BY_HEIGHT) * chance(number)
        });
        let comes = comes.collect();
        let motions = rigged.clips.iter().map(Motion::new).collect();
        Self { skeleton: Skeleton::new(&rigged.joints), motions, corners, triangles, comes, tall_m }
    }

    pub fn motion(&self, name: &str) -> Option<&Motion> {
        self.motions.iter().find(|motion| motion.name == name)
    }

    pub fn tall_m(&self) -> f32 {
        self.tall_m
    }

    /// Her mesh in a pose, feet in the origin, looking to +z. `there` is how much of her has come, 0 to 1; `mirrored`
    /// swaps her left and right; `lit` is how much more light falls on her than on what is around her.
    pub fn posed(&self, pose: &Pose, there: f32, mirrored: bool, lit: f32) -> Corners {
        let bends: Vec<Affine3A> = self.skeleton.bends(pose);
        let mut mesh = Corners::default();
        let side = if mirrored { -1.0 } else { 1.0 };
        for corner in &self.corners {
            let (mut at, mut normal) = (Vec3::ZERO, Vec3::ZERO);
            for (joint, share) in corner.holds.iter().filter(|(_, share)| *share > 0.0) {
                let Some(bend) = bends.get(*joint) else { continue };
                at += *share * bend.transform_point3(corner.at);
                normal += *share * bend.transform_vector3(corner.normal);
            }
            let turned = Vec3::new(side, 1.0, 1.0);
            mesh.push(at * turned, normal.normalize_or(Vec3::Y) * turned, corner.colour * lit, [0.0, 0.0]);
        }
        let come = self.triangles.iter().zip(&self.comes).filter(|(_, comes)| there >= 1.0 || **comes < there);
        for ([a, b, c], _) in come {
            mesh.indices.extend(if mirrored { [*a, *c, *b] } else { [*a, *b, *c] });
        }
        mesh
    }
}

/// Evenly strewn from 0 to 1 (multiplicative hashing).
fn chance(number: u32) -> f32 {
    (number.wrapping_mul(0x9E37_79B1) >> 8) as f32 / (1 << 24) as f32
}
