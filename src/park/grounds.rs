//! How the ground is furnished: looks, crossings, bays, lamps and benches, vehicles, and the country around.

use serde::{Deserialize, Serialize};

use super::Xz;

/// What a plaza or a green is laid out as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroundLook {
    /// A plaza with bands of stone; a lawn with hedges.
    #[default]
    Usual,
    /// A plaza with pools, planters and benches about its middle, where a sculpture or a fountain stands.
    Square,
    /// A plaza for lorries: concrete, no furniture.
    Yard,
    /// A lawn with hedges and beds of flowers.
    Garden,
    /// A mown playing field with lines.
    Pitch,
    /// Shrubs and shade below close trees.
    Grove,
}

/// Kinds of trees and shrubs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Species {
    /// Broad and evergreen, 9 m.
    Camphor,
    /// Slender and upright, 9 m.
    Ginkgo,
    /// Tall with an open, wide crown, 12 m.
    Plane,
    /// A clump of bamboo, 7 m.
    Bamboo,
    /// 2 m.
    Shrub,
}

/// A zebra crossing over the nearest road, besides those that every side road gets at its mouth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crossing {
    pub at: Xz,
}

/// A row of parking bays at a kerb.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parking {
    pub id: String,
    pub kind: ParkingKind,
    /// Ends of the side that vehicles come in by; the bays lie to the right of who walks from the first to the second.
    pub from: Xz,
    pub to: Xz,
    /// Whether the vehicles stand along the row rather than across it.
    #[serde(default)]
    pub along: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParkingKind {
    Car,
    /// Cars, with a charger at each second bay.
    Electric,
    Coach,
    Truck,
    /// Stands for bicycles on the footway.
    Bicycle,
}

impl ParkingKind {
    /// Width and length of a bay, metres (GB 50067 for cars; coaches and lorries by their turning).
    pub fn bay_m(self) -> (f64, f64) {
        match self {
            Self::Car | Self::Electric => (2.5, 5.3),
            Self::Coach => (3.6, 13.0),
            Self::Truck => (3.6, 12.0),
            Self::Bicycle => (2.4, 1.9),
        }
    }
}

impl Parking {
    /// Length of the row, metres.
    pub fn length_m(&self) -> f64 {
        libm::hypot(self.to.0 - self.from.0, self.to.1 - self.from.1)
    }

    /// A bay's extent along the row and across it, metres.
    pub fn bay_m(&self) -> (f64, f64) {
        let (width, length) = self.kind.bay_m();
        // Who parks along a kerb needs room to come in.
        if self.along { (length + 1.2, width) } else { (width, length) }
    }

    /// How many bays the row has.
    pub fn bays(&self) -> u32 {
        (self.length_m() / self.bay_m().0 + 1e-6).floor().clamp(0.0, 10_000.0) as u32
    }
}

/// What stands along roads and on plazas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Furniture {
    /// Distance between street lamps on alternating sides, metres; 0 for none.
    pub lamp_spacing_m: f64,
    /// Distance between benches along plazas, metres; 0 for none.
    pub bench_spacing_m: f64,
    /// Whether gates have barriers with a booth.
    pub barriers: bool,
    /// Whether a fence runs along the boundary.
    pub fence: bool,
    /// How many flagpoles stand inside the widest gate.
    pub flags: u32,
}

impl Default for Furniture {
    fn default() -> Self {
        Self { lamp_spacing_m: 22.0, bench_spacing_m: 14.0, barriers: true, fence: true, flags: 3 }
    }
}

/// Vehicles that stand for traffic: a still picture of it, no count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Vehicles {
    /// Share of the parking bays that are taken, 0 to 1.
    pub parked_share: f64,
    /// Vehicles on the lanes for each kilometre of road.
    pub per_km: f64,
}

impl Default for Vehicles {
    fn default() -> Self {
        Self { parked_share: 0.65, per_km: 9.0 }
    }
}

/// The country around the site: a backdrop made by rule, not a survey of what is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Surroundings {
    pub shown: bool,
    /// Height of the highest hills above the site, metres; 0 for a plain.
    pub hills_m: f64,
    /// Heading of the ridges, degrees clockwise from north.
    pub ridges_deg: f64,
    /// How much of a town is suggested, 0 to 1.
    pub town: f64,
    /// Whether a river winds past.
    pub river: bool,
    /// Distance between the trees along the road outside the boundary, metres; 0 for none.
    pub street_tree_spacing_m: f64,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self { shown: true, hills_m: 420.0, ridges_deg: 48.0, town: 1.0, river: true, street_tree_spacing_m: 13.0 }
    }
}
