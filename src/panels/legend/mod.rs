//! What the colours mean that an overlay gives to the buildings.

mod bands;
mod line;

use std::sync::Arc;

use bevy_egui::egui::{
    Align, Color32, FontId, Galley, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, text::LayoutJob, vec2,
};

use super::{
    comparison::{difference_entries, difference_heading, difference_note},
    controls, figure,
    layout::LEFT_WIDTH,
    planning::PlanningSight,
    theme, trust,
};
use crate::{
    app::{Overlay, Shown, Visited},
    park::{Park, Rule},
    twin::{Rulebook, State, Trust},
    words::Words,
};
use bands::{bands_of, bands_of_sun, bands_of_visits, counted, sun_counted};
pub(super) use line::is_folded;
use line::{head_ui, line_ui};

/// What the legend shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendView {
    pub overlay: Overlay,
    pub title: String,
    pub entries: Vec<LegendEntry>,
    /// Who says that these colours stand for these values.
    pub source: Option<String>,
    /// How far what is coloured is to be trusted, best first; empty where colours stand for no values.
    pub trusts: Vec<Trust>,
    /// Whether it is to take one line where the column is short; `None` where there is room for all of it.
    pub folded: Option<bool>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    pub colour: Color32,
    pub name: String,
    /// `30–60%`, for who points at it; empty for uses.
    pub range: String,
    /// Where the band ends: `60`; empty for the last one, and for uses.
    pub end: String,
}

impl LegendView {
    /// `None` where buildings show their own materials, or nothing says what a colour means.
    pub fn new(
        park: &Park,
        words: &Words,
        shown: &Shown,
        (state, rulebook): (Option<&State>, &Rulebook),
        (visited, planning): (&Visited, Option<PlanningSight>),
    ) -> Option<Self> {
        let (lang, overlay) = (words.lang(), &shown.overlay);
        let differences = planning.and_then(|planning| planning.comparison.differences());
        let (entries, source) = match overlay {
            Overlay::None => (Vec::new(), None),
            Overlay::Rule(id) => match rule_of(park, id) {
                Some(rule) => (bands_of(words, rule), Some(figure::source_line(park, words, &rule.source, None))),
                None => (Vec::new(), None),
            },
            Overlay::Usage => {
                let used = park.uses.iter().filter(|(key, _)| park.buildings.iter().any(|b| b.usage == **key));
                let entry = |usage: &crate::park::Usage| LegendEntry {
                    colour: theme::colour_of(&usage.colour),
                    name: usage.name.get(lang).to_owned(),
                    range: String::new(),
                    end: String::new(),
                };
                (used.map(|(_, usage)| entry(usage)).collect(), None)
            }
            Overlay::Visits => (bands_of_visits(words, visited), counted(words, visited)),
            Overlay::Sun(day) => (bands_of_sun(words), Some(sun_counted(park, words, *day))),
            Overlay::Difference(measure) => {
                let entries = differences.map(|of| difference_entries(words, *measure, of));
                (entries.unwrap_or_default(), Some(difference_note(words, shown)))
            }
        };
        let trusts = overlay.rule().zip(state).map(|(rule, state)| rulebook.trusts(rule, state)).unwrap_or_default();
        (!entries.is_empty()).then(|| Self {
            trusts: trusts.into_iter().collect(),
            overlay: overlay.clone(),
            title: match overlay {
                Overlay::Difference(measure) => difference_heading(words, *measure, differences),
                _ => heading(park, words, overlay),
            },
            entries,
            source,
            folded: None,
        })
    }

    /// Points from the top of the panel to its end, before anything is laid out.
    pub fn height(&self) -> f32 {
        if self.folded == Some(true) {
            return 2.0 * f32::from(theme::PANEL_MARGIN) + 2.0 + theme::TOUCH;
        }
        let contents = match &self.overlay {
            Overlay::Usage | Overlay::None => self.entries.len() as f32 * 24.0,
            Overlay::Sun(_) | Overlay::Difference(_) => self.names_height() + 36.0 + 58.0,
            Overlay::Rule(_) | Overlay::Visits => {
                self.names_height() + 36.0 + self.source_height() + marks_height(&self.trusts)
            }
        };
        2.0 * f32::from(theme::PANEL_MARGIN) + 2.0 + 34.0 + contents
    }
}

impl LegendView {
    /// Names of several words, or of more than three Chinese characters, take two lines over their band.
    fn names_height(&self) -> f32 {
        let takes_two = |name: &str| name.contains(' ') || name.chars().filter(|c| !c.is_ascii()).count() > 3;
        if self.entries.iter().any(|entry| takes_two(&entry.name)) { 34.0 } else { 18.0 }
    }

