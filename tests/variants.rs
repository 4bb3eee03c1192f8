//! Scenarios as planners work on them, without a window: edits, drags, undo, files.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

#[path = "support/folders.rs"]
mod folders;
#[path = "support/headless.rs"]
mod headless;

use std::path::Path;

use bevy::app::prelude::*;
use folders::copy;
use headless::{app_of, tell};
use yungu::{
    app::{Command, Notices, OpenPark, PlanStep, SavedVariant, Shown, Variants},
    park::{self, Change, PlaceId, PlainBuilding, Xz},
};

fn app() -> App {
    app_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus"))
}

fn plan(app: &mut App, step: PlanStep) {
    tell(app, [Command::Plan(step)]);
}

fn hash(app: &App) -> String {
    app.world().resource::<OpenPark>().plan_hash()
}

fn shown(app: &App) -> &Shown {
    app.world().resource::<Shown>()
}

fn first_building(app: &App) -> PlaceId {
    app.world().resource::<OpenPark>().buildings[0].id.clone()
}

fn moved(building: &PlaceId, at: Xz) -> Change {
    Change::Move { building: building.clone(), at }
}

#[test]
fn a_change_of_a_scene_s_own_scenario_begins_a_variant_of_it() {
    let mut app = app();
    let (before, building, own) = (hash(&app), first_building(&app), shown(&app).scenario.clone());
    let at = app.world().resource::<OpenPark>().buildings[0].at;
    plan(&mut app, PlanStep::Change(moved(&building, Xz(at.0 + 1.0, at.1)), None));
    assert_eq!(shown(&app).scenario, "variant-1");
    assert_eq!(shown(&app).scenarios["variant-1"].base.as_deref(), Some(own.as_str()));
    assert_ne!(hash(&app), before);
    assert_eq!(app.world().resource::<OpenPark>().building(building.as_str()).unwrap().at, Xz(at.0 + 1.0, at.1));
    // The scenario itself is as it was, and so is the park under it.
    tell(&mut app, [Command::SetScenario(own.clone())]);
    assert_eq!(hash(&app), before);
    // One undo for the look, one for the change with its variant.
    tell(&mut app, [Command::Undo, Command::Undo]);
    assert_eq!((shown(&app).scenario.as_str(), shown(&app).scenarios.len()), (own.as_str(), before_count(&app)));
    assert_eq!(hash(&app), before);
}

fn before_count(app: &App) -> usize {
    app.world().resource::<Variants>().base().scenarios.len()
}

#[test]
fn what_cannot_be_is_refused_and_says_why() {
    let mut app = app();
    let (before, building) = (hash(&app), first_building(&app));
    plan(
        &mut app,
        PlanStep::Change(Change::Storeys { building: building.clone(), volume: None, count: 100_000 }, None),
    );
    let refused = app.world().resource::<Variants>().refused().cloned().unwrap();
    assert!(["change-impossible"].contains(&refused.code.as_str()), "{refused:?}");
    assert_eq!((hash(&app), shown(&app).scenarios.len()), (before, before_count(&app)));
    // Off the site one may plan for a while; it is told.
    plan(&mut app, PlanStep::Change(moved(&building, Xz(5_000.0, 0.0)), None));
    let variants = app.world().resource::<Variants>();
    assert_eq!(variants.refused(), None);
    assert!(variants.faults().iter().any(|fault| fault.issue.code == "outside-site"), "{:?}", variants.faults());
}

#[test]
fn a_drag_is_undone_as_one_and_the_next_drag_is_another() {
    let mut app = app();
    let (before, building) = (hash(&app), first_building(&app));
    for step in 1..=5 {
        plan(&mut app, PlanStep::Change(moved(&building, Xz(f64::from(step), 0.0)), Some(1)));
    }
    plan(&mut app, PlanStep::LetGo);
    let dropped = hash(&app);
    for step in 1..=5 {
        plan(&mut app, PlanStep::Change(moved(&building, Xz(0.0, f64::from(step))), Some(2)));
    }
    tell(&mut app, [Command::Undo]);
    assert_eq!(hash(&app), dropped);
    tell(&mut app, [Command::Undo]);
    assert_eq!(hash(&app), before);
}

