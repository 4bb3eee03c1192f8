//! How far the sun's rays reach: a depth map seen from the sun, rasterised on the processor.

use super::Occluder;

/// Depths along the sun's rays, seen from the sun in parallel projection.
#[derive(Clone, Debug, PartialEq)]
pub struct SunMap {
    /// Texels along each side.
    pub size: u32,
    /// Metres from the map's plane along the rays to the first thing they meet; `f32::MAX` where they meet none. Rows
    /// from v = 0.
    pub depths_m: Vec<f32>,
    /// Right, down and along the rays: a point's share of the map is `dot(axis.xyz, point) + axis.w` for u and v; depth
    /// in metres for the third.
    pub axes: [[f32; 4]; 3],
    /// Width of a texel, metres.
    pub texel_m: f32,
}

/// The map for rays from `towards_sun` (unit vector) over everything within `reach_m` of the park's middle.
///
/// Below the horizon nothing is lit, and the map is not worth making: the caller asks only by day.
pub fn sun_map<'a>(
    occluders: impl IntoIterator<Item = &'a Occluder>,
    towards_sun: [f64; 3],
    reach_m: f64,
    size: u32,
) -> SunMap {
    let axes = axes(towards_sun, reach_m);
    let mut map = SunMap {
        size,
        depths_m: vec![f32::MAX; (size * size) as usize],
        axes,
        texel_m: (2.0 * reach_m) as f32 / size as f32,
    };
    for occluder in occluders {
        for triangle in &occluder.triangles {
            map.draw(triangle.map(|point| map.place(point)));
        }
    }
    map
}

/// The map's own directions; any two that are square to the sun's will do.
fn axes([x, y, z]: [f64; 3], reach_m: f64) -> [[f32; 4]; 3] {
    let flat = libm::hypot(x, z);
    let right = if flat > 1e-6 { [-z / flat, 0.0, x / flat] } else { [1.0, 0.0, 0.0] };
    let [rx, ry, rz] = right;
    let down = [y * rz - z * ry, z * rx - x * rz, x * ry - y * rx];
    let share = |[a, b, c]: [f64; 3]| [a, b, c, 0.0].map(|v| (v / (2.0 * reach_m)) as f32);
    let centred = |[a, b, c, _]: [f32; 4]| [a, b, c, 0.5];
    [centred(share(right)), centred(share(down)), [-x as f32, -y as f32, -z as f32, (reach_m * 2.0) as f32]]
}

impl SunMap {
    /// Shares of the map (0 to 1) and depth in metres.
    pub fn place(&self, [x, y, z]: [f32; 3]) -> [f32; 3] {
        self.axes.map(|[a, b, c, d]| a * x + b * y + c * z + d)
    }

    /// Nothing of the park lies deeper than this, metres.
    pub fn range_m(&self) -> f32 {
        2.0 * self.texel_m * self.size as f32
    }

    /// Whether the sun reaches a point that lies `bias_m` nearer to it.
    pub fn is_lit(&self, point: [f32; 3], bias_m: f32) -> bool {
        let [u, v, depth] = self.place(point);
        if !(0.0..1.0).contains(&u) || !(0.0..1.0).contains(&v) {
            return true;
        }
        let texel = |share: f32| (share * self.size as f32) as usize;
        let first = self.depths_m.get(texel(v) * self.size as usize + texel(u));
        first.is_none_or(|first| depth - bias_m <= *first)
    }

    /// Fills a triangle, given as shares and depths; what lies deeper is covered.
    fn draw(&mut self, corners: [[f32; 3]; 3]) {
        let side = self.size as f32;
        let [a, b, c] = corners.map(|[u, v, depth]| [u * side - 0.5, v * side - 0.5, depth]);
        let ([ax, ay, ad], [bx, by, bd], [cx, cy, cd]) = (a, b, c);
        let area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
        if area.abs() < 1e-6 || !area.is_finite() {
            return;
        }
        let first_row = ay.min(by).min(cy).ceil().max(0.0);
        let last_row = ay.max(by).max(cy).floor().min(side - 1.0);
        if first_row > last_row {
            return;
        }
        // Depth changes by these with each texel to the right and down.
        let slope_x = ((bd - ad) * (cy - ay) - (cd - ad) * (by - ay)) / area;
        let slope_y = ((cd - ad) * (bx - ax) - (bd - ad) * (cx - ax)) / area;
        for row in first_row as usize..=last_row as usize {
            let y = row as f32;
            let (mut low, mut high) = (f32::MAX, f32::MIN);
            for ([px, py], [qx, qy]) in [([ax, ay], [bx, by]), ([bx, by], [cx, cy]), ([cx, cy], [ax, ay])] {
                if (py <= y) != (qy <= y) {
                    let x = px + (y - py) / (qy - py) * (qx - px);
                    (low, high) = (low.min(x), high.max(x));
                }
            }
            let (from, to) = (low.ceil().max(0.0), high.floor().min(side - 1.0));
            if from > to {
                continue;
            }
            let start = row * self.size as usize;
            let Some(line) = self.depths_m.get_mut(start + from as usize..=start + to as usize) else { continue };
            let mut depth = ad + (from - ax) * slope_x + (y - ay) * slope_y;
            for texel in line {
                *texel = texel.min(depth);
                depth += slope_x;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square plate, 20 m wide, 30 m above the ground.
    fn plate() -> Occluder {
        let corner = |x: f32, z: f32| [x, 30.0, z];
        let (a, b, c, d) = (corner(-10., -10.), corner(10., -10.), corner(10., 10.), corner(-10., 10.));
        Occluder { building: None, triangles: vec![[a, b, c], [a, c, d]] }
    }

    #[test]
    fn a_plate_shades_what_lies_behind_it_seen_from_the_sun() {
        for (towards, spot) in [
            ([0.0, 1.0, 0.0], [0.0, 0.0, 0.0]),
            // Sun in the south at 45°: the shadow falls 30 m to the north.
            ([0.0, 0.5_f64.sqrt(), 0.5_f64.sqrt()], [0.0, 0.0, -30.0]),
            ([-(0.5_f64.sqrt()), 0.5_f64.sqrt(), 0.0], [30.0, 0.0, 0.0]),
        ] {
            let map = sun_map([&plate()], towards, 100.0, 256);
            assert!(!map.is_lit(spot, 0.1), "{towards:?}");
            assert!(map.is_lit([spot[0], 31.0, spot[2]], 0.1) || towards[1] < 0.9, "above the plate");
            assert!(map.is_lit([spot[0] + 15.0, 0.0, spot[2]], 0.1), "beside its shadow");
            assert!(map.is_lit([spot[0], 0.0, spot[2] + 15.0], 0.1), "beside its shadow");
        }
    }

    #[test]
    fn the_plate_does_not_shade_itself_and_covers_its_area() {
        let map = sun_map([&plate()], [0.0, 1.0, 0.0], 100.0, 400);
        assert!(map.is_lit([3.0, 30.0, 3.0], 0.1));
        let covered = map.depths_m.iter().filter(|depth| **depth < f32::MAX).count() as f32;
        let area = covered * map.texel_m * map.texel_m;
        assert!((area - 400.0).abs() < 12.0, "{area} m²");
    }
}
