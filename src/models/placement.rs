//! Which model stands where: the site, buildings, racks, trees, and models that a scene names itself.

use std::collections::BTreeMap;

use geo::{Coord, Distance, Euclidean, Point, Polygon};

use super::build::{
    self, TREE_KINDS, ground,
    paint::{noise, seed_of},
    plan,
};
use crate::park::{Park, PlaceId, PlantedAlong, Planting};

/// A model file and every place where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// Below the assets folder for built models; as the scene writes it for others.
    pub file: String,
    /// The place that the model is; `None` for what repeats, and for the site.
    pub place: Option<PlaceId>,
    /// Column by column; metres, y up.
    pub matrices: Vec<[f64; 16]>,
    pub kind: PlacementKind,
    /// Which rack each matrix is; empty for everything else.
    pub racks: Vec<PlaceId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlacementKind {
    Site,
    Building,
    /// One matrix a rack.
    Rack,
    Tree,
    /// Lamps, benches, cars: many alike, drawn as instances.
    Prop,
    /// No matrices: people are where the time of day says.
    Person,
    /// A model that the scene names itself.
    Extra,
}

/// Trees stay this far from roads, plazas and gates, and that far from walls, metres.
const PAVING_GAP_M: f64 = 0.6;
const WALL_GAP_M: f64 = 2.4;
/// More trees than this are not planted by one rule.
const MOST_TREES: usize = 20_000;

/// Everything that stands in the park.
pub fn placements(park: &Park) -> Vec<Placement> {
    let one = |file: String, place: Option<&PlaceId>, kind, matrix| Placement {
        file,
        place: place.cloned(),
        matrices: vec![matrix],
        kind,
        racks: Vec::new(),
    };
    let mut all = vec![one(build::model_file(park, "site"), None, PlacementKind::Site, standing([0.0; 3], 0.0, 1.0))];
    for building in &park.buildings {
        let file = building.model.clone().unwrap_or_else(|| build::building_file(park, building));
        let matrix = standing([building.at.0, 0.0, building.at.1], building.turn_deg, 1.0);
        all.push(one(file, Some(&building.id), PlacementKind::Building, matrix));
    }
    all.extend(racks(park).into_iter().map(|(key, racks)| {
        let file = build::model_file(park, &format!("rack-{key}"));
        let (racks, matrices) = racks.into_iter().unzip();
        Placement { file, place: None, matrices, kind: PlacementKind::Rack, racks }
    }));
    for (kind, matrices) in trees(park).into_iter().enumerate().filter(|(_, matrices)| !matrices.is_empty()) {
        let file = build::model_file(park, &format!("tree-{}", kind + 1));
        all.push(Placement { file, place: None, matrices, kind: PlacementKind::Tree, racks: Vec::new() });
    }
    let file = build::model_file(park, "person");
    all.push(Placement { file, place: None, matrices: Vec::new(), kind: PlacementKind::Person, racks: Vec::new() });
    for model in &park.models {
        let (x, y, z) = model.at;
        let matrix = standing([x, y, z], model.turn_deg, model.scale);
        all.push(one(model.file.clone(), Some(&model.id), PlacementKind::Extra, matrix));
    }
    all
}

/// By layout, in the park's order.
fn racks(park: &Park) -> BTreeMap<String, Vec<(PlaceId, [f64; 16])>> {
    let layouts: BTreeMap<PlaceId, String> =
        park.halls().filter_map(|hall| Some((hall.id.clone(), hall.racks?.0.to_owned()))).collect();
    let mut racks: BTreeMap<String, Vec<(PlaceId, [f64; 16])>> = BTreeMap::new();
    for rack in park.racks() {
        let Some(layout) = layouts.get(&rack.hall) else { continue };
        let turn_deg = rack.turn_deg + if rack.faces_east { 0.0 } else { 180.0 };
        racks.entry(layout.clone()).or_default().push((rack.id, standing(rack.foot_m, turn_deg, 1.0)));
    }
    racks
}

/// A matrix, column by column: scaled, turned counter-clockwise seen from above, moved.
fn standing([x, y, z]: [f64; 3], turn_deg: f64, scale: f64) -> [f64; 16] {
    let quarter = turn_deg / 90.0;
    let (sin, cos) = if quarter.fract() == 0.0 {
        // Exact, so that what is not turned stays untouched.
        match quarter.rem_euclid(4.0) as u8 {
            0 => (0.0, 1.0),
            1 => (1.0, 0.0),
            2 => (0.0, -1.0),
            _ => (-1.0, 0.0),
        }
    } else {
        (libm::sin(turn_deg.to_radians()), libm::cos(turn_deg.to_radians()))
    };
    let (s, c) = (sin * scale, cos * scale);
    [c, 0.0, 0.0 - s, 0.0, 0.0, scale, 0.0, 0.0, s, 0.0, c, 0.0, x, y, z, 1.0]
}

/// Matrices by kind of tree.
fn trees(park: &Park) -> [Vec<[f64; 16]>; TREE_KINDS] {
    let mut trees: [Vec<[f64; 16]>; TREE_KINDS] = std::array::from_fn(|_| Vec::new());
    if park.site.plantings.is_empty() {
        return trees;
    }
    let kept_free = kept_free(park);
    let mut planted: Vec<Coord> = Vec::new();
    for planting in &park.site.plantings {
        let seed = seed_of(&planting.id);
        // Each rule has a kind that prevails.
        let main = (noise(seed, u64::MAX) * TREE_KINDS as f64) as usize;
        for (number, at) in spots(park, planting).into_iter().take(MOST_TREES).enumerate() {
            let near = planting.spacing_m.min(3.0) * 0.8;
            if kept_free.iter().any(|(outline, gap)| Euclidean.distance(outline, &Point::from(at)) < *gap)
                || planted.iter().any(|p| plan::distance(*p, at) < near)
            {
                continue;
            }
            let chance = |k: u64| noise(seed ^ (k << 56), number as u64);
            let kind = if chance(1) < 0.75 { main } else { (chance(2) * TREE_KINDS as f64) as usize };
            let matrix = standing([at.x, 0.0, at.y], (chance(3) * 360.0).floor() + 0.5, 0.85 + 0.3 * chance(4));
            planted.push(at);
            if let Some(of_kind) = trees.get_mut(kind.min(TREE_KINDS - 1)) {
                of_kind.push(matrix);
            }
        }
    }
    trees
}

/// Outlines that no trunk may be nearer to than the distance with each.
fn kept_free(park: &Park) -> Vec<(Polygon, f64)> {
    let grounds = ground::grounds(park);
    let paved = grounds.roads.iter().chain(&grounds.gates).chain(&grounds.plazas).flatten();
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
fn grove(green: &[Polygon], spacing: f64, seed: u64) -> Vec<Coord> {
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
    use crate::park::Xz;

    #[test]
    fn a_matrix_turns_as_the_parks_own_points_do() {
        for turn_deg in [0.0, 25.0, 90.0, 180.0, 270.0, -90.0] {
            let m = standing([5.0, 1.0, -7.0], turn_deg, 2.0);
            let (x, z) = (m[0] * 3.0 + m[8] * 4.0 + m[12], m[2] * 3.0 + m[10] * 4.0 + m[14]);
            let Xz(px, pz) = Xz(6.0, 8.0).placed(Xz(5.0, -7.0), turn_deg);
            assert!((x - px).abs() < 1e-9 && (z - pz).abs() < 1e-9, "{turn_deg}: {x} {z}");
        }
    }

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
