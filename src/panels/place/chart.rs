//! A metric of the place over time: a line where it was recorded, dashes where it is only computed.

use std::sync::Arc;

use bevy_egui::egui::{ComboBox, Ui};
use egui_plot::{Line, LineStyle, PlotPoints, Polygon, VLine};
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    app::{ChartSpan, ChartValues, Command, Shown, metrics_at},
    history::Sample,
    panels::{controls, plot, theme},
    park::{Park, PlaceId},
    twin::{Origin, Rulebook, local},
    words::Words,
};

/// What is known of the shown chart.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChartSight<'a> {
    pub values: Option<&'a Arc<ChartValues>>,
    /// Another one is on its way.
    pub coming: bool,
    /// What became of the last file that was to be written: its path, or why not.
    pub saved: Option<&'a Result<String, String>>,
}

/// A place's chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartView {
    /// Id and name of what can be charted here.
    pub metrics: Vec<(String, String)>,
    pub metric: String,
    pub span: ChartSpan,
    /// Of this place and metric, if they are there.
    pub values: Option<Arc<ChartValues>>,
    pub coming: bool,
    /// Whether all that is shown is only computed.
    pub simulated: bool,
    pub saved: Option<Result<String, String>>,
    at_ms: i64,
    now_ms: i64,
    zone: TimeZone,
}

impl ChartView {
    /// `None` for a place where nothing is measured.
    pub(super) fn new(
        park: &Park,
        words: &Words,
        rulebook: &Rulebook,
        shown: &Shown,
        place: &PlaceId,
        (at, now_ms, sight): (Timestamp, i64, ChartSight),
    ) -> Option<Self> {
        let metrics = metrics_at(park, rulebook, place);
        let chosen = shown.chart_metric.as_ref().and_then(|id| metrics.iter().find(|spec| spec.id == *id));
        let metric = chosen.or(metrics.first())?.id.clone();
        let fits = |values: &&Arc<ChartValues>| values.ask.place == *place && values.ask.metric == metric;
        let values = sight.values.filter(fits).cloned();
        let known = |values: &Arc<ChartValues>| values.samples.iter().all(|one| one.origin == Origin::Simulated);
        Some(Self {
            metrics: metrics.iter().map(|spec| (spec.id.clone(), spec.name.get(words.lang()).to_owned())).collect(),
            metric,
            span: shown.chart_span,
            simulated: values.as_ref().is_some_and(known),
            values,
            coming: sight.coming,
            saved: sight.saved.cloned(),
            at_ms: at.as_millisecond(),
            now_ms,
            zone: local(at, &park.timezone).time_zone().clone(),
        })
    }
}

pub(super) fn chart_ui(ui: &mut Ui, words: &Words, view: &ChartView) -> Option<Command> {
    let mut command = None;
    controls::folding(ui, "place-chart", &words.get("chart-title"), true, |ui| {
        command = choices_ui(ui, words, view);
        match &view.values {
            Some(values) if !values.samples.is_empty() => plot_ui(ui, words, view, values),
            Some(_) => {
                controls::text(ui, &words.get("chart-nothing"), theme::NOTE);
            }
            None => {
                controls::text(ui, &words.get("chart-coming"), theme::NOTE);
                ui.add_space(HEIGHT - 20.0);
            }
        }
        foot_ui(ui, words, view);
    });
    command
}

