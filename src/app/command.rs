//! Everything that a person, a tour or a remote can ask of the program.

use bevy::ecs::prelude::*;
use jiff::Timestamp;

use super::{
    ChartSpan, CockpitStep, LayerStep, MeasureStep, Mode, MomentFile, Motion, PlanStep, SectionStep, ShowroomStep,
    Split, StudioStep, SunDay, Timescale, TourStep, WalkStep,
};
use crate::{
    park::{Lang, PlaceId, Rule, Weather},
    twin::{AlarmId, Measure},
};

/// A wish. Written by anyone, applied in one place.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum Command {
    /// Select a place, or nothing.
    Select(Option<PlaceId>),
    /// Light several places at once; an empty list puts the lights out.
    Highlight(Vec<PlaceId>),
    /// Open the field for names and questions with this text; what is typed there comes back as this.
    Ask(String),
    /// Fly to a place so that it fills the picture.
    FlyTo(PlaceId),
    /// Fly to a named view.
    GoToView(String),
    /// Move the camera by hand.
    Nudge(Motion),
    /// Go into a building, floor, room or rack: it opens, its neighbours fade, and what is in it can be picked. `None`
    /// leads out into the park.
    Enter(Option<PlaceId>),
    /// Out by one level.
    GoOut,
    /// Measure, or change what was measured.
    Measure(MeasureStep),
    /// Write what was measured into a file.
    SaveNotes,
    /// Show the plan from straight above instead of the picture.
    SetPlan(bool),
    /// Lift everything off above this floor, or a building's roof; `None` puts it all back.
    Open(Vec<PlaceId>),
    /// Switch layers off and on: uses, statuses, storeys.
    SetLayer(LayerStep),
    /// Draw the floors of what is open, or of the selected building, apart.
    SetSpread(bool),
    /// Whether another scenario's picture stands beside.
    SetSplit(Split),
    /// Cut the buildings open.
    Section(SectionStep),
    SetPartitionMode {
        building: PlaceId,
        mode: String,
    },
    SetScenario(String),
    /// Work on scenarios.
    Plan(PlanStep),
    /// Work on the studios' schedule.
    Studio(StudioStep),
    /// Compare the shown scenario with another, by its id, or with the unchanged scene.
    CompareWith(Option<String>),
    /// Write the comparison as a page to print.
    SaveComparison,
    SetOverlay(Overlay),
    SetWeather(Weather),
    SetTheme(Theme),
    SetLang(Lang),
    SetMode(Mode),
    SetTime(Timestamp),
    /// Seconds of the park per second of the viewer, 1 to 2,678,400.
    SetSpeed(f64),
    SetPaused(bool),
    /// Whether the clock goes back to the beginning of what the timeline shows when it has come to its end.
    SetLooping(bool),
    /// How much the timeline shows at once.
    SetTimescale(Timescale),
    /// Which metric of the selected place is charted, by its id, and over how long.
    SetChart(String, ChartSpan),
    /// Write the shown chart's values to a file.
    SaveChart,
    /// Write a place's figures, sources and picture as a page to print.
    SaveSheet(PlaceId),
    TogglePanel(Panel),
    /// Show only plan items of one segment, by its id.
    FilterSegment(Option<String>),
    /// Somebody has seen an alarm; all of them without one.
    Acknowledge(Option<AlarmId>),
    /// Walk through the park, or on.
    Walk(WalkStep),
    /// Begin, lead or end a tour.
    Tour(TourStep),
    /// Write what is shown into a file, and make a picture of it to take home.
    KeepMoment,
    /// Only the picture with its caption: for whoever takes it by other means.
    Pose,
    /// Show a moment as it was kept.
    ShowMoment(Box<MomentFile>),
    /// Begin anew, go in, go back, leave: what visitors and the idle timer do.
    Showroom(ShowroomStep),
    /// Freeze, darken or light the audience's picture, or open the console.
    Cockpit(CockpitStep),
    Undo,
    Redo,
}

/// What colours the buildings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// Their own materials: the park is seen first, figures are asked for.
    #[default]
    None,
    /// What a rule of the park says of each place, by its id.
    Rule(String),
    /// What they are used for.
    Usage,
    /// How much visitors of a showroom looked at them.
    Visits,
    /// How many hours of sun ground and façades get.
    Sun(SunDay),
    /// By how much buildings differ from those of the compared scenario.
    Difference(Measure),
}

impl Overlay {
    /// The next one, as the overlay key cycles.
    pub fn next(&self, rules: &[Rule]) -> Self {
        let rule = |number: usize| rules.get(number).map(|rule| Self::Rule(rule.id.clone()));
        match self {
            Self::None => rule(0).unwrap_or(Self::Usage),
            Self::Rule(id) => {
                let number = rules.iter().position(|rule| rule.id == *id);
                number.and_then(|number| rule(number + 1)).unwrap_or(Self::Usage)
            }
            Self::Usage | Self::Visits | Self::Sun(_) | Self::Difference(_) => Self::None,
        }
    }

    /// The rule that colours, if one does.
    pub fn rule(&self) -> Option<&str> {
        match self {
            Self::Rule(id) => Some(id),
            Self::None | Self::Usage | Self::Visits | Self::Sun(_) | Self::Difference(_) => None,
        }
    }
}

/// How the panels look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Light words on dark glass.
    #[default]
    Dark,
    /// Dark words on light glass.
    Light,
}

impl Theme {
    pub fn other(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Dark,
        }
    }
}

/// Panels that can be shown and hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Panel {
    TopBar,
    Overview,
    Place,
    Projects,
    Legend,
    Clock,
    Views,
    Help,
    Issues,
    Alarms,
    /// A field to find places by name.
    Find,
    /// Scenarios, and what they change.
    Planning,
    /// Requests for studios, and where they are placed.
    Studios,
    /// Feed and history.
    Data,
    Labels,
    /// A code with which a phone becomes the remote.
    Phone,
    /// The digital human who leads a tour.
    Guide,
    /// What a tour says.
    Tour,
    /// The means to lead it.
    TourStrip,
}
