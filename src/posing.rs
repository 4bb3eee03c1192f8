//! The picture to take home: once its caption stands and nothing else does, its pixels go into a file.

use std::path::PathBuf;

use bevy::{
    camera::RenderTarget,
    prelude::*,
    render::view::screenshot::{Screenshot, ScreenshotCaptured},
    window::RequestRedraw,
};

use crate::app::{AppSystems, MainCamera, Posing};

/// Frames until the panels are gone and the caption stands.
const FRAMES: u32 = 4;

pub(crate) fn plugin(app: &mut App) {
    app.add_systems(Update, take_picture.in_set(AppSystems::Show));
}

fn take_picture(
    mut posing: ResMut<Posing>,
    cameras: Query<&RenderTarget, With<MainCamera>>,
    mut frames: Local<u32>,
    mut commands: Commands,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(file) = posing.0.as_ref().and_then(|pose| pose.file.clone()) else {
        *frames = 0;
        return;
    };
    redraw.write(RequestRedraw);
    *frames += 1;
    if *frames != FRAMES {
        return;
    }
    let Ok(target) = cameras.single() else {
        posing.0 = None;
        return;
    };
    commands.spawn(Screenshot(target.clone())).observe(
        move |captured: On<ScreenshotCaptured>, mut posing: ResMut<Posing>| {
            posing.0 = None;
            save(captured.image.clone(), file.clone());
        },
    );
}

/// Beside the frames: packing a large picture takes a while.
fn save(image: Image, file: PathBuf) {
    bevy::tasks::IoTaskPool::get()
        .spawn(async move {
            let saved = image.try_into_dynamic().map_err(|fault| fault.to_string());
            if let Err(fault) = saved.and_then(|picture| picture.to_rgb8().save(&file).map_err(|f| f.to_string())) {
                warn!("{}: {fault}", file.display());
            }
        })
        .detach();
}
