//! What stands in a building: partitions and their modes, screens, fixtures.

use serde::{Deserialize, Serialize};

use super::{Bilingual, FixtureLook, Xz};

/// A wall that can be opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partition {
    pub id: String,
    pub name: Bilingual,
    pub from: Xz,
    pub to: Xz,
    pub height_m: f64,
    #[serde(default = "partition_thickness")]
    pub thickness_m: f64,
    /// Parts that travel on their own.
    #[serde(default = "one_leaf")]
    pub leaves: u32,
    /// Where its panels stand while it is open; left out, at the end that is free, on both sides of the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parked: Option<Parked>,
    pub source: String,
}

/// Where the panels of an open partition stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parked {
    pub end: TrackEnd,
    #[serde(default)]
    pub side: ParkedSide,
}

/// An end of a partition's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrackEnd {
    From,
    To,
}

/// On which side of its line, for whoever looks from `from` to `to`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParkedSide {
    #[default]
    Both,
    Left,
    Right,
}

fn partition_thickness() -> f64 {
    0.6
}

/// A way in which a building's partitions can stand, and the spaces that this makes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartitionMode {
    pub id: String,
    pub name: Bilingual,
    /// Ids of the open partitions.
    pub open: Vec<String>,
    /// Groups of rooms that are one space then.
    pub spaces: Vec<Vec<String>>,
}

/// An LED wall or cinema screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screen {
    pub id: String,
    pub name: Bilingual,
    pub shape: ScreenShape,
    pub height_m: f64,
    /// Lower edge above the floor.
    #[serde(default)]
    pub base_m: f64,
    /// Middle of a flat screen; centre of an arc's circle.
    pub at: Xz,
    /// Where it is looked at from, as a bearing from its middle: 0 north, 90 east, degrees.
    pub facing_deg: f64,
    /// Modes in which it stands; none named means always.
    #[serde(default)]
    pub modes: Vec<String>,
    #[serde(default)]
    pub pitch_mm: Option<f64>,
    #[serde(default)]
    pub panel_m: Option<f64>,
    #[serde(default)]
    pub nits: Option<f64>,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScreenShape {
    /// Width.
    Flat(f64),
    /// Arc length and radius.
    Arc { length_m: f64, radius_m: f64 },
}

/// Furniture, machines and whole settings: seats, loudspeakers, generators, a catwalk grid, a stage set …
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixture {
    pub id: String,
    pub name: Bilingual,
    pub look: FixtureLook,
    /// Of one piece before its turn: along x, up, along z.
    pub size_m: (f64, f64, f64),
    pub at: Xz,
    /// Turn of the fixture with all its pieces about its position, counter-clockwise seen from above, degrees.
    /// A piece looks north before its turn.
    #[serde(default)]
    pub turn_deg: f64,
    /// Height of its foot above its floor.
    #[serde(default)]
    pub base_m: f64,
    /// Floors on which it stands, first and last; 0 is the roof.
    #[serde(default = "ground_floor")]
    pub floors: (u32, u32),
    #[serde(default)]
    pub spread: Spread,
    /// Partition modes in which it stands; none named means always.
    #[serde(default)]
    pub modes: Vec<String>,
    pub source: String,
}

fn ground_floor() -> (u32, u32) {
    (1, 1)
}

fn one_leaf() -> u32 {
    1
}

/// How the pieces of a fixture stand about its position.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spread {
    #[default]
    One,
    /// Columns along x, rows along z, and the pitch of each.
    Grid { columns: u32, rows: u32, pitch_m: Xz },
    /// The like on steps that climb towards the south, each row `rise_m` higher than the one before it.
    Raked { columns: u32, rows: u32, pitch_m: Xz, rise_m: f64 },
    /// Pieces evenly along the four sides of a rectangle of this size, looking to its inside.
    Around { count: u32, size_m: Xz },
    /// Each where it is said: x and z from the fixture's position, and a turn, degrees.
    Places(Vec<(f64, f64, f64)>),
}

impl Spread {
    /// How many pieces there are on a floor.
    pub fn count(&self) -> u64 {
        match self {
            Self::One => 1,
            Self::Grid { columns, rows, .. } | Self::Raked { columns, rows, .. } => {
                u64::from(*columns) * u64::from(*rows)
            }
            Self::Around { count, .. } => u64::from(*count),
            Self::Places(places) => places.len() as u64,
        }
    }
}
