//! The alarm list: what is out of bounds, since when, seen or not; go there, say that one has seen it.

use bevy_egui::egui::{Color32, Ui};

use super::{controls, icons::Icon, palette::Palette, reveal::reveal, theme};
use crate::{
    app::{Command, Overlay, Panel},
    park::{Park, PlaceId, Urgency},
    twin::{AlarmBook, AlarmId, local},
    words::Words,
};

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlarmsView {
    pub alarms: Vec<AlarmView>,
    /// How many more there are.
    pub more: usize,
}

/// One alarm in words.
#[derive(Clone, Debug, PartialEq)]
pub struct AlarmView {
    pub id: AlarmId,
    pub urgency: Urgency,
    pub urgency_word: String,
    /// `Data hall A · Rack 24, row 7`.
    pub place: String,
    /// What it takes to see it.
    pub there: Vec<Command>,
    /// `Inlet temperature 28.4 °C, "hot"`.
    pub what: String,
    /// `since 10:03`, `over since 10:41`.
    pub when: String,
    pub acknowledged: bool,
    pub cleared: bool,
}

/// The panel shows this many, and the count of the rest.
const SHOWN: usize = 60;

impl AlarmsView {
    pub fn new(park: &Park, words: &Words, book: &AlarmBook) -> Self {
        let listed = book.listed();
        let view = |(id, alarm): &(AlarmId, &crate::twin::Alarm)| {
            let rule = park.rules.rules.iter().find(|rule| rule.id == id.rule)?;
            let band = rule.bands.get(alarm.band).map(|band| band.name.get(words.lang()).to_owned());
            let value = words.measured(alarm.value, &rule.unit);
            let of_rule = [
                ("rule", rule.name.get(words.lang()).into()),
                ("value", value.into()),
                ("band", band.unwrap_or_default().into()),
            ];
            let at = |at| words.moment(local(at, &park.timezone).datetime());
            let when = match alarm.cleared {
                Some(cleared) => words.format("alarms-over", &[("time", at(cleared).into())]),
                None => words.format("alarms-since", &[("time", at(alarm.raised).into())]),
            };
            Some(AlarmView {
                id: id.clone(),
                urgency: alarm.urgency,
                urgency_word: urgency_word(words, alarm.urgency),
                place: place_name(park, words, &id.place),
                there: reveal(park, &id.place),
                what: words.format("why-verdict", &of_rule),
                when,
                acknowledged: alarm.acknowledged,
                cleared: alarm.cleared.is_some(),
            })
        };
        let alarms: Vec<AlarmView> = listed.iter().take(SHOWN).filter_map(view).collect();
        Self { more: (listed.len() + book.unlisted).saturating_sub(alarms.len()), alarms }
    }
}

/// The names of the place and of the hall that holds it.
fn place_name(park: &Park, words: &Words, id: &PlaceId) -> String {
    let name = |id: &PlaceId| park.place(id).map(|place| place.name.get(words.lang()).to_owned());
    let own = name(id).unwrap_or_else(|| id.to_string());
    let hall = std::iter::successors(id.parent(), PlaceId::parent).find(|above| park.places.contains_key(above));
    match hall.as_ref().and_then(name) {
        Some(hall) => format!("{hall} · {own}"),
        None => own,
    }
}

pub fn urgency_word(words: &Words, urgency: Urgency) -> String {
    words.get(match urgency {
        Urgency::Notice => "urgency-notice",
        Urgency::Warning => "urgency-warning",
        Urgency::Critical => "urgency-critical",
    })
}

pub fn urgency_colour(palette: &Palette, urgency: Urgency) -> Color32 {
    match urgency {
        Urgency::Notice => palette.accent,
        Urgency::Warning => palette.caution,
        Urgency::Critical => palette.fault,
    }
}

pub fn alarms_ui(ui: &mut Ui, words: &Words, view: &AlarmsView) -> Vec<Command> {
    let mut commands = Vec::new();
    if controls::title_bar(ui, &words.get("panel-alarms"), &words.get("panel-close")) {
        commands.push(Command::TogglePanel(Panel::Alarms));
    }
    if view.alarms.is_empty() {
        controls::text(ui, &words.get("alarms-none"), theme::PLAIN);
        return commands;
    }
    if view.alarms.iter().any(|alarm| !alarm.acknowledged)
        && controls::button(ui, &words.get("alarms-acknowledge-all"), false).clicked()
    {
        commands.push(Command::Acknowledge(None));
    }
    for (number, alarm) in view.alarms.iter().enumerate() {
        commands.extend(ui.push_id(number, |ui| alarm_ui(ui, words, alarm)).inner);
    }
    if view.more > 0 {
        controls::text(ui, &words.format("alarms-more", &[("count", view.more.into())]), theme::NOTE);
    }
    commands
}

fn alarm_ui(ui: &mut Ui, words: &Words, alarm: &AlarmView) -> Vec<Command> {
    let mut commands = Vec::new();
    theme::card_frame(theme::of(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            controls::chip(ui, &alarm.urgency_word, urgency_colour(theme::of(ui), alarm.urgency));
            controls::one_line(ui, &alarm.place, theme::STRONG);
        });
        controls::text(ui, &alarm.what, theme::PLAIN);
        controls::text(ui, &alarm.when, theme::NOTE);
        ui.horizontal(|ui| {
            if controls::icon_text_button(ui, Icon::Fly, &words.get("panel-fly-to"), false).clicked() {
                commands.push(Command::SetOverlay(Overlay::Rule(alarm.id.rule.clone())));
                commands.extend(alarm.there.iter().cloned());
            }
            if alarm.acknowledged {
                controls::text(ui, &words.get("alarms-acknowledged"), theme::NOTE);
            } else if controls::button(ui, &words.get("alarms-acknowledge"), false).clicked() {
                commands.push(Command::Acknowledge(Some(alarm.id.clone())));
            }
        });
    });
    commands
}
