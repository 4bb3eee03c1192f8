//! How long to wait before the next try: a little at first, never long.

use std::time::{Duration, Instant};

const FIRST: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(3);
/// A connection that held so long was sound, and the next wait is short again.
const SOUND: Duration = Duration::from_secs(5);

/// Waits that double.
#[derive(Debug)]
pub(super) struct Retry {
    next: Duration,
    connected: Option<Instant>,
}

impl Retry {
    pub fn new() -> Self {
        Self { next: FIRST, connected: None }
    }

    pub fn connected(&mut self, now: Instant) {
        self.connected = Some(now);
    }

    /// How long to wait after a loss.
    pub fn lost(&mut self, now: Instant) -> Duration {
        let held = self.connected.take().map(|since| now.saturating_duration_since(since));
        if held.is_some_and(|held| held >= SOUND) {
            self.next = FIRST;
        }
        let wait = self.next;
        self.next = (wait * 2).min(LONGEST);
        wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_to_three_seconds_until_a_connection_holds() {
        let now = Instant::now();
        let mut retry = Retry::new();
        let waits: Vec<u128> = (0..7).map(|_| retry.lost(now).as_millis()).collect();
        assert_eq!(waits, [200, 400, 800, 1_600, 3_000, 3_000, 3_000]);
        retry.connected(now);
        assert_eq!(retry.lost(now + Duration::from_secs(1)), LONGEST, "too short to count");
        retry.connected(now);
        assert_eq!(retry.lost(now + SOUND), FIRST);
    }
}
