//! The bar of somebody who walks.

use bevy_egui::egui::{Event, PointerButton, vec2};
use egui_kittest::{Harness, kittest::Queryable};
use yungu::{
    app::{Command, StrollNote, WalkStep},
    panels::{
        stick::stick_ui,
        stroll::{StrollView, stroll_ui},
    },
    words::Words,
};

use crate::stage::{LANGS, Screen, Stage, furnish};

fn pressed(words: &Words, view: &StrollView, label: &str) -> Vec<Command> {
    let wishes = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let (written, words_of, view) = (wishes.clone(), Words::new(words.lang()), view.clone());
    let mut furnished = false;
    let mut harness = Harness::builder().with_size(vec2(1100.0, 60.0)).build_ui(move |ui| {
        if !std::mem::replace(&mut furnished, true) {
            furnish(ui.ctx());
            return;
        }
        written.borrow_mut().extend(stroll_ui(ui, &words_of, &view));
    });
    harness.run_steps(3);
    harness.get_by_label(label).click();
    harness.run_steps(2);
    drop(harness);
    wishes.borrow().clone()
}

fn upstairs() -> StrollView {
    StrollView {
        inside: Some(("F-01".into(), 3)),
        up: Some(Command::Walk(WalkStep::Floor(4))),
        down: Some(Command::Walk(WalkStep::Floor(2))),
        goes_out: false,
        note: None,
    }
}

#[test]
fn a_walk_tells_its_floor_and_leads_up_down_and_out() {
    for lang in LANGS {
        let words = Words::new(lang);
        let press = |view: &StrollView, key: &str| pressed(&words, view, &words.get(key));
        assert_eq!(press(&upstairs(), "walk-up"), [Command::Walk(WalkStep::Floor(4))]);
        assert_eq!(press(&upstairs(), "walk-down"), [Command::Walk(WalkStep::Floor(2))]);
        assert_eq!(press(&upstairs(), "walk-end"), [Command::Walk(WalkStep::End)]);
        assert_eq!(press(&upstairs(), "walk-rise"), [Command::Walk(WalkStep::Rise)]);
        let ground = StrollView { down: Some(Command::Walk(WalkStep::Out)), goes_out: true, ..upstairs() };
        assert_eq!(press(&ground, "walk-out"), [Command::Walk(WalkStep::Out)]);
        let noted = StrollView { note: Some(StrollNote::NoFoothold), inside: None, ..upstairs() };
        assert_eq!(press(&noted, "walk-end"), [Command::Walk(WalkStep::End)]);
    }
}

#[test]
fn a_walk_begins_from_the_screen_at_what_is_selected() {
    for lang in LANGS {
        let stage = Stage::new(lang).select("F-08");
        let mut screen: Screen = stage.show();
        let label = stage.words().get("panel-help-walk");
        assert_eq!(screen.press(&label), [Command::Walk(WalkStep::Begin(Some("F-08".into())))]);
    }
}

#[test]
fn a_thumb_on_the_stick_walks_and_goes_on_while_it_rests() {
    for lang in LANGS {
        let (wishes, words) = (std::rc::Rc::new(std::cell::RefCell::new(Vec::new())), Words::new(lang));
        let written = wishes.clone();
        let mut furnished = false;
        let mut harness = Harness::builder().with_size(vec2(160.0, 160.0)).build_ui(move |ui| {
            if !std::mem::replace(&mut furnished, true) {
                furnish(ui.ctx());
                return;
            }
            written.borrow_mut().extend(stick_ui(ui, &words));
        });
        harness.run_steps(3);
        let rect = harness.get_by_label(&Words::new(lang).get("walk-stick")).rect();
        let up = rect.center() - vec2(0.0, rect.height() * 0.45);
        assert!(wishes.borrow().is_empty());
        harness.event(Event::PointerMoved(up));
        harness.event(Event::PointerButton {
            pos: up,
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Default::default(),
        });
        harness.run_steps(4);
        let count = wishes.borrow().len();
        assert!(count >= 2, "{count}");
        let ahead = |wish: &Command| matches!(wish, Command::Walk(WalkStep::Go { right, forward, .. }) if *forward > 1.0 && right.abs() < 0.1);
        assert!(wishes.borrow().iter().all(ahead), "{:?}", wishes.borrow());
        harness.event(Event::PointerButton {
            pos: up,
            button: PointerButton::Primary,
            pressed: false,
            modifiers: Default::default(),
        });
        harness.run_steps(2);
        let count = wishes.borrow().len();
        harness.run_steps(2);
        assert_eq!(wishes.borrow().len(), count, "let go");
    }
}
