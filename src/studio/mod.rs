//! The app without a window, driven frame by frame: for pictures, and for measuring.

mod progress;
#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

use bevy::{
    app::TerminalCtrlCHandlerPlugin,
    log::LogPlugin,
    prelude::*,
    render::{RenderPlugin, pipelined_rendering::PipelinedRenderingPlugin, renderer::RenderDevice},
    time::TimeUpdateStrategy,
    window::ExitCondition,
    winit::WinitPlugin,
};

pub use progress::Progress;
pub(crate) use progress::Steps;

use crate::{
    app::{Command, Notices, Panel, Past, Phase, Shown},
    console_window::console_camera,
    launch::{Launch, drawing_app},
    park::Issue,
    view3d::{InstantFlights, Picture, Target},
};

/// How all pictures of a call are made.
#[derive(Clone, Debug, Default)]
pub struct ShotSettings {
    pub width: u32,
    pub height: u32,
    /// Panels and labels over the picture.
    pub panels: bool,
    /// The projects are among them.
    pub projects: bool,
    /// Not the picture but the presenter's console.
    pub console: bool,
    /// As in a window, whoever needs a shader that is not compiled yet appears a little later; pictures wait for all.
    pub compiles_aside: bool,
    /// Another stage is open in this process: log and Ctrl+C are taken care of.
    pub second: bool,
}

/// Why nothing could be drawn.
#[derive(Debug, thiserror::Error)]
pub enum StudioError {
    #[error("no graphics adapter")]
    NoAdapter,
    #[error("the park was not loaded within {0} s")]
    Slow(u64),
    #[error("no picture came back from the driver")]
    NoPicture,
    /// By Ctrl+C.
    #[error("cancelled")]
    Cancelled,
}

/// Longest wait for a park to load, seconds: the software driver compiles its pipelines meanwhile.
const LOAD_LIMIT_SECS: u64 = 300;

/// A picture that was asked for comes after a few frames, each of which may take a processor half a minute; and later
/// than this, never.
const PICTURE_LIMIT_SECS: u64 = 60;
const PICTURE_FRAMES: u32 = 12;

/// An app that draws into an image.
pub(crate) struct Studio {
    pub app: App,
    pub target: Target,
}

impl Studio {
    pub fn open(launch: Launch, settings: &ShotSettings) -> Self {
        let window = WindowPlugin { primary_window: None, exit_condition: ExitCondition::DontExit, ..default() };
        let plugins = DefaultPlugins
            .set(window)
            .set(RenderPlugin { synchronous_pipeline_compilation: !settings.compiles_aside, ..default() })
            .disable::<WinitPlugin>()
            .disable::<PipelinedRenderingPlugin>();
        let plugins = if settings.second {
            plugins.disable::<LogPlugin>().disable::<TerminalCtrlCHandlerPlugin>()
        } else {
            plugins
        };
        let mut app = drawing_app(launch, plugins);
        // The picture shows one moment, whatever the time it takes to draw it.
        app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
        app.insert_resource(InstantFlights(true));
        if let Some(mut past) = app.world_mut().get_resource_mut::<Past>() {
            past.wait();
        }
        let create = |app: &mut App| {
            let mut images = app.world_mut().resource_mut::<Assets<Image>>();
            Target::create(settings.width, settings.height, &mut images)
        };
        let mut target = create(&mut app);
        app.insert_resource(target.clone());
        if settings.console {
            target = create(&mut app);
            app.world_mut().spawn(console_camera(target.0.clone().into()));
        }
        let mut shown = app.world_mut().resource_mut::<Shown>();
        if !settings.panels {
            shown.panels.clear();
        }
        if settings.projects {
            shown.panels.insert(Panel::Projects);
        }
        app.finish();
        app.cleanup();
        Self { app, target }
    }

    /// From the next frame on the picture has another size, pixels; the park stays as it is loaded.
    pub fn resize(&mut self, width: u32, height: u32) {
        let world = self.app.world_mut();
        self.target.resize(width, height, &mut world.resource_mut::<Assets<Image>>());
        // A camera looks for such news before they are told; a frame later its own pictures would not fit any more.
        world.write_message(AssetEvent::<Image>::Modified { id: self.target.0.id() });
    }

    /// Draws frames until the park is there.
    pub fn load(&mut self) -> Result<(), StudioError> {
        let started = Instant::now();
        while *self.app.world().resource::<State<Phase>>().get() != Phase::Ready {
            if started.elapsed().as_secs() > LOAD_LIMIT_SECS {
                return Err(StudioError::Slow(LOAD_LIMIT_SECS));
            }
            self.frame();
            self.go_on()?;
            // Loading runs on other threads; on two cores they need the room.
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    /// Tells the program what a person would; it takes hold with the next frame.
    pub fn wish(&mut self, wishes: impl IntoIterator<Item = Command>) {
        self.app.world_mut().write_message_batch(wishes.into_iter().collect::<Vec<_>>());
    }

    /// One frame, to its end on the graphics driver.
    pub fn frame(&mut self) {
        self.app.update();
        if let Some(device) = self.app.world().get_resource::<RenderDevice>() {
            let wait = wgpu::PollType::Wait { submission_index: None, timeout: None };
            if let Err(error) = device.wgpu_device().poll(wait) {
                warn!("{error}");
            }
        }
    }

    /// An error once somebody has asked that it end.
    pub fn go_on(&self) -> Result<(), StudioError> {
        if self.app.should_exit().is_some() { Err(StudioError::Cancelled) } else { Ok(()) }
    }

    /// The picture as it is now.
    pub fn picture(&mut self) -> Result<Image, StudioError> {
        self.target.capture(self.app.world_mut());
        let asked = Instant::now();
        let mut frames = 0;
        while frames < PICTURE_FRAMES || asked.elapsed().as_secs() < PICTURE_LIMIT_SECS {
            self.frame();
            frames += 1;
            if let Some(picture) = self.app.world_mut().resource_mut::<Picture>().0.take() {
                return Ok(picture);
            }
            self.go_on()?;
            // Pixels come back through threads that may be busy with shadows.
            std::thread::sleep(Duration::from_millis(2));
        }
        Err(StudioError::NoPicture)
    }

    /// What was found wrong while loading.
    pub fn take_issues(&mut self) -> Vec<Issue> {
        std::mem::take(&mut self.app.world_mut().resource_mut::<Notices>().0)
    }
}
