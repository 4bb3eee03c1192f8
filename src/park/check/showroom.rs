//! The showroom: what it names is there, and its times are times.

use std::collections::BTreeSet;

use super::{Findings, Part, Subject, views::is_time};
use crate::park::{
    Issue, Showroom,
    written::{FileRef, Spot, Written},
};

/// Seconds without a touch after which it begins anew.
const LEAST_SECS: f64 = 10.0;
const MOST_SECS: f64 = 3_600.0;

impl Findings<'_> {
    pub(super) fn check_showroom(&mut self, written: &Written) {
        let Showroom { attract, home, idle_secs, time, .. } = &written.showroom;
        let subject = Subject::new("showroom", "showroom.ron", Spot::file(FileRef::Showroom));
        let mut sound = true;
        if let Some(tour) = attract {
            let tours: BTreeSet<&str> = written.tours.iter().map(|(_, tour)| tour.id.as_str()).collect();
            sound &= self.dangling("unknown-tour", &subject, &subject.spot.to("attract"), tour, &tours);
        }
        if let Some(view) = home {
            let views: BTreeSet<&str> = written.views.views.iter().map(|view| view.id.as_str()).collect();
            sound &= self.dangling("unknown-view", &subject, &subject.spot.to("home"), view, &views);
        }
        if !(LEAST_SECS..=MOST_SECS).contains(idle_secs) {
            let issue = Issue::error("showroom-range").with("field", "idle_secs").with("value", idle_secs);
            self.add(&subject, "idle_secs", issue.with("least", LEAST_SECS).with("most", MOST_SECS));
            sound = false;
        }
        if !is_time(time) {
            self.add(&subject, "time", Issue::error("showroom-time").with("time", time));
            sound = false;
        }
        self.keep_if(sound, Part::Showroom);
    }
}
