//! Text before it is set: what cannot be printed goes, white space becomes one space.

/// More characters than any text of the sheet has room for; what follows is cut.
const MOST_CHARACTERS: usize = 600;

/// A text without control and formatting characters, trimmed, and whether it had to be cut.
pub(super) fn clean(text: &str) -> (String, bool) {
    let mut cleaned = String::new();
    let mut space = false;
    let mut count = 0;
    for character in text.chars() {
        if character.is_whitespace() && !stays_together(character) {
            space = !cleaned.is_empty();
            continue;
        }
        if is_unseen(character) {
            continue;
        }
        if count >= MOST_CHARACTERS {
            return (cleaned, true);
        }
        if std::mem::take(&mut space) {
            cleaned.push(' ');
        }
        cleaned.push(character);
        count += 1;
    }
    (cleaned, false)
}

/// Spaces at which no line may break are kept as they are: a number and its unit.
fn stays_together(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{202f}')
}

/// Controls, joiners, marks of direction, variation selectors, tags, and code points that are no characters.
fn is_unseen(character: char) -> bool {
    let point = u32::from(character);
    character.is_control()
        || matches!(point, 0xad | 0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f)
        || matches!(point, 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f)
        || matches!(point, 0xfeff | 0xffa0 | 0xfff0..=0xfffb | 0xfdd0..=0xfdef | 0xe0000..=0xe0fff)
        || point & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_printed_goes() {
        let of = |text: &str| clean(text).0;
        assert_eq!(of("  a\t\n b\u{0}\u{7}c\u{200f}d \r\n"), "a bcd");
        assert_eq!(of("\u{feff}LED\u{fe0f}\u{ffff}"), "LED");
        assert_eq!(of("5\u{a0}kW"), "5\u{a0}kW");
        assert_eq!(of("\u{1b}[31m"), "[31m");
        assert_eq!(of(" \n\t"), "");
    }

    #[test]
    fn long_texts_are_cut() {
        assert!(!clean(&"云".repeat(MOST_CHARACTERS)).1);
        let (cut, shortened) = clean(&"云".repeat(10_000));
        assert!(shortened && cut.chars().count() == MOST_CHARACTERS);
    }
}
