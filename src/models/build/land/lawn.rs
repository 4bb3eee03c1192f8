//! Greens: hedges with gaps, beds of flowers, the stripes and lines of a playing field.

use geo::{BoundingRect, Coord, Polygon};

use super::tiles::Tiles;
use crate::{
    models::{
        Surface,
        build::{
            frame::Frame,
            ground,
            mesh::{Corner, Mesh, Role},
            paint::{Paint, noise, seed_of},
            plan,
        },
    },
    park::GroundLook,
};

/// A hedge's half width and height, and how far its middle is from the edge of the green, metres.
const HEDGE_M: (f64, f64) = (0.4, 0.8);
const HEDGE_IN_M: f64 = 0.75;
/// About how long a hedge runs between two gaps, and how wide a gap is, metres.
const RUN_M: f64 = 15.0;
const GAP_M: f64 = 2.6;

/// The lawn itself.
pub fn cover(look: GroundLook) -> Paint {
    match look {
        GroundLook::Grove => Paint::hex(0x49533a).on(Surface::Foliage),
        GroundLook::Pitch => Paint::hex(0x4c5a38).on(Surface::Grass),
        _ => Paint::hex(0x4d5a3c).on(Surface::Grass),
    }
}

/// What is mown into a green and painted on it.
pub fn lines(mesh: &mut Mesh, look: GroundLook, outlines: &[Polygon], y: f64) {
    if look == GroundLook::Pitch {
        outlines.iter().for_each(|outline| pitch(mesh, outline, y));
    }
}

/// What grows on a green whose surface is at `y`.
pub fn furnish(tiles: &mut Tiles, id: &str, look: GroundLook, outlines: &[Polygon], y: f64) {
    for outline in outlines {
        if matches!(look, GroundLook::Usual | GroundLook::Square | GroundLook::Garden) {
            hedges(tiles, outline, seed_of(id), y);
        }
        if look == GroundLook::Garden {
            beds(tiles, outline, seed_of(id), y);
        }
    }
}

fn hedges(tiles: &mut Tiles, outline: &Polygon, seed: u64, y: f64) {
    for inner in ground::within(std::slice::from_ref(outline), HEDGE_IN_M) {
        let sides: Vec<(Coord, Coord)> =
            plan::around(&plan::corners_of(inner.exterior())).map(|(_, a, b)| (a, b)).collect();
        for (number, (a, b)) in sides.into_iter().enumerate() {
            let (frame, length) = Frame::between(a, b);
            if length < 5.0 {
                continue;
            }
            let runs = (length / RUN_M).round().clamp(1.0, 500.0) as u32;
            let each = length / f64::from(runs);
            for k in 0..runs {
                let s = (f64::from(k) * each + GAP_M / 2.0, f64::from(k + 1) * each - GAP_M / 2.0);
                let tall = HEDGE_M.1 * (0.92 + 0.16 * noise(seed, u64::from(k) + 1000 * number as u64));
                if s.1 - s.0 > 1.5 {
                    let middle = frame.origin + frame.along * ((s.0 + s.1) / 2.0);
                    hedge(tiles.at(middle), frame, s, (y - 0.03, y + tall));
                }
            }
        }
    }
}

