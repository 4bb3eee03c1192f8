//! Under a thumb: a stick by which one walks, for whoever has a screen to touch. It asks for what the keys ask for.

use bevy_egui::egui::{Area, Context, Id, Order, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType, vec2};

use super::theme;
use crate::{
    app::{Command, HURRYING_M_S, WALKING_M_S, WalkStep},
    words::Words,
};

/// The ring, and the room about it: a thumb that is farther out hurries.
const RADIUS: f32 = theme::TOUCH * 1.5;
const KNOB: f32 = theme::TOUCH * 0.6;
/// So much of the ring's radius is no wish yet; so far out one hurries.
const REST: f32 = 0.15;
const HURRY: f32 = 1.5;
/// No frame counts for more, seconds.
const LONGEST_SECS: f32 = 0.1;
/// From the edges of the free picture.
const AWAY: f32 = 24.0;

/// Whether a finger has ever touched this screen: whoever has a mouse needs no stick.
pub(super) fn is_touched(ctx: &Context) -> bool {
    let memory = Id::new("screen-is-touched");
    let now = ctx.input(|input| input.any_touches());
    if now {
        ctx.data_mut(|data| data.insert_temp(memory, true));
    }
    now || ctx.data(|data| data.get_temp(memory)).unwrap_or(false)
}

/// The stick at the bottom left of the free picture, and where it stands.
pub(super) fn stick(ctx: &Context, free: Rect, words: &Words) -> (Option<Command>, Rect) {
    let at = free.left_bottom() + vec2(AWAY, -AWAY - 2.0 * RADIUS);
    let area = Area::new(Id::new("walk-stick")).order(Order::Middle).fixed_pos(at).movable(false).fade_in(false);
    let shown = area.constrain(false).show(ctx, |ui| stick_ui(ui, words));
    (shown.inner, shown.response.rect)
}

pub fn stick_ui(ui: &mut Ui, words: &Words) -> Option<Command> {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(2.0 * RADIUS), Sense::drag());
    let label = words.get("walk-stick");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &label));
    let held = response.is_pointer_button_down_on().then(|| response.interact_pointer_pos()).flatten();
    let pull = held.map_or(Vec2::ZERO, |at| (at - rect.center()) / RADIUS);
    let palette = theme::of(ui);
    let ink = if held.is_some() { palette.accent } else { palette.text };
    let knob = rect.center() + RADIUS * if pull.length() > 1.0 { pull.normalized() } else { pull };
    let painter = ui.painter();
    painter.circle(rect.center(), RADIUS - 1.0, palette.sheet.gamma_multiply(0.5), Stroke::new(2.0, ink));
    painter.circle(knob, KNOB, palette.sheet, Stroke::new(2.0, ink));
    if held.is_some() {
        // A finger that rests goes on walking.
        ui.ctx().request_repaint();
    }
    wish(pull, ui.input(|input| input.unstable_dt))
}

/// What a pull asks for, in radii of the ring, right and down.
fn wish(pull: Vec2, secs: f32) -> Option<Command> {
    let far = pull.length();
    if !far.is_finite() || far < REST {
        return None;
    }
    let speed = if far >= HURRY { HURRYING_M_S } else { WALKING_M_S * far.min(1.0) };
    let way = pull / far * speed;
    Some(Command::Walk(WalkStep::Go { right: way.x, forward: -way.y, secs: secs.clamp(0.0, LONGEST_SECS) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pull_leads_that_way_at_a_walk_and_far_out_in_a_hurry() {
        let go = |pull: Vec2| match wish(pull, 0.02) {
            Some(Command::Walk(WalkStep::Go { right, forward, secs })) => Some((right, forward, secs)),
            _ => None,
        };
        assert_eq!(go(vec2(0.1, 0.0)), None, "a resting thumb");
        assert_eq!(go(vec2(0.0, -1.0)), Some((0.0, WALKING_M_S, 0.02)));
        assert_eq!(go(vec2(1.2, 0.0)), Some((WALKING_M_S, 0.0, 0.02)));
        assert_eq!(go(vec2(0.0, -2.0)), Some((0.0, HURRYING_M_S, 0.02)));
        let (right, forward, _) = go(vec2(-0.3, 0.4)).unwrap();
        assert!((right.hypot(forward) - 0.5 * WALKING_M_S).abs() < 1e-4 && right < 0.0 && forward < 0.0);
    }
}
