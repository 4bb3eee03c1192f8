//! An unbroken row of racks hides what stands behind it: racks that no line of sight reaches are not drawn. From an aisle
//! that leaves its own two rows, and what shows past their ends, of a hall of hundreds.

use std::{cmp::Ordering, collections::BTreeMap};

use bevy::{camera::visibility::VisibilitySystems, prelude::*, transform::TransformSystems};
use bevy_panorbit_camera::PanOrbitCameraSystemSet;

use super::{
    held::is_followed,
    section::{Cuts, Share, slice_faces},
};
use crate::{
    app::MainCamera,
    park::{Place, PlaceId},
};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Rows>().add_systems(
        PostUpdate,
        hide_behind_rows
            .after(PanOrbitCameraSystemSet)
            .after(slice_faces)
            .before(TransformSystems::Propagate)
            .before(VisibilitySystems::VisibilityPropagate)
            .run_if(is_followed),
    );
}

/// A rack that is drawn because somebody looks into its hall: which of those in [`Rows`].
#[derive(Component, Clone, Copy, Debug)]
pub struct DrawnRack(pub usize);

/// The racks that may be drawn, and the unbroken rows that they make.
#[derive(Resource, Debug, Default)]
pub struct Rows {
    /// By the number of [`DrawnRack`].
    pub places: Vec<PlaceId>,
    racks: Vec<Upright>,
    runs: Vec<Upright>,
}

/// An upright box in the frame of its building: what turns a point of the park into that frame, and its corners there.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Upright {
    turn: Quat,
    min: Vec3,
    max: Vec3,
}

/// Racks that stand no farther apart than this leave no gap to look through, metres.
const GAP_M: f32 = 0.03;
/// What hides is taken to be this much smaller than it is, metres: a handle or a hinge behind it stays in sight.
const MARGIN_M: f32 = 0.04;

impl Upright {
    fn of(place: &Place) -> Self {
        let turn = Quat::from_rotation_y(-(place.turn_deg as f32).to_radians());
        let vec = |v: [f64; 3]| Vec3::from_array(v.map(|v| v as f32));
        let (centre, half) = (turn * vec(place.centre_m), vec(place.half_size_m));
        Self { turn, min: centre - half, max: centre + half }
    }

    /// The two as one, where they stand side by side along z and are as deep and high as each other.
    fn joined(self, next: Self) -> Option<Self> {
        let level = self.turn == next.turn
            && (self.min.xy() - next.min.xy()).abs().max_element() < 0.001
            && (self.max.xy() - next.max.xy()).abs().max_element() < 0.001;
        let beside = next.min.z - self.max.z < GAP_M && next.max.z >= self.max.z;
        (level && beside).then(|| Self { max: self.max.max(next.max), ..self })
    }

    fn corners(&self) -> impl Iterator<Item = Vec3> + '_ {
        (0..8).map(|k| {
            let pick = |bit: u32, least: f32, most: f32| if k >> bit & 1 == 0 { least } else { most };
            self.turn.inverse()
                * Vec3::new(
                    pick(0, self.min.x, self.max.x),
                    pick(1, self.min.y, self.max.y),
                    pick(2, self.min.z, self.max.z),
                )
        })
    }

    /// Whether the box stands in the way from one point of its frame to another.
    fn parts(&self, from: Vec3, to: Vec3) -> bool {
        let (a, b) = ((self.min + MARGIN_M - from) / (to - from), (self.max - MARGIN_M - from) / (to - from));
        let (enters, leaves) = (a.min(b).max_element(), a.max(b).min_element());
        // A share of the way that is no number comes of a line within a face's plane.
        enters.partial_cmp(&leaves) == Some(Ordering::Less) && leaves > 0.0 && enters < 1.0
    }

    /// Whether no line from the eye reaches any of the other box: behind a convex box all lies whose corners do.
    fn hides(&self, eye: Vec3, other: &Self) -> bool {
        let eye = self.turn * eye;
        let in_frame = |corner: Vec3| self.turn * corner;
        let within = eye.cmpgt(self.min).all() && eye.cmplt(self.max).all();
        // Over a row one sees the tops of the next.
        !within && eye.y < self.max.y && other.corners().map(in_frame).all(|corner| self.parts(eye, corner))
    }
}

impl Rows {
    /// Racks in the order of their numbers.
    pub fn set(&mut self, racks: &[Place]) {
        *self = Self {
            places: racks.iter().map(|rack| rack.id.clone()).collect(),
            racks: racks.iter().map(Upright::of).collect(),
            runs: Vec::new(),
        };
        let mut by_row = BTreeMap::<Option<PlaceId>, Vec<Upright>>::new();
        for (place, rack) in racks.iter().zip(&self.racks) {
            by_row.entry(place.id.parent()).or_default().push(*rack);
        }
        for mut row in by_row.into_values() {
            row.sort_by(|a, b| a.min.z.total_cmp(&b.min.z));
            for rack in row {
                match self.runs.pop() {
                    None => self.runs.push(rack),
                    Some(run) => match run.joined(rack) {
                        Some(longer) => self.runs.push(longer),
                        None => self.runs.extend([run, rack]),
                    },
                }
            }
        }
    }

