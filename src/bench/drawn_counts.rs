//! Counts what is drawn.

use std::collections::HashSet;

use bevy::{
    prelude::*,
    render::{
        RenderApp,
        mesh::{RenderMesh, RenderMeshBufferInfo},
        render_asset::RenderAssets,
    },
};

use crate::view3d::DrawnMesh;

/// See `Measured`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct DrawnCounts {
    pub triangles: u64,
    pub triangles_around: u64,
    pub draw_calls: usize,
}

impl DrawnCounts {
    pub(super) fn of(drawn: &[DrawnMesh], app: &App) -> Self {
        let on_device =
            app.get_sub_app(RenderApp).and_then(|sub| sub.world().get_resource::<RenderAssets<RenderMesh>>());
        let triangles = |mesh: AssetId<Mesh>| on_device.and_then(|meshes| meshes.get(mesh)).map_or(0, triangles_of);
        let sum = |drawn: &mut dyn Iterator<Item = &DrawnMesh>| drawn.map(|one| triangles(one.mesh)).sum();
        let in_picture = || drawn.iter().filter(|one| one.in_picture);
        let calls: HashSet<_> = in_picture().map(|one| (one.mesh, one.material)).collect();
        Self { triangles: sum(&mut in_picture()), triangles_around: sum(&mut drawn.iter()), draw_calls: calls.len() }
    }
}

fn triangles_of(mesh: &RenderMesh) -> u64 {
    let corners = match mesh.buffer_info {
        RenderMeshBufferInfo::Indexed { count, .. } => count,
        RenderMeshBufferInfo::NonIndexed => mesh.vertex_count,
    };
    u64::from(corners / 3)
}