/// A clipped hedge with rounded shoulders.
fn hedge(mesh: &mut Mesh, frame: Frame, (from, to): (f64, f64), (low, high): (f64, f64)) {
    let (low_paint, top) = (Paint::hex(0x333d2a).on(Surface::Foliage), Paint::hex(0x4a5838).on(Surface::Foliage));
    let (wide, shoulder) = (HEDGE_M.0, 0.14);
    // Foot, shoulder, top on both sides, with the direction that each looks.
    let section = [
        (wide, low, (1.0, 0.0)),
        (wide, high - shoulder, (0.9, 0.4)),
        (wide - shoulder, high, (0.3, 0.95)),
        (shoulder - wide, high, (-0.3, 0.95)),
        (-wide, high - shoulder, (-0.9, 0.4)),
        (-wide, low, (-1.0, 0.0)),
    ];
    let corners: Vec<Corner> = section
        .iter()
        .flat_map(|(out, y, (n_out, n_up))| {
            [from, to].map(|s| {
                let normal = [frame.out.x * n_out, *n_up, frame.out.y * n_out];
                let colour = if *y > low { top } else { low_paint }.vertex(true);
                let along = [s, f64::from(u8::from(*out < 0.0)) * 0.9 + *y];
                Corner { uv: along, ..Corner::new(frame.point(s, *y, -out), normal, colour) }
            })
        })
        .collect();
    let triangles: Vec<[usize; 3]> =
        (0..5).flat_map(|k| [[2 * k, 2 * k + 1, 2 * k + 3], [2 * k, 2 * k + 3, 2 * k + 2]]).collect();
    mesh.woven(Role::Solid, &corners, &triangles);
    let deep = wide * 0.9;
    for (s, forwards) in [(from, false), (to, true)] {
        frame.jamb(mesh, s, (low, high - shoulder * 0.6), (-deep, deep), forwards, low_paint.shaded(1.0, 1.25));
    }
}

/// Domed beds in a row along the middle of a garden.
fn beds(tiles: &mut Tiles, outline: &Polygon, seed: u64, y: f64) {
    const BLOOMS: [u32; 5] = [0x8f5a63, 0x9a8448, 0x6f6288, 0x98928a, 0x8a5f45];
    let Some(reach) = outline.bounding_rect() else { return };
    let (wide, deep) = (reach.width(), reach.height());
    let (long, short) = (wide.max(deep), wide.min(deep));
    let half = (short * 0.14).clamp(0.7, 1.8);
    let count = (long / 12.0).floor().clamp(1.0, 40.0) as u32;
    for k in 0..count {
        let along = (f64::from(k) + 0.5) / f64::from(count) - 0.5;
        let centre = reach.center()
            + if wide >= deep { Coord { x: along * wide, y: 0.0 } } else { Coord { x: 0.0, y: along * deep } };
        let size = if wide >= deep { (half * 2.4, half) } else { (half, half * 2.4) };
        let inside = super::square::round(centre, half * 2.6);
        if !geo::Contains::contains(outline, &inside) {
            continue;
        }
        let bloom = (noise(seed, u64::from(k) + 77) * BLOOMS.len() as f64) as usize;
        let colour = BLOOMS.get(bloom).copied().unwrap_or(0x8f5a63);
        bed(tiles.at(centre), centre, size, y, Paint::hex(colour).on(Surface::Foliage));
    }
}

/// A low dome of flowers within a ring of leaves.
fn bed(mesh: &mut Mesh, centre: Coord, (wide, deep): (f64, f64), y: f64, bloom: Paint) {
    const AROUND: u32 = 14;
    let leaf = Paint::hex(0x3f4c31).on(Surface::Foliage);
    let mut corners = Vec::new();
    for (share, up, paint) in [(1.0, -0.02, leaf), (0.88, 0.22, leaf), (0.55, 0.38, bloom)] {
        for k in 0..AROUND {
            let angle = std::f64::consts::TAU * f64::from(k) / f64::from(AROUND);
            let (c, s) = (libm::cos(angle), libm::sin(angle));
            let at = [centre.x + wide * share * c, y + up, centre.y - deep * share * s];
            corners.push(Corner::new(at, [c * share, 0.5 + (1.0 - share), -s * share], paint.vertex(true)));
        }
    }
    corners.push(Corner::new([centre.x, y + 0.42, centre.y], [0.0, 1.0, 0.0], bloom.vertex(true)));
    let n = AROUND as usize;
    let mut triangles = Vec::new();
    for k in 0..n {
        let next = (k + 1) % n;
        for ring in [0, n] {
            triangles.push([ring + k, ring + next, ring + n + next]);
            triangles.push([ring + k, ring + n + next, ring + n + k]);
        }
        triangles.push([2 * n + k, 2 * n + next, 3 * n]);
    }
    mesh.woven(Role::Solid, &corners, &triangles);
}

