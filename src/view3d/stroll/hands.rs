//! Mouse and fingers of somebody who walks: a drag looks around, the wheel goes on, a double click or a tap leads there.

use bevy::{
    input::{
        mouse::{MouseScrollUnit, MouseWheel},
        touch::Touches,
    },
    prelude::*,
    window::PrimaryWindow,
};

use super::Afoot;
use crate::{
    app::{AppSystems, Command, MainCamera, Phase, WalkStep},
    view3d::pointer::{DOUBLE_SECS, DRAG_PIXELS, ray_from},
};

/// A line of the wheel, and a pixel of a pad, lead on by so much, metres.
const LINE_M: f32 = 0.6;
const PIXEL_M: f32 = 0.01;
/// In one frame no farther than this, metres.
const WHEEL_MOST_M: f32 = 2.0;
/// What the wheel asks for is gone in so long, seconds.
const WHEEL_SECS: f32 = 0.25;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (look_around, roll_on, leap).in_set(AppSystems::Input).run_if(in_state(Phase::Ready)));
}

/// What is dragged keeps under the pointer or finger.
fn look_around(
    buttons: Res<ButtonInput<MouseButton>>,
    touches: Res<Touches>,
    windows: Query<&Window, With<PrimaryWindow>>,
    cameras: Query<(&Camera, &Projection), With<MainCamera>>,
    afoot: Afoot,
    mut last: Local<Option<Vec2>>,
    mut wishes: MessageWriter<Command>,
) {
    let pressed = [MouseButton::Left, MouseButton::Right];
    let cursor = windows.single().ok().and_then(Window::cursor_position);
    let moved = if buttons.any_just_pressed(pressed) {
        *last = cursor.filter(|_| afoot.has_pointer());
        None
    } else if buttons.any_pressed(pressed) {
        let moved = last.zip(cursor).map(|(from, to)| to - from);
        *last = last.and(cursor);
        moved
    } else {
        *last = None;
        let mut fingers = touches.iter();
        let finger = fingers.next().filter(|_| fingers.next().is_none() && afoot.has_pointer());
        finger.map(|finger| finger.delta())
    };
    let Some(moved) = moved.filter(|moved| *moved != Vec2::ZERO && afoot.goes()) else { return };
    let Ok((camera, projection)) = cameras.single() else { return };
    let (Some(size), Projection::Perspective(lens)) = (camera.logical_viewport_size(), projection) else { return };
    let turn = moved * (lens.fov / size.y.max(1.0));
    wishes.write(Command::Walk(WalkStep::Look { left: turn.x, up: turn.y }));
}

fn roll_on(mut wheel: MessageReader<MouseWheel>, afoot: Afoot, mut wishes: MessageWriter<Command>) {
    let rolled = wheel.read().map(|roll| match roll.unit {
        MouseScrollUnit::Line => roll.y * LINE_M,
        MouseScrollUnit::Pixel => roll.y * PIXEL_M,
    });
    let forward_m = rolled.sum::<f32>().clamp(-WHEEL_MOST_M, WHEEL_MOST_M);
    if forward_m != 0.0 && afoot.has_pointer() {
        let forward = forward_m / WHEEL_SECS;
        wishes.write(Command::Walk(WalkStep::Go { right: 0.0, forward, secs: WHEEL_SECS }));
    }
}

#[derive(Default)]
struct Press {
    started_at: Option<Vec2>,
    last_click: Option<(f32, Vec2)>,
}

fn leap(
    buttons: Res<ButtonInput<MouseButton>>,
    touches: Res<Touches>,
    windows: Query<&Window, With<PrimaryWindow>>,
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    time: Res<Time<Real>>,
    afoot: Afoot,
    mut press: Local<Press>,
    mut wishes: MessageWriter<Command>,
) {
    let cursor = windows.single().ok().and_then(Window::cursor_position);
    if buttons.just_pressed(MouseButton::Left) {
        press.started_at = cursor.filter(|_| afoot.has_pointer());
    }
    let is_click = |(from, to): &(Vec2, Vec2)| from.distance(*to) <= DRAG_PIXELS;
    let released = buttons.just_released(MouseButton::Left).then(|| press.started_at.take().zip(cursor)).flatten();
    let clicked = released.filter(is_click).and_then(|(_, to)| {
        let now = time.elapsed_secs();
        let double = press.last_click.is_some_and(|(at, spot)| now - at < DOUBLE_SECS && spot.distance(to) < 24.0);
        press.last_click = (!double).then_some((now, to));
        double.then_some(to)
    });
    let finger = touches.iter_just_released().next().map(|touch| (touch.start_position(), touch.position()));
    let tapped = finger.filter(is_click).filter(|_| touches.iter().count() == 0).map(|(_, to)| to);
    let Some(at) = clicked.or(tapped).filter(|_| afoot.has_pointer()) else { return };
    let Ok((camera, transform)) = cameras.single() else { return };
    if let Some(ray) = ray_from(camera, transform, at) {
        wishes.write(Command::Walk(WalkStep::Aim(ray)));
    }
}
