//! A partition's track, and how all of its panels stand on it.

#[cfg(test)]
mod tests;

use geo::{Contains, Coord};

use super::{
    panels::{direction, leaves_of, panels_in},
    train::{Stand, Train},
};
use crate::park::{Building, ParkedSide, Partition, TrackEnd, Xz, shape::polygon_of};

/// More panels than this are not told apart: a leaf is one then.
const MOST_PANELS: usize = 150;

/// How a partition travels; positions are from the building's centre.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    pub from: Xz,
    /// Unit vector from `from` to `to`.
    pub along: Xz,
    pub length_m: f64,
    pub thickness_m: f64,
    pub height_m: f64,
    /// Start and end of each panel along the line, metres. What lies in the body of another partition is in none.
    pub panels_m: Vec<(f64, f64)>,
    way: Way,
}

#[derive(Clone, Debug, PartialEq)]
enum Way {
    /// Panels stand beside each other at one end, or half of them at each.
    Stacks(Vec<Train>),
    /// One leaf moves along its line by so much, metres.
    Slides(f64),
    /// There is no room beside it.
    Rises,
}

/// Where panels stand while a partition is open, seen from above, from the building's centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParkedBox {
    pub at: Xz,
    /// Half its extent along the line and across it, metres.
    pub half: Xz,
    /// Of the line, counter-clockwise seen from above, degrees.
    pub turn_deg: f64,
}

impl Track {
    pub fn of(building: &Building, partition: &Partition) -> Self {
        let (along, length_m) = direction(partition);
        let leaves = leaves_of(building, partition);
        let mut panels_m = Vec::new();
        // How many panels the leaves before the middle have.
        let mut first_half = 0;
        for (k, leaf) in leaves.iter().enumerate() {
            let (start, end) = leaf.free_m();
            let count = panels_in(end - start);
            let step = (end - start) / f64::from(count);
            panels_m.extend((0..count).map(|n| (start + step * f64::from(n), start + step * f64::from(n + 1))));
            if 2 * (k + 1) <= leaves.len() {
                first_half = panels_m.len();
            }
        }
        if panels_m.len() > MOST_PANELS {
            panels_m = leaves.iter().map(super::Leaf::free_m).collect();
            first_half = leaves.len() / 2;
        }
        let mut track = Self {
            from: partition.from,
            along,
            length_m,
            thickness_m: partition.thickness_m,
            height_m: partition.height_m,
            panels_m,
            way: Way::Rises,
        };
        let tucked = |leaf: Option<&super::Leaf>| leaf.map_or((0.0, 0.0), |leaf| leaf.tucked_m);
        let is_free = (tucked(leaves.first()).0 == 0.0, tucked(leaves.last()).1 == 0.0);
        track.way = track.way(building, partition, first_half, is_free);
        track
    }

    fn way(&self, building: &Building, partition: &Partition, half: usize, is_free: (bool, bool)) -> Way {
        let side = partition.parked.map_or(ParkedSide::Both, |parked| parked.side);
        let widths: Vec<(usize, f64)> = self.panels_m.iter().map(|(start, end)| end - start).enumerate().collect();
        let backwards = |panels: &[(usize, f64)]| panels.iter().rev().copied().collect::<Vec<_>>();
        let train = |panels: &[(usize, f64)], to_start: bool| Train::new(panels, self.thickness_m, to_start, side);
        // Leaves that meet in the middle part there, unless the scene says where they stand.
        if partition.parked.is_none()
            && let Some((first, second)) = widths.split_at_checked(half)
            && let (Some(first), Some(second)) = (train(first, true), train(&backwards(second), false))
        {
            return Way::Stacks(vec![first, second]);
        }
        let to_start = match partition.parked {
            Some(parked) => parked.end == TrackEnd::From,
            None => is_free.0 || !is_free.1,
        };
        let whole = if to_start { train(&widths, true) } else { train(&backwards(&widths), false) };
        match whole {
            Some(train) => Way::Stacks(vec![train]),
            None => self.room_beside(building, to_start).map_or(Way::Rises, Way::Slides),
        }
    }

