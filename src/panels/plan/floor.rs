//! The plan of a floor: rooms, racks, partitions as they stand, screens.

use geo::Polygon;

use super::{
    inks::{Paper, extent, fill_of, label, mark_of},
    view::{Mark, PlanCells, PlanLine, PlanShape, PlanView},
};
use crate::{
    app::{Overlay, Shown},
    park::{Building, Park, PlaceKind, ScreenShape, Track, Xz, mode_now, shape::polygon_of},
    twin::{Rulebook, State},
    words::Words,
};

pub(super) fn floor_plan(
    park: &Park,
    words: &Words,
    shown: &Shown,
    told: (Option<&State>, &Rulebook),
    paper: Paper,
    (building, number): (&Building, u32),
) -> PlanView {
    let lang = words.lang();
    let floor_id = building.floor_id(number);
    let world = |corner: Xz| building.to_world(corner);
    let slabs: Vec<Polygon> = building.footprint_polygons_world();
    let mut view = PlanView {
        stood: None,
        title: format!(
            "{} · {}",
            building.name.get(lang),
            park.place(&floor_id).map_or_else(String::new, |floor| floor.name.get(lang).to_owned())
        ),
        of: Some(floor_id),
        extent_m: extent(&slabs),
        height_m: building.floors().iter().find(|floor| floor.number == number).map_or(0.0, |floor| floor.base_m),
        shapes: Vec::new(),
        lines: Vec::new(),
        cells: PlanCells::default(),
        labels: Vec::new(),
    };
    let slab = paper.mixed(paper.palette.text_weak, 0.16);
    view.shapes.extend(slabs.into_iter().map(|polygon| PlanShape {
        flat: false,
        place: None,
        polygon,
        fill: slab,
        mark: Mark::Plain,
    }));
    for (room, _) in building.rooms_on_floors().filter(|(_, floor)| *floor == number) {
        let id = building.room_id(room, number);
        let polygon = rectangle(room.size, |corner| world(Xz(room.at.0 + corner.0, room.at.1 + corner.1)));
        let kind = if room.hall { PlaceKind::Hall } else { PlaceKind::Room };
        let fill = fill_of(park, told, shown, paper, &id, kind);
        if !shown.hides(park, &id) {
            view.labels.push(label(&polygon, room.name.get(lang).to_owned(), words.area(room.area_m2()), None));
        }
        let mark = mark_of(shown, &id);
        view.shapes.push(PlanShape { flat: false, place: Some(id), polygon, fill, mark });
    }
    let halls = park.halls().filter(|hall| hall.building.id == building.id && hall.floor == number);
    for hall in halls {
        let Some((_, layout)) = hall.racks else { continue };
        let (along, _, deep) = layout.rack_m;
        for rack in hall.standing_racks() {
            let at = Xz(rack.foot_m[0], rack.foot_m[2]);
            let polygon = rectangle(Xz(deep, along), |corner| corner.placed(at, rack.turn_deg));
            let fill = match shown.overlay {
                Overlay::Rule(_) => fill_of(park, told, shown, paper, &rack.id, PlaceKind::Rack),
                _ => paper.mixed(paper.wall(), 0.5),
            };
            let mark = mark_of(shown, &rack.id);
            view.shapes.push(PlanShape { flat: false, place: Some(rack.id), polygon, fill, mark });
        }
    }
    let ground = building.floors().first().is_some_and(|floor| floor.number == number);
    if ground {
        let mode = mode_now(building, shown.partition_modes.get(&building.id).map(String::as_str));
        let stands = |partition: &str| mode.is_none_or(|mode| !mode.open.iter().any(|open| open == partition));
        for partition in &building.partitions {
            let points_m = [partition.from, partition.to].map(&world).map(|end| [end.0, end.1]).to_vec();
            let dashed = !stands(&partition.id);
            let width_m = if dashed { 0.0 } else { partition.thickness_m };
            view.lines.push(PlanLine { points_m, width_m, colour: paper.wall(), dashed });
            // What stands beside each other at the end of an open one.
            let track = Track::of(building, partition);
            view.lines.extend(track.parked().into_iter().filter(|_| dashed).map(|stack| {
                let Xz(x, z) = track.along;
                let end = |s: f64| world(Xz(stack.at.0 + x * s, stack.at.1 + z * s));
                let points_m = [end(-stack.half.0), end(stack.half.0)].map(|end| [end.0, end.1]).to_vec();
                PlanLine { points_m, width_m: 2.0 * stack.half.1, colour: paper.wall(), dashed: false }
            }));
        }
        let shown_in = |modes: &[String]| modes.is_empty() || mode.is_some_and(|mode| modes.contains(&mode.id));
        for screen in building.screens.iter().filter(|screen| shown_in(&screen.modes)) {
            let points_m = screen_line(screen.shape, screen.at, screen.facing_deg).into_iter().map(&world);
            let points_m = points_m.map(|c| [c.0, c.1]).collect();
            view.lines.push(PlanLine { points_m, width_m: 0.4, colour: paper.palette.accent, dashed: false });
        }
    }
    view
}

/// A rectangle about a centre, each corner put where it stands.
fn rectangle(size: Xz, placed: impl Fn(Xz) -> Xz) -> Polygon {
    let corners = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)];
    polygon_of(&corners.map(|(x, z)| placed(Xz(x * size.0, z * size.1))))
}

/// A screen from above, in the building: a line, or an arc about its centre, opposite to where it is looked at from.
fn screen_line(shape: ScreenShape, at: Xz, facing_deg: f64) -> Vec<Xz> {
    let facing = facing_deg.to_radians();
    // A bearing: 0 north, 90 east.
    let along = |bearing: f64, m: f64| Xz(at.0 + m * libm::sin(bearing), at.1 - m * libm::cos(bearing));
    match shape {
        ScreenShape::Flat(width_m) => {
            let side = facing + std::f64::consts::FRAC_PI_2;
            vec![along(side, -width_m / 2.0), along(side, width_m / 2.0)]
        }
        ScreenShape::Arc { length_m, radius_m } => {
            let half = (length_m / (2.0 * radius_m)).min(std::f64::consts::PI);
            let back = facing + std::f64::consts::PI;
            (0..=24).map(|step| along(back - half + half * f64::from(step) / 12.0, radius_m)).collect()
        }
    }
}
