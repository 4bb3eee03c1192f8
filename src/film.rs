//! A tour as a film: every frame drawn without a window, and given to ffmpeg as it comes.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Child, Command as Process, Stdio},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use bevy::{
    prelude::*,
    render::view::screenshot::{Screenshot, ScreenshotCaptured},
    time::TimeUpdateStrategy,
};

use crate::{
    adapter::find_adapter,
    app::{Command, LONGEST_FRAME_SECS, OpenPark, Panel, Shown, TourStep},
    launch::Launch,
    studio::{Progress, ShotSettings, Steps, Studio, StudioError},
    view3d::InstantFlights,
};

/// What film.
#[derive(Clone, Debug)]
pub struct FilmOrder {
    /// The tour's id.
    pub tour: String,
    /// Frames a second.
    pub fps: u32,
    pub width: u32,
    pub height: u32,
    pub out: PathBuf,
}

/// Why there is no film.
#[derive(Debug, thiserror::Error)]
pub enum FilmError {
    #[error(transparent)]
    Studio(#[from] StudioError),
    #[error("ffmpeg was not found")]
    NoFfmpeg,
    #[error("ffmpeg: {0}")]
    Ffmpeg(String),
    #[error("{0}")]
    Write(#[from] io::Error),
}

/// Pictures that may be on their way from the driver.
const ON_THE_WAY: u64 = 6;
/// Frames without a picture after which none will come.
const PATIENCE: u32 = 2_000;

/// Makes the film; answers with the number of its frames.
///
/// # Errors
/// Nothing can be drawn, ffmpeg is not there or does not take it, the file cannot be written, or Ctrl+C ended it; then
/// nothing is left of it.
pub fn film_tour(launch: Launch, order: &FilmOrder, mut tell: impl FnMut(Progress)) -> Result<u64, FilmError> {
    find_adapter().ok_or(StudioError::NoAdapter)?;
    let mut ffmpeg = Ffmpeg::start(order)?;
    let FilmOrder { width, height, .. } = *order;
    let mut studio = Studio::open(launch, &ShotSettings { width, height, panels: true, ..ShotSettings::default() });
    studio.load()?;
    let panels = [Panel::Tour, Panel::Guide, Panel::Legend, Panel::Clock, Panel::Labels];
    studio.app.world_mut().resource_mut::<Shown>().panels = panels.into();
    (0..4).for_each(|_| studio.frame());
    studio.app.insert_resource(InstantFlights(false));
    studio.wish([Command::Tour(TourStep::Start(order.tour.clone()))]);
    // A tour takes no longer steps than these.
    let frame_secs = 1.0 / f64::from(order.fps.max(1));
    let steps_a_frame = (frame_secs / f64::from(LONGEST_FRAME_SECS)).ceil().max(1.0) as u32;
    let step = Duration::from_secs_f64(frame_secs) / steps_a_frame;
    let frames = planned_frames(&studio, order);
    let (steps, caught) = (Steps::of(frames), Caught::default());
    let mut written = 0;
    for frame in 0..frames {
        studio.app.insert_resource(TimeUpdateStrategy::ManualDuration(step));
        (1..steps_a_frame).for_each(|_| studio.frame());
        caught.ask(&mut studio, frame);
        studio.frame();
        let at_least = (frame + 1).saturating_sub(ON_THE_WAY);
        written = hand_over(&mut studio, &mut ffmpeg, &caught, written, at_least)?;
        tell(steps.done(frame + 1));
    }
    written = hand_over(&mut studio, &mut ffmpeg, &caught, written, frames)?;
    ffmpeg.finish()?;
    Ok(written)
}

/// Hands the pictures that have come to ffmpeg, in order; waits until so many in all are handed over.
fn hand_over(
    studio: &mut Studio,
    ffmpeg: &mut Ffmpeg,
    caught: &Caught,
    mut written: u64,
    at_least: u64,
) -> Result<u64, FilmError> {
    // Time stands still until they have come.
    studio.app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
    for _ in 0..PATIENCE {
        match ffmpeg.write(caught, written) {
            Ok(count) => written += count,
            // The same Ctrl+C has ended ffmpeg; the program hears of it in the next frame.
            Err(fault) => {
                studio.frame();
                studio.go_on()?;
                return Err(fault);
            }
        }
        studio.go_on()?;
        if written >= at_least {
            return Ok(written);
        }
        studio.frame();
        std::thread::sleep(Duration::from_millis(2));
    }
    Err(StudioError::NoPicture.into())
}

/// From setting out for the first stop to the end of the last.
fn planned_frames(studio: &Studio, order: &FilmOrder) -> u64 {
    let world = studio.app.world();
    let secs = world.get_resource::<OpenPark>().and_then(|park| Some(park.tour(&order.tour)?.secs()));
    (secs.unwrap_or_default() * f64::from(order.fps)).ceil() as u64
}

/// Pictures as they come, by the number of their frame.
#[derive(Clone, Default)]
struct Caught(Arc<Mutex<BTreeMap<u64, Vec<u8>>>>);

impl Caught {
    fn ask(&self, studio: &mut Studio, frame: u64) {
        let into = self.0.clone();
        let target = studio.target.0.clone();
        let catch = move |captured: On<ScreenshotCaptured>| {
            let pixels = captured.image.data.clone().unwrap_or_default();
            into.lock().unwrap_or_else(PoisonError::into_inner).insert(frame, pixels);
        };
        studio.app.world_mut().spawn(Screenshot(target.into())).observe(catch);
    }

    fn take(&self, frame: u64) -> Option<Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&frame)
    }
}

