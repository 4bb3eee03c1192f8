//! Moments on their way to the writer: so many at most, and the newest count.

use std::{
    collections::VecDeque,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use crate::twin::Column;

/// Moments that wait while the disk is slow, or cannot be written to.
pub(super) const MOST_WAITING: usize = 30;

/// What is to be remembered: all columns of a park at one time, in the order of its points.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Milliseconds since 1970.
    pub at_ms: i64,
    pub columns: Arc<[Column]>,
}

#[derive(Debug, Default)]
pub(super) struct Queue {
    inside: Mutex<Inside>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Inside {
    waiting: VecDeque<Moment>,
    dropped: u64,
    is_closed: bool,
}

/// What the writer finds.
#[derive(Debug)]
pub(super) struct Found {
    pub moments: Vec<Moment>,
    pub is_closed: bool,
}

impl Queue {
    /// Puts one in, and drops the oldest if there are too many. Never waits for the disk.
    pub fn push(&self, moment: Moment) {
        let mut inside = self.lock();
        if inside.waiting.len() >= MOST_WAITING {
            inside.waiting.pop_front();
            inside.dropped += 1;
        }
        inside.waiting.push_back(moment);
        drop(inside);
        self.changed.notify_one();
    }

    /// Puts back what could not be written: before those that came since, as far as there is room.
    pub fn put_back(&self, moments: Vec<Moment>) {
        let mut inside = self.lock();
        for moment in moments.into_iter().rev() {
            if inside.waiting.len() >= MOST_WAITING {
                inside.dropped += 1;
            } else {
                inside.waiting.push_front(moment);
            }
        }
    }

    /// Takes all that wait, after some time at the latest.
    pub fn take(&self, wait: Duration) -> Found {
        let inside = self.lock();
        let idle = |inside: &mut Inside| inside.waiting.is_empty() && !inside.is_closed;
        let (mut inside, _) =
            self.changed.wait_timeout_while(inside, wait, idle).unwrap_or_else(PoisonError::into_inner);
        Found { moments: inside.waiting.drain(..).collect(), is_closed: inside.is_closed }
    }

    /// Waits, and takes nothing; whether the queue is closed.
    pub fn rest(&self, wait: Duration) -> bool {
        let inside = self.lock();
        let open = |inside: &mut Inside| !inside.is_closed;
        let (inside, _) = self.changed.wait_timeout_while(inside, wait, open).unwrap_or_else(PoisonError::into_inner);
        inside.is_closed
    }

    pub fn is_idle(&self) -> bool {
        let inside = self.lock();
        inside.waiting.is_empty() && !inside.is_closed
    }

    pub fn close(&self) {
        self.lock().is_closed = true;
        self.changed.notify_all();
    }

    pub fn dropped(&self) -> u64 {
        self.lock().dropped
    }

    /// Time of the newest one that waits.
    pub fn newest_ms(&self) -> Option<i64> {
        self.lock().waiting.back().map(|moment| moment.at_ms)
    }

    /// What is inside is whole after every step, so a thread that stopped within it has left nothing half done.
    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(at_ms: i64) -> Moment {
        Moment { at_ms, columns: Vec::new().into() }
    }

    fn times(queue: &Queue) -> Vec<i64> {
        queue.take(Duration::ZERO).moments.iter().map(|moment| moment.at_ms).collect()
    }

    #[test]
    fn the_newest_are_kept_and_the_dropped_are_counted() {
        let queue = Queue::default();
        (0..MOST_WAITING as i64 + 5).for_each(|at_ms| queue.push(moment(at_ms)));
        assert_eq!(queue.dropped(), 5);
        assert_eq!(queue.newest_ms(), Some(MOST_WAITING as i64 + 4));
        assert_eq!(times(&queue), (5..MOST_WAITING as i64 + 5).collect::<Vec<_>>());
        assert!(queue.is_idle());
    }

    #[test]
    fn what_is_put_back_comes_first_and_gives_way_to_what_is_newer() {
        let queue = Queue::default();
        (2..MOST_WAITING as i64 + 1).for_each(|at_ms| queue.push(moment(at_ms)));
        queue.put_back(vec![moment(0), moment(1)]);
        assert_eq!(queue.dropped(), 1);
        assert_eq!(times(&queue), (1..MOST_WAITING as i64 + 1).collect::<Vec<_>>());
    }

    #[test]
    fn a_closed_queue_is_still_emptied() {
        let queue = Queue::default();
        queue.push(moment(1));
        queue.close();
        let found = queue.take(Duration::from_secs(60));
        assert!(found.is_closed && found.moments.len() == 1);
        assert!(queue.rest(Duration::from_secs(60)));
    }
}
