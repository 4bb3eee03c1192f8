//! Puts the guide where she stands, after the camera has moved and before the picture is drawn.

use bevy::prelude::*;
use bevy_panorbit_camera::PanOrbitCameraSystemSet;

use super::{Guide, body::Body, stand::Stand};
use crate::app::{Covered, GuideSeen, MainCamera};

/// Where she is and which way she turns.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Placed {
    pub feet: Transform,
    pub mirrored: bool,
    pub eye: Vec3,
    /// Along the line of sight, metres.
    depth_m: f32,
    /// The camera's own direction.
    ahead: Vec3,
}

/// Her height on the plate, as a share of the picture's.
const TALL: f32 = 0.46;
/// Her middle from the right edge of what is free, as a share of the picture's width; and the least, of her own height.
const FROM_RIGHT: f32 = 0.105;
const LEAST_FROM_RIGHT: f32 = 0.3;
/// Her feet above what covers the bottom, as a share of the picture's height.
const FROM_BOTTOM: f32 = 0.07;
/// She turns so far out of the audience's line into the picture, radians; and so far farther to point.
const TURNED: f32 = 0.32;
const TURNED_MOST: f32 = 1.05;
/// An arm points so far to the right of her own direction with ease, radians.
const AT_EASE: f32 = 0.95;
/// Nobody looks down on her on her plate more steeply than this, radians.
const LEVEL: f32 = 0.2;
/// What she points at is told in the picture: so far behind her, metres.
const BEHIND_M: f32 = 1.1;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Placed>()
        .add_systems(PostUpdate, place.after(PanOrbitCameraSystemSet).before(TransformSystems::Propagate));
}

pub(super) fn place(
    guide: Res<Guide>,
    body: Option<Res<Body>>,
    covered: Res<Covered>,
    cameras: Query<(&Camera, &Transform), With<MainCamera>>,
    mut placed: ResMut<Placed>,
    mut seen: ResMut<GuideSeen>,
) {
    let (Some(stand), Some(body), Ok((camera, view))) = (&guide.stand, body, cameras.single()) else {
        seen.set_if_neq(GuideSeen(None));
        return;
    };
    let size = camera.logical_viewport_size().unwrap_or(Vec2::new(1280.0, 720.0));
    let clip = camera.clip_from_view();
    let (at, mirrored) = match stand {
        Stand::Floor { at, mirrored, .. } => (*at, *mirrored),
        Stand::Plate => (view.transform_point(on_plate(clip, size, &covered, body.tall_m())), false),
    };
    let eye = view.translation;
    let up = match stand {
        Stand::Floor { .. } => Vec3::Y,
        Stand::Plate => leant(view),
    };
    let facing = facing(eye - at, up);
    let side = if mirrored { -1.0 } else { 1.0 };
    let now = Placed {
        feet: Transform::from_translation(at),
        mirrored,
        eye,
        depth_m: (at - eye).dot(*view.forward()),
        ahead: *view.forward(),
    };
    let turned = |angle: f32| facing * Quat::from_rotation_y(-side * angle);
    let at_ease = Placed { feet: now.feet.with_rotation(turned(TURNED)), ..now };
    // She turns as far as her arm needs.
    let more = guide.target.map_or(0.0, |target| {
        let local = at_ease.local(at_ease.shown(target));
        let to_right = (-local.x).atan2(local.z);
        (to_right - AT_EASE).clamp(-TURNED, TURNED_MOST - TURNED) * guide.mood.points()
    });
    let rotation = turned(TURNED + more);
    placed.set_if_neq(Placed { feet: now.feet.with_rotation(rotation), ..now });
    seen.set_if_neq(GuideSeen(outline(clip, view, size, at, rotation, body.tall_m()).filter(|_| guide.there > 0.0)));
}

/// Which way is up on her plate: as in the world, but that nobody looks down on her steeply.
fn leant(view: &Transform) -> Vec3 {
    let down = (-view.forward().y).clamp(-1.0, 1.0).asin();
    Quat::from_axis_angle(*view.right(), down.clamp(-LEVEL, LEVEL)) * *view.up()
}

/// The turn of one who stands upright and faces somewhere.
fn facing(towards: Vec3, up: Vec3) -> Quat {
    let ahead = towards.reject_from_normalized(up).normalize_or(Vec3::Z);
    Quat::from_mat3(&Mat3::from_cols(up.cross(ahead), up, ahead))
}

