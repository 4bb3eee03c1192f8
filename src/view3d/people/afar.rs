//! A person from afar: three upright faces.

use bevy::prelude::*;

use super::{
    corners::Corners,
    figure::Posed,
    stride::{HIP_M, Pose, SEAT_M},
};

/// Upright faces that turn to the eye, in the colours of head, shirt and trousers. What would be thinner than
/// a pixel is drawn as wide as one, as far as that is seemly: else people would flicker.
pub fn write_afar(to: &mut Corners, posed: &Posed, eye: Vec3, pixel_m: f32) {
    const WIDEST: f32 = 2.0;
    let Posed { at, pose, looks, .. } = *posed;
    let away = (eye - at).with_y(0.0).normalize_or(Vec3::Z);
    let across = Vec3::new(away.z, 0.0, -away.x);
    let normal = (away + Vec3::Y * 0.35).normalize();
    let down = if pose == Pose::Sitting { HIP_M - SEAT_M } else { 0.0 };
    let mut band = |low: f32, high: f32, half: f32, colour: Vec3| {
        let half = half.max((pixel_m * 0.6).min(half * WIDEST));
        for (x, y) in [(-half, low), (half, low), (half, high), (-half, high)] {
            to.push(at + across * x + Vec3::Y * ((y - down) * looks.tall).max(0.0), normal, colour, [0.0, 0.0]);
        }
        to.close_quad();
    };
    band(0.0, 0.84, 0.14, looks.trousers * 0.85);
    band(0.84, 1.45, 0.21, looks.shirt);
    band(1.47, 1.7, 0.09, (looks.skin + looks.hair) * 0.5);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view3d::people::looks::Looks;

    fn widest(corners: &Corners) -> f32 {
        corners.positions.iter().map(|[x, ..]| *x).fold(0.0, f32::max)
    }

    #[test]
    fn from_afar_a_person_is_six_triangles() {
        let mut corners = Corners::default();
        let person = Posed { at: Vec3::ZERO, ahead: Vec3::Z, pose: Pose::Standing, looks: Looks::of(3) };
        write_afar(&mut corners, &person, Vec3::new(0.0, 100.0, 300.0), 0.1);
        assert_eq!(corners.indices.len(), 18);
        let thin = widest(&corners);
        let mut far = Corners::default();
        write_afar(&mut far, &person, Vec3::new(0.0, 100.0, 900.0), 0.6);
        assert!(widest(&far) > thin);
    }
}
