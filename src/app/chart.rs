//! A metric of the selected place over a stretch of time: recorded where it was recorded, else as the simulator has it.
//! Worked out off the frame's path.

use std::{path::PathBuf, sync::Arc};

use bevy::{
    app::prelude::*,
    ecs::prelude::*,
    state::prelude::in_state,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
};
use jiff::Timestamp;

use super::{AppSystems, Clock, Live, OpenPark, Past, Phase, Shown};
use crate::{
    history::{Ask, HistoryReader, Sample, TimeSpan},
    park::{Measured, MetricSpec, Park, PlaceId, Scenario, Simulated},
    twin::{Origin, Rulebook, Simulator},
};

/// How much time a chart shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartSpan {
    Hour,
    #[default]
    Day,
    Week,
    Month,
    Year,
}

impl ChartSpan {
    pub const ALL: [Self; 5] = [Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    pub fn long_ms(self) -> i64 {
        const HOUR_MS: i64 = 3_600_000;
        match self {
            Self::Hour => HOUR_MS,
            Self::Day => 24 * HOUR_MS,
            Self::Week => 7 * 24 * HOUR_MS,
            Self::Month => 30 * 24 * HOUR_MS,
            Self::Year => 365 * 24 * HOUR_MS,
        }
    }

    /// The stretch about a moment, which lies three quarters along: what was matters more than what will be. It moves on
    /// in steps, so that a clock that runs does not ask anew in each frame.
    pub fn about(self, at: Timestamp) -> TimeSpan {
        let step_ms = self.long_ms() / SAMPLES as i64;
        let at_ms = at.as_millisecond().div_euclid(step_ms) * step_ms;
        TimeSpan { from_ms: at_ms - self.long_ms() * 3 / 4, to_ms: at_ms + self.long_ms() / 4 }
    }
}

/// Values along a chart.
pub const SAMPLES: usize = 120;

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartAsk {
    pub place: PlaceId,
    /// The metric's id.
    pub metric: String,
    pub span: TimeSpan,
    /// The scenario's id.
    pub scenario: String,
    /// Which of the parks that were made ready to be simulated: a building of another size has other people.
    pub built: u64,
    /// Until when something is known to be recorded, in steps; more of it, another chart.
    pub recorded_to: Option<i64>,
}

/// A chart's values, in the order of time; a stretch of which nothing is known is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartValues {
    pub ask: ChartAsk,
    /// As SenML writes it.
    pub unit: String,
    pub samples: Vec<Sample>,
    /// How far samples lie apart where there is no gap.
    pub step_ms: i64,
}

/// The chart that is shown, and the one that is being worked out.
#[derive(Resource, Default)]
pub struct Chart {
    shown: Option<Arc<ChartValues>>,
    task: Option<Task<ChartValues>>,
    asked: Option<ChartAsk>,
}

impl Chart {
    pub fn values(&self) -> Option<&Arc<ChartValues>> {
        self.shown.as_ref()
    }

