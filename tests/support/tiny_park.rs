//! A park of two buildings with one of everything, as the texts of its files. It loads without an issue.

use std::{fs, path::Path};

/// File names in the scene folder, and their texts.
pub const FILES: [(&str, &str); 9] = [
    ("park.ron", PARK),
    ("projects.ron", PROJECTS),
    ("schedule.ron", SCHEDULE),
    ("rules.ron", RULES),
    ("views.ron", VIEWS),
    ("feeds.ron", FEEDS),
    ("showroom.ron", SHOWROOM),
    ("scenarios/full.ron", SCENARIO),
    ("tours/walk.ron", TOUR),
];

/// Writes the scene into a folder, with one change: in `file`, `find` becomes `with`.
///
/// Panics unless `find` stands exactly once in the file, so that every change is the one that was meant.
pub fn write_changed(folder: &Path, file: &str, find: &str, with: &str) {
    write(folder);
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(find).count(), 1, "{find:?} in {file}");
    fs::write(path, text.replace(find, with)).unwrap();
}

pub fn write(folder: &Path) {
    fs::create_dir_all(folder.join("scenarios")).unwrap();
    fs::create_dir_all(folder.join("tours")).unwrap();
    for (file, text) in FILES {
        fs::write(folder.join(file), text).unwrap();
    }
}

pub const PARK: &str = r##"// A park to break.
(
    format: (1, 4),
    id: "tiny",
    name: (zh: "小园", en: "Tiny Park"),
    notice: (zh: "概念示意", en: "Illustrative"),
    timezone: "Asia/Shanghai",
    default_scenario: "full",
    fonts: ["fonts/own.otf"],
    sources: {
        "plan": (name: (zh: "规划", en: "Plan"), date: "2022-05-23", confidence: seed),
        "guess": (name: (zh: "假设", en: "Assumption"), date: "2024-01-01", confidence: assumption),
    },
    uses: {
        "office": (name: (zh: "办公", en: "Office"), colour: "#3366cc"),
        "studio": (name: (zh: "影棚", en: "Studio"), colour: "#cc6633"),
    },
    site: (
        boundary: rect(200, 150),
        source: "guess",
        latitude_deg: 29.35,
        longitude_deg: 105.93,
        roads: [
            (id: "ring", name: (zh: "环路", en: "Ring road"),
             centreline: [(-90, -70), (90, -70), (90, 70), (-90, 70)], closed: true, width_m: 6),
        ],
        plazas: [
            (id: "square", name: (zh: "广场", en: "Square"), outline: rect(20, 10), at: (0, 50)),
        ],
        greens: [
            (id: "lawn", name: (zh: "草坪", en: "Lawn"), outline: circle(8), at: (0, 20)),
        ],
        green_belt_m: 2,
        plantings: [
            (id: "grove", along: green("lawn"), spacing_m: 6),
            (id: "avenue", along: line([(-20, 40), (20, 40)]), spacing_m: 8),
        ],
        gates: [
            (id: "G1", name: (zh: "正门", en: "Main gate"), what: (zh: "访客", en: "Visitors"), at: (0, 75), width_m: 12),
        ],
    ),
    buildings: [
        (
            id: "T-1",
            name: (zh: "一号楼", en: "Tower"),
            use: "office",
            status: planned,
            source: "plan",
            at: (-50, 0),
            volumes: [
                (id: "podium", outline: rect(40, 30), storeys: [(count: 2, height_m: 5)]),
                (id: "tower", outline: rect(20, 20), first_floor: 3, base_m: 10, storeys: [(count: 4, height_m: 4)]),
            ],
            floors: [(floor: 1, what: (zh: "大堂", en: "Lobby"))],
            rooms: [
                (id: "A", name: (zh: "会议室", en: "Meeting room"), use: "office", floors: (2, 3),
                 at: (0, 0), size: (6, 8), source: "guess"),
            ],
            occupants: [(group: "staff", count: 300, profile: "office", source: "guess")],
            stated_gfa_m2: 4000,
            figures: [
                (id: "area", name: (zh: "面积", en: "Area"), value: number(4000), unit: "m2", source: "plan",
                 place: "T-1/L2/A"),
            ],
        ),
        (
            id: "S-1",
            name: (zh: "影棚", en: "Studio block"),
            use: "studio",
            status: under_construction,
            source: "plan",
            construction: Some((begun: "2023-01-01", topped: "2023-06-30", done: "2024-03-01", source: "guess")),
            at: (40, 0),
            volumes: [
                (id: "ring", outline: rect(60, 40), storeys: [(count: 2, height_m: 6)], courts: [(outline: rect(48, 30))],
                 voids: [(outline: rect(4, 4), at: (-28, 0), floors: (2, 2))]),
                (id: "halls", outline: rect(48, 30), storeys: [(count: 1, height_m: 12)]),
            ],
            rooms: [
                (id: "H1", name: (zh: "一棚", en: "Stage 1"), use: "studio", hall: true,
                 at: (-12, 0), size: (24, 30), racks: "row", source: "guess"),
                (id: "H2", name: (zh: "二棚", en: "Stage 2"), use: "studio", hall: true,
                 at: (12, 0), size: (24, 30), source: "guess"),
            ],
            partitions: [
                (id: "PW-1", name: (zh: "隔墙", en: "Wall"), from: (0, -15), to: (0, 15), height_m: 10, leaves: 2, source: "guess"),
            ],
            modes: [
                (id: "two", name: (zh: "分开", en: "Apart"), open: [], spaces: [["H1"], ["H2"]]),
                (id: "one", name: (zh: "合并", en: "Merged"), open: ["PW-1"], spaces: [["H1", "H2"]]),
            ],
            screens: [
                (id: "LED", name: (zh: "屏", en: "Screen"), shape: arc(length_m: 20, radius_m: 9), height_m: 5,
                 at: (12, 0), facing_deg: 180, modes: ["two"], source: "guess"),
            ],
            fixtures: [
                (id: "seats", name: (zh: "座椅", en: "Seats"), look: seat, size_m: (0.5, 1, 0.5), at: (12, 5),
                 spread: grid(columns: 10, rows: 4, pitch_m: (0.6, 1)), source: "guess"),
            ],
        ),
    ],
    planning: (
        fire: Some((
            high_m: 24, dwelling_high_m: 27, dwellings: ["office"],
            high_high_m: 13, high_low_m: 9, low_low_m: 6, source: "guess",
        )),
        parking: [(uses: ["studio"], per_100_m2: 0.5, source: "plan")],
        pue: Some((value: 1.3, source: "guess")),
    ),
    rack_layouts: {
        "row": (source: "guess", rack_m: (0.6, 2, 1.2), row_centres_m: [3, 6], blocks: [(start_m: 2, count: 10)],
                pitch_m: 0.6, mean_kw: 5, units: 42),
    },
    models: [
        (id: "statue", name: (zh: "雕像", en: "Statue"), file: "models/statue.glb", at: (0, 0, 50), scale: 1, source: "guess"),
    ],
    figures: [
        (id: "land", name: (zh: "用地", en: "Land"), value: range(29000, 30000), unit: "m2", source: "plan"),
    ],
)
"##;

