//! One mesh as a binary glTF: places, normals and colours of its corners, and its triangles.

use bevy::{
    mesh::{Indices, VertexAttributeValues},
    prelude::*,
};
use serde_json::{Value, json};

use crate::models::binary_gltf;

/// Kinds of numbers, and where they go, as glTF counts them.
const FLOATS: u32 = 5126;
const INTEGERS: u32 = 5125;
const CORNERS: u32 = 34962;
const TRIANGLES: u32 = 34963;

#[derive(Default)]
struct Writer {
    binary: Vec<u8>,
    views: Vec<Value>,
    accessors: Vec<Value>,
}

impl Writer {
    fn add(&mut self, bytes: Vec<u8>, target: u32, accessor: Value) {
        let view = self.views.len();
        self.views.push(json!({
            "buffer": 0, "byteOffset": self.binary.len(), "byteLength": bytes.len(), "target": target
        }));
        self.binary.extend(bytes);
        let mut accessor = accessor;
        if let Some(fields) = accessor.as_object_mut() {
            fields.insert("bufferView".to_owned(), view.into());
        }
        self.accessors.push(accessor);
    }

    fn add_points(&mut self, points: &[[f32; 3]], bounds: Option<([f32; 3], [f32; 3])>) {
        let bytes = points.as_flattened().iter().flat_map(|v| v.to_le_bytes()).collect();
        let mut accessor = json!({ "componentType": FLOATS, "count": points.len(), "type": "VEC3" });
        if let (Some((low, high)), Some(fields)) = (bounds, accessor.as_object_mut()) {
            fields.insert("min".to_owned(), json!(low));
            fields.insert("max".to_owned(), json!(high));
        }
        self.add(bytes, CORNERS, accessor);
    }
}

/// The file's bytes; `None` if the mesh is empty or its data are no longer at hand.
pub(super) fn bytes(mesh: &Mesh, two_sided: bool) -> Option<Vec<u8>> {
    let positions = points(mesh.try_attribute_option(Mesh::ATTRIBUTE_POSITION).ok()??)?;
    let low = positions.iter().copied().reduce(|a, b| each(a, b, f32::min))?;
    let high = positions.iter().copied().reduce(|a, b| each(a, b, f32::max))?;
    let indices: Vec<u32> = match mesh.try_indices_option().ok()? {
        Some(Indices::U16(short)) => short.iter().copied().map(u32::from).collect(),
        Some(Indices::U32(long)) => long.clone(),
        None => (0..positions.len() as u32).collect(),
    };
    let mut writer = Writer::default();
    let mut attributes = vec![("POSITION", 0)];
    writer.add_points(positions, Some((low, high)));
    if let Some(normals) = mesh.try_attribute_option(Mesh::ATTRIBUTE_NORMAL).ok()?.and_then(points) {
        attributes.push(("NORMAL", writer.accessors.len()));
        writer.add_points(normals, None);
    }
    if let Some(colours) = mesh.try_attribute_option(Mesh::ATTRIBUTE_COLOR).ok()?.and_then(colours) {
        attributes.push(("COLOR_0", writer.accessors.len()));
        writer.add_points(&colours, None);
    }
    let triangles = writer.accessors.len();
    let accessor = json!({ "componentType": INTEGERS, "count": indices.len(), "type": "SCALAR" });
    writer.add(indices.iter().flat_map(|v| v.to_le_bytes()).collect(), TRIANGLES, accessor);
    let attributes: serde_json::Map<String, Value> =
        attributes.into_iter().map(|(name, number)| (name.to_owned(), number.into())).collect();
    let root = json!({
        "asset": { "version": "2.0", "generator": concat!("yungu ", env!("CARGO_PKG_VERSION")) },
        "scene": 0,
        "scenes": [{ "nodes": [0] }],
        "nodes": [{ "mesh": 0 }],
        "meshes": [{ "primitives": [{ "attributes": attributes, "indices": triangles, "material": 0 }] }],
        "materials": [{
            "pbrMetallicRoughness": { "metallicFactor": 0, "roughnessFactor": 0.8 }, "doubleSided": two_sided
        }],
        "buffers": [{ "byteLength": writer.binary.len() }],
        "bufferViews": writer.views,
        "accessors": writer.accessors,
    });
    Some(binary_gltf(root.to_string().into_bytes(), &writer.binary))
}

fn points(values: &VertexAttributeValues) -> Option<&[[f32; 3]]> {
    if let VertexAttributeValues::Float32x3(points) = values { Some(points) } else { None }
}

/// Linear; what the builder keeps in the fourth number is its own affair.
fn colours(values: &VertexAttributeValues) -> Option<Vec<[f32; 3]>> {
    let thirds = |[r, g, b, _]: [f32; 4]| [r, g, b];
    Some(match values {
        VertexAttributeValues::Float32x4(colours) => colours.iter().copied().map(thirds).collect(),
        VertexAttributeValues::Unorm16x4(colours) => {
            colours.iter().map(|colour| thirds(colour.map(|v| f32::from(v) / 65_535.0))).collect()
        }
        VertexAttributeValues::Unorm8x4(colours) => {
            colours.iter().map(|colour| thirds(colour.map(|v| f32::from(v) / 255.0))).collect()
        }
        _ => return None,
    })
}

fn each([ax, ay, az]: [f32; 3], [bx, by, bz]: [f32; 3], pick: fn(f32, f32) -> f32) -> [f32; 3] {
    [pick(ax, bx), pick(ay, by), pick(az, bz)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read_back() {
        let colours = VertexAttributeValues::Float32x4(vec![[1.0, 0.0, 0.2, 0.0]; 24]);
        let mesh = Mesh::from(Cuboid::new(1.0, 2.0, 3.0)).with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours);
        let file = bytes(&mesh, true).unwrap();
        let read = gltf::Gltf::from_slice(&file).unwrap();
        let primitive = read.meshes().next().unwrap().primitives().next().unwrap();
        assert!(primitive.material().double_sided());
        assert_eq!(primitive.bounding_box().max, [0.5, 1.0, 1.5]);
        let reader = primitive.reader(|_| read.blob.as_deref());
        assert_eq!(reader.read_indices().unwrap().into_u32().count(), 36);
        assert_eq!(reader.read_normals().unwrap().count(), 24);
        assert!(reader.read_colors(0).unwrap().into_rgb_f32().all(|c| (c[2] - 0.2).abs() < 1e-5 && c[0] == 1.0));
    }
}
