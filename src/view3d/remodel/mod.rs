//! The picture follows an edited park: buildings move at once, those of another shape are built anew beside the frame and
//! take the old one's place when they are there; the ground is laid out anew once the hand has let go.

mod buildings;
mod grounds;

use bevy::{
    asset::io::{
        AssetSourceBuilder,
        memory::{Dir, MemoryAssetReader},
    },
    prelude::*,
};

/// The name of the asset source that holds models built while the program runs.
pub const BUILT_SOURCE: &str = "built";

/// The models built while the program runs, by their file names.
#[derive(Resource, Clone, Debug, Default)]
pub struct BuiltModels(Dir);

impl BuiltModels {
    /// What the asset server reads them through; before it is there.
    pub fn source(&self) -> AssetSourceBuilder {
        let root = self.0.clone();
        AssetSourceBuilder::new(move || Box::new(MemoryAssetReader { root: root.clone() }))
    }

    /// Puts a model there; returns its path for the asset server.
    fn put(&self, file: &str, bytes: Vec<u8>) -> String {
        self.0.insert_asset(std::path::Path::new(file), bytes);
        format!("{BUILT_SOURCE}://{file}")
    }

    /// Lets go of a model's bytes once it is loaded.
    fn forget(&self, file: &str) {
        self.0.remove_asset(std::path::Path::new(file));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<BuiltModels>().add_plugins((buildings::plugin, grounds::plugin));
}
