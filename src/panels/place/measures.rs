//! What is measured at a place now: a rack's own readings, or what those of its racks come to.

use crate::{
    panels::why::{origin_word, standing_word},
    park::{Measured, MetricSpec, Park, PlaceId, Simulated, Total},
    twin::{Column, Origin, Points, Standing, State, Trust},
    words::Words,
};

/// One metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureView {
    pub name: String,
    pub value: String,
    /// `mean of 384 racks`, `stale`, `measured`; empty for what the badge of simulated data says already.
    pub note: String,
    pub trust: Trust,
}

pub(super) fn measures_of(
    park: &Park,
    words: &Words,
    points: &Points,
    state: &State,
    place: &PlaceId,
) -> Vec<MeasureView> {
    let columns = points.columns().iter().zip(&state.columns);
    columns.filter_map(|(known, column)| measure(park, words, points, state, (&known.spec, column), place)).collect()
}

fn measure(
    park: &Park,
    words: &Words,
    points: &Points,
    state: &State,
    (spec, column): (&MetricSpec, &Column),
    place: &PlaceId,
) -> Option<MeasureView> {
    let name = spec.name.get(words.lang()).to_owned();
    if spec.of == Measured::Places {
        return of_place(words, points, state, (spec, column), place, name);
    }
    if let Some((Measured::Racks, number)) = points.number_of(place) {
        let mark = column.mark(number)?;
        let standing = column.standing(spec, number, state.at.as_millisecond());
        let value = match column.value(number) {
            Some(_) if spec.is_words() => named(park, words, column.word(number)?),
            Some(value) => words.measured(f64::from(value), &spec.unit),
            None if spec.is_words() && mark.origin == Origin::Simulated => words.get("panel-no-owner"),
            None => "—".to_owned(),
        };
        let trust = Trust::of(mark.origin, standing);
        return Some(MeasureView { name, value, note: note(words, mark.origin, standing, None), trust });
    }
    let parts = points.racks_of(place);
    let (value, known) = column.total(spec.total, &parts)?;
    let of: usize = parts.iter().map(ExactSizeIterator::len).sum();
    let first = parts.first()?.start;
    let how = match spec.total {
        Total::Mean => "why-mean-of",
        Total::Max => "why-most-of",
        Total::Sum | Total::None => "why-sum-of",
    };
    let how = words.format(how, &[("known", known.into()), ("of", of.into()), ("missing", (of - known).into())]);
    let origin = column.mark(first).map_or(Origin::Missing, |mark| mark.origin);
    let value = words.measured(value, &spec.unit);
    let trust = Trust::of(origin, Standing::Fresh);
    Some(MeasureView { name, value, note: note(words, origin, Standing::Fresh, Some(how)), trust })
}

/// What is planned of a place, or measured there; people stand above, and a finished building is no news.
fn of_place(
    words: &Words,
    points: &Points,
    state: &State,
    (spec, column): (&MetricSpec, &Column),
    place: &PlaceId,
    name: String,
) -> Option<MeasureView> {
    let (_, number) = points.number_of(place).filter(|(of, _)| *of == Measured::Places)?;
    let value = column.value(number)?;
    let finished = spec.simulated == Some(Simulated::Built) && value >= 1.0;
    if spec.simulated == Some(Simulated::People) || finished {
        return None;
    }
    let mark = column.mark(number)?;
    let standing = column.standing(spec, number, state.at.as_millisecond());
    let value = words.measured(f64::from(value), &spec.unit);
    let trust = Trust::of(mark.origin, standing);
    Some(MeasureView { name, value, note: note(words, mark.origin, standing, None), trust })
}

/// Words that are the id of a place are said as its name.
fn named(park: &Park, words: &Words, word: &str) -> String {
    park.places.get(word).map_or_else(|| word.to_owned(), |place| place.name.get(words.lang()).to_owned())
}

fn note(words: &Words, origin: Origin, standing: Standing, how: Option<String>) -> String {
    let from = (origin != Origin::Simulated && origin != Origin::Missing).then(|| origin_word(words, origin));
    let fresh = standing_word(words, standing).filter(|_| origin != Origin::Simulated);
    [how, from, fresh].into_iter().flatten().collect::<Vec<_>>().join(&words.get("why-between"))
}
