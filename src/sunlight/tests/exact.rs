//! Every point against the reference.

use jiff::civil::date;
use proptest::prelude::*;

use super::{
    reference::compare,
    sites::{BRIDGE, CORNER, ROOFS, SLAB, TOWER, great_cold, park, sunlight},
};
use crate::{
    park::Park,
    sunlight::{Day, Window},
};

/// What differs at most, hours.
const EXACT_H: f64 = 0.1;

fn check(name: &str, park: &Park, day: Day, spacing_m: f64) {
    let sunlight = sunlight(park, day, spacing_m);
    let (wrong_h, points, place) = compare(park, day, &sunlight, 1);
    println!("{name}: {points} points, at worst {wrong_h:.4} h at {place}");
    assert!(wrong_h < EXACT_H, "{name}: {wrong_h} h at {place}");
}

#[test]
fn a_tower_and_a_slab() {
    let park = park(121.0, 117.0, &[("t", (3.0, 22.0), 0.0, TOWER), ("s", (-7.0, -19.0), 0.0, SLAB)]);
    check("tower and slab", &park, great_cold(), 9.0);
}

#[test]
fn courts_turned_buildings_bridges_and_roofs() {
    let park = park(
        141.0,
        133.0,
        &[("l", (-20.0, -11.0), 23.0, CORNER), ("b", (31.0, 30.0), -38.0, BRIDGE), ("r", (32.0, -31.0), 71.0, ROOFS)],
    );
    check("courts and bridges", &park, great_cold(), 13.0);
}

#[test]
fn outlines_either_way_round_and_one_that_crosses_itself() {
    let volumes = r#"(id: "a", outline: polygon([(-18, -9), (-18, 9), (-4, 9), (-4, -9)]),
         storeys: [(count: 4, height_m: 3)]),
        (id: "b", outline: polygon([(0, -11), (21, 12), (21, -14), (1, 10)]), storeys: [(count: 5, height_m: 3)])"#;
    let park = park(83.0, 79.0, &[("x", (1.0, 2.0), 17.0, volumes)]);
    check("crossed", &park, great_cold(), 9.0);
}

/// A whole day in June: the sun comes from the north-east, passes near the zenith, and goes down in the north-west.
#[test]
fn a_whole_summer_day() {
    let park = park(97.0, 91.0, &[("l", (-10.0, -11.0), 160.0, CORNER), ("r", (29.0, 21.0), -7.0, ROOFS)]);
    check("June", &park, Day { date: date(2025, 6, 21), window: Window::WholeDay }, 12.0);
}

/// On other latitudes the sun turns the other way, both ways, or all around.
#[test]
fn other_places_of_the_earth() {
    let mut park = park(71.0, 73.0, &[("s", (1.0, 9.0), 33.0, SLAB), ("r", (5.0, -22.0), 12.0, ROOFS)]);
    for (latitude_deg, day) in
        [(-34.0, date(2025, 7, 1)), (0.0, date(2025, 3, 20)), (12.0, date(2025, 6, 5)), (78.0, date(2025, 6, 21))]
    {
        park.site.latitude_deg = latitude_deg;
        check(&format!("{latitude_deg}°"), &park, Day { date: day, window: Window::WholeDay }, 14.0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn sites_at_random(
        places in prop::collection::vec(((-40.0..40.0_f64, -40.0..40.0_f64), 0.0..360.0_f64, 0_usize..5), 1..4),
        month in 1_i8..=12,
    ) {
        let kinds = [TOWER, SLAB, CORNER, BRIDGE, ROOFS];
        let buildings: Vec<_> = places.iter().map(|(at, turn, kind)| ("b", *at, *turn, kinds[*kind])).collect();
        let park = park(103.0, 99.0, &buildings);
        let day = Day { date: date(2025, month, 20), window: Window::TrueSolar { from_h: 8.0, to_h: 16.0 } };
        let (wrong_h, _, place) = compare(&park, day, &sunlight(&park, day, 25.0), 7);
        prop_assert!(wrong_h < EXACT_H, "{wrong_h} h at {place}");
    }
}
