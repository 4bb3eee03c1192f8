//! Cars of three kinds in the colours that cars have.

use std::f64::consts::TAU;

use super::{Looks, cuboid, loft};
use crate::models::build::{
    mesh::{Corner, Mesh, Role},
    paint::Paint,
    solids,
    vector::Point,
};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Body {
    Saloon,
    Utility,
    Van,
}

/// A car: its model's name, its kind, its colour.
#[derive(Clone, Copy, Debug)]
pub struct Car {
    pub name: &'static str,
    body: Body,
    colour: u32,
}

const fn car_of(name: &'static str, body: Body, colour: u32) -> Car {
    Car { name, body, colour }
}

/// Every car there is.
pub const CARS: [Car; 8] = [
    car_of("prop-car-1", Body::Saloon, 0xb9bcbd),
    car_of("prop-car-2", Body::Saloon, 0x2b2e32),
    car_of("prop-car-3", Body::Saloon, 0x4b5f75),
    car_of("prop-car-4", Body::Utility, 0xc3c4c1),
    car_of("prop-car-5", Body::Utility, 0x5d6266),
    car_of("prop-car-6", Body::Utility, 0x6d2f2c),
    car_of("prop-car-7", Body::Van, 0xaeb3b3),
    car_of("prop-car-8", Body::Saloon, 0x7f8b8c),
];

/// Heights and places along the car, metres.
struct Shape {
    half_length: f64,
    half_width: f64,
    /// Bonnet, waist and boot.
    bonnet: f64,
    waist: f64,
    boot: f64,
    roof: f64,
    /// Foot and head of the windscreen, head and foot of the rear window, from the middle forwards.
    screens: [f64; 4],
    wheels: [f64; 2],
}

fn shape(body: Body) -> Shape {
    match body {
        Body::Saloon => Shape {
            half_length: 2.37,
            half_width: 0.91,
            bonnet: 0.80,
            waist: 0.95,
            boot: 0.98,
            roof: 1.46,
            screens: [0.95, 0.28, -0.95, -1.72],
            wheels: [1.42, -1.42],
        },
        Body::Utility => Shape {
            half_length: 2.32,
            half_width: 0.94,
            bonnet: 0.98,
            waist: 1.08,
            boot: 1.1,
            roof: 1.68,
            screens: [1.0, 0.42, -1.72, -2.15],
            wheels: [1.4, -1.4],
        },
        Body::Van => Shape {
            half_length: 2.5,
            half_width: 0.95,
            bonnet: 0.98,
            waist: 1.12,
            boot: 1.15,
            roof: 1.86,
            screens: [1.75, 0.95, -2.15, -2.42],
            wheels: [1.5, -1.5],
        },
    }
}

pub fn car(car: &Car) -> Looks {
    let shape = shape(car.body);
    let paint = Paint::hex(car.colour);
    Looks::both(near(&shape, paint), far(&shape, paint))
}

/// The glass of vehicles; all of it is one window, so that it stays dark by night.
pub fn pane(mesh: &mut Mesh, corners: [Point; 4]) {
    let uvs = [[0.3, 0.3], [0.5, 0.3], [0.5, 0.5], [0.3, 0.5]];
    mesh.pane(Role::Glass, corners, uvs, Paint::hex(0x20282c));
}

fn near(shape: &Shape, paint: Paint) -> Mesh {
    let mut mesh = Mesh::default();
    body(&mut mesh, shape, paint);
    house(&mut mesh, shape, paint);
    for x in shape.wheels {
        for side in [-1.0, 1.0] {
            wheel(&mut mesh, [x, 0.33, side * shape.half_width], 0.33, side);
        }
    }
    let (l, w) = (shape.half_length, shape.half_width);
    let dark = Paint::hex(0x17191b);
    for side in [-1.0, 1.0] {
        let z = |a: f64, b: f64| if side > 0.0 { (a, b) } else { (-b, -a) };
        let (z0, z1) = z(w * 0.5, w * 0.86);
        cuboid(&mut mesh, Role::Solid, [l - 0.14, 0.6, z0], [l - 0.035, 0.7, z1], Paint::hex(0xc9ced0));
        cuboid(&mut mesh, Role::Solid, [0.035 - l, 0.72, z0], [0.14 - l, 0.82, z1], Paint::hex(0x7a1f1c));
        let (m0, m1) = z(w * 0.98, w * 0.98 + 0.14);
        let mirror = shape.screens[0] - 0.35;
        cuboid(&mut mesh, Role::Solid, [mirror, shape.waist, m0], [mirror + 0.1, shape.waist + 0.13, m1], paint);
    }
    cuboid(&mut mesh, Role::Solid, [l - 0.1, 0.3, -0.45], [l - 0.02, 0.52, 0.45], dark);
    for end in [l - 0.018, 0.0 - l - 0.002] {
        let plate = Paint::hex(0x24487c);
        cuboid(&mut mesh, Role::Solid, [end, 0.42, -0.22], [end + 0.02, 0.54, 0.22], plate);
    }
    mesh
}

