//! Where the guide stands while a stop is shown: on a floor before the audience where there is one, or else on a plate
//! that goes with the camera.

use bevy::prelude::*;

use crate::{
    app::{CameraPose, Solids, is_free},
    crowd::{Crowd, Footing},
    park::{Park, Place, PlaceId, Xz},
};

/// Where she stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Stand {
    /// Feet on the ground or a floor.
    Floor {
        at: Vec3,
        /// The room that she is in.
        room: Option<PlaceId>,
        /// To the left of the picture, so that her left arm points into it.
        mirrored: bool,
    },
    /// On her plate at the picture's right edge.
    Plate,
}

/// What is known of a stop's surroundings.
pub struct Surroundings<'a> {
    pub park: &'a Park,
    /// `None` where no ways were found: then she stands on no ground outdoors.
    pub crowd: Option<&'a Crowd>,
    pub open: &'a [PlaceId],
    /// The partition mode of a building.
    pub mode: &'a dyn Fn(&PlaceId) -> Option<String>,
}

/// From higher than this one does not look at people, but down on them, metres above the floor.
const EYE_LEVEL_M: f32 = 4.0;
/// So far before the camera she may stand, metres, best first.
const AWAY_M: [f32; 7] = [4.8, 5.6, 4.1, 6.6, 7.8, 9.4, 11.5];
/// So far beside the middle of the picture, as a share of half its width, best first. To the right is better.
const BESIDE: [f32; 11] = [0.6, 0.5, 0.4, 0.3, 0.22, -0.6, -0.5, -0.4, -0.3, 0.13, 0.07];
/// Width of a picture over its height, as narrow as is usual.
const ASPECT: f32 = 1.6;
/// No nearer to the picture's edge, as a share of half its width.
const WITHIN: f32 = 0.86;
/// About where her plate is: so far beside the middle, as a share of half the picture's width, and so far away, metres,
/// for a picture that is two metres wide at one.
const PLATE_BESIDE: f32 = 0.8;
const PLATE_AWAY_M: f32 = 2.8;
const TALL_M: f32 = 1.7;
/// Half of her width with her arms at ease, metres.
const HALF_WIDE_M: f32 = 0.4;

/// Where she is best seen from all of these poses of the camera: the first, middle and last of the stand. `None` where
/// there is no room for her.
pub fn stand_before(poses: &[CameraPose; 3], about: &Surroundings<'_>) -> Option<Stand> {
    let [_, middle, _] = poses;
    let eye = middle.eye();
    let solids = Solids::new(about.park, about.open);
    let room = smallest_room(about.park, &solids, eye);
    let floor_m = room.map_or(0.0, |room| (room.centre_m[1] - room.half_size_m[1]) as f32);
    if eye.y - floor_m > EYE_LEVEL_M || room.is_none() && solids.holds(eye) {
        return plate(poses, about.park, &solids);
    }
    let footing = room.and_then(|room| Footing::of(about.park, &room.id, (about.mode)(&room.id.top()).as_deref()));
    let height_at = |at: Vec3| {
        let at = Xz(f64::from(at.x), f64::from(at.z));
        match room {
            Some(_) => footing.as_ref()?.at(at),
            None => about.crowd?.ground_at(at),
        }
    };
    let ahead = (middle.focus - eye).with_y(0.0).normalize_or(Vec3::NEG_Z);
    let right = ahead.cross(Vec3::Y);
    let half_wide = (middle.fov / 2.0).tan() * ASPECT;
    let tried = AWAY_M.into_iter().flat_map(|away| BESIDE.map(|beside| (away, beside)));
    let found = tried.into_iter().find_map(|(away_m, beside)| {
        let spot = eye + ahead * away_m + right * (beside * half_wide * away_m);
        let at = spot.with_y(height_at(spot)? as f32);
        let seen = poses.iter().all(|pose| is_seen(about.park, &solids, pose, at));
        seen.then(|| Stand::Floor { at, room: room.map(|room| room.id.clone()), mirrored: beside < 0.0 })
    });
    found.or_else(|| plate(poses, about.park, &solids))
}

/// Her plate, where nothing stands in its way.
fn plate(poses: &[CameraPose; 3], park: &Park, solids: &Solids) -> Option<Stand> {
    let free = |pose: &CameraPose| {
        let eye = pose.eye();
        let ahead = (pose.focus - eye).normalize_or(Vec3::NEG_Z);
        let right = ahead.cross(Vec3::Y).normalize_or(Vec3::X);
        let half_wide = (pose.fov / 2.0).tan() * ASPECT;
        let spot = eye + (ahead + right * half_wide * PLATE_BESIDE) * (PLATE_AWAY_M / half_wide);
        let steps = (1..=4).map(|step| eye.lerp(spot, step as f32 / 4.0));
        solids.is_free_between(eye, spot) && steps.into_iter().all(|step| is_free(park, solids, step))
    };
    poses.iter().all(free).then_some(Stand::Plate)
}