/// Which metric, a table of it to take along, and over how long.
fn choices_ui(ui: &mut Ui, words: &Words, view: &ChartView) -> Option<Command> {
    let mut command = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        ui.spacing_mut().interact_size.y = theme::TOUCH;
        let chosen = view.metrics.iter().find(|(id, _)| *id == view.metric).map_or("", |(_, name)| name.as_str());
        ComboBox::new("chart-metric", "").width(METRIC_WIDTH).selected_text(chosen).truncate().show_ui(ui, |ui| {
            for (id, name) in &view.metrics {
                if controls::wide_button(ui, name.as_str(), *id == view.metric).clicked() {
                    command = Some(Command::SetChart(id.clone(), view.span));
                }
            }
        });
        if view.values.is_some() && controls::button(ui, &words.get("chart-save"), false).clicked() {
            command = Some(Command::SaveChart);
        }
    });
    controls::group(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for span in ChartSpan::ALL {
                let (short, label) = match span {
                    ChartSpan::Hour => (words.get("chart-hour"), words.get("chart-hour-why")),
                    ChartSpan::Day => (words.get("chart-day"), words.get("chart-day-why")),
                    ChartSpan::Week => (words.get("chart-week"), words.get("chart-week-why")),
                    ChartSpan::Month => (words.get("chart-month"), words.get("chart-month-why")),
                    ChartSpan::Year => (words.get("chart-year"), words.get("chart-year-why")),
                };
                if controls::short_button(ui, &short, &label, span == view.span).clicked() {
                    command = Some(Command::SetChart(view.metric.clone(), span));
                }
            }
        });
    });
    command
}

const METRIC_WIDTH: f32 = 130.0;

/// What stands under the chart: who says so, and what became of the table.
fn foot_ui(ui: &mut Ui, words: &Words, view: &ChartView) {
    if view.values.is_some() {
        let told = if view.simulated { words.get("chart-simulated") } else { words.get("chart-recorded") };
        controls::text(ui, &told, theme::NOTE);
    }
    match &view.saved {
        Some(Ok(path)) => {
            let text = words.format("chart-saved", &[("path", path.as_str().into())]);
            controls::text(ui, &text, theme::NOTE);
        }
        Some(Err(reason)) => {
            let text = words.format("chart-not-saved", &[("reason", reason.as_str().into())]);
            controls::text(ui, &text, theme::NOTE);
        }
        None => {}
    }
}

const HEIGHT: f32 = 132.0;

fn plot_ui(ui: &mut Ui, words: &Words, view: &ChartView, values: &ChartValues) {
    let palette = theme::of(ui);
    let extremes = values.samples.iter().flat_map(|one| [f64::from(one.least), f64::from(one.most)]);
    let (low, high) = extremes.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
    let (factor, unit) = words.scale_of(&values.unit, high.abs().max(low.abs()));
    let (low, high) = (low * factor, high * factor);
    // Where zero is far from all values, it would flatten them.
    let far = low > 0.0 && high - low < 0.5 * high;
    let pad = ((high - low) * 0.15).max(high.abs() * 0.02).max(1e-3);
    let (least, most) = if far { (low - pad, high + pad) } else { (low.min(0.0), high.max(low.min(0.0) + 1e-3)) };
    let (from_ms, to_ms) = (values.ask.span.from_ms, values.ask.span.to_ms);
    let x = |ms: i64| (ms - from_ms) as f64 / 3_600_000.0;
    let (marks, pattern) = marks(from_ms, to_ms, &view.zone);
    let zone = view.zone.clone();
    let frame = plot::Frame {
        height: HEIGHT,
        x: 0.0..=x(to_ms),
        least,
        most,
        marks: marks.into_iter().map(x).collect(),
        mark_text: Box::new(move |hours| {
            let at = Timestamp::from_millisecond(from_ms + (hours * 3_600_000.0) as i64);
            at.map_or(String::new(), |at| at.to_zoned(zone.clone()).strftime(pattern).to_string())
        }),
        words,
    };
    controls::text(ui, &unit, theme::NOTE);
    let plot = plot::still(palette, ("place-chart", &values.ask.place, &values.ask.metric), frame);
    plot.show(ui, |plot| {
        plot.set_plot_bounds_x(0.0..=x(to_ms));
        plot.set_plot_bounds_y(least..=plot::top_of(least, most));
        for run in runs(&values.samples, values.step_ms) {
            let Some(first) = run.first() else { continue };
            let recorded = first.origin != Origin::Simulated;
            let mean: Vec<[f64; 2]> = run.iter().map(|one| [x(one.at_ms), f64::from(one.mean) * factor]).collect();
            if recorded {
                let edge = |value: fn(&Sample) -> f32| {
                    run.iter().map(move |one| [x(one.at_ms), f64::from(value(one)) * factor])
                };
                let band: Vec<[f64; 2]> =
                    edge(|one| one.most).chain(edge(|one| one.least).collect::<Vec<_>>().into_iter().rev()).collect();
                plot.polygon(
                    Polygon::new("", PlotPoints::from(band))
                        .fill_color(palette.accent.gamma_multiply(0.22))
                        .stroke(bevy_egui::egui::Stroke::NONE),
                );
                plot.line(Line::new("", PlotPoints::from(mean)).color(palette.accent).width(2.0));
            } else {
                let style = LineStyle::dashed_dense();
                plot.line(Line::new("", PlotPoints::from(mean)).color(palette.caution).width(1.6).style(style));
            }
        }
        if (from_ms..to_ms).contains(&view.now_ms) {
            plot.vline(VLine::new("", x(view.now_ms)).color(palette.live).width(1.0));
        }
        plot.vline(VLine::new("", x(view.at_ms)).color(palette.handle).width(1.5));
    });
}

