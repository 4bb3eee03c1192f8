//! Tours that are being written: a file that changes is read again while the program runs.
//!
//! Nothing else of the park is: it stays open, and only what is shown and said at the stops changes.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use bevy::{
    app::prelude::*,
    ecs::prelude::*,
    state::prelude::in_state,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
    time::prelude::*,
};

use super::{TourStep, Touring};
use crate::{
    app::{AppSystems, Command, Notices, OpenPark, Phase, Variants},
    park::{self, Issue, Loaded, Park, Tour},
};

/// So often the folder is looked at.
const EVERY: Duration = Duration::from_secs(1);

/// The files of a folder: name, when they were written, how long they are.
type Stamp = Vec<(PathBuf, SystemTime, u64)>;

#[derive(Default)]
struct Watch {
    of: PathBuf,
    seen: Stamp,
    looked: Duration,
    task: Option<Task<Loaded>>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, watch_tours.in_set(AppSystems::Ingest).run_if(in_state(Phase::Ready)));
}

fn watch_tours(
    park: Option<ResMut<OpenPark>>,
    time: Res<Time<Real>>,
    touring: Res<Touring>,
    mut variants: Option<ResMut<Variants>>,
    mut watch: Local<Watch>,
    mut notices: ResMut<Notices>,
    mut wishes: MessageWriter<Command>,
) {
    let Some(mut park) = park else { return };
    if let Some(loaded) = watch.task.as_mut().and_then(|task| block_on(poll_once(task))) {
        watch.task = None;
        let folder = park.folder.join("tours");
        let found = |issue: &Issue| issue.location.as_ref().is_some_and(|at| Path::new(&at.file).starts_with(&folder));
        notices.0.retain(|notice| !found(notice));
        notices.0.extend(loaded.issues.into_iter().filter(found));
        if let Some(tours) = loaded.park.map(|park| park.tours) {
            // The rest of the park is as it was: nobody has to work anything out anew.
            let open = park.bypass_change_detection();
            let tours = mended(&open.0, tours);
            // Whatever scenario is shown next has them, too.
            variants.iter_mut().for_each(|variants| variants.set_tours(tours.clone()));
            open.0 = Arc::new(Park { tours, ..(*open.0).clone() });
            // What is shown of a tour is shown as it is written now.
            wishes.write_batch(touring.0.as_ref().map(|way| Command::Tour(TourStep::Go(way.stop))));
        }
    }
    if watch.task.is_some() || time.elapsed().saturating_sub(watch.looked) < EVERY && watch.of == park.folder {
        return;
    }
    watch.looked = time.elapsed();
    let now = stamp(&park.folder.join("tours"));
    if watch.of != park.folder {
        (watch.of, watch.seen) = (park.folder.clone(), now);
    } else if watch.seen != now {
        watch.seen = now;
        let folder = park.folder.clone();
        watch.task = Some(AsyncComputeTaskPool::get().spawn(async move { park::load(&folder) }));
    }
}

/// The tours that were read, and those whose files are there and cannot be read, as they were before.
fn mended(park: &Park, mut read: Vec<Tour>) -> Vec<Tour> {
    let is_there = |tour: &&Tour| park.folder.join("tours").join(format!("{}.ron", tour.id)).exists();
    let lost = park.tours.iter().filter(|tour| !read.iter().any(|one| one.id == tour.id)).filter(is_there);
    let lost: Vec<Tour> = lost.cloned().collect();
    read.extend(lost);
    read.sort_by(|a, b| a.id.cmp(&b.id));
    read
}

fn stamp(folder: &Path) -> Stamp {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut stamp: Stamp = files
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "ron"))
        .filter_map(|entry| {
            let about = entry.metadata().ok()?;
            Some((entry.path(), about.modified().ok()?, about.len()))
        })
        .collect();
    stamp.sort();
    stamp
}
