//! The ground of the park outside its buildings.

use geo::{BoundingRect, Contains, Coord, Point, Polygon};

use super::field::Field;
use crate::{
    models::{Afoot, Thing, afoot},
    park::{Park, Xz},
};

/// What one walks over there, and around.
#[derive(Debug)]
pub(super) struct Outdoors {
    pub(super) field: Field,
    boundary: Vec<Polygon>,
    /// Surfaces with their boxes and heights; what is named first lies on top.
    surfaces: Vec<(Polygon, geo::Rect, f64)>,
}

/// Walls and the boundary are higher than any look, metres.
const HIGH_M: f64 = 1_000.0;
/// The rim of a pool, metres.
const RIM_M: f64 = 0.4;

impl Outdoors {
    pub(super) fn of(park: &Park) -> Self {
        let ground = afoot(park);
        let mut field = Field::default();
        ground.boundary.iter().for_each(|outline| field.fence(outline, HIGH_M));
        ground.water.iter().for_each(|outline| field.add(outline, RIM_M));
        for thing in &ground.things {
            field.add(&outline_of(thing), thing.top_m);
        }
        // Nobody knows where the doors are in somebody else's model.
        for building in park.buildings.iter().filter(|building| building.model.is_some()) {
            building.footprint_polygons_world().iter().for_each(|outline| field.add(outline, HIGH_M));
        }
        let surfaces = surfaces_of(&ground);
        Self { field, boundary: ground.boundary, surfaces }
    }

    /// Whether a point lies on the site.
    pub(super) fn holds(&self, at: Xz) -> bool {
        self.boundary.iter().any(|outline| outline.contains(&Point::new(at.0, at.1)))
    }

    /// Height of the ground, metres.
    pub(super) fn height_m(&self, at: Xz) -> f64 {
        let on = |(outline, reach, _): &&(Polygon, geo::Rect, f64)| {
            let boxed =
                (reach.min().x..=reach.max().x).contains(&at.0) && (reach.min().y..=reach.max().y).contains(&at.1);
            boxed && outline.contains(&Point::new(at.0, at.1))
        };
        self.surfaces.iter().find(on).map_or(0.0, |(_, _, up_m)| *up_m)
    }
}

fn surfaces_of(ground: &Afoot) -> Vec<(Polygon, geo::Rect, f64)> {
    let kinds = [
        (&ground.yards, ground.plazas_up_m),
        (&ground.plazas, ground.plazas_up_m),
        (&ground.greens, ground.greens_up_m),
        (&ground.gates, ground.roads_up_m),
        (&ground.parking, ground.roads_up_m),
        (&ground.roads, ground.roads_up_m),
    ];
    let each = kinds.into_iter().flat_map(|(outlines, up_m)| outlines.iter().map(move |outline| (outline, up_m)));
    each.filter_map(|(outline, up_m)| Some((outline.clone(), outline.bounding_rect()?, up_m))).collect()
}

fn outline_of(thing: &Thing) -> Polygon {
    let corner = |x: f64, z: f64| {
        let (x, z) = (x * thing.half.0, z * thing.half.1);
        let (along, out) = (thing.along, Xz(-thing.along.1, thing.along.0));
        Coord { x: thing.at.0 + along.0 * x + out.0 * z, y: thing.at.1 + along.1 * x + out.1 * z }
    };
    Polygon::new(vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)].into(), Vec::new())
}
