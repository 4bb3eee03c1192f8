//! Floors and ceilings of rooms, and the doors of racks.

use super::{
    canvas::{Canvas, Spot},
    colour::{band, blend, from_line, grey, line, scaled, step},
    noise::{fbm, scatter, sign, unit},
};

/// Loop-pile tiles of 500 mm, each a quarter turn on; 2 m to the tile.
pub(super) fn carpet() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let tile = ((u * 4.0) as u32, (v * 4.0) as u32);
        let turned = (tile.0 + tile.1) % 2 == 1;
        let (along, across) = if turned { (v, u) } else { (u, v) };
        let (seed, (nx, ny)) = if turned { (261, (96, 256)) } else { (262, (96, 256)) };
        let lines = fbm(along, across, (nx / 16, ny / 4), 2, seed);
        let loops = 0.5 * sign(x / 2, y / 2, 263) + 0.5 * sign(x, y, 264);
        let accent = step(0.25, 0.6, fbm(along, across, (6, 40), 2, seed + 4));
        let seam = f64::max(
            1.0 - step(0.2, 1.4, from_line(u, 0.25) * 512.0),
            1.0 - step(0.2, 1.4, from_line(v, 0.25) * 512.0),
        );
        let sheen = if turned { 0.04 } else { -0.04 };
        let light = 1.0 + 0.10 * lines + 0.10 * loops + sheen + 0.02 * sign(tile.0, tile.1, 265) - 0.10 * seam;
        blend(grey(light), scaled([1.18, 1.2, 1.22], light), accent * 0.8)
    })
}

/// Antistatic tiles of 600 mm with dark trim and worn corners; 2.4 m to the tile.
pub(super) fn raised_floor() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let tile = ((u * 4.0) as u32, (v * 4.0) as u32);
        let edge = from_line(u, 0.25).min(from_line(v, 0.25)) * 512.0;
        let trim = 1.0 - step(2.2, 3.2, edge);
        let gap = 1.0 - step(0.2, 1.2, edge);
        let fleck = scatter(u, v, (150, 150), 271);
        let flecks = 0.13 * fleck.sign(1) * (1.0 - step(0.2, 0.5, fleck.near));
        let marble = 0.03 * fbm(u, v, (12, 12), 4, 272) + 0.02 * sign(tile.0, tile.1, 273);
        let scuffs = -0.03 * step(0.4, 0.9, fbm(u, v, (7, 7), 4, 274));
        let top = 1.0 + flecks + marble + scuffs + 0.02 * sign(x, y, 275);
        scaled(grey(top), (1.0 - 0.45 * trim) * (1.0 - 0.5 * gap))
    })
}

/// Perforated metal tiles of 600 mm in a narrow grid; 2.4 m to the tile.
pub(super) fn ceiling() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let edge = from_line(u, 0.25).min(from_line(v, 0.25)) * 512.0;
        let bar = 1.0 - step(2.4, 3.2, edge);
        let shadow = band(2.6, 5.0, 1.2, edge);
        let plain = 1.0 - step(9.0, 10.0, edge);
        // Holes every four texels, rows set off by half.
        let row = y / 4;
        let (hx, hy) = (((x + 2 * (row % 2)) % 4) as f64 - 1.5, (y % 4) as f64 - 1.5);
        let hole = (1.0 - step(0.6, 1.5, (hx * hx + hy * hy).sqrt())) * (1.0 - plain);
        let tile = 0.012 * sign((u * 4.0) as u32, (v * 4.0) as u32, 281) + 0.012 * fbm(u, v, (4, 4), 3, 282);
        let face = (1.0 + tile) * (1.0 - 0.34 * hole) * (1.0 - 0.30 * shadow);
        grey(face * (1.0 - bar) + 1.06 * bar)
    })
}

/// A perforated door, 600 × 2200 mm: its frame, a stile in the middle, the handle on the right, and dark places for
/// two status lights at the upper left, which the viewer lights: at u 0.11 and 0.17, v 0.962, 5 mm across.
pub(super) fn rack_door() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let (across, up) = (u * 600.0, v * 2200.0);
        let frame = f64::max(line(across, 600.0, 64.0, 2.0), line(up, 2200.0, 150.0, 4.0));
        let stile = f64::max(line(across - 300.0, 600.0, 16.0, 2.0), line(up - 1100.0, 2200.0, 34.0, 4.0));
        let solid = f64::max(frame, stile);
        let row = y / 4;
        let (hx, hy) = (((x + 5 * (row % 2)) % 10) as f64 - 4.5, ((y % 4) as f64 - 1.5) * 2.6);
        let hole = 1.0 - step(2.6, 4.2, (hx * hx + hy * hy).sqrt());
        // Behind the holes: servers' fronts, unit by unit, some with a bright bezel.
        let unit_no = (up / 44.45) as u32;
        let behind = 0.06 + 0.10 * unit(unit_no, 1, 291) * step(0.1, 0.3, (up / 44.45).fract());
        let sheet = 0.95 - 0.75 * hole + behind * hole;
        // A bend along the frame's inner edge: light on one side, shade on the other.
        let bend = band(30.0, 38.0, 3.0, across) * 0.5 - band(562.0, 570.0, 3.0, across) * 0.4;
        let body = 1.0 + bend + 0.03 * fbm(u, v, (2, 8), 3, 292) + 0.01 * sign(x, y, 293);
        let mut light = sheet + (body - sheet) * solid;
        let at = |cx: f64, cy: f64, half: (f64, f64)| {
            band(cx - half.0, cx + half.0, 2.0, across) * band(cy - half.1, cy + half.1, 5.0, up)
        };
        light += (0.30 - light) * at(560.0, 1080.0, (15.0, 120.0));
        light += (1.75 - light) * at(563.0, 1090.0, (6.0, 84.0));
        light += (0.45 - light) * at(563.0, 1020.0, (4.0, 8.0));
        for light_x in [66.0, 102.0] {
            light += (0.04 - light) * at(light_x, 2116.0, (5.0, 9.0));
        }
        // Maker's plate.
        light += (1.5 - light) * at(480.0, 2116.0, (40.0, 10.0));
        grey(light.max(0.02))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_of_the_status_lights_are_dark() {
        let door = rack_door();
        for u in [0.11, 0.17] {
            let ([r, ..], _) = door.at((u * 512.0) as i32, (0.962 * 512.0) as i32);
            assert!(r < 0.1, "{r}");
        }
    }
}
