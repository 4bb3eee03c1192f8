//! The table of facts: names, values, sources and marks in two columns, as many rows as there is room for.

use super::{
    super::{
        Row, Section,
        style::{CITATION, COLUMN, Density, GUTTER, HAIRLINE, LINE, SIDE, TEXT, Type, WEAK, WIDTH, Weight},
    },
    Area, Block, Item, Kind,
    flow::{Fill, Heights, Part, Placed, flow},
    setter::{Copy, Lines, Setter, mark_at},
};

/// More rows of one section are on no page.
const MOST_ROWS: usize = 150;
const MOST_SECTIONS: usize = 60;
/// A mark's word that is longer goes on two lines.
const MOST_MARK: f32 = 54.0;
const INSET: f32 = 7.0;

/// All texts of the table, shaped.
pub(super) struct Facts<'a> {
    sections: Vec<Set<'a>>,
    /// Rows in all, those never looked at too.
    rows: usize,
}

struct Set<'a> {
    heading: Copy,
    rows: Vec<(Copy, Copy, &'a Row)>,
    /// Rows in the sheet.
    count: usize,
    /// Across the widest mark.
    mark: f32,
}

/// How much of the table is shown: rows of each section, from the first section on.
type Caps = Vec<usize>;

impl<'a> Facts<'a> {
    pub fn new(setter: &mut Setter, sections: &'a [Section]) -> Self {
        let filled = sections.iter().filter(|section| !section.rows.is_empty());
        let rows = filled.clone().map(|section| section.rows.len()).sum();
        let mut sections: Vec<Set> = filled.take(MOST_SECTIONS).map(|section| Set::new(setter, section)).collect();
        // The signs stand under each other all over the page.
        let mark = sections.iter().map(|set| set.mark).fold(0.0, f32::max);
        sections.iter_mut().for_each(|set| set.mark = mark);
        Self { sections, rows }
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Places the table at `top`, `room` high; `None` if it does not fit so and no rows may be left out.
    pub fn place(
        &self,
        setter: &mut Setter,
        density: &Density,
        (top, room): (f32, f32),
        (fill, fewer): (Fill, bool),
        more: &dyn Fn(usize) -> String,
        blocks: &mut Vec<Block>,
    ) -> Option<()> {
        let all: Caps = self.sections.iter().map(|set| set.count).collect();
        let least = self.rows as f32 * (density.value.leading + 2.0 * density.row_pad);
        if !fewer && least > room * density.columns as f32 {
            return None;
        }
        let shortened = setter.warnings.shortened.clone();
        let measured: Vec<Heights> = self.sections.iter().map(|set| set.measure(setter, density)).collect();
        setter.warnings.shortened = shortened;
        let fits = |caps: &Caps| self.flow(&measured, caps, density, (room, fill));
        let caps = match fits(&all) {
            Some(_) => all,
            None if fewer => self.fewer(&fits),
            None => return None,
        };
        let shown: usize = caps.iter().sum();
        setter.warnings.rows_left_out = self.rows - shown;
        let (placed, _) = fits(&caps).unwrap_or_default();
        self.draw(setter, density, top, (&placed, &caps), more, blocks);
        Some(())
    }

    /// Where things go with so many rows; the page's single section has its heading over both columns.
    fn flow(
        &self,
        measured: &[Heights],
        caps: &Caps,
        density: &Density,
        (room, fill): (f32, Fill),
    ) -> Option<(Vec<Placed>, f32)> {
        let line = density.name.leading + 2.0 * density.row_pad;
        let lone = self.sections.len() == 1;
        let mut heights: Vec<Heights> = caps
            .iter()
            .zip(measured)
            .zip(&self.sections)
            .map(|((cap, all), set)| {
                let rows = all.rows.get(..*cap).map(<[f32]>::to_vec)?;
                let more = (*cap < set.count).then_some(line);
                Some(Heights { heading: if lone { 0.0 } else { all.heading }, rows, more })
            })
            .collect::<Option<_>>()?;
        if caps.len() < self.sections.len() || self.rows > self.sections.iter().map(|set| set.count).sum() {
            heights.push(Heights { heading: 0.0, rows: Vec::new(), more: Some(line) });
        }
        let above = if lone { measured.first().map_or(0.0, |all| all.heading) } else { 0.0 };
        flow(&heights, density.gap * 0.8, room - above, fill)
    }

    /// As many rows as fit: all sections shortened alike; if not even one row of each fits, fewer sections.
    fn fewer(&self, fits: &dyn Fn(&Caps) -> Option<(Vec<Placed>, f32)>) -> Caps {
        let capped = |sections: usize, most: usize| -> Caps {
            self.sections.iter().take(sections).map(|set| set.count.min(most)).collect()
        };
        let fit = |caps: &Caps| fits(caps).is_some();
        let sections = (1..=self.sections.len()).rev().find(|count| fit(&capped(*count, 1)));
        let Some(sections) = sections else { return Vec::new() };
        let most = (1..=MOST_ROWS).take_while(|most| fit(&capped(sections, *most))).last().unwrap_or(1);
        let mut caps = capped(sections, most);
        // What room is left goes to the sections from the first on.
        for number in 0..caps.len() {
            let mut next = caps.clone();
            if let (Some(cap), Some(set)) = (next.get_mut(number), self.sections.get(number)) {
                *cap = (*cap + 1).min(set.count);
            }
            if fit(&next) {
                caps = next;
            }
        }
        caps
    }

    fn draw(
        &self,
        setter: &mut Setter,
        density: &Density,
        top: f32,
        (placed, caps): (&[Placed], &Caps),
        more: &dyn Fn(usize) -> String,
        blocks: &mut Vec<Block>,
    ) {
        let lone = self.sections.len() == 1;
        let mut y = top;
        let mut sections: Vec<(Block, Block, Vec<Block>)> =
            (0..=caps.len()).map(|_| (Block::new(Kind::Section), Block::new(Kind::Table), Vec::new())).collect();
        if let (true, Some(set), Some((section, _, _))) =
            (lone && !caps.is_empty(), self.sections.first(), sections.first_mut())
        {
            section.parts = heading(setter, set, density, (SIDE, y, WIDTH), false);
            y += heading_height(density);
        }
        for place in placed {
            let x = SIDE + place.column as f32 * (COLUMN + GUTTER);
            let at = (x, y + place.y, density.column());
            let Some((section, table, after)) = sections.get_mut(place.section) else { continue };
            let set = self.sections.get(place.section).filter(|_| place.section < caps.len());
            match (place.part, set) {
                (Part::Heading, Some(set)) => section.parts.extend(heading(setter, set, density, at, false)),
                (Part::HeadingAgain, Some(set)) => table.parts.extend(heading(setter, set, density, at, true)),
                (Part::Row(number), Some(set)) => table.parts.extend(set.row(setter, density, number, at)),
                (Part::More, set) => {
                    let left_out = match set.zip(caps.get(place.section)) {
                        Some((set, cap)) => set.count - cap,
                        None => {
                            let seen: usize = self.sections.iter().take(caps.len()).map(|set| set.count).sum();
                            self.rows - seen
                        }
                    };
                    let kind = density.name.inked(TEXT);
                    let lines = setter.paragraph(&more(left_out), kind, density.column(), 1);
                    let baseline = at.1 + density.row_pad + kind.size * 1.05;
                    after.push(Block::with(Kind::Paragraph, lines.at(x, baseline)));
                }
                (_, None) => {}
            }
        }
        for (mut section, table, after) in sections {
            section.parts.push(table);
            section.parts.extend(after);
            if !section.is_empty() {
                blocks.push(section);
            }
        }
    }
}

impl<'a> Set<'a> {
    fn new(setter: &mut Setter, section: &'a Section) -> Self {
        let mut mark: f32 = 0.0;
        let rows = section.rows.iter().take(MOST_ROWS).map(|row| {
            mark = row.mark.as_ref().map_or(mark, |one| mark.max(setter.mark_width(one)));
            (setter.copy(&row.name, Weight::Regular), setter.copy(&row.value, Weight::Regular), row)
        });
        let rows = rows.collect();
        let heading = setter.copy(&section.heading, Weight::Bold);
        Self { heading, rows, count: section.rows.len(), mark: mark.min(MOST_MARK) }
    }

