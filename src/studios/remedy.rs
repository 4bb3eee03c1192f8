//! Looks for the least change of a request that would give it a place in a plan.

use super::{
    explain::Scene,
    layout::SpaceFacts,
    moves::Use,
    request::Request,
    wanted::{is_large_enough, pattern, spaces_for, unmet, window},
    why::{Candidate, Remedy},
};

impl Scene<'_> {
    /// Each remedy that there is, at most one of a kind.
    pub fn remedies(&self, request: &Request) -> Vec<Remedy> {
        [self.later(request), self.earlier(request), self.fewer_days(request), self.smaller(request)]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The first day of `from`, in its order, on which the request has a place; of the spaces then the smallest.
    fn first_place(
        &self,
        spaces: &[&SpaceFacts],
        days: usize,
        from: impl Iterator<Item = usize>,
    ) -> Option<(usize, Candidate)> {
        let runs: Vec<Vec<u32>> = spaces.iter().map(|space| self.board.runs(pattern(space))).collect();
        for day in from {
            for (space, runs) in spaces.iter().zip(&runs) {
                let free = runs.get(day).is_some_and(|run| *run as usize >= days);
                if free && self.board.fits(Use { pattern: pattern(space), from: day, to: day + days - 1 }) {
                    return Some((day, self.candidate(space, day, day + days - 1)));
                }
            }
        }
        None
    }

    fn spaces(&self, request: &Request) -> Vec<&SpaceFacts> {
        let mut spaces: Vec<&SpaceFacts> =
            self.calendar.layout.spaces.iter().filter(|space| unmet(&request.needs, space).is_empty()).collect();
        spaces.retain(|space| is_large_enough(space, request.area_m2));
        spaces.sort_by(|a, b| a.area_m2.total_cmp(&b.area_m2));
        spaces
    }

    fn later(&self, request: &Request) -> Option<Remedy> {
        let axis = &self.calendar.axis;
        let days = request.days as usize;
        let first = axis.number(request.window.from).max(0);
        let first = usize::try_from(first).ok()?.max(axis.first);
        let last = (axis.last + 1).checked_sub(days)?;
        let (day, candidate) = self.first_place(&self.spaces(request), days, first..=last)?;
        let end = i64::try_from(day + days).ok()? - 1;
        let by_days = u32::try_from(end - axis.number(request.window.to)).ok().filter(|by| *by > 0)?;
        Some(Remedy::Later { by_days, candidate })
    }

    fn earlier(&self, request: &Request) -> Option<Remedy> {
        let axis = &self.calendar.axis;
        let days = request.days as usize;
        let end = usize::try_from(axis.number(request.window.to)).ok()?.min(axis.last);
        let last = (end + 1).checked_sub(days)?;
        let (day, candidate) = self.first_place(&self.spaces(request), days, (axis.first..=last).rev())?;
        let begin = i64::try_from(day).ok()?;
        let by_days = u32::try_from(axis.number(request.window.from) - begin).ok().filter(|by| *by > 0)?;
        Some(Remedy::Earlier { by_days, candidate })
    }

    fn fewer_days(&self, request: &Request) -> Option<Remedy> {
        let (first, last) = window(request, self.calendar)?;
        let spaces: Vec<&SpaceFacts> = spaces_for(request, self.calendar).collect();
        let runs: Vec<Vec<u32>> = spaces.iter().map(|space| self.board.runs(pattern(space))).collect();
        let longest = |runs: &Vec<u32>| {
            let days = runs.iter().enumerate().take(last + 1).skip(first);
            days.map(|(day, run)| (*run as usize).min(last + 1 - day)).max().unwrap_or(0)
        };
        let most = runs.iter().map(longest).max().unwrap_or(0).min((request.days as usize).saturating_sub(1));
        // What fits for some days fits for fewer.
        let (mut fits, mut fails) = (0, most + 1);
        let mut best = None;
        while fits + 1 < fails {
            let days = fits.midpoint(fails);
            match self.first_place(&self.spaces(request), days, first..=last + 1 - days) {
                Some((_, candidate)) => {
                    fits = days;
                    best = Some(Remedy::FewerDays { days: u32::try_from(days).ok()?, candidate });
                }
                None => fails = days,
            }
        }
        best
    }

    fn smaller(&self, request: &Request) -> Option<Remedy> {
        let days = request.days as usize;
        let (first, last) = window(request, self.calendar)?;
        let latest = (last + 1).checked_sub(days).filter(|latest| *latest >= first)?;
        let smaller =
            |space: &&SpaceFacts| !is_large_enough(space, request.area_m2) && unmet(&request.needs, space).is_empty();
        let mut spaces: Vec<&SpaceFacts> = self.calendar.layout.spaces.iter().filter(smaller).collect();
        spaces.sort_by(|a, b| b.area_m2.total_cmp(&a.area_m2));
        let found = spaces.into_iter().find_map(|space| self.first_place(&[space], days, first..=latest));
        found.map(|(_, candidate)| Remedy::SmallerArea { area_m2: candidate.area_m2, candidate })
    }
}
