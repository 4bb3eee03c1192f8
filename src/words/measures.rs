//! How measured values are written: a number with its unit, in steps that people read.

use super::Words;

impl Words {
    /// A size on a disk: `12.3 MB`.
    pub fn megabytes(&self, bytes: u64) -> String {
        format!("{} MB", self.number(bytes as f64 / 1e6, 1))
    }

    /// What values of a SenML unit are multiplied by to be shown, and the unit that they then have, for values of about
    /// this size: for axes, whose numbers stand without their unit.
    pub fn scale_of(&self, unit: &str, size: f64) -> (f64, String) {
        let (factor, shown) = match unit {
            "W" if size >= 1e6 => (1e-6, "MW"),
            "W" if size >= 1e3 => (1e-3, "kW"),
            "/" => (100.0, "%"),
            "Cel" => (1.0, "°C"),
            "count" => return (1.0, String::new()),
            other => (1.0, other),
        };
        (factor, shown.to_owned())
    }

    /// A value in a SenML unit: `46.1 MW`, `22.5 °C`, `63%`, `1,234`. A unit that is not known is written as it is.
    pub fn measured(&self, value: f64, unit: &str) -> String {
        let with = |value: f64, decimals: usize, unit: &str| format!("{} {unit}", self.number(value, decimals));
        match unit {
            "" | "count" => self.number(value, if value.abs() < 10.0 { 2 } else { 0 }),
            "/" => self.percent(value, if value.abs() < 0.1 { 1 } else { 0 }),
            "Cel" => with(value, 1, "°C"),
            "W" if value.abs() >= 1e6 => with(value / 1e6, 2, "MW"),
            "W" if value.abs() >= 1e3 => with(value / 1e3, 2, "kW"),
            other => with(value, 2, other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::Lang;

    #[test]
    fn values_have_the_unit_that_people_use() {
        let words = Words::new(Lang::Zh);
        for (value, unit, text) in [
            (46_080_000.0, "W", "46.08 MW"),
            (5_123.0, "W", "5.12 kW"),
            (830.0, "W", "830 W"),
            (22.46, "Cel", "22.5 °C"),
            (0.634, "/", "63%"),
            (0.051, "/", "5.1%"),
            (10_893.0, "count", "10,893"),
            (1.25, "", "1.25"),
            (3.0, "m/s", "3 m/s"),
        ] {
            assert_eq!(words.measured(value, unit), text);
        }
    }
}
