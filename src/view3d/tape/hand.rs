//! Pointer and fingers with the tape: a click or a tap sets a point, two end a chain, as the other button does; a drag
//! turns the camera and sets none, unless it begins at a note's point, which then goes along.

use bevy::{ecs::system::SystemParam, input::touch::Touches, math::DVec3, prelude::*, window::PrimaryWindow};

use super::stood::Stood;
use crate::{
    app::{Command, InputTaken, MainCamera, MeasureStep, Ray, Shown, SpaceSnap, TapeSeen, lock_to_axis, snap_in_space},
    view3d::pointer::{DOUBLE_SECS, DRAG_PIXELS, ray_from},
};

/// How near a corner or an edge must be, logical pixels.
const REACH: f32 = 11.0;
/// How near a note's point must be to be taken hold of.
const END_REACH: f32 = 12.0;
/// Two clicks are a double click within so many pixels.
const DOUBLE_PIXELS: f32 = 24.0;

/// The note's point that is dragged: number of the note, of the point. The camera keeps still meanwhile.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeldEnd(Option<(usize, usize)>);

impl HeldEnd {
    pub fn is_some(self) -> bool {
        self.0.is_some()
    }
}

/// What is being pressed, and what was clicked last.
#[derive(Default)]
pub(in crate::view3d) struct Press {
    left: Option<Vec2>,
    right: Option<Vec2>,
    last_click: Option<(f32, Vec2)>,
    /// The held point has left where it was.
    moved: bool,
    /// What was caught last, and from what it followed.
    caught: Option<(Catch, Caught)>,
}

/// All that what the pointer catches follows from.
#[derive(Clone, Copy, PartialEq)]
struct Catch {
    at: Vec2,
    eye: GlobalTransform,
    clip: Mat4,
    revision: u64,
    lock: Option<[f64; 3]>,
    loose: bool,
}

/// In the park and in the picture.
type Caught = Option<(SpaceSnap, [f32; 2])>;

/// Mouse, fingers and the keys that change what they do.
#[derive(SystemParam)]
pub(in crate::view3d) struct Fingers<'w, 's> {
    buttons: Res<'w, ButtonInput<MouseButton>>,
    touches: Res<'w, Touches>,
    keys: Res<'w, ButtonInput<KeyCode>>,
    windows: Query<'w, 's, &'static Window, With<PrimaryWindow>>,
}

impl Fingers<'_, '_> {
    fn cursor(&self) -> Option<Vec2> {
        self.windows.single().ok().and_then(Window::cursor_position)
    }

    /// The one finger on the screen, or the mouse.
    fn at(&self) -> Option<Vec2> {
        match self.touches.iter().count() {
            0 => self.touches.iter_just_released().next().map(|touch| touch.position()).or_else(|| self.cursor()),
            1 => self.touches.iter().next().map(|touch| touch.position()),
            _ => None,
        }
    }

    fn pressed_now(&self) -> bool {
        let one_finger = self.touches.any_just_pressed() && self.touches.iter().count() == 1;
        self.buttons.just_pressed(MouseButton::Left) || one_finger
    }

    fn is_down(&self) -> bool {
        self.buttons.pressed(MouseButton::Left) || self.touches.iter().count() == 1
    }

    fn released_now(&self) -> bool {
        let last_finger = self.touches.iter_just_released().next().is_some() && self.touches.iter().count() == 0;
        self.buttons.just_released(MouseButton::Left) || last_finger
    }
}

