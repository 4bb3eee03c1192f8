//! What is wrong with the shown plan, and what was changed in it.

use bevy_egui::egui::Ui;

use super::view::PlanningView;
use crate::{
    app::{Command, PlanStep},
    panels::{controls, icons::Icon, theme},
    park::{Change, Issue, Park},
    words::Words,
};

/// Why the last change was not made, and what breaks a rule of planning; one can go where that is.
pub(super) fn faults_ui(ui: &mut Ui, words: &Words, view: &PlanningView) -> Vec<Command> {
    let mut commands = Vec::new();
    let palette = theme::of(ui);
    let warn = |ui: &mut Ui, text: &str| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::TIGHT;
            controls::spot(ui, palette.fault);
            controls::text(ui, text, theme::PLAIN);
        });
    };
    if let Some(issue) = view.sight.variants.refused() {
        warn(ui, &words.format("planning-refused", &[("why", said(words, issue).into())]));
    }
    let figures = &view.sight.figures.now;
    let name = |id: &crate::park::PlaceId| {
        let building = view.park.building(id.as_str());
        building.map_or_else(|| id.to_string(), |building| building.name.get(words.lang()).to_owned())
    };
    for gap in &figures.fire_gaps {
        let values = [
            ("a", name(&gap.a).into()),
            ("b", name(&gap.b).into()),
            ("gap", words.length(gap.gap_m).into()),
            ("needed", words.length(gap.needed_m).into()),
        ];
        let there = located_ui(ui, words, |ui| warn(ui, &words.format("planning-fire-gap", &values)));
        let lit = Command::Highlight(vec![gap.a.clone(), gap.b.clone()]);
        commands.extend(there.then(|| [lit, Command::FlyTo(gap.a.clone())]).into_iter().flatten());
    }
    for (id, m2) in &figures.outside_site {
        let values = [("name", name(id).into()), ("area", words.area(*m2).into())];
        let there = located_ui(ui, words, |ui| warn(ui, &words.format("planning-outside", &values)));
        let chosen = Command::Select(Some(id.clone()));
        commands.extend(there.then(|| [chosen, Command::FlyTo(id.clone())]).into_iter().flatten());
    }
    // Where it stands is told above already.
    let told = ["building-overlap", "outside-site"];
    let others = view.sight.variants.faults().iter().filter(|fault| !told.contains(&fault.issue.code.as_str()));
    others.for_each(|fault| warn(ui, &said(words, &fault.issue)));
    commands
}

/// A line with a button beside it that leads to what it tells of; whether that was pressed.
fn located_ui(ui: &mut Ui, words: &Words, line: impl FnOnce(&mut Ui)) -> bool {
    ui.horizontal(|ui| {
        let room = (ui.available_width() - theme::TOUCH - theme::GAP).max(80.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            line(ui);
        });
        controls::icon_button(ui, Icon::Fly, &words.get("planning-fault-fly"), false).clicked()
    })
    .inner
}

fn said(words: &Words, issue: &Issue) -> String {
    words.issue(&issue.code, &issue.args).0
}

/// The shown variant's own changes; each can be taken back.
pub(super) fn changes_ui(ui: &mut Ui, words: &Words, view: &PlanningView) -> Vec<Command> {
    let mut commands = Vec::new();
    let Some(scenario) = view.scenario().filter(|scenario| !scenario.changes.is_empty()) else { return commands };
    let count = scenario.changes.len() as u64;
    let title = words.format("planning-changes", &[("count", words.count(count).into())]);
    controls::folding(ui, "planning-changes", &title, false, |ui| {
        for (nth, change) in scenario.changes.iter().enumerate() {
            ui.horizontal(|ui| {
                let room = (ui.available_width() - theme::TOUCH - theme::GAP).max(80.0);
                ui.vertical(|ui| {
                    ui.set_width(room);
                    controls::one_line(ui, &told(words, change, view.park), theme::PLAIN);
                });
                if controls::icon_button(ui, Icon::Close, &words.get("planning-forget"), false).clicked() {
                    commands.push(Command::Plan(PlanStep::Forget(nth)));
                }
            });
        }
    });
    commands
}

/// A change in a line.
fn told(words: &Words, change: &Change, park: &Park) -> String {
    let name_of = |usage: &String| {
        park.uses.get(usage).map_or_else(|| usage.clone(), |usage| usage.name.get(words.lang()).to_owned())
    };
    let place = change.place().to_string();
    let metres = |m: f64| words.number(m, 1);
    let (key, values): (&str, Vec<(&str, String)>) = match change {
        Change::Move { at, .. } => ("planning-did-move", vec![("east", metres(at.0)), ("north", metres(-at.1))]),
        Change::Turn { turn_deg, .. } => ("planning-did-turn", vec![("degrees", words.number(*turn_deg, 1))]),
        Change::Resize { size_m, volume, .. } => {
            let of = volume.as_ref().map(|volume| format!("/{volume}")).unwrap_or_default();
            ("planning-did-resize", vec![("of", of), ("width", metres(size_m.0)), ("depth", metres(size_m.1))])
        }
        Change::Storeys { count, volume, .. } => {
            let of = volume.as_ref().map(|volume| format!("/{volume}")).unwrap_or_default();
            ("planning-did-storeys", vec![("of", of), ("count", words.count((*count).into()))])
        }
        Change::Use { usage, .. } => ("planning-did-use", vec![("use", name_of(usage))]),
        Change::Add(_) => ("planning-did-add", Vec::new()),
        Change::Remove(_) => ("planning-did-remove", Vec::new()),
        Change::Partition { open: true, .. } => ("planning-did-open", Vec::new()),
        Change::Partition { open: false, .. } => ("planning-did-close", Vec::new()),
        Change::Phase { construction: Some(when), .. } => (
            "planning-did-phase",
            vec![
                ("begun", words.date(when.begun)),
                ("topped", words.date(when.topped)),
                ("done", words.date(when.done)),
            ],
        ),
        Change::Phase { construction: None, .. } => ("planning-did-unphase", Vec::new()),
        Change::Racks { installed, .. } => ("planning-did-racks", vec![("count", words.count((*installed).into()))]),
    };
    let values: Vec<(&str, _)> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    let values: Vec<(&str, _)> = std::iter::once(("place", place.as_str().into())).chain(values).collect();
    words.format(key, &values)
}
