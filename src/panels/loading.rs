//! What stands on the screen until the park does.

use bevy_egui::egui::{Context, Frame, Id, LayerId, ProgressBar, Rect, Ui, UiBuilder, Vec2, vec2};

use super::{controls, theme};
use crate::{app::LoadProgress, words::Words};

/// The name of what is being opened, and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadingView {
    /// The park's name, once it is known.
    pub name: Option<String>,
    pub done: usize,
    pub total: usize,
    /// 0 to 1.
    pub fraction: f32,
    pub waiting_for: String,
}

impl LoadingView {
    pub fn new(name: Option<String>, progress: &LoadProgress) -> Self {
        Self {
            name,
            done: progress.done,
            total: progress.total,
            fraction: progress.fraction(),
            waiting_for: progress.waiting_for.clone(),
        }
    }
}

pub fn loading_ui(ui: &mut Ui, words: &Words, view: &LoadingView) {
    let name = view.name.clone().unwrap_or_else(|| words.get("panel-program-name"));
    controls::text(ui, &name, theme::HUGE);
    ui.add_space(theme::WIDE);
    controls::text(ui, &words.get("panel-loading"), theme::PLAIN);
    ui.add(ProgressBar::new(view.fraction).desired_height(10.0).fill(theme::of(ui).accent));
    let count = [("done", view.done.into()), ("total", view.total.into())];
    controls::text(ui, &words.format("panel-loading-count", &count), theme::NOTE);
    if !view.waiting_for.is_empty() {
        let file = [("file", view.waiting_for.as_str().into())];
        controls::text(ui, &words.format("panel-loading-file", &file), theme::NOTE);
    }
}

/// A screen of its own: dark from edge to edge, its contents in a column in the middle. Answers with its rectangle.
pub fn full_screen(ctx: &Context, name: &str, width: f32, contents: impl FnOnce(&mut Ui)) -> Rect {
    let screen = ctx.viewport_rect();
    let mut ui = Ui::new(ctx.clone(), Id::new(name), UiBuilder::new().layer_id(LayerId::background()).max_rect(screen));
    let width = width.min(screen.width() - 48.0);
    let margin = vec2((screen.width() - width) / 2.0, (screen.height() * 0.18).min(160.0));
    Frame::new().fill(theme::worn(ctx).sheet).show(&mut ui, |ui| {
        ui.set_min_size(screen.size());
        let column = Rect::from_min_max(screen.min + margin, screen.max - Vec2::new(margin.x, 24.0));
        ui.scope_builder(UiBuilder::new().max_rect(column), contents);
    });
    screen
}
