//! How often a picture that a processor draws is worth drawing again, while people walk in it.

use std::time::Duration;

use bevy::prelude::*;

use crate::app::{AppSystems, Clock};

/// How far the nearest of those who walk in the picture seems to be, metres.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub(super) struct InView {
    pub nearest_m: Option<f32>,
}

/// From one picture to the next while people walk in view; `None` while nobody does, or time stands still.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PeoplePace(pub Option<Duration>);

/// Near by one sees the stride; some way off, that they move; from afar, after a while, that they have moved.
const PACES: [(f32, Duration); 2] = [(60.0, Duration::from_millis(100)), (220.0, Duration::from_millis(200))];
const AFAR: Duration = Duration::from_millis(500);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<InView>().init_resource::<PeoplePace>().add_systems(Update, set_pace.in_set(AppSystems::Show));
}

fn set_pace(in_view: Res<InView>, clock: Res<Clock>, mut pace: ResMut<PeoplePace>) {
    let nearest_m = in_view.nearest_m.filter(|_| !clock.paused);
    pace.set_if_neq(PeoplePace(nearest_m.map(pace_at)));
}

fn pace_at(away_m: f32) -> Duration {
    PACES.iter().find(|(reach_m, _)| away_m < *reach_m).map_or(AFAR, |(_, pace)| *pace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_the_oftener() {
        assert_eq!(pace_at(5.0), Duration::from_millis(100));
        assert_eq!(pace_at(100.0), Duration::from_millis(200));
        assert_eq!(pace_at(400.0), AFAR);
    }
}
