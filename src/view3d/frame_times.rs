//! How long frames take from their beginning until they are drawn, told by the renderer.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use bevy::{
    camera::MainPassResolutionOverride,
    prelude::*,
    render::{
        Render, RenderApp, RenderSystems,
        renderer::{RenderAdapterInfo, RenderDevice},
    },
    window::PrimaryWindow,
};

use super::{
    held::Held,
    pacing::UnderWay,
    quality::{Quality, QualityWish},
};
use crate::app::AppSystems;

pub(super) fn plugin(app: &mut App) {
    let times = FrameTimes::default();
    app.insert_resource(times.clone())
        .add_message::<FrameDrawn>()
        .add_systems(Update, tell_times.in_set(AppSystems::Ingest));
    if let Some(render_app) = app.get_sub_app_mut(RenderApp) {
        render_app
            .insert_resource(times)
            .init_resource::<Begun>()
            .add_systems(Render, (begin.before(RenderSystems::Render), time_frame.after(RenderSystems::Render)));
    }
}

/// A frame has been drawn.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct FrameDrawn {
    pub ms: f32,
    pub park: ParkDrawn,
}

/// What of the park a frame draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParkDrawn {
    /// Every pixel of the screen.
    Sharp,
    /// Fewer pixels.
    Soft,
    /// Nothing: as it was kept.
    Again,
}

/// Times of drawn frames, on their way from the renderer.
#[derive(Resource, Clone, Debug, Default)]
struct FrameTimes(Arc<Gauge>);

#[derive(Debug, Default)]
struct Gauge {
    /// Somebody wants to know.
    wanted: AtomicBool,
    drawn: Mutex<Vec<FrameDrawn>>,
}

/// When the frame's drawing began, after the screen had a place for it.
#[derive(Resource, Default)]
struct Begun {
    at: Option<Instant>,
    frames: u32,
}

/// A graphics card works beside the program; only every so many frames it is waited for, to know its time.
const ASK_CARD_EVERY: u32 = 4;

fn begin(mut begun: ResMut<Begun>) {
    begun.at = Some(Instant::now());
    begun.frames = begun.frames.wrapping_add(1);
}

fn time_frame(
    mut begun: ResMut<Begun>,
    times: Res<FrameTimes>,
    adapter: Res<RenderAdapterInfo>,
    device: Res<RenderDevice>,
    (soft, held): (Query<(), With<MainPassResolutionOverride>>, Res<Held>),
) {
    let Some(at) = begun.at.take().filter(|_| times.0.wanted.load(Ordering::Relaxed)) else { return };
    if adapter.device_type != wgpu::DeviceType::Cpu && !begun.frames.is_multiple_of(ASK_CARD_EVERY) {
        return;
    }
    let all = wgpu::PollType::Wait { submission_index: None, timeout: None };
    if device.wgpu_device().poll(all).is_ok() {
        let park = match *held {
            Held::Again => ParkDrawn::Again,
            Held::Drawn | Held::Kept if soft.is_empty() => ParkDrawn::Sharp,
            Held::Drawn | Held::Kept => ParkDrawn::Soft,
        };
        let frame = FrameDrawn { ms: at.elapsed().as_secs_f32() * 1e3, park };
        times.0.drawn.lock().unwrap_or_else(PoisonError::into_inner).push(frame);
    }
}

/// A processor is waited for anyway; a card is asked only while its time may change the quality.
fn tell_times(
    times: Res<FrameTimes>,
    wish: Res<QualityWish>,
    quality: Res<Quality>,
    under_way: Res<UnderWay>,
    windows: Query<(), With<PrimaryWindow>>,
    mut drawn: MessageWriter<FrameDrawn>,
) {
    let governed = wish.0.is_none() && (under_way.camera || under_way.clock);
    let wanted = !windows.is_empty() && (*quality == Quality::Software || governed);
    times.0.wanted.store(wanted, Ordering::Relaxed);
    drawn.write_batch(std::mem::take(&mut *times.0.drawn.lock().unwrap_or_else(PoisonError::into_inner)));
}
