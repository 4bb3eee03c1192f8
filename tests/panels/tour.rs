//! A tour on the screen: what is said, who says so, and how it is led.

use std::{path::Path, sync::Arc};

use bevy::{app::App, state::state::NextState};
use yungu::{
    app::{Command, Mode, Phase, TourStep, Touring, Way},
    launch::{Launch, headless_app},
    park::Lang,
};

use crate::stage::{LANGS, Stage};

/// A way as the program has it.
pub fn way(tour: &str, stop: usize) -> Way {
    let scene = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    let park = Arc::new(yungu::park::load(&scene).park.unwrap());
    let mut app: App = headless_app(Launch::of(park, "2025-06-10T04:00:00Z".parse().unwrap()));
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    app.update();
    for step in [TourStep::Start(tour.to_owned()), TourStep::Go(stop)] {
        app.world_mut().write_message(Command::Tour(step));
        app.update();
    }
    app.world().resource::<Touring>().0.clone().unwrap()
}

#[test]
fn tours_are_begun_from_the_strip() {
    for (lang, group, name) in [(Lang::Zh, "导览", "投资推介"), (Lang::En, "Tours", "For investors")] {
        let mut screen = Stage::new(lang).show();
        assert_eq!(screen.click(group), []);
        assert_eq!(screen.press(name), [Command::Tour(TourStep::Start("investors".into()))]);
    }
}

#[test]
fn a_stop_says_its_words_and_sources_and_never_its_notes() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        stage.way = Some(way("investors", 1));
        let stop = stage.park().tour("investors").unwrap().stops[1].clone();
        let screen = stage.show();
        let said = yungu::panels::tour::says(stage.park(), &stage.words(), &stop);
        assert!(screen.has(&said), "{said} in {:?}", screen.texts());
        let source = stage.park().sources[&stage.park().figure("land").unwrap().source].name.get(lang).to_owned();
        // Of a Chinese font's marks, English words have none.
        let source = if lang == Lang::En { source.replace(['“', '”'], "\"") } else { source };
        assert!(screen.has_part(&source), "{source}");
        let notes = stop.notes.unwrap();
        for text in screen.texts() {
            assert!(!text.contains(&notes.zh) && !text.contains(&notes.en), "notes are not for the audience");
        }
    }
}

#[test]
fn a_tour_is_led_by_its_buttons() {
    let mut stage = Stage::new(Lang::Zh);
    stage.way = Some(way("visitors", 1));
    let mut screen = stage.show();
    let step = |step| [Command::Tour(step)];
    assert_eq!(screen.click("上一站"), step(TourStep::Go(0)));
    assert_eq!(screen.click("停在这一站"), step(TourStep::Play(false)));
    assert_eq!(screen.click("下一站"), step(TourStep::Go(2)));
    assert_eq!(screen.press("夜景"), step(TourStep::Go(6)));
    assert_eq!(screen.click("结束导览"), step(TourStep::End));
    assert!(!screen.has("回到导览"), "nobody has left it");
    stage.way.iter_mut().for_each(|way| (way.left, way.playing) = (true, false));
    let mut screen = stage.show();
    assert_eq!(screen.click("回到导览"), step(TourStep::Rejoin));
    assert_eq!(screen.click("自动播放"), step(TourStep::Play(true)));
    // At the ends there is nothing before or after.
    stage.way = Some(way("visitors", 0));
    assert_eq!(stage.show().click("上一站"), []);
    stage.way = Some(way("visitors", 6));
    assert_eq!(stage.show().click("下一站"), []);
}

#[test]
fn presenters_see_a_tour_with_its_badges_clear_of_its_strip() {
    for mode in [Mode::Present, Mode::Kiosk] {
        let mut stage = Stage::new(Lang::Zh);
        (stage.mode, stage.way) = (mode, Some(way("compute", 3)));
        let screen = stage.show();
        assert!(screen.has("模拟数据") && screen.has("概念示意"), "{:?}", screen.texts());
        let panels = screen.drawn().panels;
        for (k, (name, rect)) in panels.iter().enumerate() {
            for (other, covered) in panels.iter().skip(k + 1) {
                assert!(!rect.shrink(0.5).intersects(covered.shrink(0.5)), "{mode:?}: {name} covers {other}");
            }
        }
    }
}
