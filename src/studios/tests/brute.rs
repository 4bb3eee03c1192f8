//! The best plan by trying everything: written from the rule, sharing no code with the solver.

use super::small::{Ask, Small};

/// Rooms as one space, first and last day.
pub type Taken = (u32, i32, i32);

/// What is to be least, the first first: weight not placed, options let go, changes, waste (m² times days), waiting.
pub type Cost = (u32, u32, u32, u32, i32);

impl Small {
    /// The fewest changes with which all of these can be; `None` if they cannot. The rule, word by word.
    pub fn fewest_changes(&self, uses: &[Taken]) -> Option<u32> {
        let (first, last) = (-self.changeover, self.days - 1 + self.changeover);
        let on = |day: i32| uses.iter().filter(move |(_, from, to)| (*from..=*to).contains(&day));
        // 1. No room is in two uses on one day.
        for day in first..=last {
            let mut rooms = 0;
            for (space, ..) in on(day) {
                if rooms & space != 0 {
                    return None;
                }
                rooms |= space;
            }
        }
        // For each mode the fewest changes up to this day.
        let mut costs: Vec<Option<u32>> = vec![Some(0); self.modes.len()];
        for day in first..=last {
            let mut today = vec![None; self.modes.len()];
            for (to, cost) in today.iter_mut().enumerate() {
                // 2. Every space in use is a space of the day's mode.
                if !on(day).all(|(space, ..)| self.modes[to].contains(space)) {
                    continue;
                }
                for (from, before) in costs.iter().enumerate() {
                    let Some(before) = before else { continue };
                    let change = from != to && day != first;
                    if from != to && (day == first || !self.can_change(uses, day, from, to)) {
                        continue;
                    }
                    let all = before + u32::from(change);
                    *cost = Some(cost.map_or(all, |known: u32| known.min(all)));
                }
            }
            costs = today;
        }
        costs.into_iter().flatten().min()
    }

    /// 3. Each room whose space differs is empty for a changeover before, and no use goes on in it.
    fn can_change(&self, uses: &[Taken], day: i32, from: usize, to: usize) -> bool {
        let space_of = |mode: usize, room: u32| self.modes[mode].iter().find(|space| **space >> room & 1 == 1);
        let rooms = 0..u32::try_from(self.rooms.len()).unwrap();
        rooms.filter(|room| space_of(from, *room) != space_of(to, *room)).all(|room| {
            uses.iter().filter(|(space, ..)| space >> room & 1 == 1).all(|(_, first, last)| {
                let goes_on = *first < day && *last >= day;
                let in_the_way = *first < day && *last >= day - self.changeover;
                !goes_on && !in_the_way
            })
        })
    }

    fn area(&self, space: u32) -> u32 {
        self.rooms.iter().enumerate().filter(|(room, _)| space >> room & 1 == 1).map(|(_, area)| area).sum()
    }

    /// All spaces, each once.
    pub fn spaces(&self) -> Vec<u32> {
        let mut spaces: Vec<u32> = self.modes.iter().flatten().copied().collect();
        spaces.sort_unstable();
        spaces.dedup();
        spaces
    }

    /// Every place that a request can have by itself.
    pub fn places(&self, ask: &Ask) -> Vec<(Taken, u32, i32)> {
        let (first, last) = (ask.first.max(0), ask.last.min(self.days - 1));
        let mut places = Vec::new();
        for space in self.spaces().into_iter().filter(|space| self.area(*space) >= ask.area_m2) {
            for from in first..=last - ask.days + 1 {
                let waste = (self.area(space) - ask.area_m2) * u32::try_from(ask.days).unwrap();
                places.push(((space, from, from + ask.days - 1), waste, from - first));
            }
        }
        places
    }

    /// The least cost of all plans.
    pub fn brute_force(&self) -> Cost {
        let soft = |option: bool| option && self.displace;
        let fixed = self.bookings.iter().filter(|b| !soft(b.3)).map(|b| (b.0, b.1, b.2)).collect();
        let mut wishes: Vec<(u32, u32, Vec<(Taken, u32, i32)>)> =
            self.asks.iter().map(|ask| (ask.weight, 0, self.places(ask))).collect();
        let options = self.bookings.iter().filter(|b| soft(b.3));
        wishes.extend(options.map(|b| (0, 1, vec![((b.0, b.1, b.2), 0, 0)])));
        let mut best = (u32::MAX, 0, 0, 0, 0);
        self.try_all(&wishes, fixed, (0, 0, 0, 0, 0), &mut best);
        best
    }

    fn try_all(&self, wishes: &[(u32, u32, Vec<(Taken, u32, i32)>)], uses: Vec<Taken>, cost: Cost, best: &mut Cost) {
        // Fewer uses never need more changes: what cannot be now cannot be with more.
        let Some(changes) = self.fewest_changes(&uses) else { return };
        let Some(((weight, option, places), rest)) = wishes.split_first() else {
            *best = (*best).min((cost.0, cost.1, changes, cost.3, cost.4));
            return;
        };
        for (taken, waste, wait) in places {
            let mut more = uses.clone();
            more.push(*taken);
            self.try_all(rest, more, (cost.0, cost.1, 0, cost.3 + waste, cost.4 + wait), best);
        }
        self.try_all(rest, uses, (cost.0 + weight, cost.1 + option, 0, cost.3, cost.4), best);
    }
}
