//! What the console shows.

use std::path::PathBuf;

use bevy_egui::egui::TextureId;

use crate::{
    app::{Cockpit, Invitation, Panel, Shown, Way},
    panels::{
        phone::PhoneView,
        tour::{TourView, says},
    },
    park::{Bilingual, Park},
    words::Words,
};

/// Everything on the console, from plain data.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsoleView {
    /// The tour that is under way, as the audience sees it.
    pub tour: Option<TourView>,
    /// For the presenter alone; empty where the stop has none.
    pub notes: String,
    /// The name and the words of the stop after this one.
    pub next: Option<(String, String)>,
    /// Since the tour began, and what is left of it as planned, seconds.
    pub used_secs: f64,
    pub left_secs: f64,
    /// As the whole tour is planned, seconds.
    pub planned_secs: f64,
    /// Tours that can be begun.
    pub tours: Vec<TourChoice>,
    pub cockpit: Cockpit,
    /// This computer's time of day, `HH:MM`.
    pub time: String,
    /// The code for a phone, while it is wanted.
    pub phone: Option<PhoneView>,
    /// What goes on behind a frozen picture, once it is drawn.
    pub preview: Option<TextureId>,
}

/// A tour by id, name and length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TourChoice {
    pub id: String,
    pub name: String,
    pub length: String,
}

impl ConsoleView {
    pub fn new(park: &Park, words: &Words, way: Option<&Way>, cockpit: &Cockpit, time: String) -> Self {
        let said = |of: &Bilingual| of.get(words.lang()).to_owned();
        let tour = way.and_then(|way| way.tour_in(park));
        let next = way.zip(tour).and_then(|(way, tour)| tour.stops.get(way.stop + 1));
        let choice = |tour: &crate::park::Tour| TourChoice {
            id: tour.id.clone(),
            name: said(&tour.name),
            length: minutes(tour.secs()),
        };
        Self {
            tour: way.and_then(|way| TourView::new(park, words, way)),
            notes: way.and_then(|way| way.stop_in(park)?.notes.as_ref()).map(said).unwrap_or_default(),
            next: next.map(|stop| (said(&stop.name), says(park, words, stop))),
            used_secs: way.map_or(0.0, |way| way.used_secs.into()),
            left_secs: way.map_or(0.0, |way| way.left_secs(park)),
            planned_secs: tour.map_or(0.0, crate::park::Tour::secs),
            tours: park.tours.iter().map(choice).collect(),
            cockpit: *cockpit,
            time,
            phone: None,
            preview: None,
        }
    }

    /// The code stands until a phone is there, and whenever it is asked for.
    pub fn phone(shown: &Shown, invitation: Option<&Invitation>) -> Option<PhoneView> {
        let wanted = shown.panel(Panel::Phone) || invitation.is_some_and(|invitation| invitation.phones == 0);
        wanted.then(|| PhoneView { invitation: invitation.cloned() })
    }

    /// The small picture of what the audience sees, by its file.
    pub(super) fn picture(&self) -> Option<&PathBuf> {
        let tour = self.tour.as_ref()?;
        tour.stops.get(tour.stop).map(|stop| &stop.picture)
    }

    /// How much longer than planned it will take, seconds; negative where time is to spare.
    pub fn late_secs(&self) -> f64 {
        self.used_secs + self.left_secs - self.planned_secs
    }
}

/// `8:34`, and `−0:20`.
pub(super) fn minutes(secs: f64) -> String {
    let whole = secs.abs().round() as u64;
    let sign = if secs <= -0.5 { "−" } else { "" };
    format!("{sign}{}:{:02}", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_written_as_a_clock_has_them() {
        assert_eq!((minutes(514.2), minutes(-20.0), minutes(0.2)), ("8:34".into(), "−0:20".into(), "0:00".into()));
    }
}
