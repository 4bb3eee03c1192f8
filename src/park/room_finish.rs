//! What a room's floor, walls and ceiling are made of.

use serde::{Deserialize, Serialize};

/// A set of finishes; the model builder knows these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomFinish {
    /// A floor tinted by the room's use, light walls.
    #[default]
    Plain,
    /// Dark and dull all round: sealed concrete floor, absorbing panels, black ceiling.
    Studio,
    /// Dark carpet, timber up to head height, dark walls above.
    Auditorium,
    /// Warm timber and cloth.
    Timber,
    /// Raised floor tiles, white walls, white ceiling.
    DataHall,
    /// Sealed concrete and painted walls.
    Plant,
    /// Carpet, plaster, ceiling tiles.
    Office,
    /// Stone floor, timber and plaster, a bright ceiling.
    Lobby,
}

impl RoomFinish {
    /// Whether walls and ceiling are lined, so that no window shows from within.
    pub fn encloses(self) -> bool {
        self != Self::Plain
    }
}
