//! Rack layouts, and whether they fit their halls.

use super::{Findings, Part, Subject, references::Known, rooms::too_many_racks};
use crate::park::{
    Issue, ParkFile, RackLayout,
    hall::overhang_m,
    written::{FileRef, Spot},
};

/// How far racks may reach beyond their hall before it is told, metres.
const RACK_SLACK_M: f64 = 0.001;

impl Findings<'_> {
    pub(super) fn check_rack_layouts(&mut self, park: &ParkFile, known: &Known) {
        for (key, layout) in &park.rack_layouts {
            let spot = Spot::file(FileRef::Park).to("rack_layouts").to(key.as_str());
            let subject = Subject::new("rack-layout", key, spot);
            self.source(&subject, &layout.source, known);
            let sound = self.check_rack_layout(&subject, key, layout);
            self.keep_if(sound, Part::RackLayout(key.clone()));
            if sound {
                self.check_racks_fit(park, key, layout);
            }
        }
    }

    fn check_rack_layout(&mut self, subject: &Subject, key: &str, layout: &RackLayout) -> bool {
        let in_row: u64 = layout.blocks.iter().map(|block| u64::from(block.count)).sum();
        if let Some(racks) = too_many_racks(layout.row_centres_m.len(), in_row) {
            return self.count(subject, "blocks", racks, super::limits::MOST_RACKS);
        }
        let fault = layout_fault(layout);
        if let Some((field, reason)) = fault {
            let issue = Issue::error("bad-rack-layout").with("layout", key);
            self.add(subject, field, issue.with("reason", reason));
        }
        fault.is_none()
    }

    /// In every room with this layout, told at the room.
    fn check_racks_fit(&mut self, park: &ParkFile, key: &str, layout: &RackLayout) {
        for (at, building) in park.buildings.iter().enumerate() {
            for (nth, room) in building.rooms.iter().enumerate() {
                let over_m = overhang_m(layout, room.size);
                let broken = self.broken.contains(&Part::Room(at, nth)) || self.broken.contains(&Part::Building(at));
                if room.racks.as_deref() != Some(key) || broken || over_m <= RACK_SLACK_M {
                    continue;
                }
                let spot = Spot::file(FileRef::Park).to("buildings").to(at).to("rooms").to(nth);
                let id = building.room_id(room, *room.floor_range().start());
                let subject = Subject::place("room", id, spot);
                let issue = Issue::error("racks-outside-hall").with("hall", &subject.id).with("layout", key);
                self.add(&subject, "racks", issue.with("over_m", format!("{over_m:.2}")));
            }
        }
    }
}

/// The field at fault, and why.
fn layout_fault(layout: &RackLayout) -> Option<(&'static str, &'static str)> {
    let (along, high, deep) = layout.rack_m;
    let positive = |values: &[f64]| values.iter().all(|value| *value > 0.0 && value.is_finite());
    // Of neighbours, in the order in which they stand: an unordered list overlaps too.
    let apart = |ends: &[(f64, f64)]| ends.iter().zip(ends.iter().skip(1)).all(|(a, b)| b.0 - a.1 >= -1e-6);
    let rows: Vec<_> = layout.row_centres_m.iter().map(|x| (x - deep / 2.0, x + deep / 2.0)).collect();
    let end = |start: f64, count: u32| start + f64::from(count) * layout.pitch_m;
    let blocks: Vec<_> = layout.blocks.iter().map(|block| (block.start_m, end(block.start_m, block.count))).collect();
    let finite = |ends: &[(f64, f64)]| ends.iter().all(|(a, b)| a.is_finite() && b.is_finite());
    if !positive(&[along, high, deep]) {
        Some(("rack_m", "not-positive"))
    } else if !positive(&[layout.pitch_m]) {
        Some(("pitch_m", "not-positive"))
    } else if !positive(&[layout.mean_kw]) {
        Some(("mean_kw", "not-positive"))
    } else if layout.units == 0 {
        Some(("units", "not-positive"))
    } else if rows.is_empty() {
        Some(("row_centres_m", "no-rows"))
    } else if layout.racks_in_row() == 0 {
        Some(("blocks", "no-racks"))
    } else if layout.pitch_m < along - 1e-6 {
        Some(("pitch_m", "pitch-too-small"))
    } else if !finite(&rows) || !apart(&rows) {
        Some(("row_centres_m", "rows-overlap"))
    } else if !finite(&blocks) || !apart(&blocks) {
        Some(("blocks", "blocks-overlap"))
    } else {
        None
    }
}
