//! The solver against brute force on small random calendars, and its plans against the rule.

use super::{
    brute::{Cost, Taken},
    small::{Ask, Small, any_park, span},
};
use crate::studios::{Effort, Plan, PlanOptions, answer};

/// Numbers that look random, the same every time (splitmix64).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: i32) -> i32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        i32::try_from((mixed ^ (mixed >> 31)) % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }
}

/// A way to part the rooms into spaces; at times a room is in none.
fn random_mode(numbers: &mut Numbers, rooms: usize) -> Vec<u32> {
    let mut groups = vec![0_u32; rooms];
    for room in 0..rooms {
        if numbers.below(8) > 0 {
            groups[usize::try_from(numbers.below(i32::try_from(rooms).unwrap())).unwrap()] |= 1 << room;
        }
    }
    groups.retain(|group| *group != 0);
    groups
}

fn random_small(numbers: &mut Numbers) -> Small {
    let rooms = 2 + usize::try_from(numbers.below(3)).unwrap();
    let alone: Vec<u32> = (0..rooms).map(|room| 1 << room).collect();
    let mut modes = vec![alone];
    for _ in 0..=numbers.below(4) {
        modes.push(random_mode(numbers, rooms));
    }
    let mut small = Small {
        rooms: (0..rooms).map(|_| 10 * u32::try_from(1 + numbers.below(3)).unwrap()).collect(),
        modes,
        bookings: Vec::new(),
        asks: Vec::new(),
        changeover: numbers.below(3),
        days: 5 + numbers.below(8),
        displace: numbers.below(3) == 0,
    };
    let spaces = small.spaces();
    let mut work = 1;
    for _ in 0..numbers.below(4) {
        let from = numbers.below(small.days + 4) - 2;
        let rooms = spaces[usize::try_from(numbers.below(i32::try_from(spaces.len()).unwrap())).unwrap()];
        small.bookings.push((rooms, from, from + numbers.below(5), numbers.below(3) == 0));
        // Bookings that clash are not part of this.
        let taken: Vec<Taken> = small.bookings.iter().map(|b| (b.0, b.1, b.2)).collect();
        if small.fewest_changes(&taken).is_none() {
            small.bookings.pop();
        }
    }
    for _ in 0..=numbers.below(5) {
        let (days, first) = (1 + numbers.below(4), numbers.below(small.days) - 1);
        let last = first + days - 1 + numbers.below(7);
        let area_m2 = 10 * u32::try_from(1 + numbers.below(5)).unwrap();
        let ask = Ask { area_m2, days, first, last, weight: u32::try_from(1 + numbers.below(2)).unwrap() };
        let places = small.places(&ask).len() + 1;
        if work * places <= 4_000 {
            work *= places;
            small.asks.push(ask);
        }
    }
    small
}

fn cost(small: &Small, plan: &Plan) -> Cost {
    let all: u32 = small.asks.iter().map(|ask| ask.weight).sum();
    let lost = all - u32::try_from(plan.totals.weight).unwrap();
    let wait = i32::try_from(plan.totals.wait_days).unwrap();
    let options = u32::try_from(plan.displaced.len()).unwrap();
    (lost, options, plan.totals.changeovers, plan.totals.wasted_m2_days as u32, wait)
}

