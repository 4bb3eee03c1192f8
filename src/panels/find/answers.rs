//! What was found: how a question was read, its answer, and the places of that name.

use bevy_egui::egui::Ui;

use super::FindView;
use crate::{
    app::Command,
    ask::{Answer, Found, Question, Reply, basis, closest_told, told, understood},
    panels::{controls, reveal::reveal, theme},
    park::{Park, PlaceId},
    words::Words,
};

/// So many places of an answer are listed.
const LISTED: usize = 40;

/// Lists what was found; gives the first of it.
pub(super) fn reply_ui(
    ui: &mut Ui,
    words: &Words,
    view: &FindView,
    reply: &Reply,
    commands: &mut Vec<Command>,
) -> Option<PlaceId> {
    let (mut first, park) = (None, view.park);
    if let Some((question, answer)) = &reply.asked {
        answer_ui(ui, words, view, (question, answer), commands);
        first = answer.found.first().and_then(|one| one.places.first()).cloned();
    }
    let views = reply.named.iter().filter_map(|id| Some((id, text_of(park, words, id)?)));
    for (id, text) in views {
        if controls::wide_button(ui, text, false).clicked() {
            commands.extend(reveal(park, id));
        }
        first.get_or_insert_with(|| id.clone());
    }
    if reply.named.is_empty() && reply.asked.is_none() {
        controls::text(ui, &words.get("find-nothing"), theme::NOTE);
    }
    first
}

fn answer_ui(
    ui: &mut Ui,
    words: &Words,
    view: &FindView,
    (question, answer): (&Question, &Answer),
    commands: &mut Vec<Command>,
) {
    let park = view.park;
    let text = understood(question, park, words);
    controls::text(ui, &words.format("find-understood", &[("text", text.into())]), theme::NOTE);
    if !question.unknown.is_empty() {
        let unknown = question.unknown.join(words.list_comma());
        let text = words.format("find-unknown", &[("words", unknown.into())]);
        let ink = theme::of(ui).caution;
        ui.colored_label(ink, text);
    }
    match answer.found.len() {
        0 => {
            controls::text(ui, &words.get("ask-nothing"), theme::STRONG);
            if let Some(closest) = &answer.closest {
                controls::text(ui, &closest_told(closest, park, words), theme::PLAIN);
            }
        }
        count => {
            controls::text(ui, &words.format("find-count", &[("count", (count as u64).into())]), theme::STRONG);
        }
    }
    if let Some(moment) = view.moment.filter(|moment| moment.rests_on_state(answer)) {
        controls::text(ui, &basis(&moment, words), theme::NOTE);
    }
    let mut listed = |ui: &mut Ui, found: &[Found]| {
        for one in found.iter().take(LISTED) {
            let (name, why) = told(one, park, words);
            let pressed = controls::wide_button(ui, name, false).clicked();
            if !why.is_empty() {
                controls::text(ui, &why, theme::NOTE);
            }
            if let Some(id) = one.places.first().filter(|_| pressed) {
                commands.extend(reveal(park, id));
            }
        }
        if found.len() > LISTED {
            let more = (found.len() - LISTED) as u64;
            controls::text(ui, &words.format("find-more", &[("count", more.into())]), theme::NOTE);
        }
    };
    listed(ui, &answer.found);
    if !answer.partly.is_empty() {
        controls::section(ui, &words.get("find-partly"));
        listed(ui, &answer.partly);
    }
}

/// Name, in which place it lies, and id.
fn text_of(park: &Park, words: &Words, id: &PlaceId) -> Option<String> {
    let place = park.place(id)?;
    let name = place.name.get(words.lang());
    let within = place.within.as_ref().and_then(|within| park.place(within));
    Some(match within {
        Some(within) => format!("{name} · {} · {id}", within.name.get(words.lang())),
        None => format!("{name} · {id}"),
    })
}
