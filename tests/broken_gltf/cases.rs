//! The broken files, by the code of the issue that each must give.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::model::{Model, write};

/// Makes the broken file in an empty folder.
pub type Break = Box<dyn Fn(&Path) -> PathBuf>;

/// The sound model after a change to its document.
pub fn json_case(change: impl Fn(&mut Value) + 'static) -> Break {
    Box::new(move |dir| {
        let mut model = Model::sound();
        change(&mut model.json);
        write(dir, "a.glb", &model.bytes())
    })
}

/// The sound model after a change to its binary chunk.
fn bin_case(change: impl Fn(&mut Vec<u8>) + 'static) -> Break {
    Box::new(move |dir| {
        let mut model = Model::sound();
        change(model.bin.as_mut().unwrap());
        write(dir, "a.glb", &model.bytes())
    })
}

/// The sound model after a change to the bytes of its file.
fn byte_case(change: impl Fn(&mut Vec<u8>) + 'static) -> Break {
    Box::new(move |dir| {
        let mut bytes = Model::sound().bytes();
        change(&mut bytes);
        write(dir, "a.glb", &bytes)
    })
}

fn append(json: &mut Value, list: &str, value: Value) {
    json[list].as_array_mut().unwrap().push(value);
}

/// A file with these bytes.
fn raw_case(name: &'static str, bytes: &'static [u8]) -> Break {
    Box::new(move |dir| write(dir, name, bytes))
}

/// The sound model, textured with this image, beside a file of that name and these bytes.
pub fn image_case(image: Value, beside: Option<(&'static str, Vec<u8>)>) -> Break {
    Box::new(move |dir| {
        if let Some((name, bytes)) = &beside {
            write(dir, name, bytes);
        }
        let mut model = Model::sound();
        model.json["images"] = json!([image]);
        model.json["textures"] = json!([{ "source": 0 }]);
        write(dir, "a.glb", &model.bytes())
    })
}

/// A PNG of this size whose picture data are nonsense: the check does not decode them.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    for (name, data) in [(b"IHDR", &header[..]), (b"IDAT", b"data"), (b"IEND", b"")] {
        bytes.extend((data.len() as u32).to_be_bytes());
        bytes.extend(name);
        bytes.extend(data);
        bytes.extend([0; 4]);
    }
    bytes
}

fn required(extension: &'static str) -> Break {
    json_case(move |json| {
        json["extensionsUsed"] = json!([extension]);
        json["extensionsRequired"] = json!([extension]);
    })
}

