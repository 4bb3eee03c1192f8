//! The body of a person: the park's own model of one, told apart into limbs, and a plain one for some way off.

use bevy::{mesh::VertexAttributeValues, prelude::*};

use super::{
    corners::Corners,
    looks::Looks,
    stride::{ARM_M, HIP_M, Limb, Moves, Pose, SHOULDER_M},
};

/// What a corner's colour is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cloth {
    Shirt,
    Trousers,
    Skin,
    Hair,
    Own,
}

#[derive(Clone, Copy, Debug)]
struct Corner {
    at: Vec3,
    normal: Vec3,
    /// The colour itself, or its share of the cloth's.
    colour: Vec3,
    limb: Limb,
    cloth: Cloth,
}

/// A body that looks towards +z, feet in the origin.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    corners: Vec<Corner>,
    indices: Vec<u32>,
}

/// Where a person is, and what for.
#[derive(Clone, Copy, Debug)]
pub struct Posed {
    pub at: Vec3,
    /// Unit vector on the level.
    pub ahead: Vec3,
    pub pose: Pose,
    pub looks: Looks,
}

impl Figure {
    /// From the model's mesh; `None` for one whose corners the processor does not have.
    pub fn from_mesh(mesh: &Mesh) -> Option<Self> {
        let Some(VertexAttributeValues::Float32x3(positions)) = mesh.attribute(Mesh::ATTRIBUTE_POSITION) else {
            return None;
        };
        let Some(VertexAttributeValues::Float32x3(normals)) = mesh.attribute(Mesh::ATTRIBUTE_NORMAL) else {
            return None;
        };
        let colours: Vec<Vec3> = match mesh.attribute(Mesh::ATTRIBUTE_COLOR) {
            Some(VertexAttributeValues::Float32x4(colours)) => {
                colours.iter().map(|[r, g, b, _]| Vec3::new(*r, *g, *b)).collect()
            }
            _ => vec![Vec3::splat(0.6); positions.len()],
        };
        let corners = positions
            .iter()
            .zip(normals)
            .zip(colours)
            .map(|((at, normal), colour)| Corner::new(Vec3::from_array(*at), Vec3::from_array(*normal), colour));
        Some(Self { corners: corners.collect(), indices: mesh.indices()?.iter().map(|k| k as u32).collect() })
    }

    /// A plain body of a few boxes.
    pub fn plain() -> Self {
        let mut figure = Self::default();
        let (skin, hair) = (Vec3::splat(1.0), Vec3::splat(1.0));
        for side in [-1.0, 1.0] {
            let x = 0.1 * side;
            figure.taper([x, 0.0, 0.0], 0.07, 0.1, [x, HIP_M, 0.0], 0.09, 0.1, Limb::Leg, Cloth::Trousers);
            let x = 0.22 * side;
            figure.taper([x, 0.8, 0.0], 0.045, 0.05, [x, SHOULDER_M, 0.0], 0.05, 0.06, Limb::Arm, Cloth::Shirt);
        }
        figure.taper([0.0, 0.82, 0.0], 0.15, 0.1, [0.0, 1.44, 0.0], 0.18, 0.11, Limb::Trunk, Cloth::Shirt);
        figure.head(1.57, 0.095, 0.125, skin, hair);
        figure
    }

    /// Four sides and a top, from one middle to another, with half widths along x and z.
    fn taper(
        &mut self,
        low: [f32; 3],
        wide: f32,
        deep: f32,
        high: [f32; 3],
        top: f32,
        back: f32,
        limb: Limb,
        cloth: Cloth,
    ) {
        let ring = |middle: [f32; 3], x: f32, z: f32| {
            let [mx, my, mz] = middle;
            [(-x, -z), (x, -z), (x, z), (-x, z)].map(|(dx, dz)| Vec3::new(mx + dx, my, mz + dz))
        };
        let (low, high) = (ring(low, wide, deep), ring(high, top, back));
        let normals = [Vec3::NEG_Z, Vec3::X, Vec3::Z, Vec3::NEG_X];
        let sides = low.iter().zip(low.iter().cycle().skip(1)).zip(high.iter().zip(high.iter().cycle().skip(1)));
        for (((a, b), (d, c)), normal) in sides.zip(normals) {
            self.quad([*b, *a, *d, *c], normal, limb, cloth);
        }
        if cloth == Cloth::Shirt {
            let [a, b, c, d] = high;
            self.quad([d, c, b, a], Vec3::Y, limb, cloth);
        }
    }

    fn quad(&mut self, ring: [Vec3; 4], normal: Vec3, limb: Limb, cloth: Cloth) {
        let first = self.corners.len() as u32;
        for at in ring {
            // Darker towards the feet, as the model is.
            let shade = 0.78 + 0.22 * (at.y / 1.0).min(1.0);
            self.corners.push(Corner { at, normal, colour: Vec3::splat(shade), limb, cloth });
        }
        self.indices.extend([0, 1, 2, 0, 2, 3].map(|k| first + k));
    }