    fn measure(&self, setter: &mut Setter, density: &Density) -> Heights {
        let rows = (0..self.rows.len()).map(|number| self.cells(setter, density, number).map_or(0.0, |cells| cells.3));
        Heights { heading: heading_height(density), rows: rows.collect(), more: None }
    }

    /// Where a row's value begins, and how wide it may be; a row without a name is all value.
    fn value_span(&self, density: &Density, row: &Row) -> (f32, f32) {
        let mark = if self.mark > 0.0 { self.mark + INSET } else { 0.0 };
        let name = if row.name.is_empty() { 0.0 } else { name_width(density) };
        (name, density.column() - name - mark)
    }

    /// Name, value, the mark's word, and the row's height.
    fn cells(
        &self,
        setter: &mut Setter,
        density: &Density,
        number: usize,
    ) -> Option<(Lines, Lines, Option<Lines>, f32)> {
        let (name, value, row) = self.rows.get(number)?;
        let tail = setter.citation(&row.sources).map_or(0.0, |line| line.width + 1.5);
        let name = setter.lines(name, density.name, name_width(density) - INSET, 3, 0.0);
        let value = setter.lines(value, density.value, self.value_span(density, row).1, 4, tail);
        let word = row.mark.as_ref().map(|mark| setter.mark(mark, self.mark).0);
        let marked = word.as_ref().map_or(0.0, Lines::height);
        let height = name.height().max(value.height()).max(density.value.leading).max(marked);
        Some((name, value, word, height + 2.0 * density.row_pad))
    }

