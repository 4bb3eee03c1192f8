//! A building from afar: walls as textures of whole façades, posts at the corners, and the roofs. One mesh.

use super::{
    modules::{POST_M, Wall, walls},
    palette::Palette,
};
use crate::{
    models::{
        Surface,
        build::{
            mesh::{Mesh, Role},
            paint::Paint,
            shell::Shell,
        },
    },
    park::Facade,
};

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

/// Draws the walls of a volume. `wall_top` tells where those of a storey end.
pub fn volume(
    mesh: &mut Mesh,
    shell: &Shell<'_>,
    palette: &Palette,
    wall_top: impl Fn(crate::models::build::shell::Storey) -> f64,
) {
    for wall in walls(shell, palette) {
        let mut runs: Vec<Run> = Vec::new();
        for (storey, number) in shell.storeys.iter().zip(0..) {
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
        for run in runs {
            side(mesh, &wall, palette, run);
        }
    }
}

fn side(mesh: &mut Mesh, wall: &Wall, palette: &Palette, run: Run) {
    let (frame, length) = (wall.edge.frame, wall.edge.length);
    let shade = |paint: Paint| paint.shaded(if run.y.0 < 0.5 { 0.85 } else { 1.0 }, 1.0);
    let Some(surface) = picture(palette.facade) else {
        let blades = palette.frame.mixed(palette.wall, 0.5).on(Surface::Louvre);
        frame.panel(mesh, Role::Solid, (0.0, length), run.y, 0.0, shade(blades));
        return;
    };
    let cell = |s: f64, y: f64| [wall.modules.at(s), f64::from(run.storey) + (y - run.foot) / run.storey_m];
    let tint = shade(palette.wall.mixed(palette.frame, 0.3).on(surface));
    let (from, to) = (wall.modules.from, wall.modules.to());
    frame.cells(mesh, Role::Facade, (from, to), run.y, 0.0, cell, tint);
    let post = if palette.facade == Facade::Balcony { palette.wall } else { palette.frame };
    for s in [(0.0, from), (to, length)] {
        if s.1 - s.0 > POST_M / 2.0 {
            frame.panel(mesh, Role::Solid, s, run.y, 0.0, shade(post));
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
