//! Brings the camera to its goal: flies there, eased, or follows at once. A hand on the camera ends a flight.

use std::sync::Arc;

use bevy::prelude::*;
use bevy_panorbit_camera::PanOrbitCamera;

use crate::app::{AppSystems, CameraGoal, CameraPose, Command, Course, LONGEST_FRAME_SECS, MainCamera, TourStep};

/// Seconds that a flight takes.
const FLIGHT_SECS: f32 = 1.6;
/// And from one place to another of somebody who walks.
const LEAP_SECS: f32 = 0.4;

/// A flight under way.
#[derive(Component, Debug)]
pub(super) struct Flight {
    way: FlightWay,
    secs: f32,
    /// What the flight wrote last: another value means that somebody took the camera.
    wrote: CameraPose,
}

#[derive(Debug)]
enum FlightWay {
    Straight {
        from: CameraPose,
        to: CameraPose,
        secs: f32,
    },
    /// A tour's: it lasts until something else is asked of the camera, so that a hand on it is noticed.
    Course(Arc<Course>),
}

impl FlightWay {
    fn at(&self, secs: f32) -> CameraPose {
        match self {
            Self::Straight { from, to, secs: whole } => {
                let s = (secs / whole).min(1.0);
                from.between(*to, s * s * s * (s * (6.0 * s - 15.0) + 10.0)).above_ground()
            }
            Self::Course(course) => course.at(secs),
        }
    }
}

/// Without a window nobody watches a flight: cameras jump.
#[derive(Resource, Default)]
pub struct InstantFlights(pub bool);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<InstantFlights>().add_systems(Update, (follow_goal, fly).chain().in_set(AppSystems::Show));
}

fn follow_goal(
    goal: Res<CameraGoal>,
    instant: Res<InstantFlights>,
    mut seen: Local<u64>,
    mut cameras: Query<(Entity, &mut PanOrbitCamera, &mut Projection, Option<&mut Flight>), With<MainCamera>>,
    mut commands: Commands,
) {
    if *seen == goal.revision {
        return;
    }
    let Ok((entity, mut camera, mut projection, flight)) = cameras.single_mut() else { return };
    *seen = goal.revision;
    // Whoever sets out before the camera has come down is met where they are by then.
    if !goal.fly
        && !instant.0
        && goal.pose.is_afoot()
        && let Some(mut flight) = flight
        && let FlightWay::Straight { to, .. } = &mut flight.way
        && to.is_afoot()
    {
        *to = goal.pose;
        return;
    }
    let from = pose_of(&camera, &projection);
    if goal.fly && !instant.0 {
        let way = match &goal.course {
            Some(course) => FlightWay::Course(course.clone()),
            None => {
                let secs = if from.is_afoot() && goal.pose.is_afoot() { LEAP_SECS } else { FLIGHT_SECS };
                FlightWay::Straight { from, to: goal.pose, secs }
            }
        };
        commands.entity(entity).insert(Flight { way, secs: 0.0, wrote: from });
    } else {
        commands.entity(entity).remove::<Flight>();
        set_target(&mut camera, goal.pose);
        // The eye of somebody who walks does not lag behind the feet, into walls.
        if instant.0 || goal.pose.is_afoot() {
            set_now(&mut camera, goal.pose);
        }
        set_fov(&mut projection, goal.pose.fov);
    }
}

pub(super) fn fly(
    time: Res<Time<Real>>,
    mut flights: Query<(Entity, &mut Flight, &mut PanOrbitCamera, &mut Projection)>,
    mut commands: Commands,
    mut wishes: MessageWriter<Command>,
) {
    for (entity, mut flight, mut camera, mut projection) in &mut flights {
        let now = pose_of(&camera, &projection);
        let taken = (now.yaw - flight.wrote.yaw).abs() > 1e-3
            || (now.pitch - flight.wrote.pitch).abs() > 0.02
            || now.focus.distance(flight.wrote.focus) > 0.05 * flight.wrote.radius_m
            || (now.radius_m / flight.wrote.radius_m - 1.0).abs() > 0.02;
        if taken && flight.secs > 0.0 {
            commands.entity(entity).remove::<Flight>();
            if matches!(flight.way, FlightWay::Course(_)) {
                wishes.write(Command::Tour(TourStep::Leave));
            }
            continue;
        }
        flight.secs += time.delta_secs().min(LONGEST_FRAME_SECS);
        let pose = flight.way.at(flight.secs);
        // A tour that stands at its stop leaves the camera at rest.
        if pose != flight.wrote {
            set_target(&mut camera, pose);
            set_now(&mut camera, pose);
            set_fov(&mut projection, pose.fov);
            flight.wrote = pose;
        }
        if matches!(flight.way, FlightWay::Straight { secs, .. } if flight.secs >= secs) {
            commands.entity(entity).remove::<Flight>();
        }
    }
}

fn pose_of(camera: &PanOrbitCamera, projection: &Projection) -> CameraPose {
    let fov = if let Projection::Perspective(perspective) = projection { perspective.fov } else { 0.7 };
    CameraPose {
        focus: camera.target_focus,
        yaw: camera.target_yaw,
        pitch: camera.target_pitch,
        radius_m: camera.target_radius,
        fov,
    }
}

fn set_target(camera: &mut PanOrbitCamera, pose: CameraPose) {
    // The limit follows the new focus and radius in the same frame.
    camera.pitch_lower_limit = Some(CameraPose::lowest_pitch(pose.focus.y, pose.radius_m));
    camera.target_focus = pose.focus;
    camera.target_yaw = pose.yaw;
    camera.target_pitch = pose.pitch;
    camera.target_radius = pose.radius_m;
    camera.force_update = true;
}

fn set_now(camera: &mut PanOrbitCamera, pose: CameraPose) {
    camera.focus = pose.focus;
    camera.yaw = Some(pose.yaw);
    camera.pitch = Some(pose.pitch);
    camera.radius = Some(pose.radius_m);
}

fn set_fov(projection: &mut Projection, fov: f32) {
    if let Projection::Perspective(perspective) = projection
        && (perspective.fov - fov).abs() > 1e-5
    {
        perspective.fov = fov;
    }
}
