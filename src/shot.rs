//! `yungu shot`: pictures without a window.

use std::path::PathBuf;

use bevy::prelude::*;

use crate::{
    adapter::find_adapter,
    app::Command,
    launch::Launch,
    park::Issue,
    studio::{Progress, ShotSettings, Steps, Studio, StudioError},
};

/// One picture: what to ask of the program first, and where the picture goes.
#[derive(Clone, Debug, PartialEq)]
pub struct ShotOrder {
    pub wishes: Vec<Command>,
    pub out: PathBuf,
    /// Pixels to which it is made smaller, if it is.
    pub smaller: Option<(u32, u32)>,
}

/// Why a picture was not made.
#[derive(Debug, thiserror::Error)]
pub enum ShotError {
    #[error(transparent)]
    Studio(#[from] StudioError),
    #[error("cannot write {path}: {reason}")]
    Write { path: PathBuf, reason: String },
}

/// Frames from a command to a settled picture: panels lay out, textures upload.
const SETTLE_FRAMES: usize = 6;

/// A picture that was asked for comes about so many frames later.
const CATCH_FRAMES: usize = 2;

/// Makes the pictures, one after another, telling after every frame how far it is; answers with what was found wrong
/// while loading.
///
/// # Errors
/// Nothing can be drawn, a file cannot be written, or Ctrl+C ended it: what is finished by then stays.
pub fn take_shots(
    launch: Launch,
    settings: &ShotSettings,
    orders: &[ShotOrder],
    mut tell: impl FnMut(Progress),
) -> Result<Vec<Issue>, ShotError> {
    find_adapter().ok_or(StudioError::NoAdapter)?;
    let mut studio = Studio::open(launch, settings);
    studio.load()?;
    let each = SETTLE_FRAMES + CATCH_FRAMES;
    let steps = Steps::of((orders.len() * each) as u64);
    for (number, order) in orders.iter().enumerate() {
        studio.wish(std::iter::once(Command::SetPaused(true)).chain(order.wishes.iter().cloned()));
        for frame in 0..SETTLE_FRAMES {
            studio.frame();
            studio.go_on()?;
            tell(steps.done((number * each + frame + 1) as u64));
        }
        save(studio.picture()?, order)?;
        tell(steps.done(((number + 1) * each) as u64));
    }
    Ok(studio.take_issues())
}

fn save(image: Image, order: &ShotOrder) -> Result<(), ShotError> {
    let path = &order.out;
    let failed = |reason: String| ShotError::Write { path: path.to_owned(), reason };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
    }
    let picture = image.try_into_dynamic().map_err(|error| failed(error.to_string()))?;
    let picture = picture.to_rgb8();
    let picture = match order.smaller {
        Some((width, height)) => image::imageops::thumbnail(&picture, width, height),
        None => picture,
    };
    picture.save(path).map_err(|error| failed(error.to_string()))
}
