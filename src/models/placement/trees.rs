//! Where trees stand, and which: by the rules of the site's plantings.

use std::collections::BTreeMap;

use geo::{Coord, Distance, Euclidean, Point, Polygon};

use super::matrix::standing;
use crate::{
    models::build::{
        TREE_KINDS, ground,
        paint::{noise, seed_of},
        plan, tree_reach_m,
    },
    park::{Park, PlantedAlong, Planting, Species},
};

/// Trees stay this far from roads, plazas and gates, and that far from walls, metres.
const PAVING_GAP_M: f64 = 0.6;
const WALL_GAP_M: f64 = 2.4;
/// More trees than this are not planted by one rule.
const MOST_TREES: usize = 20_000;

/// A tree where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trunk {
    pub at: Coord,
    /// Which of [`TREE_KINDS`].
    pub kind: usize,
    foot_y: f64,
    turn_deg: f64,
    scale: f64,
}

/// Matrices by the name of the model.
pub fn by_file(trunks: &[Trunk]) -> BTreeMap<String, Vec<[f64; 16]>> {
    let mut files: BTreeMap<String, Vec<[f64; 16]>> = BTreeMap::new();
    for trunk in trunks {
        let matrix = standing([trunk.at.x, trunk.foot_y, trunk.at.y], trunk.turn_deg, trunk.scale);
        files.entry(format!("tree-{}", trunk.kind + 1)).or_default().push(matrix);
    }
    files
}

/// Every tree, planting by planting.
pub fn trees(park: &Park) -> Vec<Trunk> {
    if park.site.plantings.is_empty() {
        return Vec::new();
    }
    let kept_free = kept_free(park);
    let walls: Vec<Polygon> = park.buildings.iter().flat_map(ground::footprint_of_all).collect();
    let mut trunks: Vec<Trunk> = Vec::new();
    for planting in &park.site.plantings {
        let seed = seed_of(&planting.id);
        let wanted = species(planting, seed);
        for (number, at) in spots(park, planting).into_iter().take(MOST_TREES).enumerate() {
            let near = planting.spacing_m.min(3.0) * 0.8;
            if kept_free.iter().any(|(outline, gap)| Euclidean.distance(outline, &Point::from(at)) < *gap)
                || trunks.iter().any(|trunk| plan::distance(trunk.at, at) < near)
            {
                continue;
            }
            let chance = |k: u64| noise(seed ^ (k << 56), number as u64);
            let other = (chance(2) * wanted.len() as f64) as usize;
            let which = if chance(1) < 0.75 { 0 } else { other };
            let mut species = wanted.get(which).copied().unwrap_or(Species::Camphor);
            let scale = 0.87 + 0.26 * chance(4);
            let room = walls.iter().map(|wall| Euclidean.distance(wall, &Point::from(at))).fold(f64::MAX, f64::min);
            // Where a wall is near only a slender tree has room.
            if tree_reach_m(species) * scale > room - 0.3 {
                species = Species::Ginkgo;
            }
            let kinds: Vec<usize> =
                TREE_KINDS.iter().enumerate().filter(|(_, kind)| kind.0 == species).map(|(nth, _)| nth).collect();
            let pick = (chance(5) * kinds.len() as f64) as usize;
            let kind = kinds.get(pick).copied().unwrap_or_default();
            trunks.push(Trunk { at, kind, foot_y: 0.0, turn_deg: (chance(3) * 360.0).floor() + 0.5, scale });
        }
    }
    trunks
}

/// Trees of the road outside the boundary: part of the backdrop, not of the park. In the order of the sides.
pub fn street_trees(park: &Park) -> Vec<Trunk> {
    /// Outside the boundary, in the verge before the footway.
    const OUT_M: f64 = 15.0;
    const VERGE_Y: f64 = -0.25;
    let spacing = park.site.surroundings.street_tree_spacing_m;
    if !park.site.surroundings.shown || spacing <= 0.0 {
        return Vec::new();
    }
    let crate::park::Xz(x, z) = park.site.boundary.half_extent();
    let (x, z) = (x + OUT_M, z + OUT_M);
    let ring = [(-x, -z), (x, -z), (x, z), (-x, z)].map(|(x, y)| Coord { x, y });
    let kinds: Vec<usize> =
        TREE_KINDS.iter().enumerate().filter(|(_, kind)| kind.0 == Species::Camphor).map(|(nth, _)| nth).collect();
    let gates: Vec<(Coord, f64)> =
        park.site.gates.iter().map(|gate| (plan::coord(gate.at), gate.width_m / 2.0 + OUT_M + 2.0)).collect();
    let spots = plan::around(&ring).flat_map(|(_, a, b)| row(a, b, spacing.max(4.0), false)).collect::<Vec<_>>();
    let free = spots.into_iter().filter(|at| gates.iter().all(|(gate, reach)| plan::distance(*gate, *at) > *reach));
    let seed = seed_of(&park.id);
    free.enumerate()
        .map(|(number, at)| {
            let chance = |k: u64| noise(seed ^ (k << 56), number as u64);
            let kind = kinds.get((chance(5) * kinds.len() as f64) as usize).copied().unwrap_or_default();
            let turn_deg = (chance(3) * 360.0).floor() + 0.5;
            Trunk { at, kind, foot_y: VERGE_Y, turn_deg, scale: 0.95 + 0.2 * chance(4) }
        })
        .collect()
}