pub const PROJECTS: &str = r##"(
    format: (1, 4),
    segments: [
        (id: "content", name: (zh: "数字内容", en: "Content"), colour: "#aa00ff", source: "plan"),
    ],
    organisations: [
        (id: "operator", name: (zh: "运营公司", en: "Operator"), role: operator, source: "plan"),
        (id: "fund", name: (zh: "基金", en: "Fund"), role: fund, members: ["operator"], source: "plan"),
    ],
    projects: [
        (
            id: "P1",
            number: 1,
            name: (zh: "中心", en: "Centre"),
            what: (zh: "一个中心", en: "A centre"),
            status: planned,
            source: "plan",
            segments: ["content"],
            segments_source: "guess",
            parts: [(name: (zh: "机柜", en: "Racks"), places: ["S-1/H1/R02/10"])],
            organisations: ["operator"],
            places: ["T-1", "S-1/PW-1"],
            places_source: "guess",
        ),
        (
            id: "P2",
            number: 2,
            name: (zh: "平台", en: "Platform"),
            what: (zh: "一个平台", en: "A platform"),
            status: planned,
            source: "plan",
            segments: [],
            segments_source: "guess",
        ),
    ],
    targets: [
        (year: 2022, figures: [(id: "firms", name: (zh: "企业", en: "Firms"), value: number(50), source: "plan")]),
        (year: 2025, figures: [(id: "firms", name: (zh: "企业", en: "Firms"), value: number(500), source: "plan")]),
    ],
    timeline: [
        (id: "start", date: "2022-05", name: (zh: "启动", en: "Start"), source: "plan"),
    ],
)
"##;

