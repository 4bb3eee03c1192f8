//! What a page is made of: blocks as a screen reader tells them, and in them lines, rules, signs.

use super::super::{MarkKind, fonts::Glyph, style::Ink};

/// A rectangle; points from the page's upper left corner, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// A part of the document's structure.
#[derive(Clone, Debug)]
pub struct Block {
    pub kind: Kind,
    pub items: Vec<Item>,
    pub parts: Vec<Block>,
}

impl Block {
    pub fn new(kind: Kind) -> Self {
        Self { kind, items: Vec::new(), parts: Vec::new() }
    }

    pub fn with(kind: Kind, items: Vec<Item>) -> Self {
        Self { kind, items, parts: Vec::new() }
    }

    pub fn of(kind: Kind, parts: Vec<Self>) -> Self {
        Self { kind, items: Vec::new(), parts }
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.parts.iter().all(Self::is_empty)
    }
}

/// What a block is to whoever hears the page read.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Paragraph,
    Title(String),
    Heading(String),
    Section,
    Table,
    TableRow,
    ColumnName,
    RowName,
    RowValue,
    List,
    ListItem,
    Label,
    ListBody,
    Caption,
    /// With the words that stand for it.
    Figure(String),
    /// With the address.
    Link(String),
    /// Rules and repeated headings: passed over.
    Ornament,
}

/// Something drawn.
#[derive(Clone, Debug)]
pub enum Item {
    Line(Line),
    /// A filled rectangle.
    Rule {
        area: Area,
        ink: Ink,
    },
    Picture(Area),
    Plan {
        area: Area,
        /// From the lowest to the highest.
        shapes: Vec<Drawn>,
    },
    Sign {
        kind: MarkKind,
        area: Area,
    },
    /// The sign before the notice.
    Attention(Area),
    Qr {
        area: Area,
        /// Rows from the top; `true` is dark.
        modules: Vec<Vec<bool>>,
    },
}

/// An area of a plan, where it stands on the page.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub rings: Vec<Vec<(f32, f32)>>,
    pub fill: Option<Ink>,
    pub edge: Option<Edge>,
}

#[derive(Clone, Copy, Debug)]
pub struct Edge {
    pub ink: Ink,
    pub width: f32,
    pub dashed: bool,
}

/// A line of text.
#[derive(Clone, Debug)]
pub struct Line {
    pub x: f32,
    pub baseline: f32,
    /// Without the space at its end.
    pub width: f32,
    pub size: f32,
    pub ink: Ink,
    pub text: String,
    /// Their bytes count in `text`.
    pub glyphs: Vec<Glyph>,
}

impl Item {
    /// The box about it: of a line, from a Chinese character's top to its foot.
    pub fn area(&self) -> Area {
        match self {
            Self::Line(line) => {
                Area { x: line.x, y: line.baseline - 0.86 * line.size, width: line.width, height: line.size }
            }
            Self::Rule { area, .. }
            | Self::Picture(area)
            | Self::Plan { area, .. }
            | Self::Sign { area, .. }
            | Self::Attention(area)
            | Self::Qr { area, .. } => *area,
        }
    }
}
