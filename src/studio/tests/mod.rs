//! What is seen while things change: roofs half gone, profiles switched under way, fewer pixels in flight.

mod audience;
mod breaches;
mod guide;
mod held;
mod letters;
mod lost;
mod measuring;
mod moment;
mod opened;
mod phone;
mod planning;
mod section;
mod touring;

use std::{path::Path, sync::Arc, time::Duration};

use bevy::{prelude::*, time::TimeUpdateStrategy, window::PrimaryWindow};
use image::RgbImage;

use super::{ShotSettings, Studio};
use crate::{
    app::{Clock, Command, Feed, Live, Overlay},
    feeds::{Mailbox, Running, Status},
    launch::Launch,
    park::PlaceId,
    view3d::{DrawnSize, InstantFlights, Quality, Softness},
};

/// The shipped park at noon, 480 × 270, on a named view.
fn studio(view: &str) -> Studio {
    studio_of(view, &ShotSettings { width: 480, height: 270, ..ShotSettings::default() })
}

fn studio_of(view: &str, settings: &ShotSettings) -> Studio {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scene = root.join("scenes/zone-f");
    let park = Arc::new(crate::park::load(&scene).park.unwrap());
    let usual = Launch::of(park, "2025-06-10T04:00:00Z".parse().unwrap());
    let launch = Launch { assets: root.join("assets"), quality: Some(Quality::Software), ..usual };
    let mut studio = Studio::open(launch, settings);
    studio.load().unwrap();
    studio.wish([Command::SetPaused(true), Command::GoToView(view.to_owned())]);
    studio
}

impl Studio {
    /// Frames that take so long each, in the program's own time.
    fn frames(&mut self, count: usize, secs: f32) {
        self.app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_secs_f32(secs)));
        (0..count).for_each(|_| self.frame());
        self.app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
    }

    fn snap(&mut self) -> RgbImage {
        self.picture().unwrap().try_into_dynamic().unwrap().to_rgb8()
    }

    /// The picture once nothing in it changes any more: textures and shaders of another profile take their time.
    fn settled(&mut self) -> RgbImage {
        let mut before = self.snap();
        for _ in 0..40 {
            std::thread::sleep(Duration::from_millis(60));
            self.frames(4, 0.0);
            let now = self.snap();
            if difference(&before, &now) < 1e-5 {
                return now;
            }
            before = now;
        }
        before
    }

    fn set(&mut self, quality: Quality) {
        *self.app.world_mut().resource_mut::<Quality>() = quality;
        self.frames(3, 0.0);
    }

    /// As in a window on a processor that takes long over a frame.
    fn slow_down(&mut self) {
        self.app.insert_resource(InstantFlights(false));
        self.app.insert_resource(Softness::of_slow_frames());
    }

    /// A window times its own frames, and on a processor finds those too slow to draw whole while the camera moves.
    fn as_in_a_window(&mut self) {
        self.app.world_mut().spawn((Window::default(), PrimaryWindow));
    }

    fn is_soft(&mut self) -> bool {
        self.app.world_mut().query::<&DrawnSize>().iter(self.app.world()).next().is_some()
    }
}

/// Mean difference, 0 to 1.
fn difference(a: &RgbImage, b: &RgbImage) -> f64 {
    let sum: f64 = a.as_raw().iter().zip(b.as_raw()).map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
    sum / (255.0 * a.as_raw().len() as f64)
}

fn brightness(image: &RgbImage) -> f64 {
    image.as_raw().iter().map(|v| f64::from(*v)).sum::<f64>() / (255.0 * image.as_raw().len() as f64)
}

fn alike(a: &image::Rgb<u8>, b: &image::Rgb<u8>) -> bool {
    a.0.iter().zip(b.0).map(|(a, b)| u32::from(a.abs_diff(b))).sum::<u32>() < 40
}

