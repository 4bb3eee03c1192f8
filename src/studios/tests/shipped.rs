//! The shipped studios.

use std::path::Path;

use jiff::{ToSpan, civil::date};

use super::random::Numbers;
use crate::{
    park::{Park, PlaceId, load},
    studios::{
        BarKind, Calendar, CrewBasis, DaySpan, Needs, PlanOptions, Production, Request, answer, crew_for, effects,
    },
};

const STUDIOS: &str = "F-05";

fn park() -> Park {
    load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/scenes/zone-f"))).park.unwrap()
}

fn year() -> DaySpan {
    DaySpan { from: date(2026, 1, 1), to: date(2026, 12, 31) }
}

fn request(id: &str, area_m2: f64, days: u32, window: DaySpan) -> Request {
    let id = id.to_owned();
    Request { id, name: Default::default(), area_m2, days, window, needs: Needs::default(), weight: 1, crew: None }
}

/// Requests as a year might bring them.
fn requests(count: usize, seed: u64) -> Vec<Request> {
    let mut numbers = Numbers(seed);
    let mut one = |number: usize| {
        let days = 3 + numbers.below(10) * numbers.below(6);
        let from = year().from + numbers.below(330).days();
        let to = from + (days + 6 + numbers.below(60)).days();
        let areas = [800.0, 1_200.0, 1_500.0, 1_500.0, 2_500.0, 3_000.0, 6_000.0];
        let area_m2 = areas[usize::try_from(numbers.below(7)).unwrap()];
        let screens = numbers.below(3) == 0 && area_m2 < 4_000.0;
        let weight = 1 + u32::try_from(numbers.below(3)).unwrap();
        let days = u32::try_from(days).unwrap();
        let plain = request(&format!("r{number:03}"), area_m2, days, DaySpan { from, to });
        Request { needs: Needs { screens, ..Needs::default() }, weight, ..plain }
    };
    (0..count).map(&mut one).collect()
}

#[test]
fn the_calendar_has_spaces_areas_partitions_and_bookings() {
    let calendar = Calendar::new(&park(), STUDIOS, year(), 1).unwrap();
    let areas = |mode: usize| calendar.modes[mode].spaces.iter().map(|space| space.area_m2).collect::<Vec<_>>();
    assert_eq!(areas(0), [1_500.0; 4]);
    assert_eq!(areas(1), [3_000.0, 1_500.0, 1_500.0]);
    assert_eq!(areas(4), [6_000.0]);
    assert_eq!(calendar.modes[1].open, ["PW-1"]);
    assert_eq!(calendar.modes[1].closed, ["PW-2", "PW-3"]);
    assert_eq!(calendar.modes[0].spaces[0].screens_m, [(42.0, 7.0)]);
    assert_eq!(calendar.modes[3].spaces[0].screens_m, [(60.0, 10.0), (21.0, 6.0)]);
    assert_eq!(calendar.modes[4].spaces[0].screens_m, []);
    assert_eq!(calendar.modes[4].spaces[0].clear_height_m, 16.0);
    let ids: Vec<&str> = calendar.bookings.iter().map(|booking| booking.id.as_str()).collect();
    assert_eq!(ids, ["b-film-2", "b-series-3", "b-ads-2", "b-upkeep-2"]);
    assert_eq!(calendar.conflicts, []);
    // A building without modes: each hall by itself, and a booking of the building takes it.
    let hall = Calendar::new(&park(), "F-06", year(), 1).unwrap();
    assert_eq!((hall.modes.len(), hall.modes[0].spaces.len()), (1, 1));
    assert!(hall.bookings.iter().all(|booking| booking.rooms == [PlaceId::new("F-06/hall")]));
}

#[test]
fn the_same_rooms_with_other_screens_are_another_space() {
    let mut park = park();
    let window = DaySpan { from: date(2026, 1, 1), to: date(2026, 1, 31) };
    // Hall 1 is in use all the month, and the 3,000 m² in the east are wanted.
    let mut wanted = vec![request("a", 1_400.0, 31, window), request("b", 3_000.0, 4, window)];
    wanted[0].needs.screen_width_m = 42.0;
    let plan = |park: &Park| answer(park, STUDIOS, &wanted, &PlanOptions::new(window)).unwrap();
    assert_eq!(plan(&park).placed.len(), 2);
    // With screens in no mode but the usual one nothing can change beside a production that needs one.
    let building = park.buildings.iter_mut().find(|building| building.id.as_str() == STUDIOS).unwrap();
    for screen in &mut building.screens {
        screen.modes.retain(|mode| mode == "4x1500");
    }
    building.screens.retain(|screen| !screen.modes.is_empty());
    let split = plan(&park);
    assert_eq!(split.placed.len(), 1);
    assert_eq!(split.unplaced[0].request, "a", "it would leave 100 m² of its space unused");
}

