//! Numbers in a question: bounds, counts, floors, lengths of days.

use super::{
    lexicon::Meaning,
    parse::Reader,
    question::{Compare, Condition, Floors, Measure},
    tokens::Token,
    units::Unit,
    vocabulary::Word,
};
use crate::park::{Conversion, PlaceKind};

impl Reader<'_> {
    pub fn number(&mut self, value: f64, unit: Option<Unit>) {
        let (value, unit, upper) = match self.upper_end(&unit) {
            Some((upper, other)) => (value.min(upper), unit.or(other), Some(value.max(upper))),
            None => (value, unit, None),
        };
        let said = self.compare.take().or_else(|| self.and_more());
        let alone = said.is_none() && upper.is_none();
        let is_for = std::mem::take(&mut self.is_for);
        let compare = match (upper, said) {
            (Some(_), _) => Compare::Between,
            (None, Some(Compare::Between) | None) => Compare::AtLeast,
            (None, Some(compare)) => compare,
        };
        let on_floor = std::mem::take(&mut self.on_floor) && matches!(unit, None | Some(Unit::Of(Measure::Storeys, _)));
        if on_floor || unit == Some(Unit::Floor) {
            let compare = if alone { Compare::Exactly } else { compare };
            let number = whole(value).zip(whole(upper.unwrap_or(value)));
            self.question.floor = number.and_then(|(number, upper)| Floors::compared(compare, number, upper));
            if self.question.floor.is_none() {
                self.unknown(value.to_string());
            }
            return;
        }
        match &unit {
            Some(Unit::Days(factor)) => {
                self.question.run_days = whole(value * factor);
                if self.question.run_days.is_none() {
                    self.unknown(value.to_string());
                }
                return;
            }
            // `the 5 hottest racks`.
            Some(Unit::Of(Measure::Racks, _)) if alone && self.extreme.is_some() => {
                self.question.at_most = whole(value).map(|count| count as usize);
                self.question.kinds.push(PlaceKind::Rack);
                return;
            }
            Some(Unit::Of(Measure::Storeys, _)) if alone => {
                self.plain_floor = Some(value);
                return;
            }
            None if alone && self.extreme.is_some() || alone && self.named.is_empty() && self.wants_count() => {
                self.question.at_most = whole(value).map(|count| count as usize);
                return;
            }
            _ => {}
        }
        let named = self.named.pop().or_else(|| self.named_after(&unit));
        let Some((measure, factor, offset)) = self.measure(named, value, &unit, is_for) else {
            self.unknown(value.to_string());
            return;
        };
        self.plain_people |= alone && measure == Measure::People;
        let base = |value: f64| value * factor + offset;
        let condition = Condition { measure, compare, value: base(value), upper: base(upper.unwrap_or(value)) };
        self.question.conditions.push(condition);
    }

    /// `or more`, after a number.
    fn and_more(&mut self) -> Option<Compare> {
        match self.tokens.peek() {
            Some(Token::Word(Word::AndMore(compare), _)) => {
                let compare = *compare;
                self.tokens.next();
                Some(compare)
            }
            _ => None,
        }
    }

    /// A bare number before things that can be counted: `top 5 racks`, `3栋最大的楼`.
    fn wants_count(&self) -> bool {
        let said = |token: &Token| !matches!(token, Token::Word(Word::Filler, _));
        let counted =
            |token: Token| matches!(token, Token::Word(Word::Extreme(..) | Word::Kind(_) | Word::DataHall, _));
        self.tokens.clone().find(said).is_none_or(counted)
    }

    /// What a number without a unit, or a share, is of, where that comes after it: `90 % load`.
    fn named_after(&mut self, unit: &Option<Unit>) -> Option<Vec<Measure>> {
        let next = self.tokens.peek().filter(|_| matches!(unit, None | Some(Unit::Metric("%")))).cloned();
        let measures = match next? {
            Token::Word(Word::Measure(plain), _) => self.measures(plain),
            Token::Meaning(Meaning::Measures(measures)) => measures,
            _ => return None,
        };
        self.tokens.next();
        Some(measures)
    }

    /// The second number of a range, if one follows, in the unit of the first.
    fn upper_end(&mut self, unit: &Option<Unit>) -> Option<(f64, Option<Unit>)> {
        let is_between = self.compare == Some(Compare::Between);
        if !is_between && matches!(unit, Some(Unit::Days(_))) {
            return None;
        }
        let mut ahead = self.tokens.clone();
        let is_and = match ahead.next()? {
            Token::Word(Word::To, _) => false,
            Token::Word(Word::And, _) => true,
            _ => return None,
        };
        let Some(Token::Number(upper, other)) = ahead.next() else { return None };
        // `3000 m² and 5 racks` are two bounds; `3000和4000平米之间` is one.
        let closes = ahead.next_if(|token| matches!(token, Token::Word(Word::Between, _))).is_some();
        if is_and && !is_between && !closes {
            return None;
        }
        let upper = in_unit(upper, other.as_ref(), unit.as_ref())?;
        self.tokens = ahead;
        Some((upper, other))
    }

    /// What a number is of, and what turns it into the base unit.
    fn measure(
        &self,
        named: Option<Vec<Measure>>,
        value: f64,
        unit: &Option<Unit>,
        is_for: bool,
    ) -> Option<(Measure, f64, f64)> {
        match unit {
            Some(Unit::Of(measure, factor)) => Some((measure.clone(), *factor, 0.0)),
            Some(Unit::People) => {
                let capacity = is_for || named.is_some_and(|named| named.contains(&Measure::Capacity));
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
}

/// A value in another unit of the same kind; `None` where the units measure different things.
fn in_unit(value: f64, own: Option<&Unit>, wanted: Option<&Unit>) -> Option<f64> {
    match (own, wanted) {
        (None, _) | (_, None) => Some(value),
        (Some(own), Some(wanted)) if own == wanted => Some(value),
        (Some(Unit::Of(own, from)), Some(Unit::Of(wanted, to))) if own == wanted => Some(value * from / to),
        (Some(Unit::Metric(from)), Some(Unit::Metric(to))) => {
            Conversion::between(from, to).map(|to| value * to.factor + to.offset)
        }
        _ => None,
    }
}

/// A whole number from 1 on.
pub(super) fn whole(value: f64) -> Option<u32> {
    ((1.0..=100_000.0).contains(&value) && value.fract() == 0.0).then_some(value as u32)
}