pub const SCHEDULE: &str = r#"(
    format: (1, 4),
    groups: {"staff": (name: (zh: "员工", en: "Staff"), staff: true)},
    profiles: {
        "office": (
            name: (zh: "办公", en: "Office"),
            source: "guess",
            workday: [0, 0, 0, 0, 0, 0, 0.1, 0.2, 0.95, 0.95, 0.95, 0.95, 0.5, 0.95, 0.95, 0.95, 0.95, 0.7, 0.4, 0.4, 0.1, 0.1, 0.05, 0.05],
        ),
    },
    racks: Some((profile: "office", supply_c: 22, owners: ["T-1"], job_hours: (1, 6), source: "guess")),
    walks: Some((share: 0.05, profile: "office", source: "guess")),
    days_off: ["2025-10-01"],
    bookings: [
        (
            id: "b-1", kind: production, name: (zh: "试拍", en: "Test shooting"),
            places: ["S-1/H1"], from: "2025-06-02", to: "2025-06-20", source: "guess",
        ),
    ],
)
"#;

pub const RULES: &str = r##"(
    format: (1, 4),
    metrics: [
        (
            id: "people", name: (zh: "人数", en: "People"), unit: "count", of: places,
            interval_secs: 60, range: (0, 5000), simulated: Some(people), source: "guess",
        ),
        // What only a feed knows.
        (id: "entries", name: (zh: "进门", en: "Entries"), unit: "count", of: places, interval_secs: 30, source: "guess"),
    ],
    rules: [
        (
            id: "occupancy",
            name: (zh: "人员密度", en: "Occupancy"),
            value: "occupancy",
            unit: "/",
            source: "guess",
            bands: [
                (below: 0.2, name: (zh: "低", en: "Low"), colour: "#00ff00"),
                (below: 0.6, name: (zh: "中", en: "Medium"), colour: "#ffff00"),
                (name: (zh: "高", en: "High"), colour: "#ff0000"),
            ],
        ),
    ],
)
"##;

pub const VIEWS: &str = r#"(
    format: (1, 4),
    views: [
        (id: "overview", name: (zh: "全景", en: "Overview"), eye: (0, 120, 160), target: (0, 0, 0)),
        (id: "stage", name: (zh: "影棚", en: "Stage"), eye: (40, 30, 40), target: (40, 0, 0), fov_deg: 60,
         open: ["S-1"], modes: [("S-1", "one")], time: "10:00"),
    ],
)
"#;

pub const FEEDS: &str = r#"(
    format: (1, 4),
    history: (seconds_h: 12, most_mb: 500),
    mappings: [
        (
            topic: "gate/{building}/count/#",
            place: "{building}",
            values: [(pointer: "/inside", metric: "entries", unit: "count")],
            time: (pointer: "/at", written: iso),
        ),
        (topic: "stage/+", place: "S-1/H1", values: [(pointer: "/n", metric: "entries", scale: 1, offset: 0)]),
    ],
)
"#;

pub const SCENARIO: &str = r#"(
    format: (1, 4),
    id: "full",
    name: (zh: "满员", en: "Full"),
    staff_factor: 1,
    source: "guess",
)
"#;

pub const SHOWROOM: &str = r#"(
    format: (1, 4),
    attract: Some("walk"),
    home: Some("overview"),
    idle_secs: 30,
    day: Some("2025-06-10"),
    time: "10:00",
)
"#;

pub const TOUR: &str = r#"(
    format: (1, 4),
    id: "walk",
    name: (zh: "漫步", en: "A walk"),
    day: "2025-06-10",
    stops: [
        (
            id: "arrival", name: (zh: "到达", en: "Arrival"), view: "overview", about: Some("T-1"), secs: 12, travel_secs: 3,
            says: (zh: "用地{land}，始于2022年。", en: "Land of {land}, from 2022."),
            does: [overlay("occupancy"), time("09:30"), mode("S-1", "one"), speed(60)],
        ),
    ],
)
"#;
