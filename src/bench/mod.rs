//! `yungu bench`: how long frames take and what they draw, measured on the app without a window.
//!
//! Every frame is waited for until the driver has drawn it, so that none is counted that only stands in a queue. The
//! camera stands still, the clock runs as in a window, and nothing rests between frames.

mod drawn_counts;
mod glb;
mod ingest;
mod peer;

use std::{path::PathBuf, time::Instant};

use bevy::{prelude::*, time::TimeUpdateStrategy};

use crate::{
    adapter::find_adapter,
    app::Command,
    launch::Launch,
    park::Issue,
    studio::{ShotSettings, Studio, StudioError},
    view3d::{PeopleWish, drawn_meshes},
};
use drawn_counts::DrawnCounts;

pub use ingest::{IngestError, IngestOrder, Ingested, ingest};

/// What is to be measured.
#[derive(Clone, Debug)]
pub struct BenchOrder {
    /// What to ask of the program first: the view, the time.
    pub wishes: Vec<Command>,
    /// Frames that are timed, at least one.
    pub frames: usize,
    /// When the process began.
    pub started: Instant,
    /// Where the scene goes that other renderers draw.
    pub peer: Option<PathBuf>,
    /// Which people are drawn.
    pub people: PeopleWish,
}

/// What was measured. Times are in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Name and driver.
    pub adapter: String,
    /// From the app's making until all models are there and spawned.
    pub load_ms: f64,
    /// From the process's start until the first whole picture of the view.
    pub first_frame_ms: f64,
    pub frame_ms_median: f64,
    pub frame_ms_p95: f64,
    /// Triangles of the park that meet the field of view.
    pub triangles: u64,
    /// The like without regard to the field of view: what the peer's scene holds.
    pub triangles_around: u64,
    /// One for each mesh with each material: what repeats is drawn by one call.
    pub draw_calls: usize,
    /// Everything in the app's world.
    pub entities: u32,
    /// Physical memory that the process holds after the frames, in units of 1,000,000 bytes; 0 where it cannot be told.
    pub memory_mb: f64,
}

/// Why nothing was measured.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    #[error(transparent)]
    Studio(#[from] StudioError),
    #[error("the data of a mesh lie only on the graphics card")]
    NoMesh,
    #[error("cannot write {path}: {reason}")]
    Write { path: PathBuf, reason: String },
}

/// Frames before the timed ones: buffers grow, caches fill.
pub const WARM_UP_FRAMES: usize = 3;

/// Loads the park, draws the view, times frames, and answers also with what was found wrong while loading.
pub fn bench(
    launch: Launch,
    settings: &ShotSettings,
    order: &BenchOrder,
) -> Result<(Measured, Vec<Issue>), BenchError> {
    let adapter = find_adapter().ok_or(StudioError::NoAdapter)?.name();
    let opened = Instant::now();
    let mut studio = Studio::open(launch, settings);
    studio.app.insert_resource(TimeUpdateStrategy::Automatic);
    studio.app.insert_resource(order.people);
    studio.wish(order.wishes.iter().cloned());
    studio.load()?;
    let load_ms = ms(opened);
    // The frame that found the park ready has drawn it; the next one has labels and panels in their places.
    studio.frame();
    let first_frame_ms = ms(order.started);
    let mut times = Vec::with_capacity(order.frames);
    for number in 0..WARM_UP_FRAMES + order.frames {
        let begun = Instant::now();
        studio.frame();
        if number >= WARM_UP_FRAMES {
            times.push(ms(begun));
        }
    }
    let memory_mb = memory_stats::memory_stats().map_or(0.0, |memory| memory.physical_mem as f64 / 1e6);
    times.sort_by(f64::total_cmp);
    let entities = studio.app.world().entities().count_spawned();
    let drawn = drawn_meshes(studio.app.world_mut());
    let counts = DrawnCounts::of(&drawn, &studio.app);
    if let Some(file) = &order.peer {
        let frames = order.frames + WARM_UP_FRAMES;
        peer::write(file, &drawn, (settings.width, settings.height), frames, studio.app.world_mut())?;
    }
    let measured = Measured {
        adapter,
        load_ms,
        first_frame_ms,
        frame_ms_median: at_share(&times, 0.5),
        frame_ms_p95: at_share(&times, 0.95),
        triangles: counts.triangles,
        triangles_around: counts.triangles_around,
        draw_calls: counts.draw_calls,
        entities,
        memory_mb,
    };
    Ok((measured, studio.take_issues()))
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

/// The value that this share of the sorted ones lies below.
fn at_share(sorted: &[f64], share: f64) -> f64 {
    let index = (sorted.len() as f64 * share) as usize;
    sorted.get(index.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_and_p95_are_those_of_the_sorted_times() {
        let times: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!((at_share(&times, 0.5), at_share(&times, 0.95)), (51.0, 96.0));
        assert_eq!((at_share(&[7.0], 0.5), at_share(&[7.0], 0.95)), (7.0, 7.0));
        assert_eq!(at_share(&[], 0.5), 0.0);
    }
}
