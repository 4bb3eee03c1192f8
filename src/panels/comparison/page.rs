//! The comparison as one page to print: both plans, the indicators, the buildings that differ, sources and date.

use jiff::civil::Date;

use super::{
    buildings::{breaches_told, told_buildings},
    drawing::{plans, swatches},
    told::{indicator_name, indicator_value, relative, signed, verdict},
};
use crate::{
    panels::figure::source_line,
    park::{Lang, Park},
    sheet::{FactSheet, Row, Section, SheetLang, SheetTable, TableRow, Tone},
    twin::{IndicatorDifference, IndicatorUnit, Pair, PlanDifferences},
    words::Words,
};

/// What is compared.
#[derive(Clone, Debug)]
pub struct ComparedSides<'a> {
    pub parks: Pair<&'a Park>,
    /// In the page's language.
    pub names: Pair<String>,
    /// Keys of the park's `sources`: who says that the plans are so.
    pub sources: Pair<String>,
}

/// The page. It holds no clock: `today` is its date.
pub fn comparison_page(words: &Words, sides: &ComparedSides, differences: &PlanDifferences, today: Date) -> FactSheet {
    let park = sides.parks.to;
    let lang = words.lang();
    let named = |key: &str| {
        words.format(key, &[("from", sides.names.from.as_str().into()), ("to", sides.names.to.as_str().into())])
    };
    let notice = [park.notice.get(lang).to_owned(), words.get("compare-simulated")].join(&words.get("why-between"));
    let unsigned = |part: i8| part.unsigned_abs();
    printable(FactSheet {
        lang: if lang == Lang::Zh { SheetLang::Zh } else { SheetLang::En },
        park: park.name.get(lang).to_owned(),
        running: words.get("compare-running"),
        title: named("compare-title"),
        under_title: named("compare-under"),
        plans: plans(words, &sides.parks, &sides.names, differences),
        swatches: swatches(words, differences),
        table: Some(table(words, sides, differences)),
        sections: sections(words, park, differences),
        sources_heading: words.get("sheet-sources"),
        sources: sources(words, sides),
        notice,
        made: words.format("compare-made", &[("date", words.date(today).into())]),
        made_on: u16::try_from(today.year()).ok().map(|year| (year, unsigned(today.month()), unsigned(today.day()))),
        ..FactSheet::default()
    })
}

/// The fonts that come with the program have no minus sign; a dash is as wide as a plus.
fn printable(mut page: FactSheet) -> FactSheet {
    let cells = page.table.iter_mut().flat_map(|table| &mut table.rows).flat_map(|row| &mut row.cells);
    let values = page.sections.iter_mut().flat_map(|section| &mut section.rows).map(|row| &mut row.value);
    let swatches = page.swatches.iter_mut().map(|swatch| &mut swatch.text);
    for text in cells.chain(values).chain(swatches) {
        *text = text.replace('−', "–");
    }
    page
}

fn table(words: &Words, sides: &ComparedSides, differences: &PlanDifferences) -> SheetTable {
    let heads = [
        words.get("compare-indicator"),
        sides.names.from.clone(),
        sides.names.to.clone(),
        words.get("compare-difference"),
        words.get("compare-share"),
    ];
    SheetTable { heads: heads.into(), rows: differences.indicators.iter().map(|one| row(words, one)).collect() }
}

fn row(words: &Words, one: &IndicatorDifference) -> TableRow {
    let unit = one.indicator.unit();
    let value = |value: f64| indicator_value(words, unit, value);
    let by = signed(words, unit, &one.values);
    let cells = [
        indicator_name(words, one.indicator),
        value(one.values.from),
        value(one.values.to),
        verdict(words, one).map(|verdict| format!("{by} {verdict}")).unwrap_or(by),
        relative(words, &one.values).unwrap_or_default(),
    ];
    let tone = match one.is_better() {
        Some(true) => Tone::Better,
        Some(false) => Tone::Worse,
        None => Tone::Plain,
    };
    TableRow { cells: cells.into(), tone }
}

fn sections(words: &Words, park: &Park, differences: &PlanDifferences) -> Vec<Section> {
    let told = told_buildings(words, park, differences);
    let count = words.count(told.len() as u64);
    let mut buildings: Vec<Row> =
        told.iter().map(|one| Row { name: one.title.clone(), value: one.line(words), ..Row::default() }).collect();
    if buildings.is_empty() {
        let key = if differences.is_empty() { "compare-nothing" } else { "compare-no-building" };
        buildings.push(Row { value: words.get(key), ..Row::default() });
    }
    let rules = breaches_told(words, differences);
    let rules = rules.into_iter().map(|value| Row { value, ..Row::default() }).collect();
    let uses = differences.gfa_by_use_m2.iter().filter(|(_, m2)| m2.differ()).map(|(usage, m2)| {
        let name = park.uses.get(usage).map_or(usage.as_str(), |usage| usage.name.get(words.lang()));
        let areas = m2.map(|m2| words.area_exact(m2));
        let both = words.format("compare-from-to", &[("from", areas.from.into()), ("to", areas.to.into())]);
        let value = format!("{both}{}{}", words.get("why-between"), signed(words, IndicatorUnit::Area, m2));
        Row { name: name.to_owned(), value, ..Row::default() }
    });
    let sections = vec![
        Section { heading: words.format("compare-buildings", &[("count", count.into())]), rows: buildings },
        Section { heading: words.get("compare-rules"), rows: rules },
        Section { heading: words.get("compare-by-use"), rows: uses.collect() },
    ];
    sections.into_iter().filter(|section| !section.rows.is_empty()).collect()
}

/// Of both plans, and of the rules that they are held against; each once.
fn sources(words: &Words, sides: &ComparedSides) -> Vec<String> {
    let park = sides.parks.to;
    let line = |key: &str| source_line(park, words, key, None);
    let of = |name: &String, key: &String| {
        words.format("compare-sources", &[("from", name.as_str().into()), ("source", line(key).into())])
    };
    let planning = &park.planning;
    let rules = planning.fire.iter().map(|rule| &rule.source);
    let rules = rules.chain(planning.parking.iter().map(|need| &need.source));
    let rules = rules.chain(planning.pue.iter().map(|pue| &pue.source)).map(|key| line(key));
    let both = [of(&sides.names.from, &sides.sources.from), of(&sides.names.to, &sides.sources.to)];
    let mut lines: Vec<String> = Vec::new();
    for line in both.into_iter().chain([line(&park.site.source)]).chain(rules) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}
