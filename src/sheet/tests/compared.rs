//! Sheets with plans and a table.

use super::{
    super::layout::Item,
    boxes,
    given::{print, row, sheet},
    holds,
    read::text_of,
};
use crate::sheet::*;

fn plan(name: &str) -> SheetPlan {
    let square = |x: f32, side: f32| vec![[x, 10.0], [x + side, 10.0], [x + side, 10.0 + side], [x, 10.0 + side]];
    let shape = |rings, edge| PlanShape { rings, fill: PlanFill::Scale([200, 120, 40]), edge };
    SheetPlan {
        caption: name.to_owned(),
        said: format!("{name}的总平面"),
        extent: [0.0, 0.0, 200.0, 120.0],
        shapes: vec![
            shape(vec![square(10.0, 90.0), square(30.0, 20.0)], PlanEdge::Fine),
            PlanShape { fill: PlanFill::None, ..shape(vec![square(120.0, 40.0)], PlanEdge::Dashed) },
            shape(vec![Vec::new()], PlanEdge::Strong),
        ],
        labels: vec![
            PlanLabel { at: [55.0, 55.0], room: [90.0, 90.0], text: "甲楼".to_owned() },
            PlanLabel { at: [140.0, 30.0], room: [2.0, 2.0], text: "没有地方".to_owned() },
        ],
    }
}

fn compared(rows: usize) -> FactSheet {
    let cells = |row: usize| [format!("指标{row}"), "30万平方米".into(), "31万平方米".into(), "+1万平方米".into()];
    let tones = [Tone::Plain, Tone::Better, Tone::Worse];
    FactSheet {
        picture: None,
        lead: Vec::new(),
        plans: vec![plan("现状"), plan("方案")],
        swatches: (0..9).map(|at| Swatch { colour: Some([at * 20; 3]), text: format!("第{at}档的说明") }).collect(),
        table: Some(SheetTable {
            heads: ["指标", "现状", "方案", "差值"].map(str::to_owned).into(),
            rows: (0..rows).map(|at| TableRow { cells: cells(at).into(), tone: tones[at % 3] }).collect(),
        }),
        ..sheet()
    }
}

#[test]
fn plans_and_table_stand_on_the_page_and_are_found_again() {
    let sheet = compared(21);
    holds(&sheet);
    let printed = print(&sheet);
    assert!(printed.warnings.is_empty(), "{:?}", printed.warnings);
    let text = text_of(&printed.bytes);
    for word in ["现状", "指标20", "第8档的说明", "甲楼", "7,700平方米"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains("没有地方"), "a name without room is left out");
    let plans = boxes(&sheet).iter().filter(|item| matches!(item, Item::Plan { .. })).count();
    assert_eq!(plans, 2);
}

#[test]
fn a_long_list_under_them_is_cut_and_counted() {
    let mut sheet = compared(21);
    sheet.sections[0].rows = (0..120).map(|at| row(&format!("楼{at}"), "新增；建筑面积 +3,200平方米")).collect();
    holds(&sheet);
    let printed = print(&sheet);
    assert!(printed.warnings.rows_left_out > 0);
    assert!(text_of(&printed.bytes).contains(&format!("另有{}项", printed.warnings.rows_left_out)));
}

#[test]
fn a_row_without_a_name_is_all_value() {
    let mut sheet = compared(3);
    sheet.sections[0].rows = vec![Row { value: "新出现间距不足".to_owned(), ..Row::default() }];
    holds(&sheet);
    let left = |word: &str| {
        let found = boxes(&sheet).into_iter().find_map(|item| match item {
            Item::Line(line) if line.text == word => Some(line.x),
            _ => None,
        });
        found.unwrap()
    };
    assert_eq!(left("新出现间距不足"), left("建筑"), "under its heading");
}
