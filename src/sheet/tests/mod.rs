//! Whole sheets: one page, nothing outside of its margins, all words found again, whatever they are given.

mod compared;
mod given;
mod read;

use std::path::Path;

use given::{fonts, more, print, row, sheet};
use proptest::prelude::*;
use read::text_of;

use super::{
    layout::{Area, Block, Item},
    style::{BOTTOM, PAGE_HEIGHT, RIGHT, SIDE, SMALLEST, TOP},
    *,
};

/// All that is drawn.
fn items(blocks: &[Block]) -> Vec<Item> {
    let each = blocks.iter().flat_map(|block| block.items.iter().cloned().chain(items(&block.parts)));
    each.collect()
}

fn boxes(sheet: &FactSheet) -> Vec<Item> {
    items(&layout::lay_out(sheet, fonts(), sheet.picture.is_some(), &more).blocks)
}

/// Within the margins, no letter too small, no line over another or over the picture.
fn holds(sheet: &FactSheet) {
    let items = boxes(sheet);
    let slack = 0.6;
    for item in &items {
        let Area { x, y, width, height } = item.area();
        assert!(x >= SIDE - slack && x + width <= RIGHT + slack, "beside the margins: {item:?}");
        assert!(y >= TOP - slack && y + height <= PAGE_HEIGHT - BOTTOM + slack, "over the margins: {item:?}");
        if let Item::Line(line) = item {
            assert!(line.size >= SMALLEST, "too small: {line:?}");
        }
    }
    let solid = |item: &&Item| match item {
        Item::Line(line) => line.width > 0.0,
        Item::Picture(_) | Item::Qr { .. } | Item::Sign { .. } => true,
        Item::Rule { .. } | Item::Attention(_) | Item::Plan { .. } => false,
    };
    let solids: Vec<&Item> = items.iter().filter(solid).collect();
    for (number, a) in solids.iter().enumerate() {
        for b in &solids[number + 1..] {
            assert!(!overlap(a.area(), b.area()), "{a:?}\n over {b:?}");
        }
    }
}

/// By more than the empty part of a Chinese character's square.
fn overlap(a: Area, b: Area) -> bool {
    let across = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
    let down = (a.y + a.height).min(b.y + b.height) - a.y.max(b.y);
    across > 0.6 && down > 0.2 * a.height.min(b.height)
}

