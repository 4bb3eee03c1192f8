use std::{collections::BTreeMap, path::Path, sync::Arc};

use super::{Base, Change, PlainBuilding, Varied, take_change};
use crate::park::{Bilingual, Building, Park, PlaceId, Scenario, Xz, load};

fn base() -> Base {
    let park = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
    Base::new(Arc::new(park))
}

fn scenario(park: &Park, id: &str, base: Option<&str>, changes: Vec<Change>) -> Scenario {
    let life = park.scenario(None).unwrap().clone();
    let name = Bilingual { zh: id.into(), en: id.into() };
    Scenario { id: id.into(), name, base: base.map(str::to_owned), changes, ..life }
}

fn varied(changes: Vec<Change>) -> Varied {
    let base = base();
    let mut scenarios = base.park.scenarios.clone();
    scenarios.insert("v".into(), scenario(&base.park, "v", None, changes));
    base.vary(&scenarios, "v")
}

fn codes(varied: &Varied) -> Vec<(Option<usize>, &str)> {
    varied.faults.iter().map(|fault| (fault.change, fault.issue.code.as_str())).collect()
}

fn building<'a>(varied: &'a Varied, id: &str) -> &'a Building {
    varied.park.building(id).unwrap()
}

#[test]
fn a_scenario_without_changes_is_the_park_itself() {
    let base = base();
    let same = base.vary(&base.park.scenarios, "2022");
    assert_eq!((same.park.buildings, same.faults), (base.park.buildings.clone(), Vec::new()));
    assert_eq!(same.park.places.len(), base.park.places.len());
}

#[test]
fn a_building_moves_turns_and_takes_its_places_along() {
    let moved = varied(vec![
        Change::Move { building: "F-10".into(), at: Xz(150.0, 58.0) },
        Change::Turn { building: "F-10".into(), turn_deg: 90.0 },
    ]);
    assert_eq!(codes(&moved), []);
    let place = moved.park.place(&"F-10/L3".into()).unwrap();
    assert_eq!((place.centre_m[0], place.centre_m[2], place.turn_deg), (150.0, 58.0, 90.0));
}

#[test]
fn two_buildings_in_one_place_and_one_off_the_site_are_told_and_stay() {
    let wrong = varied(vec![
        Change::Move { building: "F-10".into(), at: Xz(93.0, 53.5) },
        Change::Move { building: "F-12".into(), at: Xz(400.0, 0.0) },
    ]);
    assert_eq!(codes(&wrong), [(Some(0), "building-overlap"), (Some(1), "outside-site")]);
    assert_eq!(building(&wrong, "F-12").at, Xz(400.0, 0.0));
}

#[test]
fn the_tower_on_a_podium_rises_with_it() {
    let before = base();
    let tower = |park: &Park| {
        let volumes = park.building("F-01").unwrap().volumes.clone();
        volumes.iter().map(|volume| (volume.base_m, volume.first_floor)).collect::<Vec<_>>()
    };
    let podium = before.park.building("F-01").unwrap().volumes[0].id.clone();
    let old = tower(&before.park);
    let higher = varied(vec![Change::Storeys { building: "F-01".into(), volume: Some(podium), count: 6 }]);
    assert_eq!(codes(&higher), []);
    let new = tower(&higher.park);
    assert_eq!(new[0], old[0]);
    assert!((new[1].0 - old[1].0 - 2.0 * 5.4).abs() < 1e-9 && new[1].1 == old[1].1 + 2, "{old:?} {new:?}");
    // Two more floors of 84 × 54 m, and the people who go with them.
    let (was, is) = (before.park.building("F-01").unwrap(), building(&higher, "F-01"));
    assert!((is.gfa_m2() - was.gfa_m2() - 2.0 * 84.0 * 54.0).abs() < 1e-6);
    let staff = |building: &Building| building.occupants.iter().map(|one| one.count).sum::<u32>();
    let expected = f64::from(staff(was)) * is.gfa_m2() / was.gfa_m2();
    assert!((f64::from(staff(is)) - expected).abs() <= 2.0);
}

