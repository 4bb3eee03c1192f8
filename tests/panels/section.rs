//! A section's bar, its grips in the picture, and two scenarios' pictures beside each other.

use bevy_egui::egui::{Event, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::Queryable;
use yungu::{
    app::{Command, GripKind, Label, Panel, Section, SectionKind, SectionSeen, SectionStep, SeenGrip, Split},
    panels::{labels::LabelView, layout},
    park::{Lang, Xz},
};

use crate::stage::{LANGS, SMALL_SCREEN, Screen, Stage};

const UPRIGHT: Section = Section::Upright { through: Xz(0.0, -40.0), bearing_deg: 180.0 };

fn cut(lang: Lang, section: Section) -> Stage {
    let mut stage = Stage::new(lang);
    stage.shown.section = Some(section);
    stage
}

fn drag(screen: &mut Screen, from: Pos2, to: Pos2) -> Vec<Command> {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let mut wishes = Vec::new();
    for event in [Event::PointerMoved(from), button(from, true), Event::PointerMoved(from.lerp(to, 0.5))]
        .into_iter()
        .chain([Event::PointerMoved(to)])
    {
        screen.harness.input_mut().events.push(event);
        wishes.extend(screen.wishes());
    }
    screen.harness.input_mut().events.push(button(to, false));
    wishes.extend(screen.wishes());
    wishes
}

#[test]
fn it_is_found_beside_the_views_and_says_how_it_cuts() {
    for lang in LANGS {
        let mut screen = Stage::new(lang).show();
        let words = Stage::new(lang).words();
        let begun = screen.click(&words.get("section-title"));
        assert_eq!(begun, [Command::Section(SectionStep::Take(SectionKind::Upright))]);
        let mut screen = cut(lang, UPRIGHT).show();
        assert_eq!(
            screen.click(&words.get("section-level")),
            [Command::Section(SectionStep::Take(SectionKind::Level))]
        );
        assert_eq!(screen.click(&words.get("section-flip")), [Command::Section(SectionStep::Flip)]);
        assert_eq!(screen.click(&words.get("section-close")), [Command::Section(SectionStep::Close)]);
        assert!(screen.has_part("180"), "{:?}", screen.texts());
        assert!(screen.drawn().panels.iter().any(|(name, _)| *name == "section"));
    }
}

#[test]
fn a_grip_is_dragged_by_what_a_metre_is_on_the_screen() {
    for lang in LANGS {
        let mut stage = cut(lang, UPRIGHT);
        let at = [640.0, 330.0];
        stage.section = SectionSeen {
            lines: vec![[500.0, 300.0, 800.0, 340.0]],
            grips: vec![SeenGrip { kind: GripKind::Push, at, step: [0.0, 8.0] }],
        };
        let mut screen = stage.show();
        let wishes = drag(&mut screen, pos2(640.0, 330.0), pos2(640.0, 370.0));
        let Some(Command::Section(SectionStep::Set(Section::Upright { through, .. }, Some(_)))) = wishes.last() else {
            panic!("{wishes:?}")
        };
        // Forty points are five metres to the south.
        assert!((through.1 + 35.0).abs() < 0.11 && through.0.abs() < 1e-6, "{through:?}");
        let drags: Vec<_> = wishes
            .iter()
            .map(|wish| match wish {
                Command::Section(SectionStep::Set(_, drag)) => *drag,
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(drags.windows(2).all(|pair| pair[0] == pair[1]), "one deed: {drags:?}");
    }
}

#[test]
fn a_wipe_has_both_names_and_a_line_that_can_be_dragged() {
    for lang in LANGS {
        let mut stage = Stage::new(lang).planned(Vec::new());
        stage.shown.split = Split::Wipe(500);
        let words = stage.words();
        let mut screen = stage.show();
        let free = screen.drawn().free.unwrap();
        let from = pos2(640.0, free.center().y);
        let wishes = drag(&mut screen, from, pos2(832.0, from.y));
        assert_eq!(wishes.last(), Some(&Command::SetSplit(Split::Wipe(650))), "{wishes:?}");
        assert_eq!(screen.click(&words.get("split-wipe")), [Command::SetSplit(Split::One)]);
    }
}

/// Where a text stands over the free middle.
fn stands(screen: &Screen, text: &str, within: Rect) -> Vec<Rect> {
    let all = screen.harness.query_all_by_label(text).map(|node| node.rect());
    all.filter(|rect| within.contains(rect.center())).collect()
}

#[test]
fn each_half_has_its_scenario_s_name_in_its_corner_and_its_own_names_of_places() {
    for lang in LANGS {
        let mut stage = Stage::new(lang).planned(Vec::new());
        let whole = stage.show().drawn().free.unwrap();
        stage.shown.split = Split::Halves;
        let left = stage.show().drawn().free.unwrap();
        let right = whole.with_min_x(left.right());
        let [shown, other] = ["2025", "2022"].map(|id| stage.shown.scenarios[id].name.get(lang).to_owned());
        let scale = layout::scale_for(SMALL_SCREEN.x, SMALL_SCREEN.y);
        let at = left.center() * scale;
        let label = Label { place: "F-01".into(), x: at.x, y: at.y, distance_m: 100.0, hidden: false };
        let text = "one more of the other".to_owned();
        stage.labels = vec![label.clone()];
        stage.other_names = vec![LabelView { label, text: text.clone(), first: false }];
        let mut screen = stage.show();
        let corner = |name: &str, half: Rect| {
            let titles = stands(&screen, name, half);
            assert_eq!(titles.len(), 1, "{name}: {titles:?}");
            titles[0]
        };
        let (of_shown, of_other) = (corner(&shown, left), corner(&other, right));
        assert!(of_shown.left() < left.left() + 30.0 && of_shown.top() < left.top() + 30.0, "{of_shown:?}");
        assert!(of_other.right() > right.right() - 30.0 && of_other.top() < right.top() + 30.0, "{of_other:?}");
        let drawn = screen.drawn();
        assert_eq!(drawn.labels.len(), 2);
        let [own, others] = [drawn.labels[0], drawn.labels[1]];
        assert!(left.contains_rect(own) && right.contains_rect(others), "{own:?} {others:?}");
        // Where the place is in its half, so is it in the other.
        assert!((others.center().x - own.center().x - (right.left() - left.left())).abs() < 1.0, "{own:?} {others:?}");
        assert_eq!(screen.click(&text), [Command::Select(Some("F-01".into()))]);
    }
}

#[test]
fn a_name_that_would_leave_its_picture_is_cut_short_or_left_out() {
    let lang = LANGS[1];
    let mut stage = Stage::new(lang).planned(Vec::new());
    stage.shown.split = Split::wipe_at(0.02);
    let screen = stage.show();
    let free = screen.drawn().free.unwrap();
    let [shown, other] = ["2025", "2022"].map(|id| stage.shown.scenarios[id].name.get(lang).to_owned());
    assert!(stands(&screen, &shown, free).is_empty() && stands(&screen, &other, free).len() == 1);
}

#[test]
fn between_two_columns_the_bar_stays_in_its_slot_with_what_ends_the_section() {
    for lang in LANGS {
        let (centre, half_m) = (Xz(0.0, 29.0), Xz(60.0, 40.0));
        let section = Section::Box { centre, half_m, turn_deg: 0.0, foot_m: 0.0, top_m: 60.0 };
        let stage = cut(lang, section).select("F-01").with(Panel::Projects);
        let mut screen = stage.show();
        let rect =
            |name: &str| screen.drawn().panels.iter().find(|(panel, _)| *panel == name).map(|(_, rect)| *rect).unwrap();
        assert!(rect("section").right() <= rect("place").left(), "{} {}", rect("section"), rect("place"));
        let close = stage.words().get("section-close");
        assert_eq!(screen.click(&close), [Command::Section(SectionStep::Close)]);
    }
}

#[test]
fn the_bar_says_from_where_it_measures() {
    for (lang, level, upright) in [(Lang::Zh, "距地面", "距园区原点"), (Lang::En, "Above ground", "From site origin")]
    {
        let screen = cut(lang, Section::Level { height_m: 12.5 }).show_at(vec2(1920.0, 720.0));
        assert!(screen.has_part(level) && screen.has_part("12.50 m"), "{:?}", screen.texts());
        let screen = cut(lang, UPRIGHT).show_at(vec2(1920.0, 720.0));
        assert!(screen.has_part(upright) && screen.has_part("180.0°"), "{:?}", screen.texts());
    }
}
