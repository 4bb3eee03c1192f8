//! What a ray meets in a park that is cut open.

use super::Section;
use crate::{
    app::{
        Shown,
        level::{has_floor_levels, pick_level},
        pick::{Ray, cut_m, hit_ground, hit_prism, pick_ground, prisms},
        spread::{apart_m, is_spread},
    },
    park::{Building, Park, Place, PlaceId, PlaceKind},
};

/// The nearest place on the ray among those of one's level that no section takes away; on a cut face the room or floor
/// that is cut there, as far as one's level lets it be picked.
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
        && let Some(place) = cut_place(park, shown, kept.origin).filter(|place| !shown.hides(park, place))
    {
        return Some(place);
    }
    let hit = pick(kept)?;
    let is_building = park.building(hit.top().as_str()).is_some();
    let at = park.building(hit.top().as_str()).and_then(|building| crate::app::pick::hit_building(building, kept));
    // Beyond a box nothing stands but the ground.
    if is_building && at.is_some_and(|t| enters + t > leaves) { ground() } else { Some(hit) }
}

/// Where a point lies inside a building as it is drawn, the smallest room or floor about it among those of one's level.
fn cut_place(park: &Park, shown: &Shown, [x, y, z]: [f64; 3]) -> Option<PlaceId> {
    let inside = shown.inside.as_ref().and_then(|id| park.place(id));
    let mut mine = park.buildings.iter().filter(|building| inside.as_ref().is_none_or(|at| at.id.top() == building.id));
    let (building, own_m) = mine.find_map(|building| {
        let own_m = own_height_m(park, shown, building, y)?;
        is_within(building, [x, own_m, z]).then_some((building, own_m))
    })?;
    let about = park.places.values().filter(|place| {
        let own = place.id.top() == building.id && place.holds([x, own_m, z]);
        own && is_of_level(park, building, inside.as_ref(), place)
    });
    let volume = |half: [f64; 3]| half.iter().product::<f64>();
    let smallest = about.min_by(|a, b| volume(a.half_size_m).total_cmp(&volume(b.half_size_m)));
    match smallest {
        Some(place) => Some(place.id.clone()),
        // Whoever is inside a building picks what is in it, and not itself.
        None => inside.is_none().then(|| building.id.clone()),
    }
}

/// The height in a building of what is drawn at a height, metres: floors may be drawn apart. `None` where nothing is
/// drawn: between them, or of floors that are lifted off.
fn own_height_m(park: &Park, shown: &Shown, building: &Building, y: f64) -> Option<f64> {
    let opened = shown.opened(park);
    let cut = opened.iter().find(|open| open.top() == building.id);
    let top_m = cut.map_or(f64::INFINITY, |cut| cut_m(park, building, cut));
    let own_m = if is_spread(shown, &building.id) {
        building.floors().iter().find_map(|floor| {
            let own_m = y - apart_m(park, shown, &building.floor_id(floor.number));
            (floor.base_m..floor.base_m + floor.height_m).contains(&own_m).then_some(own_m)
        })?
    } else {
        y
    };
    (own_m < top_m).then_some(own_m)
}

fn is_within(building: &Building, [x, y, z]: [f64; 3]) -> bool {
    // Straight up from within one leaves by the lid.
    let up = Ray { origin: [x, y, z], direction: [0.0, 1.0, 0.0] };
    prisms(building).iter().any(|(outline, bottom_m, top_m)| {
        (*bottom_m..=*top_m).contains(&y)
            && geo::Contains::contains(outline, &geo::Coord { x, y: z })
            && hit_prism(outline, *bottom_m, *top_m, up, true).is_some()
    })
}

/// Whether a place can be picked at one's level: in the park rooms and floors; in a building its floors, or its rooms if
/// it has none to choose; on a floor, or in one of its rooms, the rooms of that floor.
fn is_of_level(park: &Park, building: &Building, inside: Option<&Place>, place: &Place) -> bool {
    let is_room = matches!(place.kind, PlaceKind::Hall | PlaceKind::Room);
    let floor_of = |place: &Place| -> Option<PlaceId> {
        let mut around = std::iter::successors(Some(place.clone()), |inner| park.place(inner.within.as_ref()?)).take(8);
        around.find(|place| place.kind == PlaceKind::Floor).map(|floor| floor.id)
    };
    match inside {
        None => is_room || place.kind == PlaceKind::Floor,
        Some(inside) if inside.kind == PlaceKind::Building => {
            if has_floor_levels(building) {
                place.kind == PlaceKind::Floor
            } else {
                is_room
            }
        }
        Some(inside) => is_room && floor_of(inside) == floor_of(place),
    }
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
