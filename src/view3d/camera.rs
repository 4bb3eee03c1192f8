//! The one camera: orbit, pan and zoom by mouse and touch (crate `bevy_panorbit_camera`), never under the ground.

use bevy::{
    camera::{CameraMainTextureUsages, Hdr, RenderTarget, SubCameraView},
    core_pipeline::tonemapping::{DebandDither, Tonemapping},
    light::cluster::{ClusterConfig, GlobalClusterSettings},
    post_process::bloom::Bloom,
    prelude::*,
    render::render_resource::TextureUsages,
};
use bevy_panorbit_camera::{PanOrbitCamera, PanOrbitCameraPlugin, PanOrbitCameraSystemSet};

use super::{
    carry::Carried, develop::Develop, flight::InstantFlights, occlusion::Occlusion, offscreen::Target,
    partitions::Hand, quality::Quality, softness::DrawnSize, tape::HeldEnd,
};
use crate::app::{
    AppSystems, CameraGoal, CameraPose, Covered, Eye, FreeView, InputTaken, LOWEST_EYE_M, MainCamera, OpenPark, Walking,
};

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(PanOrbitCameraPlugin)
        .add_systems(Startup, spawn_camera)
        .add_systems(
            Update,
            (give_pointer_to_panels.after(AppSystems::Input), follow_quality, centre_on_free.in_set(AppSystems::Show)),
        )
        .add_systems(PostUpdate, keep_above_ground.before(PanOrbitCameraSystemSet))
        .add_systems(
            PostUpdate,
            (lift_out_of_ground, report_eye).after(PanOrbitCameraSystemSet).before(TransformSystems::Propagate),
        );
}

fn spawn_camera(
    park: Option<Res<OpenPark>>,
    quality: Res<Quality>,
    target: Option<Res<Target>>,
    clusters: Option<ResMut<GlobalClusterSettings>>,
    mut goal: ResMut<CameraGoal>,
    mut commands: Commands,
) {
    if let Some(mut clusters) = clusters {
        clusters.gpu_clustering = None;
    }
    let first = park.as_ref().map(|park| match park.views.first() {
        Some(view) => CameraPose::from_view(view),
        None => CameraPose::of_site(park),
    });
    let pose = first.unwrap_or(goal.pose).above_ground();
    *goal = CameraGoal { pose, fly: false, course: None, revision: goal.revision + 1 };
    let reach_m = park.map_or(500.0, |park| {
        let half = park.site.boundary.half_extent();
        half.0.max(half.1) as f32
    });
    let mut camera = commands.spawn((
        Name::new("camera"),
        MainCamera,
        // Depths are read again once the park is drawn.
        Camera3d {
            depth_texture_usages: (TextureUsages::RENDER_ATTACHMENT | TextureUsages::TEXTURE_BINDING).into(),
            ..default()
        },
        // The park's material reads its own light; nothing is to be sorted into clusters.
        ClusterConfig::None,
        // A kept picture is shown again.
        CameraMainTextureUsages::default().with(TextureUsages::COPY_DST),
        Projection::from(PerspectiveProjection { fov: pose.fov, near: 0.3, far: 12_000.0, ..default() }),
        Transform::from_translation(pose.eye()).looking_at(pose.focus, Vec3::Y),
        orbit(pose, reach_m),
    ));
    if let Some(target) = target {
        camera.insert(RenderTarget::from(target.0.clone()));
    }
    expose(&mut camera, *quality);
}

/// The park's shader works in linear light. Where it costs little, that light is kept beyond white until bright spots
/// have bled into what is around them; a processor's pictures are brought to the screen's range at once.
fn expose(camera: &mut EntityCommands, quality: Quality) {
    camera.insert((quality.msaa(), Tonemapping::None, DebandDither::Disabled));
    if quality == Quality::Software {
        camera.remove::<(Hdr, Bloom, Occlusion, Develop)>();
    } else {
        let bloom = Bloom { intensity: 0.06, ..Bloom::NATURAL };
        camera.remove::<DrawnSize>().insert((Hdr, bloom, Occlusion::default(), Develop::beyond_white()));
    }
}

fn follow_quality(quality: Res<Quality>, cameras: Query<Entity, With<MainCamera>>, mut commands: Commands) {
    if quality.is_changed() {
        cameras.iter().for_each(|camera| expose(&mut commands.entity(camera), *quality));
    }
}

fn orbit(pose: CameraPose, reach_m: f32) -> PanOrbitCamera {
    PanOrbitCamera {
        focus: pose.focus,
        target_focus: pose.focus,
        yaw: Some(pose.yaw),
        target_yaw: pose.yaw,
        pitch: Some(pose.pitch),
        target_pitch: pose.pitch,
        radius: Some(pose.radius_m),
        target_radius: pose.radius_m,
        zoom_lower_limit: 2.0,
        zoom_upper_limit: Some(reach_m * 8.0),
        pitch_upper_limit: Some(1.55),
        orbit_smoothness: 0.25,
        zoom_smoothness: 0.25,
        pan_smoothness: 0.1,
        trackpad_pinch_to_zoom_enabled: true,
        use_real_time: true,
        focus_bounds_origin: Vec3::new(0.0, 150.0, 0.0),
        focus_bounds_shape: Some(Cuboid::new(reach_m * 3.0, 300.0, reach_m * 3.0).into()),
        ..default()
    }
}

