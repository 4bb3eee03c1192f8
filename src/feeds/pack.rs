//! Writing packs: the numbers and words of one place, as [`super::senml`] reads them.

use std::fmt::Write;

use serde_json::to_string;

/// A SenML pack that grows record by record.
#[derive(Debug)]
pub struct Pack {
    text: String,
    /// The unit that holds for the next record without one.
    unit: String,
    /// Whether there is a record.
    begun: bool,
}

impl Pack {
    /// A pack whose names begin with `base`, all of one time, milliseconds since 1970.
    pub fn new(base: &str, at_ms: i64) -> Self {
        let mut text = String::from("[{");
        if !base.is_empty() {
            let _ = write!(text, "\"bn\":{},", quoted(base));
        }
        let (secs, ms) = (at_ms.div_euclid(1000), at_ms.rem_euclid(1000));
        // Writing to a text cannot fail.
        let _ = if ms == 0 || secs < 0 { write!(text, "\"bt\":{secs}") } else { write!(text, "\"bt\":{secs}.{ms:03}") };
        Self { text, unit: String::new(), begun: false }
    }

    /// A number with as many digits as it needs to be the same again; one that is no number is left out.
    pub fn number(&mut self, name: &str, unit: &str, value: f32) {
        if !value.is_finite() {
            return;
        }
        self.next();
        if self.unit != unit {
            let _ = write!(self.text, "\"bu\":{},", quoted(unit));
            unit.clone_into(&mut self.unit);
        }
        let _ = write!(self.text, "\"n\":{},\"v\":{value}", quoted(name));
    }

    pub fn word(&mut self, name: &str, word: &str) {
        self.next();
        let _ = write!(self.text, "\"n\":{},\"vs\":{}", quoted(name), quoted(word));
    }

    /// The first record holds the bases of all.
    fn next(&mut self) {
        self.text.push_str(if self.begun { "},{" } else { "," });
        self.begun = true;
    }

    pub fn finish(mut self) -> String {
        self.text.push_str("}]");
        self.text
    }
}

fn quoted(text: &str) -> String {
    // Of a text this cannot fail.
    to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::senml::{Value, read};

    #[test]
    fn what_is_written_is_read_the_same() {
        let at_ms = 1_749_520_800_250;
        let values = [0.1_f32, 5_123.0, 0.0, -1e-7, f32::MAX, 22.5, f32::MIN_POSITIVE, 16_777_216.0];
        let mut pack = Pack::new("A/\"1\"/", at_ms);
        pack.word("01/owner", "云\n谷");
        values.iter().for_each(|value| pack.number("x", "W", *value));
        pack.number("gap", "W", f32::NAN);
        pack.number("y", "Cel", 1.5);
        let text = pack.finish();
        let records = read(text.as_bytes(), 0).unwrap();
        assert_eq!(records.len(), values.len() + 2);
        assert!(records.iter().all(|record| record.at_ms == at_ms && record.base == "A/\"1\"/"));
        assert_eq!(records[0].value, Value::Word("云\n谷".into()));
        for (record, value) in records[1..].iter().zip(values) {
            let Value::Number(read) = record.value else { panic!("{record:?}") };
            assert_eq!((read as f32).to_bits(), value.to_bits(), "{text}");
        }
        assert_eq!(records.last().unwrap().unit, "Cel");
    }

    #[test]
    fn a_pack_without_records_is_a_pack() {
        assert_eq!(Pack::new("", 5_000).finish(), r#"[{"bt":5}]"#);
        assert!(read(Pack::new("A/", 5_000).finish().as_bytes(), 0).unwrap().is_empty());
    }
}
