//! What the colours of differences mean.

use super::told::{measure_name, sign};
use crate::{
    app::{DIFFERENCE_COLOURS, DifferenceScale, Shown},
    panels::{legend::LegendEntry, theme},
    park::Lang,
    twin::{Measure, PlanDifferences},
    words::Words,
};

/// How numbers of a scale are written: what they are multiplied by, and their unit.
fn written(words: &Words, measure: Measure, step: f64) -> (f64, String) {
    match measure {
        Measure::Gfa if step >= 1000.0 && words.lang() == Lang::Zh => (1e-4, words.get("compare-unit-areas")),
        Measure::Gfa if step >= 1000.0 => (1e-3, words.get("compare-unit-areas")),
        Measure::Gfa => (1.0, words.get("compare-unit-area")),
        Measure::Height => (1.0, words.get("compare-unit-metres")),
        Measure::People => (1.0, words.get("compare-unit-people")),
        Measure::Power => {
            let (factor, unit) = words.scale_of("W", step * 1000.0);
            (1000.0 * factor, unit)
        }
    }
}

/// The name of the overlay, with the unit of its numbers.
pub fn difference_heading(words: &Words, measure: Measure, differences: Option<&PlanDifferences>) -> String {
    let title = words.format("compare-overlay", &[("measure", measure_name(words, measure).into())]);
    let Some(differences) = differences else { return title };
    let (_, unit) = written(words, measure, DifferenceScale::of(differences, measure).step);
    words.format("panel-legend-title", &[("title", title.into()), ("unit", unit.into())])
}

/// The bands from the most less to the most more; ends stand where bands meet.
pub fn difference_entries(words: &Words, measure: Measure, differences: &PlanDifferences) -> Vec<LegendEntry> {
    let scale = DifferenceScale::of(differences, measure);
    let (factor, unit) = written(words, measure, scale.step);
    let number = |value: f64| match value {
        value if value.abs() < 1e-9 => "0".to_owned(),
        value => format!("{}{}", sign(value), words.number((value * factor).abs(), 2)),
    };
    let last = DIFFERENCE_COLOURS.len() - 1;
    let entries = DIFFERENCE_COLOURS.iter().enumerate().map(|(band, colour)| {
        let range = scale.range(band);
        let told = match range {
            None => words.get("compare-alike"),
            Some((from, to)) => format!("{} … {} {unit}", number(from), number(to)),
        };
        // About zero stands the band's own name.
        let end = range.map(|(_, to)| to).filter(|to| to.abs() > 1e-9 && band != last);
        let name = match band {
            0 => words.get("compare-less"),
            band if band == last => words.get("compare-more"),
            _ if range.is_none() => "0".to_owned(),
            _ => String::new(),
        };
        LegendEntry { colour: theme::colour_of(colour), name, range: told, end: end.map(number).unwrap_or_default() }
    });
    entries.collect()
}

/// With what is compared, and that it is a plan.
pub fn difference_note(words: &Words, shown: &Shown) -> String {
    let other = shown.compared_with().map(|scenario| scenario.name.get(words.lang()).to_owned());
    let other = other.unwrap_or_else(|| words.get("compare-unchanged"));
    words.format("compare-note", &[("other", other.into())])
}
