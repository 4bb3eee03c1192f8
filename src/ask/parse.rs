//! Words with meanings → a question.

use jiff::civil::Date;

use super::{
    lexicon::{Lexicon, Meaning},
    question::{Availability, Compare, Condition, Extreme, Measure, Question},
    text::plain,
    tokens::{Token, tokens},
    units::Unit,
    vocabulary::{Plain, Word},
};
use crate::park::PlaceKind;

/// What a text asks. `today` is the day that days without a year are counted from.
pub(super) fn parse(text: &str, lexicon: &Lexicon, today: Date) -> Question {
    let text = plain(text);
    Reader::new(lexicon, tokens(&text, lexicon, today)).question()
}

struct Reader<'a> {
    lexicon: &'a Lexicon,
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    question: Question,
    /// Measures that were named and not yet used; any of each list may be meant.
    named: Vec<Vec<Measure>>,
    compare: Option<Compare>,
    extreme: Option<(Extreme, Option<Plain>)>,
    /// `3 floors`, said of no comparison: the floor, or how many a building has.
    plain_floor: Option<f64>,
    on_floor: bool,
    /// A word that turns the next one into its opposite.
    not: bool,
}

impl<'a> Reader<'a> {
    fn new(lexicon: &'a Lexicon, tokens: Vec<Token>) -> Self {
        let tokens = tokens.into_iter().peekable();
        Self {
            lexicon,
            tokens,
            question: Question::default(),
            named: Vec::new(),
            compare: None,
            extreme: None,
            plain_floor: None,
            on_floor: false,
            not: false,
        }
    }

