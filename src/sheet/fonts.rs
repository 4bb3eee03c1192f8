//! The sheet's fonts: which of them has a character, and how wide the glyphs of a text come out.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use harfrust::{Direction, Feature, ShapeOptions, ShaperData, Tag, UnicodeBuffer, script};
use skrifa::{FontRef, MetadataProvider};

use super::{SheetError, SheetLang, squeeze, style::Weight};

/// Font files, parsed. Make it once for many sheets.
pub struct SheetFonts {
    faces: Vec<Face>,
    /// Indices of the faces to be asked for a character, best first.
    regular: Vec<usize>,
    bold: Vec<usize>,
}

/// One font file.
struct Face {
    data: Arc<Vec<u8>>,
    shaper: ShaperData,
    embedded: krilla::text::Font,
}

/// One glyph of a set text; lengths in ems.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub face: usize,
    pub id: u32,
    pub advance: f32,
    pub offset: (f32, f32),
    /// The bytes of the text that it stands for.
    pub text: Range<usize>,
}

/// A text in glyphs, of no size yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shaped {
    pub text: String,
    pub glyphs: Vec<Glyph>,
}

impl Shaped {
    /// Width in ems.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }
}

impl SheetFonts {
    /// Font files, best first; what a bold one lacks, the regular ones have. Collections and variable fonts are taken
    /// as they open: first face, usual weight.
    ///
    /// # Errors
    /// A file that is no font (counted from 0, bold ones after the regular ones), or no regular one.
    pub fn new(regular: Vec<Vec<u8>>, bold: Vec<Vec<u8>>) -> Result<Self, SheetError> {
        if regular.is_empty() {
            return Err(SheetError::NoFont);
        }
        let count = regular.len();
        let files = regular.into_iter().chain(bold).enumerate();
        let faces = files
            .map(|(number, file)| Face::new(file).ok_or(SheetError::Font(number)))
            .collect::<Result<Vec<_>, _>>()?;
        let all = faces.len();
        Ok(Self { faces, regular: (0..count).collect(), bold: (count..all).chain(0..count).collect() })
    }

    pub(super) fn embedded(&self, face: usize) -> Option<krilla::text::Font> {
        self.faces.get(face).map(|face| face.embedded.clone())
    }

    /// Sets a cleaned text. Characters that no font has become boxes, and are noted in `missing`.
    pub(super) fn shape(&self, text: &str, weight: Weight, lang: SheetLang, missing: &mut BTreeSet<char>) -> Shaped {
        let mut shaped = Shaped { text: text.to_owned(), glyphs: Vec::new() };
        for (face, range) in self.runs(text, weight) {
            let Some((part, font)) = text.get(range.clone()).zip(self.faces.get(face)) else { continue };
            font.shape(part, |id, advance, offset, bytes| {
                let text = bytes.start + range.start..bytes.end + range.start;
                let mut glyph = Glyph { face, id, advance, offset, text };
                if id == 0 {
                    missing.extend(shaped.text.get(glyph.text.clone()).unwrap_or_default().chars());
                    self.make_box(&mut glyph);
                }
                let character = shaped.text.get(glyph.text.clone()).and_then(|text| text.chars().next());
                if let Some((x, y, advance)) = character.and_then(|character| narrowed(character, lang))
                    && glyph.advance > 0.99
                {
                    (glyph.offset, glyph.advance) = ((x, y), advance);
                }
                shaped.glyphs.push(glyph);
            });
        }
        squeeze::between(text, &mut shaped.glyphs);
        shaped
    }

    /// A box of the font's own that can be seen, or else its sign for what it lacks.
    fn make_box(&self, glyph: &mut Glyph) {
        for (number, face) in self.faces.iter().enumerate() {
            for sign in ['□', '▯', '■', '〓'] {
                face.shape(sign.encode_utf8(&mut [0; 4]), |id, advance, offset, _| {
                    if id != 0 && glyph.id == 0 {
                        (glyph.face, glyph.id, glyph.advance, glyph.offset) = (number, id, advance, offset);
                    }
                });
            }
        }
    }

    /// Neighbouring characters of the same face: marks stay with the letter they stand on.
    fn runs(&self, text: &str, weight: Weight) -> Vec<(usize, Range<usize>)> {
        let order = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let maps: Vec<_> = order
            .iter()
            .filter_map(|number| Some((*number, FontRef::new(&self.faces.get(*number)?.data).ok()?.charmap())))
            .collect();
        let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
        for (start, character) in text.char_indices() {
            let end = start + character.len_utf8();
            let has =
                |map: &&(usize, skrifa::charmap::Charmap)| map.1.map(character).is_some_and(|id| id.to_u32() != 0);
            let face = maps.iter().find(has).or_else(|| maps.first()).map_or(0, |(number, _)| *number);
            match runs.last_mut() {
                Some((last, range)) if *last == face || is_mark(character) => range.end = end,
                _ => runs.push((face, start..end)),
            }
        }
        runs
    }
}

impl std::fmt::Debug for SheetFonts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "SheetFonts({} files)", self.faces.len())
    }
}

impl Face {
    fn new(file: Vec<u8>) -> Option<Self> {
        let data = Arc::new(file);
        let shaper = ShaperData::new(&FontRef::new(&data).ok()?);
        let embedded = krilla::text::Font::new(data.clone().into(), 0)?;
        Some(Self { data, shaper, embedded })
    }

    /// Each glyph of a text: id, advance, offset, bytes. Kerned; no ligatures, which a search would not find.
    fn shape(&self, text: &str, mut each: impl FnMut(u32, f32, (f32, f32), Range<usize>)) {
        let Ok(font) = FontRef::new(&self.data) else { return };
        let shaper = self.shaper.shaper(&font).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        // From left to right whatever the script: none of the fonts that come along is written the other way.
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let features = [Feature::new(Tag::new(b"liga"), 0, ..)];
        let glyphs = shaper.shape(buffer, ShapeOptions::new().features(&features));
        let ems = self.embedded.units_per_em().max(1.0);
        let infos = glyphs.glyph_infos();
        let starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        for (number, (info, position)) in infos.iter().zip(glyphs.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let later = starts.iter().skip(number + 1).find(|later| **later > start);
            let end = later.copied().unwrap_or(text.len());
            let scale = |units: i32| units as f32 / ems;
            let offset = (scale(position.x_offset), scale(position.y_offset));
            each(info.glyph_id, scale(position.x_advance), offset, start..end);
        }
    }
}

/// Accents that combine with the letter before them.
fn is_mark(character: char) -> bool {
    matches!(u32::from(character), 0x300..=0x36f | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0xfe20..=0xfe2f)
}

/// Chinese fonts draw some signs in the middle of a full square; where Latin stands about them they are drawn closer:
/// shift to the right and up, advance, in ems.
fn narrowed(character: char, lang: SheetLang) -> Option<(f32, f32, f32)> {
    match (character, lang) {
        ('×' | '±' | '≥' | '≤' | '≈' | '→' | '←', _) => Some((-0.1, 0.0, 0.8)),
        ('·' | '•', _) => Some((-0.25, 0.0, 0.5)),
        ('‘', SheetLang::En) => Some((-0.76, 0.0, 0.24)),
        ('’', SheetLang::En) => Some((0.0, 0.0, 0.24)),
        ('“', SheetLang::En) => Some((-0.58, 0.0, 0.43)),
        ('”', SheetLang::En) => Some((0.0, 0.0, 0.42)),
        ('…', SheetLang::En) => Some((-0.04, -0.31, 0.92)),
        _ => None,
    }
}
