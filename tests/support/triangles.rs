//! The triangles of a model that was built, as its file has them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop loudly")]
#![allow(dead_code, reason = "each test needs some of it")]

use std::collections::BTreeSet;

use yungu::models::BuiltModel;

pub type Vec3 = [f64; 3];

/// One triangle with the name of its node and what its file says of its normal.
pub struct Triangle {
    pub node: String,
    pub role: String,
    /// Whether it is drawn instead of the near parts, from afar: the two are never seen at once.
    pub far: bool,
    /// The like where the building is opened; `far` as well.
    pub opened: bool,
    pub inside: bool,
    pub corners: [Vec3; 3],
    pub normals: [Vec3; 3],
}

/// What a node's extras say.
pub fn extras_of(node: &gltf::Node) -> serde_json::Value {
    node.extras().as_ref().map_or(serde_json::Value::Null, |extras| serde_json::from_str(extras.get()).unwrap())
}

/// All triangles of a file where they stand; its nodes are moved, and neither turned nor scaled.
pub fn triangles(model: &BuiltModel) -> Vec<Triangle> {
    let read = gltf::Gltf::from_slice(&model.bytes).unwrap();
    let mut all = Vec::new();
    for node in read.default_scene().unwrap().nodes() {
        gather(&read, &node, ([0.0; 3], None), &mut all);
    }
    all
}

fn gather(read: &gltf::Gltf, node: &gltf::Node, (from, above): (Vec3, Option<&str>), all: &mut Vec<Triangle>) {
    let (translation, rotation, scale) = node.transform().decomposed();
    assert_eq!((rotation, scale), ([0.0, 0.0, 0.0, 1.0], [1.0; 3]));
    let moved: Vec3 = std::array::from_fn(|k| from[k] + f64::from(translation[k]));
    let extras = extras_of(node);
    let seen = extras["seen"].as_str().or(above);
    let far = matches!(seen, Some("far" | "far-opened"));
    let roles: BTreeSet<_> = node.mesh().iter().flat_map(|m| m.primitives()).map(|p| p.material().index()).collect();
    assert_eq!(roles.len(), node.mesh().map_or(0, |mesh| mesh.primitives().len()), "one primitive a role");
    for primitive in node.mesh().iter().flat_map(|mesh| mesh.primitives()) {
        let reader = primitive.reader(|_| read.blob.as_deref());
        let wide = |v: [f32; 3]| v.map(f64::from);
        let placed = |v: [f32; 3]| std::array::from_fn(|k| f64::from(v[k]) + moved[k]);
        let positions: Vec<Vec3> = reader.read_positions().unwrap().map(placed).collect();
        let normals: Vec<Vec3> = reader.read_normals().unwrap().map(wide).collect();
        let uvs = reader.read_tex_coords(0).map(|uvs| uvs.into_f32().count());
        assert_eq!(uvs, node.skin().is_none().then_some(positions.len()), "nothing is laid on what bends");
        assert_eq!(reader.read_colors(0).unwrap().into_rgba_f32().count(), positions.len());
        let indices: Vec<usize> = reader.read_indices().unwrap().into_u32().map(|i| i as usize).collect();
        all.extend(indices.chunks(3).map(|t| Triangle {
            node: node.name().unwrap().to_owned(),
            role: primitive.material().name().unwrap().to_owned(),
            far,
            opened: seen == Some("far-opened"),
            inside: seen == Some("inside"),
            corners: [positions[t[0]], positions[t[1]], positions[t[2]]],
            normals: [normals[t[0]], normals[t[1]], normals[t[2]]],
        }));
    }
    for child in node.children() {
        gather(read, &child, (moved, seen), all);
    }
}

pub fn minus(a: Vec3, b: Vec3) -> Vec3 {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

pub fn dot(a: Vec3, b: Vec3) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub fn cross(a: Vec3, b: Vec3) -> Vec3 {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}
