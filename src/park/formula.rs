//! Formulas of rules: parsed once, worked out for any place.
//!
//! Usual arithmetic (`+ − * / ^`, brackets, `abs`, `floor`, …: crate `exmex`) over names. A name is a metric of the
//! park: at a rack its own reading, at a row, hall, floor or building what its racks' readings come to. Or it is one of
//! [`Formula::GIVEN`], which the park itself knows.

use exmex::prelude::*;

/// A parsed formula.
#[derive(Clone, Debug)]
pub struct Formula {
    parsed: FlatEx<f64>,
    names: Vec<String>,
}

/// What a formula cannot be read for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FormulaError {
    #[error("not a formula: {0}")]
    Unreadable(String),
    #[error("no metric is called {0}")]
    UnknownName(String),
}

impl Formula {
    /// Names that stand for what the park says of a place: people who belong there, the share of them that is there,
    /// racks installed there, and their mean power by layout, W.
    pub const GIVEN: [&'static str; 4] = ["capacity", "occupancy", "racks", "mean_power"];

    /// `metrics`: what else a name may be.
    pub fn parse<'a>(text: &str, metrics: impl Iterator<Item = &'a str> + Clone) -> Result<Self, FormulaError> {
        // A longer one is nothing that a person wrote.
        if text.len() > 400 {
            return Err(FormulaError::Unreadable("more than 400 characters".into()));
        }
        let parsed = exmex::parse::<f64>(text).map_err(|error| FormulaError::Unreadable(error.to_string()))?;
        let names = parsed.var_names().to_vec();
        let known = |name: &String| Self::GIVEN.contains(&name.as_str()) || metrics.clone().any(|one| one == name);
        match names.iter().find(|name| !known(name)) {
            Some(unknown) => Err(FormulaError::UnknownName(unknown.clone())),
            None => Ok(Self { parsed, names }),
        }
    }

    /// The names that it holds, in alphabetical order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Its value, given those of its names in their order; `None` for no number, as a division by nothing gives.
    pub fn value(&self, given: &[f64]) -> Option<f64> {
        self.parsed.eval(given).ok().filter(|value| value.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Formula, FormulaError> {
        Formula::parse(text, ["power", "inlet"].into_iter())
    }

    #[test]
    fn arithmetic_over_names_in_alphabetical_order() {
        let formula = parse("(power / mean_power) ^ 2 - 2*inlet").unwrap();
        assert_eq!(formula.names(), ["inlet", "mean_power", "power"]);
        assert_eq!(formula.value(&[1.0, 4.0, 8.0]), Some(2.0));
        assert_eq!(parse("inlet").unwrap().value(&[21.5]), Some(21.5));
        assert_eq!(parse("power / racks").unwrap().value(&[1.0, 0.0]), None, "no number");
        assert_eq!(parse("power").unwrap().value(&[]), None, "a name without a value");
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert_eq!(parse("pwoer * 2").err(), Some(FormulaError::UnknownName("pwoer".into())));
        assert!(matches!(parse("power +"), Err(FormulaError::Unreadable(_))));
        assert!(matches!(parse(""), Err(FormulaError::Unreadable(_))));
        assert!(matches!(parse(&"(".repeat(10_000)), Err(FormulaError::Unreadable(_))));
    }
}
