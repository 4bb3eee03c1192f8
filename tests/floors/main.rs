//! The house stands: a room imports only from floors below it, only the upper rooms know Bevy, `src/` names no building
//! of any shipped scene, no file outgrows its room, and no shader is compiled for every value of a uniform.
//!
//! Read from the source text, so that a wrong import fails here with its line, whatever `#[cfg]` it hides behind.
//! `proofs.rs` feeds made-up sources to the same rules and asks that every kind of fault be found.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop loudly"
)]

mod paths;
mod proofs;
mod rules;
mod scenes;
mod shaders;
mod source;

use std::{
    fs,
    path::{Path, PathBuf},
};

use source::Source;

/// Longer files are two rooms in one.
const LINES_A_FILE: usize = 400;

/// Every `.rs` file under `src/`, in path order.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    assert!(files.len() > 20, "found only {} files: is src/ where it was?", files.len());
    let sources = files.iter().map(|file| {
        let name = file.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        Source::new(&name, &fs::read_to_string(file).unwrap())
    });
    sources.collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} fault(s):\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn rooms_import_only_from_floors_below() {
    assert_none(&sources().iter().flat_map(rules::broken_floors).collect::<Vec<_>>());
}

#[test]
fn only_the_upper_rooms_know_bevy() {
    assert_none(&sources().iter().flat_map(rules::strangers).collect::<Vec<_>>());
}

#[test]
fn no_building_of_a_shipped_scene_is_named() {
    let scenes = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes");
    let mut names = Vec::new();
    for entry in fs::read_dir(scenes).unwrap() {
        let park = entry.unwrap().path().join("park.ron");
        if park.is_file() {
            names.extend(scenes::building_names(&fs::read_to_string(park).unwrap()));
        }
    }
    assert!(names.len() > 10, "found only {names:?}: does `scenes.rs` still read the format?");
    let sources = sources();
    assert_none(
        &scenes::shipped(&sources).flat_map(|source| scenes::named_buildings(source, &names)).collect::<Vec<_>>(),
    );
}

#[test]
fn no_file_outgrows_its_room() {
    let long = sources().into_iter().filter(|source| source.lines > LINES_A_FILE);
    let faults = long.map(|source| format!("{}: {} lines, {LINES_A_FILE} is the ceiling", source.file, source.lines));
    assert_none(&faults.collect::<Vec<_>>());
}

#[test]
fn no_shader_branches_on_a_uniform_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/shaders");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let texts: Vec<(String, String)> =
        files.map(|file| (file.file_name().into_string().unwrap(), fs::read_to_string(file.path()).unwrap())).collect();
    let uniforms: Vec<&str> = texts.iter().flat_map(|(_, text)| shaders::uniforms(text)).collect();
    assert!(texts.len() > 5 && uniforms.len() > 5, "found only {uniforms:?}");
    let faults = texts.iter().flat_map(|(file, text)| shaders::decided_by_uniforms(file, text, &uniforms));
    assert_none(&faults.collect::<Vec<_>>());
}
