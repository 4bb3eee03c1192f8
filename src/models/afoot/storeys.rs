//! A storey as one walks on it: where there is a floor, which walls stand on it with gaps where their doors are, and what
//! stands about. In plan, from the building's centre before its turn; the model builder's own rules say where.

use geo::{Coord, Polygon};

use super::{
    Obstacle,
    doors::fallback_ways,
    flights::{Flight, flights_of, landing_of},
    indoors::{closed_partitions, racks_of, things},
    passages::{Around, passages},
    rises::{Ramp, edges_of_rises, ramp_of},
};
use crate::{
    models::build::{
        facade::{Palette, modules},
        floors::{self, COLUMN_DEPTH_M, COLUMN_M, column_feet},
        frame::Frame,
        paint::Paint,
        plan, room_walls, screen,
        shell::{self, Shell, Storey},
    },
    park::{Building, Facade, FixtureLook, Park, Xz, mode_now},
};

/// What one stands on and bumps into.
#[derive(Clone, Debug, Default)]
pub struct StoreyPlan {
    /// Where there is a floor, and its height above the ground, metres. Courts and voids are none.
    pub floors: Vec<(Polygon, f64)>,
    /// Walls, from floor to ceiling.
    pub walls: Vec<Polygon>,
    /// Openings in the floor: one stops at their edge, and sees across.
    pub voids: Vec<Polygon>,
    /// Low edges of stages and stairs, with their height above the floor, metres.
    pub edges: Vec<(Polygon, f64)>,
    /// Movable walls that are closed, furniture, machines, racks.
    pub things: Vec<Obstacle>,
    pub screens: Vec<(Polygon, f64)>,
    pub stages: Vec<Obstacle>,
    pub ramps: Vec<Ramp>,
    /// Escalators that lead from here to the next floor, and those that come up here.
    pub flights: Vec<Flight>,
    pub arriving: Vec<Flight>,
    /// Middles of the passages that no drawing shows.
    pub assumed: Vec<Xz>,
}

/// One passes below what hangs higher than this, metres.
const HEAD_M: f64 = 1.9;
/// A volume that begins no higher than this stands on the ground, metres.
const GROUND_M: f64 = 0.5;

/// A storey of a building while its partitions are in a mode.
pub fn storey_plan(park: &Park, building: &Building, floor: u32, mode: Option<&str>) -> StoreyPlan {
    let shells = shell::shells(building);
    let mut made = StoreyPlan::default();
    let (mut outlines, mut holes) = (Vec::new(), Vec::new());
    for shell in &shells {
        let Some(storey) = shell.storey(floor) else { continue };
        outlines.extend(shell.outlines.iter().cloned());
        made.floors.extend(shell.outlines.iter().map(|outline| (outline.clone(), storey.y.0)));
        if shell.volume.facade == Facade::Canopy {
            made.walls.extend(columns(shell));
            continue;
        }
        let inside = plan::tidy(shell.inside(|edge| edge.depth_m(storey.y)));
        made.walls.extend(plan::cut(&shell.outlines, &inside));
        made.voids.extend(floors::voids(shell, storey));
        holes.extend(doors(building, shell, storey));
    }
    let on_ground = made.floors.iter().any(|(_, base_m)| *base_m < GROUND_M);
    if on_ground && holes.is_empty() {
        holes.extend(fallback_ways(park, building).iter().map(|way| threshold(building, way)));
    }
    let rooms = building.rooms.iter().filter(|room| room.floor_range().contains(&floor));
    for room in rooms {
        let (walls, doors) = room_walls::standing_walls(building, &shells, (room, floor));
        made.walls.extend(walls);
        holes.extend(doors);
    }
    made.flights = flights_of(building, &shells, floor, mode);
    made.arriving = floor.checked_sub(1).map(|below| flights_of(building, &shells, below, mode)).unwrap_or_default();
    for (look, thing) in things(building, floor, mode) {
        match look {
            FixtureLook::ElephantDoor => holes.push(box_at(thing.at, Xz(thing.half.0 - 0.2, 1.05), thing.turn_deg)),
            // Cloth is pushed aside.
            FixtureLook::Curtain => {}
            FixtureLook::Steps => made.ramps.push(ramp_of(&thing)),
            FixtureLook::Escalator if made.flights.iter().any(|flight| flight.is_of(&thing)) => {}
            _ if thing.walked_m.is_some() => made.stages.push(thing),
            _ => made.things.push(thing),
        }
    }
    let partitions = closed_partitions(building, floor, mode);
    let barred: Vec<Polygon> = partitions.iter().map(outline_of).chain(made.voids.iter().cloned()).collect();
    made.things.extend(partitions);
    let halls = park.halls().filter(|hall| hall.building.id == building.id && hall.floor == floor);
    made.things.extend(halls.flat_map(racks_of));
    made.screens.extend(screens(building, floor, mode));
    made.edges = edges_of_rises(&made.stages, &made.ramps);
    made.edges.extend(made.flights.iter().flat_map(Flight::edges_below));
    made.edges.extend(made.arriving.iter().flat_map(Flight::edges_above));
    let landings: Vec<Polygon> = made.arriving.iter().map(landing_of).collect();
    made.voids = plan::cut(&made.voids, &landings);
    made.walls = plan::cut(&made.walls, &holes);
    let flights = made.flights.iter().chain(&made.arriving).map(|flight| &flight.ramp);
    let ramps = made.ramps.iter().chain(flights).map(|ramp| box_at(ramp.at, ramp.half, ramp.turn_deg));
    let things = made.things.iter().chain(&made.stages).map(outline_of);
    let busy: Vec<Polygon> = things.chain(ramps).chain(made.screens.iter().map(|(screen, _)| screen.clone())).collect();
    let (ways, middles) = passages(&outlines, &made.walls, &Around { barred: &barred, busy: &busy });
    made.walls = plan::cut(&made.walls, &ways);
    made.assumed = middles;
    made
}

