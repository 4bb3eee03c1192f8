//! The guide in the picture: where she is, that she moves and points, and that nothing of her is left once she is off.

use super::*;
use crate::app::{GuideSeen, Panel, TourStep};

/// Share of the picture's pixels that differ, inside a rectangle and outside it.
fn changed(a: &RgbImage, b: &RgbImage, [left, top, right, bottom]: [f32; 4]) -> (f64, f64) {
    let (mut inside, mut outside) = ((0_u32, 0_u32), (0_u32, 0_u32));
    for ((x, y, p), q) in a.enumerate_pixels().zip(b.pixels()) {
        let (x, y) = (x as f32, y as f32);
        let count = if x > left && x < right && y > top && y < bottom { &mut inside } else { &mut outside };
        count.0 += 1;
        count.1 += u32::from(!alike(p, q));
    }
    let share = |(all, changed): (u32, u32)| f64::from(changed) / f64::from(all.max(1));
    (share(inside), share(outside))
}

fn seen(studio: &Studio) -> Option<[f32; 4]> {
    studio.app.world().resource::<GuideSeen>().0
}

#[test]
fn at_every_kind_of_stop_she_is_in_the_picture_and_switched_off_she_is_not() {
    let mut studio = studio("overview");
    studio.wish([Command::SetPaused(true), Command::TogglePanel(Panel::Guide)]);
    studio.wish([Command::Tour(TourStep::Start("visitors".into()))]);
    let mut drawn = 0;
    // From above, on a square, in a hall, between racks, by night.
    for stop in [0, 1, 2, 3, 5, 6] {
        studio.wish([TourStep::Go(stop), TourStep::Play(false)].map(Command::Tour));
        studio.wish([Command::SetPaused(true)]);
        studio.frames(4, 0.0);
        let with = studio.settled();
        let Some(rect) = seen(&studio) else { continue };
        studio.wish([Command::TogglePanel(Panel::Guide)]);
        studio.frames(4, 0.0);
        let without = studio.settled();
        assert_eq!(seen(&studio), None);
        studio.wish([Command::TogglePanel(Panel::Guide)]);
        // Her arm may reach beyond the rectangle about her.
        let [left, top, right, bottom] = rect;
        let wide = (bottom - top) * 0.5;
        let (inside, outside) =
            changed(&with, &without, [left - wide, top - wide * 0.4, right + wide, bottom + wide * 0.3]);
        assert!(inside > 0.08, "stop {stop}: {inside} of her rectangle {rect:?} is hers");
        assert!(outside < 0.002, "stop {stop}: {outside} of the rest changes with her");
        drawn += 1;
    }
    assert!(drawn >= 5, "she is at {drawn} of six stops");
}

#[test]
fn while_the_tour_plays_she_comes_moves_and_goes() {
    let mut studio = studio("overview");
    studio.app.insert_resource(InstantFlights(false));
    studio.wish([Command::SetPaused(true), Command::TogglePanel(Panel::Guide)]);
    studio.wish([Command::Tour(TourStep::Start("visitors".into()))]);
    studio.frames(2, 0.0);
    studio.frames(30, 0.1);
    let rect = seen(&studio).expect("she has come");
    let first = studio.snap();
    studio.frames(6, 0.1);
    let second = studio.snap();
    // The camera moves as well: what is compared is the corner of the picture that she fills.
    let (inside, _) = changed(&first, &second, rect);
    assert!(inside > 0.02, "{inside}");
    studio.wish([Command::Tour(TourStep::End)]);
    studio.frames(10, 0.1);
    assert_eq!(seen(&studio), None, "with the tour she goes");
}
