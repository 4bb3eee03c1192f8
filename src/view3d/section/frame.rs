//! Where the section's frame and grips stand on the screen, told in the frame in which the section or the camera moves, and
//! worked out only then.

use bevy::{prelude::*, transform::TransformSystems};

use crate::{
    app::{Eye, Grip, MainCamera, OpenPark, Section, SectionSeen, SeenGrip, Shown, SightSystems, frame_of, grips_of},
    park::Xz,
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, see_section.after(TransformSystems::Propagate).in_set(SightSystems::Seen));
}

/// The frame as it stands in the park.
#[derive(Default)]
struct Frame {
    /// The section, and where the grip of a level one stands.
    of: Option<(Section, Option<Xz>)>,
    lines: Vec<([f64; 3], [f64; 3])>,
    grips: Vec<Grip>,
    /// From where it was seen: the eye, its lens, the picture's size.
    seen_by: Option<(GlobalTransform, Mat4, Vec2)>,
}

fn see_section(
    park: Option<Res<OpenPark>>,
    (shown, eye): (Res<Shown>, Res<Eye>),
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    mut frame: Local<Frame>,
    mut seen: ResMut<SectionSeen>,
) {
    let (Some(park), Some(section), Ok((camera, transform))) = (park, shown.section, cameras.single()) else {
        *frame = Frame::default();
        seen.set_if_neq(SectionSeen::default());
        return;
    };
    let near = Xz(f64::from(eye.0.focus.x), f64::from(eye.0.focus.z));
    let of = (section, matches!(section, Section::Level { .. }).then_some(near));
    if frame.of != Some(of) || park.is_changed() {
        frame.of = Some(of);
        frame.lines = frame_of(&park, &section);
        frame.grips = grips_of(&park, &section, near);
        frame.seen_by = None;
    }
    let seen_by = (*transform, camera.clip_from_view(), camera.logical_viewport_size().unwrap_or_default());
    if frame.seen_by == Some(seen_by) {
        return;
    }
    frame.seen_by = Some(seen_by);
    let vec = |point: [f64; 3]| Vec3::from_array(point.map(|m| m as f32));
    let on_screen = |point: [f64; 3]| camera.world_to_viewport(transform, vec(point)).ok();
    let line = |(a, b): &([f64; 3], [f64; 3])| {
        let (a, b) = before_eye(transform, vec(*a), vec(*b))?;
        let (a, b) = (camera.world_to_viewport(transform, a).ok()?, camera.world_to_viewport(transform, b).ok()?);
        Some([a.x, a.y, b.x, b.y])
    };
    let grip = |grip: &Grip| {
        let (at, next) = (on_screen(grip.at)?, on_screen(grip.next)?);
        Some(SeenGrip { kind: grip.kind, at: at.to_array(), step: (next - at).to_array() })
    };
    let (lines, grips) = (frame.lines.iter().filter_map(line), frame.grips.iter().filter_map(grip));
    seen.set_if_neq(SectionSeen { lines: lines.collect(), grips: grips.collect() });
}

/// The part of a line that lies before the eye.
fn before_eye(eye: &GlobalTransform, a: Vec3, b: Vec3) -> Option<(Vec3, Vec3)> {
    const NEAR_M: f32 = 0.5;
    let depth = |point: Vec3| (point - eye.translation()).dot(*eye.forward()) - NEAR_M;
    match (depth(a), depth(b)) {
        (from, to) if from < 0.0 && to < 0.0 => None,
        (from, to) if from < 0.0 => Some((a.lerp(b, from / (from - to)), b)),
        (from, to) if to < 0.0 => Some((a, a.lerp(b, from / (from - to)))),
        _ => Some((a, b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_before_the_eye() {
        let eye = GlobalTransform::IDENTITY;
        let (ahead, behind) = (Vec3::new(0.0, 0.0, -10.0), Vec3::new(4.0, 0.0, 10.0));
        let (a, b) = before_eye(&eye, ahead, behind).unwrap();
        assert_eq!(a, ahead);
        assert!((b.z + 0.5).abs() < 1e-5 && b.x > 1.8 && b.x < 2.0, "{b}");
        assert!(before_eye(&eye, behind, behind + Vec3::X).is_none());
    }
}
