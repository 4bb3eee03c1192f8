//! One frame's values: all points of a column at one step, packed in blocks, so that one point can be read without
//! the others.

use super::pack::{pack, unpack};

/// Points in a block, and in a tile.
pub(super) const BLOCK: usize = 128;

/// The values as bytes: number of blocks, their lengths (4 bytes each), the blocks.
pub(super) fn write(values: &[f32], whose: u64) -> Vec<u8> {
    let blocks = (0..).zip(values.chunks(BLOCK)).map(|(block, values)| pack(values, 1, of_block(whose, block)));
    let blocks: Vec<Vec<u8>> = blocks.collect();
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    let mut bytes = Vec::with_capacity(4 + blocks.iter().map(|block| block.len() + 4).sum::<usize>());
    bytes.extend(number(blocks.len()));
    blocks.iter().for_each(|block| bytes.extend(number(block.len())));
    blocks.iter().for_each(|block| bytes.extend(block));
    bytes
}

/// How many blocks there are.
pub(super) fn blocks(bytes: &[u8]) -> usize {
    number_at(bytes, 0).unwrap_or(0).min(bytes.len() / 4)
}

/// The values of one block; `None` if there is no such block or it is damaged.
pub(super) fn read(bytes: &[u8], block: usize, whose: u64) -> Option<Vec<f32>> {
    let blocks = blocks(bytes);
    if block >= blocks {
        return None;
    }
    let before: usize = (0..block).map(|block| number_at(bytes, block + 1).unwrap_or(0)).sum();
    let start = 4 * (blocks + 1) + before;
    unpack(bytes.get(start..start.checked_add(number_at(bytes, block + 1)?)?)?, 1, of_block(whose, block as u64))
}

fn of_block(whose: u64, block: u64) -> u64 {
    whose.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(block)
}

fn number_at(bytes: &[u8], index: usize) -> Option<usize> {
    Some(u32::from_le_bytes(*bytes.get(4 * index..)?.first_chunk()?) as usize)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_block_can_be_read_alone(values in prop::collection::vec(-100_i16..100, 0..600)) {
            let values: Vec<f32> = values.into_iter().map(|value| f32::from(value) / 4.0).collect();
            let bytes = write(&values, 5);
            prop_assert_eq!(blocks(&bytes), values.len().div_ceil(BLOCK));
            for (number, block) in values.chunks(BLOCK).enumerate().rev() {
                prop_assert_eq!(read(&bytes, number, 5), Some(block.to_vec()));
            }
            prop_assert_eq!(read(&bytes, blocks(&bytes), 5), None);
        }

        #[test]
        fn nonsense_is_no_frame(bytes in prop::collection::vec(any::<u8>(), 0..100), block in 0_usize..9) {
            prop_assert_eq!(read(&bytes, block, 5), None);
        }
    }
}
