//! The headline figures: large, side by side, each under a rule.

use super::{
    super::{
        FactSheet, Headline,
        style::{CITATION, Density, GUTTER, MARK, RULE, SIDE, TEXT, Type, WIDTH},
    },
    Area, Block, Item, Kind,
    setter::{Setter, mark_at},
};

const MOST: usize = 4;
/// Units beside their number.
const UNIT_SHARE: f32 = 0.52;

/// Answers with where the next part begins.
pub(super) fn lead(
    setter: &mut Setter,
    sheet: &FactSheet,
    density: &Density,
    top: f32,
    blocks: &mut Vec<Block>,
) -> f32 {
    let shown: Vec<&Headline> = sheet.lead.iter().take(MOST).collect();
    setter.warnings.headlines_left_out = sheet.lead.len() - shown.len();
    if shown.is_empty() {
        return top;
    }
    let columns = shown.len().max(3) as f32;
    let gutter = GUTTER * 0.75;
    let width = (WIDTH - gutter * (columns - 1.0)) / columns;
    let mut bottom = top;
    let mut items = Vec::new();
    // All numbers in the size in which the longest fits.
    let sizes: Vec<Type> = shown.iter().filter_map(|one| fitted(setter, one, density.number, width)).collect();
    let number_type = sizes.into_iter().min_by(|a, b| a.size.total_cmp(&b.size)).unwrap_or(density.number);
    for (number, headline) in shown.into_iter().enumerate() {
        let x = SIDE + number as f32 * (width + gutter);
        let (item, end) = one(setter, headline, (density, number_type), (x, top, width));
        items.push(item);
        bottom = bottom.max(end);
    }
    blocks.push(Block::of(Kind::List, items));
    bottom + density.gap
}

fn one(
    setter: &mut Setter,
    headline: &Headline,
    (density, number_type): (&Density, Type),
    (x, top, width): (f32, f32, f32),
) -> (Block, f32) {
    let rule = Item::Rule { area: Area { x, y: top, width, height: RULE }, ink: TEXT };
    let cited = setter.citation(&headline.sources);
    let tail = cited.as_ref().map_or(0.0, |line| line.width + 2.0);
    let baseline = top + RULE + 4.0 + number_type.size * 0.88;
    let mut value = Vec::new();
    let (mut reach, mut below) = (0.0, 0.0);
    let pieces = pieces_of(&headline.value);
    let is_number = fitted(setter, headline, density.number, width).is_some();
    if is_number {
        let kind = number_type;
        for (text, is_number) in &pieces {
            let kind = if *is_number { kind } else { unit_type(kind) };
            let gap = if reach > 0.0 { kind.size * if text.starts_with(' ') { 0.22 } else { 0.06 } } else { 0.0 };
            let lines = setter.paragraph(text, kind, width, 1);
            let wide = lines.width();
            value.extend(lines.at(x + reach + gap, baseline));
            reach += gap + wide;
        }
    } else {
        // Words: smaller, on two lines.
        let kind = density.number.sized((density.number.size * 0.56).max(11.0));
        let copy = setter.copy(&headline.value, kind.weight);
        let lines = setter.lines(&copy, kind, width, 2, tail);
        let (end, down) = lines.end();
        (reach, below) = (end, down);
        let first = if lines.len() > 1 { top + RULE + 4.0 + kind.size } else { baseline };
        below = (first + below - baseline).max(0.0);
        value.extend(lines.at(x, first));
    }
    if let Some(mut line) = cited {
        (line.x, line.baseline) = (x + reach + 2.0, baseline + below - raise(number_type.size, is_number));
        value.push(Item::Line(line));
    }
    let mut y = baseline + below + 1.5 + density.number.size * 0.13;
    let name = setter.paragraph(&headline.name, density.number_name, width, 2);
    let height = name.height();
    let mut words = name.at(x, y + density.number_name.size);
    y += height;
    if let Some(mark) = &headline.mark {
        let (word, _) = setter.mark(mark, width);
        words.extend(mark_at(mark, word, x, y + MARK.leading));
        y += MARK.leading + 3.0;
    }
    let label = Block::with(Kind::Label, value);
    let body = Block::with(Kind::ListBody, words);
    let parts = vec![Block::with(Kind::Ornament, vec![rule]), label, body];
    (Block::of(Kind::ListItem, parts), y)
}

fn raise(size: f32, is_number: bool) -> f32 {
    if is_number { (size * 0.733 - CITATION.size * 0.733).max(2.5) } else { 4.0 }
}

fn unit_type(number: Type) -> Type {
    number.sized((number.size * UNIT_SHARE).max(8.0))
}

/// The largest type in which number, units and source stand on one line; `None` for words, and for a number so long that
/// it is set as words are.
fn fitted(setter: &mut Setter, headline: &Headline, largest: Type, width: f32) -> Option<Type> {
    let pieces = pieces_of(&headline.value);
    if !pieces.iter().any(|(_, is_number)| *is_number) {
        return None;
    }
    let width = width - setter.citation(&headline.sources).map_or(0.0, |line| line.width + 2.0);
    // In ems: of the number, and of all that stands about it, with the gaps between.
    let (mut number, mut about) = (0.0, 0.0);
    for (text, is_number) in &pieces {
        let ems = setter.copy(text, largest.weight).shaped.width() + 0.22;
        *(if *is_number { &mut number } else { &mut about }) += ems;
    }
    let mut kind = largest;
    while kind.size >= 12.0 {
        if number * kind.size + about * unit_type(kind).size <= width {
            return Some(kind);
        }
        kind = kind.sized(kind.size - 1.0);
    }
    None
}

/// A value as number and what stands before and after it: `约`, `1.7`, `万平方米`. Words alone are one piece.
fn pieces_of(value: &str) -> Vec<(&str, bool)> {
    let value = value.trim();
    let Some(start) = value.find(|character: char| character.is_ascii_digit()) else { return vec![(value, false)] };
    let rest = value.get(start..).unwrap_or_default();
    let of_number =
        |character: char| character.is_ascii_digit() || matches!(character, ',' | '.' | '–' | '−' | '-' | '~');
    let mut length = rest.find(|character: char| !of_number(character)).unwrap_or(rest.len());
    while rest.get(..length).is_some_and(|number| !number.ends_with(|last: char| last.is_ascii_digit())) {
        length -= rest.get(..length).and_then(|number| number.chars().next_back()).map_or(1, char::len_utf8);
    }
    let (number, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    let before = value.get(..start).unwrap_or_default();
    [(before, false), (number, true), (after, false)].into_iter().filter(|(text, _)| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_their_units() {
        assert_eq!(pieces_of("约1.7万平方米"), [("约", false), ("1.7", true), ("万平方米", false)]);
        assert_eq!(pieces_of("9,400 m²"), [("9,400", true), (" m²", false)]);
        assert_eq!(pieces_of("5,000–10,000"), [("5,000–10,000", true)]);
        assert_eq!(pieces_of("规划"), [("规划", false)]);
        assert_eq!(pieces_of("4."), [("4", true), (".", false)]);
        assert_eq!(pieces_of(""), [("", false)]);
    }
}
