//! A small sound model, written byte by byte: a square of two triangles, bound to a place.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

/// A document and its binary chunk: four corners of 12 bytes, then six indices of 2.
pub struct Model {
    pub json: Value,
    pub bin: Option<Vec<u8>>,
}

const CORNERS: [[f32; 3]; 4] = [[0.0, 0.0, 0.0], [2.0, 0.0, 0.0], [2.0, 0.0, 3.0], [0.0, 0.0, 3.0]];
const INDICES: [u16; 6] = [0, 2, 1, 0, 3, 2];

impl Model {
    pub fn sound() -> Self {
        let mut bin: Vec<u8> = CORNERS.iter().flatten().flat_map(|value| value.to_le_bytes()).collect();
        bin.extend(INDICES.iter().flat_map(|index| index.to_le_bytes()));
        let json = json!({
            "asset": { "version": "2.0" },
            "scene": 0,
            "scenes": [{ "nodes": [0] }],
            "nodes": [{ "name": "yard", "mesh": 0, "extras": { "yungu": "Y-1" } }],
            "meshes": [{ "primitives": [{ "attributes": { "POSITION": 0 }, "indices": 1 }] }],
            "accessors": [
                { "bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3",
                  "min": [0, 0, 0], "max": [2, 0, 3] },
                { "bufferView": 1, "componentType": 5123, "count": 6, "type": "SCALAR" }
            ],
            "bufferViews": [
                { "buffer": 0, "byteOffset": 0, "byteLength": 48 },
                { "buffer": 0, "byteOffset": 48, "byteLength": 12 }
            ],
            "buffers": [{ "byteLength": 60 }]
        });
        Self { json, bin: Some(bin) }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut chunks = chunk(b"JSON", self.json.to_string().as_bytes(), b' ');
        chunks.extend(self.bin.iter().flat_map(|bin| chunk(b"BIN\0", bin, 0)));
        glb(2, &chunks)
    }

    /// As JSON alone, its buffer in a file beside it.
    pub fn write_plain(&mut self, dir: &Path) -> PathBuf {
        fs::write(dir.join("a.bin"), self.bin.take().unwrap()).unwrap();
        self.json["buffers"][0]["uri"] = json!("a.bin");
        write(dir, "a.gltf", self.json.to_string().as_bytes())
    }
}

pub fn glb(version: u32, chunks: &[u8]) -> Vec<u8> {
    let mut bytes = b"glTF".to_vec();
    bytes.extend(version.to_le_bytes());
    bytes.extend((12 + chunks.len() as u32).to_le_bytes());
    bytes.extend(chunks);
    bytes
}

pub fn chunk(kind: &[u8; 4], data: &[u8], fill: u8) -> Vec<u8> {
    let length = data.len().next_multiple_of(4);
    let mut bytes = (length as u32).to_le_bytes().to_vec();
    bytes.extend(kind);
    bytes.extend(data);
    bytes.resize(8 + length, fill);
    bytes
}

pub fn write(dir: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = dir.join(name);
    fs::write(&path, bytes).unwrap();
    path
}
