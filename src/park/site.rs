//! The ground: site boundary, roads, plazas, greens, plantings, gates.

use serde::{Deserialize, Serialize};

use super::{
    Bilingual, Construction, Crossing, Furniture, GroundLook, Outline, Parking, Species, Surroundings, Vehicles, Xz,
};

/// The site as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The boundary about the park's origin, metres.
    pub boundary: Outline,
    pub source: String,
    /// Latitude and longitude of the origin, degrees, WGS 84; north is −z.
    pub latitude_deg: f64,
    pub longitude_deg: f64,
    #[serde(default)]
    pub roads: Vec<Road>,
    #[serde(default)]
    pub plazas: Vec<Ground>,
    #[serde(default)]
    pub greens: Vec<Ground>,
    /// A green belt this wide just inside the boundary, metres; 0 for none.
    #[serde(default)]
    pub green_belt_m: f64,
    #[serde(default)]
    pub plantings: Vec<Planting>,
    #[serde(default)]
    pub gates: Vec<Gate>,
    #[serde(default)]
    pub crossings: Vec<Crossing>,
    #[serde(default)]
    pub parking: Vec<Parking>,
    #[serde(default)]
    pub furniture: Furniture,
    #[serde(default)]
    pub vehicles: Vehicles,
    #[serde(default)]
    pub surroundings: Surroundings,
    /// When roads are laid and green is planted; left out, the ground is furnished at all times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub construction: Option<Construction>,
}

/// A carriageway along a centreline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Road {
    pub id: String,
    pub name: Bilingual,
    /// Corners of the centreline, at least two.
    pub centreline: Vec<Xz>,
    /// Whether the last corner joins the first.
    #[serde(default)]
    pub closed: bool,
    pub width_m: f64,
}

/// A plaza, yard or lawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    pub id: String,
    pub name: Bilingual,
    pub outline: Outline,
    pub at: Xz,
    #[serde(default)]
    pub look: GroundLook,
}

/// Trees by rule: where, and how far apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planting {
    pub id: String,
    pub along: PlantedAlong,
    /// Distance between trunks, metres.
    pub spacing_m: f64,
    /// What is planted, the first most often; left out, what suits the spacing.
    #[serde(default)]
    pub species: Vec<Species>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlantedAlong {
    /// One row, this far inside the site boundary, metres; gates are left free.
    Boundary(f64),
    /// One row along a line.
    Line(Vec<Xz>),
    /// A grid that fills a green, by its id.
    Green(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub id: String,
    pub name: Bilingual,
    /// What passes here: visitors, freight, staff …
    pub what: Bilingual,
    pub at: Xz,
    pub width_m: f64,
    /// Whether people on foot come in and go out here. Not written into the models' spec: it changes no look.
    #[serde(default = "yes", skip_serializing)]
    pub on_foot: bool,
}

fn yes() -> bool {
    true
}

impl Road {
    /// Length of the centreline, metres.
    pub fn length_m(&self) -> f64 {
        let joint = self.closed.then(|| self.centreline.last().zip(self.centreline.first())).flatten();
        let legs = self.centreline.iter().zip(self.centreline.iter().skip(1)).chain(joint);
        legs.map(|(a, b)| libm::hypot(b.0 - a.0, b.1 - a.1)).sum()
    }
}
