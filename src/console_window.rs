//! The presenter's screens: the audience's picture fills the second one, the console stands on the first.

use bevy::{
    camera::{RenderTarget, visibility::RenderLayers},
    prelude::*,
    window::{
        Monitor, MonitorSelection, PrimaryMonitor, PrimaryWindow, WindowClosed, WindowMode, WindowPosition, WindowRef,
    },
};
use bevy_egui::EguiSchedule;

use crate::{
    app::{AppSystems, Cockpit, CockpitStep, Command, ConsoleAt, Mode, OpenPark, Phase, Shown},
    panels::console::ConsolePass,
    words::Words,
};

pub(crate) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Phase::Ready), arrange_screens)
        .add_systems(Update, (open_console, notice_closing).in_set(AppSystems::Show));
}

/// Whether the command line left the console to the screens that there are.
#[derive(Resource)]
pub(crate) struct ConsoleByScreens;

#[derive(Component)]
struct ConsoleWindow;

#[derive(Component)]
struct ConsoleCamera;

/// With two screens a presenter's console stands on the first, and the audience's picture fills the second.
fn arrange_screens(
    mode: Res<Mode>,
    by_screens: Option<Res<ConsoleByScreens>>,
    monitors: Query<(Entity, Has<PrimaryMonitor>), With<Monitor>>,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
    mut wishes: MessageWriter<Command>,
) {
    if *mode != Mode::Present || by_screens.is_none() {
        return;
    }
    let Some((second, _)) = monitors.iter().find(|(_, primary)| !primary).filter(|_| monitors.iter().count() > 1)
    else {
        return;
    };
    for mut window in &mut windows {
        window.mode = WindowMode::BorderlessFullscreen(MonitorSelection::Entity(second));
    }
    wishes.write(Command::Cockpit(CockpitStep::Console(ConsoleAt::Window)));
}

fn open_console(
    cockpit: Res<Cockpit>,
    (park, shown): (Option<Res<OpenPark>>, Res<Shown>),
    windows: Query<Entity, With<ConsoleWindow>>,
    cameras: Query<Entity, With<ConsoleCamera>>,
    mut commands: Commands,
) {
    let wanted = cockpit.console == ConsoleAt::Window;
    if wanted != windows.is_empty() {
        return;
    }
    if !wanted {
        windows.iter().chain(&cameras).for_each(|entity| commands.entity(entity).despawn());
        return;
    }
    let words = Words::new(shown.lang);
    let park = park.map(|park| park.name.get(shown.lang).to_owned()).unwrap_or_default();
    let window = commands
        .spawn((
            ConsoleWindow,
            Window {
                title: words.format("console-window", &[("park", park.into())]),
                name: Some("yungu-console".to_owned()),
                resolution: (1180, 720).into(),
                position: WindowPosition::Centered(MonitorSelection::Primary),
                ..default()
            },
        ))
        .id();
    commands.spawn((ConsoleCamera, console_camera(RenderTarget::Window(WindowRef::Entity(window)))));
}

/// What draws the console, into a window or a picture.
pub(crate) fn console_camera(target: RenderTarget) -> impl Bundle {
    (
        Name::new("console"),
        Camera3d::default(),
        Camera { order: 2, ..default() },
        Msaa::Off,
        target,
        // Of the park it sees nothing.
        RenderLayers::layer(31),
        EguiSchedule::new(ConsolePass),
    )
}

/// A console that somebody has closed is closed.
fn notice_closing(
    mut closed: MessageReader<WindowClosed>,
    cockpit: Res<Cockpit>,
    windows: Query<Entity, With<ConsoleWindow>>,
    mut wishes: MessageWriter<Command>,
) {
    let gone = closed.read().count() > 0;
    if gone && cockpit.console == ConsoleAt::Window && windows.is_empty() {
        wishes.write(Command::Cockpit(CockpitStep::Console(ConsoleAt::Nowhere)));
    }
}
