//! Passages that no drawing shows. The builder draws no door between two volumes of a building, nor in a room whose walls
//! are too short for one: there one passes in the middle of the longest wall.

use std::collections::BTreeSet;

use geo::{Area, BooleanOps, Contains, MultiPolygon, Point, Polygon};

use crate::{
    models::build::{frame::Frame, plan},
    park::Xz,
};

/// A passage is no wider than this, and a wall no shorter than the second, metres.
const WIDE_M: f64 = 1.8;
const SHORTEST_M: f64 = 1.2;
/// A wall is no thicker than this, metres.
const THICKEST_M: f64 = 1.0;
/// Smaller spaces are chinks, m².
const SMALLEST_M2: f64 = 2.0;

/// What to cut out of the walls so that every space is reached from the largest, and the middles of these passages.
/// Nobody passes through a closed partition or over a void.
pub(super) fn passages(
    outlines: &[Polygon],
    walls: &[Polygon],
    closed: &[Polygon],
    voids: &[Polygon],
) -> (Vec<Polygon>, Vec<Xz>) {
    let solid = MultiPolygon::new(walls.iter().chain(closed).chain(voids).cloned().collect());
    let taken = plan::unite(&solid.0);
    let mut spaces: Vec<Polygon> = plan::unite(outlines).difference(&taken).0;
    spaces.retain(|space| space.unsigned_area() > SMALLEST_M2);
    spaces.sort_by(|a, b| b.unsigned_area().total_cmp(&a.unsigned_area()));
    let barred = |at: &Point| closed.iter().chain(voids).any(|outline| outline.contains(at));
    let mut reached = BTreeSet::from([0_usize]);
    let (mut ways, mut middles) = (Vec::new(), Vec::new());
    // From the largest on; each round reaches one space more, or there is none to reach.
    while reached.len() < spaces.len() {
        let rest = spaces.iter().enumerate().filter(|(number, _)| !reached.contains(number));
        let joins = rest.filter_map(|(number, space)| {
            let into = |at: &Point| reached.iter().any(|known| spaces.get(*known).is_some_and(|one| one.contains(at)));
            let (length, way, middle) = longest(space, into, barred)?;
            Some((length, number, way, middle))
        });
        let Some((_, number, way, middle)) = joins.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))) else {
            break;
        };
        reached.insert(number);
        ways.push(way);
        middles.push(middle);
    }
    (ways, middles)
}

/// The longest wall of a space behind which another one lies, and a passage through its middle.
fn longest(
    space: &Polygon,
    into: impl Fn(&Point) -> bool,
    barred: impl Fn(&Point) -> bool,
) -> Option<(f64, Polygon, Xz)> {
    let mut sides: Vec<(Frame, f64)> = plan::rings_of(space)
        .flat_map(|ring| plan::around(&plan::corners_of(ring)).map(|(_, a, b)| Frame::between(a, b)).collect::<Vec<_>>())
        .filter(|(_, length)| *length >= SHORTEST_M)
        .collect();
    sides.sort_by(|a, b| b.1.total_cmp(&a.1));
    sides.into_iter().find_map(|(frame, length)| {
        let middle = frame.origin + frame.along * (length / 2.0);
        let inner = |side: f64| space.contains(&Point::from(middle + frame.out * (0.02 * side)));
        let out = if inner(1.0) { frame.out * -1.0 } else { frame.out };
        let steps = (1..=(THICKEST_M / 0.05) as u32).map(|k| f64::from(k) * 0.05);
        let mut depth = None;
        for d in steps {
            let at = Point::from(middle + out * d);
            if barred(&at) {
                return None;
            }
            if into(&at) {
                depth = Some(d);
                break;
            }
        }
        let depth = depth?;
        let half = (WIDE_M / 2.0).min(length / 2.0 - 0.2);
        let at = |s: f64, d: f64| middle + frame.along * s + out * d;
        let ring = vec![at(-half, -0.1), at(half, -0.1), at(half, depth + 0.1), at(-half, depth + 0.1)];
        let centre = at(0.0, depth / 2.0);
        Some((length, Polygon::new(ring.into(), Vec::new()), Xz(centre.x, centre.y)))
    })
}
