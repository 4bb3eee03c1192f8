//! Pictures from the real scene on whatever driver there is, judged by what must be true of them.
//!
//! One app a test, many pictures an app: starting costs more than drawing.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop loudly")]

use std::{path::Path, sync::Arc};

use image::{Rgb, RgbImage};
use jiff::Timestamp;
use yungu::{
    ShotOrder, ShotSettings,
    app::{Command, Overlay},
    launch::Launch,
    park::{PlaceId, Weather},
    take_shots,
    view3d::Quality,
};

const NOON: &str = "2025-06-10T04:00:00Z";
const MIDNIGHT: &str = "2025-06-10T16:00:00Z";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn launch(scene: &Path, assets: &Path) -> Launch {
    let loaded = yungu::park::load(scene);
    let park = Arc::new(loaded.park.unwrap_or_else(|| panic!("{:?}", loaded.issues)));
    let usual = Launch::of(park, NOON.parse().expect("a time"));
    Launch { issues: loaded.issues, assets: assets.to_owned(), quality: Some(Quality::Software), ..usual }
}

fn at(text: &str) -> Command {
    Command::SetTime(text.parse::<Timestamp>().expect("a time"))
}

fn view(id: &str) -> Command {
    Command::GoToView(id.to_owned())
}

fn select(id: &str) -> Command {
    Command::Select(Some(PlaceId::new(id)))
}

/// Draws one picture for each list of wishes, 480 × 270, without panels.
fn pictures(launch: Launch, wishes: &[Vec<Command>]) -> (Vec<RgbImage>, Vec<yungu::park::Issue>) {
    let folder = tempfile::tempdir().expect("a folder");
    let order = |(number, wishes): (usize, &Vec<Command>)| ShotOrder {
        wishes: wishes.clone(),
        out: folder.path().join(format!("{number}.png")),
        smaller: None,
    };
    let orders: Vec<ShotOrder> = wishes.iter().enumerate().map(order).collect();
    let settings = ShotSettings { width: 480, height: 270, ..ShotSettings::default() };
    let issues = take_shots(launch, &settings, &orders, |_| {}).expect("pictures");
    let read = |order: &ShotOrder| image::open(&order.out).expect("a PNG").to_rgb8();
    (orders.iter().map(read).collect(), issues)
}

fn brightness(image: &RgbImage) -> f64 {
    let sum: f64 = image.pixels().map(|Rgb([r, g, b])| f64::from(*r) + f64::from(*g) + f64::from(*b)).sum();
    sum / (3.0 * 255.0 * image.pixels().len() as f64)
}

/// Mean difference of two pictures, 0 to 1.
fn difference(a: &RgbImage, b: &RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let sum: f64 = a.as_raw().iter().zip(b.as_raw()).map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
    sum / (255.0 * a.as_raw().len() as f64)
}

/// Centre and number of the pixels in the outline's orange.
fn orange(image: &RgbImage) -> (f64, f64, usize) {
    let is_orange = |Rgb([r, g, b]): &Rgb<u8>| *r > 235 && (150..=225).contains(g) && *b < 110;
    // The badges in the lower left corner have a colour like it.
    let lowest = image.height() * 7 / 8;
    let spots: Vec<(f64, f64)> = image
        .enumerate_pixels()
        .filter(|(_, y, pixel)| *y < lowest && is_orange(pixel))
        .map(|(x, y, _)| (f64::from(x), f64::from(y)))
        .collect();
    let count = spots.len();
    let mean = |pick: fn(&(f64, f64)) -> f64| spots.iter().map(pick).sum::<f64>() / count.max(1) as f64;
    (mean(|s| s.0), mean(|s| s.1), count)
}

#[test]
fn the_park_by_day_by_night_selected_and_tinted() {
    let scene = root().join("scenes/zone-f");
    let (shots, issues) = pictures(
        launch(&scene, &root().join("assets")),
        &[
            vec![view("plan"), Command::SetOverlay(Overlay::None)],
            vec![select("F-08")],
            vec![select("F-05")],
            vec![Command::Select(None), Command::SetOverlay(Overlay::Rule("occupancy".into()))],
            vec![Command::SetOverlay(Overlay::None), at(MIDNIGHT)],
            vec![at(NOON)],
        ],
    );
    assert_eq!(issues, [], "the shipped scene loads without a fault");
    let [plain, compute, studios, tinted, night, again] = shots.as_slice() else { panic!("six pictures") };

    let (x, y, count) = orange(compute);
    assert_eq!(orange(plain).2, 0, "nothing is selected yet");
    assert!(count > 40 && x > 260.0 && y < 150.0, "F-08 lies in the north-east: {x} {y} {count}");
    let (x, y, count) = orange(studios);
    assert!(count > 40 && x < 220.0 && y < 150.0, "F-05 lies in the north-west: {x} {y} {count}");

    assert!(difference(plain, tinted) > 0.01, "the overlay shows");
    assert!(brightness(night) < 0.45 * brightness(plain), "{} {}", brightness(night), brightness(plain));
    assert!(difference(plain, again) < 0.002, "the same moment gives the same picture");
}

