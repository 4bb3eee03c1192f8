//! Two scenarios compared from the command line: as text, as JSON, as a page.

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

fn compare(scene: &str, from: &str, to: &str) -> Value {
    serde_json::from_str(&said(&["compare", from, to, "--json", "--scene", scene])).unwrap()
}

/// Zone F with a variant.
fn scene() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f"), folder.path());
    let variant = r#"(
    format: (1, 4), id: "v", name: (zh: "方案", en: "Variant"), staff_factor: 1, source: "EA",
    base: Some("2025"),
    changes: [
        storeys(building: "F-10", count: 20),
        move(building: "F-11B", at: (152, 106)),
        turn(building: "F-09", turn_deg: 30),
        remove("F-12"),
        racks(hall: "F-08/L2/A", installed: 100),
    ],
)
"#;
    fs::write(folder.path().join("scenarios/v.ron"), variant).unwrap();
    folder
}

fn indicator<'a>(of: &'a Value, id: &str) -> &'a Value {
    of["indicators"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

fn building<'a>(of: &'a Value, id: &str) -> &'a Value {
    of["buildings"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

#[test]
fn a_variant_is_held_against_the_year_that_it_builds_on() {
    let folder = scene();
    let path = folder.path().to_str().unwrap();
    let of = compare(path, "2025", "v");
    assert_eq!((of["from"]["id"].as_str(), of["to"]["name"]["en"].as_str()), (Some("2025"), Some("Variant")));
    let gfa = indicator(&of, "gfa_m2");
    assert_eq!((gfa["from"].as_f64(), gfa["to"].as_f64()), (Some(300_000.0), Some(302_080.0)));
    assert_eq!((gfa["unit"].as_str(), gfa["relative"].as_f64()), (Some("m2"), Some(0.006_933)));
    assert!(gfa["better"].is_null(), "no rule says which is better");
    assert_eq!(building(&of, "F-10")["storeys"]["to"], 20);
    let moved = &building(&of, "F-11B")["moved"];
    assert_eq!((moved["metres"].as_f64(), moved["bearing_deg"].as_f64()), (Some(5.0), Some(180.0)));
    assert_eq!(building(&of, "F-09")["turned_deg"], 30);
    assert_eq!(building(&of, "F-12")["stands"], "removed");
    assert_eq!(building(&of, "F-08")["rooms"][0]["racks"]["to"], 6 * 384 - 284);
    // Totals are the sums of what is told of buildings and uses.
    let buildings = of["buildings"].as_array().unwrap();
    let sum = |field: &str| buildings.iter().map(|one| one[field]["difference"].as_f64().unwrap()).sum::<f64>();
    for (id, field) in [
        ("gfa_m2", "gfa_m2"),
        ("people", "people_full"),
        ("people_in_scenario", "people"),
        ("racks", "racks"),
        ("installed_power_kw", "power_kw"),
    ] {
        let total = indicator(&of, id)["difference"].as_f64().unwrap();
        assert!((total - sum(field)).abs() < 0.05, "{id}: {total} is not {}", sum(field));
    }
    let uses = of["gfa_by_use_m2"].as_object().unwrap().values();
    assert!((uses.map(|one| one["difference"].as_f64().unwrap()).sum::<f64>() - 2_080.0).abs() < 0.05);
    // The other way round everything is the other way round.
    let back = compare(path, "v", "2025");
    for one in of["indicators"].as_array().unwrap() {
        let other = indicator(&back, one["id"].as_str().unwrap());
        assert_eq!((&one["from"], &one["to"]), (&other["to"], &other["from"]), "{one}");
        assert_eq!(one["difference"].as_f64().unwrap(), -other["difference"].as_f64().unwrap(), "{one}");
    }
    assert_eq!(building(&back, "F-12")["stands"], "added");
}

#[test]
fn nothing_differs_from_itself_and_years_in_their_life_alone() {
    let same = compare("zone-f", "2025", "2025");
    assert_eq!(same["buildings"].as_array().unwrap().len(), 0);
    assert!(same["indicators"].as_array().unwrap().iter().all(|one| one["difference"] == 0));
    let years = compare("zone-f", "2022", "2025");
    assert_eq!(indicator(&years, "people_in_scenario")["difference"], 6_500);
    assert_eq!(indicator(&years, "gfa_m2")["difference"], 0);
    assert!(years["buildings"].as_array().unwrap().iter().all(|one| one["changed"] == false));
}

#[test]
fn it_is_told_in_both_languages() {
    let folder = scene();
    let path = folder.path().to_str().unwrap();
    let en = said(&["compare", "2025", "v", "--scene", path, "--lang", "en"]);
    for words in ["2025 and Variant compared", "302,080 m²", "+2,080 m²", "+0.7%", "moved 5 m south", "removed"] {
        assert!(en.contains(words), "{words}: {en}");
    }
    let zh = said(&["compare", "2025", "v", "--scene", path, "--lang", "zh"]);
    for words in ["2025年与方案对比", "18层改为20层", "向南移动5米", "移除"] {
        assert!(zh.contains(words), "{words}: {zh}");
    }
    let same = said(&["compare", "v", "v", "--scene", path, "--lang", "en"]);
    assert!(same.contains("do not differ"), "{same}");
}

#[test]
fn an_unknown_scenario_is_told_with_those_that_are_known() {
    for args in [["compare", "2030", "2025"], ["compare", "2025", "2030"]] {
        let output = yungu(&[args.as_slice(), &["--scene", "zone-f", "--lang", "en"]].concat());
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("2030") && told.contains("2022, 2025"), "{told}");
    }
}

#[test]
fn the_page_is_one_page_for_shipped_scenarios_and_for_a_variant() {
    let folder = scene();
    let zone = folder.path().to_str().unwrap();
    for (scene, from, to) in [(zone, "2022", "2025"), (zone, "2025", "v"), ("demo-campus", "half", "full")] {
        for lang in ["zh", "en"] {
            let out = folder.path().join(format!("{from}-{to}-{lang}.pdf"));
            let file = out.to_str().unwrap();
            said(&["compare", from, to, "--scene", scene, "--lang", lang, "--out", file]);
            let document = lopdf::Document::load_mem(&fs::read(&out).unwrap()).unwrap();
            assert_eq!(document.get_pages().len(), 1, "{from} {to} {lang}");
        }
    }
    let output = yungu(&["compare", "2022", "2025", "--scene", "zone-f", "--out", "/no/such/folder/a.pdf"]);
    assert_eq!(output.status.code(), Some(2));
}
