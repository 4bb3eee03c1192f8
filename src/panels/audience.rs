//! What a presenter lays over the audience's picture: darkness, or darkness about a spot of light.

use bevy_egui::egui::{Color32, Context, Id, LayerId, Order, Rect, Shape, vec2};

use crate::{
    app::{Cockpit, CockpitStep, Command},
    darkness::{Spot, about},
};

/// Of the spot, as a share of the picture's height: where it is bright, and where it ends.
const BRIGHT: f32 = 0.10;
const ENDS: f32 = 0.145;
/// Share of the light that is left outside: two fifths of the brightness that the eye sees.
const LEFT: f32 = 0.15;

/// Over everything else within `picture`. In the first frame of a frozen picture its light is left out: a still is taken
/// of that frame, and the light moves on over the still.
pub fn lay_over(ctx: &Context, picture: Rect, cockpit: &Cockpit) -> Option<Command> {
    let painter = ctx.layer_painter(LayerId::new(Order::Debug, Id::new("audience"))).with_clip_rect(picture);
    let first_frozen = is_first_frozen(ctx, cockpit.frozen);
    if cockpit.black {
        painter.rect_filled(picture, 0.0, Color32::BLACK);
        return None;
    }
    let [x, y] = cockpit.spot.filter(|_| !first_frozen)?;
    let (centre, height) = (picture.min + picture.size() * vec2(x, y), picture.height());
    let spot = Spot { centre, bright: height * BRIGHT, ends: height * ENDS, left: LEFT };
    painter.add(Shape::Callback(about(picture, spot)));
    // A pointer that is moved over the picture takes the light along.
    let pointer = ctx.input(|input| (input.pointer.delta().length() > 0.0).then(|| input.pointer.hover_pos()))?;
    let share = (pointer.filter(|at| picture.contains(*at))? - picture.min) / picture.size();
    Some(Command::Cockpit(CockpitStep::Spot(Some([share.x, share.y]))))
}

fn is_first_frozen(ctx: &Context, frozen: bool) -> bool {
    let (memory, now) = (Id::new("audience-frozen"), ctx.cumulative_frame_nr());
    let since = ctx.data(|data| data.get_temp::<u64>(memory));
    ctx.data_mut(|data| match (frozen, since) {
        (true, None) => {
            data.insert_temp(memory, now);
        }
        (false, Some(_)) => data.remove::<u64>(memory),
        _ => {}
    });
    frozen && since.is_none_or(|since| since == now)
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{RawInput, pos2};

    use super::*;

    /// Whether light is painted in one more frame.
    fn is_lit(ctx: &Context, cockpit: &Cockpit) -> bool {
        let picture = Rect::from_min_max(pos2(0.0, 0.0), pos2(1280.0, 720.0));
        let output = ctx.run_ui(RawInput { screen_rect: Some(picture), ..RawInput::default() }, |ui| {
            lay_over(ui.ctx(), picture, cockpit);
        });
        output.shapes.iter().any(|shape| matches!(shape.shape, Shape::Callback(_)))
    }

    #[test]
    fn a_still_is_taken_without_the_light_which_moves_on_over_it() {
        let ctx = Context::default();
        let lit = Cockpit { spot: Some([0.3, 0.4]), ..Cockpit::default() };
        let frozen = Cockpit { frozen: true, ..lit };
        assert!(is_lit(&ctx, &lit) && !is_lit(&ctx, &frozen) && is_lit(&ctx, &frozen));
        let moved = Cockpit { spot: Some([0.8, 0.4]), ..frozen };
        assert!(is_lit(&ctx, &moved) && is_lit(&ctx, &lit) && !is_lit(&ctx, &frozen));
        // Light that comes to a frozen picture is seen at once.
        let dark = Context::default();
        assert!(!is_lit(&dark, &Cockpit { spot: None, ..frozen }) && is_lit(&dark, &frozen));
    }
}
