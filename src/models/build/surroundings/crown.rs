//! A tree of the backdrop: one soft, uneven crown of a few faces, dark below and light above.

use std::f64::consts::TAU;

use super::country::Country;
use crate::models::{
    Surface,
    build::{
        mesh::{Corner, Mesh, Role},
        paint::Paint,
        vector::{Point, cross, minus},
    },
};

/// How many faces a crown gets, by how near it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// 17 faces.
    Near,
    /// 12 faces.
    Middle,
    /// 6 faces.
    Far,
}

impl Grade {
    fn rings(self) -> &'static [Ring] {
        match self {
            Self::Near => &NEAR,
            Self::Middle => &MIDDLE,
            Self::Far => &FAR,
        }
    }
}

/// A ring of corners: how many, its share of the radius and of the height, and how dark.
struct Ring {
    sides: u32,
    share: f64,
    up: f64,
    shade: f64,
}

/// The last ring is the blunt top, a ridge of two corners; a first one of a single corner is the foot.
const NEAR: [Ring; 3] = [
    Ring { sides: 5, share: 0.68, up: 0.12, shade: 0.42 },
    Ring { sides: 5, share: 1.0, up: 0.5, shade: 0.84 },
    Ring { sides: 2, share: 0.48, up: 0.95, shade: 1.1 },
];
const MIDDLE: [Ring; 3] = [
    Ring { sides: 1, share: 0.0, up: 0.0, shade: 0.3 },
    Ring { sides: 5, share: 1.0, up: 0.44, shade: 0.8 },
    Ring { sides: 2, share: 0.5, up: 0.95, shade: 1.1 },
];
const FAR: [Ring; 2] =
    [Ring { sides: 4, share: 1.05, up: 0.2, shade: 0.55 }, Ring { sides: 2, share: 0.6, up: 0.9, shade: 1.08 }];

#[derive(Clone, Copy)]
pub struct Crown {
    pub foot: Point,
    pub radius: f64,
    pub height: f64,
    pub tone: Paint,
    /// Names it: its unevenness and turn.
    pub number: u64,
}

/// Greens of a mixed wood, from bluish to yellowish.
pub fn tone(kind: f64, light: f64) -> Paint {
    let (cool, warm) = (Paint::hex(0x4f6b45), Paint::hex(0x77874a));
    cool.mixed(warm, kind * kind * 0.9).lit(0.84 + 0.34 * light).on(Surface::Foliage)
}

/// Draws it; how many faces it took.
pub fn crown(mesh: &mut Mesh, country: &Country, crown: &Crown, grade: Grade) -> usize {
    let chance = |k: u64| country.chance(38, crown.number.wrapping_mul(64).wrapping_add(k));
    let [x, y, z] = crown.foot;
    let mut corners: Vec<Corner> = Vec::new();
    let mut rows: Vec<(usize, usize)> = Vec::new();
    let turn = TAU * chance(60);
    for (row, ring) in (0_u64..).zip(grade.rings()) {
        rows.push((corners.len(), ring.sides as usize));
        for k in 0..ring.sides {
            let uneven = 0.82 + 0.36 * chance(u64::from(k) + 16 * row);
            let angle = turn + TAU * (f64::from(k) + 0.5 * row as f64) / f64::from(ring.sides);
            let reach = crown.radius * ring.share * uneven;
            let up = crown.height * ring.up * (0.86 + 0.28 * chance(u64::from(k) + 16 * row + 8));
            let at = [x + libm::cos(angle) * reach, y + up, z + libm::sin(angle) * reach];
            corners.push(Corner::new(at, [0.0; 3], crown.tone.lit(ring.shade).vertex(true)));
        }
    }
    let mut triangles: Vec<[usize; 3]> = Vec::new();
    for pair in rows.windows(2) {
        if let [(low, lower), (high, upper)] = pair {
            stitch(&mut triangles, (*low, *lower), (*high, *upper));
        }
    }
    soften(&mut corners, &triangles, [x, y + crown.height * 0.32, z]);
    mesh.woven(Role::Solid, &corners, &triangles);
    triangles.len()
}

/// Joins two rings of different numbers of corners.
fn stitch(triangles: &mut Vec<[usize; 3]>, (low, lower): (usize, usize), (high, upper): (usize, usize)) {
    let (mut a, mut b) = (0, 0);
    while a < lower || b < upper {
        let (at_a, at_b) = (low + a % lower, high + b % upper);
        // Whichever ring is behind goes on.
        if b >= upper || (a < lower && (a + 1) * upper <= (b + 1) * lower) {
            triangles.push([at_a, at_b, low + (a + 1) % lower]);
            a += 1;
        } else {
            triangles.push([at_a, at_b, high + (b + 1) % upper]);
            b += 1;
        }
    }
}

/// Each corner looks away from the crown's middle, and a little the way of its faces.
fn soften(corners: &mut [Corner], triangles: &[[usize; 3]], middle: Point) {
    for triangle in triangles {
        let [Some(a), Some(b), Some(c)] = triangle.map(|k| corners.get(k).map(|corner| corner.at)) else { continue };
        let face = cross(minus(b, a), minus(c, a));
        let size = libm::sqrt(face.iter().map(|v| v * v).sum::<f64>()).max(1e-9);
        for k in triangle {
            if let Some(corner) = corners.get_mut(*k) {
                let [nx, ny, nz] = corner.normal;
                let [fx, fy, fz] = face.map(|v| v / size);
                corner.normal = [nx + fx, ny + fy, nz + fz];
            }
        }
    }
    for corner in corners {
        let [dx, dy, dz] = minus(corner.at, middle);
        let size = libm::sqrt(dx * dx + dy * dy + dz * dz).max(1e-9);
        let [nx, ny, nz] = corner.normal;
        corner.normal = [nx + 3.0 * dx / size, ny + 3.0 * dy / size + 1.0, nz + 3.0 * dz / size];
    }
}
