//! Takes out of a scene what its checks found unusable, and all references to it.
//!
//! What is merely wrong and can still be shown, such as an overlap or a wrong floor area, stays. A figure without a
//! source goes: nothing without one is shown.

use std::collections::{BTreeMap, BTreeSet};

use geo::{BoundingRect, MultiPolygon};

use super::{Part, figures::quantity_fault, limits::MOST_OCCUPANTS, views::is_time};
use crate::park::{
    Building, Figure, Outline, ParkFile, PlantedAlong, SourceDoc, Xz, building_shape::extent, written::Written,
};

/// Ground left free around the buildings where the real boundary cannot be used, metres.
const MARGIN_M: f64 = 20.0;

pub(in crate::park) fn prune(written: &mut Written, broken: &BTreeSet<Part>) {
    drop_parts(written, broken);
    if broken.contains(&Part::Boundary) {
        written.park.site.boundary = stand_in_boundary(&written.park);
    }
    if broken.contains(&Part::Coordinates) {
        let site = &mut written.park.site;
        (site.latitude_deg, site.longitude_deg) = (0.0, 0.0);
    }
    if broken.contains(&Part::GreenBelt) {
        written.park.site.green_belt_m = 0.0;
    }
    let site = &mut written.park.site;
    if broken.contains(&Part::Furniture) {
        site.furniture = Default::default();
    }
    if broken.contains(&Part::Vehicles) {
        site.vehicles = Default::default();
    }
    if broken.contains(&Part::Surroundings) {
        site.surroundings = Default::default();
    }
    if broken.contains(&Part::Showroom) {
        written.showroom = Default::default();
    }
    if broken.contains(&Part::Keep) {
        written.feeds.history = Default::default();
    }
    drop_references(written);
}

/// Keeps the items whose part is not broken.
fn sift<T>(items: &mut Vec<T>, broken: &BTreeSet<Part>, part: impl Fn(usize) -> Part) {
    let mut nth = 0;
    items.retain(|_| {
        nth += 1;
        !broken.contains(&part(nth - 1))
    });
}

fn drop_parts(written: &mut Written, broken: &BTreeSet<Part>) {
    let Written { park, projects, schedule, rules, views, feeds, scenarios, tours, .. } = written;
    for (at, building) in park.buildings.iter_mut().enumerate() {
        building.construction.take_if(|_| broken.contains(&Part::Construction(Some(at))));
        sift(&mut building.rooms, broken, |nth| Part::Room(at, nth));
        sift(&mut building.partitions, broken, |nth| Part::Partition(at, nth));
        sift(&mut building.screens, broken, |nth| Part::Screen(at, nth));
        sift(&mut building.fixtures, broken, |nth| Part::Fixture(at, nth));
    }
    sift(&mut park.buildings, broken, Part::Building);
    park.site.construction.take_if(|_| broken.contains(&Part::Construction(None)));
    sift(&mut park.site.roads, broken, Part::Road);
    sift(&mut park.site.plazas, broken, Part::Plaza);
    sift(&mut park.site.greens, broken, Part::Green);
    sift(&mut park.site.plantings, broken, Part::Planting);
    sift(&mut park.site.gates, broken, Part::Gate);
    sift(&mut park.site.crossings, broken, Part::Crossing);
    sift(&mut park.site.parking, broken, Part::Parking);
    sift(&mut park.models, broken, Part::Model);
    park.rack_layouts.retain(|key, _| !broken.contains(&Part::RackLayout(key.clone())));
    schedule.profiles.retain(|key, _| !broken.contains(&Part::Profile(key.clone())));
    sift(&mut projects.organisations, broken, Part::Organisation);
    sift(&mut projects.segments, broken, Part::Segment);
    sift(&mut projects.projects, broken, Part::Project);
    sift(&mut projects.timeline, broken, Part::Milestone);
    sift(&mut rules.metrics, broken, Part::Metric);
    sift(&mut rules.rules, broken, Part::Rule);
    if broken.contains(&Part::RackLife) {
        schedule.racks = None;
    }
    if broken.contains(&Part::Walks) {
        schedule.walks = None;
    }
    sift(&mut schedule.bookings, broken, Part::Booking);
    sift(&mut views.views, broken, Part::View);
    sift(&mut feeds.mappings, broken, Part::Mapping);
    sift(scenarios, broken, Part::Scenario);
    for (at, (_, tour)) in tours.iter_mut().enumerate() {
        sift(&mut tour.stops, broken, |nth| Part::Stop(at, nth));
    }
    sift(tours, broken, Part::Tour);
    for (_, tour) in tours.iter_mut() {
        tour.stops.retain(|stop| views.views.iter().any(|view| view.id == stop.view));
    }
    tours.retain(|(_, tour)| !tour.stops.is_empty());
}