/// What a rule plants: as it says itself, or what suits its spacing and place.
fn species(planting: &Planting, seed: u64) -> Vec<Species> {
    if !planting.species.is_empty() {
        return planting.species.clone();
    }
    let mut usual = match &planting.along {
        _ if planting.spacing_m < 2.5 => vec![Species::Shrub],
        _ if planting.spacing_m < 4.5 => vec![Species::Ginkgo, Species::Bamboo],
        PlantedAlong::Green(_) => vec![Species::Camphor, Species::Plane, Species::Ginkgo],
        PlantedAlong::Line(_) => vec![Species::Ginkgo, Species::Camphor],
        PlantedAlong::Boundary(_) => vec![Species::Camphor, Species::Ginkgo],
    };
    // Rules differ in what prevails.
    let turn = (noise(seed, u64::MAX) * usual.len() as f64) as usize;
    let last = usual.len().saturating_sub(1);
    usual.rotate_left(turn.min(last));
    usual
}

/// Outlines that no trunk may be nearer to than the distance with each.
fn kept_free(park: &Park) -> Vec<(Polygon, f64)> {
    let grounds = ground::grounds(park);
    let paved = grounds.roads.iter().chain(&grounds.gates).chain(&grounds.parking).chain(&grounds.plazas).flatten();
    let paved = paved.map(|outline| (outline.clone(), PAVING_GAP_M));
    let built = park.buildings.iter().flat_map(ground::footprint_of_all).map(|outline| (outline, WALL_GAP_M));
    paved.chain(built).collect()
}

/// Where a rule would put trunks.
fn spots(park: &Park, planting: &Planting) -> Vec<Coord> {
    let spacing = planting.spacing_m.max(0.5);
    match &planting.along {
        PlantedAlong::Boundary(depth) => ground::within(&plan::tidy([park.site.boundary.polygon()]), *depth)
            .iter()
            .flat_map(|outline| {
                let corners = plan::corners_of(outline.exterior());
                let sides: Vec<(Coord, Coord)> = plan::around(&corners).map(|(_, a, b)| (a, b)).collect();
                sides.into_iter().flat_map(move |(a, b)| row(a, b, spacing, false))
            })
            .collect(),
        PlantedAlong::Line(corners) => {
            let corners: Vec<Coord> = corners.iter().copied().map(plan::coord).collect();
            let legs = corners.iter().zip(corners.iter().skip(1)).enumerate();
            legs.flat_map(|(leg, (a, b))| row(*a, *b, spacing, true).into_iter().skip(usize::from(leg > 0))).collect()
        }
        PlantedAlong::Green(id) => {
            let green = park.site.greens.iter().find(|green| green.id == *id);
            green
                .map(|green| grove(&plan::tidy([green.outline.polygon_at(green.at, 0.0)]), spacing, seed_of(id)))
                .unwrap_or_default()
        }
    }
}

/// Evenly from `a` towards `b`, as near to the spacing as comes out even.
fn row(a: Coord, b: Coord, spacing: f64, with_end: bool) -> Vec<Coord> {
    let steps = (plan::distance(a, b) / spacing).round().clamp(1.0, MOST_TREES as f64) as u32;
    let last = if with_end { steps } else { steps - 1 };
    (0..=last).map(|k| a + (b - a) * (f64::from(k) / f64::from(steps))).collect()
}

/// A grid that fills a green, a little uneven, its trunks off the edge.
pub fn grove(green: &[Polygon], spacing: f64, seed: u64) -> Vec<Coord> {
    use geo::{BoundingRect, Contains};
    const EDGE_M: f64 = 1.2;
    let mut spots = Vec::new();
    for outline in green {
        let Some(reach) = outline.bounding_rect() else { continue };
        let count = |length: f64| (((length - 2.0 * EDGE_M) / spacing).floor().max(0.0) as u32 + 1).min(500);
        let (columns, rows) = (count(reach.width()), count(reach.height()));
        for row in 0..rows {
            for column in 0..columns {
                let off = |k: u32, n: u32| (f64::from(k) - (f64::from(n) - 1.0) / 2.0) * spacing;
                let number = u64::from(row) * 1000 + u64::from(column);
                let stray = |k: u64| (noise(seed ^ (k << 40), number) - 0.5) * 0.16 * spacing;
                let at = reach.center() + Coord { x: off(column, columns) + stray(1), y: off(row, rows) + stray(2) };
                if outline.contains(&Point::from(at)) {
                    spots.push(at);
                }
            }
        }
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_out_even() {
        let (a, b) = (Coord { x: 0.0, y: 0.0 }, Coord { x: 20.0, y: 0.0 });
        assert_eq!(row(a, b, 6.0, true).len(), 4);
        assert_eq!(row(a, b, 6.0, false).len(), 3, "the next side starts with the corner");
    }

    #[test]
    fn a_narrow_green_gets_one_row_inside_it() {
        let strip = plan::rectangle(Coord { x: 0.0, y: 0.0 }, Coord { x: 6.0, y: 48.0 });
        let trunks = grove(&[strip], 6.0, 1);
        assert_eq!(trunks.len(), 8);
        assert!(trunks.iter().all(|t| t.x > 1.0 && t.x < 5.0 && t.y > 1.0 && t.y < 47.0));
    }
}
