//! Which park this is, and where it lies.

use bevy_egui::egui::{Label, Ui};

use super::{controls, theme};
use crate::{park::Park, words::Words};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleView {
    pub name: String,
    pub within: Option<String>,
}

impl TitleView {
    pub fn new(park: &Park, words: &Words) -> Self {
        let lang = words.lang();
        Self {
            name: park.name.get(lang).to_owned(),
            within: park.within.as_ref().map(|within| within.get(lang).to_owned()),
        }
    }
}

pub fn title_ui(ui: &mut Ui, view: &TitleView) {
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.add(Label::new(theme::heading(&view.name)).truncate());
    if let Some(within) = &view.within {
        controls::two_lines(ui, within, theme::NOTE);
    }
}
