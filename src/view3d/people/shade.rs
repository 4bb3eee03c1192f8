//! What people take of the light on the ground: a soft spot under the feet, and the shadow that the sun throws.

use bevy::prelude::*;

use super::corners::Corners;
use crate::view3d::moment::Moment;

/// So far above the ground, metres, that paving and markings stay below.
const UP_M: f32 = 0.04;
/// Nobody's shadow is drawn longer than this, metres.
const LONGEST_M: f32 = 6.0;
const TALL_M: f32 = 1.7;

/// What the material is told by red: whether it is the sun's light that is taken.
const SPOT: Vec3 = Vec3::ZERO;
const CAST: Vec3 = Vec3::X;

/// A soft spot under the feet.
pub fn write_spot(to: &mut Corners, at: Vec3, half_m: f32) {
    write(to, at, Vec3::X * half_m, Vec3::Z * half_m, SPOT);
}

/// A soft stripe away from the sun; nothing where it stands too low or is not there.
pub fn write_cast(to: &mut Corners, at: Vec3, moment: &Moment) {
    let sun = moment.towards_sun;
    let level = sun.with_y(0.0);
    if sun.y < 0.03 || level.length() < 1e-3 {
        return;
    }
    let away = -level.normalize();
    let length = (TALL_M * level.length() / sun.y).min(LONGEST_M);
    let across = Vec3::new(-away.z, 0.0, away.x);
    write(to, at + away * (length / 2.0), away * (length / 2.0 + 0.2), across * 0.24, CAST);
}

fn write(to: &mut Corners, middle: Vec3, along: Vec3, across: Vec3, kind: Vec3) {
    let middle = middle + Vec3::Y * UP_M;
    // Seen from above it goes round counter-clockwise, whichever way the two axes lie.
    let flip = along.cross(across).y > 0.0;
    let across = if flip { across } else { -across };
    for (a, b) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        to.push(middle + along * a + across * b, Vec3::Y, kind, [a, b]);
    }
    to.close_quad();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spots_and_shadows_look_up_and_shadows_lie_away_from_the_sun() {
        let moment = Moment { towards_sun: Vec3::new(0.8, 0.6, 0.0), ..default() };
        let mut corners = Corners::default();
        write_spot(&mut corners, Vec3::ZERO, 0.4);
        write_cast(&mut corners, Vec3::ZERO, &moment);
        for triangle in corners.indices.chunks_exact(3) {
            let at = |k: usize| Vec3::from_array(corners.positions[triangle[k] as usize]);
            assert!((at(1) - at(0)).cross(at(2) - at(0)).y > 0.0);
        }
        let farthest = corners.positions.iter().map(|[x, ..]| *x).fold(0.0, f32::min);
        assert!((farthest + 1.7 / 0.75 + 0.2).abs() < 1e-3, "{farthest}");
        let mut none = Corners::default();
        write_cast(&mut none, Vec3::ZERO, &Moment { towards_sun: Vec3::new(1.0, 0.0, 0.0), ..default() });
        assert!(none.is_empty());
    }
}
