//! Units as people type them, and what they measure.

use super::question::Measure;

/// What a number with a unit is of, and what it is multiplied by.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Unit {
    /// Of a place itself, in its base unit.
    Of(Measure, f64),
    /// Of some metric that is measured in a unit of this kind; as SenML writes it.
    Metric(&'static str),
    /// People: present, or belonging there.
    People,
    Days(f64),
    /// The number is that of a floor.
    Floor,
}

/// Spelling as [`super::text::plain`] leaves it, and the unit.
const UNITS: &[(&str, fn() -> Unit)] = &[
    ("平方米", || Unit::Of(Measure::Area, 1.0)),
    ("平米", || Unit::Of(Measure::Area, 1.0)),
    ("square meter", || Unit::Of(Measure::Area, 1.0)),
    ("square metre", || Unit::Of(Measure::Area, 1.0)),
    ("sq m", || Unit::Of(Measure::Area, 1.0)),
    ("sqm", || Unit::Of(Measure::Area, 1.0)),
    ("m2", || Unit::Of(Measure::Area, 1.0)),
    ("m^2", || Unit::Of(Measure::Area, 1.0)),
    ("平", || Unit::Of(Measure::Area, 1.0)),
    ("公顷", || Unit::Of(Measure::Area, 10_000.0)),
    ("hectare", || Unit::Of(Measure::Area, 10_000.0)),
    ("ha", || Unit::Of(Measure::Area, 10_000.0)),
    // One mu is 10,000 ÷ 15 m².
    ("亩", || Unit::Of(Measure::Area, 10_000.0 / 15.0)),
    ("mu", || Unit::Of(Measure::Area, 10_000.0 / 15.0)),
    ("兆瓦", || Unit::Metric("MW")),
    ("千瓦", || Unit::Metric("kW")),
    ("mw", || Unit::Metric("MW")),
    ("kw", || Unit::Metric("kW")),
    ("kilowatt", || Unit::Metric("kW")),
    ("瓦", || Unit::Metric("W")),
    ("w", || Unit::Metric("W")),
    ("摄氏度", || Unit::Metric("Cel")),
    ("°c", || Unit::Metric("Cel")),
    ("degree", || Unit::Metric("Cel")),
    ("度", || Unit::Metric("Cel")),
    ("°", || Unit::Metric("Cel")),
    ("c", || Unit::Metric("Cel")),
    ("%", || Unit::Metric("%")),
    ("per cent", || Unit::Metric("%")),
    ("percent", || Unit::Metric("%")),
    ("米", || Unit::Of(Measure::Height, 1.0)),
    ("meter", || Unit::Of(Measure::Height, 1.0)),
    ("metre", || Unit::Of(Measure::Height, 1.0)),
    ("m", || Unit::Of(Measure::Height, 1.0)),
    ("千米", || Unit::Of(Measure::Height, 1000.0)),
    ("公里", || Unit::Of(Measure::Height, 1000.0)),
    ("kilometre", || Unit::Of(Measure::Height, 1000.0)),
    ("km", || Unit::Of(Measure::Height, 1000.0)),
    ("层", || Unit::Of(Measure::Storeys, 1.0)),
    ("storie", || Unit::Of(Measure::Storeys, 1.0)),
    ("storey", || Unit::Of(Measure::Storeys, 1.0)),
    ("story", || Unit::Of(Measure::Storeys, 1.0)),
    ("floor", || Unit::Of(Measure::Storeys, 1.0)),
    ("楼", || Unit::Floor),
    ("个机柜", || Unit::Of(Measure::Racks, 1.0)),
    ("个机架", || Unit::Of(Measure::Racks, 1.0)),
    ("台机柜", || Unit::Of(Measure::Racks, 1.0)),
    ("架", || Unit::Of(Measure::Racks, 1.0)),
    ("rack", || Unit::Of(Measure::Racks, 1.0)),
    ("座", || Unit::Of(Measure::Capacity, 1.0)),
    ("seat", || Unit::Of(Measure::Capacity, 1.0)),
    ("人", || Unit::People),
    ("people", || Unit::People),
    ("person", || Unit::People),
    ("个工作日", || Unit::Days(1.0)),
    ("天", || Unit::Days(1.0)),
    ("日", || Unit::Days(1.0)),
    ("day", || Unit::Days(1.0)),
    ("fortnight", || Unit::Days(14.0)),
    ("周", || Unit::Days(7.0)),
    ("个星期", || Unit::Days(7.0)),
    ("week", || Unit::Days(7.0)),
    ("个周", || Unit::Days(7.0)),
    ("个月", || Unit::Days(30.0)),
    ("month", || Unit::Days(30.0)),
];

/// A unit at the beginning of a text, after spaces, and the length of both in bytes.
pub(super) fn read(text: &str) -> Option<(Unit, usize)> {
    let rest = text.trim_start();
    // `28 consecutive days`.
    let between = ["consecutive ", "straight ", "full ", "whole "].into_iter().find_map(|word| rest.strip_prefix(word));
    let rest = between.unwrap_or(rest).trim_start();
    let spaces = text.len() - rest.len();
    let fits = |spelling: &str| {
        let after = rest.strip_prefix(spelling)?.chars().next();
        // Letters go on to another word: `m` is none of `may`.
        let goes_on = spelling.ends_with(|sign: char| sign.is_ascii_alphanumeric())
            && after.is_some_and(|sign| sign.is_ascii_alphanumeric());
        (!goes_on).then_some(spaces + spelling.len())
    };
    let found = UNITS.iter().filter_map(|(spelling, unit)| Some((unit, fits(spelling)?)));
    found.max_by_key(|(_, length)| *length).map(|(unit, length)| (unit(), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_spelling_counts_and_words_that_only_begin_like_a_unit_do_not() {
        assert_eq!(read(" m2 free"), Some((Unit::Of(Measure::Area, 1.0), 3)));
        assert_eq!(read("平方米的"), Some((Unit::Of(Measure::Area, 1.0), 9)));
        assert_eq!(read("m high"), Some((Unit::Of(Measure::Height, 1.0), 1)));
        assert_eq!(read(" may"), None);
        assert_eq!(read("kwh"), None);
        assert_eq!(read("mw"), Some((Unit::Metric("MW"), 2)));
        assert_eq!(read("亩"), Some((Unit::Of(Measure::Area, 10_000.0 / 15.0), 3)));
    }
}
