//! What a plan says of requests without a place, of bookings that clash, and of bad input.

use crate::{
    park::PlaceId,
    studios::{
        CalendarError, Claimant, Clash, Conflict, ConflictReason, MOST_DAYS, Need, Obstacle, Plan, PlanError, Remedy,
        Request, RequestFault, Why, answer,
        tests::small::{Ask, Small, any_park, span},
    },
};

/// Two halls of 10 and 20 m² with a partition between them; one day for a changeover.
fn two_halls() -> Small {
    Small {
        rooms: vec![10, 20],
        modes: vec![vec![0b01, 0b10], vec![0b11]],
        bookings: Vec::new(),
        asks: Vec::new(),
        changeover: 1,
        days: 20,
        displace: false,
    }
}

fn ask(area_m2: u32, days: i32, first: i32, last: i32) -> Ask {
    Ask { area_m2, days, first, last, weight: 1 }
}

fn plan(small: &Small) -> Plan {
    small.answer(&mut any_park())
}

fn whys(plan: &Plan) -> Vec<(&str, &Why)> {
    plan.unplaced.iter().map(|unplaced| (unplaced.request.as_str(), &unplaced.why)).collect()
}

#[test]
fn what_no_space_or_window_can_hold_is_told() {
    let mut small = two_halls();
    small.asks = vec![ask(31, 2, 0, 9), ask(5, 4, 0, 2), ask(5, 4, 18, 30), ask(5, 2, 40, 50)];
    let plan = plan(&small);
    let short = |days, window_days, within_horizon_days| Why::WindowTooShort { days, window_days, within_horizon_days };
    assert_eq!(
        whys(&plan),
        [
            ("r0", &Why::TooLarge { area_m2: 31.0, largest_m2: 30.0 }),
            ("r1", &short(4, 3, 3)),
            ("r2", &short(4, 13, 2)),
            ("r3", &short(2, 11, 0)),
        ]
    );
    let smaller = &plan.unplaced[0].remedies[0];
    assert!(matches!(smaller, Remedy::SmallerArea { area_m2: 30.0, .. }), "{smaller:?}");
    assert!(matches!(plan.unplaced[1].remedies[0], Remedy::Later { by_days: 1, .. }));
    assert!(matches!(plan.unplaced[1].remedies[1], Remedy::FewerDays { days: 3, .. }));
    assert!(matches!(plan.unplaced[2].remedies[0], Remedy::Earlier { by_days: 2, .. }));
}

#[test]
fn what_stands_in_the_way_is_told_with_its_days() {
    let mut small = two_halls();
    // Hall 1 is taken from day 4 on, hall 0 on day 1: both as one have no place on days 2 and 3.
    small.bookings = vec![(0b10, 4, 9, false), (0b01, 1, 1, false)];
    small.asks = vec![ask(30, 2, 2, 3)];
    let plan = plan(&small);
    let Why::Taken { candidate, obstacles } = &plan.unplaced[0].why else { panic!("{:?}", plan.unplaced) };
    assert_eq!(candidate.days, span(2, 3));
    let obstacle = |id: &str, from, to| Obstacle {
        by: Claimant::Booking,
        id: id.into(),
        clash: Clash::Changeover,
        days: span(from, to),
    };
    // The partition has to move on day 2, and again on day 4.
    assert_eq!(*obstacles, [obstacle("b1", 2, 2), obstacle("b0", 4, 4)]);
    let remedies = &plan.unplaced[0].remedies;
    assert!(matches!(&remedies[0], Remedy::Later { by_days: 9, candidate } if candidate.days == span(11, 12)));
    assert!(matches!(&remedies[1], Remedy::SmallerArea { area_m2: 20.0, .. }));
    assert_eq!(remedies.len(), 2, "neither an earlier day nor fewer days would do");
}

#[test]
fn a_partition_beside_a_production_does_not_move_and_the_others_do() {
    // Two pairs of halls; the modes part or join each pair.
    let mut small = two_halls();
    small.rooms = vec![10; 4];
    small.modes = vec![
        vec![0b0001, 0b0010, 0b0100, 0b1000],
        vec![0b0011, 0b0100, 0b1000],
        vec![0b0011, 0b1100],
        vec![0b0001, 0b0010, 0b1100],
    ];
    small.bookings = vec![(0b0001, 0, 19, false), (0b0100, 0, 4, false)];
    small.asks = vec![ask(20, 3, 3, 9), ask(20, 3, 0, 19)];
    let plan = plan(&small);
    assert_eq!(plan.placed[0].days, span(6, 8), "day 5 is the partition's");
    assert_eq!(plan.placed[0].rooms, [PlaceId::new("S/2"), PlaceId::new("S/3")]);
    assert_eq!(plan.placed[1].days, span(9, 11));
    assert_eq!(plan.changeovers.len(), 1);
    assert_eq!(plan.changeovers[0].days, Some(span(5, 5)));
    assert_eq!(plan.changeovers[0].rooms, [PlaceId::new("S/2"), PlaceId::new("S/3")]);
}

#[test]
fn options_hold_unless_they_may_give_way() {
    let mut small = two_halls();
    small.bookings = vec![(0b11, 0, 9, true)];
    small.asks = vec![ask(20, 5, 0, 7), ask(5, 5, 10, 19)];
    let held = plan(&small);
    assert_eq!((held.placed.len(), held.displaced.len()), (1, 0));
    let Why::Taken { obstacles, .. } = &held.unplaced[0].why else { panic!() };
    assert_eq!((obstacles[0].by, obstacles[0].clash), (Claimant::Option, Clash::Rooms));
    small.displace = true;
    let displaced = plan(&small);
    assert_eq!((displaced.placed.len(), displaced.displaced.as_slice()), (2, ["b0".to_owned()].as_slice()));
    // Nothing is displaced for nothing.
    small.asks = vec![ask(20, 5, 10, 19)];
    assert_eq!(plan(&small).displaced, [""; 0]);
}

