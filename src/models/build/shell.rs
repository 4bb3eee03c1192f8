//! A volume made ready for building: its outline with courts cut out, its storeys with their heights, and for
//! each side what stands against it.

use geo::{Contains, Coord, LineString, Point, Polygon};

use super::{
    frame::Frame,
    plan::{self, Side},
};
use crate::park::{Building, Facade, Volume};

/// Thickness of an outer wall, metres.
pub const WALL_M: f64 = 0.4;
/// Half of a wall between two volumes, metres.
pub const PARTY_WALL_M: f64 = 0.15;
/// Depth of a balcony, metres.
pub const BALCONY_M: f64 = 1.4;
/// Heights nearer than this are one, metres.
const LEVEL_M: f64 = 0.01;

/// One storey of a volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Storey {
    /// The building's floor number.
    pub floor: u32,
    /// Its floor and the next one's, metres above the ground.
    pub y: (f64, f64),
}

/// One straight side of a volume.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    pub frame: Frame,
    pub length: f64,
    /// Foot and top of the volume that stands against this side.
    pub neighbour: Option<(f64, f64)>,
    /// Whether a volume stands on top along this side.
    pub built_upon: bool,
    /// Set back behind balconies.
    pub balcony: bool,
    /// Degrees by which the next side turns away.
    pub turn_deg: f64,
}

/// A volume, ready to be built.
#[derive(Clone, Debug)]
pub struct Shell<'a> {
    pub volume: &'a Volume,
    /// Its outline without courts, about the building's centre.
    pub outlines: Vec<Polygon>,
    /// Sides of every ring of every outline.
    pub rings: Vec<Vec<Vec<Edge>>>,
    pub storeys: Vec<Storey>,
    pub base_m: f64,
    pub top_m: f64,
}

/// All volumes of a building.
pub fn shells(building: &Building) -> Vec<Shell<'_>> {
    let mut shells: Vec<Shell<'_>> = building.volumes.iter().map(bare).collect();
    let rings: Vec<_> = shells.iter().enumerate().map(|(own, shell)| rings_of(shell, own, &shells)).collect();
    for (shell, rings) in shells.iter_mut().zip(rings) {
        shell.rings = rings;
    }
    shells
}

fn bare(volume: &Volume) -> Shell<'_> {
    let courts: Vec<Polygon> =
        volume.courts.iter().flat_map(|court| plan::tidy([volume.opening(&court.outline, court.at)])).collect();
    let outline = plan::tidy([volume.outline.polygon_at(volume.at, 0.0)]);
    let storeys: Vec<Storey> = volume
        .storeys_from_below()
        .map(|storey| Storey { floor: storey.floor, y: (storey.base_m, storey.base_m + storey.height_m) })
        .collect();
    let top_m = storeys.last().map_or(volume.base_m, |storey| storey.y.1);
    Shell { volume, outlines: plan::cut(&outline, &courts), rings: Vec::new(), storeys, base_m: volume.base_m, top_m }
}

fn rings_of(shell: &Shell<'_>, own: usize, shells: &[Shell<'_>]) -> Vec<Vec<Vec<Edge>>> {
    let others: Vec<&Shell<'_>> =
        shells.iter().enumerate().filter(|(k, _)| *k != own).map(|(_, other)| other).collect();
    let joints: Vec<Coord> = others
        .iter()
        .flat_map(|other| other.outlines.iter().flat_map(plan::rings_of).flat_map(plan::corners_of))
        .collect();
    let longest = shell
        .outlines
        .iter()
        .flat_map(|outline| {
            plan::around(&plan::corners_of(outline.exterior()))
                .map(|(_, a, b)| plan::distance(a, b))
                .collect::<Vec<_>>()
        })
        .fold(0.0, f64::max);
    shell
        .outlines
        .iter()
        .map(|outline| plan::rings_of(outline).map(|ring| edges(ring, &joints, shell, &others, longest)).collect())
        .collect()
}

fn edges(ring: &LineString, joints: &[Coord], shell: &Shell<'_>, others: &[&Shell<'_>], longest: f64) -> Vec<Edge> {
    let mut corners = Vec::new();
    for (_, a, b) in plan::around(&plan::corners_of(ring)) {
        let (frame, length) = Frame::between(a, b);
        let mut stops: Vec<f64> = joints
            .iter()
            .filter_map(|joint| {
                let from = *joint - a;
                let along = from.x * frame.along.x + from.y * frame.along.y;
                let aside = from.x * frame.out.x + from.y * frame.out.y;
                (aside.abs() < 0.01 && along > 0.05 && along < length - 0.05).then_some(along)
            })
            .collect();
        stops.sort_by(f64::total_cmp);
        stops.dedup_by(|a, b| (*a - *b).abs() < 0.05);
        corners.push(a);
        corners.extend(stops.into_iter().map(|stop| a + frame.along * stop));
    }
    let second_next = (0..corners.len()).filter_map(|k| corners.get((k + 2) % corners.len()).copied());
    plan::around(&corners)
        .zip(second_next)
        .map(|((_, a, b), next)| {
            let (frame, length) = Frame::between(a, b);
            let (onward, _) = Frame::between(b, next);
            let cross = frame.along.x * onward.along.y - frame.along.y * onward.along.x;
            let dot = frame.along.x * onward.along.x + frame.along.y * onward.along.y;
            let middle = a + frame.along * (length / 2.0);
            let (outside, inside) = (middle + frame.out * 0.05, middle - frame.out * 0.05);
            let neighbour = others
                .iter()
                .filter(|other| other.base_m < shell.top_m - LEVEL_M && other.top_m > shell.base_m + LEVEL_M)
                .find(|other| other.covers(outside))
                .map(|other| (other.base_m, other.top_m));
            Edge {
                frame,
                length,
                neighbour,
                built_upon: others.iter().any(|other| shell.carries(other) && other.covers(inside)),
                balcony: shell.volume.facade == Facade::Balcony
                    && length > 6.0
                    && length > 0.75 * longest
                    && neighbour.is_none(),
                turn_deg: libm::atan2(cross, dot).to_degrees(),
            }
        })
        .collect()
}