/// The plan's own modes and places, held against the rule.
fn check(small: &Small, plan: &Plan) {
    let set = |rooms: &[crate::park::PlaceId]| {
        rooms
            .iter()
            .fold(0_u32, |set, room| set | 1 << room.as_str().strip_prefix("S/").unwrap().parse::<u32>().unwrap())
    };
    let number = |date| super::small::day(0).until(date).unwrap().get_days();
    let held = small.bookings.iter().enumerate().filter(|(at, _)| !plan.displaced.contains(&format!("b{at}")));
    let mut uses: Vec<Taken> = held.map(|(_, b)| (b.0, b.1, b.2)).collect();
    uses.extend(plan.placed.iter().map(|p| (set(&p.rooms), number(p.days.from), number(p.days.to))));
    assert_eq!(small.fewest_changes(&uses), Some(plan.totals.changeovers), "{small:?}");
    assert_eq!(plan.changeovers.len(), plan.totals.changeovers as usize);
    assert_eq!(plan.placed.len() + plan.unplaced.len(), small.asks.len());
    for placed in &plan.placed {
        let ask = &small.asks[placed.request.trim_start_matches('r').parse::<usize>().unwrap()];
        assert!(placed.area_m2 >= f64::from(ask.area_m2));
        assert_eq!(placed.days.days(), u32::try_from(ask.days).unwrap());
        assert!(number(placed.days.from) >= ask.first.max(0) && number(placed.days.to) <= ask.last.min(small.days - 1));
    }
    let days: u32 = plan.modes.iter().map(|span| span.days.days()).sum();
    assert_eq!(days, plan.horizon.days(), "every day has a mode");
    for span in &plan.modes {
        let mode = &small.modes[span.mode.trim_start_matches('m').parse::<usize>().unwrap()];
        let shares = |taken: &&Taken| taken.1 <= number(span.days.to) && taken.2 >= number(span.days.from);
        for taken in uses.iter().filter(shares) {
            assert!(mode.contains(&taken.0), "{taken:?} in {span:?} of {small:?}");
        }
    }
    for change in &plan.changeovers {
        let Some(days) = change.days else { continue };
        let clashes = |taken: &&Taken| {
            set(&change.rooms) & taken.0 != 0 && taken.1 <= number(days.to) && taken.2 >= number(days.from)
        };
        assert_eq!(uses.iter().find(clashes), None, "{change:?} of {small:?}");
    }
}

#[test]
fn the_solver_equals_brute_force_on_1000_small_calendars() {
    equals_brute_force(1, 1_000);
}

#[test]
#[ignore = "measures the same on 20,000 more calendars"]
fn the_solver_equals_brute_force_on_20000_more() {
    equals_brute_force(1_000, 20_000);
}

fn equals_brute_force(seed: u64, calendars: usize) {
    let mut park = any_park();
    let mut numbers = Numbers(seed);
    let (mut changed, mut lost) = (0, 0);
    for _ in 0..calendars {
        let small = random_small(&mut numbers);
        let plan = small.answer(&mut park);
        assert!(plan.totals.proven, "{small:?}");
        assert_eq!(plan.conflicts, [], "{small:?}");
        check(&small, &plan);
        let cost = cost(&small, &plan);
        assert_eq!(cost, small.brute_force(), "{small:?}");
        changed += usize::from(cost.2 > 0);
        lost += usize::from(cost.0 > 0);
    }
    // The calendars are worth the name.
    assert!(changed > calendars / 8 && lost > calendars / 4, "{changed} with changes, {lost} with losses");
}

#[test]
fn without_the_exact_search_plans_are_sound_and_no_better_than_the_best() {
    let mut park = any_park();
    let mut numbers = Numbers(2);
    let mut missed = 0;
    for _ in 0..200 {
        let small = random_small(&mut numbers);
        let exact = small.answer(&mut park);
        let options = PlanOptions { effort: Effort { states: 0, ..Effort::default() }, ..small.options() };
        let quick = answer(&park, "S", &small.requests(), &options).unwrap();
        check(&small, &quick);
        assert!(cost(&small, &quick) >= cost(&small, &exact), "{small:?}");
        assert!(quick.totals.weight_at_most >= exact.totals.weight, "{small:?}");
        let greedy = PlanOptions { effort: Effort { states: 0, steps: 0 }, ..small.options() };
        let greedy = answer(&park, "S", &small.requests(), &greedy).unwrap();
        assert!(cost(&small, &quick) <= cost(&small, &greedy), "{small:?}");
        missed += u32::from(cost(&small, &quick).0 > cost(&small, &exact).0);
    }
    assert!(missed <= 8, "the quick search missed the most weight {missed} times");
}

#[test]
fn the_order_of_requests_makes_no_difference() {
    let mut park = any_park();
    let mut numbers = Numbers(3);
    for _ in 0..100 {
        let small = random_small(&mut numbers);
        let plan = small.answer(&mut park);
        let mut requests = small.requests();
        requests.reverse();
        assert_eq!(answer(&park, "S", &requests, &small.options()).unwrap(), plan);
    }
    assert_eq!(span(0, 0).days(), 1);
}
