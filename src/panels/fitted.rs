//! A text on one line, cut where there is no more room.

use std::sync::Arc;

use bevy_egui::egui::{Galley, Ui, text::LayoutJob};

use super::theme::{self, Voice};

/// A text on one line, cut to a width.
pub(super) fn fitted(ui: &Ui, text: &str, voice: Voice, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), voice.font(), voice.colour(theme::of(ui)), width.max(1.0));
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.painter().layout_job(job)
}
