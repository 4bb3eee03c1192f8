//! Panels keep to their track and out of each other's way.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::park::{Bilingual, Parked};

fn building(scene: &str, id: &str) -> Building {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene);
    crate::park::load(&folder).park.unwrap().building(id).unwrap().clone()
}

fn wall(length_m: f64, thickness_m: f64, leaves: u32, parked: Option<Parked>) -> Partition {
    let name = Bilingual { zh: "墙".to_owned(), en: "Wall".to_owned() };
    let (from, to, source) = (Xz(-length_m / 2.0, 0.0), Xz(length_m / 2.0, 0.0), "s".to_owned());
    Partition { id: "W".to_owned(), name, from, to, height_m: 6.0, thickness_m, leaves, parked, source }
}

/// Start and end along the line, left and right of it, of each panel.
fn boxes(track: &Track, share: f64) -> Vec<[f64; 4]> {
    let half = track.thickness_m / 2.0;
    let stands = track.stands(share);
    let panels = track.panels_m.iter().zip(&stands);
    panels
        .map(|((start, end), stand)| {
            [start + stand.along_m, end + stand.along_m, stand.aside_m - half, stand.aside_m + half]
        })
        .collect()
}

fn check(track: &Track, share: f64) -> Result<(), TestCaseError> {
    let all = boxes(track, share);
    let (start, end) = track.ends();
    for (k, [s0, s1, d0, d1]) in all.iter().enumerate() {
        prop_assert!(*s0 > start - 1e-6 && *s1 < end + 1e-6, "{} off the track at {}", k, share);
        for [o0, o1, p0, p1] in all.iter().skip(k + 1) {
            let apart = s1.min(*o1) - s0.max(*o0) < 1e-6 || d1.min(*p1) - d0.max(*p0) < 1e-6;
            prop_assert!(apart, "{} runs into another at {}", k, share);
        }
    }
    Ok(())
}

#[test]
fn the_shipped_walls_roll_to_where_the_scene_wants_them() {
    let studio = building("zone-f", "F-05");
    let tracks: Vec<Track> = studio.partitions.iter().map(|wall| Track::of(&studio, wall)).collect();
    assert!(tracks.iter().all(Track::travels));
    let counts: Vec<usize> = tracks.iter().map(|track| track.panels_m.len()).collect();
    assert_eq!(counts, [20, 20, 24], "panels of 2.5 m");
    let parked: Vec<usize> = tracks.iter().map(|track| track.parked().len()).collect();
    assert_eq!(parked, [1, 1, 2], "two leaves part in the middle");
    for track in &tracks {
        assert!((1.5..=2.5).contains(&track.secs()));
        for share in 0..=200 {
            check(track, f64::from(share) / 200.0).unwrap();
        }
        let taken: f64 = track.parked().iter().map(|stack| 2.0 * stack.half.0).sum();
        assert!(taken < 0.1 * track.length_m, "{taken} of {}", track.length_m);
    }
    let workshop = building("demo-campus", "workshop");
    let track = Track::of(&workshop, workshop.partitions.first().unwrap());
    assert_eq!((track.panels_m.len(), track.parked().len()), (9, 1));
}

#[test]
fn the_stacks_of_a_studio_do_not_stand_in_each_other() {
    let studio = building("zone-f", "F-05");
    let tracks: Vec<Track> = studio.partitions.iter().map(|wall| Track::of(&studio, wall)).collect();
    let corners = |stack: &ParkedBox| {
        let Xz(x, z) = stack.half;
        let corners = [Xz(-x, -z), Xz(x, -z), Xz(x, z), Xz(-x, z)];
        polygon_of(&corners.map(|corner| corner.placed(stack.at, stack.turn_deg)))
    };
    let all: Vec<_> = tracks.iter().flat_map(|track| track.parked()).map(|stack| corners(&stack)).collect();
    for (k, one) in all.iter().enumerate() {
        for other in all.iter().skip(k + 1) {
            assert!(geo::Area::unsigned_area(&geo::BooleanOps::intersection(one, other)) < 1e-6);
        }
    }
}

