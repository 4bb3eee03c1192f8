//! The plan from straight above.

use bevy_egui::egui::{Event, Modifiers, PointerButton, Pos2, pos2};
use yungu::{
    app::{Command, MeasureKind, MeasureStep, Measurement, Overlay, Tape},
    panels::plan::{Paper, PlanView},
    park::{Lang, PlaceKind},
};

use crate::stage::{LANGS, Screen, Stage};

fn plan(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang);
    stage.shown.plan = true;
    stage
}

fn view(stage: &Stage) -> PlanView {
    let paper = Paper::of(stage.shown.theme);
    PlanView::new(stage.park(), &stage.words(), &stage.shown, (Some(stage.state()), &stage.rulebook), paper)
}

fn click(screen: &mut Screen, at: Pos2, button: PointerButton) -> Vec<Command> {
    let event = |pressed| Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE };
    screen.harness.input_mut().events.push(Event::PointerMoved(at));
    screen.harness.step();
    screen.harness.input_mut().events.push(event(true));
    screen.harness.step();
    screen.harness.input_mut().events.push(event(false));
    screen.wishes()
}

#[test]
fn a_site_plan_has_every_building_where_it_stands() {
    for lang in LANGS {
        let stage = plan(lang);
        let view = view(&stage);
        assert_eq!(view.extent_m, [-190.5, -122.5, 190.5, 122.5]);
        for building in &stage.park().buildings {
            let shapes = view.shapes.iter().filter(|shape| shape.place.as_ref() == Some(&building.id));
            let area: f64 = shapes.map(|shape| geo::Area::unsigned_area(&shape.polygon)).sum();
            assert!((area - building.footprint_m2()).abs() < 1e-6, "{}", building.id);
            assert!(view.labels.iter().any(|label| label.name == building.name.get(lang)));
        }
    }
}

#[test]
fn what_breaks_a_rule_is_drawn_where_it_is() {
    for lang in LANGS {
        let mut stage = plan(lang);
        let faults = |stage: &Stage| {
            let fault = Paper::of(stage.shown.theme).palette.fault;
            let view = view(stage);
            let lines: Vec<Vec<[f64; 2]>> =
                view.lines.into_iter().filter(|line| line.colour == fault).map(|line| line.points_m).collect();
            (lines, view.labels.into_iter().filter(|label| label.ink == Some(fault)).map(|label| label.name).collect())
        };
        assert_eq!(faults(&stage), (Vec::new(), Vec::<String>::new()), "the shipped plan keeps the rules");
        // Six metres from its neighbour, where two high houses need thirteen.
        let buildings = &mut stage.park.as_mut().unwrap().buildings;
        buildings.iter_mut().find(|building| building.id.as_str() == "F-11B").unwrap().at.0 = 138.0;
        let (lines, labels) = faults(&stage);
        let [line] = lines.as_slice() else { panic!("{lines:?}") };
        assert_eq!((line[0][0], line[1][0]), (110.0, 116.0));
        assert!(labels[0].contains('6') && labels[0].contains("13"), "{labels:?}");
        let buildings = &mut stage.park.as_mut().unwrap().buildings;
        buildings.iter_mut().find(|building| building.id.as_str() == "F-11B").unwrap().at.0 = 175.0;
        let (lines, labels) = faults(&stage);
        assert_eq!((lines.len(), labels.len()), (1, 1), "outside, and far from others: {labels:?}");
    }
}

#[test]
fn a_floor_plan_has_its_rooms_and_racks_in_the_colours_of_the_rule() {
    let mut stage = plan(Lang::En);
    stage.shown.inside = Some("F-08/L3".into());
    stage.shown.open = vec!["F-08/L3".into()];
    stage.shown.overlay = Overlay::Rule("inlet".into());
    let view = view(&stage);
    let kinds = |kind: PlaceKind| {
        let of = |place: &yungu::park::PlaceId| stage.park().place(place).is_some_and(|place| place.kind == kind);
        view.shapes.iter().filter(|shape| shape.place.as_ref().is_some_and(of)).count()
    };
    assert_eq!((kinds(PlaceKind::Hall), kinds(PlaceKind::Rack)), (4, 4 * 384));
    let racks =
        view.shapes.iter().filter(|shape| shape.place.as_ref().is_some_and(|id| id.as_str().matches('/').count() == 4));
    let colours: std::collections::BTreeSet<[u8; 4]> = racks.map(|shape| shape.fill.to_array()).collect();
    assert!(colours.len() >= 2, "the racks are not all as warm: {colours:?}");
    stage.shown.inside = Some("F-05".into());
    stage.shown.open = vec!["F-05".into()];
    assert!(self::view(&stage).labels.iter().any(|label| label.name == "LED Hall 1" || label.name.contains('1')));
}

