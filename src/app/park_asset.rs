//! The open park, and the tie between an entity and the place that it shows.

use std::sync::Arc;

use bevy::ecs::prelude::*;

use crate::park::{Park, PlaceId};

/// The park that is open. Immutable; another park replaces the resource.
#[derive(Resource, Clone, Debug)]
pub struct OpenPark(pub Arc<Park>);

impl std::ops::Deref for OpenPark {
    type Target = Park;

    fn deref(&self) -> &Park {
        &self.0
    }
}

/// The place that an entity shows. Entities come and go; the id stays.
#[derive(Component, Clone, Debug, PartialEq, Eq)]
pub struct PlaceRef(pub PlaceId);
