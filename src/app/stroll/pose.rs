//! The camera of somebody who walks: an orbit about a point just before the eye.

use bevy::math::Vec3;

use super::{Stroll, WalkStep};
use crate::{app::CameraPose, walk::EYE_M};

/// From the eye to what it orbits, metres; no other pose is so near.
pub const AFOOT_RADIUS_M: f32 = 1.0;
/// One looks no higher and no lower, radians.
pub const HIGHEST_LOOK: f32 = 1.396_263;
/// Vertical field of view, radians: 68°.
const FOV: f32 = 1.186_824;

impl Stroll {
    pub fn eye(&self) -> Vec3 {
        Vec3::new(self.stood.at.0 as f32, (self.floor_m + EYE_M) as f32, self.stood.at.1 as f32)
    }

    /// The unit vector along which one looks, on the ground: east and south.
    pub fn ahead(&self) -> (f64, f64) {
        let yaw = f64::from(self.yaw);
        (-libm::sin(yaw), -libm::cos(yaw))
    }

    pub fn pose(&self) -> CameraPose {
        let (sin_yaw, cos_yaw) = self.yaw.sin_cos();
        let (sin_up, cos_up) = self.up.sin_cos();
        let ahead = Vec3::new(-sin_yaw * cos_up, sin_up, -cos_yaw * cos_up);
        CameraPose {
            focus: self.eye() + AFOOT_RADIUS_M * ahead,
            yaw: self.yaw,
            pitch: -self.up,
            radius_m: AFOOT_RADIUS_M,
            fov: FOV,
        }
    }
}

impl Stroll {
    /// To the next floor up or down; from the lowest one down is out.
    pub fn lift(&self, up: bool) -> Option<WalkStep> {
        let (_, here) = self.inside.as_ref()?;
        let at = self.floors.iter().position(|floor| floor == here)?;
        if up {
            return self.floors.get(at + 1).map(|floor| WalkStep::Floor(*floor));
        }
        Some(at.checked_sub(1).and_then(|below| self.floors.get(below)).map_or(WalkStep::Out, |f| WalkStep::Floor(*f)))
    }
}

impl CameraPose {
    /// Whether this is the pose of somebody who walks.
    pub fn is_afoot(&self) -> bool {
        self.radius_m <= AFOOT_RADIUS_M * 1.001
    }
}

/// A bearing, 0 north and 90 east, degrees, as a yaw.
pub(super) fn yaw_of(bearing_deg: f64) -> f32 {
    -(bearing_deg.to_radians() as f32)
}

/// The yaw of somebody who looks along a vector.
pub(super) fn yaw_along(east: f64, south: f64) -> f32 {
    libm::atan2(-east, -south) as f32
}
