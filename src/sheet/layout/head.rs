//! The upper part of the page: running head, title, picture and what it shows.

use super::{
    super::{
        FactSheet,
        style::{CAPTION, Density, HAIRLINE, LINE, RIGHT, RUNNING, RUNNING_BOLD, SIDE, WIDTH},
    },
    Area, Block, Item, Kind,
    setter::Setter,
};

/// No title is set smaller.
const LEAST_TITLE: f32 = 15.0;

/// Answers with where the next part begins.
pub(super) fn head(
    setter: &mut Setter,
    sheet: &FactSheet,
    density: &Density,
    with_picture: bool,
    top: f32,
    blocks: &mut Vec<Block>,
) -> f32 {
    let mut y = running_head(setter, sheet, top, blocks);
    y += density.gap * 0.9;
    y = title(setter, sheet, density, y, blocks);
    if with_picture {
        let area = Area { x: SIDE, y: y + density.gap * 0.75, width: WIDTH, height: WIDTH / density.ratio };
        let said = if sheet.picture_caption.trim().is_empty() { &sheet.title } else { &sheet.picture_caption };
        blocks.push(Block::with(Kind::Figure(said.clone()), vec![Item::Picture(area)]));
        y = area.y + area.height;
        let caption = setter.paragraph(&sheet.picture_caption, CAPTION, WIDTH, 2);
        if !caption.is_empty() {
            let height = caption.height();
            blocks.push(Block::with(Kind::Caption, caption.at(SIDE, y + 10.6)));
            y += 3.4 + height;
        }
    }
    y + density.gap
}

fn running_head(setter: &mut Setter, sheet: &FactSheet, top: f32, blocks: &mut Vec<Block>) -> f32 {
    let baseline = top + RUNNING.size;
    let right = setter.paragraph(&sheet.running, RUNNING, WIDTH * 0.4, 1);
    let left = setter.paragraph(&sheet.park, RUNNING_BOLD, WIDTH - right.width() - 16.0, 1);
    blocks.push(Block::with(Kind::Paragraph, left.at(SIDE, baseline)));
    blocks.push(Block::with(Kind::Paragraph, right.right_at(RIGHT, baseline)));
    let area = Area { x: SIDE, y: baseline + 5.5, width: WIDTH, height: HAIRLINE };
    blocks.push(Block::with(Kind::Ornament, vec![Item::Rule { area, ink: LINE }]));
    area.y
}

/// On two lines at most: set smaller, and at last cut.
fn title(setter: &mut Setter, sheet: &FactSheet, density: &Density, top: f32, blocks: &mut Vec<Block>) -> f32 {
    let copy = setter.copy(&sheet.title, density.title.weight);
    let mut kind = density.title;
    let needed = copy.shaped.width() * kind.size;
    // A little too long for one line: better smaller than a single word on the second.
    if needed > WIDTH && needed < WIDTH * 1.3 {
        kind = kind.sized(kind.size * WIDTH / needed * 0.995);
    }
    while kind.size > LEAST_TITLE && setter.lines(&copy, kind, WIDTH, 99, 0.0).len() > 2 {
        kind = kind.sized((kind.size - 1.0).max(LEAST_TITLE));
    }
    let lines = setter.lines(&copy, kind, WIDTH, 2, 0.0);
    let mut y = top;
    if !lines.is_empty() {
        let height = lines.height();
        blocks.push(Block::with(Kind::Title(copy.shaped.text), lines.at(SIDE, y + kind.size * 0.88)));
        y += height;
    }
    let under = setter.paragraph(&sheet.under_title, density.under_title, WIDTH, 2);
    if !under.is_empty() {
        let height = under.height();
        blocks.push(Block::with(Kind::Paragraph, under.at(SIDE, y + density.under_title.size + 3.5)));
        y += height + 3.5;
    }
    y
}
