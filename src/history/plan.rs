//! From the columns of a park to the columns of its file: each value at the position that its place has there.

use std::ops::Range;

use rusqlite::Connection;

use super::{
    error::HistoryError,
    frames::{Frame, Origins},
    keys::{self, ColumnNumber},
    level::Level,
    names::{ColumnName, Names, WHOLE_PARK, WordBook},
};
use crate::{
    park::{Measured, MetricSpec, Total},
    twin::{Column, Marks, Points, Standing},
};

/// What becomes of each column of a park.
#[derive(Debug)]
pub(super) struct Plan {
    columns: Vec<PlannedColumn>,
    /// Racks of each group, as parts of the racks' columns.
    groups: Vec<Vec<Range<usize>>>,
    words: WordBook,
    word_columns: Vec<ColumnNumber>,
}

#[derive(Debug)]
struct PlannedColumn {
    spec: MetricSpec,
    /// `None` if the file holds too many columns.
    lane: Option<Lane>,
    /// What rows, halls, floors, buildings and the park come to.
    groups: Option<Lane>,
}

/// A column of the file.
#[derive(Debug)]
struct Lane {
    number: ColumnNumber,
    /// Of each value.
    positions: Vec<usize>,
    width: usize,
}

/// Frames of one moment.
pub(super) struct Planned {
    pub frames: Vec<Frame>,
    /// Values of words that the file has no room for.
    pub words_lost: u64,
}

impl Plan {
    /// Finds the park's columns and places in the file, and adds those that are new.
    pub fn new(connection: &mut Connection, points: &Points) -> Result<Self, HistoryError> {
        let transaction = connection.transaction()?;
        let mut names = Names::read(&transaction)?;
        let words = WordBook::read(&transaction)?;
        let (group_names, groups): (Vec<&str>, Vec<Vec<Range<usize>>>) =
            points.places_with_racks().map(|(place, parts)| (place.as_str(), parts.to_vec())).unzip();
        let racks = points.racks().map_or(0, |racks| racks.len());
        let group_names: Vec<&str> = [WHOLE_PARK].into_iter().chain(group_names).collect();
        let mut columns = Vec::new();
        for column in points.columns() {
            let spec = &column.spec;
            let places: Vec<&str> = column.places.iter().map(|place| place.as_str()).collect();
            let lane = Lane::new(&transaction, &mut names, ColumnName::of(spec), &places)?;
            let has_groups = spec.of == Measured::Racks && spec.total != Total::None && !spec.is_words();
            let groups = match has_groups {
                true => Lane::new(&transaction, &mut names, ColumnName::of_groups(spec), &group_names)?,
                false => None,
            };
            columns.push(PlannedColumn { spec: spec.clone(), lane, groups });
        }
        transaction.commit()?;
        let word_columns = names.columns.iter().filter(|(name, _)| name.is_words()).map(|(_, number)| *number);
        let whole_park = std::iter::once(0..racks).collect();
        let groups = [whole_park].into_iter().chain(groups).collect();
        Ok(Self { columns, groups, words, word_columns: word_columns.collect() })
    }

    pub fn are_words(&self, column: ColumnNumber) -> bool {
        self.word_columns.contains(&column)
    }

    /// The frames of a moment. What is stale then is written as nothing; a column of nothing is not written.
    pub fn frames(&mut self, to: &Connection, at_ms: i64, columns: &[Column]) -> Result<Planned, HistoryError> {
        let key = |lane: &Lane| keys::frame(Level::Seconds, Level::Seconds.step_of(at_ms), lane.number);
        let mut planned = Planned { frames: Vec::new(), words_lost: 0 };
        for (of, column) in self.columns.iter().zip(columns) {
            let (mut values, origins) = fresh(&of.spec, column, at_ms);
            if origins.is_none() {
                continue;
            }
            if of.spec.is_words() {
                planned.words_lost += renumber(&mut values, column, &mut self.words, to)?;
            }
            if let Some(lane) = &of.lane {
                planned.frames.push(Frame::new(key(lane), origins, &lane.spread(&values), None));
            }
            if let Some(lane) = &of.groups {
                let known = Column { values, ..Column::default() };
                let totals = self.groups.iter().map(|parts| known.total(of.spec.total, parts));
                let totals: Vec<f32> = totals.map(|total| total.map_or(f32::NAN, |(total, _)| total as f32)).collect();
                planned.frames.push(Frame::new(key(lane), origins, &lane.spread(&totals), None));
            }
        }
        Ok(planned)
    }
}

impl Lane {
    fn new(
        to: &Connection,
        names: &mut Names,
        name: ColumnName,
        places: &[&str],
    ) -> Result<Option<Self>, HistoryError> {
        let kind = name.kind;
        let Some(number) = names.add_column(to, name)? else { return Ok(None) };
        let positions = names.add_places(to, kind, places.iter().copied())?;
        let width = positions.iter().max().map_or(0, |last| last + 1);
        Ok(Some(Self { number, positions, width }))
    }

    fn spread(&self, values: &[f32]) -> Vec<f32> {
        let mut spread = vec![f32::NAN; self.width];
        for (position, value) in self.positions.iter().zip(values) {
            if let Some(place) = spread.get_mut(*position) {
                *place = *value;
            }
        }
        spread
    }
}

/// The values that are fresh at a time, and where they come from.
fn fresh(spec: &MetricSpec, column: &Column, at_ms: i64) -> (Vec<f32>, Origins) {
    let mut values = column.values.clone();
    let mut origins = Origins::default();
    for (number, value) in values.iter_mut().enumerate() {
        if column.standing(spec, number, at_ms) != Standing::Fresh {
            *value = f32::NAN;
        } else if let Some(mark) = column.mark(number) {
            origins = origins.with(Origins::of(mark.origin));
            if matches!(column.marks, Marks::All(_)) {
                // What is true of one is true of all; those without a value are `NAN` anyway.
                break;
            }
        }
    }
    (values, origins)
}

/// Gives words the numbers that they have in the file; says for how many values there was no room.
fn renumber(values: &mut [f32], column: &Column, words: &mut WordBook, to: &Connection) -> Result<u64, HistoryError> {
    let mut lost = 0;
    let mut known: Vec<Option<f32>> = vec![None; column.labels.len()];
    for value in values.iter_mut().filter(|value| !value.is_nan()) {
        let Some(place) = known.get_mut(*value as usize) else {
            (*value, lost) = (f32::NAN, lost + 1);
            continue;
        };
        let number = match (*place, column.labels.word(*value)) {
            (Some(number), _) => number,
            (None, Some(word)) => words.add(to, word)?.map_or(f32::NAN, |number| number as f32),
            (None, None) => f32::NAN,
        };
        *place = Some(number);
        lost += u64::from(number.is_nan());
        *value = number;
    }
    Ok(lost)
}
