//! What a ray meets in a park that is cut open.

use super::Section;
use crate::{
    app::{
        Shown,
        level::pick_level,
        pick::{Ray, hit_ground, hit_prism, pick_ground, prisms},
    },
    park::{Park, PlaceId, PlaceKind},
};

/// The nearest place on the ray among those of one's level that no section takes away; on a cut face the room or floor
/// that is cut.
pub fn pick_shown(park: &Park, shown: &Shown, ray: Ray) -> Option<PlaceId> {
    let pick = |ray: Ray| pick_level(park, shown, shown.inside.as_ref(), &shown.opened(park), ray);
    let Some(section) = shown.section else { return pick(ray) };
    let ground = || pick_ground(park, ray);
    let Some((enters, leaves)) = section.span(ray) else { return ground() };
    if hit_ground(ray).is_some_and(|t| t < enters) {
        return ground();
    }
    let kept = Ray { origin: ray.at(enters), ..ray };
    if enters > 0.0
        && let Some(place) = cut_place(park, kept).filter(|place| !shown.hides(park, place))
    {
        return Some(place);
    }
    let hit = pick(kept)?;
    let is_building = park.building(hit.top().as_str()).is_some();
    let at = park.building(hit.top().as_str()).and_then(|building| crate::app::pick::hit_building(building, kept));
    // Beyond a box nothing stands but the ground.
    if is_building && at.is_some_and(|t| enters + t > leaves) { ground() } else { Some(hit) }
}

/// Where a ray starts inside a building, the smallest room or floor about its start.
fn cut_place(park: &Park, ray: Ray) -> Option<PlaceId> {
    let [x, y, z] = ray.origin;
    // Straight up from within one leaves by the lid.
    let up = Ray { origin: ray.origin, direction: [0.0, 1.0, 0.0] };
    let building = park.buildings.iter().find(|building| {
        prisms(building).iter().any(|(outline, bottom_m, top_m)| {
            (*bottom_m..=*top_m).contains(&y)
                && geo::Contains::contains(outline, &geo::Coord { x, y: z })
                && hit_prism(outline, *bottom_m, *top_m, up, true).is_some()
        })
    })?;
    let about = park.places.values().filter(|place| {
        let kind = matches!(place.kind, PlaceKind::Hall | PlaceKind::Room | PlaceKind::Floor);
        kind && place.id.top() == building.id && place.holds(ray.origin)
    });
    let volume = |half: [f64; 3]| half.iter().product::<f64>();
    let smallest = about.min_by(|a, b| volume(a.half_size_m).total_cmp(&volume(b.half_size_m)));
    Some(smallest.map_or_else(|| building.id.clone(), |place| place.id.clone()))
}

impl Section {
    /// Between which of its directions a ray runs through what is kept; `None` if it does not.
    fn span(&self, ray: Ray) -> Option<(f64, f64)> {
        let (mut enters, mut leaves) = (0.0_f64, f64::MAX);
        for space in self.half_spaces() {
            let beyond_m = space.beyond_m(ray.origin);
            let rate = space.normal.iter().zip(ray.direction).map(|(n, d)| n * d).sum::<f64>();
            if rate.abs() < 1e-12 {
                if beyond_m > 0.0 {
                    return None;
                }
            } else if rate < 0.0 {
                enters = enters.max(-beyond_m / rate);
            } else {
                leaves = leaves.min(-beyond_m / rate);
            }
        }
        (enters < leaves).then_some((enters, leaves))
    }
}
