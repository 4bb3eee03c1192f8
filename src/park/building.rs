//! A building: its volumes, floors, rooms and people. What the model builder builds from.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Bilingual, Construction, Figure, Fixture, Outline, Partition, PartitionMode, PlaceId, PlacedOutline, RoomFinish,
    Screen, Status, Style, Xz,
};

/// One building. Lengths are metres; positions inside are from the building's centre, before its turn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Building {
    pub id: PlaceId,
    pub name: Bilingual,
    #[serde(default)]
    pub what: Option<Bilingual>,
    /// Other names by which people look for it, in any language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Key into the park's `uses`.
    #[serde(rename = "use")]
    pub usage: String,
    pub status: Status,
    /// Key into the park's `sources`: who says that it looks so and stands here.
    pub source: String,
    #[serde(default)]
    pub as_of: Option<Date>,
    /// When it is built; left out, it stands at all times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub construction: Option<Construction>,
    /// Centre, from the park's origin.
    pub at: Xz,
    /// Counter-clockwise from above, degrees.
    #[serde(default)]
    pub turn_deg: f64,
    pub volumes: Vec<Volume>,
    #[serde(default)]
    pub floors: Vec<FloorNote>,
    #[serde(default)]
    pub rooms: Vec<Room>,
    #[serde(default)]
    pub partitions: Vec<Partition>,
    /// Ways in which partitions can stand; the first is the usual one.
    #[serde(default)]
    pub modes: Vec<PartitionMode>,
    #[serde(default)]
    pub screens: Vec<Screen>,
    #[serde(default)]
    pub fixtures: Vec<Fixture>,
    #[serde(default)]
    pub occupants: Vec<Occupants>,
    /// A glTF file to use instead of one built from the volumes; beside the scene, or under `assets`.
    #[serde(default)]
    pub model: Option<String>,
    /// Floor area as the plan states it, m²; checked against the volumes.
    #[serde(default)]
    pub stated_gfa_m2: Option<f64>,
    /// Whether its footprint counts towards building coverage; plans leave gatehouses and canopies out.
    #[serde(default = "yes")]
    pub in_coverage: bool,
    #[serde(default)]
    pub figures: Vec<Figure>,
}

/// How a volume's walls look; the model builder knows these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facade {
    #[default]
    CurtainWall,
    /// Bands of windows between solid spandrels.
    Ribbon,
    /// Deep upright fins before the glass.
    Fins,
    /// Tall glass at the foot of a tower.
    Podium,
    /// Insulated metal panels, few openings.
    MetalPanel,
    Louvre,
    /// Rows of balconies.
    Balcony,
    /// A roof on columns, no walls.
    Canopy,
}

/// A stack of storeys with one outline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    pub id: String,
    /// As planners call it; without one, its id.
    #[serde(default)]
    pub name: Option<Bilingual>,
    pub outline: Outline,
    #[serde(default)]
    pub at: Xz,
    /// The building's floor number of this volume's lowest storey; 1 is the ground floor.
    #[serde(default = "one")]
    pub first_floor: u32,
    /// Height of the lowest storey's floor above the ground.
    #[serde(default)]
    pub base_m: f64,
    /// Storeys from below.
    pub storeys: Vec<StoreyRun>,
    /// Openings through the whole volume, open to the sky or filled by another volume; from the volume's centre.
    #[serde(default)]
    pub courts: Vec<PlacedOutline>,
    /// Openings in some floors under the volume's own roof, a high room below, an atrium; from the volume's centre.
    #[serde(default)]
    pub voids: Vec<FloorVoid>,
    #[serde(default)]
    pub facade: Facade,
    #[serde(default)]
    pub style: Style,
}

fn one() -> u32 {
    1
}

fn yes() -> bool {
    true
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreyRun {
    pub count: u32,
    pub height_m: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FloorVoid {
    pub outline: Outline,
    #[serde(default)]
    pub at: Xz,
    /// The floors without a slab here: first and last, as building floor numbers.
    pub floors: (u32, u32),
}

/// What one floor is for, where its number does not say enough.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FloorNote {
    pub floor: u32,
    pub what: Bilingual,
}

/// A hall or room: a rectangle on one floor, or the same one on several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Last segment of the id: `H1` gives `F-05/H1`; with `floors` given, `A` gives `F-08/L3/A`.
    pub id: String,
    pub name: Bilingual,
    #[serde(rename = "use")]
    pub usage: String,
    #[serde(default)]
    pub hall: bool,
    /// First and last floor; left out, the room is on the ground floor and its id names no floor.
    #[serde(default)]
    pub floors: Option<(u32, u32)>,
    pub at: Xz,
    /// Along x and z.
    pub size: Xz,
    /// Clear height; the storey's if left out.
    #[serde(default)]
    pub height_m: Option<f64>,
    /// What its floor, walls and ceiling are made of.
    #[serde(default)]
    pub finish: RoomFinish,
    /// Key into the park's `rack_layouts`.
    #[serde(default)]
    pub racks: Option<String>,
    /// Building phase in which it is fitted out.
    #[serde(default)]
    pub phase: Option<u32>,
    /// How many of its racks are installed, by floor, whatever a scenario's share.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub installed: BTreeMap<u32, u32>,
    pub source: String,
    #[serde(default)]
    pub figures: Vec<Figure>,
}

/// People of one group who belong to a building.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupants {
    /// Key into the schedule's `groups`.
    pub group: String,
    /// At full occupation.
    pub count: u32,
    /// Key into the schedule's `profiles`.
    pub profile: String,
    /// Ids of the building's rooms that they keep to; all over the building if left out.
    #[serde(default)]
    pub rooms: Vec<String>,
    pub source: String,
}

/// Racks of a hall by rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RackLayout {
    pub source: String,
    /// Along the row, up, front to back.
    pub rack_m: (f64, f64, f64),
    /// Row centres from the hall's western edge. Odd rows face +x, even rows −x.
    pub row_centres_m: Vec<f64>,
    /// Unbroken blocks in a row: start from the hall's northern edge, and how many racks.
    pub blocks: Vec<RackBlock>,
    pub pitch_m: f64,
    /// Mean IT power of a rack, kW.
    pub mean_kw: f64,
    /// Rack units.
    pub units: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RackBlock {
    pub start_m: f64,
    pub count: u32,
}
