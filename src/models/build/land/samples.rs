//! A small park for the tests of this room: a road east, a side road south of it, a plaza, a lawn, bays.

use crate::park::{Park, Site};

fn site() -> Site {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options
        .from_str(
            r#"(boundary: rect(200, 160), source: "s", latitude_deg: 30, longitude_deg: 106, green_belt_m: 2,
        roads: [
            (id: "main", name: (zh: "路", en: "Road"), centreline: [(-90, 0), (90, 0)], width_m: 7),
            (id: "side", name: (zh: "支路", en: "Side road"), centreline: [(0, 0), (0, 70)], width_m: 7),
        ],
        plazas: [
            (id: "square", name: (zh: "广场", en: "Square"), outline: rect(50, 40), at: (-40, 40), look: square),
        ],
        greens: [
            (id: "lawn", name: (zh: "草坪", en: "Lawn"), outline: rect(40, 30), at: (40, 40), look: garden),
            (id: "pitch", name: (zh: "球场", en: "Pitch"), outline: rect(60, 30), at: (-50, -40), look: pitch),
        ],
        plantings: [(id: "row", along: line([(-80, 6), (80, 6)]), spacing_m: 8)],
        gates: [(id: "G", name: (zh: "门", en: "Gate"), what: (zh: "人", en: "All"), at: (0, 80), width_m: 12)],
        crossings: [(at: (2, 30))],
        parking: [(id: "bays", kind: car, from: (45, -4), to: (20, -4))],
    )"#,
        )
        .unwrap()
}

pub fn park() -> Park {
    Park {
        folder: Default::default(),
        id: "sample".into(),
        name: Default::default(),
        within: None,
        notice: Default::default(),
        timezone: "Asia/Shanghai".into(),
        default_scenario: String::new(),
        fonts: Vec::new(),
        sources: Default::default(),
        uses: Default::default(),
        site: site(),
        buildings: Vec::new(),
        rack_layouts: Default::default(),
        planning: Default::default(),
        models: Vec::new(),
        figures: Vec::new(),
        projects: Default::default(),
        schedule: Default::default(),
        rules: Default::default(),
        views: Vec::new(),
        feeds: Default::default(),
        showroom: Default::default(),
        scenarios: Default::default(),
        tours: Vec::new(),
        places: Default::default(),
    }
}
