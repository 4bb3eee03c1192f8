//! Words with meanings → a question.

use jiff::civil::Date;

use super::{
    lexicon::{Lexicon, Meaning},
    question::{Availability, Compare, Extreme, Floors, Measure, Question},
    text::plain,
    tokens::{Token, tokens},
    vocabulary::{Plain, Word},
};
use crate::park::PlaceKind;

/// What a text asks. `today` is the day that days without a year are counted from.
pub(super) fn parse(text: &str, lexicon: &Lexicon, today: Date) -> Question {
    let text = plain(text);
    Reader::new(lexicon, tokens(&text, lexicon, today), today).question()
}

/// A question while it is read.
pub(super) struct Reader<'a> {
    pub lexicon: &'a Lexicon,
    pub today: Date,
    pub tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    pub question: Question,
    /// Measures that were named and not yet used; any of each list may be meant.
    pub named: Vec<Vec<Measure>>,
    pub compare: Option<Compare>,
    pub extreme: Option<(Extreme, Option<Plain>)>,
    /// Of `named`, that of which the most is meant.
    pub extreme_of: Option<usize>,
    /// `3 floors`, said of no comparison: the floor, or how many a building has.
    pub plain_floor: Option<f64>,
    pub on_floor: bool,
    /// `for 500 people`: it must hold them.
    pub is_for: bool,
    /// `500 people`, said of no comparison: those whom it must hold, or who are there.
    pub plain_people: bool,
    /// A word that turns the next one into its opposite.
    pub not: bool,
    /// Halls with racks are meant.
    pub is_data_hall: bool,
    pub asks_who: bool,
    pub asks_when: bool,
    /// The days, as they were written.
    pub days_written: String,
}

impl<'a> Reader<'a> {
    fn new(lexicon: &'a Lexicon, tokens: Vec<Token>, today: Date) -> Self {
        Self {
            lexicon,
            today,
            tokens: tokens.into_iter().peekable(),
            question: Question::default(),
            named: Vec::new(),
            compare: None,
            extreme: None,
            extreme_of: None,
            plain_floor: None,
            on_floor: false,
            is_for: false,
            plain_people: false,
            not: false,
            is_data_hall: false,
            asks_who: false,
            asks_when: false,
            days_written: String::new(),
        }
    }

    fn question(mut self) -> Question {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Number(value, unit) => self.number(value, unit),
                Token::Word(word, written) => self.word(word, written),
                Token::Days(days, written) => {
                    // Of days said twice only one can be meant.
                    if self.question.days.replace(days).is_some() {
                        let first = std::mem::take(&mut self.days_written);
                        self.unknown(first);
                    }
                    self.days_written = written;
                }
                Token::Floors(floors) => self.floors(floors),
                Token::Meaning(Meaning::Uses(uses)) => self.question.uses.extend(uses),
                Token::Meaning(Meaning::Measures(measures)) => self.named.push(measures),
                Token::Meaning(Meaning::Places(places)) => self.question.within.extend(places),
                Token::Unknown(word) => self.unknown(word),
            }
        }
        self.finish()
    }

    pub fn unknown(&mut self, word: impl Into<String>) {
        self.question.unknown.push(word.into());
    }

    fn word(&mut self, word: Word, written: String) {
        let before_number = matches!(self.tokens.peek(), Some(Token::Number(..)));
        match word {
            Word::Kind(kind) => {
                let follows = |token: &Token| matches!(token, Token::Number(_, None));
                // `floor 3` is one floor; `floors over 2,000 m²` are many.
                if kind == PlaceKind::Floor && self.tokens.peek().is_some_and(follows) {
                    self.on_floor = true;
                } else if !self.question.kinds.contains(&kind) {
                    self.question.kinds.push(kind);
                }
            }
            Word::Measure(plain) => self.named.push(self.measures(plain)),
            Word::Compare(compare) if std::mem::take(&mut self.not) => self.compare = Some(opposite(compare)),
            Word::Compare(compare) => self.compare = Some(compare),
            Word::From if before_number => self.compare = Some(Compare::AtLeast),
            Word::Not => self.not = true,
            Word::Between if self.compare.is_none() && !before_number => {}
            Word::Between => self.compare = Some(Compare::Between),
            Word::Availability(availability) => {
                self.question.availability = Some(match (std::mem::take(&mut self.not), availability) {
                    (true, Availability::Free) => Availability::Taken,
                    (true, Availability::Taken) => Availability::Free,
                    (false, as_said) => as_said,
                });
            }
            Word::Stage(stage) => self.question.stage = Some(stage),
            Word::Status(status) => self.question.status = Some(status),
            Word::Extreme(extreme, of) => self.extreme(extreme, of, &written),
            Word::Ranked(of, count) => {
                self.extreme(Extreme::Most, of, &written);
                self.question.at_most = Some(count);
            }
            Word::DataHall => {
                self.is_data_hall = true;
                if !self.question.kinds.contains(&PlaceKind::Hall) {
                    self.question.kinds.push(PlaceKind::Hall);
                }
            }
            Word::OnFloor => self.on_floor = before_number,
            Word::Top => {
                self.extreme.get_or_insert((Extreme::Most, None));
            }
            Word::For => self.is_for = true,
            Word::Who => self.asks_who = true,
            Word::When => self.asks_when = true,
            Word::Unknowable => self.unknown(written),
            Word::AndMore(_) | Word::To | Word::And | Word::From | Word::OnEnd | Word::Filler => {}
        }
    }

    pub fn measures(&self, plain: Plain) -> Vec<Measure> {
        match plain {
            Plain::Metric(unit) => self.lexicon.metrics_in(unit),
            other => other.measure().into_iter().collect(),
        }
    }

    /// `功率最大`, `highest power`, `largest by floor area` are of what is named beside them; `hottest` says itself of
    /// what, and so does `the power of the largest hall`.
    fn extreme(&mut self, extreme: Extreme, of: Option<Plain>, written: &str) {
        self.extreme = Some((extreme, of));
        let mut ahead = self.tokens.clone();
        let is_by = |token: &Token| matches!(token, Token::Word(Word::Filler, by) if by == "by" || by == "total");
        while ahead.next_if(is_by).is_some() {}
        let is_before =
            matches!(ahead.peek(), Some(Token::Word(Word::Measure(_), _) | Token::Meaning(Meaning::Measures(_))));
        self.extreme_of = match of {
            None | Some(Plain::Area | Plain::Height) if is_before => Some(self.named.len()),
            Some(Plain::Area | Plain::Height) if !written.is_ascii() => self.named.len().checked_sub(1),
            _ => None,
        };
    }

    /// Floors that were said, after a comparison with them: `above the 3rd floor`.
    fn floors(&mut self, floors: Floors) {
        let compare = self.compare.take().filter(|compare| *compare != Compare::Between);
        self.question.floor = match (floors, compare) {
            (Floors::Between(number, upper), Some(compare)) => Floors::compared(compare, number, upper),
            _ => Some(floors),
        };
        if self.question.floor.is_none() {
            self.unknown("楼层 floor");
        }
    }
}

fn opposite(compare: Compare) -> Compare {
    match compare {
        Compare::Over => Compare::AtMost,
        Compare::AtLeast => Compare::Under,
        Compare::Under => Compare::AtLeast,
        Compare::AtMost => Compare::Over,
        other => other,
    }
}
