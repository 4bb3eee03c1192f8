//! Where people live: balconies before recessed windows, ledges for cooling units.

use super::{
    Place, Seen, bar, facade, post,
    room::{Room, room},
    step,
};
use crate::models::build::textures::{
    canvas::Canvas,
    colour::band,
    noise::{fbm, sign, unit},
};

/// In turns of four modules: a balcony two modules wide, a window, a window with a ledge below it.
pub(in super::super) fn balcony() -> Canvas {
    facade(|place| match place.module % 4 {
        0 | 1 => loggia(&place),
        2 => window(&place, false),
        _ => window(&place, true),
    })
}

fn render(place: &Place) -> f64 {
    let Place { x, y, u, v, .. } = *place;
    0.56 * (1.0 + 0.04 * fbm(u, v, (6, 8), 3, 441) + 0.03 * fbm(u, v, (56, 4), 2, 442) + 0.012 * sign(x, y, 443))
}

/// A recess with a sliding door, its slab's edge, and a railing before it.
fn loggia(place: &Place) -> Seen {
    let Place { module, storey, across, up, x, .. } = *place;
    let over = (f64::from(module % 2) + across) / 2.0;
    let home = module / 2 + storey * 31;
    let mut seen = room(place, &Room { sill: 0.06, head: 0.80, blinds: 0.0, curtains: 62.0, panes: 1.0 }, 5);
    // The door's frame, and the wall around it, in the shade of the recess.
    let door = band(0.17, 0.84, 0.01, over) * (1.0 - step(0.776, 0.784, up));
    let frame =
        post(over, 0.5, 0.009) + band(0.16, 0.185, 0.01, over) + band(0.83, 0.85, 0.01, over) + bar(up, 0.765, 0.785);
    seen = seen
        .wall(render(place) * 0.62, 1.0 - door)
        .wall(0.52, frame * band(0.15, 0.86, 0.01, over) * (1.0 - step(0.78, 0.79, up)));
    seen = seen.lit(0.92 - 0.52 * step(0.45, 0.95, up));
    // Things on the balcony: a plant, washing.
    let stuff = unit(home, 1, 444);
    let plant = band(0.05, 0.05 + 0.10 * stuff, 0.02, over)
        * (1.0 - step(0.34, 0.44 + 0.1 * stuff, up + 0.06 * sign(x / 3, home, 445)));
    let washing = if stuff > 0.6 {
        band(0.55, 0.80, 0.01, over) * bar(up, 0.52, 0.74) * step(0.25, 0.3, unit(x / 9, home, 446))
    } else {
        0.0
    };
    seen = seen.wall(0.20, plant).wall(0.35 + 0.4 * unit(x / 9, home, 447), washing);
    // Railing: a pane of glass below a rail, on posts.
    let rail_glass = bar(up, 0.07, 0.325);
    seen.rgb = seen.rgb.map(|channel| channel + (0.30 - channel) * 0.45 * rail_glass);
    seen.glass = seen.glass.max(0.55 * rail_glass);
    seen = seen.wall(0.50, bar(up, 0.325, 0.345) + rail_glass * post(over * 4.0, 0.0, 0.03));
    // The slab's edge, bright, a drip below it; party walls at both sides.
    seen = seen.wall(0.70 + 0.02 * sign(x, storey, 448), 1.0 - step(0.062, 0.070, up));
    let side = (1.0 - step(0.020, 0.030, over)) + step(0.970, 0.980, over);
    seen = seen.wall(render(place) * 1.06, side);
    seen.lit(1.0 - 0.45 * bar(up, 0.955, 1.0) * (1.0 - side))
}

/// A window in the wall; below one, louvres before the cooling unit.
fn window(place: &Place, ledge: bool) -> Seen {
    let Place { across, up, y, .. } = *place;
    let (left, right, sill, head) = if ledge { (0.22, 0.72, 0.38, 0.78) } else { (0.16, 0.86, 0.26, 0.80) };
    let glass = room(place, &Room { sill, head, blinds: 8.0, curtains: 55.0, panes: 1.0 }, 6);
    let middle = (left + right) / 2.0;
    let frame = band(middle - 0.018, middle + 0.018, 0.016, across)
        + band(left - 0.01, left + 0.035, 0.016, across)
        + band(right - 0.035, right + 0.01, 0.016, across)
        + bar(up, sill, sill + 0.018)
        + bar(up, head - 0.018, head);
    let hole = band(left, right, 0.016, across) * bar(up, sill, head);
    let shade = 1.0 - 0.40 * step(head - 0.07, head, up) - 0.30 * (1.0 - step(left + 0.03, left + 0.10, across));
    let mut seen = glass.wall(0.52, frame).lit(shade).wall(render(place), 1.0 - hole);
    seen = seen.wall(0.68, band(left - 0.04, right + 0.04, 0.016, across) * bar(up, sill - 0.022, sill));
    seen = seen.lit(1.0 - 0.25 * band(left - 0.04, right + 0.04, 0.03, across) * bar(up, sill - 0.045, sill - 0.022));
    if ledge {
        let slats = 0.22 + 0.26 * f64::from(u32::from(y % 5 < 3));
        seen = seen.wall(slats, band(0.22, 0.72, 0.016, across) * bar(up, 0.10, 0.31));
    }
    // The storey's band, and the wall's joint at the slab.
    seen.lit(1.0 - 0.22 * bar(up, 0.062, 0.072))
}
