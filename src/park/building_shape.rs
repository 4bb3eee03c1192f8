//! What a building's volumes amount to: floors, areas, heights, footprint.
//!
//! Floor area (GFA) is the sum over all storeys of outline − courts − voids; a canopy's storey counts like any other.
//! Areas are rounded to 1 cm², which hides the grid that the polygon clipping works on.

use std::collections::BTreeMap;

use geo::{Area, BooleanOps, Contains, Distance, Euclidean, MapCoords, MultiPolygon, Point, Polygon};

use super::{
    Building, PlaceId, Room, Volume, Xz,
    shape::polygon_of,
    volume_shape::{MOST_STOREYS, Storey, to_cm2},
};

/// One floor of a building, over all its volumes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Floor {
    /// 1 is the ground floor.
    pub number: u32,
    /// Height of the lowest slab above the ground.
    pub base_m: f64,
    /// From there to the highest ceiling of the same floor.
    pub height_m: f64,
    /// Sum of outline − courts − voids.
    pub area_m2: f64,
}

impl Building {
    /// All floors in rising order.
    pub fn floors(&self) -> Vec<Floor> {
        let mut floors: BTreeMap<u32, (f64, f64, f64)> = BTreeMap::new();
        for volume in &self.volumes {
            // Most floors of a volume are alike: clip again only where the set of voids changes.
            let mut last: Option<(Vec<bool>, f64)> = None;
            for storey in volume.storeys_from_below() {
                let open: Vec<bool> =
                    volume.voids.iter().map(|v| (v.floors.0..=v.floors.1).contains(&storey.floor)).collect();
                let area_m2 = match &last {
                    Some((same, area_m2)) if *same == open => *area_m2,
                    _ => volume.slab_area_m2(storey.floor),
                };
                last = Some((open, area_m2));
                let floor = floors.entry(storey.floor).or_insert((f64::MAX, f64::MIN, 0.0));
                floor.0 = floor.0.min(storey.base_m);
                floor.1 = floor.1.max(storey.base_m + storey.height_m);
                floor.2 += area_m2;
            }
        }
        let floor = |(number, (base_m, top_m, area_m2)): (u32, (f64, f64, f64))| Floor {
            number,
            base_m,
            height_m: top_m - base_m,
            area_m2,
        };
        floors.into_iter().map(floor).collect()
    }

    /// Floor area above ground, m².
    pub fn gfa_m2(&self) -> f64 {
        self.floors().iter().map(|floor| floor.area_m2).sum()
    }

    /// How many floors it has.
    pub fn storeys(&self) -> usize {
        self.floors().len()
    }

    /// Height of its highest volume's top above the ground.
    pub fn height_m(&self) -> f64 {
        self.volumes.iter().map(Volume::top_m).fold(0.0, f64::max)
    }

    /// The ground that it covers, courts left open, from its own centre before its turn.
    pub fn footprint(&self) -> MultiPolygon {
        let mut bodies = self.volumes.iter().map(Volume::body);
        let first = bodies.next().unwrap_or_else(|| MultiPolygon::new(Vec::new()));
        bodies.fold(first, |union, body| union.union(&body))
    }

    /// The ground that it covers, in the park. Polygons of one building do not overlap.
    pub fn footprint_polygons_world(&self) -> Vec<Polygon> {
        self.footprint().map_coords(|c| self.to_world(Xz(c.x, c.y)).into()).0
    }

    pub fn footprint_m2(&self) -> f64 {
        to_cm2(self.footprint().unsigned_area())
    }

    /// A point of the building as a point of the park.
    pub fn to_world(&self, local: Xz) -> Xz {
        local.placed(self.at, self.turn_deg)
    }

    /// Smallest and largest corner of the box about all volumes, from the building's centre before its turn.
    pub fn extent(&self) -> (Xz, Xz) {
        extent(
            self.volumes.iter().flat_map(|volume| {
                volume.outline.corners().into_iter().map(|c| Xz(c.0 + volume.at.0, c.1 + volume.at.1))
            }),
        )
    }

    /// The storey on this floor in which a point lies; where no volume of that floor holds it, the nearest one's.
    pub fn storey_at(&self, floor: u32, at: Xz) -> Option<Storey> {
        let point = Point::new(at.0, at.1);
        let storeys = self.volumes.iter().filter_map(|volume| {
            let storey = volume.storeys_from_below().find(|storey| storey.floor == floor)?;
            Some((distance_m(&volume.body(), point), storey))
        });
        storeys.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, storey)| storey)
    }

    /// Height of the roof above a point.
    pub fn roof_m(&self, at: Xz) -> f64 {
        let point = Point::new(at.0, at.1);
        let tops = self.volumes.iter().map(|volume| (distance_m(&volume.body(), point), volume.top_m()));
        tops.min_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1))).map_or(0.0, |(_, top_m)| top_m)
    }

    pub fn floor_id(&self, floor: u32) -> PlaceId {
        self.id.child(format!("L{floor}"))
    }

    /// `F-05/H1` for a room that names no floors, else `F-08/L3/A`.
    pub fn room_id(&self, room: &Room, floor: u32) -> PlaceId {
        match room.floors {
            None => self.id.child(&room.id),
            Some(_) => self.floor_id(floor).child(&room.id),
        }
    }

    /// Every room once for each floor on which it is.
    pub fn rooms_on_floors(&self) -> impl Iterator<Item = (&Room, u32)> {
        self.rooms.iter().flat_map(|room| room.floor_range().map(move |floor| (room, floor)))
    }
}

