//! Areas, storeys and heights of a place, as names and values.

use crate::{
    panels::figure,
    park::{Building, Park, Place, PlaceKind},
    words::Words,
};

pub(super) fn facts_of(
    park: &Park,
    words: &Words,
    place: &Place,
    building: Option<&Building>,
) -> Vec<(String, String)> {
    if let Some(building) = building {
        return building_facts(park, words, building);
    }
    let mut facts = Vec::new();
    let on_ground = matches!(place.kind, PlaceKind::Road | PlaceKind::Plaza | PlaceKind::Green);
    if let Some(area_m2) = place.area_m2 {
        let name = if on_ground { words.get("panel-ground-area") } else { words.get("panel-floor-area") };
        facts.push((name, words.area_exact(area_m2)));
    }
    if matches!(
        place.kind,
        PlaceKind::Hall | PlaceKind::Room | PlaceKind::Partition | PlaceKind::Screen | PlaceKind::Model
    ) {
        let [x, y, z] = place.half_size_m.map(|half| half * 2.0);
        let across = [x, z].map(|side| words.number(side, 1)).join(" × ");
        if !matches!(place.kind, PlaceKind::Partition | PlaceKind::Screen) {
            facts.push((words.get("panel-size"), words.format("panel-metres", &[("value", across.into())])));
        }
        facts.push((words.get("panel-height"), words.length(y)));
    }
    let racks = racks_in(park, place);
    if racks > 0 {
        facts.push((words.get("describe-racks"), words.count(racks as u64)));
    }
    facts
}

fn building_facts(park: &Park, words: &Words, building: &Building) -> Vec<(String, String)> {
    let full_staff: u64 = building.occupants.iter().map(|occupants| u64::from(occupants.count)).sum();
    let mut facts = vec![
        (words.get("describe-gfa"), words.area_exact(building.gfa_m2())),
        (words.get("describe-footprint"), words.area_exact(building.footprint_m2())),
        (words.get("panel-storeys"), words.count(building.storeys() as u64)),
        (words.get("panel-height"), words.length(building.height_m())),
    ];
    if full_staff > 0 {
        facts.push((words.get("panel-capacity"), words.count(full_staff)));
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
        facts.push((words.get("fact-construction"), format!("{days}{}{source}", words.get("why-between"))));
    }
    facts
}

/// Racks of a hall by its layout; 0 for any other place.
fn racks_in(park: &Park, place: &Place) -> usize {
    let hall = park.halls().find(|hall| hall.id == place.id);
    hall.and_then(|hall| hall.racks).map_or(0, |(_, layout)| layout.count())
}
