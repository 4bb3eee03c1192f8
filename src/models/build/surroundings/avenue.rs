//! The avenue about the site with its footway, and the roads that join it from the gates.

use geo::Coord;

use super::{
    blocks::AVENUE_M,
    country::{Country, GROUND_Y},
};
use crate::{
    models::{
        Surface,
        build::{
            frame::{Bar, Frame},
            ground,
            mesh::{Mesh, Role},
            paint::Paint,
            plan,
        },
    },
    park::Park,
};

/// Just below the aprons of gates, which end at the boundary.
const ROAD_Y: f64 = -0.09;
const WALK_Y: f64 = 0.02;
/// From the start of one dash of the middle line to the next, metres.
const DASH_M: f64 = 16.0;

pub fn avenue(mesh: &mut Mesh, country: &Country, park: &Park) {
    let boundary = plan::tidy([park.site.boundary.polygon()]);
    let gates: Vec<(Frame, f64)> =
        park.site.gates.iter().filter_map(|gate| Some((ground::gate_frame(gate, &boundary)?, gate.width_m))).collect();
    let asphalt = Paint::hex(0x55585b).on(Surface::Asphalt);
    let (x, z) = (country.half.0 + AVENUE_M.0, country.half.1 + AVENUE_M.0);
    let ring = [(-x, -z), (x, -z), (x, z), (-x, z)].map(|(x, y)| Coord { x, y });
    let half = AVENUE_M.1 / 2.0;
    for (number, (_, a, b)) in plan::around(&ring).enumerate() {
        let (frame, length) = Frame::between(a, b);
        let mut leg = |s: (f64, f64), d: (f64, f64), y: f64, paint: Paint| {
            frame.ledge(mesh, Role::Ground, s, y, d, paint);
        };
        // Corners belong to the first side of each pair.
        let run = if number % 2 == 0 { (-half, length + half) } else { (half, length - half) };
        leg(run, (-half, half), ROAD_Y, asphalt);
        let white = Paint::hex(0xb9b9b2);
        for d in [0.4 - half, half - 0.55] {
            leg((half, length - half), (d, d + 0.15), ROAD_Y + 0.02, white);
        }
        for k in 0..(length / DASH_M) as u32 {
            let s = f64::from(k) * DASH_M + 4.0;
            if s > half && s < length - half - 8.0 {
                leg((s, s + 7.0), (-0.08, 0.08), ROAD_Y + 0.02, white);
            }
        }
        // Footways meet at corners; those of every other side give way.
        let shy = if number % 2 == 0 { 0.0 } else { 3.2 };
        footway(mesh, frame, (half + shy, length - half - shy), half, &gates);
    }
    for (frame, width) in &gates {
        let reach = AVENUE_M.0 - half;
        frame.ledge(mesh, Role::Ground, (-width / 2.0, width / 2.0), ROAD_Y - 0.015, (-reach - 0.5, -0.02), asphalt);
    }
}

/// A footway with its kerb on the site's side of the avenue, open where roads come out of gates.
fn footway(mesh: &mut Mesh, frame: Frame, (start, end): (f64, f64), half: f64, gates: &[(Frame, f64)]) {
    let (paving, kerb) = (Paint::hex(0x8d8a83).on(Surface::Paving), Paint::hex(0xa3a098).on(Surface::Concrete));
    let mut gaps: Vec<(f64, f64)> = gates
        .iter()
        .filter_map(|(gate, width)| {
            let off = gate.origin - frame.origin;
            let (s, d) = (off.x * frame.along.x + off.y * frame.along.y, off.x * frame.out.x + off.y * frame.out.y);
            (d.abs() < AVENUE_M.0 + 1.0 && s > start && s < end).then_some((s - width / 2.0, s + width / 2.0))
        })
        .collect();
    gaps.push((end, end));
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut from = start;
    for (low, high) in gaps {
        if low - from > 1.0 {
            let walk = Bar { s: (from, low), y: (GROUND_Y, WALK_Y), d: (-half - 3.2, -half - 0.2) };
            frame.block(mesh, Role::Solid, walk, paving);
            let stone = Bar { s: (from, low), y: (GROUND_Y, WALK_Y + 0.03), d: (-half - 0.2, -half) };
            frame.block(mesh, Role::Solid, stone, kerb);
        }
        from = high.max(from);
    }
}
