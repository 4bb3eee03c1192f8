//! A main square: a promenade on the axis to its gate, a round pool at its heart, long pools on both sides.

use std::f64::consts::TAU;

use geo::{Area, BoundingRect, Contains, Coord, Distance, Euclidean, Polygon};

use crate::{
    models::{
        Surface,
        build::{
            mesh::{Corner, Mesh, Role},
            paint::Paint,
            plan,
        },
    },
    park::{GroundLook, Park},
};

/// Rim of a pool and its water above the paving, metres.
const RIM_Y: f64 = 0.45;
const WATER_Y: f64 = 0.33;
const RIM_M: f64 = 0.5;
/// Corners of a round pool.
const ROUND: u32 = 32;

/// How a square is laid out.
#[derive(Clone, Debug)]
pub struct Square {
    pub centre: Coord,
    /// Unit vector towards its gate, along x or z.
    pub axis: Coord,
    /// Half its extent along the axis and across it, metres.
    pub half: (f64, f64),
    /// Radius of the round pool in the middle; 0 where it finds no room.
    pub heart_m: f64,
    /// Outlines of the long pools.
    pub pools: Vec<Polygon>,
    /// Whether it is the park's first, and bears the sculpture.
    pub first: bool,
}

impl Square {
    /// Across the axis, to the right of who looks along it.
    pub fn across(&self) -> Coord {
        Coord { x: -self.axis.y, y: self.axis.x }
    }

    pub fn at(&self, along: f64, across: f64) -> Coord {
        self.centre + self.axis * along + self.across() * across
    }

    /// The light stone along the axis.
    pub fn promenade(&self) -> Polygon {
        let half = (self.half.1 * 0.2).clamp(2.0, 7.0);
        self.oblong(0.0, 0.0, (self.half.0, half))
    }

    fn oblong(&self, along: f64, across: f64, half: (f64, f64)) -> Polygon {
        let ring = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
            .map(|(a, c)| self.at(along + a * half.0, across + c * half.1));
        let outline = Polygon::new(ring.to_vec().into(), Vec::new());
        plan::tidy([outline.clone()]).into_iter().next().unwrap_or(outline)
    }

    /// What stands in the way of whatever else would stand here.
    pub fn taken(&self) -> Vec<Polygon> {
        let heart = (self.heart_m > 0.0).then(|| round(self.centre, self.heart_m + 1.0));
        self.pools.iter().cloned().chain(heart).collect()
    }
}

/// The layouts of all plazas that are squares, by their place in the scene file; `plazas` are their outlines.
pub fn squares(park: &Park, plazas: &[Vec<Polygon>]) -> Vec<Option<Square>> {
    let mut any = false;
    let each = park.site.plazas.iter().zip(plazas).map(|(plaza, outlines)| {
        if plaza.look != GroundLook::Square {
            return None;
        }
        let outline = outlines.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
        let square = lay_out(park, outline, !any)?;
        any = true;
        Some(square)
    });
    each.collect()
}

fn lay_out(park: &Park, outline: &Polygon, first: bool) -> Option<Square> {
    let reach = outline.bounding_rect()?;
    let centre = reach.center();
    let gates = park.site.gates.iter().map(|gate| plan::coord(gate.at));
    let nearest = gates.min_by(|a, b| plan::distance(*a, centre).total_cmp(&plan::distance(*b, centre)));
    let to = nearest.map_or(Coord { x: reach.width(), y: reach.height() }, |gate| gate - centre);
    let axis =
        if to.x.abs() > to.y.abs() { Coord { x: to.x.signum(), y: 0.0 } } else { Coord { x: 0.0, y: to.y.signum() } };
    let (x, z) = (reach.width() / 2.0, reach.height() / 2.0);
    let half = if axis.y == 0.0 { (x, z) } else { (z, x) };
    let mut square = Square { centre, axis, half, heart_m: 0.0, pools: Vec::new(), first };
    let fits = |shape: &Polygon, gap: f64| {
        outline.contains(shape) && Euclidean.distance(outline.exterior(), shape.exterior()) > gap
    };
    let heart = (half.0.min(half.1) * 0.3).clamp(2.5, 8.0);
    if fits(&round(centre, heart + 2.0), 0.5) {
        square.heart_m = heart;
    }
    let wide = (half.1 * 0.09).clamp(1.6, 4.0);
    for side in [-1.0, 1.0] {
        for (place, length) in [(0.0, 0.66), (-0.2, 0.45), (0.2, 0.45)] {
            let pool = square.oblong(place * half.0, side * half.1 * 0.52, (half.0 * length, wide));
            if half.1 * 0.52 - wide > square.heart_m + 2.5 && fits(&pool, 2.0) {
                square.pools.push(pool);
                break;
            }
        }
    }
    Some(square)
}

