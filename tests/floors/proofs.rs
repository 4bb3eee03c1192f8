//! The rules, proven on made-up sources: each fault is found, at its line, and clean code passes.

use super::{rules, scenes, source::Source};

fn floors(file: &str, text: &str) -> Vec<String> {
    rules::broken_floors(&Source::new(file, text))
}

fn strangers(file: &str, text: &str) -> Vec<String> {
    rules::strangers(&Source::new(file, text))
}

/// Exactly one fault, at `line`, whose text holds each of `says`.
fn assert_one(faults: &[String], line: usize, says: &[&str]) {
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains(&format!(".rs:{line}: ")), "{faults:?} is not at line {line}");
    for word in says {
        assert!(faults[0].contains(word), "{faults:?} does not say {word:?}");
    }
}

#[test]
fn an_upward_import_is_found() {
    let text = "//! Rules.\n\nuse std::fmt;\nuse crate::view3d::Tint;\n";
    assert_one(&floors("src/park/id.rs", text), 4, &["src/park/id.rs", "goes up", "`view3d` on floor 4"]);
}

#[test]
fn a_sideways_import_is_found() {
    let text = "use crate::models::Mesh;";
    assert_one(&floors("src/twin/state.rs", text), 1, &["sideways", "`twin` and `models`"]);
    assert_one(&floors("src/panels/mod.rs", "use crate::view3d;"), 1, &["sideways"]);
}

#[test]
fn one_branch_of_a_nested_tree_is_found() {
    let text =
        "use crate::{\n    park::{Park, PlaceId},\n    twin::{self, state::{State, Hash}},\n    app::Command,\n};";
    assert_one(&floors("src/feeds/wire.rs", text), 4, &["crate::app::Command", "goes up"]);
}

#[test]
fn climbing_out_of_a_room_is_found() {
    assert_one(&floors("src/park/id.rs", "use super::super::twin::State;"), 1, &["crate::twin::State"]);
    assert_one(&floors("src/models/check/uri.rs", "fn f() { super::super::super::feeds::open() }"), 1, &["feeds"]);
    assert_one(&floors("src/park/mod.rs", "use super::{app::Clock, park::Park};"), 1, &["crate::app::Clock"]);
    let inline =
        "mod tests {\n    use super::*;\n    use super::super::Park;\n    use super::super::super::app::Clock;\n}";
    assert_one(&floors("src/park/id.rs", inline), 4, &["crate::app::Clock"]);
}

#[test]
fn paths_in_code_attributes_and_macros_are_found() {
    assert_one(&floors("src/twin/a.rs", "fn f() {\n    let x = crate::app::now();\n}"), 2, &["crate::app::now"]);
    assert_one(&floors("src/twin/a.rs", "fn f(x: &crate::panels::Theme<'_>) {}"), 1, &["panels"]);
    assert_one(&floors("src/twin/a.rs", "#[serde(with = \"x\")]\n#[derive(crate::app::Show)]\nstruct A;"), 2, &["app"]);
    assert_one(&floors("src/twin/a.rs", "vec![crate::view3d::TINT; 3]"), 1, &["view3d"]);
    assert_one(&floors("src/twin/a.rs", "pub use crate::cli::Args as A;"), 1, &["cli", "floor 5"]);
}

#[test]
fn taking_in_the_whole_house_is_found() {
    for text in ["use crate::*;", "use crate as house;", "use crate::{self as house};", "use super::super as house;"] {
        assert_one(&floors("src/twin/a.rs", text), 1, &["whole house"]);
    }
    assert_one(&floors("src/twin/a.rs", "extern crate self as house;"), 1, &["whole house"]);
    assert_one(&floors("src/twin/a.rs", "use crate::viewer_app;"), 1, &["lib.rs"]);
}

