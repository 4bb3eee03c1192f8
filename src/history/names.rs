//! What the numbers in the file stand for: columns, places and words, each by its name.
//!
//! A park's file may change from one start to the next. So nothing in the history refers to the order of a park: a
//! place keeps its position in the file for ever, a new one is added behind, one that vanished stays.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{error::HistoryError, keys::ColumnNumber};
use crate::park::{Measured, MetricSpec, Total};

/// Of which places a column has values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Racks,
    Places,
    /// What the racks of rows, halls, floors, buildings and the whole park come to.
    Groups,
}

/// The whole park's name among the groups.
pub(super) const WHOLE_PARK: &str = "";

/// What a column holds. Another unit or another kind of total is another column, so that they never mix.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ColumnName {
    pub metric: String,
    /// Empty for words.
    pub unit: String,
    pub kind: Kind,
    pub total: i64,
}

/// All names of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub columns: BTreeMap<ColumnName, ColumnNumber>,
    places: BTreeMap<i64, Places>,
}

/// The places of a kind, both ways.
#[derive(Clone, Debug, Default)]
struct Places {
    positions: BTreeMap<String, usize>,
    /// By position: none is ever deleted, so there are no holes.
    in_order: Vec<String>,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Racks, Self::Places, Self::Groups];

    fn number(self) -> i64 {
        match self {
            Self::Racks => 0,
            Self::Places => 1,
            Self::Groups => 2,
        }
    }
}

impl From<Measured> for Kind {
    fn from(of: Measured) -> Self {
        match of {
            Measured::Racks => Self::Racks,
            Measured::Places => Self::Places,
        }
    }
}

/// A kind of total as the file writes it.
fn number_of(total: Total) -> i64 {
    match total {
        Total::None => 0,
        Total::Sum => 1,
        Total::Mean => 2,
        Total::Max => 3,
    }
}

impl ColumnName {
    /// Of a metric at the places where it is measured.
    pub fn of(spec: &MetricSpec) -> Self {
        let (kind, total) = (Kind::from(spec.of), number_of(Total::None));
        Self { metric: spec.id.clone(), unit: spec.unit.clone(), kind, total }
    }

    /// Of what racks' values come to.
    pub fn of_groups(spec: &MetricSpec) -> Self {
        Self { kind: Kind::Groups, total: number_of(spec.total), ..Self::of(spec) }
    }

    pub fn is_words(&self) -> bool {
        self.unit.is_empty()
    }
}

impl Names {
    pub fn read(connection: &Connection) -> Result<Self, HistoryError> {
        let mut names = Self::default();
        let mut columns = connection.prepare("SELECT metric, unit, kind, total, number FROM columns")?;
        let mut rows = columns.query([])?;
        while let Some(row) = rows.next()? {
            let kind: i64 = row.get(2)?;
            let Some(kind) = Kind::ALL.into_iter().find(|known| known.number() == kind) else { continue };
            let name = ColumnName { metric: row.get(0)?, unit: row.get(1)?, kind, total: row.get(3)? };
            names.columns.insert(name, row.get(4)?);
        }
        let mut places = connection.prepare("SELECT kind, place FROM places ORDER BY kind, position")?;
        let mut rows = places.query([])?;
        while let Some(row) = rows.next()? {
            names.places.entry(row.get(0)?).or_default().add(row.get(1)?);
        }
        Ok(names)
    }

    /// Where a place stands in the columns of a kind.
    pub fn position(&self, kind: Kind, place: &str) -> Option<usize> {
        self.places.get(&kind.number())?.positions.get(place).copied()
    }

    /// Where many places stand; `None` for one that the file does not know.
    pub fn positions<'a>(&self, kind: Kind, places: impl Iterator<Item = &'a str>) -> Vec<Option<usize>> {
        let Some(known) = self.places.get(&kind.number()) else { return places.map(|_| None).collect() };
        // As a rule they stand in the park's order, and then the next is the one behind the last.
        let mut next = 0;
        let positions = places.map(|place| {
            let follows = known.in_order.get(next).is_some_and(|name| name == place);
            let position = if follows { Some(next) } else { known.positions.get(place).copied() };
            next = position.map_or(next, |position| position + 1);
            position
        });
        positions.collect()
    }

    /// Number of a column, a new one if need be; `None` if the file holds too many.
    pub fn add_column(&mut self, to: &Connection, name: ColumnName) -> Result<Option<ColumnNumber>, HistoryError> {
        if let Some(number) = self.columns.get(&name) {
            return Ok(Some(*number));
        }
        let number = self.columns.values().max().map_or(0, |last| last + 1);
        if number >= super::keys::MOST_COLUMNS {
            return Ok(None);
        }
        let values = (number, &name.metric, &name.unit, name.kind.number(), name.total);
        to.execute("INSERT INTO columns (number, metric, unit, kind, total) VALUES (?1, ?2, ?3, ?4, ?5)", values)?;
        self.columns.insert(name, number);
        Ok(Some(number))
    }

    /// Positions of places in the columns of a kind, new ones at the end.
    pub fn add_places<'a>(
        &mut self,
        to: &Connection,
        kind: Kind,
        places: impl Iterator<Item = &'a str>,
    ) -> Result<Vec<usize>, HistoryError> {
        let known = self.places.entry(kind.number()).or_default();
        let mut insert = to.prepare("INSERT INTO places (kind, position, place) VALUES (?1, ?2, ?3)")?;
        let mut positions = Vec::new();
        for place in places {
            if let Some(position) = known.positions.get(place) {
                positions.push(*position);
                continue;
            }
            insert.execute((kind.number(), known.in_order.len() as i64, place))?;
            positions.push(known.add(place.to_owned()));
        }
        Ok(positions)
    }
}

impl Places {
    /// Puts a new one behind the others; says where.
    fn add(&mut self, place: String) -> usize {
        let position = self.in_order.len();
        self.positions.insert(place.clone(), position);
        self.in_order.push(place);
        position
    }
}

/// Words that the file holds: a feed that makes up a new one each time must not fill it.
pub(super) const MOST_WORDS: usize = 1 << 16;

/// The words of a file, by their numbers in it.
#[derive(Clone, Debug, Default)]
pub(super) struct WordBook {
    numbers: BTreeMap<String, u32>,
}

impl WordBook {
    pub fn read(connection: &Connection) -> Result<Self, HistoryError> {
        let mut words = connection.prepare("SELECT word, number FROM words")?;
        let numbers = words.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self { numbers: numbers.collect::<Result<_, _>>()? })
    }

    /// The words by number.
    pub fn by_number(&self) -> BTreeMap<u32, &str> {
        self.numbers.iter().map(|(word, number)| (*number, word.as_str())).collect()
    }

    /// Number of a word, a new one if need be; `None` if the file holds too many.
    pub fn add(&mut self, to: &Connection, word: &str) -> Result<Option<u32>, HistoryError> {
        if let Some(number) = self.numbers.get(word) {
            return Ok(Some(*number));
        }
        if self.numbers.len() >= MOST_WORDS {
            return Ok(None);
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        to.execute("INSERT INTO words (number, word) VALUES (?1, ?2)", (number, word))?;
        self.numbers.insert(word.to_owned(), number);
        Ok(Some(number))
    }
}
