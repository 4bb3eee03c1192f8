use std::{collections::BTreeMap, path::Path, sync::Arc};

use super::*;
use crate::{
    park::{Base, Bilingual, Change, FireSpacing, ParkingNeed, PlainBuilding, Xz, load},
    twin::sample,
};

fn compare(from: (&Park, &Scenario), to: (&Park, &Scenario)) -> PlanDifferences {
    let figures = [from.0, to.0].map(PlanFigures::of);
    let [a, b] = &figures;
    plan_differences(&PlanSide::new(from.0, a, from.1), &PlanSide::new(to.0, b, to.1))
}

/// The sample park at full staff against another like it.
fn against(change: impl FnOnce(&mut Park)) -> PlanDifferences {
    let (before, full) = (sample::park_with_racks(), sample::scenario("full", 1.0));
    let mut after = before.clone();
    change(&mut after);
    compare((&before, &full), (&after, &full))
}

fn zone_f() -> Base {
    Base::new(Arc::new(load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()))
}

/// Zone F in 2025 with these changes.
fn varied(base: &Base, changes: Vec<Change>) -> (Park, Scenario) {
    let of = base.park.scenario(None).unwrap().clone();
    let name = Bilingual { zh: "方案".into(), en: "Variant".into() };
    let scenario = Scenario { id: "v".into(), name, base: Some(of.id.clone()), changes, ..of };
    let mut scenarios = base.park.scenarios.clone();
    scenarios.insert("v".into(), scenario.clone());
    (base.vary(&scenarios, "v").park, scenario)
}

fn every_change() -> Vec<Change> {
    let new = PlainBuilding { usage: "office".into(), source: "EA".into(), at: Xz(89.0, -4.0), ..Default::default() };
    vec![
        Change::Storeys { building: "F-10".into(), volume: None, count: 20 },
        Change::Move { building: "F-11B".into(), at: Xz(155.0, 97.0) },
        Change::Turn { building: "F-09".into(), turn_deg: 270.0 },
        Change::Resize { building: "F-07".into(), volume: None, size_m: Xz(44.0, 30.0) },
        Change::Remove("F-12".into()),
        Change::Add(Box::new(new.building("N-01".into()))),
        Change::Racks { hall: "F-08/L2/A".into(), installed: 100 },
        Change::Partition { partition: "F-05/PW-1".into(), open: true },
        Change::Phase { building: "F-03".into(), construction: None },
    ]
}

fn sum(of: &PlanDifferences, value: impl Fn(&BuildingFigures) -> f64) -> f64 {
    of.buildings.iter().map(|one| value(&one.figures.to) - value(&one.figures.from)).sum()
}

fn difference(of: &PlanDifferences, indicator: Indicator) -> f64 {
    of.indicator(indicator).unwrap().values.difference()
}

/// What is told of the whole is what is told of its parts.
fn adds_up(of: &PlanDifferences) {
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-3, "{a} is not {b}");
    near(difference(of, Indicator::Gfa), sum(of, |one| one.gfa_m2));
    near(difference(of, Indicator::Gfa), of.gfa_by_use_m2.values().map(Pair::difference).sum());
    near(difference(of, Indicator::PeopleFull), sum(of, |one| one.people_full));
    near(difference(of, Indicator::People), sum(of, |one| one.people));
    near(difference(of, Indicator::Racks), sum(of, |one| one.racks));
    near(difference(of, Indicator::RacksInstalled), sum(of, |one| one.racks_installed));
    near(difference(of, Indicator::InstalledPower), sum(of, |one| one.power_kw));
    let stands = |stands| of.buildings.iter().filter(|one| one.stands == stands).count() as f64;
    near(difference(of, Indicator::Buildings), stands(Stands::Added) - stands(Stands::Removed));
    if let Some(parking) = of.indicator(Indicator::Parking) {
        // Both totals are rounded up.
        assert!((parking.values.difference() - sum(of, |one| one.parking)).abs() < 1.0);
    }
}

fn negated(of: &PlanDifferences, back: &PlanDifferences) {
    assert_eq!(of.indicators.len(), back.indicators.len());
    for (one, other) in of.indicators.iter().zip(&back.indicators) {
        assert_eq!((one.values.from, one.values.to), (other.values.to, other.values.from));
        assert_eq!(one.is_better(), other.is_better().map(|better| !better), "{:?}", one.indicator);
    }
    for (one, other) in of.buildings.iter().zip(&back.buildings) {
        assert_eq!((&one.id, one.figures.from, one.figures.to), (&other.id, other.figures.to, other.figures.from));
        assert_eq!(one.stands.before(), other.stands.after());
        assert_eq!(one.is_changed(), other.is_changed());
        assert_eq!(one.turned_deg.map(|deg| (-deg).rem_euclid(360.0)), other.turned_deg.map(|d| d.rem_euclid(360.0)));
        if let (Some(there), Some(back)) = (one.moved, other.moved) {
            assert!((there.metres - back.metres).abs() < 1e-9);
            let turn = (there.bearing_deg - back.bearing_deg).abs();
            assert!((turn - 180.0).abs() < 1e-9, "{there:?} {back:?}");
        }
        assert_eq!(one.rooms.len(), other.rooms.len());
    }
    assert_eq!(of.breaches.gaps_come, back.breaches.gaps_gone);
    assert_eq!(of.breaches.outside.len(), back.breaches.outside.len());
}

