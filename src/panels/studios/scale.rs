//! Days along the chart: how many are seen at once, and which.

use bevy_egui::egui::{Id, Rangef, Ui};
use jiff::{ToSpan, civil::Date};

use crate::{studios::DaySpan, words::Words};

/// How many days are seen at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Zoom {
    Month,
    Quarter,
    #[default]
    Whole,
}

impl Zoom {
    pub(super) const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Whole];

    /// A word for its button, and what it does.
    pub(super) fn words(self, words: &Words) -> (String, String) {
        match self {
            Self::Month => (words.get("studio-month"), words.get("studio-month-why")),
            Self::Quarter => (words.get("studio-quarter"), words.get("studio-quarter-why")),
            Self::Whole => (words.get("studio-whole"), words.get("studio-whole-why")),
        }
    }

    /// Of so many.
    fn days(self, all: f32) -> f32 {
        match self {
            Self::Month => all.min(31.0),
            Self::Quarter => all.min(92.0),
            Self::Whole => all,
        }
    }
}

/// What the chart remembers while the program runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scroll {
    of: DaySpan,
    pub(super) zoom: Zoom,
    /// Days before the first that is seen.
    passed: f32,
}

impl Scroll {
    /// Of these days; whoever looks at others begins at their beginning.
    pub(super) fn of(ui: &Ui, of: DaySpan) -> Self {
        let known = ui.data(|data| data.get_temp::<Self>(Id::new("studio-scroll")));
        let zoom = known.map(|known| known.zoom).unwrap_or_default();
        known.filter(|known| known.of == of).unwrap_or(Self { of, zoom, passed: 0.0 })
    }

    pub(super) fn keep(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(Id::new("studio-scroll"), self));
    }

    /// Another zoom, with a day in the middle.
    pub(super) fn zoom_about(&mut self, zoom: Zoom, day: Date) {
        self.zoom = zoom;
        self.passed = between(self.of.from, day) - self.shown() / 2.0;
        self.hold();
    }

    /// By so many points to the right, where a day has so many.
    pub(super) fn drag(&mut self, points: f32, per_day: f32) {
        self.passed -= points / per_day.max(0.01);
        self.hold();
    }

    pub(super) fn scale(self, across: Rangef) -> Scale {
        let per_day = across.span() / self.shown().max(1.0);
        Scale { of: self.of, across, per_day, left: across.min - self.passed * per_day }
    }

    fn shown(self) -> f32 {
        self.zoom.days(self.of.days() as f32)
    }

    fn hold(&mut self) {
        self.passed = self.passed.clamp(0.0, (self.of.days() as f32 - self.shown()).max(0.0));
    }
}

/// Where days stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub(super) of: DaySpan,
    /// What is seen, points.
    pub(super) across: Rangef,
    /// Points of a day.
    pub(super) per_day: f32,
    /// Where the first of all days begins.
    left: f32,
}

impl Scale {
    /// Where a day begins.
    pub(super) fn x(&self, day: Date) -> f32 {
        self.left + between(self.of.from, day) * self.per_day
    }

    /// Where days stand, as far as they are seen; `None` if they are not.
    pub(super) fn seen(&self, days: DaySpan) -> Option<Rangef> {
        let (from, to) = (self.x(days.from), self.x(days.to) + self.per_day);
        let seen = Rangef::new(from.max(self.across.min), to.min(self.across.max));
        (seen.span() > 0.0).then_some(seen)
    }

    /// The day at a place.
    pub(super) fn day_at(&self, x: f32) -> Option<Date> {
        let number = ((x - self.left) / self.per_day.max(0.01)).floor();
        let day = self.of.from.checked_add((number as i64).days()).ok()?;
        (self.across.contains(x) && (self.of.from..=self.of.to).contains(&day)).then_some(day)
    }

    /// All days that are seen.
    pub(super) fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let (across, scale) = (self.across, *self);
        let first = scale.day_at(across.min + 0.01).unwrap_or(scale.of.from);
        let days = first.series(1.day()).take_while(move |day| *day <= scale.of.to);
        days.take_while(move |day| scale.x(*day) < across.max)
    }
}

fn between(from: Date, to: Date) -> f32 {
    from.until(to).map_or(0.0, |span| span.get_days() as f32)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_and_places_are_each_others_inverse_and_scrolling_ends_at_the_ends() {
        let of = DaySpan { from: date(2026, 1, 1), to: date(2026, 6, 30) };
        let mut scroll = Scroll { of, zoom: Zoom::Whole, passed: 0.0 };
        let across = Rangef::new(100.0, 1005.0);
        let scale = scroll.scale(across);
        assert_eq!(scale.days().count(), 181);
        assert!((scale.per_day - 5.0).abs() < 1e-3);
        for day in [date(2026, 1, 1), date(2026, 3, 17), date(2026, 6, 30)] {
            assert_eq!(scale.day_at(scale.x(day) + 2.5), Some(day));
        }
        assert_eq!((scale.day_at(99.0), scale.day_at(1006.0)), (None, None));
        scroll.zoom_about(Zoom::Month, date(2026, 3, 17));
        let scale = scroll.scale(across);
        assert_eq!(scale.day_at(557.0), Some(date(2026, 3, 17)), "the day is in the middle");
        assert_eq!(scale.seen(DaySpan { from: date(2026, 1, 1), to: date(2026, 1, 31) }), None);
        scroll.drag(1e6, scale.per_day);
        assert_eq!(scroll.scale(across).day_at(101.0), Some(date(2026, 1, 1)));
        scroll.drag(-1e6, scale.per_day);
        assert_eq!(scroll.scale(across).day_at(1004.0), Some(date(2026, 6, 30)));
    }
}
