//! Indicators and differences in words.

use crate::{
    twin::{Indicator, IndicatorDifference, IndicatorUnit, Measure, Pair},
    words::Words,
};

pub fn indicator_name(words: &Words, indicator: Indicator) -> String {
    match indicator {
        Indicator::Gfa => words.get("describe-gfa"),
        Indicator::FloorAreaRatio => words.get("describe-far"),
        Indicator::Footprint => words.get("describe-footprint"),
        Indicator::Coverage => words.get("describe-coverage"),
        Indicator::GreenArea => words.get("compare-green-area"),
        Indicator::GreenRatio => words.get("describe-green"),
        Indicator::Buildings => words.get("compare-building-count"),
        Indicator::Tallest => words.get("describe-tallest"),
        Indicator::PeopleFull => words.get("describe-people"),
        Indicator::StaffFactor => words.get("compare-staff-factor"),
        Indicator::People => words.get("compare-people-there"),
        Indicator::Parking => words.get("describe-parking"),
        Indicator::Racks => words.get("compare-racks-planned"),
        Indicator::RacksInstalled => words.get("compare-racks-installed"),
        Indicator::ItPower => words.get("describe-it-power"),
        Indicator::FacilityPower => words.get("describe-facility-power"),
        Indicator::InstalledPower => words.get("compare-installed-power"),
        Indicator::SmallestGap => words.get("describe-smallest-gap"),
        Indicator::FireGaps => words.get("compare-fire-gaps"),
        Indicator::OutsideSite => words.get("compare-outside-site"),
        Indicator::DarkDwellings => words.get("compare-dark-dwellings"),
    }
}

/// A value with its unit: `303,200 m²`, `44.1%`, `46.08 MW`.
pub fn indicator_value(words: &Words, unit: IndicatorUnit, value: f64) -> String {
    match unit {
        IndicatorUnit::Area => words.area(value),
        IndicatorUnit::Share => words.percent(value, 2),
        IndicatorUnit::Number => words.number(value, 3),
        IndicatorUnit::Metres => words.length(value),
        IndicatorUnit::Count => words.number(value.round(), 0),
        IndicatorUnit::Kilowatts => words.measured(value * 1000.0, "W"),
    }
}

/// A difference with its sign and unit: `+3,200 m²`, `−1`; `=` where there is none. Shares differ by percentage points.
pub fn signed(words: &Words, unit: IndicatorUnit, values: &Pair<f64>) -> String {
    if !values.differ() {
        return "=".to_owned();
    }
    let by = values.difference();
    let size = match unit {
        IndicatorUnit::Share => words.format("compare-points", &[("value", words.number(by.abs() * 100.0, 2).into())]),
        unit => indicator_value(words, unit, by.abs()),
    };
    format!("{}{size}", sign(by))
}

/// The difference as a share of the first: `+1.1%`; `None` where there is nothing to take it of, or no difference.
pub fn relative(words: &Words, values: &Pair<f64>) -> Option<String> {
    let share = values.relative().filter(|_| values.differ())?;
    Some(format!("{}{}", sign(share), words.percent(share.abs(), 1)))
}

/// One word where a rule says which is better.
pub fn verdict(words: &Words, of: &IndicatorDifference) -> Option<String> {
    of.is_better().map(|better| words.get(if better { "compare-better" } else { "compare-worse" }))
}

pub fn measure_name(words: &Words, measure: Measure) -> String {
    match measure {
        Measure::Gfa => words.get("compare-gfa"),
        Measure::Height => words.get("compare-height"),
        Measure::People => words.get("compare-people"),
        Measure::Power => words.get("compare-power"),
    }
}

pub(super) fn unit_of(measure: Measure) -> IndicatorUnit {
    match measure {
        Measure::Gfa => IndicatorUnit::Area,
        Measure::Height => IndicatorUnit::Metres,
        Measure::People => IndicatorUnit::Count,
        Measure::Power => IndicatorUnit::Kilowatts,
    }
}

pub(super) fn sign(by: f64) -> char {
    if by < 0.0 { '−' } else { '+' }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::Lang;

    #[test]
    fn differences_have_their_sign_and_unit() {
        let words = Words::new(Lang::En);
        let of = |from, to| Pair { from, to };
        for (unit, values, text, share) in [
            (IndicatorUnit::Area, of(300_000.0, 303_200.0), "+3,200 m²", Some("+1.1%")),
            (IndicatorUnit::Area, of(303_200.0, 300_000.0), "−3,200 m²", Some("−1.1%")),
            (IndicatorUnit::Share, of(0.25, 0.5), "+25 pp", Some("+100%")),
            (IndicatorUnit::Kilowatts, of(0.0, 46_080.0), "+46.08 MW", None),
            (IndicatorUnit::Count, of(2.0, 1.0), "−1", Some("−50%")),
            (IndicatorUnit::Count, of(2.0, 2.0), "=", None),
        ] {
            assert_eq!((signed(&words, unit, &values).as_str(), relative(&words, &values).as_deref()), (text, share));
        }
    }

    #[test]
    fn every_indicator_and_measure_has_a_name() {
        for lang in [Lang::Zh, Lang::En] {
            let words = Words::new(lang);
            let names = Indicator::ALL.map(|indicator| indicator_name(&words, indicator));
            let measures = Measure::ALL.map(|measure| measure_name(&words, measure));
            assert!(names.iter().chain(&measures).all(|name| !name.contains('⟦')), "{names:?} {measures:?}");
        }
    }
}
