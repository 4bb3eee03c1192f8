//! Where on the screen the words of the marks belong.

use bevy::prelude::*;
use geo::Centroid;

use crate::{
    app::{BreachesSeen, MainCamera, Mode, PlannedFigures, Shown, Touring, breaches_in_picture},
    park::Xz,
};

/// So far above the ground, metres.
const OVER_GROUND_M: f32 = 0.5;

pub(super) fn find_breaches(
    (shown, mode, touring): (Res<Shown>, Res<Mode>, Res<Touring>),
    figures: Option<Res<PlannedFigures>>,
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    mut seen: ResMut<BreachesSeen>,
) {
    let figures = figures.filter(|_| breaches_in_picture(&shown, *mode, touring.0.is_some()));
    let (Some(figures), Ok((camera, transform))) = (figures, cameras.single()) else {
        seen.set_if_neq(BreachesSeen::default());
        return;
    };
    let on_screen = |Xz(x, z): Xz| {
        let at = camera.world_to_viewport(transform, Vec3::new(x as f32, OVER_GROUND_M, z as f32)).ok()?;
        at.is_finite().then(|| at.to_array())
    };
    let gaps = figures.now.fire_gaps.iter().map(|gap| on_screen(middle(gap.between)));
    let outside = figures.now.outside_ground.iter().map(|(_, ground)| {
        let middle = ground.centroid()?;
        on_screen(Xz(middle.x(), middle.y()))
    });
    seen.set_if_neq(BreachesSeen { gaps: gaps.collect(), outside: outside.collect() });
}

fn middle((a, b): (Xz, Xz)) -> Xz {
    Xz((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)
}
