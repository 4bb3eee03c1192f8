//! Passages that no drawing shows. The builder draws no door between two volumes of a building, nor in a room whose walls
//! are too short for one: there one passes in the middle of the longest wall, or beside it where things stand there.

use std::collections::BTreeSet;

use geo::{Area, BooleanOps, Contains, Point, Polygon};

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

/// How far before and behind a passage nothing should stand, metres.
const CLEAR_M: f64 = 1.5;
/// Where along a wall a passage is tried, the middle first.
const SHARES: [f64; 7] = [0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95];
/// Across a passage, where it is looked whether things stand before it: at no even steps, as seats have them.
const ACROSS: [f64; 6] = [-0.9, -0.55, -0.2, 0.17, 0.5, 0.85];

/// What stands about a passage.
pub(super) struct Around<'a> {
    /// Nobody passes through these: closed partitions, voids.
    pub(super) barred: &'a [Polygon],
    /// A passage is put where it leads onto free floor, if there is such a place.
    pub(super) busy: &'a [Polygon],
}

/// What to cut out of the walls so that every space is reached from the largest, and the middles of these passages.
pub(super) fn passages(outlines: &[Polygon], walls: &[Polygon], around: &Around<'_>) -> (Vec<Polygon>, Vec<Xz>) {
    let solid = plan::unite(walls.iter().chain(around.barred));
    let mut spaces: Vec<Polygon> = plan::unite(outlines).difference(&solid).0;
    spaces.retain(|space| space.unsigned_area() > SMALLEST_M2);
    spaces.sort_by(|a, b| b.unsigned_area().total_cmp(&a.unsigned_area()));
    let mut reached = BTreeSet::from([0_usize]);
    let (mut ways, mut middles) = (Vec::new(), Vec::new());
    // From the largest on; each round reaches one space more, or there is none to reach.
    while reached.len() < spaces.len() {
        let rest = spaces.iter().enumerate().filter(|(number, _)| !reached.contains(number));
        let joins = rest.filter_map(|(number, space)| {
            let into = |at: &Point| reached.iter().any(|known| spaces.get(*known).is_some_and(|one| one.contains(at)));
            let found = longest(space, &into, around, true).or_else(|| longest(space, &into, around, false))?;
            Some((found.0, number, found.1, found.2))
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

/// The longest wall of a space behind which another one lies, and a passage through it.
fn longest(
    space: &Polygon,
    into: &impl Fn(&Point) -> bool,
    around: &Around<'_>,
    choosy: bool,
) -> Option<(f64, Polygon, Xz)> {
    let mut sides: Vec<(Frame, f64)> = plan::rings_of(space)
        .flat_map(|ring| {
            plan::around(&plan::corners_of(ring)).map(|(_, a, b)| Frame::between(a, b)).collect::<Vec<_>>()
        })
        .filter(|(_, length)| *length >= SHORTEST_M)
        .collect();
    sides.sort_by(|a, b| b.1.total_cmp(&a.1));
    sides.into_iter().find_map(|(frame, length)| {
        let half = (WIDE_M / 2.0).min(length / 2.0 - 0.2);
        let shares = SHARES.into_iter().filter(|share| length * share.min(1.0 - share) >= half + 0.2 - 1e-9);
        let passage = |share: f64| through(space, frame.from(length * share), half, (into, around), choosy);
        shares.filter_map(passage).next().map(|(way, middle)| (length, way, middle))
    })
}

/// A passage about the start of a frame, if another space lies behind the wall there.
fn through(
    space: &Polygon,
    frame: Frame,
    half: f64,
    (into, around): (&impl Fn(&Point) -> bool, &Around<'_>),
    choosy: bool,
) -> Option<(Polygon, Xz)> {
    let inner = space.contains(&Point::from(frame.origin + frame.out * 0.02));
    let out = if inner { frame.out * -1.0 } else { frame.out };
    let at = |s: f64, d: f64| frame.origin + frame.along * s + out * d;
    let holds =
        |outlines: &[Polygon], s: f64, d: f64| outlines.iter().any(|outline| outline.contains(&Point::from(at(s, d))));
    let depths = (1..=(THICKEST_M / 0.05) as u32).map(|k| f64::from(k) * 0.05);
    let mut depth = None;
    for d in depths {
        if holds(around.barred, 0.0, d) {
            return None;
        }
        if into(&Point::from(at(0.0, d))) {
            depth = Some(d);
            break;
        }
    }
    let depth = depth?;
    let clear = |s: f64| {
        let steps = (1..=6).map(|k| CLEAR_M * f64::from(k) / 6.0);
        steps.into_iter().all(|d| !holds(around.busy, s, -d) && !holds(around.busy, s, depth + d))
    };
    if choosy && !ACROSS.into_iter().all(|share| clear(half * share)) {
        return None;
    }
    let ring = vec![at(-half, -0.1), at(half, -0.1), at(half, depth + 0.1), at(-half, depth + 0.1)];
    let centre = at(0.0, depth / 2.0);
    Some((Polygon::new(ring.into(), Vec::new()), Xz(centre.x, centre.y)))
}
