//! Why a request has no place, in words, and what would give it one, as buttons.

use bevy_egui::egui::Ui;

use super::{
    told::obstacle_text,
    view::{StudiosView, days_text},
};
use crate::{
    app::{Command, StudioStep},
    panels::{controls, icons::Icon, theme},
    studios::{Candidate, Need, Remedy, RequestFault, Unplaced, Why},
    words::Words,
};

pub(super) fn reasons_ui(ui: &mut Ui, words: &Words, view: &StudiosView, unplaced: &Unplaced) -> Vec<Command> {
    controls::section(ui, &words.get("studio-why"));
    for line in why_lines(words, view, &unplaced.why) {
        controls::text(ui, &line, theme::PLAIN);
    }
    if unplaced.remedies.is_empty() {
        return Vec::new();
    }
    controls::section(ui, &words.get("studio-remedies"));
    let mut commands = Vec::new();
    for remedy in &unplaced.remedies {
        let (text, candidate) = remedy_text(words, remedy);
        if controls::icon_text_button(ui, Icon::Forward, &text, false).clicked() {
            commands.push(Command::Studio(StudioStep::Apply(unplaced.request.clone(), Box::new(remedy.clone()))));
        }
        controls::text(ui, &candidate_text(words, view, candidate), theme::NOTE);
    }
    commands
}

fn why_lines(words: &Words, view: &StudiosView, why: &Why) -> Vec<String> {
    match why {
        Why::Faulty { fault } => vec![fault_text(words, *fault)],
        Why::TooLarge { area_m2, largest_m2 } => {
            let values = [("area", words.area(*area_m2).into()), ("largest", words.area(*largest_m2).into())];
            vec![words.format("studios-why-large", &values)]
        }
        Why::NeedsUnmet { needs } => {
            let needs: Vec<String> = needs.iter().map(|need| need_text(words, *need)).collect();
            vec![words.format("studio-why-needs", &[("needs", needs.join(words.list_comma()).into())])]
        }
        Why::WindowTooShort { days, window_days, within_horizon_days } => {
            let short = [("days", u64::from(*days).into()), ("window", u64::from(*within_horizon_days).into())];
            let beyond = (within_horizon_days < window_days).then(|| words.get("studio-why-horizon"));
            std::iter::once(words.format("studios-why-short", &short)).chain(beyond).collect()
        }
        Why::Taken { candidate, obstacles } => {
            let nearest = [("place", candidate_text(words, view, candidate).into())];
            let obstacles = obstacles.iter().map(|obstacle| obstacle_text(words, view, obstacle));
            std::iter::once(words.format("studio-why-taken", &nearest)).chain(obstacles).collect()
        }
    }
}

fn candidate_text(words: &Words, view: &StudiosView, candidate: &Candidate) -> String {
    let rooms = view.rooms(words, &candidate.rooms);
    format!("{rooms} · {} · {}", words.area(candidate.area_m2), days_text(words, candidate.days))
}

fn remedy_text<'a>(words: &Words, remedy: &'a Remedy) -> (String, &'a Candidate) {
    let days = |days: u32| [("days", u64::from(days).into())];
    match remedy {
        Remedy::Later { by_days, candidate } => (words.format("studios-later", &days(*by_days)), candidate),
        Remedy::Earlier { by_days, candidate } => (words.format("studios-earlier", &days(*by_days)), candidate),
        Remedy::FewerDays { days: fewer, candidate } => (words.format("studios-fewer", &days(*fewer)), candidate),
        Remedy::SmallerArea { area_m2, candidate } => {
            (words.format("studios-smaller", &[("area", words.area(*area_m2).into())]), candidate)
        }
    }
}

fn need_text(words: &Words, need: Need) -> String {
    match need {
        Need::Screens => words.get("studio-need-screens"),
        Need::ScreenSize => words.get("studio-need-size"),
        Need::ClearHeight => words.get("studio-need-height"),
    }
}

fn fault_text(words: &Words, fault: RequestFault) -> String {
    match fault {
        RequestFault::IdEmpty | RequestFault::IdTwice => words.get("studio-fault-id"),
        RequestFault::AreaUnsound => words.get("studio-fault-area"),
        RequestFault::DaysZero => words.get("studio-fault-days"),
        RequestFault::WindowReversed => words.get("studio-fault-window"),
        RequestFault::NeedsUnsound => words.get("studio-fault-needs"),
        RequestFault::WeightUnsound => words.get("studio-fault-weight"),
    }
}
