//! Puts egui on the camera that people look through, and tells the park when the panels want pointer or keys.

use bevy::{app::prelude::*, ecs::prelude::*};
use bevy_egui::{EguiGlobalSettings, PrimaryEguiContext, input::EguiWantsInput};

use crate::app::{AppSystems, InputTaken, MainCamera};

pub(super) fn plugin(app: &mut App) {
    // The first camera may be a mirror's or an LED wall's; the panels go on the marked one.
    app.insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..Default::default() })
        .add_observer(take_camera)
        .add_systems(Update, report_input.before(AppSystems::Input));
}

fn take_camera(marked: On<Add, MainCamera>, mut commands: Commands) {
    commands.entity(marked.entity).insert(PrimaryEguiContext);
}

fn report_input(wants: Res<EguiWantsInput>, mut taken: ResMut<InputTaken>) {
    taken.set_if_neq(InputTaken { pointer: wants.wants_any_pointer_input(), keys: wants.wants_any_keyboard_input() });
}
