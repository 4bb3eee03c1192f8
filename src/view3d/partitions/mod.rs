//! Movable walls travel: panel after panel they roll to the end of their track and stand there beside each other, and come
//! back when the wall is closed. How they stand at any moment is `park`'s to say ([`crate::park::Track`]).
//!
//! A model has a wall in one piece for each leaf. It is cut into its panels when the wall first opens; a closed wall is
//! drawn as the model has it.

mod cut;
mod hand;
mod panels;
#[cfg(test)]
mod tests;

use bevy::prelude::*;

pub use hand::Hand;

use super::flight::InstantFlights;
use crate::{
    app::{AppSystems, LONGEST_FRAME_SECS, OpenPark, PlaceRef, Shown, is_partition_open, partition_of},
    park::{Park, PlaceId, Track},
};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Travelling>().add_systems(
        Update,
        (find_walls, ApplyDeferred, move_walls, panels::place_panels).chain().in_set(AppSystems::Show),
    );
}

/// Hands on walls, whether anything is drawn or not.
pub(super) fn hand_plugin(app: &mut App) {
    hand::plugin(app);
}

/// Whether any wall is under way.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Travelling(pub bool);

/// A wall that travels: on the node of its model.
#[derive(Component, Clone, Debug, PartialEq)]
pub(super) struct Wall {
    track: Track,
    /// How far it is open, 0 to 1.
    share: f64,
    /// Where it set out, where it goes, and for how long it has been under way, seconds.
    from: f64,
    goal: f64,
    secs: f64,
}

impl Wall {
    fn standing(track: Track, share: f64) -> Self {
        Self { track, share, from: share, goal: share, secs: 0.0 }
    }

    /// After a frame of this length, seconds; a hand that holds it says how far it is open.
    fn after(&self, secs: f64, goal: f64, held: Option<f64>) -> Self {
        if let Some(share) = held {
            return Self { track: self.track.clone(), share, from: share, goal, secs: 0.0 };
        }
        let set_out = goal != self.goal;
        let from = if set_out { self.share } else { self.from };
        let secs = secs + if set_out { 0.0 } else { self.secs };
        /// Even the shortest way is seen.
        const SHORTEST: f64 = 0.2;
        let part = (secs / (self.track.secs() * (goal - from).abs().max(SHORTEST))).min(1.0);
        let eased = part * part * (3.0 - 2.0 * part);
        let share = if part < 1.0 { from + (goal - from) * eased } else { goal };
        Self { track: self.track.clone(), share, from, goal, secs }
    }
}

/// The track of a partition that travels; `None` for all other places, and for those that rise.
pub(super) fn track_of(park: &Park, id: &PlaceId) -> Option<Track> {
    let (building, wall) = partition_of(park, id)?;
    Some(Track::of(building, wall)).filter(Track::travels)
}

fn open_share(park: &Park, shown: &Shown, id: &PlaceId) -> f64 {
    if is_partition_open(park, &shown.partition_modes, id) == Some(true) { 1.0 } else { 0.0 }
}

/// A wall that comes into the picture stands as it should.
fn find_walls(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    fresh: Query<(Entity, &PlaceRef), (Added<PlaceRef>, Without<Mesh3d>)>,
    mut commands: Commands,
) {
    let Some(park) = park else { return };
    for (entity, PlaceRef(id)) in &fresh {
        if let Some(track) = track_of(&park, id) {
            commands.entity(entity).insert(Wall::standing(track, open_share(&park, &shown, id)));
        }
    }
}

fn move_walls(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    (time, still, hand): (Res<Time<Real>>, Res<InstantFlights>, Res<Hand>),
    mut walls: Query<(&PlaceRef, &mut Wall)>,
    mut travelling: ResMut<Travelling>,
) {
    let Some(park) = park else { return };
    let aimed = shown.is_changed() || park.is_changed();
    let secs = f64::from(time.delta_secs().min(LONGEST_FRAME_SECS));
    let mut any = false;
    for (PlaceRef(id), mut wall) in &mut walls {
        let goal = if aimed { open_share(&park, &shown, id) } else { wall.goal };
        let held = hand.share_of(id);
        if held.is_none() && goal == wall.goal && wall.share == goal {
            continue;
        }
        let next = if still.0 && held.is_none() {
            Wall::standing(wall.track.clone(), goal)
        } else {
            wall.after(secs, goal, held)
        };
        any |= next.share != next.goal || held.is_some();
        wall.set_if_neq(next);
    }
    travelling.set_if_neq(Travelling(any));
}
