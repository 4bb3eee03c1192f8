//! How far down an opened building lies open.

use crate::park::{Building, PlaceId, Volume};

/// The lowest of the floors that are opened; a building as a whole is opened at its top.
pub fn lowest_opened(building: &Building, open: &[PlaceId]) -> Option<u32> {
    let top = || building.floors().last().map(|floor| floor.number);
    let opened = open.iter().filter(|id| id.top() == building.id);
    opened.filter_map(|id| if *id == building.id { top() } else { floor_named(building, id) }).min()
}

fn floor_named(building: &Building, id: &PlaceId) -> Option<u32> {
    building.floors().into_iter().map(|floor| floor.number).find(|number| building.floor_id(*number) == *id)
}

/// Height above the ground from which one sees into a building whose storeys above `floor` are lifted off, metres: every
/// volume lies open at its highest storey that is left, and through openings in slabs down to what is below them.
pub fn seen_from_m(building: &Building, floor: u32) -> f64 {
    let of = |volume: &Volume| {
        let left: Vec<_> = volume.storeys_from_below().filter(|storey| storey.floor <= floor).collect();
        let has_slab = |floor: u32| !volume.voids.iter().any(|void| (void.floors.0..=void.floors.1).contains(&floor));
        left.iter().rev().find(|storey| has_slab(storey.floor)).or(left.first()).map(|storey| storey.base_m)
    };
    building.volumes.iter().filter_map(of).fold(f64::MAX, f64::min)
}

/// Top of a floor over all volumes, metres above the ground.
pub fn top_m(building: &Building, floor: u32) -> f64 {
    let floors = building.floors();
    floors.iter().find(|known| known.number == floor).map_or(f64::MAX, |floor| floor.base_m + floor.height_m)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hall of two storeys and an attic, and beside it a tower of six.
    fn building() -> Building {
        let text = r#"(id: "B", name: (zh: "楼", en: "Block"), use: "o", status: planned, source: "s", at: (0, 0),
            volumes: [
            (id: "hall", outline: rect(40, 30), storeys: [(count: 3, height_m: 5)],
             voids: [(outline: rect(10, 10), floors: (2, 2))]),
            (id: "tower", outline: rect(20, 20), at: (40, 0), storeys: [(count: 6, height_m: 4)]),
        ])"#;
        let implicit = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        implicit.from_str(text).unwrap()
    }

    #[test]
    fn a_building_lies_open_at_its_lowest_opened_floor() {
        let building = building();
        assert_eq!(lowest_opened(&building, &[]), None);
        assert_eq!(lowest_opened(&building, &["C/L2".into()]), None, "another's");
        assert_eq!(lowest_opened(&building, &["B".into()]), Some(6));
        assert_eq!(lowest_opened(&building, &["B/L4".into(), "B/L2".into()]), Some(2));
    }

    #[test]
    fn one_sees_down_to_the_highest_slab_of_each_volume() {
        let building = building();
        assert_eq!(seen_from_m(&building, 6), 10.0, "the lower volume's top storey");
        assert_eq!(seen_from_m(&building, 3), 8.0, "the tower's third storey");
        assert_eq!(seen_from_m(&building, 2), 0.0, "through the opening to the ground floor");
        assert_eq!(seen_from_m(&building, 1), 0.0);
    }

    #[test]
    fn a_floor_ends_where_its_highest_volume_does() {
        let building = building();
        assert_eq!([1, 3, 6].map(|floor| top_m(&building, floor)), [5.0, 15.0, 24.0]);
    }
}