/// A pointer or finger on a panel does not turn the park, and whoever walks turns the head.
fn give_pointer_to_panels(
    taken: Res<InputTaken>,
    (carried, end, hand): (Res<Carried>, Res<HeldEnd>, Res<Hand>),
    walking: Res<Walking>,
    mut cameras: Query<&mut PanOrbitCamera>,
) {
    let in_hand = carried.is_some() || end.is_some() || hand.is_some();
    let away = taken.pointer || in_hand || walking.is_on();
    for mut camera in &mut cameras {
        if camera.enabled == away {
            camera.enabled = !away;
        }
    }
}

/// What the camera looks at stands in the middle of what the panels leave free, and small enough to fit there: the
/// picture's frame is moved and widened, the camera is not.
fn centre_on_free(
    covered: Res<Covered>,
    time: Res<Time<Real>>,
    instant: Res<InstantFlights>,
    mut framed: Local<Option<Framing>>,
    mut free_view: ResMut<FreeView>,
    mut cameras: Query<&mut Camera, With<MainCamera>>,
) {
    for mut camera in &mut cameras {
        let Some(size) = camera.logical_viewport_size().filter(|size| size.min_element() >= 1.0) else { continue };
        let wanted = Framing::of(&covered, size);
        free_view.set_if_neq(wanted.free_view(&covered, size));
        // A panel that opens pushes the park aside, it does not knock it over.
        let share = if instant.0 { 1.0 } else { (time.delta_secs() * 8.0).min(1.0) };
        let now = framed.map_or(wanted, |now| now.towards(wanted, share));
        *framed = Some(now);
        let view = now.sub_view(size);
        if camera.sub_camera_view != Some(view) {
            camera.sub_camera_view = Some(view);
        }
    }
}

/// Where the middle of the picture stands, in logical pixels, and how large the picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Framing {
    centre: Vec2,
    scale: f32,
}

/// The park is not drawn smaller than this, however many panels are open.
const SMALLEST_SCALE: f32 = 0.6;

impl Framing {
    fn of(covered: &Covered, size: Vec2) -> Self {
        let free = size - Vec2::new(covered.left + covered.right, covered.top + covered.bottom);
        let centre = Vec2::new(covered.left, covered.top) + free / 2.0;
        Self { centre, scale: (free / size).max_element().clamp(SMALLEST_SCALE, 1.0) }
    }

    fn free_view(self, covered: &Covered, size: Vec2) -> FreeView {
        let whole = (size.y * self.scale).max(1.0);
        let free = (size - Vec2::new(covered.left + covered.right, covered.top + covered.bottom)).max(Vec2::ONE);
        FreeView { across: free.x / whole, up: free.y / whole }
    }

    /// Part of the way to another one; all of it when next to nothing is left.
    fn towards(self, other: Self, share: f32) -> Self {
        if self.centre.distance(other.centre) < 0.5 && (self.scale - other.scale).abs() < 0.001 {
            return other;
        }
        Self { centre: self.centre.lerp(other.centre, share), scale: self.scale + (other.scale - self.scale) * share }
    }

    fn sub_view(self, size: Vec2) -> SubCameraView {
        let full = (size * self.scale).round();
        SubCameraView { full_size: full.as_uvec2(), offset: full / 2.0 - self.centre, size: size.as_uvec2() }
    }
}

fn keep_above_ground(mut cameras: Query<&mut PanOrbitCamera>) {
    for mut camera in &mut cameras {
        let radius_m = camera.target_radius.min(camera.radius.unwrap_or(camera.target_radius));
        let focus_y_m = camera.target_focus.y.min(camera.focus.y);
        let lowest = CameraPose::lowest_pitch(focus_y_m, radius_m.max(camera.target_radius));
        if camera.pitch_lower_limit != Some(lowest) {
            camera.pitch_lower_limit = Some(lowest);
            camera.target_pitch = camera.target_pitch.max(lowest);
        }
    }
}

/// On the way from one pose to another, distance, height and pitch each take their own time: for a moment they may not
/// go together, however good both poses are.
fn lift_out_of_ground(mut cameras: Query<(&PanOrbitCamera, &mut Transform), With<MainCamera>>) {
    for (camera, mut transform) in &mut cameras {
        if transform.translation.y < LOWEST_EYE_M {
            transform.translation.y = LOWEST_EYE_M;
            transform.look_at(camera.focus, Vec3::Y);
        }
    }
}

/// Tells the rest of the program where the camera is heading.
fn report_eye(cameras: Query<(&PanOrbitCamera, &Projection), With<MainCamera>>, mut eye: ResMut<Eye>) {
    for (camera, projection) in &cameras {
        let fov = if let Projection::Perspective(perspective) = projection { perspective.fov } else { eye.0.fov };
        let pose = CameraPose {
            focus: camera.target_focus,
            yaw: camera.target_yaw,
            pitch: camera.target_pitch,
            radius_m: camera.target_radius,
            fov,
        };
        eye.set_if_neq(Eye(pose));
    }
}
