//! How a presenter's phone comes in: told by the remote, shown where the presenter looks.

use bevy::ecs::prelude::*;

/// What a code to scan says, and who is there; the resource is there while the remote runs.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Invitation {
    /// The likeliest address first. A secret: not for logs. Empty where this computer is in no network.
    pub urls: Vec<String>,
    /// Counts up with every new code.
    pub number: u64,
    /// Phones that are connected.
    pub phones: usize,
}

impl Invitation {
    /// Whether somebody steers with a phone.
    pub fn is_taken(&self) -> bool {
        self.phones > 0
    }
}
