//! The park, read and checked. Immutable once loaded.

use std::{collections::BTreeMap, path::PathBuf};

use super::{
    Bilingual, Building, ExtraModel, FeedsFile, Figure, NamedView, Place, PlaceId, Planning, ProjectsFile, RackLayout,
    Rules, Scenario, Schedule, Showroom, Site, SourceDoc, Tour, Usage,
};

/// Everything that a scene folder says, cross-referenced.
#[derive(Clone, Debug)]
pub struct Park {
    /// The scene folder that it was read from.
    pub folder: PathBuf,
    pub id: String,
    pub name: Bilingual,
    pub within: Option<Bilingual>,
    pub notice: Bilingual,
    /// IANA name.
    pub timezone: String,
    pub default_scenario: String,
    pub fonts: Vec<String>,
    pub sources: BTreeMap<String, SourceDoc>,
    pub uses: BTreeMap<String, Usage>,
    pub site: Site,
    pub buildings: Vec<Building>,
    pub rack_layouts: BTreeMap<String, RackLayout>,
    pub planning: Planning,
    pub models: Vec<ExtraModel>,
    pub figures: Vec<Figure>,
    pub projects: ProjectsFile,
    pub schedule: Schedule,
    pub rules: Rules,
    pub views: Vec<NamedView>,
    /// What messages of other senders mean.
    pub feeds: FeedsFile,
    pub showroom: Showroom,
    pub scenarios: BTreeMap<String, Scenario>,
    /// In the order of their files' names.
    pub tours: Vec<Tour>,
    /// Every place but single racks, which are too many to list and follow from their hall's rule.
    pub places: BTreeMap<PlaceId, Place>,
}

impl Park {
    pub fn building(&self, id: &str) -> Option<&Building> {
        self.buildings.iter().find(|building| building.id.as_str() == id)
    }

    /// Other names by which people look for a place.
    pub fn also(&self, id: &PlaceId) -> &[String] {
        self.building(id.as_str()).map_or(&[], |building| &building.also)
    }

    /// The scenario by id, or the default one.
    pub fn scenario(&self, id: Option<&str>) -> Option<&Scenario> {
        self.scenarios.get(id.unwrap_or(&self.default_scenario))
    }

    /// Children of a place, in id order.
    pub fn children<'a>(&'a self, parent: &'a PlaceId) -> impl Iterator<Item = &'a Place> {
        self.places.values().filter(move |place| place.within.as_ref() == Some(parent))
    }

    /// Where and how its buildings stand, as 16 hexadecimal digits: equal for equal plans.
    pub fn plan_hash(&self) -> String {
        let plan = serde_json::to_vec(&self.buildings).unwrap_or_default();
        format!("{:016x}", xxhash_rust::xxh3::xxh3_64(&plan))
    }

    /// Whether there was a time when some of it did not stand.
    pub fn grows(&self) -> bool {
        self.site.construction.is_some() || self.buildings.iter().any(|building| building.construction.is_some())
    }
}
