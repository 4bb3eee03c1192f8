//! How the ground is furnished: crossings, bays, distances and shares.

use super::{
    Findings, Part, Subject,
    limits::{MOST_PIECES, MOST_TREES},
};
use crate::park::{Issue, Site, written::Spot};

impl Findings<'_> {
    pub(super) fn check_furniture(&mut self, site: &Site, spot: &Spot) {
        for (nth, crossing) in site.crossings.iter().enumerate() {
            let subject = Subject::new("crossing", format!("{nth}"), spot.to("crossings").to(nth));
            let sound = self.position(&subject, "at", &[crossing.at.0, crossing.at.1]);
            self.keep_if(sound, Part::Crossing(nth));
        }
        for (nth, row) in site.parking.iter().enumerate() {
            let subject = Subject::new("parking", &row.id, spot.to("parking").to(nth));
            let sound = self.position(&subject, "from", &[row.from.0, row.from.1])
                && self.position(&subject, "to", &[row.to.0, row.to.1])
                && self.count(&subject, "to", u64::from(row.bays()), MOST_PIECES / 100);
            self.keep_if(sound, Part::Parking(nth));
        }
        let furniture = Subject::new("furniture", "furniture", spot.to("furniture"));
        let (lamps, benches) = (site.furniture.lamp_spacing_m, site.furniture.bench_spacing_m);
        let sound = self.size_or_none(&furniture, "lamp_spacing_m", lamps)
            && self.size_or_none(&furniture, "bench_spacing_m", benches);
        self.keep_if(sound, Part::Furniture);
        let vehicles = Subject::new("vehicles", "vehicles", spot.to("vehicles"));
        let sound = self.within(&vehicles, "parked_share", site.vehicles.parked_share, 1.0)
            && self.within(&vehicles, "per_km", site.vehicles.per_km, 200.0);
        self.keep_if(sound, Part::Vehicles);
        let around = Subject::new("surroundings", "surroundings", spot.to("surroundings"));
        let sound = self.within(&around, "hills_m", site.surroundings.hills_m, 3000.0)
            && self.within(&around, "town", site.surroundings.town, 1.0)
            && self.within(&around, "ridges_deg", site.surroundings.ridges_deg, 360.0)
            && self.within(&around, "street_tree_spacing_m", site.surroundings.street_tree_spacing_m, MOST_TREES);
        self.keep_if(sound, Part::Surroundings);
    }

    /// A length above zero, or zero for none.
    fn size_or_none(&mut self, subject: &Subject, field: &str, value: f64) -> bool {
        value == 0.0 || self.size(subject, field, value)
    }

    /// A number from 0 to `most`.
    fn within(&mut self, subject: &Subject, field: &str, value: f64, most: f64) -> bool {
        let sound = (0.0..=most).contains(&value);
        if !sound {
            let issue = Issue::error("bad-size").with("kind", subject.kind).with("owner", &subject.id);
            self.add(subject, field, issue.with("field", field).with("value", value));
        }
        sound
    }
}
