//! The park while it is built: what is drawn of it at the clock's time.
//!
//! What is not begun is not there; what rises is cut off at the height that it has (the material does that, `more.z` of
//! its tint), with a raw floor on top (`cap`) and its planned shape in thin lines above (`ghosts`). The ground is bare earth
//! first; roads come, then squares and greens, then trees and furniture.

mod cap;
mod cut;
mod ghosts;
mod ground;

use std::collections::BTreeMap;

use bevy::prelude::*;

use super::indoors::hide_outdoors;
use crate::{
    app::{AppSystems, Clock, Live, OpenPark},
    park::{Park, PlaceId},
    twin::{Progress, Simulator},
};

/// How much of the park stands; changed only when the picture must.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Grown {
    /// Height above the ground up to which a building stands, metres; 0 before it is begun. What is not named stands.
    pub heights_m: BTreeMap<PlaceId, f32>,
    /// Of the ground, 0 to 1, in hundredths.
    pub site: Part,
}

/// A share, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part(pub u8);

impl Default for Part {
    fn default() -> Self {
        Self(100)
    }
}

/// Shares of the ground's work at which trees and furniture come.
const TREES: (u8, u8) = (84, 97);
const FURNITURE: Part = Part(98);

/// Heights change in steps of so much, metres: about what is cast in a day.
const STEP_M: f32 = 0.7;

/// Comes once so much of the ground's work is done.
#[derive(Component, Clone, Copy, Debug)]
pub struct ComesAt(pub Part);

impl ComesAt {
    /// Trees one after another, in no order that one sees.
    pub fn tree(number: usize) -> Self {
        let (first, last) = TREES;
        let steps = usize::from(last - first);
        Self(Part(first + (number * 7 % steps.max(1)) as u8))
    }

    pub const FURNITURE: Self = Self(FURNITURE);
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Grown>()
        .add_systems(Update, follow_works.before(hide_outdoors).in_set(AppSystems::Show))
        .add_plugins((ground::plugin, cut::plugin, cap::plugin, ghosts::plugin));
}

impl Grown {
    fn new(park: &Park, simulator: &Simulator, clock: &Clock) -> Self {
        let works = simulator.works();
        let part = |progress: Progress| Part((progress.share * 100.0).clamp(0.0, 100.0) as u8);
        let height = |building: &crate::park::Building| {
            let progress = works.of(&building.id, clock.at());
            let height_m = (building.height_m() * progress.height()) as f32;
            (progress.height() < 1.0).then(|| (building.id.clone(), (height_m / STEP_M).floor() * STEP_M))
        };
        Self { heights_m: park.buildings.iter().filter_map(height).collect(), site: part(works.of_site(clock.at())) }
    }

    /// Up to which height a building stands; `None` where it stands whole.
    pub fn height_m(&self, building: &PlaceId) -> Option<f32> {
        self.heights_m.get(building).copied()
    }

    /// Whether anything is to be seen of a building.
    pub fn has_begun(&self, building: &PlaceId) -> bool {
        self.height_m(building).is_none_or(|height| height > 0.0)
    }

    pub fn has_come(&self, one: &ComesAt) -> bool {
        self.site >= one.0
    }

    /// What of it matters for the light on the ground, which is worked out anew for it.
    pub fn coarse(&self) -> (Vec<(PlaceId, bool)>, bool) {
        let buildings = self.heights_m.iter().map(|(id, height)| (id.clone(), *height > 6.0));
        (buildings.collect(), self.site >= FURNITURE)
    }
}

pub(super) fn follow_works(park: Option<Res<OpenPark>>, live: Res<Live>, clock: Res<Clock>, mut grown: ResMut<Grown>) {
    let (Some(park), Some(simulator)) = (park, live.simulator()) else { return };
    if clock.is_changed() || park.is_changed() || live.is_changed() {
        grown.set_if_neq(Grown::new(&park, simulator, &clock));
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::twin::parse_at;

    fn grown(at: &str) -> Grown {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let simulator = Simulator::new(&park);
        Grown::new(&park, &simulator, &Clock::new(parse_at(at, &park.timezone).unwrap()))
    }

    #[test]
    fn zone_f_is_bare_then_rises_then_stands() {
        let bare = grown("2022-05-23T10:00");
        assert_eq!((bare.heights_m.len(), bare.site), (15, Part(0)));
        assert!(bare.heights_m.values().all(|height| *height == 0.0) && !bare.has_come(&ComesAt::tree(3)));
        let rising = grown("2023-09-15T10:00");
        let tower = rising.height_m(&"F-01".into()).unwrap();
        assert!((20.0..80.0).contains(&tower), "{tower}");
        assert!(!rising.has_begun(&"GH".into()) && rising.height_m(&"F-12".into()).is_none());
        let built = grown("2025-06-10T10:00");
        assert_eq!(built, Grown::default());
        assert!(built.has_come(&ComesAt::FURNITURE));
    }
}
