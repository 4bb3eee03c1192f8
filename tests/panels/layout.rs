//! Nothing leaves the screen, nothing covers anything.

use bevy_egui::egui::{Rect, Vec2, accesskit::Role, pos2, vec2};
use egui_kittest::kittest::Queryable;
use yungu::{
    app::{Label, Overlay, Panel, Theme},
    panels::layout::scale_for,
    park::Issue,
};

use crate::stage::{LANGS, Screen, Stage};

const SCREENS: [Vec2; 5] =
    [vec2(1280.0, 720.0), vec2(1366.0, 768.0), vec2(1920.0, 1080.0), vec2(3840.0, 2160.0), vec2(1024.0, 600.0)];

/// As many labels as a scene may have, all over the picture.
fn crowd(stage: &Stage, size: Vec2) -> Vec<Label> {
    let ids: Vec<_> = stage.park().places.keys().take(120).cloned().collect();
    let at = |k: usize| (((k * 397) % 1000) as f32 / 1000.0 * size.x, ((k * 211) % 1000) as f32 / 1000.0 * size.y);
    let label = |(k, place)| Label { place, x: at(k).0, y: at(k).1, distance_m: k as f32, hidden: k % 7 == 0 };
    ids.into_iter().enumerate().map(label).collect()
}

#[test]
fn panels_and_labels_stay_on_the_screen_and_off_each_other() {
    for lang in LANGS {
        let plain = Stage::new(lang);
        let place = plain.clone().select("F-05");
        let projects = place.clone().with(Panel::Projects);
        let mut all = projects.clone().with(Panel::Help).with(Panel::Issues);
        all.issues = (0..40).map(|k| Issue::error("font-missing").with("file", format!("{k}.otf"))).collect();
        let scheduled = place.clone().scheduled(Vec::new());
        let mut opened = place.clone();
        opened.shown.open = vec!["F-05".into()];
        opened.shown.overlay = Overlay::Rule("occupancy".into());
        let mut touring = opened.clone();
        touring.way = Some(crate::tour::way("investors", 1));
        for size in SCREENS {
            for stage in [&plain, &place, &projects, &all, &scheduled, &opened, &touring] {
                let stage = Stage { labels: crowd(stage, size), ..stage.clone() };
                let drawn = stage.show_at(size).drawn();
                assert!(drawn.panels.len() >= 5, "{lang:?} {size}");
                let screen = Rect::from_min_size(pos2(0.0, 0.0), size / scale_for(size.x, size.y)).expand(0.5);
                let panels = drawn.panels.iter().map(|(name, rect)| (*name, *rect));
                let labels = drawn.labels.iter().map(|rect| ("label", *rect));
                let rects: Vec<(&str, Rect)> = panels.chain(labels).collect();
                for (k, (name, rect)) in rects.iter().enumerate() {
                    assert!(screen.contains_rect(*rect), "{lang:?} {size}: {name} {rect}");
                    for (other, covered) in rects.iter().skip(k + 1) {
                        let apart = !rect.shrink(0.5).intersects(covered.shrink(0.5));
                        assert!(apart, "{lang:?} {size}: {name} {rect} covers {other} {covered}");
                    }
                }
            }
        }
    }
}

#[test]
fn labels_find_room_where_there_is_some() {
    let stage = Stage::new(LANGS[0]);
    let stage = Stage { labels: crowd(&stage, SCREENS[0]), ..stage };
    assert!(stage.show().drawn().labels.len() > 15);
}

#[test]
fn the_chosen_place_keeps_its_label() {
    let mut stage = Stage::new(LANGS[0]).select("F-10");
    let label = |place: &str| Label { place: place.into(), x: 600.0, y: 300.0, distance_m: 10.0, hidden: false };
    stage.labels = vec![label("F-01"), label("F-02"), label("F-03"), label("F-09"), label("F-10")];
    let screen = stage.show();
    let name = &stage.park().places["F-10"].name.zh;
    // Once in its panel, once over its place.
    assert!(screen.texts().iter().filter(|text| text.starts_with(name.as_str())).count() >= 2, "{:?}", screen.texts());
}

#[test]
fn the_picture_keeps_more_than_half_of_the_window_to_itself() {
    for size in SCREENS.into_iter().take(4) {
        for lang in LANGS {
            let drawn = Stage::new(lang).show_at(size).drawn();
            let screen = size / scale_for(size.x, size.y);
            let free = drawn.free.unwrap();
            assert!(free.area() > 0.55 * screen.x * screen.y, "{lang:?} {size}: {free}");
            for (name, rect) in &drawn.panels {
                assert!(!rect.shrink(0.5).intersects(free.shrink(0.5)), "{lang:?} {size}: {name} {rect} in {free}");
            }
        }
    }
}

#[test]
fn both_themes_stand_in_the_same_places() {
    for lang in LANGS {
        let dark = Stage::new(lang).select("F-05");
        let mut light = dark.clone();
        light.shown.theme = Theme::Light;
        assert_eq!(dark.show().drawn().panels, light.show().drawn().panels);
    }
}

#[test]
fn under_a_planners_table_the_legend_takes_a_line_where_the_screen_is_low() {
    for lang in LANGS {
        let mut stage = Stage::new(lang).planned(Vec::new());
        stage.shown.overlay = Overlay::Rule("occupancy".into());
        let height = |screen: &Screen, name: &str| {
            screen.drawn().panels.iter().find(|(panel, _)| *panel == name).map_or(0.0, |(_, rect)| rect.height())
        };
        let mut screen = stage.show();
        assert!(height(&screen, "legend") < 70.0, "{}", height(&screen, "legend"));
        assert!(height(&screen, "planning") > 400.0, "{}", height(&screen, "planning"));
        // All that it says is said of it, and a press unfolds it.
        let said = screen.texts().into_iter().find(|text| text.contains("85%") && text.contains('\n')).unwrap();
        assert_eq!(screen.click(&said), []);
        assert!(height(&screen, "legend") > 120.0);
        let high = stage.show_at(SCREENS[2]);
        assert!(height(&high, "legend") > 120.0 && height(&high, "planning") > 400.0);
    }
}

#[test]
fn a_planners_tools_have_their_words_on_every_screen() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        stage.issues = vec![Issue::error("font-missing")];
        let words = stage.words();
        for size in SCREENS.into_iter().take(4) {
            let screen = stage.show_at(size);
            let width = |label: &str| screen.harness.get_by_role_and_label(Role::Button, label).rect().width();
            for key in
                ["panel-find", "planning-open", "studio-open", "tool-colours", "section-title", "panel-help-measure"]
            {
                // A sign alone is 36 points wide; a word of two characters and the space around it, more.
                assert!(width(&words.get(key)) > 40.0, "{lang:?} {size}: {key}");
            }
            if size.x >= 1900.0 {
                assert!(width(&words.get("panel-projects")) > 60.0, "{lang:?} {size}");
            }
        }
    }
}
