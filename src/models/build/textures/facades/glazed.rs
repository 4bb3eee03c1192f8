//! Façades that are mostly glass: curtain walls, ribbon windows, fins, shop fronts between stone piers.

use super::{
    Place, bar, facade, post,
    room::{Room, room},
    step,
};
use crate::models::build::textures::{
    canvas::Canvas,
    colour::{from_line, line},
    noise::{fbm, sign, unit},
};

/// Storey-high glass between slender posts; a back-painted spandrel before each slab.
pub(in super::super) fn curtain() -> Canvas {
    facade(|place| {
        let Place { module, storey, across, up, .. } = place;
        let glass = room(&place, &Room { sill: 0.16, head: 0.90, blinds: 24.0, curtains: 0.0, panes: 2.0 }, 1);
        let spandrel = (1.0 - step(0.156, 0.164, up)) + step(0.896, 0.904, up);
        // Dark glass before the slab: it mirrors, but nobody looks out.
        let dull = 0.40 * (1.0 + 0.10 * sign(module, storey, 421));
        let mut seen = glass.wall(dull, 0.72 * spandrel);
        seen = seen.lit(1.0 - 0.22 * post(across, 0.055, 0.03));
        seen = seen.wall(0.44, post(across, 0.5, 0.018) * (1.0 - spandrel));
        let transom = bar(up, 0.148, 0.166) + bar(up, 0.890, 0.908) + 0.8 * bar(up, 0.268, 0.279);
        seen = seen.wall(0.52, transom);
        seen = seen.wall(0.36, bar(up, 0.134, 0.148));
        // The post's cap: its left flank lit, its right one shaded.
        let cap = post(across, 0.0, 0.034);
        let flank = 0.66 - 0.24 * step(-0.4, 0.4, (across - across.round()) / 0.034);
        seen.wall(flank, cap)
    })
}

/// Bands of panels and bands of windows in turn.
pub(in super::super) fn ribbon() -> Canvas {
    facade(|place| {
        let Place { x, y, module, storey, across, up, u, v } = place;
        let (sill, head) = (0.34, 0.86);
        let glass = room(&place, &Room { sill, head, blinds: 42.0, curtains: 0.0, panes: 2.0 }, 2);
        let glass = glass.lit(1.0 - 0.45 * step(head - 0.09, head - 0.01, up));
        let mut seen = glass.wall(0.46, post(across, 0.0, 0.026) + post(across, 0.5, 0.018));
        seen = seen.wall(0.42, bar(up, sill, sill + 0.016) + bar(up, head - 0.014, head) + bar(up, 0.715, 0.726));
        let tone = 0.52
            * (1.0 + 0.035 * sign(module, storey, 422) + 0.05 * fbm(u, v, (10, 14), 3, 423) + 0.01 * sign(x, y, 424));
        let runs = 1.0 - 0.07 * step(0.0, 0.6, fbm(u, v, (48, 4), 2, 425)) * step(0.05, 0.3, up);
        let wall = 1.0 - bar(up, sill, head);
        seen = seen.wall(tone * runs, wall);
        // Joints of the panels, the sill's bright edge and the shade beneath it.
        let joint = wall * f64::max(post(across, 0.5, 0.009), line(up + 0.40, 0.5, 0.011, 0.006) * step(0.0, 0.01, up));
        seen = seen.lit(1.0 - 0.4 * joint);
        seen = seen.wall(0.68, bar(up, sill - 0.022, sill));
        seen.lit(1.0 - 0.30 * bar(up, sill - 0.05, sill - 0.022))
    })
}

/// Glass behind vertical fins, one to a module.
pub(in super::super) fn fins() -> Canvas {
    facade(|place| {
        let Place { x, y, module, across, up, .. } = place;
        let mut seen = room(&place, &Room { sill: 0.04, head: 0.86, blinds: 18.0, curtains: 0.0, panes: 1.0 }, 3);
        let slab = (1.0 - step(0.032, 0.040, up)) + step(0.854, 0.862, up);
        seen = seen.wall(0.34, 0.85 * slab);
        seen = seen.wall(0.44, bar(up, 0.032, 0.044) + bar(up, 0.848, 0.862));
        let off = across - across.round();
        // Each fin throws its shade to the right.
        seen = seen.lit(1.0 - 0.5 * step(0.03, 0.04, off) * (1.0 - step(0.07, 0.11, off)));
        let fin = 1.0 - step(0.032, 0.042, off.abs());
        let tone = 0.74 - 0.42 * step(0.004, 0.016, off) + 0.05 * step(-0.04, -0.03, off);
        let joint = 1.0 - 0.35 * (1.0 - step(0.003, 0.009, from_line(up, 1.0)));
        seen.wall(tone * joint * (1.0 + 0.03 * sign(module, 0, 426) + 0.01 * sign(x, y, 427)), fin)
    })
}

/// Stone piers with high glass between them.
pub(in super::super) fn podium() -> Canvas {
    facade(|place| {
        let Place { x, y, module, storey, across, up, u, v } = place;
        let mut seen = room(&place, &Room { sill: 0.04, head: 0.84, blinds: 0.0, curtains: 9.0, panes: 1.0 }, 4);
        seen = seen.lit(1.0 + 0.35 * step(0.3, 0.8, unit(module / 2, storey, 428)));
        seen = seen
            .wall(0.30, post(across, 0.5, 0.016) + bar(up, 0.62, 0.636) + bar(up, 0.03, 0.052) + bar(up, 0.832, 0.85));
        // The reveal beside the pier, deep in shade on its left.
        seen = seen.lit(1.0 - 0.45 * bar_of(across, 0.155, 0.215) - 0.12 * bar_of(across, 0.80, 0.845));
        let pier = f64::max(1.0 - step(0.147, 0.163, across), step(0.837, 0.853, across));
        let lintel = (1.0 - step(0.026, 0.034, up)) + step(0.846, 0.854, up);
        let stone = f64::max(pier, lintel);
        let course = (up * 8.0) as u32 + storey * 8;
        let tone = 0.54 * (1.0 + 0.06 * sign(module + u32::from(across > 0.5), course, 429));
        let grain = 1.0 + 0.07 * fbm(u, v, (20, 40), 4, 430) + 0.02 * sign(x, y, 431);
        let joint = f64::max(line(up, 0.125, 0.010, 0.006), post(across, 0.0, 0.010) * lintel.max(pier));
        seen = seen.wall(tone * grain * (1.0 - 0.45 * joint), stone);
        // Under the lintel it is dark; a cornice catches light.
        seen = seen.lit(1.0 - 0.30 * bar_of(up, 0.79, 0.846) * (1.0 - pier));
        seen.lit(1.0 + 0.28 * bar(up, 0.955, 0.985) - 0.30 * bar(up, 0.935, 0.955))
    })
}

fn bar_of(t: f64, low: f64, high: f64) -> f64 {
    step(low - 0.01, low + 0.01, t) * (1.0 - step(high - 0.01, high + 0.01, t))
}