/// Of the pixels that differ between two pictures, the share that already is as in the second.
fn share_gone(before: &RgbImage, now: &RgbImage, after: &RgbImage) -> f64 {
    let changed = before.pixels().zip(now.pixels()).zip(after.pixels()).filter(|((b, _), a)| !alike(b, a));
    let (all, gone) = changed.fold((0, 0), |(all, gone), ((_, n), a)| (all + 1, gone + usize::from(alike(n, a))));
    assert!(all > 500, "only {all} pixels change");
    gone as f64 / f64::from(all)
}

#[test]
fn a_roof_that_is_lifted_is_half_gone_half_way_and_then_wholly() {
    let mut studio = studio("convention-open");
    let open = studio.settled();
    studio.wish([Command::Open(Vec::new())]);
    studio.frames(2, 0.0);
    let closed = studio.settled();
    studio.app.insert_resource(InstantFlights(false));
    studio.wish([Command::Open(vec![PlaceId::new("F-06")])]);
    studio.frames(2, 0.0);
    studio.frames(3, 0.15);
    let half = studio.snap();
    studio.frames(6, 0.15);
    let end = studio.settled();
    let share = share_gone(&closed, &half, &open);
    assert!((0.1..0.9).contains(&share), "{share} of the roof is gone half way");
    assert!(share_gone(&closed, &end, &open) > 0.97, "at the end all of it is");
    assert!(share_gone(&closed, &closed, &open) < 0.01, "a closed roof must not pass");
}

#[test]
fn profiles_are_switched_while_running_and_show_the_same_park() {
    let mut studio = studio("overview");
    let software = studio.settled();
    studio.set(Quality::Balanced);
    let balanced = studio.settled();
    studio.set(Quality::Showroom);
    let showroom = studio.settled();
    studio.set(Quality::Software);
    let again = studio.settled();
    assert!(difference(&software, &again) < 0.002, "{}", difference(&software, &again));
    for other in [&balanced, &showroom] {
        let (off, ratio) = (difference(&software, other), brightness(other) / brightness(&software));
        assert!((0.003..0.12).contains(&off), "{off}");
        assert!((0.85..1.15).contains(&ratio), "as bright in every profile: {ratio}");
    }
}

#[test]
fn a_slow_processor_draws_fewer_pixels_in_flight_and_all_of_them_at_rest() {
    let mut studio = studio("overview");
    let start = studio.settled();
    studio.slow_down();
    studio.wish([Command::GoToView("roofscape".to_owned())]);
    studio.frames(4, 0.1);
    assert!(studio.is_soft(), "the camera is under way");
    let under_way = studio.snap();
    assert!(difference(&start, &under_way) > 0.01, "the camera has moved");
    // What was drawn fills the picture: its last corner is as bright as the rest.
    let corner = image::imageops::crop_imm(&under_way, 400, 220, 80, 50).to_image();
    assert!(brightness(&corner) > 0.4 * brightness(&under_way), "{}", brightness(&corner));
    studio.frames(60, 0.1);
    assert!(!studio.is_soft(), "it has arrived");
    let arrived = studio.settled();
    studio.app.insert_resource(InstantFlights(true));
    studio.wish([Command::GoToView("overview".to_owned())]);
    studio.frames(3, 0.0);
    studio.wish([Command::GoToView("roofscape".to_owned())]);
    studio.frames(3, 0.0);
    let jumped = studio.settled();
    assert!(difference(&arrived, &jumped) < 0.01, "{}", difference(&arrived, &jumped));
}

/// A feed that has said all that it will.
struct Told;

impl Running for Told {
    fn status(&self) -> Status {
        Status::Connected { since_ms: 0 }
    }

    fn stop(&mut self) {}
}

