//! Furniture and machines: plain shapes that are told apart from afar, each exactly of the stated size.

use geo::Coord;

use super::{
    frame::{Bar, Frame},
    mesh::{Mesh, Role},
    paint::Paint,
    plan,
};
use crate::park::{Fixture, FixtureLook, Spread, Xz};

/// More pieces than this are not built.
const MOST_PIECES: usize = 20_000;

/// Where the pieces of a fixture stand, from the building's centre.
pub fn positions(fixture: &Fixture) -> Vec<Coord> {
    let centre = plan::coord(fixture.at);
    match fixture.spread {
        Spread::One => vec![centre],
        Spread::Grid { columns, rows, pitch_m: Xz(dx, dz) } => {
            let off = |k: u32, count: u32| f64::from(k) - (f64::from(count) - 1.0) / 2.0;
            let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
            cells
                .take(MOST_PIECES)
                .map(|(column, row)| centre + Coord { x: off(column, columns) * dx, y: off(row, rows) * dz })
                .collect()
        }
        Spread::Around { count, size_m: Xz(wide, deep) } => (0..count)
            .take(MOST_PIECES)
            .map(|k| centre + along_rectangle((f64::from(k) + 0.5) / f64::from(count), wide, deep))
            .collect(),
    }
}

/// The point after `share` (0 to 1) of the way round a rectangle, from its north-western corner eastwards.
fn along_rectangle(share: f64, wide: f64, deep: f64) -> Coord {
    let walked = share * 2.0 * (wide + deep);
    let (x, y) = if walked < wide {
        (walked, 0.0)
    } else if walked < wide + deep {
        (wide, walked - wide)
    } else if walked < 2.0 * wide + deep {
        (2.0 * wide + deep - walked, deep)
    } else {
        (0.0, 2.0 * (wide + deep) - walked)
    };
    Coord { x: x - wide / 2.0, y: y - deep / 2.0 }
}

/// Draws all pieces of a fixture on a floor at height `foot`.
pub fn pieces(mesh: &mut Mesh, fixture: &Fixture, foot: f64) {
    for at in positions(fixture) {
        piece(mesh, fixture, at, foot + fixture.base_m);
    }
}

