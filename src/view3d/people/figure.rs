//! The body of a person: the park's own model of one, told apart into limbs; a plain one for some way off; and two or
//! three faces for afar. The corners are moved here, since a stride is the same few turns for all.

use bevy::{mesh::VertexAttributeValues, prelude::*};

use super::{corners::Corners, looks::Looks};

/// Which part of the body a corner belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limb {
    Trunk,
    Leg,
    Arm,
}

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

/// What the body does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pose {
    Standing,
    Sitting,
    /// The angle of the stride: a whole turn for a step with each leg.
    Walking(f32),
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

/// The joints of the park's own model of a person, 1.70 m tall, metres.
const HIP_M: f32 = 0.86;
const KNEE_M: f32 = 0.47;
const SHOULDER_M: f32 = 1.38;
/// Arms are farther from the middle than this.
const ARM_M: f32 = 0.165;
/// Height of the hip of somebody who sits.
const SEAT_M: f32 = 0.55;
/// How far a leg and an arm swing, radians.
const LEG_SWING: f32 = 0.42;
const ARM_SWING: f32 = 0.36;
/// The model takes a short step: that far one foot stands before the other's middle.
const STEP_M: f32 = 0.09;

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
            let (local, normal) = moves.moved(corner);
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

/// How the limbs turn in a pose: worked out once for all corners.
#[derive(Clone, Copy, Debug)]
struct Moves {
    pose: Pose,
    /// Sine of the stride; and how far the knee of each leg is bent, left and right.
    swing: f32,
    knees: (f32, f32),
    drop_m: f32,
}

impl Moves {
    fn of(pose: Pose) -> Self {
        let Pose::Walking(angle) = pose else {
            return Self { pose, swing: 0.0, knees: (0.0, 0.0), drop_m: 0.0 };
        };
        let (sin, cos) = angle.sin_cos();
        // The leg that swings forward is bent below the knee. The hip sinks as the legs spread.
        let knees = (0.75 * cos.max(0.0), 0.75 * (-cos).max(0.0));
        let drop_m = HIP_M * (1.0 - (LEG_SWING * sin).cos());
        Self { pose, swing: sin, knees, drop_m }
    }

    fn moved(&self, corner: &Corner) -> (Vec3, Vec3) {
        let (mut at, mut normal) = (corner.at, corner.normal);
        let side = at.x.signum();
        match (self.pose, corner.limb) {
            (Pose::Sitting, Limb::Leg) => {
                let below_m = HIP_M - at.y;
                if below_m < HIP_M - KNEE_M {
                    (at.y, at.z) = (SEAT_M + at.z, below_m.max(0.0));
                    (normal.y, normal.z) = (normal.z, -normal.y);
                } else {
                    (at.y, at.z) = (SEAT_M - (below_m - (HIP_M - KNEE_M)), at.z + HIP_M - KNEE_M);
                }
            }
            (Pose::Sitting, limb) => {
                if limb == Limb::Arm {
                    turn(&mut at, &mut normal, SHOULDER_M, 0.55);
                }
                at.y -= HIP_M - SEAT_M;
            }
            (Pose::Walking(_), Limb::Leg) => {
                // The model's own step is taken back first.
                at.z -= side * STEP_M * ((HIP_M - at.y) / 0.8).clamp(0.0, 1.0);
                let bent = if side < 0.0 { self.knees.0 } else { self.knees.1 };
                // Over a hand's breadth, so that the leg bends and does not break.
                let below = ((KNEE_M + 0.06 - at.y) / 0.12).clamp(0.0, 1.0);
                turn(&mut at, &mut normal, KNEE_M, -bent * below);
                let forward = if side < 0.0 { self.swing } else { -self.swing };
                turn(&mut at, &mut normal, HIP_M, LEG_SWING * forward);
                at.y -= self.drop_m;
            }
            (Pose::Walking(_), Limb::Arm) => {
                at.z += side * STEP_M * ((SHOULDER_M - at.y) / 0.55).clamp(0.0, 1.0);
                let forward = if side < 0.0 { -self.swing } else { self.swing };
                turn(&mut at, &mut normal, SHOULDER_M, ARM_SWING * forward);
                at.y -= self.drop_m;
            }
            (Pose::Walking(_), Limb::Trunk) => at.y -= self.drop_m,
            (Pose::Standing, _) => (),
        }
        (at, normal)
    }
}

/// Turns about the level axis at a height: what hangs below it swings forward.
fn turn(at: &mut Vec3, normal: &mut Vec3, pivot_m: f32, angle: f32) {
    let (sin, cos) = angle.sin_cos();
    let y = at.y - pivot_m;
    (at.y, at.z) = (pivot_m + y * cos + at.z * sin, at.z * cos - y * sin);
    (normal.y, normal.z) = (normal.y * cos + normal.z * sin, normal.z * cos - normal.y * sin);
}

/// From afar: upright faces that turn to the eye, in the colours of head, shirt and trousers. What would be thinner than
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

    #[test]
    fn from_afar_a_person_is_six_triangles() {
        let mut corners = Corners::default();
        let person = Posed { at: Vec3::ZERO, ahead: Vec3::Z, pose: Pose::Standing, looks: Looks::of(3) };
        write_afar(&mut corners, &person, Vec3::new(0.0, 100.0, 300.0), 0.1);
        assert_eq!(corners.indices.len(), 18);
        let thin = reach(&corners).1.x;
        let mut far = Corners::default();
        write_afar(&mut far, &person, Vec3::new(0.0, 100.0, 900.0), 0.6);
        assert!(reach(&far).1.x > thin);
    }
}