impl Shell<'_> {
    pub fn covers(&self, at: Coord) -> bool {
        self.outlines.iter().any(|outline| outline.contains(&Point::from(at)))
    }

    /// Whether the other volume stands on this one's roof.
    pub fn carries(&self, other: &Shell<'_>) -> bool {
        (other.base_m - self.top_m).abs() < LEVEL_M
    }

    /// Where other volumes stand on the roof.
    pub fn built_upon(&self, shells: &[Shell<'_>]) -> Vec<Polygon> {
        let above: Vec<Polygon> =
            shells.iter().filter(|other| self.carries(other)).flat_map(|other| other.outlines.clone()).collect();
        plan::shared(&above, &self.outlines)
    }

    /// Whether some of its roof lies open to the sky.
    pub fn has_roof(&self, shells: &[Shell<'_>]) -> bool {
        let open = plan::area_m2(&self.outlines) - plan::area_m2(&self.built_upon(shells));
        open > 0.1
    }

    /// The inside of its walls, whose thickness `depth` tells.
    pub fn inside(&self, depth: impl Fn(&Edge) -> f64) -> Vec<Polygon> {
        self.outlines
            .iter()
            .zip(&self.rings)
            .filter_map(|(_, rings)| {
                let mut inner = rings.iter().map(|edges| {
                    let sides: Vec<Side> = edges
                        .iter()
                        .map(|edge| Side { a: edge.frame.origin, along: edge.frame.along, depth: depth(edge) })
                        .collect();
                    LineString::from(plan::set_in(&sides))
                });
                Some(Polygon::new(inner.next()?, inner.collect()))
            })
            .collect()
    }

    /// Height of the storey's floor above the ground, if the volume has that floor.
    pub fn storey(&self, floor: u32) -> Option<Storey> {
        self.storeys.iter().copied().find(|storey| storey.floor == floor)
    }
}

impl Edge {
    /// Up to where a neighbour hides the wall that starts at `foot`.
    pub fn hidden_to(&self, foot: f64, top: f64) -> f64 {
        match self.neighbour {
            Some((base, crown)) if base < foot + LEVEL_M && crown > foot + LEVEL_M => crown.min(top),
            _ => foot,
        }
    }

    /// Thickness of the wall of a storey, with the balcony before it.
    pub fn depth_m(&self, (foot, top): (f64, f64)) -> f64 {
        if self.hidden_to(foot, top) > top - LEVEL_M {
            PARTY_WALL_M
        } else if self.balcony {
            BALCONY_M + WALL_M
        } else {
            WALL_M
        }
    }

    /// Whether a roof of the same height goes on beyond this side.
    pub fn roof_goes_on(&self, top: f64) -> bool {
        self.neighbour.is_some_and(|(_, crown)| (crown - top).abs() < LEVEL_M)
    }
}

/// The storey of floor `floor` at a place, or of any volume that has the floor.
pub fn storey_at(shells: &[Shell<'_>], floor: u32, at: Coord) -> Option<Storey> {
    shells
        .iter()
        .filter(|shell| shell.covers(at))
        .find_map(|shell| shell.storey(floor))
        .or_else(|| shells.iter().find_map(|shell| shell.storey(floor)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::samples;

    #[test]
    fn a_hall_in_a_ring_has_party_walls_and_its_roof_goes_on() {
        let building = samples::studio();
        let shells = shells(&building);
        let [ring, hall] = &shells[..] else { panic!("two volumes") };
        assert_eq!(ring.rings[0].len(), 2, "an outer ring and the court's");
        assert!(hall.rings[0][0].iter().all(|edge| edge.depth_m((0.0, 12.0)) == PARTY_WALL_M));
        assert!(ring.rings[0][0].iter().all(|edge| edge.depth_m((0.0, 6.0)) == WALL_M));
        assert!(
            ring.rings[0][1].iter().all(|edge| edge.depth_m((6.0, 12.0)) == PARTY_WALL_M && edge.roof_goes_on(12.0))
        );
        assert_eq!(storey_at(&shells, 2, Coord { x: 0.0, y: 19.0 }).unwrap().y, (6.0, 12.0));
    }

    #[test]
    fn a_podium_knows_what_stands_on_it() {
        let building = samples::tower();
        let shells = shells(&building);
        let [podium, tower] = &shells[..] else { panic!("two volumes") };
        assert!(podium.carries(tower) && !tower.carries(podium));
        assert!((plan::area_m2(&podium.built_upon(&shells)) - 400.0).abs() < 1e-6);
        assert!(podium.has_roof(&shells));
        assert!(podium.rings[0][0].iter().all(|edge| !edge.built_upon));
    }
}
