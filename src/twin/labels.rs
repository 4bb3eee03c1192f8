//! Words that readings bring: each gets a number, so that a column of words is a column of numbers.

use std::{collections::BTreeMap, sync::Arc};

/// No more different words than this are kept: a feed that makes up a new one each time must not fill the memory.
pub const MOST_LABELS: usize = 4_096;
/// A longer word is refused, bytes.
pub const LONGEST_LABEL: usize = 200;

/// Words by number, and back.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    words: Vec<Arc<str>>,
    numbers: BTreeMap<Arc<str>, u32>,
}

impl Labels {
    pub fn word(&self, number: f32) -> Option<&str> {
        self.words.get(number as usize).filter(|_| number >= 0.0).map(|word| &**word)
    }

    pub fn number(&self, word: &str) -> Option<f32> {
        self.numbers.get(word).map(|number| *number as f32)
    }

    /// The word's number, a new one if need be; `None` for a word too many or too long.
    pub fn intern(&mut self, word: &str) -> Option<f32> {
        if let Some(number) = self.number(word) {
            return Some(number);
        }
        if self.words.len() >= MOST_LABELS || word.len() > LONGEST_LABEL {
            return None;
        }
        let (word, number): (Arc<str>, u32) = (word.into(), u32::try_from(self.words.len()).ok()?);
        self.words.push(word.clone());
        self.numbers.insert(word, number);
        Some(number as f32)
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number_and_there_is_an_end_to_new_ones() {
        let mut labels = Labels::default();
        let first = labels.intern("F-05").unwrap();
        assert_eq!(labels.intern("F-09"), Some(first + 1.0));
        assert_eq!(labels.intern("F-05"), Some(first));
        assert_eq!(labels.word(first), Some("F-05"));
        assert_eq!(labels.word(f32::NAN), None);
        assert_eq!(labels.word(-1.0), None);
        assert_eq!(labels.intern(&"长".repeat(100)), None);
        for k in 0..2 * MOST_LABELS {
            labels.intern(&k.to_string());
        }
        assert_eq!(labels.len(), MOST_LABELS);
        assert_eq!(labels.intern("F-09"), Some(first + 1.0));
    }
}
