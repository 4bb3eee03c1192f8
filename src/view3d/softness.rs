//! A processor that cannot keep up draws fewer pixels while the camera or a spot of light moves, and, where a phone waits
//! for an answer, while people do; the picture at rest is sharp.

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
    frame_times::{FrameDrawn, ParkDrawn},
    pacing::{UnderWay, watch_motion},
    quality::Quality,
};
use crate::app::{AppSystems, Cockpit, Invitation, MainCamera, Posing};

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

/// A frame that takes longer is drawn with fewer pixels while the camera moves, milliseconds.
const SLOW_MS: f32 = 40.0;
/// Of the picture's width and height that is drawn then: the next of them where the one before is too slow as well.
const SHARES: [f32; 3] = [0.6, 0.5, 0.42];
/// More pixels again only if they would surely not be too slow, milliseconds.
const SURE_MS: f32 = 34.0;
/// Of a new time in the mean of the last ones; single hitches are smoothed away.
const NEWEST: f32 = 0.25;

/// How long frames take of late.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct Softness {
    sharp_ms: Option<f32>,
    /// With the share of pixels that is drawn now.
    soft_ms: Option<f32>,
    /// In `SHARES`.
    step: usize,
}

impl Softness {
    /// As after frames that took too long.
    pub fn of_slow_frames() -> Self {
        Self { sharp_ms: Some(2.0 * SLOW_MS), ..Self::default() }
    }

    fn take(&mut self, frame: FrameDrawn) {
        let mean = |known: Option<f32>| Some(known.map_or(frame.ms, |known| known + (frame.ms - known) * NEWEST));
        match frame.park {
            ParkDrawn::Sharp => self.sharp_ms = mean(self.sharp_ms),
            ParkDrawn::Soft => {
                self.soft_ms = mean(self.soft_ms);
                self.choose();
            }
            ParkDrawn::Again => {}
        }
    }

    fn choose(&mut self) {
        let Some(ms) = self.soft_ms else { return };
        let share = |step: usize| SHARES.get(step).copied();
        let more = self.step.checked_sub(1).and_then(share);
        if ms > SLOW_MS && share(self.step + 1).is_some() {
            *self = Self { soft_ms: None, step: self.step + 1, ..*self };
        } else if more.is_some_and(|more| ms * (more / self.share()).powi(2) < SURE_MS) {
            *self = Self { soft_ms: None, step: self.step - 1, ..*self };
        }
    }

    /// Of the picture's width and height that is drawn while something moves.
    fn share(&self) -> f32 {
        SHARES.get(self.step).copied().unwrap_or(1.0)
    }

    /// Whether this processor is too slow to draw whole frames while something moves.
    pub(super) fn is_needed(&self) -> bool {
        self.sharp_ms.is_some_and(|ms| ms > SLOW_MS)
    }
}

fn soften(
    quality: Res<Quality>,
    under_way: Res<UnderWay>,
    (still, invitation, cockpit, posing): (Res<InstantFlights>, Option<Res<Invitation>>, Res<Cockpit>, Res<Posing>),
    mut drawn: MessageReader<FrameDrawn>,
    mut softness: ResMut<Softness>,
    cameras: Query<(Entity, &Camera, Option<&DrawnSize>), With<MainCamera>>,
    mut commands: Commands,
) {
    for frame in drawn.read() {
        softness.take(*frame);
    }
    // Frame follows frame also where people walk, and a touch waits for the one that has begun. What is kept is sharp.
    let is_kept = cockpit.frozen || posing.0.is_some();
    let waits = invitation.is_some_and(|invitation| invitation.is_taken()) && !is_kept;
    let moves = under_way.camera || under_way.spot || waits && under_way.people;
    let soft = *quality == Quality::Software && moves && !still.0 && softness.is_needed();
    for (entity, camera, now) in &cameras {
        let Some(size) = camera.physical_target_size().filter(|_| *quality == Quality::Software) else { continue };
        let wanted = soft.then(|| (size.as_vec2() * softness.share()).as_uvec2().max(UVec2::ONE));
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

    fn take(softness: &mut Softness, park: ParkDrawn, ms: f32, times: usize) {
        (0..times).for_each(|_| softness.take(FrameDrawn { ms, park }));
    }

    #[test]
    fn a_hitch_does_not_soften_the_picture_and_a_slow_processor_does() {
        let mut softness = Softness::default();
        assert!(!softness.is_needed());
        take(&mut softness, ParkDrawn::Sharp, 20.0, 20);
        take(&mut softness, ParkDrawn::Sharp, 90.0, 1);
        assert!(!softness.is_needed(), "one hitch");
        take(&mut softness, ParkDrawn::Sharp, 60.0, 8);
        assert!(softness.is_needed());
        take(&mut softness, ParkDrawn::Sharp, 20.0, 20);
        assert!(!softness.is_needed(), "fast again");
    }

    #[test]
    fn where_fewer_pixels_are_too_slow_as_well_there_are_fewer_still_and_later_more_again() {
        let mut softness = Softness::of_slow_frames();
        let [most, middle, least] = SHARES;
        assert_eq!(softness.share(), most);
        take(&mut softness, ParkDrawn::Again, 90.0, 20);
        assert_eq!(softness.share(), most, "a frame without the park tells nothing of its pixels");
        take(&mut softness, ParkDrawn::Soft, 35.0, 20);
        assert_eq!(softness.share(), most);
        take(&mut softness, ParkDrawn::Soft, 90.0, 1);
        take(&mut softness, ParkDrawn::Soft, 30.0, 4);
        assert_eq!(softness.share(), middle, "the mean of the last ones was too slow");
        take(&mut softness, ParkDrawn::Soft, 30.0, 20);
        assert_eq!(softness.share(), middle, "more pixels would be too slow again");
        take(&mut softness, ParkDrawn::Soft, 70.0, 20);
        assert_eq!(softness.share(), least);
        take(&mut softness, ParkDrawn::Soft, 70.0, 20);
        assert_eq!(softness.share(), least, "there are no fewer");
        take(&mut softness, ParkDrawn::Soft, 15.0, 20);
        assert_eq!(softness.share(), most);
        assert!(softness.is_needed());
    }
}
