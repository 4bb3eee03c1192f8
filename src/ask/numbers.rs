//! Numbers as people type them: `3,000`, `1.5万`, `5k`, `三千`.

/// A number at the beginning of a text, and its length in bytes.
pub(super) fn read(text: &str) -> Option<(f64, usize)> {
    let (value, length) = digits(text).or_else(|| chinese(text))?;
    let rest = text.get(length..).unwrap_or_default();
    let (factor, more) = match rest.chars().next() {
        Some('万') => (1e4, '万'.len_utf8()),
        // Of 千瓦 and 千米 it is the unit's.
        Some('千') if !rest.chars().nth(1).is_some_and(|next| "瓦米克".contains(next)) => (1e3, '千'.len_utf8()),
        Some('k') if !rest.chars().nth(1).is_some_and(char::is_alphanumeric) => (1e3, 1),
        _ => (1.0, 0),
    };
    Some((value * factor, length + more))
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
        ] {
            let (read, length) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read, text.get(length..).unwrap()), (value, rest), "{text}");
        }
        for text in ["", "m2", "零", "kw8", ".5", "万"] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
