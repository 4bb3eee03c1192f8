//! The guide: a digital human who stands where a tour speaks, turns to the audience and points at what it names.
//!
//! Where she stands follows from the stop, what she does from the time since the tour came to it.

mod aim;
mod body;
mod draw;
mod load;
mod mood;
mod place;
mod plate;
mod pose;
mod stand;

use std::time::Duration;

use bevy::prelude::*;

use self::{
    mood::Mood,
    stand::{Stand, Surroundings, stand_before},
};
use super::{
    flight::InstantFlights,
    held::{Held, is_followed},
    people::Town,
};
use crate::app::{AppSystems, CameraPose, Cockpit, Guidance, LONGEST_FRAME_SECS, OpenPark, Panel, Shown, Touring};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Guide>()
        .init_resource::<GuidePace>()
        .add_plugins((load::plugin, place::plugin, draw::plugin))
        .add_systems(Update, lead.in_set(AppSystems::Show));
}

/// Who leads the tour, and how she is just now.
#[derive(Resource, Debug, Default)]
pub(super) struct Guide {
    /// Where the stop wants her.
    wanted: Option<Stand>,
    /// Where she is; `None` before she first came and after she went.
    pub stand: Option<Stand>,
    /// How much of her has come, 0 to 1.
    pub there: f32,
    pub mood: Mood,
    /// The middle of what she points at.
    pub target: Option<Vec3>,
    /// For which stop she stands there.
    of: Option<(String, usize, CameraPose)>,
}

/// How often a picture with her in it is worth drawing again; `None` without her.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GuidePace(pub Option<Duration>);

/// She comes and goes in so many seconds.
const COME_SECS: f32 = 0.8;
const GO_SECS: f32 = 0.35;
const BUSY: Duration = Duration::from_millis(66);
const IDLE: Duration = Duration::from_millis(125);

fn lead(
    park: Option<Res<OpenPark>>,
    (touring, shown, town): (Res<Touring>, Res<Shown>, Res<Town>),
    (held, cockpit): (Option<Res<Held>>, Res<Cockpit>),
    time: Res<Time<Real>>,
    instant: Res<InstantFlights>,
    mut guide: ResMut<Guide>,
    mut pace: ResMut<GuidePace>,
) {
    let way = park.as_ref().zip(touring.0.as_ref()).filter(|_| shown.panel(Panel::Guide));
    if way.is_none() && guide.stand.is_none() {
        return;
    }
    let secs = time.delta_secs().min(LONGEST_FRAME_SECS);
    let mut wish = Guidance::default();
    match way {
        Some((park, way)) => {
            let course = way.course();
            let (comes, goes) = (course.travel_secs(), course.secs());
            let poses = [comes, (comes + goes) / 2.0, goes].map(|secs| course.at(secs));
            let of = (way.tour.clone(), way.stop, course.at(comes));
            if guide.of.as_ref() != Some(&of) && is_followed(held, cockpit) {
                let mode = |building: &crate::park::PlaceId| shown.partition_modes.get(building).cloned();
                let about = Surroundings { park, crowd: town.crowd.as_ref(), open: &shown.open, mode: &mode };
                guide.wanted = stand_before(&poses, &about);
                guide.of = Some(of);
            }
            wish = if instant.0 { way.guidance_in_full(park, shown.lang) } else { way.guidance(park, shown.lang) };
            let place = way.named(park).and_then(|id| park.place(id));
            guide.target = place.map(|place| Vec3::from_array(place.centre_m.map(|metre| metre as f32)));
        }
        None => (guide.wanted, guide.of) = (None, None),
    }
    guide.mood.follow(&wish, secs, instant.0);
    guide.come(secs, instant.0);
    let stands = guide.stand.is_some();
    let busy = guide.mood.is_busy() || guide.there < 1.0;
    pace.set_if_neq(GuidePace(stands.then_some(if busy { BUSY } else { IDLE })));
}

impl Guide {
    /// She goes before she comes elsewhere.
    fn come(&mut self, secs: f32, at_once: bool) {
        if self.stand != self.wanted {
            self.there -= secs / GO_SECS;
            if self.there <= 0.0 || at_once {
                (self.stand, self.there) = (self.wanted.clone(), 0.0);
            }
        } else {
            self.there += secs / COME_SECS;
        }
        self.there = match &self.stand {
            None => 0.0,
            Some(_) if at_once => 1.0,
            Some(_) => self.there.clamp(0.0, 1.0),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn she_goes_before_she_comes_elsewhere() {
        let mut guide = Guide { wanted: Some(Stand::Plate), ..Guide::default() };
        (0..30).for_each(|_| guide.come(0.05, false));
        assert_eq!((guide.stand.clone(), guide.there), (Some(Stand::Plate), 1.0));
        let floor = Stand::Floor { at: Vec3::ONE, room: None, mirrored: false };
        guide.wanted = Some(floor.clone());
        guide.come(0.1, false);
        assert!(guide.stand == Some(Stand::Plate) && guide.there < 1.0);
        (0..30).for_each(|_| guide.come(0.1, false));
        assert_eq!((guide.stand.clone(), guide.there), (Some(floor), 1.0));
        guide.wanted = None;
        (0..10).for_each(|_| guide.come(0.1, false));
        assert_eq!(guide.stand, None);
        (0..10).for_each(|_| guide.come(0.1, false));
        guide.wanted = Some(Stand::Plate);
        guide.come(0.01, false);
        assert_eq!(guide.stand, Some(Stand::Plate), "nobody has to go first");
    }
}
