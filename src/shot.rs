//! `yungu shot`: pictures without a window.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use bevy::{
    prelude::*,
    render::{RenderPlugin, pipelined_rendering::PipelinedRenderingPlugin, renderer::RenderDevice},
    time::TimeUpdateStrategy,
    window::ExitCondition,
    winit::WinitPlugin,
};

use crate::{
    adapter::find_adapter,
    app::{Command, Notices, Panel, Phase, Shown},
    launch::{Launch, drawing_app},
    park::Issue,
    view3d::{InstantFlights, Picture, Target},
};

/// One picture: what to ask of the program first, and where the picture goes.
#[derive(Clone, Debug, PartialEq)]
pub struct ShotOrder {
    pub wishes: Vec<Command>,
    pub out: PathBuf,
}

/// How all pictures of a call are made.
#[derive(Clone, Debug)]
pub struct ShotSettings {
    pub width: u32,
    pub height: u32,
    /// Panels and labels over the picture.
    pub panels: bool,
    /// The projects are among them.
    pub projects: bool,
}

/// Why a picture was not made.
#[derive(Debug, thiserror::Error)]
pub enum ShotError {
    #[error("no graphics adapter")]
    NoAdapter,
    #[error("the park was not loaded within {0} s")]
    Slow(u64),
    #[error("no picture came back from the driver")]
    NoPicture,
    #[error("cannot write {path}: {reason}")]
    Write { path: PathBuf, reason: String },
}

/// Longest wait for a park to load, seconds: the software driver compiles its pipelines meanwhile.
const LOAD_LIMIT_SECS: u64 = 300;
/// Frames from a command to a settled picture: panels lay out, textures upload.
const SETTLE_FRAMES: usize = 6;

/// Makes the pictures, one after another, and answers with what was found wrong while loading.
pub fn take_shots(launch: Launch, settings: &ShotSettings, orders: &[ShotOrder]) -> Result<Vec<Issue>, ShotError> {
    find_adapter().ok_or(ShotError::NoAdapter)?;
    let mut studio = Studio::open(launch, settings);
    studio.load()?;
    for order in orders {
        let image = studio.shoot(order)?;
        save(image, &order.out)?;
    }
    Ok(std::mem::take(&mut studio.app.world_mut().resource_mut::<Notices>().0))
}

/// The app without a window, driven frame by frame.
struct Studio {
    app: App,
    target: Target,
}

impl Studio {
    fn open(launch: Launch, settings: &ShotSettings) -> Self {
        let window = WindowPlugin { primary_window: None, exit_condition: ExitCondition::DontExit, ..default() };
        let plugins = DefaultPlugins
            .set(window)
            .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
            .disable::<WinitPlugin>()
            .disable::<PipelinedRenderingPlugin>();
        let mut app = drawing_app(launch, plugins);
        // The picture shows one moment, whatever the time it takes to draw it.
        app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
        app.insert_resource(InstantFlights(true));
        let mut images = app.world_mut().resource_mut::<Assets<Image>>();
        let target = Target::create(settings.width, settings.height, &mut images);
        app.insert_resource(target.clone());
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

    fn load(&mut self) -> Result<(), ShotError> {
        let started = Instant::now();
        while *self.app.world().resource::<State<Phase>>().get() != Phase::Ready {
            if started.elapsed().as_secs() > LOAD_LIMIT_SECS {
                return Err(ShotError::Slow(LOAD_LIMIT_SECS));
            }
            self.frame();
            // Loading runs on other threads; on two cores they need the room.
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    fn shoot(&mut self, order: &ShotOrder) -> Result<Image, ShotError> {
        let wishes = std::iter::once(Command::SetPaused(true)).chain(order.wishes.iter().cloned());
        self.app.world_mut().write_message_batch(wishes.collect::<Vec<_>>());
        (0..SETTLE_FRAMES).for_each(|_| self.frame());
        self.target.capture(self.app.world_mut());
        for _ in 0..SETTLE_FRAMES * 4 {
            self.frame();
            if let Some(image) = self.app.world_mut().resource_mut::<Picture>().0.take() {
                return Ok(image);
            }
        }
        Err(ShotError::NoPicture)
    }

    /// One frame, to its end on the graphics driver.
    fn frame(&mut self) {
        self.app.update();
        if let Some(device) = self.app.world().get_resource::<RenderDevice>() {
            let wait = wgpu::PollType::Wait { submission_index: None, timeout: None };
            if let Err(error) = device.wgpu_device().poll(wait) {
                warn!("{error}");
            }
        }
    }
}

fn save(image: Image, path: &std::path::Path) -> Result<(), ShotError> {
    let failed = |reason: String| ShotError::Write { path: path.to_owned(), reason };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
    }
    let picture = image.try_into_dynamic().map_err(|error| failed(error.to_string()))?;
    picture.to_rgb8().save(path).map_err(|error| failed(error.to_string()))
}