/// A turned rectangle.
pub(super) fn box_at(at: Xz, half: Xz, turn_deg: f64) -> Polygon {
    let corner = |x: f64, z: f64| plan::coord(Xz(x * half.0, z * half.1).placed(at, turn_deg));
    Polygon::new(vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)].into(), Vec::new())
}

pub(super) fn outline_of(thing: &Obstacle) -> Polygon {
    box_at(thing.at, thing.half, thing.turn_deg)
}

/// A rectangle in a wall's coordinates: along it, and behind its face.
fn stretch(frame: Frame, (s0, s1): (f64, f64), (d0, d1): (f64, f64)) -> Polygon {
    let at = |s: f64, d: f64| -> Coord { frame.origin + frame.along * s - frame.out * d };
    Polygon::new(vec![at(s0, d0), at(s1, d0), at(s1, d1), at(s0, d1)].into(), Vec::new())
}

fn columns(shell: &Shell<'_>) -> Vec<Polygon> {
    let each = |(frame, s): (Frame, f64)| stretch(frame, (s - COLUMN_M, s + COLUMN_M), COLUMN_DEPTH_M);
    column_feet(shell).into_iter().map(each).collect()
}

/// Doors and gates through the outer walls, between their posts.
fn doors(building: &Building, shell: &Shell<'_>, storey: Storey) -> Vec<Polygon> {
    const POST_M: f64 = 0.25;
    if storey.y.0 > GROUND_M || shell.base_m > GROUND_M {
        return Vec::new();
    }
    // The colour of its use does not move a door.
    let palette = Palette::new(shell.volume, Paint::hex(0x80_8080), building.id.as_str());
    let walls = modules::walls(shell, palette.at(shell, storey));
    let each = |wall: &modules::Wall| -> Vec<Polygon> {
        let depth = (-0.3, wall.edge.depth_m(storey.y) + 0.3);
        let reach = |way: &modules::Way| {
            let (from, to) = way.reach(wall.modules);
            // However narrow it is drawn, a person passes.
            let spare = POST_M.min((to - from - 0.8).max(0.0) / 2.0);
            stretch(wall.edge.frame, (from + spare, to - spare), depth)
        };
        wall.ways.iter().map(reach).collect()
    };
    walls.iter().flat_map(each).collect()
}

/// The opening at a door that no module of a façade bears.
fn threshold(building: &Building, way: &super::WayIn) -> Polygon {
    let back = |Xz(x, z): Xz| Xz(x, z).placed(Xz(0.0, 0.0), -building.turn_deg);
    let at = back(Xz(way.at.0 - building.at.0, way.at.1 - building.at.1));
    let out = back(way.out);
    let frame =
        Frame { origin: plan::coord(at), along: Coord { x: out.1, y: -out.0 }, out: Coord { x: out.0, y: out.1 } };
    stretch(frame, (-way.width_m / 2.0, way.width_m / 2.0), (-0.6, 1.0))
}

fn screens(building: &Building, floor: u32, mode: Option<&str>) -> Vec<(Polygon, f64)> {
    let mode = mode_now(building, mode).map(|mode| mode.id.as_str());
    let in_mode = |modes: &[String]| modes.is_empty() || mode.is_some_and(|mode| modes.iter().any(|own| own == mode));
    let standing =
        building.screens.iter().filter(|screen| floor == 1 && screen.base_m < HEAD_M && in_mode(&screen.modes));
    let each = standing.flat_map(|screen| {
        let (edges, _) = screen::edges(screen);
        let top_m = screen.base_m + screen.height_m;
        let panels: Vec<_> = edges.iter().zip(edges.iter().skip(1)).map(|(a, b)| (*a, *b)).collect();
        panels.into_iter().map(move |((front_a, back_a), (front_b, back_b))| {
            (Polygon::new(vec![front_a, front_b, back_b, back_a].into(), Vec::new()), top_m)
        })
    });
    each.collect()
}