#[test]
fn a_plan_does_not_differ_from_itself() {
    let same = against(|_| {});
    assert!(same.is_empty() && same.changed().count() == 0);
    assert_eq!(same.buildings.len(), 3, "all buildings are there, alike");
    let base = zone_f();
    let (park, scenario) = varied(&base, every_change());
    assert!(compare((&park, &scenario), (&park, &scenario)).is_empty());
}

#[test]
fn a_move_has_its_metres_and_its_direction() {
    for (at, metres, bearing_deg) in [
        (Xz(60.0, -10.0), 10.0, 0.0),
        (Xz(65.0, 0.0), 5.0, 90.0),
        (Xz(60.0, 2.0), 2.0, 180.0),
        (Xz(57.0, -4.0), 5.0, 360.0 - 36.869_897_645_844_02),
    ] {
        let of = against(|park| park.buildings[1].at = at);
        let moved = of.building("hall").unwrap().moved.unwrap();
        assert!((moved.metres - metres).abs() < 1e-9 && (moved.bearing_deg - bearing_deg).abs() < 1e-9, "{moved:?}");
        assert_eq!(of.changed().count(), 1);
    }
}

#[test]
fn a_turn_goes_the_shorter_way() {
    for (from, to, turned) in [(0.0, 30.0, Some(30.0)), (350.0, 10.0, Some(20.0)), (10.0, 350.0, Some(-20.0))] {
        let (mut a, full) = (sample::park(), sample::scenario("full", 1.0));
        a.buildings[0].turn_deg = from;
        let mut b = a.clone();
        b.buildings[0].turn_deg = to;
        let found = compare((&a, &full), (&b, &full)).building("tower").unwrap().turned_deg;
        assert_eq!(found, turned);
    }
    assert_eq!(against(|park| park.buildings[0].turn_deg = 360.0).building("tower").unwrap().turned_deg, None);
}

#[test]
fn storeys_shape_use_and_rooms_are_told_apart() {
    let higher = against(|park| park.buildings[0].volumes[0].storeys[0].count = 7);
    let tower = higher.building("tower").unwrap();
    assert_eq!(tower.storeys, Some(Pair { from: 5, to: 7 }));
    assert_eq!((tower.reshaped, tower.figures.map(|of| of.height_m)), (None, Pair { from: 20.0, to: 28.0 }));
    assert!((difference(&higher, Indicator::Gfa) - 1200.0).abs() < 1e-6);
    adds_up(&higher);

    let wider = against(|park| park.buildings[0].volumes[0].outline = crate::park::Outline::Rect(25.0, 30.0));
    let tower = wider.building("tower").unwrap();
    assert_eq!((tower.storeys, tower.reshaped), (None, Some(Pair { from: Xz(20.0, 30.0), to: Xz(25.0, 30.0) })));
    adds_up(&wider);

    let used = against(|park| park.buildings[1].usage = "flat".into());
    assert_eq!(used.building("hall").unwrap().usage, Some(Pair { from: "office".into(), to: "flat".into() }));
    assert_eq!(used.gfa_by_use_m2["flat"], Pair { from: 0.0, to: 2000.0 });
    adds_up(&used);

    let fewer = against(|park| {
        park.buildings[0].rooms[0].installed.insert(1, 15);
        park.buildings[0].rooms[0].at = Xz(0.0, 1.5);
    });
    let room = &fewer.building("tower").unwrap().rooms[0];
    assert_eq!((room.id.as_str(), room.racks, room.moved_m), ("tower/DC", Pair { from: 40, to: 15 }, Some(1.5)));
    assert_eq!(difference(&fewer, Indicator::InstalledPower), -25.0 * 5.0);
    adds_up(&fewer);
    let gone = against(|park| drop(park.buildings[0].rooms.remove(0)));
    let room = &gone.building("tower").unwrap().rooms[0];
    assert_eq!((room.stands, room.area_m2), (Stands::Removed, Pair { from: 112.0, to: 0.0 }));
}

