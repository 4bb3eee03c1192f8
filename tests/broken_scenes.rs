//! Scenes with one fault each: the fault has a code of its own, a line, and leaves as much of the park as it can.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop loudly, in its helpers too"
)]

#[path = "support/tiny_park.rs"]
mod tiny_park;

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use tempfile::TempDir;
use yungu::park::{self, Issue, Loaded, Location, PlaceKind, Severity};

/// A change to the tiny park, and the one issue that it must give.
struct Case {
    file: &'static str,
    find: &'static str,
    with: &'static str,
    code: &'static str,
    severity: Severity,
    /// Text that stands on the line that the issue must name, after the change, and which one of its kind.
    on: &'static str,
}

const fn error(
    file: &'static str,
    find: &'static str,
    with: &'static str,
    code: &'static str,
    on: &'static str,
) -> Case {
    Case { file, find, with, code, severity: Severity::Error, on }
}

const fn fatal(find: &'static str, with: &'static str, code: &'static str, on: &'static str) -> Case {
    Case { file: "park.ron", find, with, code, severity: Severity::Fatal, on }
}

const P: &str = "park.ron";
const PLAN: &str = "projects.ron";
const DAY: &str = "schedule.ron";
const RULES: &str = "rules.ron";
const VIEWS: &str = "views.ron";
const FEEDS: &str = "feeds.ron";
const FULL: &str = "scenarios/full.ron";
const TOUR: &str = "tours/walk.ron";
const SHOWROOM: &str = "showroom.ron";

/// A building before the others that takes the id of the first.
const TWIN: &str = r#"    buildings: [
        (id: "T-1", name: (zh: "新楼", en: "New"), use: "office", status: planned, source: "plan", at: (-50, 50),
         volumes: [(id: "a", outline: rect(9, 9), storeys: [(count: 3, height_m: 4)])]),
"#;