#[test]
fn a_short_wall_moves_into_the_wall_beside_it_or_rises() {
    let mut studio = building("demo-campus", "workshop");
    studio.partitions.clear();
    let door = Partition { from: Xz(0.0, -1.5), to: Xz(0.0, 1.5), ..wall(3.0, 0.3, 1, None) };
    let track = Track::of(&studio, &door);
    assert_eq!(track.panels_m.len(), 1);
    assert_eq!(track.stands(1.0), [Stand { along_m: -3.0, aside_m: 0.0 }]);
    assert_eq!(track.share_per_m(1.0), Some(1.0 / -3.0));
    // From wall to wall there is no room beside it.
    let across = Partition { from: Xz(0.0, -11.0), to: Xz(0.0, -8.0), ..door.clone() };
    assert_eq!(Track::of(&studio, &across).stands(1.0), [Stand { along_m: 3.0, aside_m: 0.0 }], "to the free side");
    studio.volumes.clear();
    let shut_in = Track::of(&studio, &door);
    assert!(!shut_in.travels() && shut_in.parked().is_empty() && shut_in.share_per_m(0.0).is_none());
}

#[test]
fn a_degenerate_wall_harms_nobody() {
    let studio = building("demo-campus", "workshop");
    for one in [wall(0.0, 0.3, 1, None), wall(1e9, 0.3, u32::MAX, None), wall(30.0, 0.0, 7, None)] {
        let track = Track::of(&studio, &one);
        assert!(track.stands(0.5).len() <= 200 && track.secs().is_finite());
    }
}

proptest! {
    #[test]
    fn panels_stay_on_the_track_and_out_of_each_other(
        length_m in 6.0..80.0_f64, thickness_m in 0.05..1.2_f64, leaves in 1_u32..12, where_to in 0_u8..7,
        share in 0.0..=1.0_f64,
    ) {
        let studio = building_without_walls();
        let end = if where_to % 2 == 0 { TrackEnd::From } else { TrackEnd::To };
        let side = match where_to / 2 { 0 => ParkedSide::Both, 1 => ParkedSide::Left, _ => ParkedSide::Right };
        let parked = (where_to < 6).then_some(Parked { end, side });
        let track = Track::of(&studio, &wall(length_m, thickness_m, leaves, parked));
        prop_assert!(track.stands(0.0).iter().all(|stand| *stand == Stand::default()), "closed is closed");
        if !track.travels() || track.panels_m.len() < 2 {
            return Ok(());
        }
        check(&track, share)?;
        check(&track, 1.0)?;
        // At the end all panels stand where it is said that they do.
        let stacks = track.parked();
        for ([s0, s1, d0, d1], k) in boxes(&track, 1.0).into_iter().zip(0..) {
            let middle = track.point((s0 + s1) / 2.0, (d0 + d1) / 2.0);
            let in_one = stacks.iter().any(|stack| {
                (middle.0 - stack.at.0).abs() < stack.half.0 && (middle.1 - stack.at.1).abs() < stack.half.1
            });
            prop_assert!(in_one, "panel {} at {:?} is in none of {:?}", k, middle, stacks);
        }
    }

    #[test]
    fn a_little_more_of_the_way_moves_no_panel_far(share in 0.0..0.999_f64) {
        let studio = building_without_walls();
        let track = Track::of(&studio, &wall(50.0, 0.6, 1, None));
        let (now, then) = (track.stands(share), track.stands(share + 0.001));
        for (now, then) in now.iter().zip(&then) {
            prop_assert!((now.along_m - then.along_m).abs() < 0.06 && (now.aside_m - then.aside_m).abs() < 0.06);
        }
    }
}

/// Built once: reading a scene for each case would take long.
fn building_without_walls() -> Building {
    static BUILDING: std::sync::OnceLock<Building> = std::sync::OnceLock::new();
    let bare = || Building { partitions: Vec::new(), ..building("demo-campus", "workshop") };
    BUILDING.get_or_init(bare).clone()
}
