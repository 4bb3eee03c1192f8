//! The state of the park at one time, and its hash.

use std::collections::BTreeMap;

use jiff::Timestamp;
use xxhash_rust::xxh3::xxh3_128;

use super::column::Column;
use crate::park::PlaceId;

/// What a state was made from. The screen always says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Computed from profiles; nobody was counted, nothing was measured.
    Simulated,
    /// A feed says so.
    Measured,
    /// A feed said so then, and it was written down.
    Recorded,
    /// The park's own files say so: bookings, dates of construction.
    Planned,
    /// Nobody says anything.
    Missing,
}

impl Origin {
    /// Whether a value that nobody has renewed is no longer to be trusted.
    pub fn ages(self) -> bool {
        matches!(self, Self::Measured | Self::Recorded)
    }

    /// The word for it in `--json` answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simulated => "simulated",
            Self::Measured => "measured",
            Self::Recorded => "recorded",
            Self::Planned => "planned",
            Self::Missing => "missing",
        }
    }
}

/// What happens in the park at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub at: Timestamp,
    /// The scenario's id.
    pub scenario: String,
    pub seed: u64,
    pub origin: Origin,
    /// People present, in the whole park: the sum over the buildings.
    pub people: u32,
    /// People employed in this scenario, present or not.
    pub staff: u32,
    /// Buildings, floors, halls and rooms. Floors sum to their building; rooms are part of their floor.
    pub places: BTreeMap<PlaceId, PlaceState>,
    /// The values of each metric, in the order of the park's [`super::Points`].
    pub columns: Vec<Column>,
}

/// What happens in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceState {
    /// People present: the sum over the groups.
    pub people: u32,
    /// Everyone who belongs here at full occupation, whatever the scenario; never below `people`.
    pub capacity: u32,
    /// People present by group, keys of the schedule's `groups`; a group of the building stands here even with nobody.
    pub by_group: BTreeMap<String, u32>,
}

impl PlaceState {
    /// People ÷ capacity, 0 to 1; `None` where nobody belongs.
    pub fn occupancy(&self) -> Option<f64> {
        (self.capacity > 0).then(|| f64::from(self.people) / f64::from(self.capacity))
    }
}

impl State {
    /// 32 hexadecimal digits that are equal for equal states, on every machine and in every release of this format.
    ///
    /// XXH3-128 over this encoding, little-endian: `yungu-state-2`, then `at` (i64 seconds since 1970, i32 nanoseconds),
    /// scenario, seed (u64), origin, people, staff, number of places, and for every place in id order: id, people,
    /// capacity, number of groups, and for every group in key order: key, people. Then the number of columns, and for
    /// each the number of its values and every value: the IEEE 754 bits of a number (7fc00000 where there is none), or
    /// of a column of words the word (empty where there is none). Where values come from does not count, nor when.
    /// Counts are u32; a text is its length in bytes (u32) and its UTF-8.
    pub fn hash(&self) -> String {
        let mut bytes = Vec::with_capacity(64 * (self.places.len() + 1));
        bytes.extend_from_slice(b"yungu-state-2");
        bytes.extend_from_slice(&self.at.as_second().to_le_bytes());
        bytes.extend_from_slice(&self.at.subsec_nanosecond().to_le_bytes());
        put_text(&mut bytes, &self.scenario);
        bytes.extend_from_slice(&self.seed.to_le_bytes());
        put_text(&mut bytes, self.origin.as_str());
        put_counts(&mut bytes, [self.people, self.staff, length(self.places.len())]);
        for (id, place) in &self.places {
            put_text(&mut bytes, id.as_str());
            put_counts(&mut bytes, [place.people, place.capacity, length(place.by_group.len())]);
            for (group, people) in &place.by_group {
                put_text(&mut bytes, group);
                put_counts(&mut bytes, [*people]);
            }
        }
        put_counts(&mut bytes, [length(self.columns.len())]);
        self.columns.iter().for_each(|column| put_column(&mut bytes, column));
        format!("{:032x}", xxh3_128(&bytes))
    }
}

