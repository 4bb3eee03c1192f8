//! What is drawn: loading, spawning, camera, picking, light and sky, tints, outlines, label anchors.
//!
//! One material of our own draws everything, because on a PC without a GPU nine tenths of a frame would otherwise go
//! into a general renderer's shading. What holds still, shadows, sky light and lamp light, is looked up (`maps`).

mod bind;
mod boxes;
mod breaches;
mod camera;
mod carry;
mod coats;
mod detail;
mod develop;
mod drawn;
mod faded;
mod flight;
mod frame_times;
mod giving_way;
mod governor;
mod guardrail;
mod guide;
mod held;
mod indoors;
mod instances;
mod issue_codes;
mod keys;
mod label_anchors;
mod lifting;
mod light;
mod loading;
mod maps;
mod material;
mod moment;
mod occlusion;
mod offscreen;
mod opened;
mod outline;
mod pacing;
mod painter;
mod partitions;
mod people;
mod pointer;
mod quality;
mod racks;
mod remodel;
mod rows;
mod section;
mod sky;
mod softness;
mod spawn;
mod stroll;
mod sun_hours;
mod sunlight;
mod surfaces;
mod tape;
mod tints;
mod touched;
mod works;

use bevy::prelude::*;

pub use coats::Coat;
pub use detail::Looks;
#[cfg(test)]
pub use detail::Part;
pub use drawn::{DrawnMesh, drawn_meshes};
pub use flight::InstantFlights;
pub use held::Held;
pub use issue_codes::ISSUE_CODES;
pub use loading::{AssetFolders, SCENE_SOURCE};
pub use offscreen::{Picture, Target};
pub use people::PeopleWish;
pub use quality::{Quality, QualityWish};
pub use remodel::{BUILT_SOURCE, BuiltModels};
#[cfg(test)]
pub use section::CutAll;
pub use softness::{DrawnSize, Softness};
pub use tints::overlay_coats;

/// What hands reach, without anything drawn: the camera, flights, touches and clicks, where names stand.
pub fn hands_plugin(app: &mut App) {
    app.init_resource::<Quality>().add_plugins((
        camera::plugin,
        carry::plugin,
        partitions::hand_plugin,
        tape::plugin,
        flight::plugin,
        guardrail::plugin,
        touched::plugin,
        keys::plugin,
        pointer::plugin,
        stroll::plugin,
        label_anchors::plugin,
    ));
}

/// Everything that draws the park.
pub fn plugin(app: &mut App) {
    app.add_plugins((
        quality::plugin,
        material::plugin,
        maps::plugin,
        moment::plugin,
        light::plugin,
        sunlight::plugin,
        surfaces::plugin,
        painter::plugin,
        tints::plugin,
        loading::plugin,
        spawn::plugin,
        bind::plugin,
        instances::plugin,
        boxes::plugin,
        lifting::plugin,
    ));
    app.add_plugins((remodel::plugin, sun_hours::plugin, breaches::plugin));
    app.add_plugins((racks::plugin, rows::plugin, works::plugin));
    app.add_plugins((
        indoors::plugin,
        section::plugin,
        occlusion::plugin,
        develop::plugin,
        softness::plugin,
        held::plugin,
        giving_way::plugin,
        frame_times::plugin,
    ));
    app.add_plugins((governor::plugin, camera::plugin, carry::plugin, tape::plugin));
    app.add_plugins((partitions::plugin, partitions::hand_plugin));
    app.add_plugins((
        flight::plugin,
        guardrail::plugin,
        touched::plugin,
        keys::plugin,
        pacing::plugin,
        pointer::plugin,
        stroll::plugin,
        outline::plugin,
        detail::plugin,
        people::plugin,
        guide::plugin,
        sky::plugin,
        label_anchors::plugin,
        offscreen::plugin,
    ));
}