pub(in crate::view3d) fn measure_by_hand(
    fingers: Fingers,
    taken: Res<InputTaken>,
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    (shown, stood, time): (Res<Shown>, Res<Stood>, Res<Time<Real>>),
    mut held: ResMut<HeldEnd>,
    mut seen: ResMut<TapeSeen>,
    mut press: Local<Press>,
    mut wishes: MessageWriter<Command>,
) {
    let (Some(standing), Ok((camera, transform))) = (&stood.0, cameras.single()) else {
        *press = Press::default();
        held.set_if_neq(HeldEnd(None));
        seen.set_if_neq(TapeSeen::default());
        return;
    };
    let at = fingers.at();
    let free = at.filter(|_| !taken.pointer);
    if fingers.pressed_now() {
        press.left = free;
        press.moved = false;
        held.set_if_neq(HeldEnd(free.and_then(|at| end_near(&seen, at))));
    } else if fingers.touches.iter().count() > 1 {
        // Two fingers move the park.
        press.left = None;
        held.set_if_neq(HeldEnd(None));
    }
    let last = last_point(&shown, *held);
    let lock = last.filter(|_| fingers.keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]));
    let loose = fingers.keys.any_pressed([KeyCode::AltLeft, KeyCode::AltRight]);
    let wanted = (shown.tape.is_some() || held.is_some()) && !shown.spread;
    let catch = |at: Vec2| {
        let ray = ray_from(camera, transform, at)?;
        let reach = if loose { 0.0 } else { reach(ray, ray_from(camera, transform, at + Vec2::X * REACH)?) };
        let caught = snap_in_space(&standing.bodies, ray, reach);
        let snap = if let Some(from) = lock { lock_to_axis(from, caught, ray) } else { caught }?;
        let [x, y, z] = snap.at_m;
        let shown_at = camera.world_to_viewport(transform, Vec3::new(x as f32, y as f32, z as f32)).unwrap_or(at);
        Some((snap, shown_at.to_array()))
    };
    let snap = free.or(at.filter(|_| held.is_some())).filter(|_| wanted).and_then(|at| {
        let (clip, revision) = (camera.clip_from_view(), standing.revision);
        let from = Catch { at, eye: *transform, clip, revision, lock, loose };
        match press.caught {
            Some((known, caught)) if known == from => caught,
            _ => press.caught.insert((from, catch(at))).1,
        }
    });
    let end = held.0.or_else(|| free.filter(|_| !fingers.is_down()).and_then(|at| end_near(&seen, at)));
    if seen.snap != snap || seen.end != end {
        (seen.snap, seen.end) = (snap, end);
    }
    if let Some((note, point)) = held.0 {
        press.moved |= press.left.zip(at).is_some_and(|(from, at)| from.distance(at) > DRAG_PIXELS);
        let before = shown.notes.get(note).and_then(|note| note.points_m.get(point));
        if let Some((SpaceSnap { at_m, .. }, _)) = snap.filter(|_| press.moved)
            && before.is_some_and(|before| *before != at_m)
        {
            wishes.write(Command::Measure(MeasureStep::Move(note, point, at_m)));
        }
    }
    if shown.tape.is_some() {
        wishes.write_batch(clicked(&fingers, &mut press, (at, free), (snap, held.0), time.elapsed_secs()));
    }
    if !fingers.is_down() {
        held.set_if_neq(HeldEnd(None));
        press.left = None;
    }
}

/// What a click with the tape comes to.
fn clicked(
    fingers: &Fingers,
    press: &mut Press,
    (at, free): (Option<Vec2>, Option<Vec2>),
    (snap, held): (Option<(SpaceSnap, [f32; 2])>, Option<(usize, usize)>),
    now_secs: f32,
) -> Vec<Command> {
    let is_click = |from: Option<Vec2>| from.zip(at).filter(|(from, to)| from.distance(*to) <= DRAG_PIXELS);
    if fingers.buttons.just_pressed(MouseButton::Right) {
        press.right = free;
    }
    let done = || Command::Measure(MeasureStep::Done);
    if fingers.buttons.just_released(MouseButton::Right) && is_click(press.right.take()).is_some() {
        return vec![done()];
    }
    let click = fingers.released_now().then(|| is_click(press.left.take())).flatten();
    let Some((_, to)) = click.filter(|_| held.is_none() || !press.moved) else { return Vec::new() };
    let again =
        press.last_click.is_some_and(|(at, spot)| now_secs - at < DOUBLE_SECS && spot.distance(to) < DOUBLE_PIXELS);
    press.last_click = (!again).then_some((now_secs, to));
    if again {
        return vec![done()];
    }
    snap.into_iter().map(|(snap, _)| Command::Measure(MeasureStep::Point(snap.at_m))).collect()
}

/// The point from which a lock goes: the last of the tape, or the one beside the held one.
fn last_point(shown: &Shown, held: HeldEnd) -> Option<[f64; 3]> {
    if let Some((note, point)) = held.0 {
        let points = &shown.notes.get(note)?.points_m;
        return points.get(point.checked_sub(1).unwrap_or(1)).copied();
    }
    shown.tape.as_ref()?.points_m.last().copied()
}

/// How far one ray goes from another, for each metre along that.
fn reach(ray: Ray, other: Ray) -> f64 {
    let [a, b] = [ray, other].map(|ray| DVec3::from_array(ray.direction).normalize_or_zero());
    let ahead = a.dot(b);
    if ahead > 0.0 { (b / ahead - a).length() } else { 0.0 }
}

/// The note's point nearest to a place of the picture; of two at one place that which is seen.
fn end_near(seen: &TapeSeen, at: Vec2) -> Option<(usize, usize)> {
    let ends = seen.notes.iter().enumerate().flat_map(|(note, figure)| {
        figure.points.iter().enumerate().filter_map(move |(number, point)| Some(((note, number), (*point)?)))
    });
    let near = ends.map(|(end, point)| (end, Vec2::from_array(point.at).distance(at), point.hidden));
    let near = near.filter(|(_, far, _)| *far <= END_REACH);
    near.min_by(|a, b| a.2.cmp(&b.2).then(a.1.total_cmp(&b.1))).map(|(end, _, _)| end)
}
