//! What is shown: selection, lit places, overlay, weather, language, theme, open panels, lifted floors, partition modes.

use std::collections::{BTreeMap, BTreeSet};

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{
    ChartSpan, Layers, Measurement, Overlay, Panel, Requests, Scenarios, Section, Split, StudioLook, Tape, Theme,
    Timescale,
};
use crate::park::{Lang, PlaceId, Weather};

/// Changed by the command handler alone; everybody else reads.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct Shown {
    pub selection: Option<PlaceId>,
    pub highlighted: Vec<PlaceId>,
    /// What was typed into the field for names and questions.
    pub asked: String,
    /// The named view that was gone to, until the camera is moved away from it.
    pub view: Option<String>,
    pub overlay: Overlay,
    /// The weather in the picture: that of the named view, or else the chosen one.
    pub weather: Weather,
    /// The weather that was asked for; a named view that says nothing of weather shows it again.
    pub chosen_weather: Weather,
    pub lang: Lang,
    pub theme: Theme,
    pub panels: BTreeSet<Panel>,
    pub segment: Option<String>,
    /// How much the timeline shows at once.
    pub timescale: Timescale,
    /// The charted metric, by its id; the first that a place has, if it has not this one.
    pub chart_metric: Option<String>,
    pub chart_span: ChartSpan,
    /// The level that one is in: a building, floor, room or rack; `None` in the park.
    pub inside: Option<PlaceId>,
    /// The tape in a person's hand.
    pub tape: Option<Tape>,
    /// What was measured.
    pub notes: Vec<Measurement>,
    /// The plan from straight above is shown instead of the picture.
    pub plan: bool,
    /// Buildings without their roof, or floors with nothing above them.
    pub open: Vec<PlaceId>,
    /// Layers that are switched off.
    pub hidden: Layers,
    /// Whether the floors of what is open, or of the selected building, are drawn apart.
    pub spread: bool,
    /// Whether another scenario's picture stands beside.
    pub split: Split,
    /// How the buildings are cut open.
    pub section: Option<Section>,
    /// Partition mode by building; a building that is not named stands in its first mode.
    pub partition_modes: BTreeMap<PlaceId, String>,
    /// Scenario id.
    pub scenario: String,
    /// All scenarios, as they are worked on.
    pub scenarios: Scenarios,
    /// Productions that want a studio, as they are worked on.
    pub requests: Requests,
    /// Which days of the studios are planned.
    pub studio_look: StudioLook,
    /// The id of the scenario with which the shown one is compared; `None` for the unchanged scene.
    pub compared: Option<String>,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            selection: None,
            highlighted: Vec::new(),
            asked: String::new(),
            view: None,
            overlay: Overlay::default(),
            weather: Weather::default(),
            chosen_weather: Weather::default(),
            lang: Lang::default(),
            theme: Theme::default(),
            panels: [
                Panel::TopBar,
                Panel::Overview,
                Panel::Place,
                Panel::Legend,
                Panel::Clock,
                Panel::Views,
                Panel::Labels,
                Panel::Guide,
                Panel::Tour,
                Panel::TourStrip,
            ]
            .into(),
            segment: None,
            timescale: Timescale::default(),
            chart_metric: None,
            chart_span: ChartSpan::default(),
            inside: None,
            tape: None,
            notes: Vec::new(),
            plan: false,
            open: Vec::new(),
            hidden: Layers::default(),
            spread: false,
            section: None,
            split: Split::default(),
            partition_modes: BTreeMap::new(),
            scenario: String::new(),
            scenarios: Scenarios::default(),
            requests: Requests::default(),
            studio_look: StudioLook::default(),
            compared: None,
        }
    }
}

impl Shown {
    pub fn panel(&self, panel: Panel) -> bool {
        self.panels.contains(&panel)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shown>();
}
