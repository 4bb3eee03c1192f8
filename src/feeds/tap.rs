//! Every sound reading of a feed, for whoever writes them down. Bounded: what finds no room is lost, and counted.

use std::{
    collections::VecDeque,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::about::About;
use crate::twin::Reading;

/// What goes through a tap.
#[derive(Clone, Debug, PartialEq)]
pub enum Tapped {
    Reading {
        /// Of words, the value is a number of the mailbox's own; the word stands beside it.
        reading: Reading,
        word: Option<Arc<str>>,
    },
    /// The sender says what its data is.
    About(About),
}

/// Both ends of it; clones are the same tap.
#[derive(Clone, Debug)]
pub struct Tap(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    queue: Mutex<Queue>,
    filled: Condvar,
    capacity: usize,
}

#[derive(Debug, Default)]
struct Queue {
    waiting: VecDeque<Tapped>,
    lost: u64,
}

pub(super) fn tap(capacity: usize) -> Tap {
    Tap(Arc::new(Shared { queue: Mutex::default(), filled: Condvar::new(), capacity }))
}

impl Tap {
    pub(super) fn push(&self, item: Tapped) {
        let mut queue = self.lock();
        if queue.waiting.len() >= self.0.capacity {
            queue.lost = queue.lost.saturating_add(1);
            return;
        }
        let first = queue.waiting.is_empty();
        queue.waiting.push_back(item);
        if first {
            self.0.filled.notify_one();
        }
    }

    /// All that waits, in order; waits at most so long for the first of it.
    pub fn take(&self, wait: Duration) -> Vec<Tapped> {
        let queue = self.lock();
        let waited = self.0.filled.wait_timeout_while(queue, wait, |queue| queue.waiting.is_empty());
        let (mut queue, _) = waited.unwrap_or_else(PoisonError::into_inner);
        queue.waiting.drain(..).collect()
    }

    /// How much found no room, since the beginning.
    pub fn lost(&self) -> u64 {
        self.lock().lost
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::Point;

    fn reading(value: f32) -> Tapped {
        Tapped::Reading { reading: Reading { point: Point(0), value, at_ms: 0 }, word: None }
    }

    #[test]
    fn what_finds_no_room_is_lost_and_counted() {
        let tap = tap(3);
        (0..5_u8).for_each(|k| tap.push(reading(k.into())));
        assert_eq!(tap.take(Duration::ZERO), [reading(0.0), reading(1.0), reading(2.0)]);
        assert_eq!(tap.lost(), 2);
        assert!(tap.take(Duration::from_millis(1)).is_empty());
    }

    #[test]
    fn who_waits_is_woken() {
        let (tap, filled) = (tap(10), tap(10));
        let writer = {
            let tap = tap.clone();
            std::thread::spawn(move || tap.push(reading(7.0)))
        };
        assert_eq!(tap.take(Duration::from_secs(20)), [reading(7.0)]);
        writer.join().unwrap();
        assert_eq!(filled.lost(), 0);
    }
}
