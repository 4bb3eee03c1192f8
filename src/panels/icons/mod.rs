//! Signs painted line by line, since no font is sure to hold them.

mod drawings;
mod overlays;
mod sky;
mod tools;

use bevy_egui::egui::{Color32, Painter, Rect, Shape, Stroke, epaint::PathShape, pos2, vec2};

use drawings::drawing;

/// A sign on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Play,
    Pause,
    Back,
    Forward,
    Fold,
    Unfold,
    Undo,
    Redo,
    Help,
    Warning,
    Close,
    /// Turned round.
    Flip,
    /// A building cut open.
    Section,
    /// A plus.
    Add,
    /// The theme: half dark, half light.
    Theme,
    Overview,
    Projects,
    /// A lens.
    Find,
    Views,
    Names,
    /// Overlays: own materials, people, uses.
    Plain,
    People,
    Power,
    Temperature,
    Load,
    Gauge,
    Calendar,
    Crane,
    /// Round and round.
    Loop,
    /// A bell.
    Alarm,
    /// Waves from a sender.
    Feed,
    Uses,
    /// Groups of views.
    Site,
    Building,
    Inside,
    Moment,
    Tour,
    /// Times of day.
    Sunrise,
    Noon,
    Dusk,
    Night,
    /// Weather.
    Clear,
    Overcast,
    Mist,
    /// What can be done with a place.
    Fly,
    Open,
    Spread,
    Up,
    /// What a presenter does with the audience's picture: hold it, darken it, light a spot of it.
    Freeze,
    Black,
    Spot,
    /// An eye.
    Looks,
    /// A bookmark: keeps the moment.
    Keep,
    /// Somebody who points.
    Guide,
    /// A ruler.
    Measure,
    /// A sheet of paper.
    Page,
}

/// How a sign is drawn: on a grid from −8 to 8, x to the right and y down.
#[derive(Clone, Copy, Debug)]
struct Drawing {
    lines: &'static [&'static [(f32, f32)]],
    /// Middle and radius.
    rings: &'static [(f32, f32, f32)],
    discs: &'static [(f32, f32, f32)],
    /// Convex, filled.
    fills: &'static [&'static [(f32, f32)]],
}

const NONE: Drawing = Drawing { lines: &[], rings: &[], discs: &[], fills: &[] };

const STROKE: f32 = 1.6;

/// Paints a sign in the middle of `rect`, 16 points across.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, colour: Color32) {
    let Drawing { lines, rings, discs, fills } = drawing(icon);
    let middle = rect.center();
    let at = |&(x, y): &(f32, f32)| pos2(middle.x + x, middle.y + y);
    let stroke = Stroke::new(STROKE, colour);
    for points in fills {
        painter.add(PathShape::convex_polygon(points.iter().map(at).collect(), colour, Stroke::NONE));
    }
    for points in lines {
        let points: Vec<_> = points.iter().map(at).collect();
        // Round ends and corners.
        for point in &points {
            painter.circle_filled(*point, STROKE / 2.0 - 0.1, colour);
        }
        painter.add(Shape::line(points, stroke));
    }
    for &(x, y, radius) in rings {
        painter.circle_stroke(middle + vec2(x, y), radius, stroke);
    }
    for &(x, y, radius) in discs {
        painter.circle_filled(middle + vec2(x, y), radius, colour);
    }
}
