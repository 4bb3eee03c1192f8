//! The plan of the site: grounds, roads, boundary, buildings, gates; and what breaks a rule of planning.

use geo::Polygon;

use super::{
    inks::{Paper, extent, fill_of, label, mark_of},
    view::{PlanCells, PlanLabel, PlanLine, PlanShape, PlanView},
};
use crate::{
    app::Shown,
    park::{Park, PlaceId, PlaceKind, Xz},
    twin::{Rulebook, State, fire_gaps, outside_site},
    words::Words,
};

pub(super) fn site_plan(
    park: &Park,
    words: &Words,
    shown: &Shown,
    told: (Option<&State>, &Rulebook),
    paper: Paper,
) -> PlanView {
    let lang = words.lang();
    let mut view = PlanView {
        stood: None,
        title: park.name.get(lang).to_owned(),
        of: None,
        shapes: Vec::new(),
        lines: Vec::new(),
        cells: PlanCells::default(),
        labels: Vec::new(),
        extent_m: extent(&[park.site.boundary.polygon()]),
        height_m: 0.0,
    };
    let grounds = park.site.greens.iter().map(|green| (green, paper.green()));
    for (ground, fill) in park.site.plazas.iter().map(|plaza| (plaza, paper.plaza())).chain(grounds) {
        let place = PlaceId::new(&ground.id);
        let polygon = ground.outline.polygon_at(ground.at, 0.0);
        view.labels.push(label(
            &polygon,
            ground.name.get(lang).to_owned(),
            String::new(),
            Some(paper.palette.text_weak),
        ));
        let mark = mark_of(shown, &place);
        view.shapes.push(PlanShape { place: Some(place), flat: true, polygon, fill, mark });
    }
    for road in &park.site.roads {
        let closing = road.centreline.first().filter(|_| road.closed);
        let points_m = road.centreline.iter().chain(closing).map(|corner| [corner.0, corner.1]).collect();
        view.lines.push(PlanLine { points_m, width_m: road.width_m, colour: paper.road(), dashed: false });
    }
    let mut boundary: Vec<[f64; 2]> = park.site.boundary.corners().into_iter().map(|c| [c.0, c.1]).collect();
    boundary.extend(boundary.first().copied());
    view.lines.push(PlanLine { points_m: boundary, width_m: 0.0, colour: paper.palette.caution, dashed: true });
    for building in &park.buildings {
        // What is switched off is an outline without a name.
        let is_off = shown.hides(park, &building.id);
        let fill = fill_of(park, told, shown, paper, &building.id, PlaceKind::Building);
        let polygons = building.footprint_polygons_world();
        let height = words.length(building.height_m());
        let storeys = building.storeys() as u64;
        let high = words.format("plan-building", &[("storeys", storeys.into()), ("height", height.into())]);
        let gfa = words.format("plan-gfa", &[("area", words.area(building.gfa_m2()).into())]);
        let note = format!("{high}\n{gfa}");
        let largest = polygons.iter().max_by(|a, b| area(a).total_cmp(&area(b)));
        if let Some(largest) = largest.filter(|_| !is_off) {
            view.labels.push(label(largest, building.name.get(lang).to_owned(), note, None));
        }
        let mark = mark_of(shown, &building.id);
        view.shapes.extend(polygons.into_iter().map(|polygon| PlanShape {
            place: Some(building.id.clone()),
            flat: false,
            polygon,
            fill,
            mark,
        }));
    }
    view.add_violations(park, words, paper);
    for gate in &park.site.gates {
        let name = format!("{} {}", gate.id, gate.name.get(lang));
        let room_m = [gate.width_m.max(24.0), 12.0];
        let (at_m, ink) = ([gate.at.0, gate.at.1], Some(paper.palette.text_weak));
        view.labels.push(PlanLabel { at_m, room_m, name, note: String::new(), ink });
    }
    view
}

impl PlanView {
    /// Gaps that are too narrow in a fire, and what stands outside the boundary.
    fn add_violations(&mut self, park: &Park, words: &Words, paper: Paper) {
        let fault = paper.palette.fault;
        for gap in fire_gaps(park) {
            let (Xz(ax, az), Xz(bx, bz)) = gap.between;
            self.lines.push(PlanLine {
                points_m: vec![[ax, az], [bx, bz]],
                width_m: 1.2,
                colour: fault,
                dashed: false,
            });
            let values = [("gap", words.length(gap.gap_m).into()), ("needed", words.length(gap.needed_m).into())];
            let name = words.format("plan-fire-gap", &values);
            let at_m = [(ax + bx) / 2.0, (az + bz) / 2.0];
            self.labels.push(PlanLabel {
                at_m,
                room_m: [f64::MAX, f64::MAX],
                name,
                note: String::new(),
                ink: Some(fault),
            });
        }
        for (id, m2) in outside_site(park) {
            let Some(building) = park.building(id.as_str()) else { continue };
            let polygons = building.footprint_polygons_world();
            let [west, north, east, south] = extent(&polygons);
            let corners = [[west, north], [east, north], [east, south], [west, south], [west, north]];
            self.lines.push(PlanLine { points_m: corners.to_vec(), width_m: 0.0, colour: fault, dashed: true });
            let name = words.format("plan-outside", &[("area", words.area(m2).into())]);
            let at_m = [(west + east) / 2.0, south];
            self.labels.push(PlanLabel {
                at_m,
                room_m: [f64::MAX, f64::MAX],
                name,
                note: String::new(),
                ink: Some(fault),
            });
        }
    }
}

fn area(polygon: &Polygon) -> f64 {
    geo::Area::unsigned_area(polygon)
}
