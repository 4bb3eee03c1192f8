//! Whole numbers as bit planes: first the lowest bit of all of them, then the next, up to the highest that is set.
//!
//! Planes of small differences are mostly empty, and what is noise takes no more than its own bits.

/// Bits that the largest value needs.
pub(super) fn width(values: &[u32]) -> u32 {
    32 - values.iter().fold(0, |all, value| all | value).leading_zeros()
}

/// Bytes that `count` values of `width` bits take.
pub(super) fn length(count: usize, width: u32) -> usize {
    count.div_ceil(8) * width as usize
}

/// Appends the planes of values that need no more than `width` bits.
pub(super) fn write(values: &[u32], width: u32, out: &mut Vec<u8>) {
    let groups = values.len().div_ceil(8);
    let start = out.len();
    out.resize(start + length(values.len(), width), 0);
    let planes = out.get_mut(start..).unwrap_or_default();
    for (at, group) in values.chunks(8).enumerate() {
        for byte in 0..width.div_ceil(8) {
            let rows =
                group.iter().rev().fold(0_u64, |rows, value| (rows << 8) | u64::from((value >> (8 * byte)) & 255));
            for (bit, plane) in transposed(rows).to_le_bytes().into_iter().enumerate() {
                if let Some(place) = planes.get_mut((8 * byte as usize + bit) * groups + at)
                    && plane != 0
                {
                    *place = plane;
                }
            }
        }
    }
}

/// The values that [`write`] wrote; those of missing planes are 0.
pub(super) fn read(planes: &[u8], count: usize, width: u32) -> Vec<u32> {
    let mut values = vec![0_u32; count];
    read_groups(planes, count, width, 0, &mut values);
    values
}

/// Some of the values that [`write`] wrote, `from..to` of `count`.
pub(super) fn read_part(planes: &[u8], count: usize, width: u32, from: usize, to: usize) -> Vec<u32> {
    let (first, to) = (from / 8, to.min(count));
    let mut values = vec![0_u32; to.saturating_sub(8 * first)];
    read_groups(planes, count, width, first, &mut values);
    values.drain(..(from - 8 * first).min(values.len()));
    values
}

/// Fills values, the first of which begins the group `first` of eight.
fn read_groups(planes: &[u8], count: usize, width: u32, first: usize, values: &mut [u32]) {
    let groups = count.div_ceil(8);
    for (at, group) in (first..).zip(values.chunks_mut(8)) {
        for byte in 0..width.div_ceil(8) {
            let bits = (width - 8 * byte).min(8) as usize;
            let columns = (0..bits).rev().fold(0_u64, |columns, bit| {
                let plane = planes.get((8 * byte as usize + bit) * groups + at).copied().unwrap_or(0);
                (columns << 8) | u64::from(plane)
            });
            if columns != 0 {
                for (value, row) in group.iter_mut().zip(transposed(columns).to_le_bytes()) {
                    *value |= u32::from(row) << (8 * byte);
                }
            }
        }
    }
}

/// One value of a single plane.
pub(super) fn bit(plane: &[u8], index: usize) -> u8 {
    plane.get(index / 8).map_or(0, |byte| byte >> (index % 8) & 1)
}

/// Eight bytes as a square of bits, turned over its diagonal: bit `c` of byte `r` becomes bit `r` of byte `c`.
fn transposed(mut bits: u64) -> u64 {
    for (shift, mask) in [(7, 0x00AA_00AA_00AA_00AA), (14, 0x0000_CCCC_0000_CCCC), (28, 0x0000_0000_F0F0_F0F0)] {
        let swapped = (bits ^ (bits >> shift)) & mask;
        bits ^= swapped ^ (swapped << shift);
    }
    bits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn planes_hold_every_value(values in prop::collection::vec(any::<u32>(), 0..70), shift in 0_u32..32) {
            let values: Vec<u32> = values.iter().map(|value| value >> shift).collect();
            let (width, mut bytes) = (width(&values), vec![7]);
            write(&values, width, &mut bytes);
            prop_assert_eq!(bytes.len(), 1 + length(values.len(), width));
            prop_assert_eq!(read(&bytes[1..], values.len(), width), values.clone());
            for (from, to) in [(0, 1), (3, 20), (8, 16), (values.len() / 2, values.len()), (values.len(), 99)] {
                let part = values.get(from..to.min(values.len())).unwrap_or_default();
                prop_assert_eq!(read_part(&bytes[1..], values.len(), width, from, to), part);
            }
            let (ones, mut plane): (Vec<u32>, _) = (values.iter().map(|value| value & 1).collect(), Vec::new());
            write(&ones, 1, &mut plane);
            let bits: Vec<u32> = (0..ones.len()).map(|index| u32::from(bit(&plane, index))).collect();
            prop_assert_eq!(bits, ones);
        }
    }

    #[test]
    fn equal_values_need_no_plane() {
        let mut bytes = Vec::new();
        write(&[0; 100], width(&[0; 100]), &mut bytes);
        assert!(bytes.is_empty());
    }
}
