//! A processor that cannot keep up draws fewer pixels while the camera or a spot of light moves; the picture at rest is
//! sharp.

use bevy::{
    camera::MainPassResolutionOverride,
    ecs::query::QueryItem,
    prelude::*,
    render::{
        extract_component::{ExtractComponent, ExtractComponentPlugin},
        sync_component::SyncComponent,
    },
};

use super::{
    develop::Develop,
    flight::InstantFlights,
    frame_times::FrameDrawn,
    pacing::{UnderWay, watch_motion},
    quality::Quality,
};
use crate::app::{AppSystems, MainCamera};

/// The park is drawn with so many pixels, in the upper left of the picture; on the camera.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnSize(pub UVec2);

impl SyncComponent for DrawnSize {
    type Target = MainPassResolutionOverride;
}

impl ExtractComponent for DrawnSize {
    type QueryData = &'static DrawnSize;
    type QueryFilter = ();
    type Out = MainPassResolutionOverride;

    fn extract_component(size: QueryItem<'_, '_, Self::QueryData>) -> Option<Self::Out> {
        Some(MainPassResolutionOverride(size.0))
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(ExtractComponentPlugin::<DrawnSize>::default())
        .init_resource::<Softness>()
        .add_systems(Update, soften.after(watch_motion).in_set(AppSystems::Show));
}

/// A whole frame that takes longer is drawn with fewer pixels while the camera moves, milliseconds.
const SLOW_MS: f32 = 40.0;
/// Of the picture's width and height that is drawn then.
const SHARE: f32 = 0.6;

/// How long sharp frames take of late.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct Softness {
    sharp_ms: Option<f32>,
}

impl Softness {
    /// As after frames that took too long.
    pub fn of_slow_frames() -> Self {
        Self { sharp_ms: Some(2.0 * SLOW_MS) }
    }

    /// Takes the time of a sharp frame; single hitches are smoothed away.
    fn take(&mut self, ms: f32) {
        self.sharp_ms = Some(self.sharp_ms.map_or(ms, |known| known + (ms - known) * 0.25));
    }

    /// Whether this processor is too slow to draw whole frames while something moves.
    pub(super) fn is_needed(&self) -> bool {
        self.sharp_ms.is_some_and(|ms| ms > SLOW_MS)
    }
}

fn soften(
    quality: Res<Quality>,
    under_way: Res<UnderWay>,
    still: Res<InstantFlights>,
    mut drawn: MessageReader<FrameDrawn>,
    mut softness: ResMut<Softness>,
    cameras: Query<(Entity, &Camera, Option<&DrawnSize>), With<MainCamera>>,
    mut commands: Commands,
) {
    for frame in drawn.read().filter(|frame| frame.sharp) {
        softness.take(frame.ms);
    }
    let soft =
        *quality == Quality::Software && (under_way.camera || under_way.spot) && !still.0 && softness.is_needed();
    for (entity, camera, now) in &cameras {
        let Some(size) = camera.physical_target_size().filter(|_| *quality == Quality::Software) else { continue };
        let wanted = soft.then(|| (size.as_vec2() * SHARE).as_uvec2().max(UVec2::ONE));
        if wanted == now.map(|now| now.0) {
            continue;
        }
        match wanted {
            Some(few) => {
                let share = few.as_vec2() / size.as_vec2();
                commands.entity(entity).insert((DrawnSize(few), Develop::enlarged(share)));
            }
            None => {
                commands.entity(entity).remove::<(DrawnSize, Develop)>();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hitch_does_not_soften_the_picture_and_a_slow_processor_does() {
        let mut softness = Softness::default();
        assert!(!softness.is_needed());
        for _ in 0..20 {
            softness.take(20.0);
        }
        softness.take(90.0);
        assert!(!softness.is_needed(), "one hitch");
        for _ in 0..8 {
            softness.take(60.0);
        }
        assert!(softness.is_needed());
        for _ in 0..20 {
            softness.take(20.0);
        }
        assert!(!softness.is_needed(), "fast again");
    }
}
