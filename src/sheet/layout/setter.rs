//! Sets texts in type: cleaned, shaped, broken into lines, cut with "…" where they are too long.

use super::{
    super::{
        SheetFonts, SheetLang, Warnings,
        breaks::{self, Breaks, Span},
        clean,
        fonts::Shaped,
        squeeze,
        style::{CITATION, MARK, Type, Weight},
    },
    Area, Item, Line,
};
use crate::sheet::Mark;

pub(super) struct Setter<'a> {
    fonts: &'a SheetFonts,
    lang: SheetLang,
    pub warnings: Warnings,
}

/// A text in one weight, to be set in any size.
#[derive(Clone, Debug)]
pub(super) struct Copy {
    pub shaped: Shaped,
    breaks: Breaks,
    weight: Weight,
}

/// Lines of one text, not yet at their place.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    kind: Type,
    lines: Vec<Line>,
}

impl<'a> Setter<'a> {
    pub fn new(fonts: &'a SheetFonts, lang: SheetLang) -> Self {
        Self { fonts, lang, warnings: Warnings::default() }
    }

    pub fn into_warnings(self) -> Warnings {
        self.warnings
    }

    /// What was cut in a density that did not fit is not cut in the next.
    pub fn forget_cuts(&mut self) {
        let kept = self.warnings.sources_left_out;
        let qr_left_out = self.warnings.qr_left_out;
        let missing_characters = std::mem::take(&mut self.warnings.missing_characters);
        self.warnings = Warnings { missing_characters, sources_left_out: kept, qr_left_out, ..Warnings::default() };
    }

    /// Cleans and shapes a text.
    pub fn copy(&mut self, text: &str, weight: Weight) -> Copy {
        let (text, _) = clean::clean(text);
        let shaped = self.fonts.shape(&text, weight, self.lang, &mut self.warnings.missing_characters);
        Copy { breaks: breaks::breaks_of(&shaped), shaped, weight }
    }

    /// Breaks a text into even lines no wider than `width`, `most` of them; the last keeps `tail` free at its end.
    pub fn lines(&mut self, copy: &Copy, kind: Type, width: f32, most: usize, tail: f32) -> Lines {
        let ems = (width / kind.size).max(0.1);
        let shaped = &copy.shaped;
        let mut spans = breaks::even_lines_of(shaped, &copy.breaks, ems);
        if spans.last().is_some_and(|last| last.width > ems - tail / kind.size) {
            spans = breaks::even_lines_of(shaped, &copy.breaks, (ems - tail / kind.size).max(0.1));
        }
        self.cut(copy, spans, kind, most, ems - tail / kind.size)
    }

    /// The first `most` lines; the last of them ends in "…", no wider than `ems`, if there were more.
    fn cut(&mut self, copy: &Copy, mut spans: Vec<Span>, kind: Type, most: usize, ems: f32) -> Lines {
        let shaped = &copy.shaped;
        let cut = spans.len() > most;
        spans.truncate(most);
        let mut lines: Vec<Line> = spans.iter().map(|span| line_of(shaped, *span, kind)).collect();
        if cut {
            self.warnings.shortened.insert(shaped.text.chars().take(40).collect());
            if let Some((line, span)) = lines.last_mut().zip(spans.last()) {
                *line = self.ended(copy, *span, kind, ems);
            }
        }
        Lines { kind, lines }
    }

    /// A line that ends in "…", no wider than `ems`.
    fn ended(&mut self, copy: &Copy, span: Span, kind: Type, ems: f32) -> Line {
        let dots = self.fonts.shape("…", copy.weight, self.lang, &mut self.warnings.missing_characters);
        let mut end = span.end;
        while end > span.start && breaks::span(&copy.shaped, span.start, end).width + dots.width() > ems {
            end -= 1;
        }
        let mut line = line_of(&copy.shaped, breaks::span(&copy.shaped, span.start, end), kind);
        while line.text.ends_with(' ') && line.glyphs.pop().is_some() {
            line.text.pop();
        }
        // In full: a sign that the line ended with now stands before the dots.
        line.width = (line.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() + dots.width()) * kind.size;
        let start = line.text.len();
        line.text.push_str(&dots.text);
        line.glyphs.extend(dots.glyphs.into_iter().map(|mut glyph| {
            glyph.text = glyph.text.start + start..glyph.text.end + start;
            glyph
        }));
        line
    }

