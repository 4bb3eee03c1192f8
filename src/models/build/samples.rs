//! Small buildings for the tests of this room.

use crate::park::{Building, Fixture, RackLayout, Screen};

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).unwrap()
}

/// A ring of two storeys around a hall of the same height, parted lengthwise and, in two leaves, crosswise.
pub fn studio() -> Building {
    read(
        r#"(id: "S", name: (zh: "棚", en: "Studio"), use: "u", status: planned, source: "s", at: (10, 20),
        volumes: [
            (id: "ring", outline: rect(70, 40), storeys: [(count: 2, height_m: 6)], courts: [(outline: rect(60, 20))],
             facade: ribbon),
            (id: "hall", outline: rect(60, 20), storeys: [(count: 1, height_m: 12)], facade: metal_panel),
        ],
        rooms: [
            (id: "H1", name: (zh: "一", en: "1"), use: "u", hall: true, at: (-15, 0), size: (30, 20), height_m: 9, source: "s"),
            (id: "H2", name: (zh: "二", en: "2"), use: "u", hall: true, at: (15, 0), size: (30, 20), height_m: 9, source: "s"),
            (id: "A", name: (zh: "甲", en: "A"), use: "u", floors: (1, 2), at: (0, 15), size: (8, 10), source: "s"),
        ],
        partitions: [
            (id: "P1", name: (zh: "墙", en: "Wall"), from: (-30, 0), to: (0, 0), height_m: 9, source: "s"),
            (id: "P2", name: (zh: "横墙", en: "Cross wall"), from: (0, -10), to: (0, 10), height_m: 9, leaves: 2, source: "s"),
        ])"#,
    )
}

/// A tower 20 m square on a podium.
pub fn tower() -> Building {
    read(
        r#"(id: "T", name: (zh: "塔", en: "Tower"), use: "u", status: planned, source: "s", at: (0, 0), turn_deg: 30,
        volumes: [
            (id: "podium", outline: rect(40, 30), storeys: [(count: 2, height_m: 5)], facade: podium),
            (id: "tower", outline: rect(20, 20), first_floor: 3, base_m: 10, storeys: [(count: 6, height_m: 4)]),
        ],
        fixtures: [(id: "plant", name: (zh: "机", en: "Plant"), look: chiller, size_m: (3, 2.2, 2), at: (0, 0),
            floors: (0, 0), source: "s")])"#,
    )
}

pub fn arc() -> Screen {
    read(
        r#"(id: "LED", name: (zh: "屏", en: "Wall"), shape: arc(length_m: 42, radius_m: 13.4), height_m: 7, at: (0, 0),
        facing_deg: 180, source: "s")"#,
    )
}

pub fn seat() -> Fixture {
    read(r#"(id: "seat", name: (zh: "座", en: "Seat"), look: seat, size_m: (0.5, 0.9, 0.6), at: (0, 0), source: "s")"#)
}

pub fn layout() -> RackLayout {
    read(
        r#"(source: "s", rack_m: (0.6, 2, 1.2), row_centres_m: [2.1, 5.1], blocks: [(start_m: 1.8, count: 24)],
        pitch_m: 0.6, mean_kw: 5, units: 42)"#,
    )
}
