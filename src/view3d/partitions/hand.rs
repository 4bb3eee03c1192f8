//! A selected partition can be taken by mouse or finger and moved along its track; let go past the middle it goes on, else
//! it goes back.

use bevy::{
    input::touch::Touches,
    prelude::*,
    window::{CursorIcon, PrimaryWindow, SystemCursorIcon},
};

use super::{Wall, open_share, track_of};
use crate::{
    app::{
        AppSystems, Command, InputTaken, MainCamera, OpenPark, Phase, PlaceRef, Ray, Shown, partition_step, pick_shown,
    },
    park::{Park, PlaceId, Xz},
    view3d::pointer::{DRAG_PIXELS, ray_from},
};

/// A wall in the hand.
#[derive(Clone, Debug, PartialEq)]
struct Held {
    wall: PlaceId,
    /// The finger that holds it; none for a mouse.
    finger: Option<u64>,
    /// Where on the screen it was taken.
    taken_at: Vec2,
    /// Where on its track, metres.
    at_m: f64,
    /// How far it was open then, and how much a metre adds.
    share: f64,
    share_per_m: f64,
    /// How far it is open now, once it is moved.
    now: Option<f64>,
}

/// The wall that is held; the camera keeps still meanwhile.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Hand(Option<Held>);

impl Hand {
    pub fn is_some(&self) -> bool {
        self.0.is_some()
    }

    /// Whether a hand moves a wall, and does not just press on it.
    pub fn moves(&self) -> bool {
        self.0.as_ref().is_some_and(|held| held.now.is_some())
    }

