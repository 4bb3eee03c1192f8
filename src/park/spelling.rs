//! The right spelling that comes nearest to a wrong one.

/// The candidate most like `wrong`, if any is like it at all; of equals, the first.
///
/// Likeness is Damerau–Levenshtein over lower-cased text: up to one slip in three characters counts as a slip.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = wrong.to_lowercase();
    let length = folded.chars().count();
    let best = candidates
        .into_iter()
        // A much longer or shorter word cannot be near; skipping it keeps long id lists cheap.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed_slips(length))
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), candidate))
        .min_by_key(|(slips, _)| *slips)?;
    (best.0 <= allowed_slips(length)).then_some(best.1)
}

fn allowed_slips(length: usize) -> usize {
    (length / 3).clamp(1, 4)
}

/// As [`nearest`], as the argument of a message: the word `none` where nothing is near.
pub(super) fn nearest_or_none<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> &'a str {
    nearest(wrong, candidates).unwrap_or("none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_a_swap_and_a_wrong_case_are_near_and_another_word_is_not() {
        let fields = ["height_m", "storeys", "stated_gfa_m2"];
        assert_eq!(nearest("heigth_m", fields), Some("height_m"));
        assert_eq!(nearest("Storeys", fields), Some("storeys"));
        assert_eq!(nearest("colour", fields), None);
        assert_eq!(nearest("F-5", ["F-05", "F-08"]), Some("F-05"));
        assert_eq!(nearest_or_none("", []), "none");
    }
}
