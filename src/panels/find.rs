//! Finding places: a field to type a name or a question into, and what fits; places that a question finds are lit.

use std::collections::BTreeSet;

use bevy_egui::egui::{Id, Key, TextEdit, Ui, vec2};
use jiff::Timestamp;

use super::{controls, reveal::reveal, theme};
use crate::{
    app::{Command, Panel},
    ask::{Answer, Asker, Found, Moment, Question, Reply, basis, closest_told, told, understood},
    park::{Park, PlaceId},
    words::Words,
};

/// What the field is asked with.
#[derive(Clone, Copy, Debug)]
pub struct FindView<'a> {
    pub park: &'a Park,
    pub asker: &'a Asker,
    /// What the field should hold.
    pub asked: &'a str,
    /// `None` until there is a state: then there are names alone.
    pub moment: Option<Moment<'a>>,
}

/// So many names are offered.
const NAMES: usize = 9;
/// So many places of an answer are listed.
const LISTED: usize = 40;
/// So many places are lit one by one; of more, the rows or halls that hold them.
const LIT: usize = 400;
/// An answer is that of its moment; while the clock runs it is asked anew so often, seconds of the park.
const ANEW_SECS: i64 = 60;

/// What was typed, and what came of it: thousands of names are searched only when the text has changed.
#[derive(Clone, Debug, Default)]
struct Typed {
    text: String,
    /// What it was last asked to hold.
    seen: String,
    /// What the program was last told of it.
    said: String,
    reply: Option<Reply>,
    /// Of which moment and scenario the answer is.
    of: Option<(Timestamp, String)>,
}

pub fn find_ui(ui: &mut Ui, words: &Words, view: &FindView) -> Vec<Command> {
    let mut commands = Vec::new();
    if controls::title_bar(ui, &words.get("panel-find"), &words.get("panel-close")) {
        commands.push(Command::TogglePanel(Panel::Find));
    }
    let memory = Id::new("find-typed");
    let opened = ui.data(|data| data.get_temp::<Typed>(memory)).is_none();
    let mut typed = ui.data(|data| data.get_temp::<Typed>(memory)).unwrap_or_default();
    let mut changed = false;
    if typed.seen != view.asked {
        typed.seen = view.asked.to_owned();
        changed = typed.text != view.asked;
        typed.text = view.asked.to_owned();
        typed.said.clone_from(&typed.text);
    }
    let field = TextEdit::singleline(&mut typed.text).hint_text(words.get("find-hint")).desired_width(f32::INFINITY);
    let field = ui.add(field.min_size(vec2(0.0, theme::TOUCH)).margin(vec2(10.0, 8.0)));
    if opened {
        field.request_focus();
    }
    changed |= field.changed();
    ui.spacing_mut().item_spacing.y = theme::TIGHT;
    if typed.text.trim().is_empty()
        && let Some(example) = examples_ui(ui, words)
    {
        typed.text = example;
        changed = true;
    }
    if changed || typed.is_old(view) {
        commands.extend(typed.ask(view));
    }
    if typed.text != typed.said {
        commands.push(Command::Ask(typed.text.clone()));
        typed.said.clone_from(&typed.text);
    }
    if let Some(reply) = &typed.reply {
        let first = reply_ui(ui, words, view, reply, &mut commands);
        // Enter takes the first.
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        commands.extend(first.filter(|_| entered).map(|first| reveal(view.park, &first)).unwrap_or_default());
    }
    ui.data_mut(|data| data.insert_temp(memory, typed));
    commands
}

impl Typed {
    /// Whether time has gone on since the question was answered.
    fn is_old(&self, view: &FindView) -> bool {
        let Some(moment) = view.moment.filter(|_| self.reply.as_ref().is_some_and(|reply| reply.asked.is_some()))
        else {
            return false;
        };
        self.of.as_ref().is_none_or(|(at, scenario)| {
            (moment.state.at.as_second() - at.as_second()).abs() >= ANEW_SECS || *scenario != moment.state.scenario
        })
    }

    /// Asks, and lights what was found if that is something else than before.
    fn ask(&mut self, view: &FindView) -> Option<Command> {
        let before = self.lit(view.park);
        self.reply = (!self.text.trim().is_empty()).then(|| match view.moment {
            Some(moment) => view.asker.ask(&self.text, moment, NAMES),
            None => Reply { named: view.asker.names.find(&self.text, NAMES), asked: None },
        });
        self.of = view.moment.map(|moment| (moment.state.at, moment.state.scenario.clone()));
        let lit = self.lit(view.park);
        (lit != before).then_some(Command::Highlight(lit))
    }

    /// The places that are lit.
    fn lit(&self, park: &Park) -> Vec<PlaceId> {
        let answer = self.reply.as_ref().and_then(|reply| reply.asked.as_ref()).map(|(_, answer)| answer);
        let mut lit: Vec<PlaceId> =
            answer.iter().flat_map(|answer| &answer.found).flat_map(|one| one.places.clone()).collect();
        while lit.len() > LIT && lit.iter().any(|id| id.parent().is_some_and(|outer| park.place(&outer).is_some())) {
            let outer: BTreeSet<PlaceId> = lit.into_iter().map(|id| id.parent().unwrap_or(id)).collect();
            lit = outer.into_iter().collect();
        }
        lit
    }
}

/// What one can ask, ready to be pressed.
fn examples_ui(ui: &mut Ui, words: &Words) -> Option<String> {
    let examples = ["find-example-free", "find-example-rack", "find-example-tall"].map(|key| words.get(key));
    let mut chosen = None;
    for example in examples {
        let text = words.format("find-try", &[("text", example.as_str().into())]);
        if controls::wide_button(ui, text, false).clicked() {
            chosen = Some(example);
        }
    }
    chosen
}

/// Lists what was found; gives the first of it.
fn reply_ui(
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
