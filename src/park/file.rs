//! `park.ron` and `projects.ron` as they are written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Bilingual, Building, Figure, Milestone, NamedView, Organisation, PlaceId, Planning, Project, RackLayout, Segment,
    Site, SourceDoc, YearTarget,
};

/// `park.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParkFile {
    pub format: (u32, u32),
    pub id: String,
    pub name: Bilingual,
    /// What it is part of.
    #[serde(default)]
    pub within: Option<Bilingual>,
    /// Shown wherever geometry is assumed, such as "illustrative concept".
    pub notice: Bilingual,
    /// IANA name, `Asia/Shanghai`.
    pub timezone: String,
    pub default_scenario: String,
    /// Font files to use before the built-in ones, beside the scene or under `assets`.
    #[serde(default)]
    pub fonts: Vec<String>,
    pub sources: BTreeMap<String, SourceDoc>,
    pub uses: BTreeMap<String, Usage>,
    pub site: Site,
    pub buildings: Vec<Building>,
    #[serde(default)]
    pub rack_layouts: BTreeMap<String, RackLayout>,
    #[serde(default, skip_serializing)]
    pub planning: Planning,
    #[serde(default)]
    pub models: Vec<ExtraModel>,
    #[serde(default)]
    pub figures: Vec<Figure>,
}

/// What a place is used for; gives buildings their colour in the plan and the legend.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usage {
    pub name: Bilingual,
    /// sRGB, `#rrggbb`.
    pub colour: String,
}

/// Any other glTF that stands in the park.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraModel {
    pub id: PlaceId,
    pub name: Bilingual,
    /// Beside the scene, or under `assets`.
    pub file: String,
    /// Metres, y up.
    pub at: (f64, f64, f64),
    #[serde(default)]
    pub turn_deg: f64,
    #[serde(default = "unit_scale")]
    pub scale: f64,
    pub source: String,
}

fn unit_scale() -> f64 {
    1.0
}

/// `projects.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectsFile {
    pub format: (u32, u32),
    #[serde(default)]
    pub segments: Vec<Segment>,
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    #[serde(default)]
    pub projects: Vec<Project>,
    #[serde(default)]
    pub targets: Vec<YearTarget>,
    #[serde(default)]
    pub timeline: Vec<Milestone>,
    /// The city around the park.
    #[serde(default)]
    pub city: Vec<Figure>,
}

/// `views.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewsFile {
    pub format: (u32, u32),
    pub views: Vec<NamedView>,
}
