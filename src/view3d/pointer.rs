//! Clicks and taps: one selects, two lead in or fly there, one with the other button leads out. A drag is none. A partition
//! that is selected is opened or closed by the next click.

use bevy::{input::touch::Touches, prelude::*, window::PrimaryWindow};

use super::partitions::Hand;
use crate::{
    app::{
        AppSystems, Command, InputTaken, MainCamera, Mode, OpenPark, Phase, Ray, Shown, ShowroomStep, Walking, next_in,
        partition_of, partition_step, pick_shown, tape_in_picture,
    },
    park::{Park, PlaceId},
};

pub(super) fn plugin(app: &mut App) {
    // With the tape in hand, clicks set points and select nothing; whoever walks leaps by them.
    let stands = |walking: Res<Walking>| !walking.is_on();
    let free = in_state(Phase::Ready).and_then(not(tape_in_picture)).and_then(stands);
    app.add_systems(Update, (click_places, click_out).in_set(AppSystems::Input).run_if(free));
}

/// A press moves further than this, in logical pixels, before it counts as a drag.
pub(super) const DRAG_PIXELS: f32 = 6.0;
/// Two clicks within this time are a double click.
pub(super) const DOUBLE_SECS: f32 = 0.4;

#[derive(Default)]
struct Press {
    started_at: Option<Vec2>,
    last_click: Option<(f32, Vec2)>,
    /// The last click has opened or closed a partition.
    turned: bool,
    /// A wall was moved by hand since the press.
    moved: bool,
}

fn click_places(
    buttons: Res<ButtonInput<MouseButton>>,
    touches: Res<Touches>,
    taken: Res<InputTaken>,
    windows: Query<&Window, With<PrimaryWindow>>,
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    (time, mode, hand): (Res<Time<Real>>, Res<Mode>, Res<Hand>),
    mut press: Local<Press>,
    mut wishes: MessageWriter<Command>,
) {
    let Some(park) = park else { return };
    let cursor = windows.single().ok().and_then(Window::cursor_position);
    // What has moved a wall is no click, even if it ends where it began.
    let begins = buttons.just_pressed(MouseButton::Left) || touches.any_just_pressed();
    press.moved = hand.moves() || (press.moved && !begins);
    let finger = touches.iter_just_released().next().map(|touch| (touch.start_position(), touch.position()));
    if buttons.just_pressed(MouseButton::Left) {
        press.started_at = cursor.filter(|_| !taken.pointer);
    }
    let released = buttons.just_released(MouseButton::Left).then(|| press.started_at.take().zip(cursor)).flatten();
    let single_finger = finger.filter(|_| touches.iter().count() == 0 && !taken.pointer);
    let Some((from, to)) =
        released.or(single_finger).filter(|(from, to)| from.distance(*to) <= DRAG_PIXELS && !press.moved)
    else {
        return;
    };
    debug!("click from {from} to {to}");
    let Ok((camera, transform)) = cameras.single() else { return };
    let Some(ray) = ray_from(camera, transform, to) else { return };
    let hit = pick_shown(&park, &shown, ray);
    let now = time.elapsed_secs();
    let double = press.last_click.is_some_and(|(at, spot)| now - at < DOUBLE_SECS && spot.distance(to) < 24.0);
    press.last_click = (!double).then_some((now, to));
    if let Some(wall) = hit.as_ref().filter(|id| partition_of(&park, id).is_some()) {
        let step = partition_step(&park, &shown.partition_modes, wall);
        // The second click of a double click undoes nothing.
        let step = step.filter(|_| shown.selection.as_ref() == Some(wall) && !(double && press.turned));
        press.turned = step.is_some();
        wishes.write(step.map_or_else(|| Command::Select(Some(wall.clone())), |step| step.command()));
        return;
    }
    press.turned = false;
    match (double, hit) {
        (true, Some(place)) if *mode == Mode::Kiosk => {
            wishes.write(Command::Showroom(ShowroomStep::Enter(place.clone())));
            wishes.write(Command::Select(Some(place)));
        }
        (true, Some(place)) => {
            wishes.write(Command::Select(Some(place.clone())));
            wishes.write(into(&park, &shown, place));
        }
        (_, hit) => {
            wishes.write(Command::Select(hit));
        }
    }
}

/// From the eye through a point of the picture, logical pixels.
pub(super) fn ray_from(camera: &Camera, transform: &GlobalTransform, at: Vec2) -> Option<Ray> {
    let ray = camera.viewport_to_world(transform, at).ok()?;
    Some(Ray { origin: ray.origin.to_array().map(f64::from), direction: ray.direction.to_array().map(f64::from) })
}

/// What leads into a place from where one is; to a place that has no inside one flies.
fn into(park: &Park, shown: &Shown, place: PlaceId) -> Command {
    match next_in(park, shown.inside.as_ref(), &place) {
        Some(level) => Command::Enter(Some(level)),
        None => Command::FlyTo(place),
    }
}

/// A click with the right button leads out by a level; a drag with it moves the park.
fn click_out(
    buttons: Res<ButtonInput<MouseButton>>,
    taken: Res<InputTaken>,
    windows: Query<&Window, With<PrimaryWindow>>,
    (shown, mode): (Res<Shown>, Res<Mode>),
    mut started_at: Local<Option<Vec2>>,
    mut wishes: MessageWriter<Command>,
) {
    let cursor = windows.single().ok().and_then(Window::cursor_position);
    if buttons.just_pressed(MouseButton::Right) {
        *started_at = cursor.filter(|_| !taken.pointer);
    }
    let released = buttons.just_released(MouseButton::Right).then(|| started_at.take().zip(cursor)).flatten();
    let is_click = released.is_some_and(|(from, to)| from.distance(to) <= DRAG_PIXELS);
    // A showroom has its own way back.
    if is_click && shown.inside.is_some() && *mode != Mode::Kiosk {
        wishes.write(Command::GoOut);
    }
}
