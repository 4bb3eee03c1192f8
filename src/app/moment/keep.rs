//! Keeps a moment: its file at once, and its picture as soon as whoever draws has made one to take home.

use std::{fs, path::PathBuf};

use bevy::{app::prelude::*, ecs::prelude::*};
use jiff::Timestamp;

use super::{
    MomentFile, MomentNote, MomentNotes,
    figures::figures,
    heard::{Kept, pack, unpack},
};
use crate::{
    app::{AppSystems, Clock, Command, Eye, Live, Look, OpenPark, SaveFolder, Shown, Touring, Variants},
    feeds::now_ms,
    twin::format_local,
};

/// What became of the last moment that was to be kept: its file, or why not.
#[derive(Resource, Clone, Debug, Default)]
pub struct SavedMoment(pub Option<Result<PathBuf, String>>);

/// A picture to take home is wanted: for a few frames only the picture and its caption are drawn.
#[derive(Resource, Clone, Debug, Default)]
pub struct Posing(pub Option<Pose>);

/// What the picture is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Pose {
    /// Where the picture goes; `None` for whoever takes pictures by other means.
    pub file: Option<PathBuf>,
    /// What the code in the picture says; empty for the picture alone, without a caption.
    pub link: String,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SavedMoment>().init_resource::<Posing>().add_systems(
        Update,
        (keep.after(AppSystems::Advance).before(AppSystems::Show), unpack_heard.in_set(AppSystems::Input)),
    );
}

fn keep(
    mut commands: MessageReader<Command>,
    park: Option<Res<OpenPark>>,
    (shown, eye, clock, live, touring): (Res<Shown>, Res<Eye>, Res<Clock>, Res<Live>, Res<Touring>),
    (folder, variants): (Res<SaveFolder>, Option<Res<Variants>>),
    (mut saved, mut posing, mut notes): (ResMut<SavedMoment>, ResMut<Posing>, ResMut<MomentNotes>),
) {
    let asked = commands.read().fold(None, |asked, command| match command {
        Command::KeepMoment => Some(true),
        Command::Pose => Some(false),
        _ => asked,
    });
    let (Some(to_file), Some(park)) = (asked, park) else { return };
    let look = Look::now(&shown, &eye, &clock);
    let stop = touring.0.as_ref().map(|way| (way.tour.clone(), way.stop));
    let mut moment = MomentFile::of(&park, &look, stop);
    let (link, is_whole) = moment.linked();
    if !to_file {
        posing.0 = Some(Pose { file: None, link });
        return;
    }
    moment.made = Timestamp::from_millisecond(now_ms()).ok();
    if let Some(state) = live.state() {
        moment.figures = figures(&park, live.rulebook(), state, shown.selection.as_ref());
        moment.heard = pack(state, live.rulebook().points());
    }
    let file = folder.0.join(file_name(&park.id, &format_local(look.at, &park.timezone), moment.made));
    let written = fs::create_dir_all(&folder.0).and_then(|()| fs::write(&file, moment.text()));
    if written.is_ok() {
        posing.0 = Some(Pose { file: Some(file.with_extension("").with_extension("png")), link });
    }
    let is_unsaved = variants.is_some_and(|variants| moment.variants.iter().any(|one| variants.is_unsaved(one)));
    let told = [(!is_whole, MomentNote::ShortLink), (is_unsaved, MomentNote::OnlyInFile)];
    let told = told.into_iter().filter(|(is_so, _)| *is_so && written.is_ok());
    notes.0 = told.map(|(_, note)| note).collect();
    saved.0 = Some(written.map(|()| file).map_err(|fault| fault.to_string()));
}

/// Park, shown time, and when it was kept: such as `zone-f 2025-06-10T1530 (142233).moment.ron`.
fn file_name(park: &str, at: &str, made: Option<Timestamp>) -> String {
    let at: String = at.chars().take(16).filter(|letter| *letter != ':').collect();
    let made = made.map_or(0, |made| made.as_second().rem_euclid(86_400));
    let name = format!("{park} {at} ({:02}{:02}{:02}).moment.ron", made / 3_600, made / 60 % 60, made % 60);
    name.chars().map(|letter| if r#"/\:*?"<>|"#.contains(letter) { '_' } else { letter }).collect()
}

/// The values that a shown moment brings.
fn unpack_heard(
    mut commands: MessageReader<Command>,
    live: Res<Live>,
    (mut kept, mut saved): (ResMut<Kept>, ResMut<SavedMoment>),
    mut waiting: Local<Option<MomentFile>>,
) {
    for command in commands.read() {
        if let Command::ShowMoment(moment) = command {
            *waiting = Some((**moment).clone());
            // What is said now is said of the one that is opened.
            saved.0 = None;
        }
    }
    if live.state().is_none() {
        return;
    }
    if let Some(moment) = waiting.take() {
        kept.0 = unpack(&moment.heard, live.rulebook().points(), moment.at).map(|columns| (moment.at, columns));
    }
}
