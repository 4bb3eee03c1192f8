//! The weather that a picture is shown in.

use serde::{Deserialize, Serialize};

/// What hangs over the park.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weather {
    /// Sun, and a blue sky.
    #[default]
    Clear,
    /// A closed cover of cloud: light without shadows.
    Overcast,
    /// Mist between the eye and what is far.
    Mist,
}

impl Weather {
    pub const ALL: [Self; 3] = [Self::Clear, Self::Overcast, Self::Mist];

    /// The next one, as the weather key cycles.
    pub fn next(self) -> Self {
        match self {
            Self::Clear => Self::Overcast,
            Self::Overcast => Self::Mist,
            Self::Mist => Self::Clear,
        }
    }
}
