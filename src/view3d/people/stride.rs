//! How limbs move: a stride is the same few turns for all, and so is sitting down.

use bevy::prelude::*;

/// Which part of the body a corner belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limb {
    Trunk,
    Leg,
    Arm,
}

/// What the body does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pose {
    Standing,
    Sitting,
    /// The angle of the stride: a whole turn for a step with each leg.
    Walking(f32),
}

/// The joints of the park's own model of a person, 1.70 m tall, metres.
pub const HIP_M: f32 = 0.86;
const KNEE_M: f32 = 0.47;
pub const SHOULDER_M: f32 = 1.38;
/// Arms are farther from the middle than this.
pub const ARM_M: f32 = 0.165;
/// Height of the hip of somebody who sits.
pub const SEAT_M: f32 = 0.55;
/// How far a leg and an arm swing, radians.
const LEG_SWING: f32 = 0.42;
const ARM_SWING: f32 = 0.36;
/// The model takes a short step: that far one foot stands before the other's middle.
const STEP_M: f32 = 0.09;

/// How the limbs turn in a pose: worked out once for all corners.
#[derive(Clone, Copy, Debug)]
pub struct Moves {
    pose: Pose,
    /// Sine of the stride; and how far the knee of each leg is bent, left and right.
    swing: f32,
    knees: (f32, f32),
    drop_m: f32,
}

impl Moves {
    pub fn of(pose: Pose) -> Self {
        let Pose::Walking(angle) = pose else {
            return Self { pose, swing: 0.0, knees: (0.0, 0.0), drop_m: 0.0 };
        };
        let (sin, cos) = angle.sin_cos();
        // The leg that swings forward is bent below the knee. The hip sinks as the legs spread.
        let knees = (0.75 * cos.max(0.0), 0.75 * (-cos).max(0.0));
        let drop_m = HIP_M * (1.0 - (LEG_SWING * sin).cos());
        Self { pose, swing: sin, knees, drop_m }
    }

    /// Where a corner of a limb goes, and its normal.
    pub fn moved(&self, limb: Limb, mut at: Vec3, mut normal: Vec3) -> (Vec3, Vec3) {
        let side = at.x.signum();
        match (self.pose, limb) {
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
