//! Sizes, numbers of triangles, and faces that look outwards.

use geo::Coord;

use super::*;
use crate::models::build::{
    frame::Frame,
    mesh::{Mesh, Role},
    paint::Paint,
    partition::reach,
    vector::{Point, cross, dot, minus},
};

const WHITE: u32 = 0xff_ff_ff;

fn made(draw: impl FnOnce(&mut Mesh, Paint)) -> Mesh {
    let mut mesh = Mesh::default();
    draw(&mut mesh, Paint::hex(WHITE));
    mesh
}

/// The volume that the faces enclose: right only if every face looks outwards and none is missing.
fn volume(mesh: &Mesh) -> f64 {
    let mut sum = 0.0;
    for (_, surface) in mesh.surfaces() {
        for t in surface.indices.chunks(3) {
            let [a, b, c] = [t[0], t[1], t[2]].map(|i| surface.positions[i as usize].map(f64::from));
            sum += dot(a, cross(b, c)) / 6.0;
        }
    }
    sum
}

/// Normals go with the order of the corners.
fn assert_normals(mesh: &Mesh) {
    for (_, surface) in mesh.surfaces() {
        for t in surface.indices.chunks(3) {
            let [a, b, c] = [t[0], t[1], t[2]].map(|i| surface.positions[i as usize].map(f64::from));
            let face = cross(minus(b, a), minus(c, a));
            for i in t {
                let normal = surface.normals[*i as usize].map(f64::from);
                assert!((dot(normal, normal) - 1.0).abs() < 1e-5);
                assert!(dot(normal, face) > -1e-9, "a normal against its face: {a:?} {b:?} {c:?} {normal:?}");
            }
        }
    }
}

fn assert_size(mesh: &Mesh, [x, y, z]: Point) {
    let bar = reach(mesh);
    let size = [bar.s.1 - bar.s.0, bar.y.1 - bar.y.0, bar.d.1 - bar.d.0];
    for (own, wanted) in size.into_iter().zip([x, y, z]) {
        assert!((own - wanted).abs() < 1e-4, "{size:?}");
    }
}

#[test]
fn a_tube_stands_or_lies_where_it_is_told() {
    let upright = made(|m, p| tube(m, Role::Solid, ([1.0, 0.0, 2.0], [1.0, 3.0, 2.0]), (0.5, 0.5), 16, true, p));
    assert_eq!(upright.triangles(), 16 * 2 + 14 * 2);
    assert_normals(&upright);
    // Sixteen sides hold 97.4 % of the circle.
    assert!((volume(&upright) - 0.25 * 3.0 * 3.0615).abs() < 1e-3, "{}", volume(&upright));
    let slanted = made(|m, p| tube(m, Role::Solid, ([0.0; 3], [3.0, 4.0, 1.0]), (0.2, 0.1), 8, true, p));
    assert_normals(&slanted);
    assert!(volume(&slanted) > 0.25);
    let level = made(|m, p| tube(m, Role::Solid, ([0.0; 3], [2.0, 0.0, 0.0]), (0.1, 0.1), 4, true, p));
    assert_size(&level, [2.0, 0.2 * std::f64::consts::FRAC_1_SQRT_2, 0.2 * std::f64::consts::FRAC_1_SQRT_2]);
}

#[test]
fn a_pipe_bends_and_keeps_its_thickness() {
    let line = [[0.0; 3], [4.0, 0.0, 0.0], [4.0, 0.0, 3.0], [4.0, 2.0, 3.0]];
    let mesh = made(|m, p| pipe(m, Role::Solid, &line, 0.2, 6, p));
    assert_eq!(mesh.triangles(), 3 * 12);
    assert_normals(&mesh);
    let bar = reach(&mesh);
    assert!(bar.s.1 < 4.2001 && bar.s.1 > 4.1 && bar.d.0 > -0.2001 && bar.y.0 > -0.2001, "{bar:?}");
}

#[test]
fn a_ball_and_a_turned_body_are_closed() {
    let egg = made(|m, p| ball(m, Role::Solid, [1.0, 2.0, 3.0], [0.5, 1.0, 0.5], 12, p));
    assert_normals(&egg);
    assert_size(&egg, [1.0, 2.0, 1.0]);
    let full = 4.0 / 3.0 * std::f64::consts::PI * 0.25;
    assert!((0.85 * full..full).contains(&volume(&egg)), "{}", volume(&egg));
    assert!(egg.triangles() <= 12 * 12);
    let profile = [(0.0, 0.0), (0.4, 0.0), (0.5, 0.5), (0.5, 1.0), (0.0, 1.2)];
    let vase = made(|m, p| lathe(m, Role::Solid, [0.0, 1.0, 0.0], &profile, 12, p));
    assert_normals(&vase);
    assert_size(&vase, [1.0, 1.2, 1.0]);
    assert!(volume(&vase) > 0.6, "{}", volume(&vase));
}

#[test]
fn boxes_with_bevels_keep_their_size() {
    let (low, high) = ([1.0, 0.5, -2.0], [3.0, 1.5, 1.0]);
    let bevelled = made(|m, p| chamfered(m, Role::Solid, low, high, 0.1, p));
    assert_eq!(bevelled.triangles(), 44);
    assert_size(&bevelled, [2.0, 1.0, 3.0]);
    assert_normals(&bevelled);
    let lost = 0.005 * 4.0 * (2.0 + 1.0 + 3.0);
    assert!((volume(&bevelled) - (6.0 - lost)).abs() < 0.01, "{}", volume(&bevelled));
    let soft = made(|m, p| cushion(m, Role::Solid, low, high, 0.1, p));
    assert_eq!(soft.triangles(), 18);
    assert_size(&soft, [2.0, 1.0, 3.0]);
    assert_normals(&soft);
}

#[test]
fn an_outline_gets_a_depth_whichever_way_it_runs() {
    let mut outline = vec![(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 0.5), (0.0, 1.0)];
    for _ in 0..2 {
        let frame = Frame::about(Coord { x: 3.0, y: 4.0 });
        let mesh = made(|m, p| extruded(m, Role::Solid, frame, &outline, (-0.5, 0.5), true, p));
        assert!((volume(&mesh) - 1.5).abs() < 1e-5, "{}", volume(&mesh));
        assert_normals(&mesh);
        assert_size(&mesh, [2.0, 1.0, 1.0]);
        outline.reverse();
    }
}

#[test]
fn a_truss_is_as_wide_and_long_as_told() {
    let girder = Truss { from: [0.0, 5.0, 0.0], to: [12.0, 5.0, 0.0], wide: 0.5, bay: 1.0 };
    let mesh = made(|m, p| truss(m, girder, p));
    assert_eq!(mesh.triangles(), 24 + 24 * 12);
    let bar = reach(&mesh);
    assert!((bar.s.1 - 12.0).abs() < 0.05 && (bar.y.1 - bar.y.0 - 0.5).abs() < 0.06, "{bar:?}");
}