/// A room before the second hall that takes the id of the first.
const SECOND_H1: &str = r#"(id: "H1", name: (zh: "备", en: "Spare"), use: "studio", at: (-27, 12), size: (2, 2), source: "guess"),
                (id: "H2""#;

const SECOND_PLAN: &str = r#"        "plan": (name: (zh: "另一规划", en: "Other plan"), date: "2022-05-23", confidence: seed),
        "guess": ("#;

const TOWER: &str = r#"                (id: "podium", outline: rect(40, 30), storeys: [(count: 2, height_m: 5)]),
                (id: "tower", outline: rect(20, 20), first_floor: 3, base_m: 10, storeys: [(count: 4, height_m: 4)]),
"#;

const BANDS: &str = r##"
                (below: 0.2, name: (zh: "低", en: "Low"), colour: "#00ff00"),
                (below: 0.6, name: (zh: "中", en: "Medium"), colour: "#ffff00"),
                (name: (zh: "高", en: "High"), colour: "#ff0000"),
            "##;

/// `park.ron` that cannot be read leaves no park.
const FATAL: &[Case] = &[
    fatal("notice: (", "notise: (", "unknown-field", "notise"),
    fatal("status: planned", "status: plannd", "unknown-variant", "plannd"),
    fatal("boundary: rect(", "boundary: rectangle(", "unknown-variant", "rectangle"),
    fatal("            use: \"studio\",\n", "", "missing-field", "        (\n            id: \"S-1\""),
    fatal("leaves: 2,", "leaves: 2, leaves: 3,", "duplicate-field", "PW-1\", name"),
    fatal("count: 300", "count: \"many\"", "wrong-type", "many"),
    fatal("count: 300", "count: -300", "number-out-of-range", "-300"),
    fatal("count: 300", "count: 99999999999", "number-out-of-range", "99999999999"),
    fatal("\"2022-05-23\"", "\"2022-02-30\"", "bad-date", "2022-02-30"),
    fatal("date: \"2024-01-01\"", "date: 2024", "wrong-type", "date: 2024"),
    fatal("en: \"Tiny Park\"", "en: \"Tiny \\qPark\"", "ron-syntax", "qPark"),
    fatal("latitude_deg: 29.35,", "latitude_deg: 29.35", "ron-expected", "longitude_deg"),
    fatal("count: 300", "count: 3.5", "wrong-type", "3.5"),
    fatal("what: (zh: \"大堂\", en: \"Lobby\")", "what: \"大堂\"", "ron-expected", "大堂"),
    fatal("closed: true", "closed: yes", "wrong-type", "yes"),
    fatal("at: (-50, 0),", "at: (-50),", "wrong-length", "(-50)"),
    fatal("    figures: [\n        (id: \"land\"", "    figures: [\n        (id: land\"", "wrong-type", "(id: land"),
    fatal("format: (1, 4)", "format: (2, 0)", "format-too-new", "(2, 0)"),
    fatal("format: (1, 4)", "format: (0, 3)", "format-unknown", "(0, 3)"),
    fatal("    format: (1, 4),\n", "", "format-missing", "("),
];

/// Everything else leaves the park open.
const OPEN: &[Case] = &[
    // Ids.
    error(P, "    buildings: [\n", TWIN, "duplicate-id", "id: \"T-1\",\n            name: (zh: \"一号楼\""),
    error(P, "(id: \"H2\"", SECOND_H1, "duplicate-id", "Spare"),
    error(
        P,
        "        greens: [\n",
        "        greens: [(id: \"square\", name: (zh: \"草\", en: \"Turf\"), outline: circle(2), at: (0, -40)),\n",
        "duplicate-id",
        "Turf",
    ),
    error(P, "id: \"tower\"", "id: \"podium\"", "duplicate-id", "rect(20, 20)"),
    error(P, "id: \"avenue\"", "id: \"grove\"", "duplicate-id", "(-20, 40)"),
    error(P, "id: \"seats\"", "id: \"roof\"", "duplicate-id", "roof"),
    error(P, "        \"guess\": (", SECOND_PLAN, "duplicate-id", "另一规划"),
    error(PLAN, "id: \"P2\"", "id: \"P1\"", "duplicate-id", "id: \"P1\",\n            number: 2"),
    error(PLAN, "number: 2", "number: 1", "duplicate-id", "number: 1,\n            name: (zh: \"平台\""),
    error(PLAN, "id: \"fund\"", "id: \"operator\"", "duplicate-id", "Fund"),
    error(PLAN, "year: 2025", "year: 2022", "duplicate-id", "number(500)"),
    error(VIEWS, "id: \"stage\"", "id: \"overview\"", "duplicate-id", "Stage"),
    error(P, "id: \"LED\"", "id: \"LED/1\"", "malformed-id", "LED/1"),
    error(P, "id: \"G1\"", "id: \" G1\"", "malformed-id", " G1"),
    error(P, "zh: \"环路\"", "zh: \"\"", "empty-name", "Ring road"),
    error(VIEWS, "en: \"Overview\"", "en: \" \"", "empty-name", "全景"),
    // References.
    error(P, "height_m: 10, leaves: 2, source: \"guess\"", "height_m: 10, source: \"gess\"", "unknown-source", "gess"),
    error(PLAN, "places_source: \"guess\"", "places_source: \"plam\"", "unknown-source", "plam"),
    error(P, "dwellings: [\"office\"]", "dwellings: [\"offices\"]", "unknown-use", "offices"),
    error(P, "uses: [\"studio\"], per", "uses: [\"studios\"], per", "unknown-use", "studios"),
    error(P, "low_low_m: 6, source: \"guess\"", "low_low_m: 6, source: \"gess\"", "unknown-source", "gess"),
    error(P, "high_high_m: 13", "high_high_m: -13", "bad-size", "-13"),
    error(P, "per_100_m2: 0.5", "per_100_m2: -0.5", "bad-size", "-0.5"),
    error(P, "value: 1.3", "value: 0.3", "bad-size", "0.3"),
    error(P, "use: \"office\",\n            status", "use: \"ofice\",\n            status", "unknown-use", "ofice"),
    error(P, "profile: \"office\"", "profile: \"offic\"", "unknown-profile", "offic\""),
    error(P, "group: \"staff\"", "group: \"staf\"", "unknown-group", "staf\""),
    error(
        P,
        "at: (12, 0), size: (24, 30),",
        "at: (12, 0), size: (24, 30), racks: \"rows\",",
        "unknown-rack-layout",
        "rows",
    ),
    error(P, "default_scenario: \"full\"", "default_scenario: \"ful\"", "unknown-scenario", "ful\""),
    error(P, "place: \"T-1/L2/A\"", "place: \"T-1/L4/A\"", "unknown-place", "T-1/L4/A"),
    error(PLAN, "\"S-1/PW-1\"", "\"S-1/PW-2\"", "unknown-place", "PW-2"),
    error(PLAN, "R02/10", "R02/11", "unknown-place", "R02/11"),
    error(VIEWS, "open: [\"S-1\"]", "open: [\"S-2\"]", "unknown-place", "S-2"),
    error(VIEWS, "open: [\"S-1\"]", "open: [\"S-1/L3\"]", "unknown-place", "S-1/L3"),
    error(VIEWS, "\"one\"", "\"onne\"", "unknown-mode", "onne"),
    error(PLAN, "organisations: [\"operator\"]", "organisations: [\"operater\"]", "unknown-organisation", "operater"),
    error(PLAN, "segments: [\"content\"]", "segments: [\"contents\"]", "unknown-segment", "contents"),
    error(P, "open: [\"PW-1\"]", "open: [\"PW-2\"]", "unknown-partition", "PW-2"),
    error(P, "[\"H1\", \"H2\"]", "[\"H1\", \"H3\"]", "unknown-room", "H3"),
    error(P, "modes: [\"two\"]", "modes: [\"too\"]", "unknown-mode", "too\""),
    error(P, "green(\"lawn\")", "green(\"lawns\")", "unknown-green", "lawns"),
    error(P, "floors: (2, 3)", "floors: (2, 9)", "unknown-floor", "(2, 9)"),
    error(P, "floor: 1, what", "floor: 8, what", "unknown-floor", "floor: 8"),
    error(P, "floors: (2, 2)", "floors: (2, 1)", "bad-floor-range", "(2, 1)"),
    // Shapes and places.
    error(P, "at: (40, 0),\n", "at: (-20, 0),\n", "building-overlap", "at: (-20, 0)"),
    error(P, "at: (40, 0),\n", "at: (90, 0),\n", "outside-site", "at: (90, 0)"),
    error(P, "at: (0, 50)),", "at: (0, 74)),", "outside-site", "at: (0, 74)"),
    error(P, "outline: rect(20, 10)", "outline: rect(20, 0)", "bad-outline", "rect(20, 0)"),
    error(P, "outline: rect(20, 10)", "outline: polygon([(0, 0), (5, 5)])", "bad-outline", "(5, 5)"),
    error(P, "outline: rect(20, 10)", "outline: polygon([(0, 0), (5, 5), (5, 0), (0, 5)])", "bad-outline", "(5, 0)"),
    error(P, "outline: rect(20, 20)", "outline: rect(NaN, 20)", "bad-outline", "NaN"),
    error(P, "boundary: rect(200, 150)", "boundary: circle(inf)", "bad-outline", "inf"),
    error(P, "at: (-50, 0)", "at: (-50, NaN)", "bad-position", "NaN"),
    error(P, "storeys: [(count: 1, height_m: 12)]", "storeys: []", "no-storeys", "halls"),
    error(P, TOWER, "", "no-volumes", "volumes: [\n            ],"),
    error(P, "(count: 4, height_m: 4)", "(count: 4, height_m: 0)", "storey-height", "height_m: 0"),
    error(P, "stated_gfa_m2: 4000", "stated_gfa_m2: 4001", "gfa-mismatch", "4001"),
    error(
        P,
        "courts: [(outline: rect(48, 30))]",
        "courts: [(outline: rect(48, 50))]",
        "opening-outside",
        "rect(48, 50)",
    ),
    error(P, "base_m: 10, storeys", "base_m: 9, storeys", "volume-overlap", "base_m: 9"),
    error(P, "at: (0, 0), size: (6, 8)", "at: (9, 0), size: (6, 8)", "room-outside-building", "at: (9, 0)"),
    error(P, "at: (12, 0), size: (24, 30)", "at: (11, 0), size: (24, 30)", "room-overlap", "at: (11, 0)"),
    error(P, "at: (0, 0), size: (6, 8)", "at: (0, 0), size: (6, -8)", "bad-size", "-8"),
    error(P, "to: (0, 15)", "to: (0, 25)", "partition-outside", "(0, 25)"),
    error(P, "row_centres_m: [3, 6]", "row_centres_m: [3, 23.8]", "racks-outside-hall", "racks: \"row\""),
    error(P, "row_centres_m: [3, 6]", "row_centres_m: [3, 4]", "bad-rack-layout", "[3, 4]"),
    error(P, "pitch_m: 0.6,", "pitch_m: 0.5,", "bad-rack-layout", "pitch_m: 0.5"),
    error(P, "scale: 1,", "scale: 0,", "bad-scale", "scale: 0"),
    error(P, "models/statue.glb", "../statue.glb", "bad-path", "../statue.glb"),
    error(P, "fonts/own.otf", "/usr/own.otf", "bad-path", "/usr/own.otf"),
    error(P, "(-90, -70), (90, -70), (90, 70), (-90, 70)", "(-90, -70)", "road-too-short", "centreline"),
    error(P, "at: (0, 75), width_m: 12", "at: (0, 75), width_m: 0", "bad-size", "width_m: 0"),
    error(P, "latitude_deg: 29.35", "latitude_deg: 93.5", "bad-coordinates", "93.5"),
    error(P, "longitude_deg: 105.93", "longitude_deg: 1059.3", "bad-coordinates", "1059.3"),
    error(P, "#3366cc", "#3366c", "bad-colour", "#3366c"),
    error(RULES, "#ffff00", "yellow", "bad-colour", "yellow"),
    error(P, "Asia/Shanghai", "Asia/Shanghia", "bad-timezone", "Shanghia"),
    error(P, "range(29000, 30000)", "range(30000, 29000)", "bad-figure", "30000"),
    // Too much of it.
    error(P, "count: 300", "count: 3000000", "too-many", "3000000"),
    error(P, "(count: 4, height_m: 4)", "(count: 400, height_m: 4)", "too-many", "count: 400"),
    error(P, "columns: 10, rows: 4", "columns: 1000, rows: 4000", "too-many", "columns: 1000"),
    error(P, "spacing_m: 8", "spacing_m: 0.0001", "too-many", "spacing_m: 0.0001"),
    error(P, "spacing_m: 6", "spacing_m: 0", "bad-size", "spacing_m: 0"),
    error(P, "start_m: 2, count: 10", "start_m: 2, count: 1000000", "too-many", "1000000"),
    // The plan, the day, the rules, the views.
    error(PLAN, "\"2022-05\"", "\"2022-15\"", "bad-date", "2022-15"),
    error(PLAN, "role: fund", "role: funds", "unknown-variant", "funds"),
    error(DAY, "0.05, 0.05]", "0.05]", "profile-length", "workday"),
    error(DAY, "0.5, ", "5, ", "profile-range", "workday"),
    error(DAY, "\"2025-10-01\"", "\"2025-13-01\"", "bad-date", "2025-13-01"),
    error(DAY, "staff: true)", "staf: true)", "unknown-field", "staf: true"),
    error(RULES, "below: 0.6", "below: 0.1", "bands-not-rising", "0.1"),
    error(RULES, "below: 0.6, ", "", "band-end", "#ffff00"),
    error(RULES, "(name: (zh: \"高\"", "(below: 1, name: (zh: \"高\"", "band-end", "below: 1"),
    error(RULES, BANDS, "", "no-bands", "bands: []"),
    error(RULES, "\"occupancy\",\n            unit", "\"ocupancy\",\n            unit", "formula-name", "ocupancy"),
    error(RULES, "\"occupancy\",\n            unit", "\"2 * \",\n            unit", "formula-unreadable", "2 * "),
    error(DAY, "from: \"2025-06-02\"", "from: \"2025-07-02\"", "days-backwards", "2025-07-02"),
    error(P, "topped: \"2023-06-30\"", "topped: \"2025-06-30\"", "days-backwards", "2025-06-30"),
    error(DAY, "places: [\"S-1/H1\"]", "places: [\"S-1/H9\"]", "unknown-place", "S-1/H9"),
    error(DAY, "job_hours: (1, 6)", "job_hours: (6, 1)", "rack-life", "(6, 1)"),
    error(DAY, "share: 0.05", "share: 0.7", "walks-share", "share: 0.7"),
    error(RULES, "\"count\", of: places,\n", "\"count\", of: place,\n", "unknown-variant", "place,\n"),
    error(RULES, "interval_secs: 60", "interval_secs: 0", "metric-interval", "interval_secs: 0"),
    error(RULES, "range: (0, 5000)", "range: (5000, 0)", "metric-range", "(5000, 0)"),
    error(RULES, "id: \"people\"", "id: \"capacity\"", "metric-name-taken", "capacity"),
    error(VIEWS, "target: (0, 0, 0)", "target: (0, 120, 160)", "bad-view", "(0, 120, 160)"),
    error(VIEWS, "eye: (0, 120, 160)", "eye: (0, -1, 160)", "bad-view", "-1"),
    error(VIEWS, "fov_deg: 60", "fov_deg: 170", "bad-view", "170"),
    error(VIEWS, "eye: (0, 120, 160)", "eye: (0, NaN, 160)", "bad-view", "NaN"),
    error(VIEWS, "10:00", "25:00", "bad-time", "25:00"),
    error(VIEWS, "format: (1, 4)", "format: (0, 1)", "format-unknown", "(0, 1)"),
    // What other senders mean.
    error(FEEDS, "gate/{building}/count/#", "gate/{building/count/#", "bad-mapping", "gate/{building/"),
    error(FEEDS, "gate/{building}/count/#", "gate/{building}/{building}", "bad-mapping", "{building}/{"),
    error(FEEDS, "gate/{building}/count/#", "gate/{building}/#/count", "bad-mapping", "#/count"),
    error(FEEDS, "gate/{building}/count/#", "gate//{building}", "bad-mapping", "gate//"),
    error(FEEDS, "place: \"{building}\"", "place: \"{house}\"", "bad-mapping", "{house}"),
    error(FEEDS, "pointer: \"/inside\"", "pointer: \"inside\"", "bad-mapping", "\"inside"),
    error(FEEDS, "pointer: \"/at\"", "pointer: \"at\"", "bad-mapping", "\"at\""),
    error(FEEDS, "unit: \"count\"", "unit: \"kW\"", "bad-mapping", "kW"),
    error(FEEDS, "scale: 1", "scale: 0", "bad-mapping", "scale: 0"),
    error(FEEDS, "offset: 0", "offset: inf", "bad-mapping", "inf"),
    error(FEEDS, "(pointer: \"/n\", metric: \"entries\", scale: 1, offset: 0)", "", "bad-mapping", "values: []"),
    error(FEEDS, "metric: \"entries\", unit", "metric: \"entris\", unit", "unknown-metric", "entris"),
    error(FEEDS, "S-1/H1", "S-1/H9", "unknown-place", "S-1/H9"),
    error(FEEDS, "most_mb: 500", "most_mb: 5", "keep-range", "most_mb: 5"),
    error(FEEDS, "seconds_h: 12", "quarters_d: 0", "keep-range", "quarters_d: 0"),
    error(FULL, "staff_factor: 1", "staff_factor: 1.5", "scenario-range", "1.5"),
    error(FULL, "source: \"guess\",\n", "", "missing-field", "("),
    // What it builds on and changes.
    error(FULL, "staff_factor: 1", "base: Some(\"full\"), staff_factor: 1", "scenario-circle", "Some(\"full\")"),
    error(FULL, "staff_factor: 1", "base: Some(\"ful\"), staff_factor: 1", "unknown-scenario", "Some(\"ful\")"),
    error(
        FULL,
        "staff_factor: 1",
        "changes: [storeys(building: \"T-1\", count: 3)], staff_factor: 1",
        "change-impossible",
        "storeys(",
    ),
    error(
        FULL,
        "staff_factor: 1",
        "changes: [storeys(building: \"T-1\", volume: Some(\"spire\"), count: 3)], staff_factor: 1",
        "unknown-volume",
        "storeys(",
    ),
    error(FULL, "staff_factor: 1", "changes: [remove(\"T-9\")], staff_factor: 1", "unknown-place", "remove("),
    // What a tour shows and says.
    error(TOUR, "view: \"overview\"", "view: \"overveiw\"", "unknown-view", "overveiw"),
    error(TOUR, "Some(\"T-1\")", "Some(\"T-9\")", "unknown-place", "T-9"),
    error(TOUR, "Land of {land}", "Land of {lend}", "unknown-figure", "{lend}"),
    error(TOUR, "Land of {land}", "Land of 29,000 m²", "said-number", "29,000"),
    error(TOUR, "secs: 12,", "secs: 0,", "stop-range", "secs: 0"),
    error(TOUR, "travel_secs: 3", "travel_secs: NaN", "stop-range", "NaN"),
    error(TOUR, "speed(60)", "speed(0)", "stop-range", "speed(0)"),
    error(TOUR, "\"09:30\"", "\"9:30\"", "stop-time", "9:30"),
    error(TOUR, "overlay(\"occupancy\")", "overlay(\"ocupancy\")", "unknown-overlay", "ocupancy"),
    error(TOUR, "mode(\"S-1\", \"one\")", "mode(\"S-1\", \"on\")", "unknown-mode", "\"on\""),
    error(TOUR, "en: \"Arrival\"", "en: \"\"", "empty-name", "\"\""),
    error(TOUR, "\"2025-06-10\"", "\"2025-06-31\"", "bad-date", "06-31"),
    // How it shows itself where nobody helps.
    error(SHOWROOM, "\"walk\"", "\"wlak\"", "unknown-tour", "wlak"),
    error(SHOWROOM, "\"overview\"", "\"overveiw\"", "unknown-view", "overveiw"),
    error(SHOWROOM, "idle_secs: 30", "idle_secs: 3", "showroom-range", "idle_secs: 3"),
    error(SHOWROOM, "\"10:00\"", "\"10\"", "showroom-time", "\"10\""),
];

/// Codes that the tests further down give rise to.
const ELSEWHERE: &[&str] = &[
    "file-missing",
    "file-too-large",
    "file-unreadable",
    "folder-missing",
    "format-newer-minor",
    "not-utf8",
    "ron-trailing",
    "ron-unfinished",
    "scenario-name",
    "no-stops",
    "site-empty",
    "tour-name",
    "too-many-issues",
    "unknown-file",
];

#[test]
fn every_code_has_a_case() {
    let cases = FATAL.iter().chain(OPEN).map(|case| case.code);
    let tested: BTreeSet<&str> = cases.chain(ELSEWHERE.iter().copied()).collect();
    assert_eq!(tested, park::ISSUE_CODES.iter().map(|(code, _)| *code).collect());
}

fn load(change: impl FnOnce(&Path)) -> Loaded {
    let folder = TempDir::new().unwrap();
    change(folder.path());
    park::load(folder.path())
}

/// The line on which a text stands that stands once.
fn line_of(text: &str, part: &str) -> usize {
    let at = text.find(part).unwrap_or_else(|| panic!("no {part:?}"));
    text[..at].matches('\n').count() + 1
}

fn only(issues: &[Issue]) -> &Issue {
    assert_eq!(issues.len(), 1, "{issues:#?}");
    assert!(park::is_listed(&issues[0]), "not as in ISSUE_CODES: {:#?}", issues[0]);
    &issues[0]
}

/// What is not as the case wants it; `None` where all is.
fn fault(case: &Case) -> Option<String> {
    let folder = TempDir::new().unwrap();
    tiny_park::write_changed(folder.path(), case.file, case.find, case.with);
    let path = folder.path().join(case.file);
    let text = fs::read_to_string(&path).unwrap();
    let loaded = park::load(folder.path());
    let told: Vec<_> = loaded.issues.iter().map(|i| (i.code.clone(), i.severity, i.location.clone())).collect();
    let location = |column| Location { file: path.display().to_string(), line: Some(line_of(&text, case.on)), column };
    let sound = match told.as_slice() {
        [(code, severity, Some(at))] => {
            let opens = loaded.park.is_some() == (case.severity < Severity::Fatal);
            let listed = loaded.issues.iter().all(park::is_listed);
            let placed = *at == location(at.column) && at.column.is_some_and(|column| column > 0);
            code == case.code && *severity == case.severity && opens && listed && placed
        }
        _ => false,
    };
    let wanted = (case.code, case.severity, location(None));
    (!sound).then(|| format!("{:?} → {:?}\n  wanted {wanted:?}\n  got {:#?}", case.find, case.with, loaded.issues))
}

fn assert_all(cases: &[Case]) {
    let faults: Vec<String> = cases.iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_unbroken_park_has_no_issue() {
    let loaded = load(tiny_park::write);
    assert_eq!(loaded.issues, []);
    let park = loaded.park.unwrap();
    assert_eq!(park.buildings.len(), 2);
    assert_eq!(park.rack_count(), 20);
}

#[test]
fn the_index_holds_every_place_and_answers_for_rows_and_racks() {
    let park = load(tiny_park::write).park.unwrap();
    let ids = |kind| park.places.values().filter(|p| p.kind == kind).map(|p| p.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(PlaceKind::Building), ["S-1", "T-1"]);
    assert_eq!(ids(PlaceKind::Floor).len(), 2 + 6);
    assert_eq!(ids(PlaceKind::Hall), ["S-1/H1", "S-1/H2"]);
    assert_eq!(ids(PlaceKind::Room), ["T-1/L2/A", "T-1/L3/A"]);
    assert_eq!(ids(PlaceKind::Screen), ["S-1/LED"]);
    let ground = [PlaceKind::Road, PlaceKind::Plaza, PlaceKind::Green, PlaceKind::Gate, PlaceKind::Model];
    assert_eq!(ground.map(ids).concat(), ["ring", "square", "lawn", "G1", "statue"]);
    let ground_floor = "S-1/L1".into();
    let within: Vec<_> = park.children(&ground_floor).map(|place| place.id.as_str()).collect();
    assert_eq!(within, ["S-1/H1", "S-1/H2", "S-1/LED", "S-1/PW-1", "S-1/seats"]);

    let floor = park.place(&"T-1/L3".into()).unwrap();
    assert_eq!((floor.name.zh.as_str(), floor.name.en.as_str()), ("3层", "Floor 3"));
    assert_eq!(
        (floor.area_m2, floor.centre_m, floor.half_size_m),
        (Some(400.0), [-50.0, 12.0, 0.0], [10.0, 2.0, 10.0])
    );
    assert_eq!(park.place(&"T-1/L1".into()).unwrap().what.unwrap().en, "Lobby");
    let wall = park.place(&"S-1/PW-1".into()).unwrap();
    assert_eq!((wall.centre_m, wall.half_size_m[0], wall.turn_deg), ([40.0, 5.0, 0.0], 15.0, -90.0));
    // An arc of 127°, narrower than its circle, stands north of its centre to be looked at from the south.
    let screen = park.place(&"S-1/LED".into()).unwrap();
    assert!(screen.half_size_m[0] < 9.0 && screen.half_size_m[0] > 8.0, "{screen:?}");
    assert!(screen.centre_m[2] < -4.0, "{screen:?}");
    assert_eq!(park.place(&"G1".into()).unwrap().turn_deg.rem_euclid(180.0), 0.0);

    let rack = park.place(&"S-1/H1/R02/10".into()).unwrap();
    assert_eq!((rack.kind, rack.within.unwrap().to_string()), (PlaceKind::Rack, "S-1/H1/R02".to_owned()));
    let [x, y, z] = rack.centre_m;
    assert!((x - 22.0).abs() < 1e-9 && y == 1.0 && (z + 7.3).abs() < 1e-9, "{:?}", rack.centre_m);
    let row = park.place(&"S-1/H1/R02".into()).unwrap();
    assert!(row.kind == PlaceKind::Row && (row.half_size_m[2] - 3.0).abs() < 1e-9, "{row:?}");
    assert_eq!(park.place(&"S-1/H1/R03".into()), None);
    assert_eq!(park.place(&"S-1/H1/R02/11".into()), None);
    let standing: Vec<_> = park.racks().collect();
    assert_eq!(standing.len(), park.rack_count());
    assert!(standing.iter().all(|rack| {
        let [x, y, z] = park.place(&rack.id).unwrap().centre_m;
        let [fx, fy, fz] = rack.foot_m;
        (x - fx).abs() < 1e-9 && y > fy && (z - fz).abs() < 1e-9
    }));
}

#[test]
fn a_fault_in_the_park_file_is_fatal_and_named() {
    assert_all(FATAL);
}

#[test]
fn a_fault_elsewhere_is_named_and_the_park_still_opens() {
    assert!(FATAL.len() + OPEN.len() >= 45);
    assert_all(OPEN);
}

/// What the command says of a broken scene: its exit code, and its issues but for models, which nobody has built here.
fn told_by_command(case: &Case) -> (Option<i32>, Vec<String>) {
    let folder = TempDir::new().unwrap();
    tiny_park::write_changed(folder.path(), case.file, case.find, case.with);
    let output =
        Command::new(env!("CARGO_BIN_EXE_yungu")).args(["check", "--json"]).arg(folder.path()).output().unwrap();
    let issues: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let codes = issues.iter().filter_map(|issue| issue["code"].as_str()).map(str::to_owned);
    (output.status.code(), codes.filter(|code| !code.starts_with("model-")).collect())
}

#[test]
fn the_command_tells_each_fault_by_its_code_and_its_exit_code() {
    for case in FATAL.iter().chain(OPEN) {
        let exit = if case.severity == Severity::Fatal { 2 } else { 1 };
        assert_eq!(
            told_by_command(case),
            (Some(exit), vec![case.code.to_owned()]),
            "{:?} → {:?}",
            case.find,
            case.with
        );
    }
}

#[test]
fn the_nearest_spelling_is_offered() {
    let nearest = |file: &str, find: &str, with: &str| {
        let loaded = load(|folder| tiny_park::write_changed(folder, file, find, with));
        only(&loaded.issues).args["nearest"].clone()
    };
    assert_eq!(nearest(P, "notice: (", "notise: ("), "notice");
    assert_eq!(nearest(P, "status: planned", "status: plannd"), "planned");
    assert_eq!(nearest(P, "profile: \"office\"", "profile: \"offce\""), "office");
    assert_eq!(nearest(PLAN, "\"S-1/PW-1\"", "\"S-1/PW1\""), "S-1/PW-1");
    assert_eq!(nearest(P, "Asia/Shanghai", "Asia/Shanghia"), "Asia/Shanghai");
    assert_eq!(nearest(P, "profile: \"office\"", "profile: \"something else\""), "none");
}

#[test]
fn what_stands_in_the_wrong_place_is_quoted_with_its_column() {
    let quoted = |find: &str, with: &str| {
        let loaded = load(|folder| tiny_park::write_changed(folder, P, find, with));
        let issue = only(&loaded.issues);
        (issue.args["expected"].clone(), issue.args["found"].clone(), issue.location.as_ref().unwrap().column.unwrap())
    };
    let column = "            occupants: [(group: \"staff\", count: ".len() + 1;
    assert_eq!(quoted("count: 300", "count: \"many\""), ("integer".into(), "\"many\"".into(), column));
    assert_eq!(quoted("count: 300", "count: 3.5"), ("integer".into(), "3.5".into(), column));
    assert_eq!(quoted("green_belt_m: 2", "green_belt_m: two").1, "two");
    assert_eq!(quoted("en: \"Square\"", "en: Square").0, "string");
}

#[test]
fn a_broken_building_goes_and_the_other_stays() {
    for (find, with) in [
        ("(count: 4, height_m: 4)", "(count: 4, height_m: 0)"),
        ("outline: rect(20, 20)", "outline: rect(-20, 20)"),
        ("id: \"T-1\"", "id: \"\""),
    ] {
        let park = load(|folder| tiny_park::write_changed(folder, P, find, with)).park.unwrap();
        let ids: Vec<_> = park.buildings.iter().map(|building| building.id.as_str()).collect();
        assert_eq!(ids, ["S-1"], "{with}");
        assert!(park.places.keys().all(|id| id.top().as_str() != "T-1"), "{with}");
        let named: Vec<_> = park.projects.projects[0].places.iter().map(|place| place.as_str()).collect();
        assert_eq!(named, ["S-1/PW-1"], "nothing points to what is gone");
    }
}

#[test]
fn a_broken_boundary_is_replaced_by_one_about_the_buildings() {
    let park = load(|folder| tiny_park::write_changed(folder, P, "boundary: rect(200, 150)", "boundary: rect(0, 1)"));
    let boundary = park.park.unwrap().site.boundary;
    assert!((boundary.area_m2() - (70.0 + 70.0 + 40.0) * (40.0 + 40.0)).abs() < 0.1, "{}", boundary.area_m2());
}

#[test]
fn missing_files_are_empty_but_for_the_park() {
    let loaded = load(|folder| fs::write(folder.join("park.ron"), without_references()).unwrap());
    assert_eq!(loaded.issues, []);
    let park = loaded.park.unwrap();
    assert_eq!(park.scenario(None).unwrap().staff_factor, 1.0, "a default scenario is made");
    assert!(park.views.is_empty() && park.projects.projects.is_empty());

    let loaded = load(|folder| {
        tiny_park::write(folder);
        fs::remove_file(folder.join("park.ron")).unwrap();
    });
    assert_eq!(only(&loaded.issues).code, "file-missing");
    assert!(loaded.park.is_none());

    let gone = park::load(Path::new("/no/such/scene"));
    assert_eq!((only(&gone.issues).code.as_str(), gone.park.is_none()), ("folder-missing", true));
}

fn without_references() -> String {
    tiny_park::PARK.replace("occupants: [(group: \"staff\", count: 300, profile: \"office\", source: \"guess\")],", "")
}

#[test]
fn a_schedule_that_cannot_be_read_is_one_issue_and_not_one_for_each_occupant() {
    let loaded = load(|folder| {
        tiny_park::write(folder);
        fs::write(folder.join("schedule.ron"), &tiny_park::SCHEDULE[..200]).unwrap();
    });
    assert_eq!(only(&loaded.issues).code, "ron-unfinished");
    assert!(loaded.park.unwrap().buildings[0].occupants.is_empty());
}

#[test]
fn no_vacant_park_no_nested_bomb_no_foreign_bytes_no_giant() {
    let with = |bytes: &[u8]| {
        load(|folder| {
            tiny_park::write(folder);
            fs::write(folder.join("park.ron"), bytes).unwrap();
        })
    };
    let code = |bytes: &[u8]| {
        let loaded = with(bytes);
        assert!(loaded.park.is_none());
        (only(&loaded.issues).code.clone(), only(&loaded.issues).location.clone().unwrap().line)
    };
    assert_eq!(code(b""), ("ron-unfinished".into(), Some(1)));
    assert_eq!(code(&tiny_park::PARK.as_bytes()[..2_000]).0, "ron-unfinished");
    assert_eq!(code(format!("{}junk", tiny_park::PARK).as_bytes()).0, "ron-trailing");
    assert_eq!(code(b"(\n  format: (1, 4),\n  id: \"\xff\"\n)"), ("not-utf8".into(), Some(3)));
    let bomb = format!("(format: (1, 4), sources: {}", "[".repeat(100_000));
    assert_eq!(code(bomb.as_bytes()).0, "ron-expected");

    let marked = with(format!("\u{feff}{}", tiny_park::PARK).as_bytes());
    assert_eq!(marked.issues, []);
    assert!(marked.park.is_some(), "a byte order mark is no fault");

    let loaded = load(|folder| {
        let file = fs::File::create(folder.join("park.ron")).unwrap();
        file.set_len((park::LARGEST_FILE_MIB << 20) + 1).unwrap();
    });
    assert_eq!(only(&loaded.issues).code, "file-too-large");
}

#[test]
fn a_folder_in_place_of_a_file_and_a_misspelt_file_are_named() {
    let loaded = load(|folder| {
        tiny_park::write(folder);
        fs::remove_file(folder.join("rules.ron")).unwrap();
        fs::create_dir(folder.join("rules.ron")).unwrap();
    });
    assert_eq!(only(&loaded.issues).code, "file-unreadable");

    let loaded = load(|folder| {
        tiny_park::write(folder);
        fs::rename(folder.join("views.ron"), folder.join("veiws.ron")).unwrap();
    });
    let issue = only(&loaded.issues);
    assert_eq!((issue.code.as_str(), issue.severity), ("unknown-file", Severity::Warning));
    assert_eq!(issue.args["nearest"], "views.ron");
}

#[test]
fn a_newer_minor_format_is_read_without_the_fields_that_this_program_does_not_know() {
    let loaded = load(|folder| {
        let change = "format: (1, 7),\n    mood: (calm: [1, 2],\n        and: \"happy\"),";
        tiny_park::write_changed(folder, P, "format: (1, 4),", change);
    });
    let told: Vec<_> = loaded.issues.iter().map(|issue| (issue.code.as_str(), issue.severity)).collect();
    assert_eq!(told, [("format-newer-minor", Severity::Warning), ("unknown-field", Severity::Warning)]);
    assert_eq!(loaded.park.unwrap().buildings.len(), 2);
}

#[test]
fn a_file_of_format_0_9_is_brought_up_to_date_and_keeps_its_lines() {
    let old = |text: &str| {
        text.replace("format: (1, 4)", "format: (0, 9)")
            .replace("stated_gfa_m2", "gfa_m2")
            .replace("            use: \"", "            usage: \"")
    };
    let open = |text: String| {
        load(|folder| {
            tiny_park::write(folder);
            fs::write(folder.join("park.ron"), text).unwrap();
        })
    };
    let loaded = open(old(tiny_park::PARK));
    assert_eq!(loaded.issues, []);
    assert_eq!(loaded.park.unwrap().buildings[0].stated_gfa_m2, Some(4000.0));

    let broken = old(&tiny_park::PARK.replace("zh: \"雕像\"", "zh: \"\""));
    let line = open(broken.clone()).issues[0].location.clone().unwrap().line;
    assert_eq!(line, Some(line_of(&broken, "Statue")));
}

#[test]
fn a_scenario_under_another_name_and_an_empty_site_are_warnings() {
    let loaded = load(|folder| {
        tiny_park::write(folder);
        fs::rename(folder.join("scenarios/full.ron"), folder.join("scenarios/all.ron")).unwrap();
    });
    let issue = only(&loaded.issues);
    assert_eq!((issue.code.as_str(), issue.severity), ("scenario-name", Severity::Warning));

    let loaded = load(|folder| {
        tiny_park::write(folder);
        fs::rename(folder.join("tours/walk.ron"), folder.join("tours/stroll.ron")).unwrap();
    });
    let issue = only(&loaded.issues);
    assert_eq!((issue.code.as_str(), issue.severity), ("tour-name", Severity::Warning));
    let text = tiny_park::TOUR;
    let (head, tail) = (text.find("        (").unwrap(), text.rfind("    ],").unwrap());
    let loaded = load(|folder| {
        tiny_park::write(folder);
        fs::write(folder.join("tours/walk.ron"), format!("{}{}", &text[..head], &text[tail..])).unwrap();
    });
    assert_eq!(only(&loaded.issues).code, "no-stops");
    assert!(loaded.park.unwrap().tours.is_empty(), "there is nothing in it to show");

    let text = tiny_park::PARK;
    let (head, tail) = (text.find("    buildings: [").unwrap(), text.find("    rack_layouts: {").unwrap());
    let loaded = load(|folder| {
        fs::write(folder.join("park.ron"), format!("{}    buildings: [],\n{}", &text[..head], &text[tail..])).unwrap();
    });
    let issue = only(&loaded.issues);
    assert_eq!((issue.code.as_str(), issue.severity), ("site-empty", Severity::Warning));
    assert!(loaded.park.is_some());
}

#[test]
fn a_thousand_faults_are_listed_and_the_rest_counted() {
    let wrong = "(zh: \"\", en: \"\")".to_owned();
    let gate = |n| format!("(id: \"X{n}\", name: {wrong}, what: {wrong}, at: (0, 0), width_m: 1),");
    let gates: String = (0..400).map(gate).collect();
    let loaded = load(|folder| tiny_park::write_changed(folder, P, "gates: [", &format!("gates: [{gates}")));
    assert_eq!(loaded.issues.len(), 1_001);
    let rest = loaded.issues.iter().find(|issue| issue.code == "too-many-issues").unwrap();
    assert_eq!(rest.args["count"], "600");
    assert!(loaded.issues.iter().all(park::is_listed));
}

mod whatever_the_bytes {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        /// Bytes flipped, cut out or doubled, anywhere in any file: always an answer, and an issue if no park.
        #[test]
        fn loading_never_panics(
            file in 0..tiny_park::FILES.len(),
            edits in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4, any::<u8>(), 1_usize..60), 1..6),
        ) {
            let (name, text) = tiny_park::FILES[file];
            let mut bytes = text.as_bytes().to_vec();
            for (at, how, byte, length) in edits {
                let at = at.index(bytes.len().max(1)).min(bytes.len());
                let end = (at + length).min(bytes.len());
                match how {
                    0 => bytes.get_mut(at).into_iter().for_each(|old| *old ^= byte),
                    1 => drop(bytes.drain(at..end)),
                    2 => bytes = [&bytes[..end], &bytes[at..]].concat(),
                    _ => bytes.insert(at, b"(){}[],:\"-9/*N"[usize::from(byte) % 14]),
                }
            }
            let loaded = load(|folder| {
                tiny_park::write(folder);
                fs::write(folder.join(name), &bytes).unwrap();
            });
            prop_assert!(loaded.park.is_some() || loaded.issues.iter().any(|i| i.severity == Severity::Fatal));
            prop_assert!(loaded.issues.iter().all(park::is_listed), "{:#?}", loaded.issues);
        }
    }
}

#[test]
fn how_much_history_is_kept_is_a_setting_of_the_park() {
    let park = load(tiny_park::write).park.unwrap();
    let kept = yungu::history::Retention::from(park.feeds.history);
    assert_eq!((kept.seconds_h, kept.most_mb), (12, 500), "as it is written");
    assert_eq!((kept.minutes_d, kept.quarters_d), (30, 1_096), "what is left out is as usual");
    let broken = load(|folder| tiny_park::write_changed(folder, FEEDS, "most_mb: 500", "most_mb: 5")).park.unwrap();
    assert_eq!(broken.feeds.history, park::Keep::default(), "what is out of range is not used");
}
