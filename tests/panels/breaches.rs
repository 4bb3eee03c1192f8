//! Words at what breaks a rule of planning, over the picture.

use yungu::{
    app::{BreachesSeen, Command, Mode, Panel},
    park::{Change, Lang, Xz},
};

use crate::stage::{LANGS, Stage};

/// Apartments 12 m apart, and a tower over the boundary by 180 m².
fn broken(lang: Lang) -> Stage {
    let moved = |building: &str, x: f64, z: f64| Change::Move { building: building.into(), at: Xz(x, z) };
    let mut stage = Stage::new(lang).planned(vec![moved("F-11B", 144.0, 101.0), moved("F-10", 175.0, 54.0)]);
    stage.breaches = BreachesSeen { gaps: vec![Some([640.0, 300.0])], outside: vec![Some([700.0, 420.0])] };
    stage
}

/// What is told of the gap, and of what stands outside.
fn told(stage: &Stage) -> [String; 2] {
    let words = stage.words();
    let gap = [("gap", words.length(12.0).into()), ("needed", words.length(13.0).into())];
    let area = [("area", words.area(180.0).into())];
    [words.format("breach-fire-gap", &gap), words.format("plan-outside", &area)]
}

#[test]
fn they_tell_the_figures_and_a_click_lights_or_selects() {
    for lang in LANGS {
        let stage = broken(lang);
        let [gap, outside] = told(&stage);
        let mut screen = stage.show();
        let both = vec!["F-11A".into(), "F-11B".into()];
        assert_eq!(screen.click(&gap), [Command::Highlight(both.clone())], "{:?}", screen.texts());
        assert_eq!(screen.click(&outside), [Command::Select(Some("F-10".into()))]);
        let mut lit = broken(lang);
        lit.shown.highlighted = both;
        assert_eq!(lit.show().click(&gap), [Command::Highlight(Vec::new())], "a second click puts them out");
    }
}

#[test]
fn only_planners_see_them_and_only_before_the_eye() {
    for lang in LANGS {
        let [gap, outside] = told(&broken(lang));
        let none = |stage: Stage, why: &str| {
            let screen = stage.show();
            assert!(!screen.has(&gap) && !screen.has(&outside), "{why}: {:?}", screen.texts());
        };
        let mut closed = broken(lang);
        closed.shown.panels.remove(&Panel::Planning);
        let mut came_to_plan = closed.clone();
        came_to_plan.mode = Mode::Plan;
        assert!(came_to_plan.show().has(&gap));
        none(closed, "no table is open");
        for mode in [Mode::Present, Mode::Kiosk] {
            let mut watched = broken(lang);
            watched.mode = mode;
            none(watched, "an audience watches");
        }
        let mut behind = broken(lang);
        behind.breaches = BreachesSeen { gaps: vec![None], outside: vec![None] };
        none(behind, "behind the eye");
        let mut covered = broken(lang);
        covered.breaches = BreachesSeen { gaps: vec![Some([-20.0, 300.0])], outside: vec![Some([100.0, 250.0])] };
        none(covered, "beside the picture, and under the table");
    }
}

#[test]
fn they_cover_no_panel_and_not_each_other() {
    for lang in LANGS {
        let mut stage = broken(lang);
        stage.breaches.outside = stage.breaches.gaps.clone();
        let drawn = stage.show().drawn();
        let of = |wanted: bool| {
            let panels = drawn.panels.iter().filter(|(name, _)| (*name == "breach") == wanted);
            panels.map(|(_, rect)| rect.shrink(0.5)).collect::<Vec<_>>()
        };
        let (fields, panels) = (of(true), of(false));
        assert_eq!(fields.len(), 2);
        assert!(!fields[0].intersects(fields[1]), "{fields:?}");
        for field in &fields {
            assert!(panels.iter().all(|panel| !panel.intersects(*field)), "{lang:?}: {field}");
        }
    }
}