    fn row(
        &self,
        setter: &mut Setter,
        density: &Density,
        number: usize,
        (x, y, width): (f32, f32, f32),
    ) -> Option<Block> {
        let (_, _, row) = self.rows.get(number)?;
        let (name, value, word, height) = self.cells(setter, density, number)?;
        let baseline = y + density.row_pad + density.value.size * 1.05;
        let value_x = x + self.value_span(density, row).0;
        let (reach, below) = value.end();
        let mut items = value.at(value_x, baseline);
        if let Some(mut cited) = setter.citation(&row.sources) {
            (cited.x, cited.baseline) = (value_x + reach + 1.5, baseline + below - raise(density.value));
            items.push(Item::Line(cited));
        }
        if let Some((mark, word)) = row.mark.as_ref().zip(word) {
            items.extend(mark_at(mark, word, x + width - self.mark, baseline));
        }
        let area = Area { x, y: y + height - HAIRLINE, width, height: HAIRLINE };
        let line = Block::with(Kind::Ornament, vec![Item::Rule { area, ink: LINE }]);
        let parts = vec![Block::with(Kind::RowName, name.at(x, baseline)), Block::with(Kind::RowValue, items), line];
        Some(Block::of(Kind::TableRow, parts))
    }
}

fn name_width(density: &Density) -> f32 {
    density.column() * if density.columns == 1 { 0.27 } else { 0.37 }
}

/// How far the numbers of sources stand over the baseline.
fn raise(value: Type) -> f32 {
    (value.size - CITATION.size) * 0.733 + 1.2
}

fn heading_height(density: &Density) -> f32 {
    density.heading.leading + 4.0
}

/// A heading and the rule under it; said again, it is no part of the text.
fn heading(
    setter: &mut Setter,
    set: &Set,
    density: &Density,
    (x, y, width): (f32, f32, f32),
    again: bool,
) -> Vec<Block> {
    let kind = if again { density.heading.inked(WEAK) } else { density.heading };
    let lines = setter.lines(&set.heading, kind, width, 1, 0.0);
    let area = Area { x, y: y + heading_height(density) - HAIRLINE * 2.0, width, height: HAIRLINE * 2.0 };
    let rule = Item::Rule { area, ink: if again { LINE } else { TEXT } };
    let words = lines.at(x, y + kind.size * 1.05);
    if again {
        return vec![Block::with(Kind::Ornament, words.into_iter().chain([rule]).collect())];
    }
    let heading = Block::with(Kind::Heading(set.heading.shaped.text.clone()), words);
    vec![heading, Block::with(Kind::Ornament, vec![rule])]
}
