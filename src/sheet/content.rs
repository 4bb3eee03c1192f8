//! What a fact sheet tells: words and numbers, already worded in the sheet's language by whoever calls.

use super::{SheetPlan, SheetTable, Swatch};

/// One place on one page. Empty texts and lists leave no gap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactSheet {
    pub lang: SheetLang,
    /// The running head on the left, and the document's author.
    pub park: String,
    /// The running head on the right: an id, the document's kind.
    pub running: String,
    pub title: String,
    /// Kind, id, use, status.
    pub under_title: String,
    /// Shown at 16:9: cropped about its middle, never distorted.
    pub picture: Option<SheetPicture>,
    pub picture_caption: String,
    /// In the place of a picture.
    pub plans: Vec<SheetPlan>,
    /// Under the plans.
    pub swatches: Vec<Swatch>,
    /// Over the sections; all of it is shown.
    pub table: Option<SheetTable>,
    /// Up to four large figures; more are left out.
    pub lead: Vec<Headline>,
    /// In the order of importance: where there is no room, the last rows of long sections go.
    pub sections: Vec<Section>,
    /// Over the sources: `Sources`.
    pub sources_heading: String,
    /// Title, publisher, date, confidence; cited by number, the first is 1.
    pub sources: Vec<String>,
    /// What holds for the whole sheet: illustrative, simulated.
    pub notice: String,
    /// When and by what it was made, and for which moment.
    pub made: String,
    /// Year, month and day for the document's own record; left out, it has none.
    pub made_on: Option<(u16, u8, u8)>,
    pub qr: Option<QrNote>,
}

/// The document's language: for screen readers, and for where lines break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SheetLang {
    #[default]
    Zh,
    En,
}

impl SheetLang {
    /// RFC 3066.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

/// A picture as it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetPicture {
    /// A PNG or JPEG file.
    File(Vec<u8>),
    /// Rows from the top, three bytes a pixel, sRGB.
    Rgb8 { width: u32, height: u32, pixels: Vec<u8> },
}

/// A figure to be seen from a distance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline {
    pub name: String,
    /// With its unit: `9,400 m²`. The number is drawn large, what stands about it smaller.
    pub value: String,
    pub sources: Vec<usize>,
    pub mark: Option<Mark>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    pub heading: String,
    pub rows: Vec<Row>,
}

/// One fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub name: String,
    pub value: String,
    /// Numbers into the sheet's `sources`, from 1; others are printed all the same.
    pub sources: Vec<usize>,
    pub mark: Option<Mark>,
}

/// How a value is to be taken: a sign, told from the others by its shape, and the caller's word for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub kind: MarkKind,
    pub word: String,
}

/// What kind of value: each has its own sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A full disc.
    Measured,
    /// A disc in a ring.
    Recorded,
    /// Half a disc in a ring.
    Simulated,
    /// A ring.
    Planned,
    /// A square: somebody's claim.
    Claimed,
    /// A diamond.
    Assumed,
    /// A triangle.
    Stale,
    /// A cross.
    Missing,
}

impl MarkKind {
    pub const ALL: [Self; 8] = [
        Self::Measured,
        Self::Recorded,
        Self::Simulated,
        Self::Planned,
        Self::Claimed,
        Self::Assumed,
        Self::Stale,
        Self::Missing,
    ];
}

/// A code for a phone. Where the text is a web address, caption and code can be clicked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QrNote {
    /// Up to about 300 bytes.
    pub text: String,
    pub caption: String,
}
