//! Where on the screen each building's name would like to stand.

use bevy::prelude::*;

use crate::{
    app::{
        AppSystems, Covered, Label, LabelsAside, MainCamera, OpenPark, Panel, Phase, Ray, ScreenLabels, Shown,
        hit_building,
    },
    park::{Park, Place, PlaceId, PlaceKind, Xz},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, find_anchors.in_set(AppSystems::Show).run_if(in_state(Phase::Ready)));
}

fn find_anchors(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    (covered, aside): (Res<Covered>, Res<LabelsAside>),
    mut labels: ResMut<ScreenLabels>,
) {
    labels.0.clear();
    let (Some(park), Ok((camera, transform))) = (park, cameras.single()) else { return };
    if !shown.panel(Panel::Labels) && !aside.0 {
        return;
    }
    let eye = transform.translation();
    let size = camera.logical_viewport_size().unwrap_or_default();
    let is_free = |at: Vec2| {
        let right_bottom = size - Vec2::new(covered.right, covered.bottom);
        at.x > covered.left && at.y > covered.top && at.x < right_bottom.x && at.y < right_bottom.y
    };
    let found = named_places(&park, &shown).filter_map(|place| {
        let anchors = anchors(place).into_iter().filter_map(|anchor| {
            let at = camera.world_to_viewport(transform, anchor).ok()?;
            let hidden = !is_free(at) || is_behind(&park, &place.id, eye, anchor);
            let distance_m = eye.distance(anchor);
            Some(Label { place: place.id.clone(), x: at.x, y: at.y, distance_m, hidden })
        });
        let anchors: Vec<Label> = anchors.collect();
        anchors.iter().find(|label| !label.hidden).or(anchors.first()).cloned()
    });
    labels.0 = found.collect();
}

/// Where a place's name may point to, best first: the middle of its roof, towards the roof's corners, its middle.
fn anchors(place: &Place) -> Vec<Vec3> {
    let ([x, y, z], [hx, hy, hz]) = (place.centre_m, place.half_size_m);
    let at = |across: f64, up: f64, along: f64| {
        let Xz(east, south) = Xz(across * hx, along * hz).placed(Xz(x, z), place.turn_deg);
        Vec3::new(east as f32, (y + up * hy) as f32 + 1.0, south as f32)
    };
    let corners = [(-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)];
    let roof = std::iter::once((0.0, 0.0)).chain(corners).map(|(across, along)| at(across, 1.0, along));
    roof.chain([at(0.0, 0.0, 0.0)]).collect()
}

/// Buildings, what is selected or lit, and the halls of opened buildings.
fn named_places<'a>(park: &'a Park, shown: &'a Shown) -> impl Iterator<Item = &'a Place> {
    park.places.values().filter(|place| {
        let wanted = shown.selection.as_ref() == Some(&place.id) || shown.highlighted.contains(&place.id);
        // What is switched off has no name, unless it was chosen all the same.
        if !wanted && shown.hides(park, &place.id) {
            return false;
        }
        let inside = |open: &PlaceId| place.within.as_ref() == Some(open) || *open == place.id.top();
        let opened = shown.open.iter().any(inside);
        match place.kind {
            PlaceKind::Building => !shown.open.iter().any(|open| open.top() == place.id),
            PlaceKind::Hall => opened || wanted,
            _ => wanted,
        }
    })
}

/// Whether another building stands between the eye and the anchor.
fn is_behind(park: &Park, own: &PlaceId, eye: Vec3, anchor: Vec3) -> bool {
    let direction = (anchor - eye).to_array().map(f64::from);
    let ray = Ray { origin: eye.to_array().map(f64::from), direction };
    let top = own.top();
    let others = park.buildings.iter().filter(|building| building.id != top);
    others.filter_map(|building| hit_building(building, ray)).any(|t| t < 0.98)
}