/// The lower body: rings from the rear bumper to the front one.
fn body(mesh: &mut Mesh, shape: &Shape, paint: Paint) {
    let (l, w) = (shape.half_length, shape.half_width);
    // Place along the car, share of the width, height of the shoulder and of the underside.
    let stations = [
        (-l, 0.82, shape.boot - 0.28, 0.34),
        (-l + 0.1, 0.93, shape.boot - 0.04, 0.24),
        (-l + 0.3, 0.98, shape.boot, 0.2),
        (shape.screens[3] + 0.3, 1.0, shape.waist, 0.2),
        (0.0, 1.0, shape.waist, 0.2),
        (shape.screens[0] - 0.1, 1.0, shape.waist - 0.01, 0.2),
        (shape.screens[0] + 0.35, 0.985, (shape.waist + shape.bonnet) / 2.0, 0.2),
        (l - 0.35, 0.95, shape.bonnet - 0.05, 0.22),
        (l - 0.08, 0.86, shape.bonnet - 0.17, 0.24),
        (l, 0.76, shape.bonnet - 0.3, 0.32),
    ];
    let rings: Vec<Vec<Point>> = stations
        .iter()
        .map(|(x, share, top, foot)| {
            let half = w * share;
            let swell = foot + (top - foot) * 0.55;
            let side =
                |z: f64| [[*x, *foot, z * half * 0.93], [*x, swell, z * half], [*x, top - 0.04, z * half * 0.95]];
            let [a, b, c] = side(1.0);
            let [d, e, f] = side(-1.0);
            vec![a, b, c, [*x, *top, half * 0.8], [*x, top + 0.02, 0.0], [*x, *top, -half * 0.8], f, e, d]
        })
        .collect();
    loft::loft(mesh, Role::Solid, &rings, paint.shaded(0.72, 1.0));
}

/// Windows and roof.
fn house(mesh: &mut Mesh, shape: &Shape, paint: Paint) {
    let w = shape.half_width;
    let (belt, top) = (w * 0.88, w * 0.68);
    let [front, head, tail, rear] = shape.screens;
    let (waist, roof) = (shape.waist - 0.03, shape.roof);
    let low = |x: f64, side: f64| [x, waist, side * belt];
    let high = |x: f64, side: f64| [x, roof - 0.05, side * top];
    pane(mesh, [low(front, 1.0), low(front, -1.0), high(head, -1.0), high(head, 1.0)]);
    pane(mesh, [low(rear, -1.0), low(rear, 1.0), high(tail, 1.0), high(tail, -1.0)]);
    pane(mesh, [low(rear, 1.0), low(front, 1.0), high(head, 1.0), high(tail, 1.0)]);
    pane(mesh, [low(front, -1.0), low(rear, -1.0), high(tail, -1.0), high(head, -1.0)]);
    // The roof's skin, a little domed, over the heads of the windows.
    let rings: Vec<Vec<Point>> = [(tail - 0.06, -0.055), (tail + 0.2, -0.01), (head - 0.3, 0.0), (head + 0.06, -0.055)]
        .iter()
        .map(|(x, lift)| {
            let y = roof + lift;
            vec![
                [*x, y - 0.03, top + 0.03],
                [*x, y, top * 0.8],
                [*x, y + 0.02, 0.0],
                [*x, y, -top * 0.8],
                [*x, y - 0.03, -top - 0.03],
            ]
        })
        .collect();
    loft::loft(mesh, Role::Solid, &rings, paint);
    // A pillar between the doors, and those beside the screens.
    let dark = Paint::hex(0x14171a);
    for side in [-1.0, 1.0] {
        for (foot, tip, half) in [(-0.1, -0.16, 0.05), (front, head, 0.05), (rear, tail, 0.09)] {
            let (z0, z1) = (side * (belt + 0.006), side * (top + 0.008));
            let quad = [
                [foot - half, waist, z0],
                [foot + half, waist, z0],
                [tip + half, roof - 0.05, z1],
                [tip - half, roof - 0.05, z1],
            ];
            let [a, b, c, d] = quad;
            let colour = if half > 0.05 || foot == front { paint } else { dark };
            mesh.quad(Role::Solid, if side > 0.0 { quad } else { [b, a, d, c] }, colour);
        }
    }
}

