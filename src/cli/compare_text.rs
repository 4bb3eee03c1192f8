//! `compare` without `--json`: a table to read.

use crate::{
    panels::comparison::{breaches_told, indicator_name, indicator_value, relative, signed, told_buildings, verdict},
    park::{Park, Scenario},
    twin::{IndicatorUnit, Pair, PlanDifferences},
    words::Words,
};

pub(super) fn as_text(park: &Park, scenarios: &Pair<Scenario>, differences: &PlanDifferences, words: &Words) -> String {
    let lang = words.lang();
    let names = scenarios.as_ref().map(|scenario| scenario.name.get(lang).to_owned());
    let named = [("from", names.from.as_str().into()), ("to", names.to.as_str().into())];
    let mut lines = vec![
        park.name.get(lang).to_owned(),
        words.format("compare-title", &named),
        words.format("compare-under", &named),
        park.notice.get(lang).to_owned(),
    ];
    if differences.is_empty() {
        lines.extend([String::new(), words.get("compare-nothing")]);
    }
    let heads = [
        words.get("compare-indicator"),
        names.from,
        names.to,
        words.get("compare-difference"),
        words.get("compare-share"),
    ];
    let rows = differences.indicators.iter().map(|one| {
        let unit = one.indicator.unit();
        let by = signed(words, unit, &one.values);
        [
            indicator_name(words, one.indicator),
            indicator_value(words, unit, one.values.from),
            indicator_value(words, unit, one.values.to),
            verdict(words, one).map(|verdict| format!("{by} {verdict}")).unwrap_or(by),
            relative(words, &one.values).unwrap_or_default(),
        ]
    });
    lines.push(String::new());
    lines.extend(columns(&std::iter::once(heads).chain(rows).collect::<Vec<_>>()));
    let buildings = told_buildings(words, park, differences);
    let count = words.count(buildings.len() as u64);
    let told = buildings.iter().map(|one| format!("{}  {}", one.title, one.line(words))).collect();
    let heading = words.format("compare-buildings", &[("count", count.into())]);
    lines.extend(section(heading, told));
    lines.extend(section(words.get("compare-rules"), breaches_told(words, differences)));
    let uses = differences.gfa_by_use_m2.iter().filter(|(_, m2)| m2.differ()).map(|(usage, m2)| {
        let name = park.uses.get(usage).map_or(usage.as_str(), |usage| usage.name.get(lang));
        format!("{name}  {}", signed(words, IndicatorUnit::Area, m2))
    });
    lines.extend(section(words.get("compare-by-use"), uses.collect()));
    lines.extend([String::new(), words.get("compare-simulated")]);
    lines.join("\n")
}

/// The first column from the left, numbers to the right.
fn columns<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let widths: Vec<usize> = (0..N)
        .map(|nth| rows.iter().filter_map(|row| row.get(nth)).map(|cell| width(cell)).max().unwrap_or(0))
        .collect();
    let row = |row: &[String; N]| {
        let cells = row.iter().zip(&widths).enumerate().map(|(nth, (cell, most))| {
            let room = " ".repeat(most.saturating_sub(width(cell)));
            if nth == 0 { format!("{cell}{room}") } else { format!("{room}{cell}") }
        });
        format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
    };
    rows.iter().map(row).collect()
}

/// A Chinese character is two columns wide; signs of numbers are one.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() || matches!(c, '−' | '²' | '°' | '×' | '–') { 1 } else { 2 }).sum()
}

/// A heading and its indented lines; nothing if there are none.
fn section(heading: String, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    [String::new(), heading].into_iter().chain(lines.into_iter().map(|line| format!("  {line}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn numbers_end_in_one_column_in_either_script() {
        let rows = [["指标", "甲", "乙"], ["总建筑面积", "30万平方米", "−1"]].map(|row| row.map(str::to_owned));
        assert_eq!(columns(&rows), ["  指标                甲  乙", "  总建筑面积  30万平方米  −1"]);
    }
}