/// Mean brightness of a spot of the picture, given by shares of its width and height, 0 to 1.
fn spot(image: &RgbImage, (across, down): (f64, f64)) -> f64 {
    let (x, y) = (f64::from(image.width()) * across, f64::from(image.height()) * down);
    let part = image::imageops::crop_imm(image, x as u32 - 2, y as u32 - 2, 5, 5).to_image();
    brightness(&part)
}

#[test]
fn shadows_turn_with_the_sun_and_the_picture_darkens_into_the_night() {
    let scene = root().join("scenes/zone-f");
    let clear = Command::SetWeather(Weather::Clear);
    let (shots, _) = pictures(
        launch(&scene, &root().join("assets")),
        &[
            vec![view("plan"), clear, at("2025-10-10T01:00:00Z")],
            vec![at("2025-10-10T08:30:00Z")],
            vec![at("2025-10-10T10:35:00Z")],
            vec![at("2025-10-10T14:00:00Z")],
            vec![at("2025-10-10T05:00:00Z")],
            vec![Command::SetWeather(Weather::Mist)],
        ],
    );
    let [morning, afternoon, dusk, night, noon, mist] = shots.as_slice() else { panic!("six pictures") };
    // The plan shows north up, the site over most of its height: F-01's tower stands a little below the middle. Its
    // morning shadow falls to the west, its afternoon shadow to the east.
    let sides = |image: &RgbImage| {
        let of =
            |sign: f64| (0..6).map(|k| spot(image, (0.5 + sign * (0.075 + 0.012 * f64::from(k)), 0.53))).sum::<f64>();
        (of(-1.0), of(1.0))
    };
    let ((west_early, east_early), (west_late, east_late)) = (sides(morning), sides(afternoon));
    assert!(west_early / east_early < west_late / east_late, "{west_early} {east_early} {west_late} {east_late}");
    assert!(difference(morning, afternoon) > 0.02, "shadows lie elsewhere");
    assert!(brightness(noon) > brightness(dusk) && brightness(dusk) > brightness(night), "exposure follows the light");
    assert!(difference(noon, mist) > 0.02, "mist lies over the park");
}

#[test]
fn the_overview_is_the_golden_one_and_the_night_is_not() {
    let scene = root().join("scenes/zone-f");
    let golden_file = root().join("tests/golden/overview.png");
    let (shots, _) = pictures(launch(&scene, &root().join("assets")), &[vec![view("overview")], vec![at(MIDNIGHT)]]);
    let [day, night] = shots.as_slice() else { panic!("two pictures") };
    if std::env::var_os("YUNGU_NEW_GOLDEN").is_some() {
        day.save(&golden_file).expect("a writable folder");
    }
    let golden = image::open(&golden_file).expect("the golden picture").to_rgb8();
    assert!(difference(day, &golden) < 0.03, "{} from the golden picture", difference(day, &golden));
    assert!(difference(night, &golden) > 0.10, "a wrong picture must not pass");
}

/// The park without anybody in it.
fn deserted(launch: Launch) -> Launch {
    let mut park = Arc::unwrap_or_clone(launch.park.expect("a park"));
    park.buildings.iter_mut().for_each(|building| building.occupants.clear());
    Launch { park: Some(Arc::new(park)), ..launch }
}

/// How much two pictures differ in a part of them, given by shares of width and height: left, top, right, bottom.
fn difference_in(a: &RgbImage, b: &RgbImage, (left, top, right, bottom): (f64, f64, f64, f64)) -> f64 {
    let (wide, high) = (f64::from(a.width()), f64::from(a.height()));
    let part = |image: &RgbImage| {
        let (x, y) = ((wide * left) as u32, (high * top) as u32);
        image::imageops::crop_imm(image, x, y, (wide * right) as u32 - x, (high * bottom) as u32 - y).to_image()
    };
    difference(&part(a), &part(b))
}

