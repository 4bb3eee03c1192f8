//! Stable ids: UTF-8 paths such as `F-05/H1` or `F-08/L3/A/R07/24`.
//!
//! A place keeps its id through re-exports, renames and new files; nothing else is identity.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The id of a place: `/`-separated segments, outermost first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(Arc<str>);

impl PlaceId {
    pub fn new(path: impl AsRef<str>) -> Self {
        Self(Arc::from(path.as_ref()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id one level down.
    pub fn child(&self, segment: impl AsRef<str>) -> Self {
        Self::new(format!("{}/{}", self.0, segment.as_ref()))
    }

    /// The id one level up; `None` for a top-level place.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(head, _)| Self::new(head))
    }

    /// The top-level place that this one lies in.
    pub fn top(&self) -> Self {
        Self::new(self.0.split('/').next().unwrap_or_default())
    }

    /// Whether the id is usable: no empty segment, no surrounding space, no control character.
    pub fn is_well_formed(&self) -> bool {
        self.0.split('/').all(|segment| {
            !segment.is_empty() && segment == segment.trim() && !segment.chars().any(|c| c.is_control() || c == '\\')
        })
    }
}

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for PlaceId {
    fn from(path: &str) -> Self {
        Self::new(path)
    }
}

impl std::borrow::Borrow<str> for PlaceId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Serialize for PlaceId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for PlaceId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_knows_its_parent_and_its_top() {
        let rack = PlaceId::new("F-08/L3/A/R07/24");
        assert_eq!(rack.parent(), Some("F-08/L3/A/R07".into()));
        assert_eq!(rack.top(), "F-08".into());
        assert_eq!(PlaceId::new("F-08").parent(), None);
    }

    #[test]
    fn ids_with_holes_or_stray_space_are_refused() {
        for bad in ["", "F-05//H1", "/F-05", "F-05/", " F-05", "F-05/ H1", "F\n5"] {
            assert!(!PlaceId::new(bad).is_well_formed(), "{bad:?}");
        }
        assert!(PlaceId::new("云谷/一号馆").is_well_formed());
    }
}
