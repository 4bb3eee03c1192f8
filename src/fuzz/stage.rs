//! The showroom without a screen: its window, its camera, its panels and all that hands reach; nothing is drawn.

use bevy::{
    app::PluginGroup,
    prelude::*,
    render::{
        RenderPlugin,
        settings::{RenderCreation, WgpuSettings},
    },
    window::ExitCondition,
    winit::WinitPlugin,
};

use crate::{
    app::{self, Phase, Pin, PinLock},
    launch::{Launch, survive_faults},
    panels::{self, FontFiles},
    view3d,
};

/// Pixels of the showroom's screen.
pub(super) const SCREEN: (u32, u32) = (1920, 1080);
/// Nobody guesses it by chance within a run.
const PIN: &str = "86420135";

pub(super) fn open(launch: Launch) -> App {
    let mut app = App::new();
    let window = Window { resolution: SCREEN.into(), ..default() };
    let nothing_drawn = WgpuSettings { backends: None, ..default() };
    let fonts = FontFiles::of_park(&launch.assets, launch.park.as_deref());
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin {
                primary_window: Some(window),
                exit_condition: ExitCondition::DontExit,
                close_when_requested: false,
                ..default()
            })
            .set(RenderPlugin { render_creation: RenderCreation::Automatic(Box::new(nothing_drawn)), ..default() })
            .set(bevy::log::LogPlugin { filter: "error".into(), ..default() })
            .disable::<WinitPlugin>(),
    );
    app.insert_resource(fonts);
    app.add_plugins((panels::egui_plugin(), app::plugin, view3d::hands_plugin, panels::plugin));
    survive_faults(&mut app);
    launch.insert(&mut app);
    app.insert_resource(PinLock::new(Pin::new(PIN)));
    app.finish();
    app.cleanup();
    app.insert_resource(bevy::time::TimeUpdateStrategy::ManualDuration(std::time::Duration::ZERO));
    app.update();
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    (0..4).for_each(|_| app.update());
    app
}
