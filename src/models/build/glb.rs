//! Writes nodes as binary glTF 2.0: one buffer, one view a kind of data, the same bytes for the same nodes.

mod rigged;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use gltf_json::{
    Accessor, Asset, Buffer, Index, Material, Mesh as GltfMesh, Node as GltfNode, Root, Scene, Value,
    accessor::{ComponentType, GenericComponentType, Type},
    buffer::{Stride, Target, View},
    mesh::{Mode, Primitive, Semantic},
    validation::{Checked::Valid, USize64},
};
use serde_json::{json, value::RawValue};

use super::{
    materials,
    mesh::{Role, Surface},
    node::Node,
};
use crate::models::container;

/// The views of the buffer, in file order.
#[derive(Clone, Copy, PartialEq)]
enum Stream {
    Position,
    Normal,
    Uv,
    Colour,
    /// Which joints hold a corner, and how much each.
    Joints,
    Weights,
    /// 16-bit indices, and 32-bit ones for large surfaces.
    Short,
    Long,
    /// What is no corner's: matrices that unbind joints, and the keys of motions.
    Matrix,
    Key,
}

const STREAMS: [(Stream, usize); 10] = [
    (Stream::Position, 12),
    (Stream::Normal, 12),
    (Stream::Uv, 8),
    (Stream::Colour, 8),
    (Stream::Joints, 4),
    (Stream::Weights, 4),
    (Stream::Short, 2),
    (Stream::Long, 4),
    (Stream::Matrix, 64),
    (Stream::Key, 4),
];

#[derive(Default)]
struct Writer {
    root: Root,
    streams: [Vec<u8>; 10],
    /// Which stream an accessor reads; its view is known when all are filled.
    read_by: Vec<Stream>,
    materials: BTreeMap<Role, Index<Material>>,
    /// Meshes written so far, by their digest: what repeats is written once.
    meshes: BTreeMap<u128, Index<GltfMesh>>,
}

/// The bytes of a `.glb` with one scene. `spec` is the hash of what it was built from.
///
/// JSON of these types cannot fail to be written; should it, the result is empty, and is refused on writing.
pub fn bytes(nodes: &[Node], spec: &str) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.root.asset = Asset {
        version: "2.0".to_owned(),
        generator: Some(format!("yungu {}", env!("CARGO_PKG_VERSION"))),
        extras: raw(&json!({ "yungu_spec": spec })),
        ..Asset::default()
    };
    let tops = nodes.iter().map(|node| writer.node(node)).collect();
    let scene = Index::push(&mut writer.root.scenes, Scene { extensions: None, extras: None, name: None, nodes: tops });
    writer.root.scene = Some(scene);
    writer.finish().unwrap_or_default()
}

fn raw(value: &Value) -> gltf_json::Extras {
    RawValue::from_string(value.to_string()).ok()
}

fn extras(node: &Node) -> gltf_json::Extras {
    let place = node.place.as_ref().map(|place| ("yungu", place.as_str()));
    let seen = node.seen.map(|seen| ("seen", seen.word()));
    let all: BTreeMap<&str, &str> = place.into_iter().chain(seen).collect();
    if all.is_empty() { gltf_json::Extras::default() } else { raw(&json!(all)) }
}

impl Writer {
    fn node(&mut self, node: &Node) -> Index<GltfNode> {
        let mut children: Vec<_> = node.children.iter().map(|child| self.node(child)).collect();
        let skin = node.rig.as_ref().map(|rig| self.rig(rig, &mut children));
        let mesh = (!node.mesh.is_empty()).then(|| self.mesh(node));
        let written = GltfNode {
            name: Some(node.name.clone()),
            children: (!children.is_empty()).then_some(children),
            mesh,
            skin,
            extras: extras(node),
            translation: (node.moved != [0.0; 3]).then(|| node.moved.map(|metres| metres as f32)),
            ..GltfNode::default()
        };
        Index::push(&mut self.root.nodes, written)
    }

    /// The node's mesh, written before if another node has the same; it bears the name of its first node.
    fn mesh(&mut self, node: &Node) -> Index<GltfMesh> {
        let digest = node.mesh.digest();
        if let Some(known) = self.meshes.get(&digest) {
            return *known;
        }
        let primitives: Vec<Primitive> =
            node.mesh.surfaces().map(|(role, surface)| self.primitive(role, surface)).collect();
        let name = Some(node.name.clone());
        let mesh = GltfMesh { extensions: None, extras: None, name, primitives, weights: None };
        let index = Index::push(&mut self.root.meshes, mesh);
        self.meshes.insert(digest, index);
        index
    }

