//! What a room's floor, walls and ceiling are made of, and the linings that stand before the building's own walls.

use geo::{Coord, Polygon};

use super::{
    frame::Frame,
    mesh::{Mesh, Role},
    paint::{Paint, noise},
    plan,
};
use crate::{models::Surface, park::RoomFinish};

/// A lining stands this far before the wall behind it, metres; where a room has no windows, before those in the wall.
const LINING_M: f64 = 0.03;
const DARK_LINING_M: f64 = 0.055;

/// The paints of a finish.
#[derive(Clone, Copy, Debug)]
pub struct Finish {
    pub floor: Paint,
    pub wall: Paint,
    /// Up to which height the wall has another face, and which.
    dado: Option<(f64, Paint)>,
    /// Width and height of a panel of the wall, metres; panels differ a little.
    panel_m: Option<(f64, f64)>,
    pub ceiling: Option<Paint>,
    /// Whether it has the windows of the outer walls.
    windows: bool,
}

impl Finish {
    /// `usage` is the colour of the room's use.
    pub fn new(finish: RoomFinish, usage: Paint) -> Self {
        let plain = Self {
            floor: usage.mixed(Paint::hex(0xe6e2d8), 0.6).lit(0.8),
            wall: Paint::hex(0xd6d3cc).mixed(usage, 0.06),
            dado: None,
            panel_m: None,
            ceiling: None,
            windows: true,
        };
        match finish {
            RoomFinish::Plain => plain,
            RoomFinish::Studio => Self {
                floor: Paint::hex(0x6a6c6e).on(Surface::Concrete),
                wall: Paint::hex(0x3a3e43),
                dado: Some((2.4, Paint::hex(0x4a4e53).on(Surface::Metal))),
                panel_m: Some((2.5, 2.8)),
                ceiling: Some(Paint::hex(0x2b2d30)),
                windows: false,
            },
            RoomFinish::Auditorium => Self {
                floor: Paint::hex(0x484b53).on(Surface::Carpet),
                wall: Paint::hex(0x34363d),
                dado: Some((4.2, Paint::hex(0x76614c).on(Surface::Timber))),
                panel_m: Some((2.5, 3.2)),
                ceiling: Some(Paint::hex(0x2a2c30)),
                windows: false,
            },
            RoomFinish::Timber => Self {
                floor: Paint::hex(0x4f4b4a).on(Surface::Carpet),
                wall: Paint::hex(0x616770),
                dado: Some((1.2, Paint::hex(0x9a8468).on(Surface::Timber))),
                panel_m: Some((1.5, 2.4)),
                ceiling: Some(Paint::hex(0x454c56)),
                windows: false,
            },
            RoomFinish::DataHall => Self {
                floor: Paint::hex(0xb4b8ba).on(Surface::RaisedFloor),
                wall: Paint::hex(0xd2d6d8).on(Surface::Plaster),
                dado: None,
                panel_m: None,
                ceiling: Some(Paint::hex(0xc4c8ca).on(Surface::Ceiling)),
                windows: false,
            },
            RoomFinish::Plant => Self {
                floor: Paint::hex(0x7f8583).on(Surface::Concrete),
                wall: Paint::hex(0xb7b9b5).on(Surface::Concrete),
                dado: Some((1.3, Paint::hex(0x6f8088))),
                panel_m: None,
                ceiling: Some(Paint::hex(0xa8aaa8).on(Surface::Concrete)),
                windows: true,
            },
            RoomFinish::Office => Self {
                floor: Paint::hex(0x5b626a).on(Surface::Carpet),
                wall: Paint::hex(0xcdcac3).on(Surface::Plaster),
                dado: None,
                panel_m: None,
                ceiling: Some(Paint::hex(0xcac8c2).on(Surface::Ceiling)),
                windows: true,
            },
            RoomFinish::Lobby => Self {
                floor: Paint::hex(0xb5aea2).on(Surface::Stone),
                wall: Paint::hex(0xc7c0b4).on(Surface::Plaster),
                dado: Some((3.2, Paint::hex(0x9c876c).on(Surface::Timber))),
                panel_m: None,
                ceiling: Some(Paint::hex(0xdedbd4)),
                windows: true,
            },
        }
    }

    /// Whether the building's own walls get a lining.
    pub fn lines_walls(&self) -> bool {
        self.ceiling.is_some()
    }

