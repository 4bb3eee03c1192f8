//! A moment shown again is the same picture.

use super::*;
use crate::app::{Command, Live, MomentFile, OpenPark, Pose, Posing, SaveFolder, SavedMoment};

/// Structural similarity of two pictures' brightness, mean over windows of 8 × 8 pixels (Wang et al. 2004).
fn similarity(a: &RgbImage, b: &RgbImage) -> f64 {
    let luma = |image: &RgbImage, x: u32, y: u32| {
        let [r, g, b] = image.get_pixel(x, y).0.map(f64::from);
        0.299 * r + 0.587 * g + 0.114 * b
    };
    let (c1, c2) = ((0.01_f64 * 255.0).powi(2), (0.03_f64 * 255.0).powi(2));
    let windows: Vec<f64> = (0..a.height() / 8)
        .flat_map(|row| (0..a.width() / 8).map(move |column| (column * 8, row * 8)))
        .map(|(left, top)| {
            let pairs: Vec<(f64, f64)> =
                (0..64).map(|k| (left + k % 8, top + k / 8)).map(|(x, y)| (luma(a, x, y), luma(b, x, y))).collect();
            let mean = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / 64.0;
            let (ma, mb) = (mean(&|p| p.0), mean(&|p| p.1));
            let (va, vb) = (mean(&|p| (p.0 - ma).powi(2)), mean(&|p| (p.1 - mb).powi(2)));
            let cov = mean(&|p| (p.0 - ma) * (p.1 - mb));
            ((2.0 * ma * mb + c1) * (2.0 * cov + c2)) / ((ma * ma + mb * mb + c1) * (va + vb + c2))
        })
        .collect();
    windows.iter().sum::<f64>() / windows.len() as f64
}

#[test]
fn a_moment_that_is_opened_again_is_the_same_picture() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = studio("plaza-eye");
    first.app.insert_resource(SaveFolder(folder.path().to_owned()));
    let place = first.app.world().resource::<OpenPark>().buildings[0].id.clone();
    first.wish([
        Command::SetOverlay(Overlay::Rule("occupancy".into())),
        Command::SetTime("2025-06-10T09:12:34Z".parse().unwrap()),
        Command::Select(Some(place)),
    ]);
    first.frames(6, 0.0);
    let before = first.settled();
    first.wish([Command::KeepMoment]);
    first.frames(8, 0.0);
    let file = first.app.world().resource::<SavedMoment>().0.clone().unwrap().unwrap();
    let park = first.app.world().resource::<OpenPark>().0.clone();
    let moment = MomentFile::read(&file, &park).unwrap();

    let mut second = studio("night");
    second.frames(4, 0.0);
    second.wish([Command::ShowMoment(Box::new(moment))]);
    second.frames(8, 0.0);
    let again = second.settled();
    let like = similarity(&before, &again);
    assert!(like >= 0.99, "{like}");
    let hash = |studio: &Studio| studio.app.world().resource::<Live>().state().unwrap().hash();
    assert_eq!(hash(&first), hash(&second));

    // The picture to take home has a caption and its code.
    second.app.insert_resource(Posing(Some(Pose {
        file: Some(folder.path().join("card.png")),
        link: "yungu:zone-f?t=0".into(),
    })));
    for _ in 0..400 {
        second.frames(1, 0.0);
        std::thread::sleep(Duration::from_millis(5));
        if second.app.world().resource::<Posing>().0.is_none() && folder.path().join("card.png").exists() {
            break;
        }
    }
    std::thread::sleep(Duration::from_millis(200));
    let card = image::open(folder.path().join("card.png")).unwrap().to_rgb8();
    assert_eq!(card.dimensions(), (480, 270));
    assert!(similarity(&before, &card) < 0.95, "something stands under it");
}
