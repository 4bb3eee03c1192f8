//! Tours: what is shown and said, stop by stop.

use std::{collections::BTreeSet, path::PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Bilingual, Figure, Moment, Park, PlaceId, Weather};

/// `tours/<id>.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tour {
    pub format: (u32, u32),
    pub id: String,
    pub name: Bilingual,
    #[serde(default)]
    pub what: Option<Bilingual>,
    /// The day of all stops that name none.
    pub day: Date,
    pub stops: Vec<Stop>,
}

/// Where a tour stands for a while. A stop says all that it shows, so that one may come to it from anywhere: what it says
/// nothing of is as the named view has it, or as the park is opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    pub id: String,
    pub name: Bilingual,
    /// What is said. `{land}` stands for the value of the figure `land`: no other number is to be said.
    pub says: Bilingual,
    /// For whoever presents; never shown to the audience.
    #[serde(default)]
    pub notes: Option<Bilingual>,
    /// The named view from which one looks.
    pub view: String,
    /// What it speaks of: lit, and in view.
    #[serde(default)]
    pub about: Option<PlaceId>,
    /// How long it stands, seconds.
    #[serde(default = "stand_secs")]
    pub secs: f64,
    /// How long the way there takes, seconds; 0 cuts.
    #[serde(default = "travel_secs")]
    pub travel_secs: f64,
    /// How far the camera turns about its target while it stands, degrees; positive to the east.
    #[serde(default)]
    pub turn_deg: f64,
    /// What else is done on arrival, in this order.
    #[serde(default)]
    pub does: Vec<Wish>,
}

/// What a stop may ask of the program besides its view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// A place's panel.
    Select(PlaceId),
    /// Places that are lit, instead of what the stop is about.
    Light(Vec<PlaceId>),
    /// Buildings without their roof, floors with nothing above them.
    Open(Vec<PlaceId>),
    /// Floors apart.
    Spread(bool),
    /// A building's partition mode.
    Mode(PlaceId, String),
    Scenario(String),
    /// A rule's id, or `usage`.
    Overlay(String),
    Weather(Weather),
    /// Another day than the tour's.
    Day(Date),
    /// Time of the day, `HH:MM`.
    Time(String),
    Moment(Moment),
    /// Seconds of the park in a second: the clock runs from here on.
    Speed(f64),
}

fn stand_secs() -> f64 {
    20.0
}

fn travel_secs() -> f64 {
    6.0
}

/// A piece of what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    Words(&'a str),
    /// The value of a figure, by its id.
    Figure(&'a str),
}

/// What is said, piece by piece.
pub fn said(text: &str) -> Vec<Said<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        let Some((figure, after)) = after.split_once('}') else { break };
        pieces.extend((!words.is_empty()).then_some(Said::Words(words)));
        pieces.push(Said::Figure(figure.trim()));
        rest = after;
    }
    pieces.extend((!rest.is_empty()).then_some(Said::Words(rest)));
    pieces
}

impl Stop {
    /// Ids of the figures whose values are said, in either language.
    pub fn figures(&self) -> BTreeSet<&str> {
        let pieces = [&self.says.zh, &self.says.en].into_iter().flat_map(|text| said(text));
        let figure = |piece| match piece {
            Said::Figure(id) => Some(id),
            Said::Words(_) => None,
        };
        pieces.filter_map(figure).collect()
    }
}

impl Tour {
    /// From its first stop to the end of its last, seconds.
    pub fn secs(&self) -> f64 {
        self.stops.iter().map(|stop| stop.travel_secs + stop.secs).sum()
    }
}

impl Park {
    pub fn tour(&self, id: &str) -> Option<&Tour> {
        self.tours.iter().find(|tour| tour.id == id)
    }

    /// Where the small picture of a stop lies, if there is one.
    pub fn thumbnail(&self, tour: &Tour, stop: &Stop) -> PathBuf {
        self.folder.join("tours").join(&tour.id).join(format!("{}.png", stop.id))
    }

    /// Every figure wherever it stands: of the park, its buildings and rooms, the plan and the city.
    pub fn all_figures(&self) -> impl Iterator<Item = &Figure> {
        let rooms = self.buildings.iter().flat_map(|building| &building.rooms).flat_map(|room| &room.figures);
        let buildings = self.buildings.iter().flat_map(|building| &building.figures);
        let plan = &self.projects;
        let organisations = plan.organisations.iter().flat_map(|organisation| &organisation.figures);
        let projects = plan.projects.iter().flat_map(|project| &project.figures);
        let targets = plan.targets.iter().flat_map(|target| &target.figures);
        let of_plan = organisations.chain(projects).chain(targets).chain(&plan.city);
        self.figures.iter().chain(buildings).chain(rooms).chain(of_plan)
    }

    /// A figure by its id; of several, the park's own first.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.all_figures().find(|figure| figure.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_falls_into_words_and_figures() {
        let pieces = said("占地{land}，{ floor-area }。");
        assert_eq!(
            pieces,
            [
                Said::Words("占地"),
                Said::Figure("land"),
                Said::Words("，"),
                Said::Figure("floor-area"),
                Said::Words("。")
            ]
        );
        assert_eq!(said("no end {land"), [Said::Words("no end {land")]);
        assert_eq!(said(""), []);
    }

    #[test]
    fn shipped_figures_are_counted_as_they_are_listed() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
        let park = crate::park::load(&folder).park.unwrap();
        assert!(park.figure("land").is_some() && park.figure("target-2025-revenue").is_some());
        assert!(park.figure("F-06-seats").is_some() && park.figure("no-such").is_none());
        assert!(park.all_figures().count() > 90);
    }
}
