//! Where a model stands, as a matrix.

use geo::Coord;

/// Column by column: scaled, turned counter-clockwise seen from above, moved.
pub fn standing([x, y, z]: [f64; 3], turn_deg: f64, scale: f64) -> [f64; 16] {
    let quarter = turn_deg / 90.0;
    let (sin, cos) = if quarter.fract() == 0.0 {
        // Exact, so that what is not turned stays untouched.
        match quarter.rem_euclid(4.0) as u8 {
            0 => (0.0, 1.0),
            1 => (1.0, 0.0),
            2 => (0.0, -1.0),
            _ => (-1.0, 0.0),
        }
    } else {
        (libm::sin(turn_deg.to_radians()), libm::cos(turn_deg.to_radians()))
    };
    let (s, c) = (sin * scale, cos * scale);
    [c, 0.0, 0.0 - s, 0.0, 0.0, scale, 0.0, 0.0, s, 0.0, c, 0.0, x, y, z, 1.0]
}

/// A model whose front looks along its +x, standing on the ground with its front `ahead`.
pub fn facing(at: Coord, y: f64, ahead: Coord) -> [f64; 16] {
    standing([at.x, y, at.y], turn_deg(ahead), 1.0)
}

/// The turn that brings +x to `ahead`, degrees.
pub fn turn_deg(ahead: Coord) -> f64 {
    if ahead.y == 0.0 {
        return if ahead.x >= 0.0 { 0.0 } else { 180.0 };
    }
    if ahead.x == 0.0 {
        return if ahead.y < 0.0 { 90.0 } else { 270.0 };
    }
    libm::atan2(-ahead.y, ahead.x).to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::Xz;

    #[test]
    fn a_matrix_turns_as_the_parks_own_points_do() {
        for turn_deg in [0.0, 25.0, 90.0, 180.0, 270.0, -90.0] {
            let m = standing([5.0, 1.0, -7.0], turn_deg, 2.0);
            let (x, z) = (m[0] * 3.0 + m[8] * 4.0 + m[12], m[2] * 3.0 + m[10] * 4.0 + m[14]);
            let Xz(px, pz) = Xz(6.0, 8.0).placed(Xz(5.0, -7.0), turn_deg);
            assert!((x - px).abs() < 1e-9 && (z - pz).abs() < 1e-9, "{turn_deg}: {x} {z}");
        }
    }

    #[test]
    fn what_faces_somewhere_has_its_x_axis_there() {
        for (x, z) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (0.6, 0.8), (-0.8, 0.6)] {
            let m = facing(Coord { x: 3.0, y: 4.0 }, 0.5, Coord { x, y: z });
            assert!((m[0] - x).abs() < 1e-9 && (m[2] - z).abs() < 1e-9, "{x} {z}: {m:?}");
        }
    }
}
