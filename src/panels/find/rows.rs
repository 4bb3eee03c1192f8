//! Which rows the tree of places has: only what is unfolded is looked up, and only what is seen is made into a row.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    app::Shown,
    park::{Building, Park, Place, PlaceId, PlaceKind, Status},
    words::Words,
};

/// A place in the tree, not looked up yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// `None` for the park itself.
    pub id: Option<PlaceId>,
    pub depth: usize,
    /// Whether it is unfolded; `None` if nothing lies in it.
    pub open: Option<bool>,
}

/// A place, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub name: String,
    /// Status and area, or how many racks it holds: for the pointer and for screen readers.
    pub detail: String,
    /// What of it stands beside the name, where there is room.
    pub aside: String,
    /// Of a building.
    pub status: Option<Status>,
    /// Of its use, `#rrggbb`.
    pub colour: Option<String>,
    /// Switched off.
    pub hidden: bool,
}

/// The park, and of what is unfolded all that lies in it, in the order in which it is drawn.
pub(super) fn nodes_of(park: &Park, unfolded: &BTreeSet<PlaceId>) -> Vec<Node> {
    let mut nodes = vec![Node { id: None, depth: 0, open: None }];
    for building in &park.buildings {
        let open = unfolded.contains(&building.id);
        nodes.push(Node { id: Some(building.id.clone()), depth: 1, open: Some(open) });
        if open {
            Inside::new(park, building, unfolded).add(&building.id, 2, &mut nodes);
        }
    }
    let grounds = park.places.values().filter(|place| is_ground(place.kind));
    let mut grounds: Vec<&Place> = grounds.collect();
    grounds.sort_by_key(|place| (place.kind, &place.id));
    nodes.extend(grounds.into_iter().map(|place| Node { id: Some(place.id.clone()), depth: 1, open: None }));
    nodes
}

fn is_ground(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Road | PlaceKind::Plaza | PlaceKind::Green | PlaceKind::Gate | PlaceKind::Model)
}

/// What lies in a building, by what holds it.
struct Inside<'a> {
    park: &'a Park,
    held: BTreeMap<&'a PlaceId, Vec<&'a Place>>,
    /// Halls with racks.
    racked: BTreeSet<PlaceId>,
    unfolded: &'a BTreeSet<PlaceId>,
}

impl<'a> Inside<'a> {
    fn new(park: &'a Park, building: &'a Building, unfolded: &'a BTreeSet<PlaceId>) -> Self {
        let id = &building.id;
        let mut held: BTreeMap<&PlaceId, Vec<&Place>> = BTreeMap::new();
        // All ids of a building begin with its own.
        let own = park.places.range(id.clone()..).take_while(|(other, _)| other.as_str().starts_with(id.as_str()));
        for place in own.map(|(_, place)| place).filter(|place| place.id.top() == *id) {
            if let Some(within) = &place.within {
                held.entry(within).or_default().push(place);
            }
        }
        held.values_mut().for_each(|places| places.sort_by(|a, b| order(a).cmp(&order(b))));
        let racked = building.rooms_on_floors().filter(|(room, _)| room.racks.is_some());
        let racked = racked.map(|(room, floor)| building.room_id(room, floor)).collect();
        Self { park, held, racked, unfolded }
    }

    fn add(&self, holder: &PlaceId, depth: usize, nodes: &mut Vec<Node>) {
        for place in self.held.get(holder).into_iter().flatten() {
            let has_more = self.held.contains_key(&place.id) || self.racked.contains(&place.id);
            let open = self.unfolded.contains(&place.id);
            nodes.push(Node { id: Some(place.id.clone()), depth, open: has_more.then_some(open) });
            if open {
                self.add(&place.id, depth + 1, nodes);
                self.add_racks(&place.id, depth + 1, nodes);
            }
        }
    }

    fn add_racks(&self, hall: &PlaceId, depth: usize, nodes: &mut Vec<Node>) {
        let Some(hall) = self.park.hall_of(hall).filter(|hall| self.racked.contains(&hall.id)) else { return };
        for row in hall.row_ids() {
            let open = self.unfolded.contains(&row);
            nodes.push(Node { id: Some(row.clone()), depth, open: Some(open) });
            if open {
                let racks = hall.rack_ids(&row);
                nodes.extend(racks.map(|rack| Node { id: Some(rack), depth: depth + 1, open: None }));
            }
        }
    }
}

/// Floors from below, then rooms, then what stands in them.
fn order(place: &Place) -> (PlaceKind, i64, &PlaceId) {
    let height_cm = if place.kind == PlaceKind::Floor { (place.centre_m[1] * 100.0) as i64 } else { 0 };
    (place.kind, height_cm, &place.id)
}

/// The places around one, outermost first: what must be unfolded for it to be seen.
pub(super) fn around(park: &Park, id: &PlaceId) -> Vec<PlaceId> {
    let outer = |id: &PlaceId| park.place(id).and_then(|place| place.within);
    let mut around: Vec<PlaceId> = std::iter::successors(outer(id), outer).take(8).collect();
    around.reverse();
    around
}

