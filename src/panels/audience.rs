//! What a presenter lays over the audience's picture: darkness, or darkness about a spot of light.

use bevy_egui::egui::{Color32, Context, Id, LayerId, Mesh, Order, Pos2, Rect, Shape, pos2, vec2};

use crate::app::{Cockpit, CockpitStep, Command};

/// Of the spot, as a share of the picture's height: where it is bright, and where it ends.
const BRIGHT: f32 = 0.10;
const ENDS: f32 = 0.145;
const SIDES: u32 = 72;
/// Light is mixed as light: this leaves two fifths of the brightness that the eye sees.
const DIM: Color32 = Color32::from_black_alpha(216);

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
    painter.add(Shape::mesh(spotlight(picture, picture.min + picture.size() * vec2(x, y))));
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

/// Clear in the middle, dim outside, soft between: rings out to a square, and four rectangles around that. Rings out to
/// the picture's corners would be slivers, which cost a processor far more than their pixels.
fn spotlight(picture: Rect, centre: Pos2) -> Mesh {
    let height = picture.height();
    let (bright, ends) = (height * BRIGHT, height * ENDS);
    let mut mesh = Mesh::default();
    for side in 0..=SIDES {
        let (sin, cos) = (std::f32::consts::TAU * side as f32 / SIDES as f32).sin_cos();
        let to_square = ends / sin.abs().max(cos.abs());
        for (radius, colour) in [(bright, Color32::TRANSPARENT), (ends, DIM), (to_square, DIM)] {
            mesh.colored_vertex(pos2(centre.x + cos * radius, centre.y + sin * radius), colour);
        }
    }
    for side in 0..SIDES {
        for ring in 0..2 {
            let [a, b] = [side * 3 + ring, (side + 1) * 3 + ring];
            mesh.add_triangle(a, a + 1, b);
            mesh.add_triangle(b, a + 1, b + 1);
        }
    }
    around(picture, Rect::from_center_size(centre, vec2(2.0 * ends, 2.0 * ends)))
        .into_iter()
        .filter(|rect| rect.is_positive())
        .for_each(|rect| mesh.add_colored_rect(rect, DIM));
    mesh
}

/// What of `all` lies above, below, left and right of `hole`.
fn around(all: Rect, hole: Rect) -> [Rect; 4] {
    let rect = |left, top, right, bottom| Rect::from_min_max(pos2(left, top), pos2(right, bottom));
    let (top, bottom) = (hole.top().max(all.top()), hole.bottom().min(all.bottom()));
    [
        rect(all.left(), all.top(), all.right(), top),
        rect(all.left(), bottom, all.right(), all.bottom()),
        rect(all.left(), top, hole.left(), bottom),
        rect(hole.right(), top, all.right(), bottom),
    ]
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::RawInput;

    use super::*;

    /// Whether light is painted in one more frame.
    fn is_lit(ctx: &Context, cockpit: &Cockpit) -> bool {
        let picture = Rect::from_min_max(pos2(0.0, 0.0), pos2(1280.0, 720.0));
        let output = ctx.run_ui(RawInput { screen_rect: Some(picture), ..RawInput::default() }, |ui| {
            lay_over(ui.ctx(), picture, cockpit);
        });
        output.shapes.iter().any(|shape| matches!(shape.shape, Shape::Mesh(_)))
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

    #[test]
    fn every_place_outside_the_light_is_dimmed_once() {
        let picture = Rect::from_min_max(pos2(0.0, 0.0), pos2(1280.0, 720.0));
        for centre in [pos2(400.0, 300.0), pos2(5.0, 715.0), pos2(1280.0, 0.0)] {
            let mesh = spotlight(picture, centre);
            let corners = |triangle: &[u32]| [0, 1, 2].map(|n| mesh.vertices[triangle[n] as usize].pos);
            let holds = |[a, b, c]: [Pos2; 3], at: Pos2| {
                let side = |p: Pos2, q: Pos2| (q.x - p.x) * (at.y - p.y) - (q.y - p.y) * (at.x - p.x);
                let sides = [side(a, b), side(b, c), side(c, a)];
                sides.iter().all(|side| *side > 0.0) || sides.iter().all(|side| *side < 0.0)
            };
            for (x, y) in (0..32).flat_map(|x| (0..18).map(move |y| (x, y))) {
                let at = pos2(x as f32 * 40.0 + 13.7, y as f32 * 40.0 + 17.3);
                let times = mesh.indices.chunks_exact(3).filter(|triangle| holds(corners(triangle), at)).count();
                let outside = at.distance(centre) > 720.0 * BRIGHT;
                assert_eq!(times, usize::from(outside), "at {at:?}, the light at {centre:?}");
            }
        }
    }
}
