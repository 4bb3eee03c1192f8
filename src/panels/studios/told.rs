//! A bar in words: who, which rooms, how large, which days, how long it waits.

use super::view::{StudiosView, days_text};
use crate::{
    park::PlaceId,
    studios::{Bar, BarKind, Claimant, Clash, ConflictReason, DaySpan, Obstacle},
    words::Words,
};

pub(super) fn kind_word(words: &Words, kind: BarKind) -> String {
    match kind {
        BarKind::Booking => words.get("studio-booking"),
        BarKind::Option => words.get("studio-option"),
        BarKind::Conflict => words.get("studio-conflict"),
        BarKind::Request => words.get("studio-request"),
        BarKind::Changeover => words.get("studio-changeover"),
    }
}

/// What a bar is called.
pub(super) fn bar_name(words: &Words, view: &StudiosView, bar: &Bar) -> String {
    match bar.kind {
        BarKind::Changeover => words.format("studio-changes-to", &[("mode", view.mode_name(words, &bar.id).into())]),
        _ => view.name(words, &bar.id),
    }
}

/// All that is known of a bar, in lines; the first is its name.
pub(super) fn bar_lines(words: &Words, view: &StudiosView, bar: &Bar) -> Vec<String> {
    let mut lines = vec![bar_name(words, view, bar)];
    let Some(answer) = view.answer() else { return lines };
    let kind = kind_word(words, bar.kind);
    let of = |rooms: String, area_m2: Option<f64>| {
        let area = area_m2.map(|area_m2| words.area(area_m2));
        [Some(kind.clone()), Some(rooms), area].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    match bar.kind {
        BarKind::Request => {
            if let Some(placed) = answer.plan.placed.iter().find(|placed| placed.request == bar.id) {
                lines.push(of(view.rooms(words, &placed.rooms), Some(placed.area_m2)));
                lines.push(days_text(words, placed.days));
                lines.push(waits_text(words, placed.wait_days));
            }
        }
        BarKind::Changeover => {
            let meets = |days: DaySpan| days.from <= bar.days.to && bar.days.from <= days.to;
            let mut changes = answer.plan.changeovers.iter();
            let change = changes.find(|change| change.to_mode == bar.id && change.days.is_some_and(meets));
            if let Some(change) = change {
                lines.push(of(view.rooms(words, &change.rooms), None));
                lines.extend(change.days.map(|days| days_text(words, days)));
            }
        }
        BarKind::Booking | BarKind::Option | BarKind::Conflict => {
            if let Some(booked) = answer.calendar.bookings.iter().find(|booked| booked.id == bar.id) {
                let area =
                    |room: &PlaceId| answer.plan.rows.iter().find(|row| row.room == *room).map(|row| row.area_m2);
                lines.push(of(view.rooms(words, &booked.rooms), booked.rooms.iter().map(area).sum()));
                lines.push(days_text(words, booked.days));
            }
            lines.extend(answer.plan.conflicts.iter().filter(|one| one.booking == bar.id).flat_map(|conflict| {
                match &conflict.reason {
                    ConflictReason::Bookings { obstacles } => {
                        obstacles.iter().map(|obstacle| obstacle_text(words, view, obstacle)).collect()
                    }
                    ConflictReason::NoSpace { .. } => vec![words.get("studio-no-space")],
                    ConflictReason::DaysReversed => vec![words.get("studio-reversed")],
                }
            }));
        }
    }
    lines
}

pub(super) fn waits_text(words: &Words, days: u32) -> String {
    match days {
        0 => words.get("studio-on-time"),
        days => words.format("studio-waits", &[("days", u64::from(days).into())]),
    }
}

/// What stands in the way, and how.
pub(super) fn obstacle_text(words: &Words, view: &StudiosView, obstacle: &Obstacle) -> String {
    let kind = match obstacle.by {
        Claimant::Booking => BarKind::Booking,
        Claimant::Option => BarKind::Option,
        Claimant::Request => BarKind::Request,
    };
    let values = [
        ("who", view.name(words, &obstacle.id).into()),
        ("kind", kind_word(words, kind).into()),
        ("days", days_text(words, obstacle.days).into()),
    ];
    match obstacle.clash {
        Clash::Rooms => words.format("studio-clash-rooms", &values),
        Clash::Partitions => words.format("studio-clash-partitions", &values),
        Clash::Changeover => words.format("studio-clash-changeover", &values),
        Clash::Together => words.format("studio-clash-together", &values),
    }
}
