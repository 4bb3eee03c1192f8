//! Round bodies: tubes, pipes along a line, balls, and whatever a lathe turns.

use std::f64::consts::{PI, TAU};

use crate::models::build::{
    mesh::{Mesh, Role},
    paint::Paint,
    vector::{Point, cross, dot, minus},
};

use super::{Vertex, shape};

/// Where a profile bends by more than this, its edge stays sharp.
const SHARP_COS: f64 = 0.77;

/// A tube or cone from one point to another, with its radius at each, smooth around. `sides` × 2 triangles, and
/// `sides` − 2 for each end if `capped`.
pub fn tube(
    mesh: &mut Mesh,
    role: Role,
    (from, to): (Point, Point),
    (low, high): (f64, f64),
    sides: u32,
    capped: bool,
    paint: Paint,
) {
    let run = minus(to, from);
    let length = libm::sqrt(dot(run, run));
    if length < 1e-9 {
        return;
    }
    let axis = run.map(|v| v / length);
    let (u, v) = across(axis);
    let widest = low.max(high);
    let mut vertices = Vec::new();
    for k in 0..=sides {
        let (angle, ray) = ray(k, sides, u, v);
        for (end, radius, along) in [(from, low, 0.0), (to, high, length)] {
            let point = plus(end, ray, radius);
            let upper = is_upper(end, from, to, ray);
            let normal = plus(ray, axis, (low - high) / length);
            vertices.push(Vertex { point, normal, uv: [angle * widest, -along], upper });
        }
    }
    let triangles: Vec<[usize; 3]> =
        (0..sides as usize).flat_map(|k| [[2 * k, 2 * k + 2, 2 * k + 3], [2 * k, 2 * k + 3, 2 * k + 1]]).collect();
    shape(mesh, role, &vertices, &triangles, paint);
    for (end, radius, forwards) in [(from, low, false), (to, high, true)] {
        if capped && radius > 1e-6 {
            cap(mesh, role, end, (axis, u, v), radius, sides, forwards, (from, to), paint);
        }
    }
}

fn cap(
    mesh: &mut Mesh,
    role: Role,
    end: Point,
    (axis, u, v): (Point, Point, Point),
    radius: f64,
    sides: u32,
    forwards: bool,
    (from, to): (Point, Point),
    paint: Paint,
) {
    let normal = axis.map(|v| if forwards { v } else { 0.0 - v });
    let vertices: Vec<Vertex> = (0..sides)
        .map(|k| {
            let (angle, ray) = ray(k, sides, u, v);
            let uv = [radius * libm::cos(angle), radius * libm::sin(angle)];
            Vertex { point: plus(end, ray, radius), normal, uv, upper: is_upper(end, from, to, ray) }
        })
        .collect();
    shape(mesh, role, &vertices, &fan(sides as usize, forwards), paint);
}

/// A level tube's upper half is above its line, any other's around its upper end.
fn is_upper(end: Point, from: Point, to: Point, [_, ray_y, _]: Point) -> bool {
    let ([_, y, _], [_, y0, _], [_, y1, _]) = (end, from, to);
    if (y1 - y0).abs() < 1e-3 { ray_y > 0.0 } else { y > (y0 + y1) / 2.0 }
}

/// A pipe or cable along a line of points, with mitred bends. `sides` × 2 triangles for each stretch.
pub fn pipe(mesh: &mut Mesh, role: Role, line: &[Point], radius: f64, sides: u32, paint: Paint) {
    let mut vertices = Vec::new();
    let mut along = 0.0;
    let mut rays: Option<(Point, Point)> = None;
    for (k, here) in line.iter().enumerate() {
        let last = k.checked_sub(1).and_then(|k| line.get(k));
        let before = last.map(|p| unit(minus(*here, *p)));
        let after = line.get(k + 1).map(|p| unit(minus(*p, *here)));
        let Some(onward) = after.or(before) else { return };
        let back = before.unwrap_or(onward);
        let axis = unit(plus(onward, back, 1.0));
        along += last.map_or(0.0, |p| length(minus(*here, *p)));
        // The ring stands on the bisecting plane: where the stretch before it runs into that.
        let (u, v) = rays.unwrap_or_else(|| across(onward));
        let lean = dot(axis, back).max(0.3);
        for side in 0..=sides {
            let (angle, ray) = ray(side, sides, u, v);
            let point = plus(plus(*here, ray, radius), back, -dot(ray, axis) / lean * radius);
            let [_, up, _] = ray;
            vertices.push(Vertex { point, normal: ray, uv: [angle * radius, -along], upper: up > 0.0 });
        }
        let turn = cross(back, onward);
        let bent = |x: Point| {
            let once = cross(turn, x);
            plus(plus(x, once, 1.0), cross(turn, once), 1.0 / (1.0 + dot(back, onward)).max(0.05))
        };
        rays = Some((bent(u), bent(v)));
    }
    let (row, rings) = (sides as usize + 1, line.len());
    let triangles: Vec<[usize; 3]> =
        (1..rings).flat_map(|ring| strip((ring - 1) * row, ring * row, sides as usize)).collect();
    shape(mesh, role, &vertices, &triangles, paint);
}

