//! The lower part of the page: sources, code for a phone, notice, date. It stands at the bottom whatever is above.

use std::collections::BTreeSet;

use super::{
    super::{
        FactSheet, qr,
        style::{
            ACCENT, BOTTOM, CAPTION, GUTTER, HAIRLINE, LINE, NOTICE, PAGE_HEIGHT, RIGHT, RULE, SIDE, SOURCE,
            SOURCE_HEADING, TEXT, WIDTH,
        },
    },
    Area, Block, Item, Kind,
    setter::{Lines, Setter},
};

/// Lines of sources in a column.
const MOST_LINES: usize = 9;
const QR_SIDE: f32 = 66.0;
/// Between the sources and the code.
const QR_GAP: f32 = 30.0;
/// For a source's number.
const NUMBER: f32 = 12.0;
const ATTENTION: f32 = 6.4;

pub(super) struct Foot<'a> {
    sheet: &'a FactSheet,
    heading: Lines,
    columns: [Vec<Source>; 2],
    column_width: f32,
    qr: Option<(Vec<Vec<bool>>, Lines)>,
    notice: Lines,
    made: Lines,
}

/// One source of the list.
#[derive(Clone, Debug)]
struct Source {
    number: usize,
    label: Lines,
    lines: Lines,
}

impl Source {
    fn new(setter: &mut Setter, number: usize, text: &str, width: f32) -> Self {
        let label = setter.paragraph(&number.to_string(), SOURCE.inked(ACCENT), NUMBER, 1);
        // An empty one still takes its line.
        let text = if text.trim().is_empty() { "—" } else { text };
        Self { number, label, lines: setter.running_text(text, SOURCE, width, 3) }
    }
}

impl<'a> Foot<'a> {
    pub fn new(setter: &mut Setter, sheet: &'a FactSheet, more: &dyn Fn(usize) -> String) -> Self {
        let code = sheet.qr.as_ref().filter(|note| !note.text.is_empty());
        let modules = code.and_then(|note| qr::modules(&note.text));
        setter.warnings.qr_left_out = code.is_some() && modules.is_none();
        let qr = code
            .zip(modules)
            .map(|(note, modules)| (modules, setter.paragraph(&note.caption, CAPTION, QR_SIDE + 12.0, 3)));
        let width = if qr.is_some() { WIDTH - QR_SIDE - QR_GAP } else { WIDTH };
        let column_width = (width - GUTTER * 0.75) / 2.0;
        let columns = columns_of(setter, sheet, column_width - NUMBER, more);
        let heading = setter.paragraph(&sheet.sources_heading, SOURCE_HEADING, width, 1);
        let made = setter.paragraph(&sheet.made, CAPTION, WIDTH * 0.48, 2);
        let notice = setter.paragraph(&sheet.notice, NOTICE, WIDTH - made.width() - GUTTER - ATTENTION - 4.0, 2);
        Self { sheet, heading, columns, column_width, qr, notice, made }
    }

    fn sources_height(&self) -> f32 {
        let lines = self.columns.iter().map(|column| column.iter().map(|source| source.lines.height()).sum::<f32>());
        let lines = lines.fold(0.0, f32::max);
        if lines > 0.0 { lines + self.heading.height() + 3.0 } else { 0.0 }
    }

    fn upper_height(&self) -> f32 {
        let qr = self.qr.as_ref().map_or(0.0, |(_, caption)| QR_SIDE + 5.0 + caption.height());
        let height = self.sources_height().max(qr);
        if height > 0.0 { RULE + 9.0 + height + 8.0 } else { 0.0 }
    }

    fn lower_height(&self) -> f32 {
        let height = self.notice.height().max(self.made.height());
        if height > 0.0 { HAIRLINE + 5.0 + height } else { 0.0 }
    }

    pub fn top(&self) -> f32 {
        PAGE_HEIGHT - BOTTOM - self.upper_height() - self.lower_height()
    }

    pub fn place(&self, blocks: &mut Vec<Block>) {
        let mut y = self.top();
        if self.upper_height() > 0.0 {
            blocks.push(rule(y, RULE));
            self.place_sources(y + RULE + 9.0, blocks);
            self.place_qr(y + RULE + 9.0, blocks);
        }
        y += self.upper_height();
        if self.lower_height() > 0.0 {
            blocks.push(rule(y, HAIRLINE));
            let baseline = y + HAIRLINE + 5.0 + CAPTION.size;
            if !self.notice.is_empty() {
                let sign = Area { x: SIDE, y: baseline - ATTENTION * 0.94, width: ATTENTION, height: ATTENTION };
                blocks.push(Block::with(Kind::Ornament, vec![Item::Attention(sign)]));
                let lines = self.notice.clone().at(SIDE + ATTENTION + 4.0, baseline);
                blocks.push(Block::with(Kind::Paragraph, lines));
            }
            blocks.push(Block::with(Kind::Paragraph, self.made.clone().right_at(RIGHT, baseline)));
        }
    }

