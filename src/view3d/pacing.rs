//! Spends a processor that has to draw with care: no frame is begun before the last one is drawn, and none is drawn
//! that would look like the last one.

use std::time::Duration;

use bevy::{
    prelude::*,
    render::{
        ExtractSchedule, MainWorld, Render, RenderApp, RenderSystems,
        renderer::{RenderAdapterInfo, RenderDevice},
    },
    window::RequestRedraw,
    winit::{UpdateMode, WinitSettings},
};
use bevy_panorbit_camera::PanOrbitCamera;

use super::{
    flight::fly, guide::GuidePace, held::Awaited, lifting::Fades, partitions::Travelling, people::PeoplePace,
    quality::Quality,
};
use crate::app::{AfterDrawn, AppSystems, Clock, Cockpit, Command, Phase, Touring};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<UnderWay>().add_systems(
        Update,
        // Before it has flown in this frame, a camera seems to rest.
        (rest_between_frames, (watch_motion, ask_for_next_frame).chain().after(fly)).in_set(AppSystems::Show),
    );
    if let Some(render_app) = app.get_sub_app_mut(RenderApp) {
        render_app
            .init_resource::<Waiting>()
            .add_systems(ExtractSchedule, take_waiting)
            .add_systems(Render, (wait_for_driver, tell_drawn).chain().after(RenderSystems::Render));
    }
}

/// Where nothing moves, the picture is still drawn so often: clocks tick.
const RESTING: Duration = Duration::from_secs(1);

/// A tour and a flight count a longer frame as one of a quarter of a second, so that a hitch skips nothing.
const COUNTED: Duration = Duration::from_millis(200);

/// Rests for a second, or for as long as people in view and the guide can be left standing.
fn rest_between_frames(
    (quality, touring): (Res<Quality>, Res<Touring>),
    (people, guide, awaited): (Res<PeoplePace>, Res<GuidePace>, Res<Awaited>),
    mut before: Local<Option<Duration>>,
    mut commands: Commands,
) {
    let playing = touring.0.as_ref().is_some_and(|way| way.playing);
    let paces = if awaited.0 { [None, None] } else { [people.0, guide.0] };
    let longest = if playing || awaited.0 { COUNTED } else { RESTING };
    let rest = (*quality == Quality::Software).then(|| paces.into_iter().flatten().fold(longest, Duration::min));
    if rest == *before {
        return;
    }
    *before = rest;
    let settings = rest.map_or_else(WinitSettings::game, |rest| {
        let rest = UpdateMode::reactive_low_power(rest);
        WinitSettings { focused_mode: rest, unfocused_mode: rest }
    });
    commands.insert_resource(settings);
}

/// What is moving.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct UnderWay {
    pub camera: bool,
    /// The presenter's spot of light.
    pub spot: bool,
    /// Faster than time itself.
    pub clock: bool,
    /// Roofs, floors or partitions.
    pub parts: bool,
    /// Somebody, or the guide, whom one sees.
    pub people: bool,
}

/// A spot of light that has not moved for so long has come to rest, seconds.
const SPOT_SECS: f32 = 0.3;

pub(super) fn watch_motion(
    (clock, cockpit, time): (Res<Clock>, Res<Cockpit>, Res<Time<Real>>),
    (fades, walls, people, guide): (Res<Fades>, Res<Travelling>, Res<PeoplePace>, Res<GuidePace>),
    cameras: Query<&PanOrbitCamera>,
    mut spot_at: Local<(Option<[f32; 2]>, f32)>,
    mut under_way: ResMut<UnderWay>,
) {
    let (at, still_secs) = &mut *spot_at;
    *still_secs = if *at == cockpit.spot { *still_secs + time.delta_secs() } else { 0.0 };
    *at = cockpit.spot;
    let spot = at.is_some() && *still_secs < SPOT_SECS;
    let clock = !clock.paused && clock.speed() > 1.0;
    under_way.set_if_neq(UnderWay {
        camera: cameras.iter().any(is_under_way),
        spot,
        clock,
        parts: fades.is_under_way() || walls.0,
        people: people.0.is_some() || guide.0.is_some(),
    });
}

/// While something moves, frame follows frame.
fn ask_for_next_frame(
    phase: Res<State<Phase>>,
    under_way: Res<UnderWay>,
    (quality, awaited): (Res<Quality>, Res<Awaited>),
    mut still_frames: Local<u32>,
    mut wishes: MessageReader<Command>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if *quality != Quality::Software || awaited.0 {
        return;
    }
    // Whatever a wish changes is to reach the screen at once.
    let wished = wishes.read().count() > 0;
    let moves = wished
        || *phase.get() == Phase::Loading
        || under_way.clock
        || under_way.spot
        || under_way.parts
        || under_way.camera;
    *still_frames = if moves { 0 } else { still_frames.saturating_add(1) };
    // A few frames on, whatever a command has changed has reached the screen.
    if *still_frames < 4 {
        redraw.write(RequestRedraw);
    }
}

/// Whether a camera has not come to rest where it is heading.
fn is_under_way(camera: &PanOrbitCamera) -> bool {
    let far = |now: Option<f32>, target: f32| now.is_some_and(|now| (now - target).abs() > 1e-3);
    far(camera.yaw, camera.target_yaw)
        || far(camera.pitch, camera.target_pitch)
        || far(camera.radius, camera.target_radius)
        || camera.focus.distance(camera.target_focus) > 1e-2
        || camera.force_update
}

/// Without this brake a software driver takes frames faster than it finishes them, and each waits in memory.
fn wait_for_driver(adapter: Res<RenderAdapterInfo>, device: Res<RenderDevice>) {
    if adapter.device_type != wgpu::DeviceType::Cpu {
        return;
    }
    let all = wgpu::PollType::Wait { submission_index: None, timeout: None };
    if let Err(error) = device.wgpu_device().poll(all) {
        debug!("{error}");
    }
}

/// What waits for the frame that is being drawn.
#[derive(Resource, Default)]
struct Waiting(AfterDrawn);

fn take_waiting(mut main: ResMut<MainWorld>, mut waiting: ResMut<Waiting>) {
    waiting.0 = main.resource_mut::<AfterDrawn>().take();
}

fn tell_drawn(mut waiting: ResMut<Waiting>) {
    waiting.0.take().run();
}
