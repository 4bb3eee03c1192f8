//! Masks with a bit for each step of the sun, 64 to a word.

use std::ops::Range;

/// Sets the bits of a range.
pub(super) fn set_range(words: &mut [u64], range: Range<usize>) {
    over_range(words, range, |word, mask| *word |= mask);
}

/// Turns the bits of a range over.
pub(super) fn flip_range(words: &mut [u64], range: Range<usize>) {
    over_range(words, range, |word, mask| *word ^= mask);
}

pub(super) fn set(words: &mut [u64], bit: usize) {
    if let Some(word) = words.get_mut(bit / 64) {
        *word |= 1 << (bit % 64);
    }
}

/// Bits from `start` on: whether each value lies from `low` to `high`. Calls `act` with each word and its bits.
pub(super) fn where_within(
    words: &mut [u64],
    start: usize,
    values: &[f64],
    low: f64,
    high: f64,
    act: impl Fn(&mut u64, u64),
) {
    let mut words = words.iter_mut().skip(start / 64);
    let mut shift = start % 64;
    let mut rest = values;
    while !rest.is_empty() {
        let Some((here, after)) = rest.split_at_checked(rest.len().min(64 - shift)) else { return };
        let Some(word) = words.next() else { return };
        let mut bits = 0;
        let mut bit = 1_u64 << shift;
        for value in here {
            if *value >= low && *value <= high {
                bits |= bit;
            }
            bit = bit.wrapping_shl(1);
        }
        act(word, bits);
        (rest, shift) = (after, 0);
    }
}

pub(super) fn or(words: &mut [u64], others: &[u64]) {
    for (word, other) in words.iter_mut().zip(others) {
        *word |= other;
    }
}

/// The bits that are set, without unbroken spans shorter than `least`.
pub(super) fn count(words: &[u64], least: u32) -> u32 {
    if least <= 1 {
        return words.iter().map(|word| word.count_ones()).sum();
    }
    let (mut sum, mut span) = (0, 0);
    let mut close = |span: &mut u32| {
        if *span >= least {
            sum += *span;
        }
        *span = 0;
    };
    for word in words {
        let (mut rest, mut left) = (*word, 64);
        while left > 0 {
            let ones = rest.trailing_ones().min(left);
            span += ones;
            left -= ones;
            rest = rest.checked_shr(ones).unwrap_or(0);
            if left == 0 {
                break;
            }
            close(&mut span);
            let zeros = rest.trailing_zeros().min(left);
            left -= zeros;
            rest = rest.checked_shr(zeros).unwrap_or(0);
        }
    }
    close(&mut span);
    sum
}

fn over_range(words: &mut [u64], range: Range<usize>, act: impl Fn(&mut u64, u64)) {
    if range.is_empty() {
        return;
    }
    let (first, last) = (range.start / 64, (range.end - 1) / 64);
    for (number, word) in words.iter_mut().enumerate().take(last + 1).skip(first) {
        let from = if number == first { range.start % 64 } else { 0 };
        let to = if number == last { (range.end - 1) % 64 } else { 63 };
        act(word, (u64::MAX << from) & (u64::MAX >> (63 - to)));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ranges_and_counts_are_those_of_single_bits(
            spans in prop::collection::vec((0_usize..192, 0_usize..80), 0..5),
            least in 0_u32..70,
        ) {
            let mut words = [0_u64; 3];
            let mut plain = [false; 192];
            for (start, length) in spans {
                let range = start..(start + length).min(192);
                flip_range(&mut words, range.clone());
                plain[range].iter_mut().for_each(|bit| *bit = !*bit);
            }
            for (bit, on) in plain.iter().enumerate() {
                prop_assert_eq!(words[bit / 64] >> (bit % 64) & 1 == 1, *on);
            }
            let spans = plain.chunk_by(|a, b| a == b).filter(|span| span[0] && span.len() >= least as usize);
            let long: usize = spans.map(<[bool]>::len).sum();
            prop_assert_eq!(count(&words, least) as usize, long);
            let mut set = [0_u64; 3];
            set_range(&mut set, 10..10);
            prop_assert_eq!(set, [0; 3]);
            set_range(&mut set, 3..190);
            prop_assert_eq!(count(&set, 0), 187);
        }
    }
}
