//! Level faces of the plan: sheets whose tone changes softly, patches, discs.

use std::f64::consts::TAU;

use geo::Coord;

use crate::models::build::{
    mesh::{Corner, Mesh, Role},
    paint::Paint,
};

const UP: [f64; 3] = [0.0, 1.0, 0.0];

/// An axis-parallel rectangle in `cells` parts each way, painted corner by corner, so that no seams show.
pub fn sheet(
    mesh: &mut Mesh,
    role: Role,
    (min, max): (Coord, Coord),
    y: f64,
    cells: u32,
    paint: impl Fn(Coord) -> Paint,
) {
    if max.x - min.x < 0.1 || max.y - min.y < 0.1 {
        return;
    }
    let n = cells.max(1);
    let at = |k: u32, low: f64, high: f64| low + (high - low) * f64::from(k) / f64::from(n);
    let spots = (0..=n).flat_map(|row| (0..=n).map(move |column| (row, column)));
    let corners: Vec<Corner> = spots
        .map(|(row, column)| {
            let spot = Coord { x: at(column, min.x, max.x), y: at(row, min.y, max.y) };
            Corner::new([spot.x, y, spot.y], UP, paint(spot).vertex(true))
        })
        .collect();
    let wide = n as usize + 1;
    let mut triangles = Vec::new();
    for row in 0..n as usize {
        for column in 0..n as usize {
            let north_west = row * wide + column;
            let (north_east, south_west, south_east) = (north_west + 1, north_west + wide, north_west + wide + 1);
            triangles.extend([[south_west, south_east, north_east], [south_west, north_east, north_west]]);
        }
    }
    mesh.woven(role, &corners, &triangles);
}

/// A four-sided patch of any shape, looking up whichever way its corners run.
pub fn patch(mesh: &mut Mesh, role: Role, mut corners: [Coord; 4], y: f64, paint: Paint) {
    let [a, b, c, d] = corners;
    // From +x to +z is clockwise seen from above.
    if (c.x - a.x) * (d.y - b.y) - (c.y - a.y) * (d.x - b.x) > 0.0 {
        corners.reverse();
    }
    mesh.quad(role, corners.map(|at| [at.x, y, at.y]), paint);
}

/// A patch about its middle; `reach` gives where each of its `sides` corners lies, from the corner's angle.
pub fn disc(
    mesh: &mut Mesh,
    role: Role,
    middle: Coord,
    y: f64,
    sides: u32,
    reach: impl Fn(u32, Coord) -> Coord,
    paint: Paint,
) {
    let corner = |at: Coord| Corner::new([at.x, y, at.y], UP, paint.vertex(true));
    let mut corners: Vec<Corner> = (0..sides)
        .map(|k| {
            let angle = TAU * f64::from(k) / f64::from(sides);
            corner(middle + reach(k, Coord { x: libm::cos(angle), y: libm::sin(angle) }))
        })
        .collect();
    let n = corners.len();
    corners.push(corner(middle));
    // Angles run clockwise seen from above.
    let triangles: Vec<[usize; 3]> = (0..n).map(|k| [n, (k + 1) % n, k]).collect();
    mesh.woven(role, &corners, &triangles);
}
