//! What planners read: limits held, sides, storeys, the ground.

use jiff::civil::date;

use super::sites::{SLAB, TOWER, building, great_cold, park, request, sunlight, zone_f};
use crate::sunlight::{Limit, Sunlight, Window};

fn limit() -> Limit {
    Limit { uses: vec!["apartment".into()], hours: 2.0, ground_hours: 2.0 }
}

#[test]
fn a_slab_alone_gets_the_whole_window_on_its_southern_side() {
    let park = park(100.0, 100.0, &[("s", (0.0, 0.0), 0.0, SLAB)]);
    let summary = sunlight(&park, great_cold(), 4.0).summary(&limit());
    assert_eq!((summary.most_h, summary.passes), (8.0, Some(true)));
    let slab = &summary.dwellings[0];
    assert_eq!((slab.storeys.len(), slab.strips, slab.strips_below, slab.least_h), (6, 66, 0, Some(8.0)));
    let ground_floor = &slab.storeys[0];
    assert_eq!((ground_floor.floor, ground_floor.sides.len()), (1, 4));
    assert!(
        (ground_floor.best_side.facing_deg - 180.0).abs() < 1e-9
            && (ground_floor.best_side.length_m - 44.0).abs() < 1e-9
    );
    let [north, east, south, west] = &ground_floor.sides[..] else { panic!("{:?}", ground_floor.sides) };
    assert_eq!((north.mean_h, north.strips_below, south.least_h), (0.0, 11, 8.0));
    // East and west share the window at noon.
    assert!((east.mean_h - 4.0).abs() < 0.02 && (west.mean_h - 4.0).abs() < 0.02, "{east:?} {west:?}");
    // On the clocks of Peking, an hour and seven minutes late.
    assert!(summary.sun_from.unwrap().starts_with("2025-01-20T09:07"));
}

