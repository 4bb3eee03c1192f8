//! Where lines break: Chinese between characters by the rules of kinsoku, Latin at spaces, numbers with their units.

use super::fonts::{Glyph, Shaped};

/// No line starts with one of these.
const NOT_FIRST: &str = "，。、；：？！）》】』」〉〕〗’”…—–·・％‰℃°％,.;:!?)]}>%‐-/々ー～~²³㎡″′";
/// No line ends with one of these.
const NOT_LAST: &str = "（《【『「〈〔〖‘“([{<¥￥$€£#№约第≥≤≈±";
/// What counts or measures in Chinese, the longest first.
const UNITS: [&str; 28] = [
    "万平方米",
    "平方公里",
    "平方米",
    "立方米",
    "摄氏度",
    "千瓦时",
    "兆瓦时",
    "万千瓦",
    "千瓦",
    "兆瓦",
    "亿元",
    "万元",
    "万家",
    "万人",
    "万个",
    "公里",
    "毫米",
    "厘米",
    "小时",
    "分钟",
    "机架",
    "像素",
    "声道",
    "平米",
    "亩地",
    "号楼",
    "号棚",
    "年底",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A piece of a text that stands on one line: glyphs of [`Shaped`] from `start` to `end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
    /// Ems, without the space at its end.
    pub width: f32,
}

/// Breaks a text into lines of at most `width` ems; a character that is wider still has a line of its own.
pub(super) fn lines_of(shaped: &Shaped, allowed: &Breaks, width: f32) -> Vec<Span> {
    let (mut lines, mut start) = (Vec::new(), 0);
    while start < shaped.glyphs.len() {
        let end = end_of_line(shaped, allowed, start, width);
        lines.push(span(shaped, start, end));
        start = end;
    }
    lines
}

/// The same number of lines, broken where one pauses and as even as that allows; none holds a last character alone.
pub(super) fn even_lines_of(shaped: &Shaped, allowed: &Breaks, width: f32) -> Vec<Span> {
    let full = lines_of(shaped, allowed, width);
    if !(2..=4).contains(&full.len()) {
        return full;
    }
    let narrow = shaped.width() / full.len() as f32;
    let widths = (0..=EVEN_TRIES).map(|step| narrow + (width - narrow) * step as f32 / EVEN_TRIES as f32);
    let tried = widths.map(|width| lines_of(shaped, allowed, width)).filter(|lines| lines.len() == full.len());
    tried.min_by_key(|lines| badness(shaped, allowed, lines)).unwrap_or(full)
}

const EVEN_TRIES: usize = 16;

/// How badly lines end but the last: inside words, inside phrases, at spaces.
fn badness(shaped: &Shaped, allowed: &Breaks, lines: &[Span]) -> usize {
    let ends = lines.iter().rev().skip(1).filter_map(|span| span.end.checked_sub(1));
    let each = ends.map(|end| {
        let before = shaped.glyphs.get(end).and_then(|glyph| shaped.text.get(..glyph.text.end)).unwrap_or_default();
        let pause = before.trim_end().ends_with(['，', '。', '、', '；', '：', '）', '》', ',', ';', ')', '·']);
        match allowed.0.get(end).copied().flatten() {
            Some(Break::Free) if pause => 0,
            Some(Break::Free) if before.ends_with(' ') => 1,
            Some(Break::Free) => 3,
            _ => 20,
        }
    });
    each.sum()
}

pub(super) fn span(shaped: &Shaped, start: usize, end: usize) -> Span {
    let glyphs = shaped.glyphs.get(start..end).unwrap_or_default();
    let all: f32 = glyphs.iter().map(|glyph| glyph.advance).sum();
    let spaces: f32 = glyphs.iter().rev().take_while(|glyph| is_space(shaped, glyph)).map(|glyph| glyph.advance).sum();
    Span { start, end, width: all - spaces }
}

fn is_space(shaped: &Shaped, glyph: &Glyph) -> bool {
    shaped.text.get(glyph.text.clone()) == Some(" ")
}

/// How a line may end after a glyph.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Break {
    /// Only where nothing else does: in the middle of a word.
    Word,
    /// In a long id or address.
    Joint,
    Free,
}

fn end_of_line(shaped: &Shaped, allowed: &Breaks, start: usize, width: f32) -> usize {
    let mut reach = 0.0;
    // The last break of each kind that still fits.
    let mut last = [None; 3];
    for (number, glyph) in shaped.glyphs.iter().enumerate().skip(start) {
        let space = is_space(shaped, glyph);
        if reach + glyph.advance > width + 1e-3 && !space && number > start {
            let found = last.iter().rev().find_map(|end| *end);
            return found.unwrap_or(number);
        }
        reach += glyph.advance;
        let slot = allowed.0.get(number).copied().flatten().and_then(|kind| last.get_mut(kind as usize));
        if let Some(slot) = slot {
            *slot = Some(number + 1);
        }
    }
    shaped.glyphs.len()
}

/// How a line may end after each glyph of a text; `None` inside a letter and its accent.
#[derive(Clone, Debug, Default)]
pub(super) struct Breaks(Vec<Option<Break>>);

/// Depends on the text alone: once for all widths.
pub(super) fn breaks_of(shaped: &Shaped) -> Breaks {
    let text = shaped.text.as_str();
    let next_start = |number: usize| shaped.glyphs.get(number + 1).map_or(text.len(), |next| next.text.start);
    let each = shaped.glyphs.iter().enumerate().map(|(number, glyph)| {
        let at = next_start(number);
        if at <= glyph.text.start {
            return None;
        }
        Some(break_at(text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default()))
    });
    Breaks(each.collect())
}

fn break_at(before: &str, after: &str) -> Break {
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return Break::Free };
    if last == ' ' {
        return if is_unit_next(before, after) { Break::Joint } else { Break::Free };
    }
    if next == ' ' || matches!(last, '\u{a0}' | '\u{202f}') || matches!(next, '\u{a0}' | '\u{202f}') {
        return Break::Word;
    }
    if NOT_FIRST.contains(next) || NOT_LAST.contains(last) {
        return Break::Word;
    }
    if matches!(last, '年' | '月') && next.is_ascii_digit() {
        return Break::Word;
    }
    if in_unit(before, after) {
        return Break::Word;
    }
    if is_wide(last) || is_wide(next) {
        return Break::Free;
    }
    if matches!(last, '/' | '-' | '_' | '.' | '?' | '&' | '=' | ':' | '–' | '—') && !next.is_ascii_digit() {
        return Break::Joint;
    }
    Break::Word
}

/// A number, a space, and a short word, or a date: `46.1 MW`, `31 December 2023`.
fn is_unit_next(before: &str, after: &str) -> bool {
    let number = before.trim_end_matches(' ').chars().next_back().is_some_and(|last| last.is_ascii_digit());
    let word = after.split(' ').next().unwrap_or_default();
    let by = after.starts_with('×') || before.ends_with("× ");
    let short = word.chars().count() <= 5 && word.starts_with(|first: char| !first.is_ascii_digit());
    let month = |word: &str| MONTHS.contains(&word.trim_end_matches([',', '.']));
    let last = before.trim_end_matches(' ').rsplit(' ').next().unwrap_or_default();
    (number && (short || month(word))) || by || (month(last) && after.starts_with(|first: char| first.is_ascii_digit()))
}

/// Between a number and its Chinese unit, or inside that.
fn in_unit(before: &str, after: &str) -> bool {
    let digit = |text: &str| text.chars().next_back().is_some_and(|last| last.is_ascii_digit());
    if digit(before) {
        return after.starts_with(|next: char| is_wide(next));
    }
    UNITS.iter().any(|unit| {
        let inside = |(cut, _): (usize, char)| {
            let (head, tail) = unit.split_at_checked(cut).unwrap_or_default();
            !head.is_empty() && after.starts_with(tail) && before.strip_suffix(head).is_some_and(digit)
        };
        unit.char_indices().any(inside)
    })
}

/// Characters between which a line may break: Chinese, Japanese, Korean and their punctuation.
fn is_wide(character: char) -> bool {
    matches!(u32::from(character), 0x2e80..=0x33ff | 0x3400..=0x9fff | 0xac00..=0xd7a3 | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f | 0xff00..=0xffef | 0x1f000..=0x1faff | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As if every character were one em wide, and a Latin one half.
    fn broken(text: &str, width: f32) -> Vec<String> {
        let glyphs = text.char_indices().map(|(start, character)| Glyph {
            face: 0,
            id: 1,
            advance: if character.is_ascii() { 0.5 } else { 1.0 },
            offset: (0.0, 0.0),
            text: start..start + character.len_utf8(),
        });
        let shaped = Shaped { text: text.to_owned(), glyphs: glyphs.collect() };
        let piece = |span: &Span| {
            let glyphs = &shaped.glyphs[span.start..span.end];
            let bytes = glyphs[0].text.start..glyphs[glyphs.len() - 1].text.end;
            shaped.text.get(bytes).unwrap().trim_end().to_owned()
        };
        lines_of(&shaped, &breaks_of(&shaped), width).iter().map(piece).collect()
    }

    #[test]
    fn chinese_breaks_between_characters_and_keeps_to_kinsoku() {
        assert_eq!(broken("可合并成两个摄影棚", 4.0), ["可合并成", "两个摄影", "棚"]);
        assert_eq!(broken("可合并成，使用", 4.0), ["可合并", "成，使用"]);
        assert_eq!(broken("永川云谷（棚）在建", 5.0), ["永川云谷", "（棚）在建"]);
        assert_eq!(broken("看《永川》", 2.0), ["看", "《永", "川》"]);
    }

    #[test]
    fn latin_breaks_at_spaces_and_long_words_where_they_must() {
        assert_eq!(broken("four halls that merge", 5.5), ["four halls", "that merge"]);
        assert_eq!(broken("https://park.example/H-07/H1", 8.0), ["https://park.", "example/H-07/H1"]);
        assert_eq!(broken("aaaaaaaaaaaa", 2.0), ["aaaa", "aaaa", "aaaa"]);
        assert_eq!(broken("云", 0.1), ["云"]);
    }

    #[test]
    fn even_lines_leave_no_single_character() {
        let glyphs = |text: &str| {
            let each = text.char_indices().map(|(start, one)| Glyph {
                face: 0,
                id: 1,
                advance: 1.0,
                offset: (0.0, 0.0),
                text: start..start + one.len_utf8(),
            });
            Shaped { text: text.to_owned(), glyphs: each.collect() }
        };
        let ends = |text: &str, width: f32| -> Vec<usize> {
            even_lines_of(&glyphs(text), &breaks_of(&glyphs(text)), width).iter().map(|span| span.end).collect()
        };
        assert_eq!(ends("摄影大棚总建筑面积", 8.0), [5, 9]);
        assert_eq!(ends("弧形墙体，半径十三", 8.0), [5, 9]);
        assert_eq!(ends("a cat sits", 9.0), [6, 10]);
        assert_eq!(ends("unbreakable", 9.0), [6, 11]);
    }

    #[test]
    fn numbers_stay_with_their_units() {
        assert_eq!(broken("floor area 9,400 m² planned", 8.0), ["floor area", "9,400 m²", "planned"]);
        assert_eq!(broken("总建筑面积约1.7万平方米", 8.0), ["总建筑面积", "约1.7万平方米"]);
        assert_eq!(broken("面积共有1500平方米", 6.0), ["面积共有", "1500平方米"]);
        assert_eq!(broken("棚 50 × 30 m", 6.0), ["棚", "50 × 30 m"]);
    }
}