/// A regular outline about a point.
pub fn round(centre: Coord, radius: f64) -> Polygon {
    let ring: Vec<Coord> = (0..ROUND)
        .map(|k| {
            let angle = TAU * f64::from(k) / f64::from(ROUND);
            centre + Coord { x: libm::cos(angle), y: libm::sin(angle) } * radius
        })
        .collect();
    let outline = Polygon::new(ring.into(), Vec::new());
    plan::tidy([outline.clone()]).into_iter().next().unwrap_or(outline)
}

/// Draws the pools of a square whose paving lies at `y`.
pub fn pools(mesh: &mut Mesh, square: &Square, y: f64) {
    for pool in &square.pools {
        basin(mesh, pool, y);
    }
    if square.heart_m > 0.0 {
        // A step to sit on around it.
        let stone = Paint::hex(0xa7a195).on(Surface::Stone);
        step(mesh, &round(square.centre, square.heart_m + 0.9), (y - 0.02, y + 0.16), stone);
        basin(mesh, &round(square.centre, square.heart_m), y + 0.1);
        if !square.first {
            jets(mesh, square, y + 0.1 + WATER_Y);
        }
    }
}

/// A block of any outline: its sides and its top.
fn step(mesh: &mut Mesh, outline: &Polygon, (low, high): (f64, f64), paint: Paint) {
    crate::models::build::floors::skirt(mesh, Role::Solid, outline, (low, high), paint.shaded(0.75, 1.0));
    mesh.level(Role::Solid, outline, high, true, paint);
}

/// A pool above the paving: a stone rim and still water.
fn basin(mesh: &mut Mesh, outline: &Polygon, y: f64) {
    let stone = Paint::hex(0x8f8a80).on(Surface::Stone);
    let water = Paint::hex(0x2e4a4c).on(Surface::Ripples);
    let inner = crate::models::build::ground::within(std::slice::from_ref(outline), RIM_M);
    crate::models::build::floors::skirt(mesh, Role::Solid, outline, (y - 0.02, y + RIM_Y), stone.shaded(0.7, 1.0));
    for piece in plan::cut(std::slice::from_ref(outline), &inner) {
        mesh.level(Role::Solid, &piece, y + RIM_Y, true, stone.lit(1.15));
    }
    for piece in &inner {
        let ring = plan::corners_of(piece.exterior());
        for (_, a, b) in plan::around(&ring) {
            let (frame, length) = crate::models::build::frame::Frame::between(a, b);
            frame.lining(mesh, Role::Solid, (0.0, length), (y + WATER_Y, y + RIM_Y), 0.0, stone.lit(0.7));
        }
        mesh.level(Role::Water, piece, y + WATER_Y, true, water);
    }
}

/// A ring of thin jets about a higher one.
fn jets(mesh: &mut Mesh, square: &Square, y: f64) {
    let foam = Paint::hex(0xc2ccd0).vertex(true);
    let mut jet = |at: Coord, height: f64| {
        let around = |k: u32| {
            let angle = TAU * f64::from(k) / 6.0;
            (libm::cos(angle), libm::sin(angle))
        };
        let mut corners: Vec<Corner> = (0..6)
            .map(|k| {
                let (c, s) = around(k);
                Corner::new([at.x + 0.1 * c, y, at.y - 0.1 * s], [c, 0.3, -s], foam)
            })
            .collect();
        corners.push(Corner::new([at.x, y + height, at.y], [0.0, 1.0, 0.0], foam));
        mesh.woven(Role::Solid, &corners, &[0, 1, 2, 3, 4, 5].map(|k| [k, (k + 1) % 6, 6]));
    };
    jet(square.centre, 3.2);
    for k in 0..10 {
        let angle = TAU * f64::from(k) / 10.0;
        let out = Coord { x: libm::cos(angle), y: libm::sin(angle) } * (square.heart_m * 0.55);
        jet(square.centre + out, 1.6);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::{ground, land::samples::park};

    #[test]
    fn a_square_has_its_axis_to_the_gate_and_its_pools_inside() {
        let park = park();
        let grounds = ground::grounds(&park);
        let squares = squares(&park, &grounds.plazas);
        let square = squares[0].as_ref().unwrap();
        assert!(square.heart_m > 4.0 && square.pools.len() == 2 && square.first, "{square:?}");
        for pool in square.taken() {
            assert!(grounds.plazas[0][0].contains(&pool));
        }
        let mut mesh = Mesh::default();
        pools(&mut mesh, square, 0.03);
        assert!(mesh.surfaces().any(|(role, _)| role == Role::Water));
    }
}
