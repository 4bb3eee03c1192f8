//! The values of one block of points over one span: each step's mean, least and most.

use super::pack::{pack, unpack};

/// What a step of a point comes to. Of a step at the finest level, and of words, all three are the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stat {
    pub mean: f32,
    pub least: f32,
    pub most: f32,
}

/// As the file holds it, packed. Without `least` and `most` these are as the mean is.
#[derive(Debug, Default)]
pub(super) struct Packed {
    pub mean: Vec<u8>,
    pub least: Option<Vec<u8>>,
    pub most: Option<Vec<u8>>,
}

/// Point by point, and in each step by step. `NAN` where nothing is known.
#[derive(Debug)]
pub(super) struct Tile {
    steps: usize,
    mean: Vec<f32>,
    least: Option<Vec<f32>>,
    most: Option<Vec<f32>>,
}

impl Stat {
    pub const NONE: Self = Self::of_one(f32::NAN);

    pub const fn of_one(value: f32) -> Self {
        Self { mean: value, least: value, most: value }
    }
}

impl Tile {
    /// Nothing known of so many points. `is_plain` if least and most are as the mean is.
    pub fn new(points: usize, steps: usize, is_plain: bool) -> Self {
        let nothing = || vec![f32::NAN; points * steps];
        let detail = || (!is_plain).then(nothing);
        Self { steps, mean: nothing(), least: detail(), most: detail() }
    }

    /// `None` if it is damaged, or not that of the row that it was packed for.
    pub fn unpack(packed: &Packed, steps: usize, whose: u64) -> Option<Self> {
        let detail = |bytes: &Option<Vec<u8>>, part| match bytes {
            Some(bytes) => unpack(bytes, steps, part_of(whose, part)).map(Some),
            None => Some(None),
        };
        Some(Self {
            steps,
            mean: unpack(&packed.mean, steps, part_of(whose, 0))?,
            least: detail(&packed.least, 1)?,
            most: detail(&packed.most, 2)?,
        })
    }

    pub fn pack(&self, whose: u64) -> Packed {
        let same = |of: &Vec<f32>| of.iter().zip(&self.mean).all(|(a, b)| a.to_bits() == b.to_bits());
        let pack_part = |of: &Vec<f32>, part| pack(of, self.steps, part_of(whose, part));
        let pack_detail =
            |of: &Option<Vec<f32>>, part| of.as_ref().filter(|of| !same(of)).map(|of| pack_part(of, part));
        Packed { mean: pack_part(&self.mean, 0), least: pack_detail(&self.least, 1), most: pack_detail(&self.most, 2) }
    }

    pub fn points(&self) -> usize {
        self.mean.len().div_ceil(self.steps.max(1))
    }

    pub fn at(&self, point: usize, slot: usize) -> Stat {
        let index = point * self.steps + slot;
        let Some(mean) = self.mean.get(index).copied() else { return Stat::NONE };
        let detail = |of: &Option<Vec<f32>>| of.as_ref().and_then(|of| of.get(index)).copied().unwrap_or(mean);
        Stat { mean, least: detail(&self.least), most: detail(&self.most) }
    }

    pub fn set(&mut self, point: usize, slot: usize, stat: Stat) {
        let index = point * self.steps + slot;
        let parts =
            [(Some(&mut self.mean), stat.mean), (self.least.as_mut(), stat.least), (self.most.as_mut(), stat.most)];
        for (values, value) in parts {
            if let Some(place) = values.and_then(|values| values.get_mut(index)) {
                *place = value;
            }
        }
    }
}

/// Tells mean (0), least and most of one row apart.
pub(super) fn part_of(whose: u64, part: u64) -> u64 {
    (whose << 2) | part
}

/// What stats of steps that lie one behind the other come to: the mean of those that are known, each counting the
/// same, the least and the most; of words the last.
pub(super) fn joined(stats: impl Iterator<Item = Stat>, are_words: bool) -> Stat {
    let (mut joined, mut sum, mut count) = (Stat::NONE, 0.0, 0_u32);
    for stat in stats.filter(|stat| !stat.mean.is_nan()) {
        if are_words {
            joined = stat;
            continue;
        }
        // `min` and `max` pass over `NAN`.
        (joined.least, joined.most) = (joined.least.min(stat.least), joined.most.max(stat.most));
        (sum, count) = (sum + f64::from(stat.mean), count + 1);
    }
    if count > 0 {
        joined.mean = (sum / f64::from(count)) as f32;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_join_to_their_mean_least_and_most_and_words_to_the_last() {
        let stats = [2.0, f32::NAN, 5.0, 0.5, f32::NAN].map(Stat::of_one);
        assert_eq!(joined(stats.into_iter(), false), Stat { mean: 2.5, least: 0.5, most: 5.0 });
        assert_eq!(joined(stats.into_iter(), true), Stat::of_one(0.5));
        assert!(joined([Stat::NONE; 3].into_iter(), false).mean.is_nan());
        let peaks = [Stat { mean: 1.0, least: -9.0, most: 2.0 }, Stat { mean: 3.0, least: 0.0, most: 90.0 }];
        assert_eq!(joined(peaks.into_iter(), false), Stat { mean: 2.0, least: -9.0, most: 90.0 });
    }

    #[test]
    fn a_tile_keeps_peaks_and_leaves_out_what_is_as_the_mean_is() {
        let mut tile = Tile::new(3, 4, false);
        assert!(tile.pack(9).least.is_none());
        tile.set(1, 2, Stat { mean: 2.0, least: 1.0, most: 9.0 });
        tile.set(2, 3, Stat::of_one(4.0));
        let packed = tile.pack(9);
        assert!(packed.least.is_some() && packed.most.is_some());
        let tile = Tile::unpack(&packed, 4, 9).unwrap();
        assert_eq!(tile.points(), 3);
        assert_eq!(tile.at(1, 2), Stat { mean: 2.0, least: 1.0, most: 9.0 });
        assert_eq!(tile.at(2, 3), Stat::of_one(4.0));
        assert!(tile.at(0, 0).mean.is_nan() && tile.at(3, 0).mean.is_nan());
        assert!(Tile::unpack(&Packed { least: Some(vec![1]), ..packed }, 4, 9).is_none());
    }
}
