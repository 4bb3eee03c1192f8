//! What must hold after every frame, whatever was done.

use std::collections::BTreeSet;

use bevy::prelude::*;
use bevy_panorbit_camera::PanOrbitCamera;

use super::is_attracting;
use crate::app::{
    CameraGoal, CameraPose, Clock, Live, MainCamera, Mode, OpenPark, Panel, Shown, Solids, Touring, Trail,
};

/// What was wrong.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// A number of the camera's is none.
    CameraNotFinite,
    /// The camera stands under the ground, metres.
    CameraUnderGround { eye_y_m: f32 },
    /// What is looked at lies outside of the park, metres from its middle.
    CameraLost { focus: Vec3 },
    /// The camera has stood in a wall for a while.
    CameraInWall { eye: Vec3 },
    /// Nothing of the park has been in the picture for a while.
    NothingInView { eye: Vec3 },
    /// It is no showroom any more.
    LeftShowroom,
    /// A panel is open that only a keyboard closes.
    StuckPanel(Panel),
    /// The way back grows without end.
    EndlessTrail,
    /// It began anew in another state than the first time.
    OtherReset { seen: String, first: String },
}

/// So many frames a camera may take to be led out of where it must not be.
const PATIENCE: u32 = 40;

#[derive(Default)]
pub(super) struct Watch {
    was_attracting: bool,
    resets: u64,
    states: BTreeSet<String>,
    in_wall: u32,
    sees_nothing: u32,
    beyond: u32,
    /// What the camera was led to look at before.
    led: Option<Vec3>,
    known: Option<Known>,
}

/// What was worked out for a goal and the roofs that are off.
struct Known {
    revision: u64,
    indoors: bool,
    solids: Solids,
    open: Vec<crate::park::PlaceId>,
}

impl Watch {
    pub fn resets(&self) -> (u64, usize) {
        (self.resets, self.states.len())
    }

    pub fn look(&mut self, app: &mut App) -> Vec<Fault> {
        let world = app.world_mut();
        let mut faults = self.look_at_camera(world);
        if *world.resource::<Mode>() != Mode::Kiosk {
            faults.push(Fault::LeftShowroom);
        }
        let shown = world.resource::<Shown>();
        let keyboard_only = [
            Panel::Find,
            Panel::Planning,
            Panel::Studios,
            Panel::Projects,
            Panel::Alarms,
            Panel::Data,
            Panel::Issues,
            Panel::Phone,
        ];
        faults.extend(keyboard_only.into_iter().filter(|panel| shown.panel(*panel)).map(Fault::StuckPanel));
        if world.resource::<Trail>().len() > 64 {
            faults.push(Fault::EndlessTrail);
        }
        faults.extend(self.look_at_reset(world));
        faults
    }

    fn look_at_camera(&mut self, world: &mut World) -> Vec<Fault> {
        let mut cameras =
            world.query_filtered::<(&PanOrbitCamera, &Camera, &GlobalTransform, &Transform), With<MainCamera>>();
        let Ok((orbit, camera, global, transform)) = cameras.single(world) else { return vec![Fault::CameraNotFinite] };
        let (eye, focus) = (transform.translation, orbit.target_focus);
        if !(eye.is_finite() && focus.is_finite() && transform.rotation.is_finite()) {
            return vec![Fault::CameraNotFinite];
        }
        let park = world.resource::<OpenPark>();
        let half = park.site.boundary.half_extent();
        let mut faults = Vec::new();
        if eye.y < 0.2 {
            faults.push(Fault::CameraUnderGround { eye_y_m: eye.y });
        }
        // A view may look at what lies beyond; on the way there and back, and in a drag before it is held, a little more.
        let goal = world.resource::<CameraGoal>();
        let reach = |half: f64, goal: f32| (half as f32 + 80.0).max(goal.abs() + 80.0);
        let led = self.led.get_or_insert(goal.pose.focus);
        let beyond = focus.x.abs() > reach(half.0, led.x.abs().max(goal.pose.focus.x.abs()))
            || focus.z.abs() > reach(half.1, led.z.abs().max(goal.pose.focus.z.abs()));
        self.beyond = if beyond { self.beyond + 1 } else { 0 };
        if self.beyond > PATIENCE {
            faults.push(Fault::CameraLost { focus });
        }
        self.led = Some(goal.pose.focus);
        let known = &mut self.known;
        if known.as_ref().is_none_or(|known| known.revision != goal.revision) {
            let indoors = Solids::new(park, &[]).holds(goal.pose.eye());
            let open = world.resource::<Shown>().open.clone();
            *known = Some(Known { revision: goal.revision, indoors, solids: Solids::new(park, &open), open });
        }
        let Some(Known { indoors, solids, open, .. }) = known else { return faults };
        if *open != world.resource::<Shown>().open {
            open.clone_from(&world.resource::<Shown>().open);
            *solids = Solids::new(park, open);
        }
        let indoors = *indoors;
        self.in_wall = if !indoors && solids.holds(eye) { self.in_wall + 1 } else { 0 };
        if self.in_wall > PATIENCE {
            faults.push(Fault::CameraInWall { eye });
        }
        let in_picture = |point: Vec3| {
            camera
                .world_to_ndc(global, point)
                .is_some_and(|ndc| ndc.x.abs() <= 1.0 && ndc.y.abs() <= 1.0 && (0.0..=1.0).contains(&ndc.z))
        };
        let places = park.places.values().filter(|place| place.within.is_none());
        let sees = indoors
            || in_picture(focus)
            || places.into_iter().any(|place| {
                let [x, y, z] = place.centre_m;
                in_picture(Vec3::new(x as f32, y as f32, z as f32))
            });
        self.sees_nothing = if sees { 0 } else { self.sees_nothing + 1 };
        if self.sees_nothing > PATIENCE {
            faults.push(Fault::NothingInView { eye });
        }
        faults
    }

    /// Each time that it begins to attract, all is as it was the first time.
    fn look_at_reset(&mut self, world: &World) -> Option<Fault> {
        let attracting = is_attracting(world);
        let began = attracting && !std::mem::replace(&mut self.was_attracting, attracting);
        self.was_attracting = attracting;
        if !began {
            return None;
        }
        self.resets += 1;
        let seen = state_of(world);
        let first = self.states.first().cloned();
        self.states.insert(seen.clone());
        first.filter(|first| *first != seen).map(|first| Fault::OtherReset { seen, first })
    }
}

/// All that a visitor would see, in one text.
fn state_of(world: &World) -> String {
    let (shown, clock) = (world.resource::<Shown>(), world.resource::<Clock>());
    let CameraPose { focus, yaw, pitch, radius_m, fov } = world.resource::<CameraGoal>().pose;
    let state = world.resource::<Live>().state().map(crate::twin::State::hash);
    let way = world.resource::<Touring>().0.as_ref().map(|way| (way.tour.clone(), way.stop, way.playing, way.left));
    let clock = (clock.at().as_second(), clock.speed(), clock.paused, clock.looping);
    format!("{shown:?} {:?} {clock:?} {state:?} {way:?}", (focus, yaw, pitch, radius_m, fov))
}
