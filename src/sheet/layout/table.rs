//! A table over the whole width: names and numbers, each row on one line.

use super::{
    super::{
        FactSheet, Tone,
        style::{Density, FAULT, HAIRLINE, LINE, LIVE, RIGHT, SIDE, TEXT, Type, WIDTH, Weight},
    },
    Area, Block, Item, Kind,
    setter::Setter,
};

/// Of the width, for the first cell.
const NAME_SHARE: f32 = 0.34;
const INSET: f32 = 6.0;

/// Answers with where the next part begins.
pub(super) fn table(
    setter: &mut Setter,
    sheet: &FactSheet,
    density: &Density,
    top: f32,
    blocks: &mut Vec<Block>,
) -> f32 {
    let Some(table) = sheet.table.as_ref().filter(|table| !table.rows.is_empty()) else { return top };
    let columns = table.rows.iter().map(|row| row.cells.len()).chain([table.heads.len()]).max().unwrap_or_default();
    // Wide rows need no air between them as rows of two columns do.
    let line = density.value.leading + density.row_pad;
    let mut block = Block::new(Kind::Table);
    let mut y = top;
    let mut row = |setter: &mut Setter, cells: &[String], types: (Type, Type), is_head: bool| {
        let baseline = y + density.row_pad / 2.0 + density.value.size * 1.05;
        let number_width = WIDTH * (1.0 - NAME_SHARE) / (columns.max(2) - 1) as f32;
        let mut parts = Vec::new();
        for (nth, cell) in cells.iter().enumerate() {
            let (kind, right) = match (is_head, nth) {
                (true, _) => (Kind::ColumnName, nth),
                (false, 0) => (Kind::RowName, 0),
                (false, _) => (Kind::RowValue, nth),
            };
            parts.push(Block::with(
                kind,
                match right {
                    0 => setter.paragraph(cell, types.0, WIDTH * NAME_SHARE - INSET, 1).at(SIDE, baseline),
                    nth => {
                        let end = RIGHT - number_width * (columns - 1 - nth) as f32;
                        // What is told in another ink is the difference, not what it is of.
                        let kind = if nth + 2 < columns { types.1.inked(TEXT) } else { types.1 };
                        setter.paragraph(cell, kind, number_width - INSET, 1).right_at(end, baseline)
                    }
                },
            ));
        }
        let ink = if is_head { TEXT } else { LINE };
        let area = Area { x: SIDE, y: y + line - HAIRLINE, width: WIDTH, height: HAIRLINE };
        parts.push(Block::with(Kind::Ornament, vec![Item::Rule { area, ink }]));
        block.parts.push(Block::of(Kind::TableRow, parts));
        y += line;
    };
    let head = Type { weight: Weight::Bold, ink: TEXT, ..density.name };
    row(setter, &table.heads, (head, head), true);
    for one in &table.rows {
        let ink = match one.tone {
            Tone::Plain => TEXT,
            Tone::Better => LIVE,
            Tone::Worse => FAULT,
        };
        row(setter, &one.cells, (density.name, density.value.inked(ink)), false);
    }
    blocks.push(block);
    y + density.gap * 0.8
}
