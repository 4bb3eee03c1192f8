//! Tells the showroom that somebody is there: any touch, move or key counts, on a panel or not.

use bevy::{
    input::{
        gestures::PinchGesture,
        keyboard::KeyboardInput,
        mouse::{MouseButtonInput, MouseMotion, MouseWheel},
        touch::TouchInput,
    },
    prelude::*,
};

use crate::app::{AppSystems, Touched};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, notice_touches.before(AppSystems::Input));
}

fn notice_touches(
    mut touches: MessageReader<TouchInput>,
    mut pinches: MessageReader<PinchGesture>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut moves: MessageReader<MouseMotion>,
    mut wheel: MessageReader<MouseWheel>,
    mut keys: MessageReader<KeyboardInput>,
    mut touched: MessageWriter<Touched>,
) {
    let count = touches.read().count()
        + pinches.read().count()
        + buttons.read().count()
        + moves.read().count()
        + wheel.read().count()
        + keys.read().count();
    if count > 0 {
        touched.write(Touched);
    }
}
