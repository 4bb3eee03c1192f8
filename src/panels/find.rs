//! Finding a place: a field to type into, and what fits.

use bevy_egui::egui::{Id, TextEdit, Ui, vec2};

use super::{controls, reveal::reveal, theme};
use crate::{
    app::{Command, Panel},
    park::{Park, PlaceId, find},
    words::Words,
};

/// A place that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundView {
    pub id: PlaceId,
    /// Name, and in which place it lies.
    pub text: String,
}

const AT_MOST: usize = 9;

/// What was typed, and what came of it: thousands of names are searched only when the text has changed.
#[derive(Clone, Debug, Default)]
struct Typed {
    text: String,
    found: Vec<PlaceId>,
}

pub fn find_ui(ui: &mut Ui, words: &Words, park: &Park) -> Vec<Command> {
    let mut commands = Vec::new();
    if controls::title_bar(ui, &words.get("panel-find"), &words.get("panel-close")) {
        commands.push(Command::TogglePanel(Panel::Find));
    }
    let memory = Id::new("find-typed");
    let opened = ui.data(|data| data.get_temp::<Typed>(memory)).is_none();
    let mut typed = ui.data(|data| data.get_temp::<Typed>(memory)).unwrap_or_default();
    let field = TextEdit::singleline(&mut typed.text).hint_text(words.get("find-hint")).desired_width(f32::INFINITY);
    let field = ui.add(field.min_size(vec2(0.0, theme::TOUCH)).margin(vec2(10.0, 8.0)));
    if opened {
        field.request_focus();
    }
    if field.changed() {
        typed.found = find(park, &typed.text, AT_MOST);
    }
    let views: Vec<FoundView> = typed.found.iter().filter_map(|id| FoundView::new(park, words, id)).collect();
    ui.spacing_mut().item_spacing.y = theme::TIGHT;
    for view in &views {
        if controls::wide_button(ui, view.text.as_str(), false).clicked() {
            commands.extend(reveal(park, &view.id));
        }
    }
    // Enter takes the first.
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(bevy_egui::egui::Key::Enter));
    if let Some(first) = views.first().filter(|_| entered) {
        commands.extend(reveal(park, &first.id));
    }
    if views.is_empty() && !typed.text.trim().is_empty() {
        controls::text(ui, &words.get("find-nothing"), theme::NOTE);
    }
    ui.data_mut(|data| data.insert_temp(memory, typed));
    commands
}

impl FoundView {
    fn new(park: &Park, words: &Words, id: &PlaceId) -> Option<Self> {
        let place = park.place(id)?;
        let name = place.name.get(words.lang());
        let within = place.within.as_ref().and_then(|within| park.place(within));
        let text = match within {
            Some(within) => format!("{name} · {} · {id}", within.name.get(words.lang())),
            None => format!("{name} · {id}"),
        };
        Some(Self { id: id.clone(), text })
    }
}
