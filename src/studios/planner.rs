//! Turns a calendar and requests into a problem, and what is found into a plan.

use std::collections::BTreeSet;

use super::{
    answer::PlanOptions,
    board::Board,
    booked::{Held, put},
    calendar::Calendar,
    chart::{changeovers, mode_spans, rows},
    explain::Scene,
    fit::tighten,
    moves::Use,
    obstacle::{Claim, Claimant},
    plan::{Placed, Plan, Totals, Unplaced},
    problem::{Choice, Item, Problem},
    request::{Request, RequestFault},
    solve::{Effort, Solved, solve, weight_at_most},
    wanted::item,
    why::Why,
};

/// What an item of the problem is.
enum Wish<'r> {
    Request(&'r Request),
    Option(Held),
}

pub(super) struct Planner<'c, 'r> {
    calendar: &'c Calendar,
    /// Without any booking.
    empty: Board<'c>,
    problem: Problem<'c>,
    /// For each item of the problem.
    wishes: Vec<Wish<'r>>,
    /// Sound requests that could have no place even if they were the only ones.
    hopeless: Vec<&'r Request>,
    faulty: Vec<(&'r Request, RequestFault)>,
    /// What one unit of a request's weight is worth beside an option.
    scale: u64,
    held: Vec<Held>,
    /// Options that are let go from the beginning.
    displaced: Vec<String>,
}

impl<'c, 'r> Planner<'c, 'r> {
    pub fn new(calendar: &'c Calendar, requests: &'r [Request], options: &PlanOptions) -> Self {
        let empty = Board::new(&calendar.moves, calendar.changeover_days as usize, calendar.axis.days);
        let soft = |held: &Held| options.displace_options && held.claim.by == Claimant::Option;
        let (soft, held): (Vec<Held>, Vec<Held>) = calendar.held.iter().cloned().partition(soft);
        let mut board = empty.clone();
        held.iter().for_each(|held| put(&mut board, held));
        board.settle();
        let (sound, faulty) = sort_out(requests);
        // All options together are worth less than the lightest request.
        let scale = soft.len() as u64 + 1;
        let (mut items, mut wishes, mut hopeless) = (Vec::new(), Vec::new(), Vec::new());
        for request in sound {
            let weight = u64::from(request.weight) * scale;
            match item(request, calendar, weight).and_then(|item| tighten(item, &board)) {
                Some(item) => {
                    items.push(item);
                    wishes.push(Wish::Request(request));
                }
                None => hopeless.push(request),
            }
        }
        // Options that cannot be with the others have no place to hold.
        let (lost, soft): (Vec<Held>, Vec<Held>) = soft.into_iter().partition(|option| option.in_conflict);
        for option in soft {
            items.push(item_of(&option));
            wishes.push(Wish::Option(option));
        }
        let displaced = lost.into_iter().map(|option| option.claim.id).collect();
        Self { calendar, empty, problem: Problem { board, items }, wishes, hopeless, faulty, scale, held, displaced }
    }

    pub fn plan(self, effort: Effort) -> Plan {
        let rooms = self.calendar.layout.rooms.len();
        let solved = solve(&self.problem, rooms, effort);
        let board = self.problem.board_with(&solved.schedule);
        let timeline = board.timeline();
        let claims = self.claims(&solved);
        let (mut placed, mut displaced, mut left) = (Vec::new(), self.displaced.clone(), self.hopeless.clone());
        let mut weight = 0;
        for (number, wish) in self.wishes.iter().enumerate() {
            let taken = solved.schedule.get(number).copied().flatten();
            match (wish, taken.and_then(|placement| self.problem.use_of(number, placement))) {
                (Wish::Request(request), Some(taken)) => {
                    weight += u64::from(request.weight);
                    placed.push(self.placed(number, request, taken));
                }
                (Wish::Request(request), None) => left.push(request),
                (Wish::Option(held), None) => displaced.push(held.claim.id.clone()),
                (Wish::Option(_), Some(_)) => {}
            }
        }
        left.sort_by(|a, b| a.id.cmp(&b.id));
        displaced.sort();
        let totals = self.totals(&solved, weight, placed.len());
        let scene = Scene { calendar: self.calendar, board, empty: self.empty, claims };
        let unplaced = left.into_iter().map(|request| Unplaced {
            request: request.id.clone(),
            why: scene.why(request),
            remedies: scene.remedies(request),
        });
        let faulty = self.faulty.into_iter().map(|(request, fault)| Unplaced {
            request: request.id.clone(),
            why: Why::Faulty { fault },
            remedies: Vec::new(),
        });
        let requests: Vec<&Request> = self.wishes.iter().filter_map(Wish::request).collect();
        Plan {
            building: self.calendar.building.clone(),
            horizon: self.calendar.horizon,
            changeover_days: self.calendar.changeover_days,
            rows: rows(self.calendar, &scene.claims, &requests, &timeline),
            modes: mode_spans(self.calendar, &timeline),
            changeovers: changeovers(self.calendar, &timeline),
            placed,
            unplaced: unplaced.chain(faulty).collect(),
            displaced,
            conflicts: self.calendar.conflicts.clone(),
            left_out_modes: self.calendar.left_out_modes.clone(),
            totals,
        }
    }

