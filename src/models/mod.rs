//! glTF: builds the models that are shipped from the specs in the scene files, and inspects any glTF that a scene names.

mod afoot;
pub mod build;
mod check;
mod container;
mod placement;
mod rigged;
mod section;
mod seen;
mod surface;

pub use afoot::{
    Afoot, Flight, Obstacle, Ramp, StoreyPlan, Thing, WayIn, WorkPlace, afoot, blocked_doors, gate_spots, obstacles,
    racks_of, storey_plan, ways_in, work_places,
};
pub use build::{
    BuildError, BuiltModel, SolidPart, WriteReport, build, build_building, build_site, building_file, mipmaps,
    model_file, solid_parts, spec_hash, spec_hashes, textures, write,
};
pub use check::{ISSUE_CODES, SeenModel, check_file, check_park, find_model, is_loadable, see_models};
pub use container::binary_gltf;
pub use placement::{Placement, PlacementKind, placements, standing};
pub use rigged::{HeldCorner, RigFault, Rigged, RiggedClip, RiggedJoint, RiggedKeys, RiggedTrack, read_rigged};
pub use section::{CutFace, HalfSpace, bared, cut_faces, kept_parts};
pub use seen::Seen;

/// Node of a site's model: the ground before anything stands on it, drawn only then.
pub const BARE_NODE: &str = "site-bare";
pub use surface::Surface;
