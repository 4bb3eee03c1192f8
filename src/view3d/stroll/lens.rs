//! The camera while somebody walks: walls an arm's length away are not cut, and the orbit camera comes as near as the eye.

use bevy::prelude::*;
use bevy_panorbit_camera::{PanOrbitCamera, PanOrbitCameraSystemSet};

use crate::{
    app::{AFOOT_RADIUS_M, MainCamera, Walking},
    view3d::flight::Flight,
};

/// The nearest thing drawn, metres: at a wall 0.3 m off, its picture's corner is 0.18 m away along the view.
const NEAR_M: f32 = 0.3;
const NEAR_AFOOT_M: f32 = 0.08;
/// How near the camera comes to what it orbits, metres.
pub(in crate::view3d) const NEAREST_ORBIT_M: f32 = 2.0;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, fit_lens.before(PanOrbitCameraSystemSet));
}

fn fit_lens(
    walking: Res<Walking>,
    mut cameras: Query<(&mut PanOrbitCamera, &mut Projection, Has<Flight>), With<MainCamera>>,
) {
    for (mut camera, mut projection, flies) in &mut cameras {
        // On its way back a flight begins at the eye.
        let near = walking.is_on() || flies && camera.target_radius < NEAREST_ORBIT_M;
        let nearest = if near { AFOOT_RADIUS_M * 0.5 } else { NEAREST_ORBIT_M };
        if camera.zoom_lower_limit != nearest {
            camera.zoom_lower_limit = nearest;
        }
        let near_m = if near { NEAR_AFOOT_M } else { NEAR_M };
        if let Projection::Perspective(lens) = &*projection
            && lens.near != near_m
            && let Projection::Perspective(lens) = &mut *projection
        {
            lens.near = near_m;
        }
    }
}
