//! How finely time is kept: by the second, the minute, the quarter of an hour and the four hours.
//!
//! A step is what one frame stands for. A span is the time that one tile covers: once it is over, its frames are put
//! together into tiles, and the frames of the next coarser level are made from them.

/// Coarseness of time, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As it came.
    Seconds,
    Minutes,
    Quarters,
    /// For charts of years. Four hours, because most countries' midnights lie on one of their bounds.
    FourHours,
}

/// Later moments are not written, milliseconds since 1970: the year 3000.
const LATEST_MS: i64 = 32_503_680_000_000;

impl Level {
    pub const ALL: [Self; 4] = [Self::Seconds, Self::Minutes, Self::Quarters, Self::FourHours];

    /// Number in the file's keys.
    pub const fn number(self) -> i64 {
        match self {
            Self::Seconds => 0,
            Self::Minutes => 1,
            Self::Quarters => 2,
            Self::FourHours => 3,
        }
    }

    pub const fn step_ms(self) -> i64 {
        match self {
            Self::Seconds => 1_000,
            Self::Minutes => 60_000,
            Self::Quarters => 900_000,
            Self::FourHours => 14_400_000,
        }
    }

    /// Steps in a span: of a minute, an hour, a day and 32 days.
    pub const fn steps(self) -> usize {
        match self {
            Self::Seconds | Self::Minutes => 60,
            Self::Quarters => 96,
            Self::FourHours => 192,
        }
    }

    pub const fn span_ms(self) -> i64 {
        self.step_ms() * self.steps() as i64
    }

    pub fn step_of(self, at_ms: i64) -> i64 {
        at_ms.div_euclid(self.step_ms())
    }

    pub fn span_of(self, step: i64) -> i64 {
        step.div_euclid(self.steps() as i64)
    }

    /// Where a step stands in its span.
    pub fn slot_of(self, step: i64) -> usize {
        step.rem_euclid(self.steps() as i64) as usize
    }

    pub fn coarser(self) -> Option<Self> {
        match self {
            Self::Seconds => Some(Self::Minutes),
            Self::Minutes => Some(Self::Quarters),
            Self::Quarters => Some(Self::FourHours),
            Self::FourHours => None,
        }
    }

    pub fn finer(self) -> Option<Self> {
        match self {
            Self::Seconds => None,
            Self::Minutes => Some(Self::Seconds),
            Self::Quarters => Some(Self::Minutes),
            Self::FourHours => Some(Self::Quarters),
        }
    }
}

/// Whether a moment can be written at all.
pub(super) fn is_writable(at_ms: i64) -> bool {
    (0..LATEST_MS).contains(&at_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_holds_whole_steps_of_the_next_level() {
        for level in Level::ALL {
            let Some(coarser) = level.coarser() else { continue };
            assert_eq!(coarser.finer(), Some(level));
            assert_eq!(level.span_ms() % coarser.step_ms(), 0, "{level:?}");
            assert_eq!(coarser.step_ms() % level.step_ms(), 0, "{level:?}");
        }
    }

    #[test]
    fn a_moment_has_its_step_span_and_slot() {
        let at_ms = 1_750_000_123_456;
        let step = Level::Seconds.step_of(at_ms);
        assert_eq!(step, 1_750_000_123);
        assert_eq!((Level::Seconds.span_of(step), Level::Seconds.slot_of(step)), (29_166_668, 43));
    }
}
