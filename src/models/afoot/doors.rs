//! Where one comes in: the doors of buildings, and the width of gates.

use geo::Coord;

use crate::{
    models::build::{
        facade::{Palette, modules},
        frame::Frame,
        ground,
        paint::Paint,
        plan, shell,
    },
    park::{Building, EntranceKind, Gate, Park, Xz},
};

/// A door on the ground, in the park.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WayIn {
    /// The middle of its threshold.
    pub at: Xz,
    /// Unit vector out of the building.
    pub out: Xz,
    /// Clear width, metres.
    pub width_m: f64,
}

/// The doors of a building: those for people, or where it has none its gates for sets and machines, which have wickets.
///
/// A round building's sides are too short for a door of the builder's; where the scene doesn't say that it has none, one
/// comes in on the side that looks to the nearest gate of the park.
pub fn ways_in(park: &Park, building: &Building) -> Vec<WayIn> {
    let shells = shell::shells(building);
    let mut doors = Vec::new();
    for shell in shells.iter().filter(|shell| shell.base_m < 0.5) {
        // The colour of its use does not move a door.
        let palette = Palette::new(shell.volume, Paint::hex(0x80_8080), building.id.as_str());
        let Some(storey) = shell.storeys.first() else { continue };
        for wall in modules::walls(shell, palette.at(shell, *storey)) {
            for way in &wall.ways {
                let (from, to) = way.reach(wall.modules);
                let frame = wall.edge.frame;
                let at = frame.origin + frame.along * ((from + to) / 2.0);
                let turned = |v: Coord| Xz(v.x, v.y).placed(Xz(0.0, 0.0), building.turn_deg);
                let door = WayIn {
                    at: building.to_world(Xz(at.x, at.y)),
                    out: turned(frame.out),
                    width_m: (to - from - 0.5).max(0.8),
                };
                doors.push((way.kind, door));
            }
        }
    }
    let of = |kind: EntranceKind| -> Vec<WayIn> {
        doors.iter().filter(|(known, _)| *known == kind).map(|(_, door)| *door).collect()
    };
    let portals = of(EntranceKind::Portal);
    let found = if portals.is_empty() { of(EntranceKind::Gate) } else { portals };
    if found.is_empty() { fallback_ways(park, building) } else { found }
}

/// The door of a building whose walls bear none; none where the scene says that it has none.
pub(super) fn fallback_ways(park: &Park, building: &Building) -> Vec<WayIn> {
    let said = building.volumes.iter().any(|volume| volume.style.entrances.is_some());
    if said { Vec::new() } else { towards_gate(park, building).into_iter().collect() }
}

/// A door in the middle of the side that lies nearest to a gate on foot.
fn towards_gate(park: &Park, building: &Building) -> Option<WayIn> {
    let away = |Xz(x, z): Xz| libm::hypot(x - building.at.0, z - building.at.1);
    let gates = park.site.gates.iter().filter(|gate| gate.on_foot).map(|gate| gate.at);
    let gate = gates.min_by(|a, b| away(*a).total_cmp(&away(*b)))?;
    let walls = plan::tidy(building.footprint_polygons_world());
    let sides = walls.iter().flat_map(|outline| {
        plan::around(&plan::corners_of(outline.exterior())).map(|(_, a, b)| Frame::between(a, b)).collect::<Vec<_>>()
    });
    let middle = |(frame, length): &(Frame, f64)| frame.origin + frame.along * (length / 2.0);
    let from_gate = |side: &(Frame, f64)| plan::distance(middle(side), plan::coord(gate));
    let nearest = sides.min_by(|a, b| from_gate(a).total_cmp(&from_gate(b)))?;
    let (at, out) = (middle(&nearest), nearest.0.out);
    Some(WayIn { at: Xz(at.x, at.y), out: Xz(out.x, out.y), width_m: 1.6 })
}

/// Points across a gate, half a metre apart and just inside the boundary.
pub fn gate_spots(park: &Park, gate: &Gate) -> Vec<Xz> {
    const INSIDE_M: f64 = 0.4;
    let boundary = plan::tidy([park.site.boundary.polygon()]);
    let Some(frame) = ground::gate_frame(gate, &boundary) else { return Vec::new() };
    let steps = (gate.width_m / 0.5).floor().clamp(1.0, 200.0);
    let at = |k: u32| {
        let s = (f64::from(k) + 0.5 - steps / 2.0) * 0.5;
        let at = frame.origin + frame.along * s - frame.out * INSIDE_M;
        Xz(at.x, at.y)
    };
    (0..steps as u32).map(at).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_building_of_the_shipped_parks_has_a_door_in_its_wall() {
        for scene in ["zone-f", "demo-campus"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene);
            let park = crate::park::load(&folder).park.unwrap();
            for building in park.buildings.iter().filter(|building| !building.occupants.is_empty()) {
                let doors = ways_in(&park, building);
                assert!(!doors.is_empty(), "{}", building.id);
                for door in doors {
                    let holds = |steps: f64| {
                        let at = geo::Point::new(door.at.0 + door.out.0 * steps, door.at.1 + door.out.1 * steps);
                        building.footprint_polygons_world().iter().any(|walls| geo::Contains::contains(walls, &at))
                    };
                    assert!(holds(-0.5) && !holds(0.5), "{} {door:?}", building.id);
                }
            }
        }
    }
}
