//! `yungu shot`: pictures without a window.

use std::path::PathBuf;

use bevy::prelude::*;

use crate::{
    adapter::find_adapter,
    app::Command,
    launch::Launch,
    park::Issue,
    studio::{ShotSettings, Studio, StudioError},
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
    #[error("no picture came back from the driver")]
    NoPicture,
    #[error("cannot write {path}: {reason}")]
    Write { path: PathBuf, reason: String },
}

/// Frames from a command to a settled picture: panels lay out, textures upload.
const SETTLE_FRAMES: usize = 6;

/// Makes the pictures, one after another, and answers with what was found wrong while loading.
pub fn take_shots(launch: Launch, settings: &ShotSettings, orders: &[ShotOrder]) -> Result<Vec<Issue>, ShotError> {
    find_adapter().ok_or(StudioError::NoAdapter)?;
    let mut studio = Studio::open(launch, settings);
    studio.load()?;
    for order in orders {
        let image = shoot(&mut studio, order)?;
        save(image, order)?;
    }
    Ok(studio.take_issues())
}

fn shoot(studio: &mut Studio, order: &ShotOrder) -> Result<Image, ShotError> {
    studio.wish(std::iter::once(Command::SetPaused(true)).chain(order.wishes.iter().cloned()));
    (0..SETTLE_FRAMES).for_each(|_| studio.frame());
    studio.picture().ok_or(ShotError::NoPicture)
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
