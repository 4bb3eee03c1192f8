//! The soft shadow around a panel.
//!
//! egui's own lies under the whole panel as well, where nobody sees it and a processor mixes every pixel of it.

use bevy_egui::egui::{Color32, CornerRadius, Frame, Mesh, Pos2, Rect, Shape, Ui, pos2, vec2};

use super::theme;

/// How far it reaches, and how far down it has slipped, points.
const REACH: f32 = 7.0;
const DOWN: f32 = 3.0;
/// Corners of the outline per corner of the panel.
const STEPS: usize = 6;

/// Shows `contents` in `frame`, with a shadow around it.
pub(super) fn framed<R>(ui: &mut Ui, frame: Frame, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = frame.show(ui, contents);
    let ring = ring(shown.response.rect, frame.corner_radius, theme::of(ui).shadow);
    ui.painter().with_clip_rect(Rect::EVERYTHING).add(Shape::mesh(ring));
    shown.inner
}

/// From the panel's outline, where it is as strong as it lies under it, outwards to nothing.
fn ring(panel: Rect, radius: CornerRadius, colour: Color32) -> Mesh {
    let radius = f32::from(radius.nw);
    let inner = outline(panel, radius);
    let outer = outline(panel.translate(vec2(0.0, DOWN)).expand(REACH), radius + REACH);
    let mut mesh = Mesh::default();
    for (within, without) in inner.iter().zip(&outer) {
        let below = ((without.y - within.y) / REACH).clamp(-1.0, 1.0) * DOWN;
        let strength = (REACH + below) / (2.0 * REACH);
        mesh.colored_vertex(*within, colour.gamma_multiply(strength));
        mesh.colored_vertex(*without, Color32::TRANSPARENT);
    }
    let corners = mesh.vertices.len() as u32;
    for at in (0..corners).step_by(2) {
        let next = (at + 2) % corners;
        mesh.add_triangle(at, at + 1, next);
        mesh.add_triangle(next, at + 1, next + 1);
    }
    mesh
}

/// Clockwise from the left of the upper left corner.
fn outline(rect: Rect, radius: f32) -> Vec<Pos2> {
    let round = rect.shrink(radius);
    let corners = [round.left_top(), round.right_top(), round.right_bottom(), round.left_bottom()];
    let steps = corners.into_iter().enumerate().flat_map(|(quarter, centre)| {
        (0..=STEPS).map(move |step| {
            let turn = std::f32::consts::FRAC_PI_2 * (quarter as f32 + step as f32 / STEPS as f32);
            let (sin, cos) = turn.sin_cos();
            pos2(centre.x - cos * radius, centre.y - sin * radius)
        })
    });
    steps.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pixel_under_a_panel_is_shaded() {
        let panel = Rect::from_min_max(pos2(100.0, 50.0), pos2(400.0, 300.0));
        let ring = ring(panel, CornerRadius::same(12), Color32::from_black_alpha(70));
        let middle = |[a, b, c]: [Pos2; 3]| pos2((a.x + b.x + c.x) / 3.0, (a.y + b.y + c.y) / 3.0);
        let triangles: Vec<[Pos2; 3]> = ring
            .indices
            .chunks_exact(3)
            .map(|corners| [0, 1, 2].map(|n| ring.vertices[corners[n] as usize].pos))
            .collect();
        assert_eq!(triangles.len(), 2 * 4 * (STEPS + 1));
        for triangle in &triangles {
            // Rounded corners leave room within the rectangle.
            assert!(!panel.shrink(4.0).contains(middle(*triangle)), "{triangle:?}");
        }
        let strength = |at: Pos2| {
            let near = |a: &&bevy_egui::egui::epaint::Vertex| a.pos.distance(at) < 2.5 && a.color.a() > 0;
            ring.vertices.iter().find(near).map(|vertex| vertex.color.a()).unwrap()
        };
        let (above, below) = (strength(pos2(112.0, 50.0)), strength(pos2(112.0, 300.0)));
        assert!(above < 30 && below > 40, "it lies lower: {above}, {below}");
    }
}
