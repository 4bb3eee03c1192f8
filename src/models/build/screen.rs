//! LED walls and cinema screens: panels half a metre wide, bright in front, dark behind.

use geo::Coord;

use super::{
    frame::Frame,
    mesh::{Mesh, Point, Role},
    paint::{Paint, cloud, noise, seed_of},
    plan,
};
use crate::park::{Screen, ScreenShape};

/// Width of a panel where the scene does not say, metres.
const PANEL_M: f64 = 0.5;
const THICKNESS_M: f64 = 0.15;
const MOST_PANELS: f64 = 2000.0;

/// Draws a screen that stands on a floor at height `foot`.
pub fn screen(mesh: &mut Mesh, screen: &Screen, foot: f64) {
    let y = (foot + screen.base_m, foot + screen.base_m + screen.height_m);
    let bearing = screen.facing_deg.to_radians();
    let towards = Coord { x: libm::sin(bearing), y: -libm::cos(bearing) };
    let centre = plan::coord(screen.at);
    let length = match screen.shape {
        ScreenShape::Flat(width) => width,
        ScreenShape::Arc { length_m, .. } => length_m,
    };
    let count = (length / screen.panel_m.unwrap_or(PANEL_M).max(0.05)).round().clamp(1.0, MOST_PANELS);
    // Front and back corners of the panels' edges, from the viewer's left to the right.
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
    draw(mesh, &edges, y, &screen.id);
}

fn draw(mesh: &mut Mesh, edges: &[(Coord, Coord)], y: (f64, f64), id: &str) {
    let (seed, case) = (seed_of(id), Paint::hex(0x1d2125));
    for (number, ((front_a, back_a), (front_b, back_b))) in edges.iter().zip(edges.iter().skip(1)).enumerate() {
        let picture = picture(seed, number as u64);
        let (frame, length) = Frame::between(*front_a, *front_b);
        frame.panel(mesh, Role::Screen, (0.0, length), y, 0.0, picture);
        let (back, width) = Frame::between(*back_b, *back_a);
        back.panel(mesh, Role::Solid, (0.0, width), y, 0.0, case.lit(if number % 2 == 0 { 1.0 } else { 1.25 }));
        let at = |p: &Coord, y: f64| -> Point { [p.x, y, p.y] };
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
        assert_eq!(face.indices.len() / 6, 84, "42 m in half-metre panels");
        for (point, normal) in face.positions.iter().zip(&face.normals) {
            let (x, z) = (point[0], point[2]);
            assert!((libm::hypotf(x, z) - 13.4).abs() < 1e-3);
            assert!(x * normal[0] + z * normal[2] < -13.0, "looks at the centre");
        }
        // Looked at from the south, it stands to the north.
        let bar = reach(&mesh);
        assert!((bar.d.0 + 13.55).abs() < 0.01 && (bar.y.1 - 7.0).abs() < 1e-4, "{bar:?}");
    }

    #[test]
    fn a_flat_screen_looks_where_it_is_told() {
        let flat = Screen { shape: ScreenShape::Flat(4.0), facing_deg: 90.0, ..samples::arc() };
        let mut mesh = Mesh::default();
        screen(&mut mesh, &flat, 1.0);
        let (_, face) = mesh.surfaces().find(|(role, _)| *role == Role::Screen).unwrap();
        assert!(face.normals.iter().all(|n| n[0] > 0.999), "east");
        let bar = reach(&mesh);
        assert!((bar.d.1 - bar.d.0 - 4.0).abs() < 1e-4 && (bar.s.1 - bar.s.0 - THICKNESS_M).abs() < 1e-4);
    }
}
