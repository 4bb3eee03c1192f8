//! Where one stands after the park has changed under one's feet: where one stood, or on the nearest sound floor.

use super::{Foothold, Walk};
use crate::park::Xz;

/// On the same floor one is put no farther away than this, metres; on the ground, than the second.
const SAME_FLOOR_M: f64 = 8.0;
const ON_GROUND_M: f64 = 80.0;

impl Walk {
    /// The same place if one can stand there yet; else near it on the same floor, on the highest floor of the building
    /// there that is no higher than one stood, on the ground, or before a door. `None` where nobody can stand near.
    pub fn settled(&self, stood: &Foothold, floor_m: f64) -> Option<Foothold> {
        if self.is_free(stood) {
            return Some(stood.clone());
        }
        let nearest = || self.nearest_free(stood, SAME_FLOOR_M);
        let ground = Foothold::on_ground(stood.at);
        nearest()
            .or_else(|| self.below(stood.at, floor_m))
            .or_else(|| self.nearest_free(&ground, ON_GROUND_M))
            .or_else(|| self.way_out(&ground))
    }

    /// On the highest floor at a point that is no higher than this above the ground, metres.
    fn below(&self, at: Xz, floor_m: f64) -> Option<Foothold> {
        const STEP_M: f64 = 0.5;
        let id = self.building_over(at)?;
        let mut floors = self.park.building(id.as_str())?.floors();
        floors.retain(|floor| floor.base_m <= floor_m + STEP_M);
        floors.sort_by(|a, b| b.base_m.total_cmp(&a.base_m));
        floors.iter().find_map(|floor| self.on_floor(&id, floor.number, at))
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, sync::Arc};

    use super::super::tests::park;
    use super::*;
    use crate::park::Park;

    #[test]
    fn whoever_loses_the_floor_is_put_onto_the_next_sound_one_or_the_ground() {
        let whole = park("zone-f");
        let changed = |change: &dyn Fn(&mut Park)| {
            let mut park = Park::clone(&whole);
            change(&mut park);
            Walk::new(Arc::new(park), BTreeMap::new())
        };
        let before = Walk::new(whole.clone(), BTreeMap::new());
        let at = whole.building("F-02").unwrap().at;
        let stood = before.on_floor(&"F-02".into(), 9, at).unwrap();
        let height = before.height_m(&stood);
        assert_eq!(before.settled(&stood, height), Some(stood.clone()));
        let gone = changed(&|park| park.buildings.retain(|building| building.id.as_str() != "F-02"));
        let ground = gone.settled(&stood, height).unwrap();
        assert!(ground.upstairs.is_none() && gone.is_free(&ground));
        let moved = changed(&|park| {
            let building = park.buildings.iter_mut().find(|building| building.id.as_str() == "F-02").unwrap();
            building.at = Xz(building.at.0 + 200.0, building.at.1);
        });
        let ground = moved.settled(&stood, height).unwrap();
        assert!(ground.upstairs.is_none() && moved.is_free(&ground) && moved.floor_at(&ground).is_none());
        let lower = changed(&|park| {
            let building = park.buildings.iter_mut().find(|building| building.id.as_str() == "F-02").unwrap();
            building.volumes.iter_mut().for_each(|volume| volume.storeys.truncate(1));
            building
                .volumes
                .iter_mut()
                .flat_map(|volume| &mut volume.storeys)
                .for_each(|run| run.count = run.count.min(4));
        });
        let below = lower.settled(&stood, height).unwrap();
        assert!(lower.is_free(&below), "{below:?}");
        let floor = lower.floor_at(&below).map(|(id, floor)| (id.to_string(), floor));
        assert_eq!(floor, Some(("F-02".to_owned(), lower.park().building("F-02").unwrap().storeys() as u32)));
    }
}
