//! Every shipped model is valid by the Khronos rules: the npm package `gltf-validator` finds no error and no warning.
//!
//! The package and a small script that runs it lie in `tests/gltf-validator`; `make test` installs it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop loudly")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

const ADVICE: &str = "run `make test`, which installs Node.js and runs `npm ci` in tests/gltf-validator";

/// All `.glb` files below a folder, in order.
fn models_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| path.is_dir());
    let mut models: Vec<PathBuf> = folders.iter().flat_map(|folder| models_in(folder)).collect();
    models.extend(files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "glb")));
    models
}

/// The validator's report of each file.
fn validate(models: &[PathBuf]) -> Vec<Value> {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gltf-validator");
    let installed = tool.join("node_modules/gltf-validator/package.json");
    assert!(installed.is_file(), "the npm package gltf-validator is not installed: {ADVICE}");
    let mut node = Command::new("node")
        .arg(tool.join("validate.mjs"))
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|fault| panic!("cannot start `node` ({fault}): {ADVICE}"));
    let names: Vec<String> = models.iter().map(|model| model.display().to_string()).collect();
    // Dropped after this line, so that the script sees the end.
    node.stdin.take().unwrap().write_all(names.join("\n").as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "the validator's script failed: {ADVICE}");
    let reports: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(reports.len(), models.len(), "one report a file");
    reports
}

#[test]
fn every_shipped_model_is_valid_without_a_warning() {
    let models = models_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/models"));
    assert!(!models.is_empty(), "no models under assets/models: run `yungu build-models`");
    let faulty: Vec<String> = validate(&models)
        .iter()
        .filter(|report| report["errors"] != 0 || report["warnings"] != 0)
        .map(|report| format!("{report:#}"))
        .collect();
    assert!(faulty.is_empty(), "{} of {} models:\n{}", faulty.len(), models.len(), faulty.join("\n"));
}

/// The validator does run: it finds the fault in a model whose one accessor reads past its buffer.
#[test]
fn a_broken_model_is_found_out() {
    let dir = tempfile::tempdir().unwrap();
    let json = br#"{"asset":{"version":"2.0"},"accessors":[{"bufferView":0,"componentType":5126,"count":9,"type":"VEC3"}],
        "bufferViews":[{"buffer":0,"byteLength":4}],"buffers":[{"byteLength":4,"uri":"data:application/octet-stream;base64,AAAAAA=="}]}"#;
    let path = dir.path().join("broken.gltf");
    fs::write(&path, json).unwrap();
    let reports = validate(&[path]);
    assert!(reports[0]["errors"].as_u64() > Some(0), "{reports:?}");
}
