//! Walking through the park at eye height: who walks, where one stands, what one asks for. Looking and going are no deeds;
//! what was shown before comes back at the end.

mod begin;
mod former;
mod go;
mod pose;
mod settle;

use bevy::{app::prelude::*, ecs::prelude::*};

pub use pose::{AFOOT_RADIUS_M, HIGHEST_LOOK};

use former::Former;

use super::Ray;
use crate::{
    park::{PlaceId, Xz},
    walk::{Foothold, Walk},
};

/// What one can ask of a walk.
#[derive(Clone, Debug, PartialEq)]
pub enum WalkStep {
    /// At a place; at what is looked at without one.
    Begin(Option<PlaceId>),
    /// At a point, on a floor of the building there, looking that way: 0 north, 90 east, degrees.
    BeginAt { at: Xz, floor: Option<u32>, bearing_deg: Option<f64> },
    /// For so many seconds, at speeds as one looks, metres a second.
    Go { right: f32, forward: f32, secs: f32 },
    /// Turn to the left, and up, radians.
    Look { left: f32, up: f32 },
    /// To a floor of the building that one is in, by the lift.
    Floor(u32),
    /// Out before the nearest door.
    Out,
    /// To where a look meets the ground or floor.
    Aim(Ray),
    /// To a point of the same level.
    To(Xz),
    /// The park has changed: to the nearest sound floor, if there is none under one's feet any more.
    Settle,
    /// End it and look down on where one stood.
    Rise,
    /// End it as all was before.
    End,
}

/// A walk under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroll {
    pub stood: Foothold,
    /// Height of the floor under one's feet, metres.
    pub floor_m: f64,
    /// To the left from north, radians.
    pub yaw: f32,
    /// Above the horizon, radians.
    pub up: f32,
    /// The building and floor one is in.
    pub inside: Option<(PlaceId, u32)>,
    /// The floors that the lift leads to, from below.
    pub floors: Vec<u32>,
    /// What the last wish came to nothing for.
    pub note: Option<StrollNote>,
    /// Where one stood when it was noted.
    noted_at: Xz,
    former: Former,
}

/// Why a wish came to nothing, or what happened to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrollNote {
    /// Nobody can stand there, or see it from here.
    NoFoothold,
    /// There is no such floor, or none of it is free.
    NoFloor,
    /// The floor under one's feet is gone, and one was put onto the nearest.
    Moved,
}

/// Usual pace, and that of somebody in a hurry, metres a second.
pub const WALKING_M_S: f32 = 1.4;
pub const HURRYING_M_S: f32 = 4.0;

/// Whether somebody walks. Changed by the command handler alone.
#[derive(Resource, Debug, Default)]
pub struct Walking {
    pub stroll: Option<Stroll>,
    /// Worked out when somebody first walks.
    ground: Option<Walk>,
}

impl Walking {
    pub fn is_on(&self) -> bool {
        self.stroll.is_some()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Walking>().add_plugins(settle::plugin);
}
