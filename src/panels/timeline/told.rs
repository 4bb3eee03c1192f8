//! Who says what was, is and will be: each part of the timeline looks different, and its word stands in the dock.

use bevy_egui::egui::Color32;

use crate::{
    panels::palette::Palette,
    twin::{Origin, State},
    words::Words,
};

/// Where what is shown of a moment comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A feed says it now.
    Live,
    /// It was measured and written down.
    Recorded,
    /// The past as the simulator has it: nothing was recorded.
    Simulated,
    /// The future: the simulator's guess, and what is booked.
    Forecast,
}

impl Told {
    /// Of the shown state.
    pub fn of(state: Option<&State>, now_ms: i64) -> Self {
        match state.map(|state| (state.origin, state.at.as_millisecond())) {
            Some((Origin::Measured, _)) => Self::Live,
            Some((Origin::Recorded, _)) => Self::Recorded,
            Some((_, at_ms)) if at_ms > now_ms => Self::Forecast,
            _ => Self::Simulated,
        }
    }

    pub fn word(self, words: &Words) -> String {
        match self {
            Self::Live => words.get("timeline-live"),
            Self::Recorded => words.get("timeline-recorded"),
            Self::Simulated => words.get("panel-simulated"),
            Self::Forecast => words.get("timeline-forecast"),
        }
    }

    pub fn why(self, words: &Words) -> String {
        match self {
            Self::Live => words.get("timeline-live-why"),
            Self::Recorded => words.get("timeline-recorded-why"),
            Self::Simulated => words.get("panel-simulated-why"),
            Self::Forecast => words.get("timeline-forecast-why"),
        }
    }

    pub fn colour(self, palette: &Palette) -> Color32 {
        match self {
            Self::Live => palette.live,
            Self::Recorded => palette.accent,
            Self::Simulated | Self::Forecast => palette.caution,
        }
    }
}
