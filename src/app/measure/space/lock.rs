//! A point that keeps to a straight line from the last: east and west, up and down, or north and south.

use super::{SpaceSnap, along, away, dot, length};
use crate::app::{measure::snap::SnapKind, pick::Ray};

const AXES: [(SnapKind, [f64; 3]); 3] =
    [(SnapKind::AlongX, [1.0, 0.0, 0.0]), (SnapKind::AlongY, [0.0, 1.0, 0.0]), (SnapKind::AlongZ, [0.0, 0.0, 1.0])];

/// Nobody measures further along a line, metres.
const FARTHEST_M: f64 = 20_000.0;

/// The point on one of the three lines through `from`, on that which passes nearest to the ray: as far along as the
/// corner, middle or edge that was caught, or else where the ray comes nearest to the line.
pub fn lock_to_axis(from: [f64; 3], caught: Option<SpaceSnap>, ray: Ray) -> Option<SpaceSnap> {
    let long = length(ray.direction);
    let direction = ray.direction.map(|part| part / long);
    let lines = AXES.into_iter().filter_map(|(kind, axis)| {
        // The nearest points of two lines; none of parallel ones.
        let (between, lean) = (away(ray.origin, from), dot(axis, direction));
        let square = 1.0 - lean * lean;
        let on_ray_m = (dot(between, direction) - lean * dot(between, axis)) / square;
        let on_axis_m = (lean * dot(between, direction) - dot(between, axis)) / square;
        let is_ahead = on_ray_m.is_finite() && on_ray_m > 0.0 && square > 1e-9;
        let off = length(away(along(ray.origin, direction, on_ray_m), along(from, axis, on_axis_m))) / on_ray_m;
        (is_ahead && on_axis_m.abs() < FARTHEST_M).then_some((off, kind, axis, on_axis_m))
    });
    let (_, kind, axis, on_axis_m) = lines.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let exact = caught.filter(|snap| matches!(snap.kind, SnapKind::Corner | SnapKind::Middle | SnapKind::Edge));
    let far_m = exact.map_or(on_axis_m, |snap| dot(away(from, snap.at_m), axis));
    Some(SpaceSnap { at_m: along(from, axis, far_m), kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_point_keeps_to_the_nearest_line_and_is_as_high_as_what_was_caught() {
        let from = [10.0, 0.0, 5.0];
        let ray = Ray { origin: [10.0, 8.0, 105.0], direction: [0.02, 0.0, -2.0] };
        let free = lock_to_axis(from, None, ray).unwrap();
        assert_eq!(free.kind, SnapKind::AlongY);
        assert!((free.at_m[1] - 8.0).abs() < 1e-9 && free.at_m[0] == 10.0 && free.at_m[2] == 5.0, "{free:?}");
        let corner = SpaceSnap { at_m: [30.0, 12.5, -4.0], kind: SnapKind::Corner };
        assert_eq!(lock_to_axis(from, Some(corner), ray).unwrap().at_m, [10.0, 12.5, 5.0]);
        // What lies on a face is no more exact than the hand.
        let face = SpaceSnap { kind: SnapKind::Face, ..corner };
        assert_eq!(lock_to_axis(from, Some(face), ray), Some(free));
        let east = Ray { origin: [40.0, 60.0, 5.5], direction: [0.0, -1.0, 0.0] };
        let east = lock_to_axis(from, None, east).unwrap();
        assert_eq!((east.kind, east.at_m), (SnapKind::AlongX, [40.0, 0.0, 5.0]));
        let nowhere = Ray { origin: [0.0; 3], direction: [0.0; 3] };
        assert_eq!(lock_to_axis(from, None, nowhere), None);
    }
}
