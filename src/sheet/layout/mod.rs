//! Where each thing of a sheet stands on the page. Nothing is drawn here, so that tests can look at the boxes.

mod boxes;
mod facts;
mod flow;
mod foot;
mod head;
mod lead;
mod plans;
mod setter;
mod table;

pub(super) use boxes::{Area, Block, Drawn, Edge, Item, Kind, Line};

use super::{
    FactSheet, SheetFonts, Warnings,
    style::{AMPLE, DENSITIES, Density, TOP},
};
use facts::Facts;
use flow::Fill;
use setter::Setter;

/// A sheet with more has two columns.
const MOST_AMPLE_ROWS: usize = 12;

/// A laid out page.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// In reading order.
    pub blocks: Vec<Block>,
    pub warnings: Warnings,
}

/// Lays out a sheet: as loosely as it fits; if it does not fit at all, with fewer rows.
pub(super) fn lay_out(
    sheet: &FactSheet,
    fonts: &SheetFonts,
    with_picture: bool,
    more: &dyn Fn(usize) -> String,
) -> Layout {
    let mut setter = Setter::new(fonts, sheet.lang);
    let facts = Facts::new(&mut setter, &sheet.sections);
    let foot = foot::Foot::new(&mut setter, sheet, more);
    let full = with_picture || !sheet.plans.is_empty() || sheet.table.is_some();
    for (density, fill, fewer) in tries(full, &facts) {
        let page = try_density(&mut setter, sheet, (&facts, &foot), density, (with_picture, fill, fewer), more);
        if let Some(blocks) = page {
            return Layout { blocks, warnings: setter.into_warnings() };
        }
    }
    Layout { blocks: Vec::new(), warnings: setter.into_warnings() }
}

/// What is tried, best first: sections in one piece a step closer rather than one that is broken; at last, fewer rows.
fn tries(with_picture: bool, facts: &Facts) -> Vec<(&'static Density, Fill, bool)> {
    let mut tries = Vec::new();
    if !with_picture && facts.rows() <= MOST_AMPLE_ROWS {
        tries.push((&AMPLE, Fill::One, false));
    }
    let mut before = None;
    for density in &DENSITIES {
        // A broken section rather than a flatter picture.
        let flatter = before.is_some_and(|before: &Density| before.ratio != density.ratio);
        let whole = (density, Fill::Whole, false);
        let broken = before.map(|before| (before, Fill::Split, false));
        tries.extend(broken.filter(|_| flatter));
        tries.push(whole);
        tries.extend(broken.filter(|_| !flatter));
        before = Some(density);
    }
    tries.extend(before.into_iter().flat_map(|last| [(last, Fill::Split, false), (last, Fill::Split, true)]));
    tries
}

/// `None` where the facts do not fit and none may be left out.
fn try_density(
    setter: &mut Setter,
    sheet: &FactSheet,
    (facts, foot): (&Facts, &foot::Foot),
    density: &Density,
    (with_picture, fill, fewer): (bool, Fill, bool),
    more: &dyn Fn(usize) -> String,
) -> Option<Vec<Block>> {
    setter.forget_cuts();
    let mut blocks = Vec::new();
    let y = head::head(setter, sheet, density, with_picture, TOP, &mut blocks);
    let y = plans::plans(setter, sheet, density, y, &mut blocks);
    let y = lead::lead(setter, sheet, density, y, &mut blocks);
    let y = table::table(setter, sheet, density, y, &mut blocks);
    let room = foot.top() - density.gap * 0.7 - y;
    if room < 0.0 && !fewer {
        return None;
    }
    facts.place(setter, density, (y, room), (fill, fewer), more, &mut blocks)?;
    foot.place(&mut blocks);
    Some(blocks)
}
