//! `describe` without `--json`: a page to read.

use crate::{
    park::Park,
    sunlight::Summary,
    twin::{BuildingIndicators, Indicators, PlanFigures},
    words::Words,
};

pub(super) fn as_text(park: &Park, figures: &PlanFigures, sun: &Summary, words: &Words) -> String {
    let of = &figures.indicators;
    let lang = words.lang();
    let mut lines = vec![park.name.get(lang).to_owned()];
    lines.extend(park.within.as_ref().map(|within| within.get(lang).to_owned()));
    lines.push(park.notice.get(lang).to_owned());
    lines.push(String::new());
    let mut line = |label: String, value: String| lines.push(label_line(&label, &value, words));
    line(words.get("describe-area"), words.area_exact(of.site_area_m2));
    line(words.get("describe-gfa"), words.area_exact(of.gfa_m2));
    line(words.get("describe-far"), words.number(of.far, 2));
    line(words.get("describe-footprint"), words.area_exact(of.footprint_m2));
    line(words.get("describe-coverage"), words.percent(of.coverage, 1));
    line(words.get("describe-green"), words.percent(of.green_ratio, 1));
    line(words.get("describe-tallest"), words.length(of.tallest_m));
    line(words.get("describe-staff"), words.format("describe-people-value", &[("count", of.staff.into())]));
    line(words.get("describe-people"), words.format("describe-people-value", &[("count", of.people.into())]));
    if let Some(spaces) = of.parking_need {
        line(words.get("describe-parking"), words.format("describe-spaces-value", &[("count", spaces.into())]));
    }
    line(words.get("describe-it-power"), words.measured(of.it_power_kw * 1e3, "W"));
    if let Some(kw) = of.facility_power_kw {
        line(words.get("describe-facility-power"), words.measured(kw * 1e3, "W"));
    }
    if let Some(gap) = &figures.smallest_gap {
        line(words.get("describe-smallest-gap"), format!("{} ({}, {})", words.length(gap.gap_m), gap.a, gap.b));
    }
    for gap in &figures.fire_gaps {
        let values = [("gap", words.length(gap.gap_m).into()), ("needed", words.length(gap.needed_m).into())];
        line(format!("{}, {}", gap.a, gap.b), words.format("describe-fire-gap", &values));
    }
    for (id, m2) in &figures.outside_site {
        line(id.to_string(), words.format("describe-outside", &[("area", words.area_exact(*m2).into())]));
    }
    for dwelling in &sun.dwellings {
        let Some(least_h) = dwelling.least_h else { continue };
        let hours = |h: f64| words.format("planning-hours", &[("h", words.number(h, 1).into())]);
        let values = [("least", hours(least_h).into()), ("limit", hours(sun.limit_h).into())];
        line(dwelling.building.to_string(), words.format("describe-sun", &values));
    }
    line(words.get("describe-racks"), words.format("describe-racks-value", &[("count", of.racks.into())]));
    lines.extend(section(words.get("describe-by-use"), uses(park, of, words)));
    lines.extend(section(words.get("describe-buildings"), buildings(park, of, words)));
    lines.extend(section(words.get("describe-halls"), halls(park, words)));
    let projects = park.projects.projects.iter();
    let projects = projects.map(|p| format!("{:>2}  {}  {}", p.number, p.name.get(lang), words.status(p.status)));
    lines.extend(section(words.get("describe-projects"), projects.collect()));
    let views = park.views.iter().map(|view| format!("{}  {}", view.id, view.name.get(lang)));
    lines.extend(section(words.get("describe-views"), views.collect()));
    lines.push(String::new());
    let counts = [
        ("sources", park.sources.len().into()),
        ("figures", park.all_figures().count().into()),
        ("organisations", park.projects.organisations.len().into()),
    ];
    lines.push(words.format("describe-counts", &counts));
    lines.join("\n")
}

fn uses(park: &Park, of: &Indicators, words: &Words) -> Vec<String> {
    let uses = of.gfa_by_use_m2.iter().map(|(usage, area_m2)| {
        let name = park.uses.get(usage).map_or(usage.as_str(), |usage| usage.name.get(words.lang()));
        format!("{name}  {}", words.area_exact(*area_m2))
    });
    uses.collect()
}

fn buildings(park: &Park, of: &Indicators, words: &Words) -> Vec<String> {
    let buildings = park.buildings.iter().map(|building| {
        let of: BuildingIndicators = of.buildings.get(&building.id).copied().unwrap_or_default();
        let values = [
            ("name", building.name.get(words.lang()).into()),
            ("storeys", of.storeys.into()),
            ("height", words.length(of.height_m).into()),
            ("gfa", words.area_exact(of.gfa_m2).into()),
            ("staff", of.staff.into()),
        ];
        format!("{}  {}", building.id, words.format("describe-building", &values))
    });
    buildings.collect()
}

fn halls(park: &Park, words: &Words) -> Vec<String> {
    let halls = park.halls().filter(|hall| hall.room.hall).map(|hall| {
        let area = words.area_exact(hall.room.area_m2());
        let values = [("name", hall.room.name.get(words.lang()).into()), ("area", area.into())];
        format!("{}  {}", hall.id, words.format("describe-hall", &values))
    });
    halls.collect()
}

/// A heading and its indented lines; nothing if there are none.
fn section(heading: String, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    [String::new(), heading].into_iter().chain(lines.into_iter().map(|line| format!("  {line}"))).collect()
}

/// Label and value in two columns; a Chinese character is two columns wide.
fn label_line(label: &str, value: &str, words: &Words) -> String {
    let width = label.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let column = match words.lang() {
        crate::park::Lang::Zh => 16,
        crate::park::Lang::En => 22,
    };
    format!("  {label}{}{value}", " ".repeat(column.max(width + 1) - width))
}