#[test]
fn a_tower_close_by_in_the_south_takes_the_lower_storeys_below_the_limit() {
    let south = ("t", (0.0, 33.0), 0.0, r#"(id: "t", outline: rect(60, 20), storeys: [(count: 12, height_m: 3)])"#);
    let park = park(140.0, 140.0, &[("s", (0.0, 0.0), 0.0, SLAB), south]);
    let summary = sunlight(&park, great_cold(), 4.0).summary(&limit());
    let slab = &summary.dwellings[0];
    assert_eq!((summary.passes, slab.passes), (Some(false), Some(false)));
    assert_eq!(slab.below.len(), slab.strips_below);
    assert!(
        slab.storeys.windows(2).all(|pair| pair[0].best_side.mean_h <= pair[1].best_side.mean_h + 0.02),
        "higher is brighter"
    );
    let middle = slab.below.iter().find(|below| below.floor == 1 && below.strip == 6).unwrap();
    assert!(
        middle.hours_h < 2.0 && (middle.at_m[1] - 0.9).abs() < 1e-9 && (middle.at_m[2] - 6.01).abs() < 1e-9,
        "{middle:?}"
    );
}

#[test]
fn the_hours_of_a_gap_are_those_of_its_angles() {
    let screen = r#"(id: "w", outline: rect(400, 1), storeys: [(count: 60, height_m: 5)])"#;
    let park = park(40.0, 40.0, &[("w", (-200.0, 15.0), 0.0, screen)]);
    let sunlight = sunlight(&park, great_cold(), 40.0);
    // From the origin the screen reaches from the west to due south: the mornings stay.
    let hours = sunlight.ground().points[0].hours.unwrap();
    assert!((hours - 4.0).abs() < 0.02, "{hours}");
}

#[test]
fn short_spans_count_only_if_asked_for() {
    // Two screens with a slit that the sun passes in some minutes at noon.
    let screens = r#"(id: "a", outline: rect(300, 1), at: (-150.6, 0), storeys: [(count: 90, height_m: 5)]),
        (id: "b", outline: rect(300, 1), at: (150.6, 0), storeys: [(count: 90, height_m: 5)])"#;
    let park = park(6.0, 6.0, &[("s", (0.0, 30.0), 0.0, screens)]);
    let hours = |least_span_minutes: f64| {
        let request = crate::sunlight::Request { least_span_minutes, ..request(great_cold(), 6.0) };
        Sunlight::new(&park, request, |_| true).ground().points[0].hours.unwrap()
    };
    let slit = hours(0.0);
    assert!((0.08..0.2).contains(&slit), "{slit}");
    assert_eq!((hours(5.0), hours(slit * 60.0 + 0.5)), (slit, 0.0));
}

#[test]
fn ground_is_counted_by_area() {
    let park = park(
        80.0,
        60.0,
        &[("t", (0.0, 0.0), 0.0, r#"(id: "t", outline: rect(20, 20), storeys: [(count: 1, height_m: 1)])"#)],
    );
    let ground = sunlight(&park, great_cold(), 4.0).summary(&limit()).ground;
    assert!((ground.area_m2 - 4400.0).abs() < 1e-6, "{ground:?}");
    assert!(ground.mean_h.unwrap() > 7.5 && ground.area_at_least_m2 <= ground.area_m2);
    assert!((ground.share_at_least.unwrap() - ground.area_at_least_m2 / ground.area_m2).abs() < 1e-12);
}

#[test]
fn the_park_that_ships_is_told_and_written() {
    let summary = sunlight(&zone_f(), great_cold(), 4.0).summary(&limit());
    let ids: Vec<&str> = summary.dwellings.iter().map(|dwelling| dwelling.building.as_str()).collect();
    assert_eq!(ids, ["F-11A", "F-11B"]);
    assert_eq!(summary.passes, Some(true), "the apartments stand at the southern edge");
    let json = serde_json::to_value(&summary).unwrap();
    assert_eq!(json["date"], serde_json::json!("2025-01-20"));
    assert_eq!(json["window"], serde_json::json!({"true_solar": {"from_h": 8.0, "to_h": 16.0}}));
    assert!(json["dwellings"][0]["storeys"][0]["best_side"]["share_below"].is_number());
    assert!(json["ground"]["area_at_least_m2"].is_number());
    assert_eq!(serde_json::to_value(Window::WholeDay).unwrap(), "whole_day");
}

/// Everything visible, each storey, each wall once; walls against other volumes and a canopy's are none.
#[test]
fn points_stand_where_walls_are() {
    let volumes = r#"(id: "ring", outline: rect(60, 40), storeys: [(count: 2, height_m: 5)],
         courts: [(outline: rect(30, 20))]),
        (id: "hall", outline: rect(30, 20), storeys: [(count: 4, height_m: 5)]),
        (id: "porch", outline: rect(8, 8), at: (0, 30), storeys: [(count: 1, height_m: 4)], facade: canopy)"#;
    let mut park = park(100.0, 100.0, &[]);
    park.buildings = vec![building("b", (3.0, 2.0), 30.0, volumes)];
    let sunlight = sunlight(&park, great_cold(), 5.0);
    let (_, facade) = sunlight.facades().next().unwrap();
    // The ring's outer walls on two storeys, the hall's on the two that rise above the ring.
    assert_eq!(facade.points.len(), 2 * (12 + 8 + 12 + 8) + 2 * (6 + 4 + 6 + 4));
    for point in &facade.points {
        let [a, b, c, _] = point.corners_m;
        let cross = |i: usize, j: usize| (b[i] - a[i]) * (c[j] - a[j]) - (b[j] - a[j]) * (c[i] - a[i]);
        let seen = [cross(1, 2), cross(2, 0), cross(0, 1)];
        let ahead: f64 = seen.iter().zip(point.normal).map(|(s, n)| s * n).sum();
        assert!((ahead - 25.0).abs() < 1e-6, "5 m by 5 m, counter-clockwise from outside");
        assert!((point.at_m[1] - a[1] - 0.9).abs() < 1e-9);
    }
    let mut floors: Vec<u32> = facade.points.iter().map(|point| point.floor).collect();
    floors.dedup();
    assert!(floors.contains(&4) && !floors.contains(&5));
    let tower = super::sites::park(50.0, 50.0, &[("t", (0.0, 0.0), 0.0, TOWER)]);
    let tower = super::sites::sunlight(&tower, great_cold(), 4.0);
    assert_eq!(tower.facades().next().unwrap().1.points.len(), 12 * 4 * 6);
    assert_eq!(great_cold().date, date(2025, 1, 20));
}
