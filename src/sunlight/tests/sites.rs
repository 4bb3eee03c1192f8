//! Parks to test on.

use jiff::civil::date;

use crate::{
    park::{Building, Outline, Park},
    sunlight::{Day, Request, Sunlight, Window},
};

/// The park that ships, and so a valid one.
pub(super) fn zone_f() -> Park {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    crate::park::load(&folder).park.unwrap()
}

/// A park with other buildings on other ground.
pub(super) fn park(width_m: f64, depth_m: f64, buildings: &[(&str, (f64, f64), f64, &str)]) -> Park {
    let mut park = zone_f();
    park.site.boundary = Outline::Rect(width_m, depth_m);
    park.buildings =
        buildings.iter().map(|(id, at, turn_deg, volumes)| building(id, *at, *turn_deg, volumes)).collect();
    park
}

pub(super) fn building(id: &str, (x, z): (f64, f64), turn_deg: f64, volumes: &str) -> Building {
    let text = format!(
        r#"(id: "{id}", name: (zh: "楼", en: "B"), use: "apartment", status: planned, source: "s",
        at: ({x}, {z}), turn_deg: {turn_deg}, volumes: [{volumes}])"#
    );
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(&text).unwrap()
}

/// Great Cold, as the standard counts.
pub(super) fn great_cold() -> Day {
    Day { date: date(2025, 1, 20), window: Window::TrueSolar { from_h: 8.0, to_h: 16.0 } }
}

pub(super) fn request(day: Day, spacing_m: f64) -> Request {
    Request { spacing_m, ..Request::new(day) }
}

pub(super) fn sunlight(park: &Park, day: Day, spacing_m: f64) -> Sunlight {
    Sunlight::new(park, request(day, spacing_m), |_| true)
}

pub(super) const TOWER: &str = r#"(id: "tower", outline: rect(21, 21), storeys: [(count: 12, height_m: 3.3)])"#;

pub(super) const SLAB: &str = r#"(id: "slab", outline: rect(44, 12), storeys: [(count: 6, height_m: 3)])"#;

/// An L with a court, a hall of one high storey in a second court, and a tower on it.
pub(super) const CORNER: &str = r#"
    (id: "l", outline: polygon([(-31, -22), (30, -22), (30, 3), (2, 3), (2, 24), (-31, 24)]),
     storeys: [(count: 1, height_m: 5), (count: 4, height_m: 3.5)],
     courts: [(outline: rect(11, 9), at: (-15, 10)), (outline: rect(12, 10), at: (16, -10))]),
    (id: "hall", outline: rect(12, 10), at: (16, -10), storeys: [(count: 1, height_m: 8)]),
    (id: "tower", outline: rect(13, 13), at: (-21, -12), first_floor: 6, base_m: 19,
     storeys: [(count: 7, height_m: 3)])"#;

/// A bridge between two round towers.
pub(super) const BRIDGE: &str = r#"
    (id: "west", outline: circle(7.3), at: (-19, 0), storeys: [(count: 6, height_m: 4)]),
    (id: "east", outline: circle(7.3), at: (19, 0), storeys: [(count: 6, height_m: 4)]),
    (id: "bridge", outline: rect(30, 6), first_floor: 3, base_m: 9, storeys: [(count: 2, height_m: 4)])"#;

/// A roof on columns, and a floating ring.
pub(super) const ROOFS: &str = r#"
    (id: "canopy", outline: rect(9, 17), at: (-14, 1), storeys: [(count: 1, height_m: 5)], facade: canopy),
    (id: "ring", outline: polygon([(-2, -9), (13, -11), (15, 6), (4, 11)]), first_floor: 2, base_m: 6,
     storeys: [(count: 2, height_m: 3)], courts: [(outline: circle(3.1), at: (7, -1))])"#;
