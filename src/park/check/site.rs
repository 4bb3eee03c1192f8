//! The ground: boundary, roads, plazas, greens, plantings, gates.

use geo::Area;

use super::{
    Findings, Part, Subject,
    building::NOISE_M2,
    limits::{FARTHEST_M, MOST_CORNERS, MOST_TREES},
    references::Known,
};
use crate::park::{
    Ground, Issue, Outline, ParkFile, PlaceId, PlantedAlong, Planting, Site, Xz,
    shape::outside_m2,
    written::{FileRef, Spot},
};

impl Findings<'_> {
    pub(super) fn check_site(&mut self, park: &ParkFile, known: &Known) {
        let site = &park.site;
        let spot = Spot::file(FileRef::Park).to("site");
        let subject = Subject::new("site", &park.id, spot.clone());
        self.source(&subject, &site.source, known);
        let bounded = self.outline(&subject, &spot.to("boundary"), &site.boundary);
        self.keep_if(bounded, Part::Boundary);
        self.coordinate(&subject, "latitude_deg", site.latitude_deg, 90.0);
        self.coordinate(&subject, "longitude_deg", site.longitude_deg, 180.0);
        let belt = site.green_belt_m == 0.0 || self.size(&subject, "green_belt_m", site.green_belt_m);
        self.keep_if(belt, Part::GreenBelt);

        for (nth, road) in site.roads.iter().enumerate() {
            let subject = Subject::place("road", PlaceId::new(&road.id), spot.to("roads").to(nth));
            self.name(&subject, "name", &road.name);
            let sound = self.line(&subject, "centreline", &road.centreline)
                && self.size(&subject, "width_m", road.width_m)
                && self.long_enough(&subject, &road.id, road.length_m());
            self.keep_if(sound, Part::Road(nth));
        }
        let grounds = site.plazas.iter().enumerate().map(|(nth, plaza)| (plaza, "plaza", "plazas", nth));
        let greens = site.greens.iter().enumerate().map(|(nth, green)| (green, "green", "greens", nth));
        for (ground, kind, list, nth) in grounds.chain(greens) {
            let subject = Subject::place(kind, PlaceId::new(&ground.id), spot.to(list).to(nth));
            let sound = self.check_ground_shape(&subject, ground, bounded.then_some(&site.boundary));
            self.keep_if(sound, if kind == "plaza" { Part::Plaza(nth) } else { Part::Green(nth) });
        }
        for (nth, planting) in site.plantings.iter().enumerate() {
            let subject = Subject::new("planting", &planting.id, spot.to("plantings").to(nth));
            let sound = self.check_planting(&subject, planting, site, known);
            self.keep_if(sound, Part::Planting(nth));
        }
        for (nth, gate) in site.gates.iter().enumerate() {
            let subject = Subject::place("gate", PlaceId::new(&gate.id), spot.to("gates").to(nth));
            self.name(&subject, "name", &gate.name);
            self.name(&subject, "what", &gate.what);
            let sound =
                self.position(&subject, "at", &[gate.at.0, gate.at.1]) && self.size(&subject, "width_m", gate.width_m);
            self.keep_if(sound, Part::Gate(nth));
        }
        self.check_furniture(site, &spot);
    }

    fn coordinate(&mut self, subject: &Subject, field: &str, value: f64, most: f64) {
        let sound = (-most..=most).contains(&value);
        if !sound {
            let issue = Issue::error("bad-coordinates").with("field", field).with("value", value);
            self.add(subject, field, issue.with("lowest", -most).with("highest", most));
        }
        self.keep_if(sound, Part::Coordinates);
    }

    fn line(&mut self, subject: &Subject, field: &str, line: &[Xz]) -> bool {
        let numbers: Vec<f64> = line.iter().flat_map(|Xz(x, z)| [*x, *z]).collect();
        self.count(subject, field, line.len() as u64, MOST_CORNERS as u64) && self.position(subject, field, &numbers)
    }

    /// A road that is a point has no direction to be drawn in.
    fn long_enough(&mut self, subject: &Subject, id: &str, length_m: f64) -> bool {
        if length_m < 1.0 {
            self.add(subject, "centreline", Issue::error("road-too-short").with("id", id));
        }
        length_m >= 1.0
    }

    fn check_ground_shape(&mut self, subject: &Subject, ground: &Ground, boundary: Option<&Outline>) -> bool {
        self.name(subject, "name", &ground.name);
        let sound = self.position(subject, "at", &[ground.at.0, ground.at.1])
            && self.outline(subject, &subject.spot.to("outline"), &ground.outline);
        if sound && let Some(boundary) = boundary {
            let out_m2 = outside_m2(&ground.outline.polygon_at(ground.at, 0.0), &boundary.polygon());
            if out_m2 > NOISE_M2 {
                let issue = Issue::error("outside-site").with("kind", subject.kind).with("owner", &subject.id);
                self.add(subject, "at", issue.with("m2", format!("{out_m2:.2}")));
            }
        }
        sound
    }

    fn check_planting(&mut self, subject: &Subject, planting: &Planting, site: &Site, known: &Known) -> bool {
        if !self.size(subject, "spacing_m", planting.spacing_m) {
            return false;
        }
        let along = subject.spot.to("along");
        let trees = match &planting.along {
            PlantedAlong::Boundary(inside_m) => {
                let inside = *inside_m == 0.0 || self.size(subject, "along", *inside_m);
                if !inside {
                    return false;
                }
                perimeter_m(&site.boundary) / planting.spacing_m
            }
            PlantedAlong::Line(line) => {
                if !self.line(subject, "along", line) {
                    return false;
                }
                if line.len() < 2 {
                    let issue = Issue::error("bad-outline").with("kind", "planting").with("owner", &planting.id);
                    self.add(subject, "along", issue.with("reason", "too-few-corners"));
                    return false;
                }
                length_m(line) / planting.spacing_m
            }
            PlantedAlong::Green(green) => {
                if !self.dangling("unknown-green", subject, &along.to(0), green, &known.greens) {
                    return false;
                }
                let filled = site.greens.iter().find(|candidate| candidate.id == *green);
                filled.map_or(0.0, |green| green.outline.polygon().unsigned_area())
                    / (planting.spacing_m * planting.spacing_m)
            }
        };
        // A broken outline counts as no trees here; it is told where it stands.
        let trees = if trees.is_finite() { trees.min(FARTHEST_M * FARTHEST_M) } else { 0.0 };
        self.count(subject, "spacing_m", trees as u64, MOST_TREES as u64)
    }
}

fn length_m(line: &[Xz]) -> f64 {
    line.iter().zip(line.iter().skip(1)).map(|(a, b)| libm::hypot(b.0 - a.0, b.1 - a.1)).sum()
}

fn perimeter_m(outline: &Outline) -> f64 {
    let mut ring = outline.corners();
    ring.extend(ring.first().copied());
    length_m(&ring)
}
