//! What a ray hits for whoever is inside a place: what is in it, and nothing else.

use std::collections::BTreeMap;

use super::{has_floor_levels, way_to};
use crate::{
    app::{
        Shown,
        pick::{Ray, Standing, cut_m, hit_below, hit_box, inside as hits_inside, pick_among},
    },
    park::{Hall, Park, PlaceId, PlaceKind},
};

/// The nearest place on the ray among those of one's level. `open` is what stands open.
///
/// In the park that is what [`pick`](crate::app::pick) says; in a building its floors, or its rooms if it has none to
/// choose; on a floor its rooms; in a hall or at a rack the hall's racks, or what else stands there.
pub fn pick_inside(park: &Park, inside: Option<&PlaceId>, open: &[PlaceId], ray: Ray) -> Option<PlaceId> {
    pick_at(park, inside, Standing { open, modes: &BTreeMap::new(), is_there: &|_| true }, ray)
}

/// As [`pick_inside`], partitions as they stand, and nothing that is switched off.
pub fn pick_level(park: &Park, shown: &Shown, inside: Option<&PlaceId>, open: &[PlaceId], ray: Ray) -> Option<PlaceId> {
    let is_there = |id: &PlaceId| !shown.hides(park, id);
    pick_at(park, inside, Standing { open, modes: &shown.partition_modes, is_there: &is_there }, ray)
}

fn pick_at(park: &Park, inside: Option<&PlaceId>, standing: Standing, ray: Ray) -> Option<PlaceId> {
    let Some(inside) = inside.and_then(|id| park.place(id)) else { return pick_among(park, standing, ray) };
    let Standing { open, modes, is_there } = standing;
    let building = park.building(inside.id.top().as_str())?;
    let cut = open.iter().find(|id| id.top() == building.id);
    match inside.kind {
        PlaceKind::Building if has_floor_levels(building) => {
            let cut_m = cut.map_or(f64::INFINITY, |cut| cut_m(park, building, cut));
            let at_m = ray.height_at(hit_below(building, cut_m, ray)?);
            let floors = building.floors();
            let here = floors.iter().rev().find(|floor| at_m >= floor.base_m - 1e-6).or(floors.first())?;
            Some(building.floor_id(here.number))
        }
        PlaceKind::Hall | PlaceKind::Room | PlaceKind::Rack => {
            let room = way_to(park, &inside.id).into_iter().rfind(|id| !is_rack(park, id))?;
            let hall = park.halls().find(|hall| hall.id == room);
            if let Some(rack) = hall.and_then(|hall| hit_rack(hall, ray)) {
                return Some(rack);
            }
            let hits = hits_inside(park, building, (cut?, modes), ray).into_iter();
            nearest(hits.filter(|(_, id)| *id != building.id && is_there(id)))
        }
        _ => nearest(hits_inside(park, building, (cut?, modes), ray).into_iter().filter(|(_, id)| is_there(id))),
    }
}

fn is_rack(park: &Park, id: &PlaceId) -> bool {
    park.place(id).is_some_and(|place| place.kind == PlaceKind::Rack)
}

fn nearest(hits: impl IntoIterator<Item = (f64, PlaceId)>) -> Option<PlaceId> {
    hits.into_iter().filter(|(t, _)| *t > 1e-6).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
}

/// The rack of a hall that a ray meets first.
fn hit_rack(hall: Hall, ray: Ray) -> Option<PlaceId> {
    let (_, layout) = hall.racks?;
    let (along, high, deep) = layout.rack_m;
    let half = [deep / 2.0, high / 2.0, along / 2.0];
    let hits = hall.standing_racks().into_iter().filter_map(|rack| {
        let [x, y, z] = rack.foot_m;
        Some((hit_box([x, y + high / 2.0, z], half, rack.turn_deg, ray)?, rack.id))
    });
    nearest(hits)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn zone_f() -> Park {
        crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()
    }

    fn down(x: f64, z: f64) -> Ray {
        Ray { origin: [x, 200.0, z], direction: [0.0, -1.0, 0.0] }
    }

    #[test]
    fn what_can_be_picked_follows_the_level() {
        let park = zone_f();
        let pick = |inside: Option<&str>, open: &[&str], ray| {
            let open: Vec<PlaceId> = open.iter().map(PlaceId::new).collect();
            let inside = inside.map(PlaceId::new);
            pick_inside(&park, inside.as_ref(), &open, ray).map(|id| id.to_string())
        };
        let rack = park.racks().find(|rack| rack.id.as_str() == "F-08/L3/A/R07/24").unwrap();
        let (x, y, z) = (rack.foot_m[0], rack.foot_m[1], rack.foot_m[2]);
        assert_eq!(pick(None, &[], down(x, z)).as_deref(), Some("F-08"));
        // From the side at the height of the third floor.
        let from_east = Ray { origin: [400.0, y + 1.0, z], direction: [-1.0, 0.0, 0.0] };
        assert_eq!(pick(Some("F-08"), &[], from_east).as_deref(), Some("F-08/L3"));
        assert_eq!(pick(Some("F-08/L3"), &["F-08/L3"], down(x, z)).as_deref(), Some("F-08/L3/A"));
        assert_eq!(pick(Some("F-08/L3/A"), &["F-08/L3"], down(x, z)).as_deref(), Some("F-08/L3/A/R07/24"));
        assert_eq!(pick(Some("F-08/L3/A/R01/01"), &["F-08/L3"], down(x, z)).as_deref(), Some("F-08/L3/A/R07/24"));
        // Other buildings are not of one's level.
        let tower = park.building("F-01").unwrap().at;
        assert_eq!(pick(Some("F-08"), &[], down(tower.0, tower.1)), None);
        let h1 = park.place(&"F-05/H1".into()).unwrap().centre_m;
        let in_h1 = pick(Some("F-05"), &["F-05"], down(h1[0], h1[2]));
        assert!(in_h1.is_some_and(|id| id.starts_with("F-05/")));
    }

    #[test]
    fn a_partition_is_picked_where_it_stands_closed_and_parked() {
        let park = zone_f();
        let at = |mode: &str, inside: Option<&str>, x: f64, z: f64| {
            let shown = Shown {
                open: vec!["F-05".into()],
                inside: inside.map(PlaceId::new),
                partition_modes: [("F-05".into(), mode.to_owned())].into(),
                ..Shown::default()
            };
            let building = park.building("F-05").unwrap().at;
            pick_level(&park, &shown, shown.inside.as_ref(), &shown.open, down(building.0 + x, building.1 + z))
                .map(|id| id.to_string())
        };
        for inside in [None, Some("F-05"), Some("F-05/H1")] {
            assert_eq!(at("4x1500", inside, -45.0, 0.0).as_deref(), Some("F-05/PW-1"));
            let parked = at("2x3000", inside, -1.5, 8.0);
            assert_eq!(parked.as_deref(), Some("F-05/PW-1"), "its panels stand at the middle");
            let way = at("2x3000", inside, -45.0, 0.1);
            assert!(way.is_some_and(|id| id.starts_with("F-05/H")), "the way is free");
        }
    }
}