    fn head(&mut self, y: f32, wide: f32, high: f32, skin: Vec3, hair: Vec3) {
        let first = self.corners.len() as u32;
        let ends = [Vec3::Y, Vec3::NEG_Z, Vec3::X, Vec3::Z, Vec3::NEG_X, Vec3::NEG_Y];
        for normal in ends {
            let at = Vec3::new(0.0, y, 0.0) + normal * Vec3::new(wide, high, wide);
            let (colour, cloth) =
                if normal == Vec3::Y || normal == Vec3::NEG_Z { (hair, Cloth::Hair) } else { (skin, Cloth::Skin) };
            self.corners.push(Corner { at, normal, colour, limb: Limb::Trunk, cloth });
        }
        for (a, b) in [(1, 2), (2, 3), (3, 4), (4, 1)] {
            self.indices.extend([0, b, a, 5, a, b].map(|k| first + k));
        }
    }

    /// Writes the body where the person is.
    pub fn write(&self, to: &mut Corners, posed: &Posed) {
        let first = to.next();
        let Posed { at, ahead, pose, looks } = *posed;
        let across = Vec3::new(ahead.z, 0.0, -ahead.x);
        let moves = Moves::of(pose);
        let size = Vec3::new(looks.wide, looks.tall, looks.wide);
        for corner in &self.corners {
            let (local, normal) = moves.moved(corner.limb, corner.at, corner.normal);
            let local = local * size;
            let place = at + across * local.x + Vec3::Y * local.y + ahead * local.z;
            let facing = across * normal.x + Vec3::Y * normal.y + ahead * normal.z;
            let cloth = match corner.cloth {
                Cloth::Shirt => looks.shirt,
                Cloth::Trousers => looks.trousers,
                Cloth::Skin => looks.skin,
                Cloth::Hair => looks.hair,
                Cloth::Own => Vec3::ONE,
            };
            to.push(place, facing, corner.colour * cloth, [0.0, 0.0]);
        }
        to.indices.extend(self.indices.iter().map(|k| first + k));
    }
}

impl Corner {
    fn new(at: Vec3, normal: Vec3, colour: Vec3) -> Self {
        let side = at.x.abs();
        let limb = if side > ARM_M && (0.74..1.42).contains(&at.y) {
            Limb::Arm
        } else if at.y < HIP_M + 0.02 && side < ARM_M + 0.03 {
            Limb::Leg
        } else {
            Limb::Trunk
        };
        let light = colour.dot(Vec3::new(0.21, 0.72, 0.07));
        let warm = colour.x > 1.5 * colour.z;
        let cloth = match at.y {
            y if y > 1.49 => {
                if warm && light > 0.12 {
                    Cloth::Skin
                } else {
                    Cloth::Hair
                }
            }
            y if y < 0.1 => Cloth::Own,
            _ if warm => Cloth::Skin,
            _ if light > 0.3 => Cloth::Shirt,
            _ => Cloth::Trousers,
        };
        // What is left of the model's own colour is its shade.
        let base = match cloth {
            Cloth::Shirt => 0.70,
            Cloth::Trousers => 0.10,
            Cloth::Skin => 0.30,
            Cloth::Hair => 0.02,
            Cloth::Own => 1.0,
        };
        let colour = if cloth == Cloth::Own { colour } else { Vec3::splat((light / base).clamp(0.45, 1.15)) };
        Self { at, normal, colour, limb, cloth }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posed(pose: Pose) -> Corners {
        let mut corners = Corners::default();
        let looks = Looks { tall: 1.0, wide: 1.0, ..Looks::of(7) };
        Figure::plain().write(&mut corners, &Posed { at: Vec3::ZERO, ahead: Vec3::Z, pose, looks });
        corners
    }

    fn reach(corners: &Corners) -> (Vec3, Vec3) {
        let all = corners.positions.iter().map(|at| Vec3::from_array(*at));
        all.fold((Vec3::MAX, Vec3::MIN), |(low, high), at| (low.min(at), high.max(at)))
    }

    #[test]
    fn feet_stay_on_the_ground_and_no_limb_comes_off() {
        for step in 0..16 {
            let (low, high) = reach(&posed(Pose::Walking(step as f32 * 0.4)));
            assert!((-0.09..0.1).contains(&low.y), "{step}: {low}");
            assert!((1.55..1.72).contains(&high.y), "{step}: {high}");
            assert!(high.z < 0.7 && low.z > -0.8, "{step}: {low} {high}");
        }
        let (low, high) = reach(&posed(Pose::Standing));
        assert!(low.y == 0.0 && high.y > 1.68);
    }

    #[test]
    fn who_sits_is_lower_and_has_the_knees_before() {
        let (low, high) = reach(&posed(Pose::Sitting));
        assert!((1.3..1.45).contains(&high.y) && low.y > -0.05 && high.z > 0.4, "{low} {high}");
    }

    #[test]
    fn every_face_of_the_plain_body_looks_out() {
        let corners = posed(Pose::Standing);
        for triangle in corners.indices.chunks_exact(3) {
            let at = |k: usize| Vec3::from_array(corners.positions[triangle[k] as usize]);
            let normal = (at(1) - at(0)).cross(at(2) - at(0));
            let told: Vec3 = (0..3).map(|k| Vec3::from_array(corners.normals[triangle[k] as usize])).sum();
            assert!(normal.dot(told) > 0.0, "{triangle:?}");
        }
    }
}
