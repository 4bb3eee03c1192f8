//! Areas, storeys and heights of a place, as names and values.

use crate::{
    panels::figure,
    park::{Building, Park, Place, PlaceKind},
    words::Words,
};

/// What is known of a place by the park's own source, or by one of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub name: String,
    pub value: String,
    /// The line of its own source; `None` for the place's.
    pub source: Option<String>,
}

impl Fact {
    fn new(name: String, value: String) -> Self {
        Self { name, value, source: None }
    }
}

pub(super) fn facts_of(park: &Park, words: &Words, place: &Place, building: Option<&Building>) -> Vec<Fact> {
    if let Some(building) = building {
        return building_facts(park, words, building);
    }
    let mut facts = Vec::new();
    let on_ground = matches!(place.kind, PlaceKind::Road | PlaceKind::Plaza | PlaceKind::Green);
    if let Some(area_m2) = place.area_m2 {
        let name = if on_ground { words.get("panel-ground-area") } else { words.get("panel-floor-area") };
        facts.push(Fact::new(name, words.area_exact(area_m2)));
    }
    if matches!(
        place.kind,
        PlaceKind::Hall | PlaceKind::Room | PlaceKind::Partition | PlaceKind::Screen | PlaceKind::Model
    ) {
        let [x, y, z] = place.half_size_m.map(|half| half * 2.0);
        let across = [x, z].map(|side| words.number(side, 1)).join(" × ");
        if !matches!(place.kind, PlaceKind::Partition | PlaceKind::Screen) {
            let metres = words.format("panel-metres", &[("value", across.into())]);
            facts.push(Fact::new(words.get("panel-size"), metres));
        }
        facts.push(Fact::new(words.get("panel-height"), words.length(y)));
    }
    let racks = racks_in(park, place);
    if racks > 0 {
        facts.push(Fact::new(words.get("describe-racks"), words.count(racks as u64)));
    }
    facts
}

fn building_facts(park: &Park, words: &Words, building: &Building) -> Vec<Fact> {
    let full_staff: u64 = building.occupants.iter().map(|occupants| u64::from(occupants.count)).sum();
    let mut facts = vec![
        Fact::new(words.get("describe-gfa"), words.area_exact(building.gfa_m2())),
        Fact::new(words.get("describe-footprint"), words.area_exact(building.footprint_m2())),
        Fact::new(words.get("panel-storeys"), words.count(building.storeys() as u64)),
        Fact::new(words.get("panel-height"), words.length(building.height_m())),
    ];
    if full_staff > 0 {
        facts.push(Fact::new(words.get("panel-capacity"), words.count(full_staff)));
    }
    if let Some(works) = &building.construction {
        let source = figure::source_line(park, words, &works.source, None);
        let days = words.format(
            "fact-construction-days",
            &[
                ("begun", words.date(works.begun).into()),
                ("topped", words.date(works.topped).into()),
                ("done", words.date(works.done).into()),
            ],
        );
        facts.push(Fact { source: Some(source), ..Fact::new(words.get("fact-construction"), days) });
    }
    facts
}

/// Racks of a hall by its layout; 0 for any other place.
fn racks_in(park: &Park, place: &Place) -> usize {
    let hall = park.halls().find(|hall| hall.id == place.id);
    hall.and_then(|hall| hall.racks).map_or(0, |(_, layout)| layout.count())
}
