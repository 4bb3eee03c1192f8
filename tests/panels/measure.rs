//! Measuring in the picture: the tape's button and bar, what was caught, and the notes over the park.

use bevy_egui::egui::Rect;
use yungu::{
    app::{
        Command, MeasureKind, MeasureStep, Measurement, Mode, Panel, SeenFigure, SeenLine, SeenPoint, SnapKind,
        SpaceSnap, StrokeKind, Tape, TapeSeen,
    },
    park::Lang,
};

use crate::stage::{LANGS, Stage};

const A: [f64; 3] = [42.0, 0.0, 2.0];
const B: [f64; 3] = [42.0, 0.0, 56.0];

/// A straight line on the screen.
fn figure(from: [f32; 2], to: [f32; 2]) -> SeenFigure {
    SeenFigure {
        points: [from, to].map(|at| Some(SeenPoint { at, hidden: false })).to_vec(),
        lines: vec![SeenLine { kind: StrokeKind::Leg, from, to, hidden: false }],
        label: Some([(from[0] + to[0]) / 2.0, (from[1] + to[1]) / 2.0]),
    }
}

/// A note of 54 m in the middle of the picture.
fn noted(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang);
    stage.shown.notes = vec![Measurement::new(MeasureKind::Distance, vec![A, B])];
    stage.tape.notes = vec![figure([600.0, 300.0], [800.0, 340.0])];
    stage
}

/// The tape in hand, its first point set, at a corner with the pointer.
fn measuring(lang: Lang, kind: SnapKind) -> Stage {
    let mut stage = noted(lang);
    stage.shown.tape = Some(Tape { kind: MeasureKind::Height, points_m: vec![A] });
    let at = [700.0, 450.0];
    stage.tape = TapeSeen {
        snap: Some((SpaceSnap { at_m: [42.0, 21.6, 2.0], kind }, at)),
        tape: Some(figure([700.0, 520.0], at)),
        ..stage.tape
    };
    stage
}

#[test]
fn the_tape_is_a_press_away_and_its_bar_has_heights() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        let words = stage.words();
        let take = |kind| Command::Measure(MeasureStep::Take(kind));
        let button = words.get("panel-help-measure");
        assert_eq!(stage.show().click(&button), [take(Some(MeasureKind::Distance))]);
        assert!(!stage.show().has(&words.get("measure-angle")), "no bar until it is in hand");
        stage.shown.tape = Some(Tape { kind: MeasureKind::Distance, points_m: Vec::new() });
        let mut screen = stage.show();
        assert!(screen.has(&words.get("measure-how-picture")) && screen.has(&words.get("measure-planned")));
        assert_eq!(screen.click(&words.get("measure-height")), [take(Some(MeasureKind::Height))]);
        assert_eq!(screen.click(&button), [take(None)]);
        stage.shown.spread = true;
        assert!(stage.show().has(&words.get("measure-apart")));
    }
}

#[test]
fn notes_and_the_running_figure_are_written_over_the_picture() {
    for (lang, noted_as, running) in [(Lang::Zh, "54米", "21.6米"), (Lang::En, "54 m", "21.6 m")] {
        let screen = noted(lang).show();
        assert!(screen.has(noted_as), "{:?}", screen.texts());
        let screen = measuring(lang, SnapKind::Corner).show();
        assert!(screen.has(running), "{:?}", screen.texts());
        let mut named = noted(lang);
        named.shown.notes[0].name = "P-1".into();
        assert!(named.show().has(&format!("P-1  {noted_as}")));
    }
}

#[test]
fn what_was_caught_is_told_in_a_word() {
    for lang in LANGS {
        for (kind, key) in [
            (SnapKind::Corner, "measure-at-corner"),
            (SnapKind::Middle, "measure-at-middle"),
            (SnapKind::Edge, "measure-at-edge"),
            (SnapKind::Face, "measure-at-face"),
            (SnapKind::Ground, "measure-at-ground"),
            (SnapKind::AlongX, "measure-along-x"),
            (SnapKind::AlongY, "measure-along-y"),
            (SnapKind::AlongZ, "measure-along-z"),
        ] {
            let stage = measuring(lang, kind);
            assert!(stage.show().has(&stage.words().get(key)), "{lang:?} {kind:?}");
        }
    }
}

#[test]
fn words_over_the_picture_cover_no_panel_and_no_other_word() {
    for lang in LANGS {
        let mut stage = measuring(lang, SnapKind::Middle).select("F-05").with(Panel::Planning);
        // Some of them where panels stand, and many in one place.
        let notes = (0..12).map(|_| Measurement::new(MeasureKind::Distance, vec![A, B]));
        stage.shown.notes = notes.collect();
        let at = |k: usize| if k < 6 { [760.0, 330.0] } else { [60.0 + 190.0 * (k - 6) as f32, 60.0] };
        stage.tape.notes = (0..12).map(|k| figure(at(k), [at(k)[0] + 8.0, at(k)[1]])).collect();
        let drawn = stage.show().drawn();
        let of = |wanted: bool| -> Vec<Rect> {
            let panels = drawn.panels.iter().filter(|(name, _)| (*name == "note") == wanted);
            panels.map(|(_, rect)| rect.shrink(0.5)).collect()
        };
        let (words, panels) = (of(true), of(false));
        assert!(words.len() >= 5, "{}", words.len());
        for (number, word) in words.iter().enumerate() {
            let others = panels.iter().chain(words.iter().skip(number + 1)).chain(&drawn.labels);
            others.for_each(|other| assert!(!other.intersects(*word), "{lang:?}: {word} covers {other}"));
        }
    }
}

#[test]
fn audiences_and_plans_see_no_measurements_of_the_picture() {
    let mut stage = measuring(Lang::Zh, SnapKind::Corner);
    let words = stage.words();
    stage.mode = Mode::Present;
    let screen = stage.show();
    assert!(!screen.has("54米") && !screen.has(&words.get("measure-at-corner")));
    stage.mode = Mode::Explore;
    stage.shown.plan = true;
    assert!(!stage.show().has(&words.get("measure-at-corner")), "a plan has a tape of its own");
}
