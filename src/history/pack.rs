//! Values ⇄ bytes, without losing a bit.
//!
//! A sensor's values are mostly whole numbers of some small part of its unit (whole watts, tenths of a degree), and
//! means of them whole numbers of a part of that. If all values of a tile are, these numbers are kept, or else the
//! values' own bits; of each point the first, then the differences from one step to the next, as bit planes, under
//! LZ4. What is damaged, or lies where it does not belong, is found by its check sum, and then it is no value rather than a
//! wrong one.

use lz4_flex::block;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::planes;

/// Parts of a unit that values may be whole numbers of: decimals, and sixtieths and nine hundredths of them as means
/// over a minute and a quarter of an hour come out.
const PARTS: [f64; 12] = [1.0, 10.0, 100.0, 1e3, 60.0, 600.0, 6e3, 6e4, 900.0, 9e3, 9e4, 9e5];
/// Whole numbers above are not all told apart by a `f32` of them.
const LARGEST: f64 = 16_777_216.0;
const RAW: u8 = 255;
const HAS_HOLES: u8 = 1;
const IS_SQUEEZED: u8 = 2;
/// Check sum 4, part 1, flags 1, width of firsts and of differences 1 each, base 4, number of values 4.
const HEAD: usize = 16;
/// More values than any tile has.
const MOST_VALUES: usize = 1 << 20;

