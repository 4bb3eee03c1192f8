//! Works out why a request has no place in a plan.

use super::{
    board::Board,
    calendar::Calendar,
    layout::SpaceFacts,
    moves::{Pattern, Use},
    obstacle::{Claim, Claimant, in_the_way, told},
    request::Request,
    wanted::{is_large_enough, pattern, spaces_for, unmet, window},
    why::{Candidate, Need, Why},
};

/// How many candidates are looked at closely.
const CLOSE_LOOKS: usize = 3;

/// What of a plan a request has to get along with.
pub(super) struct Scene<'c> {
    pub calendar: &'c Calendar,
    /// With all that the plan places, settled.
    pub board: Board<'c>,
    /// The board before anything is placed or booked.
    pub empty: Board<'c>,
    pub claims: Vec<Claim>,
}

impl Scene<'_> {
    /// Why a sound request has no place.
    pub fn why(&self, request: &Request) -> Why {
        let spaces = &self.calendar.layout.spaces;
        let large: Vec<&SpaceFacts> = spaces.iter().filter(|space| is_large_enough(space, request.area_m2)).collect();
        if large.is_empty() {
            let largest_m2 = spaces.iter().map(|space| space.area_m2).fold(0.0, f64::max);
            return Why::TooLarge { area_m2: request.area_m2, largest_m2 };
        }
        if spaces_for(request, self.calendar).next().is_none() {
            return Why::NeedsUnmet { needs: needs_unmet(request, &large) };
        }
        let window = window(request, self.calendar);
        let within_horizon_days = window.map_or(0, |(from, to)| u32::try_from(to - from + 1).unwrap_or(u32::MAX));
        let days = request.days;
        match window {
            Some((from, to)) if within_horizon_days >= days => self.taken(request, from, to),
            _ => Why::WindowTooShort { days, window_days: request.window.days(), within_horizon_days },
        }
    }

    /// The candidate with the fewest obstacles: then with the fewest firm ones, the smallest space, the first day.
    fn taken(&self, request: &Request, first: usize, last: usize) -> Why {
        let days = request.days as usize;
        let changeover = self.board.changeover;
        let is_near = |claim: &&Claim| claim.taken.from <= last + changeover && claim.taken.to + changeover >= first;
        let near: Vec<Claim> = self.claims.iter().filter(is_near).cloned().collect();
        let mut candidates = Vec::new();
        for space in spaces_for(request, self.calendar) {
            let counts = obstacles_by_start(pattern(space), &near, changeover, days, first, last + 1 - days);
            for (from, (all, firm)) in (first..).zip(counts) {
                candidates.push((all, firm, Use { pattern: pattern(space), from, to: from + days - 1 }, space));
            }
        }
        candidates.sort_by(|a, b| {
            let key = |c: &(i32, i32, Use, &SpaceFacts)| (c.0, c.1);
            key(a).cmp(&key(b)).then(a.3.area_m2.total_cmp(&b.3.area_m2)).then(a.2.from.cmp(&b.2.from))
        });
        let looks = candidates.into_iter().take(CLOSE_LOOKS).map(|(_, _, asked, space)| {
            let found = in_the_way(&asked, &near, changeover, |without| self.fits_without(&asked, &near, without));
            (found, asked, space)
        });
        let Some((found, asked, space)) = looks.min_by_key(|(found, ..)| found.len()) else {
            return Why::WindowTooShort {
                days: request.days,
                window_days: request.window.days(),
                within_horizon_days: 0,
            };
        };
        let obstacles = told(&found, &near, &self.calendar.axis);
        Why::Taken { candidate: self.candidate(space, asked.from, asked.to), obstacles }
    }

    pub fn candidate(&self, space: &SpaceFacts, from: usize, to: usize) -> Candidate {
        Candidate {
            rooms: self.calendar.layout.places(space.rooms),
            area_m2: space.area_m2,
            days: self.calendar.axis.span(from, to),
        }
    }

    /// Whether a use fits once some of `near` are gone; what is far away cannot be in its way.
    fn fits_without(&self, asked: &Use, near: &[Claim], without: &[usize]) -> bool {
        if without.is_empty() {
            return self.board.fits(*asked);
        }
        let gone = |claim: &Claim| near.iter().enumerate().any(|(n, known)| without.contains(&n) && known == claim);
        let mut board = self.empty.clone();
        for claim in self.claims.iter().filter(|claim| !gone(claim)) {
            if claim.taken.pattern.modes == u64::MAX {
                board.block(claim.taken.pattern.rooms, claim.taken.from, claim.taken.to);
            } else {
                board.put(claim.taken);
            }
        }
        board.settle();
        board.fits(*asked)
    }
}