#[test]
fn another_life_changes_people_and_racks_and_no_building() {
    let park = sample::park_with_racks();
    let (full, early) = (sample::scenario("full", 1.0), sample::scenario("early", 0.25));
    let early = Scenario { racks_installed: 0.5, ..early };
    let of = compare((&park, &full), (&park, &early));
    assert_eq!(of.changed().count(), 0);
    assert!(!of.is_empty());
    // 861 are staff; visitors and the audience come all the same.
    assert!((difference(&of, Indicator::People) + 861.0 * 0.75).abs() < 1e-9);
    assert_eq!(difference(&of, Indicator::PeopleFull), 0.0);
    assert_eq!((difference(&of, Indicator::RacksInstalled), difference(&of, Indicator::Racks)), (-20.0, 0.0));
    assert_eq!(difference(&of, Indicator::StaffFactor), -0.75);
    adds_up(&of);
}

#[test]
fn broken_rules_come_and_go_and_fewer_are_better() {
    let rule = FireSpacing {
        high_m: 24.0,
        dwelling_high_m: 27.0,
        dwellings: Vec::new(),
        high_high_m: 13.0,
        high_low_m: 9.0,
        low_low_m: 6.0,
        source: String::new(),
    };
    let mut sound = sample::park();
    sound.planning.fire = Some(rule);
    let mut broken = sound.clone();
    // 10 m of the tower, 20 m of the hall: 3 m between them; and the shed is half outside.
    broken.buildings[1].at = Xz(33.0, 0.0);
    broken.buildings[2].at = Xz(0.0, 100.0);
    let full = sample::scenario("full", 1.0);
    let of = compare((&sound, &full), (&broken, &full));
    assert_eq!((of.breaches.gaps_come.len(), of.breaches.gaps_gone.len()), (1, 0));
    assert_eq!(of.breaches.outside[0].0.as_str(), "shed");
    for indicator in [Indicator::FireGaps, Indicator::OutsideSite] {
        assert_eq!(of.indicator(indicator).unwrap().is_better(), Some(false), "{indicator:?}");
    }
    assert_eq!(of.indicator(Indicator::SmallestGap).unwrap().is_better(), None);
    negated(&of, &compare((&broken, &full), (&sound, &full)));
}

#[test]
fn parking_of_buildings_comes_to_that_of_the_park() {
    let mut park = sample::park();
    park.planning.parking = vec![ParkingNeed { uses: vec!["office".into()], per_100_m2: 0.7, source: String::new() }];
    let mut more = park.clone();
    more.buildings[0].volumes[0].storeys[0].count = 9;
    let full = sample::scenario("full", 1.0);
    let of = compare((&park, &full), (&more, &full));
    adds_up(&of);
    assert!((sum(&of, |one| one.parking) - 24.0 * 0.7).abs() < 1e-9);
}

#[test]
fn all_that_a_scenario_can_change_is_found_in_the_shipped_park_and_swapping_negates() {
    let base = zone_f();
    let plain = (Park::clone(&base.park), base.park.scenario(None).unwrap().clone());
    let other = varied(&base, every_change());
    let of = compare((&plain.0, &plain.1), (&other.0, &other.1));
    adds_up(&of);
    negated(&of, &compare((&other.0, &other.1), (&plain.0, &plain.1)));
    let one = |id: &str| of.building(id).unwrap();
    assert_eq!(one("F-10").storeys.unwrap().to, 20);
    assert_eq!(one("F-11B").moved.unwrap().metres, 5.0);
    assert_eq!(one("F-09").turned_deg, Some(-90.0));
    assert!(one("F-07").reshaped.is_some());
    assert_eq!((one("F-12").stands, one("N-01").stands), (Stands::Removed, Stands::Added));
    let halls: Vec<_> = one("F-08").rooms.iter().map(|room| (room.id.as_str(), room.racks)).collect();
    assert_eq!(halls, [("F-08/A", Pair { from: 6 * 384, to: 6 * 384 - 284 })]);
    assert!(one("F-05").mode.is_some());
    assert!(!one("F-01").is_changed());
    // Two floors of 40 × 40 m, F-07's tenth, and so on: each building's own difference.
    assert!((one("F-10").figures.map(|of| of.gfa_m2).difference() - 3200.0).abs() < 1e-6);
}

#[test]
fn the_shipped_years_differ_in_their_life_alone() {
    let base = zone_f();
    let years: BTreeMap<&str, &Scenario> =
        base.park.scenarios.iter().map(|(id, scenario)| (id.as_str(), scenario)).collect();
    let of = compare((&base.park, years["2022"]), (&base.park, years["2025"]));
    adds_up(&of);
    assert_eq!((of.changed().count(), difference(&of, Indicator::People)), (0, 6_500.0));
    assert_eq!(difference(&of, Indicator::RacksInstalled), 9_216.0);
    assert!((difference(&of, Indicator::InstalledPower) - 46_080.0).abs() < 1e-6);
}
