//! Shipped scenes, and the program on them without a window.

use std::{path::Path, sync::Arc, time::Duration};

use bevy::{app::App, state::state::NextState, time::TimeUpdateStrategy};
use jiff::Timestamp;
use yungu::{
    app::{Command, Live, Phase},
    launch::{Launch, headless_app},
    park::Park,
    twin::State,
};

pub const SCENES: [&str; 2] = ["demo-campus", "zone-f"];

pub fn open(scene: &str) -> Arc<Park> {
    let loaded = yungu::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene));
    Arc::new(loaded.park.unwrap_or_else(|| panic!("{scene} does not open: {:?}", loaded.issues)))
}

/// The program, ready, its clock standing until it is told otherwise.
pub fn program(park: &Arc<Park>, at: Timestamp) -> App {
    let mut app = headless_app(Launch::of(park.clone(), at));
    frame_of(&mut app, Duration::ZERO);
    app.world_mut().write_message(Command::SetPaused(true));
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    app.update();
    app
}

/// Frames take so long from now on.
pub fn frame_of(app: &mut App, time: Duration) {
    app.insert_resource(TimeUpdateStrategy::ManualDuration(time));
}

pub fn shown(app: &App) -> &State {
    app.world().resource::<Live>().state().unwrap()
}
