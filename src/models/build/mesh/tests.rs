//! Faces look the way they are told, and those without an area go.

use geo::polygon;

use super::*;

#[test]
fn a_level_face_looks_the_way_it_is_told_and_keeps_its_hole() {
    let ring = polygon!(
        exterior: [(x: 0., y: 0.), (x: 10., y: 0.), (x: 10., y: 10.), (x: 0., y: 10.)],
        interiors: [[(x: 2., y: 2.), (x: 2., y: 8.), (x: 8., y: 8.), (x: 8., y: 2.)]],
    );
    for up in [true, false] {
        let mut mesh = Mesh::default();
        mesh.level(Role::Solid, &ring, 3.0, up, Paint::hex(0xffffff));
        let (_, surface) = mesh.surfaces().next().unwrap();
        let mut area = 0.0;
        for t in surface.indices.chunks(3) {
            let [a, b, c] = [t[0], t[1], t[2]].map(|i| surface.positions[i as usize].map(f64::from));
            area += cross(minus(b, a), minus(c, a))[1] / 2.0;
        }
        assert!((area - if up { 64.0 } else { -64.0 }).abs() < 1e-6, "{area}");
    }
}

#[test]
fn corners_keep_their_own_normals_and_faces_without_area_go() {
    let mut mesh = Mesh::default();
    let corner = |x: f64, z: f64| Corner::new([x, 0.0, z], [x, 2.0, z], [7; 4]);
    mesh.woven(Role::Solid, &[corner(0.0, 0.0), corner(0.0, 1.0), corner(1.0, 0.0)], &[[0, 1, 2], [0, 1, 1]]);
    let (_, surface) = mesh.surfaces().next().unwrap();
    assert_eq!(surface.indices, [0, 1, 2]);
    assert!(surface.normals.iter().all(|n| (n.iter().map(|v| v * v).sum::<f32>() - 1.0).abs() < 1e-6));
    assert!(surface.normals[1][2] > 0.4 && surface.uvs[2] == [1.0, 0.0]);
}

#[test]
fn a_mesh_added_to_another_is_turned_and_moved() {
    let mut wall = Mesh::default();
    let face = [[0.0, 0.0, 1.0], [2.0, 0.0, 1.0], [2.0, 3.0, 1.0], [0.0, 3.0, 1.0]];
    wall.quad(Role::Solid, face, Paint::hex(0xffffff));
    let mut whole = wall.clone();
    whole.add(&wall, [10.0, 1.0, 0.0], 90.0);
    assert_eq!(whole.triangles(), 4);
    let (_, surface) = whole.surfaces().next().unwrap();
    // Looking south, turned towards the east.
    assert_eq!(surface.normals[4], [1.0, 0.0, 0.0]);
    assert_eq!(surface.positions[4], [11.0, 1.0, 0.0]);
    assert_eq!(surface.positions[5], [11.0, 1.0, -2.0]);
}

#[test]
fn faces_without_area_are_left_out() {
    let mut mesh = Mesh::default();
    let line = [[0.0; 3], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0; 3]];
    mesh.quad(Role::Solid, line, Paint::hex(0));
    assert!(mesh.is_empty());
}
