//! In a showroom nobody gets lost: what is looked at stays within the park, not too near and not too far, and the
//! camera stays out of walls.

use bevy::prelude::*;
use bevy_panorbit_camera::{PanOrbitCamera, PanOrbitCameraSystemSet};

use super::flight::Flight;
use crate::app::{CameraGoal, CameraPose, Command, MainCamera, Mode, OpenPark, Shown, ShowroomStep, Solids, is_free};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, keep_in_park.before(PanOrbitCameraSystemSet));
}

/// Beyond the boundary one may look so far, metres.
const MARGIN_M: f32 = 30.0;
/// One stays so far from what one looks at outdoors, metres.
const NEAREST_M: f32 = 18.0;
/// Indoors one stays about where one was led to: metres, and a share of the distance.
const INDOORS_M: f32 = 8.0;
const INDOORS_FARTHEST: f32 = 1.2;
/// The lowest look over the ground, radians.
const LOWEST: f32 = 0.03;

/// What was worked out for the roofs that are off now.
#[derive(Default)]
struct Known {
    of: Option<(std::sync::Arc<crate::park::Park>, Vec<crate::park::PlaceId>)>,
    solids: Option<Solids>,
    /// The last pose that stood in no wall.
    good: Option<CameraPose>,
    /// The goal that one was led to, and whether it lies indoors.
    led: Option<(u64, bool)>,
}

fn keep_in_park(
    mode: Res<Mode>,
    (park, shown, goal): (Option<Res<OpenPark>>, Res<Shown>, Res<CameraGoal>),
    mut known: Local<Known>,
    mut cameras: Query<(&mut PanOrbitCamera, &Projection), (With<MainCamera>, Without<Flight>)>,
    mut wishes: MessageWriter<Command>,
) {
    let Some(park) = park.filter(|_| *mode == Mode::Kiosk) else { return };
    let Ok((mut camera, projection)) = cameras.single_mut() else { return };
    let of = (park.0.clone(), shown.open.clone());
    let is_known = known.of.as_ref().is_some_and(|(at, open)| std::sync::Arc::ptr_eq(at, &of.0) && *open == of.1);
    if !is_known {
        known.solids = Some(Solids::new(&park, &shown.open));
        known.of = Some(of);
    }
    let Known { solids: Some(solids), good, led, .. } = &mut *known else { return };
    // A roof over the eye says that one is indoors, whatever lies open elsewhere.
    if led.is_none_or(|(revision, _)| revision != goal.revision) {
        *led = Some((goal.revision, is_indoors(&park, goal.pose)));
        *good = None;
    }
    let indoors = led.is_some_and(|(_, indoors)| indoors);
    let fov = if let Projection::Perspective(perspective) = projection { perspective.fov } else { goal.pose.fov };
    let asked = CameraPose {
        focus: camera.target_focus,
        yaw: camera.target_yaw,
        pitch: camera.target_pitch,
        radius_m: camera.target_radius,
        fov,
    };
    let kept = if indoors { within_room(asked, goal.pose) } else { within_site(asked, &park, goal.pose) };
    // Outdoors one stays outdoors, indoors in rooms.
    let is_free = |eye: Vec3| if indoors { is_free(&park, solids, eye) } else { !solids.holds(eye) };
    let kept = match (is_free(kept.eye()), *good) {
        (true, _) => kept,
        (false, Some(good)) if is_free(good.eye()) => good,
        (false, _) => match out_of_walls(kept, is_free) {
            Some(out) => out,
            None => {
                wishes.write(Command::Showroom(ShowroomStep::Begin));
                return;
            }
        },
    };
    *good = Some(kept);
    if kept != asked {
        camera.target_focus = kept.focus;
        camera.target_yaw = kept.yaw;
        camera.target_pitch = kept.pitch;
        camera.target_radius = kept.radius_m;
    }
}

fn is_indoors(park: &crate::park::Park, pose: CameraPose) -> bool {
    Solids::new(park, &[]).holds(pose.eye())
}

/// A view that looks farther than the park may be looked from, and no farther.
fn within_site(mut pose: CameraPose, park: &crate::park::Park, led_to: CameraPose) -> CameraPose {
    let half = park.site.boundary.half_extent();
    let corner = Vec3::new(half.0 as f32 + MARGIN_M, 120.0, half.1 as f32 + MARGIN_M);
    let least = Vec3::new(-corner.x, 0.0, -corner.z).min(led_to.focus);
    pose.focus = pose.focus.clamp(least, corner.max(led_to.focus));
    let farthest_m = (corner.x.max(corner.z) * 3.0).max(led_to.radius_m * 1.1);
    pose.radius_m = pose.radius_m.clamp(NEAREST_M.min(led_to.radius_m), farthest_m);
    pose.pitch = pose.pitch.max(LOWEST);
    pose.above_ground()
}

fn within_room(mut pose: CameraPose, led_to: CameraPose) -> CameraPose {
    let reach = Vec3::splat(INDOORS_M);
    pose.focus = pose.focus.clamp(led_to.focus - reach, led_to.focus + reach);
    pose.radius_m = pose.radius_m.clamp((led_to.radius_m * 0.4).min(2.5), led_to.radius_m * INDOORS_FARTHEST);
    pose.above_ground()
}

/// Farther and higher until nothing solid is there.
fn out_of_walls(mut pose: CameraPose, is_free: impl Fn(Vec3) -> bool) -> Option<CameraPose> {
    (0..40).find_map(|_| {
        pose.radius_m *= 1.08;
        pose.pitch = (pose.pitch + 0.05).min(1.2);
        is_free(pose.eye()).then_some(pose)
    })
}
