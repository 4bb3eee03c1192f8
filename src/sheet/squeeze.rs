//! Chinese punctuation stands on half of its square; the empty half goes between two signs and at a line's ends.

use super::fonts::Glyph;

/// Empty on the right.
const CLOSING: &str = "，。、；：）》】』」〉〕〗’”";
/// Empty on the left.
const OPENING: &str = "（《【『「〈〔〖‘“";
const HALF: f32 = 0.5;

/// Two signs side by side: the first gives its half, or takes that of the second.
pub(super) fn between(text: &str, glyphs: &mut [Glyph]) {
    let kinds: Vec<_> = glyphs.iter().map(|glyph| kind(text, glyph)).collect();
    let pairs = kinds.iter().zip(kinds.iter().skip(1));
    for (glyph, pair) in glyphs.iter_mut().zip(pairs) {
        if matches!(pair, (Some(Side::Closing), Some(_)) | (Some(Side::Opening), Some(Side::Opening))) {
            glyph.advance -= HALF;
        }
    }
}

/// A line's first sign moves to its edge. Answers with how much shorter the line is; ems.
pub(super) fn at_start(text: &str, glyphs: &mut [Glyph]) -> f32 {
    match glyphs.first_mut() {
        Some(first) if kind(text, first) == Some(Side::Opening) => {
            first.offset.0 -= HALF;
            first.advance -= HALF;
            HALF
        }
        _ => 0.0,
    }
}

/// How much of a line's end is empty; ems.
pub(super) fn at_end(text: &str, glyphs: &[Glyph]) -> f32 {
    let closes = glyphs.last().is_some_and(|last| kind(text, last) == Some(Side::Closing));
    if closes { HALF } else { 0.0 }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Opening,
    Closing,
}

/// `None` for all but signs on a whole square.
fn kind(text: &str, glyph: &Glyph) -> Option<Side> {
    let character = text.get(glyph.text.clone())?.chars().next().filter(|_| glyph.advance > 0.99)?;
    match character {
        _ if CLOSING.contains(character) => Some(Side::Closing),
        _ if OPENING.contains(character) => Some(Side::Opening),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str) -> Vec<Glyph> {
        let each = text.char_indices().map(|(start, one)| Glyph {
            face: 0,
            id: 1,
            advance: 1.0,
            offset: (0.0, 0.0),
            text: start..start + one.len_utf8(),
        });
        each.collect()
    }

    #[test]
    fn neighbours_share_a_square() {
        let text = "《永川》，（云）";
        let mut set = glyphs(text);
        between(text, &mut set);
        let widths: Vec<f32> = set.iter().map(|glyph| glyph.advance).collect();
        assert_eq!(widths, [1.0, 1.0, 1.0, 0.5, 0.5, 1.0, 1.0, 1.0]);
        assert_eq!((at_start(text, &mut set), at_end(text, &set)), (0.5, 0.5));
        assert_eq!(set[0].offset.0, -0.5);
    }
}
