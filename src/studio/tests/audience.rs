//! What the audience sees while a presenter works: a frozen picture, a dark one, a spot of light, and no notes.

use super::*;
use crate::app::{CockpitStep, OpenPark, TourStep};

fn cockpit(step: CockpitStep) -> [Command; 1] {
    [Command::Cockpit(step)]
}

#[test]
fn a_frozen_picture_stays_whatever_goes_on_behind_it() {
    let mut studio = studio("overview");
    let overview = studio.settled();
    studio.wish(cockpit(CockpitStep::Freeze(true)));
    studio.frames(12, 0.0);
    studio.wish([Command::GoToView("night".to_owned())]);
    studio.frames(12, 0.0);
    let frozen = studio.settled();
    let off = difference(&overview, &frozen);
    assert!(off < 0.004, "the audience still sees the overview: {off}");
    studio.wish(cockpit(CockpitStep::Black(true)));
    studio.frames(4, 0.0);
    assert!(brightness(&studio.settled()) < 0.001, "a frozen picture can be darkened, too");
    studio.wish(cockpit(CockpitStep::Black(false)));
    studio.wish(cockpit(CockpitStep::Freeze(false)));
    studio.frames(12, 0.0);
    let night = studio.settled();
    assert!(difference(&overview, &night) > 0.1, "what went on behind it is seen");
    studio.wish(cockpit(CockpitStep::Black(true)));
    studio.frames(4, 0.0);
    assert!(brightness(&studio.settled()) < 0.001);
    studio.wish([Command::Cockpit(CockpitStep::Black(false)), Command::GoToView("overview".to_owned())]);
    studio.wish([Command::SetTime("2025-06-10T04:00:00Z".parse().unwrap())]);
    studio.frames(12, 0.0);
    let plain = studio.settled();
    studio.wish(cockpit(CockpitStep::Spot(Some([0.5, 0.5]))));
    studio.frames(4, 0.0);
    let lit = studio.settled();
    let (corner, middle) = ((20, 250), (240, 135));
    let luma =
        |image: &RgbImage, (x, y): (u32, u32)| image.get_pixel(x, y).0.iter().map(|v| u32::from(*v)).sum::<u32>();
    assert!(luma(&lit, corner) * 2 < luma(&plain, corner), "away from the spot it is dim");
    assert!(luma(&lit, middle).abs_diff(luma(&plain, middle)) < 30, "in the spot it is as it was");
    studio.wish(cockpit(CockpitStep::Spot(Some([0.98, 0.03]))));
    studio.frames(4, 0.0);
    let lit = studio.settled();
    for at in [middle, corner, (410, 8), (479, 70), (300, 100)] {
        let (was, is) = (f64::from(luma(&plain, at)), f64::from(luma(&lit, at)));
        assert!((0.25..0.55).contains(&(is / was)), "{at:?}: {was} became {is}");
    }
    assert!(luma(&lit, (470, 8)).abs_diff(luma(&plain, (470, 8))) < 30, "and in the corner it is as it was");
}

/// The same tours without a word for the presenter.
fn without_notes(park: &OpenPark) -> OpenPark {
    let mut park = (*park.0).clone();
    park.tours.iter_mut().flat_map(|tour| &mut tour.stops).for_each(|stop| stop.notes = None);
    OpenPark(Arc::new(park))
}

#[test]
fn notes_change_the_consoles_picture_and_no_pixel_of_the_audiences() {
    let settings = |console| ShotSettings { width: 960, height: 540, panels: true, console, ..ShotSettings::default() };
    for console in [false, true] {
        let mut studio = studio_of("overview", &settings(console));
        studio.wish([TourStep::Start("investors".into()), TourStep::Go(1), TourStep::Play(false)].map(Command::Tour));
        studio.wish([Command::SetPaused(true)]);
        studio.frames(8, 0.0);
        let with = studio.settled();
        assert!(brightness(&with) > 0.02, "there is a picture");
        let park = without_notes(studio.app.world().resource::<OpenPark>());
        studio.app.world_mut().resource_mut::<OpenPark>().bypass_change_detection().0 = park.0;
        studio.frames(8, 0.0);
        let without = studio.settled();
        assert_eq!(difference(&with, &without) > 1e-5, console, "{}", difference(&with, &without));
    }
}
