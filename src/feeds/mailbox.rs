//! Between a source's thread and the program: the newest reading of each point, waiting to be taken.
//!
//! Its size is set by the park, not by what comes in: a flood overwrites, and what is wrong is counted. Every sound
//! reading can also be tapped, for whoever writes them down.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{
    about::About,
    fault::{FaultKind, Faults},
    tap::{Tap, Tapped, tap},
};
use crate::twin::{Board, Labels, Point, Points, Reading, Refused, check};

/// The newest readings of a feed that nobody has taken yet, and what was wrong.
#[derive(Debug)]
pub struct Mailbox {
    points: Arc<Points>,
    inner: Mutex<Inner>,
}

/// How much came in, since the beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub messages: u64,
    pub bytes: u64,
    /// Sound ones.
    pub readings: u64,
    /// Readings that a newer one replaced before anybody took them. The newest is what counts; nothing is wrong.
    pub overwritten: u64,
    /// Readings older than one that came before. Messages overtake each other; nothing is wrong.
    pub older: u64,
}

/// What [`Mailbox::drain`] brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drained {
    /// Points with a new reading, each once.
    pub points: Vec<Point>,
    /// Words that the board had no room for.
    pub words_lost: usize,
}

#[derive(Debug)]
struct Inner {
    slots: Vec<Slot>,
    /// Points whose slot is full, in the order in which they came.
    full: Vec<Point>,
    labels: Labels,
    /// The words of `labels`, to be handed out.
    words: Vec<Arc<str>>,
    counts: Counts,
    faults: Faults,
    about: Option<About>,
    about_is_new: bool,
    tap: Option<Tap>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    value: f32,
    full: bool,
    at_ms: i64,
}

/// A mailbox held open, so that a whole message is put in at once.
pub(crate) struct Open<'a> {
    points: &'a Points,
    inner: MutexGuard<'a, Inner>,
    now_ms: i64,
    topic: &'a str,
}

impl Mailbox {
    pub fn new(points: Arc<Points>) -> Self {
        let slots = vec![Slot { value: f32::NAN, full: false, at_ms: 0 }; points.len()];
        let inner = Inner {
            full: Vec::with_capacity(slots.len()),
            slots,
            labels: Labels::default(),
            words: Vec::new(),
            counts: Counts::default(),
            faults: Faults::default(),
            about: None,
            about_is_new: false,
            tap: None,
        };
        Self { points, inner: Mutex::new(inner) }
    }

    pub fn points(&self) -> &Arc<Points> {
        &self.points
    }

    /// Moves what has come to the board, the newest of each point. `now_ms` is this computer's clock.
    pub fn drain(&self, board: &mut Board, points: &Points, now_ms: i64) -> Drained {
        let (readings, words) = {
            let mut inner = self.lock();
            if inner.about_is_new {
                inner.about_is_new = false;
                board.origin = inner.about.as_ref().and_then(About::origin);
            }
            if inner.full.is_empty() {
                return Drained::default();
            }
            let Inner { slots, full, words, .. } = &mut *inner;
            let readings: Vec<Reading> = full.drain(..).filter_map(|point| take(slots, point)).collect();
            (readings, words.clone())
        };
        let mut drained = Drained { points: Vec::with_capacity(readings.len()), words_lost: 0 };
        // The mailbox numbers its words in its own order; each is looked up in the board's once.
        let mut known: Vec<Option<Option<f32>>> = vec![None; words.len()];
        let mut counts = Counts::default();
        let mut refused = Vec::new();
        for mut reading in readings {
            let is_words = points.meaning(reading.point).is_some_and(|(spec, _)| spec.is_words());
            if let Some((number, word)) =
                is_words.then_some(reading.value as usize).and_then(|n| Some((known.get_mut(n)?, words.get(n)?)))
            {
                match *number.get_or_insert_with(|| board.intern(word)) {
                    Some(value) => reading.value = value,
                    None => {
                        drained.words_lost += 1;
                        continue;
                    }
                }
            }
            match board.apply(points, reading, now_ms) {
                Ok(()) => drained.points.push(reading.point),
                Err(Refused::Older) => counts.older += 1,
                Err(why) => refused.push((reading.point, why)),
            }
        }
        if counts.older > 0 || drained.words_lost > 0 || !refused.is_empty() {
            let mut inner = self.lock();
            inner.counts.older = inner.counts.older.saturating_add(counts.older);
            (0..drained.words_lost).for_each(|_| inner.faults.add(FaultKind::TooManyWords, "", ""));
            for (point, why) in refused {
                let place = points.meaning(point).map(|(_, place)| place.to_string()).unwrap_or_default();
                FaultKind::of(why).into_iter().for_each(|kind| inner.faults.add(kind, &place, &why.to_string()));
            }
        }
        drained
    }

