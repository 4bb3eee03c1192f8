//! Which building and which days are planned.

use jiff::{ToSpan, civil::Date};

use crate::{
    park::{Building, Park, PlaceId},
    studios::DaySpan,
};

/// The days that are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudioLook {
    /// The first day for as long as the clock stands within the months from it; else, and where there is none, the
    /// clock's month begins them. So a click on a day moves the clock and not the chart.
    pub from: Option<Date>,
    pub months: u8,
}

impl Default for StudioLook {
    fn default() -> Self {
        Self { from: None, months: Self::MONTHS[0] }
    }
}

impl StudioLook {
    /// What can be chosen, months.
    pub const MONTHS: [u8; 2] = [6, 12];

    /// The days that are planned while the clock stands on a day.
    pub fn horizon(self, day: Date) -> DaySpan {
        let from = |first: Date| {
            let next = first.saturating_add(i64::from(self.months.max(1)).months());
            DaySpan { from: first, to: next.yesterday().unwrap_or(first) }
        };
        let kept = self.from.map(from).filter(|kept| (kept.from..=kept.to).contains(&day));
        kept.unwrap_or_else(|| from(day.first_of_month()))
    }
}

/// The building whose studios are planned: the selected one, or else the first, that stands now this way and now that.
pub fn studio_of<'a>(park: &'a Park, selection: Option<&PlaceId>) -> Option<&'a Building> {
    let movable = |building: &&Building| building.modes.len() > 1;
    let selected = selection.and_then(|id| park.building(id.top().as_str())).filter(movable);
    selected.or_else(|| park.buildings.iter().find(movable))
}
