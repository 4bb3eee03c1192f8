//! A made-up park for this room's tests: a tower with staff, a hall block with a crew and an audience, a shed for nobody.

use std::collections::BTreeMap;

use crate::park::{
    Building, Measured, MetricSpec, Occupants, Outline, Park, Place, PlaceId, PlaceKind, Profile, RackBlock,
    RackLayout, RackLife, Room, Rule, Scenario, Schedule, Simulated, Site, StoreyRun, Total, Usage, Volume, Xz,
};

/// The park, put together as `park::load` would.
pub fn park() -> Park {
    let tower = Building {
        occupants: vec![occupants("staff", 801, "office"), occupants("visitor", 90, "office")],
        ..building("tower", Xz(0.0, 0.0), Outline::Rect(20.0, 30.0), 5, 4.0)
    };
    let hall = Building {
        occupants: vec![occupants("staff", 60, "show"), occupants("audience", 1200, "show")],
        ..building("hall", Xz(60.0, 0.0), Outline::Rect(40.0, 50.0), 1, 12.0)
    };
    let shed = building("shed", Xz(0.0, 60.0), Outline::Circle(5.0), 1, 3.0);
    let mut places = BTreeMap::new();
    for building in [&tower, &hall, &shed] {
        put(&mut places, place(building.id.clone(), PlaceKind::Building, None, None, 0.0));
        for (number, area_m2) in floors(building) {
            let id = building.id.child(format!("L{number}"));
            put(&mut places, place(id, PlaceKind::Floor, Some(&building.id), Some(area_m2), f64::from(number)));
        }
    }
    put(&mut places, place("hall/main".into(), PlaceKind::Hall, Some(&"hall".into()), Some(1500.0), 1.0));
    put(&mut places, place("tower/L2/lab".into(), PlaceKind::Room, Some(&"tower/L2".into()), Some(150.0), 2.0));
    let groups = [("staff", true), ("visitor", false), ("audience", false)];
    Park {
        folder: Default::default(),
        id: "sample".into(),
        name: Default::default(),
        within: None,
        notice: Default::default(),
        timezone: "Asia/Shanghai".into(),
        default_scenario: "full".into(),
        fonts: Vec::new(),
        sources: BTreeMap::new(),
        uses: BTreeMap::from([("office".to_owned(), Usage { name: Default::default(), colour: "#336699".into() })]),
        site: Site {
            boundary: Outline::Rect(200.0, 200.0),
            source: String::new(),
            latitude_deg: 29.35,
            longitude_deg: 105.93,
            roads: Vec::new(),
            plazas: Vec::new(),
            greens: Vec::new(),
            green_belt_m: 0.0,
            plantings: Vec::new(),
            gates: Vec::new(),
            crossings: Vec::new(),
            parking: Vec::new(),
            furniture: Default::default(),
            vehicles: Default::default(),
            surroundings: Default::default(),
            construction: None,
        },
        buildings: vec![tower, hall, shed],
        rack_layouts: BTreeMap::new(),
        planning: Default::default(),
        models: Vec::new(),
        figures: Vec::new(),
        projects: Default::default(),
        schedule: Schedule {
            groups: groups
                .map(|(key, staff)| (key.to_owned(), crate::park::Group { name: Default::default(), staff }))
                .into(),
            profiles: BTreeMap::from([("office".to_owned(), office()), ("show".to_owned(), show())]),
            ..Schedule::default()
        },
        rules: Default::default(),
        views: Vec::new(),
        feeds: Default::default(),
        tours: Vec::new(),
        showroom: Default::default(),
        scenarios: [("full", 1.0), ("early", 0.1875)].map(|(id, factor)| (id.to_owned(), scenario(id, factor))).into(),
        places,
    }
}

