//! The button for a place's printed page, and what became of it.

use bevy_egui::egui::Ui;

use super::PlaceView;
use crate::{
    app::{Command, SheetStep},
    panels::{controls, icons::Icon, theme, tool_button::tool_button},
    words::Words,
};

/// Nothing to press while one is being made.
pub(super) fn sheet_button(ui: &mut Ui, words: &Words, view: &PlaceView) -> Option<Command> {
    let making = view.sheet == Some(SheetStep::Making);
    let name = words.get("sheet-save");
    let hint = words.get("sheet-save-why");
    // A disabled part would not go to the next line where it has no room.
    let button = tool_button(ui, Icon::Page, &name, [&name, &hint], None);
    (button.clicked() && !making).then(|| Command::SaveSheet(view.id.clone()))
}

pub(super) fn sheet_told_ui(ui: &mut Ui, words: &Words, view: &PlaceView) {
    let text = match &view.sheet {
        Some(SheetStep::Making) => words.get("sheet-making"),
        Some(SheetStep::Saved(path)) => words.format("sheet-saved", &[("path", path.as_str().into())]),
        Some(SheetStep::Failed(fault)) => words.format("sheet-not-saved", &[("fault", fault.as_str().into())]),
        None => return,
    };
    controls::text(ui, &text, theme::NOTE);
}