impl Studio {
    /// Lets a feed say the inlet temperatures that were simulated, `age_ms` ago, of the racks whose ids begin so.
    fn tell_inlets(&mut self, age_ms: i64, of: &str) {
        let (live, clock) = (self.app.world().resource::<Live>(), self.app.world().resource::<Clock>());
        let (simulator, at_ms) = (live.simulator().unwrap(), clock.at().as_millisecond() - age_ms);
        let points = simulator.points().clone();
        let number = points.column_of("inlet").unwrap();
        let park = self.app.world().resource::<crate::app::OpenPark>();
        let values = simulator.state_at(park.scenario(None).unwrap(), live.seed, clock.at()).columns[number].clone();
        let mailbox = Arc::new(Mailbox::new(points.clone()));
        let known = &points.columns()[number];
        for (rack, place) in known.places.iter().enumerate().filter(|(_, place)| place.as_str().starts_with(of)) {
            let value = values.value(rack).unwrap_or_else(|| panic!("{place} is simulated"));
            mailbox.open("test", at_ms).put(known.point(rack), value, at_ms, String::new);
        }
        self.app.insert_resource(Feed::new(Box::new(Told), mailbox, true));
        self.frames(3, 0.0);
    }
}

#[test]
fn measured_simulated_stale_and_missing_racks_look_unlike_each_other() {
    let mut studio = studio("data-hall-racks");
    studio.wish([Command::SetOverlay(Overlay::Rule("inlet".into()))]);
    studio.frames(3, 0.0);
    for quality in [Quality::Software, Quality::Balanced] {
        studio.app.world_mut().remove_resource::<Feed>();
        studio.wish([Command::SetTime("2025-06-10T04:00:01Z".parse().unwrap())]);
        studio.set(quality);
        studio.wish([Command::SetTime("2025-06-10T04:00:00Z".parse().unwrap())]);
        studio.frames(2, 0.0);
        let simulated = studio.settled();
        // Of the same values, so that only their trust differs.
        studio.tell_inlets(0, "F-08/");
        let measured = studio.settled();
        studio.tell_inlets(60_000, "F-08/");
        let stale = studio.settled();
        studio.tell_inlets(0, "F-08/L2/");
        let missing = studio.settled();
        let looks = [&simulated, &measured, &stale, &missing];
        for (number, one) in looks.iter().enumerate() {
            for (other_number, other) in looks.iter().enumerate().skip(number + 1) {
                let unlike = one.pixels().zip(other.pixels()).filter(|(a, b)| !alike(a, b)).count();
                let share = unlike as f64 / one.pixels().len() as f64;
                println!("{quality:?} {number} {other_number}: {share:.4}");
                assert!(share > 0.01, "{quality:?}: {number} and {other_number} differ in {share} of the pixels");
            }
        }
    }
}

/// Of the bright pixels, the share that has at most one bright neighbour on its four sides.
fn lonely(image: &RgbImage) -> f64 {
    let is_bright = |x: u32, y: u32| image.get_pixel(x, y).0.iter().map(|v| u32::from(*v)).sum::<u32>() > 390;
    let inner = (100..image.height() - 1).flat_map(|y| (1..image.width() - 1).map(move |x| (x, y)));
    let bright: Vec<(u32, u32)> = inner.filter(|(x, y)| is_bright(*x, *y)).collect();
    let neighbours = |x: u32, y: u32| [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)];
    let alone = |(x, y): &&(u32, u32)| neighbours(*x, *y).into_iter().filter(|(x, y)| is_bright(*x, *y)).count() < 2;
    assert!(bright.len() > 2_000, "only {} pixels are lit", bright.len());
    bright.iter().filter(alone).count() as f64 / bright.len() as f64
}

#[test]
fn by_night_windows_light_up_whole() {
    let mut studio = studio_of("overview", &ShotSettings { width: 960, height: 540, ..ShotSettings::default() });
    studio.wish([Command::SetTime("2025-06-10T20:31:00Z".parse().unwrap())]);
    studio.frames(6, 0.0);
    let share = lonely(&studio.settled());
    // Speckled, a fifth of all that shines stands alone.
    assert!(share < 0.15, "{share} of what shines stands alone");
}