#[test]
fn ten_thousand_edits_are_undone_and_redone() {
    let mut app = app();
    let before = hash(&app);
    let buildings: Vec<PlaceId> =
        app.world().resource::<OpenPark>().buildings.iter().map(|building| building.id.clone()).collect();
    let (usage, source) = {
        let park = app.world().resource::<OpenPark>();
        (park.uses.keys().next().unwrap().clone(), park.site.source.clone())
    };
    let mut seed = 7_u64;
    let mut dice = move |sides: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % sides
    };
    let edits: Vec<Command> = (0..10_000_u64)
        .map(|nth| {
            if nth % 1_000 == 500 {
                return Command::Plan(PlanStep::Branch);
            }
            let building = buildings[dice(buildings.len() as u64) as usize].clone();
            let new = PlaceId::new(format!("N-{}", dice(3)));
            let at = Xz(dice(200) as f64 - 100.0, dice(200) as f64 - 100.0);
            let change = match dice(7) {
                0 | 1 => moved(&building, at),
                2 => Change::Turn { building, turn_deg: dice(360) as f64 },
                3 => Change::Resize {
                    building,
                    volume: None,
                    size_m: Xz(10.0 + dice(60) as f64, 10.0 + dice(60) as f64),
                },
                4 => Change::Storeys { building, volume: None, count: dice(30) as u32 },
                5 => {
                    let plain =
                        PlainBuilding { usage: usage.clone(), source: source.clone(), at, ..PlainBuilding::default() };
                    Change::Add(Box::new(plain.building(new)))
                }
                _ => Change::Remove(new),
            };
            Command::Plan(PlanStep::Change(change, None))
        })
        .collect();
    for some in edits.chunks(500) {
        tell(&mut app, some.to_vec());
    }
    let (end, variants) = (hash(&app), shown(&app).scenarios.clone());
    assert_ne!(end, before);
    tell(&mut app, std::iter::repeat_n(Command::Undo, 10_000));
    assert_eq!((hash(&app), shown(&app).scenarios.len()), (before, before_count(&app)));
    tell(&mut app, std::iter::repeat_n(Command::Redo, 10_000));
    assert_eq!(hash(&app), end);
    assert_eq!(shown(&app).scenarios, variants);
}

#[test]
fn a_variant_that_is_dropped_leaves_its_changes_to_those_that_build_on_it() {
    let mut app = app();
    let building = first_building(&app);
    plan(&mut app, PlanStep::Change(moved(&building, Xz(3.0, 4.0)), None));
    plan(&mut app, PlanStep::Branch);
    let with = hash(&app);
    plan(&mut app, PlanStep::Rename("variant-2".into(), " 高塔 ".into()));
    assert_eq!(shown(&app).scenarios["variant-2"].name.zh, "高塔");
    plan(&mut app, PlanStep::Drop("variant-1".into()));
    assert_eq!(hash(&app), with);
    assert_eq!(shown(&app).scenarios["variant-2"].changes.len(), 1);
    plan(&mut app, PlanStep::Drop("variant-2".into()));
    assert!(!shown(&app).scenarios.contains_key("variant-2"));
    assert!(shown(&app).scenarios.contains_key(&shown(&app).scenario));
}

#[test]
fn a_saved_variant_is_read_again_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let scene = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus");
    copy(&scene, folder.path());
    let mut app = app_of(folder.path());
    let building = first_building(&app);
    plan(&mut app, PlanStep::Change(moved(&building, Xz(3.0, 4.0)), None));
    let plain = PlainBuilding { usage: "office".into(), ..PlainBuilding::default() };
    let source = app.world().resource::<OpenPark>().site.source.clone();
    let usage = app.world().resource::<OpenPark>().uses.keys().next().unwrap().clone();
    let plain = PlainBuilding { usage, source, at: Xz(60.0, 60.0), ..plain };
    plan(&mut app, PlanStep::Change(Change::Add(Box::new(plain.building("N-1".into()))), None));
    let (end, scenario) = (hash(&app), shown(&app).scenarios["variant-1"].clone());
    assert!(app.world().resource::<Variants>().is_unsaved(&scenario));
    plan(&mut app, PlanStep::Save("variant-1".into()));
    assert!(!app.world().resource::<Variants>().is_unsaved(&scenario));
    let loaded = park::load(folder.path());
    let told: Vec<&str> = loaded.issues.iter().map(|issue| issue.code.as_str()).collect();
    assert!(told.iter().all(|code| ["building-overlap", "outside-site"].contains(code)), "{:#?}", loaded.issues);
    assert_eq!(loaded.park.as_ref().unwrap().scenarios["variant-1"], scenario);
    let mut again = app_of(folder.path());
    tell(&mut again, [Command::SetScenario("variant-1".into())]);
    assert_eq!(hash(&again), end);
    assert!(app.world().resource::<Notices>().0.is_empty());
}

