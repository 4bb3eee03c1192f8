//! Puts egui on the camera that people look through, and tells the park when the panels want pointer or keys.

use bevy::{app::prelude::*, asset::AssetEventSystems, ecs::prelude::*};
use bevy_egui::{
    EguiGlobalSettings, EguiInput, EguiPostUpdateSet, EguiPreUpdateSet, PrimaryEguiContext,
    egui::{Event, Modifiers},
    input::EguiWantsInput,
};

use super::plan::plan_stands;
use crate::app::{AppSystems, InputTaken, MainCamera, Mode, Shown, SightSystems, Touring};

pub(super) fn plugin(app: &mut App) {
    // The first camera may be a mirror's or an LED wall's; the panels go on the marked one.
    app.insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..Default::default() })
        // Letters that are drawn for the first time reach the driver with the picture in which they stand: the next may
        // be a second away.
        .configure_sets(PostUpdate, EguiPostUpdateSet::PostProcessOutput.before(AssetEventSystems))
        // Frames and grips lie where the picture has what they are about.
        .configure_sets(PostUpdate, SightSystems::Seen.before(EguiPostUpdateSet::EndPass))
        .add_observer(take_camera)
        .add_systems(PreUpdate, drop_stale_modifiers.after(EguiPreUpdateSet::ProcessInput))
        .add_systems(Update, report_input.before(AppSystems::Input));
}

fn take_camera(marked: On<Add, MainCamera>, mut commands: Commands) {
    commands.entity(marked.entity).insert(PrimaryEguiContext);
}

/// `bevy_egui` tells egui of the modifier keys in every frame; egui takes each for news and wants one more frame, for
/// ever. Only a change is passed on, so that a picture in which nothing moves can rest.
fn drop_stale_modifiers(mut inputs: Query<&mut EguiInput>, mut last: Local<Modifiers>) {
    for mut input in &mut inputs {
        input.0.events.retain(|event| match event {
            Event::ModifiersChanged(now) => std::mem::replace(&mut *last, *now) != *now,
            _ => true,
        });
    }
}

/// The plan lies in the background, where egui takes no pointer for its own; the picture under it must not feel it.
fn report_input(
    wants: Res<EguiWantsInput>,
    (shown, mode, touring): (Res<Shown>, Res<Mode>, Res<Touring>),
    mut taken: ResMut<InputTaken>,
) {
    let plan = plan_stands(&shown, *mode, touring.0.as_ref());
    taken.set_if_neq(InputTaken {
        pointer: plan || wants.wants_any_pointer_input(),
        keys: wants.wants_any_keyboard_input(),
    });
}
