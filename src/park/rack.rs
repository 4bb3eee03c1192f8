//! Racks by rule: a hall and a layout give every rack its id and place.

use super::{PlaceId, RackLayout, Xz};

/// One rack of a hall.
#[derive(Clone, Debug, PartialEq)]
pub struct RackPlace {
    /// `F-08/L3/A/R07/24`: hall, row, number in the row.
    pub id: PlaceId,
    /// Centre of its foot, from the hall's centre, metres.
    pub at: Xz,
    /// Whether its front looks towards +x; else towards −x.
    pub faces_east: bool,
}

impl RackLayout {
    /// How many racks a hall with this layout holds.
    pub fn count(&self) -> usize {
        self.row_centres_m.len() * self.racks_in_row()
    }

    /// How many racks stand in each row.
    pub fn racks_in_row(&self) -> usize {
        self.blocks.iter().map(|block| block.count as usize).sum()
    }

    /// The racks of `hall`, whose size along x and z is `size`, row by row.
    pub fn racks<'a>(&'a self, hall: &'a PlaceId, size: Xz) -> impl Iterator<Item = RackPlace> + 'a {
        self.row_centres_m.iter().enumerate().flat_map(move |(row, across_m)| {
            let row_id = hall.child(row_segment(row + 1));
            self.along_m().enumerate().map(move |(number, along_m)| RackPlace {
                id: row_id.child(rack_segment(number + 1)),
                at: Xz(across_m - size.0 / 2.0, along_m - size.1 / 2.0),
                faces_east: row % 2 == 0,
            })
        })
    }

    /// Centres of a row's racks from the hall's northern edge, metres.
    pub(super) fn along_m(&self) -> impl Iterator<Item = f64> + '_ {
        self.blocks
            .iter()
            .flat_map(|block| (0..block.count).map(|k| block.start_m + (f64::from(k) + 0.5) * self.pitch_m))
    }
}

pub(super) fn row_segment(row: usize) -> String {
    format!("R{row:02}")
}

pub(super) fn rack_segment(number: usize) -> String {
    format!("{number:02}")
}

/// Hall, row and, for a single rack, its number in the row: `F-08/L3/A`, 7, 24. Both count from 1.
pub(super) fn split_rack_id(id: &str) -> Option<(&str, usize, Option<usize>)> {
    let (head, last) = id.rsplit_once('/')?;
    if let Some(row) = row_of(last) {
        return Some((head, row, None));
    }
    let (hall, row) = head.rsplit_once('/')?;
    let number = last.parse().ok().filter(|number| *number > 0 && rack_segment(*number) == last)?;
    Some((hall, row_of(row)?, Some(number)))
}

/// Only as it would be written: `R7` is no row, `R07` is.
fn row_of(segment: &str) -> Option<usize> {
    segment.strip_prefix('R')?.parse().ok().filter(|row| *row > 0 && row_segment(*row) == segment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::RackBlock;

    fn layout() -> RackLayout {
        RackLayout {
            source: "s".into(),
            rack_m: (0.6, 2.0, 1.2),
            row_centres_m: vec![2.1, 5.1],
            blocks: vec![RackBlock { start_m: 1.8, count: 3 }, RackBlock { start_m: 5.4, count: 3 }],
            pitch_m: 0.6,
            mean_kw: 5.0,
            units: 42,
        }
    }

    #[test]
    fn rows_face_each_other_in_turn_and_blocks_run_on_in_number() {
        let (hall, layout) = (PlaceId::new("D/L2/A"), layout());
        let racks: Vec<_> = layout.racks(&hall, Xz(8.0, 10.0)).collect();
        assert_eq!(racks.len(), layout.count());
        assert_eq!(racks.len(), 12);
        let last = racks.last().unwrap();
        assert_eq!(last.id.as_str(), "D/L2/A/R02/06");
        assert!((last.at.0 - 1.1).abs() < 1e-9 && (last.at.1 - 1.9).abs() < 1e-9, "{:?}", last.at);
        assert!(racks[0].faces_east && !last.faces_east);
    }

    #[test]
    fn an_id_splits_only_as_it_is_written() {
        assert_eq!(split_rack_id("D/L2/A/R07/24"), Some(("D/L2/A", 7, Some(24))));
        assert_eq!(split_rack_id("D/L2/A/R07"), Some(("D/L2/A", 7, None)));
        assert_eq!(split_rack_id("D/R101/100"), Some(("D", 101, Some(100))));
        for other in ["D/L2/A/R7/24", "D/L2/A/R07/4", "D/L2/A", "R07", "D/L2/A/R07/x"] {
            assert_eq!(split_rack_id(other), None, "{other}");
        }
    }
}
