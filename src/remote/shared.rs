//! What the program's side and the server's thread hold in common.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use serde_json::{Map, Value};
use tokio::sync::{Notify, watch};

use super::{
    Ask, RemoteAsk, RemoteLimits, RemoteSight, Wake,
    gate::{Admitted, Gate},
    pictures::Pictures,
    queue::Queue,
    refusal::Refusal,
    tell,
    wire::Hello,
};

pub(super) struct Shared {
    pub limits: RemoteLimits,
    /// The page's words, JSON.
    pub words: String,
    /// Told when the server shall end.
    pub ending: Notify,
    /// The sight, and how often it has changed.
    pub sights: watch::Sender<(RemoteSight, u64)>,
    wake: Wake,
    gate: Mutex<Gate>,
    asks: Mutex<Queue>,
    pictures: Mutex<Pictures>,
}

impl Shared {
    /// # Errors
    /// The system has no random bytes to give.
    pub fn new(words: String, wake: Wake, limits: RemoteLimits, now: Instant) -> Result<Self, getrandom::Error> {
        Ok(Self {
            gate: Mutex::new(Gate::new(limits.clone(), now)?),
            asks: Mutex::new(Queue::new(limits.asks)),
            pictures: Mutex::default(),
            sights: watch::Sender::new((RemoteSight::default(), 0)),
            ending: Notify::new(),
            limits,
            words,
            wake,
        })
    }

    pub fn gate(&self) -> MutexGuard<'_, Gate> {
        lock(&self.gate)
    }

    pub fn pictures(&self) -> MutexGuard<'_, Pictures> {
        lock(&self.pictures)
    }

    pub fn enter(&self, peer: std::net::IpAddr, hello: &Hello) -> Result<Admitted, Refusal> {
        let admitted = self.gate().enter(peer, hello, Instant::now());
        if admitted.is_ok() {
            self.wake();
        }
        admitted
    }

    pub fn leave(&self, phone: u32, connection: u64) {
        self.gate().leave(phone, connection, Instant::now());
        self.wake();
    }

    /// Hands an ask to the program; gives its serial, or `None` where too many wait.
    pub fn ask(&self, phone: u32, what: RemoteAsk) -> Option<u64> {
        let serial = lock(&self.asks).push(phone, what);
        self.wake();
        serial
    }

    pub fn take_asks(&self) -> Vec<Ask> {
        lock(&self.asks).take()
    }

    /// Whether anything waits but where a finger points.
    pub fn is_pressing(&self) -> bool {
        lock(&self.asks).is_pressing()
    }

    /// Takes a sight over, if it is another.
    pub fn show(&self, sight: RemoteSight) {
        self.sights.send_if_modified(|(shown, revision)| {
            let is_other = *shown != sight;
            if is_other {
                *shown = sight;
                *revision += 1;
            }
            is_other
        });
    }

    /// The sight of now for a phone: its fields, its revision, and up to which ask it is drawn.
    pub fn told(&self) -> (Map<String, Value>, u64, u64) {
        let sight = self.sights.borrow();
        let fields = tell::fields_of(&sight.0, &self.pictures());
        (fields, sight.1, sight.0.applied)
    }

    /// Has the program look, though its window may sleep. No lock is held here.
    pub fn wake(&self) {
        (self.wake)();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
