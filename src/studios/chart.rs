//! Rows and bars of a plan, its modes by day and its changeovers.

use super::{
    calendar::{Booked, Calendar},
    masks::only,
    obstacle::{Claim, Claimant},
    plan::{Bar, BarKind, Changeover, ModeSpan, Row},
    request::Request,
};
use crate::park::Bilingual;

/// A change of mode: the first day of the new one, and the modes' numbers.
struct Change {
    day: usize,
    from: usize,
    to: usize,
}

fn changes(timeline: &[usize]) -> impl Iterator<Item = Change> {
    let pairs = timeline.iter().zip(timeline.iter().skip(1)).enumerate();
    pairs.filter(|(_, (from, to))| from != to).map(|(day, (from, to))| Change { day: day + 1, from: *from, to: *to })
}

pub(super) fn mode_spans(calendar: &Calendar, timeline: &[usize]) -> Vec<ModeSpan> {
    let axis = &calendar.axis;
    let mut spans: Vec<(usize, usize, usize)> = Vec::new();
    for (day, mode) in timeline.iter().enumerate().take(axis.last + 1).skip(axis.first) {
        match spans.last_mut() {
            Some((known, _, to)) if known == mode => *to = day,
            _ => spans.push((*mode, day, day)),
        }
    }
    let spans = spans.into_iter();
    spans.map(|(mode, from, to)| ModeSpan { mode: mode_id(calendar, mode), days: axis.span(from, to) }).collect()
}

pub(super) fn changeovers(calendar: &Calendar, timeline: &[usize]) -> Vec<Changeover> {
    let open = |mode: usize| calendar.modes.get(mode).map(|mode| mode.open.as_slice()).unwrap_or_default();
    let only_in = |a: usize, b: usize| open(a).iter().filter(|id| !open(b).contains(id)).cloned().collect();
    let days = calendar.changeover_days as usize;
    let changeover = |change: Change| Changeover {
        from_mode: mode_id(calendar, change.from),
        to_mode: mode_id(calendar, change.to),
        ready: calendar.axis.date(change.day),
        days: (days > 0).then(|| calendar.axis.span(change.day.saturating_sub(days), change.day - 1)),
        rooms: calendar.layout.places(calendar.moves.disturbed(change.from, change.to)),
        opens: only_in(change.to, change.from),
        closes: only_in(change.from, change.to),
    };
    changes(timeline).map(changeover).collect()
}

fn mode_id(calendar: &Calendar, mode: usize) -> String {
    calendar.modes.get(mode).map(|mode| mode.id.clone()).unwrap_or_default()
}

pub(super) fn rows(calendar: &Calendar, claims: &[Claim], requests: &[&Request], timeline: &[usize]) -> Vec<Row> {
    let rooms = calendar.layout.rooms.iter().enumerate();
    let row = |(number, room): (usize, &super::layout::RoomFacts)| {
        let mut bars = claim_bars(calendar, claims, requests, only(number));
        bars.extend(changeover_bars(calendar, timeline, only(number)));
        bars.sort_by(|a, b| (a.days, a.kind, &a.id).cmp(&(b.days, b.kind, &b.id)));
        Some(Row { room: room.places.first()?.clone(), name: room.name.clone(), area_m2: room.area_m2, bars })
    };
    rooms.filter_map(row).collect()
}

fn claim_bars(calendar: &Calendar, claims: &[Claim], requests: &[&Request], room: u64) -> Vec<Bar> {
    let axis = &calendar.axis;
    let bar = |claim: &Claim| {
        let (from, to) = (claim.taken.from.max(axis.first), claim.taken.to.min(axis.last));
        if from > to {
            return None;
        }
        let booked = |booked: &&Booked| claim.by != Claimant::Request && booked.id == claim.id;
        let booked = calendar.bookings.iter().find(booked);
        let request = requests.iter().find(|request| claim.by == Claimant::Request && request.id == claim.id);
        let name: Option<&Bilingual> = booked.map(|b| &b.name).or(request.map(|r| &r.name));
        let kind = match claim.by {
            _ if booked.is_some_and(|booked| booked.in_conflict) => BarKind::Conflict,
            Claimant::Booking => BarKind::Booking,
            Claimant::Option => BarKind::Option,
            Claimant::Request => BarKind::Request,
        };
        Some(Bar { kind, id: claim.id.clone(), name: name.cloned().unwrap_or_default(), days: axis.span(from, to) })
    };
    claims.iter().filter(|claim| claim.taken.pattern.rooms & room != 0).filter_map(bar).collect()
}

fn changeover_bars(calendar: &Calendar, timeline: &[usize], room: u64) -> Vec<Bar> {
    let axis = &calendar.axis;
    let bar = |change: Change| {
        let from = change.day.saturating_sub(calendar.changeover_days as usize).max(axis.first);
        let to = change.day.checked_sub(1)?.min(axis.last);
        let mode = calendar.modes.get(change.to)?;
        let (id, name) = (mode.id.clone(), mode.name.clone());
        (from <= to).then(|| Bar { kind: BarKind::Changeover, id, name, days: axis.span(from, to) })
    };
    let here = |change: &Change| calendar.moves.disturbed(change.from, change.to) & room != 0;
    changes(timeline).filter(here).filter_map(bar).collect()
}
