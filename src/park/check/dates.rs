//! Days that follow one another: of constructions, and of bookings.

use super::{Findings, Part, Subject, references::Known};
use crate::park::{
    Construction, Issue, ParkFile, Schedule,
    written::{FileRef, Spot},
};

impl Findings<'_> {
    pub(super) fn check_constructions(&mut self, park: &ParkFile, known: &Known) {
        let spot = Spot::file(FileRef::Park);
        for (at, building) in park.buildings.iter().enumerate() {
            let subject = Subject::place("building", building.id.clone(), spot.to("buildings").to(at));
            self.check_construction(&subject, building.construction.as_ref(), Some(at), known);
        }
        let subject = Subject::new("site", "site", spot.to("site"));
        self.check_construction(&subject, park.site.construction.as_ref(), None, known);
    }

    fn check_construction(
        &mut self,
        subject: &Subject,
        construction: Option<&Construction>,
        part: Option<usize>,
        known: &Known,
    ) {
        let Some(construction) = construction else { return };
        let spot = subject.spot.to("construction");
        self.dangling("unknown-source", subject, &spot.to("source"), &construction.source, &known.sources);
        let Construction { begun, topped, done, .. } = construction;
        for (field, first, last) in [("topped", begun, topped), ("done", topped, done)] {
            if first > last {
                let issue = Issue::error("days-backwards").with("kind", subject.kind).with("owner", &subject.id);
                self.add_at(subject, &spot.to(field), issue.with("first", first).with("last", last));
                self.keep_if(false, Part::Construction(part));
            }
        }
    }

    pub(super) fn check_bookings(&mut self, schedule: &Schedule, known: &Known) {
        for (nth, booking) in schedule.bookings.iter().enumerate() {
            let subject = Subject::new("booking", &booking.id, Spot::file(FileRef::Schedule).to("bookings").to(nth));
            self.name(&subject, "name", &booking.name);
            self.source(&subject, &booking.source, known);
            for (at, place) in booking.places.iter().enumerate() {
                self.place(&subject, &subject.spot.to("places").to(at), place, known);
            }
            if booking.from > booking.to {
                let issue = Issue::error("days-backwards").with("kind", subject.kind).with("owner", &subject.id);
                self.add(&subject, "to", issue.with("first", booking.from).with("last", booking.to));
                self.keep_if(false, Part::Booking(nth));
            }
        }
    }
}
