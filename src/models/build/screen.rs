//! LED walls and cinema screens: panels half a metre wide, bright in front, dark behind.

use geo::Coord;

use super::{
    frame::{Bar, Frame},
    mesh::{Corner, Mesh, Role},
    paint::{Paint, cloud, noise, seed_of},
    plan,
    solids::tube,
    vector::Point,
};
use crate::{
    models::Surface,
    park::{Screen, ScreenShape},
};

/// Width of a panel where the scene does not say, metres.
const PANEL_M: f64 = 0.5;
const THICKNESS_M: f64 = 0.15;
const MOST_PANELS: f64 = 2000.0;
/// From the panels' backs to the heels of the braces behind them, metres.
const BRACE_M: f64 = 0.75;

/// Draws a screen that stands on a floor at height `foot`.
pub fn screen(mesh: &mut Mesh, screen: &Screen, foot: f64) {
    let y = (foot + screen.base_m, foot + screen.base_m + screen.height_m);
    let (edges, panel_m) = edges(screen);
    draw(mesh, &edges, y, &screen.id);
    if screen.panel_m.is_some() && screen.base_m < 0.5 && screen.height_m > 3.0 {
        carrier(mesh, &edges, y, panel_m);
    }
}

/// Front and back corners of the panels' edges in plan, from the viewer's left to the right, and a panel's width, metres.
pub fn edges(screen: &Screen) -> (Vec<(Coord, Coord)>, f64) {
    let bearing = screen.facing_deg.to_radians();
    let towards = Coord { x: libm::sin(bearing), y: -libm::cos(bearing) };
    let centre = plan::coord(screen.at);
    let length = match screen.shape {
        ScreenShape::Flat(width) => width,
        ScreenShape::Arc { length_m, .. } => length_m,
    };
    let count = (length / screen.panel_m.unwrap_or(PANEL_M).max(0.05)).round().clamp(1.0, MOST_PANELS);
    let edges: Vec<(Coord, Coord)> = (0..=count as u32)
        .map(|k| {
            let s = length * (f64::from(k) / count - 0.5);
            match screen.shape {
                ScreenShape::Flat(_) => {
                    let right = Coord { x: towards.y, y: -towards.x };
                    let at = centre + right * s;
                    (at + towards * (THICKNESS_M / 2.0), at - towards * (THICKNESS_M / 2.0))
                }
                ScreenShape::Arc { radius_m, .. } => {
                    // The arc's middle lies behind the centre, as the viewer's side is where it is looked at from.
                    let angle = libm::atan2(-towards.y, -towards.x) + s / radius_m;
                    let ray = Coord { x: libm::cos(angle), y: libm::sin(angle) };
                    (centre + ray * radius_m, centre + ray * (radius_m + THICKNESS_M))
                }
            }
        })
        .collect();
    (edges, length / count)
}

fn draw(mesh: &mut Mesh, edges: &[(Coord, Coord)], y: (f64, f64), id: &str) {
    let (seed, case) = (seed_of(id), Paint::hex(0x1d2125));
    let at = |p: &Coord, y: f64| -> Point { [p.x, y, p.y] };
    let mut along = 0.0;
    for (number, ((front_a, back_a), (front_b, back_b))) in edges.iter().zip(edges.iter().skip(1)).enumerate() {
        let (frame, length) = Frame::between(*front_a, *front_b);
        let normal = [frame.out.x, 0.0, frame.out.y];
        let tint = picture(seed, number as u64);
        let corner = |s: f64, height: f64, upper: bool| Corner {
            at: frame.point(s, height, 0.0),
            normal,
            // Metres from the wall's left end and above its foot: joints and pictures go by them.
            uv: [along + s, y.0 - height],
            colour: tint.vertex(upper),
        };
        let corners =
            [corner(0.0, y.0, false), corner(length, y.0, false), corner(length, y.1, true), corner(0.0, y.1, true)];
        mesh.woven(Role::Screen, &corners, &[[0, 1, 2], [0, 2, 3]]);
        along += length;
        let (back, width) = Frame::between(*back_b, *back_a);
        back.panel(mesh, Role::Solid, (0.0, width), y, 0.0, case.lit(if number % 2 == 0 { 1.0 } else { 1.25 }));
        let lid = [at(front_a, y.1), at(front_b, y.1), at(back_b, y.1), at(back_a, y.1)];
        mesh.quad(Role::Solid, lid, case.lit(1.5));
        let sole = [at(back_a, y.0), at(back_b, y.0), at(front_b, y.0), at(front_a, y.0)];
        mesh.quad(Role::Solid, sole, case.lit(0.6));
    }
    if let (Some((front, back)), Some((last_front, last_back))) = (edges.first(), edges.last()) {
        for (a, b) in [(back, front), (last_front, last_back)] {
            let (frame, length) = Frame::between(*a, *b);
            frame.panel(mesh, Role::Solid, (0.0, length), y, 0.0, case);
        }
    }
}

