//! What is written can be read back, and what repeats is written once.

use super::*;
use crate::{
    models::{
        Seen,
        build::{
            frame::{Bar, Frame},
            mesh::Mesh,
            paint::Paint,
        },
    },
    park::PlaceId,
};

#[test]
fn what_is_written_can_be_read_back() {
    let mut mesh = Mesh::default();
    let bar = Bar { s: (0.0, 1.0), y: (0.0, 2.0), d: (0.0, 3.0) };
    Frame::about(geo::Coord { x: 0.0, y: 0.0 }).hung_block(&mut mesh, Role::Solid, bar, Paint::hex(0x336699));
    let mut top = Node::place(&PlaceId::new("云谷"));
    top.children.push(Node::place(&PlaceId::new("云谷/盒")).with(mesh));
    let file = bytes(&[top.clone()], "abc");
    assert_eq!(file, bytes(&[top], "abc"), "the same bytes every time");
    let read = gltf::Gltf::from_slice(&file).unwrap();
    let node = read.nodes().find(|node| node.name() == Some("云谷/盒")).unwrap();
    assert!(node.extras().as_ref().unwrap().get().contains("\"yungu\":\"云谷/盒\""));
    let primitive = node.mesh().unwrap().primitives().next().unwrap();
    assert_eq!(primitive.material().name(), Some("solid"));
    let reader = primitive.reader(|_| read.blob.as_deref());
    assert_eq!(reader.read_positions().unwrap().count(), 24);
    assert_eq!(reader.read_indices().unwrap().into_u32().count(), 36);
    assert!(reader.read_colors(0).unwrap().into_rgba_f32().all(|c| c[2] > c[0]));
    assert_eq!(primitive.bounding_box().max, [1.0, 2.0, 0.0]);
}

#[test]
fn what_repeats_is_written_once_and_moved() {
    let mut mesh = Mesh::default();
    let bar = Bar { s: (0.0, 1.0), y: (0.0, 2.0), d: (0.0, 3.0) };
    Frame::about(geo::Coord { x: 0.0, y: 0.0 }).hung_block(&mut mesh, Role::Solid, bar, Paint::hex(0x336699));
    let floor = |k: u32| Node {
        moved: [0.0, f64::from(k) * 4.2, 0.0],
        seen: Some(Seen::Near),
        ..Node::named(format!("floor {k}")).with(mesh.clone())
    };
    let file = bytes(&[floor(0), floor(1), floor(2)], "abc");
    let read = gltf::Gltf::from_slice(&file).unwrap();
    assert_eq!((read.meshes().count(), read.nodes().count()), (1, 3));
    let last = read.nodes().last().unwrap();
    assert_eq!(last.transform().decomposed().0, [0.0, 8.4, 0.0]);
    assert!(last.extras().as_ref().unwrap().get().contains("\"seen\":\"near\""));
}
