//! The presenter's spot of light on a processor.

use std::sync::atomic::{AtomicBool, Ordering};

use bevy::render::RenderApp;

use super::*;
use crate::{
    app::{Callers, CockpitStep, Eye, Invitation, Theme, TourStep, Touring},
    view3d::{Held, Picture},
};

const NIGHT: &str = "2025-06-10T15:00:00Z";

fn spot(x: f32) -> Command {
    Command::Cockpit(CockpitStep::Spot(Some([x, 0.5])))
}

fn held(studio: &Studio) -> Held {
    *studio.app.world().resource::<Held>()
}

/// Brightness of the light's middle, 0 to 1.
fn lit(picture: &RgbImage, x: f32) -> f64 {
    let (x, y) = ((x * picture.width() as f32) as u32, picture.height() / 2);
    brightness(&image::imageops::crop_imm(picture, x - 10, y - 10, 20, 20).to_image())
}

#[test]
fn while_a_spot_moves_the_last_park_is_shown_again_and_soon_drawn_anew() {
    let mut studio = studio("overview");
    let by_day = studio.settled();
    studio.slow_down();
    studio.frames(2, 0.02);
    assert_eq!(held(&studio), Held::Drawn, "there is no spot");
    studio.wish([spot(0.3)]);
    studio.frames(1, 0.02);
    assert_eq!(held(&studio), Held::Kept);
    // Night falls between two moves of the hand; only a park that is not drawn does not show it.
    let mut clock = Clock::new(NIGHT.parse().unwrap());
    clock.paused = true;
    studio.app.insert_resource(clock);
    studio.wish([spot(0.6)]);
    let again = studio.snap();
    let (was, is) = (lit(&by_day, 0.6), lit(&again, 0.6));
    assert!((was - is).abs() < 0.1 * was, "the kept picture in the new light: {was:.2}, {is:.2}");
    assert!(lit(&again, 0.3) < 0.6 * lit(&by_day, 0.3), "the light has gone from where it was");
    studio.frames(40, 0.02);
    let anew = lit(&studio.settled(), 0.6);
    assert!(anew < 0.6 * was, "drawn anew it is night: {was:.2}, {anew:.2}");
    // However long the hand goes on, the park is drawn anew twice in a little more than a second.
    let seen = pointing(&mut studio, 70);
    let drawn: Vec<usize> = (0..seen.len()).filter(|at| seen[*at] == Held::Kept).collect();
    let [first, second] = drawn[..] else { panic!("{seen:?}") };
    assert!((29..=32).contains(&first) && (29..=33).contains(&(second - first)), "{drawn:?}");
    // Whatever else is asked for is seen at once.
    studio.wish([spot(0.5), Command::SetOverlay(Overlay::Usage)]);
    studio.frames(1, 0.02);
    assert_eq!(held(&studio), Held::Kept);
    // And oftener while the camera flies.
    studio.wish([Command::GoToView("south-gate".to_owned())]);
    studio.frames(2, 0.02);
    let drawn = pointing(&mut studio, 40).into_iter().filter(|held| *held == Held::Kept).count();
    assert!((3..=4).contains(&drawn), "{drawn}");
    studio.wish([Command::Cockpit(CockpitStep::Spot(None))]);
    studio.frames(1, 0.02);
    assert_eq!(held(&studio), Held::Drawn);
}

/// What becomes of the park's picture while the light moves for so many frames.
fn pointing(studio: &mut Studio, frames: u32) -> Vec<Held> {
    let moved = (0..frames).map(|step| {
        studio.wish([spot(0.3 + 0.02 * step as f32)]);
        studio.frames(1, 0.02);
        held(studio)
    });
    moved.collect()
}

#[test]
fn a_stop_that_a_phone_asks_for_is_told_before_the_park_follows() {
    let mut studio = studio("overview");
    studio.slow_down();
    studio.wish([Command::Tour(TourStep::Start("visitors".to_owned()))]);
    studio.frames(1, 0.05);
    assert_eq!(held(&studio), Held::Drawn, "no phone is there");
    studio.wish([Command::Tour(TourStep::End)]);
    studio.app.insert_resource(Invitation { phones: 1, ..Invitation::default() });
    studio.frames(2, 0.05);
    assert_eq!(held(&studio), Held::Kept);
    studio.wish([Command::Tour(TourStep::Start("visitors".to_owned()))]);
    studio.frames(1, 0.05);
    assert_eq!(held(&studio), Held::Again);
    studio.frames(1, 0.05);
    assert_eq!(held(&studio), Held::Kept);
    let stop = |studio: &Studio| studio.app.world().resource::<Touring>().0.as_ref().map(|way| way.stop);
    let before = stop(&studio).unwrap();
    studio.wish([Command::Tour(TourStep::Go(before + 1))]);
    studio.frames(1, 0.05);
    assert_eq!((held(&studio), stop(&studio)), (Held::Again, Some(before + 1)));
    studio.wish([Command::Tour(TourStep::Go(before + 2))]);
    studio.frames(1, 0.05);
    assert_eq!((held(&studio), stop(&studio)), (Held::Kept, Some(before + 2)), "twice in a row the park would stand");
}

