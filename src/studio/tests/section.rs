//! Buildings cut open, and two scenarios' pictures beside each other.

use std::time::Instant;

use super::*;
use crate::{
    app::{CameraGoal, CameraPose, Eye, OpenPark, Panel, PlanStep, Section, SectionStep, Shown, Split},
    panels::split::OtherPicture,
    park::{Change, Xz},
    view3d::{CutAll, drawn_meshes},
};

fn cut(section: Section) -> Command {
    Command::Section(SectionStep::Set(section, None))
}

#[test]
fn a_section_is_seen_filled_and_undone_is_seen_as_before() {
    for quality in [Quality::Software, Quality::Balanced] {
        let mut studio = studio("studios");
        studio.set(quality);
        let before = studio.settled();
        // Before the halls' partitions, 13 m south of the block's middle; its middle wall runs from north to south.
        let upright = Section::Upright { through: Xz(-123.0, -60.0), bearing_deg: 180.0 };
        studio.wish([cut(upright)]);
        let open = studio.settled();
        assert!(difference(&before, &open) > 0.05, "{quality:?}: {}", difference(&before, &open));
        // Walls, slabs and roof are cut through: nothing else has their colour.
        let inked = |image: &RgbImage| {
            let of_cut = image.pixels().filter(|pixel| {
                let [r, g, b] = pixel.0.map(i32::from);
                r > 120 && r - g > 55 && g > b && g - b < 40
            });
            of_cut.count()
        };
        assert!(inked(&open) > inked(&before) + 300, "{quality:?}: {} and {}", inked(&open), inked(&before));
        studio.wish([Command::Undo]);
        let back = studio.settled();
        assert!(difference(&before, &back) < 0.0015, "{quality:?}: {}", difference(&before, &back));
    }
}

/// Columns of a picture, below the names of scenarios.
fn columns(image: &RgbImage, from: u32, to: u32) -> RgbImage {
    image::imageops::crop_imm(image, from, NAMES, to - from, image.height() - NAMES).to_image()
}

/// How high the names of two scenarios reach, pixels.
const NAMES: u32 = 56;

#[test]
fn a_picture_of_another_size_is_the_same_stage_s() {
    let mut studio = studio("overview");
    let before = studio.settled();
    studio.resize(320, 200);
    let small = studio.settled();
    assert_eq!(small.dimensions(), (320, 200));
    studio.resize(480, 270);
    let again = studio.settled();
    assert_eq!(again.dimensions(), before.dimensions());
    assert!(difference(&before, &again) < 0.0015, "{}", difference(&before, &again));
}

#[test]
fn the_other_picture_brings_the_names_of_its_own_places() {
    let mut studio = studio_of("overview", &ShotSettings { width: 960, height: 540, panels: true, ..default() });
    studio.settled();
    studio
        .wish([Command::Plan(PlanStep::Change(Change::Remove("F-04".into()), None)), Command::SetSplit(Split::Halves)]);
    // It is made beside the frames, and until it comes these look settled.
    for _ in 0..200 {
        studio.settled();
        if studio.app.world().resource::<OtherPicture>().picture.is_some() {
            break;
        }
    }
    let other = studio.app.world().resource::<OtherPicture>();
    let is_named = |id: &str| other.names.iter().any(|name| name.label.place == id.into());
    assert!(other.picture.is_some() && is_named("F-01") && is_named("F-04"), "{:?}", other.names);
    studio.wish([Command::SetSplit(Split::One)]);
    studio.settled();
    let other = studio.app.world().resource::<OtherPicture>();
    assert!(other.picture.is_none() && other.names.is_empty(), "it is closed");
}

#[test]
fn a_wipe_shows_each_scenario_on_its_side_in_the_same_view() {
    let mut studio = studio("overview");
    let base = studio.app.world().resource::<Shown>().scenario.clone();
    let plain = studio.settled();
    let moved = Change::Move { building: "F-02".into(), at: Xz(60.0, 100.0) };
    let gone = Change::Remove("F-04".into());
    studio.wish([moved, gone].map(|change| Command::Plan(PlanStep::Change(change, None))));
    for _ in 0..30 {
        std::thread::sleep(Duration::from_millis(40));
        studio.frames(2, 0.0);
    }
    let variant = studio.settled();
    assert_ne!(studio.app.world().resource::<Shown>().scenario, base);
    assert!(difference(&plain, &variant) > 0.01);
    studio.wish([Command::SetSplit(Split::Wipe(500))]);
    let split = studio.settled();
    // Clear of the line and its grip; the two names stand above.
    let (left, right) = ((0, 170), (310, 480));
    for (side, as_it_is, other) in [(left, &variant, &plain), (right, &plain, &variant)] {
        let of = |image: &RgbImage| columns(image, side.0, side.1);
        let (own, others) = (difference(&of(&split), &of(as_it_is)), difference(&of(&split), &of(other)));
        assert!(own < 0.004 && own < others / 3.0, "{side:?}: {own}, {others}");
    }
    // The second picture turns with the first.
    let eye = studio.app.world().resource::<Eye>().0;
    let turned = CameraPose { yaw: eye.yaw + 0.6, ..eye };
    studio.app.world_mut().resource_mut::<CameraGoal>().set(turned, false);
    let split_turned = studio.settled();
    studio.wish([Command::SetSplit(Split::One), Command::SetScenario(base)]);
    for _ in 0..30 {
        std::thread::sleep(Duration::from_millis(40));
        studio.frames(2, 0.0);
    }
    let plain_turned = studio.settled();
    let of = |image: &RgbImage| columns(image, right.0, right.1);
    let off = difference(&of(&split_turned), &of(&plain_turned));
    assert!(off < 0.004, "{off}");
}

