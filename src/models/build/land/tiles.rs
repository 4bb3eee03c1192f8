//! Fine things of the ground, gathered in tiles that are drawn from nearby only.

use std::collections::BTreeMap;

use geo::Coord;

use crate::models::{
    Seen,
    build::{mesh::Mesh, node::Node},
};

/// Side of a tile, metres.
const TILE_M: f64 = 64.0;

#[derive(Default)]
pub struct Tiles(BTreeMap<(i64, i64), Mesh>);

impl Tiles {
    /// The mesh for what lies here.
    pub fn at(&mut self, at: Coord) -> &mut Mesh {
        let cell = |v: f64| (v / TILE_M).floor() as i64;
        self.0.entry((cell(at.x), cell(at.y))).or_default()
    }

    pub fn nodes(self, name: &str) -> impl Iterator<Item = Node> {
        let full = self.0.into_iter().filter(|(_, mesh)| mesh.surfaces().next().is_some());
        full.map(move |((column, row), mesh)| Node {
            seen: Some(Seen::Near),
            ..Node::named(format!("{name}/{column}/{row}")).with(mesh)
        })
    }
}
