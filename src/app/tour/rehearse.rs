//! A tour gone through without a picture: whether each way is free, and whether what is spoken of can be seen.

use bevy::math::Vec3;

use super::{
    course::Course,
    solids::{Solids, is_free},
};
use crate::{
    app::{CameraPose, Ray, pick},
    park::{Park, Place, PlaceId, Stop, Tour, Wish},
};

/// One stop, rehearsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Rehearsed {
    /// When the camera sets out, seconds from the tour's beginning.
    pub from_secs: f32,
    /// How long the way takes, seconds; 0 for a cut.
    pub travel_secs: f32,
    /// Of the points of what it speaks of that lie in the picture, the share that nothing stands before; 1 for a stop
    /// that speaks of no place. The least of the beginning, the middle and the end of the stand.
    pub seen: f32,
    pub faults: Vec<TourFault>,
}

/// What is wrong with a stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TourFault {
    /// No way leads there but through a wall: it cuts.
    NoWay,
    /// The camera is in something solid, so many seconds after setting out.
    InSolid { secs: f32 },
    /// What it speaks of is out of the picture, or hidden.
    OutOfSight,
}

/// Width of a picture over its height.
const ASPECT: f32 = 16.0 / 9.0;
/// Less of it seen is out of sight.
const LEAST_SEEN: f32 = 0.2;
/// Looks at the way, a second.
const LOOKS_A_SECOND: f32 = 12.0;

/// Goes through a tour from its first stop to its last.
pub fn rehearse(park: &Park, tour: &Tour) -> Vec<Rehearsed> {
    let start = park.views.first().map_or_else(|| CameraPose::of_site(park), CameraPose::from_view).above_ground();
    let (mut pose, mut was_open, mut from_secs) = (start, Vec::new(), 0.0);
    let mut all = Vec::new();
    for stop in &tour.stops {
        let Some(view) = park.views.iter().find(|view| view.id == stop.view) else { continue };
        let open = open_at(stop, &view.open);
        let on_way: Vec<PlaceId> = was_open.iter().chain(&open).cloned().collect();
        let to = CameraPose::from_view(view).above_ground();
        let course = Course::plan(&Solids::new(park, &on_way), pose, to, stop);
        let mut faults = Vec::new();
        if stop.travel_secs > 0.0 && course.travel_secs() <= 0.0 {
            faults.push(TourFault::NoWay);
        }
        let looks = (course.secs() * LOOKS_A_SECOND) as usize;
        let solids = [Solids::new(park, &on_way), Solids::new(park, &open)];
        let blocked = (0..=looks).map(|look| look as f32 / LOOKS_A_SECOND).find(|secs| {
            let [way, stand] = &solids;
            let solid = if *secs < course.travel_secs() { way } else { stand };
            let eye = course.at(*secs).eye();
            let before = course.at((*secs - 1.0 / LOOKS_A_SECOND).max(course.travel_secs())).eye();
            // What turns about while it stands must not turn through a wall.
            let turns = *secs > course.travel_secs();
            !is_free(park, solid, eye) || turns && !stand.is_free_between(before, eye)
        });
        faults.extend(blocked.map(|secs| TourFault::InSolid { secs }));
        let stand = [0.0, 0.5, 1.0].map(|share| course.at(course.travel_secs() + share * stop.secs as f32));
        let seen = stand.map(|pose| seen_from(park, &open, stop, pose)).into_iter().fold(1.0, f32::min);
        if seen < LEAST_SEEN {
            faults.push(TourFault::OutOfSight);
        }
        all.push(Rehearsed { from_secs, travel_secs: course.travel_secs(), seen, faults });
        (pose, was_open, from_secs) = (course.at(course.secs()), open, from_secs + course.secs());
    }
    all
}

/// What is opened at a stop: what it asks for, or else its view.
fn open_at(stop: &Stop, of_view: &[PlaceId]) -> Vec<PlaceId> {
    let asked = stop.does.iter().rev().find_map(|wish| match wish {
        Wish::Open(places) => Some(places.clone()),
        _ => None,
    });
    asked.unwrap_or_else(|| of_view.to_vec())
}

fn seen_from(park: &Park, open: &[PlaceId], stop: &Stop, pose: CameraPose) -> f32 {
    let Some(place) = stop.about.as_ref().and_then(|about| park.place(about)) else { return 1.0 };
    let eye = pose.eye();
    // One who stands in it sees it.
    if within(&place, eye) {
        return 1.0;
    }
    let points = points_of(&place);
    let in_picture = points.iter().filter(|point| is_in_picture(pose, **point));
    let (mut all, mut seen) = (0_u32, 0_u32);
    for point in in_picture {
        all += 1;
        let ray = Ray { origin: eye.as_dvec3().to_array(), direction: (*point - eye).as_dvec3().to_array() };
        let hit = pick(park, open, ray);
        seen += u32::from(hit.is_some_and(|hit| belongs(park, &hit, &place.id)));
    }
    // A few points of a great thing at the edge of the picture are not enough of it.
    if all * 4 < points.len() as u32 { 0.0 } else { seen as f32 / all as f32 }
}

/// Whether a place is another, or in it.
fn belongs(park: &Park, hit: &PlaceId, about: &PlaceId) -> bool {
    let outwards = |id: &PlaceId| id.parent().or_else(|| park.places.get(id)?.within.clone());
    std::iter::successors(Some(hit.clone()), outwards).take(8).any(|id| id == *about)
}

/// Points on and in a place's box.
fn points_of(place: &Place) -> Vec<Vec3> {
    let vec = |v: [f64; 3]| Vec3::from_array(v.map(|v| v as f32));
    let (centre, half) = (vec(place.centre_m), vec(place.half_size_m));
    let turn = bevy::math::Quat::from_rotation_y(-(place.turn_deg as f32).to_radians());
    let steps = [-0.85, 0.0, 0.85];
    let all = steps.into_iter().flat_map(|x| steps.into_iter().flat_map(move |y| steps.map(|z| Vec3::new(x, y, z))));
    all.map(|share| centre + turn.inverse() * (share * half)).collect()
}

fn within(place: &Place, point: Vec3) -> bool {
    let at = point.as_dvec3().to_array();
    at.iter().zip(place.centre_m).zip(place.half_size_m).all(|((at, centre), half)| (at - centre).abs() <= half)
}

fn is_in_picture(pose: CameraPose, point: Vec3) -> bool {
    let ahead = (pose.focus - pose.eye()).normalize_or_zero();
    let right = ahead.cross(Vec3::Y).normalize_or_zero();
    let up = right.cross(ahead);
    let to = point - pose.eye();
    let depth = to.dot(ahead);
    let high = (pose.fov / 2.0).tan() * depth;
    depth > 0.1 && to.dot(up).abs() < high && to.dot(right).abs() < high * ASPECT
}
