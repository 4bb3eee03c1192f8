//! What the writer's thread does: open, write, tidy up, and pause where the disk does not let it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use rusqlite::TransactionBehavior;

use super::{
    close::close_one,
    error::{HistoryError, Trouble},
    file::{self, OpenFile},
    level::is_writable,
    plan::Plan,
    queue::Moment,
    retention::{self, thin_by_age, thin_by_size},
    status::Activity,
    writer::Shared,
};

/// How long the thread sleeps where nothing comes.
const IDLE: Duration = Duration::from_millis(500);
/// Tidying up goes on for so long at a time before moments are looked for again.
const TIDY: Duration = Duration::from_millis(300);

pub(super) struct Recorder {
    shared: Arc<Shared>,
    open: Option<Open>,
    /// Time of the newest moment, milliseconds since 1970.
    now_ms: Option<i64>,
    /// Whether spans have been put together since what is too old was looked for.
    may_be_old: bool,
}

/// The file and what becomes of the park's columns in it.
struct Open {
    file: OpenFile,
    plan: Plan,
    most_pages: u64,
}

impl Recorder {
    pub fn new(shared: Arc<Shared>) -> Self {
        Self { shared, open: None, now_ms: None, may_be_old: true }
    }

    pub fn run(mut self) {
        self.try_open();
        loop {
            if self.open.is_none() {
                // What comes meanwhile waits in the queue, which keeps the newest.
                let is_closed = self.shared.queue.rest(self.shared.order.retry_after);
                self.try_open();
                if self.open.is_none() && is_closed {
                    break;
                }
                continue;
            }
            let found = self.shared.queue.take(IDLE);
            self.write(found.moments);
            if found.is_closed {
                break;
            }
            self.tidy_up();
        }
        self.shared.status().activity = Activity::Ended;
    }

    /// Opens the file; sets a damaged one aside and begins anew.
    fn try_open(&mut self) {
        let opened = match self.open_file() {
            Err(error) if error.trouble() == Trouble::Damaged => self.begin_anew(),
            opened => opened,
        };
        match opened {
            Ok(open) => {
                self.open = Some(open);
                self.may_be_old = true;
                self.shared.status().activity = Activity::Writing;
            }
            Err(error) => self.pause(&error),
        }
    }

    fn open_file(&self) -> Result<Open, HistoryError> {
        let (order, most_pages) = (&self.shared.order, self.shared.retention().most_pages());
        let mut file = OpenFile::open(&order.file, &order.park, most_pages)?;
        let plan = Plan::new(&mut file.connection, &order.points)?;
        Ok(Open { file, plan, most_pages })
    }

    fn begin_anew(&self) -> Result<Open, HistoryError> {
        let aside = file::set_aside(&self.shared.order.file)?;
        self.shared.status().set_aside = Some(aside);
        self.open_file()
    }

    fn write(&mut self, moments: Vec<Moment>) {
        let (sound, odd): (Vec<_>, Vec<_>) = moments.into_iter().partition(|moment| is_writable(moment.at_ms));
        self.shared.status().refused += odd.len() as u64;
        let Some(newest) = sound.last() else { return };
        self.now_ms = Some(newest.at_ms);
        match self.commit(&sound) {
            Ok(()) => {}
            Err(error) => {
                self.pause_from(&error, sound.first().map(|moment| moment.at_ms));
                self.shared.queue.put_back(sound);
            }
        }
    }

    fn commit(&mut self, moments: &[Moment]) -> Result<(), HistoryError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        open.follow(&self.shared)?;
        let result = match open.commit(moments) {
            // The bound of the file, perhaps, and not of the disk: then older spans give way.
            Err(error) if error.trouble() == Trouble::NoRoom && retention::make_room(&mut open.file.connection)? => {
                open.commit(moments)
            }
            result => result,
        };
        let words_lost = result?;
        let (file_bytes, _) = retention::bytes(&open.file.connection)?;
        let mut status = self.shared.status();
        status.activity = Activity::Writing;
        status.written_ms = moments.last().map(|moment| moment.at_ms);
        status.written += moments.len() as u64;
        status.words_lost += words_lost;
        status.file_bytes = file_bytes;
        Ok(())
    }

    /// Puts together spans that are over and deletes what is too old, until a moment comes.
    fn tidy_up(&mut self) {
        let began = Instant::now();
        loop {
            match self.tidy_one() {
                Ok(true) if self.shared.queue.is_idle() || began.elapsed() < TIDY => {}
                Ok(true) => return,
                Ok(false) => {
                    self.shared.status().tidy_ms = self.now_ms;
                    return;
                }
                Err(error) => return self.pause(&error),
            }
        }
    }

    fn tidy_one(&mut self) -> Result<bool, HistoryError> {
        let (Some(open), Some(now_ms)) = (&mut self.open, self.now_ms) else { return Ok(false) };
        let (connection, plan) = (&mut open.file.connection, &open.plan);
        let retention = self.shared.retention();
        // First of all, so that there is room for what follows.
        if thin_by_size(connection, &retention)? {
            return Ok(true);
        }
        if let Some(closed) = close_one(connection, now_ms, |column| plan.are_words(column))? {
            self.may_be_old = true;
            self.shared.status().damaged += closed.damaged;
            return Ok(true);
        }
        if self.may_be_old {
            self.may_be_old = thin_by_age(connection, &retention)?;
            return Ok(self.may_be_old);
        }
        Ok(false)
    }

    fn pause(&mut self, error: &HistoryError) {
        self.pause_from(error, None);
    }

    /// Closes the file, so that the next try begins from the beginning.
    fn pause_from(&mut self, error: &HistoryError, first_ms: Option<i64>) {
        self.open = None;
        let newest = || self.shared.queue.newest_ms().or(self.now_ms);
        let mut status = self.shared.status();
        let before = match &status.activity {
            Activity::Paused { since_ms, .. } => *since_ms,
            _ => None,
        };
        let since_ms = before.or(first_ms).or_else(newest);
        status.activity = Activity::Paused { why: error.trouble(), reason: error.to_string(), since_ms };
        drop(status);
        if error.trouble() == Trouble::Damaged {
            // Now and not after a while: there is nothing to wait for.
            self.try_anew();
        }
    }

    fn try_anew(&mut self) {
        match self.begin_anew() {
            Ok(open) => {
                self.open = Some(open);
                self.shared.status().activity = Activity::Writing;
            }
            Err(error) => {
                let status = &mut self.shared.status().activity;
                if let Activity::Paused { reason, .. } = status {
                    *reason = error.to_string();
                }
            }
        }
    }
}

impl Open {
    /// Takes over the bound as it is now.
    fn follow(&mut self, shared: &Shared) -> Result<(), HistoryError> {
        let most_pages = shared.retention().most_pages();
        if most_pages != self.most_pages {
            file::limit(&self.file.connection, most_pages)?;
            self.most_pages = most_pages;
        }
        Ok(())
    }

    /// Writes moments in one transaction; says how many values of words were lost.
    fn commit(&mut self, moments: &[Moment]) -> Result<u64, HistoryError> {
        let transaction = self.file.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut words_lost = 0;
        for moment in moments {
            let planned = self.plan.frames(&transaction, moment.at_ms, &moment.columns)?;
            words_lost += planned.words_lost;
            for frame in planned.frames {
                frame.write(&transaction)?;
            }
        }
        transaction.commit()?;
        Ok(words_lost)
    }
}
