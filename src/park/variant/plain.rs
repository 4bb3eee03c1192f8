//! A building that a planner puts down: one volume, a name, a use.

use crate::park::{Bilingual, Building, Facade, Outline, PlaceId, Status, StoreyRun, Style, Volume, Xz};

/// What one has to say of a new building; the rest is as plain as can be.
#[derive(Clone, Debug, PartialEq)]
pub struct PlainBuilding {
    pub name: Bilingual,
    /// Key of the park's `uses`.
    pub usage: String,
    /// Key of the park's `sources`.
    pub source: String,
    pub at: Xz,
    /// Along x and z, metres.
    pub size_m: Xz,
    pub storeys: u32,
    pub storey_m: f64,
}

impl Default for PlainBuilding {
    fn default() -> Self {
        Self {
            name: Bilingual { zh: "新建筑".into(), en: "New building".into() },
            usage: String::new(),
            source: String::new(),
            at: Xz(0.0, 0.0),
            size_m: Xz(40.0, 24.0),
            storeys: 6,
            storey_m: 4.2,
        }
    }
}

impl PlainBuilding {
    pub fn building(self, id: PlaceId) -> Building {
        let body = Volume {
            id: "body".into(),
            name: None,
            outline: Outline::Rect(self.size_m.0, self.size_m.1),
            at: Xz(0.0, 0.0),
            first_floor: 1,
            base_m: 0.0,
            storeys: vec![StoreyRun { count: self.storeys, height_m: self.storey_m }],
            courts: Vec::new(),
            voids: Vec::new(),
            facade: Facade::Ribbon,
            style: Style::default(),
        };
        Building {
            id,
            name: self.name,
            what: None,
            also: Vec::new(),
            usage: self.usage,
            status: Status::Planned,
            source: self.source,
            as_of: None,
            construction: None,
            at: self.at,
            turn_deg: 0.0,
            volumes: vec![body],
            floors: Vec::new(),
            rooms: Vec::new(),
            partitions: Vec::new(),
            modes: Vec::new(),
            screens: Vec::new(),
            fixtures: Vec::new(),
            occupants: Vec::new(),
            model: None,
            stated_gfa_m2: None,
            in_coverage: true,
            figures: Vec::new(),
        }
    }
}
