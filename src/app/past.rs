//! The recorded past: read by a thread of its own, so that no frame waits for a disk.
//!
//! Only the newest question counts: whoever scrubs over a day wants the moment where the finger rests.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel},
    },
    time::Duration,
};

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state};
use jiff::Timestamp;

use super::{AppSystems, OpenPark, Phase};
use crate::{
    history::{HistoryReader, TimeSpan},
    twin::{Column, Points},
};

/// A history that is looked into.
#[derive(Resource)]
pub struct Past {
    file: PathBuf,
    questions: Option<SyncSender<i64>>,
    shared: Arc<Mutex<Answers>>,
    /// The moment that was asked for last, milliseconds since 1970.
    asked_ms: Option<i64>,
    recorded: Vec<TimeSpan>,
    /// Whether the file has been looked into at all.
    has_looked: bool,
    /// What was found at a moment.
    found: Option<(i64, Arc<[Column]>)>,
    /// Something was found that the state does not show yet.
    news: bool,
    /// Whether frames wait for what is read: for still pictures.
    patient: bool,
}

#[derive(Default)]
struct Answers {
    recorded: Option<Vec<TimeSpan>>,
    found: Option<(i64, Arc<[Column]>)>,
}

/// Five-milliseconds that a still picture waits for what is read at the most.
const PATIENCE: u32 = 1_000;

/// How often the thread looks what has been recorded meanwhile.
const LOOK_EVERY: Duration = Duration::from_secs(10);

impl Past {
    /// Looks into a file that may not be there yet.
    pub fn of(file: PathBuf) -> Self {
        Self {
            file,
            questions: None,
            shared: Arc::default(),
            asked_ms: None,
            recorded: Vec::new(),
            has_looked: false,
            found: None,
            news: false,
            patient: false,
        }
    }

    /// Lets frames wait for what is read, as a still picture must.
    pub fn wait(&mut self) {
        self.patient = true;
    }

    pub fn file(&self) -> &PathBuf {
        &self.file
    }

    /// The stretches in which something was recorded, in order.
    pub fn recorded(&self) -> &[TimeSpan] {
        &self.recorded
    }

    /// Whether something was recorded at a moment.
    pub fn covers(&self, at: Timestamp) -> bool {
        let at_ms = at.as_millisecond();
        let after = self.recorded.partition_point(|stretch| stretch.to_ms <= at_ms);
        self.recorded.get(after).is_some_and(|stretch| stretch.from_ms <= at_ms)
    }

    /// What was recorded at a moment, if it has been read; else it is asked for.
    pub(super) fn at(&mut self, at: Timestamp) -> Option<Arc<[Column]>> {
        let at_ms = at.as_millisecond();
        if let Some((found_ms, columns)) = &self.found
            && *found_ms == at_ms
        {
            return Some(columns.clone());
        }
        if self.asked_ms != Some(at_ms)
            && let Some(questions) = &self.questions
        {
            // A thread that is busy gets the next question a frame later.
            match questions.try_send(at_ms) {
                Ok(()) => self.asked_ms = Some(at_ms),
                Err(TrySendError::Full(_)) => {}
                Err(TrySendError::Disconnected(_)) => self.questions = None,
            }
        }
        self.take_in_when(|past| past.found.as_ref().is_some_and(|(found_ms, _)| *found_ms == at_ms));
        self.found.as_ref().filter(|(found_ms, _)| *found_ms == at_ms).map(|(_, columns)| columns.clone())
    }

    /// Waits, if frames are to wait, until something has been read; not for ever.
    fn take_in_when(&mut self, is_there: impl Fn(&Self) -> bool) {
        let mut left = if self.patient { PATIENCE } else { 0 };
        while left > 0 && !is_there(self) {
            left -= 1;
            std::thread::sleep(Duration::from_millis(5));
            self.take_in();
        }
    }

    /// The moment that was read last.
    pub(super) fn newest(&self) -> Option<(Timestamp, Arc<[Column]>)> {
        let (at_ms, columns) = self.found.as_ref()?;
        Some((Timestamp::from_millisecond(*at_ms).ok()?, columns.clone()))
    }

    /// Whether something was read since this was last asked.
    pub(super) fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.news)
    }

    fn take_in(&mut self) {
        let mut answers = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(recorded) = answers.recorded.take() {
            self.news |= recorded != self.recorded;
            self.recorded = recorded;
            self.has_looked = true;
        }
        if let Some(found) = answers.found.take() {
            self.found = Some(found);
            self.news = true;
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        look_back.in_set(AppSystems::Ingest).run_if(in_state(Phase::Ready).and_then(resource_exists::<Past>)),
    );
}

fn look_back(park: Option<Res<OpenPark>>, mut past: ResMut<Past>) {
    let past = past.bypass_change_detection();
    if past.questions.is_none()
        && let Some(park) = park
    {
        let points = Arc::new(Points::new(&park));
        let (questions, asked) = sync_channel(1);
        let (file, shared) = (past.file.clone(), past.shared.clone());
        let thread = std::thread::Builder::new().name("history-reader".to_owned());
        // Without a thread the past stays unread; the next frame tries again.
        if thread.spawn(move || answer(&file, &points, &asked, &shared)).is_ok() {
            past.questions = Some(questions);
        }
    }
    past.take_in();
    if !past.has_looked {
        past.take_in_when(|past| past.has_looked);
    }
}

/// Answers until nobody asks any more.
fn answer(file: &std::path::Path, points: &Points, asked: &Receiver<i64>, shared: &Mutex<Answers>) {
    let mut reader: Option<HistoryReader> = None;
    loop {
        reader = reader.or_else(|| HistoryReader::open(file).ok());
        if let Some(open) = &reader {
            match open.recorded() {
                Ok(recorded) => put(shared, |answers| answers.recorded = Some(recorded.stretches)),
                // A damaged file is set aside by who writes it: the next one is opened anew.
                Err(_) => {
                    reader = None;
                    put(shared, |answers| answers.recorded = Some(Vec::new()));
                }
            }
        } else {
            put(shared, |answers| answers.recorded = Some(Vec::new()));
        }
        loop {
            match asked.recv_timeout(LOOK_EVERY) {
                Ok(at_ms) => {
                    let found = reader.as_ref().and_then(|open| open.columns_at(points, at_ms).ok());
                    // What cannot be read is nothing: the state says that it is simulated.
                    put(shared, |answers| answers.found = Some((at_ms, found.unwrap_or_default().into())));
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

fn put(shared: &Mutex<Answers>, change: impl FnOnce(&mut Answers)) {
    change(&mut shared.lock().unwrap_or_else(PoisonError::into_inner));
}