/// The folder that the writer below saves into.
const FOLDER: &str = "YUNGU_TEST_SCENE";

#[test]
#[ignore = "saves until it is killed; the test below starts it"]
fn saves_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let mut app = app_of(Path::new(&folder));
    let building = first_building(&app);
    for step in 1_u32.. {
        plan(&mut app, PlanStep::Change(moved(&building, Xz(f64::from(step), -f64::from(step))), None));
        plan(&mut app, PlanStep::Save("variant-1".into()));
    }
}

#[test]
fn a_save_that_is_killed_leaves_a_whole_file() {
    for round in 0..6_u64 {
        let folder = tempfile::tempdir().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus"), folder.path());
        let file = folder.path().join("scenarios/variant-1.ron");
        let mut writer = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "saves_until_it_is_killed", "--ignored"])
            .env(FOLDER, folder.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let begun = std::time::Instant::now();
        while !file.exists() {
            assert!(begun.elapsed().as_secs() < 60, "it never saved");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        // At another point of its work each time.
        std::thread::sleep(std::time::Duration::from_millis(11 + 17 * round));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let loaded = park::load(folder.path());
        let scenario = loaded.park.as_ref().and_then(|park| park.scenarios.get("variant-1")).unwrap();
        let [Change::Move { at: Xz(east, south), .. }] = scenario.changes.as_slice() else { panic!("{scenario:?}") };
        assert!(*east >= 1.0 && *east == -*south, "{east} {south}");
    }
}

#[test]
fn every_edit_of_the_table_is_undone_and_redone() {
    let mut app = app_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f"));
    let park = app.world().resource::<OpenPark>().0.clone();
    let other = park.uses.keys().find(|key| *key != &park.building("F-05").unwrap().rooms[0].usage).unwrap();
    let source = park.scenario(None).unwrap().source.clone();
    let day = |text: &str| text.parse().unwrap();
    let (begun, topped, done) = (day("2026-01-05"), day("2027-01-05"), day("2027-07-05"));
    let built = park::Construction { begun, topped, done, source };
    let edits = [
        Change::Use { place: "F-05/H1".into(), usage: other.clone() },
        Change::Resize { building: "F-01".into(), volume: Some("tower".into()), size_m: Xz(40.0, 42.0) },
        Change::Racks { hall: "F-08/L3/A".into(), installed: 100 },
        Change::Partition { partition: "F-05/PW-1".into(), open: true },
        Change::Phase { building: "F-10".into(), construction: Some(built.clone()) },
        Change::Phase { building: "F-02".into(), construction: None },
    ];
    let mut seen = vec![(hash(&app), shown(&app).scenarios.clone())];
    for edit in &edits {
        plan(&mut app, PlanStep::Change(edit.clone(), None));
        let refused = app.world().resource::<Variants>().refused().cloned();
        assert!(refused.is_none(), "{edit:?}: {refused:?}");
        let now = (hash(&app), shown(&app).scenarios.clone());
        assert_ne!(seen.last().unwrap().0, now.0, "{edit:?} changes the plan");
        seen.push(now);
    }
    let now = app.world().resource::<OpenPark>().0.clone();
    assert_eq!(now.hall_of(&"F-08/L3/A/R01/05".into()).unwrap().installed(), Some(100));
    assert_eq!(now.building("F-05").unwrap().modes[0].open, ["PW-1"]);
    assert_eq!(now.building("F-10").unwrap().construction, Some(built));
    assert_eq!(now.building("F-02").unwrap().construction, None);
    for before in seen.iter().rev().skip(1) {
        tell(&mut app, [Command::Undo]);
        assert_eq!((&hash(&app), &shown(&app).scenarios), (&before.0, &before.1));
    }
    for after in seen.iter().skip(1) {
        tell(&mut app, [Command::Redo]);
        assert_eq!((&hash(&app), &shown(&app).scenarios), (&after.0, &after.1));
    }
    // What cannot be is told, and nothing has happened.
    let last = hash(&app);
    for refused in [
        Change::Racks { hall: "F-08/L3/A".into(), installed: 385 },
        Change::Use { place: "F-08/L3/A".into(), usage: other.clone() },
        Change::Resize { building: "F-01".into(), volume: Some("tower".into()), size_m: Xz(1.0, 42.0) },
        Change::Partition { partition: "F-05/PW-9".into(), open: true },
    ] {
        plan(&mut app, PlanStep::Change(refused.clone(), None));
        assert!(app.world().resource::<Variants>().refused().is_some(), "{refused:?}");
        assert_eq!(hash(&app), last);
    }
}