    /// How far a hand has opened a wall that it moves.
    pub(super) fn share_of(&self, wall: &PlaceId) -> Option<f64> {
        self.0.as_ref().filter(|held| held.wall == *wall)?.now
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Hand>()
        .add_systems(Update, (hold_wall, show_hand).chain().in_set(AppSystems::Input).run_if(in_state(Phase::Ready)));
}

fn hold_wall(
    (buttons, touches, taken): (Res<ButtonInput<MouseButton>>, Res<Touches>, Res<InputTaken>),
    windows: Query<&Window, With<PrimaryWindow>>,
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    walls: Query<(&PlaceRef, &Wall)>,
    mut hand: ResMut<Hand>,
    mut wishes: MessageWriter<Command>,
) {
    let (Some(park), Ok((camera, transform))) = (park, cameras.single()) else { return };
    let cursor = || windows.single().ok().and_then(Window::cursor_position);
    let finger = touches.iter_just_pressed().next().filter(|_| touches.iter().count() == 1);
    let press = match finger {
        Some(touch) => Some((Some(touch.id()), touch.position())),
        None => cursor().filter(|_| buttons.just_pressed(MouseButton::Left)).map(|at| (None, at)),
    };
    if let Some((finger, at)) = press.filter(|_| !taken.pointer) {
        let held = ray_from(camera, transform, at).and_then(|ray| {
            let id = shown.selection.as_ref()?;
            // Only what is seen can be taken, and only what can stand otherwise.
            partition_step(&park, &shown.partition_modes, id)?;
            (pick_shown(&park, &shown, ray).as_ref() == Some(id)).then_some(())?;
            let at_m = along_track(&park, id, ray)?;
            let share_per_m = track_of(&park, id)?.share_per_m(at_m)?;
            let drawn = walls.iter().find(|(place, _)| place.0 == *id).map(|(_, wall)| wall.share);
            let share = drawn.unwrap_or_else(|| open_share(&park, &shown, id));
            Some(Held { wall: id.clone(), finger, taken_at: at, at_m, share, share_per_m, now: None })
        });
        hand.set_if_neq(Hand(held));
    }
    // Whether a finger has come down on a panel is known a frame later.
    if taken.pointer && hand.is_some() && !hand.moves() {
        hand.0 = None;
    }
    let Some(held) = hand.0.clone() else { return };
    let now = match held.finger {
        // A second finger means the camera.
        Some(id) => touches.get_pressed(id).filter(|_| touches.iter().count() == 1).map(|touch| touch.position()),
        None => cursor().filter(|_| buttons.pressed(MouseButton::Left)),
    };
    let Some(at) = now else {
        hand.0 = None;
        let let_go = held.finger.is_none_or(|id| touches.just_released(id));
        let is_open = open_share(&park, &shown, &held.wall) > 0.5;
        if held.now.is_some_and(|share| (share > 0.5) != is_open) && let_go {
            wishes.write_batch(partition_step(&park, &shown.partition_modes, &held.wall).map(|step| step.command()));
        }
        return;
    };
    if held.now.is_none() && held.taken_at.distance(at) <= DRAG_PIXELS {
        return;
    }
    let there = ray_from(camera, transform, at).and_then(|ray| along_track(&park, &held.wall, ray));
    if let Some(there) = there {
        let share = (held.share + (there - held.at_m) * held.share_per_m).clamp(0.0, 1.0);
        hand.set_if_neq(Hand(Some(Held { now: Some(share), ..held })));
    }
}

/// An open hand over what can be taken, a closed one that holds it.
fn show_hand(
    hand: Res<Hand>,
    (shown, taken): (Res<Shown>, Res<InputTaken>),
    park: Option<Res<OpenPark>>,
    windows: Query<(Entity, &Window), With<PrimaryWindow>>,
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    mut before: Local<Option<SystemCursorIcon>>,
    mut pointed: Local<Option<(Vec2, GlobalTransform, bool)>>,
    mut commands: Commands,
) {
    let (Some(park), Ok((window, cursor)), Ok((camera, transform))) = (park, windows.single(), cameras.single()) else {
        return;
    };
    // What lies under the pointer is looked up when something there has changed.
    let now = cursor.cursor_position().map(|at| (at, *transform, taken.pointer));
    if *pointed == now && !shown.is_changed() && !hand.is_changed() && !park.is_changed() {
        return;
    }
    *pointed = now;
    let over = || {
        let id = shown.selection.as_ref().filter(|_| !taken.pointer)?;
        track_of(&park, id).zip(partition_step(&park, &shown.partition_modes, id))?;
        let ray = ray_from(camera, transform, cursor.cursor_position()?)?;
        (pick_shown(&park, &shown, ray).as_ref() == Some(id)).then_some(SystemCursorIcon::Grab)
    };
    let now = if hand.is_some() { Some(SystemCursorIcon::Grabbing) } else { over() };
    if now != *before {
        commands.entity(window).insert(CursorIcon::System(now.unwrap_or_default()));
        *before = now;
    }
}

/// Where on a partition's track a ray points to: the place on its line, half way up, that is nearest to the ray, metres
/// from the start.
fn along_track(park: &Park, id: &PlaceId, ray: Ray) -> Option<f64> {
    let (building, track) = (park.building(id.top().as_str())?, track_of(park, id)?);
    let middle_m = park.places.get(id)?.centre_m[1];
    let Xz(x, z) = building.to_world(track.from);
    let Xz(dx, dz) = track.along.placed(Xz(0.0, 0.0), building.turn_deg);
    nearest_on_line([x, middle_m, z], [dx, 0.0, dz], ray).map(|m| m.clamp(-track.length_m, 2.0 * track.length_m))
}

/// How far along a line, in lengths of its direction of unit length, the place lies that is nearest to a ray; `None` where
/// both run side by side.
fn nearest_on_line(start: [f64; 3], direction: [f64; 3], ray: Ray) -> Option<f64> {
    let dot = |[ax, ay, az]: [f64; 3], [bx, by, bz]: [f64; 3]| ax * bx + ay * by + az * bz;
    let ([sx, sy, sz], [ox, oy, oz]) = (start, ray.origin);
    let between = [sx - ox, sy - oy, sz - oz];
    let length = libm::sqrt(dot(ray.direction, ray.direction));
    let view = ray.direction.map(|v| v / length);
    let (b, d, e) = (dot(direction, view), dot(direction, between), dot(view, between));
    let apart = 1.0 - b * b;
    let at = (b * e - d) / apart;
    (apart > 1e-4 && at.is_finite()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view3d::partitions::cut::tests::shipped;

    #[test]
    fn a_ray_points_to_its_nearest_place_on_the_track() {
        let down = Ray { origin: [7.0, 50.0, 3.0], direction: [0.0, -2.0, 0.0] };
        let at = nearest_on_line([0.0, 8.0, 0.0], [1.0, 0.0, 0.0], down).unwrap();
        assert!((at - 7.0).abs() < 1e-9);
        let beside = Ray { origin: [0.0, 8.0, 3.0], direction: [1.0, 0.0, 0.0] };
        assert!(nearest_on_line([0.0, 8.0, 0.0], [1.0, 0.0, 0.0], beside).is_none());
        let nowhere = Ray { origin: [0.0; 3], direction: [0.0; 3] };
        assert!(nearest_on_line([0.0, 8.0, 0.0], [1.0, 0.0, 0.0], nowhere).is_none());
    }

    #[test]
    fn the_track_is_found_where_the_building_stands() {
        let park = shipped();
        let at = park.building("F-05").unwrap().at;
        let down = Ray { origin: [at.0 - 30.0, 100.0, at.1], direction: [0.0, -1.0, 0.0] };
        let along = along_track(&park, &"F-05/PW-1".into(), down).unwrap();
        assert!((along - 20.0).abs() < 1e-6, "{along}");
        assert!(along_track(&park, &"F-05/H1".into(), down).is_none());
    }
}
