//! How long the frames of a tour's flights take, as they are while a phone is in the presenter's hand.

use super::*;
use crate::{
    app::{Invitation, TourStep},
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
    let tour = studio.app.world().resource::<crate::app::OpenPark>().0.tours[0].clone();
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
