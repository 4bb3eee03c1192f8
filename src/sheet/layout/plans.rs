//! Plans side by side, and what their colours mean.

use super::{
    super::{
        FactSheet, PlanEdge, PlanFill, SheetPlan,
        style::{
            BUILDING, CAPTION, Density, FINE_EDGE, GREEN, GUTTER, Ink, LABEL, MOST_PLAN_SHARE, PLAZA, RIGHT, ROAD,
            SIDE, STRONG_EDGE, TEXT, WEAK, WIDTH,
        },
    },
    Area, Block, Drawn, Edge, Item, Kind,
    setter::Setter,
};

/// Between swatches.
const BETWEEN: f32 = 10.0;
const SWATCH: f32 = 6.4;

/// Answers with where the next part begins.
pub(super) fn plans(
    setter: &mut Setter,
    sheet: &FactSheet,
    density: &Density,
    top: f32,
    blocks: &mut Vec<Block>,
) -> f32 {
    if sheet.plans.is_empty() {
        return top;
    }
    let count = sheet.plans.len() as f32;
    let width = (WIDTH - GUTTER * (count - 1.0)) / count;
    let mut bottom = top;
    for (number, plan) in sheet.plans.iter().enumerate() {
        let x = SIDE + number as f32 * (width + GUTTER);
        bottom = bottom.max(one(setter, plan, (x, top, width), blocks));
    }
    swatches(setter, sheet, bottom + 4.0, blocks) + density.gap * 0.8
}

/// How plan coordinates lie on the page.
struct Scale {
    x: f32,
    y: f32,
    per_unit: f32,
    west: f32,
    north: f32,
}

impl Scale {
    fn at(&self, [x, y]: [f32; 2]) -> (f32, f32) {
        (self.x + (x - self.west) * self.per_unit, self.y + (y - self.north) * self.per_unit)
    }
}

fn one(setter: &mut Setter, plan: &SheetPlan, (x, top, width): (f32, f32, f32), blocks: &mut Vec<Block>) -> f32 {
    let caption = setter.paragraph(&plan.caption, CAPTION.inked(TEXT), width, 1);
    let y = top + caption.height() + 2.0;
    blocks.push(Block::with(Kind::Paragraph, caption.at(x, top + CAPTION.size)));
    let [west, north, east, south] = plan.extent;
    let (across, down) = ((east - west).max(1e-3), (south - north).max(1e-3));
    let per_unit = (width / across).min(width * MOST_PLAN_SHARE / down);
    let height = down * per_unit;
    let scale = Scale { x: x + (width - across * per_unit) / 2.0, y, per_unit, west, north };
    let shapes = plan.shapes.iter().map(|shape| Drawn {
        rings: shape.rings.iter().map(|ring| ring.iter().map(|corner| scale.at(*corner)).collect()).collect(),
        fill: match shape.fill {
            PlanFill::None => None,
            PlanFill::Green => Some(GREEN),
            PlanFill::Plaza => Some(PLAZA),
            PlanFill::Road => Some(ROAD),
            PlanFill::Building => Some(BUILDING),
            PlanFill::Scale([red, green, blue]) => Some(Ink(red, green, blue)),
        },
        edge: match shape.edge {
            PlanEdge::None => None,
            PlanEdge::Fine => Some(Edge { ink: WEAK, width: FINE_EDGE, dashed: false }),
            PlanEdge::Strong => Some(Edge { ink: TEXT, width: STRONG_EDGE, dashed: false }),
            PlanEdge::Dashed => Some(Edge { ink: TEXT, width: STRONG_EDGE, dashed: true }),
        },
    });
    let area = Area { x, y, width, height };
    let said = if plan.said.trim().is_empty() { &plan.caption } else { &plan.said };
    blocks.push(Block::with(Kind::Figure(said.clone()), vec![Item::Plan { area, shapes: shapes.collect() }]));
    for label in &plan.labels {
        let words = setter.paragraph(&label.text, LABEL, width, 1);
        let room = label.room.map(|size| size * per_unit);
        if words.width() > room[0] || LABEL.size > room[1] {
            continue;
        }
        let (middle, line) = scale.at(label.at);
        let left = middle - words.width() / 2.0;
        blocks.push(Block::with(Kind::Ornament, words.at(left, line + LABEL.size * 0.36)));
    }
    y + height
}

/// On as many lines as they need.
fn swatches(setter: &mut Setter, sheet: &FactSheet, top: f32, blocks: &mut Vec<Block>) -> f32 {
    if sheet.swatches.is_empty() {
        return top;
    }
    let (mut x, mut y) = (SIDE, top);
    for swatch in &sheet.swatches {
        let room = if swatch.colour.is_some() { SWATCH + 3.0 } else { 0.0 };
        let words = setter.paragraph(&swatch.text, CAPTION, WIDTH - room, 1);
        let width = room + words.width();
        if x > SIDE && x + width > RIGHT {
            (x, y) = (SIDE, y + CAPTION.leading);
        }
        let baseline = y + CAPTION.size;
        if let Some([red, green, blue]) = swatch.colour {
            let area = Area { x, y: baseline - SWATCH * 0.88, width: SWATCH, height: SWATCH };
            blocks.push(Block::with(Kind::Ornament, vec![Item::Rule { area, ink: Ink(red, green, blue) }]));
        }
        blocks.push(Block::with(Kind::Paragraph, words.at(x + room, baseline)));
        x += width + BETWEEN;
    }
    y + CAPTION.leading
}
