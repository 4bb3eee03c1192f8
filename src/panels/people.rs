//! People now against capacity, with the badge that says whether anybody counted them.

use bevy_egui::egui::{Align, Layout, Ui};

use super::{
    controls,
    theme::{self, Voice},
    trust::trust_chip,
};
use crate::{
    park::{Park, PlaceId},
    twin::{Points, State, Trust, Value},
    words::Words,
};

/// How many people are at a place, or in the whole park.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleView {
    /// `None` where they are counted and no count has come.
    pub people: Option<u32>,
    pub capacity: u32,
    pub trust: Trust,
    /// So many buildings of the park are not counted.
    pub uncounted: usize,
}

impl PeopleView {
    /// `None` where nobody belongs.
    pub fn of_place(state: &State, points: &Points, place: &PlaceId) -> Option<Self> {
        let capacity = state.places.get(place)?.capacity;
        let counted = state.counted(points, place);
        let trust = counted.map_or(Trust::Missing, |value| value.trust());
        Some(Self { people: counted.map(whole), capacity, trust, uncounted: 0 })
    }

    /// The sum over the buildings.
    pub fn of_park(park: &Park, state: &State, points: &Points) -> Self {
        let buildings = || park.buildings.iter().filter_map(|one| Self::of_place(state, points, &one.id));
        let counted = || buildings().filter(|one| one.people.is_some());
        let people = counted().filter_map(|one| one.people).fold(0, u32::saturating_add);
        Self {
            people: (counted().count() > 0 || buildings().count() == 0).then_some(people),
            capacity: buildings().map(|one| one.capacity).fold(0, u32::saturating_add),
            trust: counted().map(|one| one.trust).max().unwrap_or(Trust::Missing),
            uncounted: buildings().filter(|one| one.people.is_none() && one.capacity > 0).count(),
        }
    }
}

fn whole(value: Value) -> u32 {
    value.value.round() as u32
}

/// The number in `voice`, the badge beside it, the words and a bar below.
pub fn people_ui(ui: &mut Ui, words: &Words, view: &PeopleView, voice: Voice) {
    ui.horizontal(|ui| {
        let number = view.people.map_or_else(|| "—".to_owned(), |people| words.count(people.into()));
        controls::text(ui, &number, voice);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| trust_chip(ui, words, view.trust));
    });
    controls::text(ui, &words.format("panel-people-of-capacity", &[("capacity", view.capacity.into())]), theme::FAINT);
    let share = f64::from(view.people.unwrap_or_default()) / f64::from(view.capacity.max(1));
    controls::share_bar(ui, share, theme::of(ui).accent, 6.0);
    if view.uncounted > 0 {
        let uncounted = words.format("panel-people-uncounted", &[("buildings", view.uncounted.into())]);
        controls::text(ui, &uncounted, theme::NOTE);
    }
}
