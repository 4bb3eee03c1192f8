//! The phone remote: whoever presents steers from a phone in the same network, without any internet.
//!
//! A server on a thread of its own hands out one page and speaks with it over a WebSocket. A phone comes in with a
//! token that is good for one phone, and comes back with a session. `docs/REMOTE.md` has the protocol, and what a
//! stranger in the network can and cannot do. Nothing of the file system can be reached: the page is compiled in, and
//! pictures are bytes in memory.

mod ask;
mod door;
mod gate;
mod host;
mod limits;
mod pace;
mod phone;
mod pictures;
mod queue;
mod refusal;
mod routes;
mod secret;
mod server;
mod shared;
mod sight;
mod steering;
mod tell;
mod tries;
mod wire;
mod words;

pub use ask::{Ask, RemoteAsk};
pub use host::own_addresses;
pub use limits::{RemoteLimits, TryLimits};
pub use sight::{RemoteOverlay, RemoteSight, RemoteStop, RemoteTour, RemoteWay};
pub use steering::{Steering, no_wake, plugin};
pub use words::{WORD_KEYS, words_json};

use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use shared::Shared;

/// Has the program look at asks and invitation, though its window may sleep. Called on the server's thread, often:
/// it must not wait for anything.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a remote needs.
#[derive(Clone)]
pub struct RemoteOrder {
    /// Where to listen. A loopback address serves this machine alone; `0.0.0.0` all networks that it is in; port 0 any
    /// port that is free.
    pub listen: SocketAddr,
    /// The page's words, as `words_json` writes them.
    pub words: String,
    pub wake: Wake,
    pub limits: RemoteLimits,
}

/// Why there is no remote.
#[derive(Debug, thiserror::Error)]
pub enum RemoteError {
    #[error("another program listens at {0}")]
    PortTaken(SocketAddr),
    #[error("this machine has no address {}", .0.ip())]
    NoSuchAddress(SocketAddr),
    #[error("the system does not let this program listen at {0}")]
    NotAllowed(SocketAddr),
    #[error("cannot listen at {address}: {error}")]
    Listen { address: SocketAddr, error: io::Error },
    #[error("cannot start a thread: {0}")]
    Thread(io::Error),
    #[error("the system has no random bytes to give: {0}")]
    NoRandom(getrandom::Error),
}

/// How one more phone comes in, and who is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// What a QR code says, the likeliest address first: `http://HOST:PORT/#TOKEN`. A secret: not for logs. None where
    /// this machine is in no network, or the system has no random bytes.
    pub urls: Vec<String>,
    /// Until another token takes its place.
    pub holds: Duration,
    /// Counts up with every new token: only then the QR code must be drawn anew.
    pub number: u64,
    /// Phones that are connected.
    pub phones: usize,
}

/// A running remote; dropping it ends it.
pub struct Remote {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    /// This machine's addresses, and when they were last looked up.
    own: Mutex<Option<(Instant, Vec<IpAddr>)>>,
}

/// How long a look at this machine's addresses is good for.
const ADDRESSES_HOLD: Duration = Duration::from_secs(5);
/// How long the end is waited for.
const LAST_WAIT: Duration = Duration::from_millis(600);

impl Remote {
    /// Begins to listen.
    ///
    /// # Errors
    /// One cannot listen there, or the system gives no thread or no random bytes.
    pub fn start(order: RemoteOrder) -> Result<Self, RemoteError> {
        let RemoteOrder { listen, words, wake, limits } = order;
        let shared = Shared::new(words, wake, limits, Instant::now()).map_err(RemoteError::NoRandom)?;
        let shared = Arc::new(shared);
        let server = server::Server::bind(listen, shared.clone())?;
        let address = server.address();
        let thread = thread::Builder::new().name("yungu-remote".to_owned()).spawn(move || server.run());
        let thread = Some(thread.map_err(RemoteError::Thread)?);
        Ok(Self { address, shared, thread, own: Mutex::default() })
    }

    /// Where it listens, with the port that it has.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Shows a sight on all phones. Meant for every frame: only what has changed is sent, and the latest counts.
    pub fn show(&self, sight: RemoteSight) {
        self.showing(sight)();
    }

    /// The same, to be done later and elsewhere.
    pub fn showing(&self, sight: RemoteSight) -> impl FnOnce() + Send + Sync + use<> {
        let shared = self.shared.clone();
        move || shared.show(sight)
    }

    /// What phones have asked for since the last call, in order.
    pub fn take_asks(&self) -> Vec<Ask> {
        self.shared.take_asks()
    }

    /// Tells at any time, on any thread, whether a phone waits for what it has asked for; where it points does not count.
    pub fn calls(&self) -> impl Fn() -> bool + Send + Sync + use<> {
        let shared = self.shared.clone();
        move || shared.is_pressing()
    }

    /// Has a picture at hand under a key that stops name; another one under the same key takes its place. `false` for
    /// what is no PNG, JPEG or WebP of at most 1 MiB.
    pub fn put_picture(&self, key: &str, bytes: Vec<u8>) -> bool {
        let taken = self.shared.pictures().put(key, bytes);
        // The sight is the same, but its pictures may have other numbers.
        self.shared.sights.send_modify(|_| {});
        taken
    }

    /// How one more phone comes in. `wake` is called when this may have changed.
    pub fn invitation(&self) -> Invitation {
        let now = Instant::now();
        let hosts = self.hosts(now);
        let mut gate = self.shared.gate();
        let (token, holds) = gate.token(now);
        let port = self.address.port();
        let url = |host: &IpAddr, token: &str| format!("http://{}/#{token}", SocketAddr::new(*host, port));
        let urls = token.map_or_else(Vec::new, |token| hosts.iter().map(|host| url(host, &token)).collect());
        Invitation { urls, holds, number: gate.number(), phones: gate.connected() }
    }

    /// Sends all phones away and makes a new token.
    pub fn dismiss(&self) {
        self.shared.gate().dismiss(Instant::now());
    }

    /// The addresses at which it is reached.
    fn hosts(&self, now: Instant) -> Vec<IpAddr> {
        if !self.address.ip().is_unspecified() {
            return vec![self.address.ip()];
        }
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, hosts)) = own.as_ref().filter(|(at, _)| now.saturating_duration_since(*at) < ADDRESSES_HOLD) {
            return hosts.clone();
        }
        let hosts: Vec<IpAddr> = own_addresses().into_iter().map(IpAddr::V4).collect();
        *own = Some((now, hosts.clone()));
        hosts
    }
}

impl std::fmt::Debug for Remote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Remote").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        self.shared.ending.notify_one();
        let Some(thread) = self.thread.take() else { return };
        // `wake` may wait for what the caller holds: the thread then ends by itself, later.
        let until = Instant::now() + LAST_WAIT;
        while !thread.is_finished() && Instant::now() < until {
            thread::sleep(Duration::from_millis(2));
        }
    }
}