    /// Rack by rack, whether it is out of sight.
    fn hidden_from(&self, eye: Vec3) -> Vec<bool> {
        self.racks.iter().map(|rack| self.runs.iter().any(|run| run.hides(eye, rack))).collect()
    }
}

fn hide_behind_rows(
    rows: Res<Rows>,
    cameras: Query<&Transform, With<MainCamera>>,
    cuts: Res<Cuts>,
    fresh: Query<(), Added<DrawnRack>>,
    sliced: Query<(), (Changed<Share>, With<DrawnRack>)>,
    mut before: Local<(Vec3, Vec<bool>)>,
    mut racks: Query<(&DrawnRack, &Share, &mut Visibility), Without<MainCamera>>,
) {
    let Ok(camera) = cameras.single() else { return };
    let eye = camera.translation;
    let seen_anew = eye != before.0 || !fresh.is_empty();
    if racks.is_empty() || !seen_anew && !cuts.is_changed() && sliced.is_empty() {
        return;
    }
    if seen_anew {
        *before = (eye, rows.hidden_from(eye));
    }
    let hidden = &before.1;
    for (DrawnRack(number), share, mut visibility) in &mut racks {
        // A row that is cut may hide nothing.
        let is_cut = || rows.places.get(*number).is_some_and(|rack| cuts.effects.contains_key(&rack.top()));
        let behind = hidden.get(*number).copied().unwrap_or_default() && !(cuts.any && is_cut());
        let out_of_sight = behind || *share == Share::Gone;
        visibility.set_if_neq(if out_of_sight { Visibility::Hidden } else { Visibility::Inherited });
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::park::Park;

    fn hall() -> (Park, PlaceId) {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        (park, "F-08/L3/A".into())
    }

    fn rows(park: &Park, hall: &PlaceId, turn_deg: f64) -> (Vec<Place>, Rows) {
        let in_hall = park.racks().filter(|rack| rack.hall == *hall);
        let about = |[x, y, z]: [f64; 3]| {
            let (sin, cos) = libm::sincos(turn_deg.to_radians());
            [x * cos + z * sin, y, z * cos - x * sin]
        };
        let places: Vec<Place> = in_hall
            .map(|rack| {
                let place = park.place(&rack.id).unwrap();
                Place { centre_m: about(place.centre_m), turn_deg: place.turn_deg + turn_deg, ..place }
            })
            .collect();
        let mut rows = Rows::default();
        rows.set(&places);
        (places, rows)
    }

    #[test]
    fn from_an_aisle_a_hall_is_two_rows_deep() {
        let (park, hall) = hall();
        for turn_deg in [0.0, 33.0] {
            let (places, rows) = rows(&park, &hall, turn_deg);
            assert_eq!(places.len(), 384);
            let turn = Quat::from_rotation_y((turn_deg as f32).to_radians());
            let hidden = rows.hidden_from(turn * Vec3::new(125.9, 13.1, -59.6));
            let count = hidden.iter().filter(|hidden| **hidden).count();
            assert!((150..350).contains(&count), "{turn_deg}: {count}");
            // The nearest is in sight.
            let near = rows.racks.iter().map(|rack| rack.min.midpoint(rack.max)).enumerate();
            let eye = rows.racks[0].turn * (turn * Vec3::new(125.9, 13.1, -59.6));
            let nearest = near.min_by(|a, b| a.1.distance(eye).total_cmp(&b.1.distance(eye))).unwrap().0;
            assert!(!hidden[nearest]);
        }
    }

    #[test]
    fn nothing_hidden_can_be_seen_along_a_thousand_lines() {
        let (park, hall) = hall();
        let (_, rows) = rows(&park, &hall, 0.0);
        for eye in [Vec3::new(125.9, 13.1, -59.6), Vec3::new(127.2, 12.4, -70.0), Vec3::new(124.0, 13.3, -46.0)] {
            let hidden = rows.hidden_from(eye);
            for (rack, _) in rows.racks.iter().zip(&hidden).filter(|(_, hidden)| **hidden) {
                for k in 0..1000_u32 {
                    let share = |step: f32| (k as f32 * step).fract();
                    let spot = rack.min + (rack.max - rack.min) * Vec3::new(share(0.618), share(0.755), share(0.57));
                    assert!(rows.runs.iter().any(|run| run.parts(eye, spot)), "{spot} from {eye}");
                }
            }
        }
    }

    #[test]
    fn from_above_and_through_gaps_racks_are_seen() {
        let (mut park, hall) = hall();
        let (_, high) = rows(&park, &hall, 0.0);
        assert!(high.hidden_from(Vec3::new(125.9, 30.0, -59.6)).iter().all(|hidden| !hidden));
        // A hand's breadth between racks is enough to look through.
        for layout in park.rack_layouts.values_mut() {
            layout.pitch_m = layout.rack_m.0 + 0.1;
            layout.blocks.truncate(1);
        }
        let (_, apart) = rows(&park, &hall, 0.0);
        assert_eq!(apart.runs.len(), apart.racks.len());
    }
}