    fn placed(&self, number: usize, request: &Request, taken: Use) -> Placed {
        let layout = &self.calendar.layout;
        let space = layout.spaces.iter().find(|space| space.rooms == taken.pattern.rooms);
        let asked = self.problem.items.get(number).map_or(taken.from, |item| item.asked);
        Placed {
            request: request.id.clone(),
            rooms: layout.places(taken.pattern.rooms),
            area_m2: space.map_or(0.0, |space| space.area_m2),
            days: self.calendar.axis.span(taken.from, taken.to),
            wait_days: u32::try_from(taken.from.saturating_sub(asked)).unwrap_or(u32::MAX),
        }
    }

    /// All that has a place.
    fn claims(&self, solved: &Solved) -> Vec<Claim> {
        let held = self.held.iter().map(|held| held.claim.clone());
        let placed = self.wishes.iter().zip(&solved.schedule).enumerate();
        let placed = placed.filter_map(|(number, (wish, placement))| {
            let taken = self.problem.use_of(number, (*placement)?)?;
            Some(match wish {
                Wish::Request(request) => Claim { by: Claimant::Request, id: request.id.clone(), taken },
                Wish::Option(held) => held.claim.clone(),
            })
        });
        held.chain(placed).collect()
    }

    fn totals(&self, solved: &Solved, weight: u64, placed: usize) -> Totals {
        let wishes = self.wishes.iter().zip(&self.problem.items);
        let items: Vec<&Item> = wishes.filter(|(wish, _)| wish.request().is_some()).map(|(_, item)| item).collect();
        let at_most = weight_at_most(&self.problem, &items, self.calendar.layout.rooms.len()) / self.scale;
        Totals {
            requests: items.len() + self.hopeless.len() + self.faulty.len(),
            placed,
            weight,
            weight_at_most: if solved.proven { weight } else { at_most },
            changeovers: solved.score.changes,
            wasted_m2_days: solved.score.waste as f64 / 100.0,
            wait_days: solved.score.wait,
            proven: solved.proven,
        }
    }
}

impl<'r> Wish<'r> {
    fn request(&self) -> Option<&'r Request> {
        match self {
            Self::Request(request) => Some(request),
            Self::Option(_) => None,
        }
    }
}

/// Sound requests in the order of their ids, and faulty ones in that of the file.
fn sort_out(requests: &[Request]) -> (Vec<&Request>, Vec<(&Request, RequestFault)>) {
    let mut known = BTreeSet::new();
    let (mut sound, mut faulty) = (Vec::new(), Vec::new());
    for request in requests {
        let twice = !known.insert(request.id.as_str());
        match request.fault().or(twice.then_some(RequestFault::IdTwice)) {
            Some(fault) => faulty.push((request, fault)),
            None => sound.push(request),
        }
    }
    sound.sort_by(|a, b| a.id.cmp(&b.id));
    (sound, faulty)
}

/// An option that may be left out, but not moved.
fn item_of(option: &Held) -> Item {
    let taken = option.claim.taken;
    Item {
        choices: vec![Choice { pattern: taken.pattern, waste: 0 }],
        days: taken.to - taken.from + 1,
        asked: taken.from,
        earliest: taken.from,
        latest: taken.from,
        weight: 1,
    }
}