/// Mown stripes, and the lines of a field within a margin.
fn pitch(mesh: &mut Mesh, outline: &Polygon, y: f64) {
    const STRIPE_M: f64 = 5.0;
    const MARGIN_M: f64 = 3.0;
    let Some(reach) = outline.bounding_rect() else { return };
    let wide = reach.width() >= reach.height();
    let along = if wide { Coord { x: 1.0, y: 0.0 } } else { Coord { x: 0.0, y: 1.0 } };
    let (length, depth) = if wide { (reach.width(), reach.height()) } else { (reach.height(), reach.width()) };
    let frame = Frame { origin: reach.center(), along, out: Coord { x: -along.y, y: along.x } };
    let own = std::slice::from_ref(outline);
    let stripes = (length / STRIPE_M).floor().clamp(1.0, 200.0) as u32;
    let each = length / f64::from(stripes);
    let mown = cover(GroundLook::Pitch).lit(1.22);
    for k in (0..stripes).step_by(2) {
        let s = -length / 2.0 + f64::from(k) * each;
        let corner = |s: f64, d: f64| frame.origin + frame.along * s - frame.out * d;
        let half = depth / 2.0;
        let ring = vec![corner(s, half), corner(s + each, half), corner(s + each, -half), corner(s, -half)];
        for piece in plan::shared(own, &plan::tidy([Polygon::new(ring.into(), Vec::new())])) {
            mesh.level(Role::Ground, &piece, y + 0.006, true, mown);
        }
    }
    let (half, side) = (length / 2.0 - MARGIN_M, depth / 2.0 - MARGIN_M);
    let field = plan::rectangle(
        frame.origin - Coord { x: 1.0, y: 1.0 } * half.min(side),
        frame.origin + Coord { x: 1.0, y: 1.0 } * half.min(side),
    );
    if side < 4.0 || !geo::Contains::contains(outline, &field) {
        return;
    }
    let white = Paint::hex(0xb9bbb2);
    let y = y + 0.012;
    for d in [-side, side] {
        frame.ledge(mesh, Role::Ground, (-half, half), y, (d - 0.05, d + 0.05), white);
    }
    for s in [-half, 0.0, half] {
        frame.ledge(mesh, Role::Ground, (s - 0.05, s + 0.05), y, (-side + 0.05, side - 0.05), white);
    }
    for end in [-1.0, 1.0] {
        let (goal, box_m) = (end * half, end * (half - 9.0));
        let (low, high) = (goal.min(box_m) + 0.05, goal.max(box_m) - 0.05);
        let reach = (side * 0.55).min(9.0);
        for d in [-reach, reach] {
            frame.ledge(mesh, Role::Ground, (low, high), y, (d - 0.05, d + 0.05), white);
        }
        frame.ledge(mesh, Role::Ground, (box_m - 0.05, box_m + 0.05), y, (-reach - 0.05, reach + 0.05), white);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::land::samples::park;

    #[test]
    fn every_look_has_its_own_furniture_above_the_lawn() {
        let park = park();
        let grounds = ground::grounds(&park);
        let count = |look| {
            let (mut tiles, mut flat) = (Tiles::default(), Mesh::default());
            furnish(&mut tiles, "lawn", look, &grounds.greens[0], 0.06);
            lines(&mut flat, look, &grounds.greens[0], 0.06);
            let all: Vec<Mesh> = tiles.nodes("fine").map(|node| node.mesh).chain([flat]).collect();
            for (_, surface) in all.iter().flat_map(Mesh::surfaces) {
                assert!(surface.positions.iter().all(|p| p[1] > 0.02 && p[1] < 1.2));
            }
            all.iter().map(Mesh::triangles).sum::<usize>()
        };
        let (usual, garden) = (count(GroundLook::Usual), count(GroundLook::Garden));
        assert!(count(GroundLook::Grove) == 0 && usual > 50 && garden > usual);
        assert!(count(GroundLook::Pitch) > 10);
    }
}