    /// A source with its date and confidence takes a second line where it is wider than the panel: a Chinese character
    /// is as wide as it is high, a letter about half.
    fn source_height(&self) -> f32 {
        let ems = |c: char| if c.is_ascii() { 0.55 } else { 1.0 };
        let wide: f32 = self.source.iter().flat_map(|source| source.chars().map(ems)).sum::<f32>() * theme::SMALL;
        if wide > LEFT_WIDTH - 2.0 * f32::from(theme::PANEL_MARGIN) - theme::SMALL { 42.0 } else { 24.0 }
    }
}

pub fn rule_of<'a>(park: &'a Park, id: &str) -> Option<&'a Rule> {
    park.rules.rules.iter().find(|rule| rule.id == id)
}

/// Its name and the unit of its numbers.
fn heading(park: &Park, words: &Words, overlay: &Overlay) -> String {
    let title = title_of(park, words, overlay);
    if matches!(overlay, Overlay::Sun(_)) {
        let unit = words.get("sun-unit");
        return words.format("panel-legend-title", &[("title", title.into()), ("unit", unit.into())]);
    }
    let rule = overlay.rule().and_then(|id| rule_of(park, id));
    let last = rule.and_then(|rule| rule.bands.iter().rev().find_map(|band| Some((band.below?, rule.unit.as_str()))));
    let unit = last.map(|(value, unit)| words.measured(value, unit)).unwrap_or_default();
    match unit.trim_start_matches(|c: char| c.is_ascii_digit() || ".,-".contains(c)).trim() {
        "" => title,
        unit => words.format("panel-legend-title", &[("title", title.into()), ("unit", unit.into())]),
    }
}

/// What an overlay is called.
pub fn title_of(park: &Park, words: &Words, overlay: &Overlay) -> String {
    match overlay {
        Overlay::None => words.get("panel-overlay-none"),
        Overlay::Rule(id) => {
            rule_of(park, id).map_or_else(|| id.clone(), |rule| rule.name.get(words.lang()).to_owned())
        }
        Overlay::Usage => words.get("panel-overlay-usage"),
        Overlay::Visits => words.get("panel-overlay-visits"),
        Overlay::Sun(_) => words.get("panel-overlay-sun"),
        Overlay::Difference(measure) => difference_heading(words, *measure, None),
    }
}

pub fn legend_ui(ui: &mut Ui, words: &Words, view: &LegendView) {
    match view.folded {
        Some(true) => return line_ui(ui, words, view),
        Some(false) => head_ui(ui, words, view),
        None => {
            controls::section(ui, &view.title);
        }
    }
    match &view.overlay {
        Overlay::Rule(_) | Overlay::Visits | Overlay::Sun(_) | Overlay::Difference(_) => scale_ui(ui, view),
        Overlay::Usage | Overlay::None => list_ui(ui, view),
    }
    if !view.trusts.is_empty() {
        trust::marks_ui(ui, words, &view.trusts);
    }
    if let Some(source) = &view.source {
        controls::two_lines(ui, source, theme::NOTE);
    }
}

/// Three marks and their words stand on a line.
fn marks_height(trusts: &[Trust]) -> f32 {
    trusts.len().div_ceil(3) as f32 * (trust::MARKS_LINE + theme::TIGHT)
}

/// The bands side by side, each with its name above; below, where one ends and the next begins.
fn scale_ui(ui: &mut Ui, view: &LegendView) {
    let (names, palette) = (view.names_height(), theme::of(ui));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), names + 36.0), Sense::hover());
    let width = rect.width() / view.entries.len().max(1) as f32;
    for (number, entry) in view.entries.iter().enumerate() {
        let left = rect.left() + width * number as f32;
        let band = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        let response = ui.interact(band, ui.id().with(("band", number)), Sense::hover());
        let words = format!("{} {}", entry.name, entry.range);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
        response.on_hover_text(words);
        let strip = Rect::from_min_size(band.min + vec2(0.5, names + 2.0), vec2(width - 1.0, 12.0));
        ui.painter().rect_filled(strip, 2.0, entry.colour);
        let name = caption(ui, &entry.name, palette.text, width);
        let above = pos2(band.center().x, strip.top() - 2.0 - name.size().y);
        ui.painter().galley(above, name, palette.text);
        // The end stands where the band ends.
        let end = caption(ui, &entry.end, palette.text_weak, width);
        ui.painter().galley(pos2(band.right(), strip.bottom() + 2.0), end, palette.text_weak);
    }
}

/// Small centred text of at most two lines.
fn caption(ui: &Ui, text: &str, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), FontId::proportional(theme::SMALL), colour, width - 2.0);
    job.wrap.max_rows = 2;
    job.halign = Align::Center;
    ui.painter().layout_job(job)
}

/// Colours and names, one a line.
fn list_ui(ui: &mut Ui, view: &LegendView) {
    for entry in &view.entries {
        ui.horizontal(|ui| {
            controls::spot(ui, entry.colour);
            controls::one_line(ui, &entry.name, theme::QUOTE);
        });
    }
}

#[cfg(test)]
mod tests;
