//! What a plan shows, in metres: x east, z south.

use std::collections::BTreeMap;

use bevy_egui::egui::Color32;
use geo::Polygon;

use super::{floor::floor_plan, inks::Paper, site::site_plan, stood::Stood};
use crate::{
    app::{SUN_COLOURS, Shown, opened_at, sun_band},
    panels::theme,
    park::{Park, PlaceId, PlaceKind, Xz},
    sunlight::Ground,
    twin::{Rulebook, State},
    words::Words,
};

/// A plan, ready to be drawn from the first shape to the last.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanView {
    /// What it is a plan of: the park or a floor.
    pub title: String,
    /// The building and floor that it is of; `None` for the site. Another one is fitted into the picture anew.
    pub of: Option<PlaceId>,
    pub shapes: Vec<PlanShape>,
    pub lines: Vec<PlanLine>,
    /// Coloured squares over the grounds, under what stands on them.
    pub cells: PlanCells,
    pub labels: Vec<PlanLabel>,
    /// Somebody who walks.
    pub stood: Option<Stood>,
    /// West, north, east, south.
    pub extent_m: [f64; 4],
    /// Of its floor above the ground, metres.
    pub height_m: f64,
}

/// Squares of one size, by their middles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanCells {
    pub size_m: [f64; 2],
    pub squares: Vec<([f64; 2], Color32)>,
}

impl PlanCells {
    /// Hours of sun on the ground.
    pub fn of_sun(ground: &Ground) -> Self {
        let squares = ground.points.iter().filter_map(|point| {
            let colour = SUN_COLOURS.get(sun_band(point.hours?))?;
            Some(([point.at.0, point.at.1], theme::colour_of(colour)))
        });
        Self { size_m: [ground.cell_m.0, ground.cell_m.1], squares: squares.collect() }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct PlanShape {
    pub place: Option<PlaceId>,
    /// It lies on the ground: squares of colours lie over it.
    pub flat: bool,
    pub polygon: Polygon,
    pub fill: Color32,
    pub mark: Mark,
}

/// What stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Plain,
    Lit,
    Selected,
}

/// A road, a wall, a boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanLine {
    pub points_m: Vec<[f64; 2]>,
    pub width_m: f64,
    pub colour: Color32,
    pub dashed: bool,
}

/// A name over a place, and what is told of it where there is room.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanLabel {
    pub at_m: [f64; 2],
    /// Room for it, metres.
    pub room_m: [f64; 2],
    pub name: String,
    pub note: String,
    /// Small and in this ink: of grounds, and of what is wrong; `None` for buildings and rooms.
    pub ink: Option<Color32>,
}

impl PlanView {
    /// What stands in the colours of its differences; grounds keep theirs.
    pub fn colour_differences(&mut self, colours: &BTreeMap<PlaceId, &'static str>) {
        for shape in self.shapes.iter_mut().filter(|shape| !shape.flat) {
            let colour = shape.place.as_ref().and_then(|place| colours.get(&place.top()));
            shape.fill = colour.map_or(shape.fill, |colour| theme::colour_of(colour));
        }
    }

    /// Edges of all that has a place, and of boundaries and walls, that come near a point.
    pub(super) fn edges_near(&self, [x, z]: [f64; 2], reach_m: f64) -> Vec<(Xz, Xz)> {
        let near = |a: Xz, b: Xz| {
            let between = |m: f64, a: f64, b: f64| m >= a.min(b) - reach_m && m <= a.max(b) + reach_m;
            between(x, a.0, b.0) && between(z, a.1, b.1)
        };
        let rings = self.shapes.iter().flat_map(|shape| {
            std::iter::once(shape.polygon.exterior()).chain(shape.polygon.interiors()).flat_map(|ring| ring.lines())
        });
        let rings = rings.map(|line| (Xz(line.start.x, line.start.y), Xz(line.end.x, line.end.y)));
        let lines = self.lines.iter().flat_map(|line| line.points_m.iter().zip(line.points_m.iter().skip(1)));
        let lines = lines.map(|(a, b)| (Xz(a[0], a[1]), Xz(b[0], b[1])));
        rings.chain(lines).filter(|(a, b)| near(*a, *b)).collect()
    }

    pub fn new(park: &Park, words: &Words, shown: &Shown, told: (Option<&State>, &Rulebook), paper: Paper) -> Self {
        let opened = shown.inside.as_ref().and_then(|inside| opened_at(park, inside));
        let floor = opened.and_then(|opened| {
            let building = park.building(opened.top().as_str())?;
            let is_floor = park.place(&opened).is_some_and(|place| place.kind == PlaceKind::Floor);
            let number = building.floors().into_iter().map(|floor| floor.number);
            let number = number.into_iter().find(|number| !is_floor || building.floor_id(*number) == opened)?;
            Some((building, number))
        });
        match floor {
            Some((building, number)) => floor_plan(park, words, shown, told, paper, (building, number)),
            None => site_plan(park, words, shown, told, paper),
        }
    }
}
