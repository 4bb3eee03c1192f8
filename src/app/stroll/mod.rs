//! Walking through the park at eye height: who walks, where one stands, what one asks for. Looking and going are no deeds;
//! what was shown before comes back at the end.

mod begin;
mod go;
mod pose;

use bevy::{app::prelude::*, ecs::prelude::*};

pub use pose::{AFOOT_RADIUS_M, HIGHEST_LOOK};

use super::{CameraPose, Ray};
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
    former: Former,
}

/// Why a wish came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrollNote {
    /// Nobody can stand there, or see it from here.
    NoFoothold,
    /// There is no such floor, or none of it is free.
    NoFloor,
}

/// What was shown before.
#[derive(Clone, Debug, PartialEq)]
struct Former {
    pose: CameraPose,
    view: Option<String>,
    inside: Option<PlaceId>,
    open: Vec<PlaceId>,
    spread: bool,
    plan: bool,
}

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
    app.init_resource::<Walking>();
}