    /// Whether another one is on its way.
    pub fn is_coming(&self) -> bool {
        self.task.is_some()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Chart>()
        .add_systems(Update, (ask, take).chain().in_set(AppSystems::Show).run_if(in_state(Phase::Ready)));
}

/// Metrics that can be charted at a place, in the file's order.
pub fn metrics_at<'a>(park: &'a Park, rulebook: &'a Rulebook, place: &PlaceId) -> Vec<&'a MetricSpec> {
    let points = rulebook.points();
    let of = points.number_of(place).map(|(of, _)| of);
    let has_racks = !points.racks_of(place).is_empty();
    let top = park.building(place.top().as_str());
    // What is planned is charted where something is planned.
    let is_booked = || {
        park.schedule
            .bookings
            .iter()
            .flat_map(|one| &one.places)
            .any(|booked| booked.top() == *place || booked == place)
    };
    let is_built = || top.is_some_and(|building| building.id == *place && building.construction.is_some());
    let fits = |spec: &&MetricSpec| {
        let own = of == Some(spec.of);
        let planned = match spec.simulated {
            Some(Simulated::Booked) => is_booked(),
            Some(Simulated::Built) => is_built(),
            _ => true,
        };
        !spec.is_words() && planned && (own || has_racks && spec.of == Measured::Racks)
    };
    park.rules.metrics.iter().filter(fits).collect()
}

fn ask(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    clock: Res<Clock>,
    live: Res<Live>,
    past: Option<Res<Past>>,
    mut chart: ResMut<Chart>,
) {
    let (Some(park), Some(simulator)) = (park, live.simulator()) else { return };
    let wanted = shown.selection.as_ref().and_then(|place| {
        let metrics = metrics_at(&park, live.rulebook(), place);
        let chosen = shown.chart_metric.as_ref().and_then(|id| metrics.iter().find(|spec| spec.id == *id));
        let metric = chosen.or(metrics.first())?.id.clone();
        let scenario = park.scenario(Some(&shown.scenario)).or_else(|| park.scenario(None))?;
        let span = shown.chart_span.about(clock.at());
        let recorded = past.as_ref().map(|past| past.recorded()).unwrap_or_default();
        // What is recorded every second is looked at again by the step of the chart.
        let step_ms = shown.chart_span.long_ms() / SAMPLES as i64;
        let within = recorded.iter().filter(|part| part.from_ms < span.to_ms && part.to_ms > span.from_ms);
        let recorded_to = within.map(|part| part.to_ms.min(span.to_ms) / step_ms).max();
        let (place, id, built) = (place.clone(), scenario.id.clone(), live.built());
        Some((ChartAsk { place, metric, span, scenario: id, built, recorded_to }, scenario))
    });
    let Some((wanted, scenario)) = wanted else {
        if chart.shown.is_some() || chart.task.is_some() {
            *chart = Chart::default();
        }
        return;
    };
    // One after the other: while a clock flies, each that is begun is finished.
    if chart.asked.as_ref() == Some(&wanted) || chart.task.is_some() {
        return;
    }
    let file = past.as_ref().filter(|_| wanted.recorded_to.is_some()).map(|past| past.file().clone());
    let work = Work {
        ask: wanted.clone(),
        simulator: simulator.clone(),
        rulebook: live.rulebook().clone(),
        scenario: scenario.clone(),
        seed: live.seed,
        file,
    };
    chart.asked = Some(wanted);
    chart.task = Some(AsyncComputeTaskPool::get().spawn(async move { work.values() }));
}

fn take(mut chart: ResMut<Chart>) {
    // Looking does not change it.
    let looking = chart.bypass_change_detection();
    let Some(values) = looking.task.as_mut().and_then(|task| block_on(poll_once(task))) else { return };
    chart.task = None;
    chart.shown = Some(Arc::new(values));
}

/// Everything that a chart is worked out from.
struct Work {
    ask: ChartAsk,
    simulator: Simulator,
    rulebook: Rulebook,
    scenario: Scenario,
    seed: u64,
    file: Option<PathBuf>,
}

impl Work {
    fn values(self) -> ChartValues {
        let TimeSpan { from_ms, to_ms } = self.ask.span;
        let step_ms = (to_ms - from_ms) / SAMPLES as i64;
        let (mut samples, stretches) = self.recorded().unwrap_or_default();
        // Old ones lie farther apart than the chart's own steps: they are one line still, and no guess stands between them.
        let within = |a: &Sample, b: &Sample| stretches.iter().any(|one| one.from_ms <= a.at_ms && b.at_ms < one.to_ms);
        let pairs = samples.iter().zip(samples.iter().skip(1)).filter(|(a, b)| within(a, b));
        let apart_ms = pairs.map(|(a, b)| b.at_ms - a.at_ms).max().unwrap_or_default();
        let is_recorded = |at_ms: i64| stretches.iter().any(|one| at_ms + step_ms > one.from_ms && at_ms < one.to_ms);
        let steps = (0..=SAMPLES as i64).map(|step| from_ms + step * step_ms).filter(|at_ms| !is_recorded(*at_ms));
        samples.extend(steps.filter_map(|at_ms| self.simulated(at_ms)).collect::<Vec<_>>());
        samples.sort_by_key(|sample| sample.at_ms);
        let spec = self.rulebook.points().columns().iter().find(|column| column.spec.id == self.ask.metric);
        let unit = spec.map_or(String::new(), |column| column.spec.unit.clone());
        ChartValues { unit, samples, step_ms: step_ms.max(apart_ms), ask: self.ask }
    }

