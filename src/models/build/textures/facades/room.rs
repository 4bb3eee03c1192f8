//! What is behind a pane: a dark room with a paler ceiling, blinds let down, curtains drawn, lamps.

use super::{Place, Seen, bar, step};
use crate::models::build::textures::{
    colour::warmed,
    noise::{sign, unit},
};

/// How a storey's glass stands in its wall, and what hangs behind it.
pub(super) struct Room {
    /// The pane's foot and head within the storey.
    pub(super) sill: f64,
    pub(super) head: f64,
    /// How many of a hundred panes have a blind, and a curtain.
    pub(super) blinds: f64,
    pub(super) curtains: f64,
    /// Panes to a module.
    pub(super) panes: f64,
}

/// The glass with its room. Neighbouring panes of one room share its tone, each pane has its own tint and blind.
pub(super) fn room(place: &Place, of: &Room, seed: u32) -> Seen {
    let Place { module, storey, across, up, .. } = *place;
    let part = (across * of.panes).floor();
    let (pane, key) = (module * 4 + part as u32, storey * 97 + seed);
    let high = ((up - of.sill) / (of.head - of.sill)).clamp(0.0, 1.0);
    let within = (across * of.panes).fract();
    let deep = 0.16 + 0.09 * unit(module / 2, key, 401) + 0.05 * sign(pane, key, 402);
    // The floor is dark, the ceiling paler, with rows of lamps in some rooms.
    let mut light = deep * (0.70 + 0.25 * high + 0.55 * step(0.72, 1.0, high));
    let lamps = bar(high, 0.80, 0.83) + bar(high, 0.90, 0.925);
    light += 0.28 * lamps * step(0.45, 0.55, unit(module / 2, key, 403));
    // Desks, shelves, people: blocks of dark and light in the lower half.
    let thing = unit((place.x / 7) + 64 * storey, place.y / 40, 404);
    light *= 1.0 - 0.45 * bar(high, 0.0, 0.16 + 0.26 * thing) * step(0.3, 0.5, thing);
    if unit(pane, key, 405) * 100.0 < of.blinds {
        let drop = [0.25, 0.5, 0.5, 0.72, 1.0].get((unit(pane, key, 406) * 5.0) as usize).copied().unwrap_or(0.5);
        let slats = 1.0 + 0.10 * if place.y % 4 < 2 { 1.0 } else { -1.0 };
        let blind = 0.46 * (0.88 + 0.24 * unit(pane, key, 407)) * slats;
        light += (blind - light) * step(1.0 - drop - 0.01, 1.0 - drop + 0.01, high);
    } else if unit(pane, key, 408) * 100.0 < of.curtains {
        let drawn = 0.14 + 0.22 * unit(pane, key, 409);
        let folds = 0.42 * (1.0 + 0.22 * libm::sin(within * 60.0 / of.panes));
        let share = (1.0 - step(drawn - 0.02, drawn + 0.02, within)) + step(0.98 - drawn, 1.02 - drawn, within);
        light += (folds * (0.85 + 0.3 * unit(pane, key, 410)) - light) * share;
    }
    // The reveal's shade falls on the upper edge of the glass.
    light *= 1.0 - 0.35 * step(0.90, 1.0, high);
    let rgb = warmed([light, light * 1.01, light * 1.03], 0.05 * sign(pane, key, 411));
    Seen { rgb, glass: 1.0 }
}
