//! Points on façades: each outer wall of each volume cut into even strips, and in each strip one point a storey.

use super::{shade::Column, solid::Solid};
use crate::park::{Facade as Look, Volume};

/// The points on one building.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facade {
    pub walls: Vec<Wall>,
    /// Strip by strip, each from below.
    pub points: Vec<FacadePoint>,
    /// Of each point, in the same order.
    pub hours: Vec<f64>,
}

/// One straight wall of a volume, over all its storeys.
#[derive(Clone, Debug, PartialEq)]
pub struct Wall {
    /// The volume's id.
    pub volume: String,
    /// Outwards, x and z.
    pub normal: [f64; 2],
    /// Whether it looks into a court of its volume.
    pub in_court: bool,
    pub length_m: f64,
    /// How many strips it is cut into.
    pub strips: u32,
}

/// A strip of a wall on one storey, and the point at its middle at sill height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FacadePoint {
    /// Index into the façade's walls.
    pub wall: u32,
    /// From 0; they go on in the order of the wall's corners.
    pub strip: u32,
    /// The building's floor number.
    pub floor: u32,
    /// Just before the wall: x, y, z.
    pub at_m: [f64; 3],
    /// Outwards: x, y, z.
    pub normal: [f64; 3],
    /// The strip on this storey, on the wall; counter-clockwise as seen from outside, from the lower left.
    pub corners_m: [[f64; 3]; 4],
}

/// So far before its wall stands a point, metres: else the wall might shade it.
const OUT_M: f64 = 0.01;

/// Shorter walls are slips of the drawing, metres.
const LEAST_WALL_M: f64 = 0.05;

const MOST_POINTS: f64 = 40_000.0;

/// The points of a building, and the same by columns. Points inside another volume of the building, or under ground,
/// are left out, and so are canopies, which have no walls.
pub(super) fn facade(solids: &[(&Volume, Solid)], sill_m: f64, spacing_m: f64) -> (Facade, Vec<Column>) {
    let walled = || solids.iter().filter(|(volume, _)| volume.facade != Look::Canopy);
    let length_m = |solid: &Solid| -> f64 { solid.edges().map(|(a, b)| libm::hypot(b[0] - a[0], b[1] - a[1])).sum() };
    let rows_m: f64 =
        walled().map(|(volume, solid)| length_m(solid) * volume.storeys_from_below().count() as f64).sum();
    let spacing_m = spacing_m.max(rows_m / MOST_POINTS);
    let (mut facade, mut columns) = (Facade::default(), Vec::new());
    for (volume, solid) in walled() {
        for ring in &solid.rings {
            let in_court = signed_area(ring) < 0.0;
            for (from, to) in ring.iter().zip(ring.iter().skip(1)) {
                let along = [to[0] - from[0], to[1] - from[1]];
                let length_m = libm::hypot(along[0], along[1]);
                if length_m < LEAST_WALL_M {
                    continue;
                }
                let normal = [along[1] / length_m, -along[0] / length_m];
                let strips = (length_m / spacing_m - 1e-9).ceil().clamp(1.0, MOST_POINTS) as u32;
                let wall = Wall { volume: volume.id.clone(), normal, in_court, length_m, strips };
                for strip in 0..strips {
                    let point = |share: f64| [from[0] + share * along[0], from[1] + share * along[1]];
                    let width = 1.0 / f64::from(strips);
                    let begin = f64::from(strip) * width;
                    let ends = (point(begin), point(begin + width));
                    let middle = point(begin + width / 2.0);
                    let at = [middle[0] + OUT_M * normal[0], middle[1] + OUT_M * normal[1]];
                    let place = StripPlace { wall: facade.walls.len() as u32, strip, normal, at, ends };
                    column(&mut facade, &mut columns, volume, solids, sill_m, place);
                }
                facade.walls.push(wall);
            }
        }
    }
    facade.hours = vec![0.0; facade.points.len()];
    (facade, columns)
}

struct StripPlace {
    wall: u32,
    strip: u32,
    normal: [f64; 2],
    at: [f64; 2],
    ends: ([f64; 2], [f64; 2]),
}

/// Adds the points of one strip.
fn column(
    facade: &mut Facade,
    columns: &mut Vec<Column>,
    volume: &Volume,
    solids: &[(&Volume, Solid)],
    sill_m: f64,
    place: StripPlace,
) {
    let StripPlace { wall, strip, normal, at, ends: (from, to) } = place;
    let mut heights_m = Vec::new();
    for storey in volume.storeys_from_below() {
        let (low_m, high_m) = (storey.base_m, storey.base_m + storey.height_m);
        let height_m = low_m + sill_m.min(storey.height_m / 2.0);
        let rises = heights_m.last().is_none_or(|last| height_m > *last);
        if !rises || height_m <= 0.0 || solids.iter().any(|(_, solid)| solid.holds(at, height_m)) {
            continue;
        }
        heights_m.push(height_m);
        let corner = |[x, z]: [f64; 2], y: f64| [x, y, z];
        facade.points.push(FacadePoint {
            wall,
            strip,
            floor: storey.floor,
            at_m: [at[0], height_m, at[1]],
            normal: [normal[0], 0.0, normal[1]],
            corners_m: [corner(to, low_m), corner(from, low_m), corner(from, high_m), corner(to, high_m)],
        });
    }
    if !heights_m.is_empty() {
        columns.push(Column { at, heights_m });
    }
}

/// Positive if the solid is inside the ring, negative for a court.
fn signed_area(ring: &[[f64; 2]]) -> f64 {
    ring.iter().zip(ring.iter().skip(1)).map(|([ax, az], [bx, bz])| ax * bz - az * bx).sum::<f64>() / 2.0
}