/// Unbroken stretches of one origin. A stretch goes on to the first sample of the next, so that lines meet.
fn runs(samples: &[Sample], step_ms: i64) -> Vec<Vec<Sample>> {
    let mut runs: Vec<Vec<Sample>> = Vec::new();
    for sample in samples {
        let last = runs.last_mut().and_then(|run| run.last().copied().map(|last| (run, last)));
        match last {
            Some((run, last)) if sample.at_ms - last.at_ms <= step_ms * 5 / 2 => {
                let same = (last.origin == Origin::Simulated) == (sample.origin == Origin::Simulated);
                run.push(*sample);
                if !same {
                    runs.push(vec![*sample]);
                }
            }
            _ => runs.push(vec![*sample]),
        }
    }
    runs
}

/// Where lines stand: at full hours, midnights or first days of months, four to seven of them; and how they are written.
fn marks(from_ms: i64, to_ms: i64, zone: &TimeZone) -> (Vec<i64>, &'static str) {
    const HOUR_MS: i64 = 3_600_000;
    let long_ms = to_ms - from_ms;
    let (step_ms, pattern) = match long_ms / HOUR_MS {
        0..=2 => (HOUR_MS / 4, "%H:%M"),
        3..=30 => (6 * HOUR_MS, "%H:%M"),
        31..=200 => (48 * HOUR_MS, "%-m/%-d"),
        201..=1000 => (7 * 24 * HOUR_MS, "%-m/%-d"),
        _ => (91 * 24 * HOUR_MS, "%Y-%m"),
    };
    let first = Timestamp::from_millisecond(from_ms).unwrap_or_default().to_zoned(zone.clone());
    let midnight = first.start_of_day().map_or(from_ms, |day| day.timestamp().as_millisecond());
    let marks = (0..).map(|k| midnight + k * step_ms).skip_while(|ms| *ms < from_ms).take_while(|ms| *ms < to_ms);
    (marks.take(24).collect(), pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(at_ms: i64, origin: Origin) -> Sample {
        Sample { at_ms, mean: 1.0, least: 1.0, most: 1.0, origin }
    }

    #[test]
    fn a_gap_parts_a_line_and_another_origin_goes_on_from_it() {
        let samples: Vec<Sample> = [
            (0, Origin::Recorded),
            (10, Origin::Recorded),
            (50, Origin::Recorded),
            (60, Origin::Recorded),
            (70, Origin::Simulated),
            (80, Origin::Simulated),
        ]
        .map(|(at_ms, origin)| sample(at_ms, origin))
        .into();
        let found: Vec<Vec<i64>> =
            runs(&samples, 10).iter().map(|run| run.iter().map(|one| one.at_ms).collect()).collect();
        assert_eq!(found, [vec![0, 10], vec![50, 60, 70], vec![70, 80]]);
    }

    #[test]
    fn lines_stand_at_round_times_and_are_few() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let from_ms = "2025-06-09T21:30:00+08:00".parse::<Timestamp>().unwrap().as_millisecond();
        for span in ChartSpan::ALL {
            let (marks, _) = marks(from_ms, from_ms + span.long_ms(), &zone);
            assert!((3..=7).contains(&marks.len()), "{span:?}: {}", marks.len());
            assert!(marks.iter().all(|ms| ms % 900_000 == 0));
        }
    }
}
