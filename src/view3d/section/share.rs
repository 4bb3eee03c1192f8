//! Which share of a thing a section leaves, as far as the box about it tells.

use bevy::{
    camera::primitives::Aabb,
    math::{Affine3A, Vec3A},
    prelude::*,
};

/// What a section leaves of a thing: all of it, a part, nothing.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Share {
    #[default]
    Kept,
    Cut,
    Gone,
}

/// What lies so near to a plane is cut by it, metres: boxes are not measured more exactly.
const SPARE_M: f32 = 0.01;

impl Share {
    /// Of what lies within a box, placed in the park. Planes as [`super::Cuts`] has them; what is kept is what all of them
    /// keep. Where the box tells no more, it is cut.
    pub fn of(planes: &[Vec4], bounds: &Aabb, at: &Affine3A) -> Self {
        let centre = at.transform_point3a(bounds.center);
        let sides = [at.matrix3.x_axis, at.matrix3.y_axis, at.matrix3.z_axis];
        let half = bounds.half_extents.to_array();
        let mut share = Self::Kept;
        for plane in planes {
            let normal = Vec3A::from(plane.truncate());
            let reach_m: f32 = sides.iter().zip(half).map(|(side, half)| normal.dot(*side).abs() * half).sum();
            let beyond_m = normal.dot(centre) - plane.w;
            if beyond_m - reach_m > SPARE_M {
                return Self::Gone;
            }
            if beyond_m + reach_m > -SPARE_M {
                share = Self::Cut;
            }
        }
        share
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::Section,
        park::Xz,
        view3d::section::{Cuts, NO_PLANE},
    };

    fn planes(section: Section) -> [Vec4; 6] {
        let mut planes = [NO_PLANE; 6];
        for (plane, space) in planes.iter_mut().zip(section.half_spaces()) {
            *plane = Vec3::from_array(space.normal.map(|n| n as f32)).extend(space.distance_m as f32);
        }
        planes
    }

    /// Two metres wide, high and deep, turned about the vertical.
    fn share(section: Section, at: Vec3, turn_deg: f32) -> Share {
        let bounds = Aabb { center: Vec3A::ZERO, half_extents: Vec3A::ONE };
        let turn = Quat::from_rotation_y(turn_deg.to_radians());
        Share::of(&planes(section), &bounds, &Affine3A::from_rotation_translation(turn, at))
    }

    #[test]
    fn without_a_section_everything_is_kept() {
        let bounds = Aabb { center: Vec3A::splat(1e4), half_extents: Vec3A::splat(1e3) };
        assert_eq!(Share::of(&Cuts::default().planes, &bounds, &Affine3A::IDENTITY), Share::Kept);
    }

    #[test]
    fn a_level_plane_keeps_what_lies_below() {
        let level = Section::Level { height_m: 10.0 };
        for (y, wanted) in [(8.9, Share::Kept), (9.1, Share::Cut), (10.9, Share::Cut), (11.1, Share::Gone)] {
            assert_eq!(share(level, Vec3::new(5.0, y, -7.0), 0.0), wanted, "{y}");
        }
    }

    #[test]
    fn an_upright_plane_aslant_meets_a_corner_before_a_side() {
        // What lies to the north-east is taken away.
        let aslant = Section::Upright { through: Xz(0.0, 0.0), bearing_deg: 45.0 };
        let towards = Vec3::new(1.0, 0.0, -1.0).normalize();
        for (out_m, turn_deg, wanted) in [
            (-1.45, 0.0, Share::Kept),
            (-1.35, 0.0, Share::Cut),
            // Turned with the plane, its side is nearer than its corner was.
            (-1.35, 45.0, Share::Kept),
            (-0.9, 45.0, Share::Cut),
            (1.35, 0.0, Share::Cut),
            (1.35, 45.0, Share::Gone),
            (1.45, 0.0, Share::Gone),
        ] {
            assert_eq!(share(aslant, towards * out_m, turn_deg), wanted, "{out_m} m, {turn_deg}°");
        }
    }

    #[test]
    fn a_box_keeps_what_lies_within_and_loses_what_lies_beyond_a_side() {
        let boxed =
            Section::Box { centre: Xz(20.0, 0.0), half_m: Xz(6.0, 4.0), turn_deg: 30.0, foot_m: -1.0, top_m: 12.0 };
        let at = |along: f64, y: f32, across: f64| {
            let Xz(x, z) = Xz(along, across).placed(Xz(20.0, 0.0), 30.0);
            share(boxed, Vec3::new(x as f32, y, z as f32), 30.0)
        };
        assert_eq!(at(0.0, 3.0, 0.0), Share::Kept);
        assert_eq!(at(5.5, 3.0, 0.0), Share::Cut);
        assert_eq!(at(0.0, 11.5, 0.0), Share::Cut);
        assert_eq!(at(-7.5, 3.0, 0.0), Share::Gone);
        assert_eq!(at(0.0, 13.5, 2.0), Share::Gone);
        // Beside an edge it may be beyond no single side, and still nothing is lost that should be seen.
        assert_ne!(at(6.9, 3.0, 4.9), Share::Kept);
    }

    #[test]
    fn no_point_of_what_is_kept_or_gone_lies_on_the_other_side() {
        let sections = [
            Section::Level { height_m: 4.0 },
            Section::Upright { through: Xz(3.0, -2.0), bearing_deg: 67.0 },
            Section::Box { centre: Xz(0.0, 1.0), half_m: Xz(5.0, 3.0), turn_deg: 12.0, foot_m: -1.0, top_m: 6.0 },
        ];
        let part = |k: u32, step: f32| (k as f32 * step).fract() * 2.0 - 1.0;
        for section in sections {
            for k in 0..400_u32 {
                let at = Vec3::new(part(k, 0.618), part(k, 0.755), part(k, 0.57)) * 9.0;
                let turn = Quat::from_rotation_y(k as f32);
                let found = share(section, at, (k as f32).to_degrees());
                for n in 0..40_u32 {
                    let point = at + turn * Vec3::new(part(n, 0.618), part(n, 0.755), part(n, 0.57));
                    let stays = section.keeps(point.to_array().map(f64::from));
                    assert!(found != Share::Kept || stays, "{section:?} {at}");
                    assert!(found != Share::Gone || !stays, "{section:?} {at}");
                }
            }
        }
    }
}
