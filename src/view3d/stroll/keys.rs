//! Keys of somebody who walks, as long as they are held. Those that act once are in `view3d/keys.rs`.

use bevy::{input::keyboard::KeyCode as Key, prelude::*};

use super::Afoot;
use crate::app::{AppSystems, Command, HURRYING_M_S, LONGEST_FRAME_SECS, Mode, Phase, Touring, WALKING_M_S, WalkStep};

/// Radians a second.
const TURNING: f32 = 1.6;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, hold_keys.in_set(AppSystems::Input).run_if(in_state(Phase::Ready)));
}

fn hold_keys(
    keys: Res<ButtonInput<Key>>,
    (mode, touring): (Res<Mode>, Res<Touring>),
    time: Res<Time<Real>>,
    afoot: Afoot,
    mut wishes: MessageWriter<Command>,
) {
    let control = keys.any_pressed([Key::ControlLeft, Key::ControlRight]);
    if *mode == Mode::Kiosk || control || afoot.taken.keys || !afoot.goes() {
        return;
    }
    // After a rest without frames no time has passed for the feet.
    let secs = time.delta_secs().min(LONGEST_FRAME_SECS.min(0.1));
    let axis = |less: &[Key], more: &[Key]| {
        let held = |keys_of: &[Key]| f32::from(u8::from(keys.any_pressed(keys_of.iter().copied())));
        held(more) - held(less)
    };
    let fast = keys.any_pressed([Key::ShiftLeft, Key::ShiftRight]);
    let wish =
        Vec2::new(axis(&[Key::KeyA], &[Key::KeyD]), axis(&[Key::KeyS, Key::ArrowDown], &[Key::KeyW, Key::ArrowUp]));
    if wish != Vec2::ZERO {
        let wish = wish.normalize() * if fast { HURRYING_M_S } else { WALKING_M_S };
        wishes.write(Command::Walk(WalkStep::Go { right: wish.x, forward: wish.y, secs }));
    }
    // In a tour these lead from stop to stop.
    let (left, right) = if touring.0.is_some() {
        ([Key::KeyQ; 2], [Key::KeyE; 2])
    } else {
        ([Key::KeyQ, Key::ArrowLeft], [Key::KeyE, Key::ArrowRight])
    };
    let left = axis(&right, &left);
    if left != 0.0 {
        wishes.write(Command::Walk(WalkStep::Look { left: left * secs * TURNING, up: 0.0 }));
    }
}