#[test]
fn rooms_of_floors_that_go_are_gone_and_halls_grow_with_their_building() {
    let volume = |park: &Park, id: &str| park.building(id).unwrap().volumes[0].id.clone();
    let park = base().park;
    let low = varied(vec![Change::Storeys { building: "F-08".into(), volume: Some(volume(&park, "F-08")), count: 3 }]);
    assert_eq!(codes(&low), []);
    assert!(low.park.place(&"F-08/L3/A".into()).is_some() && low.park.place(&"F-08/L4/A".into()).is_none());
    assert_eq!(low.park.rack_count(), 2 * 4 * 384);

    let wide = varied(vec![Change::Resize { building: "F-05".into(), volume: None, size_m: Xz(121.0, 70.0) }]);
    let hall = wide.park.place(&"F-05/H1".into());
    match hall {
        Some(hall) => assert!((hall.area_m2.unwrap() - 1500.0 * 1.1).abs() < 1e-6, "{:?}", codes(&wide)),
        None => panic!("{:?}", codes(&wide)),
    }
}

#[test]
fn racks_that_no_longer_fit_are_told() {
    let park = base().park;
    let volume = park.building("F-08").unwrap().volumes[0].id.clone();
    let narrow =
        varied(vec![Change::Resize { building: "F-08".into(), volume: Some(volume), size_m: Xz(50.0, 120.0) }]);
    assert!(codes(&narrow).contains(&(Some(0), "racks-outside-hall")), "{:?}", codes(&narrow));
}

#[test]
fn a_new_building_is_a_place_and_a_removed_one_none_and_its_bookings_do_not_matter() {
    let park = base().park;
    let new = PlainBuilding {
        usage: park.building("F-10").unwrap().usage.clone(),
        source: park.site.source.clone(),
        at: Xz(89.0, -4.0),
        size_m: Xz(20.0, 16.0),
        ..PlainBuilding::default()
    };
    let changed = varied(vec![
        Change::Remove("F-12".into()),
        Change::Remove("F-07".into()),
        Change::Add(Box::new(new.building("N-1".into()))),
        Change::Storeys { building: "N-1".into(), volume: None, count: 3 },
    ]);
    assert_eq!(codes(&changed), []);
    assert!(changed.park.place(&"N-1/L3".into()).is_some() && changed.park.place(&"N-1/L4".into()).is_none());
    assert!(changed.park.place(&"F-07".into()).is_none());
}

#[test]
fn partitions_stand_as_all_changes_together_say() {
    let open = |names: &[&str]| {
        names
            .iter()
            .map(|name| Change::Partition { partition: PlaceId::new(format!("F-05/{name}")), open: true })
            .collect()
    };
    // PW-3 alone has no mode, all three have.
    let all = varied(open(&["PW-3", "PW-1", "PW-2"]));
    assert_eq!(codes(&all), []);
    assert_eq!(building(&all, "F-05").modes[0].id, "1x6000");
    let one = varied(open(&["PW-3"]));
    assert_eq!(codes(&one), [(Some(0), "change-impossible")]);
    assert_eq!(building(&one, "F-05").modes[0].id, "4x1500");
}

#[test]
fn what_cannot_be_is_refused_by_name_and_the_rest_goes_on() {
    let wrong = varied(vec![
        Change::Move { building: "F-99".into(), at: Xz(0.0, 0.0) },
        Change::Turn { building: "F-10".into(), turn_deg: f64::NAN },
        Change::Resize { building: "F-10".into(), volume: None, size_m: Xz(1.0, f64::INFINITY) },
        Change::Storeys { building: "F-10".into(), volume: None, count: 0 },
        Change::Storeys { building: "F-01".into(), volume: None, count: 5 },
        Change::Storeys { building: "F-01".into(), volume: Some("towr".into()), count: 5 },
        Change::Use { place: "F-10".into(), usage: "palace".into() },
        Change::Use { place: "F-08/L3/A".into(), usage: "office".into() },
        Change::Racks { hall: "F-08/L2/A".into(), installed: 385 },
        Change::Add(Box::new(PlainBuilding::default().building("F-10".into()))),
        Change::Move { building: "F-10".into(), at: Xz(158.0, 55.0) },
    ]);
    let told: Vec<_> = codes(&wrong);
    assert_eq!(told.len(), 10, "{told:?}");
    assert!(told.iter().enumerate().all(|(nth, (change, _))| *change == Some(nth)), "{told:?}");
    let issue = &wrong.faults[0].issue;
    assert_eq!((issue.code.as_str(), issue.args["nearest"].as_str()), ("unknown-place", "F-09"));
    assert_eq!(building(&wrong, "F-10").at, Xz(158.0, 55.0));
    assert!(wrong.faults.iter().all(|fault| crate::park::is_listed(&fault.issue)), "{:#?}", wrong.faults);
}

