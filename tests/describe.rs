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

/// Centre and size on the ground of the concept plan's buildings, metres.
const PLAN: [(&str, [f64; 4]); 14] = [
    ("F-01", [0.0, 29.0, 84.0, 54.0]),
    ("F-02", [93.0, 53.5, 54.0, 44.0]),
    ("F-03", [-78.0, 71.0, 30.0, 70.0]),
    ("F-04", [-143.0, 61.0, 70.0, 50.0]),
    ("F-05", [-123.0, -73.0, 110.0, 70.0]),
    ("F-06", [-4.0, -74.0, 80.0, 60.0]),
    ("F-07", [-158.0, -5.0, 40.0, 30.0]),
    ("F-08", [148.0, -48.0, 60.0, 120.0]),
    ("F-08E", [89.0, -68.0, 30.0, 80.0]),
    ("F-09", [-93.0, 0.0, 60.0, 36.0]),
    ("F-10", [158.0, 54.0, 40.0, 40.0]),
    ("F-11A", [88.0, 101.0, 44.0, 18.0]),
    ("F-11B", [152.0, 101.0, 44.0, 18.0]),
    ("F-12", [89.0, -4.0, 28.0, 20.0]),
];

/// Points on the walls, half a metre apart.
fn walls([cx, cz, sx, sz]: [f64; 4]) -> Vec<[f64; 2]> {
    let steps = |length: f64| (0..=(length * 2.0) as i32).map(move |k| f64::from(k) / 2.0 - length / 2.0);
    let across = steps(sx).flat_map(|x| [[cx + x, cz - sz / 2.0], [cx + x, cz + sz / 2.0]]);
    across.chain(steps(sz).flat_map(|z| [[cx - sx / 2.0, cz + z], [cx + sx / 2.0, cz + z]])).collect()
}

#[test]
fn distances_and_parking_come_out_as_by_hand() {
    let park = describe("zone-f");
    let mut smallest = f64::INFINITY;
    for (number, (_, a)) in PLAN.iter().enumerate() {
        for (_, b) in &PLAN[number + 1..] {
            for [ax, az] in walls(*a) {
                for [bx, bz] in walls(*b) {
                    smallest = smallest.min(libm::hypot(ax - bx, az - bz));
                }
            }
        }
    }
    assert!((smallest - 14.0).abs() < 1e-9);
    assert_eq!(park["smallest_gap_m"], 14);
    assert!(list(&park, "fire_gaps").is_empty() && list(&park, "outside_site").is_empty());
    // GFA of the concept plan's table by what a use needs, spaces for 100 m².
    let offices = 52_992.0 + 42_768.0 + 29_400.0 + 30_240.0 + 28_800.0;
    let (stages, flats, academy, machines) =
        (9_400.0 + 7_600.0 + 2_520.0, 15_840.0, 23_680.0, 50_400.0 + 4_800.0 + 1_120.0);
    let spaces: f64 = (offices * 0.6 + stages * 0.5 + flats * 0.4 + academy * 0.3 + machines * 0.1) / 100.0;
    assert_eq!(park["parking_need"], spaces.ceil() as u64);
    assert_eq!(park["facility_power_kw"], 57_600);
    // 8,000 staff; 300 visitors, 2,500 trainees, 480 + 200 + 40 crew, 1,200 in the audience, 500 residents.
    assert_eq!(park["people"], 8_000 + 300 + 2_500 + 720 + 1_200 + 500);
}

#[test]
fn a_building_too_close_or_over_the_boundary_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let scene = folder.path().join("moved");
    std::fs::create_dir_all(&scene).unwrap();
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    for file in std::fs::read_dir(&from).unwrap().flatten().filter(|file| file.path().is_file()) {
        let mut text = std::fs::read_to_string(file.path()).unwrap();
        if file.file_name() == "park.ron" {
            for (id, at, to) in
                [("F-11B", "at: (152, 101)", "at: (138, 101)"), ("F-10", "at: (158, 54)", "at: (175, 54)")]
            {
                let start = text.find(&format!("id: \"{id}\",")).unwrap();
                let at_start = start + text.get(start..).unwrap().find(at).unwrap();
                text.replace_range(at_start..at_start + at.len(), to);
            }
        }
        std::fs::write(scene.join(file.file_name()), text).unwrap();
    }
    std::fs::create_dir_all(scene.join("scenarios")).unwrap();
    for name in ["2022.ron", "2025.ron"] {
        std::fs::copy(from.join("scenarios").join(name), scene.join("scenarios").join(name)).unwrap();
    }
    let park = describe(scene.to_str().unwrap());
    let gaps = list(&park, "fire_gaps");
    assert_eq!(gaps.len(), 1, "{gaps:?}");
    assert_eq!((&gaps[0]["a"], &gaps[0]["b"]), (&Value::from("F-11A"), &Value::from("F-11B")));
    assert_eq!((&gaps[0]["gap_m"], &gaps[0]["needed_m"]), (&Value::from(6), &Value::from(13)));
    let outside = list(&park, "outside_site");
    assert_eq!((outside.len(), &outside[0]["id"], &outside[0]["m2"]), (1, &Value::from("F-10"), &Value::from(180)));
}
