//! What the shipped parks are, as `yungu describe --json` says it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

use std::{
    collections::BTreeSet,
    process::{Command, Stdio},
};

use serde_json::Value;

fn describe(scene: &str) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yungu"));
    command.args(["describe", "--json", "--scene", scene]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.env_remove("YUNGU_SCENES").stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of[name].as_array().unwrap_or_else(|| panic!("{name} is no list"))
}

fn building<'a>(park: &'a Value, id: &str) -> &'a Value {
    list(park, "buildings").iter().find(|building| building["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

fn sum(values: &[Value], field: &str) -> f64 {
    values.iter().map(|value| value[field].as_f64().unwrap()).sum()
}

#[test]
fn zone_f_is_what_its_plan_says() {
    let park = describe("zone-f");
    assert_eq!(park["site_area_m2"], 93_345);
    assert_eq!(park["gfa_m2"], 300_000);
    assert_eq!(park["far"], 3.2139);
    assert_eq!(park["footprint_m2"], 41_176);
    assert_eq!(park["coverage"], 0.4411);
    assert_eq!(park["green_area_m2"], 10_730);
    assert_eq!(park["green_ratio"], 0.1149);
    assert_eq!(park["racks"], 9_216);
    assert_eq!(park["it_power_kw"], 46_080);
    assert_eq!(park["staff"], 8_000);
    assert_eq!(list(&park, "projects").len(), 11);
    let studios = [building(&park, "F-05").clone(), building(&park, "F-06").clone()];
    assert_eq!(sum(&studios, "gfa_m2"), 17_000.0);
}

#[test]
fn the_buildings_are_those_of_the_concept_plan() {
    let park = describe("zone-f");
    // Storeys, height, floor area and full staff of the concept plan's table.
    let plan = [
        ("F-01", 22, 97.2, 52_992.0, 2200),
        ("F-02", 18, 75.6, 42_768.0, 1700),
        ("F-03", 14, 58.8, 29_400.0, 1000),
        ("F-04", 8, 33.6, 23_680.0, 150),
        ("F-05", 2, 20.0, 9_400.0, 180),
        ("F-06", 2, 24.0, 7_600.0, 60),
        ("F-07", 3, 13.5, 2_520.0, 30),
        ("F-08", 7, 39.0, 50_400.0, 120),
        ("F-08E", 2, 14.0, 4_800.0, 20),
        ("F-09", 14, 63.0, 30_240.0, 1400),
        ("F-10", 18, 75.6, 28_800.0, 1100),
        ("F-11A", 10, 33.0, 7_920.0, 15),
        ("F-11B", 10, 33.0, 7_920.0, 10),
        ("F-12", 2, 12.0, 1_120.0, 5),
        ("GH", 1, 4.0, 440.0, 10),
    ];
    assert_eq!(list(&park, "buildings").len(), plan.len());
    for (id, storeys, height_m, gfa_m2, staff) in plan {
        let of = building(&park, id);
        assert_eq!(of["storeys"], storeys, "{id}");
        assert_eq!(of["height_m"].as_f64(), Some(height_m), "{id}");
        assert_eq!(of["gfa_m2"].as_f64(), Some(gfa_m2), "{id}");
        assert_eq!(of["staff"], staff, "{id}");
    }
}

#[test]
fn parts_add_up_in_every_park() {
    for scene in ["zone-f", "demo-campus"] {
        let park = describe(scene);
        let buildings = list(&park, "buildings");
        assert!(!buildings.is_empty());
        assert!((sum(buildings, "gfa_m2") - park["gfa_m2"].as_f64().unwrap()).abs() < 0.1, "{scene}");
        assert_eq!(sum(buildings, "staff"), park["staff"].as_f64().unwrap(), "{scene}");
        assert_eq!(sum(buildings, "racks"), park["racks"].as_f64().unwrap(), "{scene}");
        let by_use: f64 = park["gfa_by_use_m2"].as_object().unwrap().values().map(|m2| m2.as_f64().unwrap()).sum();
        assert!((by_use - park["gfa_m2"].as_f64().unwrap()).abs() < 0.1, "{scene}");
        let far = park["gfa_m2"].as_f64().unwrap() / park["site_area_m2"].as_f64().unwrap();
        assert!((far - park["far"].as_f64().unwrap()).abs() < 1e-4, "{scene}");
        for list_name in ["buildings", "halls", "projects", "views", "scenarios"] {
            let items = list(&park, list_name);
            let ids: BTreeSet<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
            assert_eq!(ids.len(), items.len(), "{scene}: {list_name} with one id twice");
            for item in items {
                assert!(["zh", "en"].iter().all(|lang| !item["name"][lang].as_str().unwrap().is_empty()), "{item}");
            }
        }
        assert!(!list(&park, "views").is_empty(), "{scene}");
    }
}

#[test]
fn halls_hold_the_racks() {
    let park = describe("zone-f");
    let halls = list(&park, "halls");
    assert_eq!(sum(halls, "racks"), 9_216.0);
    assert_eq!(halls.iter().filter(|hall| hall["racks"] == 384).count(), 24);
    for id in ["F-05/H1", "F-05/H2", "F-05/H3", "F-05/H4"] {
        let hall = halls.iter().find(|hall| hall["id"] == id).unwrap_or_else(|| panic!("no {id}"));
        assert_eq!((&hall["area_m2"], &hall["floor"], &hall["building"]), (&1500.into(), &1.into(), &"F-05".into()));
    }
}

#[test]
fn every_model_stands_somewhere() {
    for scene in ["zone-f", "demo-campus"] {
        let park = describe(scene);
        let models = list(&park, "models");
        let mut files = BTreeSet::new();
        for model in models {
            let file = model["file"].as_str().unwrap();
            assert!(file.ends_with(".glb") || file.ends_with(".gltf"), "{file}");
            files.insert(file);
            for matrix in list(model, "matrices") {
                let numbers: Vec<f64> =
                    matrix.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect();
                assert_eq!(numbers.len(), 16, "{file}");
                assert_eq!(
                    [numbers[3], numbers[7], numbers[11], numbers[15]],
                    [0.0, 0.0, 0.0, 1.0],
                    "{file}: column-major"
                );
            }
        }
        for building in list(&park, "buildings") {
            let id = building["id"].as_str().unwrap();
            assert!(files.iter().any(|file| file.contains(id)) || scene != "zone-f", "{id} has no model");
        }
        let count = |part: &str| -> usize {
            let models = models.iter().filter(|model| model["file"].as_str().unwrap().contains(part));
            models.map(|model| list(model, "matrices").len()).sum()
        };
        assert_eq!(count("/rack-"), usize::try_from(park["racks"].as_u64().unwrap()).unwrap(), "{scene}");
        assert_eq!(count("/site"), 1, "{scene}");
    }
}

#[test]
fn a_building_stands_where_the_plan_puts_it() {
    let park = describe("zone-f");
    let model =
        list(&park, "models").iter().find(|model| model["file"].as_str().unwrap().ends_with("/F-01.glb")).unwrap();
    let matrix = &model["matrices"][0];
    assert_eq!([&matrix[12], &matrix[13], &matrix[14]], [&Value::from(0), &0.into(), &29.into()]);
}

#[test]
fn the_same_bytes_every_time() {
    let [first, second] = [(); 2].map(|()| describe("zone-f").to_string());
    assert_eq!(first, second);
}
