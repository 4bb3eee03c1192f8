//! The presenter's console: what it tells, what can be done, and that nothing of it reaches the audience.

use std::{cell::RefCell, rc::Rc};

use bevy_egui::egui::{Vec2, accesskit::Role, vec2};
use egui_kittest::{Harness, kittest::Queryable};
use yungu::{
    app::{Cockpit, CockpitStep, Command, ConsoleAt, Mode, TourStep},
    panels::console::{ConsoleView, console_ui},
    park::Lang,
};

use crate::{
    stage::{LANGS, Screen, Stage, furnish},
    tour::way,
};

const WINDOW: Vec2 = vec2(1180.0, 720.0);

/// The console alone, as in its window.
struct Console {
    harness: Harness<'static>,
    commands: Rc<RefCell<Vec<Command>>>,
}

fn console(stage: &Stage, size: Vec2) -> Console {
    let view = ConsoleView::new(stage.park(), &stage.words(), stage.way.as_ref(), &stage.cockpit, "14:32".into());
    let (words, commands) = (stage.words(), Rc::<RefCell<Vec<Command>>>::default());
    let (written, mut furnished) = (Rc::clone(&commands), false);
    let mut harness = Harness::builder().with_size(size).build_ui(move |ui| {
        if !std::mem::replace(&mut furnished, true) {
            return furnish(ui.ctx());
        }
        written.borrow_mut().extend(console_ui(ui, &words, &view));
    });
    harness.run_steps(4);
    Console { harness, commands }
}

impl Console {
    fn has(&self, text: &str) -> bool {
        Screen::texts_of(&self.harness).iter().any(|found| found.contains(text))
    }

    fn click(&mut self, label: &str) -> Vec<Command> {
        self.commands.borrow_mut().clear();
        self.harness.get_by_role_and_label(Role::Button, label).click_accesskit();
        self.harness.run_steps(3);
        self.commands.borrow_mut().drain(..).collect()
    }
}

#[test]
fn the_console_tells_notes_next_stop_and_time() {
    for lang in LANGS {
        for size in [WINDOW, vec2(388.0, 708.0)] {
            let mut stage = Stage::new(lang);
            stage.way = Some(way("investors", 1));
            let tour = stage.park().tour("investors").unwrap().clone();
            let console = console(&stage, size);
            assert!(console.has(tour.stops[1].notes.as_ref().unwrap().get(lang)), "{size}");
            assert!(console.has(tour.stops[2].name.get(lang)) && console.has("14:32"));
            let used = console.harness.get_by_label(&stage.words().get("console-used")).rect();
            assert!(used.top() > 0.0 && used.bottom() < size.y / 2.0, "the time stands above, at {used}");
            let left: f64 = tour.stops[1..].iter().map(|stop| stop.travel_secs + stop.secs).sum();
            let left = left.round() as u64;
            assert!(console.has(&format!("{}:{:02}", left / 60, left % 60)), "{left} s are left");
            // The first stop was skipped: there is time to spare.
            let spare = (tour.stops[0].secs + tour.stops[0].travel_secs).round() as u64;
            let spare = format!("{}:{:02}", spare / 60, spare % 60);
            assert!(console.has(&stage.words().format("console-early", &[("time", spare.as_str().into())])), "{spare}");
        }
    }
}

#[test]
fn everything_is_done_from_the_console() {
    let mut stage = Stage::new(Lang::Zh);
    assert_eq!(
        console(&stage, WINDOW).click("投资推介   8:34"),
        [Command::Tour(TourStep::Start("investors".into()))],
        "without a tour one is begun"
    );
    stage.way = Some(way("visitors", 1));
    let mut open = console(&stage, WINDOW);
    let cockpit = |step| [Command::Cockpit(step)];
    assert_eq!(open.click("下一站"), [Command::Tour(TourStep::Go(2))]);
    assert_eq!(open.click("定格"), cockpit(CockpitStep::Freeze(true)));
    assert_eq!(open.click("黑屏"), cockpit(CockpitStep::Black(true)));
    assert_eq!(open.click("光圈"), cockpit(CockpitStep::Spot(Some([0.5, 0.5]))));
    let last = stage.park().tour("visitors").unwrap().stops.len();
    let name = stage.park().tour("visitors").unwrap().stops[last - 1].name.zh.clone();
    assert_eq!(open.click(&format!("{last}   {name}")), [Command::Tour(TourStep::Go(last - 1))]);
    stage.cockpit = Cockpit { frozen: true, black: true, spot: Some([0.2, 0.3]), ..Cockpit::default() };
    let mut dark = console(&stage, WINDOW);
    assert!(dark.has("观众画面已黑屏"));
    assert_eq!(dark.click("黑屏"), cockpit(CockpitStep::Black(false)));
    assert_eq!(dark.click("定格"), cockpit(CockpitStep::Freeze(false)));
    assert_eq!(dark.click("光圈"), cockpit(CockpitStep::Spot(None)));
}

#[test]
fn no_note_ever_stands_on_the_audiences_screen() {
    let park = Stage::new(Lang::Zh).park().clone();
    let mut with_notes = 0;
    for tour in &park.tours {
        for (number, stop) in tour.stops.iter().enumerate() {
            let Some(notes) = &stop.notes else { continue };
            with_notes += 1;
            let mut stage = Stage::new(Lang::Zh);
            (stage.way, stage.mode) = (Some(way(&tour.id, number)), Mode::Present);
            // The console is open, in its own window.
            stage.cockpit.console = ConsoleAt::Window;
            let texts = stage.show().texts();
            assert!(texts.iter().all(|text| !text.contains(&notes.zh)), "{} {}", tour.id, stop.id);
            assert!(console(&stage, WINDOW).has(&notes.zh), "{} {}", tour.id, stop.id);
            // Beside the picture it stands only where it was asked for.
            stage.cockpit.console = ConsoleAt::Beside;
            assert!(stage.show().has_part(&notes.zh));
        }
    }
    assert!(with_notes > 10, "{with_notes} stops have notes");
}

#[test]
fn beside_the_picture_the_console_covers_no_panel() {
    let mut stage = Stage::new(Lang::En);
    (stage.way, stage.mode, stage.cockpit.console) = (Some(way("compute", 2)), Mode::Present, ConsoleAt::Beside);
    let panels = stage.show().drawn().panels;
    assert!(panels.iter().any(|(name, _)| *name == "console"));
    for (k, (name, rect)) in panels.iter().enumerate() {
        for (other, covered) in panels.iter().skip(k + 1) {
            assert!(!rect.shrink(0.5).intersects(covered.shrink(0.5)), "{name} covers {other}");
        }
    }
}
