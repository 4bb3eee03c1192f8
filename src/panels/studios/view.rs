//! What the studios' schedule shows.

use bevy_egui::egui::{Id, Ui};
use jiff::{Timestamp, civil::Date};

use crate::{
    app::{Clock, Command, Shown, StudioAnswer, StudioFile, StudioLook, StudioPlan, StudioStep, studio_of},
    park::{Bilingual, Building, Park, PlaceId},
    studios::{DaySpan, PlanError, Request},
    twin::local,
    words::Words,
};

/// What the program knows of the schedule.
#[derive(Clone, Copy, Debug)]
pub struct StudioSight<'a> {
    pub plan: &'a StudioPlan,
    pub file: &'a StudioFile,
}

#[derive(Clone, Copy, Debug)]
pub struct StudiosView<'a> {
    pub park: &'a Park,
    /// `None` where a scenario has left no such building.
    pub building: Option<&'a Building>,
    pub requests: &'a [Request],
    pub look: StudioLook,
    /// The days that are planned.
    pub horizon: DaySpan,
    /// The clock's day.
    pub day: Date,
    /// This computer's day.
    pub today: Date,
    pub sight: StudioSight<'a>,
    at: Timestamp,
}

impl<'a> StudiosView<'a> {
    pub fn new(park: &'a Park, shown: &'a Shown, clock: &Clock, now_ms: i64, sight: StudioSight<'a>) -> Self {
        let day_of = |at: Timestamp| local(at, &park.timezone).date();
        let day = day_of(clock.at());
        Self {
            park,
            building: studio_of(park, shown.selection.as_ref()),
            requests: &shown.requests,
            look: shown.studio_look,
            horizon: shown.studio_look.horizon(day),
            day,
            today: day_of(Timestamp::from_millisecond(now_ms).unwrap_or_default()),
            sight,
            at: clock.at(),
        }
    }

    /// The plan, unless there is none, or none yet.
    pub fn answer(&self) -> Option<&'a StudioAnswer> {
        self.sight.plan.answer()?.as_ref().ok()
    }

    pub fn fault(&self) -> Option<&'a PlanError> {
        self.sight.plan.answer()?.as_ref().err()
    }

    pub fn request(&self, id: &str) -> Option<&'a Request> {
        self.requests.iter().find(|request| request.id == id)
    }

    /// What goes to a day, so that the picture shows it: the clock at its hour, and the partitions as they stand then.
    pub(super) fn go_to(&self, day: Date) -> Vec<Command> {
        let now = local(self.at, &self.park.timezone);
        let at = now.date().until(day).ok().and_then(|span| now.checked_add(span).ok());
        let Some(at) = at else { return Vec::new() };
        // The chart stays as it is, wherever in it the clock goes.
        let kept = StudioLook { from: Some(self.horizon.from), ..self.look };
        let keep = (kept != self.look).then_some(Command::Studio(StudioStep::Look(kept)));
        let mode = self.mode_on(day).zip(self.building);
        let mode = mode.map(|(mode, building)| Command::SetPartitionMode { building: building.id.clone(), mode });
        keep.into_iter().chain([Command::SetTime(at.timestamp())]).chain(mode).collect()
    }

    /// The mode in which the plan has the partitions on a day.
    fn mode_on(&self, day: Date) -> Option<String> {
        let spans = &self.answer()?.plan.modes;
        let span = spans.iter().find(|span| (span.days.from..=span.days.to).contains(&day))?;
        (!span.mode.is_empty()).then(|| span.mode.clone())
    }

    pub(super) fn mode_name(&self, words: &Words, mode: &str) -> String {
        let known = self.answer().and_then(|answer| answer.calendar.modes.iter().find(|known| known.id == mode));
        known.map_or_else(|| mode.to_owned(), |known| named(words, &known.name, mode))
    }

    pub(super) fn rooms(&self, words: &Words, rooms: &[PlaceId]) -> String {
        let name = |id: &PlaceId| {
            let place = self.park.place(id);
            place.map_or_else(|| id.to_string(), |place| place.name.get(words.lang()).to_owned())
        };
        rooms.iter().map(name).collect::<Vec<_>>().join(words.list_comma())
    }

    /// The name of a request or booking.
    pub(super) fn name(&self, words: &Words, id: &str) -> String {
        let booking = self.park.schedule.bookings.iter().find(|booking| booking.id == id);
        let name = self.request(id).map(|request| &request.name).or(booking.map(|booking| &booking.name));
        name.map_or_else(|| id.to_owned(), |name| named(words, name, id))
    }
}

/// A name in the shown language; the id where there is none.
pub(super) fn named(words: &Words, name: &Bilingual, id: &str) -> String {
    let name = name.get(words.lang()).trim();
    if name.is_empty() { id.to_owned() } else { name.to_owned() }
}

/// `2026-03-01 – 2026-03-20 (20 days)`, in words.
pub(super) fn days_text(words: &Words, days: DaySpan) -> String {
    let values = [
        ("from", words.date(days.from).into()),
        ("to", words.date(days.to).into()),
        ("days", u64::from(days.days()).into()),
    ];
    words.format("studio-days", &values)
}

/// The request that is worked on, by its id: remembered while the program runs.
pub(super) fn chosen(ui: &Ui) -> Option<String> {
    ui.data(|data| data.get_temp(Id::new("studio-chosen")))
}

pub(super) fn choose(ui: &Ui, id: Option<&str>) {
    let memory = Id::new("studio-chosen");
    ui.data_mut(|data| match id {
        Some(id) => {
            data.insert_temp(memory, id.to_owned());
        }
        None => data.remove::<String>(memory),
    });
}
