//! Where the sun reaches the ground, drawn into the plan of its light: a processor then finds sun, sky and lamps of a
//! spot with one lookup.

use super::{GroundLight, SunMap};

/// Widest plan that a texture may have, texels.
const MOST: u32 = 4096;

impl GroundLight {
    /// The same plan in cells `finer` times smaller; blue is how much of the sun's disc is seen, softened at the edges
    /// of shadows over three cells.
    pub fn with_sun(&self, map: &SunMap, finer: u32) -> Self {
        let finer = finer.clamp(1, (MOST / self.columns.max(self.rows).max(1)).max(1));
        let (columns, rows) = (self.columns * finer, self.rows * finer);
        let (half_x, half_z) = self.area.half_m;
        let at = |k: u32, n: u32, half: f64| (2.0 * half * (f64::from(k) + 0.5) / f64::from(n) - half) as f32;
        let lit: Vec<u8> = (0..rows)
            .flat_map(|row| {
                let z = at(row, rows, half_z);
                (0..columns).map(move |column| u8::from(map.is_lit([at(column, columns, half_x), 0.05, z], 0.25)))
            })
            .collect();
        let soft = softened(&lit, columns as usize);
        let mut rgba = Vec::with_capacity(soft.len() * 4);
        for (number, sun) in soft.iter().enumerate() {
            let (column, row) = (number as u32 % columns, number as u32 / columns);
            let [lamp, _, _, open] = self.between(column, row, finer);
            rgba.extend([lamp, lamp, *sun, open]);
        }
        Self { columns, rows, area: self.area, rgba }
    }

    /// A texel of the finer plan, blended from the four around it.
    fn between(&self, column: u32, row: u32, finer: u32) -> [u8; 4] {
        let place = |k: u32, most: u32| {
            let place = ((f64::from(k) + 0.5) / f64::from(finer) - 0.5).clamp(0.0, f64::from(most - 1));
            (place as usize, (place as usize + 1).min(most as usize - 1), place.fract())
        };
        let ((x0, x1, tx), (y0, y1, ty)) = (place(column, self.columns), place(row, self.rows));
        let texel = |x: usize, y: usize| {
            let start = (y * self.columns as usize + x) * 4;
            self.rgba.get(start..start + 4).and_then(|four| four.try_into().ok()).unwrap_or([0_u8, 0, 0, 255])
        };
        let mix = |a: [u8; 4], b: [u8; 4], t: f64| {
            let mut mixed = a;
            for (own, other) in mixed.iter_mut().zip(b) {
                *own = (f64::from(*own) + (f64::from(other) - f64::from(*own)) * t).round() as u8;
            }
            mixed
        };
        mix(mix(texel(x0, y0), texel(x1, y0), tx), mix(texel(x0, y1), texel(x1, y1), tx), ty)
    }
}

/// Ones and zeros, row by row, to bytes that go over from one to the other within three cells.
fn softened(lit: &[u8], columns: usize) -> Vec<u8> {
    // 1 2 1 along a row, then the like across: sixteen in all.
    let weighed = |from: &[u8], step: usize| -> Vec<u8> {
        let value = |k: Option<usize>, own: u8| k.and_then(|k| from.get(k).copied()).unwrap_or(own);
        let all = from.iter().enumerate();
        all.map(|(k, own)| value(k.checked_sub(step), *own) + 2 * own + value(k.checked_add(step), *own)).collect()
    };
    let across: Vec<u8> = lit.chunks(columns.max(1)).flat_map(|row| weighed(row, 1)).collect();
    weighed(&across, columns).into_iter().map(|sum| (u16::from(sum) * 255 / 16) as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::light::{Area, Occluder, sun_map};

    #[test]
    fn a_plate_in_the_air_leaves_a_soft_edged_shadow_and_the_rest_as_it_was() {
        let corner = |x: f32, z: f32| [x, 10.0, z];
        let (a, b, c, d) = (corner(-10., -10.), corner(10., -10.), corner(10., 10.), corner(-10., 10.));
        let plate = Occluder { building: None, triangles: vec![[a, b, c], [a, c, d]] };
        let map = sun_map([&plate], [0.0, 1.0, 0.0], 60.0, 512);
        let area = Area { half_m: (40.0, 20.0) };
        let plain = GroundLight { columns: 40, rows: 20, area, rgba: [40, 40, 255, 200].repeat(800) };
        let sunny = plain.with_sun(&map, 4);
        assert_eq!((sunny.columns, sunny.rows, sunny.rgba.len()), (160, 80, 160 * 80 * 4));
        let texel = |x: f64, z: f64| {
            let (column, row) = (((x + 40.0) * 2.0) as usize, ((z + 20.0) * 2.0) as usize);
            &sunny.rgba[(row * 160 + column) * 4..][..4]
        };
        assert_eq!(texel(0.0, 0.0), [40, 40, 0, 200]);
        assert_eq!(texel(30.0, 15.0), [40, 40, 255, 200]);
        let edge = texel(-10.1, 0.0)[2];
        assert!((40..220).contains(&edge), "{edge}");
    }

    #[test]
    fn a_plan_of_one_cell_and_one_too_large_to_be_made_finer() {
        let map = sun_map([], [0.0, 1.0, 0.0], 60.0, 4);
        let area = Area { half_m: (1.0, 1.0) };
        let one = GroundLight { columns: 1, rows: 1, area, rgba: vec![9, 9, 255, 7] };
        assert_eq!(one.with_sun(&map, 2).rgba, [9, 9, 255, 7].repeat(4));
        let wide = GroundLight { columns: 3000, rows: 1, area, rgba: [0, 0, 0, 255].repeat(3000) };
        assert_eq!(wide.with_sun(&map, 8).columns, 3000);
    }
}