#[test]
fn people_are_seen_where_they_are_and_nowhere_else() {
    let scene = root().join("scenes/zone-f");
    // A workday's morning, noon at the plaza, and an evening's show.
    let wishes = [
        vec![view("plaza-eye"), at("2025-10-10T00:12:00Z")],
        vec![at("2025-10-10T00:12:03Z")],
        vec![at("2025-10-10T00:12:00Z")],
        vec![view("convention-inside"), at("2025-10-10T12:00:00Z")],
        vec![view("lobby"), at("2025-10-10T02:00:00Z")],
    ];
    let (busy, issues) = pictures(launch(&scene, &root().join("assets")), &wishes);
    assert_eq!(issues, []);
    let (empty, _) = pictures(deserted(launch(&scene, &root().join("assets"))), &wishes);
    // On the ground, below the eye's horizon; not in the sky above the roofs.
    let (ground, sky) = ((0.0, 0.55, 1.0, 0.85), (0.0, 0.0, 1.0, 0.2));
    assert!(difference_in(&busy[0], &empty[0], ground) > 0.003, "{}", difference_in(&busy[0], &empty[0], ground));
    assert!(difference_in(&busy[0], &empty[0], sky) < 0.0005, "nobody flies");
    assert!(difference(&busy[0], &busy[1]) > 0.0002, "three seconds later they have walked on");
    assert!(difference(&busy[0], &busy[2]) < 1e-6, "the same moment again");
    assert!(difference(&empty[0], &empty[1]) < 0.0002, "where nobody is, nothing moves");
    for (nth, what) in [(3, "the audience"), (4, "people in the lobby")] {
        assert!(difference(&busy[nth], &empty[nth]) > 0.004, "{what}: {}", difference(&busy[nth], &empty[nth]));
    }
}

/// Mean colour about a spot, given as shares of width and height.
fn colour(image: &RgbImage, (across, down): (f64, f64)) -> [f64; 3] {
    let (x, y) = ((across * f64::from(image.width())) as u32, (down * f64::from(image.height())) as u32);
    let near = (x - 6..x + 6).flat_map(|x| (y - 4..y + 4).map(move |y| image.get_pixel(x, y).0));
    let sum = near.fold([0.0; 3], |sum, rgb| [0, 1, 2].map(|k| sum[k] + f64::from(rgb[k])));
    sum.map(|channel| channel / 96.0)
}

#[test]
fn bare_ground_in_may_2022_a_tower_half_way_up_and_all_of_it_in_the_end() {
    let moments = ["2022-05-23T07:30:00Z", "2023-09-15T07:30:00Z", "2025-06-10T07:30:00Z"];
    let wishes: Vec<Vec<Command>> = moments.iter().map(|moment| vec![view("overview"), at(moment)]).collect();
    let (images, issues) = pictures(launch(&root().join("scenes/zone-f"), &root().join("assets")), &wishes);
    assert!(issues.is_empty(), "{issues:?}");
    let [bare, rising, built] = images.as_slice() else { panic!("three pictures") };
    // In the middle of the site's near half, where the plaza will be: earth is red rather than blue.
    let plaza = (0.61, 0.60);
    let [red, _, blue] = colour(bare, plaza);
    assert!(red > blue + 12.0, "earth: {red} {blue}");
    let [red, _, blue] = colour(built, plaza);
    assert!(red < blue + 30.0, "paving: {red} {blue}");
    assert!(difference(bare, rising) > 0.03 && difference(rising, built) > 0.03 && difference(bare, built) > 0.06);
    // The innovation tower's upper storeys: hills behind a few lines, then glass and concrete.
    let tower = (0.50, 0.33);
    let sky_like = colour(bare, tower);
    let there = colour(built, tower);
    let apart: f64 = sky_like.iter().zip(there).map(|(a, b)| (a - b).abs()).sum();
    assert!(apart > 60.0, "{sky_like:?} {there:?}");
}

#[test]
fn a_missing_model_leaves_a_box_and_the_rest_of_the_park() {
    let assets = tempfile::tempdir().expect("a folder");
    copy(&root().join("assets"), assets.path());
    std::fs::remove_file(assets.path().join("models/zone-f/F-01.glb")).expect("the model was there");
    std::fs::write(assets.path().join("models/zone-f/F-08.glb"), b"glTF, but not really").expect("writable");
    let scene = root().join("scenes/zone-f");
    let wishes = [vec![view("overview")]];
    let (whole, _) = pictures(launch(&scene, &root().join("assets")), &wishes);
    let (broken, issues) = pictures(launch(&scene, assets.path()), &wishes);
    let codes: Vec<&str> = issues.iter().map(|issue| issue.code.as_str()).collect();
    assert_eq!(codes.iter().filter(|code| **code == "model-missing").count(), 1, "{codes:?}");
    assert!(codes.iter().any(|code| code.starts_with("gltf-")), "{codes:?}");
    let changed = difference(&whole[0], &broken[0]);
    assert!((0.001..0.15).contains(&changed), "two buildings changed, the rest stayed: {changed}");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else if entry.path().extension().is_none_or(|kind| kind != "otf") {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