#[test]
fn extreme_requests_get_an_answer() {
    use jiff::civil::Date;
    let (first, last) = (Date::MIN, Date::MAX);
    let windows = [(first, last), (last, first), (first, first), (last, last), (year().from, last), (first, year().to)];
    let mut all = Vec::new();
    for (from, to) in windows {
        for days in [0, 1, 365, 366, u32::MAX] {
            for area_m2 in [f64::MIN_POSITIVE, 6_000.0, 1e300, f64::NAN, f64::INFINITY, -0.0] {
                let id = format!("{}", all.len());
                all.push(Request { weight: 1_000_000, ..request(&id, area_m2, days, DaySpan { from, to }) });
            }
        }
    }
    let plan = answer(&park(), STUDIOS, &all, &PlanOptions::new(year())).unwrap();
    assert_eq!(plan.placed.len() + plan.unplaced.len(), all.len());
    assert!(!plan.placed.is_empty());
}

#[test]
fn shipped_bookings_of_every_year_go_together() {
    let all = DaySpan { from: date(2025, 1, 1), to: date(2027, 12, 31) };
    let plan = answer(&park(), STUDIOS, &[], &PlanOptions::new(all)).unwrap();
    assert_eq!(plan.conflicts, []);
    assert!(plan.totals.proven);
    assert!(plan.modes.iter().any(|span| span.mode == "1x6000"));
    for row in &plan.rows {
        for (bar, next) in row.bars.iter().zip(row.bars.iter().skip(1)) {
            assert!(bar.days.to < next.days.from, "{}: {bar:?} {next:?}", row.room);
        }
    }
}

#[test]
fn a_wide_screen_needs_the_merged_stage_and_the_partition_its_day() {
    let window = DaySpan { from: date(2026, 12, 7), to: date(2026, 12, 31) };
    let mut wide = request("wide", 2_000.0, 5, window);
    wide.needs.screen_width_m = 60.0;
    let plan = answer(&park(), STUDIOS, &[wide], &PlanOptions::new(year())).unwrap();
    // Halls 3 and 4 are free after the upkeep of hall 4 to 13 December; a partition moves on the 14th.
    let placed = &plan.placed[0];
    assert_eq!(placed.rooms, [PlaceId::new("F-05/H1"), PlaceId::new("F-05/H2")]);
    assert_eq!(placed.days.from, date(2026, 12, 19), "no change of mode is better than an early day");
    assert_eq!(plan.unplaced, []);
    let mut both = plan.rows.iter().map(|row| row.bars.iter().filter(|bar| bar.kind == BarKind::Request).count());
    assert_eq!(both.by_ref().collect::<Vec<_>>(), [1, 1, 0, 0]);
    let json = serde_json::to_string(&plan).unwrap();
    assert!(json.contains("\"kind\":\"request\"") && json.contains("\"changeover_days\":1"));
}

#[test]
fn two_hundred_requests_over_a_year_get_an_answer() {
    let plan = answer(&park(), STUDIOS, &requests(200, 1), &PlanOptions::new(year())).unwrap();
    assert_eq!(plan.placed.len() + plan.unplaced.len(), 200);
    assert!(plan.totals.weight >= 190 && plan.totals.weight <= plan.totals.weight_at_most);
    let explained = plan.unplaced.iter().all(|unplaced| match &unplaced.why {
        crate::studios::Why::Taken { obstacles, .. } => !obstacles.is_empty(),
        _ => true,
    });
    assert!(explained);
}

#[test]
fn the_published_case_comes_back_from_its_rates() {
    let park = park();
    let case_of = park.planning.production.clone().unwrap();
    let calendar = Calendar::new(&park, STUDIOS, year(), 1).unwrap();
    let of = |crew, days| effects(&case_of, &park, &calendar, &Production { area_m2: 3_000.0, days, crew });
    let case = of(Some(700), 50);
    assert_eq!((case.hotels, case.vehicles, case.spending_yuan, case.person_days), (11, 141, 30_000_000, 35_000));
    assert_eq!(crew_for(&park, &calendar, 1_500.0), Some(120), "480 in 6,000 m²");
    let usual = of(None, 10);
    assert_eq!((usual.crew, usual.crew_basis, usual.hotels), (240, CrewBasis::BuildingOccupants, 4));
    assert_eq!(usual.spending_yuan, 2_060_000);
    let nothing = of(Some(0), 10);
    assert_eq!((nothing.hotels, nothing.vehicles, nothing.spending_yuan), (0, 0, 0));
    let most = of(Some(u32::MAX), u32::MAX);
    assert!(most.spending_yuan > 0);
    assert_eq!(crew_for(&park, &calendar, f64::NAN), None);
}

#[test]
#[ignore = "measures how long plans take"]
fn how_long_plans_take() {
    let park = park();
    let five_years = DaySpan { from: date(2024, 1, 1), to: date(2028, 12, 31) };
    let mut most = requests(1_000, 1);
    most.iter_mut().for_each(|request| request.window.to = five_years.to);
    let begun = std::time::Instant::now();
    let plan = answer(&park, STUDIOS, &most, &PlanOptions::new(five_years)).unwrap();
    println!("1000 requests over five years: {:.1?}, {:?}", begun.elapsed(), plan.totals);
    let counts = [8, 12, 16, 20, 30, 50, 100, 200];
    for (count, seed) in counts.into_iter().flat_map(|count| [1, 2, 3].map(|seed| (count, seed))) {
        let requests = requests(count, seed);
        let begun = std::time::Instant::now();
        let plan = answer(&park, STUDIOS, &requests, &PlanOptions::new(year())).unwrap();
        let took = begun.elapsed();
        println!("{count} requests, seed {seed}: {took:.1?}, {:?}", plan.totals);
    }
}
