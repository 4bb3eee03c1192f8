//! Where people are in rooms: at desks, in seats, standing together on what floor is free.

use super::region::Region;
use crate::park::{Park, PlaceId, Xz};

/// Somebody in a room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Staying {
    /// Where the feet are, in the park, metres, y up.
    pub at_m: [f64; 3],
    /// Unit vector.
    pub ahead: Xz,
    pub sits: bool,
    pub looks: u32,
}

/// A place's spots in the order in which they are taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rooms {
    spots: Vec<Staying>,
    /// No more people find a place.
    full: bool,
}

/// Of seven people, so many sit or stand at work, if there are places to.
const AT_WORK: usize = 6;
/// More people than this are not shown in one place.
const MOST_SHOWN: usize = 4_000;

impl Rooms {
    /// The spots of a room, or of a floor outside its rooms, for up to `count` people, while the building's partitions
    /// are in a mode. Empty for a place that is neither.
    pub fn of(park: &Park, place: &PlaceId, mode: Option<&str>, count: u32) -> Self {
        let Some((building, region)) = Region::of(park, place, mode) else { return Self::default() };
        let wanted = (count as usize).min(MOST_SHOWN);
        let own = xxhash_rust::xxh3::xxh3_64(place.as_str().as_bytes());
        let work: Vec<Staying> = region.work_places(building, own);
        let seated = work.len().min(wanted * AT_WORK / (AT_WORK + 1));
        let standing = region.standing(building, own, wanted - seated);
        // More people than there is room for: the rest sits down after all.
        let mut spots = Vec::with_capacity(wanted);
        let (mut work, mut standing) = (work.into_iter(), standing.into_iter());
        while spots.len() < wanted {
            let works = spots.len() % (AT_WORK + 1) != AT_WORK;
            let next =
                if works { work.next().or_else(|| standing.next()) } else { standing.next().or_else(|| work.next()) };
            let Some(spot) = next else { break };
            spots.push(spot);
        }
        let full = spots.len() < wanted || wanted == MOST_SHOWN;
        Self { spots, full }
    }

    /// Where the first `count` people are; fewer where there is no more room.
    pub fn taken(&self, count: u32) -> &[Staying] {
        self.spots.get(..(count as usize).min(self.spots.len())).unwrap_or_default()
    }

    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// Whether there is no room for more people than these.
    pub fn is_full(&self) -> bool {
        self.full
    }

    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use geo::{Contains, Point};

    use super::*;
    use crate::models::{Obstacle, obstacles, work_places};

    fn park(scene: &str) -> Park {
        crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene)).park.unwrap()
    }

    #[test]
    fn a_studio_holds_its_crew_away_from_walls_and_cameras() {
        let park = park("zone-f");
        let hall = PlaceId::new("F-05/H1");
        let rooms = Rooms::of(&park, &hall, Some("4x1500"), 130);
        assert_eq!(rooms.len(), 130);
        let building = park.building("F-05").unwrap();
        let room = building.rooms.iter().find(|room| room.id == "H1").unwrap();
        let things = obstacles(building, 1, Some("4x1500"));
        for one in rooms.taken(130) {
            let at = Xz(one.at_m[0] - building.at.0, one.at_m[2] - building.at.1);
            let (x, z) = ((at.0 - room.at.0).abs(), (at.1 - room.at.1).abs());
            assert!(x < room.size.0 / 2.0 && z < room.size.1 / 2.0, "{one:?}");
            let works = work_places(building, 1, Some("4x1500")).iter().any(|work| (work.at.0 - at.0).abs() < 1e-6);
            let in_thing = |thing: &Obstacle| {
                let from = Xz(at.0 - thing.at.0, at.1 - thing.at.1).placed(Xz(0.0, 0.0), -thing.turn_deg);
                from.0.abs() < thing.half.0 && from.1.abs() < thing.half.1
            };
            assert!(works || !things.iter().any(in_thing), "{one:?}");
        }
    }

    #[test]
    fn an_audience_sits_and_one_more_person_moves_nobody() {
        let park = park("zone-f");
        let rooms = Rooms::of(&park, &"F-06/hall".into(), None, 1400);
        assert_eq!(rooms.len(), 1400);
        assert!(rooms.taken(1400).iter().filter(|one| one.sits).count() >= 1190);
        assert_eq!(rooms.taken(400), &rooms.taken(401)[..400]);
        assert!(rooms.taken(1400).iter().any(|one| !one.sits && one.at_m[1] > 1.0), "somebody is on the stage");
    }

    #[test]
    fn people_on_an_office_floor_are_on_that_floor() {
        let park = park("zone-f");
        let floor = PlaceId::new("F-01/L10");
        let rooms = Rooms::of(&park, &floor, None, 90);
        assert_eq!(rooms.len(), 90);
        let place = &park.places[&floor];
        for one in rooms.taken(90) {
            assert!(
                (one.at_m[1] - (place.centre_m[1] - place.half_size_m[1]) - 0.02).abs() < 1e-6,
                "{one:?} {place:?}"
            );
        }
        assert!(
            Rooms::of(&park, &"R-ring".into(), None, 9).is_empty()
                && Rooms::of(&park, &"no".into(), None, 9).is_empty()
        );
    }

    #[test]
    fn a_turned_hall_turns_its_people() {
        let park = park("demo-campus");
        let rooms = Rooms::of(&park, &"workshop/west".into(), None, 20);
        assert_eq!(rooms.len(), 20);
        let walls = park.building("workshop").unwrap().footprint_polygons_world();
        let inside = |one: &Staying| walls.iter().any(|wall| wall.contains(&Point::new(one.at_m[0], one.at_m[2])));
        assert!(rooms.taken(20).iter().all(inside));
    }
}
