//! On the plan, where somebody who walks stands and looks; two clicks lead elsewhere.

use bevy_egui::egui::{Painter, Pos2, Response, Shape, Stroke, Ui, Vec2, vec2};

use crate::{
    app::{Command, Stroll, WalkStep},
    panels::palette::Palette,
    park::Xz,
};

/// Where somebody stands, metres, and the unit vector along which one looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stood {
    pub at_m: [f64; 2],
    pub ahead: [f64; 2],
}

impl Stood {
    pub fn of(stroll: &Stroll) -> Self {
        let (east, south) = stroll.ahead();
        Self { at_m: [stroll.stood.at.0, stroll.stood.at.1], ahead: [east, south] }
    }
}

/// Radius of the mark, how far its look reaches, and how far that spreads aside, points.
const MARK: f32 = 6.0;
const LOOK: f32 = 34.0;
const SPREAD: f32 = 19.0;

/// A dot, and before it what is in sight.
pub(super) fn draw_stood(painter: &Painter, palette: &Palette, stood: &Stood, to: &impl Fn([f64; 2]) -> Pos2) {
    let at = to(stood.at_m);
    let ahead = vec2(stood.ahead[0] as f32, stood.ahead[1] as f32);
    let aside = Vec2::new(-ahead.y, ahead.x);
    let cone = vec![at, at + ahead * LOOK + aside * SPREAD, at + ahead * LOOK - aside * SPREAD];
    painter.add(Shape::convex_polygon(cone, palette.accent.gamma_multiply(0.35), Stroke::NONE));
    painter.circle(at, MARK, palette.accent, Stroke::new(2.0, palette.sheet));
}

/// What two clicks ask for while somebody walks.
pub(super) fn leap(ui: &Ui, response: &Response, to_metres: &impl Fn(Pos2) -> [f64; 2]) -> Option<Command> {
    let at = ui.input(|input| input.pointer.interact_pos()).filter(|_| response.double_clicked())?;
    let [x, z] = to_metres(at);
    Some(Command::Walk(WalkStep::To(Xz(x, z))))
}
