//! Layers: what of the park is switched off by its use, its status or its storey. It is drawn faded, or for storeys not at
//! all, has no name over it and cannot be picked.

use std::{borrow::Cow, collections::BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Shown, apply::Stage};
use crate::park::{Building, Park, PlaceId, Status};

/// What is switched off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layers {
    /// Keys of the park's `uses`.
    #[serde(default)]
    pub uses: BTreeSet<String>,
    #[serde(default)]
    pub statuses: BTreeSet<Status>,
    /// Storeys above this floor, 1 being the ground floor; `None` shows all.
    #[serde(default)]
    pub highest: Option<u32>,
}

/// A layer that has a switch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Buildings, halls and rooms of a use, by its key.
    Use(String),
    /// Buildings of a status.
    Status(Status),
}

/// What is done with layers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayerStep {
    Switch(Layer, bool),
    /// This one alone of its sort; all of its sort again if it is alone already.
    Solo(Layer),
    /// Storeys up to this floor; `None` shows all.
    Highest(Option<u32>),
    /// Everything again.
    All,
}

impl Layers {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub fn is_on(&self, layer: &Layer) -> bool {
        match layer {
            Layer::Use(usage) => !self.uses.contains(usage),
            Layer::Status(status) => !self.statuses.contains(status),
        }
    }

    /// Whether it is the only one of its sort that is not switched off.
    pub fn is_alone(&self, all: &BTreeSet<Layer>, layer: &Layer) -> bool {
        let of_sort = all.iter().filter(|other| is_same_sort(other, layer));
        let (mut count, mut others) = (0, 0);
        for other in of_sort {
            count += 1;
            others += usize::from(other != layer && self.is_on(other));
        }
        count > 1 && others == 0 && self.is_on(layer)
    }

    /// As far as a park knows them.
    pub(super) fn known(&self, park: &Park) -> Self {
        let uses = self.uses.iter().filter(|usage| park.uses.contains_key(*usage)).cloned().collect();
        let mut known = Self { uses, statuses: self.statuses.clone(), highest: None };
        known.take(park, &LayerStep::Highest(self.highest));
        known
    }

    fn switch(&mut self, layer: &Layer, on: bool) {
        match (layer, on) {
            (Layer::Use(usage), true) => _ = self.uses.remove(usage),
            (Layer::Use(usage), false) => _ = self.uses.insert(usage.clone()),
            (Layer::Status(status), true) => _ = self.statuses.remove(status),
            (Layer::Status(status), false) => _ = self.statuses.insert(*status),
        }
    }

    fn take(&mut self, park: &Park, step: &LayerStep) {
        match step {
            LayerStep::Switch(layer, on) => self.switch(layer, *on),
            LayerStep::Solo(layer) => {
                let all = layers_of(park);
                let again = self.is_alone(&all, layer);
                for other in all.iter().filter(|other| is_same_sort(other, layer)) {
                    self.switch(other, again || other == layer);
                }
            }
            LayerStep::Highest(floor) => {
                let most = storeys_of(park);
                self.highest = floor.map(|floor| floor.max(1)).filter(|floor| *floor < most);
            }
            LayerStep::All => *self = Self::default(),
        }
    }

    /// Whether a place's own use or status is switched off.
    fn has_off(&self, park: &Park, id: &PlaceId) -> bool {
        // A rack is of its hall's use.
        let known = std::iter::successors(Some(id.clone()), PlaceId::parent).find_map(|id| park.places.get(&id));
        known.is_some_and(|place| {
            place.usage.as_ref().is_some_and(|usage| self.uses.contains(usage))
                || place.status.is_some_and(|status| self.statuses.contains(&status))
        })
    }
}

fn is_same_sort(a: &Layer, b: &Layer) -> bool {
    matches!((a, b), (Layer::Use(_), Layer::Use(_)) | (Layer::Status(_), Layer::Status(_)))
}

/// Every use and status that a building or a room of the park has.
pub fn layers_of(park: &Park) -> BTreeSet<Layer> {
    let rooms = park.buildings.iter().flat_map(|building| &building.rooms).map(|room| &room.usage);
    let uses = park.buildings.iter().map(|building| &building.usage).chain(rooms);
    let statuses = park.buildings.iter().map(|building| Layer::Status(building.status));
    // Thousands of rooms have a few uses.
    let uses: BTreeSet<&String> = uses.collect();
    uses.into_iter().map(|usage| Layer::Use(usage.clone())).chain(statuses).collect()
}

/// The highest floor of any building.
pub fn storeys_of(park: &Park) -> u32 {
    park.buildings.iter().map(top_floor).max().unwrap_or(1)
}

/// The number of a building's highest floor.
fn top_floor(building: &Building) -> u32 {
    let last = building.volumes.iter().map(|volume| {
        let storeys = volume.storeys.iter().fold(0_u32, |sum, run| sum.saturating_add(run.count));
        volume.first_floor.saturating_add(storeys).saturating_sub(1)
    });
    last.max().unwrap_or(1)
}