/// The park with two rows of twenty racks in its tower, and what is measured there.
pub fn park_with_racks() -> Park {
    let mut park = park();
    let layout = RackLayout {
        source: String::new(),
        rack_m: (0.6, 2.2, 1.2),
        row_centres_m: vec![2.0, 5.0],
        blocks: vec![RackBlock { start_m: 1.0, count: 20 }],
        pitch_m: 0.6,
        mean_kw: 5.0,
        units: 42,
    };
    park.rack_layouts.insert("small".into(), layout);
    park.buildings[0].rooms.push(Room {
        id: "DC".into(),
        name: Default::default(),
        usage: "office".into(),
        hall: true,
        floors: None,
        at: Xz(0.0, 0.0),
        size: Xz(8.0, 14.0),
        height_m: None,
        finish: Default::default(),
        racks: Some("small".into()),
        phase: None,
        installed: Default::default(),
        source: String::new(),
        figures: Vec::new(),
    });
    put(&mut park.places, place("tower/DC".into(), PlaceKind::Hall, Some(&"tower".into()), Some(112.0), 0.0));
    let metric = |id: &str, unit: &str, total, range, simulated| MetricSpec {
        id: id.into(),
        name: Default::default(),
        unit: unit.into(),
        of: Measured::Racks,
        total,
        interval_secs: 1.0,
        range,
        simulated: Some(simulated),
        source: String::new(),
    };
    park.rules.metrics = vec![
        metric("power", "W", Total::Sum, (0.0, 50_000.0), Simulated::Power),
        metric("inlet", "Cel", Total::Mean, (-20.0, 90.0), Simulated::Inlet),
        metric("load", "/", Total::Mean, (0.0, 1.0), Simulated::Load),
        metric("owner", "", Total::None, (f64::MIN, f64::MAX), Simulated::Owner),
        MetricSpec { of: Measured::Places, ..metric("people", "count", Total::None, (0.0, 1e6), Simulated::People) },
    ];
    let steady = Profile { name: Default::default(), source: String::new(), workday: vec![0.6; 24], weekend: None };
    park.schedule.profiles.insert("steady".into(), steady);
    park.schedule.racks = Some(RackLife {
        profile: "steady".into(),
        supply_c: 22.0,
        owners: vec!["tower".into(), "hall".into()],
        job_hours: (2.0, 8.0),
        source: String::new(),
    });
    park
}

/// A rule without bands.
pub fn rule(id: &str, value: &str) -> Rule {
    Rule {
        id: id.into(),
        name: Default::default(),
        value: value.into(),
        unit: String::new(),
        of: Vec::new(),
        hysteresis: 0.0,
        icon: Default::default(),
        source: String::new(),
        bands: Vec::new(),
    }
}

pub fn scenario(id: &str, staff_factor: f64) -> Scenario {
    Scenario {
        format: (1, 0),
        id: id.into(),
        name: Default::default(),
        what: None,
        staff_factor,
        racks_installed: 1.0,
        base: None,
        changes: Vec::new(),
        source: String::new(),
    }
}

pub fn building(id: &str, at: Xz, outline: Outline, storeys: u32, height_m: f64) -> Building {
    let volume = Volume {
        id: "body".into(),
        name: None,
        outline,
        at: Xz(0.0, 0.0),
        first_floor: 1,
        base_m: 0.0,
        storeys: vec![StoreyRun { count: storeys, height_m }],
        courts: Vec::new(),
        voids: Vec::new(),
        facade: Default::default(),
        style: Default::default(),
    };
    Building {
        id: id.into(),
        name: Default::default(),
        what: None,
        also: Vec::new(),
        usage: "office".into(),
        status: crate::park::Status::Planned,
        source: String::new(),
        as_of: None,
        construction: None,
        at,
        turn_deg: 0.0,
        volumes: vec![volume],
        floors: Vec::new(),
        rooms: Vec::new(),
        partitions: Vec::new(),
        modes: Vec::new(),
        screens: Vec::new(),
        fixtures: Vec::new(),
        occupants: Vec::new(),
        model: None,
        stated_gfa_m2: None,
        in_coverage: true,
        figures: Vec::new(),
    }
}

fn floors(building: &Building) -> Vec<(u32, f64)> {
    let volume = &building.volumes[0];
    (1..=volume.storeys[0].count).map(|number| (number, volume.outline.area_m2())).collect()
}

fn put(places: &mut BTreeMap<PlaceId, Place>, place: Place) {
    places.insert(place.id.clone(), place);
}

fn place(id: PlaceId, kind: PlaceKind, within: Option<&PlaceId>, area_m2: Option<f64>, height_m: f64) -> Place {
    Place {
        id,
        kind,
        name: Default::default(),
        what: None,
        usage: None,
        status: None,
        source: String::new(),
        as_of: None,
        within: within.cloned(),
        area_m2,
        centre_m: [0.0, height_m, 0.0],
        half_size_m: [1.0; 3],
        turn_deg: 0.0,
    }
}

fn occupants(group: &str, count: u32, profile: &str) -> Occupants {
    Occupants { group: group.into(), count, profile: profile.into(), rooms: Vec::new(), source: String::new() }
}

fn office() -> Profile {
    let mut workday = vec![0.0; 24];
    workday[7] = 0.2;
    workday[8..18].fill(0.95);
    workday[12] = 0.5;
    workday[18] = 0.4;
    let mut weekend = vec![0.0; 24];
    weekend[10] = 0.3;
    Profile { name: Default::default(), source: String::new(), workday, weekend: Some(weekend) }
}

fn show() -> Profile {
    let mut workday = vec![0.05; 24];
    workday[19..22].fill(1.0);
    Profile { name: Default::default(), source: String::new(), workday, weekend: None }
}
