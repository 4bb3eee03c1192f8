//! How numbers are written: grouped, percents, areas, lengths.

use fluent_bundle::FluentValue;

use super::Words;
use crate::park::Lang;

impl Words {
    /// A count, grouped by thousands: `1,234`.
    pub fn count(&self, count: u64) -> String {
        grouped(count as f64, 0)
    }

    /// A number, grouped, rounded to so many decimals, without trailing zeros: `1,234.5`.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        trimmed(grouped(value, decimals))
    }

    /// A ratio as percent: 0.115 is `11.5%`.
    pub fn percent(&self, ratio: f64, decimals: usize) -> String {
        format!("{}%", trimmed(grouped(ratio * 100.0, decimals)))
    }

    /// An area as people say it: `1,500 m²`; in Chinese `1,500平方米`, and from 10,000 on `9.33万平方米`.
    pub fn area(&self, area_m2: f64) -> String {
        match self.lang() {
            Lang::Zh if area_m2.abs() >= 10_000.0 => {
                format!("{}万平方米", trimmed(grouped(area_m2 / 10_000.0, 2)))
            }
            _ => self.area_exact(area_m2),
        }
    }

    /// An area to the square metre, or finer below 100 m²: `93,345 m²`, `93,345平方米`.
    pub fn area_exact(&self, area_m2: f64) -> String {
        let number = self.number(area_m2, if area_m2.abs() < 100.0 { 1 } else { 0 });
        match self.lang() {
            Lang::Zh => format!("{number}平方米"),
            Lang::En => format!("{number} m²"),
        }
    }

    /// A length, to 10 cm: `97.2 m`, `97.2米`.
    pub fn length(&self, length_m: f64) -> String {
        let number = self.number(length_m, 1);
        match self.lang() {
            Lang::Zh => format!("{number}米"),
            Lang::En => format!("{number} m"),
        }
    }
}

/// Writes the numbers in messages; text is left to Fluent.
pub(super) fn format_value<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(trimmed(grouped(number.value, 6))),
        _ => None,
    }
}

/// `1,234.50` for 1234.5 and two decimals. What is no number is a dash.
fn grouped(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::with_capacity(plain.len() + plain.len() / 3 + 2);
    if value < 0.0 && plain.chars().any(|c| c.is_ascii_digit() && c != '0') {
        text.push('-');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

fn trimmed(text: String) -> String {
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_and_signs_kept() {
        let words = Words::new(Lang::En);
        assert_eq!(words.count(0), "0");
        assert_eq!(words.count(999), "999");
        assert_eq!(words.count(1000), "1,000");
        assert_eq!(words.count(1_234_567), "1,234,567");
        assert_eq!(words.number(-1234.5, 2), "-1,234.5");
        assert_eq!(words.number(-0.001, 2), "0");
        assert_eq!(words.number(3.2139, 2), "3.21");
        assert_eq!(words.number(100.0, 2), "100");
        assert_eq!(words.number(f64::NAN, 2), "–");
    }

    #[test]
    fn percents_keep_what_they_have() {
        let words = Words::new(Lang::Zh);
        assert_eq!(words.percent(0.115, 1), "11.5%");
        assert_eq!(words.percent(0.95, 1), "95%");
        assert_eq!(words.percent(0.0, 0), "0%");
    }

    #[test]
    fn areas_and_lengths_are_said_as_each_language_says_them() {
        let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
        assert_eq!((zh.area(300_000.0), en.area(300_000.0)), ("30万平方米".into(), "300,000 m²".into()));
        assert_eq!(zh.area(93_345.0), "9.33万平方米");
        assert_eq!((zh.area(1500.0), en.area(1500.0)), ("1,500平方米".into(), "1,500 m²".into()));
        assert_eq!(zh.area_exact(93_345.0), "93,345平方米");
        assert_eq!(en.area(0.72), "0.7 m²");
        assert_eq!((zh.length(97.2), en.length(20.0)), ("97.2米".into(), "20 m".into()));
    }
}
