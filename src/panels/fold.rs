//! Lines of Chinese and English: where a text may be broken. egui's own rules let a line begin with a Chinese comma.

/// What must not begin a line.
const NEVER_FIRST: &str = "，。、；：！？）」』】》〉”’％…—·,.;:!?)]}%°";
/// What must not end a line.
const NEVER_LAST: &str = "（「『【《〈“‘([{¥";

/// The text with line breaks so that no line is wider than `width`, where `width_of` measures a character.
///
/// Latin words stay whole unless one alone is too wide; Chinese breaks between any two characters, except before
/// closing and after opening punctuation.
pub fn fold(text: &str, width: f32, mut width_of: impl FnMut(char) -> f32) -> String {
    let mut folded = String::with_capacity(text.len() + 8);
    for (number, paragraph) in text.split('\n').enumerate() {
        if number > 0 {
            folded.push('\n');
        }
        fold_paragraph(paragraph, width, &mut width_of, &mut folded);
    }
    folded
}

fn fold_paragraph(text: &str, width: f32, width_of: &mut impl FnMut(char) -> f32, folded: &mut String) {
    let mut line = String::new();
    let mut line_width = 0.0;
    // Where the line may end: how much of it there is by then, in bytes.
    let mut may_end: Option<usize> = None;
    let mut before: Option<char> = None;
    for letter in text.chars() {
        if before.is_some_and(|before| may_break(before, letter)) {
            may_end = Some(line.len());
        }
        let letter_width = width_of(letter);
        if line_width + letter_width > width && !line.is_empty() && letter != ' ' {
            let rest = line.split_off(may_end.unwrap_or(line.len()));
            folded.push_str(line.trim_end());
            folded.push('\n');
            line = rest.trim_start().to_owned();
            line_width = line.chars().map(&mut *width_of).sum();
            may_end = None;
        }
        line.push(letter);
        line_width += letter_width;
        before = Some(letter);
    }
    folded.push_str(&line);
}

fn may_break(before: char, after: char) -> bool {
    if NEVER_FIRST.contains(after) || NEVER_LAST.contains(before) || after == ' ' {
        return false;
    }
    before == ' ' || before == '-' || before == '/' || is_wide(before) || is_wide(after)
}

/// Chinese characters, and punctuation as wide as they are.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
        || NEVER_FIRST.contains(letter) && !letter.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wide letters count 2, others 1.
    fn folded(text: &str, width: f32) -> String {
        fold(text, width, |letter| if letter.is_ascii() { 1.0 } else { 2.0 })
    }

    #[test]
    fn no_line_begins_with_closing_punctuation_or_ends_with_opening() {
        assert_eq!(folded("一二三四，五六", 8.0), "一二三\n四，五六");
        assert_eq!(folded("一二（三四）五", 6.0), "一二\n（三\n四）五");
    }

    #[test]
    fn latin_words_stay_whole_and_lines_end_without_space() {
        assert_eq!(folded("the park cannot be opened", 10.0), "the park\ncannot be\nopened");
        assert_eq!(folded("incomprehensible", 6.0), "incomp\nrehens\nible");
        assert_eq!(folded("共有LED大棚", 6.0), "共有\nLED大\n棚");
    }

    #[test]
    fn what_fits_and_what_is_broken_already_stays() {
        assert_eq!(folded("", 10.0), "");
        assert_eq!(folded("a\nb", 10.0), "a\nb");
        assert_eq!(folded("一二三", 6.0), "一二三");
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let text = "重庆市元宇宙数字科技有限公司（2022年2月28日注册），由 Dawa Future Imaging 与大数据产业园共同组建。";
        for width in 8..40 {
            let width = width as f32;
            for line in folded(text, width).lines() {
                let measured: f32 = line.chars().map(|letter| if letter.is_ascii() { 1.0 } else { 2.0 }).sum();
                assert!(measured <= width, "{width}: {line}");
            }
        }
    }
}
