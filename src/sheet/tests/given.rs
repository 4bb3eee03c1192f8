//! What the tests print: a sheet of a usual kind, and the fonts that are shipped.

use std::{path::Path, sync::OnceLock};

use crate::sheet::*;

pub fn fonts() -> &'static SheetFonts {
    static FONTS: OnceLock<SheetFonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
        let file = |name: &str| vec![std::fs::read(folder.join(name)).unwrap()];
        SheetFonts::new(file("NotoSansSC-Regular.otf"), file("NotoSansSC-Bold.otf")).unwrap()
    })
}

pub fn more(count: usize) -> String {
    format!("另有{count}项")
}

pub fn print(sheet: &FactSheet) -> PrintedSheet {
    let printed = pdf(sheet, fonts(), &more).unwrap();
    assert!(printed.bytes.starts_with(b"%PDF-1.7"));
    assert!(!printed.warnings.not_accessible, "PDF/UA");
    printed
}

pub fn row(name: &str, value: &str) -> Row {
    let mark = Some(Mark { kind: MarkKind::Assumed, word: "工程假设".to_owned() });
    Row { name: name.to_owned(), value: value.to_owned(), sources: vec![1, 2], mark }
}

pub fn sheet() -> FactSheet {
    FactSheet {
        park: "重庆元宇宙中心".to_owned(),
        running: "资料单 H-07".to_owned(),
        title: "LED摄影大棚".to_owned(),
        under_title: "建筑 H-07，规划".to_owned(),
        picture: Some(SheetPicture::Rgb8 { width: 4, height: 3, pixels: vec![90; 36] }),
        picture_caption: "自东南上方俯瞰".to_owned(),
        lead: vec![Headline {
            name: "每棚面积".to_owned(),
            value: "1,500平方米".to_owned(),
            sources: vec![1],
            mark: Some(Mark { kind: MarkKind::Planned, word: "在建".to_owned() }),
        }],
        sections: vec![Section {
            heading: "建筑".to_owned(),
            rows: vec![row("占地面积", "7,700平方米"), row("层数", "1层大棚")],
        }],
        sources_heading: "来源".to_owned(),
        sources: vec!["《永川》，2022年5月23日".to_owned(), "工程假设".to_owned()],
        notice: "概念示意，非批准规划".to_owned(),
        made: "云谷制作，2025年10月10日".to_owned(),
        made_on: Some((2025, 10, 10)),
        qr: Some(QrNote { text: "https://park.example/H-07".to_owned(), caption: "扫码查看".to_owned() }),
        ..FactSheet::default()
    }
}
