//! What a presenter lays over the audience's picture: darkness, or darkness about a spot of light.

use bevy_egui::egui::{Color32, Context, Id, LayerId, Mesh, Order, Pos2, Rect, Shape, pos2, vec2};

use crate::app::{Cockpit, CockpitStep, Command};

/// Of the spot, as a share of the picture's height: where it is bright, and where it ends.
const BRIGHT: f32 = 0.10;
const ENDS: f32 = 0.145;
const SIDES: u32 = 72;
/// Light is mixed as light: this leaves two fifths of the brightness that the eye sees.
const DIM: Color32 = Color32::from_black_alpha(216);

/// Over everything else within `picture`.
pub(super) fn lay_over(ctx: &Context, picture: Rect, cockpit: &Cockpit) -> Option<Command> {
    let painter = ctx.layer_painter(LayerId::new(Order::Debug, Id::new("audience"))).with_clip_rect(picture);
    if cockpit.black {
        painter.rect_filled(picture, 0.0, Color32::BLACK);
        return None;
    }
    let [x, y] = cockpit.spot?;
    painter.add(Shape::mesh(spotlight(picture, picture.min + picture.size() * vec2(x, y))));
    // A pointer that is moved over the picture takes the light along.
    let pointer = ctx.input(|input| (input.pointer.delta().length() > 0.0).then(|| input.pointer.hover_pos()))?;
    let share = (pointer.filter(|at| picture.contains(*at))? - picture.min) / picture.size();
    Some(Command::Cockpit(CockpitStep::Spot(Some([share.x, share.y]))))
}

/// Clear in the middle, dim outside, soft between.
fn spotlight(picture: Rect, centre: Pos2) -> Mesh {
    let height = picture.height();
    let rings =
        [(height * BRIGHT, Color32::TRANSPARENT), (height * ENDS, DIM), (picture.width() + picture.height(), DIM)];
    let mut mesh = Mesh::default();
    for side in 0..=SIDES {
        let (sin, cos) = (std::f32::consts::TAU * side as f32 / SIDES as f32).sin_cos();
        rings.iter().for_each(|(radius, colour)| {
            mesh.colored_vertex(pos2(centre.x + cos * radius, centre.y + sin * radius), *colour);
        });
    }
    for side in 0..SIDES {
        for ring in 0..2 {
            let [a, b] = [side * 3 + ring, (side + 1) * 3 + ring];
            mesh.add_triangle(a, a + 1, b);
            mesh.add_triangle(b, a + 1, b + 1);
        }
    }
    mesh
}
