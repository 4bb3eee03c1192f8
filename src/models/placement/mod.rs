//! Which model stands where: the site and the country around it, buildings, racks, trees, what furnishes the ground,
//! and models that a scene names itself.

mod free;
mod furniture;
mod gates;
mod matrix;
mod props;
mod racks;
mod streets;
mod trees;
mod vehicles;

use super::build;
use crate::park::{Park, PlaceId};

/// A model file and every place where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// Below the assets folder for built models; as the scene writes it for others.
    pub file: String,
    /// The place that the model is; `None` for what repeats, for the site and for the country around it.
    pub place: Option<PlaceId>,
    /// Column by column; metres, y up.
    pub matrices: Vec<[f64; 16]>,
    pub kind: PlacementKind,
    /// Which rack each matrix is; empty for everything else.
    pub racks: Vec<PlaceId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlacementKind {
    /// The ground of the park.
    Site,
    /// What lies around it.
    Country,
    Building,
    /// One matrix a rack.
    Rack,
    Tree,
    /// Lamps, benches, cars: many alike, drawn as instances.
    Prop,
    /// No matrices: people are where the time of day says.
    Person,
    /// No matrix: she is where a tour speaks.
    Guide,
    /// A model that the scene names itself.
    Extra,
}

pub(super) use props::names as prop_names;

pub use matrix::standing;

/// Everything that stands in the park.
pub fn placements(park: &Park) -> Vec<Placement> {
    let one = |file: String, place: Option<&PlaceId>, kind, matrix| Placement {
        file,
        place: place.cloned(),
        matrices: vec![matrix],
        kind,
        racks: Vec::new(),
    };
    let mut all = vec![one(build::model_file(park, "site"), None, PlacementKind::Site, standing([0.0; 3], 0.0, 1.0))];
    if park.site.surroundings.shown {
        let file = build::model_file(park, "surroundings");
        all.push(one(file, None, PlacementKind::Country, standing([0.0; 3], 0.0, 1.0)));
    }
    for building in &park.buildings {
        let file = building.model.clone().unwrap_or_else(|| build::building_file(park, building));
        let matrix = standing([building.at.0, 0.0, building.at.1], building.turn_deg, 1.0);
        all.push(one(file, Some(&building.id), PlacementKind::Building, matrix));
    }
    all.extend(racks::racks(park).into_iter().map(|(key, racks)| {
        let file = build::model_file(park, &format!("rack-{key}"));
        let (racks, matrices) = racks.into_iter().unzip();
        Placement { file, place: None, matrices, kind: PlacementKind::Rack, racks }
    }));
    let many = |name: &str, matrices: Vec<[f64; 16]>, kind| {
        let file = build::model_file(park, name);
        Placement { file, place: None, matrices, kind, racks: Vec::new() }
    };
    let trunks = trees::trees(park);
    let every: Vec<_> = trunks.iter().copied().chain(trees::street_trees(park)).collect();
    all.extend(trees::by_file(&every).into_iter().map(|(name, all)| many(&name, all, PlacementKind::Tree)));
    all.extend(props::props(park, &trunks).into_iter().map(|(name, all)| many(&name, all, PlacementKind::Prop)));
    for (name, kind) in [("person", PlacementKind::Person), ("guide", PlacementKind::Guide)] {
        all.push(many(name, Vec::new(), kind));
    }
    for model in &park.models {
        let (x, y, z) = model.at;
        let matrix = standing([x, y, z], model.turn_deg, model.scale);
        all.push(one(model.file.clone(), Some(&model.id), PlacementKind::Extra, matrix));
    }
    all
}
