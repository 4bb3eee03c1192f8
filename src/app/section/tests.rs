use std::path::Path;

use super::*;
use crate::{
    app::{CameraPose, Ray, Shown},
    park::{Park, PlaceId, Xz},
};

fn zone_f() -> Park {
    crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()
}

fn eye_from(yaw_deg: f32) -> CameraPose {
    CameraPose { focus: bevy::math::Vec3::ZERO, yaw: yaw_deg.to_radians(), pitch: 0.5, radius_m: 300.0, fov: 0.7 }
}

#[test]
fn what_is_taken_away_lies_towards_the_eye_and_square_to_the_building() {
    let park = zone_f();
    let tower = PlaceId::new("F-10");
    let centre = park.place(&tower).unwrap().centre_m;
    for (yaw_deg, bearing) in [(0.0, 180.0), (90.0, 90.0), (-80.0, 270.0), (170.0, 0.0)] {
        let begun = begun(&park, SectionKind::Upright, Some(&tower), &eye_from(yaw_deg));
        let Section::Upright { through, bearing_deg } = begun else { panic!("{begun:?}") };
        assert_eq!((through, bearing_deg), (Xz(centre[0], centre[2]), bearing), "{yaw_deg}");
        let eye = eye_from(yaw_deg).eye();
        let far = [centre[0] + f64::from(eye.x), 5.0, centre[2] + f64::from(eye.z)];
        assert!(!begun.keeps(far), "{yaw_deg}");
    }
    let level = begun(&park, SectionKind::Level, Some(&tower), &eye_from(0.0));
    let floors = park.building("F-10").unwrap().floors();
    assert!(
        matches!(level, Section::Level { height_m } if floors.iter().any(|f| (f.base_m + 1.2 - height_m).abs() < 1e-9))
    );
    let boxed = begun(&park, SectionKind::Box, Some(&tower), &eye_from(0.0));
    let building = park.building("F-10").unwrap();
    assert_eq!(boxed.effect_on(building), Effect::Cut);
    assert!(park.buildings.iter().filter(|b| b.id != tower).all(|b| boxed.effect_on(b) != Effect::Whole));
}

#[test]
fn grips_move_what_they_are_at_and_a_box_never_closes() {
    let park = zone_f();
    let near = Xz(0.0, 0.0);
    for section in [
        Section::Level { height_m: 12.0 },
        Section::Upright { through: Xz(3.0, -7.0), bearing_deg: 37.0 },
        Section::Box { centre: Xz(5.0, 5.0), half_m: Xz(20.0, 10.0), turn_deg: 25.0, foot_m: -1.0, top_m: 30.0 },
    ] {
        for grip in grips_of(&park, &section, near) {
            let moved = section.moved(grip.kind, 1.0);
            assert!(moved.is_sound() && moved != section);
            let after = grips_of(&park, &moved, near).into_iter().find(|other| other.kind == grip.kind).unwrap();
            if grip.kind != GripKind::Turn && section.kind() != SectionKind::Upright {
                let off: f64 = (0..3).map(|k| (after.at[k] - grip.next[k]).powi(2)).sum::<f64>().sqrt();
                assert!(off < 1e-6, "{section:?} {grip:?} {after:?}");
            }
            let back = moved.moved(grip.kind, -1.0);
            assert!(
                section
                    .half_spaces()
                    .iter()
                    .zip(back.half_spaces())
                    .all(|(a, b)| { (a.distance_m - b.distance_m).abs() < 1e-9 })
            );
            let small = section.moved(grip.kind, -1e4);
            assert!(small.is_sound(), "{small:?}");
        }
    }
}

#[test]
fn what_is_taken_away_is_not_picked_and_a_cut_face_is_its_room() {
    let park = zone_f();
    let place = park.place(&"F-08".into()).unwrap();
    let [x, _, z] = place.centre_m;
    let from_south = Ray { origin: [x, 13.0, z + 400.0], direction: [0.0, 0.0, -1.0] };
    let plain = pick_shown(&park, &Shown::default(), from_south).unwrap();
    let shown = Shown { section: Some(Section::Upright { through: Xz(x, z), bearing_deg: 180.0 }), ..Shown::default() };
    let cut = pick_shown(&park, &shown, from_south).unwrap();
    assert_eq!(cut.top(), "F-08".into(), "{plain} stood before it");
    assert!(cut.as_str().contains("/L"), "{cut}: a room or a floor");
    // Towards the sky over everything there is nothing, and towards the ground in front the ground.
    let up = Ray { origin: [x, 13.0, z + 400.0], direction: [0.0, 1.0, -0.1] };
    assert_eq!(pick_shown(&park, &shown, up), None);
    let down = Ray { origin: [x, 200.0, z + 5.0], direction: [0.0, -1.0, 0.0] };
    assert_ne!(pick_shown(&park, &shown, down).map(|id| id.top()), Some("F-08".into()), "bared");
    let boxed = Section::Box { centre: Xz(x, z), half_m: Xz(5.0, 5.0), turn_deg: 0.0, foot_m: -1.0, top_m: 100.0 };
    let shown = Shown { section: Some(boxed), ..Shown::default() };
    let beside = Ray { origin: [x + 20.0, 13.0, z + 400.0], direction: [0.0, 0.0, -1.0] };
    assert_eq!(pick_shown(&park, &shown, beside), None);
}

