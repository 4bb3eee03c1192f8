//! How fast one phone may speak.

use std::time::{Duration, Instant};

/// A calm second forgives all that was too much.
const CALM: Duration = Duration::from_secs(1);

/// Lets so many messages a second through, and notices who goes far beyond.
#[derive(Debug)]
pub(super) struct Pace {
    /// Messages a second, and the most at once.
    rate: f64,
    left: f64,
    last: Instant,
    /// Refused since the last calm second.
    over: u32,
    refused: Option<Instant>,
    excess: u32,
}

/// What to do with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paced {
    Take,
    Refuse,
    HangUp,
}

impl Pace {
    pub fn new(rate: u32, excess: u32, now: Instant) -> Self {
        let rate = f64::from(rate);
        Self { rate, left: rate, last: now, over: 0, refused: None, excess }
    }

    pub fn hear(&mut self, now: Instant) -> Paced {
        let passed = now.saturating_duration_since(self.last).as_secs_f64();
        self.left = (self.left + passed * self.rate).min(self.rate);
        self.last = now;
        if self.left >= 1.0 {
            self.left -= 1.0;
            return Paced::Take;
        }
        if self.refused.is_none_or(|refused| now.saturating_duration_since(refused) >= CALM) {
            self.over = 0;
        }
        self.refused = Some(now);
        self.over += 1;
        if self.over > self.excess { Paced::HangUp } else { Paced::Refuse }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_a_second_pass_and_a_flood_ends_the_connection() {
        let mut now = Instant::now();
        let mut pace = Pace::new(60, 300, now);
        for _ in 0..600 {
            now += Duration::from_micros(16_700);
            assert_eq!(pace.hear(now), Paced::Take);
        }
        now += CALM;
        let heard: Vec<Paced> = (0..400).map(|_| pace.hear(now)).collect();
        assert_eq!(heard.iter().filter(|&&paced| paced == Paced::Take).count(), 60);
        assert_eq!(heard.iter().filter(|&&paced| paced == Paced::Refuse).count(), 300);
        assert_eq!(heard.last(), Some(&Paced::HangUp));
    }

    #[test]
    fn a_little_too_much_now_and_then_is_forgiven() {
        let mut now = Instant::now();
        let mut pace = Pace::new(60, 300, now);
        for _ in 0..50 {
            assert!((0..200).all(|_| pace.hear(now) != Paced::HangUp));
            now += Duration::from_secs(2);
        }
    }
}
