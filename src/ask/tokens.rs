//! A text → words with meanings: each is read as long as it means something.

use jiff::civil::Date;

use super::{
    floors,
    lexicon::{Lexicon, Meaning},
    names::is_chinese,
    numbers::{self, Number},
    question::Floors,
    spans::{self, Days},
    units::{self, Unit},
    vocabulary::{self, Word},
};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64, Option<Unit>),
    /// And how it was written.
    Word(Word, String),
    /// And how they were written.
    Days(Days, String),
    Floors(Floors),
    Meaning(Meaning),
    Unknown(String),
}

/// What a text, as [`super::text::plain`] leaves it, is made of.
pub(super) fn tokens(text: &str, lexicon: &Lexicon, today: Date) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut lower_end = None;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        if first.is_whitespace() || ",.;?!:()'\"/·…".contains(first) {
            at += first.len_utf8();
            continue;
        }
        let after = tokens.last();
        let wants_count = matches!(after, Some(Token::Word(Word::Top, _)));
        let is_length = matches!(after, Some(Token::Word(Word::OnEnd, _)));
        let number = numbers::number(rest);
        let with_unit = number.map(|number| {
            let unit = units::read(rest.get(number.length..).unwrap_or_default()).filter(|_| !wants_count);
            let more = unit.as_ref().map_or(0, |(_, more)| *more);
            (Token::Number(number.value, unit.map(|(unit, _)| unit)), number.length + more)
        });
        // A numeral in words alone may be part of a word.
        let with_unit = with_unit.filter(|(token, _)| {
            first.is_ascii_digit()
                || matches!(token, Token::Number(_, Some(_)))
                || wants_count
                || opens_range(rest)
                || number.and_then(|number| rest.get(number.length..)).is_some_and(counts)
        });
        let written = |length| rest.get(..length).unwrap_or_default().trim().to_owned();
        let none_such = |length| Token::Unknown(written(length));
        let word = vocabulary::read(rest).map(|(word, length)| (Token::Word(word, written(length)), length));
        let days = spans::read(rest, today, lexicon.days_off()).filter(|_| !is_length).map(|(days, length)| {
            (days.map_or_else(|| none_such(length), |days| Token::Days(days, written(length))), length)
        });
        let floors = floors::read(rest)
            .map(|(floors, length)| (floors.map_or_else(|| none_such(length), Token::Floors), length));
        let meaning = lexicon.read(rest).map(|(meaning, length)| (Token::Meaning(meaning), length));
        // The longest counts; of those as long, the first of these.
        let best =
            [days, floors, word, with_unit, meaning].into_iter().flatten().rev().max_by_key(|(_, length)| *length);
        let (token, length) = best.unwrap_or_else(|| unknown(rest, first));
        if let (Token::Number(..), Some(number)) = (&token, number) {
            carry_factor(&mut tokens, lower_end, number);
            lower_end = Some(number);
        }
        at += length;
        match (token, tokens.last_mut()) {
            // Chinese words are not parted, so what is not known is told in one piece.
            (Token::Unknown(next), Some(Token::Unknown(known))) if is_chinese(first) => known.push_str(&next),
            (token, _) => tokens.push(token),
        }
    }
    tokens
}

/// The number before the last word is the lower end of a range, and has the factor of the upper one.
fn carry_factor(tokens: &mut [Token], lower: Option<Number>, upper: Number) {
    if let ([.., Token::Number(value, None), Token::Word(Word::To | Word::And, _)], Some(lower)) = (tokens, lower) {
        *value = lower.lower_end(upper).value;
    }
}

/// Whether what follows a number is counted by it: `two largest`, `两栋最大`.
fn counts(rest: &str) -> bool {
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(['个', '栋', '座', '间', '台']).unwrap_or(rest);
    matches!(vocabulary::read(rest), Some((Word::Extreme(..), _)))
}

/// Whether a numeral in words is the first end of a range: `三万到四万`.
fn opens_range(text: &str) -> bool {
    let after = numbers::read(text).and_then(|(_, length)| text.get(length..)).unwrap_or_default();
    let after = after.trim_start();
    let last = after.strip_prefix(['到', '至', '-', '~', '–']).or_else(|| after.strip_prefix("to "));
    last.is_some_and(|last| numbers::read(last.trim_start()).is_some())
}

/// A Chinese sign, or a whole word.
fn unknown(rest: &str, first: char) -> (Token, usize) {
    let is_word = |sign: char| sign.is_alphanumeric() && !is_chinese(sign) || "-_./".contains(sign);
    let word: String = rest.chars().take_while(|sign| is_word(*sign)).collect();
    let word = if is_chinese(first) || word.is_empty() { first.to_string() } else { word };
    let length = word.len();
    (Token::Unknown(word), length)
}
