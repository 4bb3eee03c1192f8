//! Writes what is drawn as a scene that other renderers read, so that both can be timed side by side.
//!
//! `{ size, frames, shadows, camera: { eye, target, fov_deg }, models: [ { file, matrices, moves? } ] }`: metres, y up;
//! the field of view is vertical; matrices are column-major. Each mesh is a `.glb` in a folder beside the scene that has
//! its name; what stands many times has many matrices. `moves` stands where place or colour change from frame to frame,
//! and is true. Colours are those of the corners; textures stay behind.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
};

use bevy::prelude::*;
use serde_json::json;

use super::{BenchError, glb};
use crate::{app::MainCamera, view3d::DrawnMesh};

/// Writes the scene and its models. `size` is in pixels.
pub(super) fn write(
    file: &Path,
    drawn: &[DrawnMesh],
    size: (u32, u32),
    frames: usize,
    world: &mut World,
) -> Result<(), BenchError> {
    let failed = |path: &Path, reason: String| BenchError::Write { path: path.to_owned(), reason };
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // Never the scene's own name: a scene file without an ending would stand where the folder goes.
    let folder_name = format!("{stem}.models");
    let folder = file.parent().unwrap_or(Path::new("")).join(&folder_name);
    fs::create_dir_all(&folder).map_err(|error| failed(&folder, error.to_string()))?;
    let camera = camera(world);
    let meshes = world.resource::<Assets<Mesh>>();
    let mut models = Vec::new();
    for (number, (Kind { mesh, two_sided, moves }, matrices)) in gathered(drawn).into_iter().enumerate() {
        let bytes = meshes.get(mesh).and_then(|mesh| glb::bytes(mesh, two_sided)).ok_or(BenchError::NoMesh)?;
        let name = format!("{number:04}.glb");
        let path = folder.join(&name);
        fs::write(&path, bytes).map_err(|error| failed(&path, error.to_string()))?;
        let mut model = json!({ "file": format!("{folder_name}/{name}"), "matrices": matrices });
        if let Some(fields) = model.as_object_mut().filter(|_| moves) {
            fields.insert("moves".to_owned(), true.into());
        }
        models.push(model);
    }
    let (width, height) = size;
    let scene =
        json!({ "size": [width, height], "frames": frames, "shadows": false, "camera": camera, "models": models });
    fs::write(file, scene.to_string()).map_err(|error| failed(file, error.to_string()))
}

fn camera(world: &mut World) -> serde_json::Value {
    let mut cameras = world.query_filtered::<(&GlobalTransform, &Projection), With<MainCamera>>();
    let Some((at, projection)) = cameras.iter(world).next() else { return serde_json::Value::Null };
    let fov = if let Projection::Perspective(perspective) = projection { perspective.fov } else { 0.8 };
    let eye = at.translation();
    let target = eye + at.forward() * 100.0;
    json!({ "eye": eye.to_array(), "target": target.to_array(), "fov_deg": fov.to_degrees() })
}

/// What is one model to other renderers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Kind {
    mesh: AssetId<Mesh>,
    two_sided: bool,
    moves: bool,
}

/// Where each kind stands, in the order in which they are first met.
fn gathered(drawn: &[DrawnMesh]) -> Vec<(Kind, Vec<[f32; 16]>)> {
    let mut number_of = HashMap::new();
    let mut gathered: BTreeMap<usize, _> = BTreeMap::new();
    for one in drawn {
        let key = Kind { mesh: one.mesh, two_sided: one.two_sided, moves: one.moves };
        let next = number_of.len();
        let number = *number_of.entry(key).or_insert(next);
        let (_, matrices) = gathered.entry(number).or_insert_with(|| (key, Vec::new()));
        matrices.push(one.world_from_local.to_cols_array());
    }
    gathered.into_values().collect()
}

#[cfg(test)]
mod tests {
    use bevy::asset::UntypedAssetId;

    use super::*;

    #[test]
    fn what_moves_is_told_apart_from_the_like_that_stands() {
        let one = |moves, x| DrawnMesh {
            mesh: AssetId::default(),
            material: UntypedAssetId::from(AssetId::<Mesh>::default()),
            two_sided: false,
            world_from_local: Mat4::from_translation(Vec3::new(x, 0.0, 0.0)),
            moves,
            in_picture: true,
        };
        let gathered = gathered(&[one(true, 1.0), one(false, 2.0), one(true, 3.0)]);
        let found: Vec<_> =
            gathered.iter().map(|(kind, at)| (kind.moves, at.iter().map(|m| m[12]).collect())).collect();
        assert_eq!(found, [(true, vec![1.0, 3.0]), (false, vec![2.0])]);
    }
}