    fn question(mut self) -> Question {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Number(value, unit) => self.number(value, unit),
                Token::Word(word) => self.word(word),
                Token::Days(days) => self.question.days = Some(days),
                Token::Meaning(Meaning::Uses(uses)) => self.question.uses.extend(uses),
                Token::Meaning(Meaning::Measures(measures)) => self.named.push(measures),
                Token::Meaning(Meaning::Places(places)) => self.question.within.extend(places),
                Token::Unknown(word) => self.question.unknown.push(word),
            }
        }
        self.finish()
    }

    fn word(&mut self, word: Word) {
        match word {
            Word::Kind(kind) => {
                let follows = |token: &Token| matches!(token, Token::Number(_, None));
                // `floor 3` is one floor; `floors over 2,000 m²` are many.
                if kind == PlaceKind::Floor && self.tokens.peek().is_some_and(follows) && self.compare.is_none() {
                    self.on_floor = true;
                } else if !self.question.kinds.contains(&kind) {
                    self.question.kinds.push(kind);
                }
            }
            Word::Measure(plain) => self.named.push(self.measures(plain)),
            Word::Compare(compare) if std::mem::take(&mut self.not) => self.compare = Some(opposite(compare)),
            Word::Compare(compare) => self.compare = Some(compare),
            Word::Not => self.not = true,
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
            Word::Extreme(extreme, of) => self.extreme = Some((extreme, of)),
            Word::OnFloor => self.on_floor = true,
            Word::Top => {
                self.extreme.get_or_insert((Extreme::Most, None));
            }
            Word::AndMore(_) | Word::To | Word::OnEnd | Word::Filler => {}
        }
    }

    fn measures(&self, plain: Plain) -> Vec<Measure> {
        match plain {
            Plain::Metric(unit) => self.lexicon.metrics_in(unit),
            other => other.measure().into_iter().collect(),
        }
    }

    fn number(&mut self, value: f64, unit: Option<Unit>) {
        let upper = self.upper_end(&unit);
        let (unit, upper) = match upper {
            Some((upper, other)) => (unit.or(other), Some(upper)),
            None => (unit, None),
        };
        let and_more = self.tokens.next_if(|token| matches!(token, Token::Word(Word::AndMore(_))));
        let and_more = and_more.and_then(|token| match token {
            Token::Word(Word::AndMore(compare)) => Some(compare),
            _ => None,
        });
        let said = self.compare.take().or(and_more);
        let alone = said.is_none() && upper.is_none();
        if std::mem::take(&mut self.on_floor) && alone {
            self.question.floor = floor(value);
            return;
        }
        match &unit {
            Some(Unit::Days(factor)) => {
                self.question.run_days = floor(value * factor);
                return;
            }
            Some(Unit::Floor) => {
                self.question.floor = floor(value);
                return;
            }
            // `the 5 hottest racks`.
            Some(Unit::Of(Measure::Racks, _)) if alone && self.extreme.is_some() => {
                self.question.at_most = floor(value).map(|count| count as usize);
                self.question.kinds.push(PlaceKind::Rack);
                return;
            }
            Some(Unit::Of(Measure::Storeys, _)) if alone => {
                self.plain_floor = Some(value);
                return;
            }
            None if alone && self.extreme.is_some() || alone && self.named.is_empty() && self.wants_count() => {
                self.question.at_most = floor(value).map(|count| count as usize);
                return;
            }
            _ => {}
        }
        let compare = match (upper, said) {
            (Some(_), _) => Compare::Between,
            (None, Some(Compare::Between) | None) => Compare::AtLeast,
            (None, Some(compare)) => compare,
        };
        let Some((measure, factor, offset)) = self.measure(value, &unit) else {
            self.question.unknown.push(written(value));
            return;
        };
        let base = |value: f64| value * factor + offset;
        let condition = Condition { measure, compare, value: base(value), upper: base(upper.unwrap_or(value)) };
        self.question.conditions.push(condition);
    }

    /// A bare number before things that can be counted: `top 5 racks`.
    fn wants_count(&mut self) -> bool {
        matches!(self.tokens.peek(), None | Some(Token::Word(Word::Extreme(..) | Word::Kind(_))))
    }

    /// The second number of a range, if one follows.
    fn upper_end(&mut self, unit: &Option<Unit>) -> Option<(f64, Option<Unit>)> {
        let is_range =
            self.compare == Some(Compare::Between) || unit.as_ref().is_none_or(|unit| !matches!(unit, Unit::Days(_)));
        if !is_range || !matches!(self.tokens.peek(), Some(Token::Word(Word::To))) {
            return None;
        }
        let mut ahead = self.tokens.clone();
        ahead.next();
        let Some(Token::Number(upper, unit)) = ahead.next() else { return None };
        self.tokens = ahead;
        Some((upper, unit))
    }

    /// What a number is of, and what turns it into the base unit.
    fn measure(&mut self, value: f64, unit: &Option<Unit>) -> Option<(Measure, f64, f64)> {
        let named = self.named.pop();
        match unit {
            Some(Unit::Of(measure, factor)) => Some((measure.clone(), *factor, 0.0)),
            Some(Unit::People) => {
                let capacity = named.is_some_and(|named| named.contains(&Measure::Capacity));
                Some((if capacity { Measure::Capacity } else { Measure::People }, 1.0, 0.0))
            }
            Some(Unit::Metric(unit)) => {
                let of_unit = |measure: &Measure| {
                    let to = self.lexicon.conversion(measure, unit)?;
                    Some((measure.clone(), to.factor, to.offset))
                };
                match named {
                    Some(named) => named.iter().find_map(of_unit),
                    // A share may be one of anything: it must be named.
                    None if *unit == "%" => None,
                    None => self.lexicon.metrics_in(unit).iter().find_map(of_unit),
                }
            }
            Some(Unit::Days(_) | Unit::Floor) => None,
            None => {
                let measure = named?.into_iter().next()?;
                let factor = match self.lexicon.unit_of(&measure) {
                    // Nobody counts racks' watts.
                    Some("W") if value < 1000.0 => 1000.0,
                    Some("/") if value > 1.0 => 0.01,
                    _ => 1.0,
                };
                Some((measure, factor, 0.0))
            }
        }
    }

    fn finish(mut self) -> Question {
        let one_building = self.question.kinds == [PlaceKind::Building];
        match self.plain_floor {
            Some(storeys) if one_building => self.question.conditions.push(Condition {
                measure: Measure::Storeys,
                compare: Compare::Exactly,
                value: storeys,
                upper: storeys,
            }),
            Some(number) => self.question.floor = floor(number),
            None => {}
        }
        if let Some((extreme, of)) = self.extreme {
            let named = self.named.pop().and_then(|named| named.into_iter().next());
            let or_else = of.map(|plain| self.measures(plain)).and_then(|all| all.into_iter().next());
            let counted = self.question.kinds.iter().position(|kind| *kind == PlaceKind::Rack);
            match named.or(or_else) {
                Some(measure) => self.question.order = Some((measure, extreme)),
                // `the most racks`: of the places that hold them.
                None if counted.is_some() => {
                    self.question.kinds.remove(counted.unwrap_or_default());
                    self.question.order = Some((Measure::Racks, extreme));
                }
                // Of nobody knows what.
                None => self.question.unknown.push(written_extreme(extreme).to_owned()),
            }
            if self.question.order.is_some() {
                self.question.at_most.get_or_insert(1);
            }
        }
        if self.question.availability.is_some() {
            // A hall for 200 people has room for them; nobody need be in it.
            let people = self.question.conditions.iter_mut().filter(|condition| condition.measure == Measure::People);
            people.for_each(|condition| condition.measure = Measure::Capacity);
        }
        if self.not {
            self.question.unknown.push("不 not".to_owned());
        }
        self.question
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

fn written_extreme(extreme: Extreme) -> &'static str {
    match extreme {
        Extreme::Most => "最 most",
        Extreme::Least => "最少 least",
    }
}

fn floor(value: f64) -> Option<u32> {
    ((1.0..=100_000.0).contains(&value) && value.fract() == 0.0).then_some(value as u32)
}

fn written(value: f64) -> String {
    value.to_string()
}
