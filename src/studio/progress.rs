//! How far long work has come.

use std::time::Instant;

/// Of work that consists of many alike steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    pub done: u64,
    pub all: u64,
    /// As fast as up to now, seconds.
    pub left_secs: f64,
}

/// Times the steps.
pub(crate) struct Steps {
    began: Instant,
    all: u64,
}

impl Steps {
    pub fn of(all: u64) -> Self {
        Self { began: Instant::now(), all }
    }

    pub fn done(&self, done: u64) -> Progress {
        let each_secs = self.began.elapsed().as_secs_f64() / done.max(1) as f64;
        Progress { done, all: self.all, left_secs: each_secs * self.all.saturating_sub(done) as f64 }
    }
}
