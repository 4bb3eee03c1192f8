//! The number with which staff leave the showroom. It stands in a file of theirs, never in an argument or a log.

use std::{fmt, fs, path::Path};

use bevy::{app::prelude::*, ecs::prelude::*, time::prelude::*};

/// Four to eight digits; never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin")
    }
}

/// How many digits a number has.
const DIGITS: std::ops::RangeInclusive<usize> = 4..=8;

/// Why a file holds no number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    #[error("it cannot be read: {0}")]
    Unreadable(String),
    #[error("it does not hold four to eight digits and nothing else")]
    NotDigits,
}

impl Pin {
    /// `None` for anything but four to eight digits.
    pub fn new(digits: &str) -> Option<Self> {
        let sound = DIGITS.contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
        sound.then(|| Self(digits.to_owned()))
    }

    /// # Errors
    /// The file cannot be read, or holds something else than four to eight digits.
    pub fn read(file: &Path) -> Result<Self, PinError> {
        let text = fs::read_to_string(file).map_err(|fault| PinError::Unreadable(fault.to_string()))?;
        Self::new(text.trim()).ok_or(PinError::NotDigits)
    }
}

/// Lets out whoever knows the number; after five wrong ones nobody for a minute.
#[derive(Resource, Clone, Debug, Default)]
pub struct PinLock {
    /// `None`: nobody gets out but by ending the program.
    pin: Option<Pin>,
    wrong: u32,
    /// Seconds until the next try counts.
    wait_secs: f32,
}

const MOST_WRONG: u32 = 5;
const WAIT_SECS: f32 = 60.0;

impl PinLock {
    pub fn new(pin: Option<Pin>) -> Self {
        Self { pin, wrong: 0, wait_secs: 0.0 }
    }

    /// Whether there is a way out at all.
    pub fn has_pin(&self) -> bool {
        self.pin.is_some()
    }

    /// Seconds for which no number counts; 0 if one does.
    pub fn wait_secs(&self) -> f32 {
        self.wait_secs.max(0.0)
    }

    /// How many wrong numbers were said since the last wait.
    pub fn wrong(&self) -> u32 {
        self.wrong
    }

    pub(in crate::app) fn opens(&mut self, said: &Pin) -> bool {
        if self.wait_secs > 0.0 || self.pin.is_none() {
            return false;
        }
        let right = self.pin.as_ref() == Some(said);
        self.wrong = if right { 0 } else { self.wrong + 1 };
        if self.wrong >= MOST_WRONG {
            (self.wrong, self.wait_secs) = (0, WAIT_SECS);
        }
        right
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<PinLock>().add_systems(Update, wait);
}

fn wait(mut lock: ResMut<PinLock>, time: Res<Time<Real>>) {
    if lock.wait_secs > 0.0 {
        lock.wait_secs -= time.delta_secs();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_are_a_pin_and_none_is_printed() {
        for text in ["", "123", "123456789", "12a4", "１２３４", "12 34"] {
            assert_eq!(Pin::new(text), None, "{text}");
        }
        assert_eq!(format!("{:?}", Pin::new("1234").unwrap()), "Pin");
    }

    #[test]
    fn five_wrong_numbers_are_enough_for_a_while() {
        let pin = |digits: &str| Pin::new(digits).unwrap();
        let mut lock = PinLock::new(Some(pin("2580")));
        assert!((0..5).all(|_| !lock.opens(&pin("0000"))));
        assert!(lock.wait_secs() > 0.0 && !lock.opens(&pin("2580")), "not even the right one");
        lock.wait_secs = 0.0;
        assert!(lock.opens(&pin("2580")));
        assert!(!PinLock::default().opens(&pin("2580")), "without a number nobody leaves");
    }
}
