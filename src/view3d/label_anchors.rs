//! Where on the screen each building's name would like to stand.

use bevy::prelude::*;

use crate::{
    app::{AppSystems, Label, MainCamera, OpenPark, Panel, Phase, PlaceRef, Ray, ScreenLabels, Shown, hit_building},
    park::{Park, Place, PlaceId, PlaceKind},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, find_anchors.in_set(AppSystems::Show).run_if(in_state(Phase::Ready)));
}

fn find_anchors(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    _bound: Query<&PlaceRef>,
    mut labels: ResMut<ScreenLabels>,
) {
    labels.0.clear();
    let (Some(park), Ok((camera, transform))) = (park, cameras.single()) else { return };
    if !shown.panel(Panel::Labels) {
        return;
    }
    let eye = transform.translation();
    let found = named_places(&park, &shown).filter_map(|place| {
        let [x, y, z] = place.centre_m;
        let top = Vec3::new(x as f32, (y + place.half_size_m[1]) as f32 + 1.0, z as f32);
        let on_screen = camera.world_to_viewport(transform, top).ok()?;
        let distance_m = eye.distance(top);
        let hidden = is_behind(&park, &place.id, eye, top);
        Some(Label { place: place.id.clone(), x: on_screen.x, y: on_screen.y, distance_m, hidden })
    });
    labels.0 = found.collect();
}

/// Buildings, what is selected or lit, and the halls of opened buildings.
fn named_places<'a>(park: &'a Park, shown: &'a Shown) -> impl Iterator<Item = &'a Place> {
    park.places.values().filter(|place| {
        let wanted = shown.selection.as_ref() == Some(&place.id) || shown.highlighted.contains(&place.id);
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
