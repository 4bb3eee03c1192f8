//! What furnishes the ground, by rule from the site's data: each thing's model and where it stands.

use super::{
    free::{Site, Things},
    furniture, gates, streets,
    trees::{self, Trunk},
    vehicles,
};
use crate::park::Park;

/// Matrices by the name of the model, `prop-lamp` and so on. What must stand at its place comes first.
pub fn props(park: &Park, trunks: &[Trunk]) -> Things {
    let mut site = Site::new(park, trunks);
    gates::furnish(&mut site);
    streets::light(&mut site);
    furniture::furnish(&mut site, trunks);
    vehicles::park_and_drive(&mut site);
    site.things
}

/// The models that the park's props need.
pub fn names(park: &Park) -> Vec<String> {
    props(park, &trees::trees(park)).into_keys().collect()
}
