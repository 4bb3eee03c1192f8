//! What stands in the way of what.

use serde::Serialize;

use super::{
    days::{Axis, DaySpan},
    moves::{Pattern, Use},
};

/// Something that has a place in the plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Claim {
    pub by: Claimant,
    pub id: String,
    pub taken: Use,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Claimant {
    /// A firm booking.
    Booking,
    /// A booking that somebody only asked to keep free.
    Option,
    /// A request that this plan places.
    Request,
}

/// One thing that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Obstacle {
    pub by: Claimant,
    pub id: String,
    pub clash: Clash,
    /// Days on which it stands in the way; of a changeover, the days that this would take.
    pub days: DaySpan,
}

/// How two uses get into each other's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Clash {
    /// They want the same room on the same day.
    Rooms,
    /// They want different rooms on the same day, but no mode has both spaces.
    Partitions,
    /// No mode has both spaces, and the partitions cannot move in the days between.
    Changeover,
    /// Each goes with it alone; all together do not.
    Together,
}

/// Whether two uses cannot both be, whatever else there is; and on which days.
pub(super) fn clash(a: &Use, b: &Use, changeover: usize) -> Option<(Clash, usize, usize)> {
    let (from, to) = (a.from.max(b.from), a.to.min(b.to));
    let common = a.pattern.modes & b.pattern.modes != 0;
    if from <= to {
        let kind = if a.pattern.rooms & b.pattern.rooms != 0 {
            Clash::Rooms
        } else if !common {
            Clash::Partitions
        } else {
            return None;
        };
        return Some((kind, from, to));
    }
    // `to` is the last day of the earlier one, `from` the first of the later one.
    let between = from - to - 1;
    (!common && between < changeover).then(|| (Clash::Changeover, to + 1, to + changeover))
}

/// What has to go before `pattern` can have these days, by numbers of claims; `fits` says whether it could then.
pub(super) fn in_the_way(
    asked: &Use,
    claims: &[Claim],
    changeover: usize,
    fits: impl Fn(&[usize]) -> bool,
) -> Vec<(usize, Clash, usize, usize)> {
    let mut found: Vec<(usize, Clash, usize, usize)> = Vec::new();
    for (number, claim) in claims.iter().enumerate() {
        found.extend(clash(asked, &claim.taken, changeover).map(|(kind, from, to)| (number, kind, from, to)));
    }
    let numbers = |found: &[(usize, Clash, usize, usize)]| found.iter().map(|(number, ..)| *number).collect::<Vec<_>>();
    let apart = |claim: &Claim| {
        let (from, to) = (asked.from.max(claim.taken.from), asked.to.min(claim.taken.to));
        from.saturating_sub(to)
    };
    let mut rest: Vec<usize> = (0..claims.len()).filter(|at| !numbers(&found).contains(at)).collect();
    rest.sort_by_key(|at| claims.get(*at).map(apart));
    let mut rest = rest.into_iter();
    while !fits(&numbers(&found)) {
        let Some(number) = rest.next() else { break };
        let Some(claim) = claims.get(number) else { continue };
        found.push((number, Clash::Together, claim.taken.from, claim.taken.to));
    }
    found
}

/// The same as what is told.
pub(super) fn told(found: &[(usize, Clash, usize, usize)], claims: &[Claim], axis: &Axis) -> Vec<Obstacle> {
    let one = |(number, kind, from, to): &(usize, Clash, usize, usize)| {
        let claim = claims.get(*number)?;
        Some(Obstacle { by: claim.by, id: claim.id.clone(), clash: *kind, days: axis.span(*from, *to) })
    };
    found.iter().filter_map(one).collect()
}

/// A pattern that goes with every mode: of rooms that nobody accounts for.
pub(super) fn anywhere(rooms: u64) -> Pattern {
    Pattern { rooms, modes: u64::MAX }
}