fn container_cases() -> Vec<(&'static str, Break)> {
    vec![
        ("gltf-file-missing", Box::new(|dir| dir.join("none.glb"))),
        ("gltf-unreadable", Box::new(|dir| dir.to_owned())),
        ("gltf-empty", raw_case("a.glb", b"")),
        (
            "gltf-too-big",
            Box::new(|dir| {
                // A hole: it takes no room on the disk.
                let path = write(dir, "a.glb", b"glTF");
                fs::File::options().write(true).open(&path).unwrap().set_len(600 << 20).unwrap();
                path
            }),
        ),
        ("gltf-not-gltf", raw_case("a.glb", b"PK\x03\x04 a zip file")),
        ("gltf-glb-header", byte_case(|bytes| bytes.truncate(10))),
        ("gltf-glb-header", byte_case(|bytes| bytes.truncate(2))),
        ("gltf-glb-length", byte_case(|bytes| bytes.truncate(bytes.len() - 30))),
        ("gltf-glb-length", byte_case(|bytes| bytes[8..12].copy_from_slice(&3_u32.to_le_bytes()))),
        ("gltf-glb-length", byte_case(|bytes| bytes.extend([0; 8]))),
        ("gltf-glb-chunk", byte_case(|bytes| bytes[12..16].copy_from_slice(&u32::MAX.to_le_bytes()))),
        ("gltf-glb-chunk-type", byte_case(|bytes| bytes[16..20].copy_from_slice(b"BIN\0"))),
        ("gltf-version", byte_case(|bytes| bytes[4] = 1)),
        ("gltf-version", raw_case("a.gltf", br#"{"asset": {"version": "1.0"}, "nodes": {"a": {}}}"#)),
        ("gltf-json-syntax", raw_case("a.gltf", b"{\n  \"asset\": {,\n}")),
        ("gltf-json-syntax", raw_case("a.gltf", b"\xEF\xBB\xBF{\"asset\": {\"version\": \"2.0\"}}")),
        ("gltf-json-shape", json_case(|json| json["nodes"] = json!({}))),
        ("gltf-json-shape", json_case(|json| json["accessors"][0]["count"] = json!(-4))),
        (
            "gltf-too-complex",
            Box::new(|dir| {
                let nodes = "{},".repeat(5_000_000);
                write(dir, "a.gltf", format!(r#"{{"asset":{{"version":"2.0"}},"nodes":[{nodes}{{}}]}}"#).as_bytes())
            }),
        ),
        ("gltf-value-missing", json_case(|json| json["asset"] = json!({}))),
        ("gltf-value-invalid", json_case(|json| json["accessors"][1]["componentType"] = json!(5124))),
        ("gltf-value-invalid", json_case(|json| json["bufferViews"][0]["byteStride"] = json!(8))),
        ("gltf-index-reference", json_case(|json| json["nodes"][0]["mesh"] = json!(7))),
        (
            "gltf-index-reference",
            json_case(|json| json["meshes"][0]["primitives"][0]["attributes"]["POSITION"] = json!(4_000_000_000_u32)),
        ),
        ("gltf-extension-required", required("KHR_draco_mesh_compression")),
        ("gltf-extension-required", required("EXT_meshopt_compression")),
        ("gltf-extension-required", required("KHR_mesh_quantization")),
        ("gltf-extension-required", required("KHR_texture_basisu")),
        ("gltf-extension-required", required("EXT_texture_webp")),
        ("gltf-extension-required", required("EXT_mesh_gpu_instancing")),
        ("gltf-extension-ignored", json_case(|json| json["extensionsUsed"] = json!(["KHR_materials_variants"]))),
    ]
}

fn buffer_cases() -> Vec<(&'static str, Break)> {
    let uri = |uri: &'static str| json_case(move |json| json["buffers"][0]["uri"] = json!(uri));
    vec![
        (
            "gltf-bin-missing",
            Box::new(|dir| {
                let model = Model { bin: None, ..Model::sound() };
                write(dir, "a.glb", &model.bytes())
            }),
        ),
        (
            "gltf-buffer-missing",
            Box::new(|dir| {
                let path = Model::sound().write_plain(dir);
                fs::remove_file(dir.join("a.bin")).unwrap();
                path
            }),
        ),
        (
            "gltf-buffer-short",
            Box::new(|dir| {
                let path = Model::sound().write_plain(dir);
                fs::File::options().write(true).open(dir.join("a.bin")).unwrap().set_len(59).unwrap();
                path
            }),
        ),
        ("gltf-path-outside", uri("../a.bin")),
        ("gltf-path-outside", uri("/etc/hostname")),
        ("gltf-uri-remote", uri("https://example.com/a.bin")),
        ("gltf-uri-invalid", uri("data:application/octet-stream;base64,AAA")),
        ("gltf-uri-invalid", uri("a%FF.bin")),
        ("gltf-buffer-view-outside", json_case(|json| json["bufferViews"][1]["byteLength"] = json!(13))),
        ("gltf-accessor-outside", json_case(|json| json["accessors"][1]["byteOffset"] = json!(6))),
        ("gltf-accessor-outside", json_case(|json| json["accessors"][1]["count"] = json!(u64::MAX / 3 * 3))),
        (
            "gltf-accessor-without-data",
            json_case(|json| {
                json["accessors"][1].as_object_mut().unwrap().remove("bufferView");
            }),
        ),
        (
            "gltf-too-complex",
            json_case(|json| {
                append(
                    json,
                    "accessors",
                    json!({
                        "componentType": 5126, "count": 4_000_000_000_u64, "type": "VEC3",
                        "sparse": { "count": 1, "indices": { "bufferView": 1, "componentType": 5123 },
                                    "values": { "bufferView": 0 } }
                    }),
                );
            }),
        ),
        (
            "gltf-index-outside",
            json_case(|json| {
                // 0, 2, 1: not rising.
                append(
                    json,
                    "accessors",
                    json!({
                        "bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3",
                        "sparse": { "count": 3, "indices": { "bufferView": 1, "componentType": 5123 },
                                    "values": { "bufferView": 0 } }
                    }),
                );
            }),
        ),
    ]
}

fn mesh_cases() -> Vec<(&'static str, Break)> {
    let primitive = |key: &'static str, value: Value| {
        json_case(move |json| json["meshes"][0]["primitives"][0][key] = value.clone())
    };
    vec![
        ("gltf-position-missing", primitive("attributes", json!({}))),
        ("gltf-position-not-finite", bin_case(|bin| bin[12..16].copy_from_slice(&f32::NAN.to_le_bytes()))),
        ("gltf-position-not-finite", bin_case(|bin| bin[44..48].copy_from_slice(&f32::INFINITY.to_le_bytes()))),
        (
            "gltf-bounds-missing",
            json_case(|json| {
                json["accessors"][0].as_object_mut().unwrap().remove("max");
            }),
        ),
        ("gltf-bounds-wrong", json_case(|json| json["accessors"][0]["max"] = json!([2, 0, 2.9]))),
        ("gltf-bounds-wrong", json_case(|json| json["accessors"][0]["max"] = json!([2, 0, 3.1]))),
        ("gltf-attribute-type", primitive("attributes", json!({ "POSITION": 0, "TANGENT": 0 }))),
        (
            "gltf-attribute-type",
            json_case(|json| {
                append(
                    json,
                    "accessors",
                    json!({ "bufferView": 0, "componentType": 5121, "count": 4, "type": "VEC4" }),
                );
                json["meshes"][0]["primitives"][0]["attributes"]["COLOR_0"] = json!(2);
            }),
        ),
        ("gltf-attribute-type", primitive("indices", json!(0))),
        (
            "gltf-attribute-count",
            json_case(|json| {
                append(
                    json,
                    "accessors",
                    json!({ "bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3" }),
                );
                json["meshes"][0]["primitives"][0]["attributes"]["NORMAL"] = json!(2);
            }),
        ),
        ("gltf-index-outside", bin_case(|bin| bin[48..50].copy_from_slice(&4_u16.to_le_bytes()))),
        ("gltf-mode-unsupported", primitive("mode", json!(6))),
        ("gltf-mode-unsupported", primitive("mode", json!(2))),
        ("gltf-value-invalid", primitive("mode", json!(9))),
        ("gltf-triangles-incomplete", json_case(|json| json["accessors"][1]["count"] = json!(5))),
        (
            "gltf-too-many-triangles",
            json_case(|json| {
                // Ten thousand nodes that all draw one mesh of 2002 triangles.
                json["accessors"][1] = json!({ "bufferView": 1, "componentType": 5121, "count": 6006,
                                                "type": "SCALAR" });
                json["bufferViews"][1] = json!({ "buffer": 1, "byteLength": 6006 });
                let zeros = format!("data:application/octet-stream;base64,{}", "AAAA".repeat(2002));
                append(json, "buffers", json!({ "byteLength": 6006, "uri": zeros }));
                json["nodes"] = Value::Array(vec![json!({ "mesh": 0 }); 10_000]);
            }),
        ),
    ]
}

fn node_cases() -> Vec<(&'static str, Break)> {
    let nodes = |nodes: Value| json_case(move |json| json["nodes"] = nodes.clone());
    let yungu = |id: Value| json_case(move |json| json["nodes"][0]["extras"]["yungu"] = id.clone());
    vec![
        ("gltf-node-cycle", nodes(json!([{ "mesh": 0, "children": [0] }]))),
        ("gltf-node-cycle", nodes(json!([{ "children": [1] }, { "children": [2] }, { "mesh": 0, "children": [1] }]))),
        (
            "gltf-node-two-parents",
            nodes(json!([{ "children": [1, 2] }, { "children": [3] }, { "children": [3] }, { "mesh": 0 }])),
        ),
        (
            "gltf-nodes-too-deep",
            json_case(|json| {
                let link = |k: u32| {
                    if k < 200_000 { json!({ "children": [k + 1] }) } else { json!({ "mesh": 0 }) }
                };
                json["nodes"] = (0..=200_000).map(link).collect();
            }),
        ),
        (
            "gltf-joint-outside-scene",
            json_case(|json| {
                json["nodes"] = json!([{ "mesh": 0, "skin": 0 }, { "name": "lost" }]);
                json["skins"] = json!([{ "joints": [1] }]);
            }),
        ),
        (
            "gltf-nothing-shown",
            json_case(|json| {
                json.as_object_mut().unwrap().retain(|key, _| key != "scene" && key != "scenes");
            }),
        ),
        ("gltf-nothing-shown", nodes(json!([{ "name": "bare" }]))),
        ("gltf-yungu-not-text", yungu(json!(5))),
        ("gltf-yungu-malformed", yungu(json!("Y-1//hall"))),
        (
            "gltf-yungu-duplicate",
            json_case(|json| {
                append(json, "nodes", json!({ "extras": { "yungu": "Y-1" } }));
                json["scenes"][0]["nodes"] = json!([0, 1]);
            }),
        ),
        (
            "gltf-more-issues",
            json_case(|json| {
                json["nodes"] = Value::Array(vec![json!({ "mesh": 0, "extras": { "yungu": 5 } }); 150]);
            }),
        ),
    ]
}

pub fn image_cases() -> Vec<(&'static str, Break)> {
    let beside = |name: &'static str, bytes: Vec<u8>| image_case(json!({ "uri": name }), Some((name, bytes)));
    let mut cut = png(4, 4);
    cut.truncate(40);
    vec![
        ("gltf-image-missing", image_case(json!({ "uri": "none.png" }), None)),
        ("gltf-path-outside", image_case(json!({ "uri": "a/../../b.png" }), None)),
        ("gltf-uri-remote", image_case(json!({ "uri": "http://example.com/b.png" }), None)),
        ("gltf-value-missing", image_case(json!({ "bufferView": 0 }), None)),
        ("gltf-image-format", beside("b.webp", b"RIFF\0\0\0\0WEBPVP8 ".to_vec())),
        ("gltf-image-format", beside("b.png", b"GIF89a".to_vec())),
        ("gltf-image-corrupt", beside("b.png", b"this is no picture".to_vec())),
        ("gltf-image-corrupt", beside("b.png", cut)),
        ("gltf-image-corrupt", image_case(json!({ "bufferView": 0, "mimeType": "image/png" }), None)),
        ("gltf-image-type-mismatch", beside("b.jpg", png(4, 4))),
        ("gltf-image-too-large", beside("b.png", png(20_000, 4))),
        ("gltf-texture-without-image", json_case(|json| json["textures"] = json!([{}]))),
    ]
}

pub fn all_cases() -> Vec<(&'static str, Break)> {
    [container_cases(), buffer_cases(), mesh_cases(), node_cases(), image_cases()].into_iter().flatten().collect()
}
