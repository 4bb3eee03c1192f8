//! Requests against the spaces of a calendar: which would do, and when.

use super::{
    calendar::Calendar,
    layout::SpaceFacts,
    moves::Pattern,
    problem::{Choice, Item},
    request::{Needs, Request},
    why::Need,
};

/// How much smaller than asked for a space may be, m²: what rounding leaves.
const AREA_SLACK_M2: f64 = 1e-6;
/// The same for lengths, metres.
const LENGTH_SLACK_M: f64 = 1e-9;
/// Waste of one production beyond this counts as this, hundredths of m² times days.
const MOST_WASTE: f64 = 1e12;

/// Spaces in which a request could be, as numbers: large enough, with all that it needs.
pub(super) fn spaces_for<'c>(request: &'c Request, calendar: &'c Calendar) -> impl Iterator<Item = &'c SpaceFacts> {
    let fits = |space: &&SpaceFacts| is_large_enough(space, request.area_m2) && unmet(&request.needs, space).is_empty();
    calendar.layout.spaces.iter().filter(fits)
}

pub(super) fn is_large_enough(space: &SpaceFacts, area_m2: f64) -> bool {
    space.area_m2 + AREA_SLACK_M2 >= area_m2
}

/// What a space lacks.
pub(super) fn unmet(needs: &Needs, space: &SpaceFacts) -> Vec<Need> {
    let wide = |width_m: f64, height_m: f64| {
        width_m + LENGTH_SLACK_M >= needs.screen_width_m && height_m + LENGTH_SLACK_M >= needs.screen_height_m
    };
    let mut unmet = Vec::new();
    if needs.screens && space.screens.is_empty() {
        unmet.push(Need::Screens);
    }
    let asks = needs.screen_width_m > 0.0 || needs.screen_height_m > 0.0;
    if asks && !space.screens.iter().any(|(width_m, height_m)| wide(*width_m, *height_m)) {
        unmet.push(Need::ScreenSize);
    }
    if space.clear_height_m + LENGTH_SLACK_M < needs.clear_height_m {
        unmet.push(Need::ClearHeight);
    }
    unmet
}

/// The request's window within the horizon, as day numbers.
pub(super) fn window(request: &Request, calendar: &Calendar) -> Option<(usize, usize)> {
    let (from, to) = calendar.axis.clip(request.window)?;
    let (from, to) = (from.max(calendar.axis.first), to.min(calendar.axis.last));
    (from <= to).then_some((from, to))
}

/// The request as something to be placed; `None` if no space or window would do.
pub(super) fn item(request: &Request, calendar: &Calendar, weight: u64) -> Option<Item> {
    let days = usize::try_from(request.days).ok()?;
    let (from, to) = window(request, calendar)?;
    let latest = (to + 1).checked_sub(days).filter(|latest| *latest >= from)?;
    let mut choices: Vec<Choice> = spaces_for(request, calendar)
        .map(|space| Choice { pattern: pattern(space), waste: waste(space, request) })
        .collect();
    choices.sort_by_key(|choice| choice.waste);
    (!choices.is_empty()).then_some(Item { choices, days, asked: from, earliest: from, latest, weight })
}

pub(super) fn pattern(space: &SpaceFacts) -> Pattern {
    Pattern { rooms: space.rooms, modes: space.modes }
}

/// Area beyond what was asked for, times days, in hundredths of m².
fn waste(space: &SpaceFacts, request: &Request) -> u64 {
    let over_m2 = (space.area_m2 - request.area_m2).max(0.0);
    (over_m2 * 100.0 * f64::from(request.days)).round().min(MOST_WASTE) as u64
}
