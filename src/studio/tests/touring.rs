//! How long the frames of a tour's flights take, as they are while a phone is in the presenter's hand.

use bevy::winit::{UpdateMode, WinitSettings};

use super::*;
use crate::{
    app::{Invitation, LONGEST_FRAME_SECS, OpenPark, Panel, Shown, TourStep},
    view3d::Held,
};

#[test]
#[ignore = "a measurement: cargo test --lib how_fast_a_tour_flies -- --ignored --nocapture"]
fn how_fast_a_tour_flies() {
    let settings =
        ShotSettings { width: 1280, height: 720, panels: true, compiles_aside: true, ..ShotSettings::default() };
    let mut studio = studio_of("overview", &settings);
    studio.app.insert_resource(Invitation { phones: 1, ..default() });
    studio.slow_down();
    studio.as_in_a_window();
    studio.app.insert_resource(TimeUpdateStrategy::Automatic);
    (0..4).for_each(|_| studio.frame());
    let tour = studio.app.world().resource::<OpenPark>().0.tours[0].clone();
    for round in ["the first time", "again"] {
        studio.wish([Command::Tour(TourStep::Start(tour.id.clone()))]);
        for stop in 0..tour.stops.len().min(8) {
            let mut frames = Vec::new();
            if stop > 0 {
                studio.wish([Command::Tour(TourStep::Go(stop))]);
            }
            for _ in 0..16 {
                let began = std::time::Instant::now();
                studio.frame();
                let held = *studio.app.world().resource::<Held>() == Held::Again;
                frames.push(format!("{:.0}{}", began.elapsed().as_secs_f64() * 1e3, if held { "h" } else { "" }));
            }
            println!("{round}, stop {stop}: {}", frames.join(" "));
        }
        studio.wish([Command::Tour(TourStep::End)]);
        (0..20).for_each(|_| studio.frame());
    }
}

#[test]
fn a_stop_at_which_nothing_turns_is_sharp_unless_a_phone_waits_for_whoever_moves() {
    let mut studio = studio("overview");
    studio.slow_down();
    studio.as_in_a_window();
    let park = studio.app.world().resource::<OpenPark>().0.clone();
    let stops =
        park.tours.iter().flat_map(|tour| tour.stops.iter().enumerate().map(move |(at, stop)| (tour, at, stop)));
    let standing = stops.filter(|(_, _, stop)| stop.turn_deg == 0.0).step_by(2).take(3);
    let mut soft_with_both = 0;
    for (tour, at, _) in standing {
        studio.wish([TourStep::Start(tour.id.clone()), TourStep::Go(at), TourStep::Play(false)].map(Command::Tour));
        // Longer than any way there.
        studio.frames(90, 0.1);
        for (guide, phones) in [(true, 1), (true, 0), (false, 0), (false, 1)] {
            if guide != studio.app.world().resource::<Shown>().panel(Panel::Guide) {
                studio.wish([Command::TogglePanel(Panel::Guide)]);
            }
            studio.app.insert_resource(Invitation { phones, ..default() });
            studio.app.insert_resource(Softness::of_slow_frames());
            studio.frames(20, 0.1);
            let soft = studio.is_soft();
            assert!(!soft || guide && phones > 0, "{}, stop {at}: guide {guide}, phones {phones}", tour.id);
            soft_with_both += usize::from(soft);
        }
    }
    assert!(soft_with_both > 0, "somewhere the guide moves, and a touch would wait for her");
    let rest = |studio: &mut Studio, playing: bool| {
        studio.wish([Command::Tour(TourStep::Play(playing))]);
        studio.frames(10, 0.1);
        match studio.app.world().resource::<WinitSettings>().focused_mode {
            UpdateMode::Reactive { wait, .. } => wait.as_secs_f32(),
            UpdateMode::Continuous => panic!("a processor rests"),
        }
    };
    studio.app.insert_resource(Invitation::default());
    assert!(rest(&mut studio, true) < LONGEST_FRAME_SECS, "the tour's time goes on as it is");
    assert!(rest(&mut studio, false) > 2.0 * LONGEST_FRAME_SECS, "nothing moves");
}
