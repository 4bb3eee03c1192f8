//! Going in and out, carried out: what is opened, what is selected, where the camera goes.

use bevy::math::Vec3;

use crate::{
    app::{CameraPose, Solids, apply::Stage},
    park::{Place, PlaceId, PlaceKind, Xz},
};

use super::{opened_at, outer, way_to};

/// One looks down into a room from at least so high, radians.
const INTO_ROOM: f32 = 0.62;

/// Turns that are tried where another building stands before a place, degrees, and how high one looks from then, radians.
const TURNS_DEG: [f32; 12] = [0.0, 20.0, -20.0, 40.0, -40.0, 60.0, -60.0, 90.0, -90.0, 130.0, -130.0, 180.0];
const HIGHER: [f32; 3] = [0.0, 0.7, 0.95];

/// The pose, turned or raised as little as it takes to see the place's middle past other buildings, and then as many of
/// its upper corners as can be.
fn unobstructed(others: &Solids, pose: CameraPose, place: &Place) -> CameraPose {
    let tried = HIGHER.into_iter().flat_map(|pitch| {
        TURNS_DEG.into_iter().map(move |turn| CameraPose {
            yaw: pose.yaw + turn.to_radians(),
            pitch: pose.pitch.max(pitch),
            ..pose
        })
    });
    // A road goes round corners: its middle is enough.
    let corners = match place.kind {
        PlaceKind::Road | PlaceKind::Plaza | PlaceKind::Green => Vec::new(),
        _ => upper_corners(place).to_vec(),
    };
    let seen =
        |pose: &CameraPose, point: Vec3| others.is_free_between(pose.eye(), Vec3 { y: point.y.max(1.0), ..point });
    let clear = tried.filter(|pose| seen(pose, pose.focus));
    let count = |pose: &CameraPose| corners.iter().filter(|corner| seen(pose, **corner)).count();
    // Of as many the first: turned the least.
    clear.rev().max_by_key(count).unwrap_or(pose)
}

/// Just inside the box about a place.
fn upper_corners(place: &Place) -> [Vec3; 4] {
    let ([x, y, z], [hx, hy, hz]) = (place.centre_m, place.half_size_m);
    [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)].map(|(sx, sz)| {
        let Xz(x, z) = Xz(sx * hx, sz * hz).placed(Xz(x, z), place.turn_deg);
        Vec3::new(x as f32, (y + 0.9 * hy) as f32, z as f32)
    })
}

impl Stage<'_> {
    /// A place filling the picture, seen as now where nothing stands before it.
    pub(in crate::app) fn pose_before(&self, id: &PlaceId) -> Option<CameraPose> {
        let park = self.park.as_ref()?;
        let place = park.place(id)?;
        Some(unobstructed(&Solids::but(park, &id.top()), self.eye.0.framing(&place), &place))
    }

    /// Goes into a place; out into the park with `None`.
    pub(in crate::app) fn go_in(&mut self, level: Option<&PlaceId>) {
        let Some(park) = self.park.as_ref().map(|park| park.0.clone()) else { return };
        let Some(level) = level else { return self.leave_for_park() };
        // What is no level of its own is entered where it lies.
        let Some(level) = way_to(&park, level).pop() else { return };
        let Some(place) = park.place(&level) else { return };
        self.shown.open = opened_at(&park, &level).into_iter().collect();
        self.shown.spread = false;
        self.shown.view = None;
        self.shown.selection = Some(level.clone());
        let mut pose = self.eye.0.framing(&place);
        if matches!(place.kind, PlaceKind::Floor | PlaceKind::Hall | PlaceKind::Room) {
            pose.pitch = pose.pitch.max(INTO_ROOM);
        }
        let pose = unobstructed(&Solids::but(&park, &level.top()), pose, &place);
        self.shown.inside = Some(level);
        self.goal.set(pose, true);
    }

    /// One level out.
    pub(in crate::app) fn go_out(&mut self) {
        let Some(inside) = self.shown.inside.clone() else { return };
        let outer = self.park.as_ref().and_then(|park| outer(park, &inside));
        self.go_in(outer.as_ref());
    }

    /// All closed, and the whole park in the picture.
    fn leave_for_park(&mut self) {
        if self.shown.inside.take().is_none() {
            return;
        }
        self.shown.open.clear();
        self.shown.spread = false;
        self.shown.selection = None;
        let Some(park) = &self.park else { return };
        let home = park.views.first();
        self.shown.view = home.map(|view| view.id.clone());
        let pose = home.map_or_else(|| CameraPose::of_site(park), CameraPose::from_view);
        self.goal.set(pose, true);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn nothing_stands_before_a_building_that_one_goes_into() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let home = CameraPose::from_view(&park.views[0]);
        let mut turned = 0;
        for building in &park.buildings {
            let place = park.place(&building.id).unwrap();
            for turn in 0..8 {
                let wished = CameraPose { yaw: home.yaw + turn as f32 * 0.8, ..home }.framing(&place);
                let others = Solids::but(&park, &building.id);
                let pose = unobstructed(&others, wished, &place);
                assert!(
                    others.is_free_between(
                        pose.eye(),
                        pose.focus.max(Vec3::splat(1.0).with_x(f32::MIN).with_z(f32::MIN))
                    )
                );
                turned += usize::from(pose != wished);
            }
        }
        for place in park.places.values().filter(|place| place.within.is_none() && place.kind != PlaceKind::Model) {
            let others = Solids::but(&park, &place.id);
            let pose = unobstructed(&others, home.framing(place), place);
            let focus = Vec3 { y: pose.focus.y.max(1.0), ..pose.focus };
            assert!(others.is_free_between(pose.eye(), focus), "{}", place.id);
        }
        // From the overview two towers stand before the compute centre, a slot between them.
        let place = park.place(&"F-08".into()).unwrap();
        let others = Solids::but(&park, &"F-08".into());
        let pose = unobstructed(&others, home.framing(&place), &place);
        assert!(
            upper_corners(&place).iter().filter(|corner| others.is_free_between(pose.eye(), **corner)).count() >= 3
        );
        assert!(turned > 5, "towers stand in the way from somewhere: {turned}");
    }
}