/// What carries a wall of panels that stands on the floor: posts every two metres behind it, with their braces,
/// two rails, and ballast on the floor.
fn carrier(mesh: &mut Mesh, edges: &[(Coord, Coord)], (foot, top): (f64, f64), panel_m: f64) {
    let steel = Paint::hex(0x53585d).shaded(0.7, 1.0).on(Surface::Steel);
    let step = (2.0 / panel_m).round().max(1.0) as usize;
    let mut last: Option<Coord> = None;
    for (front, back) in edges.iter().step_by(step) {
        let (off, depth) = (*back - *front, plan::distance(*front, *back).max(1e-6));
        let away = off / depth;
        let (post, heel) = (*back + away * 0.1, *back + away * BRACE_M);
        let at = |p: Coord, y: f64| -> Point { [p.x, y, p.y] };
        tube(mesh, Role::Solid, (at(post, foot), at(post, top)), (0.06, 0.06), 4, false, steel);
        tube(mesh, Role::Solid, (at(heel, foot + 0.3), at(post, top * 0.7)), (0.04, 0.04), 3, false, steel);
        let (frame, _) = Frame::between(heel, heel + Coord { x: -away.y, y: away.x });
        let ballast = Bar { s: (-0.4, 0.4), y: (foot, foot + 0.35), d: (-0.2, 0.25) };
        frame.block(mesh, Role::Solid, ballast, Paint::hex(0x8d8c88).shaded(0.7, 1.0).on(Surface::Concrete));
        if let Some(before) = last {
            for share in [0.33, 0.66, 0.98] {
                let y = foot + (top - foot) * share;
                tube(mesh, Role::Solid, (at(before, y), at(post, y)), (0.04, 0.04), 3, false, steel);
            }
        }
        last = Some(post);
    }
}

/// What a switched-on wall shows while nothing plays: an evening sky that wanders from panel to panel.
fn picture(seed: u64, number: u64) -> Paint {
    let wave = cloud(seed, number as f64 / 14.0, 0.5);
    let sky = Paint::hex(0x1b3a8f).mixed(Paint::hex(0x8e3fb0), wave);
    let glow = Paint::hex(0x25c2d8).mixed(Paint::hex(0xf2a154), cloud(seed ^ 9, number as f64 / 9.0, 0.5));
    sky.mixed(glow, 0.55).lit(0.92 + 0.16 * noise(seed, number)).shaded(1.15, 0.55)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::{partition::reach, samples};

    #[test]
    fn an_arc_stands_behind_its_centre_and_looks_at_it() {
        let arc = samples::arc();
        let mut mesh = Mesh::default();
        screen(&mut mesh, &arc, 0.0);
        let (_, face) = mesh.surfaces().find(|(role, _)| *role == Role::Screen).unwrap();
        let columns: std::collections::BTreeSet<_> = face.normals.iter().map(|n| (n[0] * 1e4) as i32).collect();
        assert!(columns.len() >= 42, "42 m in half-metre facets, mirrored about the middle: {}", columns.len());
        assert_eq!(face.indices.len() / 6, 84);
        let end = face.uvs.iter().map(|uv| uv[0]).fold(0.0, f32::max);
        assert!((end - 42.0).abs() < 0.05, "texture coordinates count metres along the wall: {end}");
        for (point, normal) in face.positions.iter().zip(&face.normals) {
            let (x, z) = (point[0], point[2]);
            assert!((libm::hypotf(x, z) - 13.4).abs() < 5e-3);
            assert!(x * normal[0] + z * normal[2] < -13.0, "looks at the centre");
        }
        // Looked at from the south, it stands to the north.
        let bar = reach(&mesh);
        assert!(bar.d.0 > -14.6 && bar.d.0 < -13.55 && (bar.y.1 - 7.0).abs() < 1e-4, "{bar:?}");
    }

    #[test]
    fn a_flat_screen_looks_where_it_is_told() {
        let flat = Screen { shape: ScreenShape::Flat(4.0), facing_deg: 90.0, base_m: 1.0, ..samples::arc() };
        let mut mesh = Mesh::default();
        screen(&mut mesh, &flat, 1.0);
        let (_, face) = mesh.surfaces().find(|(role, _)| *role == Role::Screen).unwrap();
        assert!(face.normals.iter().all(|n| n[0] > 0.999), "east");
        let bar = reach(&mesh);
        assert!((bar.d.1 - bar.d.0 - 4.0).abs() < 1e-4 && (bar.s.1 - bar.s.0 - THICKNESS_M).abs() < 1e-4);
    }
}
