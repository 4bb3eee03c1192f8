//! The request that is worked on: name, area, days, window, needs, weight.

use bevy_egui::egui::{Id, Ui};

use super::fields::{Number, date_ui, name_ui, number_ui};
use crate::{
    app::{Command, StudioStep},
    panels::{controls, icons::Icon},
    park::{Bilingual, Lang},
    studios::{DaySpan, MOST_WEIGHT, Needs, Request},
    words::Words,
};

const AREA: Number = Number { value: 0.0, least: 1.0, most: 100_000.0, speed: 10.0, decimals: 0 };
const DAYS: Number = Number { value: 0.0, least: 1.0, most: 366.0, speed: 0.1, decimals: 0 };
const WEIGHT: Number = Number { value: 0.0, least: 1.0, most: MOST_WEIGHT as f64, speed: 0.05, decimals: 0 };
/// A 0 asks for nothing.
const LENGTH: Number = Number { value: 0.0, least: 0.0, most: 500.0, speed: 0.1, decimals: 1 };

pub(super) fn editor_ui(ui: &mut Ui, words: &Words, request: &Request) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut wish = |changed: Request, drag: Option<u64>| {
        commands.push(Command::Studio(StudioStep::Change(Box::new(changed), drag)));
    };
    let field = |what: &str| Id::new("studio-field").with((what, request.id.as_str()));
    let name = name_ui(ui, (field("name"), &words.get("studio-name")), request.name.get(words.lang()));
    if let Some(name) = name {
        wish(Request { name: renamed(&request.name, name, words.lang()), ..request.clone() }, None);
    }
    ui.horizontal_top(|ui| {
        let (m2, day) = (words.get("studio-m2"), words.get("studio-day"));
        let area = Number { value: request.area_m2, ..AREA };
        if let Some((area_m2, drag)) = number_ui(ui, (&words.get("studio-area"), &m2), area) {
            wish(Request { area_m2, ..request.clone() }, drag);
        }
        let days = Number { value: f64::from(request.days), ..DAYS };
        if let Some((days, drag)) = number_ui(ui, (&words.get("studio-long"), &day), days) {
            wish(Request { days: whole(days), ..request.clone() }, drag);
        }
        let weight = Number { value: f64::from(request.weight), ..WEIGHT };
        if let Some((weight, drag)) = number_ui(ui, (&words.get("studio-weight"), ""), weight) {
            wish(Request { weight: whole(weight), ..request.clone() }, drag);
        }
    });
    ui.horizontal_top(|ui| {
        let DaySpan { from, to } = request.window;
        if let Some(from) = date_ui(ui, words, (field("from"), &words.get("studio-from")), from, |from| from <= to) {
            wish(Request { window: DaySpan { from, to }, ..request.clone() }, None);
        }
        if let Some(to) = date_ui(ui, words, (field("to"), &words.get("studio-to")), to, |to| from <= to) {
            wish(Request { window: DaySpan { from, to }, ..request.clone() }, None);
        }
    });
    let mut with = |needs: Needs, drag: Option<u64>| wish(Request { needs, ..request.clone() }, drag);
    let needs = request.needs;
    if controls::button(ui, &words.get("studio-screens"), needs.screens).clicked() {
        with(Needs { screens: !needs.screens, ..needs }, None);
    }
    ui.horizontal_top(|ui| {
        let metres = words.get("planning-metres");
        let mut length = |key: &str, value: f64, changed: &dyn Fn(f64) -> Needs| {
            if let Some((now, drag)) = number_ui(ui, (key, &metres), Number { value, ..LENGTH }) {
                with(changed(now), drag);
            }
        };
        length(&words.get("studio-screen-width"), needs.screen_width_m, &|m| Needs { screen_width_m: m, ..needs });
        length(&words.get("studio-screen-height"), needs.screen_height_m, &|m| Needs { screen_height_m: m, ..needs });
        length(&words.get("studio-clear-height"), needs.clear_height_m, &|m| Needs { clear_height_m: m, ..needs });
    });
    if controls::icon_text_button(ui, Icon::Close, &words.get("studio-remove"), false).clicked() {
        commands.push(Command::Studio(StudioStep::Remove(request.id.clone())));
    }
    commands
}

fn whole(number: f64) -> u32 {
    number.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

/// In the shown language; a name that was the same in both stays so.
fn renamed(known: &Bilingual, name: String, lang: Lang) -> Bilingual {
    match lang {
        _ if known.zh == known.en => Bilingual { zh: name.clone(), en: name },
        Lang::Zh => Bilingual { zh: name, en: known.en.clone() },
        Lang::En => Bilingual { zh: known.zh.clone(), en: name },
    }
}
