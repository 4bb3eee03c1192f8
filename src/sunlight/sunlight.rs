//! The hours of sun of a whole park, kept up to date as buildings move.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    bits,
    body::{Body, lit_hours},
    day::SunSteps,
    facade::Facade,
    ground::Ground,
    request::Request,
    shade::{Column, Shade},
};
use crate::{
    park::{Building, Outline, Park, PlaceId},
    twin::time_zone,
};

/// Hours of sun on the ground and on façades. Equal to that of a fresh start after any updates.
#[derive(Clone, Debug)]
pub struct Sunlight {
    asked: Request,
    request: Request,
    place: Place,
    sun: SunSteps,
    ground: Ground,
    ground_columns: Vec<Column>,
    bodies: Vec<Body>,
    /// Shades on the ground, by casting body.
    on_ground: Vec<Shade>,
    /// Shades on each body, by casting body.
    on_bodies: Vec<Vec<Shade>>,
}

/// What an update has changed, so that only that is drawn anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    pub ground: bool,
    /// Buildings whose façade's points or hours may be others, in the park's order; those that are gone are not named.
    pub buildings: Vec<PlaceId>,
}

/// What a move of buildings leaves as it is.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    boundary: Outline,
    latitude_deg: f64,
    longitude_deg: f64,
    timezone: String,
}

impl Place {
    fn of(park: &Park) -> Self {
        let site = &park.site;
        Self {
            boundary: site.boundary.clone(),
            latitude_deg: site.latitude_deg,
            longitude_deg: site.longitude_deg,
            timezone: park.timezone.clone(),
        }
    }
}

impl Sunlight {
    /// The hours of sun of a park in which those buildings stand that `stands` names. An unknown time zone counts as
    /// UTC, a request's number that is none as its default.
    pub fn new(park: &Park, asked: Request, stands: impl Fn(&Building) -> bool) -> Self {
        let request = asked.sound();
        let zone = time_zone(&park.timezone).unwrap_or(TimeZone::UTC);
        let ground = Ground::new(&park.site.boundary, request.spacing_m);
        let mut new = Self {
            asked,
            request,
            place: Place::of(park),
            sun: SunSteps::new(&park.site, &zone, request.day),
            ground_columns: ground.columns(),
            ground,
            bodies: Vec::new(),
            on_ground: Vec::new(),
            on_bodies: Vec::new(),
        };
        new.take(park, stands, true);
        new
    }

    /// Brings the hours up to date with the park's buildings; only what a changed building touches is worked out again.
    pub fn update(&mut self, park: &Park, stands: impl Fn(&Building) -> bool) -> Changed {
        if self.place != Place::of(park) {
            *self = Self::new(park, self.asked, stands);
            let buildings = self.bodies.iter().map(|body| body.id.clone()).collect();
            return Changed { ground: true, buildings };
        }
        self.take(park, stands, false)
    }

    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// The buildings that stand, in the park's order, with their façades.
    pub fn facades(&self) -> impl Iterator<Item = (&PlaceId, &Facade)> {
        self.bodies.iter().map(|body| (&body.id, &body.facade))
    }

    /// The most that any point could get: hours in which the sun is up in the window.
    pub fn most_hours(&self) -> f64 {
        self.sun.leans.len() as f64 * self.sun.step_minutes / 60.0
    }

    /// When the sun first and last shows in the window; `None` if it does not.
    pub fn from_to(&self) -> Option<(Timestamp, Timestamp)> {
        self.sun.from_to
    }

    /// How long a step of the sun is: a minute, or two in windows of more than ten hours.
    pub fn step_minutes(&self) -> f64 {
        self.sun.step_minutes
    }

    pub(super) fn request(&self) -> &Request {
        &self.request
    }

    pub(super) fn timezone(&self) -> &str {
        &self.place.timezone
    }