    /// How far a single leaf can move along its line to be out of the way, metres.
    fn room_beside(&self, building: &Building, to_start: bool) -> Option<f64> {
        let &[(start, end)] = self.panels_m.as_slice() else { return None };
        let by = if to_start { start - end } else { end - start };
        [by, -by].into_iter().find(|by| {
            let corners = [start + by, end + by].into_iter().flat_map(|s| {
                let half = self.thickness_m / 2.0;
                [self.point(s, -half), self.point(s, half)]
            });
            let corners: Vec<Xz> = corners.collect();
            let holds = |volume: &crate::park::Volume| {
                let outline: Vec<Xz> =
                    volume.outline.corners().into_iter().map(|c| Xz(c.0 + volume.at.0, c.1 + volume.at.1)).collect();
                let polygon = polygon_of(&outline);
                let high = volume.first_floor == 1 && volume.top_m() - volume.base_m >= self.height_m;
                high && corners.iter().all(|corner| polygon.contains(&Coord::from(*corner)))
            };
            building.volumes.iter().any(holds)
        })
    }

    /// A point of the building: metres along the line and to its right.
    pub fn point(&self, along_m: f64, aside_m: f64) -> Xz {
        let Xz(x, z) = self.along;
        Xz(self.from.0 + x * along_m - z * aside_m, self.from.1 + z * along_m + x * aside_m)
    }

    /// Whether it travels along its line; what does not, rises.
    pub fn travels(&self) -> bool {
        self.way != Way::Rises
    }

    /// Seconds that the whole way takes.
    pub fn secs(&self) -> f64 {
        (self.way_m() / 20.0).clamp(1.5, 2.4)
    }

    fn way_m(&self) -> f64 {
        match &self.way {
            Way::Stacks(trains) => trains.iter().map(Train::way_m).fold(0.0, f64::max),
            Way::Slides(by) => by.abs(),
            Way::Rises => 0.0,
        }
    }

    /// How far each panel stands from its place after a share of the way, 0 closed to 1 open.
    pub fn stands(&self, share: f64) -> Vec<Stand> {
        let mut all = vec![Stand::default(); self.panels_m.len()];
        match &self.way {
            Way::Stacks(trains) => {
                for (panel, stand) in trains.iter().flat_map(|train| train.stands(share)) {
                    if let Some(slot) = all.get_mut(panel) {
                        *slot = stand;
                    }
                }
            }
            Way::Slides(by) => all.iter_mut().for_each(|stand| stand.along_m = by * share.clamp(0.0, 1.0)),
            Way::Rises => {}
        }
        all
    }

    /// What share of the way a hand at this point of the line moves by going a metre towards `to`; `None` where no hand
    /// can move it.
    pub fn share_per_m(&self, at_m: f64) -> Option<f64> {
        match &self.way {
            Way::Stacks(trains) => {
                let near_start = at_m < self.length_m / 2.0;
                let train = trains.iter().find(|train| train.to_start == near_start).or(trains.first())?;
                Some(if train.to_start { -1.0 } else { 1.0 } / train.way_m())
            }
            Way::Slides(by) => Some(1.0 / by),
            Way::Rises => None,
        }
    }

    /// Where its panels stand while it is open; nowhere if it rises.
    pub fn parked(&self) -> Vec<ParkedBox> {
        let turn_deg = libm::atan2(-self.along.1, self.along.0).to_degrees();
        let boxed = |(start, end): (f64, f64), (left, right): (f64, f64)| ParkedBox {
            at: self.point((start + end) / 2.0, (left + right) / 2.0),
            half: Xz((end - start) / 2.0, (right - left + self.thickness_m) / 2.0),
            turn_deg,
        };
        let (start, end) = self.ends();
        match &self.way {
            Way::Stacks(trains) => trains
                .iter()
                .map(|train| {
                    let span = if train.to_start { (start, start + train.wide_m) } else { (end - train.wide_m, end) };
                    boxed(span, train.reach_m())
                })
                .collect(),
            Way::Slides(by) => vec![boxed((start + by, end + by), (0.0, 0.0))],
            Way::Rises => Vec::new(),
        }
    }

    fn ends(&self) -> (f64, f64) {
        let start = self.panels_m.first().map_or(0.0, |panel| panel.0);
        (start, self.panels_m.last().map_or(self.length_m, |panel| panel.1))
    }
}
