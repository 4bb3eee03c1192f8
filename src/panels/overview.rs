//! The park as a whole: people now, against capacity, by use, over the day; and the scenario that says so.

use std::collections::BTreeMap;

use bevy_egui::egui::{Color32, Rect, Ui, vec2};
use egui_plot::{Line, PlotPoints, VLine};
use jiff::Timestamp;

use super::{
    controls, figure,
    palette::GREY,
    people::{PeopleView, people_ui},
    plot, theme,
};
use crate::{
    app::Command,
    park::Park,
    twin::{DayPoint, Points, State, local},
    words::Words,
};

/// What the overview shows.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewView {
    /// Of the whole park; `None` before the first state.
    pub people: Option<PeopleView>,
    pub staff: Option<u32>,
    /// Most people first.
    pub uses: Vec<UseShare>,
    /// Hour of the day and people.
    pub curve: Vec<[f64; 2]>,
    pub hour_now: f64,
    pub scenarios: Vec<ScenarioChoice>,
    /// Where the shown scenario comes from.
    pub source: String,
    /// The uses stand first and open, since the buildings wear their colours.
    pub uses_first: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct UseShare {
    pub name: String,
    pub colour: Color32,
    pub people: u32,
    pub capacity: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioChoice {
    pub id: String,
    pub name: String,
    pub what: Option<String>,
    pub chosen: bool,
}

impl OverviewView {
    pub fn new(
        park: &Park,
        words: &Words,
        (state, points): (Option<&State>, &Points),
        curve: &[DayPoint],
        scenario: &str,
        at: Timestamp,
    ) -> Self {
        let lang = words.lang();
        let uses = state.map(|state| uses_of(park, words, state, points)).unwrap_or_default();
        let now = local(at, &park.timezone).time();
        let scenarios = park.scenarios.values().map(|choice| ScenarioChoice {
            id: choice.id.clone(),
            name: choice.name.get(lang).to_owned(),
            what: choice.what.as_ref().map(|what| what.get(lang).to_owned()),
            chosen: choice.id == scenario,
        });
        let shown = park.scenario(Some(scenario)).or_else(|| park.scenario(None));
        Self {
            people: state.map(|state| PeopleView::of_park(park, state, points)),
            staff: state.map(|state| state.staff),
            curve: curve.iter().map(|point| [f64::from(point.minute) / 60.0, f64::from(point.people)]).collect(),
            hour_now: f64::from(now.hour()) + f64::from(now.minute()) / 60.0 + f64::from(now.second()) / 3600.0,
            scenarios: scenarios.collect(),
            source: shown.map(|shown| figure::source_line(park, words, &shown.source, None)).unwrap_or_default(),
            uses,
            uses_first: false,
        }
    }
}

fn uses_of(park: &Park, words: &Words, state: &State, points: &Points) -> Vec<UseShare> {
    let mut sums: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for building in &park.buildings {
        if let Some(there) = PeopleView::of_place(state, points, &building.id) {
            let sum = sums.entry(&building.usage).or_default();
            *sum = (sum.0 + there.people.unwrap_or_default(), sum.1 + there.capacity);
        }
    }
    let named = sums.into_iter().filter(|(_, (_, capacity))| *capacity > 0).map(|(key, (people, capacity))| {
        let usage = park.uses.get(key);
        UseShare {
            name: usage.map_or(key, |usage| usage.name.get(words.lang())).to_owned(),
            colour: usage.map_or(GREY, |usage| theme::colour_of(&usage.colour)),
            people,
            capacity,
        }
    });
    let mut uses: Vec<UseShare> = named.collect();
    uses.sort_by(|a, b| b.capacity.cmp(&a.capacity).then_with(|| a.name.cmp(&b.name)));
    uses
}

pub fn overview_ui(ui: &mut Ui, words: &Words, view: &OverviewView) -> Option<Command> {
    match &view.people {
        Some(people) => people_ui(ui, words, people, theme::HUGE),
        None => {
            controls::row(ui, &words.get("panel-people-now"), "—").on_hover_text(words.get("panel-no-state"));
        }
    }
    if let Some(staff) = view.staff {
        controls::row(ui, &words.get("panel-staff"), &words.count(staff.into()));
    }
    let command = scenarios_ui(ui, view);
    controls::text(ui, &view.source, theme::NOTE);
    if view.uses_first {
        uses_ui(ui, words, view, true);
    }
    controls::folding(ui, "day-curve", &words.get("panel-day-curve"), true, |ui| curve_ui(ui, words, view));
    if !view.uses_first {
        // Where the column is short, the park's numbers come first.
        let room = ui.ctx().viewport_rect().height() > ROOMY;
        uses_ui(ui, words, view, room);
    }
    command
}

/// Points of screen height from which the whole column is open at first.
const ROOMY: f32 = 900.0;

fn scenarios_ui(ui: &mut Ui, view: &OverviewView) -> Option<Command> {
    let mut command = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        for choice in &view.scenarios {
            let button = controls::button(ui, &choice.name, choice.chosen);
            let button = match &choice.what {
                Some(what) => button.on_hover_text(what),
                None => button,
            };
            if button.clicked() && !choice.chosen {
                command = Some(Command::SetScenario(choice.id.clone()));
            }
        }
    });
    command
}

