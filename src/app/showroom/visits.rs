//! What visitors looked at, counted by place and day: how often it was chosen, and for how long. Nothing about who.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state, time::prelude::*};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Attendance;
use crate::{
    app::{AppSystems, Mode, OpenPark, Phase, Shown, Touring},
    feeds::now_ms,
    park::PlaceId,
    twin::local,
};

/// How often a place was chosen, and for how many seconds in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Looks {
    pub times: u32,
    pub secs: f64,
}

/// By place, by day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visits {
    pub format: (u32, u32),
    /// The park's id.
    pub park: String,
    pub days: BTreeMap<Date, BTreeMap<PlaceId, Looks>>,
}

const FORMAT: (u32, u32) = (1, 0);

impl Looks {
    pub fn add(&mut self, other: Self) {
        self.times = self.times.saturating_add(other.times);
        self.secs += other.secs;
    }
}

impl Visits {
    pub fn new(park: &str) -> Self {
        Self { format: FORMAT, park: park.to_owned(), days: BTreeMap::new() }
    }

    /// `None` where there is none yet, or another park's.
    pub fn read(file: &Path, park: &str) -> Option<Self> {
        let visits: Self = ron::from_str(&fs::read_to_string(file).ok()?).ok()?;
        (visits.format.0 == FORMAT.0 && visits.park == park).then_some(visits)
    }

    /// Whole or not at all: a showroom's power may fail at any moment.
    fn write(&self, file: &Path) -> std::io::Result<()> {
        let text =
            ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map_err(std::io::Error::other)?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = file.with_extension("new");
        fs::write(&beside, text)?;
        fs::rename(beside, file)
    }
}

/// Where a showroom counts its visits.
#[derive(Resource, Clone, Debug)]
pub struct VisitsFile {
    file: PathBuf,
    visits: Visits,
    /// What is chosen now, and since when it was last counted, seconds.
    chosen: Option<(PlaceId, f64)>,
    unsaved_secs: f64,
}

/// So much is lost at most when the power fails, seconds.
const SAVE_SECS: f64 = 20.0;

impl VisitsFile {
    pub fn new(file: PathBuf, park: &str) -> Self {
        let visits = Visits::read(&file, park).unwrap_or_else(|| Visits::new(park));
        Self { file, visits, chosen: None, unsaved_secs: 0.0 }
    }

    pub fn visits(&self) -> &Visits {
        &self.visits
    }

    fn count(&mut self, day: Date, chosen: Option<&PlaceId>, secs: f64) {
        let before = self.chosen.take();
        if let Some((place, since)) = before {
            if chosen == Some(&place) {
                self.looks(day, &place).secs += secs;
                self.chosen = Some((place, since + secs));
                self.unsaved_secs += secs;
                return;
            }
            self.unsaved_secs += SAVE_SECS;
        }
        if let Some(place) = chosen {
            let looks = self.looks(day, place);
            looks.times = looks.times.saturating_add(1);
            self.chosen = Some((place.clone(), 0.0));
        }
    }

    fn looks(&mut self, day: Date, place: &PlaceId) -> &mut Looks {
        self.visits.days.entry(day).or_default().entry(place.clone()).or_default()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        count_looks.in_set(AppSystems::Show).run_if(in_state(Phase::Ready).and_then(resource_exists::<VisitsFile>)),
    );
}

fn count_looks(
    mode: Res<Mode>,
    shown: Res<Shown>,
    (attendance, touring): (Res<Attendance>, Res<Touring>),
    time: Res<Time<Real>>,
    park: Option<Res<OpenPark>>,
    mut file: ResMut<VisitsFile>,
) {
    let Some(park) = park.filter(|_| *mode == Mode::Kiosk) else { return };
    // What a tour shows by itself nobody has chosen.
    let by_hand = !attendance.attracting && touring.0.is_none();
    let chosen = shown.selection.as_ref().filter(|_| by_hand);
    let now = jiff::Timestamp::from_millisecond(now_ms()).unwrap_or_default();
    let file = file.bypass_change_detection();
    file.count(local(now, &park.timezone).date(), chosen, time.delta_secs_f64());
    if file.unsaved_secs >= SAVE_SECS {
        file.unsaved_secs = 0.0;
        // A disk that is full today is tried again with the next visitor.
        let _ = file.visits.write(&file.file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_counted_once_and_for_as_long_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/visits.ron");
        let mut file = VisitsFile::new(path.clone(), "p");
        let (day, hall): (Date, PlaceId) = ("2025-10-10".parse().unwrap(), "F-05/H1".into());
        for _ in 0..60 {
            file.count(day, Some(&hall), 0.5);
        }
        file.count(day, None, 0.5);
        file.count(day, Some(&hall), 0.5);
        let looks = file.visits().days[&day][&hall];
        assert_eq!((looks.times, looks.secs), (2, 29.5));
        file.visits.write(&path).unwrap();
        assert_eq!(Visits::read(&path, "p").as_ref(), Some(file.visits()));
        assert_eq!(Visits::read(&path, "another"), None);
        assert_eq!(VisitsFile::new(path, "p").visits(), file.visits(), "the next day counts on");
    }
}
