//! A laid out page as a PDF: tagged for screen readers, its text to be copied and searched.

mod shapes;
mod signs;
mod tags;

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, Configuration, ConfigurationBuilder},
    destination::XyzDestination,
    error::KrillaError,
    geom::{Point, Size},
    image::Image,
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::PageSettings,
};

use super::{
    FactSheet, SheetError, SheetFonts, clean,
    layout::{Block, Kind, Layout},
    picture::Packed,
    style::{PAGE_HEIGHT, PAGE_WIDTH},
};
use tags::Pen;

/// The file's bytes, and whether they conform to PDF/UA-1.
pub(super) fn draw(
    sheet: &FactSheet,
    fonts: &SheetFonts,
    laid: &Layout,
    picture: Option<&Packed>,
) -> Result<(Vec<u8>, bool), SheetError> {
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let accessible = accessible.map_err(|error| SheetError::Pdf(format!("{error:?}")))?;
    match write(sheet, fonts, laid, picture, accessible) {
        Err(KrillaError::Validation(_)) => {
            write(sheet, fonts, laid, picture, Configuration::default()).map(|bytes| (bytes, false))
        }
        other => other.map(|bytes| (bytes, true)),
    }
    .map_err(|error| SheetError::Pdf(error.to_string()))
}

fn write(
    sheet: &FactSheet,
    fonts: &SheetFonts,
    laid: &Layout,
    picture: Option<&Packed>,
    configuration: Configuration,
) -> Result<Vec<u8>, KrillaError> {
    let mut document =
        Document::new_with(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() });
    document.set_metadata(metadata(sheet));
    document.set_outline(outline(&laid.blocks, &document_title(sheet)));
    let size = Size::from_wh(PAGE_WIDTH, PAGE_HEIGHT);
    let mut page = document.start_page_with(size.map_or_else(PageSettings::default, PageSettings::new));
    let image = picture.and_then(|packed| {
        let image = Image::from_jpeg(packed.jpeg.clone().into(), false).ok()?;
        Some((image, packed.width as f32, packed.height as f32))
    });
    let tree = Pen::new(fonts, image).page(&mut page, &laid.blocks, sheet.lang);
    page.finish();
    document.set_tag_tree(tree);
    document.finish()
}

/// Never empty.
fn document_title(sheet: &FactSheet) -> String {
    let texts = [&sheet.title, &sheet.park].map(|text| clean::clean(text).0);
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| "yungu".to_owned())
}

fn metadata(sheet: &FactSheet) -> Metadata {
    let plain = |text: &str| clean::clean(text).0;
    let author = plain(&sheet.park);
    let data = Metadata::new()
        .title(document_title(sheet))
        .description(plain(&sheet.under_title))
        .authors(if author.is_empty() { Vec::new() } else { vec![author] })
        .language(sheet.lang.tag().to_owned())
        .creator("yungu".to_owned());
    match sheet.made_on {
        Some((year, month, day)) => data.creation_date(DateTime::new(year).month(month).day(day)),
        None => data,
    }
}

/// The title and under it the headings.
fn outline(blocks: &[Block], title: &str) -> Outline {
    let at = |y: f32| XyzDestination::new(0, Point::from_xy(0.0, y));
    let mut root = OutlineNode::new(title.to_owned(), at(0.0));
    for part in blocks.iter().flat_map(|block| &block.parts) {
        if let (Kind::Heading(text), Some(item)) = (&part.kind, part.items.first()) {
            root.push_child(OutlineNode::new(text.clone(), at((item.area().y - 8.0).max(0.0))));
        }
    }
    let mut outline = Outline::new();
    outline.push_child(root);
    outline
}
