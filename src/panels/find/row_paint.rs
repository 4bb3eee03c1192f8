//! A row of the tree: the spot of its use, drawn by its status, its name, and beside it what there is room for.

use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::rows::Row;
use crate::{
    panels::{controls, fitted::fitted, theme},
    park::Status,
};

/// Side of a spot, and from its left edge to the name, points.
const SPOT: f32 = 10.0;
const BEFORE_NAME: f32 = 18.0;

/// True where not all of it could be told: a name goes before an area.
pub(super) fn texts_ui(ui: &Ui, row: &Row, room: Rect) -> bool {
    let palette = theme::of(ui);
    let mut left = room.left();
    if let Some(colour) = &row.colour {
        let colour = theme::colour_of(colour);
        let colour = if row.hidden { colour.gamma_multiply(0.35) } else { colour };
        spot(ui.painter(), pos2(left + 6.0, room.center().y), colour, row.status);
        left += BEFORE_NAME;
    }
    let voice = if row.hidden { theme::FAINT } else { theme::PLAIN };
    let wanted = controls::galley(ui, &row.name, voice, f32::INFINITY).size().x;
    let name = fitted(ui, &row.name, voice, room.right() - left);
    let aside = controls::galley(ui, &row.aside, theme::NOTE, f32::INFINITY);
    let at = |width: f32, height: f32| pos2(room.right() - width, room.center().y - height / 2.0);
    let fits = left + wanted + theme::GAP + aside.size().x <= room.right();
    ui.painter().galley(pos2(left, room.center().y - name.size().y / 2.0), name, voice.colour(palette));
    if fits {
        ui.painter().galley(at(aside.size().x, aside.size().y), aside, palette.text_weak);
    }
    !fits
}

/// Full for what is there, half for what is being built, a ring for what is planned.
fn spot(painter: &Painter, middle: Pos2, colour: Color32, status: Option<Status>) {
    let whole = Rect::from_center_size(middle, vec2(SPOT, SPOT));
    let ring = || painter.rect_stroke(whole, 3.0, Stroke::new(1.6, colour), StrokeKind::Inside);
    match status {
        Some(Status::UnderConstruction | Status::SiteLevelled) => {
            ring();
            painter.rect_filled(whole.with_min_y(middle.y), 2.0, colour);
        }
        Some(Status::Planned | Status::Target | Status::Claim) => {
            ring();
        }
        Some(Status::Operating) | None => {
            painter.rect_filled(whole, 3.0, colour);
        }
    }
}
