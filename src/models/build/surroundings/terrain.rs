//! Valley and hills as one smooth body, its rows following the crests.

use super::country::{Country, GROUND_Y, REACH_M, RIDGES, VALLEY_M};
use crate::models::{
    Surface,
    build::{
        mesh::{Corner, Mesh, Role},
        paint::{Paint, cloud},
        vector::{Point, cross, minus},
    },
};

/// Distance between columns along the ridges, metres.
const COLUMN_M: f64 = 480.0;
/// Fields reach this far up the slopes, woods lie beyond, metres across the valley.
const FIELDS_TO_M: f64 = 1700.0;
/// How far the textures are stretched: fields of some thirty metres, tufts as large as crowns.
const FIELD_STRETCH: f64 = 0.8;
const WOOD_STRETCH: f64 = 0.11;

pub fn terrain(mesh: &mut Mesh, country: &Country) {
    let columns = (2.0 * REACH_M / COLUMN_M).round() as i32;
    let rows = rows(country);
    let spot = |row: (f64, bool), column: i32| {
        let along = (f64::from(column) - f64::from(columns) / 2.0) * COLUMN_M;
        let across = if row.1 { row.0 + country.swing(row.0, along) } else { row.0 };
        (across, along)
    };
    let height = |across: f64, along: f64| country.height(across, along) * country.scale;
    let point = |(across, along): (f64, f64)| -> Point {
        let at = country.at(across, along);
        [at.x, height(across, along), at.y]
    };
    // Fields and wooded hills are parts of their own: each has its own texture, and they share a row of corners.
    for part in parts(&rows) {
        let wooded = part.iter().any(|row| row.0.abs() > FIELDS_TO_M);
        let (surface, stretch) =
            if wooded { (Surface::Grass, WOOD_STRETCH) } else { (Surface::Country, FIELD_STRETCH) };
        let mut corners = Vec::new();
        for row in part {
            for column in 0..=columns {
                let (across, along) = spot(*row, column);
                let step = |d: (f64, f64)| point((across + d.0, along + d.1));
                let normal =
                    cross(minus(step((0.0, 40.0)), step((0.0, -40.0))), minus(step((40.0, 0.0)), step((-40.0, 0.0))));
                let at = point((across, along));
                // Upwards whichever way the axes run.
                let normal = if normal[1] < 0.0 { normal.map(|v| -v) } else { normal };
                let colour = tint(country, at).on(surface).vertex(true);
                corners.push(Corner { at, normal, uv: [at[0] * stretch, at[2] * stretch], colour });
            }
        }
        weave(mesh, country, &corners, part.len(), columns as usize);
    }
}

fn weave(mesh: &mut Mesh, country: &Country, corners: &[Corner], rows: usize, columns: usize) {
    let row = columns + 1;
    let mut triangles = Vec::new();
    for k in 0..rows.saturating_sub(1) {
        for n in 0..columns {
            let cell = [k * row + n, k * row + n + 1, (k + 1) * row + n + 1, (k + 1) * row + n];
            let reach = cell.iter().filter_map(|k| corners.get(*k)).map(|c| libm::hypot(c.at[0], c.at[2]));
            if reach.fold(f64::MAX, f64::min) > REACH_M * country.scale {
                continue;
            }
            let [a, b, c, d] = cell;
            // Along, then across to the right: clockwise seen from above.
            triangles.extend([[a, d, c], [a, c, b]]);
        }
    }
    mesh.woven(Role::Ground, corners, &turned_up(corners, triangles));
}

/// Hills, valley, hills; neighbours share a row.
fn parts(rows: &[(f64, bool)]) -> Vec<&[(f64, bool)]> {
    let from = rows.iter().position(|row| row.0 > -FIELDS_TO_M).unwrap_or_default();
    let to = rows.iter().rposition(|row| row.0 < FIELDS_TO_M).unwrap_or_default();
    [rows.get(..=from), rows.get(from..=to), rows.get(to..)].into_iter().flatten().collect()
}

/// Triangles with their faces up.
fn turned_up(corners: &[Corner], mut triangles: Vec<[usize; 3]>) -> Vec<[usize; 3]> {
    for triangle in &mut triangles {
        let [Some(a), Some(b), Some(c)] = triangle.map(|k| corners.get(k)) else { continue };
        if cross(minus(b.at, a.at), minus(c.at, a.at))[1] < 0.0 {
            triangle.swap(1, 2);
        }
    }
    triangles
}

/// Lines across the valley: each crest with its slopes, and a few over the valley floor; with whether they swing.
fn rows(country: &Country) -> Vec<(f64, bool)> {
    let mut rows = vec![(-REACH_M - 400.0, true)];
    for ridge in RIDGES {
        if ridge.across > 0.0 && rows.iter().all(|row| row.0 < 0.0) {
            rows.extend([-VALLEY_M, 0.0, VALLEY_M].map(|across| (across, false)));
        }
        if country.hills_m > 0.0 {
            let share = [-1.1, -0.42, 0.0, 0.75];
            rows.extend(share.iter().map(|share| (ridge.across + share * ridge.half, true)));
        } else {
            rows.push((ridge.across, true));
        }
    }
    rows.push((REACH_M + 400.0, true));
    rows
}

/// Green fields in the valley, woods on the slopes, bluer and lighter on the heights and far off.
fn tint(country: &Country, [x, y, z]: Point) -> Paint {
    let field = Paint::hex(0x6c7b54);
    let wood = Paint::hex(0x55694a);
    let height = Paint::hex(0x71897d);
    let up = ((y - GROUND_Y) / 60.0).clamp(0.0, 1.0);
    let far = (libm::hypot(x, z) / country.scale / 5200.0).clamp(0.0, 1.0);
    let high = ((y - 90.0) / 260.0).clamp(0.0, 1.0).max(far * up);
    let mottle = 0.88 + 0.24 * cloud(country.seed ^ 0x33, x / 330.0, z / 330.0);
    field.mixed(wood, up).mixed(height, high).lit(mottle)
}