impl Row {
    /// `None` for a place that is not there any more.
    pub fn new(park: &Park, words: &Words, shown: &Shown, id: Option<&PlaceId>) -> Option<Self> {
        let lang = words.lang();
        let Some(id) = id else {
            let gfa_m2: f64 = park.buildings.iter().filter_map(|one| park.places.get(&one.id)?.area_m2).sum();
            let count = park.buildings.len() as u64;
            let detail = words.format("tree-park", &[("count", count.into()), ("area", words.area(gfa_m2).into())]);
            let aside = detail.clone();
            let name = park.name.get(lang).to_owned();
            return Some(Self { name, detail, aside, status: None, colour: None, hidden: false });
        };
        let place = park.place(id)?;
        let usage = place.usage.as_ref().and_then(|usage| park.uses.get(usage));
        let of_room = matches!(place.kind, PlaceKind::Building | PlaceKind::Hall | PlaceKind::Room);
        let status = place.status.filter(|_| place.kind == PlaceKind::Building);
        let aside = detail(park, words, &place);
        Some(Self {
            name: place.name.get(lang).to_owned(),
            detail: status
                .map(|status| words.status(status))
                .into_iter()
                .chain(told(&aside))
                .collect::<Vec<_>>()
                .join(" · "),
            aside,
            status,
            colour: usage.filter(|_| of_room).map(|usage| usage.colour.clone()),
            hidden: shown.hides(park, id),
        })
    }
}

fn told(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Area, racks, or for what has neither its kind.
fn detail(park: &Park, words: &Words, place: &Place) -> String {
    let area = place.area_m2.map(|area_m2| words.area(area_m2));
    let racks = |count: usize| words.format("tree-racks", &[("count", words.count(count as u64).into())]);
    let parts: Vec<String> = match place.kind {
        PlaceKind::Hall | PlaceKind::Room => {
            let hall = park.hall_of(&place.id).and_then(|hall| hall.racks);
            hall.map(|(_, layout)| racks(layout.count())).into_iter().chain(area).collect()
        }
        PlaceKind::Row => {
            let hall = park.hall_of(&place.id).and_then(|hall| hall.racks);
            hall.map(|(_, layout)| racks(layout.racks_in_row())).into_iter().collect()
        }
        PlaceKind::Building | PlaceKind::Floor | PlaceKind::Plaza | PlaceKind::Green => area.into_iter().collect(),
        PlaceKind::Rack => Vec::new(),
        kind => vec![words.kind(kind)],
    };
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn zone_f() -> Park {
        crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()
    }

    fn ids(park: &Park, unfolded: &[&str]) -> Vec<String> {
        let unfolded = unfolded.iter().map(PlaceId::new).collect();
        nodes_of(park, &unfolded).into_iter().filter_map(|node| node.id).map(|id| id.to_string()).collect()
    }

    #[test]
    fn racks_are_looked_up_only_once_their_row_is_unfolded() {
        let park = zone_f();
        let folded = ids(&park, &[]);
        assert_eq!(
            &folded[..park.buildings.len()],
            park.buildings.iter().map(|b| b.id.to_string()).collect::<Vec<_>>()
        );
        assert!(folded.len() < 80, "{}", folded.len());
        // What is unfolded in something folded is not there.
        assert_eq!(ids(&park, &["F-08/L3", "F-08/L3/A"]), folded);
        let floors = ids(&park, &["F-08"]);
        let own: Vec<&String> = floors.iter().filter(|id| id.starts_with("F-08/L")).collect();
        assert_eq!(own.first().map(|id| id.as_str()), Some("F-08/L1"));
        assert!(own.iter().any(|id| *id == "F-08/L7") && !own.iter().any(|id| id.contains("/A")));
        let racks = ids(&park, &["F-08", "F-08/L3", "F-08/L3/A", "F-08/L3/A/R07"]);
        let count = racks.iter().filter(|id| id.starts_with("F-08/L3/A/R")).count();
        assert_eq!(count, 8 + 48, "rows, and the racks of one");
        assert!(racks.contains(&"F-08/L3/A/R07/24".to_owned()));
    }

    #[test]
    fn a_tower_s_floors_stand_in_their_order_and_a_place_knows_what_is_around_it() {
        let park = zone_f();
        let floors = ids(&park, &["F-01"]);
        let at = |id: &str| floors.iter().position(|other| other == id).unwrap();
        assert!(at("F-01/L2") < at("F-01/L10"));
        let outer: Vec<String> =
            around(&park, &"F-08/L3/A/R07/24".into()).into_iter().map(|id| id.to_string()).collect();
        assert_eq!(outer, ["F-08", "F-08/L3", "F-08/L3/A", "F-08/L3/A/R07"]);
    }
}
