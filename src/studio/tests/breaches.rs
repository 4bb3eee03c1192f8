//! What breaks a rule of planning is red where it is, for planners, and nowhere else.

use super::{
    planning::{change, drawn},
    *,
};
use crate::{
    app::{BreachesSeen, Mode, PlannedFigures},
    park::{Change, Xz},
};

/// By how much the reddest of the pixels about a point of the ground is more red than green or blue.
fn redness(studio: &mut Studio, image: &RgbImage, Xz(x, z): Xz) -> i32 {
    let at = studio.on_screen([x, 0.5, z]);
    let (left, top) = (at.x as i32, at.y as i32);
    assert!((1..959).contains(&left) && (1..539).contains(&top), "in the picture: {at}");
    let about = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (left + dx, top + dy)));
    let red = about.map(|(x, y)| {
        let [r, g, b] = image.get_pixel(x as u32, y as u32).0.map(i32::from);
        r - g.max(b)
    });
    red.max().unwrap()
}

#[test]
fn narrow_gaps_and_what_stands_outside_are_red_where_they_are_for_planners() {
    for quality in [Quality::Software, Quality::Balanced] {
        let settings = ShotSettings { width: 960, height: 540, ..ShotSettings::default() };
        // From straight above.
        let mut studio = studio_of("plan", &settings);
        studio.set(quality);
        studio.wish([Command::SetMode(Mode::Plan)]);
        let base = studio.settled();
        assert_eq!(*studio.app.world().resource::<BreachesSeen>(), BreachesSeen::default(), "nothing is wrong");
        // 12 m from the other apartments, where 13 m are asked for; and 4.5 m over the boundary, 40 m long.
        studio.wish([
            change(Change::Move { building: "F-11B".into(), at: Xz(144.0, 101.0) }),
            change(Change::Move { building: "F-10".into(), at: Xz(175.0, 54.0) }),
        ]);
        let wrong = drawn(&mut studio);
        let figures = studio.app.world().resource::<PlannedFigures>().now.clone();
        assert_eq!((figures.fire_gaps.len(), figures.outside_site.len()), (1, 1), "{figures:?}");
        assert!((figures.outside_site[0].1 - 180.0).abs() < 1e-3);
        let (a, b) = figures.fire_gaps[0].between;
        // Beside the words, and not under them.
        let in_gap = Xz(a.0 + (b.0 - a.0) * 0.8, a.1 + (b.1 - a.1) * 0.8);
        let spots = [in_gap, Xz(195.0, 62.0), Xz(195.0, 70.0)];
        for at in spots {
            let (before, now) = (redness(&mut studio, &base, at), redness(&mut studio, &wrong, at));
            assert!(before < 40 && now > 80, "{quality:?} {at:?}: {before}, {now}");
        }
        let seen = studio.app.world().resource::<BreachesSeen>().clone();
        let middle = studio.on_screen([(a.0 + b.0) / 2.0, 0.5, (a.1 + b.1) / 2.0]);
        assert!(Vec2::from_array(seen.gaps[0].unwrap()).distance(middle) < 0.5, "{seen:?}");
        assert!(seen.outside[0].is_some());
        for mode in [Mode::Explore, Mode::Present] {
            studio.wish([Command::SetMode(mode)]);
            let plain = studio.settled();
            let red = spots.map(|at| redness(&mut studio, &plain, at));
            assert!(red.iter().all(|red| *red < 40), "{quality:?} {mode:?}: {red:?}");
            assert_eq!(*studio.app.world().resource::<BreachesSeen>(), BreachesSeen::default());
        }
        // Put back, nothing is left of it.
        studio.wish([Command::SetMode(Mode::Plan), Command::Undo, Command::Undo]);
        let back = drawn(&mut studio);
        assert!(difference(&base, &back) < 0.0015, "{quality:?}: {}", difference(&base, &back));
    }
}
