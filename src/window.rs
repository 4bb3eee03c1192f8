//! `yungu view`: the program in a window, or a clear word why there can be none.

use bevy::{prelude::*, render::pipelined_rendering::PipelinedRenderingPlugin, window::PresentMode};

use crate::{
    adapter::find_adapter,
    app::{Feed, Memory},
    console_window::{self, ConsoleByScreens},
    launch::{Launch, drawing_app},
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
}

/// What reaches beyond the park's own files.
#[derive(Default)]
pub struct Outside {
    /// `None`: everything is simulated.
    pub feed: Option<Feed>,
    /// `None`: nothing is written down.
    pub memory: Option<Memory>,
    /// Whether the presenter's console stands where the screens that there are suggest.
    pub console_by_screens: bool,
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
        ..default()
    };
    // A display that is named but does not answer makes the window system panic: that, too, is no display.
    let build = std::panic::AssertUnwindSafe(|| {
        let plugins = DefaultPlugins.set(WindowPlugin { primary_window: Some(window), ..default() });
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
    if outside.console_by_screens {
        app.insert_resource(ConsoleByScreens);
    }
    app.add_plugins(console_window::plugin);
    app.run();
    Ok(())
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
