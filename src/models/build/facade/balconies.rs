//! Balconies along a whole wall, with partitions and rails, and the rooms' windows behind.

use super::{palette::Palette, panes::Pane, stretch::Stretch};
use crate::models::{
    Surface,
    build::{
        frame::Bar,
        mesh::{Mesh, Role},
        paint::{Paint, noise},
        shell::{BALCONY_M, WALL_M},
    },
};

const SLAB_M: f64 = 0.18;

pub fn balconies(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>) {
    let (frame, (y0, y1)) = (stretch.frame, stretch.y);
    let inner = (WALL_M, stretch.length - WALL_M);
    let floor = y0 + SLAB_M;
    let wall = palette.wall.shaded(stretch.foot(), 1.0);
    // The ends of the cross walls, which frame the balconies.
    stretch.corners(mesh, WALL_M, BALCONY_M, palette.wall);
    if !stretch.posts.0 {
        frame.jamb(mesh, inner.0, (y0, y1), (0.0, BALCONY_M), true, wall.lit(0.8));
    }
    if !stretch.posts.1 {
        frame.jamb(mesh, inner.1, (y0, y1), (0.0, BALCONY_M), false, wall.lit(0.8));
    }
    frame.panel(mesh, Role::Solid, inner, (y0, floor), 0.0, palette.frame);
    frame.ledge(mesh, Role::Solid, inner, floor, (0.0, BALCONY_M), palette.frame.lit(0.6).on(Surface::Concrete));
    frame.soffit(mesh, Role::Solid, inner, y1, (0.0, BALCONY_M), palette.frame.lit(0.75));
    let modules = stretch.modules.starting_at(inner.0);
    let bay = Stretch { frame: frame.from(inner.0), length: inner.1 - inner.0, modules, ..stretch };
    for (number, s) in bay.modules.each() {
        rail(mesh, palette, &bay, s, floor, number);
        flat(mesh, palette, &bay, s, (floor, y1), number);
    }
}

/// Frosted panels with a hand rail; in every third bay a solid parapet.
fn rail(mesh: &mut Mesh, palette: &Palette, bay: &Stretch<'_>, (s0, s1): (f64, f64), floor: f64, number: u64) {
    let frame = bay.frame;
    let solid = noise(palette.seed ^ 0x5a, number ^ u64::from(bay.storey % 2)) < 0.34;
    // As glass they would show rooms that are farther back.
    let frosted = palette.glass.mixed(Paint::hex(0xcfd8da), 0.5);
    let (paint, y, s) = if solid {
        (palette.wall.mixed(palette.accent, 0.25), (floor, floor + 1.1), (s0, s1))
    } else {
        (frosted, (floor + 0.08, floor + 1.02), (s0 + 0.04, s1 - 0.04))
    };
    frame.panel(mesh, Role::Solid, s, y, 0.03, paint.shaded(0.9, 1.0));
    frame.lining(mesh, Role::Solid, s, y, 0.07, paint.shaded(0.7, 0.85));
    let hand = Bar { s: (s0, s1), y: (floor + 1.1, floor + 1.15), d: (0.02, 0.08) };
    frame.band(mesh, hand, palette.frame);
}

/// The window of one flat, from the balcony's floor up.
fn window((s0, s1): (f64, f64), y: (f64, f64)) -> Pane {
    Pane { s: (s0 + 0.5, s1 - 0.5), y: (y.0, y.1 - 0.45) }
}

/// The windows behind the balconies of a stretch.
pub fn panes(stretch: &Stretch<'_>) -> Vec<Pane> {
    let y = (stretch.y.0 + SLAB_M, stretch.y.1);
    stretch.modules.each().map(|(_, s)| window(s, y)).collect()
}

/// The wall of one flat: a wide window, piers, and a partition towards every second neighbour.
fn flat(mesh: &mut Mesh, palette: &Palette, bay: &Stretch<'_>, (s0, s1): (f64, f64), y: (f64, f64), number: u64) {
    let frame = bay.frame;
    let Pane { s: (left, right), y: (_, head) } = window((s0, s1), y);
    let glass = (BALCONY_M, BALCONY_M + 0.1);
    let wall = palette.wall.lit(0.85);
    for s in [(s0, left), (right, s1)] {
        frame.panel(mesh, Role::Solid, s, y, BALCONY_M, wall);
    }
    frame.panel(mesh, Role::Solid, (left, right), (head, y.1), BALCONY_M, wall.lit(0.9));
    bay.glass(mesh, (left, right), (y.0, head), glass.1, palette.pane(bay.pane_number(number)));
    frame.soffit(mesh, Role::Solid, (left, right), head, glass, wall.lit(0.5));
    frame.jamb(mesh, left, (y.0, head), glass, true, wall.lit(0.6));
    frame.jamb(mesh, right, (y.0, head), glass, false, wall.lit(0.6));
    let middle = left + (right - left) * 0.6;
    frame.panel(mesh, Role::Solid, (middle - 0.03, middle + 0.03), (y.0, head), glass.0 + 0.04, palette.frame.lit(0.6));
    if number.is_multiple_of(2) && s0 > 0.1 {
        let fin = Bar { s: (s0 - 0.07, s0 + 0.07), y, d: (0.1, BALCONY_M) };
        frame.post(mesh, fin, palette.frame);
    }
}
