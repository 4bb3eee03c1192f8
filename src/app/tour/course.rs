//! The camera's course to a stop: eased, over whatever stands in the way, then slowly about what it looks at.

use bevy::math::Vec3;

use super::solids::Solids;
use crate::{app::CameraPose, park::Stop};

/// A way and a stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    from: CameraPose,
    to: CameraPose,
    /// How far the way bows upwards, metres.
    bow_m: f32,
    travel_secs: f32,
    stand_secs: f32,
    /// While it stands, radians.
    turn: f32,
}

/// Bows that are tried, metres, lowest first.
const BOWS_M: [f32; 9] = [0.0, 8.0, 20.0, 40.0, 65.0, 95.0, 135.0, 190.0, 280.0];
/// Steps in which a way is looked at for what stands in it.
const STEPS: usize = 96;

impl Course {
    /// From where the camera is to a stop's view. `None` of the bows may be free: then it cuts.
    pub fn plan(solids: &Solids, from: CameraPose, to: CameraPose, stop: &Stop) -> Self {
        let course = Self {
            from,
            to,
            bow_m: 0.0,
            travel_secs: stop.travel_secs as f32,
            stand_secs: stop.secs as f32,
            turn: (stop.turn_deg as f32).to_radians(),
        };
        course.over(solids)
    }

    /// The same stand, soon reached from elsewhere.
    pub fn back(&self, solids: &Solids, from: CameraPose, secs: f32) -> Self {
        Self { from, travel_secs: secs, bow_m: 0.0, ..self.clone() }.over(solids)
    }

    fn over(self, solids: &Solids) -> Self {
        let bowed = BOWS_M.into_iter().map(|bow_m| Self { bow_m, ..self.clone() });
        let free = |course: &Self| (1..=STEPS).all(|step| course.step_is_free(solids, step));
        let cut = Self { travel_secs: 0.0, ..self.clone() };
        if self.travel_secs <= 0.0 { cut } else { bowed.into_iter().find(free).unwrap_or(cut) }
    }

    fn step_is_free(&self, solids: &Solids, step: usize) -> bool {
        let eye = |step: usize| self.on_way(step as f32 / STEPS as f32).eye();
        solids.is_free_between(eye(step - 1), eye(step))
    }

    /// From setting out to the end of the stand, seconds.
    pub fn secs(&self) -> f32 {
        self.travel_secs + self.stand_secs
    }

    pub fn travel_secs(&self) -> f32 {
        self.travel_secs
    }

    /// The pose so many seconds after setting out; it stays at the end of the turn.
    pub fn at(&self, secs: f32) -> CameraPose {
        if secs < self.travel_secs {
            return self.on_way(eased(secs / self.travel_secs));
        }
        let share = ((secs - self.travel_secs) / self.stand_secs.max(0.1)).clamp(0.0, 1.0);
        // The turn begins and ends gently.
        let turned = CameraPose { yaw: self.to.yaw + self.turn * (share * share * (3.0 - 2.0 * share)), ..self.to };
        turned.above_ground()
    }

    /// Eye and target each on their own way, 0 to 1.
    fn on_way(&self, s: f32) -> CameraPose {
        let up = Vec3::Y * self.bow_m * 4.0 / 3.0;
        let (a, b) = (self.from.eye(), self.to.eye());
        let eye = bezier([a, a + up, b + up, b], s);
        let target = self.from.focus.lerp(self.to.focus, s);
        let fov = self.from.fov + (self.to.fov - self.from.fov) * s;
        if s >= 1.0 { self.to } else { CameraPose::from_eye(eye, target, fov) }
    }
}

fn bezier([a, b, c, d]: [Vec3; 4], s: f32) -> Vec3 {
    let r = 1.0 - s;
    a * (r * r * r) + b * (3.0 * r * r * s) + c * (3.0 * r * s * s) + d * (s * s * s)
}

/// Starts and ends without a jerk.
fn eased(s: f32) -> f32 {
    let s = s.clamp(0.0, 1.0);
    s * s * s * (s * (6.0 * s - 15.0) + 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::{Bilingual, Park};

    fn park() -> Park {
        crate::park::load(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()
    }

    fn stop(travel_secs: f64) -> Stop {
        Stop {
            id: "s".into(),
            name: Bilingual::default(),
            says: Bilingual::default(),
            notes: None,
            view: "overview".into(),
            about: None,
            secs: 10.0,
            travel_secs,
            turn_deg: 20.0,
            does: Vec::new(),
        }
    }

    fn pose(eye: [f32; 3], target: [f32; 3]) -> CameraPose {
        CameraPose::from_eye(eye.into(), target.into(), 0.8)
    }

    #[test]
    fn a_course_leads_over_the_buildings_and_moves_smoothly() {
        let park = park();
        let solids = Solids::new(&park, &[]);
        // The industry centre, 97 m high, stands between them.
        let (from, to) = (pose([0.0, 20.0, 150.0], [0.0, 40.0, 29.0]), pose([0.0, 20.0, -100.0], [0.0, 30.0, 29.0]));
        let course = Course::plan(&solids, from, to, &stop(6.0));
        assert!(course.bow_m > 30.0 && course.travel_secs == 6.0, "{course:?}");
        let mut before = course.at(0.0).eye();
        let (mut fastest, mut last_step) = (0.0_f32, 0.0_f32);
        for frame in 1..=16 * 60 {
            let eye = course.at(frame as f32 / 60.0).eye();
            let step = eye.distance(before);
            assert!(solids.is_free_between(before, eye), "frame {frame}: {eye}");
            assert!((step - last_step).abs() < 0.35, "frame {frame}: a jerk from {last_step} to {step}");
            fastest = fastest.max(step);
            (before, last_step) = (eye, step);
        }
        assert!(fastest > 0.5);
        assert!((course.at(6.0).eye() - to.eye()).length() < 0.01);
        assert!((course.at(99.0).yaw - to.yaw - 20_f32.to_radians()).abs() < 1e-4);
    }

    #[test]
    fn out_of_a_closed_room_it_cuts_and_through_an_open_roof_it_rises() {
        let park = park();
        let (inside, outside) =
            (pose([-4.0, 8.0, -60.0], [-4.0, 6.0, -90.0]), pose([-160.0, 155.0, 338.0], [-4.0, 25.0, 34.0]));
        assert_eq!(Course::plan(&Solids::new(&park, &[]), inside, outside, &stop(6.0)).travel_secs, 0.0);
        let open = Solids::new(&park, &["F-06".into()]);
        assert_eq!(Course::plan(&open, inside, outside, &stop(6.0)).travel_secs, 6.0);
    }
}
