//! The program without a window, opened on a scene and told what a person would tell it.

use std::{path::Path, sync::Arc};

use bevy::{app::prelude::*, state::prelude::*};
use yungu::{
    app::{Command, Phase},
    launch::{Launch, headless_app},
    park,
    twin::parse_at,
};

/// A morning in June, all of the scene there.
pub fn app_of(scene: &Path) -> App {
    let park = Arc::new(park::load(scene).park.unwrap());
    let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
    let mut app = headless_app(Launch::of(park, at));
    app.update();
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    app.update();
    app
}

pub fn tell(app: &mut App, commands: impl IntoIterator<Item = Command>) {
    app.world_mut().write_message_batch(commands);
    app.update();
}