#[test]
fn a_folder_without_a_floor_is_found() {
    assert_eq!(floors("src/cellar/mod.rs", "").len(), 1);
    assert_eq!(floors("src/launch.rs", "use crate::{panels, cli, view3d::plugin};"), Vec::<String>::new());
    assert_one(&floors("src/view3d/mod.rs", "use crate::launch::Launch;"), 1, &["beside lib.rs"]);
}

#[test]
fn clean_imports_pass() {
    let text = r##"
        //! Not an import: crate::app::Clock
        /* use crate::app::Clock; /* nested */ use crate::panels::X; */
        use std::{collections::BTreeMap, fmt::{self, Display}};
        use crate::park::{self, Bilingual as Words, shape::*};
        use super::{state::State, super::park::Park};
        pub(in crate::twin) fn f<'app>(x: &'app str) -> impl Fn() + use<'app> {
            let text = "use crate::app::Clock; \" crate::panels::X";
            let raw = r#"crate::view3d::Tint "quoted""#;
            let marks = ['"', '\'', '\\', ':'];
            let r#mod = b'"' as u8 + b"crate::app::X".len() as u8;
            crate::twin::state::Hash::<u8>::new(self::inner::X, ::std::mem::size_of::<u8>())
        }
        mod app { pub struct Clock; }
        use self::app::Clock;
        #[cfg(test)]
        mod tests { use super::*; use crate::park::Park; }
    "##;
    assert_eq!(floors("src/twin/simulate.rs", text), Vec::<String>::new());
    assert_eq!(strangers("src/twin/simulate.rs", text), Vec::<String>::new());
    assert_eq!(floors("src/lib.rs", "pub mod app; use view3d::plugin; use crate::panels;"), Vec::<String>::new());
    assert_eq!(floors("src/cli/shot.rs", "use crate::{view3d, panels, viewer_app};"), Vec::<String>::new());
    assert_eq!(floors("src/view3d/tints.rs", "use crate::{app::Command, park, twin, feeds};"), Vec::<String>::new());
}

#[test]
fn lines_after_strings_and_comments_are_counted_right() {
    let text = "/* one\ntwo */\nconst A: &str = \"three\nfour \\\n five\";\nconst B: &str = r#\"six\nseven\"#;\nuse crate::app::X;";
    assert_one(&floors("src/park/a.rs", text), 8, &["crate::app::X"]);
}

#[test]
fn bevy_below_floor_three_is_found() {
    for text in ["use bevy::math::Vec3;", "use bevy_ecs::prelude::*;", "extern crate bevy;", "use ::bevy::math::Vec3;"]
    {
        assert!(!strangers("src/twin/sun.rs", text).is_empty(), "{text}");
    }
    assert!(strangers("src/feeds/mod.rs", "/// As bevy does.\nfn f() { \"bevy::ecs\"; }").is_empty());
}

#[test]
fn app_names_only_bevys_logic() {
    let clean =
        "use bevy::{app::prelude::*, ecs::{prelude::*, system::SystemParam}, state::state::States, time::Time};";
    assert!(strangers("src/app/clock.rs", clean).is_empty());
    assert!(strangers("src/app/clock.rs", "fn f() { bevy::log::warn!(\"x\"); }").is_empty());
    for (text, says) in [
        ("use bevy::prelude::*;", "bevy::prelude::*"),
        ("use bevy::{ecs::prelude::*, render::RenderApp};", "bevy::render::RenderApp"),
        ("use bevy as engine;", "of Bevy `app` names only"),
        ("fn f(x: bevy::camera::Camera) {}", "bevy::camera"),
        ("use bevy_panorbit_camera::PanOrbitCamera;", "companion"),
        ("use bevy_egui::egui::Ui;", "egui"),
    ] {
        assert_one(&strangers("src/app/clock.rs", text), 1, &[says]);
    }
}

