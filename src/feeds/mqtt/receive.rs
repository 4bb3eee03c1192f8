//! Listening to a broker: one thread, which reads messages into the mailbox and connects again by itself.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, SyncSender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use super::{
    Broker,
    link::{Event, Link},
    retry::Retry,
};
use crate::{
    feeds::{
        clock::now_ms,
        fault::FaultKind,
        intake::Intake,
        mailbox::Mailbox,
        source::{Lost, Running, Source, StartError, Status},
    },
    park::Park,
};

/// Orders that may wait: a subscription and a goodbye.
const ROOM: usize = 8;
/// How often the thread looks whether it should end.
const LOOK: Duration = Duration::from_millis(250);
/// How long [`Running::stop`] waits for the goodbye.
const FAREWELL: Duration = Duration::from_millis(600);

/// A broker to listen to.
#[derive(Debug)]
pub struct MqttSource {
    broker: Broker,
    park: Arc<Park>,
}

impl MqttSource {
    pub fn new(broker: Broker, park: Arc<Park>) -> Self {
        Self { broker, park }
    }
}

impl Source for MqttSource {
    fn start(self: Box<Self>, mailbox: Arc<Mailbox>) -> Result<Box<dyn Running>, StartError> {
        let status = Arc::new(Mutex::new(Status::Connecting { since_ms: now_ms() }));
        let ending = Arc::new(AtomicBool::new(false));
        let (wake, woken) = mpsc::sync_channel(1);
        let listener = Listener {
            intake: Intake::new(&self.park, mailbox),
            broker: self.broker,
            status: status.clone(),
            ending: ending.clone(),
            woken,
        };
        let thread = thread::Builder::new().name("yungu-mqtt".to_owned()).spawn(move || listener.run())?;
        Ok(Box::new(Listening { status, ending, wake, thread: Some(thread) }))
    }
}

struct Listening {
    status: Arc<Mutex<Status>>,
    ending: Arc<AtomicBool>,
    wake: SyncSender<()>,
    thread: Option<JoinHandle<()>>,
}

impl Running for Listening {
    fn status(&self) -> Status {
        self.status.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn stop(&mut self) {
        self.ending.store(true, Ordering::Relaxed);
        // Full, if it was told before.
        let _ = self.wake.try_send(());
        let Some(thread) = self.thread.take() else { return };
        let until = Instant::now() + FAREWELL;
        // An attempt to connect is not waited for; the thread ends after it by itself.
        while !thread.is_finished() && Instant::now() < until {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.stop();
    }
}

struct Listener {
    broker: Broker,
    intake: Intake,
    status: Arc<Mutex<Status>>,
    ending: Arc<AtomicBool>,
    woken: Receiver<()>,
}

impl Listener {
    fn run(mut self) {
        let mut retry = Retry::new();
        let mut lost_since = None;
        while !self.is_ending() {
            let Some(why) = self.listen(&mut retry, &mut lost_since) else { break };
            if why == Lost::TooLarge {
                let mut open = self.intake.mailbox().open("", now_ms());
                open.fault(FaultKind::TooLarge, "");
            }
            let wait = retry.lost(Instant::now());
            let now = now_ms();
            let since_ms = *lost_since.get_or_insert(now);
            let next_try_ms = now.saturating_add(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
            self.tell(Status::Lost { since_ms, why, next_try_ms });
            if self.woken.recv_timeout(wait) != Err(RecvTimeoutError::Timeout) {
                break;
            }
        }
        self.tell(Status::Stopped);
    }

    /// Connects and listens, until the connection is lost (why?) or the thread is to end (`None`).
    fn listen(&mut self, retry: &mut Retry, lost_since: &mut Option<i64>) -> Option<Lost> {
        let mut link = Link::open(&self.broker, ROOM);
        let orders = link.orders();
        let mut wait = Link::PATIENCE;
        loop {
            match link.next(wait) {
                Event::Connected => {
                    if orders.subscribe(self.intake.filters()).is_err() {
                        return Some(Lost::Other("subscription".to_owned()));
                    }
                    retry.connected(Instant::now());
                    *lost_since = None;
                    self.tell(Status::Connected { since_ms: now_ms() });
                    wait = LOOK;
                }
                Event::Message(message) => match message.topic() {
                    Some(topic) => self.intake.take(topic, message.payload(), now_ms()),
                    None => self.intake.mailbox().open("", now_ms()).fault(FaultKind::Malformed, "topic"),
                },
                Event::Denied => return Some(Lost::NotAllowed),
                Event::Lost(why) => return Some(why),
                Event::Quiet if wait == Link::PATIENCE => return Some(Lost::Unreachable("timeout".to_owned())),
                Event::Acknowledged | Event::Other | Event::Quiet => {}
            }
            if self.is_ending() {
                // Without room for it, the broker notices by itself.
                if orders.disconnect().is_ok() {
                    let until = Instant::now() + FAREWELL / 2;
                    while Instant::now() < until && !matches!(link.next(FAREWELL / 4), Event::Lost(_) | Event::Quiet) {}
                }
                return None;
            }
        }
    }

    fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Relaxed)
    }

    fn tell(&self, status: Status) {
        *self.status.lock().unwrap_or_else(PoisonError::into_inner) = status;
    }
}