/// Removes what points to nothing, so that nobody above has to ask.
fn drop_references(written: &mut Written) {
    let Written { park, projects, schedule, views, .. } = written;
    let sources = &park.sources;
    sift_figures(&mut park.figures, sources);
    for building in &mut park.buildings {
        sift_figures(&mut building.figures, sources);
        building.rooms.iter_mut().for_each(|room| sift_figures(&mut room.figures, sources));
        let rooms: BTreeSet<&str> = building.rooms.iter().map(|room| room.id.as_str()).collect();
        building.occupants.retain_mut(|occupants| {
            occupants.rooms.retain(|room| rooms.contains(room.as_str()));
            schedule.groups.contains_key(&occupants.group)
                && schedule.profiles.contains_key(&occupants.profile)
                && occupants.count <= MOST_OCCUPANTS
        });
        for room in &mut building.rooms {
            room.racks = room.racks.take().filter(|key| park.rack_layouts.contains_key(key));
        }
        mend_modes(building);
    }
    let greens: BTreeSet<&str> = park.site.greens.iter().map(|green| green.id.as_str()).collect();
    park.site.plantings.retain(|planting| match &planting.along {
        PlantedAlong::Green(green) => greens.contains(green.as_str()),
        _ => true,
    });

    let organisations: BTreeSet<String> = projects.organisations.iter().map(|each| each.id.clone()).collect();
    let segments: BTreeSet<&str> = projects.segments.iter().map(|each| each.id.as_str()).collect();
    for organisation in &mut projects.organisations {
        organisation.members.retain(|id| organisations.contains(id));
        sift_figures(&mut organisation.figures, sources);
    }
    for project in &mut projects.projects {
        project.organisations.retain(|id| organisations.contains(id));
        project.segments.retain(|id| segments.contains(id.as_str()));
        sift_figures(&mut project.figures, sources);
    }
    projects.timeline.iter_mut().for_each(|each| each.organisations.retain(|id| organisations.contains(id)));
    projects.targets.iter_mut().for_each(|target| sift_figures(&mut target.figures, sources));
    sift_figures(&mut projects.city, sources);

    let modes: BTreeMap<&str, BTreeSet<&str>> = park
        .buildings
        .iter()
        .map(|building| (building.id.as_str(), building.modes.iter().map(|mode| mode.id.as_str()).collect()))
        .collect();
    for view in &mut views.views {
        view.open.retain(|id| modes.contains_key(id.top().as_str()));
        view.modes.retain(|(id, mode)| modes.get(id.as_str()).is_some_and(|modes| modes.contains(mode.as_str())));
        view.time = view.time.take().filter(|time| is_time(time));
    }
}

fn sift_figures(figures: &mut Vec<Figure>, sources: &BTreeMap<String, SourceDoc>) {
    let mut seen = BTreeSet::new();
    figures.retain(|figure| {
        sources.contains_key(&figure.source)
            && quantity_fault(&figure.value).is_none()
            && seen.insert(figure.id.clone())
    });
}

fn mend_modes(building: &mut Building) {
    let rooms: BTreeSet<&str> = building.rooms.iter().map(|room| room.id.as_str()).collect();
    let partitions: BTreeSet<&str> = building.partitions.iter().map(|part| part.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    building.modes.retain(|mode| seen.insert(mode.id.clone()));
    for mode in &mut building.modes {
        mode.open.retain(|id| partitions.contains(id.as_str()));
        mode.spaces.iter_mut().for_each(|space| space.retain(|id| rooms.contains(id.as_str())));
        mode.spaces.retain(|space| !space.is_empty());
    }
    let modes: BTreeSet<&str> = building.modes.iter().map(|mode| mode.id.as_str()).collect();
    for screen in &mut building.screens {
        screen.modes.retain(|id| modes.contains(id.as_str()));
    }
}

/// A rectangle about all buildings, for a site whose own boundary is broken.
fn stand_in_boundary(park: &ParkFile) -> Outline {
    let footprints = park.buildings.iter().flat_map(Building::footprint_polygons_world).collect();
    let bounds = MultiPolygon::new(footprints).bounding_rect();
    let corners = bounds.map(|rect| [Xz(rect.min().x, rect.min().y), Xz(rect.max().x, rect.max().y)]);
    let (Xz(west, north), Xz(east, south)) = extent(corners.into_iter().flatten());
    let (west, east) = (west - MARGIN_M, east + MARGIN_M);
    let (north, south) = (north - MARGIN_M, south + MARGIN_M);
    Outline::Polygon(vec![Xz(west, north), Xz(east, north), Xz(east, south), Xz(west, south)])
}
