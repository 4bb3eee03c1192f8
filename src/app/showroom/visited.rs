//! What planners see of a showroom's counts: how much each place was looked at, compared with others of its level.

use std::{collections::BTreeMap, path::PathBuf};

use bevy::{app::prelude::*, ecs::prelude::*};
use jiff::civil::Date;

use super::visits::{Looks, Visits};
use crate::{
    app::{AppSystems, OpenPark, Overlay, Shown},
    park::PlaceId,
};

/// What was looked at, each place with all that lies in it. Empty where nothing was counted.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Visited {
    looks: BTreeMap<PlaceId, Looks>,
    /// Seconds of the place that was looked at longest, by level.
    longest: BTreeMap<usize, f64>,
    /// First and last day with a look.
    days: Option<(Date, Date)>,
    all: Looks,
}

/// Where it is read from.
#[derive(Resource, Clone, Debug)]
pub struct VisitsSource(pub PathBuf);

/// Colours from little to much, as sRGB; each is a quarter of the time of what was looked at longest.
pub const VISIT_COLOURS: [&str; 4] = ["#3b4a8c", "#7a4ea8", "#d0598c", "#f6a45c"];

impl Visited {
    pub fn of(visits: &Visits) -> Self {
        let mut visited = Self::default();
        for (day, places) in visits.days.iter().filter(|(_, places)| !places.is_empty()) {
            let (first, last) = visited.days.unwrap_or((*day, *day));
            visited.days = Some((first.min(*day), last.max(*day)));
            for (place, looks) in places {
                let chain = std::iter::successors(Some(place.clone()), PlaceId::parent);
                chain.for_each(|place| visited.looks.entry(place).or_default().add(*looks));
                visited.all.add(*looks);
            }
        }
        for (place, looks) in &visited.looks {
            let longest = visited.longest.entry(level(place)).or_default();
            *longest = longest.max(looks.secs);
        }
        visited
    }

    pub fn is_empty(&self) -> bool {
        self.looks.is_empty()
    }

    pub fn looks(&self, place: &PlaceId) -> Option<Looks> {
        self.looks.get(place).copied()
    }

    /// Number of its colour in [`VISIT_COLOURS`]; `None` for what nobody looked at.
    pub fn band(&self, place: &PlaceId) -> Option<usize> {
        let longest = self.longest.get(&level(place)).filter(|longest| **longest > 0.0)?;
        let share = self.looks.get(place)?.secs / longest;
        Some(((share * VISIT_COLOURS.len() as f64).ceil() as usize).clamp(1, VISIT_COLOURS.len()) - 1)
    }

    pub fn days(&self) -> Option<(Date, Date)> {
        self.days
    }

    /// All looks together.
    pub fn all(&self) -> Looks {
        self.all
    }
}

/// Buildings are compared with buildings, halls with halls.
fn level(place: &PlaceId) -> usize {
    place.as_str().matches('/').count()
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Visited>().add_systems(Update, read_visits.in_set(AppSystems::Advance));
}

/// Read when the program is opened, and again whenever they are asked for: the showroom may count on meanwhile.
fn read_visits(
    source: Option<Res<VisitsSource>>,
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    mut asked: Local<Option<bool>>,
    mut visited: ResMut<Visited>,
) {
    let (Some(source), Some(park)) = (source, park) else { return };
    let now = shown.overlay == Overlay::Visits;
    if *asked == Some(now) {
        return;
    }
    let first = asked.is_none();
    *asked = Some(now);
    if now || first {
        let read = Visits::read(&source.0, &park.id).map(|visits| Visited::of(&visits)).unwrap_or_default();
        visited.set_if_neq(read);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_building_has_the_looks_of_its_halls_and_is_compared_with_buildings() {
        let mut visits = Visits::new("p");
        let looks = |times, secs| Looks { times, secs };
        let day = visits.days.entry("2026-11-20".parse().unwrap()).or_default();
        day.insert("A/H1".into(), looks(2, 30.0));
        day.insert("A".into(), looks(1, 10.0));
        day.insert("B".into(), looks(9, 80.0));
        visits.days.entry("2026-11-22".parse().unwrap()).or_default().insert("A/H2".into(), looks(1, 6.0));
        visits.days.entry("2026-11-25".parse().unwrap()).or_default();
        let visited = Visited::of(&visits);
        assert_eq!(visited.looks(&"A".into()), Some(looks(4, 46.0)));
        assert_eq!([visited.band(&"A".into()), visited.band(&"B".into())], [Some(2), Some(3)]);
        assert_eq!([visited.band(&"A/H1".into()), visited.band(&"A/H2".into())], [Some(3), Some(0)]);
        assert_eq!(visited.band(&"C".into()), None);
        assert_eq!(visited.days(), Some(("2026-11-20".parse().unwrap(), "2026-11-22".parse().unwrap())));
        assert_eq!(visited.all(), looks(13, 126.0));
        assert!(Visited::of(&Visits::new("p")).is_empty());
    }
}
