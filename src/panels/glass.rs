//! Panels and bars of glass, drawn in the slots that `layout.rs` gives them.

use bevy_egui::egui::{Align2, Area, Context, Id, Order, Rect, ScrollArea, Ui, vec2};

use super::{shade::framed, theme};

/// Which edge of its slot a panel keeps to when it needs less than all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    Top,
    Bottom,
    /// The upper right corner.
    Right,
    /// The whole slot, needed or not.
    All,
}

/// A panel of glass in its slot; what does not fit scrolls. Answers with the rectangle that it covers.
pub fn panel<R>(ctx: &Context, name: &str, slot: Rect, keep: Keep, contents: impl FnOnce(&mut Ui) -> R) -> (R, Rect) {
    let frame = theme::panel_frame(theme::worn(ctx));
    let margin = frame.total_margin().sum();
    let inner = (slot.size() - margin).max(vec2(1.0, 1.0));
    let shown = area(name, slot, keep).show(ctx, |ui| {
        framed(ui, frame, |ui| {
            ui.set_width(inner.x);
            ui.set_max_height(inner.y);
            if keep == Keep::All {
                ui.set_min_height(inner.y);
            }
            let scroll = ScrollArea::vertical().max_height(inner.y).min_scrolled_height(0.0);
            let scroll = scroll.auto_shrink([false, keep != Keep::All]);
            scroll.id_salt(name).show(ui, contents).inner
        })
    });
    (shown.inner, shown.response.rect)
}

/// As [`panel`], for a bar whose contents stand in one line; with [`Keep::All`] it takes its slot's whole width.
pub fn bar<R>(ctx: &Context, name: &str, slot: Rect, keep: Keep, contents: impl FnOnce(&mut Ui) -> R) -> (R, Rect) {
    let frame = theme::bar_frame(theme::worn(ctx));
    let margin = frame.total_margin().sum();
    let inner = (slot.size() - margin).max(vec2(1.0, 1.0));
    let shown = area(name, slot, keep).show(ctx, |ui| {
        framed(ui, frame, |ui| {
            ui.set_min_height(inner.y);
            if keep == Keep::All {
                ui.set_min_width(inner.x);
            }
            ui.set_max_size(inner);
            contents(ui)
        })
    });
    (shown.inner, shown.response.rect)
}

fn area(name: &str, slot: Rect, keep: Keep) -> Area {
    let area = Area::new(Id::new(name)).order(Order::Middle).movable(false).constrain(false).fade_in(false);
    let area = area.default_size(slot.size());
    match keep {
        Keep::Bottom => area.pivot(Align2::LEFT_BOTTOM).fixed_pos(slot.left_bottom()),
        Keep::Right => area.pivot(Align2::RIGHT_TOP).fixed_pos(slot.right_top()),
        Keep::Top | Keep::All => area.fixed_pos(slot.min),
    }
}
