//! The picture of an edited park: what moves is seen where it stands, what is reshaped as it is, what is gone no more.

use std::time::Instant;

use super::*;
use crate::{
    app::{OpenPark, Panel, PlanStep, PlannedFigures, SunDay, SunHours},
    park::{Change, PlainBuilding, Xz},
    twin::PlanFigures,
};

pub(super) fn change(change: Change) -> Command {
    Command::Plan(PlanStep::Change(change, None))
}

/// Frames until everything that was asked for is built and drawn.
pub(super) fn drawn(studio: &mut Studio) -> RgbImage {
    for _ in 0..60 {
        std::thread::sleep(Duration::from_millis(40));
        studio.frames(2, 0.0);
    }
    studio.settled()
}

#[test]
fn a_park_that_is_changed_is_seen_so_and_undone_is_seen_as_before() {
    let mut studio = studio("overview");
    let before = studio.settled();
    let park = studio.app.world().resource::<OpenPark>().0.clone();
    let tower = park.building("F-10").unwrap().clone();
    let higher = Change::Storeys { building: "F-10".into(), volume: None, count: 36 };
    let plain = PlainBuilding {
        usage: tower.usage.clone(),
        source: tower.source.clone(),
        at: Xz(-20.0, -5.0),
        size_m: Xz(24.0, 20.0),
        storeys: 12,
        ..PlainBuilding::default()
    };
    for (what, made) in [
        ("moved", vec![change(Change::Move { building: "F-10".into(), at: Xz(140.0, 20.0) })]),
        ("higher", vec![change(higher)]),
        ("added", vec![change(Change::Add(Box::new(plain.building("N-1".into()))))]),
        ("removed", vec![change(Change::Remove("F-02".into()))]),
    ] {
        let count = made.len();
        studio.wish(made);
        let now = drawn(&mut studio);
        let differs = difference(&before, &now);
        assert!(differs > 0.002, "{what}: {differs}");
        studio.wish(std::iter::repeat_n(Command::Undo, count));
        let back = drawn(&mut studio);
        let differs = difference(&before, &back);
        assert!(differs < 0.0015, "{what}, undone: {differs}");
    }
}

#[test]
fn hours_of_sun_lie_on_the_ground_and_go_with_their_overlay() {
    let mut studio = studio("overview");
    let before = studio.settled();
    studio.wish([Command::SetOverlay(Overlay::Sun(SunDay::OfRule))]);
    let sunny = studio.settled();
    assert!(difference(&before, &sunny) > 0.05, "{}", difference(&before, &sunny));
    assert!(studio.app.world().resource::<SunHours>().summary().unwrap().passes.is_some());
    studio.wish([Command::SetOverlay(Overlay::None)]);
    let back = studio.settled();
    assert!(difference(&before, &back) < 1e-3, "{}", difference(&before, &back));
}

#[test]
#[ignore = "measures how fast a building is dragged"]
fn how_fast_a_building_is_dragged() {
    let settings = ShotSettings { width: 1280, height: 720, panels: true, ..ShotSettings::default() };
    let mut studio = studio_of("overview", &settings);
    studio.wish([Command::TogglePanel(Panel::Planning), Command::Select(Some("F-10".into()))]);
    for overlay in [Overlay::None, Overlay::Sun(SunDay::OfRule)] {
        studio.wish([Command::SetOverlay(overlay.clone())]);
        studio.settled();
        studio.slow_down();
        let mut secs: Vec<f64> = (0..60)
            .map(|step| {
                let at = Xz(140.0 + f64::from(step) * 0.5, 50.0);
                let moved = Change::Move { building: "F-10".into(), at };
                studio.wish([Command::Plan(PlanStep::Change(moved, Some(7)))]);
                let begun = Instant::now();
                studio.frames(1, 0.05);
                let secs = begun.elapsed().as_secs_f64();
                let world = studio.app.world();
                let park = &world.resource::<OpenPark>().0;
                assert_eq!(park.building("F-10").unwrap().at, at, "in the same frame");
                assert_eq!(*world.resource::<PlannedFigures>().now, PlanFigures::of(park));
                secs
            })
            .collect();
        studio.wish([Command::Plan(PlanStep::LetGo)]);
        secs.sort_by(f64::total_cmp);
        let at = |share: f64| secs[(share * (secs.len() - 1) as f64) as usize] * 1000.0;
        println!("{overlay:?}: a frame takes {:.0} ms (median), {:.0} ms (95 %)", at(0.5), at(0.95));
    }
}
