//! Draws the blocks one after another and hangs each into the tree that screen readers walk.

use std::num::NonZeroU16;

use krilla::{
    action::LinkAction,
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    geom::{PathBuilder, Point, Rect, Size, Transform},
    image::Image,
    page::Page,
    paint::{Fill, FillRule},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag, TagGroup,
        TagKind, TagTree,
    },
    text::{GlyphId, KrillaGlyph},
};

use super::{
    super::{
        SheetFonts, SheetLang,
        layout::{Area, Block, Item, Kind, Line},
        style::{Ink, TEXT},
    },
    shapes, signs,
};

pub(super) struct Pen<'a> {
    fonts: &'a SheetFonts,
    /// With its pixels across and down.
    image: Option<(Image, f32, f32)>,
    /// The annotations of links, in the order of their blocks.
    links: Vec<Identifier>,
}

impl<'a> Pen<'a> {
    pub fn new(fonts: &'a SheetFonts, image: Option<(Image, f32, f32)>) -> Self {
        Self { fonts, image, links: Vec::new() }
    }

    /// Draws all blocks; answers with the page's structure.
    pub fn page(mut self, page: &mut Page, blocks: &[Block], lang: SheetLang) -> TagTree {
        self.links = blocks.iter().filter_map(link_of).map(|link| page.add_tagged_annotation(link)).collect();
        self.links.reverse();
        let mut surface = page.surface();
        let mut tree = TagTree::new().with_lang(Some(lang.tag().to_owned()));
        for block in blocks {
            if let Some(group) = self.block(&mut surface, block) {
                tree.push(group);
            }
        }
        surface.finish();
        tree
    }

    fn block(&mut self, surface: &mut Surface, block: &Block) -> Option<TagGroup> {
        if block.is_empty() {
            return None;
        }
        let Some(tag) = tag_of(&block.kind) else {
            for item in &block.items {
                self.ornament(surface, item);
            }
            return None;
        };
        let mut group = TagGroup::new(tag);
        if matches!(block.kind, Kind::Link(_))
            && let Some(link) = self.links.pop()
        {
            group.push(link);
        }
        for item in &block.items {
            if let Some(part) = self.item(surface, item) {
                group.push(part);
            }
        }
        for part in &block.parts {
            if let Some(part) = self.block(surface, part) {
                group.push(part);
            }
        }
        Some(group)
    }

    fn ornament(&mut self, surface: &mut Surface, item: &Item) {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        self.draw(surface, item);
        surface.end_tagged();
    }

    /// `None` for what has no part in the text.
    fn item(&mut self, surface: &mut Surface, item: &Item) -> Option<Identifier> {
        let tag = match item {
            Item::Line(_) => ContentTag::Span(SpanTag::empty()),
            Item::Picture(_) | Item::Plan { .. } | Item::Qr { .. } => ContentTag::Other,
            Item::Rule { .. } | Item::Sign { .. } | Item::Attention(_) => {
                self.ornament(surface, item);
                return None;
            }
        };
        let identifier = surface.start_tagged(tag);
        self.draw(surface, item);
        surface.end_tagged();
        Some(identifier)
    }

    fn draw(&self, surface: &mut Surface, item: &Item) {
        match item {
            Item::Line(line) => self.line(surface, line),
            Item::Rule { area, ink } => fill_rects(surface, &[*area], *ink),
            Item::Picture(area) => self.picture(surface, *area),
            Item::Plan { shapes, .. } => shapes::shapes(surface, shapes),
            Item::Sign { kind, area } => signs::sign(surface, *kind, *area),
            Item::Attention(area) => signs::attention(surface, *area),
            Item::Qr { area, modules } => code(surface, *area, modules),
        }
    }