/// A ball or egg about `centre`, `reach` being its half sizes. About `sides`² triangles.
pub fn ball(mesh: &mut Mesh, role: Role, centre: Point, reach: Point, sides: u32, paint: Paint) {
    let rows = (sides / 2).max(2);
    let ([cx, cy, cz], [rx, ry, rz]) = (centre, reach);
    let mut vertices = Vec::new();
    for row in 0..=rows {
        let tilt = PI * (f64::from(row) / f64::from(rows) - 0.5);
        let (up, wide) = (libm::sin(tilt), libm::cos(tilt));
        for k in 0..=sides {
            let angle = TAU * f64::from(k) / f64::from(sides);
            let (x, z) = (wide * libm::cos(angle), -wide * libm::sin(angle));
            vertices.push(Vertex {
                point: [cx + rx * x, cy + ry * up, cz + rz * z],
                normal: [x / rx, up / ry, z / rz],
                uv: [angle * rx, -tilt * ry],
                upper: up > -0.1,
            });
        }
    }
    let row = sides as usize + 1;
    let triangles: Vec<[usize; 3]> =
        (0..rows as usize).flat_map(|k| strip(k * row, (k + 1) * row, sides as usize)).collect();
    shape(mesh, role, &vertices, &triangles, paint);
}

/// A body turned about the vertical through `foot`: a profile of radius and height from below; where it bends by
/// more than 40° the edge stays sharp. A profile that starts or ends with radius 0 is closed there.
pub fn lathe(mesh: &mut Mesh, role: Role, foot: Point, profile: &[(f64, f64)], sides: u32, paint: Paint) {
    let [cx, cy, cz] = foot;
    let slopes: Vec<(f64, f64)> = profile
        .iter()
        .zip(profile.iter().skip(1))
        .map(|((r0, y0), (r1, y1))| {
            let (out, up) = (y1 - y0, r0 - r1);
            let length = libm::hypot(out, up).max(1e-12);
            (out / length, up / length)
        })
        .collect();
    let top = profile.iter().map(|(_, y)| *y).fold(0.0, f64::max);
    for (k, slope) in slopes.iter().enumerate() {
        let (Some(low), Some(high)) = (profile.get(k), profile.get(k + 1)) else { continue };
        let blend = |other: Option<&(f64, f64)>| match other {
            Some(other) if slope.0 * other.0 + slope.1 * other.1 > SHARP_COS => (slope.0 + other.0, slope.1 + other.1),
            _ => *slope,
        };
        let before = k.checked_sub(1).and_then(|k| slopes.get(k));
        let ends = [(low, blend(before)), (high, blend(slopes.get(k + 1)))];
        let widest = low.0.max(high.0);
        let mut vertices = Vec::new();
        for ((radius, y), (out, up)) in ends {
            for side in 0..=sides {
                let angle = TAU * f64::from(side) / f64::from(sides);
                let (x, z) = (libm::cos(angle), -libm::sin(angle));
                vertices.push(Vertex {
                    point: [cx + radius * x, cy + y, cz + radius * z],
                    normal: [out * x, up, out * z],
                    uv: [angle * widest, -y],
                    upper: *y > top / 2.0,
                });
            }
        }
        shape(mesh, role, &vertices, &strip(0, sides as usize + 1, sides as usize), paint);
    }
}

/// Two triangles for each side between a lower and an upper ring that run counter-clockwise seen from above.
fn strip(lower: usize, upper: usize, sides: usize) -> Vec<[usize; 3]> {
    (0..sides)
        .flat_map(|k| {
            let (a, b, c, d) = (lower + k, lower + k + 1, upper + k + 1, upper + k);
            [[a, b, c], [a, c, d]]
        })
        .collect()
}

/// Triangles over a round of corners.
fn fan(corners: usize, forwards: bool) -> Vec<[usize; 3]> {
    (1..corners.saturating_sub(1)).map(|k| if forwards { [0, k, k + 1] } else { [0, k + 1, k] }).collect()
}

fn ray(k: u32, sides: u32, u: Point, v: Point) -> (f64, Point) {
    // Half a step on, so that four sides make an upright square.
    let angle = TAU * (f64::from(k) + 0.5) / f64::from(sides);
    (angle, plus(u.map(|c| c * libm::cos(angle)), v, libm::sin(angle)))
}

/// Two unit vectors across an axis; with it they make a right-handed system.
pub(super) fn across(axis: Point) -> (Point, Point) {
    let [_, y, _] = axis;
    let aside = if y.abs() > 0.95 { [0.0, 0.0, 1.0] } else { [0.0, 1.0, 0.0] };
    let u = unit(cross(aside, axis));
    (u, cross(axis, u))
}

pub(super) fn plus([ax, ay, az]: Point, [bx, by, bz]: Point, times: f64) -> Point {
    [ax + bx * times, ay + by * times, az + bz * times]
}

pub(super) fn length(v: Point) -> f64 {
    libm::sqrt(dot(v, v))
}

pub(super) fn unit(v: Point) -> Point {
    let length = length(v).max(1e-12);
    v.map(|c| c / length)
}
