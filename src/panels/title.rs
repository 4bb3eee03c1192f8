//! Which park this is, and where it lies.

use bevy_egui::egui::{Color32, Context, Label, Ui};

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

    /// Points that it needs at that width, its frame included.
    pub fn height(&self, ctx: &Context, width: f32) -> f32 {
        let room = width - 2.0 * f32::from(theme::PANEL_MARGIN) - 2.0;
        let lines = self.within.as_ref().map_or(0.0, |within| {
            let galley =
                ctx.fonts_mut(|fonts| fonts.layout_no_wrap(within.clone(), theme::NOTE.font(), Color32::PLACEHOLDER));
            if galley.size().x > room { 2.0 } else { 1.0 }
        });
        2.0 * f32::from(theme::PANEL_MARGIN) + 2.0 + 26.0 + lines * 19.0
    }
}

pub fn title_ui(ui: &mut Ui, view: &TitleView) {
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.add(Label::new(theme::heading(&view.name)).truncate());
    if let Some(within) = &view.within {
        controls::two_lines(ui, within, theme::NOTE);
    }
}
