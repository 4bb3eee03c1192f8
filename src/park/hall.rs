//! Halls, and the racks that stand in them.

use super::{
    Bilingual, Building, Park, Place, PlaceId, PlaceKind, RackLayout, Room, Xz,
    building_shape::extent,
    rack::{rack_segment, row_segment, split_rack_id},
};

/// A hall on one floor of a building.
#[derive(Clone, Debug)]
pub struct Hall<'a> {
    pub id: PlaceId,
    pub building: &'a Building,
    pub room: &'a Room,
    pub floor: u32,
    /// With its key in the park's `rack_layouts`.
    pub racks: Option<(&'a str, &'a RackLayout)>,
    /// Centre of its floor in the park, metres, y up.
    pub foot_m: [f64; 3],
}

/// One rack where it stands in the park.
#[derive(Clone, Debug, PartialEq)]
pub struct StandingRack {
    pub id: PlaceId,
    pub hall: PlaceId,
    /// Centre of its foot, metres, y up.
    pub foot_m: [f64; 3],
    /// Turn of its building, degrees: 0 leaves its row along z and its front towards +x.
    pub turn_deg: f64,
    /// Whether its front looks towards its building's +x; else towards −x.
    pub faces_east: bool,
}

impl Hall<'_> {
    /// How many of its racks are installed, if that is said of it: the first in the order of rows and numbers.
    pub fn installed(&self) -> Option<usize> {
        self.room.installed.get(&self.floor).map(|count| *count as usize)
    }

    /// How many racks it is planned to have: those said to be installed, or else all that there is room for.
    pub fn planned_racks(&self) -> usize {
        let room_for = self.racks.map_or(0, |(_, layout)| layout.count());
        self.installed().map_or(room_for, |installed| installed.min(room_for))
    }

    /// A point from the hall's centre, on its floor, as a point of the park.
    fn foot_of(&self, at: Xz) -> [f64; 3] {
        let Xz(x, z) = self.building.to_world(Xz(self.room.at.0 + at.0, self.room.at.1 + at.1));
        [x, self.foot_m[1], z]
    }

    /// Its racks, row by row.
    pub fn standing_racks(self) -> Vec<StandingRack> {
        let racks = self.racks.into_iter().flat_map(|(_, layout)| layout.racks(&self.id, self.room.size));
        racks
            .map(|rack| StandingRack {
                id: rack.id,
                hall: self.id.clone(),
                foot_m: self.foot_of(rack.at),
                turn_deg: self.building.turn_deg,
                faces_east: rack.faces_east,
            })
            .collect()
    }

    /// Its rows of racks.
    pub fn row_ids(&self) -> impl Iterator<Item = PlaceId> + '_ {
        let count = self.racks.map_or(0, |(_, layout)| layout.row_centres_m.len());
        (1..=count).map(|row| self.id.child(row_segment(row)))
    }

    /// The racks of one of its rows.
    pub fn rack_ids<'a>(&self, row: &'a PlaceId) -> impl Iterator<Item = PlaceId> + use<'a> {
        let count = self.racks.map_or(0, |(_, layout)| layout.racks_in_row());
        (1..=count).map(|number| row.child(rack_segment(number)))
    }

    /// The place of a row or rack of this hall, by its id.
    pub fn place(&self, id: &PlaceId) -> Option<Place> {
        let (hall, row, number) = split_rack_id(id.as_str())?;
        if hall == self.id.as_str() { self.row_or_rack(id, row, number) } else { None }
    }

    /// The place of a row, or of one rack in it; both count from 1.
    fn row_or_rack(&self, id: &PlaceId, row: usize, number: Option<usize>) -> Option<Place> {
        let (_, layout) = self.racks?;
        let across_m = *layout.row_centres_m.get(row.checked_sub(1)?)?;
        let (along, high, deep) = layout.rack_m;
        let chosen = |at: usize| number.is_none_or(|number| number == at + 1);
        let centres: Vec<f64> = layout.along_m().enumerate().filter(|(k, _)| chosen(*k)).map(|(_, m)| m).collect();
        let (first, last) = (centres.first()?, centres.last()?);
        let at = Xz(across_m - self.room.size.0 / 2.0, (first + last) / 2.0 - self.room.size.1 / 2.0);
        let [x, y, z] = self.foot_of(at);
        let (kind, name, within) = match number {
            None => (PlaceKind::Row, row_name(row), self.id.clone()),
            Some(number) => (PlaceKind::Rack, rack_name(row, number), id.parent()?),
        };
        Some(Place {
            id: id.clone(),
            kind,
            name,
            what: None,
            usage: Some(self.room.usage.clone()),
            status: Some(self.building.status),
            source: layout.source.clone(),
            as_of: self.building.as_of,
            within: Some(within),
            area_m2: None,
            centre_m: [x, y + high / 2.0, z],
            half_size_m: [deep / 2.0, high / 2.0, (last - first + along) / 2.0],
            turn_deg: self.building.turn_deg,
        })
    }
}

