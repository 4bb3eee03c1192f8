//! The measuring point whose values are waited for, and the messages that bring them.

use bevy::app::App;
use serde_json::json;

use crate::{
    app::Live,
    feeds::{now_ms, park_topic},
    park::{Measured, Park},
    twin::Points,
};

/// The measuring point whose values are waited for.
#[derive(Clone, Copy)]
pub(super) struct Watched<'a> {
    points: &'a Points,
    column: usize,
    number: usize,
}

impl<'a> Watched<'a> {
    /// The last rack's first number, or that of the last place where there are no racks.
    pub(super) fn of(points: &'a Points) -> Option<Self> {
        let numbers = || points.columns().iter().enumerate().filter(|(_, column)| !column.spec.is_words());
        let of_racks = numbers().find(|(_, column)| column.spec.of == Measured::Racks && !column.places.is_empty());
        let (column, found) = of_racks.or_else(|| numbers().find(|(_, column)| !column.places.is_empty()))?;
        Some(Self { points, column, number: found.places.len().checked_sub(1)? })
    }

    pub(super) fn value(self, app: &App) -> Option<f32> {
        app.world().resource::<Live>().state()?.columns.get(self.column)?.value(self.number)
    }

    /// Its own topic and its row's.
    pub(super) fn topics(self, park: &Park) -> Vec<String> {
        let place = self.points.columns().get(self.column).and_then(|column| column.places.get(self.number));
        let topics = place.into_iter().flat_map(|place| [Some(place.clone()), place.parent()]).flatten();
        topics.map(|place| format!("{}/{place}", park_topic(&park.id))).collect()
    }

    /// Topic, payload and value of a message: a value that no message before had.
    pub(super) fn message(self, park: &Park, number: usize, count: usize) -> Option<(String, String, f32)> {
        let column = self.points.columns().get(self.column)?;
        let place = column.places.get(self.number)?;
        let (least, most) = (column.spec.range.0.max(-1e6), column.spec.range.1.min(1e6));
        let value = (least + (most - least) * (number as f64 + 1.0) / (count as f64 + 2.0)) as f32;
        let topic = format!("{}/{place}", park_topic(&park.id));
        let pack = json!([{ "bn": format!("{place}/"), "bt": now_ms() as f64 / 1e3, "n": column.spec.id, "v": value }]);
        Some((topic, pack.to_string(), value))
    }
}
