//! The overview and the legend.

use yungu::{
    app::{Command, Label, Looks, Overlay, Panel, SunDay, Visited, Visits},
    park::Lang,
};

use crate::stage::{LANGS, Stage};

#[test]
fn the_overview_shows_the_states_own_numbers() {
    for lang in LANGS {
        let stage = Stage::new(lang);
        let (words, state) = (stage.words(), stage.state());
        let mut screen = stage.show();
        // Folded away on a low screen.
        screen.click(&words.get("panel-people-by-use"));
        assert!(screen.has(&words.count(state.people.into())), "{lang:?}");
        assert!(screen.has(&format!("{} {}", words.get("panel-staff"), words.count(state.staff.into()))), "{lang:?}");
        let academy = state.places.get("F-04").unwrap();
        let row = format!("{} {}", stage.park().uses["academy"].name.get(lang), words.count(academy.people.into()));
        assert!(screen.has(&row), "{lang:?}: {row}");
    }
}

#[test]
fn what_is_simulated_says_so() {
    assert!(Stage::new(Lang::Zh).show().has("模拟") && Stage::new(Lang::Zh).show().has("模拟数据"));
    assert!(Stage::new(Lang::En).show().has("Simulated") && Stage::new(Lang::En).show().has("Simulated data"));
}

#[test]
fn a_scenario_is_chosen_by_its_button() {
    let mut screen = Stage::new(Lang::Zh).show();
    assert_eq!(screen.click("2022年"), [Command::SetScenario("2022".into())]);
    assert_eq!(screen.click("2025年"), [], "it is chosen already");
}

#[test]
fn without_a_state_there_is_a_dash_and_no_number() {
    let stage = Stage { state: None, curve: Vec::new(), ..Stage::new(Lang::Zh) };
    let screen = stage.show();
    assert!(screen.has("当前在场人数 —"), "{:?}", screen.texts());
    assert!(!screen.has_part("当前在场，满员"));
}

#[test]
fn the_legend_names_bands_with_their_ranges_and_switches_overlays() {
    let mut stage = Stage::new(Lang::Zh);
    stage.shown.overlay = Overlay::Rule("occupancy".into());
    let mut screen = stage.show();
    for text in ["几乎无人 < 10%", "较少 10–35%", "接近满员 ≥ 85%"] {
        assert!(screen.has(text), "{text}: {:?}", screen.texts());
    }
    assert_eq!(screen.click("着色"), [], "a list of names");
    assert_eq!(screen.click("用途"), [Command::SetOverlay(Overlay::Usage)]);
    screen.click("着色");
    assert_eq!(screen.click("原色"), [Command::SetOverlay(Overlay::None)]);
    screen.click("着色");
    assert_eq!(screen.click("日照时数"), [Command::SetOverlay(Overlay::Sun(SunDay::OfRule))]);

    stage.shown.overlay = Overlay::Usage;
    let mut screen = stage.show();
    assert!(screen.has("各用途人数") && screen.has_part("摄影棚 ") && !screen.has_part("几乎无人"));
    screen.click("着色");
    assert_eq!(screen.click("在场率"), [Command::SetOverlay(Overlay::Rule("occupancy".into()))]);

    stage.shown.panels.remove(&Panel::Overview);
    assert!(stage.show().has("摄影棚"), "without the overview a legend tells the colours");

    stage.shown.overlay = Overlay::None;
    let names: Vec<&str> = stage.show().drawn().panels.iter().map(|(name, _)| *name).collect();
    assert!(!names.contains(&"legend"), "own materials need none: {names:?}");
}

#[test]
fn what_visitors_looked_at_has_a_scale_its_counts_and_numbers_over_the_places() {
    let mut visits = Visits::new("zone-f");
    let day = visits.days.entry("2026-11-20".parse().unwrap()).or_default();
    day.insert("F-05".into(), Looks { times: 12, secs: 400.0 });
    day.insert("F-08".into(), Looks { times: 3, secs: 90.0 });
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        let word = stage.words().get("panel-overlay-visits");
        let offers = |stage: &Stage| {
            let mut screen = stage.show();
            screen.click(&stage.words().get("tool-colours"));
            screen.has(&word)
        };
        assert!(!offers(&stage), "nothing was counted, nothing is offered");
        stage.visited = Visited::of(&visits);
        assert!(offers(&stage), "the overlay is offered");
        stage.shown.overlay = Overlay::Visits;
        stage.labels = vec![Label { place: "F-05".into(), x: 640.0, y: 300.0, distance_m: 300.0, hidden: false }];
        let seen = stage.show();
        let counted = seen.texts().iter().any(|text| text.contains("15") && text.contains('8'));
        assert!(counted, "15 looks, 8 minutes: {:?}", seen.texts());
        let label = if lang == Lang::Zh { "12次" } else { "12 looks" };
        assert!(seen.texts().iter().any(|text| text.contains(label)), "{:?}", seen.texts());
    }
}