fn put_column(bytes: &mut Vec<u8>, column: &Column) {
    put_counts(bytes, [length(column.values.len())]);
    for (number, value) in column.values.iter().enumerate() {
        if column.labels.is_empty() {
            let value = if value.is_nan() { f32::NAN } else { *value };
            bytes.extend_from_slice(&value.to_bits().to_le_bytes());
        } else {
            put_text(bytes, column.word(number).unwrap_or_default());
        }
    }
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_counts(bytes, [length(text.len())]);
    bytes.extend_from_slice(text.as_bytes());
}

fn put_counts<const N: usize>(bytes: &mut Vec<u8>, counts: [u32; N]) {
    counts.iter().for_each(|count| bytes.extend_from_slice(&count.to_le_bytes()));
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::{Labels, Mark};

    fn column(values: &[f32]) -> Column {
        Column::of_one(values.to_vec(), Mark { at_ms: 0, origin: Origin::Simulated })
    }

    fn state() -> State {
        let place = PlaceState { people: 3, capacity: 4, by_group: BTreeMap::from([("staff".to_owned(), 3)]) };
        State {
            at: Timestamp::UNIX_EPOCH,
            scenario: "now".into(),
            seed: 1,
            origin: Origin::Simulated,
            people: 3,
            staff: 4,
            places: BTreeMap::from([("A".into(), place)]),
            columns: vec![column(&[1.0, f32::NAN])],
        }
    }

    #[test]
    fn the_hash_is_what_it_was_when_the_format_was_fixed() {
        assert_eq!(state().hash(), "db2fa8a6bdebe6299d9d6f790710577a");
    }

    #[test]
    fn every_part_of_a_state_counts() {
        let plain = state().hash();
        let changes: [fn(&mut State); 12] = [
            |s| s.columns.clear(),
            |s| s.columns = vec![column(&[1.0])],
            |s| s.columns = vec![column(&[1.0, 0.0])],
            |s| s.at = Timestamp::from_second(1).unwrap(),
            |s| s.at = Timestamp::new(0, 1).unwrap(),
            |s| s.scenario.push('x'),
            |s| s.seed = 2,
            |s| s.people = 4,
            |s| s.staff = 3,
            |s| s.places.values_mut().for_each(|p| p.capacity = 5),
            |s| s.places.values_mut().for_each(|p| p.people = 2),
            |s| s.places.values_mut().for_each(|p| p.by_group.values_mut().for_each(|n| *n = 2)),
        ];
        for (number, change) in changes.into_iter().enumerate() {
            let mut changed = state();
            change(&mut changed);
            assert_ne!(changed.hash(), plain, "change {number}");
        }
        let mut moved = state();
        let place = moved.places.remove("A").unwrap();
        moved.places.insert("B".into(), place);
        assert_ne!(moved.hash(), plain, "another id");
    }

    #[test]
    fn where_values_come_from_and_how_words_are_numbered_does_not_count() {
        let with = |words: [&str; 2], at_ms| {
            let mut labels = Labels::default();
            for word in words {
                labels.intern(word);
            }
            let value = labels.number("b").unwrap();
            let column = Column { labels: labels.into(), ..column(&[value]) };
            State {
                columns: vec![Column {
                    marks: crate::twin::Marks::All(Mark { at_ms, origin: Origin::Measured }),
                    ..column
                }],
                ..state()
            }
        };
        assert_eq!(with(["a", "b"], 1).hash(), with(["b", "a"], 2).hash());
    }

    #[test]
    fn a_place_for_nobody_has_no_occupancy() {
        assert_eq!(PlaceState::default().occupancy(), None);
        assert_eq!(PlaceState { people: 1, capacity: 4, ..Default::default() }.occupancy(), Some(0.25));
    }
}
