//! Lattice girders: what lights, screens and roofs hang from.

use crate::models::build::{
    mesh::{Mesh, Role},
    paint::Paint,
    vector::{Point, minus},
};

use super::round::{across, length, plus, tube, unit};

/// A square lattice girder between two points, metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Truss {
    pub from: Point,
    pub to: Point,
    /// From chord to chord; the radius of a chord is a sixteenth of it.
    pub wide: f64,
    /// Length of a bay, which has one diagonal on each side; 0 leaves the diagonals out.
    pub bay: f64,
}

/// Draws a girder: 24 triangles, and 24 more for each bay.
pub fn truss(mesh: &mut Mesh, truss: Truss, paint: Paint) {
    let run = minus(truss.to, truss.from);
    let whole = length(run);
    if whole < 1e-6 {
        return;
    }
    let (u, v) = across(unit(run));
    let half = truss.wide / 2.0 - truss.wide / 16.0;
    let chord = |k: usize, along: f64| {
        let (a, b) = match k % 4 {
            0 => (1.0, 1.0),
            1 => (-1.0, 1.0),
            2 => (-1.0, -1.0),
            _ => (1.0, -1.0),
        };
        plus(plus(plus(truss.from, run, along / whole), u, a * half), v, b * half)
    };
    let (thick, thin) = (truss.wide / 16.0, truss.wide / 32.0);
    let mut rod = |from: Point, to: Point, radius: f64| {
        tube(mesh, Role::Solid, (from, to), (radius, radius), 3, false, paint);
    };
    for k in 0..4 {
        rod(chord(k, 0.0), chord(k, whole), thick);
    }
    if truss.bay < 1e-3 {
        return;
    }
    let bays = (whole / truss.bay).round().clamp(1.0, 400.0);
    let step = whole / bays;
    for bay in 0..bays as usize {
        let (a, b) = (step * bay as f64, step * (bay + 1) as f64);
        for k in 0..4 {
            let (near, far) = if (bay + k) % 2 == 0 { (a, b) } else { (b, a) };
            rod(chord(k, near), chord(k + 1, far), thin);
        }
    }
}
