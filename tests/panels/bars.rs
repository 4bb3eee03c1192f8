//! Top bar, clock, views, names over places.

use jiff::SignedDuration;
use yungu::{
    app::{Command, Label, Mode, Overlay, Panel, Theme},
    park::{Issue, Lang, Location, ViewGroup, Weather},
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
        [("Projects", Panel::Projects), ("Views", Panel::Views), ("Names", Panel::Labels), ("Help", Panel::Help)]
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
    assert_eq!(screen.click("视角"), [Command::TogglePanel(Panel::Views)]);
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
fn a_click_goes_to_a_moment_of_light() {
    let stage = Stage::new(Lang::Zh);
    let mut screen = stage.show();
    let mut hour = |label: &str| match screen.click(label).as_slice() {
        [Command::SetTime(at)] => yungu::twin::local(*at, "Asia/Shanghai").hour(),
        other => panic!("{label}: {other:?}"),
    };
    assert_eq!(["清晨", "正午", "黄昏", "夜晚"].map(&mut hour), [7, 13, 20, 21]);
}

#[test]
fn weather_and_theme_are_switched_by_their_signs() {
    let mut screen = Stage::new(Lang::En).show();
    assert_eq!(screen.click("Mist"), [Command::SetWeather(Weather::Mist)]);
    assert_eq!(screen.click("Overcast"), [Command::SetWeather(Weather::Overcast)]);
    assert_eq!(screen.click("Clear"), [], "it is clear already");
    assert_eq!(screen.click("Light panels"), [Command::SetTheme(Theme::Light)]);
    assert_eq!(screen.click("Keep this moment (M)"), [Command::KeepMoment]);
    let mut light = Stage::new(Lang::En);
    light.shown.theme = Theme::Light;
    assert_eq!(light.show().click("Dark panels"), [Command::SetTheme(Theme::Dark)]);
}

#[test]
fn what_stands_open_is_named_and_can_be_spread_and_closed() {
    let mut stage = Stage::new(Lang::Zh);
    assert!(!stage.show().has("全部合上"));
    stage.shown.open = vec!["F-05".into(), "F-08/L3".into()];
    let mut screen = stage.show();
    assert!(screen.has_part("已打开：LED摄影大棚"), "{:?}", screen.texts());
    assert_eq!(screen.click("分层"), [Command::SetSpread(true)]);
    assert_eq!(screen.click("全部合上"), [Command::Open(Vec::new())]);
    stage.shown.spread = true;
    assert_eq!(stage.show().click("分层"), [Command::SetSpread(false)]);
}

#[test]
fn every_named_view_is_a_button_in_its_group() {
    for lang in LANGS {
        let stage = Stage::new(lang);
        let groups = ["panel-group-site", "panel-group-buildings", "panel-group-interiors", "panel-group-moments"];
        let mut found = 0;
        for (group, key) in ViewGroup::ALL.into_iter().zip(groups) {
            let views: Vec<_> = stage.park().views.iter().filter(|view| stage.park().group_of(view) == group).collect();
            if views.is_empty() {
                continue;
            }
            let mut screen = stage.show();
            assert_eq!(screen.click(&stage.words().get(key)), [], "a group is opened, nothing moves");
            for view in views {
                // The overview's button in the tools may have a view's name.
                if stage.words().get("panel-overview") != view.name.get(lang) {
                    let wish = Command::GoToView(view.id.clone());
                    assert_eq!(screen.press(view.name.get(lang)), [wish], "{lang:?} {}", view.id);
                }
                found += 1;
            }
        }
        assert_eq!(found, stage.park().views.len());
    }
}

#[test]
fn the_strip_follows_to_the_group_of_the_view_that_is_shown() {
    let mut stage = Stage::new(Lang::Zh);
    let park = stage.park().clone();
    let inside = park.views.iter().find(|view| park.group_of(view) == ViewGroup::Interiors).unwrap();
    stage.shown.view = Some(inside.id.clone());
    assert!(stage.show().has(&inside.name.zh));
    stage.shown.view = None;
    assert!(!stage.show().has(&inside.name.zh));
}

#[test]
fn presenters_see_the_clock_and_the_badges_and_a_kiosk_its_views() {
    let mut stage = Stage { mode: Mode::Present, ..Stage::new(Lang::Zh).select("F-05") };
    let names = |stage: &Stage| stage.show().drawn().panels.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    assert_eq!(names(&stage), ["tags"]);
    let screen = stage.show();
    for text in ["10:00", "模拟数据", "概念示意"] {
        assert!(screen.has(text), "{text}");
    }
    stage.mode = Mode::Kiosk;
    assert_eq!(names(&stage), ["home", "views", "place", "tags"]);
    assert_eq!(stage.show().click("English"), [Command::SetLang(Lang::En)]);
}

#[test]
fn a_click_on_a_name_selects_its_place() {
    let mut stage = Stage::new(Lang::Zh);
    stage.labels = vec![Label { place: "F-01".into(), x: 640.0, y: 300.0, distance_m: 300.0, hidden: false }];
    stage.shown.overlay = Overlay::Rule("occupancy".into());
    let people = stage.state().places["F-01"].people;
    let values = [("name", "元宇宙产业中心".into()), ("people", people.into())];
    let text = stage.words().format("panel-label-people", &values);
    assert_eq!(stage.show().click(&text), [Command::Select(Some("F-01".into()))]);
    stage.shown.panels.remove(&Panel::Labels);
    assert!(!stage.show().has(&text));
}
