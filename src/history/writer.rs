//! The thread that writes: it takes what waits, commits it, puts spans together that are over, and deletes what is
//! older than what is kept. Whatever the disk does, nobody waits for it.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use super::{
    queue::{Moment, Queue},
    record::Recorder,
    retention::Retention,
    status::HistoryStatus,
};
use crate::twin::Points;

/// What is to be written where.
#[derive(Clone, Debug)]
pub struct HistoryOrder {
    /// The file; its folder is made if need be.
    pub file: PathBuf,
    /// Id of the park; another park's file is left alone.
    pub park: String,
    /// What the park measures, and where.
    pub points: Arc<Points>,
    pub retention: Retention,
    /// How long to wait before trying again after a fault.
    pub retry_after: Duration,
}

/// A park's history as it is being written. Ends with all that waits written when it is dropped.
#[derive(Debug)]
pub struct History {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread and its owner both see.
#[derive(Debug)]
pub(super) struct Shared {
    pub order: HistoryOrder,
    pub queue: Queue,
    status: Mutex<HistoryStatus>,
    /// The bound may be changed while it runs.
    most_mb: AtomicU32,
}

impl HistoryOrder {
    pub fn new(file: impl Into<PathBuf>, park: &str, points: Arc<Points>) -> Self {
        let (retention, retry_after) = (Retention::default(), Duration::from_secs(5));
        Self { file: file.into(), park: park.to_owned(), points, retention, retry_after }
    }
}

impl History {
    /// Starts the thread. The file is opened there; [`Self::status`] tells how it went.
    ///
    /// # Errors
    /// The system has no thread to give.
    pub fn start(order: HistoryOrder) -> Result<Self, io::Error> {
        let most_mb = AtomicU32::new(order.retention.most_mb);
        let shared = Arc::new(Shared { order, queue: Queue::default(), status: Mutex::default(), most_mb });
        let of_thread = shared.clone();
        let thread = thread::Builder::new().name("history".to_owned()).spawn(move || Recorder::new(of_thread).run())?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Hands over a moment. Costs a lock; never waits for the disk.
    pub fn record(&self, moment: Moment) {
        self.shared.queue.push(moment);
    }

    pub fn status(&self) -> HistoryStatus {
        let mut status = self.shared.status().clone();
        status.dropped = self.shared.queue.dropped();
        status
    }

    pub fn file(&self) -> &Path {
        &self.shared.order.file
    }

    /// Bounds the file anew, MB.
    pub fn set_most_mb(&self, most_mb: u32) {
        self.shared.most_mb.store(most_mb, Ordering::Relaxed);
    }
}

impl Drop for History {
    fn drop(&mut self) {
        self.shared.queue.close();
        if let Some(thread) = self.thread.take() {
            // It does not panic; if it did, there would be nothing left to do.
            let _ = thread.join();
        }
    }
}

impl Shared {
    pub fn status(&self) -> MutexGuard<'_, HistoryStatus> {
        self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn retention(&self) -> Retention {
        Retention { most_mb: self.most_mb.load(Ordering::Relaxed), ..self.order.retention }
    }
}
