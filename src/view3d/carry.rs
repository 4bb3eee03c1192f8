//! With the planner's table open, the selected building can be dragged over the ground in the picture.

use bevy::{prelude::*, window::PrimaryWindow};

use super::{
    pointer::ray_from,
    tape::{HeldEnd, measure_by_hand},
};
use crate::{
    app::{
        AppSystems, Command, InputTaken, MainCamera, Mode, OpenPark, Panel, Phase, PlanStep, Ray, Shown, Walking,
        hit_building, pick_shown,
    },
    park::{Change, PlaceId, Xz},
};

/// A building in the hand.
#[derive(Clone, Debug, PartialEq)]
struct Load {
    building: PlaceId,
    /// Where it stood.
    at: Xz,
    /// Where on it the pointer took hold: a level plane through it is what one drags over.
    held: Vec3,
    number: u64,
}

/// What is being carried; the camera keeps still meanwhile.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Carried(Option<Load>);

impl Carried {
    pub fn is_some(&self) -> bool {
        self.0.is_some()
    }
}

/// Drags in the picture are numbered apart from those on the plan.
const FIRST_DRAG: u64 = 1 << 32;
/// Steps of a drag, metres, and those with Alt.
const STEP_M: (f64, f64) = (0.5, 0.1);
/// Nobody carries a building further from the middle of the park, metres.
const FARTHEST_M: f64 = 5_000.0;

pub(super) fn plugin(app: &mut App) {
    let free = in_state(Phase::Ready).and_then(|walking: Res<Walking>| !walking.is_on());
    // A note's point before a building is taken hold of first.
    let carry = carry_building.after(measure_by_hand).in_set(AppSystems::Input).run_if(free);
    app.init_resource::<Carried>().add_systems(Update, carry);
}

fn carry_building(
    (buttons, keys): (Res<ButtonInput<MouseButton>>, Res<ButtonInput<KeyCode>>),
    (taken, held_end): (Res<InputTaken>, Res<HeldEnd>),
    windows: Query<&Window, With<PrimaryWindow>>,
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    park: Option<Res<OpenPark>>,
    (shown, mode): (Res<Shown>, Res<Mode>),
    mut carried: ResMut<Carried>,
    mut count: Local<u64>,
    mut wishes: MessageWriter<Command>,
) {
    let ray = || {
        let cursor = windows.single().ok().and_then(Window::cursor_position)?;
        let (camera, transform) = cameras.single().ok()?;
        ray_from(camera, transform, cursor)
    };
    let Some(park) = park else { return };
    let may = shown.panel(Panel::Planning)
        && !shown.panel(Panel::Find)
        && shown.inside.is_none()
        && shown.tape.is_none()
        && !held_end.is_some()
        && mode.is_for_hands();
    if buttons.just_pressed(MouseButton::Left) && may && !taken.pointer {
        let building = shown.selection.as_ref().and_then(|id| park.building(id.as_str()));
        let load = building.zip(ray()).and_then(|(building, ray)| {
            // Only what is seen can be taken hold of.
            let seen = pick_shown(&park, &shown, ray);
            let seen = seen.is_some_and(|place| place.top() == building.id);
            let held = hit_building(building, ray).filter(|_| seen).map(|t| on(ray, t))?;
            *count += 1;
            Some(Load { building: building.id.clone(), at: building.at, held, number: FIRST_DRAG + *count })
        });
        carried.set_if_neq(Carried(load));
    }
    let Some(load) = carried.0.clone() else { return };
    let held = park.building(load.building.as_str());
    let (Some(building), true) = (held, buttons.pressed(MouseButton::Left)) else {
        carried.0 = None;
        wishes.write(Command::Plan(PlanStep::LetGo));
        return;
    };
    let Some(now) = ray().and_then(|ray| on_plane(ray, f64::from(load.held.y))) else { return };
    let fine = keys.any_pressed([KeyCode::AltLeft, KeyCode::AltRight]);
    let step = if fine { STEP_M.1 } else { STEP_M.0 };
    let stepped = |m: f64| ((m / step).round() * step * 1e6).round() / 1e6;
    let moved = now - load.held;
    let at = Xz(stepped(load.at.0 + f64::from(moved.x)), stepped(load.at.1 + f64::from(moved.z)));
    let is_far = at.0.abs() > FARTHEST_M || at.1.abs() > FARTHEST_M;
    // A hand that only clicks moves nothing.
    let is_slip = building.at == load.at && moved.length() < step as f32;
    if at != building.at && !is_far && !is_slip {
        let change = Change::Move { building: load.building, at };
        wishes.write(Command::Plan(PlanStep::Change(change, Some(load.number))));
    }
}

fn on(ray: Ray, t: f64) -> Vec3 {
    let ([ox, oy, oz], [dx, dy, dz]) = (ray.origin, ray.direction);
    Vec3::new((ox + dx * t) as f32, (oy + dy * t) as f32, (oz + dz * t) as f32)
}

/// Where a ray meets a level plane; `None` above the horizon.
fn on_plane(ray: Ray, height_m: f64) -> Option<Vec3> {
    let t = (height_m - ray.origin[1]) / ray.direction[1];
    (t.is_finite() && t > 0.0).then(|| on(ray, t))
}
