//! Parking bays: their ground, their lines, and where a vehicle stands in each.

use geo::{Coord, Polygon};

use crate::{
    models::build::{
        frame::Frame,
        mesh::{Mesh, Role},
        paint::Paint,
        plan,
    },
    park::{Parking, ParkingKind},
};

/// Where a vehicle stands, and which way it looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bay {
    pub middle: Coord,
    /// Unit vector towards its front.
    pub ahead: Coord,
    /// From the row's first bay on.
    pub nth: u32,
}

/// The row's frame: `s` along the side that vehicles come in by; bays lie at `d` from 0 down to minus their depth.
fn frame(row: &Parking) -> Frame {
    Frame::between(plan::coord(row.from), plan::coord(row.to)).0
}

/// The asphalt of a row; stands for bicycles leave the footway as it is.
pub fn outline(row: &Parking) -> Vec<Polygon> {
    if row.kind == ParkingKind::Bicycle || row.bays() == 0 {
        return Vec::new();
    }
    area(row)
}

/// Everything that a row takes up.
pub fn area(row: &Parking) -> Vec<Polygon> {
    let (frame, (_, depth)) = (frame(row), row.bay_m());
    let corner = |s: f64, d: f64| frame.origin + frame.along * s - frame.out * d;
    // A little over the kerb line, so that the asphalt is one.
    let ring =
        vec![corner(0.0, 0.02), corner(row.length_m(), 0.02), corner(row.length_m(), -depth), corner(0.0, -depth)];
    plan::tidy([Polygon::new(ring.into(), Vec::new())])
}

/// The bays, evenly along the row; vehicles back in, so that they look at the carriageway, or drive on along it.
pub fn bays(row: &Parking) -> Vec<Bay> {
    let (frame, (width, depth)) = (frame(row), row.bay_m());
    let lead = (row.length_m() - f64::from(row.bays()) * width) / 2.0;
    let ahead = if row.along { frame.along } else { frame.out * -1.0 };
    (0..row.bays())
        .map(|nth| {
            let s = lead + (f64::from(nth) + 0.5) * width;
            Bay { middle: frame.origin + frame.along * s + frame.out * (depth / 2.0), ahead, nth }
        })
        .collect()
}

/// White lines between the bays, at height `y`.
pub fn mark(mesh: &mut Mesh, row: &Parking, y: f64, paint: Paint) {
    const HALF_M: f64 = 0.06;
    if row.kind == ParkingKind::Bicycle || row.bays() == 0 {
        return;
    }
    let (frame, (width, depth)) = (frame(row), row.bay_m());
    let lead = (row.length_m() - f64::from(row.bays()) * width) / 2.0;
    for k in 0..=row.bays() {
        let s = lead + f64::from(k) * width;
        let s = s.clamp(HALF_M, row.length_m() - HALF_M);
        frame.ledge(mesh, Role::Ground, (s - HALF_M, s + HALF_M), y, (-0.1, 0.1 - depth), paint);
        if row.kind == ParkingKind::Electric && k < row.bays() {
            // Green ground where cars are charged.
            let green = Paint::hex(0x4f7f63).on(crate::models::Surface::Asphalt);
            let (from, to) = (s + width * 0.2, s + width * 0.8);
            frame.ledge(mesh, Role::Ground, (from, to), y, (-depth * 0.3, -depth * 0.72), green);
        }
    }
    if row.along {
        let ends = (lead.max(0.0), (lead + f64::from(row.bays()) * width).min(row.length_m()));
        frame.ledge(mesh, Role::Ground, ends, y, (-0.02, -0.1), paint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::land::samples::park;

    #[test]
    fn bays_lie_right_of_the_row_and_within_its_ground() {
        let row = &park().site.parking[0];
        let bays = bays(row);
        assert_eq!(bays.len(), 10);
        let ground = area(row);
        assert!((plan::area_m2(&ground) - 25.0 * 5.32).abs() < 0.1);
        for bay in bays {
            assert!(geo::Contains::contains(&ground[0], &geo::Point::from(bay.middle)));
            assert!(bay.middle.y < -4.0 && bay.ahead.y > 0.9, "right of westwards is north: {bay:?}");
        }
    }
}
