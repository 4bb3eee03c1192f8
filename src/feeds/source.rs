//! Where data comes from: a broker or a recording. Without a source the park is simulated.

use std::sync::Arc;

use super::mailbox::Mailbox;
use crate::words::Words;

/// Something that brings readings once it is started.
pub trait Source {
    /// Starts it; what it brings goes into the mailbox.
    ///
    /// # Errors
    /// It cannot run at all. A broker that is out of reach is no such case: that is a [`Status`].
    fn start(self: Box<Self>, mailbox: Arc<Mailbox>) -> Result<Box<dyn Running>, StartError>;
}

/// A source at work.
pub trait Running: Send + Sync {
    fn status(&self) -> Status;

    /// Brings what a recording holds up to a time, milliseconds since 1970. Others bring it by themselves.
    fn advance_to(&mut self, _at_ms: i64) {}

    /// Ends it; does not wait for long.
    fn stop(&mut self);
}

/// How a source fares. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    Connecting { since_ms: i64 },
    Connected { since_ms: i64 },
    Lost { since_ms: i64, why: Lost, next_try_ms: i64 },
    Stopped,
}

/// Why there is no connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Nobody answers at that address.
    Unreachable(String),
    /// The broker does not know this user, or the password is wrong.
    BadLogin,
    /// The broker lets this user in, but not listen.
    NotAllowed,
    /// The broker's certificate is not trusted, or there is none.
    Tls(String),
    /// A message beyond any size that is read.
    TooLarge,
    /// It was there, and hung up.
    HungUp,
    Other(String),
}

/// Why a source does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("no thread: {0}")]
    Thread(#[from] std::io::Error),
}

impl Status {
    pub fn is_connected(&self) -> bool {
        matches!(self, Self::Connected { .. })
    }

    /// The word for it in `--json` answers.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Connecting { .. } => "connecting",
            Self::Connected { .. } => "connected",
            Self::Lost { .. } => "lost",
            Self::Stopped => "stopped",
        }
    }

    pub fn describe(&self, words: &Words) -> String {
        match self {
            Self::Connecting { .. } => words.get("feed-connecting"),
            Self::Connected { .. } => words.get("feed-connected"),
            Self::Lost { why, .. } => words.format("feed-lost", &[("why", why.describe(words).into())]),
            Self::Stopped => words.get("feed-stopped"),
        }
    }
}

impl Lost {
    /// What is wrong, and what to do.
    pub fn describe(&self, words: &Words) -> String {
        match self {
            Self::Unreachable(reason) => words.format("feed-lost-unreachable", &[("reason", reason.as_str().into())]),
            Self::BadLogin => words.get("feed-lost-bad-login"),
            Self::NotAllowed => words.get("feed-lost-not-allowed"),
            Self::Tls(reason) => words.format("feed-lost-tls", &[("reason", reason.as_str().into())]),
            Self::TooLarge => words.get("feed-lost-too-large"),
            Self::HungUp => words.get("feed-lost-hung-up"),
            Self::Other(reason) => words.format("feed-lost-other", &[("reason", reason.as_str().into())]),
        }
    }
}
