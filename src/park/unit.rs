//! Units of measurement that are one and the same but for a factor and an offset.
//!
//! Spelt as SenML spells them (RFC 8428 §12.1, RFC 8798), with the everyday spellings beside them. Only what is exact
//! and usual stands here: nothing is guessed.

/// What turns a value of one unit into one of another: value × factor + offset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conversion {
    pub factor: f64,
    pub offset: f64,
}

/// Unit, the base unit of its kind, and base = value × numerator ÷ denominator + offset.
const UNITS: &[(&str, &str, f64, f64, f64)] = &[
    ("W", "W", 1.0, 1.0, 0.0),
    ("kW", "W", 1e3, 1.0, 0.0),
    ("MW", "W", 1e6, 1.0, 0.0),
    ("VA", "VA", 1.0, 1.0, 0.0),
    ("kVA", "VA", 1e3, 1.0, 0.0),
    ("Cel", "Cel", 1.0, 1.0, 0.0),
    ("degC", "Cel", 1.0, 1.0, 0.0),
    ("K", "Cel", 1.0, 1.0, -273.15),
    ("degF", "Cel", 5.0, 9.0, -160.0 / 9.0),
    ("/", "/", 1.0, 1.0, 0.0),
    ("%", "/", 1.0, 100.0, 0.0),
    ("/100", "/", 1.0, 100.0, 0.0),
    ("/1000", "/", 1.0, 1e3, 0.0),
    ("ppm", "/", 1.0, 1e6, 0.0),
    ("%RH", "%RH", 1.0, 1.0, 0.0),
    ("count", "count", 1.0, 1.0, 0.0),
    ("V", "V", 1.0, 1.0, 0.0),
    ("mV", "V", 1.0, 1e3, 0.0),
    ("kV", "V", 1e3, 1.0, 0.0),
    ("A", "A", 1.0, 1.0, 0.0),
    ("mA", "A", 1.0, 1e3, 0.0),
    ("Hz", "Hz", 1.0, 1.0, 0.0),
    ("Pa", "Pa", 1.0, 1.0, 0.0),
    ("hPa", "Pa", 100.0, 1.0, 0.0),
    ("kPa", "Pa", 1e3, 1.0, 0.0),
    ("bar", "Pa", 1e5, 1.0, 0.0),
    ("J", "J", 1.0, 1.0, 0.0),
    ("kJ", "J", 1e3, 1.0, 0.0),
    ("Wh", "J", 3.6e3, 1.0, 0.0),
    ("kWh", "J", 3.6e6, 1.0, 0.0),
    ("s", "s", 1.0, 1.0, 0.0),
    ("ms", "s", 1.0, 1e3, 0.0),
    ("min", "s", 60.0, 1.0, 0.0),
    ("h", "s", 3.6e3, 1.0, 0.0),
    ("m", "m", 1.0, 1.0, 0.0),
    ("mm", "m", 1.0, 1e3, 0.0),
    ("cm", "m", 1.0, 100.0, 0.0),
    ("km", "m", 1e3, 1.0, 0.0),
    ("m/s", "m/s", 1.0, 1.0, 0.0),
    ("km/h", "m/s", 1.0, 3.6, 0.0),
    ("m3/s", "m3/s", 1.0, 1.0, 0.0),
    ("l/s", "m3/s", 1.0, 1e3, 0.0),
    ("lx", "lx", 1.0, 1.0, 0.0),
];

impl Conversion {
    pub const NONE: Self = Self { factor: 1.0, offset: 0.0 };

    /// From one unit to another; `None` where they measure different things, or one is not known.
    pub fn between(from: &str, to: &str) -> Option<Self> {
        if from == to {
            return Some(Self::NONE);
        }
        let find = |unit: &str| UNITS.iter().find(|(name, ..)| *name == unit);
        let ((_, base, up, down, offset), (_, other, to_up, to_down, to_offset)) = (find(from)?, find(to)?);
        let sound = base == other;
        sound.then(|| Self { factor: up * to_down / (down * to_up), offset: (offset - to_offset) * to_down / to_up })
    }

    pub fn of(self, value: f64) -> f64 {
        value * self.factor + self.offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert(value: f64, from: &str, to: &str) -> f64 {
        Conversion::between(from, to).unwrap().of(value)
    }

    #[test]
    fn usual_units_become_each_other() {
        for (value, from, to, wanted) in [
            (5.123, "kW", "W", 5_123.0),
            (5_123.0, "W", "kW", 5.123),
            (295.15, "K", "Cel", 22.0),
            (212.0, "degF", "Cel", 100.0),
            (-40.0, "Cel", "degF", -40.0),
            (63.0, "%", "/", 0.63),
            (63.0, "/100", "%", 63.0),
            (1.0, "kWh", "J", 3.6e6),
            (36.0, "km/h", "m/s", 10.0),
            (1.0, "no such unit", "no such unit", 1.0),
        ] {
            let got = convert(value, from, to);
            assert!((got - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "{value} {from} is {got} {to}");
        }
    }

    #[test]
    fn different_things_do_not() {
        for (from, to) in [("W", "Cel"), ("%RH", "/"), ("furlong", "m"), ("W", ""), ("count", "/")] {
            assert_eq!(Conversion::between(from, to), None, "{from} {to}");
        }
    }
}
