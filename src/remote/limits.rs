//! How much strangers and phones may do.

use std::time::Duration;

/// Bounds of everything that comes in from the network. The defaults are for an event; tests are less patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteLimits {
    /// Phones at once.
    pub phones: usize,
    /// How long a token can be spent before another takes its place.
    pub token: Duration,
    /// How long a phone that has gone may still come back.
    pub absence: Duration,
    /// A connection that has not said who it is is closed after so long; so is one that sends its request slowly.
    pub hello: Duration,
    /// A request is answered, and its answer read, within so long.
    pub request: Duration,
    /// A phone that is silent for so long is gone: it answers a ping every `beat`.
    pub silence: Duration,
    /// Between two signs of life.
    pub beat: Duration,
    /// Bytes of a message.
    pub message: usize,
    /// Messages a second of one phone, and how many at once after a calm second; more are refused.
    pub messages: u32,
    /// Refused without a calm second between them, so many end the connection.
    pub excess: u32,
    /// Asks that wait for the program, of all phones.
    pub asks: usize,
    /// Connections at once that have not said who they are.
    pub strangers: usize,
    /// Of these, from one address.
    pub strangers_of_one: usize,
    /// Wrong tokens and sessions.
    pub tries: TryLimits,
}

/// When wrong tokens and sessions lock their sender out, and for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TryLimits {
    /// The wrong try of this number locks an address out; so does every later one, each time for twice as long.
    pub of_one: u32,
    /// The same of all addresses together; this locks out new phones, not those that come back.
    pub of_all: u32,
    /// The first lock-out.
    pub first: Duration,
    /// No address is locked out for longer.
    pub longest: Duration,
    /// All together are never locked out for longer.
    pub longest_of_all: Duration,
    /// After so long without a wrong try, all is forgotten.
    pub forget: Duration,
}

impl Default for RemoteLimits {
    fn default() -> Self {
        Self {
            phones: 4,
            token: Duration::from_secs(15 * 60),
            absence: Duration::from_secs(12 * 3_600),
            hello: Duration::from_secs(5),
            request: Duration::from_secs(10),
            silence: Duration::from_secs(20),
            beat: Duration::from_secs(4),
            message: 4_096,
            messages: 60,
            excess: 300,
            asks: 256,
            strangers: 64,
            strangers_of_one: 16,
            tries: TryLimits::default(),
        }
    }
}

impl Default for TryLimits {
    fn default() -> Self {
        Self {
            of_one: 5,
            of_all: 40,
            first: Duration::from_secs(2),
            longest: Duration::from_secs(5 * 60),
            longest_of_all: Duration::from_secs(60),
            forget: Duration::from_secs(15 * 60),
        }
    }
}
