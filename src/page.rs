//! A place's printed page from the window: the panels make way for a few frames, the picture as it is seen goes into the
//! page with the place's figures and sources, and the page into the user's documents.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, sync_channel},
    },
};

use bevy::{
    camera::RenderTarget,
    prelude::*,
    render::view::screenshot::{Screenshot, ScreenshotCaptured},
    tasks::IoTaskPool,
    window::RequestRedraw,
};
use jiff::Timestamp;

use crate::{
    app::{
        AppSystems, Clock, Command, Eye, Live, Look, MainCamera, MomentFile, OpenPark, Pose, Posing, SaveFolder,
        SavedSheet, SheetStep, Shown,
    },
    feeds::now_ms,
    panels::{FontFiles, comparison::print_page, place::place_page},
    park::{Lang, PlaceId},
    sheet::{FactSheet, SheetPicture},
    twin::format_local,
    words::Words,
};

/// Frames until the panels are gone.
const FRAMES: u32 = 4;

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Making>().add_systems(
        Update,
        (ask.after(AppSystems::Advance).before(AppSystems::Show), (take_picture, receive).in_set(AppSystems::Show)),
    );
}

/// How far the page is.
#[derive(Resource, Default)]
enum Making {
    #[default]
    Nothing,
    /// The panels make way: for so many frames by now.
    Clearing(Box<Order>, u32),
    /// The picture's pixels are on their way.
    Seen(Box<Order>),
    /// The page is written beside the frames.
    Written(Mutex<Receiver<SheetStep>>),
}

/// A page without its picture, and where it goes.
#[derive(Clone, Debug)]
struct Order {
    page: FactSheet,
    file: PathBuf,
    lang: Lang,
    fonts: FontFiles,
}

fn ask(
    mut commands: MessageReader<Command>,
    park: Option<Res<OpenPark>>,
    (shown, eye, clock, live): (Res<Shown>, Res<Eye>, Res<Clock>, Res<Live>),
    (folder, fonts): (Res<SaveFolder>, Res<FontFiles>),
    (mut making, mut posing, mut saved): (ResMut<Making>, ResMut<Posing>, ResMut<SavedSheet>),
) {
    let asked = commands.read().fold(None, |asked, command| match command {
        Command::SaveSheet(id) => Some(id.clone()),
        _ => asked,
    });
    let (Some(id), Some(park)) = (asked, park) else { return };
    let Some(place) = park.place(&id).filter(|_| matches!(*making, Making::Nothing) && posing.0.is_none()) else {
        return;
    };
    let look = Look::now(&shown, &eye, &clock);
    let words = Words::new(shown.lang);
    let page = place_page(&park, &words, &place, &MomentFile::of(&park, &look, None), (live.state(), live.rulebook()));
    let made = format_local(Timestamp::from_millisecond(now_ms()).unwrap_or_default(), &park.timezone);
    let file = folder.0.join(file_name(&park.id, &id, &made));
    *making = Making::Clearing(Box::new(Order { page, file, lang: shown.lang, fonts: fonts.clone() }), 0);
    posing.0 = Some(Pose { file: None, link: String::new() });
    saved.0 = Some((id, SheetStep::Making));
}

/// Such as `zone-f F-08_L3_A 2025-06-10T153000.pdf`.
fn file_name(park: &str, place: &PlaceId, made: &str) -> String {
    let made: String = made.chars().take(19).filter(|letter| *letter != ':').collect();
    let name = format!("{park} {place} {made}.pdf");
    // What stands in an id may not stand in a file's name everywhere.
    name.chars().map(|letter| if r#"/\:*?"<>|"#.contains(letter) { '_' } else { letter }).collect()
}

fn take_picture(
    mut making: ResMut<Making>,
    cameras: Query<&RenderTarget, With<MainCamera>>,
    (mut posing, mut saved): (ResMut<Posing>, ResMut<SavedSheet>),
    mut commands: Commands,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if matches!(*making, Making::Nothing) {
        return;
    }
    redraw.write(RequestRedraw);
    let Making::Clearing(order, frames) = &mut *making else { return };
    *frames += 1;
    if *frames < FRAMES {
        return;
    }
    let order = order.clone();
    let Ok(target) = cameras.single() else {
        (posing.0, *making) = (None, Making::Nothing);
        saved.0 = None;
        return;
    };
    commands.spawn(Screenshot(target.clone())).observe(print);
    *making = Making::Seen(order);
}

/// Beside the frames: packing a picture and setting a page take a while.
fn print(captured: On<ScreenshotCaptured>, mut making: ResMut<Making>, mut posing: ResMut<Posing>) {
    posing.0 = None;
    let Making::Seen(order) = std::mem::take(&mut *making) else { return };
    let image = captured.image.clone();
    let (send, receive) = sync_channel(1);
    IoTaskPool::get()
        .spawn(async move {
            let step = match printed(image, *order) {
                Ok(file) => SheetStep::Saved(file),
                Err(fault) => SheetStep::Failed(fault),
            };
            // Whoever does not wait any more needs no answer.
            let _ = send.send(step);
        })
        .detach();
    *making = Making::Written(Mutex::new(receive));
}

fn printed(image: Image, mut order: Order) -> Result<String, String> {
    let picture = image.try_into_dynamic().map_err(|fault| fault.to_string())?.to_rgb8();
    let (width, height) = picture.dimensions();
    order.page.picture = Some(SheetPicture::Rgb8 { width, height, pixels: picture.into_raw() });
    let printed = print_page(&Words::new(order.lang), &order.page, &order.fonts).map_err(|fault| fault.to_string())?;
    write(&order.file, &printed.bytes).map_err(|fault| fault.to_string())?;
    Ok(order.file.display().to_string())
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

fn receive(mut making: ResMut<Making>, mut saved: ResMut<SavedSheet>) {
    let Making::Written(steps) = &*making else { return };
    let step = steps.lock().unwrap_or_else(PoisonError::into_inner).try_recv();
    if let (Ok(step), Some((_, known))) = (step, &mut saved.0) {
        *known = step;
        *making = Making::Nothing;
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_page_s_name_has_the_place_and_nothing_that_a_system_forbids() {
        let name = file_name("zone-f", &"F-08/L3/A".into(), "2025-06-10T15:30:00+08:00");
        assert_eq!(name, "zone-f F-08_L3_A 2025-06-10T153000.pdf");
    }
}
