//! A building from afar: walls as textures of whole façades, posts at the corners, and the roofs. One mesh.

use geo::Coord;

use super::{
    entrance, louvres,
    modules::{POST_M, Wall, walls},
    palette::Palette,
};
use crate::{
    models::{
        Surface,
        build::{
            fixtures,
            frame::{Bar, Frame},
            mesh::{Mesh, Role},
            paint::Paint,
            plan,
            shell::{Shell, Storey},
        },
    },
    park::{Facade, Fixture},
};

/// Walls lie this far behind posts, belts and closed panels, metres.
const FACE_M: f64 = 0.02;

/// A wall's corners lie no farther apart than this upwards, metres.
const PART_M: f64 = 20.0;

/// A few storeys of one height, one upon the other.
#[derive(Clone, Copy)]
struct Run {
    /// Number of the lowest storey in its volume, and its floor and height, metres.
    storey: u32,
    foot: f64,
    storey_m: f64,
    /// What is to be seen of it, metres above the ground.
    y: (f64, f64),
}

impl Run {
    /// Heights of its floors, metres.
    fn floors(self) -> impl Iterator<Item = f64> {
        let floors = (0..u32::MAX).map(move |k| self.foot + f64::from(k) * self.storey_m);
        floors.take_while(move |floor| *floor <= self.y.1 - 0.5 * self.storey_m)
    }
}

/// Draws the walls of a volume. `wall_top` tells where those of a storey end.
pub fn volume(mesh: &mut Mesh, shell: &Shell<'_>, palette: &Palette, wall_top: impl Fn(Storey) -> f64) {
    entrance::afar(mesh, shell, palette);
    let (ground, above) = shell.storeys.split_at(usize::from(shell.base_m < 0.5).min(shell.storeys.len()));
    for (storeys, first) in [(ground, 0), (above, ground.len() as u32)] {
        sides(mesh, shell, palette, (storeys, first), &wall_top);
    }
}

/// Draws the walls of one storey of a volume.
pub fn storey(mesh: &mut Mesh, shell: &Shell<'_>, palette: &Palette, storey: Storey, wall_top: f64) {
    let number = shell.storeys.iter().take_while(|below| **below != storey).count() as u32;
    if number == 0 {
        entrance::afar(mesh, shell, palette);
    }
    sides(mesh, shell, palette, (&[storey], number), |_| wall_top);
}

/// Walls of storeys one upon the other, of which the lowest has a number in its volume.
fn sides(
    mesh: &mut Mesh,
    shell: &Shell<'_>,
    palette: &Palette,
    (storeys, first): (&[Storey], u32),
    wall_top: impl Fn(Storey) -> f64,
) {
    let Some(lowest) = storeys.first() else { return };
    let palette = palette.at(shell, *lowest);
    for wall in walls(shell, palette) {
        for run in runs(&wall, storeys, first, &wall_top) {
            side(mesh, &wall, palette, run);
        }
    }
}

/// What is to be seen of a side.
fn runs(wall: &Wall, storeys: &[Storey], first: u32, wall_top: impl Fn(Storey) -> f64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (storey, number) in storeys.iter().zip(first..) {
        let (foot, top) = (storey.y.0, wall_top(*storey));
        let y = (wall.edge.hidden_to(foot, top), top);
        if y.0 > top - 0.01 {
            continue;
        }
        let storey_m = storey.y.1 - foot;
        match runs.last_mut() {
            Some(run) if (run.storey_m - storey_m).abs() < 1e-6 && (run.y.1 - y.0).abs() < 1e-6 => run.y.1 = top,
            _ => runs.push(Run { storey: number, foot, storey_m, y }),
        }
    }
    runs
}

fn side(mesh: &mut Mesh, wall: &Wall, palette: &Palette, run: Run) {
    let (frame, length) = (wall.edge.frame, wall.edge.length);
    let shade = |paint: Paint| paint.shaded(if run.y.0 < 0.5 { 0.85 } else { 1.0 }, 1.0);
    let (from, to) = (wall.modules.from, wall.modules.to());
    let post = match palette.facade {
        Facade::CurtainWall | Facade::Fins | Facade::MetalPanel => palette.frame,
        _ => palette.wall,
    };
    for s in [(0.0, from), (to, length)] {
        if s.1 - s.0 > POST_M / 2.0 {
            frame.panel(mesh, Role::Solid, s, run.y, 0.0, shade(post));
        }
    }
    let Some(surface) = picture(palette.facade) else {
        let floors: Vec<f64> = run.floors().collect();
        louvres::afar(mesh, palette, wall, (&floors, run.storey_m), run.y);
        return;
    };
    let cell = |s: f64, y: f64| [wall.modules.at(s), f64::from(run.storey) + (y - run.foot) / run.storey_m];
    let tint = shade(palette.wall.mixed(palette.frame, 0.3).on(surface));
    // What a high wall mirrors changes from foot to top faster than from corner to corner.
    let parts = ((run.y.1 - run.y.0) / PART_M).ceil().max(1.0) as u32;
    let level = |part: u32| run.y.0 + (run.y.1 - run.y.0) * f64::from(part) / f64::from(parts);
    for part in 0..parts {
        frame.cells(mesh, Role::Facade, (from, to), (level(part), level(part + 1)), FACE_M, cell, tint);
    }
    for (storey, floor) in (run.storey..).zip(run.floors()) {
        if palette.has_belt(storey) {
            let top = (floor + run.storey_m).min(run.y.1);
            frame.panel(mesh, Role::Solid, (from, to), (top - 0.9, top), 0.0, palette.belt_paint());
        }
        for (number, s) in wall.modules.each().filter(|(number, _)| palette.is_closed(*number, storey)) {
            let y = (floor + 0.05 * run.storey_m, (floor + 0.82 * run.storey_m).min(run.y.1));
            frame.panel(mesh, Role::Solid, s, y, 0.0, palette.closed_panel(number));
        }
    }
}

/// The texture that shows the façade; louvres have none of their own.
fn picture(facade: Facade) -> Option<Surface> {
    match facade {
        Facade::CurtainWall => Some(Surface::FacadeCurtain),
        Facade::Ribbon => Some(Surface::FacadeRibbon),
        Facade::Fins => Some(Surface::FacadeFins),
        Facade::Podium => Some(Surface::FacadePodium),
        Facade::MetalPanel => Some(Surface::FacadeMetal),
        Facade::Balcony => Some(Surface::FacadeBalcony),
        Facade::Louvre | Facade::Canopy => None,
    }
}

/// Machines that the scene puts on a roof, as plain boxes.
pub fn machines(mesh: &mut Mesh, fixture: &Fixture, foot: f64) {
    const MOST: usize = 48;
    let (wide, tall, deep) = fixture.size_m;
    for spot in fixtures::spots(fixture).into_iter().take(MOST) {
        let [x, up, z] = spot.at;
        let at = plan::coord(fixture.at) + Coord { x, y: z };
        let foot = foot + up;
        let y = (foot + fixture.base_m, foot + fixture.base_m + tall);
        let bar = Bar { s: (-wide / 2.0, wide / 2.0), y, d: (-deep / 2.0, deep / 2.0) };
        Frame::about(at).block(mesh, Role::Solid, bar, Paint::hex(0xa9afb1).shaded(0.8, 1.0));
    }
}
