//! Values that no simulation gives, in a moment's file: packed, as text.

use base64::{Engine, engine::general_purpose::STANDARD};
use bevy::ecs::prelude::*;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::twin::{Column, Mark, Origin, Points, State};

/// One metric's values at all its places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeardColumn {
    /// The metric's id.
    pub metric: String,
    /// How many places it has; of another park's version it is not read.
    pub places: usize,
    /// Values as `f32` in four planes of bytes, then how long before the moment each was heard, ms as `u32`, likewise;
    /// `u32::MAX` for no value. LZ4, base64.
    pub packed: String,
}

const NONE: u32 = u32::MAX;
/// Of an unpacked column, bytes.
const LARGEST: usize = 64 << 20;

/// What a moment's file brings, while its time is shown.
#[derive(Resource, Clone, Debug, Default)]
pub struct Kept(pub Option<(Timestamp, Vec<Column>)>);

impl Kept {
    /// The values of a moment, if it is the shown one.
    pub fn at(&self, now: Timestamp) -> Option<&[Column]> {
        self.0.as_ref().filter(|(at, _)| at.as_second() == now.as_second()).map(|(_, columns)| columns.as_slice())
    }
}

/// The columns of a state that somebody has said; words are left out.
pub(super) fn pack(state: &State, points: &Points) -> Vec<HeardColumn> {
    let said = |origin: Origin| matches!(origin, Origin::Measured | Origin::Recorded);
    let columns = points.columns().iter().zip(&state.columns);
    let heard = columns.filter(|(of, column)| {
        column.labels.is_empty() && (0..of.places.len()).any(|k| column.mark(k).is_some_and(|mark| said(mark.origin)))
    });
    heard.map(|(of, column)| pack_column(&of.spec.id, of.places.len(), column, state.at.as_millisecond())).collect()
}

fn pack_column(metric: &str, places: usize, column: &Column, now_ms: i64) -> HeardColumn {
    let value = |k: usize| column.value(k).unwrap_or(f32::NAN).to_bits();
    let age = |k: usize| match (column.value(k), column.mark(k)) {
        (Some(_), Some(mark)) => u32::try_from((now_ms - mark.at_ms).max(0)).unwrap_or(NONE - 1),
        _ => NONE,
    };
    let planes = |numbers: Vec<u32>| {
        let plane = |byte: u32| numbers.iter().map(|n| (n >> (8 * byte)) as u8).collect::<Vec<u8>>();
        (0..4).flat_map(plane).collect::<Vec<u8>>()
    };
    let mut raw = planes((0..places).map(value).collect());
    raw.extend(planes((0..places).map(age).collect()));
    HeardColumn { metric: metric.to_owned(), places, packed: STANDARD.encode(lz4_flex::compress_prepend_size(&raw)) }
}

/// The columns in the order of the park's points; `None` where nothing of it can be used.
pub(super) fn unpack(heard: &[HeardColumn], points: &Points, at: Timestamp) -> Option<Vec<Column>> {
    let silent = Mark { at_ms: 0, origin: Origin::Missing };
    let columns: Vec<Column> = points
        .columns()
        .iter()
        .map(|of| {
            let found = heard.iter().find(|one| one.metric == of.spec.id && one.places == of.places.len());
            let column = found.and_then(|one| unpack_column(one, at.as_millisecond()));
            column.unwrap_or_else(|| Column::of_one(vec![f32::NAN; of.places.len()], silent))
        })
        .collect();
    (!heard.is_empty()).then_some(columns)
}

fn unpack_column(heard: &HeardColumn, now_ms: i64) -> Option<Column> {
    let packed = STANDARD.decode(&heard.packed).ok()?;
    let count = heard.places;
    let size = packed.first_chunk::<4>().map(|size| u32::from_le_bytes(*size) as usize)?;
    if size != count.checked_mul(8)? || size > LARGEST {
        return None;
    }
    let raw = lz4_flex::decompress_size_prepended(&packed).ok()?;
    let number = |half: usize, k: usize| {
        let byte = |plane: usize| raw.get(half + plane * count + k).copied();
        Some(u32::from_le_bytes([byte(0)?, byte(1)?, byte(2)?, byte(3)?]))
    };
    let values: Option<Vec<f32>> = (0..count).map(|k| number(0, k).map(f32::from_bits)).collect();
    let mark = |k: usize| {
        number(4 * count, k).map(|age| match age {
            NONE => Mark { at_ms: 0, origin: Origin::Missing },
            age => Mark { at_ms: now_ms - i64::from(age), origin: Origin::Recorded },
        })
    };
    let marks: Option<Vec<Mark>> = (0..count).map(mark).collect();
    Some(Column::of_each(values?, marks?))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::twin::{Board, Reading, Simulator, parse_at};

    #[test]
    fn what_a_feed_said_of_every_rack_is_kept_in_less_than_200_kb() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let simulator = Simulator::new(&park);
        let points = simulator.points();
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let state = simulator.state_at(park.scenario(None).unwrap(), 1, at);
        let (mut board, now_ms) = (Board::new(points), at.as_millisecond());
        // As meters send them: what the simulator says, in tenths, within the last minute; every eleventh is silent.
        let mut heard = 0;
        for (of, column) in points.columns().iter().zip(&state.columns).filter(|(of, _)| !of.spec.is_words()) {
            for (k, place) in of.places.iter().enumerate().filter(|(k, _)| k % 11 != 3) {
                let (Some(value), Ok(point)) = (column.value(k), points.find(place.as_str(), &of.spec.id)) else {
                    continue;
                };
                let value = (value * 10.0).round() / 10.0;
                let at_ms = now_ms - (k as i64 % 60) * 1_000;
                heard += usize::from(board.apply(points, Reading { point, value, at_ms }, now_ms).is_ok());
            }
        }
        assert!(heard > 25_000, "{heard}");
        let live = state.clone().overlaid(points, &board);
        let packed = pack(&live, points);
        let bytes: usize = packed.iter().map(|one| one.packed.len()).sum();
        assert!(bytes < 190_000, "{bytes}");
        let columns = unpack(&packed, points, at).unwrap();
        let again = state.recalled(points, &columns);
        for ((of, live), again) in points.columns().iter().zip(&live.columns).zip(&again.columns) {
            assert!(live.has_values_of(again), "{}", of.spec.id);
            for k in (0..of.places.len()).filter(|k| live.value(*k).is_some()) {
                let at = |column: &Column| column.mark(k).map(|mark| mark.at_ms);
                assert!(at(live) == at(again) || !matches!(live.mark(k).map(|m| m.origin), Some(Origin::Measured)));
            }
        }
        // Another park's columns, and damaged ones, are passed over.
        let mut broken = packed.clone();
        broken.iter_mut().for_each(|one| one.packed.truncate(one.packed.len() / 2));
        broken.iter_mut().skip(1).for_each(|one| one.places += 1);
        let nothing = unpack(&broken, points, at).unwrap();
        assert!(nothing.iter().all(|column| column.value(0).is_none()));
    }
}
