//! The two site plans of a printed comparison.

use geo::{BoundingRect, Polygon};

use crate::{
    app::{DIFFERENCE_COLOURS, difference_colours},
    panels::theme,
    park::{Building, Park, Road, Xz},
    sheet::{PlanEdge, PlanFill, PlanLabel, PlanShape, SheetPlan, Swatch},
    twin::{Measure, Pair, PlanDifferences, Stands},
    words::Words,
};

use super::legend::difference_entries;

/// The first plan in grey, the second in the colours of its differences in floor area. What differs has a strong edge,
/// what is removed a dashed one, in both.
pub(super) fn plans(
    words: &Words,
    parks: &Pair<&Park>,
    names: &Pair<String>,
    differences: &PlanDifferences,
) -> Vec<SheetPlan> {
    let extent = extent(parks);
    let colours = difference_colours(differences, Measure::Gfa);
    let values = [("from", names.from.as_str().into()), ("to", names.to.as_str().into())];
    let said = words.format("compare-plans", &values);
    let plan = |park: &Park, name: &String, is_second: bool| {
        let mut plan = SheetPlan { caption: name.clone(), said: said.clone(), extent, ..SheetPlan::default() };
        plan.shapes = grounds(park);
        let stands = park.buildings.iter().map(|building| (building, true));
        let gone = parks.from.buildings.iter().filter(|_| is_second);
        let gone = gone.filter(|one| park.building(one.id.as_str()).is_none()).map(|building| (building, false));
        for (building, is_there) in gone.chain(stands) {
            let own = colours.get(&building.id).filter(|_| is_second);
            let fill = match own {
                _ if !is_there => PlanFill::None,
                Some(colour) => PlanFill::Scale(rgb(colour)),
                None => PlanFill::Building,
            };
            add(&mut plan, building, fill, differences);
        }
        plan
    };
    vec![plan(parks.from, &names.from, false), plan(parks.to, &names.to, true)]
}

/// The colours that the second plan has, and what is dashed.
pub(super) fn swatches(words: &Words, differences: &PlanDifferences) -> Vec<Swatch> {
    let colours = difference_colours(differences, Measure::Gfa);
    let used = |band: &usize| DIFFERENCE_COLOURS.get(*band).is_some_and(|hex| colours.values().any(|one| one == hex));
    let about = Swatch { colour: None, text: words.get("compare-legend") };
    let entries = difference_entries(words, Measure::Gfa, differences);
    let bands = entries.into_iter().enumerate().filter(|(band, _)| used(band)).map(|(_, entry)| {
        let [red, green, blue, _] = entry.colour.to_array();
        Swatch { colour: Some([red, green, blue]), text: entry.range }
    });
    let gone = differences.changed().any(|one| one.stands == Stands::Removed);
    let gone = gone.then(|| Swatch { colour: None, text: words.get("compare-legend-gone") });
    std::iter::once(about).chain(bands).chain(gone).collect()
}

fn rgb(hex: &str) -> [u8; 3] {
    let [red, green, blue, _] = theme::colour_of(hex).to_array();
    [red, green, blue]
}

fn grounds(park: &Park) -> Vec<PlanShape> {
    let site = &park.site;
    let plain = |polygon: &Polygon, fill| PlanShape { rings: rings(polygon), fill, edge: PlanEdge::None };
    let greens = site.greens.iter().map(|green| plain(&green.outline.polygon_at(green.at, 0.0), PlanFill::Green));
    let plazas = site.plazas.iter().map(|plaza| plain(&plaza.outline.polygon_at(plaza.at, 0.0), PlanFill::Plaza));
    let roads = site.roads.iter().flat_map(legs);
    let boundary = PlanShape { rings: rings(&site.boundary.polygon()), fill: PlanFill::None, edge: PlanEdge::Fine };
    greens.chain(plazas).chain(roads).chain([boundary]).collect()
}

/// A strip for each leg of a road, half a width longer at each end, so that bends are filled.
fn legs(road: &Road) -> Vec<PlanShape> {
    let half_m = road.width_m / 2.0;
    let closing = road.centreline.first().filter(|_| road.closed);
    let next = road.centreline.iter().skip(1).chain(closing);
    let strip = |(from, to): (&Xz, &Xz)| {
        let length_m = libm::hypot(to.0 - from.0, to.1 - from.1).max(1e-6);
        let along = ((to.0 - from.0) / length_m * half_m, (to.1 - from.1) / length_m * half_m);
        let corner = |end: &Xz, out: f64, side: f64| {
            [(end.0 + along.0 * out - along.1 * side) as f32, (end.1 + along.1 * out + along.0 * side) as f32]
        };
        let ring = vec![corner(from, -1.0, 1.0), corner(from, -1.0, -1.0), corner(to, 1.0, -1.0), corner(to, 1.0, 1.0)];
        PlanShape { rings: vec![ring], fill: PlanFill::Road, edge: PlanEdge::None }
    };
    road.centreline.iter().zip(next).map(strip).collect()
}

fn add(plan: &mut SheetPlan, building: &Building, fill: PlanFill, differences: &PlanDifferences) {
    let changed = differences.building(building.id.as_str()).filter(|one| one.is_changed());
    let edge = match changed.map(|one| one.stands) {
        Some(Stands::Removed) => PlanEdge::Dashed,
        Some(_) => PlanEdge::Strong,
        None => PlanEdge::Fine,
    };
    let polygons = building.footprint_polygons_world();
    let size = |polygon: &Polygon| geo::Area::unsigned_area(polygon);
    let largest = polygons.iter().max_by(|a, b| size(a).total_cmp(&size(b))).and_then(BoundingRect::bounding_rect);
    plan.labels.extend(changed.and(largest).map(|about| PlanLabel {
        at: [about.center().x as f32, about.center().y as f32],
        room: [about.width() as f32, about.height() as f32],
        text: building.id.to_string(),
    }));
    plan.shapes.extend(polygons.iter().map(|polygon| PlanShape { rings: rings(polygon), fill, edge }));
}

fn rings(polygon: &Polygon) -> Vec<Vec<[f32; 2]>> {
    let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    all.map(|ring| ring.coords().map(|corner| [corner.x as f32, corner.y as f32]).collect()).collect()
}

/// Of both sites and all that stands, wherever.
fn extent(parks: &Pair<&Park>) -> [f32; 4] {
    let polygons = [parks.from, parks.to].into_iter().flat_map(|park| {
        let buildings = park.buildings.iter().flat_map(Building::footprint_polygons_world);
        buildings.chain([park.site.boundary.polygon()]).collect::<Vec<_>>()
    });
    let boxes = polygons.filter_map(|polygon| polygon.bounding_rect());
    let wider = |[west, north, east, south]: [f64; 4], about: geo::Rect| {
        [west.min(about.min().x), north.min(about.min().y), east.max(about.max().x), south.max(about.max().y)]
    };
    let none = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    // A little more, so that edges are whole.
    let [west, north, east, south] = boxes.fold(none, wider);
    [west - 2.0, north - 2.0, east + 2.0, south + 2.0].map(|m| m as f32)
}
