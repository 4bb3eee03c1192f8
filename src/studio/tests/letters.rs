//! Letters on the screen.

use bevy::{asset::AssetEvent, ecs::message::Messages};
use bevy_egui::EguiManagedTextures;

use super::*;
use crate::park::Lang;

#[test]
fn letters_that_were_never_drawn_are_in_the_picture_in_which_they_first_stand() {
    let settings = ShotSettings { width: 640, height: 360, panels: true, ..ShotSettings::default() };
    let mut studio = studio_of("overview", &settings);
    studio.settled();
    studio.wish([Command::SetLang(Lang::En)]);
    studio.frames(1, 0.0);
    let world = studio.app.world();
    let letters: Vec<_> = world.resource::<EguiManagedTextures>().values().map(|one| one.handle.id()).collect();
    let told =
        world.resource::<Messages<AssetEvent<Image>>>().iter_current_update_messages().any(|event| match event {
            AssetEvent::Added { id } | AssetEvent::Modified { id } => letters.contains(id),
            _ => false,
        });
    assert!(told, "the driver hears of new letters a frame too late");
}
