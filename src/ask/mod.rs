//! Asking the park: places by name, and typed questions such as `≥3000 m² free in November`, without a network.
//!
//! A text is read word by word: words that mean the same in every park (`vocabulary`), the park's own uses, metrics, rules
//! and names (`lexicon`), numbers with units, days. What is not understood is told, never guessed. The answer is a pure
//! function of the question, the park and its state at a moment.

mod amounts;
mod answer;
mod finish;
mod floors;
mod judge;
mod lexicon;
mod names;
mod numbers;
mod parse;
mod question;
mod spaces;
mod spans;
mod text;
mod tokens;
mod understood;
mod units;
mod values;
mod vocabulary;

pub use answer::{Answer, Found, Moment, Told};
pub use names::Names;
pub use question::{Availability, Compare, Condition, Extreme, Floors, Measure, Question, Stage};
pub use spans::Days;
pub use understood::{basis, closest_told, name_of, told, understood, value_told};

use jiff::civil::Date;
use lexicon::Lexicon;

use crate::park::{Park, PlaceId};

/// A park that can be asked.
#[derive(Clone, Debug, Default)]
pub struct Asker {
    pub names: Names,
    lexicon: Lexicon,
}

/// What came of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// Places whose names hold the text, the best first.
    pub named: Vec<PlaceId>,
    /// `None` where the text is but a name.
    pub asked: Option<(Question, Answer)>,
}

impl Asker {
    pub fn new(park: &Park) -> Self {
        Self { names: Names::new(park), lexicon: Lexicon::new(park) }
    }

    /// Places by name, and the places that a question asks for; no more than `at_most` by name.
    pub fn ask(&self, text: &str, moment: Moment, at_most: usize) -> Reply {
        let named = self.names.find(text, at_most);
        let mut question = self.question(text, moment.today());
        let is_read = question.says_which() || !question.shown.is_empty() || !question.unknown.is_empty();
        let asked = if question.has_filters() || named.is_empty() && question.is_asked() {
            let answer = moment.answer(&question);
            let is_empty = answer.found.is_empty() && answer.partly.is_empty();
            if is_empty && moment.cannot_know_bookings(&question) {
                question.unknown.push("预订 booking".to_owned());
            }
            Some((question, answer))
        } else {
            // Neither a name nor understood: that is told, and nothing is found.
            (named.is_empty() && is_read).then(|| (question, Answer::default()))
        };
        Reply { named, asked }
    }

    /// What a text asks, on a day.
    pub fn question(&self, text: &str, today: Date) -> Question {
        let mut question = parse::parse(text, &self.lexicon, today);
        // A word that is none may be a name in pinyin or a part of an id.
        let names = &self.names;
        let says_something = |word: &str| {
            let least = if word.is_ascii() { 3 } else { 2 };
            word.chars().count() >= least && !word.chars().all(|sign| sign.is_ascii_digit())
        };
        question.unknown.retain(|word| match names.meant(word) {
            Some(place) if says_something(word) && self.lexicon.is_room_or_building(&place) => {
                question.within.push(place);
                false
            }
            _ => true,
        });
        question
    }
}
