//! Scenarios and studios from the command line, on a copy of the shipped scene.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

#[path = "support/folders.rs"]
mod folders;
#[path = "support/program.rs"]
mod program;

use std::{fs, path::Path};

use folders::copy;
use program::{said, yungu};
use serde_json::Value;

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&said(args)).unwrap()
}

/// Zone F with a variant of these changes.
fn scene(changes: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f"), folder.path());
    let variant = format!(
        "(\n    format: (1, 4), id: \"v\", name: (zh: \"方案\", en: \"Variant\"), staff_factor: 1, source: \"EA\",\n    base: Some(\"2025\"),\n    changes: [\n{changes}\n    ],\n)\n"
    );
    fs::write(folder.path().join("scenarios/v.ron"), variant).unwrap();
    folder
}

fn near(value: &Value, expected: f64) {
    let value = value.as_f64().unwrap();
    assert!((value - expected).abs() < 0.006, "{value} is not {expected}");
}

#[test]
fn a_variant_s_indicators_are_those_of_its_changes() {
    // Six floors of 28 × 20 m more, a block of 30 × 70 m gone, another turned.
    let folder = scene(
        "        storeys(building: \"F-12\", count: 8),\n        remove(\"F-03\"),\n        turn(building: \"F-09\", turn_deg: 90),",
    );
    let path = folder.path().to_str().unwrap();
    let (base, varied) = (
        json(&["describe", "--json", "--scene", path]),
        json(&["describe", "--json", "--scene", path, "--scenario", "v"]),
    );
    assert_eq!((base["scenario"].as_str(), varied["scenario"].as_str()), (Some("2025"), Some("v")));
    assert_ne!(base["plan_hash"], varied["plan_hash"]);
    let gfa_m2 = 300_000.0 + 6.0 * 28.0 * 20.0 - 14.0 * 30.0 * 70.0;
    near(&varied["gfa_m2"], gfa_m2);
    near(&varied["far"], (gfa_m2 / 93_345.0 * 10_000.0).round() / 10_000.0);
    near(&varied["footprint_m2"], 41_176.0 - 30.0 * 70.0);
    // F-03 had 1,000 people; F-12's 5 follow its floor area, four times what it was.
    assert_eq!(varied["staff"].as_u64().unwrap(), 8_000 - 1_000 + 15);
    let ids: Vec<&str> =
        varied["buildings"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(!ids.contains(&"F-03") && ids.contains(&"F-12"));
    // Turned by a quarter, F-09 reaches from 30 m north of its middle to 30 m south of it: 3 m into F-07's stretch of
    // ground, but 53 − 18 m east of its middle.
    let model =
        varied["models"].as_array().unwrap().iter().find(|model| model["file"].as_str().unwrap().ends_with("F-09.glb"));
    assert_eq!(model.unwrap()["matrices"][0][2], -1, "a quarter turn");
    // Whoever is asked in this variant does not find what is gone.
    let found = json(&["ask", "--json", "--scene", path, "--scenario", "v", "--at", "2025-06-10T10:00", "F-03"]);
    assert_eq!(
        found["named"].as_array().unwrap().iter().filter(|id| id.as_str().unwrap().starts_with("F-03")).count(),
        0
    );
    let state = json(&["state", "--json", "--scene", path, "--scenario", "v", "--at", "2025-06-10T10:00"]);
    assert!(state["places"]["F-12/L8"].is_object() && state["places"]["F-03"].is_null());
}

#[test]
fn a_change_that_cannot_be_is_told_by_its_line() {
    let folder = scene("        storeys(building: \"F-12\", count: 4),\n        move(building: \"F-13\", at: (0, 0)),");
    let path = folder.path().to_str().unwrap();
    let output = yungu(&["check", path, "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("v.ron:6") && told.contains("F-13"), "{told}");
    // The rest is made.
    near(&json(&["describe", "--json", "--scene", path, "--scenario", "v"])["gfa_m2"], 300_000.0 + 2.0 * 28.0 * 20.0);
}

#[test]
fn hours_of_sun_are_told_and_a_tower_to_the_south_takes_them() {
    let base = json(&["describe", "--json", "--scene", "zone-f"]);
    let sun = &base["sunlight"];
    assert_eq!(
        (sun["date"].as_str(), sun["limit_h"].as_f64(), sun["passes"].as_bool()),
        (Some("2025-01-20"), Some(2.0), Some(true))
    );
    assert_eq!(sun["dwellings"].as_array().unwrap().len(), 2);
    // 60 m high, 100 m long and 12 m to the south of the apartments, at winter's low sun.
    let folder = scene(
        "        move(building: \"F-11A\", at: (-10, 60)), remove(\"F-01\"),\n        add((id: \"N-1\", name: (zh: \"墙\", en: \"Wall\"), use: \"office\", status: planned, source: \"EA\", at: (-10, 87),\n             volumes: [(id: \"w\", outline: rect(100, 10), storeys: [(count: 15, height_m: 4)])])),",
    );
    let path = folder.path().to_str().unwrap();
    let shaded = json(&["describe", "--json", "--scene", path, "--scenario", "v"]);
    let of = |park: &Value, id: &str| {
        let dwellings = park["sunlight"]["dwellings"].as_array().unwrap();
        dwellings.iter().find(|one| one["building"] == id).unwrap()["passes"].as_bool().unwrap()
    };
    assert!(of(&base, "F-11A") && !of(&shaded, "F-11A") && of(&shaded, "F-11B"));
}

#[test]
fn productions_get_their_halls_and_who_gets_none_is_told_why() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("requests.ron");
    // In spring 2025 the halls are free until 12 May: nobody has booked them.
    fs::write(
        &file,
        "(format: (1, 0), requests: [
            (id: \"film\", area_m2: 6000, days: 20, window: (from: \"2025-03-01\", to: \"2025-03-31\"), crew: Some(700)),
            (id: \"advert\", area_m2: 1200, days: 3, window: (from: \"2025-03-01\", to: \"2025-03-31\")),
            (id: \"epic\", area_m2: 7000, days: 5, window: (from: \"2025-03-01\", to: \"2025-04-30\")),
        ])",
    )
    .unwrap();
    let file = file.to_str().unwrap();
    let plan = json(&["studios", file, "--json", "--scene", "zone-f"]);
    let placed = plan["placed"].as_array().unwrap();
    assert_eq!(placed.len(), 2);
    let film = placed.iter().find(|one| one["request"] == "film").unwrap();
    assert_eq!(film["rooms"].as_array().unwrap().len(), 4);
    assert_eq!(
        (plan["unplaced"][0]["request"].as_str(), plan["unplaced"][0]["why"]["kind"].as_str()),
        (Some("epic"), Some("too_large"))
    );
    assert_eq!(plan["totals"]["proven"], true);
    // 700 people for 20 of the published case's 50 days.
    let brings = &plan["effects"]["film"];
    assert_eq!(
        (brings["hotels"].as_u64(), brings["vehicles"].as_u64(), brings["spending_yuan"].as_u64()),
        (Some(11), Some(141), Some(12_000_000))
    );
    let text = yungu(&["studios", file, "--scene", "zone-f", "--lang", "en"]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("2 of 3 requests placed") && text.contains("largest space has 6,000 m²"), "{text}");
    let missing = yungu(&["studios", "no-such-file.ron", "--scene", "zone-f"]);
    assert_eq!(missing.status.code(), Some(2));
}