    fn place_sources(&self, top: f32, blocks: &mut Vec<Block>) {
        if self.sources_height() <= 0.0 {
            return;
        }
        let mut section = Block::new(Kind::Section);
        let heading = Kind::Heading(self.sheet.sources_heading.clone());
        section.parts.push(Block::with(heading, self.heading.clone().at(SIDE, top + SOURCE_HEADING.size)));
        let mut list = Block::new(Kind::List);
        for (number, column) in self.columns.iter().enumerate() {
            let x = SIDE + number as f32 * (self.column_width + GUTTER * 0.75);
            let mut baseline = top + self.heading.height() + 3.0 + SOURCE.size;
            for source in column {
                let height = source.lines.height();
                let body = Block::with(Kind::ListBody, source.lines.clone().at(x + NUMBER, baseline));
                let label = Block::with(Kind::Label, source.label.clone().at(x, baseline));
                list.parts.push(Block::of(Kind::ListItem, vec![label, body]));
                baseline += height;
            }
        }
        section.parts.push(list);
        blocks.push(section);
    }

    fn place_qr(&self, top: f32, blocks: &mut Vec<Block>) {
        let (Some((modules, caption)), Some(note)) = (&self.qr, &self.sheet.qr) else { return };
        let area = Area { x: RIGHT - QR_SIDE, y: top, width: QR_SIDE, height: QR_SIDE };
        let code = Block::with(Kind::Figure(note.text.clone()), vec![Item::Qr { area, modules: modules.clone() }]);
        let words = caption.clone().right_at(RIGHT, top + QR_SIDE + 5.0 + CAPTION.size);
        let kind = if is_address(&note.text) { Kind::Link(note.text.clone()) } else { Kind::Paragraph };
        blocks.push(code);
        blocks.push(Block::with(kind, words));
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn rule(y: f32, height: f32) -> Block {
    let ink = if height > HAIRLINE { TEXT } else { LINE };
    Block::with(Kind::Ornament, vec![Item::Rule { area: Area { x: SIDE, y, width: WIDTH, height }, ink }])
}

/// The sources in two columns, those that are cited first if not all fit; numbered as they were given.
fn columns_of(setter: &mut Setter, sheet: &FactSheet, width: f32, more: &dyn Fn(usize) -> String) -> [Vec<Source>; 2] {
    let rows = sheet.sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.sources);
    let cited: BTreeSet<usize> = sheet.lead.iter().flat_map(|lead| &lead.sources).chain(rows).copied().collect();
    let mut numbers: Vec<usize> = (1..=sheet.sources.len()).collect();
    numbers.sort_by_key(|number| (!cited.contains(number), *number));
    // No page holds more.
    numbers.truncate(4 * MOST_LINES);
    let set = numbers.iter().filter_map(|number| sheet.sources.get(number - 1).map(|source| (*number, source)));
    let mut kept: Vec<Source> = set.map(|(number, source)| Source::new(setter, number, source, width)).collect();
    loop {
        let left_out = sheet.sources.len() - kept.len();
        let mut shown = kept.clone();
        shown.sort_by_key(|source| source.number);
        if left_out > 0 {
            let mut rest = Source::new(setter, 0, &more(left_out), width);
            rest.label = setter.paragraph("", SOURCE, width, 1);
            shown.push(rest);
        }
        let cut = best_cut(&shown);
        if cut.1 <= MOST_LINES || kept.is_empty() {
            setter.warnings.sources_left_out = left_out;
            let second = shown.split_off(cut.0.min(shown.len()));
            return [shown, second];
        }
        kept.pop();
    }
}

/// How many stand in the first column, and how many lines the higher column has.
fn best_cut(shown: &[Source]) -> (usize, usize) {
    let lines: Vec<usize> = shown.iter().map(|source| source.lines.len()).collect();
    let height = |cut: usize| {
        let (first, second) = lines.split_at_checked(cut).unwrap_or_default();
        first.iter().sum::<usize>().max(second.iter().sum())
    };
    (0..=lines.len())
        .map(|cut| (cut, height(cut)))
        .min_by_key(|(cut, height)| (*height, std::cmp::Reverse(*cut)))
        .unwrap_or_default()
}
