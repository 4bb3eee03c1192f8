//! What is asked of a section, carried out.

use super::{
    frame::GripKind,
    shape::{Section, SectionKind, towards},
};
use crate::{
    app::{CameraPose, apply::Stage},
    park::{Park, Place, PlaceId, PlaceKind, Xz},
};

/// What can be asked of it.
#[derive(Clone, Debug, PartialEq)]
pub enum SectionStep {
    /// A new one of this kind through what is selected, or what one looks at; of the same kind as before, none.
    Take(SectionKind),
    /// As it is from now on. With the number of a drag, it is one of many that are undone as one.
    Set(Section, Option<u64>),
    /// What was taken away stays, and the other way round.
    Flip,
    Close,
}

/// A level section lies so far above a floor, metres: as plans are cut.
const ABOVE_FLOOR_M: f64 = 1.2;
/// A box is so much larger than what it is about, metres.
const SPARE_M: f64 = 3.0;

impl Stage<'_> {
    pub(in crate::app) fn section(&mut self, step: &SectionStep) {
        match step {
            SectionStep::Take(kind) => {
                let taken = self.shown.section.is_some_and(|section| section.kind() == *kind);
                let park = self.park.as_ref().filter(|_| !taken);
                self.shown.section = park.map(|park| begun(park, *kind, self.shown.selection.as_ref(), &self.eye.0));
            }
            SectionStep::Set(section, _) => {
                if section.is_sound() {
                    self.shown.section = Some(*section);
                }
            }
            SectionStep::Flip => {
                if let Some(Section::Upright { bearing_deg, .. }) = &mut self.shown.section {
                    *bearing_deg = whole_turn(*bearing_deg + 180.0);
                }
            }
            SectionStep::Close => self.shown.section = None,
        }
    }
}

fn whole_turn(deg: f64) -> f64 {
    // Neither −0 nor 360.
    let within = deg.rem_euclid(360.0);
    if within >= 360.0 { 0.0 } else { within }
}

/// A section of a kind through the building that is meant: the selected one, or else the one nearest to what the eye
/// looks at. What it takes away lies before the eye, and an upright one is square to the building.
pub fn begun(park: &Park, kind: SectionKind, selected: Option<&PlaceId>, eye: &CameraPose) -> Section {
    let focus = Xz(f64::from(eye.focus.x), f64::from(eye.focus.z));
    let selected = selected.and_then(|id| park.place(&id.top())).filter(|place| place.kind == PlaceKind::Building);
    let far = |place: &Place| libm::hypot(place.centre_m[0] - focus.0, place.centre_m[2] - focus.1);
    let buildings = || park.buildings.iter().filter_map(|building| park.place(&building.id));
    let Some(meant) = selected.or_else(|| buildings().min_by(|a, b| far(a).total_cmp(&far(b)))) else {
        return Section::Level { height_m: ABOVE_FLOOR_M };
    };
    let ([x, y, z], [hx, hy, hz]) = (meant.centre_m, meant.half_size_m);
    // Yaw 0 looks north from the south of the focus: what is taken away lies towards the eye.
    let to_eye_deg = 180.0 - f64::from(eye.yaw.to_degrees());
    match kind {
        SectionKind::Level => {
            let floors = park.building(meant.id.as_str()).map(|building| building.floors()).unwrap_or_default();
            let floor = floors.get(floors.len().saturating_sub(1) / 2);
            Section::Level { height_m: floor.map_or(y, |floor| floor.base_m + ABOVE_FLOOR_M) }
        }
        SectionKind::Upright => {
            let own = -meant.turn_deg;
            let square = own + 90.0 * ((to_eye_deg - own) / 90.0).round();
            Section::Upright { through: Xz(x, z), bearing_deg: whole_turn(square) }
        }
        SectionKind::Box => {
            // A quarter of it is open towards the eye.
            let local = towards(to_eye_deg).placed(Xz(0.0, 0.0), -meant.turn_deg);
            let along_x = local.0.abs() > local.1.abs();
            let back = |half: f64, towards_eye: f64| (half * 0.6 + SPARE_M / 2.0, -towards_eye.signum() * half * 0.4);
            let ((half_x, off_x), (half_z, off_z)) = if along_x {
                (back(hx, local.0), (hz + SPARE_M, 0.0))
            } else {
                ((hx + SPARE_M, 0.0), back(hz, local.1))
            };
            let centre = Xz(off_x, off_z).placed(Xz(x, z), meant.turn_deg);
            let half_m = Xz(half_x, half_z);
            Section::Box { centre, half_m, turn_deg: meant.turn_deg, foot_m: -1.0, top_m: y + hy + SPARE_M }
        }
    }
}

/// The smallest box has such half sides and height, metres.
const LEAST_HALF_M: f64 = 0.5;

impl Section {
    /// This section after a grip was moved by so many steps: metres, or degrees.
    pub fn moved(self, grip: GripKind, steps: f64) -> Self {
        match (self, grip) {
            (Self::Level { height_m }, _) => Self::Level { height_m: (height_m + steps).max(0.0) },
            (Self::Upright { through, bearing_deg }, GripKind::Turn) => {
                Self::Upright { through, bearing_deg: whole_turn(bearing_deg + steps) }
            }
            (Self::Upright { through, bearing_deg }, _) => {
                let out = towards(bearing_deg);
                Self::Upright { through: Xz(through.0 + out.0 * steps, through.1 + out.1 * steps), bearing_deg }
            }
            (Self::Box { centre, half_m, turn_deg, foot_m, top_m }, GripKind::Side(side @ 0..=3)) => {
                let (x, z): (f64, f64) = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)]
                    .get(usize::from(side))
                    .copied()
                    .unwrap_or_default();
                let half = if side < 2 { half_m.0 } else { half_m.1 };
                let grown = steps.max(2.0 * (LEAST_HALF_M - half)) / 2.0;
                let half_m = Xz(half_m.0 + grown * x.abs(), half_m.1 + grown * z.abs());
                let centre = Xz(x * grown, z * grown).placed(centre, turn_deg);
                Self::Box { centre, half_m, turn_deg, foot_m, top_m }
            }
            (Self::Box { centre, half_m, turn_deg, foot_m, top_m }, GripKind::Turn) => {
                Self::Box { centre, half_m, turn_deg: whole_turn(turn_deg + steps), foot_m, top_m }
            }
            (Self::Box { centre, half_m, turn_deg, foot_m, top_m }, _) => {
                let top_m = (top_m + steps).max(foot_m + 2.0 * LEAST_HALF_M);
                Self::Box { centre, half_m, turn_deg, foot_m, top_m }
            }
        }
    }
}
