//! The tree of places: a press selects and frames, two presses or the arrow go in; arrow keys walk through it.

use std::collections::BTreeSet;

use bevy_egui::egui::{Id, Key, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    ARROWS, FindView,
    row_paint::texts_ui,
    rows::{Node, Row, around, nodes_of},
};
use crate::{
    app::{Command, way_to},
    panels::{
        icons::{self, Icon},
        theme,
    },
    park::{Park, PlaceId},
    words::Words,
};

/// What of the tree is unfolded, and where the keys are.
#[derive(Clone, Debug, Default)]
struct Walk {
    unfolded: BTreeSet<PlaceId>,
    at: Option<PlaceId>,
    /// What was selected when the tree was drawn last: it unfolds to another.
    selected: Option<PlaceId>,
    /// The row under the keys is to be seen.
    bring: bool,
}

const INDENT: f32 = 14.0;
const ARROW: f32 = 22.0;
/// Of the arrow that leads in.
const ENTER: f32 = 30.0;

pub(super) fn places_ui(ui: &mut Ui, words: &Words, view: &FindView, down: bool) -> Vec<Command> {
    let memory = Id::new("find-tree");
    let mut walk = ui.data(|data| data.get_temp::<Walk>(memory)).unwrap_or_default();
    let selected = &view.shown.selection;
    if walk.selected != *selected {
        walk.selected.clone_from(selected);
        if let Some(id) = selected {
            walk.unfolded.extend(around(view.park, id));
            walk.bring |= walk.at.as_ref() != Some(id);
            walk.at = Some(id.clone());
        }
    }
    let mut commands = keys_ui(ui, words, view, &mut walk, down);
    let nodes = nodes_of(view.park, &walk.unfolded);
    let size = vec2(ui.available_width(), theme::TOUCH * nodes.len() as f32);
    let (all, _) = ui.allocate_exact_size(size, Sense::hover());
    let row_of = |nth: usize| {
        Rect::from_min_size(pos2(all.left(), all.top() + theme::TOUCH * nth as f32), vec2(all.width(), theme::TOUCH))
    };
    if std::mem::take(&mut walk.bring)
        && let Some(nth) = nodes.iter().position(|node| node.id == walk.at)
    {
        ui.scroll_to_rect(row_of(nth), None);
    }
    // Only what is seen is made into a row.
    let seen = ui.clip_rect();
    let first = ((seen.top() - all.top()) / theme::TOUCH).floor().max(0.0) as usize;
    let count = (seen.height() / theme::TOUCH).ceil() as usize + 1;
    for (nth, node) in nodes.iter().enumerate().skip(first).take(count) {
        if let Some(row) = Row::new(view.park, words, view.shown, node.id.as_ref()) {
            commands.extend(row_ui(ui, words, view, (node, &row), row_of(nth), &mut walk));
        }
    }
    ui.data_mut(|data| data.insert_temp(memory, walk));
    commands
}

fn focus() -> Id {
    Id::new("find-tree-keys")
}

/// Up and down, folding and unfolding, Enter to go in.
fn keys_ui(ui: &mut Ui, words: &Words, view: &FindView, walk: &mut Walk, down: bool) -> Vec<Command> {
    let at = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 1.0));
    let response = ui.interact(at, focus(), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, words.get("find-places")));
    if down {
        ui.memory_mut(|memory| memory.request_focus(focus()));
        return Vec::new();
    }
    if !response.has_focus() {
        return Vec::new();
    }
    // A press on the picture gives the keys back.
    if ui.input(|input| input.pointer.any_pressed()) && !ui.ui_contains_pointer() {
        response.surrender_focus();
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus(), ARROWS));
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    let nodes = nodes_of(view.park, &walk.unfolded);
    let here = nodes.iter().position(|node| node.id == walk.at).unwrap_or(0);
    let Some(node) = nodes.get(here) else { return Vec::new() };
    let holder = || nodes.iter().take(here).rposition(|other| other.depth + 1 == node.depth);
    let to = match () {
        () if pressed(Key::ArrowDown) => Some(here + 1),
        () if pressed(Key::ArrowUp) => here.checked_sub(1),
        () if pressed(Key::ArrowRight) && node.open == Some(true) => Some(here + 1),
        () if pressed(Key::ArrowLeft) && node.open != Some(true) => holder(),
        () => None,
    };
    if let Some(to) = to.and_then(|to| nodes.get(to)) {
        (walk.at, walk.bring) = (to.id.clone(), true);
        // Its own selection unfolds nothing anew.
        walk.selected.clone_from(&to.id);
        return vec![Command::Select(to.id.clone())];
    }
    if let Some(id) = &node.id {
        if pressed(Key::ArrowRight) {
            walk.unfolded.insert(id.clone());
        } else if pressed(Key::ArrowLeft) {
            walk.unfolded.remove(id);
        }
    }
    if pressed(Key::Enter) { into(view.park, node.id.as_ref()) } else { Vec::new() }
}

