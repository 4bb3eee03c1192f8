//! What the park is to become: organisations, plan items, targets by year, timeline, the city around it.

use serde::{Deserialize, Serialize};

use super::{Bilingual, Figure, PlaceId, Status};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    pub id: String,
    pub name: Bilingual,
    pub role: Role,
    #[serde(default)]
    pub what: Option<Bilingual>,
    /// Organisations that it consists of, or belongs with.
    #[serde(default)]
    pub members: Vec<String>,
    #[serde(default)]
    pub figures: Vec<Figure>,
    pub source: String,
    #[serde(default)]
    pub phrase: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Operator,
    Shareholder,
    Government,
    /// Signed and moved in.
    Partner,
    Resident,
    /// Named in the plan, not there yet.
    Invited,
    Fund,
    Alliance,
    Centre,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    pub id: String,
    pub name: Bilingual,
    /// sRGB, `#rrggbb`.
    pub colour: String,
    pub source: String,
}

/// One item of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    pub id: String,
    pub number: u32,
    pub name: Bilingual,
    pub what: Bilingual,
    pub status: Status,
    pub source: String,
    #[serde(default)]
    pub phrase: Option<String>,
    /// Which segments it serves; `segments_source` says who says so.
    pub segments: Vec<String>,
    pub segments_source: String,
    #[serde(default)]
    pub parts: Vec<ProjectPart>,
    #[serde(default)]
    pub organisations: Vec<String>,
    /// Where it can be seen; `places_source` says who says so.
    #[serde(default)]
    pub places: Vec<PlaceId>,
    #[serde(default)]
    pub places_source: Option<String>,
    #[serde(default)]
    pub figures: Vec<Figure>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectPart {
    pub name: Bilingual,
    #[serde(default)]
    pub phrase: Option<String>,
    #[serde(default)]
    pub places: Vec<PlaceId>,
}

/// The plan's numbers for one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearTarget {
    pub year: i16,
    #[serde(default)]
    pub figures: Vec<Figure>,
}

/// A date on the timeline: a year, a month or a day, as exactly as the source says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    pub id: String,
    /// `2019`, `2022-05` or `2022-05-10`.
    pub date: String,
    pub name: Bilingual,
    pub source: String,
    #[serde(default)]
    pub phrase: Option<String>,
    #[serde(default)]
    pub organisations: Vec<String>,
    /// Whether it is still to come, seen from the source's date.
    #[serde(default)]
    pub target: bool,
}
