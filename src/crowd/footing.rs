//! Where somebody could stand: on the ground of the park, and on the floor of a room.

use geo::{Contains, Coord, Distance, Euclidean, Point, Polygon};

use super::region::Region;
use crate::{
    models::Afoot,
    park::{Building, Park, PlaceId, Xz},
};

/// From whoever stands there to walls, water and what stands about, metres.
const GAP_M: f64 = 0.6;

/// Height of the ground at a point on which somebody could stand, metres above the park's zero; `None` on carriageways
/// and parking, in water, outside the park, and too near to anything solid.
pub fn ground_at(afoot: &Afoot, at: Xz) -> Option<f64> {
    let coord = Coord { x: at.0, y: at.1 };
    let point = Point::from(coord);
    let on = |outlines: &[Polygon]| outlines.iter().any(|outline| outline.contains(&point));
    let near = |outlines: &[Polygon]| outlines.iter().any(|outline| Euclidean.distance(outline, &point) < GAP_M);
    let blocked = near(&afoot.solid)
        || on(&afoot.roads)
        || on(&afoot.parking)
        || afoot.things.iter().any(|thing| thing.away_m(coord) < GAP_M);
    if blocked || !on(&afoot.boundary) {
        return None;
    }
    // As the ground is painted: what is named later lies on top.
    let up_m =
        [(&afoot.yards, afoot.plazas_up_m), (&afoot.plazas, afoot.plazas_up_m), (&afoot.greens, afoot.greens_up_m)]
            .into_iter()
            .find_map(|(outlines, up_m)| on(outlines).then_some(up_m));
    Some(up_m.unwrap_or(0.0))
}

/// The floor of a room while its building's partitions are in a mode.
pub struct Footing<'a> {
    building: &'a Building,
    region: Region,
}

impl<'a> Footing<'a> {
    /// `None` for what is neither a room nor a floor.
    pub fn of(park: &'a Park, place: &PlaceId, mode: Option<&str>) -> Option<Self> {
        let (building, region) = Region::of(park, place, mode)?;
        Some(Self { building, region })
    }

    /// Height of the floor at a point of the park on which somebody could stand, metres above the park's zero.
    pub fn at(&self, at: Xz) -> Option<f64> {
        let from = self.building.at;
        let local = Xz(at.0 - from.0, at.1 - from.1).placed(Xz(0.0, 0.0), -self.building.turn_deg);
        self.region.floor_at(self.building, local)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        crowd::{Crowd, Rooms},
        park::Facade,
        twin::Simulator,
    };

    fn park(scene: &str) -> Park {
        crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene)).park.unwrap()
    }

    #[test]
    fn one_stands_where_people_stand_and_in_no_wall() {
        let park = park("demo-campus");
        let hall = PlaceId::new("workshop/west");
        let floor = Footing::of(&park, &hall, None).unwrap();
        for one in Rooms::of(&park, &hall, None, 20).taken(20).iter().filter(|one| !one.sits) {
            let under = floor.at(Xz(one.at_m[0], one.at_m[2])).unwrap_or(f64::NAN);
            assert!((under - one.at_m[1]).abs() < 1e-6, "{under} {one:?}");
        }
        let away = park.building("workshop").unwrap().at;
        assert_eq!(floor.at(Xz(away.0 + 500.0, away.1)), None);
        assert!(Footing::of(&park, &"no such".into(), None).is_none());
    }

    #[test]
    fn outdoors_one_stands_on_paving_and_lawn_only() {
        let park = park("zone-f");
        let crowd = Crowd::new(&park, &Simulator::new(&park), 1);
        let steps = |half: f64| (-20..=20).map(move |k| half * f64::from(k) / 20.0);
        let Xz(x, z) = park.site.boundary.half_extent();
        let all: Vec<Xz> = steps(x * 1.2).flat_map(|x| steps(z * 1.2).map(move |z| Xz(x, z))).collect();
        let free: Vec<&Xz> = all.iter().filter(|at| crowd.ground_at(**at).is_some()).collect();
        assert!(free.len() > 100 && free.len() < all.len() / 2, "{} of {}", free.len(), all.len());
        // One may stand under a canopy.
        let on_ground = |building: &&Building| building.volumes.iter().all(|volume| volume.facade != Facade::Canopy);
        for at in free {
            let walls =
                park.buildings.iter().filter(on_ground).flat_map(|building| building.footprint_polygons_world());
            assert!(walls.into_iter().all(|wall| !wall.contains(&Point::new(at.0, at.1))), "{at:?}");
            assert!((0.0..0.3).contains(&crowd.ground_at(*at).unwrap()));
        }
    }
}
