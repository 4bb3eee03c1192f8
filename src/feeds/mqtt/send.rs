//! Publishing to a broker: one thread, which hands on what it is given and counts what has arrived.

use std::{
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use super::{
    Broker,
    link::{Event, Link, Order},
    retry::Retry,
};
use crate::feeds::{
    clock::now_ms,
    source::{Lost, StartError, Status},
};

/// Messages that may wait: a few seconds of a park's.
const ROOM: usize = 8_192;
const LOOK: Duration = Duration::from_millis(100);

/// A connection to publish through.
#[derive(Debug)]
pub struct Publisher {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// How messages fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Handed on.
    pub messages: u64,
    /// Of these, the broker says that it has them.
    pub arrived: u64,
    /// Of these, the connection was lost first; the broker may have them or not.
    pub lost: u64,
    /// Not handed on: there was no connection, or no room.
    pub refused: u64,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    ending: AtomicBool,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shared")
    }
}

struct State {
    status: Status,
    sent: Sent,
    /// While there is a connection.
    orders: Option<Order>,
}

impl Publisher {
    /// Begins to connect.
    ///
    /// # Errors
    /// There can be no thread.
    pub fn start(broker: Broker) -> Result<Self, StartError> {
        let state = State { status: Status::Connecting { since_ms: now_ms() }, sent: Sent::default(), orders: None };
        let shared =
            Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new(), ending: AtomicBool::new(false) });
        let own = shared.clone();
        let thread = thread::Builder::new().name("yungu-publish".to_owned()).spawn(move || own.run(&broker))?;
        Ok(Self { shared, thread: Some(thread) })
    }

    pub fn status(&self) -> Status {
        self.shared.lock().status.clone()
    }

    pub fn sent(&self) -> Sent {
        self.shared.lock().sent
    }

    /// Waits until there is a connection or an attempt has failed, at most so long; gives the status then.
    pub fn wait_for_connection(&self, wait: Duration) -> Status {
        let connecting = |state: &mut State| matches!(state.status, Status::Connecting { .. });
        self.wait_while(wait, connecting).status.clone()
    }

    /// Hands on a message that the broker keeps and that arrives at least once; `false`, and counted, where there is no
    /// connection or no room.
    pub fn publish(&self, topic: &str, payload: String) -> bool {
        let mut state = self.shared.lock();
        let taken = state.orders.as_ref().is_some_and(|orders| orders.publish(topic, payload).is_ok());
        let count = if taken { &mut state.sent.messages } else { &mut state.sent.refused };
        *count += 1;
        taken
    }

    /// Waits until all messages have arrived or are lost, at most so long; says whether they have.
    pub fn flush(&self, wait: Duration) -> bool {
        self.wait_while(wait, |state| !state.is_flushed()).is_flushed()
    }

    /// Says goodbye and ends.
    pub fn stop(&mut self) {
        self.shared.ending.store(true, Ordering::Relaxed);
        if let Some(orders) = &self.shared.lock().orders {
            // Without room for it, the broker notices by itself.
            let _ = orders.disconnect();
        }
        let Some(thread) = self.thread.take() else { return };
        let until = Instant::now() + Duration::from_millis(600);
        while !thread.is_finished() && Instant::now() < until {
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn wait_while(&self, wait: Duration, condition: impl FnMut(&mut State) -> bool) -> MutexGuard<'_, State> {
        let waited = self.shared.changed.wait_timeout_while(self.shared.lock(), wait, condition);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        self.stop();
    }
}

impl State {
    fn is_flushed(&self) -> bool {
        self.sent.messages <= self.sent.arrived + self.sent.lost
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    fn run(&self, broker: &Broker) {
        let mut retry = Retry::new();
        while !self.is_ending() {
            let why = self.serve(broker, &mut retry);
            let (wait, now) = (retry.lost(Instant::now()), now_ms());
            self.change(|state| {
                state.orders = None;
                state.sent.lost = state.sent.messages.saturating_sub(state.sent.arrived);
                let since_ms = if let Status::Lost { since_ms, .. } = state.status { since_ms } else { now };
                let next_try_ms = now.saturating_add(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
                state.status = Status::Lost { since_ms, why, next_try_ms };
            });
            let until = Instant::now() + wait;
            while !self.is_ending() && Instant::now() < until {
                thread::sleep(Duration::from_millis(20));
            }
        }
        self.change(|state| state.status = Status::Stopped);
    }

    /// Until the connection is lost.
    fn serve(&self, broker: &Broker, retry: &mut Retry) -> Lost {
        let mut link = Link::open(broker, ROOM);
        let orders = link.orders();
        let mut wait = Link::PATIENCE;
        loop {
            match link.next(wait) {
                Event::Connected => {
                    wait = LOOK;
                    retry.connected(Instant::now());
                    self.change(|state| {
                        state.status = Status::Connected { since_ms: now_ms() };
                        state.orders = Some(orders.clone());
                    });
                }
                Event::Acknowledged => self.change(|state| state.sent.arrived += 1),
                Event::Lost(why) => return why,
                Event::Quiet if wait == Link::PATIENCE => return Lost::Unreachable("timeout".to_owned()),
                Event::Quiet if self.is_ending() => return Lost::HungUp,
                _ => {}
            }
        }
    }

    fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Relaxed)
    }
}
