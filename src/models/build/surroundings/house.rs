//! Houses and halls of the backdrop: plain bodies with windows as texture, and light roofs.

use geo::Coord;

use super::{country::GROUND_Y, level::sheet};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
        vector::Point,
    },
};

/// Width of a window axis and height of a storey, metres.
const MODULE_M: f64 = 3.6;
const STOREY_M: f64 = 3.3;

/// A body on an axis-parallel rectangle.
#[derive(Clone, Copy)]
pub struct Body {
    pub min: Coord,
    pub max: Coord,
    pub height: f64,
    /// 0 to 1: which windows it has.
    pub kind: f64,
    pub surface: Surface,
    pub walls: Paint,
    pub roof: Paint,
}

/// Four walls from `low` to `high`; `uv` may give texture coordinates for a wall's number, length and height.
pub fn walls(
    mesh: &mut Mesh,
    role: Role,
    (min, max): (Coord, Coord),
    (low, high): (f64, f64),
    uv: impl Fn(u32, f64, f64) -> Option<[[f64; 2]; 4]>,
    paint: Paint,
) {
    // Clockwise seen from above, so that each wall grows to the right seen from outside.
    let round = [(min.x, min.y), (max.x, min.y), (max.x, max.y), (min.x, max.y)];
    for (number, (a, b)) in (0_u32..).zip(round.into_iter().zip(round.into_iter().cycle().skip(1))) {
        let at = |(x, z): (f64, f64), y: f64| -> Point { [x, y, z] };
        let quad = [at(b, low), at(a, low), at(a, high), at(b, high)];
        let length = (b.0 - a.0).abs() + (b.1 - a.1).abs();
        match uv(number, length, high - low) {
            Some(uvs) => mesh.pane(role, quad, uvs, paint),
            None => mesh.quad(role, quad, paint),
        }
    }
}

/// A house with a flat roof; its height is rounded to storeys. What it came to.
pub fn house(mesh: &mut Mesh, body: &Body) -> f64 {
    let storeys = (body.height / STOREY_M).floor().max(1.0);
    let top = GROUND_Y + storeys * STOREY_M;
    let windows = |number: u32, length: f64, _: f64| {
        let modules = (length / MODULE_M).round().max(1.0);
        // Each house and wall has windows of its own.
        let from = (body.kind * 4096.0).floor() + 64.0 * f64::from(number);
        Some([[from, 0.0], [from + modules, 0.0], [from + modules, storeys], [from, storeys]])
    };
    walls(
        mesh,
        Role::Facade,
        (body.min, body.max),
        (GROUND_Y, top),
        windows,
        body.walls.on(body.surface).shaded(0.8, 1.0),
    );
    sheet(mesh, Role::Solid, (body.min, body.max), top, 1, |_| body.roof.on(Surface::Roof));
    top
}

/// A stair head or plant room on the roof.
pub fn hut(mesh: &mut Mesh, body: &Body, top: f64, height: f64) {
    let third = (body.max - body.min) / 3.0;
    let shy = Coord { x: third.x.max(0.5), y: third.y * 0.7 };
    let (min, max) = (body.min + shy, body.max - shy);
    walls(mesh, Role::Solid, (min, max), (top, top + height), |_, _, _| None, body.walls.on(Surface::Plaster));
    sheet(mesh, Role::Solid, (min, max), top + height, 1, |_| body.roof.lit(1.04).on(Surface::Roof));
}

/// A hall with a low-pitched metal roof, its ridge along the longer side.
pub fn hall(mesh: &mut Mesh, body: &Body) {
    let (min, max) = (body.min, body.max);
    let rise = ((max.x - min.x).min(max.y - min.y) * 0.055).clamp(1.2, 2.6);
    let eaves = GROUND_Y + body.height - rise;
    let ridge = GROUND_Y + body.height;
    let windows = |number: u32, length: f64, height: f64| {
        let modules = (length / 6.0).round().max(1.0);
        let from = (body.kind * 4096.0).floor() + 64.0 * f64::from(number);
        let rows = (height / 5.0).round().max(1.0);
        Some([[from, 0.0], [from + modules, 0.0], [from + modules, rows], [from, rows]])
    };
    walls(mesh, Role::Facade, (min, max), (GROUND_Y, eaves), windows, body.walls.on(body.surface).shaded(0.82, 1.0));
    let along_x = max.x - min.x >= max.y - min.y;
    let at = |s: f64, d: f64, y: f64| -> Point {
        let place = |low: f64, high: f64, t: f64| low + (high - low) * t;
        if along_x {
            [place(min.x, max.x, s), y, place(min.y, max.y, d)]
        } else {
            [place(min.x, max.x, d), y, place(min.y, max.y, 1.0 - s)]
        }
    };
    let roof = body.roof.on(Surface::Metal);
    // Seen along the ridge with d growing to the right.
    mesh.quad(Role::Solid, [at(0.0, 1.0, eaves), at(1.0, 1.0, eaves), at(1.0, 0.5, ridge), at(0.0, 0.5, ridge)], roof);
    mesh.quad(
        Role::Solid,
        [at(1.0, 0.0, eaves), at(0.0, 0.0, eaves), at(0.0, 0.5, ridge), at(1.0, 0.5, ridge)],
        roof.lit(0.97),
    );
    let gable = body.walls.on(Surface::Metal);
    let uppers = [false, false, true];
    mesh.triangle(Role::Solid, [at(1.0, 1.0, eaves), at(1.0, 0.0, eaves), at(1.0, 0.5, ridge)], uppers, gable);
    mesh.triangle(Role::Solid, [at(0.0, 0.0, eaves), at(0.0, 1.0, eaves), at(0.0, 0.5, ridge)], uppers, gable);
}