fn uses_ui(ui: &mut Ui, words: &Words, view: &OverviewView, open_at_first: bool) {
    let name = if view.uses_first { "uses-told" } else { "uses" };
    controls::folding(ui, name, &words.get("panel-people-by-use"), open_at_first, |ui| {
        view.uses.iter().for_each(|share| use_ui(ui, words, share));
    });
}

/// One use in one line, and under it how much of its capacity is there.
fn use_ui(ui: &mut Ui, words: &Words, share: &UseShare) {
    let capacity = words.format("panel-of-capacity", &[("capacity", share.capacity.into())]);
    let row = controls::row(ui, &share.name, &words.count(share.people.into())).on_hover_text(capacity);
    let below = Rect::from_min_size(row.rect.left_bottom() + vec2(0.0, 1.0), vec2(row.rect.width(), 4.0));
    let fraction = f64::from(share.people) / f64::from(share.capacity.max(1));
    controls::paint_share(ui, below, fraction, share.colour);
    ui.add_space(1.0);
}

/// People over the 24 hours of the shown day, and where in it the clock stands.
fn curve_ui(ui: &mut Ui, words: &Words, view: &OverviewView) {
    if view.curve.is_empty() {
        controls::text(ui, "—", theme::NOTE);
        return;
    }
    let most = view.curve.iter().map(|[_, people]| *people).fold(1.0, f64::max);
    let palette = theme::of(ui);
    let plot =
        plot::still(
            palette,
            "people-over-the-day",
            plot::Frame {
                height: 116.0,
                x: 0.0..=24.0,
                least: 0.0,
                most,
                marks: vec![0.0, 6.0, 12.0, 18.0, 24.0],
                // At the ends the number would stand over the edge.
                mark_text: Box::new(|hour| {
                    if (1.0..24.0).contains(&hour) { format!("{hour:02.0}:00") } else { String::new() }
                }),
                words,
            },
        );
    plot.show(ui, |plot| {
        // The bounds of the first day shown would stay.
        plot.set_plot_bounds_y(0.0..=most * 1.12);
        let line = Line::new("people", PlotPoints::from(view.curve.clone()));
        plot.line(line.color(palette.accent).width(2.5).fill(0.0).fill_alpha(0.16));
        plot.vline(VLine::new("now", view.hour_now).color(palette.caution).width(1.5));
        if let Some(people) = view.people.and_then(|view| view.people) {
            let now = egui_plot::Points::new("people-now", vec![[view.hour_now, f64::from(people)]]);
            plot.points(now.radius(5.0).filled(true).color(palette.caution));
        }
    });
}