/// Into a place; to one that has no inside one flies.
fn into(park: &Park, id: Option<&PlaceId>) -> Vec<Command> {
    let Some(id) = id else { return out(park) };
    let is_level = way_to(park, id).last() == Some(id);
    vec![if is_level { Command::Enter(Some(id.clone())) } else { Command::FlyTo(id.clone()) }]
}

/// Out of everything, with the whole park in the picture.
fn out(park: &Park) -> Vec<Command> {
    let home = park.views.first().map(|view| Command::GoToView(view.id.clone()));
    [Command::Enter(None), Command::Select(None)].into_iter().chain(home).collect()
}

fn row_ui(
    ui: &mut Ui,
    words: &Words,
    view: &FindView,
    (node, row): (&Node, &Row),
    rect: Rect,
    walk: &mut Walk,
) -> Vec<Command> {
    let palette = theme::of(ui);
    let mut commands = Vec::new();
    let key = node.id.as_ref().map_or("", PlaceId::as_str);
    let chosen = node.id.is_some() && view.shown.selection == node.id;
    let response = ui.interact(rect, focus().with(key), Sense::click());
    let said = if row.detail.is_empty() { row.name.clone() } else { format!("{} · {}", row.name, row.detail) };
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, chosen, &said));
    let under_keys = ui.memory(|memory| memory.has_focus(focus())) && walk.at == node.id;
    // Its arrows lie over it: then it is not hovered itself.
    let hovered = ui.rect_contains_pointer(rect);
    if chosen || hovered {
        let fill = if chosen { palette.chosen } else { palette.hovered };
        ui.painter().rect_filled(rect, theme::CONTROL_RADIUS, fill);
    }
    if under_keys {
        let edge = bevy_egui::egui::Stroke::new(1.0, palette.accent);
        ui.painter().rect_stroke(rect, theme::CONTROL_RADIUS, edge, bevy_egui::egui::StrokeKind::Inside);
    }
    let mut left = rect.left() + INDENT * node.depth as f32;
    if let (Some(open), Some(id)) = (node.open, &node.id) {
        let arrow = Rect::from_min_size(pos2(left, rect.top()), vec2(ARROW, rect.height()));
        let fold = ui.interact(arrow, focus().with((key, "fold")), Sense::click());
        let label = words.format(if open { "tree-fold" } else { "tree-unfold" }, &[("name", row.name.as_str().into())]);
        fold.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, open, &label));
        let sign = Rect::from_center_size(arrow.center(), vec2(14.0, 14.0));
        icons::paint(ui.painter(), sign, if open { Icon::Fold } else { Icon::Unfold }, palette.text_weak);
        if fold.clicked() {
            if open {
                walk.unfolded.remove(id)
            } else {
                walk.unfolded.insert(id.clone())
            };
            walk.at = Some(id.clone());
            ui.memory_mut(|memory| memory.request_focus(focus()));
        }
    }
    left += ARROW;
    let mut right = rect.right() - theme::TIGHT;
    let goes_in = node.id.as_ref().is_some_and(|id| way_to(view.park, id).last() == Some(id));
    if goes_in && (chosen || hovered || under_keys) {
        let arrow = Rect::from_min_max(pos2(rect.right() - ENTER, rect.top()), rect.max);
        let label = words.format("tree-enter", &[("name", row.name.as_str().into())]);
        let enter = ui.interact(arrow, focus().with((key, "enter")), Sense::click());
        enter.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &label));
        let ink = if enter.hovered() { palette.accent } else { palette.text_weak };
        icons::paint(ui.painter(), Rect::from_center_size(arrow.center(), vec2(16.0, 16.0)), Icon::Inside, ink);
        right = arrow.left();
        if enter.on_hover_text(&label).clicked() {
            commands.extend(into(view.park, node.id.as_ref()));
        }
    }
    let cut = texts_ui(ui, row, rect.with_min_x(left).with_max_x(right));
    let response = match cut || row.status.is_some() {
        true => response.on_hover_text(&said),
        false => response,
    };
    if response.clicked() {
        walk.at.clone_from(&node.id);
        walk.selected.clone_from(&node.id);
        ui.memory_mut(|memory| memory.request_focus(focus()));
        commands.extend(match &node.id {
            Some(id) => vec![Command::Select(Some(id.clone())), Command::FlyTo(id.clone())],
            None => out(view.park),
        });
    }
    if response.double_clicked() {
        commands.extend(node.id.iter().flat_map(|id| into(view.park, Some(id))));
    }
    commands
}
