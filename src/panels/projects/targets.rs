//! The plan's numbers by year, plotted. Years that no source names are interpolated, and say so.

use bevy_egui::egui::Ui;
use egui_plot::{Line, LineStyle, PlotPoints, Points};

use crate::{
    panels::{
        controls,
        figure::{self, FigureView},
        plot, theme,
    },
    park::{Figure, Park, Quantity},
    words::Words,
};

/// One number over the years, in rising order of years.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub name: String,
    pub points: Vec<TargetPoint>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TargetPoint {
    pub year: i16,
    pub value: f64,
    pub text: String,
    /// What the source says; `None` for an interpolated year.
    pub stated: Option<FigureView>,
}

pub(super) fn series_of(park: &Park, words: &Words) -> Vec<Series> {
    let mut series: Vec<(&Figure, Vec<TargetPoint>)> = Vec::new();
    let mut years: Vec<_> = park.projects.targets.iter().collect();
    years.sort_by_key(|target| target.year);
    for target in years {
        for figure in &target.figures {
            let Quantity::Number(value) = figure.value else { continue };
            let stated = FigureView { name: year_word(words, target.year), ..FigureView::new(park, words, figure) };
            let text = stated.value.clone();
            let point = TargetPoint { year: target.year, value, text, stated: Some(stated) };
            // The same name and unit in another year is the same series; ids must differ between years.
            match series.iter_mut().find(|(first, _)| first.name == figure.name && first.unit == figure.unit) {
                Some((_, points)) => points.push(point),
                None => series.push((figure, vec![point])),
            }
        }
    }
    let finished = series.into_iter().map(|(first, points)| Series {
        name: first.name.get(words.lang()).to_owned(),
        points: with_years_between(words, first, points),
    });
    finished.collect()
}

/// Fills the years between two stated ones, on the straight line from one to the other.
fn with_years_between(words: &Words, first: &Figure, stated: Vec<TargetPoint>) -> Vec<TargetPoint> {
    let mut all: Vec<TargetPoint> = Vec::new();
    for point in stated {
        if let Some((year, value)) = all.last().map(|before| (before.year, before.value)) {
            let span = f64::from(point.year - year);
            for between in year + 1..point.year {
                let value = value + (point.value - value) * f64::from(between - year) / span;
                let plain =
                    Figure { value: Quantity::Number(value.round()), bound: Default::default(), ..first.clone() };
                let text = figure::value_text(words, &plain);
                all.push(TargetPoint { year: between, value, text, stated: None });
            }
        }
        all.push(point);
    }
    all
}

fn year_word(words: &Words, year: i16) -> String {
    words.loose_date(&year.to_string())
}

pub(super) fn targets_ui(ui: &mut Ui, words: &Words, series: &[Series]) {
    for one in series {
        controls::section(ui, &one.name);
        if one.points.len() > 1 {
            plot_ui(ui, words, one);
        }
        for point in &one.points {
            match &point.stated {
                Some(stated) => figure::figure_ui(ui, stated),
                None => {
                    let year = year_word(words, point.year);
                    let name = words.format("panel-interpolated-year", &[("year", year.into())]);
                    controls::row(ui, &name, &point.text).on_hover_text(words.get("panel-interpolated-why"));
                }
            }
        }
    }
    if series.is_empty() {
        controls::text(ui, "—", theme::NOTE);
    }
}

/// Stated years as full points, the years between as hollow ones on a dashed line.
fn plot_ui(ui: &mut Ui, words: &Words, series: &Series) {
    let most = series.points.iter().map(|point| point.value).fold(1.0, f64::max);
    let year = |point: &TargetPoint| f64::from(point.year);
    let first = series.points.first().map_or(0.0, year) - 0.4;
    let last = series.points.last().map_or(1.0, year) + 0.4;
    let points = |stated: bool| -> Vec<[f64; 2]> {
        let wanted = series.points.iter().filter(|point| point.stated.is_some() == stated);
        wanted.map(|point| [year(point), point.value]).collect()
    };
    let line: Vec<[f64; 2]> = series.points.iter().map(|point| [year(point), point.value]).collect();
    let palette = theme::of(ui);
    let plot = plot::still(
        palette,
        ("targets", &series.name),
        plot::Frame {
            height: 128.0,
            x: first..=last,
            least: 0.0,
            most,
            marks: series.points.iter().map(year).collect(),
            mark_text: Box::new(|year| format!("{year:.0}")),
            words,
        },
    );
    plot.show(ui, |plot| {
        plot.line(
            Line::new("line", PlotPoints::from(line))
                .color(palette.text_weak)
                .style(LineStyle::dashed_loose())
                .width(2.0),
        );
        let hollow = Points::new("interpolated", PlotPoints::from(points(false)));
        plot.points(hollow.radius(4.5).filled(false).color(palette.caution));
        let full = Points::new("stated", PlotPoints::from(points(true)));
        plot.points(full.radius(6.0).filled(true).color(palette.accent));
    });
}
