//! What was wrong with what came in: counted by kind, with the last example of each. Nothing is logged, nothing grows.

use crate::{twin::Refused, words::Words};

/// Kinds of faults in messages and readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// No JSON, no SenML, or none of what a mapping looks for.
    Malformed,
    /// More bytes or more records than are read.
    TooLarge,
    /// A unit that is not the metric's and does not become it.
    WrongUnit,
    /// No number where one should be; or, of a metric of words, no word.
    NotANumber,
    /// Outside of what the metric can be.
    OutOfRange,
    /// Ahead of this computer's clock.
    Future,
    UnknownPlace,
    UnknownMetric,
    /// A word too long, or one more than are kept.
    TooManyWords,
}

/// In the order in which they are shown.
pub const FAULT_KINDS: [FaultKind; 9] = [
    FaultKind::Malformed,
    FaultKind::TooLarge,
    FaultKind::WrongUnit,
    FaultKind::NotANumber,
    FaultKind::OutOfRange,
    FaultKind::Future,
    FaultKind::UnknownPlace,
    FaultKind::UnknownMetric,
    FaultKind::TooManyWords,
];

/// Letters of an example that are kept.
const LONGEST_EXAMPLE: usize = 120;

/// How often a kind of fault came, and the last time it did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    pub count: u64,
    /// Topic of the message; cut to a sensible length.
    pub topic: String,
    /// What was at fault: a name, a unit, the reader's own words; cut likewise.
    pub what: String,
}

/// All that was wrong so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults([Fault; FAULT_KINDS.len()]);

impl FaultKind {
    /// The word for it in `--json` answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::WrongUnit => "wrong-unit",
            Self::NotANumber => "not-a-number",
            Self::OutOfRange => "out-of-range",
            Self::Future => "future",
            Self::UnknownPlace => "unknown-place",
            Self::UnknownMetric => "unknown-metric",
            Self::TooManyWords => "too-many-words",
        }
    }

    /// What it is, and what to do.
    pub fn describe(self, words: &Words) -> String {
        match self {
            Self::Malformed => words.get("feed-fault-malformed"),
            Self::TooLarge => words.get("feed-fault-too-large"),
            Self::WrongUnit => words.get("feed-fault-wrong-unit"),
            Self::NotANumber => words.get("feed-fault-not-a-number"),
            Self::OutOfRange => words.get("feed-fault-out-of-range"),
            Self::Future => words.get("feed-fault-future"),
            Self::UnknownPlace => words.get("feed-fault-unknown-place"),
            Self::UnknownMetric => words.get("feed-fault-unknown-metric"),
            Self::TooManyWords => words.get("feed-fault-too-many-words"),
        }
    }

    /// The fault that a refused reading is; `None` for one that is merely late.
    pub fn of(refused: Refused) -> Option<Self> {
        match refused {
            Refused::NoPoint => Some(Self::UnknownPlace),
            Refused::NotANumber => Some(Self::NotANumber),
            Refused::OutOfRange => Some(Self::OutOfRange),
            Refused::Future => Some(Self::Future),
            Refused::Older => None,
        }
    }
}

impl Faults {
    pub fn add(&mut self, kind: FaultKind, topic: &str, what: &str) {
        if let Some(fault) = self.0.get_mut(kind as usize) {
            fault.count = fault.count.saturating_add(1);
            cut_into(&mut fault.topic, topic);
            cut_into(&mut fault.what, what);
        }
    }

    pub fn of(&self, kind: FaultKind) -> &Fault {
        // There is one for each kind.
        self.0.get(kind as usize).unwrap_or(&NO_FAULT)
    }

    /// Those that came at all.
    pub fn found(&self) -> impl Iterator<Item = (FaultKind, &Fault)> {
        FAULT_KINDS.into_iter().zip(&self.0).filter(|(_, fault)| fault.count > 0)
    }

    pub fn total(&self) -> u64 {
        self.0.iter().fold(0, |sum, fault| sum.saturating_add(fault.count))
    }
}

static NO_FAULT: Fault = Fault { count: 0, topic: String::new(), what: String::new() };

fn cut_into(kept: &mut String, text: &str) {
    kept.clear();
    kept.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_EXAMPLE));
    if text.chars().nth(LONGEST_EXAMPLE).is_some() {
        kept.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::Lang;

    #[test]
    fn faults_are_counted_with_the_last_example_of_each() {
        let mut faults = Faults::default();
        assert_eq!(faults.found().count(), 0);
        for (kind, _) in FAULT_KINDS.into_iter().zip(0..) {
            faults.add(kind, "a/b", "first");
            faults.add(kind, "a/\u{7}c", &"长".repeat(10_000));
        }
        assert_eq!(faults.total(), 18);
        for (kind, fault) in faults.found() {
            assert_eq!((fault.count, fault.topic.as_str()), (2, "a/ c"), "{kind:?}");
            assert_eq!(fault.what.chars().count(), LONGEST_EXAMPLE + 1);
            assert_eq!(faults.of(kind), fault);
        }
    }

    #[test]
    fn every_kind_has_a_name_and_words_of_its_own() {
        for lang in [Lang::Zh, Lang::En] {
            let words = Words::new(lang);
            let told: std::collections::BTreeSet<_> = FAULT_KINDS.map(|kind| kind.describe(&words)).into();
            assert_eq!(told.len(), FAULT_KINDS.len());
            assert!(told.iter().all(|text| !text.contains('⟦')), "{told:?}");
        }
        assert_eq!(FAULT_KINDS.map(|kind| kind as usize), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    }
}