    pub(super) fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    fn take(&mut self, park: &Park, stands: impl Fn(&Building) -> bool, all: bool) -> Changed {
        let mut old: Vec<Option<Body>> = std::mem::take(&mut self.bodies).into_iter().map(Some).collect();
        let mut old_ground = std::mem::take(&mut self.on_ground);
        let mut old_bodies = std::mem::take(&mut self.on_bodies);
        // Where each standing building was before, if it has not changed.
        let mut kept: Vec<Option<usize>> = Vec::new();
        for building in park.buildings.iter().filter(|building| stands(building)) {
            let place = old.iter().position(|body| body.as_ref().is_some_and(|body| body.is(building)));
            let same = place.and_then(|place| old.get_mut(place)?.take());
            kept.push(place);
            self.bodies.push(match same {
                Some(mut body) => {
                    body.usage.clone_from(&building.usage);
                    body
                }
                None => Body::new(building, &self.sun, &self.ground, &self.request),
            });
        }
        let gone: Vec<usize> = old.iter().enumerate().filter(|(_, body)| body.is_some()).map(|(at, _)| at).collect();
        let least_steps = (self.request.least_span_minutes / self.sun.step_minutes).ceil() as u32;

        let mut due = vec![all; self.ground_columns.len()];
        let under = old
            .iter()
            .flatten()
            .chain(self.bodies.iter().zip(&kept).filter(|(_, at)| at.is_none()).map(|(body, _)| body));
        for under in under.map(|body| &body.under) {
            due.iter_mut().zip(under).for_each(|(due, under)| *due |= under);
        }
        self.on_ground = self.shades(&mut old_ground, &kept, &gone, &self.ground_columns, &mut due);
        let ground = due.contains(&true);
        self.count_ground(&due, least_steps);

        let mut changed = Changed { ground, buildings: Vec::new() };
        for (number, was) in kept.iter().enumerate() {
            let Some(columns) = self.bodies.get(number).map(|body| &body.columns) else { continue };
            let mut due = vec![was.is_none(); columns.len()];
            let mut before = was.and_then(|was| old_bodies.get_mut(was)).map(std::mem::take).unwrap_or_default();
            let shades = self.shades(&mut before, &kept, &gone, columns, &mut due);
            let Some(body) = self.bodies.get_mut(number) else { continue };
            if due.contains(&true) {
                body.count(&self.sun, &shades, &due, least_steps);
                changed.buildings.push(body.id.clone());
            }
            self.on_bodies.push(shades);
        }
        changed
    }

    /// The shades of all bodies on some columns; those of unchanged bodies are taken from `before`, which is empty
    /// where the columns are new. Columns that had or have a changed shade become due.
    fn shades(
        &self,
        before: &mut [Shade],
        kept: &[Option<usize>],
        gone: &[usize],
        columns: &[Column],
        due: &mut [bool],
    ) -> Vec<Shade> {
        let mark = |shade: &Shade, due: &mut [bool]| {
            due.iter_mut().enumerate().for_each(|(column, due)| *due |= shade.of(column).is_some());
        };
        for shade in gone.iter().filter_map(|at| before.get(*at)) {
            mark(shade, due);
        }
        let shade = |(body, was): (&Body, &Option<usize>)| {
            if let Some(shade) = was.and_then(|was| before.get_mut(was)) {
                return std::mem::take(shade);
            }
            let shade = Shade::cast(&self.sun, &body.solids, columns);
            mark(&shade, due);
            shade
        };
        self.bodies.iter().zip(kept).map(shade).collect()
    }

    fn count_ground(&mut self, due: &[bool], least_steps: u32) {
        let mut day = vec![0; self.sun.words()];
        bits::set_range(&mut day, 0..self.sun.leans.len());
        let mut lit = day.clone();
        for (number, (point, _)) in self.ground.points.iter_mut().zip(due).enumerate().filter(|(_, (_, due))| **due) {
            let covered = self.bodies.iter().any(|body| body.under.get(number).is_some_and(|under| *under));
            point.hours = (!covered).then(|| {
                let over: Vec<&[u64]> = self.on_ground.iter().filter_map(|shade| shade.of(number)).collect();
                lit.copy_from_slice(&day);
                lit_hours(&self.sun, &mut lit, &over, 0, least_steps)
            });
        }
    }
}
