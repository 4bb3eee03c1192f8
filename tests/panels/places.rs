//! The tree of places and the layers, in the panel that finds.

use bevy_egui::egui::{Key, vec2};
use yungu::{
    app::{Command, Layer, LayerStep, Panel, storeys_of},
    park::{PlaceId, PlaceKind},
};

use crate::stage::{LANGS, Screen, Stage};

fn name(stage: &Stage, id: &str) -> String {
    stage.park().place(&id.into()).unwrap().name.get(stage.shown.lang).to_owned()
}

/// The whole text of a place's row.
fn row(screen: &Screen, begin: &str) -> String {
    let begin = format!("{begin} · ");
    screen.texts().into_iter().find(|text| text.starts_with(&begin)).unwrap()
}

fn press(screen: &mut Screen, key: Key) -> Vec<Command> {
    screen.harness.key_press(key);
    screen.wishes()
}

#[test]
fn a_press_selects_and_frames_and_the_arrow_goes_in() {
    for lang in LANGS {
        let stage = Stage::new(lang).with(Panel::Find);
        let words = stage.words();
        let mut screen = stage.show();
        let tower = name(&stage, "F-01");
        let said = row(&screen, &tower);
        assert!(said.ends_with(&words.area(52_992.0)), "{said}");
        assert!(said.contains(&words.get("status-planned")), "{said}");
        let place = || PlaceId::from("F-01");
        assert_eq!(screen.click(&said), [Command::Select(Some(place())), Command::FlyTo(place())]);
        let enter = words.format("tree-enter", &[("name", tower.as_str().into())]);
        assert_eq!(screen.click(&enter), [Command::Enter(Some(place()))]);
    }
}

#[test]
fn the_tree_unfolds_to_what_is_selected_and_no_further() {
    for lang in LANGS {
        let stage = Stage::new(lang).with(Panel::Find).select("F-08/L3/A");
        let words = stage.words();
        let mut screen = stage.show();
        // It is scrolled there.
        screen.harness.run_steps(60);
        let hall = row(&screen, &name(&stage, "F-08/L3/A"));
        let racks = words.format("tree-racks", &[("count", words.count(384).into())]);
        assert!(hall.contains(&racks), "{hall}");
        assert!(!screen.has_part(&name(&stage, "F-08/L3/A/R01")), "its rows are folded");
        assert_eq!(screen.drawn().commands, [], "and nothing is wished for");
    }
}

#[test]
fn arrow_keys_walk_through_it_from_the_field() {
    let stage = Stage::new(LANGS[1]).with(Panel::Find);
    let mut screen = stage.show();
    assert_eq!(press(&mut screen, Key::ArrowDown), [], "into the tree");
    let first = || stage.park().buildings[0].id.clone();
    assert_eq!(press(&mut screen, Key::ArrowDown), [Command::Select(Some(first()))]);
    assert_eq!(press(&mut screen, Key::ArrowRight), [], "it unfolds");
    let inner = press(&mut screen, Key::ArrowDown);
    let [Command::Select(Some(inner))] = inner.as_slice() else { panic!("{inner:?}") };
    assert_eq!(inner.top(), first());
    assert_eq!(press(&mut screen, Key::ArrowLeft), [Command::Select(Some(first()))], "back to what holds it");
    assert_eq!(press(&mut screen, Key::Enter), [Command::Enter(Some(first()))]);
}

#[test]
fn of_ten_thousand_places_only_what_is_seen_is_made_into_rows() {
    let mut stage = Stage::new(LANGS[0]).with(Panel::Find).select("F-01/L1");
    let park = stage.park.as_mut().unwrap();
    let floor = park.places[&PlaceId::from("F-01/L1")].clone();
    for number in 0..10_000 {
        let id = floor.id.child(format!("X{number:05}"));
        let mut room = floor.clone();
        (room.id, room.kind, room.within) = (id.clone(), PlaceKind::Room, Some(floor.id.clone()));
        room.name.zh = format!("房间{number}");
        park.places.insert(id, room);
    }
    stage.shown.selection = Some("F-01/L1/X05000".into());
    let mut screen = stage.show();
    screen.harness.run_steps(60);
    let rooms = screen.texts().into_iter().filter(|text| text.starts_with("房间")).count();
    assert!((5..60).contains(&rooms), "{rooms}");
    assert!(screen.has_part("房间5001"), "it is brought into sight");
}

#[test]
fn layers_have_a_switch_and_one_that_leaves_them_alone() {
    for lang in LANGS {
        let mut stage = Stage::new(lang).with(Panel::Find);
        let words = stage.words();
        let usage = stage.park().building("F-05").unwrap().usage.clone();
        let called = stage.park().uses[&usage].name.get(lang).to_owned();
        let mut screen = stage.show();
        screen.click(&words.get("find-layers"));
        let named = |key: &str| words.format(key, &[("name", called.as_str().into())]);
        let layer = || Layer::Use(usage.clone());
        let step = |step| [Command::SetLayer(step)];
        assert_eq!(screen.press(&named("layers-show")), step(LayerStep::Switch(layer(), false)));
        assert_eq!(screen.press(&named("layers-only-this")), step(LayerStep::Solo(layer())));
        assert!(screen.has_part(&words.get("status-planned")));
        // Something is off: that is told over the picture, too.
        stage.shown.hidden.uses.insert(usage.clone());
        stage.shown.hidden.highest = Some(storeys_of(stage.park()) - 1);
        let mut roomy = stage.show_at(vec2(1920.0, 1080.0));
        assert_eq!(roomy.click(&words.get("layers-some-off")), step(LayerStep::All));
        let mut screen = stage.show();
        screen.click(&words.get("find-layers"));
        assert_eq!(screen.press(&words.get("layers-all")), step(LayerStep::All));
        assert_eq!(screen.press(&words.get("layers-storeys-all")), step(LayerStep::Highest(None)));
        assert_eq!(screen.press(&named("layers-show")), step(LayerStep::Switch(layer(), true)));
    }
}

#[test]
fn what_is_switched_off_has_no_name_on_the_plan() {
    let mut stage = Stage::new(LANGS[1]);
    stage.shown.plan = true;
    let labels = |stage: &Stage| {
        let paper = yungu::panels::plan::Paper::of(stage.shown.theme);
        let told = (Some(stage.state()), &stage.rulebook);
        let view = yungu::panels::plan::PlanView::new(stage.park(), &stage.words(), &stage.shown, told, paper);
        view.labels.into_iter().map(|label| label.name).collect::<Vec<_>>()
    };
    let studio = name(&stage, "F-05");
    assert!(labels(&stage).contains(&studio));
    let usage = stage.park().building("F-05").unwrap().usage.clone();
    stage.shown.hidden.uses.insert(usage);
    assert!(!labels(&stage).contains(&studio));
}
