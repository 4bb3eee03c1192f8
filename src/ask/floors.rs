//! Floors of buildings as people type them: `ground floor`, `3rd floor`, `顶楼`.
//!
//! Floors are counted as in China and America: the ground floor is floor 1, and so is the first floor.

use std::sync::LazyLock;

use regex::Regex;

use super::question::{Compare, Floors};

static ENGLISH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        "^(?:on\\s+)?(?:the\\s+)?(?:(?P<w>ground|top|uppermost|first|second|third|fourth|fifth|sixth|seventh|eighth\
         |ninth|tenth)|(?P<n>[0-9]{1,3})(?:st|nd|rd|th))[ -](?:floor|level|storey)\\b",
    )
    .ok()
});

static BELOW_GROUND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        "^(?:(?:地下|负)第?(?:[一二三四五六七八九十]+|[0-9]+)?[层楼室]?\
         |(?:the )?(?:basement|underground)\\b(?: floor| level)?|b[1-9]\\b)",
    )
    .ok()
});

/// A floor at the beginning of a text, and its length in bytes; none where it lies below ground, which no park has.
pub(super) fn read(text: &str) -> Option<(Option<Floors>, usize)> {
    let chinese = [("首层", 1), ("底层", 1), ("底楼", 1), ("顶层", 0), ("顶楼", 0), ("最高层", 0), ("最顶层", 0)];
    if let Some((name, number)) = chinese.iter().find(|(name, _)| text.starts_with(name)) {
        return Some((Some(if *number == 0 { Floors::Top } else { Floors::one(*number) }), name.len()));
    }
    if let Some(found) = BELOW_GROUND.as_ref()?.find(text) {
        return Some((None, found.end()));
    }
    let found = ENGLISH.as_ref()?.captures(text)?;
    let length = found.get(0)?.end();
    let floors = match (found.name("w").map(|word| word.as_str()), found.name("n")) {
        // The top floors by area are the largest ones.
        (Some("top" | "uppermost"), _) => {
            let is_ranked = text.get(length..).is_some_and(|rest| rest.trim_start().starts_with("by "));
            (!is_ranked).then_some(Floors::Top)?
        }
        (Some(word), _) => Floors::one(ordinal(word)),
        (None, number) => Floors::one(number?.as_str().parse().ok()?),
    };
    Some((Some(floors), length))
}

fn ordinal(word: &str) -> u32 {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    // What remains is the ground floor.
    WORDS.iter().zip(1..).find(|(name, _)| **name == word).map_or(1, |(_, number)| number)
}

impl Floors {
    pub(super) fn one(number: u32) -> Self {
        Self::Between(number, number)
    }

    /// The floors of a comparison with one; `None` where there are none.
    pub(super) fn compared(compare: Compare, number: u32, upper: u32) -> Option<Self> {
        let (from, to) = match compare {
            Compare::Exactly => (number, number),
            Compare::Over => (number.checked_add(1)?, u32::MAX),
            Compare::AtLeast => (number, u32::MAX),
            Compare::Under => (1, number.checked_sub(1)?),
            Compare::AtMost => (1, number),
            Compare::Between => (number.min(upper), number.max(upper)),
        };
        (from <= to).then_some(Self::Between(from, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_in_both_languages() {
        for (text, floors, rest) in [
            ("ground floor of", Floors::one(1), " of"),
            ("the first floor", Floors::one(1), ""),
            ("on the 12th floor", Floors::one(12), ""),
            ("top floor", Floors::Top, ""),
            ("顶楼的", Floors::Top, "的"),
            ("首层", Floors::one(1), ""),
        ] {
            let (read, length) = read(text).unwrap();
            assert_eq!((read, text.get(length..).unwrap()), (Some(floors), rest), "{text}");
        }
        for text in ["地下一层", "basement", "负一楼", "b1"] {
            assert_eq!(read(text), Some((None, text.len())), "{text}");
        }
        for text in ["first week", "top floor by area", "floor 3", "顶", "b12x"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(Floors::compared(Compare::Over, 3, 3), Some(Floors::Between(4, u32::MAX)));
        assert_eq!(Floors::compared(Compare::Under, 1, 1), None);
    }
}
