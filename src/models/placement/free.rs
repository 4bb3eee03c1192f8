//! What is known of the ground when it is furnished, and which spots are still free.

use std::collections::BTreeMap;

use geo::{BoundingRect, Contains, Coord, Distance, Euclidean, Point, Polygon, Rect};

use super::trees::Trunk;
use crate::{
    models::build::{
        ground::{self, Grounds},
        land::{bays, lanes, square},
        plan,
    },
    park::{Park, ParkingKind},
};

/// Things by the name of their model.
pub type Things = BTreeMap<String, Vec<[f64; 16]>>;

/// An outline with its box, so that most are passed over quickly.
struct Kept {
    outline: Polygon,
    reach: Rect,
}

pub struct Site<'a> {
    pub park: &'a Park,
    pub grounds: Grounds,
    pub legs: Vec<lanes::Leg>,
    pub squares: Vec<Option<square::Square>>,
    kept: Vec<Kept>,
    taken: Vec<(Coord, f64)>,
    pub things: Things,
}

impl<'a> Site<'a> {
    pub fn new(park: &'a Park, trunks: &[Trunk]) -> Self {
        let grounds = ground::grounds(park);
        let squares = square::squares(park, &grounds.plazas);
        let built = park.buildings.iter().flat_map(ground::footprint_of_all);
        let pools = squares.iter().flatten().flat_map(square::Square::taken);
        let rows = park.site.parking.iter().filter(|row| row.kind == ParkingKind::Bicycle).flat_map(bays::area);
        let traffic = grounds.roads.iter().chain(&grounds.gates).chain(&grounds.parking).flatten().cloned();
        let kept = traffic.chain(built).chain(pools).chain(rows);
        let kept: Vec<Kept> =
            kept.filter_map(|outline| Some(Kept { reach: outline.bounding_rect()?, outline })).collect();
        let taken = trunks.iter().map(|trunk| (trunk.at, 0.35)).collect();
        let legs = lanes::legs(park);
        Self { park, grounds, legs, squares, kept, taken, things: Things::new() }
    }

    /// Whether a thing of this radius would stand clear of traffic, walls, pools, the boundary and other things.
    pub fn is_free(&self, at: Coord, radius: f64) -> bool {
        let point = Point::from(at);
        let inside = self
            .grounds
            .boundary
            .iter()
            .any(|outline| outline.contains(&point) && Euclidean.distance(outline.exterior(), &point) >= radius);
        let near = |kept: &&Kept| {
            let (min, max) = (kept.reach.min(), kept.reach.max());
            at.x > min.x - radius && at.x < max.x + radius && at.y > min.y - radius && at.y < max.y + radius
        };
        inside
            && !self.kept.iter().filter(near).any(|kept| Euclidean.distance(&kept.outline, &point) < radius)
            && !self.taken.iter().any(|(other, reach)| plan::distance(*other, at) < radius + reach)
    }

    /// Puts a thing where it stands, whatever is there.
    pub fn put(&mut self, name: &str, matrix: [f64; 16]) {
        self.things.entry(name.to_owned()).or_default().push(matrix);
    }

    /// Puts a thing if its spot is free, and keeps others off it.
    pub fn place(&mut self, name: &str, at: Coord, radius: f64, matrix: [f64; 16]) -> bool {
        let free = self.is_free(at, radius);
        if free {
            self.taken.push((at, radius));
            self.put(name, matrix);
        }
        free
    }
}