    /// An upright face of the room: `panel` of a frame looking out, or else its lining, at depth `d`.
    pub fn face(&self, mesh: &mut Mesh, frame: Frame, s: (f64, f64), y: (f64, f64), d: f64, looks_in: bool) {
        let mut draw = |s: (f64, f64), y: (f64, f64), paint: Paint| {
            if looks_in {
                frame.lining(mesh, Role::Solid, s, y, d, paint);
            } else {
                frame.panel(mesh, Role::Solid, s, y, d, paint);
            }
        };
        let foot = match self.dado {
            Some((height, paint)) if y.0 + height < y.1 => {
                draw(s, (y.0, y.0 + height), paint.shaded(0.7, 1.0));
                y.0 + height
            }
            _ => y.0,
        };
        let Some((wide, tall)) = self.panel_m else {
            draw(s, (foot, y.1), self.wall.shaded(if foot > y.0 { 0.9 } else { 0.74 }, 1.0));
            return;
        };
        let columns = ((s.1 - s.0) / wide).round().clamp(1.0, 200.0);
        let rows = ((y.1 - foot) / tall).round().clamp(1.0, 20.0);
        let (wide, tall) = ((s.1 - s.0) / columns, (y.1 - foot) / rows);
        for row in 0..rows as u32 {
            for column in 0..columns as u32 {
                let (a, b) = (s.0 + wide * f64::from(column), foot + tall * f64::from(row));
                let lit = 0.8 + 0.35 * noise(15, u64::from(row * 211 + column));
                draw((a, a + wide), (b, b + tall), self.wall.lit(lit).shaded(0.82, 1.0));
            }
        }
    }

    /// Linings before those of the building's walls (rings around `inside`) that stand in the room's rectangle.
    pub fn linings(&self, mesh: &mut Mesh, inside: &[Polygon], (min, max): (Coord, Coord), y: (f64, f64)) {
        let slack = 0.6;
        for ring in inside.iter().flat_map(plan::rings_of) {
            for (_, a, b) in plan::around(&plan::corners_of(ring)) {
                let (frame, length) = Frame::between(a, b);
                let Some((from, to)) = within(frame, length, (min, max), slack) else { continue };
                let d = if self.windows { LINING_M } else { DARK_LINING_M };
                self.face(mesh, frame, (from, to), y, d, true);
            }
        }
    }

    /// The ceiling over the room, seen from below only.
    pub fn ceiling(&self, mesh: &mut Mesh, outlines: &[Polygon], y: f64) {
        let Some(paint) = self.ceiling else { return };
        for outline in outlines {
            mesh.level(Role::Solid, outline, y, false, paint);
        }
    }
}

/// The stretch of a line that runs within a rectangle, which is as much larger as `slack` says across the line.
fn within(frame: Frame, length: f64, (min, max): (Coord, Coord), slack: f64) -> Option<(f64, f64)> {
    let (mut from, mut to) = (0.0_f64, length);
    for (start, along, low, high) in
        [(frame.origin.x, frame.along.x, min.x, max.x), (frame.origin.y, frame.along.y, min.y, max.y)]
    {
        if along.abs() < 0.05 {
            if start < low - slack || start > high + slack {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - start) / along, (high - start) / along);
        from = from.max(a.min(b));
        to = to.min(a.max(b));
    }
    (to - from > 0.3).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dark_room_lines_only_the_walls_that_stand_in_it() {
        let block = plan::rectangle(Coord { x: -20.0, y: -10.0 }, Coord { x: 20.0, y: 10.0 });
        let dark = Finish::new(RoomFinish::Studio, Paint::hex(0x808080));
        let mut mesh = Mesh::default();
        // The western half has walls on three sides.
        dark.linings(&mut mesh, &[block], (Coord { x: -20.0, y: -10.0 }, Coord { x: 0.0, y: 10.0 }), (0.0, 9.0));
        let (_, surface) = mesh.surfaces().next().unwrap();
        let area: f64 = surface
            .indices
            .chunks(3)
            .map(|t| {
                let [a, b, c] = [t[0], t[1], t[2]].map(|i| surface.positions[i as usize].map(f64::from));
                let n = crate::models::build::vector::cross(
                    crate::models::build::vector::minus(b, a),
                    crate::models::build::vector::minus(c, a),
                );
                libm::sqrt(crate::models::build::vector::dot(n, n)) / 2.0
            })
            .sum();
        assert!((area - (20.0 + 20.0 + 20.0) * 9.0).abs() < 1e-3, "{area}");
        for (p, n) in surface.positions.iter().zip(&surface.normals) {
            assert!(p[0] * n[0] + p[2] * n[2] < 0.0 || p[0].abs() < 1e-3, "looks into the room");
        }
        for finish in
            [RoomFinish::Plain, RoomFinish::Studio, RoomFinish::DataHall, RoomFinish::Office, RoomFinish::Lobby]
        {
            assert_eq!(Finish::new(finish, Paint::hex(0)).lines_walls(), finish.encloses(), "{finish:?}");
        }
    }
}
