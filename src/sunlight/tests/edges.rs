//! Sites and days that are hardly any: an answer, never a panic.

use jiff::civil::date;

use super::sites::{SLAB, TOWER, building, great_cold, park, request, sunlight};
use crate::{
    park::{Outline, Xz},
    sunlight::{Day, Limit, Request, Sunlight, Window},
};

fn limit() -> Limit {
    Limit { uses: vec!["apartment".into()], hours: 2.0, ground_hours: 2.0 }
}

#[test]
fn in_the_polar_night_there_is_none() {
    let mut park = park(60.0, 60.0, &[("s", (0.0, 0.0), 0.0, SLAB)]);
    park.site.latitude_deg = 80.0;
    let sunlight = sunlight(&park, great_cold(), 5.0);
    assert_eq!((sunlight.most_hours(), sunlight.from_to()), (0.0, None));
    let summary = sunlight.summary(&limit());
    assert_eq!((summary.passes, summary.ground.mean_h, summary.sun_from), (Some(false), Some(0.0), None));
}

#[test]
fn without_buildings_the_whole_site_has_all_of_it() {
    let summary = sunlight(&park(60.0, 40.0, &[]), great_cold(), 4.0).summary(&limit());
    assert_eq!((summary.passes, summary.ground.mean_h), (None, Some(8.0)));
    assert!((summary.ground.area_m2 - 2400.0).abs() < 1e-9);
}

#[test]
fn a_building_that_does_not_stand_shades_nothing() {
    let park = park(60.0, 60.0, &[("s", (0.0, 0.0), 0.0, SLAB), ("t", (0.0, 25.0), 0.0, TOWER)]);
    let sunlight = Sunlight::new(&park, request(great_cold(), 5.0), |building| building.id.as_str() == "s");
    assert_eq!(sunlight.facades().count(), 1);
    assert_eq!(sunlight.summary(&limit()).passes, Some(true));
}

#[test]
fn bodies_that_are_none_are_left_out_and_told() {
    let mut park = park(60.0, 60.0, &[("s", (0.0, 0.0), 0.0, SLAB)]);
    let flat = r#"(id: "a", outline: rect(9, 9), storeys: []),
        (id: "b", outline: rect(9, 0), storeys: [(count: 1, height_m: 3)]),
        (id: "c", outline: polygon([(0, 0), (1, 1)]), storeys: [(count: 1, height_m: 3)]),
        (id: "d", outline: rect(9, 9), storeys: [(count: 1, height_m: -3)])"#;
    park.buildings.push(building("flat", (9.0, 9.0), 0.0, flat));
    for broken in 0..5 {
        let mut building = building("nan", (0.0, 9.0), 0.0, TOWER);
        match broken {
            0 => building.at = Xz(f64::NAN, 0.0),
            1 => building.turn_deg = f64::INFINITY,
            2 => building.volumes[0].outline = Outline::Circle(f64::NAN),
            3 => building.volumes[0].outline = Outline::Rect(1e300, 1e9),
            _ => building.volumes[0].storeys[0].height_m = f64::NAN,
        }
        park.buildings.push(building);
    }
    park.buildings.push(building("none", (0.0, 0.0), 0.0, ""));
    let mut sunlight = sunlight(&park, great_cold(), 5.0);
    sunlight.update(&park, |_| true);
    let summary = sunlight.summary(&limit());
    assert_eq!(summary.left_out_volumes, 9);
    assert_eq!(summary.dwellings.iter().filter_map(|dwelling| dwelling.passes).collect::<Vec<_>>(), [true]);
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    let mut park = park(60.0, 60.0, &[("s", (0.0, 0.0), 0.0, SLAB)]);
    let day = great_cold();
    for (sill_m, spacing_m, least_span_minutes) in
        [(f64::NAN, f64::NAN, f64::NAN), (-5.0, 0.0, -1.0), (f64::INFINITY, f64::NEG_INFINITY, 1e300), (1e9, 1e9, 0.0)]
    {
        let sunlight = Sunlight::new(&park, Request { day, sill_m, spacing_m, least_span_minutes }, |_| true);
        assert!(
            sunlight.ground().points.iter().all(|point| point.hours.is_none_or(|hours| (0.0..=8.0).contains(&hours)))
        );
    }
    for (from_h, to_h) in [(f64::NAN, 16.0), (16.0, 8.0), (8.0, 8.0), (f64::NEG_INFINITY, f64::INFINITY), (-3.0, 99.0)]
    {
        let day = Day { window: Window::TrueSolar { from_h, to_h }, ..day };
        let most = sunlight(&park, day, 9.0).most_hours();
        assert!((0.0..=24.0).contains(&most) && (from_h < 0.0 || most == 0.0), "{from_h} {to_h}: {most}");
    }
    for year in [-9999, 9999] {
        for whole in [date(year, 1, 1), date(year, 12, 31)] {
            sunlight(&park, Day { date: whole, window: Window::WholeDay }, 20.0);
        }
    }
    park.timezone = "Nowhere/At_All".into();
    for (latitude_deg, longitude_deg) in
        [(90.0, 0.0), (-90.0, 180.0), (f64::NAN, 0.0), (0.0, f64::NAN), (500.0, -9999.0)]
    {
        (park.site.latitude_deg, park.site.longitude_deg) = (latitude_deg, longitude_deg);
        sunlight(&park, Day { date: date(2025, 6, 21), window: Window::WholeDay }, 20.0).summary(&limit());
    }
    park.site.boundary = Outline::Polygon(vec![Xz(0.0, f64::NAN)]);
    assert!(sunlight(&park, day, 4.0).ground().points.is_empty());
}

#[test]
fn a_site_of_any_size_has_so_many_points_and_no_more() {
    let huge = r#"(id: "h", outline: rect(90000, 80000), storeys: [(count: 200, height_m: 5)])"#;
    for size_m in [0.1, 1.0, 1e4, 1e7] {
        let sunlight = sunlight(
            &park(size_m, size_m / 3.0, &[("h", (size_m, 0.0), 3.0, huge)]),
            Day { window: Window::TrueSolar { from_h: 12.0, to_h: 12.1 }, ..great_cold() },
            0.25,
        );
        assert!((1..70_000).contains(&sunlight.ground().points.len()));
        assert!(sunlight.facades().next().unwrap().1.points.len() < 50_000);
    }
}
