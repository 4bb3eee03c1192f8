//! What reaches each spot besides the sun: the share of the sky that it sees, and the lamps' light, once for the ground
//! as a plan and once for the air above it as a coarse block.

use super::{HeightField, Lamp};

/// A rectangle of the ground about the park's middle, metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub half_m: (f64, f64),
}

/// Bytes for a texture; red, green: the lamps' light, √(lux ÷ 120); blue: share of the sun's disc that is seen, whole
/// until [`GroundLight::with_sun`] has looked; alpha: openness to the sky.
#[derive(Clone, Debug, PartialEq)]
pub struct GroundLight {
    pub columns: u32,
    pub rows: u32,
    pub area: Area,
    pub rgba: Vec<u8>,
}

/// The like for the air: layers from below.
#[derive(Clone, Debug, PartialEq)]
pub struct LightVolume {
    pub columns: u32,
    pub layers: u32,
    pub rows: u32,
    pub area: Area,
    pub top_m: f64,
    pub rgba: Vec<u8>,
}

/// Lux that the brightest byte stands for.
const MOST_LUX: f64 = 120.0;

/// Light on the ground, one texel a `cell_m`.
pub fn ground_light(field: &HeightField, lamps: &[Lamp], cell_m: f64) -> GroundLight {
    let area = Area { half_m: field.half_m };
    let count = |half: f64| ((2.0 * half / cell_m).ceil() as u32).clamp(1, 2048);
    let (columns, rows) = (count(area.half_m.0), count(area.half_m.1));
    let lux = lux_plan(lamps, area, (columns, rows), 0.0);
    let spots = spots(area, columns, rows);
    let rgba = spots.zip(lux).flat_map(|((x, z), lux)| texel(field.openness(x, 0.0, z), lux)).collect();
    GroundLight { columns, rows, area, rgba }
}

/// Light in the air up to `top_m`, in `layers` that lie closer near the ground: layer k at top × (k ÷ (layers − 1))².
pub fn light_volume(field: &HeightField, lamps: &[Lamp], cell_m: f64, layers: u32, top_m: f64) -> LightVolume {
    let area = Area { half_m: field.half_m };
    let count = |half: f64| ((2.0 * half / cell_m).ceil() as u32).clamp(1, 512);
    let (columns, rows) = (count(area.half_m.0), count(area.half_m.1));
    let mut rgba = Vec::with_capacity((columns * rows * layers * 4) as usize);
    for row in 0..rows {
        // Texture order is x, then y, then z: y is up.
        for layer in 0..layers {
            let share = f64::from(layer) / f64::from(layers.max(2) - 1);
            let y = top_m * share * share;
            for column in 0..columns {
                let (x, z) = spot(area, columns, rows, column, row);
                // Inside a building a voxel tells what its open neighbours do.
                let open = field.openness(x, y.max(0.5), z);
                // An upright face beside a lamp takes about as much as a level one at its height.
                let near = |lamp: &&Lamp| (lamp.at_m[0] - x).abs() < 20.0 && (lamp.at_m[2] - z).abs() < 20.0;
                let lux: f64 = lamps.iter().filter(near).map(|lamp| 0.7 * lamp.lux_on_level([x, y, z])).sum();
                rgba.extend(texel(open, lux));
            }
        }
    }
    LightVolume { columns, layers, rows, area, top_m, rgba }
}

fn spot(area: Area, columns: u32, rows: u32, column: u32, row: u32) -> (f64, f64) {
    let along = |k: u32, n: u32, half: f64| 2.0 * half * (f64::from(k) + 0.5) / f64::from(n) - half;
    (along(column, columns, area.half_m.0), along(row, rows, area.half_m.1))
}

fn spots(area: Area, columns: u32, rows: u32) -> impl Iterator<Item = (f64, f64)> {
    (0..rows).flat_map(move |row| (0..columns).map(move |column| spot(area, columns, rows, column, row)))
}

/// The lamps' light on a plan, each lamp over its own surroundings only.
fn lux_plan(lamps: &[Lamp], area: Area, (columns, rows): (u32, u32), y: f64) -> Vec<f64> {
    let mut lux = vec![0.0; (columns * rows) as usize];
    let cell = |v: f64, half: f64, n: u32| ((v + half) / (2.0 * half) * f64::from(n)).clamp(0.0, f64::from(n)) as u32;
    for lamp in lamps {
        let [x, _, z] = lamp.at_m;
        let (left, right) = (cell(x - 32.0, area.half_m.0, columns), cell(x + 32.0, area.half_m.0, columns));
        let (near, far) = (cell(z - 32.0, area.half_m.1, rows), cell(z + 32.0, area.half_m.1, rows));
        for row in near..far {
            for column in left..right {
                let (x, z) = spot(area, columns, rows, column, row);
                if let Some(sum) = lux.get_mut((row * columns + column) as usize) {
                    *sum += lamp.lux_on_level([x, y, z]);
                }
            }
        }
    }
    lux
}

fn texel(openness: f64, lux: f64) -> [u8; 4] {
    let byte = |share: f64| (share.clamp(0.0, 1.0) * 255.0).round() as u8;
    let lamp = byte(libm::sqrt(lux / MOST_LUX));
    [lamp, lamp, 255, byte(openness)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn under_a_lamp_it_is_brightest_and_in_the_open_the_sky_is_whole() {
        let field = HeightField::new([], (50.0, 40.0), 2.0);
        let lamp = Lamp { at_m: [10.0, 6.0, -5.0], candela: 1100.0 };
        let ground = ground_light(&field, &[lamp], 1.0);
        assert_eq!((ground.columns, ground.rows), (100, 80));
        let brightest = ground.rgba.chunks(4).enumerate().max_by_key(|(_, texel)| texel[0]).unwrap().0 as u32;
        let (column, row) = (brightest % 100, brightest / 100);
        assert!(column.abs_diff(60) <= 1 && row.abs_diff(35) <= 1, "{column} {row}");
        assert!(ground.rgba.chunks(4).all(|texel| texel[3] == 255));
        let air = light_volume(&field, &[lamp], 5.0, 4, 60.0);
        assert_eq!(air.rgba.len(), 20 * 16 * 4 * 4);
    }
}