/// The smallest room that a point is in.
fn smallest_room<'a>(park: &'a Park, solids: &'a Solids, point: Vec3) -> Option<&'a Place> {
    let volume = |place: &&Place| place.half_size_m.iter().product::<f64>();
    solids.rooms_about(park, point).min_by(|a, b| volume(a).total_cmp(&volume(b)))
}

/// Whether she is whole in the picture from the waist up, and nothing stands before her.
fn is_seen(park: &Park, solids: &Solids, pose: &CameraPose, feet: Vec3) -> bool {
    let eye = pose.eye();
    let ahead = (pose.focus - eye).normalize_or(Vec3::NEG_Z);
    let right = ahead.cross(Vec3::Y).normalize_or(Vec3::X);
    let up = right.cross(ahead);
    let in_picture = |point: Vec3| {
        let to = point - eye;
        let depth = to.dot(ahead);
        let half_high = (pose.fov / 2.0).tan() * depth;
        depth > 2.0 && to.dot(right).abs() < half_high * ASPECT * WITHIN && to.dot(up).abs() < half_high
    };
    let sides = [-HALF_WIDE_M, HALF_WIDE_M].map(|side| feet + right * side);
    let points = sides.iter().flat_map(|side| [0.55, 1.0].map(|share| *side + Vec3::Y * (TALL_M * share)));
    let clear = |point: Vec3| {
        let steps = (1..=8).map(|step| eye.lerp(point, step as f32 / 8.0));
        solids.is_free_between(eye, point) && steps.into_iter().all(|step| is_free(park, solids, step))
    };
    points.into_iter().all(|point| in_picture(point) && clear(point))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{park::PlaceKind, twin::Simulator};

    /// Where she stands at a stop, seen from where, with what opened.
    struct At {
        stop: String,
        stand: Option<Stand>,
        poses: [CameraPose; 3],
        open: Vec<PlaceId>,
    }

    /// At every stop of a scene's tours.
    fn stands(park: &Park) -> Vec<At> {
        let crowd = Crowd::new(park, &Simulator::new(park), 1);
        let mut all = Vec::new();
        for tour in &park.tours {
            for stop in &tour.stops {
                let view = park.views.iter().find(|view| view.id == stop.view).unwrap();
                let pose = CameraPose::from_view(view).above_ground();
                let turned =
                    |share: f32| CameraPose { yaw: pose.yaw + (stop.turn_deg as f32).to_radians() * share, ..pose };
                let poses = [0.0, 0.5, 1.0].map(turned);
                let about = Surroundings { park, crowd: Some(&crowd), open: &view.open, mode: &|_| None };
                let stand = stand_before(&poses, &about);
                all.push(At { stop: format!("{}/{}", tour.id, stop.id), stand, poses, open: view.open.clone() });
            }
        }
        all
    }

    #[test]
    fn she_stands_on_floors_where_one_looks_from_eye_level_and_nowhere_in_a_wall_nor_where_a_floor_was() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
        let park = crate::park::load(&folder).park.unwrap();
        let all = stands(&park);
        let (mut floors, mut lifted_off) = (0, 0);
        for At { stop, stand, poses, open } in &all {
            let (eye, solids) = (poses[1].eye(), Solids::new(&park, open));
            let held = park.places.values().filter(|place| place.holds(eye.to_array().map(f64::from)));
            let rooms = held.filter(|place| matches!(place.kind, PlaceKind::Hall | PlaceKind::Room)).count();
            lifted_off += usize::from(rooms > solids.rooms_about(&park, eye).count());
            if let Some(Stand::Floor { at, room, .. }) = stand {
                floors += 1;
                assert!((at.y - eye.y).abs() < EYE_LEVEL_M + 0.1, "{stop}: {at} from {eye}");
                assert!(at.distance(eye) > 3.5, "{stop}: {at}");
                let there = |room: &PlaceId| solids.rooms_about(&park, *at + Vec3::Y).any(|about| about.id == *room);
                assert!(room.as_ref().is_none_or(there), "{stop}: {at} in {room:?}");
            }
        }
        assert!(floors >= 3 && floors < all.len() && lifted_off > 0, "{floors} of {}, {lifted_off}", all.len());
    }
}
