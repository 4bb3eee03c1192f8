//! The other scenario's picture while two are compared: a second stage beside the window's, with the same eye, time and
//! light, that draws only when something has changed. It is opened with the first comparison and closed with the last;
//! a window of another size is another size of its picture.

mod aside;
mod stage;
mod wanted;

use bevy::prelude::*;
use bevy_egui::EguiUserTextures;

use crate::panels::split::OtherPicture;

use aside::Aside;
use stage::OtherStage;
use wanted::wanted;

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<OtherPicture>().insert_non_send(Slot::default()).add_systems(Last, draw_other);
}

#[derive(Default)]
struct Slot {
    aside: Aside,
    stage: Option<OtherStage>,
}

fn draw_other(world: &mut World) {
    let Some(mut slot) = world.remove_non_send::<Slot>() else { return };
    match wanted(world, &mut slot.aside) {
        Some(wanted) => {
            if slot.stage.is_none() {
                slot.stage = OtherStage::open(world, &wanted);
            }
            if let Some(stage) = &mut slot.stage {
                stage.go_on(world, &wanted);
            }
        }
        None => {
            if slot.stage.take().is_some() {
                let other = std::mem::take(&mut *world.resource_mut::<OtherPicture>());
                if let Some(picture) = other.picture {
                    world.resource_mut::<EguiUserTextures>().remove_image(picture.id());
                }
            }
        }
    }
    world.insert_non_send(slot);
}
