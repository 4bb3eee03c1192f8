//! What a model is made of before it is written: nodes with their faces.

use super::{mesh::Mesh, rig::Rig};
use crate::{models::Seen, park::PlaceId};

/// A node of the file that is to be written.
#[derive(Clone, Debug, Default)]
pub struct Node {
    pub name: String,
    /// The place that it stands for: written to `extras.yungu`.
    pub place: Option<PlaceId>,
    /// From where it is drawn: written to `extras.seen`.
    pub seen: Option<Seen>,
    /// Moved by this much, metres.
    pub moved: [f64; 3],
    pub mesh: Mesh,
    /// The joints that bend the mesh, and its motions. Only of a node at the top.
    pub rig: Option<Rig>,
    pub children: Vec<Node>,
}

impl Node {
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// A node that stands for a place and bears its name.
    pub fn place(id: &PlaceId) -> Self {
        Self { name: id.to_string(), place: Some(id.clone()), ..Self::default() }
    }

    pub fn with(self, mesh: Mesh) -> Self {
        Self { mesh, ..self }
    }
}
