//! Texts as they are compared: lower case, half width, one spelling of each sign, English words in the singular.

use super::numbers;

/// The text without differences that mean nothing.
pub(super) fn plain(text: &str) -> String {
    let narrow = text.chars().flat_map(|sign| -> Vec<char> {
        match sign {
            // Full-width forms of ASCII.
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).into_iter().collect(),
            '\u{3000}' | '。' | '、' | '“' | '”' | '《' | '》' => vec![' '],
            '㎡' => vec!['m', '2'],
            '²' => vec!['2'],
            '≥' | '⩾' => vec!['>', '='],
            '≤' | '⩽' => vec!['<', '='],
            '℃' => vec!['°', 'c'],
            '㎾' => vec!['k', 'w'],
            _ => vec![sign],
        }
    });
    let lower: String = narrow.collect::<String>().to_lowercase();
    singular(&numbered(&lower)).replace("center", "centre").replace("metre2", "m2")
}

/// Numerals before 号 in digits, as names have them: `3号棚` for `三号棚`.
fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive('号') {
        let before = part.strip_suffix('号').unwrap_or_default();
        let kept = before.trim_end_matches(|sign| "一二三四五六七八九十".contains(sign));
        let numeral = before.strip_prefix(kept).unwrap_or_default();
        match numbers::read(numeral) {
            Some((value, length)) if length == numeral.len() => out.push_str(&format!("{kept}{value}号")),
            _ => out.push_str(part),
        }
    }
    out
}

/// Every English word of some length without the `s` of a plural.
fn singular(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for sign in text.chars().chain([' ']) {
        if sign.is_ascii_alphabetic() {
            word.push(sign);
            continue;
        }
        let is_plural =
            word.len() >= 5 && word.ends_with('s') && !word.ends_with("ss") || word == "rows" || word == "days";
        out.push_str(if is_plural { word.strip_suffix('s').unwrap_or(&word) } else { &word });
        word.clear();
        out.push(sign);
    }
    out.pop();
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_means_the_same_is_written_the_same() {
        for (text, wanted) in [
            ("≥3000 ㎡　Free", ">=3000 m2 free"),
            ("Racks > 8 kW", "rack > 8 kw"),
            ("进风＞２７℃", "进风>27°c"),
            ("Compute Center’s halls", "compute centre’s hall"),
            ("less glass days", "less glass day"),
            ("十月一号三号棚", "十月1号3号棚"),
        ] {
            assert_eq!(plain(text), wanted);
        }
    }
}