impl Room {
    /// The floors on which it is; the ground floor if it names none.
    pub fn floor_range(&self) -> std::ops::RangeInclusive<u32> {
        let (first, last) = self.floors.unwrap_or((1, 1));
        first..=last.min(first.saturating_add(MOST_STOREYS))
    }

    pub fn area_m2(&self) -> f64 {
        self.size.0 * self.size.1
    }

    /// From the building's centre.
    pub fn polygon(&self) -> Polygon {
        let (Xz(x, z), half) = (self.at, Xz(self.size.0 / 2.0, self.size.1 / 2.0));
        polygon_of(&[
            Xz(x - half.0, z - half.1),
            Xz(x + half.0, z - half.1),
            Xz(x + half.0, z + half.1),
            Xz(x - half.0, z + half.1),
        ])
    }
}

/// Smallest and largest corner of the box about some points; the origin twice for none.
pub(super) fn extent(points: impl IntoIterator<Item = Xz>) -> (Xz, Xz) {
    let grow = |range: Option<(Xz, Xz)>, p: Xz| {
        let (min, max) = range.unwrap_or((p, p));
        Some((Xz(min.0.min(p.0), min.1.min(p.1)), Xz(max.0.max(p.0), max.1.max(p.1))))
    };
    points.into_iter().fold(None, grow).unwrap_or_default()
}

fn distance_m(body: &MultiPolygon, point: Point) -> f64 {
    if body.contains(&point) { 0.0 } else { Euclidean.distance(body, &point) }
}

#[cfg(test)]
mod tests {
    use crate::park::{Building, shape::overlap_m2};

    use super::*;
    use crate::park::Outline;

    fn building(volumes: &str) -> Building {
        let text = format!(
            r#"(id: "B", name: (zh: "楼", en: "B"), use: "o", status: planned, source: "s", at: (100, 50),
            turn_deg: 90, volumes: {volumes}, rooms: [(id: "A", name: (zh: "厅", en: "A"), use: "o", floors: (2, 3),
            at: (5, 5), size: (4, 2), source: "s")])"#
        );
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(&text)
            .unwrap()
    }

    /// A ring of two storeys about a hall, and a tower of three on its eastern end.
    fn studio() -> Building {
        building(
            r#"[
            (id: "ring", outline: rect(100, 60), storeys: [(count: 2, height_m: 5)], courts: [(outline: rect(80, 40))],
             voids: [(outline: rect(10, 10), at: (45, 0), floors: (2, 2))]),
            (id: "hall", outline: rect(80, 40), storeys: [(count: 1, height_m: 12)]),
            (id: "tower", outline: rect(10, 10), at: (45, 0), first_floor: 3, base_m: 10,
             storeys: [(count: 1, height_m: 6), (count: 2, height_m: 4)]),
        ]"#,
        )
    }

    #[test]
    fn floors_areas_and_heights_follow_the_volumes() {
        let studio = studio();
        let floors = studio.floors();
        assert_eq!(floors.len(), 5);
        assert_eq!(floors[0], Floor { number: 1, base_m: 0.0, height_m: 12.0, area_m2: 2800.0 + 3200.0 });
        assert_eq!(floors[1], Floor { number: 2, base_m: 5.0, height_m: 5.0, area_m2: 2700.0 });
        assert_eq!(floors[2], Floor { number: 3, base_m: 10.0, height_m: 6.0, area_m2: 100.0 });
        assert_eq!(studio.gfa_m2(), 6000.0 + 2700.0 + 300.0);
        assert_eq!(studio.height_m(), 24.0);
        assert_eq!(studio.storeys(), 5);
        assert_eq!(studio.footprint_m2(), 6000.0, "the hall fills the court, the tower stands on the ring");
    }

    #[test]
    fn a_court_stays_open_and_a_turned_building_covers_turned_ground() {
        let ring = building(
            r#"[(id: "r", outline: rect(30, 10), storeys: [(count: 1, height_m: 4)], courts: [(outline: rect(10, 6))])]"#,
        );
        assert_eq!(ring.footprint_m2(), 240.0);
        let world = ring.footprint_polygons_world();
        let turned = Outline::Rect(10.0, 30.0).polygon_at(Xz(100.0, 50.0), 0.0);
        assert_eq!(world.len(), 1);
        assert!((overlap_m2(&world[0], &turned) - 240.0).abs() < 1e-3);
    }

    #[test]
    fn a_point_is_on_the_storey_of_the_volume_that_holds_it() {
        let studio = studio();
        assert_eq!(studio.storey_at(1, Xz(0.0, 0.0)).unwrap().height_m, 12.0);
        assert_eq!(studio.storey_at(1, Xz(48.0, 20.0)).unwrap().height_m, 5.0);
        assert_eq!(studio.storey_at(9, Xz(0.0, 0.0)), None);
        assert_eq!(studio.roof_m(Xz(0.0, 0.0)), 12.0);
        assert_eq!(studio.roof_m(Xz(45.0, 0.0)), 24.0, "the higher of two");
    }

    #[test]
    fn rooms_on_several_floors_have_an_id_on_each() {
        let studio = studio();
        let ids: Vec<String> = studio.rooms_on_floors().map(|(r, f)| studio.room_id(r, f).to_string()).collect();
        assert_eq!(ids, ["B/L2/A", "B/L3/A"]);
    }
}
