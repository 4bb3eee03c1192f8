//! Finding places: a field to type a name or a question into, and what fits; places that a question finds are lit. With
//! nothing typed, the park as a tree, and its layers.

mod answers;
mod layers;
mod places;
mod row_paint;
mod rows;
mod typed;

use bevy_egui::egui::{
    EventFilter, Id, Key, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    vec2,
    widgets::text_edit::TextEditState,
};

use super::{controls, reveal::reveal, theme};
use crate::{
    app::{Command, Panel, Shown},
    ask::{Asker, Moment},
    park::Park,
    words::Words,
};
use answers::reply_ui;
use typed::Typed;

/// What the field is asked with.
#[derive(Clone, Copy, Debug)]
pub struct FindView<'a> {
    pub park: &'a Park,
    pub asker: &'a Asker,
    pub shown: &'a Shown,
    /// `None` until there is a state: then there are names alone.
    pub moment: Option<Moment<'a>>,
}

/// What stands under the field while nothing is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Places,
    Layers,
}

pub fn find_ui(ui: &mut Ui, words: &Words, view: &FindView) -> Vec<Command> {
    let mut commands = Vec::new();
    if controls::title_bar(ui, &words.get("panel-find"), &words.get("panel-close")) {
        commands.push(Command::TogglePanel(Panel::Find));
    }
    let memory = Id::new("find-typed");
    let frame = ui.ctx().cumulative_frame_nr();
    let before = ui.data(|data| data.get_temp::<Typed>(memory));
    let opened = before.as_ref().is_none_or(|typed| typed.frame + 1 < frame);
    let mut typed = before.unwrap_or_default();
    typed.frame = frame;
    let mut changed = false;
    let asked = &view.shown.asked;
    if typed.seen != *asked {
        typed.seen.clone_from(asked);
        changed = typed.text != *asked;
        typed.text.clone_from(asked);
        typed.said.clone_from(&typed.text);
    }
    let field = TextEdit::singleline(&mut typed.text).hint_text(words.get("find-hint")).desired_width(f32::INFINITY);
    let field = ui.add(field.min_size(vec2(0.0, theme::TOUCH)).margin(vec2(10.0, 8.0)));
    if opened {
        field.request_focus();
        select_all(ui, field.id, &typed.text);
        // What an answer had lit went out when the panel was closed.
        let lit = typed.lit(view.park);
        commands.extend((!lit.is_empty() && view.shown.highlighted.is_empty()).then_some(Command::Highlight(lit)));
    }
    changed |= field.changed();
    ui.spacing_mut().item_spacing.y = theme::TIGHT;
    if typed.text.trim().is_empty() {
        let down = field.has_focus() && ui.input(|input| input.key_pressed(Key::ArrowDown));
        let (example, wishes) = browse_ui(ui, words, view, down);
        commands.extend(wishes);
        if let Some(example) = example {
            typed.text = example;
            changed = true;
        }
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

/// What can be asked, and the park as a tree or in layers. `down` leads from the field into the tree.
fn browse_ui(ui: &mut Ui, words: &Words, view: &FindView, down: bool) -> (Option<String>, Vec<Command>) {
    let mut example = None;
    controls::folding(ui, "find-examples", &words.get("find-examples"), false, |ui| example = examples_ui(ui, words));
    let memory = Id::new("find-tab");
    let mut tab = ui.data(|data| data.get_temp::<Tab>(memory)).unwrap_or_default();
    ui.horizontal(|ui| {
        for (other, name) in [(Tab::Places, words.get("find-places")), (Tab::Layers, words.get("find-layers"))] {
            if controls::flat_button(ui, &name, tab == other).clicked() {
                tab = other;
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(memory, tab));
    let commands = match tab {
        Tab::Places => places::places_ui(ui, words, view, down),
        Tab::Layers => layers::layers_ui(ui, words, view),
    };
    (example, commands)
}

/// Arrows belong to whatever has the focus with this.
const ARROWS: EventFilter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };

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

/// What was asked before stands there still, and whoever types asks anew.
fn select_all(ui: &Ui, field: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ui.ctx(), field);
}