/// Bytes of the values of some points, one point's `steps` values after the other's. Every `NAN` comes back as one.
/// `whose` says what the values are of: a number that the reader knows too.
pub(super) fn pack(values: &[f32], steps: usize, whose: u64) -> Vec<u8> {
    let part =
        PARTS.iter().position(|part| values.iter().all(|value| value.is_nan() || whole(*value, *part).is_some()));
    let scale = part.and_then(|part| PARTS.get(part)).copied();
    let mut last = 0;
    let numbers = values.iter().map(|value| {
        if !value.is_nan() {
            last = match scale {
                Some(scale) => (f64::from(*value) * scale).round() as i32,
                None => value.to_bits().cast_signed(),
            };
        }
        last
    });
    let numbers: Vec<i32> = numbers.collect();
    let (firsts, changes) = split(&numbers, steps.max(1));
    let holes = values.iter().any(|value| value.is_nan());
    let base = firsts.iter().copied().min().unwrap_or(0);
    let firsts: Vec<u32> = firsts.iter().map(|first| first.wrapping_sub(base).cast_unsigned()).collect();
    let widths = [planes::width(&firsts), planes::width(&changes)];

    let mut body = Vec::new();
    if holes {
        let known: Vec<u32> = values.iter().map(|value| u32::from(!value.is_nan())).collect();
        planes::write(&known, 1, &mut body);
    }
    planes::write(&firsts, widths[0], &mut body);
    planes::write(&changes, widths[1], &mut body);
    let squeezed = block::compress(&body);
    let is_squeezed = squeezed.len() < body.len();
    let flags = if holes { HAS_HOLES } else { 0 } | if is_squeezed { IS_SQUEEZED } else { 0 };

    let mut bytes = vec![0; 4];
    bytes.push(part.and_then(|part| u8::try_from(part).ok()).unwrap_or(RAW));
    bytes.extend([flags, widths[0] as u8, widths[1] as u8]);
    bytes.extend(base.to_le_bytes());
    bytes.extend(u32::try_from(values.len()).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend(if is_squeezed { squeezed } else { body });
    let sum = check_sum(&bytes, whose);
    bytes.splice(..4, sum);
    bytes
}

/// The values again, one point's after the other's; `None` if the bytes are damaged, or somebody else's.
pub(super) fn unpack(bytes: &[u8], steps: usize, whose: u64) -> Option<Vec<f32>> {
    let opened = Opened::new(bytes, steps, whose)?;
    let mut values = Vec::with_capacity(opened.count);
    let mut changes = planes::read(&opened.changes, opened.change_count(), opened.change_width).into_iter();
    for first in &opened.firsts {
        let mut number = opened.base.wrapping_add(first.cast_signed());
        values.push(value(number, opened.scale));
        for change in changes.by_ref().take((opened.count - values.len()).min(opened.steps - 1)) {
            number = number.wrapping_add(unfold(change));
            values.push(value(number, opened.scale));
        }
    }
    if let Some(known) = &opened.known {
        let known = planes::read(known, opened.count, 1);
        values.iter_mut().zip(known).filter(|(_, known)| *known == 0).for_each(|(value, _)| *value = f32::NAN);
    }
    Some(values)
}

/// Of each point the value of one step; `None` if the bytes are damaged, or somebody else's.
pub(super) fn unpack_step(bytes: &[u8], steps: usize, step: usize, whose: u64) -> Option<Vec<f32>> {
    let opened = Opened::new(bytes, steps, whose)?;
    let at = |(point, first): (usize, &u32)| {
        let index = point * opened.steps + step;
        let holes = opened.known.as_ref();
        if step >= opened.steps || index >= opened.count || holes.is_some_and(|known| planes::bit(known, index) == 0) {
            return f32::NAN;
        }
        let start = opened.base.wrapping_add(first.cast_signed());
        // What comes after the step is left packed.
        let changes = opened.changes_of(point, step);
        value(changes.iter().fold(start, |number, change| number.wrapping_add(unfold(*change))), opened.scale)
    };
    Some(opened.firsts.iter().enumerate().map(at).collect())
}

/// Packed values, found whole.
struct Opened {
    count: usize,
    steps: usize,
    base: i32,
    scale: Option<f64>,
    firsts: Vec<u32>,
    /// What each value of a point but the first differs by from the one before, as planes of so many bits.
    changes: Vec<u8>,
    change_width: u32,
    /// A plane that says which values there are; without it all.
    known: Option<Vec<u8>>,
}

impl Opened {
    fn new(bytes: &[u8], steps: usize, whose: u64) -> Option<Self> {
        let head = bytes.first_chunk::<HEAD>()?;
        let [s0, s1, s2, s3, part, flags, first_width, change_width, b0, b1, b2, b3, n0, n1, n2, n3] = *head;
        let (count, steps) = (u32::from_le_bytes([n0, n1, n2, n3]) as usize, steps.max(1));
        let widths = [u32::from(first_width), u32::from(change_width)];
        if [s0, s1, s2, s3] != check_sum(bytes, whose) || count > MOST_VALUES || widths.iter().any(|width| *width > 32)
        {
            return None;
        }
        let first_count = count.div_ceil(steps);
        let hole_length = if flags & HAS_HOLES == 0 { 0 } else { planes::length(count, 1) };
        let first_length = planes::length(first_count, widths[0]);
        let length = hole_length + first_length + planes::length(count - first_count, widths[1]);
        let stored = bytes.get(HEAD..)?;
        let mut known =
            if flags & IS_SQUEEZED == 0 { stored.to_vec() } else { block::decompress(stored, length).ok()? };
        if known.len() < length {
            return None;
        }
        let mut firsts = known.split_off(hole_length);
        let changes = firsts.split_off(first_length);
        Some(Self {
            count,
            steps,
            base: i32::from_le_bytes([b0, b1, b2, b3]),
            scale: PARTS.get(part as usize).copied(),
            firsts: planes::read(&firsts, first_count, widths[0]),
            changes,
            change_width: widths[1],
            known: (hole_length > 0).then_some(known),
        })
    }

    fn change_count(&self) -> usize {
        self.count - self.firsts.len()
    }

    /// The first changes of a point, so many of them; the last point may have fewer.
    fn changes_of(&self, point: usize, many: usize) -> Vec<u32> {
        let from = point * (self.steps - 1);
        planes::read_part(&self.changes, self.change_count(), self.change_width, from, from + many.min(self.steps - 1))
    }
}

fn check_sum(bytes: &[u8], whose: u64) -> [u8; 4] {
    let sum = xxh3_64_with_seed(bytes.get(4..).unwrap_or_default(), whose);
    ((sum >> 32) as u32).to_le_bytes()
}

/// A value as a whole number of a part, if the very same value comes back from it.
fn whole(of: f32, part: f64) -> Option<()> {
    let number = (f64::from(of) * part).round();
    (number.abs() <= LARGEST && value(number as i32, Some(part)).to_bits() == of.to_bits()).then_some(())
}

fn value(number: i32, scale: Option<f64>) -> f32 {
    match scale {
        Some(scale) => (f64::from(number) / scale) as f32,
        None => f32::from_bits(number.cast_unsigned()),
    }
}

/// The first number of each point, and what the others differ from those before them.
fn split(numbers: &[i32], steps: usize) -> (Vec<i32>, Vec<u32>) {
    let mut firsts = Vec::with_capacity(numbers.len().div_ceil(steps));
    let mut changes = Vec::with_capacity(numbers.len());
    for series in numbers.chunks(steps) {
        firsts.extend(series.first());
        changes.extend(series.iter().zip(series.iter().skip(1)).map(|(from, to)| fold(to.wrapping_sub(*from))));
    }
    (firsts, changes)
}

/// 0, −1, 1, −2, … as 0, 1, 2, 3, …, so that small differences have few bits.
fn fold(change: i32) -> u32 {
    ((change << 1) ^ (change >> 31)).cast_unsigned()
}

fn unfold(folded: u32) -> i32 {
    (folded >> 1).cast_signed() ^ -(folded & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bits(values: &[f32]) -> Vec<u32> {
        values.iter().map(|value| if value.is_nan() { f32::NAN } else { *value }.to_bits()).collect()
    }

    fn assert_kept(values: &[f32], steps: usize) -> usize {
        let bytes = pack(values, steps, 7);
        assert_eq!(bits(&unpack(&bytes, steps, 7).unwrap()), bits(values));
        for step in [0, steps / 2, steps - 1, steps] {
            let column = values.chunks(steps).map(|point| point.get(step).copied().unwrap_or(f32::NAN));
            let column: Vec<f32> = column.collect();
            assert_eq!(bits(&unpack_step(&bytes, steps, step, 7).unwrap()), bits(&column), "step {step}");
        }
        assert_eq!(unpack_step(&bytes, steps, 0, 8), None, "somebody else's");
        assert_eq!(unpack(&bytes, steps, 8), None, "somebody else's");
        bytes.len()
    }

    proptest! {
        #[test]
        fn any_values_come_back_bit_for_bit(values in prop::collection::vec(any::<u32>(), 0..300), steps in 1_usize..70) {
            assert_kept(&values.iter().map(|bits| f32::from_bits(*bits)).collect::<Vec<_>>(), steps);
        }

        #[test]
        fn decimals_and_their_means_come_back_bit_for_bit(
            values in prop::collection::vec(prop::option::weighted(0.9, -50_000..50_000_i32), 0..300),
            part in 0..PARTS.len(), steps in 1_usize..70,
        ) {
            let value = |number: Option<i32>| number.map_or(f32::NAN, |number| value(number, Some(PARTS[part])));
            assert_kept(&values.into_iter().map(value).collect::<Vec<_>>(), steps);
        }

        #[test]
        fn damaged_bytes_give_no_values(at in 0_usize..200, bit in 0_u32..8) {
            let mut bytes = pack(&(0..600).map(|k| (k % 37) as f32 * 0.1).collect::<Vec<_>>(), 60, 7);
            let at = at % bytes.len();
            bytes[at] ^= 1_u8 << bit;
            prop_assert_eq!(unpack(&bytes, 60, 7), None);
            prop_assert_eq!(unpack(&bytes[..at], 60, 7), None);
        }
    }

    #[test]
    fn what_hardly_changes_takes_hardly_any_room() {
        assert!(assert_kept(&[f32::NAN; 7_680], 60) < 80);
        assert!(assert_kept(&[21.3; 7_680], 60) < 80);
        let noisy: Vec<f32> =
            (0..7_680_u32).map(|k| ((213 + (k.wrapping_mul(2_654_435_761) >> 31)) as f32) / 10.0).collect();
        let length = assert_kept(&noisy, 60);
        assert!(length < 2_200, "a tenth of a degree up or down is two bits, not four bytes: {length}");
    }
}