#[test]
fn a_variant_builds_on_another_and_a_circle_ends() {
    let base = base();
    let moved = |x: f64| vec![Change::Move { building: "F-10".into(), at: Xz(x, 54.0) }];
    let storeys = vec![Change::Storeys { building: "F-10".into(), volume: None, count: 5 }];
    let all: BTreeMap<String, Scenario> = [
        scenario(&base.park, "a", None, moved(150.0)),
        scenario(&base.park, "b", Some("a"), storeys),
        scenario(&base.park, "c", Some("d"), moved(151.0)),
        scenario(&base.park, "d", Some("c"), moved(152.0)),
    ]
    .into_iter()
    .map(|one| (one.id.clone(), one))
    .collect();
    let b = base.vary(&all, "b");
    let one = building(&b, "F-10");
    assert_eq!((one.at, one.storeys()), (Xz(150.0, 54.0), 5));
    assert_eq!(building(&base.vary(&all, "c"), "F-10").at, Xz(151.0, 54.0), "its own change comes last");
}

fn moved(building: &str, x: f64) -> Change {
    Change::Move { building: building.into(), at: Xz(x, 0.0) }
}

#[test]
fn a_list_of_changes_stays_as_short_as_it_can_be() {
    let mut changes = Vec::new();
    take_change(&mut changes, moved("A", 1.0));
    take_change(&mut changes, Change::Turn { building: "A".into(), turn_deg: 5.0 });
    take_change(&mut changes, moved("B", 2.0));
    take_change(&mut changes, moved("A", 3.0));
    assert_eq!(changes.len(), 3);
    assert_eq!(changes[0], moved("A", 3.0));
    take_change(&mut changes, Change::Remove("A".into()));
    assert_eq!(changes, [moved("B", 2.0), Change::Remove("A".into())]);
}

#[test]
fn what_was_added_and_removed_leaves_no_trace_unless_it_stood_before() {
    let plain = PlainBuilding::default().building("N".into());
    let mut changes = vec![Change::Add(Box::new(plain.clone())), moved("N", 4.0)];
    take_change(&mut changes, Change::Remove("N".into()));
    assert_eq!(changes, []);
    let mut changes = vec![Change::Remove("N".into()), Change::Add(Box::new(plain))];
    take_change(&mut changes, Change::Remove("N".into()));
    assert_eq!(changes, [Change::Remove("N".into())]);
}

#[test]
fn changes_are_written_as_a_planner_would_write_them() {
    let text = r#"[
        move(building: "F-10", at: (150, 60)), turn(building: "F-10", turn_deg: 12.5),
        resize(building: "F-01", volume: Some("tower"), size_m: (40, 40)), storeys(building: "F-10", count: 20),
        use(place: "F-10", use: "office"), remove("F-12"), partition(partition: "F-05/PW-1", open: true),
        phase(building: "F-10", construction: None), racks(hall: "F-08/L2/A", installed: 192),
    ]"#;
    let changes: Vec<Change> = ron::from_str(text).unwrap();
    assert_eq!(changes.len(), 9);
    let written = ron::ser::to_string(&changes).unwrap();
    assert_eq!(ron::from_str::<Vec<Change>>(&written).unwrap(), changes);
    assert!(ron::from_str::<Vec<Change>>(r#"[move(building: "F-10", to: (1, 2))]"#).is_err());
}
