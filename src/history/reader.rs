//! Reading the file: in a connection of one's own, beside the writer and without hindering it.
//!
//! What is asked is answered from one snapshot, however much the writer puts together meanwhile.

use std::path::Path;

use rusqlite::{Connection, Transaction};

use super::{
    error::HistoryError,
    export::Values,
    file::open_to_read,
    keys::ColumnNumber,
    moment::columns_at,
    names::{ColumnName, Names, WHOLE_PARK, WordBook},
    recorded::{Recorded, recorded},
    schema,
    series::{Ask, Series, WordRun, series, word_runs},
};
use crate::{
    park::PlaceId,
    twin::{Column, Points},
};

/// A history that is read.
#[derive(Debug)]
pub struct HistoryReader {
    connection: Connection,
}

/// Where the values of something lie in the file.
#[derive(Debug)]
pub(super) struct Found {
    pub name: ColumnName,
    pub column: ColumnNumber,
    pub position: usize,
}

impl HistoryReader {
    /// Opens a file to read from it. After the writer has set a damaged file aside, open anew.
    ///
    /// # Errors
    /// There is no such file, it cannot be read, it is no history, or a newer program's.
    pub fn open(file: &Path) -> Result<Self, HistoryError> {
        Ok(Self { connection: open_to_read(file)? })
    }

    /// Id of the park whose history it is.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn park(&self) -> Result<String, HistoryError> {
        schema::park_of(&self.connection)
    }

    /// When something was recorded, and the gaps in it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn recorded(&self) -> Result<Recorded, HistoryError> {
        recorded(&*self.snapshot()?)
    }

    /// A metric at a place over time; of a row, a hall, a building or the whole park what its racks come to.
    ///
    /// # Errors
    /// Nothing has been recorded there, the metric is a word, or the file cannot be read.
    pub fn series(&self, ask: &Ask<'_>) -> Result<Series, HistoryError> {
        let snapshot = self.snapshot()?;
        let found = find(&snapshot, ask.metric, ask.place)?;
        if found.name.is_words() {
            return Err(HistoryError::Words { metric: ask.metric.to_owned() });
        }
        series(&snapshot, found, ask)
    }

    /// A metric at a place over time, whether it is a number or a word.
    ///
    /// # Errors
    /// Nothing has been recorded there, or the file cannot be read.
    pub fn values(&self, ask: &Ask<'_>) -> Result<Values, HistoryError> {
        match self.series(ask) {
            Err(HistoryError::Words { .. }) => Ok(Values::Words(self.words(ask)?)),
            series => Ok(Values::Numbers(series?)),
        }
    }

    /// The words of a metric at a place over time, each with how long it held.
    ///
    /// # Errors
    /// Nothing has been recorded there, the metric is a number, or the file cannot be read.
    pub fn words(&self, ask: &Ask<'_>) -> Result<Vec<WordRun>, HistoryError> {
        let snapshot = self.snapshot()?;
        let found = find(&snapshot, ask.metric, ask.place)?;
        if !found.name.is_words() {
            return Err(HistoryError::Numbers { metric: ask.metric.to_owned() });
        }
        word_runs(&snapshot, &found, ask, &WordBook::read(&snapshot)?)
    }

    /// The state that was recorded last before a moment, or at it, in the order of a park's points: nothing of what was
    /// stale by then. What was measured then is `Recorded` now.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn columns_at(&self, points: &Points, at_ms: i64) -> Result<Vec<Column>, HistoryError> {
        columns_at(&*self.snapshot()?, points, at_ms)
    }

    fn snapshot(&self) -> Result<Transaction<'_>, HistoryError> {
        Ok(self.connection.unchecked_transaction()?)
    }
}

/// The column and the position of a metric at a place. Of several columns of one metric, which its unit tells apart, the
/// youngest.
fn find(from: &Connection, metric: &str, place: Option<&PlaceId>) -> Result<Found, HistoryError> {
    let names = Names::read(from)?;
    let place = place.map_or(WHOLE_PARK, PlaceId::as_str);
    let of_metric = names.columns.iter().filter(|(name, _)| name.metric == metric);
    let here = of_metric.filter_map(|(name, column)| {
        let position = names.position(name.kind, place)?;
        Some(Found { name: name.clone(), column: *column, position })
    });
    here.max_by_key(|found| found.column).ok_or_else(|| HistoryError::NothingRecorded { metric: metric.to_owned() })
}
