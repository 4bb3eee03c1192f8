//! The band along the timeline: the sky of a day or a week, or how much of the park stands over the years.

use bevy_egui::egui::{Color32, Mesh, Rect, Shape, pos2};
use jiff::Timestamp;

use super::scale::ms_at;
use crate::{
    app::Timescale,
    history::TimeSpan,
    panels::day_sky,
    park::Park,
    twin::{DaySun, Works},
};

const EARTH: Color32 = Color32::from_rgb(150, 112, 82);
const BUILT: Color32 = Color32::from_rgb(120, 190, 222);
/// So finely the years are asked how far the park is.
const STEPS: usize = 144;

/// Colours from left to right, evenly spaced.
pub(super) fn colours(scale: Timescale, span: TimeSpan, park: &Park, works: &Works, day: &DaySun) -> Vec<Color32> {
    match scale {
        Timescale::Day => day_sky::colours(day).collect(),
        // The shown day's sky, seven times: within a week it hardly changes.
        Timescale::Week => std::iter::repeat_n(day, 7).flat_map(day_sky::colours).collect(),
        Timescale::Years => {
            let gfa_m2: Vec<f64> = park.buildings.iter().map(crate::park::Building::gfa_m2).collect();
            let whole_m2 = gfa_m2.iter().sum::<f64>().max(1.0);
            let colour = |step: usize| {
                let ms = ms_at(span, step as f32 / STEPS as f32);
                let at = Timestamp::from_millisecond(ms).unwrap_or_default();
                let built = park.buildings.iter().zip(&gfa_m2).map(|(one, m2)| works.of(&one.id, at).share * m2);
                EARTH.lerp_to_gamma(BUILT, (built.sum::<f64>() / whole_m2) as f32)
            };
            (0..=STEPS).map(colour).collect()
        }
    }
}

/// Colour by colour from left to right, with round ends.
pub(super) fn paint(colours: &[Color32], rail: Rect) -> Shape {
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