/// For each first day between two, how many claims clash with the pattern then, and how many firm ones.
fn obstacles_by_start(
    pattern: Pattern,
    claims: &[Claim],
    changeover: usize,
    days: usize,
    first: usize,
    last: usize,
) -> Vec<(i32, i32)> {
    // A claim clashes on starts without a gap between them: steps up and down at their ends.
    let mut steps = vec![(0, 0); last - first + 2];
    for claim in claims {
        let Use { pattern: other, from, to } = claim.taken;
        let apart = if other.modes & pattern.modes == 0 { changeover } else { 0 };
        if apart == 0 && other.rooms & pattern.rooms == 0 && other.modes & pattern.modes != 0 {
            continue;
        }
        let begin = (from + 1).saturating_sub(days + apart).max(first);
        let end = (to + apart).min(last);
        let firm = i32::from(claim.by == Claimant::Booking);
        for (at, sign) in [(begin, 1), (end + 1, -1)] {
            if let Some(step) = steps.get_mut(at.saturating_sub(first)).filter(|_| begin <= end) {
                *step = (step.0 + sign, step.1 + sign * firm);
            }
        }
    }
    let mut now = (0, 0);
    let mut counts: Vec<(i32, i32)> = Vec::with_capacity(steps.len());
    for step in steps {
        now = (now.0 + step.0, now.1 + step.1);
        counts.push(now);
    }
    counts.truncate(last - first + 1);
    counts
}

/// What every large space lacks; or, where each need is met somewhere, all that any of them lacks.
fn needs_unmet(request: &Request, large: &[&SpaceFacts]) -> Vec<Need> {
    let lacks: Vec<Vec<Need>> = large.iter().map(|space| unmet(&request.needs, space)).collect();
    let mut all: Vec<Need> = lacks.iter().flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    let everywhere: Vec<Need> = all.iter().copied().filter(|need| lacks.iter().all(|l| l.contains(need))).collect();
    if everywhere.is_empty() { all } else { everywhere }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studios::obstacle::clash;

    #[test]
    fn counted_at_once_or_one_by_one_obstacles_are_the_same() {
        let patterns = [(0b01, 0b01), (0b10, 0b01), (0b11, 0b10), (0b01, 0b11)];
        let patterns = patterns.map(|(rooms, modes)| Pattern { rooms, modes });
        let of = |(number, pattern): (usize, &Pattern)| Claim {
            by: if number % 2 == 0 { Claimant::Booking } else { Claimant::Request },
            id: String::new(),
            taken: Use { pattern: *pattern, from: 5 + 2 * number, to: 6 + 3 * number },
        };
        let claims: Vec<Claim> = patterns.iter().enumerate().map(of).collect();
        for (pattern, changeover, days) in patterns.iter().flat_map(|p| [(*p, 0, 1), (*p, 1, 3), (*p, 3, 2)]) {
            let counts = obstacles_by_start(pattern, &claims, changeover, days, 2, 25);
            assert_eq!(counts.len(), 24);
            for (from, counted) in (2..).zip(counts) {
                let asked = Use { pattern, from, to: from + days - 1 };
                let clashes = claims.iter().filter(|claim| clash(&asked, &claim.taken, changeover).is_some());
                let (all, firm) = clashes
                    .fold((0, 0), |(all, firm), claim| (all + 1, firm + i32::from(claim.by == Claimant::Booking)));
                assert_eq!(counted, (all, firm), "{asked:?}");
            }
        }
    }
}