impl Park {
    /// Every hall, and every room with racks, once for each floor on which it is.
    pub fn halls(&self) -> impl Iterator<Item = Hall<'_>> {
        self.buildings.iter().flat_map(move |building| {
            let rooms = building.rooms_on_floors().filter(|(room, _)| room.hall || room.racks.is_some());
            rooms.map(move |(room, floor)| self.hall(building, room, floor))
        })
    }

    /// Every rack in hall, row and number order.
    pub fn racks(&self) -> impl Iterator<Item = StandingRack> {
        self.halls().flat_map(Hall::standing_racks)
    }

    pub fn rack_count(&self) -> usize {
        self.halls().filter_map(|hall| hall.racks).map(|(_, layout)| layout.count()).sum()
    }

    /// Any place by id: those of `places`, and rows and racks by their hall's rule.
    pub fn place(&self, id: &PlaceId) -> Option<Place> {
        if let Some(place) = self.places.get(id) {
            return Some(place.clone());
        }
        self.hall_of(id)?.place(id)
    }

    /// The hall or room of this id, or the one in which a row or rack of this id stands.
    pub fn hall_of(&self, id: &PlaceId) -> Option<Hall<'_>> {
        let building = self.buildings.iter().find(|building| building.id == id.top())?;
        let named = |hall: &str| {
            // Most are told apart without writing their id.
            let mut rooms = building.rooms_on_floors().filter(|(room, _)| hall.ends_with(room.id.as_str()));
            rooms.find(|(room, floor)| building.room_id(room, *floor).as_str() == hall)
        };
        // A room may be called as rows are.
        let found = named(id.as_str()).or_else(|| named(split_rack_id(id.as_str())?.0));
        found.map(|(room, floor)| self.hall(building, room, floor))
    }

    fn hall<'a>(&'a self, building: &'a Building, room: &'a Room, floor: u32) -> Hall<'a> {
        let Xz(x, z) = building.to_world(room.at);
        let base_m = building.storey_at(floor, room.at).map_or(0.0, |storey| storey.base_m);
        let key = room.racks.as_deref();
        Hall {
            id: building.room_id(room, floor),
            building,
            room,
            floor,
            racks: key.and_then(|key| Some((key, self.rack_layouts.get(key)?))),
            foot_m: [x, base_m, z],
        }
    }
}

fn row_name(row: usize) -> Bilingual {
    Bilingual { zh: format!("第{row}列机柜"), en: format!("Rack row {row}") }
}

fn rack_name(row: usize, number: usize) -> Bilingual {
    Bilingual { zh: format!("{row}列{number}号机柜"), en: format!("Rack {number}, row {row}") }
}

/// How far the racks reach beyond a hall of this size, metres; 0 where they fit.
pub(super) fn overhang_m(layout: &RackLayout, size: Xz) -> f64 {
    let (along, _, deep) = layout.rack_m;
    let corners = layout.row_centres_m.iter().flat_map(|x| {
        let ends = layout.blocks.iter().filter(|block| block.count > 0).flat_map(|block| {
            let last = block.start_m + (f64::from(block.count) - 0.5) * layout.pitch_m + along / 2.0;
            [block.start_m + (layout.pitch_m - along) / 2.0, last]
        });
        ends.flat_map(move |z| [Xz(x - deep / 2.0, z), Xz(x + deep / 2.0, z)])
    });
    let (min, max) = extent(corners.chain([Xz(size.0 / 2.0, size.1 / 2.0)]));
    [-min.0, -min.1, max.0 - size.0, max.1 - size.1].into_iter().fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn a_room_may_be_called_as_rows_are() {
        let mut park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let mut rooms = park.buildings.iter_mut().flat_map(|building| &mut building.rooms);
        rooms.find(|room| room.racks.is_some()).unwrap().id = "R101".into();
        let hall = park.halls().find(|hall| hall.room.id == "R101").unwrap();
        let row = hall.row_ids().next().unwrap();
        let rack = hall.rack_ids(&row).next().unwrap();
        for id in [&hall.id, &row, &rack] {
            assert_eq!(park.hall_of(id).unwrap().id, hall.id, "{id}");
        }
    }
}
