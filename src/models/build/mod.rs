//! Builds the park's own models from the specs in its scene files: one `.glb` a building, the site, racks, trees, a
//! person, the guide. The same spec gives the same bytes, on every machine.
//!
//! Every node that stands for a place bears its id in `extras.yungu`; materials are named by role: `solid`, `glass`,
//! `screen`, `ground`. Metres, y up; a building's origin is its centre on the ground, before its turn.

mod building;
pub(in crate::models) mod door_place;
pub(in crate::models) mod facade;
mod finish;
pub(in crate::models) mod fixtures;
pub(in crate::models) mod floors;
pub(in crate::models) mod frame;
mod glb;
pub(in crate::models) mod ground;
mod guide;
mod inner_face;
pub(in crate::models) mod land;
mod materials;
mod mesh;
mod node;
pub(in crate::models) mod paint;
mod partition;
mod parts;
mod person;
pub(in crate::models) mod plan;
pub(in crate::models) mod props;
mod rack;
mod rig;
mod roof;
pub(in crate::models) mod room_walls;
mod rooms;
#[cfg(test)]
pub(in crate::models) mod samples;
pub(in crate::models) mod screen;
pub(in crate::models) mod shell;
mod sign;
pub(in crate::models) mod site;
mod solids;
mod surroundings;
mod textures;
mod tree;
mod vector;
mod write;

use std::collections::BTreeMap;

use serde::Serialize;

use self::node::Node;
use crate::park::{Building, FixtureLook, Park, Partition, Room, Site};

pub use self::parts::{SolidPart, solid_parts};
pub use self::textures::{mipmaps, textures};
pub use self::tree::{KINDS as TREE_KINDS, reach_m as tree_reach_m};
pub use self::write::{BuildError, WriteReport, write};

/// Raised whenever models look different for the same spec, so that older files are known to be stale.
const LOOK: u32 = 5;

/// A model or texture file, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuiltModel {
    /// Below the assets folder: `models/<park>/<building>.glb`, `textures/<surface>.png`.
    pub file: String,
    pub bytes: Vec<u8>,
}

/// Every model of a park that is built from its spec: buildings with a `model` of their own are left out.
pub fn build(park: &Park) -> Vec<BuiltModel> {
    let mut models = vec![build_site(park)];
    if park.site.surroundings.shown {
        let root = surroundings::surroundings(park);
        models.push(finish(park, "surroundings", &[root], surroundings_hash(park)));
    }
    models.extend(own(park).map(|building| build_building(park, building)));
    for (key, layout) in &park.rack_layouts {
        let name = format!("rack-{key}");
        models.push(finish(park, &name, &rack::nodes(&name, layout), hash(&(LOOK, layout))));
    }
    for (nth, kind) in TREE_KINDS.into_iter().enumerate() {
        let name = format!("tree-{}", nth + 1);
        models.push(finish(park, &name, &[tree::tree(kind, &name)], hash(&LOOK)));
    }
    for name in super::placement::prop_names(park) {
        models.extend(props::prop(&name).map(|root| finish(park, &name, &[root], hash(&(LOOK, &name)))));
    }
    models.push(finish(park, "person", &[Node::named("person").with(person::person())], person_hash()));
    models.push(finish(park, "guide", &[guide::guide()], guide_hash()));
    models
}

/// One building alone, as after an edit.
pub fn build_building(park: &Park, building: &Building) -> BuiltModel {
    let root = building::building(park, building);
    BuiltModel { file: building_file(park, building), bytes: glb::bytes(&[root], &spec_hash(park, building)) }
}

/// The ground alone, as after an edit.
pub fn build_site(park: &Park) -> BuiltModel {
    finish(park, "site", &[site::site(park)], site_hash(park))
}

fn finish(park: &Park, name: &str, nodes: &[Node], spec: String) -> BuiltModel {
    BuiltModel { file: model_file(park, name), bytes: glb::bytes(nodes, &spec) }
}

/// Buildings that are built from their volumes.
fn own(park: &Park) -> impl Iterator<Item = &Building> {
    park.buildings.iter().filter(|building| building.model.is_none())
}

/// Where a built model of the park lies below the assets folder.
pub fn model_file(park: &Park, name: &str) -> String {
    format!("models/{}/{}.glb", park.id, name.replace('/', "_"))
}

/// Where a building's built model lies below the assets folder.
pub fn building_file(park: &Park, building: &Building) -> String {
    model_file(park, building.id.as_str())
}

/// What a building's model is built from, as 16 hexadecimal digits. The file bears it in `asset.extras.yungu_spec`;
/// a file with another value is stale.
pub fn spec_hash(park: &Park, building: &Building) -> String {
    // Who works in a building, when it is built, what is said of it, and where its open partitions stand, does not
    // change how it is built.
    let looks = Building {
        occupants: Vec::new(),
        figures: Vec::new(),
        stated_gfa_m2: None,
        construction: None,
        also: Vec::new(),
        rooms: building.rooms.iter().map(|room| Room { installed: BTreeMap::new(), ..room.clone() }).collect(),
        partitions: building.partitions.iter().map(|wall| Partition { parked: None, ..wall.clone() }).collect(),
        ..building.clone()
    };
    let written = looks.fixtures.iter().any(|fixture| fixture.look == FixtureLook::NameWall).then_some(&park.name);
    hash(&(LOOK, &looks, &park.uses, written))
}

/// Raised whenever a site before it is built looks different.
const BARE: u32 = 3;

/// The like for the site, which also depends on where the buildings stand.
fn site_hash(park: &Park) -> String {
    let standing: Vec<_> = own(park).map(|building| (&building.at, building.turn_deg, &building.volumes)).collect();
    let site = Site { construction: None, ..park.site.clone() };
    if park.grows() { hash(&(LOOK, BARE, &site, standing)) } else { hash(&(LOOK, &site, standing)) }
}

/// The country around depends on the site's extent, its gates and the park's id.
fn surroundings_hash(park: &Park) -> String {
    let site = &park.site;
    hash(&(LOOK, &park.id, &site.boundary, &site.gates, &site.surroundings))
}

/// The spec hash of every file that [`build`] makes.
pub fn spec_hashes(park: &Park) -> BTreeMap<String, String> {
    let mut hashes =
        BTreeMap::from([(model_file(park, "site"), site_hash(park)), (model_file(park, "person"), person_hash())]);
    hashes.insert(model_file(park, "guide"), guide_hash());
    if park.site.surroundings.shown {
        hashes.insert(model_file(park, "surroundings"), surroundings_hash(park));
    }
    hashes.extend(own(park).map(|building| (building_file(park, building), spec_hash(park, building))));
    hashes.extend(
        park.rack_layouts.iter().map(|(key, layout)| (model_file(park, &format!("rack-{key}")), hash(&(LOOK, layout)))),
    );
    hashes.extend(
        super::placement::prop_names(park).into_iter().map(|name| (model_file(park, &name), hash(&(LOOK, &name)))),
    );
    hashes.extend((1..=TREE_KINDS.len()).map(|kind| (model_file(park, &format!("tree-{kind}")), hash(&LOOK))));
    hashes
}

/// The third body: with a rounder head, and with knees.
fn person_hash() -> String {
    hash(&(LOOK, "person", 3))
}

/// The first guide.
fn guide_hash() -> String {
    hash(&(LOOK, "guide", 1))
}

fn hash(spec: &impl Serialize) -> String {
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(&serde_json::to_vec(spec).unwrap_or_default()))
}