    fn primitive(&mut self, role: Role, surface: &Surface) -> Primitive {
        let count = surface.positions.len();
        let fold = |pick: fn(f32, f32) -> f32| {
            surface
                .positions
                .iter()
                .copied()
                .reduce(|[ax, ay, az], [bx, by, bz]| [pick(ax, bx), pick(ay, by), pick(az, bz)])
        };
        let bounds = fold(f32::min).zip(fold(f32::max)).map(|(low, high)| (json!(low), json!(high)));
        let positions = surface.positions.as_flattened().iter().flat_map(|v| v.to_le_bytes()).collect();
        let normals = surface.normals.as_flattened().iter().flat_map(|v| v.to_le_bytes()).collect();
        let colours = surface.colours.as_flattened().iter().flat_map(|v| v.to_le_bytes()).collect();
        let mut attributes = BTreeMap::from([
            (
                Valid(Semantic::Positions),
                self.accessor(Stream::Position, positions, count, ComponentType::F32, Type::Vec3, bounds),
            ),
            (
                Valid(Semantic::Normals),
                self.accessor(Stream::Normal, normals, count, ComponentType::F32, Type::Vec3, None),
            ),
        ]);
        if surface.uvs.len() == count {
            let uvs = surface.uvs.as_flattened().iter().flat_map(|v| v.to_le_bytes()).collect();
            let uvs = self.accessor(Stream::Uv, uvs, count, ComponentType::F32, Type::Vec2, None);
            attributes.insert(Valid(Semantic::TexCoords(0)), uvs);
        }
        let colours = self.accessor(Stream::Colour, colours, count, ComponentType::U16, Type::Vec4, None);
        attributes.insert(Valid(Semantic::Colors(0)), colours);
        if surface.joints.len() == count {
            let [joints, weights] = [&surface.joints, &surface.weights].map(|all| all.as_flattened().to_vec());
            let joints = self.accessor(Stream::Joints, joints, count, ComponentType::U8, Type::Vec4, None);
            let weights = self.accessor(Stream::Weights, weights, count, ComponentType::U8, Type::Vec4, None);
            attributes.extend([(Valid(Semantic::Joints(0)), joints), (Valid(Semantic::Weights(0)), weights)]);
        }
        let wanted = surface.indices.len();
        // 65535 itself would restart a primitive.
        let indices = if count < usize::from(u16::MAX) {
            let short = surface.indices.iter().flat_map(|v| (*v as u16).to_le_bytes()).collect();
            self.accessor(Stream::Short, short, wanted, ComponentType::U16, Type::Scalar, None)
        } else {
            let long = surface.indices.iter().flat_map(|v| v.to_le_bytes()).collect();
            self.accessor(Stream::Long, long, wanted, ComponentType::U32, Type::Scalar, None)
        };
        let material = Some(self.material(role));
        let mode = Valid(Mode::Triangles);
        Primitive { attributes, extensions: None, extras: None, indices: Some(indices), material, mode, targets: None }
    }

    fn accessor(
        &mut self,
        stream: Stream,
        bytes: Vec<u8>,
        count: usize,
        component: ComponentType,
        type_: Type,
        bounds: Option<(Value, Value)>,
    ) -> Index<Accessor> {
        let mut offset = 0;
        for ((kind, _), buffer) in STREAMS.iter().zip(&mut self.streams) {
            if *kind == stream {
                offset = buffer.len();
                buffer.extend(&bytes);
            }
        }
        self.read_by.push(stream);
        let (min, max) = bounds.unzip();
        let accessor = Accessor {
            buffer_view: None,
            byte_offset: (offset > 0).then(|| USize64::from(offset)),
            count: USize64::from(count),
            component_type: Valid(GenericComponentType(component)),
            extensions: None,
            extras: None,
            type_: Valid(type_),
            min,
            max,
            name: None,
            normalized: matches!(stream, Stream::Colour | Stream::Weights),
            sparse: None,
        };
        Index::push(&mut self.root.accessors, accessor)
    }

    fn material(&mut self, role: Role) -> Index<Material> {
        if let Some(known) = self.materials.get(&role) {
            return *known;
        }
        let index = Index::push(&mut self.root.materials, materials::of(role));
        self.materials.insert(role, index);
        index
    }

    /// Joins the streams to one buffer and wraps it up with the JSON.
    fn finish(mut self) -> Result<Vec<u8>, serde_json::Error> {
        let mut binary: Vec<u8> = Vec::new();
        let mut views: Vec<(Stream, Index<View>)> = Vec::new();
        for ((stream, stride), bytes) in STREAMS.iter().zip(&self.streams) {
            if bytes.is_empty() {
                continue;
            }
            let of_indices = matches!(stream, Stream::Short | Stream::Long);
            let of_corners = !of_indices && !matches!(stream, Stream::Matrix | Stream::Key);
            let target = if of_indices { Target::ElementArrayBuffer } else { Target::ArrayBuffer };
            let view = View {
                buffer: Index::new(0),
                byte_length: USize64::from(bytes.len()),
                byte_offset: (!binary.is_empty()).then(|| USize64::from(binary.len())),
                byte_stride: of_corners.then_some(Stride(*stride)),
                name: None,
                target: (of_indices || of_corners).then_some(Valid(target)),
                extensions: None,
                extras: None,
            };
            views.push((*stream, Index::push(&mut self.root.buffer_views, view)));
            binary.extend(bytes);
            binary.resize(binary.len().next_multiple_of(4), 0);
        }
        for (accessor, stream) in self.root.accessors.iter_mut().zip(&self.read_by) {
            accessor.buffer_view = views.iter().find(|(kind, _)| kind == stream).map(|(_, view)| *view);
        }
        if !binary.is_empty() {
            let byte_length = USize64::from(binary.len());
            self.root.buffers.push(Buffer { byte_length, name: None, uri: None, extensions: None, extras: None });
        }
        Ok(container::binary_gltf(self.root.to_vec()?, &binary))
    }
}
