//! What furnishes the ground of the shipped parks: where lamps, benches, vehicles and crossings are, and are not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly"
)]

use std::{collections::BTreeMap, path::Path};

use geo::{Distance, Euclidean, LineString, Point};
use yungu::{
    models::{self, PlacementKind},
    park::{self, Park, Road},
};

const SCENES: [&str; 2] = ["zone-f", "demo-campus"];

fn open(scene: &str) -> Park {
    park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene)).park.unwrap()
}

/// Matrices of the props by the name of their model.
fn props(park: &Park) -> BTreeMap<String, Vec<[f64; 16]>> {
    let name = |file: &str| Path::new(file).file_stem().unwrap().to_str().unwrap().to_owned();
    let props = models::placements(park).into_iter().filter(|placement| placement.kind == PlacementKind::Prop);
    props.map(|placement| (name(&placement.file), placement.matrices)).collect()
}

fn spot(matrix: &[f64; 16]) -> Point {
    Point::new(matrix[12], matrix[14])
}

fn line(road: &Road) -> LineString {
    let joined = road.centreline.iter().chain(road.centreline.first().filter(|_| road.closed));
    joined.map(|corner| (corner.0, corner.1)).collect::<Vec<_>>().into()
}

fn is_vehicle(name: &str) -> bool {
    name.starts_with("prop-car") || name == "prop-bus" || name == "prop-truck"
}

#[test]
fn nothing_but_vehicles_stands_on_a_carriageway_and_nothing_in_a_building() {
    for scene in SCENES {
        let park = open(scene);
        for (name, matrices) in props(&park) {
            for at in matrices.iter().map(spot) {
                // Booths may stand below a gate's canopy.
                let walls = park.buildings.iter().filter(|_| name != "prop-gate");
                for outline in walls.flat_map(|building| building.footprint_polygons_world()) {
                    assert!(Euclidean.distance(&outline, &at) > 0.0, "{scene}: {name} at {at:?} in a building");
                }
                for road in park.site.roads.iter().filter(|_| !is_vehicle(&name) && name != "prop-gate") {
                    let away = Euclidean.distance(&line(road), &at) - road.width_m / 2.0;
                    assert!(away > 0.0, "{scene}: {name} at {at:?} on {}", road.id);
                }
            }
        }
    }
}

#[test]
fn vehicles_on_the_road_keep_right_and_do_not_touch() {
    let park = open("zone-f");
    let props = props(&park);
    let vehicles: Vec<(&String, &[f64; 16])> = props
        .iter()
        .filter(|(name, _)| is_vehicle(name))
        .flat_map(|(name, matrices)| matrices.iter().map(move |matrix| (name, matrix)))
        .collect();
    let (mut driving, mut parked) = (0, 0);
    for (k, (name, matrix)) in vehicles.iter().enumerate() {
        let (at, ahead) = (spot(matrix), (matrix[0], matrix[2]));
        let lane = park.site.roads.iter().find(|road| Euclidean.distance(&line(road), &at) < road.width_m / 2.0);
        match lane {
            Some(road) => {
                driving += 1;
                // Half a lane to the right of it nothing of the road's middle may lie: it lies to the left.
                let left = Point::new(at.x() + ahead.1 * 1.5, at.y() - ahead.0 * 1.5);
                let (here, there) = (Euclidean.distance(&line(road), &at), Euclidean.distance(&line(road), &left));
                assert!(there < here, "{name} at {at:?} drives on the left of {}", road.id);
            }
            None => parked += 1,
        }
        for (other, matrix) in &vehicles[k + 1..] {
            let gap = Euclidean.distance(&at, &spot(matrix));
            assert!(gap > 2.2, "{name} and {other} at {at:?}: {gap}");
        }
    }
    assert!(driving >= 10 && parked >= 30, "{driving} driving, {parked} parked");
    assert!(
        props["prop-bus"].iter().any(|m| m[12] > -64.0 && m[12] < -56.0 && m[14] > 60.0),
        "no coach at the academy"
    );
    assert!(props.contains_key("prop-truck"));
}

#[test]
fn roads_are_lit_and_plazas_furnished() {
    let park = open("zone-f");
    let props = props(&park);
    let roads_m: f64 = park.site.roads.iter().map(Road::length_m).sum();
    let lamps = props["prop-lamp"].len() as f64;
    assert!((0.7..1.3).contains(&(lamps * park.site.furniture.lamp_spacing_m / roads_m)), "{lamps} lamps, {roads_m} m");
    for (name, least) in [("prop-bench", 30), ("prop-bin", 6), ("prop-flag", 3), ("prop-gate", 6), ("prop-fence", 300)]
    {
        assert!(props[name].len() >= least, "{name}: {}", props[name].len());
    }
    assert_eq!(props["prop-sculpture"].len(), 1);
}

#[test]
fn a_park_can_do_without() {
    let mut park = open("zone-f");
    park.site.furniture =
        park::Furniture { lamp_spacing_m: 0.0, bench_spacing_m: 0.0, barriers: false, fence: false, flags: 0 };
    park.site.vehicles = park::Vehicles { parked_share: 0.0, per_km: 0.0 };
    park.site.surroundings.shown = false;
    let props = props(&park);
    for name in ["prop-lamp", "prop-fence", "prop-flag", "prop-gate", "prop-truck", "prop-bus", "prop-car-1"] {
        assert!(!props.contains_key(name), "{name}");
    }
    assert!(models::placements(&park).iter().all(|placement| !placement.file.contains("surroundings")));
}

#[test]
fn everything_stands_where_it_stood() {
    for scene in SCENES {
        assert_eq!(models::placements(&open(scene)), models::placements(&open(scene)));
    }
}
