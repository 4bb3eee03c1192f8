//! How a volume looks in detail. All of it may be left out: the model builder then chooses by the kind of façade and,
//! so that buildings are told apart, by the building's id.

use serde::{Deserialize, Serialize};

use super::Facade;

/// Choices for the walls and the roof of a volume. Colours are sRGB, `#rrggbb`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Style {
    /// Width of a façade module, one window, metres.
    pub module_m: Option<f64>,
    /// Walls, panels, spandrels.
    pub wall: Option<String>,
    /// Mullions, posts, fins, rails.
    pub frame: Option<String>,
    pub glass: Option<String>,
    /// Restrained: portals, soffits, gates. The colour of the building's use if left out.
    pub accent: Option<String>,
    pub material: Option<WallMaterial>,
    /// How far mullions or fins stand before the glass, metres.
    pub fin_m: Option<f64>,
    /// Every so many storeys the façade has a deeper belt; 0 for none.
    pub belt: Option<u32>,
    /// Kind of façade of the storey on the ground, if it is another one.
    pub ground: Option<Facade>,
    /// Share of windows that are closed by panels, 0 to 1: a pattern in the façade.
    pub closed: Option<f64>,
    pub crown: Option<Crown>,
    /// What lies on the roof; several share it.
    pub roof: Option<Vec<RoofLook>>,
    /// Ways in, on the ground. Left out, the longest sides have one; an empty list means none.
    pub entrances: Option<Vec<Entrance>>,
    /// The building's names on this volume, by the side that it looks to: bearings, 0 north, 90 east, degrees.
    pub signs: Option<Vec<f64>>,
}

/// What solid parts of walls are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WallMaterial {
    Metal,
    Stone,
    Concrete,
    Plaster,
    Timber,
}

/// How a volume ends at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crown {
    /// A parapet with a coping.
    Parapet,
    /// The façade's rhythm goes on as an open screen.
    Screen,
    /// A parapet with a line of light, seen by night.
    Lit,
}

/// What lies on a roof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoofLook {
    /// Air handlers, ducts, lift overruns.
    Plant,
    Cooling,
    Solar,
    Garden,
    Skylights,
}

/// A way in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entrance {
    /// Which side it is on, as the bearing of that side before the building's turn: 0 north, 90 east, degrees.
    pub side_deg: f64,
    /// From the middle of the side, to the right seen from outside, metres.
    #[serde(default)]
    pub along_m: f64,
    #[serde(default)]
    pub kind: EntranceKind,
    /// Clear width; by its kind if left out, metres.
    #[serde(default)]
    pub width_m: Option<f64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntranceKind {
    /// Glass doors below a canopy.
    #[default]
    Portal,
    /// High doors for sets and machines.
    Gate,
}
