//! What the tape is held to, gathered anew when the park or what is opened in it changes.

use std::{collections::BTreeMap, sync::Arc};

use bevy::prelude::*;

use crate::{
    app::{Bodies, Mode, OpenPark, Shown, Touring, measures_in_picture},
    park::{Park, PlaceId},
};

/// `None` while nothing is measured in the picture, nor anything measured to be seen.
#[derive(Resource, Default)]
pub(in crate::view3d) struct Stood(pub Option<Standing>);

pub(in crate::view3d) struct Standing {
    pub bodies: Bodies,
    /// Another number, other bodies.
    pub revision: u64,
    park: Arc<Park>,
    open: Vec<PlaceId>,
    modes: BTreeMap<PlaceId, String>,
}

pub(super) fn stand(
    park: Option<Res<OpenPark>>,
    (shown, mode, touring): (Res<Shown>, Res<Mode>, Res<Touring>),
    mut stood: ResMut<Stood>,
    mut revision: Local<u64>,
) {
    let measures = measures_in_picture(&shown, *mode, touring.0.is_some());
    let wanted = measures && (shown.tape.is_some() || !shown.notes.is_empty());
    let Some(park) = park.filter(|_| wanted) else {
        if stood.0.is_some() {
            stood.0 = None;
        }
        return;
    };
    let is_same = stood.0.as_ref().is_some_and(|standing| {
        Arc::ptr_eq(&standing.park, &park.0) && standing.open == shown.open && standing.modes == shown.partition_modes
    });
    if !is_same {
        *revision += 1;
        stood.0 = Some(Standing {
            bodies: Bodies::new(&park.0, &shown.open, &shown.partition_modes),
            revision: *revision,
            park: park.0.clone(),
            open: shown.open.clone(),
            modes: shown.partition_modes.clone(),
        });
    }
}
