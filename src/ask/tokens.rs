//! A text → words with meanings: each is read as long as it means something.

use jiff::civil::Date;

use super::{
    lexicon::{Lexicon, Meaning},
    names::is_chinese,
    numbers,
    spans::{self, Days},
    units::{self, Unit},
    vocabulary::{self, Word},
};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64, Option<Unit>),
    Word(Word),
    Days(Days),
    Meaning(Meaning),
    Unknown(String),
}

/// What a text, as [`super::text::plain`] leaves it, is made of.
pub(super) fn tokens(text: &str, lexicon: &Lexicon, today: Date) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        if first.is_whitespace() || ",.;?!:()'\"/·…".contains(first) {
            at += first.len_utf8();
            continue;
        }
        let wants_count = matches!(tokens.last(), Some(Token::Word(Word::Top)));
        let number = numbers::read(rest).map(|(value, length)| {
            let unit = units::read(rest.get(length..).unwrap_or_default()).filter(|_| !wants_count);
            let more = unit.as_ref().map_or(0, |(_, more)| *more);
            (Token::Number(value, unit.map(|(unit, _)| unit)), length + more)
        });
        // A Chinese numeral alone may be part of a word.
        let number = number.filter(|(token, _)| {
            first.is_ascii_digit() || matches!(token, Token::Number(_, Some(_))) || wants_count || opens_range(rest)
        });
        let word = vocabulary::read(rest).map(|(word, length)| (Token::Word(word), length));
        let days = spans::read(rest, today).map(|(days, length)| (Token::Days(days), length));
        let meaning = lexicon.read(rest).map(|(meaning, length)| (Token::Meaning(meaning), length));
        // The longest counts; of those as long, the first of these.
        let best = [days, word, number, meaning].into_iter().flatten().rev().max_by_key(|(_, length)| *length);
        let (token, length) = best.unwrap_or_else(|| unknown(rest, first));
        at += length;
        match (token, tokens.last_mut()) {
            // Chinese words are not parted, so what is not known is told in one piece.
            (Token::Unknown(next), Some(Token::Unknown(known))) if is_chinese(first) => known.push_str(&next),
            (token, _) => tokens.push(token),
        }
    }
    tokens
}

/// Whether a Chinese numeral is the first end of a range: `三万到四万`.
fn opens_range(text: &str) -> bool {
    let after = numbers::read(text).and_then(|(_, length)| text.get(length..)).unwrap_or_default();
    after.strip_prefix(['到', '至']).is_some_and(|after| numbers::read(after).is_some())
}

/// A Chinese sign, or a whole word.
fn unknown(rest: &str, first: char) -> (Token, usize) {
    let is_word = |sign: char| sign.is_alphanumeric() && !is_chinese(sign) || "-_./".contains(sign);
    let word: String = rest.chars().take_while(|sign| is_word(*sign)).collect();
    let word = if is_chinese(first) || word.is_empty() { first.to_string() } else { word };
    let length = word.len();
    (Token::Unknown(word), length)
}
