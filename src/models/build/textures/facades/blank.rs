//! Walls of halls: metal panels, here and there a window.

use super::{
    Place, bar, facade, post,
    room::{Room, room},
    step,
};
use crate::models::build::textures::{
    canvas::Canvas,
    colour::{band, line},
    noise::{fbm, sign, unit},
};

/// Ribbed panels two modules wide and half a storey high; a few windows and grilles.
pub(in super::super) fn metal() -> Canvas {
    facade(|place| {
        let Place { x, y, module, storey, across, up, u, v } = place;
        let glass = room(&place, &Room { sill: 0.56, head: 0.82, blinds: 20.0, curtains: 0.0, panes: 1.0 }, 7);
        let lot = unit(module / 2, storey, 451);
        let over = (f64::from(module % 2) + across) / 2.0;
        let opening = band(0.14, 0.86, 0.008, over) * bar(up, 0.56, 0.82);
        let window = if lot < 0.30 { opening } else { 0.0 };
        let grille = if lot > 0.86 { opening } else { 0.0 };
        let panel = (module / 2, storey * 2 + u32::from(up > 0.5));
        let rib = if y % 4 < 1 { -0.08 } else { 0.02 };
        let tone = 0.52 * (1.0 + rib + 0.035 * sign(panel.0, panel.1, 452) + 0.03 * fbm(u, v, (5, 9), 3, 453));
        let runs = 1.0 - 0.05 * step(0.1, 0.7, fbm(u, v, (64, 4), 2, 454)) * (1.0 - 0.5 * up) + 0.006 * sign(x, y, 455);
        let joint = f64::max(line(up, 0.5, 0.012, 0.006), post(over, 0.0, 0.006));
        let mut seen = glass.lit(1.0 - 0.4 * step(0.75, 0.82, up));
        seen = seen.wall(0.34, post(over, 0.38, 0.010) + post(over, 0.62, 0.010));
        seen = seen.wall(tone * runs * (1.0 - 0.5 * joint), 1.0 - window);
        seen = seen.wall(0.16 + 0.30 * f64::from(u32::from(y % 5 < 3)), grille);
        let any = window.max(grille);
        let rim = (band(0.125, 0.875, 0.008, over) * bar(up, 0.548, 0.832) - any).max(0.0);
        seen.wall(0.62, rim * f64::from(u32::from(!(0.30..=0.86).contains(&lot))))
    })
}
