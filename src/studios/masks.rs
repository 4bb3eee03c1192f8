//! Sets of rooms and of modes as the bits of a number.

/// The most rooms, or modes, of a building that can be planned.
pub(super) const MOST: usize = 64;

/// The numbers in a set, rising.
pub(super) fn members(set: u64) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(set), |rest| Some(rest & rest.wrapping_sub(1)))
        .take_while(|rest| *rest != 0)
        .map(|rest| rest.trailing_zeros() as usize)
}

/// The set of one number; empty beyond [`MOST`].
pub(super) fn only(number: usize) -> u64 {
    u32::try_from(number).ok().and_then(|number| 1_u64.checked_shl(number)).unwrap_or(0)
}

/// The set of the first numbers.
pub(super) fn first(count: usize) -> u64 {
    if count >= MOST { u64::MAX } else { only(count).wrapping_sub(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_what_was_put_into_them() {
        let set = only(0) | only(5) | only(63);
        assert_eq!(members(set).collect::<Vec<_>>(), [0, 5, 63]);
        assert_eq!(only(64), 0);
        assert_eq!((first(0), first(3), first(64), first(99)), (0, 7, u64::MAX, u64::MAX));
    }
}
