//! The fact sheet of a place: plain facts in, one printed A4 page (PDF) out. Knows neither the park nor the screen.
//!
//! | file | does |
//! |---|---|
//! | [`content`], [`plan`] | what a sheet tells, as its caller fills it in |
//! | [`clean`], [`fonts`], [`squeeze`], [`breaks`] | text: what cannot be printed, which font has a character, Chinese punctuation, where lines break |
//! | [`picture`], [`qr`] | the picture cropped and packed, the code in modules |
//! | [`style`] | colours, sizes and the page's grid; no other file names one |
//! | [`layout`] | where each thing stands: boxes, without drawing |
//! | [`draw`] | the boxes as a tagged PDF |
//!
//! The same sheet and the same fonts give the same bytes: no clock, no random ids.

mod breaks;
mod clean;
mod content;
mod draw;
mod fonts;
mod layout;
mod picture;
mod plan;
mod qr;
mod squeeze;
mod style;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use content::{FactSheet, Headline, Mark, MarkKind, QrNote, Row, Section, SheetLang, SheetPicture};
pub use fonts::SheetFonts;
pub use plan::{PlanEdge, PlanFill, PlanLabel, PlanShape, SheetPlan, SheetTable, Swatch, TableRow, Tone};

/// A printed sheet, and what could not be shown as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedSheet {
    /// The file: exactly one A4 page.
    pub bytes: Vec<u8>,
    pub warnings: Warnings,
}

/// What the reader does not see, or not as it was written. All empty on a sheet that holds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warnings {
    /// Characters that none of the fonts has: each is drawn as a box, and still found by a search.
    pub missing_characters: BTreeSet<char>,
    /// Beginnings of the texts that were cut and end in "…", at most 40 characters each.
    pub shortened: BTreeSet<String>,
    /// Facts left out for want of room; the page says how many.
    pub rows_left_out: usize,
    /// Headline figures beyond the four that there is room for.
    pub headlines_left_out: usize,
    /// Sources left out for want of room, those that no shown fact cites first; the page says how many.
    pub sources_left_out: usize,
    /// The QR code's text was too long for a code that a phone reads off paper; the code is left out.
    pub qr_left_out: bool,
    /// A font or a text stands in the way of PDF/UA: the file is tagged, but does not claim to conform.
    pub not_accessible: bool,
}

impl Warnings {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why there is no sheet.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error("font {0} cannot be read; give an OpenType or TrueType file")]
    Font(usize),
    #[error("no font for the text; give at least one regular font file")]
    NoFont,
    #[error("the picture cannot be read: {0}; give a PNG or a JPEG")]
    Picture(String),
    #[error("the picture's {got} bytes are not {width} × {height} × 3")]
    PictureSize { width: u32, height: u32, got: usize },
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
}

/// Prints a sheet. `more` words the line that stands for facts left out, such as `37 more`.
///
/// # Errors
/// A broken picture, or a font that cannot be embedded. Texts of any length and kind are no error: [`Warnings`] tell
/// what became of them.
pub fn pdf(sheet: &FactSheet, fonts: &SheetFonts, more: &dyn Fn(usize) -> String) -> Result<PrintedSheet, SheetError> {
    let picture = sheet.picture.as_ref().map(picture::pack).transpose()?;
    let laid = layout::lay_out(sheet, fonts, picture.is_some(), more);
    let mut warnings = laid.warnings.clone();
    let (bytes, accessible) = draw::draw(sheet, fonts, &laid, picture.as_ref())?;
    warnings.not_accessible = !accessible;
    Ok(PrintedSheet { bytes, warnings })
}
