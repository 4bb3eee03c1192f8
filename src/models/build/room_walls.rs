//! The inner walls of rooms: where neither the building's own walls nor a movable partition already stand.

use geo::{Contains, Coord, Point, Polygon};

use super::{
    door_place,
    floors::SLAB_M,
    frame::Frame,
    plan, roof,
    shell::{self, Shell, Storey},
};
use crate::park::{Building, Room};

/// Thickness of an inner wall, metres; half of it where two rooms share the wall.
const INNER_WALL_M: f64 = 0.2;
/// A side nearer than this to another wall has that wall, metres.
const NEAR_M: f64 = 0.4;
pub(super) const DOOR_M: (f64, f64) = (1.8, 2.4);

pub(super) fn clear_m(room: &Room, storey: Storey) -> f64 {
    room.height_m.unwrap_or(storey.y.1 - storey.y.0 - SLAB_M)
}

/// How high an inner wall may reach at a place.
pub(super) fn below_roof_m(shells: &[Shell<'_>], at: Coord, parapet: f64) -> f64 {
    let roofs = shells.iter().filter(|shell| shell.covers(at) && shell.has_roof(shells));
    roofs.map(|shell| shell.top_m - parapet - SLAB_M).fold(f64::NAN, f64::max)
}

/// From the slab, not from what lies on it, to the clear height or the roof: where the inner walls of a room stand.
pub(super) fn standing_m(room: &Room, storey: Storey, below_roof: f64) -> (f64, f64) {
    (storey.y.0, (storey.y.0 + clear_m(room, storey)).min(below_roof))
}

/// The inner walls of a room on one floor, their foot and top.
fn raised(
    building: &Building,
    shells: &[Shell<'_>],
    (room, floor): (&Room, u32),
    parapet: f64,
) -> Option<(Vec<Wall>, (f64, f64))> {
    let centre = plan::coord(room.at);
    let storey = shell::storey_at(shells, floor, centre)?;
    let half = Coord { x: room.size.0 / 2.0, y: room.size.1 / 2.0 };
    let inside = inside_at(shells, storey, centre);
    let y = standing_m(room, storey, below_roof_m(shells, centre, parapet));
    let walls = walls(building, shells, (room, floor), storey, &inside, (centre - half, centre + half));
    Some((walls, y))
}

/// Where the inner walls of a room stand in plan, and their doors, through to the other side of a wall that two rooms
/// share.
pub fn standing_walls(
    building: &Building,
    shells: &[Shell<'_>],
    (room, floor): (&Room, u32),
) -> (Vec<Polygon>, Vec<Polygon>) {
    let parapet = roof::parapet_m(building, shells);
    let Some((walls, y)) = raised(building, shells, (room, floor), parapet) else { return <_>::default() };
    let through = |wall: &Wall| Some(wall.outline(wall.door(y)?, (-INNER_WALL_M, wall.thickness + 0.05)));
    let doors = walls.iter().filter_map(through).collect();
    (plan::tidy(walls.iter().map(|wall| wall.outline((0.0, wall.length), (0.0, wall.thickness)))), doors)
}

/// The walls of a room on one floor that have a door, and where along them its middle is.
pub fn doors_of(building: &Building, shells: &[Shell<'_>], (room, floor): (&Room, u32)) -> Vec<(Wall, f64)> {
    let parapet = roof::parapet_m(building, shells);
    let Some((walls, y)) = raised(building, shells, (room, floor), parapet) else { return Vec::new() };
    let doors = walls.into_iter().filter(|wall| wall.door(y).is_some());
    doors.filter_map(|wall| wall.door_m.map(|middle| (wall, middle))).collect()
}

/// The inner walls of a room on one floor as they stand: outline, foot and top; without their doors.
pub fn solid_walls(
    building: &Building,
    shells: &[Shell<'_>],
    (room, floor): (&Room, u32),
    parapet: f64,
) -> Vec<(Polygon, (f64, f64))> {
    let Some((walls, y)) = raised(building, shells, (room, floor), parapet) else { return Vec::new() };
    let pieces = walls.iter().flat_map(|wall| wall.pieces(y).into_iter().map(move |(s, y, _)| (wall, s, y)));
    pieces.map(|(wall, s, y)| (wall.outline(s, (0.0, wall.thickness)), y)).collect()
}

/// The space inside the outer walls at a place of a storey.
pub(super) fn inside_at(shells: &[Shell<'_>], storey: Storey, at: Coord) -> Vec<Polygon> {
    let own = shells.iter().filter(|shell| shell.storey(storey.floor) == Some(storey));
    own.filter(|shell| shell.covers(at))
        .flat_map(|shell| plan::tidy(shell.inside(|edge| edge.depth_m(storey.y))))
        .collect()
}

/// One unbroken inner wall.
pub struct Wall {
    pub(super) frame: Frame,
    pub(super) length: f64,
    pub(super) thickness: f64,
    /// Where along it the middle of its door is, if it has one.
    pub(super) door_m: Option<f64>,
}

impl Wall {
    /// Where its door begins and ends along it, if it has one and is high enough for it.
    fn door(&self, (y0, y1): (f64, f64)) -> Option<(f64, f64)> {
        let middle = self.door_m.filter(|_| y1 > y0 + DOOR_M.1 + 0.2)?;
        Some((middle - DOOR_M.0 / 2.0, middle + DOOR_M.0 / 2.0))
    }

    /// What stands of it beside and over its door: along, heights, and whether it hangs over the door.
    pub(super) fn pieces(&self, (y0, y1): (f64, f64)) -> Vec<((f64, f64), (f64, f64), bool)> {
        let Some((left, right)) = self.door((y0, y1)) else { return vec![((0.0, self.length), (y0, y1), false)] };
        vec![
            ((0.0, left), (y0, y1), false),
            ((right, self.length), (y0, y1), false),
            ((left, right), (y0 + DOOR_M.1, y1), true),
        ]
    }

    /// In plan, a stretch of it between two depths.
    pub(super) fn outline(&self, s: (f64, f64), d: (f64, f64)) -> Polygon {
        let corners = [(s.0, d.0), (s.1, d.0), (s.1, d.1), (s.0, d.1)];
        let at = |(s, d): (f64, f64)| self.frame.origin + self.frame.along * s - self.frame.out * d;
        Polygon::new(corners.map(at).to_vec().into(), Vec::new())
    }
}

/// The walls of a rectangle: what is left of its four sides.
pub(super) fn walls(
    building: &Building,
    shells: &[Shell<'_>],
    (room, floor): (&Room, u32),
    storey: Storey,
    inside: &[Polygon],
    (min, max): (Coord, Coord),
) -> Vec<Wall> {
    let (north_east, south_west) = (Coord { x: max.x, y: min.y }, Coord { x: min.x, y: max.y });
    // Those along x first; those along z end against them, so that no two lie in one place.
    let sides = [(north_east, min), (south_west, max), (min, south_west), (max, north_east)];
    let mut walls: Vec<Wall> = Vec::new();
    let mut ends: Vec<(Coord, f64)> = Vec::new();
    for (order, (a, b)) in sides.into_iter().enumerate() {
        let (frame, length) = Frame::between(a, b);
        let thickness =
            if shares_side(building, room, floor, frame, length) { INNER_WALL_M / 2.0 } else { INNER_WALL_M };
        let free = gaps(standing(building, shells, storey, frame, length), length);
        for (mut from, mut to) in free.into_iter().flat_map(|run| clip(inside, frame, thickness / 2.0, run)) {
            let point = |s: f64| frame.origin + frame.along * s;
            if order < 2 {
                ends.extend([from, to].map(|s| (point(s), thickness)));
            } else {
                let taken = |s: f64| {
                    ends.iter().find(|(end, _)| plan::distance(*end, point(s)) < 0.01).map_or(0.0, |(_, t)| *t)
                };
                (from, to) = (from + taken(from), to - taken(to));
            }
            if to - from > 0.3 {
                walls.push(Wall { frame: frame.from(from), length: to - from, thickness, door_m: None });
            }
        }
    }
    if let Some((number, middle)) = door_place::door_place(building, floor, &walls)
        && let Some(wall) = walls.get_mut(number)
    {
        wall.door_m = Some(middle);
    }
    walls
}

/// The parts of a run, at some depth behind its frame, that lie inside the outer walls.
pub(super) fn clip(inside: &[Polygon], frame: Frame, depth: f64, (from, to): (f64, f64)) -> Vec<(f64, f64)> {
    let point = |s: f64| frame.origin + frame.along * s - frame.out * depth;
    let mut stops = vec![from, to];
    for ring in inside.iter().flat_map(plan::rings_of) {
        for (_, a, b) in plan::around(&plan::corners_of(ring)) {
            let local = |corner: Coord| {
                let off = corner - point(0.0);
                (off.x * frame.along.x + off.y * frame.along.y, off.x * frame.out.x + off.y * frame.out.y)
            };
            let ((s0, d0), (s1, d1)) = (local(a), local(b));
            if (d0 < 0.0) != (d1 < 0.0) {
                stops.push((s0 + (s1 - s0) * d0 / (d0 - d1)).clamp(from, to));
            }
        }
    }
    stops.sort_by(f64::total_cmp);
    let is_inside = |s: f64| inside.iter().any(|outline| outline.contains(&Point::from(point(s))));
    let runs = stops.iter().zip(stops.iter().skip(1)).map(|(a, b)| (*a, *b));
    runs.filter(|(a, b)| b - a > 0.01 && is_inside((a + b) / 2.0)).collect()
}

/// Stretches of a side along which an outer wall or a partition stands.
fn standing(building: &Building, shells: &[Shell<'_>], storey: Storey, side: Frame, length: f64) -> Vec<(f64, f64)> {
    let outer = shells
        .iter()
        .filter(|shell| shell.storeys.contains(&storey))
        .flat_map(|shell| shell.rings.iter().flatten().flatten())
        .map(|edge| (edge.frame.origin, edge.frame.origin + edge.frame.along * edge.length));
    let movable = building.partitions.iter().filter(|_| storey.y.0 < 0.5);
    let movable = movable.map(|partition| (plan::coord(partition.from), plan::coord(partition.to)));
    outer.chain(movable).filter_map(|(a, b)| beside(side, length, a, b)).collect()
}

/// The stretch of a side beside which the line from `a` to `b` runs.
fn beside(side: Frame, length: f64, a: Coord, b: Coord) -> Option<(f64, f64)> {
    let local = |point: Coord| {
        let from = point - side.origin;
        (from.x * side.along.x + from.y * side.along.y, from.x * side.out.x + from.y * side.out.y)
    };
    let ((s0, d0), (s1, d1)) = (local(a), local(b));
    let (from, to) = (s0.min(s1).max(0.0), s0.max(s1).min(length));
    (d0.abs() < NEAR_M && d1.abs() < NEAR_M && to - from > 0.1).then_some((from, to))
}

/// What is left of 0 to `length` without the taken stretches.
fn gaps(mut taken: Vec<(f64, f64)>, length: f64) -> Vec<(f64, f64)> {
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut free, mut reached) = (Vec::new(), 0.0_f64);
    for (from, to) in taken {
        if from - reached > 0.3 {
            free.push((reached, from));
        }
        reached = reached.max(to);
    }
    if length - reached > 0.3 {
        free.push((reached, length));
    }
    free
}

/// Whether another room of the floor lies against a side.
fn shares_side(building: &Building, room: &Room, floor: u32, side: Frame, length: f64) -> bool {
    let beyond = side.origin + side.along * (length / 2.0) + side.out * 0.05;
    building.rooms.iter().filter(|other| other.id != room.id && other.floor_range().contains(&floor)).any(|other| {
        let from = beyond - plan::coord(other.at);
        from.x.abs() < other.size.0 / 2.0 && from.y.abs() < other.size.1 / 2.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::samples;

    #[test]
    fn walls_stand_inside_their_room_and_where_nothing_else_stands() {
        let building = samples::studio();
        let shells = shell::shells(&building);
        let of = |id: &str, floor: u32| {
            let room = building.rooms.iter().find(|room| room.id == id).unwrap();
            let storey = shell::storey_at(&shells, floor, plan::coord(room.at)).unwrap();
            let half = Coord { x: room.size.0 / 2.0, y: room.size.1 / 2.0 };
            let (min, max) = (plan::coord(room.at) - half, plan::coord(room.at) + half);
            let inside = inside_at(&shells, storey, plan::coord(room.at));
            let walls = walls(&building, &shells, (room, floor), storey, &inside, (min, max));
            for wall in &walls {
                let inner =
                    wall.frame.origin + wall.frame.along * (wall.length / 2.0) - wall.frame.out * wall.thickness;
                assert!(inner.x > min.x && inner.x < max.x && inner.y > min.y && inner.y < max.y, "{id}");
            }
            walls
        };
        // The halls have the building's walls, and the cross partition between them.
        assert!(of("H1", 1).is_empty() && of("H2", 1).is_empty());
        // A room in the ring stands free on two sides, against the hall and the facade on the others.
        let walls = of("A", 2);
        assert_eq!(walls.len(), 2);
        assert_eq!(walls.iter().filter(|wall| wall.door_m.is_some()).count(), 1);
    }

    #[test]
    fn gaps_are_what_is_not_taken() {
        assert_eq!(gaps(vec![(4.0, 6.0), (0.0, 1.0), (5.0, 7.0)], 10.0), [(1.0, 4.0), (7.0, 10.0)]);
        assert_eq!(gaps(Vec::new(), 3.0), [(0.0, 3.0)]);
        assert!(gaps(vec![(0.0, 9.9)], 10.0).is_empty(), "no stump of a wall");
    }
}