#[test]
fn bookings_that_clash_are_told_and_still_keep_others_out() {
    let mut small = two_halls();
    small.bookings = vec![(0b01, 0, 4, false), (0b01, 3, 6, false), (0b11, 5, 6, false), (0b10, 9, 8, false)];
    small.asks = vec![ask(10, 7, 0, 6)];
    let plan = plan(&small);
    let reasons: Vec<(&str, &ConflictReason)> =
        plan.conflicts.iter().map(|Conflict { booking, reason, .. }| (booking.as_str(), reason)).collect();
    let obstacle =
        |id: &str, clash, from, to| Obstacle { by: Claimant::Booking, id: id.into(), clash, days: span(from, to) };
    assert_eq!(
        reasons,
        [
            ("b1", &ConflictReason::Bookings { obstacles: vec![obstacle("b0", Clash::Rooms, 3, 4)] }),
            (
                "b2",
                &ConflictReason::Bookings {
                    obstacles: vec![obstacle("b0", Clash::Changeover, 5, 5), obstacle("b1", Clash::Rooms, 5, 6)]
                }
            ),
            ("b3", &ConflictReason::DaysReversed),
        ]
    );
    assert_eq!(plan.placed.len(), 0, "hall 1 is kept by what is in conflict");
}

#[test]
fn a_booking_without_a_space_of_its_own_takes_several_or_a_larger_one() {
    let mut small = two_halls();
    small.rooms = vec![10, 10, 10];
    small.modes = vec![vec![0b001, 0b010, 0b100]];
    small.bookings = vec![(0b101, 0, 19, false)];
    small.asks = vec![ask(10, 20, 0, 19), ask(10, 20, 0, 19)];
    let apart = plan(&small);
    assert_eq!((apart.placed.len(), apart.placed[0].rooms[0].as_str()), (1, "S/1"));
    small.modes = vec![vec![0b011, 0b100]];
    small.bookings = vec![(0b001, 0, 19, false)];
    let larger = plan(&small);
    assert_eq!((larger.placed.len(), larger.placed[0].rooms[0].as_str()), (1, "S/2"));
    assert_eq!(larger.conflicts, []);
    small.modes = vec![vec![0b010, 0b100]];
    assert!(matches!(plan(&small).conflicts[..], []), "a hall that no mode names is a space by itself");
}

#[test]
fn bad_requests_are_told_one_by_one() {
    let mut small = two_halls();
    small.asks = vec![ask(5, 2, 0, 9); 9];
    let mut park = any_park();
    small.put_into(&mut park);
    let mut requests = small.requests();
    let spoil: [(fn(&mut Request), RequestFault); 8] = [
        (|r| r.id = " ".into(), RequestFault::IdEmpty),
        (|r| r.id = "r8".into(), RequestFault::IdTwice),
        (|r| r.area_m2 = f64::NAN, RequestFault::AreaUnsound),
        (|r| r.area_m2 = -1.0, RequestFault::AreaUnsound),
        (|r| r.days = 0, RequestFault::DaysZero),
        (|r| r.window = span(3, 2), RequestFault::WindowReversed),
        (|r| r.needs.clear_height_m = f64::INFINITY, RequestFault::NeedsUnsound),
        (|r| r.weight = 0, RequestFault::WeightUnsound),
    ];
    requests.rotate_right(1);
    for (request, (spoil, _)) in requests.iter_mut().skip(1).zip(&spoil) {
        spoil(request);
    }
    let plan = answer(&park, "S", &requests, &small.options()).unwrap();
    let faults: Vec<Why> = spoil.iter().map(|(_, fault)| Why::Faulty { fault: *fault }).collect();
    assert_eq!(plan.unplaced.iter().map(|unplaced| unplaced.why.clone()).collect::<Vec<_>>(), faults);
    assert_eq!(plan.placed.len(), 1);
    let mut needy = small.requests();
    needy[0].needs.screens = true;
    needy[0].needs.clear_height_m = 7.0;
    let plan = answer(&park, "S", &needy, &small.options()).unwrap();
    assert_eq!(plan.unplaced[0].why, Why::NeedsUnmet { needs: vec![Need::Screens] });
}

#[test]
fn without_a_calendar_there_is_no_plan() {
    let small = two_halls();
    let mut park = any_park();
    small.put_into(&mut park);
    let error = |building: &str, change: fn(&mut crate::studios::PlanOptions)| {
        let mut options = small.options();
        change(&mut options);
        let Err(PlanError::Calendar { error }) = answer(&park, building, &[], &options) else { panic!() };
        error
    };
    let unknown = CalendarError::UnknownBuilding { building: "elsewhere".into(), nearest: None };
    assert_eq!(error("elsewhere", |_| {}), unknown);
    assert!(matches!(error("S", |o| o.horizon = span(2, 1)), CalendarError::HorizonReversed { .. }));
    assert!(matches!(
        error("S", |o| o.horizon = span(0, 5_000)),
        CalendarError::HorizonTooLong { most: MOST_DAYS, .. }
    ));
    assert!(matches!(error("S", |o| o.changeover_days = 61), CalendarError::ChangeoverTooLong { .. }));
    let at_the_end = |o: &mut crate::studios::PlanOptions| o.horizon.to = jiff::civil::Date::MAX;
    assert!(matches!(error("S", at_the_end), CalendarError::HorizonTooLong { .. }));
    park.buildings[0].rooms.clear();
    let plan = answer(&park, "S", &[], &small.options());
    assert!(matches!(plan, Err(PlanError::Calendar { error: CalendarError::NoRooms { .. } })));
}