/// ffmpeg at work on a file beside the one that is wanted.
struct Ffmpeg {
    child: Child,
    part: PathBuf,
    out: PathBuf,
}

impl Ffmpeg {
    fn start(order: &FilmOrder) -> Result<Self, FilmError> {
        if let Some(folder) = order.out.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder)?;
        }
        let part = order.out.with_extension("part.mp4");
        let size = format!("{}x{}", order.width, order.height);
        let fps = order.fps.to_string();
        let from = ["-f", "rawvideo", "-pix_fmt", "rgba", "-s", &size, "-r", &fps, "-i", "-"];
        // Every player knows this; the index comes first, so that a page can play it while it loads.
        let to =
            ["-c:v", "libx264", "-preset", "medium", "-crf", "18", "-pix_fmt", "yuv420p", "-movflags", "+faststart"];
        let child = Process::new("ffmpeg")
            .args(["-hide_banner", "-loglevel", "error", "-nostdin", "-y"])
            .args(from)
            .args(to)
            .arg(&part)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn();
        match child {
            Ok(child) => Ok(Self { child, part, out: order.out.clone() }),
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => Err(FilmError::NoFfmpeg),
            Err(fault) => Err(fault.into()),
        }
    }

    /// Gives it the pictures that have come and are next; answers with how many they were.
    fn write(&mut self, caught: &Caught, next: u64) -> Result<u64, FilmError> {
        let mut count = 0;
        while let Some(pixels) = caught.take(next + count) {
            let pipe = self.child.stdin.as_mut().ok_or_else(|| FilmError::Ffmpeg("it takes nothing".to_owned()))?;
            pipe.write_all(&pixels).map_err(|fault| FilmError::Ffmpeg(fault.to_string()))?;
            count += 1;
        }
        Ok(count)
    }

    fn finish(mut self) -> Result<(), FilmError> {
        drop(self.child.stdin.take());
        let status = self.child.wait()?;
        if !status.success() {
            return Err(FilmError::Ffmpeg(status.to_string()));
        }
        Ok(fs::rename(&self.part, &self.out)?)
    }
}

impl Drop for Ffmpeg {
    /// A film that breaks off leaves nothing behind.
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
        let _ = fs::remove_file(&self.part);
    }
}

/// Whether the file is named as a film.
pub fn is_film(out: &Path) -> bool {
    out.extension().is_some_and(|end| end.eq_ignore_ascii_case("mp4"))
}