/// The same moment with a section, in the fast way or all of it cut pixel by pixel.
fn cut_at(view: &str, section: Section, all: bool) -> RgbImage {
    let mut studio = studio(view);
    studio.app.insert_resource(CutAll(all));
    studio.wish([cut(section)]);
    studio.settled()
}

#[test]
fn what_is_cut_in_the_fast_way_looks_as_if_cut_pixel_by_pixel() {
    let tilted = Section::Upright { through: Xz(-123.0, -70.0), bearing_deg: 205.0 };
    let boxed =
        Section::Box { centre: Xz(-120.0, -75.0), half_m: Xz(40.0, 20.0), turn_deg: 15.0, foot_m: -1.0, top_m: 13.0 };
    for section in [tilted, boxed] {
        let (fast, slow) = (cut_at("studios", section, false), cut_at("studios", section, true));
        let near = |a: &image::Rgb<u8>, b: &image::Rgb<u8>| a.0.iter().zip(b.0).all(|(a, b)| a.abs_diff(b) <= 1);
        let other = fast.pixels().zip(slow.pixels()).filter(|(a, b)| !near(a, b)).count();
        let share = other as f64 / f64::from(fast.width() * fast.height());
        assert!(share < 0.001, "{section:?}: {other} pixels differ, {share:.4} of all");
    }
}

#[test]
fn what_is_gone_is_not_drawn() {
    let mut studio = studio("studios");
    let drawn = |studio: &mut Studio| drawn_meshes(studio.app.world_mut()).len();
    let upright = Section::Upright { through: Xz(-123.0, -60.0), bearing_deg: 180.0 };
    studio.wish([cut(upright)]);
    studio.settled();
    let fast = drawn(&mut studio);
    studio.app.insert_resource(CutAll(true));
    studio.settled();
    let slow = drawn(&mut studio);
    assert!(fast < slow, "{fast} meshes of {slow}");
    // And comes back with it.
    studio.app.insert_resource(CutAll(false));
    studio.settled();
    assert_eq!(drawn(&mut studio), fast);
}

fn told(what: &str, mut secs: Vec<f64>) {
    secs.sort_by(f64::total_cmp);
    let at = |share: f64| secs[(share * (secs.len() - 1) as f64) as usize] * 1000.0;
    println!("{what}: a frame takes {:.0} ms (median), {:.0} ms (95 %)", at(0.5), at(0.95));
}

/// How long each of sixty frames takes in which a section moves on by a step.
fn dragged(studio: &mut Studio, section: impl Fn(i32) -> Section) -> Vec<f64> {
    studio.app.insert_resource(InstantFlights(true));
    studio.wish([cut(section(0))]);
    studio.settled();
    studio.slow_down();
    let frame = |step: i32| {
        studio.wish([Command::Section(SectionStep::Set(section(step), Some(3)))]);
        let begun = Instant::now();
        studio.frames(1, 0.05);
        begun.elapsed().as_secs_f64()
    };
    (0..60).map(frame).collect()
}

#[test]
#[ignore = "measures how fast a section is dragged, and two pictures are turned"]
fn how_fast_a_section_is_dragged_and_two_pictures_turned() {
    let settings = ShotSettings { width: 1280, height: 720, panels: true, ..ShotSettings::default() };
    let mut studio = studio_of("compute", &settings);
    let section =
        |step: i32| Section::Upright { through: Xz(148.0, -48.0 + f64::from(step) * 0.2), bearing_deg: 225.0 };
    told("a section dragged through the compute centre", dragged(&mut studio, section));
    let halls = |step: i32| Section::Upright { through: Xz(-123.0, -60.0 - f64::from(step) * 0.2), bearing_deg: 180.0 };
    studio.wish([Command::GoToView("studios".to_owned())]);
    told("a section dragged through the studios", dragged(&mut studio, halls));
    // The tower from the south-east, and a level plane that goes down through it.
    let tower = studio.app.world().resource::<OpenPark>().place(&"F-01".into()).unwrap();
    let before = studio.app.world().resource::<Eye>().0;
    let pose = CameraPose { yaw: 0.7, pitch: 0.4, ..before }.framing(&tower);
    studio.app.world_mut().resource_mut::<CameraGoal>().set(pose, false);
    let storeys = |step: i32| Section::Level { height_m: 60.0 - f64::from(step) * 0.2 };
    told("a section dragged through the tower", dragged(&mut studio, storeys));
    studio.app.insert_resource(InstantFlights(true));
    let change = Change::Storeys { building: "F-10".into(), volume: None, count: 20 };
    studio.wish([
        Command::Section(SectionStep::Close),
        Command::GoToView("compute".to_owned()),
        Command::TogglePanel(Panel::Planning),
        Command::Plan(PlanStep::Change(change, None)),
        Command::SetSplit(Split::Wipe(500)),
    ]);
    studio.settled();
    studio.slow_down();
    let eye = studio.app.world().resource::<Eye>().0;
    let turned = (0..40).map(|step| {
        let pose = CameraPose { yaw: eye.yaw + 0.01 * step as f32, ..eye };
        studio.app.world_mut().resource_mut::<CameraGoal>().set(pose, false);
        let begun = Instant::now();
        studio.frames(1, 0.05);
        begun.elapsed().as_secs_f64()
    });
    told("two pictures turned", turned.collect());
}
