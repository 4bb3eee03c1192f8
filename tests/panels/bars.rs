//! Top bar, clock, views, names over places.

use jiff::SignedDuration;
use yungu::{
    app::{Command, Label, Overlay, Panel},
    park::{Issue, Lang, Location},
};

use crate::stage::{LANGS, Stage};

#[test]
fn the_top_bar_names_the_park_and_what_to_make_of_it() {
    for (lang, badges) in [(Lang::Zh, ["模拟数据", "概念示意"]), (Lang::En, ["Simulated data", "Illustrative concept"])]
    {
        let stage = Stage::new(lang);
        let screen = stage.show();
        assert!(screen.has(stage.park().name.get(lang)));
        for badge in badges {
            assert!(screen.has(badge), "{badge}");
        }
    }
}

#[test]
fn one_button_changes_the_language() {
    assert_eq!(Stage::new(Lang::Zh).show().click("English"), [Command::SetLang(Lang::En)]);
    assert_eq!(Stage::new(Lang::En).show().click("中文"), [Command::SetLang(Lang::Zh)]);
}

#[test]
fn panels_are_opened_and_closed_from_the_top_bar() {
    let mut screen = Stage::new(Lang::En).show();
    for (button, panel) in
        [("Projects", Panel::Projects), ("Legend", Panel::Legend), ("Names", Panel::Labels), ("Help", Panel::Help)]
    {
        assert_eq!(screen.click(button), [Command::TogglePanel(panel)], "{button}");
    }
    assert_eq!(screen.click("Undo"), [], "there is nothing to undo");
}

#[test]
fn the_overview_takes_its_place_back_from_the_projects() {
    let stage = Stage::new(Lang::Zh).with(Panel::Projects);
    let mut screen = stage.show();
    let names: Vec<&str> = screen.drawn().panels.iter().map(|(name, _)| *name).collect();
    assert!(names.contains(&"projects") && !names.contains(&"overview"), "{names:?}");
    let in_top_bar = "图例";
    assert_eq!(screen.click(in_top_bar), [Command::TogglePanel(Panel::Legend)]);
    let mut alone = Stage { ..stage.clone() };
    alone.shown.panels.remove(&Panel::Views);
    let mut screen = alone.show();
    assert_eq!(screen.click("总览"), [Command::TogglePanel(Panel::Projects)]);
    alone.shown.panels.remove(&Panel::Overview);
    let both = [Command::TogglePanel(Panel::Projects), Command::TogglePanel(Panel::Overview)];
    assert_eq!(alone.show().click("总览"), both);
}

#[test]
fn issues_are_counted_in_the_top_bar_and_told_in_their_panel() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        let at = Location { file: "scenes/zone-f/x.ron".into(), line: Some(3), column: Some(4) };
        let issue = Issue::warning("unknown-file").with("file", "x.ron").with("nearest", "none").at(at);
        stage.issues = vec![issue.clone(), Issue::error("font-missing").with("file", "a.otf")];
        let count = stage.words().format("panel-issues-count", &[("count", 2.into())]);
        assert_eq!(stage.show().click(&count), [Command::TogglePanel(Panel::Issues)]);

        let screen = stage.clone().with(Panel::Issues).show();
        let (message, hint) = stage.words().issue(&issue.code, &issue.args);
        for text in [message.as_str(), hint.as_str(), "scenes/zone-f/x.ron:3:4"] {
            assert!(screen.has(text), "{lang:?} {text}");
        }
    }
}

#[test]
fn the_clock_shows_the_parks_time_and_moves_it() {
    let mut stage = Stage::new(Lang::Zh);
    let at = stage.clock.at();
    let mut screen = stage.show();
    assert!(screen.has("2025年6月10日 星期二") && screen.has("10:00"));
    let day = SignedDuration::from_hours(24);
    assert_eq!(screen.click("后一天"), [Command::SetTime(at.checked_add(day).unwrap())]);
    assert_eq!(screen.click("前一天"), [Command::SetTime(at.checked_sub(day).unwrap())]);
    assert_eq!(screen.click("播放"), [Command::SetPaused(false)]);
    assert_eq!(screen.click("10 分/秒"), [Command::SetSpeed(600.0)]);
    assert_eq!(screen.click("实时"), [], "it runs so already");
    stage.clock.paused = false;
    assert_eq!(stage.show().click("暂停"), [Command::SetPaused(true)]);
}

#[test]
fn panels_that_nobody_touches_wish_for_nothing_whatever_the_second() {
    for seconds in [0, 1, 29, 37, 59] {
        let mut stage = Stage::new(Lang::Zh).select("F-05").with(Panel::Projects).with(Panel::Help);
        stage.clock.set(stage.clock.at().checked_add(SignedDuration::from_secs(seconds)).unwrap());
        assert_eq!(stage.show().idle(), [], "{seconds} s past the minute");
    }
}

#[test]
fn every_named_view_is_a_button() {
    for lang in LANGS {
        let stage = Stage::new(lang);
        // The overview's button in the top bar may have a view's name.
        let view = stage.park().views.iter().find(|view| view.id != stage.park().views[0].id).unwrap();
        let wishes = stage.show().click(view.name.get(lang));
        assert_eq!(wishes, [Command::GoToView(view.id.clone())]);
    }
}

#[test]
fn a_click_on_a_name_selects_its_place() {
    let mut stage = Stage::new(Lang::Zh);
    stage.labels = vec![Label { place: "F-01".into(), x: 640.0, y: 300.0, distance_m: 300.0, hidden: false }];
    stage.shown.overlay = Overlay::Occupancy;
    let people = stage.state().places["F-01"].people;
    let values = [("name", "元宇宙产业中心".into()), ("people", people.into())];
    let text = stage.words().format("panel-label-people", &values);
    assert_eq!(stage.show().click(&text), [Command::Select(Some("F-01".into()))]);
    stage.shown.panels.remove(&Panel::Labels);
    assert!(!stage.show().has(&text));
}