fn piece(mesh: &mut Mesh, fixture: &Fixture, at: Coord, foot: f64) {
    let (wide, tall, deep) = fixture.size_m;
    let frame = Frame::about(at);
    // A part of the piece: shares of its size along x, up, and from north (0) to south (1).
    let mut part = |x: (f64, f64), y: (f64, f64), z: (f64, f64), code: u32| {
        let bar = Bar {
            s: ((x.0 - 0.5) * wide, (x.1 - 0.5) * wide),
            y: (foot + y.0 * tall, foot + y.1 * tall),
            d: ((0.5 - z.1) * deep, (0.5 - z.0) * deep),
        };
        let paint = Paint::hex(code).shaded(if y.0 < 0.05 { 0.65 } else { 0.85 }, 1.0);
        if y.0 > 0.0 {
            frame.hung_block(mesh, Role::Solid, bar, paint);
        } else {
            frame.block(mesh, Role::Solid, bar, paint);
        }
    };
    let whole = (0.0, 1.0);
    match fixture.look {
        FixtureLook::Stage => {
            part(whole, (0.0, 0.9), whole, 0x2b2320);
            part((0.005, 0.995), (0.9, 1.0), (0.005, 0.995), 0x8a5a3c);
        }
        FixtureLook::Seat => {
            part((0.1, 0.9), (0.0, 0.42), (0.12, 0.9), 0x2d2f36);
            part(whole, (0.42, 0.55), whole, 0x9c2f3b);
            part((0.04, 0.96), (0.55, 1.0), (0.82, 1.0), 0xb23a48);
        }
        FixtureLook::Loudspeaker => {
            part(whole, whole, (0.06, 1.0), 0x24282c);
            part((0.2, 0.8), (0.15, 0.85), (0.0, 0.1), 0x4a5157);
        }
        FixtureLook::Console => {
            part((0.05, 0.95), (0.0, 0.7), (0.1, 0.9), 0x30353a);
            part(whole, (0.7, 0.85), whole, 0x4b545c);
            part((0.05, 0.95), (0.85, 1.0), (0.0, 0.25), 0x6f9fc0);
        }
        FixtureLook::Desk => {
            part((0.0, 0.06), (0.0, 0.94), whole, 0x8b9096);
            part((0.94, 1.0), (0.0, 0.94), whole, 0x8b9096);
            part(whole, (0.94, 1.0), whole, 0xd7c4a3);
        }
        FixtureLook::Generator => {
            part((0.0, 1.0), (0.0, 0.1), whole, 0x3c4246);
            part((0.02, 0.86), (0.1, 0.85), (0.06, 0.94), 0xd6b24a);
            part((0.86, 1.0), (0.1, 0.75), (0.1, 0.9), 0x565d62);
            part((0.1, 0.16), (0.85, 1.0), (0.42, 0.58), 0x4b4f52);
        }
        FixtureLook::Chiller => {
            part(whole, (0.0, 0.85), whole, 0xc2c8ca);
            for k in 0..3 {
                let from = 0.06 + 0.31 * f64::from(k);
                part((from, from + 0.26), (0.85, 1.0), (0.15, 0.85), 0x4a5358);
            }
        }
        FixtureLook::AirHandler => {
            part(whole, whole, (0.03, 1.0), 0xb8c4cb);
            part((0.1, 0.9), (0.15, 0.85), (0.0, 0.05), 0x5b6a73);
        }
        FixtureLook::Ups => {
            part(whole, whole, (0.0, 0.97), 0x4a5258);
            part((0.2, 0.8), (0.62, 0.8), (0.95, 1.0), 0x67c7a1);
        }
        FixtureLook::Transformer => {
            part((0.1, 0.9), (0.0, 0.75), (0.15, 0.85), 0x6f7f78);
            part((0.0, 0.1), (0.1, 0.65), (0.1, 0.9), 0x5d6b65);
            part((0.9, 1.0), (0.1, 0.65), (0.1, 0.9), 0x5d6b65);
            part((0.2, 0.8), (0.2, 0.6), (0.0, 0.15), 0x5d6b65);
            part((0.2, 0.8), (0.2, 0.6), (0.85, 1.0), 0x5d6b65);
            for k in 0..3 {
                let from = 0.22 + 0.22 * f64::from(k);
                part((from, from + 0.1), (0.75, 1.0), (0.44, 0.56), 0xa9754a);
            }
        }
        FixtureLook::LiftCore => {
            part(whole, whole, (0.0, 0.995), 0xa9a6a0);
            part((0.3, 0.48), (0.0, 0.6), (0.99, 1.0), 0x6d7478);
            part((0.52, 0.7), (0.0, 0.6), (0.99, 1.0), 0x6d7478);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::{partition::reach, samples};

    #[test]
    fn every_look_keeps_its_size() {
        use FixtureLook::*;
        for look in
            [Stage, Seat, Loudspeaker, Console, Desk, Generator, Chiller, AirHandler, Ups, Transformer, LiftCore]
        {
            let fixture = Fixture { look, ..samples::seat() };
            let mut mesh = Mesh::default();
            pieces(&mut mesh, &fixture, 2.0);
            let bar = reach(&mesh);
            let size = (bar.s.1 - bar.s.0, bar.y.1 - bar.y.0, bar.d.1 - bar.d.0);
            let (x, y, z) = fixture.size_m;
            assert!(
                (size.0 - x).abs() < 0.01 && (size.1 - y).abs() < 0.01 && (size.2 - z).abs() < 0.01,
                "{look:?} {size:?}"
            );
            assert!((bar.y.0 - 2.0).abs() < 1e-4, "{look:?} stands on its floor");
            assert!(mesh.triangles() <= 100, "{look:?} {}", mesh.triangles());
        }
    }

    #[test]
    fn spreads_are_centred_and_count() {
        let spread = Spread::Grid { columns: 4, rows: 3, pitch_m: Xz(2.0, 1.0) };
        let grid = positions(&Fixture { spread, at: Xz(10.0, 0.0), ..samples::seat() });
        assert_eq!(grid.len(), 12);
        let mean = grid.iter().fold(Coord { x: 0.0, y: 0.0 }, |sum, p| sum + *p) / 12.0;
        assert!((mean.x - 10.0).abs() < 1e-9 && mean.y.abs() < 1e-9);
        let spread = Spread::Around { count: 64, size_m: Xz(30.0, 18.0) };
        let around = positions(&Fixture { spread, at: Xz(0.0, 0.0), ..samples::seat() });
        assert_eq!(around.len(), 64);
        assert!(around.iter().all(|p| (p.x.abs() - 15.0).abs() < 1e-9 || (p.y.abs() - 9.0).abs() < 1e-9));
    }
}