/// A tyre with its rim, and the dark of the arch behind it; `side` is +1 for what looks along +z.
pub fn wheel(mesh: &mut Mesh, [x, y, z]: Point, radius: f64, side: f64) {
    let tyre = Paint::hex(0x1b1c1d);
    let (inner, outer) = ([x, y, z - side * 0.22], [x, y, z + side * 0.012]);
    solids::tube(mesh, Role::Solid, (inner, outer), (radius, radius), 12, true, tyre);
    disc(mesh, [x, y + 0.01, z + side * 0.004], radius * 1.2, side, Paint::hex(0x0e0f10));
    disc(mesh, [x, y, z + side * 0.018], radius * 0.66, side, Paint::hex(0x8d9194));
    disc(mesh, [x, y, z + side * 0.022], radius * 0.22, side, Paint::hex(0x3a3d40));
}

fn disc(mesh: &mut Mesh, [x, y, z]: Point, radius: f64, side: f64, paint: Paint) {
    const SIDES: u32 = 10;
    let corners: Vec<Corner> = (0..SIDES)
        .map(|k| {
            let angle = side * TAU * f64::from(k) / f64::from(SIDES);
            // Arches do not reach below the ground.
            let up = (y + radius * libm::sin(angle)).max(0.02);
            Corner::new([x + radius * libm::cos(angle), up, z], [0.0, 0.0, side], paint.vertex(true))
        })
        .collect();
    let triangles: Vec<[usize; 3]> = (2..SIDES as usize).map(|k| [0, k - 1, k]).collect();
    mesh.woven(Role::Solid, &corners, &triangles);
}

/// Body and windows as two blunt wedges.
fn far(shape: &Shape, paint: Paint) -> Mesh {
    let mut mesh = Mesh::default();
    let (l, w) = (shape.half_length, shape.half_width);
    let [front, head, tail, rear] = shape.screens;
    let glass = Paint::hex(0x20282c);
    let mut prism =
        |low: [f64; 2], high: [f64; 2], (y0, y1): (f64, f64), (w0, w1): (f64, f64), side: Paint, top: Paint| {
            let a = |x: f64, z: f64| [x, y0, z * w0];
            let b = |x: f64, z: f64| [x, y1, z * w1];
            let ([r0, f0], [r1, f1]) = (low, high);
            mesh.quad(Role::Solid, [a(r0, 1.0), a(f0, 1.0), b(f1, 1.0), b(r1, 1.0)], side);
            mesh.quad(Role::Solid, [a(f0, -1.0), a(r0, -1.0), b(r1, -1.0), b(f1, -1.0)], side);
            mesh.quad(Role::Solid, [a(f0, 1.0), a(f0, -1.0), b(f1, -1.0), b(f1, 1.0)], side);
            mesh.quad(Role::Solid, [a(r0, -1.0), a(r0, 1.0), b(r1, 1.0), b(r1, -1.0)], side);
            mesh.quad(Role::Solid, [b(r1, 1.0), b(f1, 1.0), b(f1, -1.0), b(r1, -1.0)], top);
        };
    let waist = (shape.waist + shape.bonnet) / 2.0;
    prism([-l, l], [-l + 0.1, l - 0.1], (0.05, waist), (w * 0.97, w), paint.shaded(0.35, 1.0), paint);
    prism([rear, front], [tail, head], (waist, shape.roof), (w * 0.88, w * 0.7), glass, paint);
    mesh
}