    /// What was recorded of the metric, and the stretches in which anything was: a gap in them is told, not filled.
    fn recorded(&self) -> Option<(Vec<Sample>, Vec<TimeSpan>)> {
        let reader = HistoryReader::open(self.file.as_ref()?).ok()?;
        let TimeSpan { from_ms, to_ms } = self.ask.span;
        let (metric, place) = (self.ask.metric.as_str(), Some(&self.ask.place));
        let series = reader.series(&Ask { metric, place, from_ms, to_ms, at_most: 2 * SAMPLES }).ok()?;
        let stretches = reader.recorded().ok()?.stretches;
        (!series.samples.is_empty()).then_some((series.samples, stretches))
    }

    fn simulated(&self, at_ms: i64) -> Option<Sample> {
        let at = Timestamp::from_millisecond(at_ms).ok()?;
        let state = self.simulator.state_at(&self.scenario, self.seed, at);
        let value = self.rulebook.measured(&self.ask.metric, &self.ask.place, &state)?.value as f32;
        let origin = Origin::Simulated;
        (!value.is_nan()).then_some(Sample { at_ms, mean: value, least: value, most: value, origin })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::twin::parse_at;

    fn work(place: &str, metric: &str, span: ChartSpan) -> Work {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let simulator = Simulator::new(&park);
        let scenario = park.scenario(None).unwrap().clone();
        let at = parse_at("2025-06-10T15:30", &park.timezone).unwrap();
        let ask = ChartAsk {
            place: place.into(),
            metric: metric.into(),
            span: span.about(at),
            scenario: scenario.id.clone(),
            built: 1,
            recorded_to: None,
        };
        let rulebook = Rulebook::new(&park, simulator.points().clone());
        Work { ask, rulebook, simulator, scenario, seed: 1, file: None }
    }

    #[test]
    fn a_chart_goes_through_the_states_of_its_moments() {
        for (place, metric) in [("F-01", "people"), ("F-08/L3/A", "power"), ("F-08/L3/A/R07/24", "inlet")] {
            let work = work(place, metric, ChartSpan::Day);
            let (simulator, scenario) = (work.simulator.clone(), work.scenario.clone());
            let rulebook = work.rulebook.clone();
            let values = work.values();
            assert_eq!(values.samples.len(), SAMPLES + 1, "{place}");
            let sample = values.samples[40];
            let at = Timestamp::from_millisecond(sample.at_ms).unwrap();
            let state = simulator.state_at(&scenario, 1, at);
            let value = rulebook.measured(metric, &place.into(), &state).unwrap().value;
            assert_eq!(sample.mean, value as f32, "{place}");
        }
    }

    #[test]
    fn the_shown_moment_lies_three_quarters_along() {
        let at = parse_at("2025-06-10T15:30", "Asia/Shanghai").unwrap();
        for span in ChartSpan::ALL {
            let about = span.about(at);
            assert_eq!(about.to_ms - about.from_ms, span.long_ms());
            let share = (at.as_millisecond() - about.from_ms) as f64 / span.long_ms() as f64;
            assert!((0.74..0.77).contains(&share), "{share}");
        }
    }

    #[test]
    fn only_what_is_measured_there_can_be_charted() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let simulator = Simulator::new(&park);
        let rulebook = Rulebook::new(&park, simulator.points().clone());
        let at = |place: &str| -> Vec<String> {
            metrics_at(&park, &rulebook, &place.into()).iter().map(|spec| spec.id.clone()).collect()
        };
        assert_eq!(at("F-08/L3/A/R07/24"), ["power", "inlet", "load"]);
        assert!(at("F-08").contains(&"people".to_owned()) && at("F-08").contains(&"power".to_owned()));
        assert!(at("F-05/H1").contains(&"booked".to_owned()) && !at("F-01").contains(&"booked".to_owned()));
        assert!(!at("F-01").contains(&"power".to_owned()) && at("R-ring").is_empty());
    }
}