impl Placed {
    /// A point in her own space.
    pub fn local(&self, point: Vec3) -> Vec3 {
        let at = self.feet.rotation.inverse() * (point - self.feet.translation);
        if self.mirrored { Vec3::new(-at.x, at.y, at.z) } else { at }
    }

    /// Where a point far behind her seems to be, just behind her: there she points at it in the picture.
    pub fn shown(&self, point: Vec3) -> Vec3 {
        let to = point - self.eye;
        let depth = to.dot(self.ahead);
        let near = self.depth_m + BEHIND_M;
        if depth > near { self.eye + to * (near / depth) } else { point }
    }
}

/// Her feet on the plate, in the camera's own space.
fn on_plate(clip: Mat4, size: Vec2, covered: &Covered, tall_m: f32) -> Vec3 {
    let width = size.x.max(1.0);
    let from_right = (FROM_RIGHT * width).max(LEAST_FROM_RIGHT * TALL * size.y);
    let x = (width - covered.right - from_right) / width * 2.0 - 1.0;
    let y = (covered.bars / size.y.max(1.0) + FROM_BOTTOM) * 2.0 - 1.0;
    let depth_m = (tall_m * clip.y_axis.y / (2.0 * TALL)).max(1.2);
    // From the picture's own coordinates to a direction: the frame may be off the middle.
    let across = (x + clip.z_axis.x) / clip.x_axis.x.max(1e-3);
    let up = (y + clip.z_axis.y) / clip.y_axis.y.max(1e-3);
    Vec3::new(across * depth_m, up * depth_m, -depth_m)
}

/// The rectangle about her on the screen: left, top, right, bottom, logical pixels.
fn outline(clip: Mat4, view: &Transform, size: Vec2, at: Vec3, rotation: Quat, tall_m: f32) -> Option<[f32; 4]> {
    let clip_from_world = clip * view.to_matrix().inverse();
    let seen = |point: Vec3| {
        let at = clip_from_world * point.extend(1.0);
        (at.w > 0.05).then(|| (Vec2::new(at.x, -at.y) / at.w * 0.5 + 0.5) * size)
    };
    let (feet, head) = (seen(at)?, seen(at + rotation * Vec3::Y * tall_m)?);
    let half = (feet.y - head.y).abs() * 0.2;
    let middle = (feet.x + head.x) / 2.0;
    let rect = [middle - half, head.y, middle + half, feet.y];
    (head.y < size.y && feet.y > 0.0 && rect[0] < size.x && rect[2] > 0.0).then_some(rect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_her_plate_she_is_as_tall_and_as_far_to_the_right_as_planned_beside_open_panels_too() {
        let size = Vec2::new(1280.0, 720.0);
        let clip = Mat4::perspective_infinite_reverse_rh(0.8, size.x / size.y, 0.3);
        let view = Transform::from_xyz(30.0, 90.0, 200.0).looking_at(Vec3::ZERO, Vec3::Y);
        for covered in [Covered::default(), Covered { right: 320.0, bars: 140.0, ..Covered::default() }] {
            let feet = view.transform_point(on_plate(clip, size, &covered, 1.7));
            let rotation = view.rotation;
            let [left, top, right, bottom] = outline(clip, &view, size, feet, rotation, 1.7).unwrap();
            assert!(((bottom - top) / size.y - TALL).abs() < 0.01, "{top} {bottom}");
            assert!(right < size.x - covered.right && left > size.x * 0.5, "{left} {right}");
            assert!((bottom - (size.y - covered.bars - FROM_BOTTOM * size.y)).abs() < 1.0, "{bottom}");
        }
    }

    #[test]
    fn what_lies_behind_is_pointed_at_where_it_seems_to_be() {
        let placed =
            Placed { feet: Transform::from_xyz(2.0, 0.0, -5.0), ahead: Vec3::NEG_Z, depth_m: 5.0, ..Placed::default() };
        let shown = placed.shown(Vec3::new(-100.0, 50.0, -400.0));
        assert!((shown - Vec3::new(-1.525, 0.7625, -6.1)).length() < 1e-3, "{shown}");
        assert_eq!(placed.shown(Vec3::new(0.0, 1.0, -3.0)), Vec3::new(0.0, 1.0, -3.0));
    }
}