#[test]
fn a_variant_is_saved_into_the_file_that_it_came_from() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus"), folder.path());
    let mut first = app_of(folder.path());
    let building = first_building(&first);
    plan(&mut first, PlanStep::Change(moved(&building, Xz(3.0, 4.0)), None));
    plan(&mut first, PlanStep::Save("variant-1".into()));
    let scenarios = folder.path().join("scenarios");
    std::fs::rename(scenarios.join("variant-1.ron"), scenarios.join("high tower.ron")).unwrap();
    let count = || std::fs::read_dir(&scenarios).unwrap().count();
    let before = count();
    let mut second = app_of(folder.path());
    tell(&mut second, [Command::SetScenario("variant-1".into())]);
    plan(&mut second, PlanStep::Change(moved(&building, Xz(5.0, 6.0)), None));
    plan(&mut second, PlanStep::Save("variant-1".into()));
    assert_eq!(count(), before, "no second file");
    assert!(std::fs::read_to_string(scenarios.join("high tower.ron")).unwrap().contains("5.0"));
    let park = park::load(folder.path()).park.unwrap();
    assert_eq!(park.scenarios["variant-1"], shown(&second).scenarios["variant-1"]);
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_kept_beside() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus"), folder.path());
    let scenarios = folder.path().join("scenarios");
    let mut app = app_of(folder.path());
    let building = first_building(&app);
    // A colleague's variant came since the start, and cannot be read as a whole.
    let theirs = "(format: (1, 4), id: \"variant-1\", changes: [";
    std::fs::write(scenarios.join("theirs.ron"), theirs).unwrap();
    plan(&mut app, PlanStep::Change(moved(&building, Xz(3.0, 4.0)), None));
    let own = shown(&app).scenario.clone();
    assert_eq!(own, "variant-2", "a name that a file has is taken");
    plan(&mut app, PlanStep::Save(own.clone()));
    let saved = |app: &App| app.world().resource::<SavedVariant>().0.clone().unwrap().unwrap();
    assert_eq!(saved(&app).aside, None);
    plan(&mut app, PlanStep::Change(moved(&building, Xz(5.0, 6.0)), None));
    plan(&mut app, PlanStep::Save(own.clone()));
    assert_eq!(saved(&app).aside, None, "what this program wrote itself is known");
    // And somebody edits the saved one by hand.
    let file = Path::new(&saved(&app).path).to_path_buf();
    let by_hand = std::fs::read_to_string(&file).unwrap() + "// by hand\n";
    std::fs::write(&file, &by_hand).unwrap();
    plan(&mut app, PlanStep::Change(moved(&building, Xz(7.0, 8.0)), None));
    plan(&mut app, PlanStep::Save(own.clone()));
    let aside = saved(&app).aside.unwrap();
    assert_eq!(std::fs::read_to_string(aside).unwrap(), by_hand);
    assert_eq!(std::fs::read_to_string(scenarios.join("theirs.ron")).unwrap(), theirs);
    let park = park::load(folder.path()).park.unwrap();
    assert_eq!(park.scenarios[&own], shown(&app).scenarios[&own]);
}
