//! `yungu view`: the program in a window, or a clear word why there can be none.

use std::{net::SocketAddr, sync::Arc};

use bevy::{
    prelude::*,
    render::pipelined_rendering::PipelinedRenderingPlugin,
    window::{MonitorSelection, PresentMode, PrimaryWindow, WindowCloseRequested, WindowMode},
    winit::{EventLoopProxyWrapper, WinitUserEvent},
};

use crate::{
    adapter::find_adapter,
    app::{Attendance, Feed, Memory, Mode, Pin, PinLock},
    console_window::{self, ConsoleByScreens},
    heartbeat,
    launch::{Launch, drawing_app},
    remote::{Remote, RemoteError, RemoteLimits, RemoteOrder, Steering, Wake, no_wake},
};

/// Why no window could be opened.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// No X11 or Wayland display answers.
    #[error("no display")]
    NoDisplay,
    /// Neither a graphics card nor a software driver.
    #[error("no graphics adapter")]
    NoAdapter,
    /// The graphics card or its driver has gone while the window was open.
    #[error("the graphics device is lost")]
    DeviceLost,
    /// No phone could steer.
    #[error(transparent)]
    Remote(#[from] RemoteError),
}

/// What reaches beyond the park's own files.
#[derive(Default)]
pub struct Outside {
    /// `None`: everything is simulated.
    pub feed: Option<Feed>,
    /// `None`: nothing is written down.
    pub memory: Option<Memory>,
    /// `None` for a window that somebody stands by.
    pub showroom: Option<ShowroomOrder>,
    /// Where a phone may steer from; `None` for nowhere.
    pub remote: Option<SocketAddr>,
    /// Whether the presenter's console stands where the screens that there are suggest.
    pub console_by_screens: bool,
}

/// What a showroom needs besides its scene.
pub struct ShowroomOrder {
    /// With which staff leave; `None`: nobody does.
    pub pin: Option<Pin>,
    /// It goes on where another one was broken off.
    pub resumed: bool,
}

/// Runs until the window is closed.
pub fn open_window(mut launch: Launch, outside: Outside) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError::NoDisplay);
    }
    let adapter = find_adapter().ok_or(WindowError::NoAdapter)?;
    launch.issues.extend(adapter.issues());
    let title = launch
        .park
        .as_ref()
        .map_or_else(|| "云谷 yungu".to_owned(), |park| format!("云谷 yungu · {} · {}", park.name.zh, park.name.en));
    let window = Window {
        title,
        name: Some("yungu".to_owned()),
        present_mode: PresentMode::AutoVsync,
        resolution: (1280, 720).into(),
        mode: match outside.showroom {
            Some(_) => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
            None => WindowMode::Windowed,
        },
        ..default()
    };
    let is_showroom = outside.showroom.is_some();
    // A display that is named but does not answer makes the window system panic: that, too, is no display.
    let build = std::panic::AssertUnwindSafe(|| {
        // Whoever closes a showroom's window by its keys has not left it; see `close_out_of_showroom`.
        let windows = WindowPlugin { primary_window: Some(window), close_when_requested: !is_showroom, ..default() };
        let plugins = DefaultPlugins.set(windows);
        // A processor that draws has no core to spare for preparing the next frame meanwhile: a tenth slower on two.
        let plugins = if adapter.software { plugins.disable::<PipelinedRenderingPlugin>() } else { plugins };
        drawing_app(launch, plugins)
    });
    let mut app = quietly(|| std::panic::catch_unwind(build)).map_err(|_| WindowError::NoDisplay)?;
    if let Some(feed) = outside.feed {
        app.insert_resource(feed);
    }
    if let Some(memory) = outside.memory {
        app.insert_resource(memory);
    }
    if let Some(listen) = outside.remote {
        let steering = start_remote(listen, &app)?;
        info!("remote at {}", steering.address());
        app.insert_resource(steering);
    }
    if let Some(showroom) = outside.showroom {
        open_showroom(&mut app, showroom);
    }
    if outside.console_by_screens {
        app.insert_resource(ConsoleByScreens);
    }
    app.add_plugins(console_window::plugin);
    match app.run() {
        AppExit::Success => Ok(()),
        AppExit::Error(code) if code.get() == INTERRUPTED => Ok(()),
        // So Bevy ends the program when the driver takes its device away.
        AppExit::Error(_) => Err(WindowError::DeviceLost),
    }
}

/// What Ctrl+C ends the program with.
const INTERRUPTED: u8 = 130;

fn open_showroom(app: &mut App, order: ShowroomOrder) {
    let ShowroomOrder { pin, resumed } = order;
    app.insert_resource(PinLock::new(pin));
    if resumed {
        // Nobody touched it: what it was showing goes on.
        app.insert_resource(Attendance { idle_secs: f64::MAX, attracting: true });
    }
    app.add_plugins((heartbeat::plugin, fill_screen)).add_systems(Update, close_out_of_showroom);
}

/// A showroom's window closes once staff have left showroom mode, and not before.
fn close_out_of_showroom(
    mode: Res<Mode>,
    mut requests: MessageReader<WindowCloseRequested>,
    mut exit: MessageWriter<AppExit>,
) {
    if requests.read().count() > 0 && *mode != Mode::Kiosk {
        exit.write(AppExit::Success);
    }
}

/// Whatever happens to the screens, the showroom fills the one that it is on; out of showroom mode it is a window.
fn fill_screen(app: &mut App) {
    app.add_systems(Update, |mode: Res<Mode>, mut windows: Query<&mut Window, With<PrimaryWindow>>| {
        let wanted = match *mode {
            Mode::Kiosk => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
            _ => WindowMode::Windowed,
        };
        for mut window in &mut windows {
            if window.mode != wanted {
                window.mode = wanted;
            }
        }
    });
}

/// A remote that wakes the window when a phone asks for something.
fn start_remote(listen: SocketAddr, app: &App) -> Result<Steering, RemoteError> {
    let proxy = app.world().get_resource::<EventLoopProxyWrapper>().map(|proxy| (**proxy).clone());
    let wake: Wake = match proxy {
        // A window that is closing has no loop any more.
        Some(proxy) => Arc::new(move || {
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        }),
        None => no_wake(),
    };
    let order = RemoteOrder { listen, words: Steering::words(), wake, limits: RemoteLimits::default() };
    Ok(Steering::new(Remote::start(order)?))
}

/// Does something whose panic is answered, and need not be told of a second time.
fn quietly<T>(deed: impl FnOnce() -> T) -> T {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ()));
    let done = deed();
    std::panic::set_hook(hook);
    done
}

/// Whether a display is named; Windows and macOS always have one.
fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || named("DISPLAY") || named("WAYLAND_DISPLAY")
}
