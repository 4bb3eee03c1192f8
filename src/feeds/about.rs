//! What a sender says of its own data: measured or simulated, and by which scenario. Without it, data is measured.

use serde::{Deserialize, Serialize};

use crate::twin::Origin;

/// The message under `$about`, retained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// `simulated`, `recorded` or `measured`.
    pub origin: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// A longer one is none, bytes.
const LARGEST: usize = 4_096;

impl About {
    /// `None` for what is not understood.
    pub fn read(payload: &[u8]) -> Option<Self> {
        let about: Self = (payload.len() <= LARGEST).then(|| serde_json::from_slice(payload).ok())??;
        ["simulated", "recorded", "measured"].contains(&about.origin.as_str()).then_some(about)
    }

    /// What the readings are; `None` stands for measured.
    pub fn origin(&self) -> Option<Origin> {
        match self.origin.as_str() {
            "simulated" => Some(Origin::Simulated),
            "recorded" => Some(Origin::Recorded),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_origins_are_understood() {
        let about = About::read(br#"{"origin":"simulated","scenario":"2025","seed":7,"more":[]}"#).unwrap();
        assert_eq!(
            (about.origin(), about.scenario.as_deref(), about.seed),
            (Some(Origin::Simulated), Some("2025"), Some(7))
        );
        assert_eq!(About::read(br#"{"origin":"measured"}"#).unwrap().origin(), None);
        assert_eq!(About::read(br#"{"origin":"recorded"}"#).unwrap().origin(), Some(Origin::Recorded));
        for bad in ["", "{}", "[]", r#"{"origin":"invented"}"#, r#"{"origin":"simulated","seed":-1}"#] {
            assert_eq!(About::read(bad.as_bytes()), None, "{bad}");
        }
        assert_eq!(About::read(format!(r#"{{"origin":"measured","x":"{}"}}"#, "x".repeat(LARGEST)).as_bytes()), None);
    }
}