    /// Neighbouring glyphs of one face go together.
    fn line(&self, surface: &mut Surface, line: &Line) {
        ink(surface, line.ink);
        let mut x = line.x;
        for run in line.glyphs.chunk_by(|a, b| a.face == b.face) {
            let Some(font) = run.first().and_then(|glyph| self.fonts.embedded(glyph.face)) else { continue };
            let glyph = |one: &super::super::fonts::Glyph| {
                let (right, up) = one.offset;
                KrillaGlyph::new(GlyphId::new(one.id), one.advance, right, up, 0.0, one.text.clone(), None)
            };
            let glyphs: Vec<KrillaGlyph> = run.iter().map(glyph).collect();
            surface.draw_glyphs(Point::from_xy(x, line.baseline), &glyphs, font, &line.text, line.size, false);
            x += run.iter().map(|glyph| glyph.advance).sum::<f32>() * line.size;
        }
    }

    /// Covers the area; what is too much is cut off alike on both sides, and above: what a picture says of itself stands
    /// at its foot.
    fn picture(&self, surface: &mut Surface, area: Area) {
        let Some((image, width, height)) = &self.image else { return };
        let scale = (area.width / width).max(area.height / height);
        let (across, down) = (width * scale, height * scale);
        let mut outline = PathBuilder::new();
        let (Some(rect), Some(size)) = (rect(area), Size::from_wh(across, down)) else { return };
        outline.push_rect(rect);
        let Some(outline) = outline.finish() else { return };
        surface.push_clip_path(&outline, &FillRule::NonZero);
        let (x, y) = (area.x + (area.width - across) / 2.0, area.y + area.height - down);
        surface.push_transform(&Transform::from_translate(x, y));
        surface.draw_image(image.clone(), size);
        surface.pop();
        surface.pop();
    }
}

/// `None` for what is passed over.
fn tag_of(kind: &Kind) -> Option<TagKind> {
    let level = |level: u16| NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    let row_name = || Tag::TH(TableHeaderScope::Row);
    Some(match kind {
        Kind::Paragraph => Tag::P.into(),
        Kind::Title(text) => Tag::Hn(level(1), Some(text.clone())).into(),
        Kind::Heading(text) => Tag::Hn(level(2), Some(text.clone())).into(),
        Kind::Section => Tag::Section.into(),
        Kind::Table => Tag::Table.into(),
        Kind::TableRow => Tag::TR.into(),
        Kind::ColumnName => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowName => row_name().into(),
        Kind::RowValue => Tag::TD.into(),
        Kind::List => Tag::L(ListNumbering::None).into(),
        Kind::ListItem => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::ListBody => Tag::LBody.into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::Figure(said) => Tag::Figure(Some(said.clone())).into(),
        Kind::Link(_) => Tag::Link.into(),
        Kind::Ornament => return None,
    })
}

fn link_of(block: &Block) -> Option<Annotation> {
    let Kind::Link(address) = &block.kind else { return None };
    let areas = block.items.iter().map(Item::area);
    let about = areas.reduce(|a, b| {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        let (right, bottom) = ((a.x + a.width).max(b.x + b.width), (a.y + a.height).max(b.y + b.height));
        Area { x, y, width: right - x, height: bottom - y }
    });
    let target = Target::Action(LinkAction::new(address.clone()).into());
    Some(Annotation::new_link(LinkAnnotation::new(rect(about?)?, target), Some(address.clone())))
}

pub(super) fn ink(surface: &mut Surface, Ink(red, green, blue): Ink) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }));
}

fn rect(area: Area) -> Option<Rect> {
    Rect::from_xywh(area.x, area.y, area.width, area.height)
}

fn fill_rects(surface: &mut Surface, areas: &[Area], colour: Ink) {
    let mut path = PathBuilder::new();
    for rect in areas.iter().filter_map(|area| rect(*area)) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        ink(surface, colour);
        surface.draw_path(&path);
    }
}

/// Dark modules side by side as one rectangle: no seams between them.
fn code(surface: &mut Surface, area: Area, modules: &[Vec<bool>]) {
    let side = area.width / modules.len().max(1) as f32;
    let mut areas = Vec::new();
    for (number, row) in modules.iter().enumerate() {
        let y = area.y + number as f32 * side;
        let mut column = 0;
        for run in row.chunk_by(|a, b| a == b) {
            let (x, width) = (area.x + column as f32 * side, run.len() as f32 * side);
            if run.first() == Some(&true) {
                areas.push(Area { x, y, width, height: side });
            }
            column += run.len();
        }
    }
    fill_rects(surface, &areas, TEXT);
}