#[test]
fn a_click_selects_and_the_other_button_leads_out() {
    // The middle of the plan is free of panels here: nothing but the strip and the dock.
    let stage = plan(Lang::Zh);
    let mut screen = stage.show();
    let at = on_screen(&screen, [0.0, 30.0]);
    assert_eq!(click(&mut screen, at, PointerButton::Primary), [Command::Select(Some("F-01".into()))]);
    let mut inside = plan(Lang::Zh);
    inside.shown.inside = Some("F-08/L3".into());
    inside.shown.open = vec!["F-08/L3".into()];
    let mut screen = inside.show();
    let free = screen.drawn().free.unwrap();
    assert_eq!(click(&mut screen, free.center(), PointerButton::Secondary), [Command::GoOut]);
    assert_eq!(
        click(&mut screen, pos2(free.left() + 4.0, free.bottom() - 60.0), PointerButton::Primary),
        [Command::Select(None)]
    );
}

#[test]
fn the_plan_is_a_press_away() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        assert_eq!(stage.show().click(&stage.words().get("panel-help-plan")), [Command::SetPlan(true)]);
        stage.shown.plan = true;
        assert_eq!(stage.show().click(&stage.words().get("panel-help-plan")), [Command::SetPlan(false)]);
    }
}

/// Where a point of the site's plan stands on the screen.
fn on_screen(screen: &Screen, [x, z]: [f32; 2]) -> Pos2 {
    let free = screen.drawn().free.unwrap();
    let mut room = free.shrink2(bevy_egui::egui::vec2(16.0, 44.0));
    if room.width() > 640.0 {
        room.min.x += 214.0;
    }
    let scale = (room.width() / 381.0).min(room.height() / 245.0);
    room.center() + bevy_egui::egui::vec2(x, z) * scale
}

#[test]
fn a_point_catches_a_corner_to_the_millimetre_and_not_while_alt_is_held() {
    let mut stage = plan(Lang::En);
    stage.shown.tape = Some(Tape { kind: MeasureKind::Distance, points_m: Vec::new() });
    let mut screen = stage.show();
    // The podium of the industry centre: x -42 to 42, z 2 to 56.
    let near = on_screen(&screen, [42.0, 2.0]) + bevy_egui::egui::vec2(-2.0, 2.0);
    let wished = click(&mut screen, near, PointerButton::Primary);
    assert_eq!(wished, [Command::Measure(MeasureStep::Point([42.0, 0.0, 2.0]))]);
    let mut screen = stage.show();
    screen.harness.input_mut().events.push(Event::ModifiersChanged(Modifiers::ALT));
    let [Command::Measure(MeasureStep::Point(free))] = click(&mut screen, near, PointerButton::Primary)[..] else {
        panic!("no point");
    };
    assert!(free != [42.0, 0.0, 2.0] && (free[0] - 42.0).abs() < 8.0, "{free:?}");
    let mut screen = stage.show();
    assert_eq!(click(&mut screen, near, PointerButton::Secondary), [Command::Measure(MeasureStep::Done)]);
}

#[test]
fn an_end_of_a_note_is_dragged_to_another_corner() {
    let mut stage = plan(Lang::Zh);
    stage.shown.notes = vec![Measurement::new(MeasureKind::Distance, vec![[42.0, 0.0, 2.0], [42.0, 0.0, 56.0]])];
    let mut screen = stage.show();
    assert!(screen.has_part("54米"), "{:?}", screen.texts());
    let (from, to) = (on_screen(&screen, [42.0, 56.0]), on_screen(&screen, [-42.0, 56.0]));
    let event = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let input = |screen: &mut Screen, event| {
        screen.harness.input_mut().events.push(event);
        screen.harness.step();
    };
    input(&mut screen, Event::PointerMoved(from));
    input(&mut screen, event(from, true));
    for share in [0.25, 0.5, 0.75, 1.0] {
        input(&mut screen, Event::PointerMoved(from.lerp(to, share)));
    }
    let wished = screen.idle();
    input(&mut screen, event(to, false));
    let moved = wished.iter().rev().find_map(|wish| match wish {
        Command::Measure(MeasureStep::Move(0, 1, at)) => Some(*at),
        _ => None,
    });
    assert_eq!(moved, Some([-42.0, 0.0, 56.0]), "{wished:?}");
}

#[test]
fn the_tape_is_taken_up_and_laid_down() {
    for lang in LANGS {
        let mut stage = plan(lang);
        let words = stage.words();
        let take = |kind| Command::Measure(MeasureStep::Take(kind));
        assert_eq!(stage.show().click(&words.get("measure-surface")), [take(Some(MeasureKind::Area))]);
        stage.shown.tape = Some(Tape { kind: MeasureKind::Area, points_m: Vec::new() });
        let mut screen = stage.show();
        assert!(screen.has(&words.get("measure-how")));
        assert_eq!(screen.click(&words.get("measure-surface")), [take(None)]);
        stage.shown.notes =
            vec![Measurement::new(MeasureKind::Angle, vec![[1.0, 0.0, 0.0], [0.0; 3], [0.0, 0.0, 1.0]])];
        let mut screen = stage.show();
        assert!(screen.has("90°"), "{:?}", screen.texts());
        assert_eq!(screen.click(&words.get("measure-remove")), [Command::Measure(MeasureStep::Remove(0))]);
        assert_eq!(screen.click(&words.get("measure-save")), [Command::SaveNotes]);
    }
}
