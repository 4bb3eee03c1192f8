//! The areas and lines of plans.

use krilla::{
    color::rgb,
    geom::{Path, PathBuilder},
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash},
    surface::Surface,
};

use super::super::{layout::Drawn, style::Ink};

pub(super) fn shapes(surface: &mut Surface, shapes: &[Drawn]) {
    for shape in shapes {
        let Some(path) = path_of(shape) else { continue };
        let colour = |Ink(red, green, blue): Ink| rgb::Color::new(red, green, blue).into();
        surface.set_fill(shape.fill.map(|ink| Fill { paint: colour(ink), rule: FillRule::EvenOdd, ..Fill::default() }));
        surface.set_stroke(shape.edge.map(|edge| Stroke {
            paint: colour(edge.ink),
            width: edge.width,
            line_cap: LineCap::Butt,
            line_join: LineJoin::Miter,
            dash: edge.dashed.then(|| StrokeDash { array: vec![3.0, 2.0], offset: 0.0 }),
            ..Stroke::default()
        }));
        // With neither it would be filled in black.
        if shape.fill.is_some() || shape.edge.is_some() {
            surface.draw_path(&path);
        }
    }
    surface.set_stroke(None);
}

fn path_of(shape: &Drawn) -> Option<Path> {
    let mut path = PathBuilder::new();
    for ring in &shape.rings {
        for (number, (x, y)) in ring.iter().enumerate() {
            if number == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
        }
        if !ring.is_empty() {
            path.close();
        }
    }
    path.finish()
}
