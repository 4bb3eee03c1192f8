//! The day from midnight to midnight as a band in the colours of its sky, with a handle where the clock stands.

use bevy_egui::egui::{Color32, Id, Mesh, Rect, Shape, Slider, Stroke, Ui, pos2, vec2};

use super::{day_sky, theme};
use crate::{twin::DaySun, words::Words};

const LAST_MINUTE: u32 = 1_439;
const HEIGHT: f32 = 8.0;

/// Draws the band as wide as there is room; answers with the minute that the handle was drawn to.
pub fn band_ui(ui: &mut Ui, words: &Words, day: &DaySun, minute: u32, label: Id) -> Option<u32> {
    ui.spacing_mut().slider_width = (ui.available_width() - theme::GAP).max(80.0);
    ui.spacing_mut().interact_size.y = theme::TOUCH - 12.0;
    let behind = ui.painter().add(Shape::Noop);
    // The slider brings pointer, keys and words; band and handle are painted here.
    ui.visuals_mut().slider_trailing_fill = false;
    let widgets = &mut ui.visuals_mut().widgets;
    for look in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        (look.bg_fill, look.fg_stroke) = (Color32::TRANSPARENT, Stroke::NONE);
    }
    // In whole minutes: a slider that rounds would set the running clock back in every frame.
    let mut wished = minute;
    let slider = Slider::new(&mut wished, 0..=LAST_MINUTE).show_value(false);
    let response = ui.add(slider).labelled_by(label).on_hover_text(words.get("panel-time-of-day"));
    // As far from the ends as egui keeps its handle.
    let reach = response.rect.height() / 2.5;
    let rail = Rect::from_center_size(response.rect.center(), vec2(response.rect.width() - 2.0 * reach, HEIGHT));
    ui.painter().set(behind, band(day, rail));
    let at = pos2(rail.left() + rail.width() * minute as f32 / LAST_MINUTE as f32, rail.center().y);
    let palette = theme::of(ui);
    let ring = if response.has_focus() || response.hovered() { palette.accent } else { palette.glass.to_opaque() };
    ui.painter().circle(at, 9.0, palette.handle, Stroke::new(2.5, ring));
    (response.changed() && wished != minute).then_some(wished)
}

/// Colour by colour from left to right, with round ends.
fn band(day: &DaySun, rail: Rect) -> Shape {
    let colours: Vec<Color32> = day_sky::colours(day).collect();
    let (Some(first), Some(last)) = (colours.first(), colours.last()) else { return Shape::Noop };
    let mut mesh = Mesh::default();
    for (k, colour) in colours.iter().enumerate() {
        let x = rail.left() + rail.width() * k as f32 / (colours.len() - 1).max(1) as f32;
        mesh.colored_vertex(pos2(x, rail.top()), *colour);
        mesh.colored_vertex(pos2(x, rail.bottom()), *colour);
        if let Some(from) = u32::try_from(k * 2).ok().and_then(|at| at.checked_sub(2)) {
            mesh.add_triangle(from, from + 1, from + 2);
            mesh.add_triangle(from + 1, from + 2, from + 3);
        }
    }
    let end = |x: f32, colour: Color32| Shape::circle_filled(pos2(x, rail.center().y), rail.height() / 2.0, colour);
    Shape::Vec(vec![end(rail.left(), *first), end(rail.right(), *last), Shape::mesh(mesh)])
}