    /// A text on lines of its own type.
    pub fn paragraph(&mut self, text: &str, kind: Type, width: f32, most: usize) -> Lines {
        let copy = self.copy(text, kind.weight);
        self.lines(&copy, kind, width, most, 0.0)
    }

    /// A text whose lines are as full as they come.
    pub fn running_text(&mut self, text: &str, kind: Type, width: f32, most: usize) -> Lines {
        let copy = self.copy(text, kind.weight);
        let spans = breaks::lines_of(&copy.shaped, &copy.breaks, (width / kind.size).max(0.1));
        self.cut(&copy, spans, kind, most, width / kind.size)
    }

    /// The raised numbers of sources: `1 3`; `None` where nothing is cited.
    pub fn citation(&mut self, numbers: &[usize]) -> Option<Line> {
        if numbers.is_empty() {
            return None;
        }
        let most = 4;
        let shown: Vec<String> = numbers.iter().take(most).map(usize::to_string).collect();
        let dots = if numbers.len() > most { "…" } else { "" };
        let text = format!("{}{dots}", shown.join(","));
        let copy = self.copy(&text, CITATION.weight);
        self.lines(&copy, CITATION, 60.0, 1, 0.0).lines.pop()
    }

    /// A sign's word on two lines at most, and how wide they are together.
    pub fn mark(&mut self, mark: &Mark, width: f32) -> (Lines, f32) {
        let word = self.paragraph(&mark.word, MARK, width - SIGN_ROOM, 2);
        let reach = if word.is_empty() { SIGN } else { word.width() + SIGN_ROOM };
        (word, reach)
    }

    pub fn mark_width(&mut self, mark: &Mark) -> f32 {
        let copy = self.copy(&mark.word, MARK.weight);
        if copy.shaped.is_empty() { SIGN } else { copy.shaped.width() * MARK.size + SIGN_ROOM }
    }
}

/// Across a sign, and with the space before its word.
pub(super) const SIGN: f32 = 5.2;
pub(super) const SIGN_ROOM: f32 = SIGN + 2.8;

/// A sign with its word, both from `x` on.
pub(super) fn mark_at(mark: &Mark, word: Lines, x: f32, baseline: f32) -> Vec<Item> {
    let area = Area { x, y: baseline - MARK.size * 0.36 - SIGN / 2.0, width: SIGN, height: SIGN };
    let sign = Item::Sign { kind: mark.kind, area };
    std::iter::once(sign).chain(word.at(x + SIGN_ROOM, baseline)).collect()
}

impl Lines {
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn height(&self) -> f32 {
        self.kind.leading * self.lines.len() as f32
    }

    /// Of the widest line.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// Where a raised number goes that follows the last line: x from the lines' left, and lines further down.
    pub fn end(&self) -> (f32, f32) {
        let below = self.lines.len().saturating_sub(1) as f32 * self.kind.leading;
        (self.lines.last().map_or(0.0, |line| line.width), below)
    }

    /// From the first baseline on.
    pub fn at(self, x: f32, baseline: f32) -> Vec<Item> {
        let leading = self.kind.leading;
        let place = |(number, line): (usize, Line)| {
            Item::Line(Line { x, baseline: baseline + number as f32 * leading, ..line })
        };
        self.lines.into_iter().enumerate().map(place).collect()
    }

    /// Ending at `right`.
    pub fn right_at(self, right: f32, baseline: f32) -> Vec<Item> {
        let leading = self.kind.leading;
        let place = |(number, line): (usize, Line)| {
            Item::Line(Line { x: right - line.width, baseline: baseline + number as f32 * leading, ..line })
        };
        self.lines.into_iter().enumerate().map(place).collect()
    }
}

fn line_of(shaped: &Shaped, span: Span, kind: Type) -> Line {
    let mut glyphs: Vec<_> = shaped.glyphs.get(span.start..span.end).unwrap_or_default().to_vec();
    let start = glyphs.first().map_or(0, |glyph| glyph.text.start);
    let end = glyphs.iter().map(|glyph| glyph.text.end).max().unwrap_or(start);
    for glyph in &mut glyphs {
        glyph.text = glyph.text.start - start..glyph.text.end - start;
    }
    let text = shaped.text.get(start..end).unwrap_or_default().to_owned();
    let empty = squeeze::at_start(&text, &mut glyphs) + squeeze::at_end(&text, &glyphs);
    let width = (span.width - empty).max(0.0) * kind.size;
    Line { x: 0.0, baseline: 0.0, width, size: kind.size, ink: kind.ink, text, glyphs }
}
