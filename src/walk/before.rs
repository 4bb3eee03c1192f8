//! Where one begins who names no place: outdoors, before what the camera looks at, with free sight of it.

use super::{Arrival, EYE_M, Foothold, Walk};
use crate::park::Xz;

/// So far one sees ahead at least, or up to what is looked at, metres.
const SIGHT_M: f64 = 10.0;
/// From what is looked at one stands at least so far off and at most, and places so far apart are tried, metres.
const NEAREST_M: f64 = 8.0;
const FARTHEST_M: f64 = 160.0;
const APART_M: f64 = 3.0;
/// How much farther away one rather stands than a degree farther to the side of the camera, metres.
const ASIDE_M: f64 = 0.4;
/// Directions that are tried are so far apart, degrees.
const TURN_DEG: u32 = 15;

impl Walk {
    /// Before a point, on the side of the camera as far as can be, looking at it.
    pub fn before_point(&self, looked_at: Xz, camera: Xz) -> Option<Arrival> {
        let back = Xz(camera.0 - looked_at.0, camera.1 - looked_at.1);
        // From straight above, from the south.
        let bearing = if libm::hypot(back.0, back.1) > 1.0 { libm::atan2(back.0, back.1) } else { 0.0 };
        let far = ((FARTHEST_M - NEAREST_M) / APART_M) as u32;
        let turns = (0..360 / TURN_DEG).map(|k| f64::from(k * TURN_DEG));
        let mut tried: Vec<(f64, Xz)> = turns
            .flat_map(|turn_deg| {
                let turn = bearing + turn_deg.to_radians();
                let aside_deg = turn_deg.min(360.0 - turn_deg);
                (0..=far).map(move |k| {
                    let away_m = NEAREST_M + f64::from(k) * APART_M;
                    let off = Xz(away_m * libm::sin(turn), away_m * libm::cos(turn));
                    (away_m + aside_deg * ASIDE_M, Xz(looked_at.0 + off.0, looked_at.1 + off.1))
                })
            })
            .collect();
        tried.sort_by(|a, b| a.0.total_cmp(&b.0));
        tried.into_iter().find_map(|(_, at)| self.facing(at, looked_at))
    }

    fn facing(&self, at: Xz, looked_at: Xz) -> Option<Arrival> {
        let stood = Foothold::on_ground(at);
        let (dx, dz) = (looked_at.0 - at.0, looked_at.1 - at.1);
        let far_m = libm::hypot(dx, dz);
        if !self.is_free(&stood) {
            return None;
        }
        let ahead = Xz(dx / far_m, dz / far_m);
        let sight_m = SIGHT_M.min(far_m - 1.0);
        let off = |m: f64| Xz(at.0 + ahead.0 * m, at.1 + ahead.1 * m);
        let to = off(sight_m);
        // An open door is no free sight either.
        let outdoors = |m: u32| self.building_over(off(f64::from(m).min(sight_m))).is_none();
        let free = self.fields_between(&stood, at, to).into_iter().all(|field| field.sees((at, EYE_M), (to, EYE_M)));
        (free && (0..=sight_m.ceil() as u32).all(outdoors)).then_some(Arrival { stood, ahead: Some(ahead) })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::tests::park;
    use super::*;

    #[test]
    fn begun_at_no_place_one_stands_outdoors_with_free_sight_of_what_the_camera_looks_at() {
        for walk in ["zone-f", "demo-campus"].map(|scene| Walk::new(park(scene), BTreeMap::new())) {
            for building in walk.park().buildings.iter().filter(|building| building.model.is_none()) {
                for k in 0..8 {
                    let turn = f64::from(k) * 0.8;
                    let camera = Xz(building.at.0 + 200.0 * libm::sin(turn), building.at.1 + 200.0 * libm::cos(turn));
                    let begun = walk.before_point(building.at, camera).unwrap_or_else(|| panic!("{}", building.id));
                    let (at, ahead) = (begun.stood.at, begun.ahead.unwrap());
                    assert!(walk.is_free(&begun.stood) && walk.floor_at(&begun.stood).is_none(), "{}", building.id);
                    let (dx, dz) = (building.at.0 - at.0, building.at.1 - at.1);
                    assert!((dx * ahead.0 + dz * ahead.1) / libm::hypot(dx, dz) > 0.999, "{} faces it", building.id);
                    let ahead_of =
                        |m: f64| walk.floor_at(&Foothold::on_ground(Xz(at.0 + ahead.0 * m, at.1 + ahead.1 * m)));
                    assert!(
                        (0..7).all(|m| ahead_of(f64::from(m)).is_none()),
                        "{}: no wall before one's nose",
                        building.id
                    );
                }
            }
        }
    }
}
