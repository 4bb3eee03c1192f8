//! Rooms: a floor finish in the colour of the use, and inner walls with their doors.

use geo::Coord;

use super::{
    finish::Finish,
    floors::SLAB_M,
    frame::Bar,
    mesh::{Mesh, Role},
    paint::Paint,
    plan,
    room_walls::{Wall, below_roof_m, clear_m, inside_at, standing_m, walls},
    shell::{self, Shell},
};
use crate::park::{Building, Park, Room};

/// The finish lies this high on the slab, metres.
const FINISH_M: f64 = 0.02;

/// Draws a room on one floor. `parapet` is the building's, as no inner wall may reach through the roof.
pub fn room(
    mesh: &mut Mesh,
    park: &Park,
    building: &Building,
    shells: &[Shell<'_>],
    (room, floor): (&Room, u32),
    parapet: f64,
) {
    let centre = plan::coord(room.at);
    let Some(storey) = shell::storey_at(shells, floor, centre) else { return };
    let half = Coord { x: room.size.0 / 2.0, y: room.size.1 / 2.0 };
    let (min, max) = (centre - half, centre + half);
    let usage = park.uses.get(&room.usage).map_or(Paint::hex(0x9a9a9a), |usage| Paint::named(&usage.colour));
    let finish = Finish::new(room.finish, usage);
    let inside = inside_at(shells, storey, centre);
    let outlines = plan::shared(&[plan::rectangle(min, max)], &inside);
    for outline in &outlines {
        mesh.level(Role::Solid, outline, storey.y.0 + FINISH_M, true, finish.floor);
    }
    let below_roof = below_roof_m(shells, centre, parapet);
    let y = standing_m(room, storey, below_roof);
    for wall in walls(building, shells, (room, floor), storey, &inside, (min, max)) {
        draw(mesh, wall, y, &finish);
    }
    if finish.lines_walls() {
        // Linings and ceiling reach the roof or the next floor, which may be above the clear height; a hall through
        // several storeys reaches as high as it is said to be clear.
        let top = (storey.y.1 - SLAB_M).max(storey.y.0 + clear_m(room, storey)).min(below_roof) - 0.02;
        finish.linings(mesh, &inside, (min, max), (y.0 + FINISH_M, top));
        finish.ceiling(mesh, &outlines, top);
    }
}

fn draw(mesh: &mut Mesh, wall: Wall, y: (f64, f64), finish: &Finish) {
    let cut = Paint::hex(0x565b60);
    let mut part = |s: (f64, f64), y: (f64, f64), hung: bool| {
        let bar = Bar { s, y, d: (0.0, wall.thickness) };
        let paint = finish.wall.shaded(if hung { 1.0 } else { 0.72 }, 1.0);
        if hung {
            wall.frame.panel(mesh, Role::Solid, s, y, 0.0, paint);
            wall.frame.lining(mesh, Role::Solid, s, y, wall.thickness, paint);
        } else {
            // Outside, the next room or a corridor has its own idea of a wall: plain.
            wall.frame.panel(mesh, Role::Solid, s, y, 0.0, Paint::hex(0xcfcbc3).shaded(0.72, 1.0));
            finish.face(mesh, wall.frame, s, y, wall.thickness, true);
        }
        wall.frame.jamb(mesh, s.0, y, bar.d, false, paint);
        wall.frame.jamb(mesh, s.1, y, bar.d, true, paint);
        wall.frame.ledge(mesh, Role::Solid, s, y.1, bar.d, cut);
        if hung {
            wall.frame.soffit(mesh, Role::Solid, s, y.0, bar.d, finish.wall.lit(0.6));
        }
    };
    for (s, y, hung) in wall.pieces(y) {
        part(s, y, hung);
    }
}