#[test]
fn a_building_is_whole_cut_or_gone() {
    let park = zone_f();
    let building = park.building("F-10").unwrap();
    let place = park.place(&building.id).unwrap();
    let ([x, _, z], [hx, hy, hz]) = (place.centre_m, place.half_size_m);
    let level = |height_m: f64| Section::Level { height_m }.effect_on(building);
    assert_eq!((level(-2.0), level(10.0), level(hy * 2.0 + 40.0)), (Effect::Gone, Effect::Cut, Effect::Whole));
    let upright = |off: f64| Section::Upright { through: Xz(x + off, z), bearing_deg: 90.0 }.effect_on(building);
    assert_eq!((upright(-hx - 2.0), upright(0.0), upright(hx + 2.0)), (Effect::Gone, Effect::Cut, Effect::Whole));
    let about = |half: f64| {
        let section =
            Section::Box { centre: Xz(x, z), half_m: Xz(half, half), turn_deg: 20.0, foot_m: -1.0, top_m: 500.0 };
        section.effect_on(building)
    };
    assert_eq!((about(5.0), about(2.0 * (hx + hz))), (Effect::Cut, Effect::Whole));
    let beside =
        Section::Box { centre: Xz(x + 300.0, z), half_m: Xz(5.0, 5.0), turn_deg: 45.0, foot_m: -1.0, top_m: 50.0 };
    assert_eq!(beside.effect_on(building), Effect::Gone);
}

#[test]
fn a_cut_face_is_picked_as_the_level_has_it_and_where_it_is_drawn() {
    let park = zone_f();
    let place = park.place(&"F-08".into()).unwrap();
    let [x, _, z] = place.centre_m;
    // Through the middle of a hall; corridors cross in the middle of the building.
    let section = Some(Section::Upright { through: Xz(x + 12.0, z + 12.0), bearing_deg: 180.0 });
    let from_south = |y: f64| Ray { origin: [x + 12.0, y, z + 400.0], direction: [0.0, 0.0, -1.0] };
    let pick = |inside: Option<&str>, open: &[&str], spread: bool, y: f64| {
        let shown = Shown {
            section,
            inside: inside.map(PlaceId::new),
            open: open.iter().map(PlaceId::new).collect(),
            spread,
            ..Shown::default()
        };
        pick_shown(&park, &shown, from_south(y)).map(|id| id.to_string())
    };
    let storey = |number: usize| park.building("F-08").unwrap().floors()[number - 1];
    let in_third = storey(3).base_m + 1.5;
    // In the park the hall that is cut, in its building the floor, on its floor the hall; elsewhere not this building.
    let hall = pick(None, &[], false, in_third).unwrap();
    assert!(hall.starts_with("F-08/L3/"), "{hall}");
    assert_eq!(pick(Some("F-08"), &[], false, in_third).as_deref(), Some("F-08/L3"));
    assert_eq!(pick(Some("F-08/L3"), &["F-08/L3"], false, in_third).as_deref(), Some(hall.as_str()));
    let elsewhere = pick(Some("F-05"), &["F-05"], false, in_third);
    assert!(elsewhere.is_none_or(|id| !id.starts_with("F-08")));
    // What is lifted off is not picked where it stood.
    let in_fifth = storey(5).base_m + 1.5;
    assert!(pick(None, &[], false, in_fifth).is_some_and(|id| id.starts_with("F-08/L5")));
    assert!(pick(None, &["F-08/L3"], false, in_fifth).is_none_or(|id| !id.starts_with("F-08/L5")));
    // Drawn apart, each floor is picked where it is drawn, and nothing of them between.
    let shown = Shown { open: vec!["F-08".into()], spread: true, ..Shown::default() };
    let up_m = crate::app::apart_m(&park, &shown, &"F-08/L3".into());
    assert!(up_m > 1.0);
    let apart = pick(None, &["F-08"], true, in_third + up_m);
    assert!(apart.is_some_and(|id| id.starts_with("F-08/L3")));
    let between_m = storey(3).base_m + storey(3).height_m + up_m + 1.0;
    assert!(pick(None, &["F-08"], true, between_m).is_none_or(|id| !id.starts_with("F-08/L")));
}
