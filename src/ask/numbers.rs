//! Numbers as people type them: `3,000`, `1.5万`, `5k`, `三千`, `20 thousand`, `two`.

/// A number, and the word that multiplies it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub value: f64,
    /// Of 万 in `5万` 10,000; 1 without such a word.
    pub factor: f64,
    /// In bytes.
    pub length: usize,
}

impl Number {
    /// The lower end of a range: of `3到5万` 30,000, as the word that multiplies stands once.
    pub fn lower_end(self, upper: Self) -> Self {
        let is_shared = self.factor == 1.0 && upper.factor > 1.0 && self.value < upper.value / upper.factor;
        if is_shared { Self { value: self.value * upper.factor, factor: upper.factor, ..self } } else { self }
    }
}

/// A number at the beginning of a text, and its length in bytes.
pub(super) fn read(text: &str) -> Option<(f64, usize)> {
    number(text).map(|number| (number.value, number.length))
}

/// The like, with its factor.
pub(super) fn number(text: &str) -> Option<Number> {
    if let Some((value, length)) = digits(text) {
        let (factor, more) = factor(text.get(length..).unwrap_or_default());
        return Some(Number { value: value * factor, factor, length: length + more });
    }
    let (value, length) = chinese(text).or_else(|| english(text))?;
    // `五万` alone: a longer one has every factor of its own.
    let said = text.get(..length).unwrap_or_default();
    let last = said
        .chars()
        .next_back()
        .and_then(multiplier)
        .filter(|_| said.chars().filter(|s| multiplier(*s).is_some()).count() == 1);
    let (more, length_more) =
        if last.is_some() { (1.0, 0) } else { english_factor(text.get(length..).unwrap_or_default()) };
    Some(Number { value: value * more, factor: last.unwrap_or(more), length: length + length_more })
}

fn multiplier(sign: char) -> Option<f64> {
    Some(match sign {
        '百' => 1e2,
        '千' => 1e3,
        '万' => 1e4,
        '亿' => 1e8,
        _ => return None,
    })
}

/// What multiplies digits, after them.
fn factor(rest: &str) -> (f64, usize) {
    let mut signs = rest.chars();
    let (sign, next) = (signs.next(), signs.next());
    match sign {
        // Of 千瓦 and 千米 it is the unit's.
        Some('千') if next.is_some_and(|next| "瓦米克".contains(next)) => (1.0, 0),
        Some('k') if !next.is_some_and(char::is_alphanumeric) => (1e3, 1),
        Some(sign) => multiplier(sign).map_or_else(|| english_factor(rest), |factor| (factor, sign.len_utf8())),
        None => (1.0, 0),
    }
}

fn english_factor(rest: &str) -> (f64, usize) {
    let words = [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6)];
    let word = rest.trim_start();
    let found = words.iter().find_map(|(name, factor)| {
        let after = word.strip_prefix(name)?;
        (!after.starts_with(char::is_alphanumeric)).then_some((*factor, rest.len() - after.len()))
    });
    found.unwrap_or((1.0, 0))
}

fn english(text: &str) -> Option<(f64, usize)> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let found = WORDS.iter().zip(1_u8..).find_map(|(word, value)| {
        let after = text.strip_prefix(word)?;
        (!after.starts_with(char::is_alphanumeric)).then_some((f64::from(value), word.len()))
    });
    found.or_else(|| {
        let after = text.strip_prefix("twenty").or_else(|| text.strip_prefix("thirty"))?;
        let value = if text.starts_with("twenty") { 20.0 } else { 30.0 };
        (!after.starts_with(|sign: char| sign.is_alphanumeric() || sign == '-')).then_some((value, 6))
    })
}
/// `3000`, `3,000`, `0.5`.
fn digits(text: &str) -> Option<(f64, usize)> {
    let mut written = String::new();
    let mut length = 0;
    let signs: Vec<char> = text.chars().take(24).collect();
    for (number, sign) in signs.iter().enumerate() {
        let digit_after = |steps: usize| signs.get(number + steps).is_some_and(char::is_ascii_digit);
        match sign {
            '0'..='9' => written.push(*sign),
            '.' if !written.is_empty() && !written.contains('.') && digit_after(1) => written.push('.'),
            // A comma between thousands, with three digits after it and no more.
            ',' if !written.is_empty() && (1..=3).all(digit_after) && !digit_after(4) => {}
            _ => break,
        }
        length += sign.len_utf8();
    }
    Some((written.parse().ok()?, length))
}

/// `三千`, `一万五千`, `二十`, `两`.
fn chinese(text: &str) -> Option<(f64, usize)> {
    let (mut sum, mut section, mut digit) = (0.0, 0.0, None);
    let mut length = 0;
    for sign in text.chars() {
        match sign {
            '零' => {}
            // `半个月`.
            '半' if length == 0 => return Some((0.5, sign.len_utf8())),
            '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' if digit.is_none() => {
                digit = "一二三四五六七八九".chars().position(|one| one == if sign == '两' { '二' } else { sign });
            }
            '十' | '百' | '千' => {
                let unit = match sign {
                    '十' => 10.0,
                    '百' => 100.0,
                    _ => 1000.0,
                };
                section += digit.take().map_or(1.0, |digit| (digit + 1) as f64) * unit;
            }
            '万' if length > 0 => {
                section += digit.take().map_or(0.0, |digit| (digit + 1) as f64);
                (sum, section) = ((sum + section) * 1e4, 0.0);
            }
            _ => break,
        }
        length += sign.len_utf8();
    }
    let value = sum + section + digit.map_or(0.0, |digit| (digit + 1) as f64);
    (value > 0.0).then_some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_every_writing() {
        for (text, value, rest) in [
            ("3000m2", 3000.0, "m2"),
            ("3,000 m2", 3000.0, " m2"),
            ("1,500,000", 1_500_000.0, ""),
            ("1,5", 1.0, ",5"),
            ("0.5kw", 0.5, "kw"),
            ("8.", 8.0, "."),
            ("1.5万平米", 15_000.0, "平米"),
            ("5k m2", 5000.0, " m2"),
            ("8kw", 8.0, "kw"),
            ("8千瓦", 8.0, "千瓦"),
            ("三千平米", 3000.0, "平米"),
            ("一万五千", 15_000.0, ""),
            ("二十层", 20.0, "层"),
            ("两层", 2.0, "层"),
            ("十", 10.0, ""),
            ("一百零五人", 105.0, "人"),
            ("5百平米", 500.0, "平米"),
            ("20 thousand m2", 20_000.0, " m2"),
            ("two week", 2.0, " week"),
            ("半个月", 0.5, "个月"),
        ] {
            let (read, length) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read, text.get(length..).unwrap()), (value, rest), "{text}");
        }
        for text in ["", "m2", "零", "kw8", ".5", "万"] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_range_has_its_factor_once() {
        let lower = |lower: &str, upper: &str| number(lower).unwrap().lower_end(number(upper).unwrap()).value;
        for (first, last, wanted) in [
            ("3", "5万", 30_000.0),
            ("三", "五万", 30_000.0),
            ("3", "5 thousand", 3000.0),
            ("1", "2k", 1000.0),
            ("3000", "5万", 3000.0),
            ("5千", "1万", 5000.0),
            ("五千", "一万", 5000.0),
            ("3", "5", 3.0),
            ("3万", "5万", 30_000.0),
        ] {
            assert_eq!(lower(first, last), wanted, "{first} to {last}");
        }
    }
}