#[test]
fn the_scene_and_the_panels_stay_apart() {
    for text in ["use egui::Color32;", "use bevy_egui::EguiContexts;", "fn f(x: egui_plot::Plot) {}"] {
        assert_one(&strangers("src/view3d/labels.rs", text), 1, &["nothing of egui"]);
    }
    for text in ["use bevy::pbr::StandardMaterial;", "use bevy::{prelude::*, render::view::Hdr};"] {
        assert_one(&strangers("src/panels/clock.rs", text), 1, &["nothing in 3D"]);
        assert_one(&strangers("src/remote/page.rs", text), 1, &["nothing in 3D"]);
    }
    assert!(strangers("src/view3d/light.rs", "use bevy::{pbr::MeshMaterial3d, prelude::*};").is_empty());
    assert!(strangers("src/panels/clock.rs", "use bevy_egui::{EguiContexts, egui};\nuse bevy::prelude::*;").is_empty());
}

const PARK: &str = r#"(
    format: (1, 0),
    id: "valley", // buildings: [(id: "no")]
    name: (zh: "山谷", en: "Valley"),
    buildings: [
        (id: "B-1", name: (zh: "一号馆", en: "Hall One"), rooms: [(id: "R1", name: (zh: "大厅", en: "Hall"))]),
        (
            name: (zh: "二号馆", en: "Hall Two"),
            id: "B-2",
        ),
    ],
    models: [(id: "M-1")],
)"#;

#[test]
fn buildings_are_read_from_a_scene() {
    assert_eq!(scenes::building_names(PARK), ["B-1", "一号馆", "二号馆", "B-2"]);
}

#[test]
fn a_building_named_in_the_program_is_found() {
    let names = scenes::building_names(PARK);
    let found = |text: &str| scenes::named_buildings(&Source::new("src/app/a.rs", text), &names);
    assert_one(&found("fn f() {\n    open(\"B-1/L2\");\n}"), 2, &["names the building B-1"]);
    assert_one(&found("const A: &str = r#\"see 二号馆\"#;"), 1, &["二号馆"]);
    for clean in [
        "/// Such as \"B-1/L2\".\nfn f() { \"B-10\"; \"SUB-1\"; \"R1\"; /* \"B-1\" */ }",
        "#[cfg(test)]\nmod tests {\n    fn f() { \"B-1\"; }\n}",
        "#[cfg(test)]\n#[allow(unused)]\nconst A: [&str; 1] = [\"B-1\"];\nfn f() {}",
    ] {
        assert_eq!(found(clean), Vec::<String>::new());
    }
    let names = ["library".to_owned()];
    let found = |text: &str| scenes::named_buildings(&Source::new("src/app/a.rs", text), &names);
    assert_one(&found("fn f() { open(\"library/servers\"); }"), 1, &["library"]);
    assert_eq!(found("fn f() { say(\"a library is missing\"); }"), Vec::<String>::new());
}

#[test]
fn only_tests_are_passed_over() {
    let names = scenes::building_names(PARK);
    let found = |text: &str| scenes::named_buildings(&Source::new("src/app/a.rs", text), &names);
    // What stands after the tests ships again.
    assert_one(&found("#[cfg(test)]\nmod tests { fn f() { {} } }\nfn f() { \"B-1\"; }"), 3, &["B-1"]);
}

#[test]
fn test_modules_in_files_of_their_own_are_known() {
    let sources = [
        Source::new("src/park/mod.rs", "mod id;\n#[cfg(test)]\nmod tests;\nmod site;"),
        Source::new("src/park/tests/mod.rs", "mod given;"),
        Source::new("src/park/tests/given.rs", ""),
        Source::new("src/park/tests_of_ground.rs", ""),
        Source::new("src/twin/tests.rs", ""),
    ];
    let shipped: Vec<&str> = scenes::shipped(&sources).map(|source| source.file.as_str()).collect();
    assert_eq!(shipped, ["src/park/mod.rs", "src/park/tests_of_ground.rs", "src/twin/tests.rs"]);
}