#[test]
fn a_sheet_is_one_page_with_all_its_words() {
    let sheet = sheet();
    holds(&sheet);
    let printed = print(&sheet);
    assert!(printed.warnings.is_empty(), "{:?}", printed.warnings);
    let text = text_of(&printed.bytes);
    for words in
        ["LED摄影大棚", "占地面积", "7,700平方米", "工程假设", "《永川》，2022年5月23日", "扫码查看", "非批准规划"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn english_words_are_found_too() {
    let mut sheet = sheet();
    sheet.lang = SheetLang::En;
    sheet.title = "Metaverse Compute Centre, AV Tower".to_owned();
    sheet.sections[0].rows[0].value = "46.1 MW; the “standard rack” of public statistics, half of it… here".to_owned();
    holds(&sheet);
    let text = text_of(&print(&sheet).bytes);
    assert!(text.contains("MetaverseComputeCentre,AVTower") && text.contains("“standardrack”ofpublic"), "{text}");
}

#[test]
fn title_author_and_language_are_recorded() {
    let printed = print(&sheet());
    let document = lopdf::Document::load_mem(&printed.bytes).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    assert!(catalog.get(b"StructTreeRoot").is_ok() && catalog.get(b"Outlines").is_ok());
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    let said = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
    assert_eq!((said(b"Title"), said(b"Author")), ("LED摄影大棚".to_owned(), "重庆元宇宙中心".to_owned()));
    assert!(said(b"CreationDate").starts_with("D:20251010"));
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let again = SheetFonts::new(
        vec![std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/NotoSansSC-Regular.otf")).unwrap()],
        vec![std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/NotoSansSC-Bold.otf")).unwrap()],
    );
    assert_eq!(print(&sheet()), pdf(&sheet(), &again.unwrap(), &more).unwrap());
    assert_ne!(print(&sheet()).bytes, print(&FactSheet { title: "会展中心".to_owned(), ..sheet() }).bytes);
}

#[test]
fn an_empty_sheet_is_an_empty_page() {
    holds(&FactSheet::default());
    let printed = print(&FactSheet::default());
    assert!(printed.warnings.is_empty() && text_of(&printed.bytes).is_empty());
}

#[test]
fn too_many_rows_are_counted_not_dropped_in_silence() {
    let rows = |count: usize| (0..count).map(|number| row(&format!("第{number}行"), "值")).collect::<Vec<_>>();
    let section = |count: usize| Section { heading: format!("共{count}"), rows: rows(count) };
    for counts in [vec![500], vec![100, 3, 400], vec![1; 90], vec![0, 200, 0]] {
        let sheet = FactSheet { sections: counts.iter().map(|count| section(*count)).collect(), ..sheet() };
        holds(&sheet);
        let printed = print(&sheet);
        let text = text_of(&printed.bytes);
        let shown = text.matches('第').count();
        let left_out = printed.warnings.rows_left_out;
        assert_eq!(shown + left_out, counts.iter().sum::<usize>(), "{counts:?}");
        let said = text.split("另有").skip(1).filter_map(|rest| rest.split('项').next()?.parse::<usize>().ok());
        assert_eq!(said.sum::<usize>(), left_out);
        assert!(shown >= 14, "{shown} of {counts:?}");
    }
}

#[test]
fn too_many_sources_keep_those_that_are_cited() {
    let sources = (1..=80).map(|number| format!("来源甲{number}乙，出版者的名字也不短，2022年5月23日")).collect();
    let mut sheet = FactSheet { sources, ..sheet() };
    sheet.sections[0].rows[0].sources = vec![77, 78];
    holds(&sheet);
    let printed = print(&sheet);
    let text = text_of(&printed.bytes);
    assert!(text.contains("甲77乙") && text.contains("甲78乙") && text.contains("甲1乙"));
    assert_eq!(text.matches('甲').count() + printed.warnings.sources_left_out, 80);
    assert!(text.contains(&more(printed.warnings.sources_left_out)));
}

#[test]
fn texts_of_any_length_fit() {
    for text in
        ["云".repeat(10_000), "W".repeat(10_000), "a b ".repeat(2_500), "，".repeat(10_000), "1,000".repeat(999)]
    {
        let mut sheet = filled(&text);
        holds(&sheet);
        assert!(!print(&sheet).warnings.shortened.is_empty());
        sheet.picture = None;
        holds(&sheet);
    }
    let mut short = filled("1");
    holds(&short);
    short.lead.truncate(4);
    short.lead.iter_mut().for_each(|lead| lead.sources = vec![1]);
    short.sections.iter_mut().flat_map(|section| &mut section.rows).for_each(|row| row.sources = vec![5, 1]);
    assert!(print(&short).warnings.is_empty());
}

/// A sheet that says the same everywhere.
fn filled(text: &str) -> FactSheet {
    let text = || text.to_owned();
    let mark = || MarkKind::ALL.map(|kind| Some(Mark { kind, word: text() })).into_iter();
    let row = |mark| Row { name: text(), value: text(), sources: vec![1, 22, 333, 4444, 55_555], mark };
    let lead = |mark| Headline { name: text(), value: text(), sources: vec![usize::MAX, 0], mark };
    FactSheet {
        lang: SheetLang::En,
        park: text(),
        running: text(),
        title: text(),
        under_title: text(),
        picture: Some(SheetPicture::Rgb8 { width: 1, height: 1, pixels: vec![0; 3] }),
        picture_caption: text(),
        lead: mark().map(lead).collect(),
        sections: vec![Section { heading: text(), rows: mark().map(row).collect() }; 2],
        sources_heading: text(),
        sources: vec![text(); 5],
        notice: text(),
        made: text(),
        made_on: None,
        qr: Some(QrNote { text: text(), caption: text() }),
        ..FactSheet::default()
    }
}

#[test]
fn characters_that_no_font_has_become_boxes_and_are_told() {
    let printed = print(&FactSheet { title: "云 😀 مرحبا é \u{7}\u{202e}龘".to_owned(), ..sheet() });
    let missing: String = printed.warnings.missing_characters.iter().collect();
    assert_eq!(missing, "ابحرم😀");
    let text = text_of(&printed.bytes);
    assert!(text.contains('龘') && !text.contains('\u{7}'));
}

#[test]
fn pictures_of_any_shape_fill_their_place() {
    for (width, height) in [(1, 1), (1, 4000), (4000, 1), (2500, 40), (3000, 2000)] {
        let pixels = vec![128; width * height * 3];
        let picture = SheetPicture::Rgb8 { width: width as u32, height: height as u32, pixels };
        print(&FactSheet { picture: Some(picture), ..sheet() });
    }
    let broken = FactSheet { picture: Some(SheetPicture::File(b"no picture".to_vec())), ..sheet() };
    assert!(matches!(pdf(&broken, fonts(), &more), Err(SheetError::Picture(_))));
}

#[test]
fn what_is_no_font_is_told() {
    assert!(matches!(SheetFonts::new(vec![], vec![]), Err(SheetError::NoFont)));
    assert!(matches!(SheetFonts::new(vec![b"OTTO".to_vec()], vec![]), Err(SheetError::Font(0))));
}

#[test]
fn a_code_that_no_phone_reads_is_left_out() {
    let note = QrNote { text: "云".repeat(300), caption: String::new() };
    let printed = print(&FactSheet { qr: Some(note), ..sheet() });
    assert!(printed.warnings.qr_left_out);
}

/// Scripts, signs and controls of all kinds.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[\\PC]{0,12}",
        any::<String>(),
        "[a-z0-9/_.-]{0,40}",
        "[一-龥，。（）《》“”]{0,60}",
        "[0-9]{1,9}(,[0-9]{3})* (m²|kW|平方米)",
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_fits_and_prints(texts in prop::collection::vec(any_text(), 8), rows in 0_usize..60) {
        let mut sheet = filled(&texts[0]);
        let row = |number: usize| Row {
            name: texts[number % 8].clone(), value: texts[(number + 1) % 8].clone(), sources: vec![number], mark: None,
        };
        sheet.sections.push(Section { heading: texts[1].clone(), rows: (0..rows).map(row).collect() });
        sheet.title = texts[2].clone();
        sheet.lead.truncate(texts[3].len() % 6);
        holds(&sheet);
        let printed = pdf(&sheet, fonts(), &more).unwrap();
        prop_assert_eq!(lopdf::Document::load_mem(&printed.bytes).unwrap().get_pages().len(), 1);
    }
}
