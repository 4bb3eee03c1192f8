//! The corners of a mesh that is written anew as people move, in the form that the park's material takes.

use bevy::{
    asset::RenderAssetUsages,
    mesh::{Indices, PrimitiveTopology},
    prelude::*,
};

/// Corners and triangles, as they come.
#[derive(Clone, Debug, Default)]
pub struct Corners {
    pub positions: Vec<[f32; 3]>,
    pub normals: Vec<[f32; 3]>,
    /// Linear; the last is the layer of the surface, which is plain.
    pub colours: Vec<[f32; 4]>,
    pub uvs: Vec<[f32; 2]>,
    pub indices: Vec<u32>,
}

impl Corners {
    pub fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    /// The number that the next corner gets.
    pub fn next(&self) -> u32 {
        u32::try_from(self.positions.len()).unwrap_or(u32::MAX)
    }

    pub fn push(&mut self, at: Vec3, normal: Vec3, colour: Vec3, uv: [f32; 2]) {
        self.positions.push(at.to_array());
        self.normals.push(normal.to_array());
        self.colours.push(colour.extend(0.0).to_array());
        self.uvs.push(uv);
    }

    /// Two triangles over the last four corners, which go round counter-clockwise.
    pub fn close_quad(&mut self) {
        let first = self.next().saturating_sub(4);
        self.indices.extend([0, 1, 2, 0, 2, 3].map(|k| first + k));
    }

    /// A mesh without a corner would be none to the renderer: nothing to be seen is one triangle without an area.
    pub fn into_mesh(self) -> Mesh {
        let this = if self.is_empty() { Self::nothing() } else { self };
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, this.positions)
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, this.normals)
            .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, this.uvs)
            .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, this.colours)
            .with_inserted_indices(Indices::U32(this.indices))
    }

    fn nothing() -> Self {
        let mut none = Self::default();
        (0..3).for_each(|_| none.push(Vec3::NEG_Y, Vec3::Y, Vec3::ZERO, [0.0, 0.0]));
        none.indices.extend([0, 1, 2]);
        none
    }
}