/// What the renderer makes of the park's picture.
fn shown(studio: &Studio) -> Held {
    *studio.app.sub_app(RenderApp).world().resource::<Held>()
}

#[test]
fn a_frame_gives_way_to_a_phone_that_calls_while_it_is_made_ready() {
    let mut studio = studio("overview");
    studio.slow_down();
    studio.app.insert_resource(Invitation { phones: 1, ..Invitation::default() });
    let calls = Arc::new(AtomicBool::new(false));
    let waiting = calls.clone();
    studio.app.insert_resource(Callers::new(move || waiting.load(Ordering::Relaxed)));
    studio.wish([Command::GoToView("south-gate".to_owned())]);
    studio.frames(5, 0.1);
    assert_eq!((held(&studio), shown(&studio)), (Held::Kept, Held::Kept));
    let (before, eye) = (studio.snap(), studio.app.world().resource::<Eye>().0);
    calls.store(true, Ordering::Relaxed);
    studio.target.capture(studio.app.world_mut());
    studio.frames(1, 0.1);
    assert_eq!((held(&studio), shown(&studio)), (Held::Kept, Held::Again));
    assert_ne!(studio.app.world().resource::<Eye>().0, eye, "the flight goes on");
    calls.store(false, Ordering::Relaxed);
    let taken = |studio: &mut Studio| studio.app.world_mut().resource_mut::<Picture>().0.take();
    let mut same = None;
    for _ in 0..60 {
        same = same.or_else(|| taken(&mut studio));
        studio.frames(1, 0.0);
    }
    let same = same.unwrap().try_into_dynamic().unwrap().to_rgb8();
    assert!(difference(&before, &same) < 1e-5, "the last park is shown again");
    assert!(difference(&before, &studio.snap()) > 0.001, "and then it is drawn");
    calls.store(true, Ordering::Relaxed);
    let seen: Vec<Held> = (0..4).map(|_| (studio.frames(1, 0.1), shown(&studio)).1).collect();
    assert_eq!(seen, [Held::Again, Held::Kept, Held::Again, Held::Kept], "twice in a row the park would stand");
    studio.frames(1, 0.1);
    assert_eq!(shown(&studio), Held::Again);
    studio.wish([Command::Tour(TourStep::Start("visitors".to_owned()))]);
    let seen: Vec<Held> = (0..2).map(|_| (studio.frames(1, 0.1), shown(&studio)).1).collect();
    assert_eq!(seen, [Held::Again, Held::Kept], "the answer, and then the park");
    // What was asked for in a frame is in its picture.
    studio.wish([Command::SetTheme(Theme::Light)]);
    studio.frames(1, 0.1);
    assert_eq!(shown(&studio), Held::Kept);
    studio.app.world_mut().remove_resource::<Invitation>();
    studio.frames(2, 0.1);
    assert_eq!((held(&studio), shown(&studio)), (Held::Drawn, Held::Drawn), "no phone is there");
}

#[test]
fn behind_a_black_picture_the_park_is_not_drawn_and_afterwards_it_is_there_at_once() {
    let mut studio = studio("overview");
    let overview = studio.settled();
    studio.slow_down();
    let black = |on| [Command::Cockpit(CockpitStep::Black(on))];
    studio.wish(black(true));
    let seen: Vec<Held> = (0..20).map(|_| (studio.frames(1, 0.1), held(&studio)).1).collect();
    assert!(seen[1..].iter().all(|held| *held == Held::Again), "{seen:?}");
    studio.wish([Command::GoToView("compute-open".to_owned())]);
    studio.frames(20, 0.1);
    assert_eq!(held(&studio), Held::Again);
    assert!(brightness(&studio.snap()) < 0.001);
    studio.wish(black(false));
    studio.frames(1, 0.1);
    assert_ne!(held(&studio), Held::Again, "nobody sees what was there before");
    let first = studio.snap();
    studio.frames(10, 0.1);
    let then = studio.settled();
    assert!(difference(&first, &overview) > 0.1, "another view");
    let off = difference(&first, &then);
    assert!(off < 0.02, "racks and shadows are there: {off}");
}
