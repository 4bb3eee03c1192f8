//! Where the buildings stand: inside the site, and not in each other.

use geo::{BoundingRect, MultiPolygon, Polygon, Rect};

use super::{Findings, Part, Subject, building::NOISE_M2, limits::MOST_BUILDINGS};
use crate::park::{
    Issue, ParkFile,
    shape::{outside_m2, overlap_m2},
    written::{FileRef, Spot},
};

/// A sound building's ground, and the box about it.
struct Footprint {
    at: usize,
    polygons: Vec<Polygon>,
    bounds: Rect,
}

impl Findings<'_> {
    pub(super) fn check_layout(&mut self, park: &ParkFile) {
        let spot = Spot::file(FileRef::Park).to("buildings");
        let all = Subject::new("park", &park.id, spot.clone());
        if park.buildings.is_empty() {
            self.add(&all, "", Issue::warning("site-empty"));
        }
        if !self.count(&all, "buildings", park.buildings.len() as u64, MOST_BUILDINGS as u64) {
            (MOST_BUILDINGS..park.buildings.len()).for_each(|at| self.keep_if(false, Part::Building(at)));
        }
        let sound = park.buildings.iter().enumerate().filter(|(at, _)| !self.broken.contains(&Part::Building(*at)));
        let footprints: Vec<Footprint> = sound
            .filter_map(|(at, building)| {
                let polygons = building.footprint_polygons_world();
                let bounds = MultiPolygon::new(polygons.clone()).bounding_rect()?;
                Some(Footprint { at, polygons, bounds })
            })
            .collect();
        let subject = |at: usize| {
            let building = park.buildings.get(at)?;
            Some(Subject::place("building", building.id.clone(), spot.to(at)))
        };
        if !self.broken.contains(&Part::Boundary) {
            let site = park.site.boundary.polygon();
            for footprint in &footprints {
                let out_m2: f64 = footprint.polygons.iter().map(|polygon| outside_m2(polygon, &site)).sum();
                if let Some(subject) = subject(footprint.at).filter(|_| out_m2 > NOISE_M2) {
                    let issue = Issue::error("outside-site").with("kind", "building").with("owner", &subject.id);
                    self.add(&subject, "at", issue.with("m2", format!("{out_m2:.2}")));
                }
            }
        }
        for (nth, a) in footprints.iter().enumerate() {
            for b in footprints.iter().skip(nth + 1).filter(|b| touch(&a.bounds, &b.bounds)) {
                let pairs = a.polygons.iter().flat_map(|a| b.polygons.iter().map(move |b| overlap_m2(a, b)));
                let shared_m2: f64 = pairs.sum();
                if let (Some(a), Some(b), true) = (subject(a.at), subject(b.at), shared_m2 > NOISE_M2) {
                    let issue = Issue::error("building-overlap").with("a", &a.id).with("b", &b.id);
                    self.add(&b, "at", issue.with("m2", format!("{shared_m2:.2}")));
                }
            }
        }
    }
}

fn touch(a: &Rect, b: &Rect) -> bool {
    a.min().x <= b.max().x && b.min().x <= a.max().x && a.min().y <= b.max().y && b.min().y <= a.max().y
}