    pub fn counts(&self) -> Counts {
        self.lock().counts
    }

    pub fn faults(&self) -> Faults {
        self.lock().faults.clone()
    }

    /// What the feed's sender says of its data.
    pub fn about(&self) -> Option<About> {
        self.lock().about.clone()
    }

    /// From now on every sound reading also goes here, at most `capacity` waiting. One at a time: a new tap ends the
    /// one before.
    pub fn tap(&self, capacity: usize) -> Tap {
        let tap = tap(capacity);
        self.lock().tap = Some(tap.clone());
        tap
    }

    /// Opens it for one message.
    pub(crate) fn open<'a>(&'a self, topic: &'a str, now_ms: i64) -> Open<'a> {
        Open { points: &self.points, inner: self.lock(), now_ms, topic }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // Each slot is whole at any time.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn take(slots: &mut [Slot], point: Point) -> Option<Reading> {
    let slot = slots.get_mut(point.0 as usize)?;
    slot.full = false;
    Some(Reading { point, value: slot.value, at_ms: slot.at_ms })
}

impl Open<'_> {
    pub fn message(&mut self, bytes: usize) {
        let counts = &mut self.inner.counts;
        counts.messages = counts.messages.saturating_add(1);
        counts.bytes = counts.bytes.saturating_add(bytes as u64);
    }

    pub fn fault(&mut self, kind: FaultKind, what: &str) {
        self.inner.faults.add(kind, self.topic, what);
    }

    pub fn set_about(&mut self, about: About) {
        if let Some(tap) = &self.inner.tap {
            tap.push(Tapped::About(about.clone()));
        }
        self.inner.about = Some(about);
        self.inner.about_is_new = true;
    }

    /// A number, in the metric's unit. `what` names it, should it be refused.
    pub fn put(&mut self, point: Point, value: f32, at_ms: i64, what: impl FnOnce() -> String) {
        let reading = Reading { point, value, at_ms };
        match check(self.points, reading, self.now_ms) {
            Ok(_) => self.keep(reading, None),
            Err(why) => {
                if let Some(kind) = FaultKind::of(why) {
                    self.fault(kind, &format!("{}: {value}", what()));
                }
            }
        }
    }

    /// A word.
    pub fn put_word(&mut self, point: Point, word: &str, at_ms: i64, what: impl FnOnce() -> String) {
        let Some(value) = self.intern(word) else {
            return self.fault(FaultKind::TooManyWords, &format!("{}: {word}", what()));
        };
        let reading = Reading { point, value, at_ms };
        match check(self.points, reading, self.now_ms) {
            Ok(_) => {
                let word = self.inner.words.get(value as usize).cloned();
                self.keep(reading, word);
            }
            Err(why) => {
                if let Some(kind) = FaultKind::of(why) {
                    self.fault(kind, &format!("{}: {word}", what()));
                }
            }
        }
    }

    fn intern(&mut self, word: &str) -> Option<f32> {
        let inner = &mut *self.inner;
        let number = inner.labels.intern(word)?;
        if number as usize == inner.words.len() {
            inner.words.push(word.into());
        }
        Some(number)
    }

    fn keep(&mut self, reading: Reading, word: Option<Arc<str>>) {
        let inner = &mut *self.inner;
        inner.counts.readings = inner.counts.readings.saturating_add(1);
        let Some(slot) = inner.slots.get_mut(reading.point.0 as usize) else { return };
        if let Some(tap) = &inner.tap {
            tap.push(Tapped::Reading { reading, word });
        }
        if !slot.full {
            inner.full.push(reading.point);
        } else if reading.at_ms < slot.at_ms {
            inner.counts.older = inner.counts.older.saturating_add(1);
            return;
        } else {
            inner.counts.overwritten = inner.counts.overwritten.saturating_add(1);
        }
        *slot = Slot { value: reading.value, full: true, at_ms: reading.at_ms };
    }
}

#[cfg(test)]
mod tests;
