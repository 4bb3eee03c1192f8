//! A section as it is seen in the picture: its outline in lines, and what a hand can take hold of.

use super::shape::{Effect, Section, towards};
use crate::{
    app::pick::prisms,
    park::{Park, Xz},
};

/// A point in the park, metres, y up.
type Point = [f64; 3];

/// What can be dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grip {
    pub kind: GripKind,
    pub at: Point,
    /// Where it would be after one step: a metre, or a degree.
    pub next: Point,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GripKind {
    /// Along the plane's normal, or up.
    Push,
    /// About the vertical.
    Turn,
    /// A side of a box: east, west, south, north (before its turn), top, foot.
    Side(u8),
}

/// Buildings so far along an upright plane still belong to its frame, metres; and the frame is so much larger.
const REACH_M: f64 = 15.0;
const SPARE_M: f64 = 4.0;

/// Half lengths to both sides of an upright plane's middle, and its height; half sizes of a level one. From the buildings
/// that are cut.
fn extent(park: &Park, section: &Section) -> Option<(f64, f64, f64)> {
    let mut least_most: Option<(f64, f64, f64)> = None;
    let (origin, along) = match *section {
        Section::Upright { through, bearing_deg } => (through, towards(bearing_deg + 90.0)),
        Section::Level { .. } | Section::Box { .. } => return None,
    };
    for building in park.buildings.iter().filter(|building| section.effect_on(building) == Effect::Cut) {
        for (outline, _, top_m) in prisms(building) {
            let on = |c: &geo::Coord| (c.x - origin.0) * along.0 + (c.y - origin.1) * along.1;
            let least = outline.exterior().coords().map(on).fold(f64::MAX, f64::min);
            let most = outline.exterior().coords().map(on).fold(f64::MIN, f64::max);
            if least > REACH_M || most < -REACH_M {
                continue;
            }
            let (a, b, c) = least_most.unwrap_or((least, most, top_m));
            least_most = Some((a.min(least), b.max(most), c.max(top_m)));
        }
    }
    least_most.map(|(least, most, top_m)| (least - SPARE_M, most + SPARE_M, top_m + SPARE_M))
}

/// An upright plane that cuts nothing still has a frame, metres.
const BARE: (f64, f64, f64) = (-30.0, 30.0, 20.0);

/// The lines of a section: its outline.
pub fn frame_of(park: &Park, section: &Section) -> Vec<(Point, Point)> {
    let ring = |corners: &[Point]| -> Vec<(Point, Point)> {
        corners.iter().copied().zip(corners.iter().copied().cycle().skip(1)).collect()
    };
    match *section {
        Section::Upright { through, bearing_deg } => {
            let (least, most, top_m) = extent(park, section).unwrap_or(BARE);
            let along = towards(bearing_deg + 90.0);
            let at = |m: f64, y: f64| [through.0 + along.0 * m, y, through.1 + along.1 * m];
            ring(&[at(least, 0.0), at(most, 0.0), at(most, top_m), at(least, top_m)])
        }
        Section::Level { height_m } => park
            .buildings
            .iter()
            .filter(|building| section.effect_on(building) == Effect::Cut)
            .flat_map(prisms)
            .filter(|(_, bottom_m, top_m)| *bottom_m < height_m && height_m < *top_m)
            .flat_map(|(outline, _, _)| {
                let corners: Vec<Point> = outline.exterior().coords().map(|c| [c.x, height_m, c.y]).collect();
                ring(&corners)
            })
            .collect(),
        Section::Box { centre, half_m, turn_deg, foot_m, top_m } => {
            let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
            let at = |y: f64| {
                corners.map(|(x, z)| {
                    let Xz(x, z) = Xz(x * half_m.0, z * half_m.1).placed(centre, turn_deg);
                    [x, y, z]
                })
            };
            let (low, high) = (at(foot_m.max(0.0)), at(top_m));
            ring(&low).into_iter().chain(ring(&high)).chain(low.into_iter().zip(high)).collect()
        }
    }
}

/// What a hand can take hold of. `near` is where a level plane's grip stands: the park has no edge of its own there.
pub fn grips_of(park: &Park, section: &Section, near: Xz) -> Vec<Grip> {
    match *section {
        Section::Upright { through, bearing_deg } => {
            let (least, most, top_m) = extent(park, section).unwrap_or(BARE);
            let (along, out) = (towards(bearing_deg + 90.0), towards(bearing_deg));
            let middle = (least + most) / 2.0;
            let at = |m: f64, y: f64| [through.0 + along.0 * m, y, through.1 + along.1 * m];
            let push = at(middle, top_m);
            let pushed = [push[0] + out.0, push[1], push[2] + out.1];
            let turned = towards(bearing_deg + 1.0 + 90.0);
            let next = [through.0 + turned.0 * most, top_m, through.1 + turned.1 * most];
            vec![
                Grip { kind: GripKind::Push, at: push, next: pushed },
                Grip { kind: GripKind::Turn, at: at(most, top_m), next },
            ]
        }
        Section::Level { height_m } => {
            let at = [near.0, height_m, near.1];
            vec![Grip { kind: GripKind::Push, at, next: [near.0, height_m + 1.0, near.1] }]
        }
        Section::Box { centre, half_m, turn_deg, foot_m, top_m } => {
            let middle_m = (foot_m.max(0.0) + top_m) / 2.0;
            let out = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];
            let side = |(number, (x, z)): (usize, (f64, f64))| {
                let place = |more: f64| {
                    let Xz(east, south) = Xz(x * (half_m.0 + more), z * (half_m.1 + more)).placed(centre, turn_deg);
                    [east, middle_m, south]
                };
                Grip { kind: GripKind::Side(number as u8), at: place(0.0), next: place(1.0) }
            };
            let top = Grip {
                kind: GripKind::Side(4),
                at: [centre.0, top_m, centre.1],
                next: [centre.0, top_m + 1.0, centre.1],
            };
            out.into_iter().enumerate().map(side).chain([top]).collect()
        }
    }
}
