//! Walking at eye height: keys, drags, taps and the wheel become steps, and the camera sees what is very near. The orbit
//! camera is driven about a point a metre before the eye, so that flights, quality and everything that asks for the eye go
//! on as always.

mod hands;
mod keys;
mod lens;

use bevy::{ecs::system::SystemParam, prelude::*};

use super::{carry::Carried, flight::Flight};
use crate::app::{InputTaken, MainCamera, Shown, Walking};

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((hands::plugin, keys::plugin, lens::plugin));
}

/// Whether one can go on: somebody walks, has arrived, and sees where.
#[derive(SystemParam)]
struct Afoot<'w, 's> {
    walking: Res<'w, Walking>,
    shown: Res<'w, Shown>,
    taken: Res<'w, InputTaken>,
    carried: Res<'w, Carried>,
    flights: Query<'w, 's, (), (With<Flight>, With<MainCamera>)>,
}

impl Afoot<'_, '_> {
    fn goes(&self) -> bool {
        self.walking.is_on() && !self.shown.plan && self.flights.is_empty()
    }

    fn has_pointer(&self) -> bool {
        self.goes() && !self.taken.pointer && !self.carried.is_some()
    }
}
