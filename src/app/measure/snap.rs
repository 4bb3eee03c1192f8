//! Where a point that is meant loosely lies exactly: at a corner, on an edge, or where it is.

use crate::park::Xz;

/// A point on the ground plan that was found near another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Snap {
    pub at: Xz,
    pub kind: SnapKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SnapKind {
    Corner,
    /// The middle of an edge.
    Middle,
    Edge,
    /// On a face of what is built.
    Face,
    Ground,
    /// On a line east and west through the last point.
    AlongX,
    /// Straight above or below it.
    AlongY,
    /// On a line north and south through it.
    AlongZ,
    /// Nothing was near.
    Free,
}

/// The corner within `reach_m` of a point that is nearest, or else the middle of an edge, or else the nearest edge; or
/// else the point itself. Edges are pairs of corners.
pub fn snap(edges: &[(Xz, Xz)], at: Xz, reach_m: f64) -> Snap {
    let far = |other: Xz| libm::hypot(other.0 - at.0, other.1 - at.1);
    let nearest = |points: &mut dyn Iterator<Item = Xz>| {
        points.map(|point| (far(point), point)).filter(|(m, _)| *m <= reach_m).min_by(|a, b| a.0.total_cmp(&b.0))
    };
    let corner = nearest(&mut edges.iter().flat_map(|(a, b)| [*a, *b]));
    let middle = || nearest(&mut edges.iter().map(|(a, b)| Xz((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)));
    let edge = || nearest(&mut edges.iter().map(|(a, b)| foot(*a, *b, at)));
    let found = corner.map(|found| (found, SnapKind::Corner));
    let found = found.or_else(|| Some((middle()?, SnapKind::Middle)));
    match found.or_else(|| Some((edge()?, SnapKind::Edge))) {
        Some(((_, at), kind)) => Snap { at, kind },
        None => Snap { at, kind: SnapKind::Free },
    }
}

/// The point of an edge that is nearest to another.
fn foot(a: Xz, b: Xz, at: Xz) -> Xz {
    let (dx, dz) = (b.0 - a.0, b.1 - a.1);
    let length2 = dx * dx + dz * dz;
    let along = if length2 > 0.0 { ((at.0 - a.0) * dx + (at.1 - a.1) * dz) / length2 } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    Xz(a.0 + along * dx, a.1 + along * dz)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_come_before_middles_and_these_before_edges() {
        let square = [Xz(0.0, 0.0), Xz(10.0, 0.0), Xz(10.0, 10.0), Xz(0.0, 10.0)];
        let edges: Vec<(Xz, Xz)> = (0..4).map(|k| (square[k], square[(k + 1) % 4])).collect();
        for (at, wanted, kind) in [
            (Xz(0.4, -0.3), Xz(0.0, 0.0), SnapKind::Corner),
            (Xz(5.2, 0.3), Xz(5.0, 0.0), SnapKind::Middle),
            (Xz(2.0, 0.4), Xz(2.0, 0.0), SnapKind::Edge),
            (Xz(10.2, 7.0), Xz(10.0, 7.0), SnapKind::Edge),
            (Xz(5.0, 5.0), Xz(5.0, 5.0), SnapKind::Free),
            (Xz(-3.0, -3.0), Xz(-3.0, -3.0), SnapKind::Free),
        ] {
            assert_eq!(snap(&edges, at, 0.6), Snap { at: wanted, kind }, "{at:?}");
        }
        assert_eq!(snap(&[], Xz(1.0, 2.0), 5.0).kind, SnapKind::Free);
        assert_eq!(snap(&edges, Xz(0.4, -0.3), 0.0).kind, SnapKind::Free, "switched off");
    }
}
