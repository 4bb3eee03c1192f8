//! Writes the shown chart's values as a table, into the user's documents.

use std::{fs, io, path::PathBuf};

use bevy::{app::prelude::*, ecs::prelude::*};
use jiff::Timestamp;

use super::{AppSystems, Chart, ChartValues, Command, OpenPark, Shown};
use crate::{
    history::{Ask, Series, Values, write_csv},
    park::Park,
    twin::format_local,
    words::Words,
};

/// What became of the last chart that was to be saved: its path, or why not.
#[derive(Resource, Clone, Debug, Default)]
pub struct SavedChart(pub Option<Result<String, String>>);

/// Where tables are saved.
#[derive(Resource, Clone, Debug)]
pub struct SaveFolder(pub PathBuf);

impl Default for SaveFolder {
    fn default() -> Self {
        let documents = dirs::document_dir().or_else(dirs::home_dir).unwrap_or_else(|| PathBuf::from("."));
        Self(documents.join("yungu"))
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SavedChart>()
        .init_resource::<SaveFolder>()
        .add_systems(Update, (save.in_set(AppSystems::Command), forget.in_set(AppSystems::Show)));
}

fn save(
    mut commands: MessageReader<Command>,
    park: Option<Res<OpenPark>>,
    chart: Res<Chart>,
    shown: Res<Shown>,
    folder: Res<SaveFolder>,
    mut saved: ResMut<SavedChart>,
) {
    let asked = commands.read().filter(|command| **command == Command::SaveChart).count() > 0;
    let (true, Some(park), Some(values)) = (asked, park, chart.values()) else { return };
    let path = folder.0.join(file_name(&park, values));
    let written = write(&park, &Words::new(shown.lang), values, &path);
    saved.0 = Some(written.map(|()| path.display().to_string()).map_err(|error| error.to_string()));
}

/// What was said of one place's file is not said of another's.
fn forget(
    shown: Res<Shown>,
    mut of: Local<Option<(Option<crate::park::PlaceId>, Option<String>)>>,
    mut saved: ResMut<SavedChart>,
) {
    let now = (shown.selection.clone(), shown.chart_metric.clone());
    if of.as_ref().is_some_and(|of| *of != now) && saved.0.is_some() {
        saved.0 = None;
    }
    *of = Some(now);
}

/// Park, place, metric and the time at its end: such as `zone-f F-08_L3_A power 2025-06-10T1530.csv`.
fn file_name(park: &Park, values: &ChartValues) -> String {
    let end = Timestamp::from_millisecond(values.ask.span.to_ms).unwrap_or_default();
    let end = format_local(end, &park.timezone);
    let end: String = end.chars().take(16).filter(|letter| *letter != ':').collect();
    let name = format!("{} {} {} {end}.csv", park.id, values.ask.place, values.ask.metric);
    // What stands in an id may not stand in a file's name everywhere.
    name.chars().map(|letter| if r#"/\:*?"<>|"#.contains(letter) { '_' } else { letter }).collect()
}

fn write(park: &Park, words: &Words, values: &ChartValues, path: &std::path::Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let ask = Ask {
        metric: &values.ask.metric,
        place: Some(&values.ask.place),
        from_ms: values.ask.span.from_ms,
        to_ms: values.ask.span.to_ms,
        at_most: values.samples.len(),
    };
    let series = Series { unit: values.unit.clone(), step_ms: values.step_ms, samples: values.samples.clone() };
    // Whole or not at all: a table that breaks off looks like one that ends.
    let mut table = Vec::new();
    write_csv(&mut table, park, words, &ask, &Values::Numbers(series))?;
    fs::write(path, table)
}