/// The floor on which a place lies by its id, `F-08/L3/A` → 3.
fn floor_in(id: &PlaceId) -> Option<u32> {
    id.as_str().split('/').nth(1)?.strip_prefix('L')?.parse().ok()
}

impl Shown {
    /// The floor above which a building is not shown; a floor that was opened, or that one is on, comes before the layer.
    fn cut_of(&self, building: &Building) -> Option<u32> {
        let highest = self.hidden.highest.filter(|highest| *highest < top_floor(building))?;
        let opened = |open: &PlaceId| *open != building.id && open.top() == building.id;
        (!self.open.iter().any(opened)).then_some(highest)
    }

    /// What stands open: what was opened, and buildings that are shown up to a floor.
    pub fn opened(&self, park: &Park) -> Cow<'_, [PlaceId]> {
        if self.hidden.highest.is_none() {
            return Cow::Borrowed(&self.open);
        }
        let mut open = self.open.clone();
        for building in &park.buildings {
            if let Some(floor) = self.cut_of(building) {
                open.retain(|id| *id != building.id);
                open.push(building.floor_id(floor));
            }
        }
        Cow::Owned(open)
    }

    /// Whether a building stands open, by its id.
    pub fn is_opened(&self, park: &Park, building: &PlaceId) -> bool {
        self.open.iter().any(|open| open.top() == *building)
            || self.hidden.highest.is_some()
                && park.building(building.as_str()).is_some_and(|building| self.cut_of(building).is_some())
    }

    /// Whether a place is switched off, with the building that it is in or on its own.
    pub fn hides(&self, park: &Park, id: &PlaceId) -> bool {
        if self.hidden.is_empty() {
            return false;
        }
        self.fades(park, id) || self.hidden.highest.is_some() && self.lies_above(park, id)
    }

    /// Whether it is drawn faded: its use or status is switched off.
    pub fn fades(&self, park: &Park, id: &PlaceId) -> bool {
        if self.hidden.uses.is_empty() && self.hidden.statuses.is_empty() {
            return false;
        }
        self.hidden.has_off(park, &id.top()) || self.hidden.has_off(park, id)
    }

    /// Whether it lies above the highest storey that is shown.
    fn lies_above(&self, park: &Park, id: &PlaceId) -> bool {
        let cut = park.building(id.top().as_str()).and_then(|building| self.cut_of(building));
        let within = || park.places.get(id).and_then(|place| place.within.as_ref()).and_then(floor_in);
        cut.is_some_and(|cut| floor_in(id).or_else(within).is_some_and(|floor| floor > cut))
    }
}

impl Stage<'_> {
    pub(super) fn set_layer(&mut self, step: &LayerStep) {
        let Some(park) = self.park.as_ref().map(|park| park.0.clone()) else { return };
        self.shown.hidden.take(&park, step);
        // What is switched off is not looked at any more.
        if self.shown.selection.as_ref().is_some_and(|id| self.shown.hides(&park, id)) {
            self.shown.selection = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn zone_f() -> Park {
        crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()
    }

    #[test]
    fn a_use_alone_leaves_the_others_out_and_comes_back_with_them() {
        let park = zone_f();
        let usage = park.building("F-05").unwrap().usage.clone();
        let layer = Layer::Use(usage.clone());
        let mut layers = Layers::default();
        layers.take(&park, &LayerStep::Solo(layer.clone()));
        assert!(layers.is_alone(&layers_of(&park), &layer) && !layers.uses.contains(&usage));
        let shown = Shown { hidden: layers.clone(), ..Shown::default() };
        assert!(!shown.hides(&park, &"F-05".into()) && shown.hides(&park, &"F-08".into()));
        assert!(shown.hides(&park, &"F-08/L3/A/R07/24".into()), "with its building");
        assert!(!shown.hides(&park, &"R-ring".into()), "roads have no use");
        layers.take(&park, &LayerStep::Solo(layer));
        assert!(layers.is_empty());
    }

    #[test]
    fn storeys_above_the_highest_are_open_and_hidden() {
        let park = zone_f();
        let mut layers = Layers::default();
        layers.take(&park, &LayerStep::Highest(Some(storeys_of(&park))));
        assert!(layers.is_empty(), "all storeys are all storeys");
        layers.take(&park, &LayerStep::Highest(Some(3)));
        let mut shown = Shown { hidden: layers, ..Shown::default() };
        let opened = shown.opened(&park).into_owned();
        assert!(opened.contains(&"F-08/L3".into()) && opened.contains(&"F-01/L3".into()));
        assert!(opened.iter().all(|id| id.top() != "F-05".into()), "it has no more storeys");
        for (id, hidden) in [("F-08/L3", false), ("F-08/L4", true), ("F-08/L5/A/R01/03", true), ("F-08", false)] {
            assert_eq!(shown.hides(&park, &id.into()), hidden, "{id}");
        }
        // Whoever goes onto a higher floor sees it.
        shown.open = vec!["F-08/L5".into()];
        assert!(!shown.hides(&park, &"F-08/L5".into()));
        assert!(!shown.opened(&park).contains(&"F-08/L3".into()));
    }
}
