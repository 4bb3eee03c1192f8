//! A word on what has just been done, for a few seconds.

use bevy_egui::egui::{Align2, Area, Context, Id, Order, Rect, vec2};

use super::{shade::framed, theme};

/// Seconds.
const STANDS: f64 = 7.0;

/// Shows a text from when it first comes; the same text comes again only after another one or none.
pub(super) fn toast(ctx: &Context, screen: Rect, text: Option<&str>) {
    let memory = Id::new("toast");
    let now = ctx.input(|input| input.time);
    let known = ctx.data(|data| data.get_temp::<(String, f64)>(memory));
    let since = match (text, known) {
        (Some(text), Some((said, since))) if said == text => since,
        (Some(text), _) => {
            ctx.data_mut(|data| data.insert_temp(memory, (text.to_owned(), now)));
            now
        }
        (None, _) => {
            ctx.data_mut(|data| data.remove::<(String, f64)>(memory));
            return;
        }
    };
    let Some(text) = text.filter(|_| now - since < STANDS) else { return };
    ctx.request_repaint_after_secs(1.0);
    let area = Area::new(memory).order(Order::Foreground).pivot(Align2::CENTER_TOP).interactable(false);
    area.fixed_pos(screen.center_top() + vec2(0.0, 64.0)).fade_in(false).show(ctx, |ui| {
        framed(ui, theme::panel_frame(theme::of(ui)), |ui| {
            ui.set_max_width(560.0);
            ui.label(theme::PLAIN.rich(theme::of(ui), text));
        });
    });
}
