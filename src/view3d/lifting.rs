//! Lifts roofs and floors off opened buildings, and shows partitions and screens as the shown mode has them.

use bevy::prelude::*;

use crate::{
    app::{AppSystems, OpenPark, PlaceRef, Shown},
    park::{Park, PlaceId},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, show_or_lift.in_set(AppSystems::Show));
}

fn show_or_lift(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    fresh: Query<(), Added<PlaceRef>>,
    mut nodes: Query<(&PlaceRef, &mut Visibility), Without<Mesh3d>>,
) {
    let Some(park) = park else { return };
    if !shown.is_changed() && fresh.is_empty() {
        return;
    }
    for (PlaceRef(id), mut visibility) in &mut nodes {
        let wanted = if is_hidden(&park, &shown, id) { Visibility::Hidden } else { Visibility::Inherited };
        visibility.set_if_neq(wanted);
    }
}

fn is_hidden(park: &Park, shown: &Shown, id: &PlaceId) -> bool {
    let top = id.top();
    if *id == top {
        return false;
    }
    let lifted = shown.open.iter().filter(|open| open.top() == top).any(|open| is_above(open, id));
    lifted || !stands_in_mode(park, shown, &top, id)
}

/// Whether `id` is lifted off when `open` is opened: roofs always, and floors above an opened floor.
fn is_above(open: &PlaceId, id: &PlaceId) -> bool {
    let second = |id: &PlaceId| id.as_str().split('/').nth(1).map(str::to_owned);
    let floor = |name: Option<String>| name.and_then(|name| name.strip_prefix('L').and_then(|n| n.parse::<u32>().ok()));
    if second(id).as_deref() == Some("roof") {
        return true;
    }
    match (floor(second(open)), floor(second(id))) {
        (Some(open), Some(this)) => this > open,
        _ => false,
    }
}

/// Open partitions stand aside; a screen or fixture shows in the modes that name it.
fn stands_in_mode(park: &Park, shown: &Shown, top: &PlaceId, id: &PlaceId) -> bool {
    let Some(building) = park.building(top.as_str()) else { return true };
    let Some(segment) = id.as_str().split('/').nth(1) else { return true };
    let named = shown.partition_modes.get(top).and_then(|id| building.modes.iter().find(|mode| mode.id == *id));
    let Some(mode) = named.or_else(|| building.modes.first()) else { return true };
    if building.partitions.iter().any(|partition| partition.id == segment) {
        return !mode.open.iter().any(|open| open == segment);
    }
    let screen = building.screens.iter().find(|screen| screen.id == segment).map(|screen| &screen.modes);
    let fixture = building.fixtures.iter().find(|fixture| fixture.id == segment).map(|fixture| &fixture.modes);
    screen.or(fixture).is_none_or(|modes| modes.is_empty() || modes.contains(&mode.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_a_floor_lifts_what_is_above_it_and_nothing_else() {
        let open = PlaceId::new("B/L3");
        for (id, lifted) in
            [("B/L2", false), ("B/L3", false), ("B/L4", true), ("B/L12/A", true), ("B/roof", true), ("B/H1", false)]
        {
            assert_eq!(is_above(&open, &id.into()), lifted, "{id}");
        }
        assert!(!is_above(&"B".into(), &"B/L4".into()), "a lifted roof leaves the floors");
        assert!(is_above(&"B".into(), &"B/roof".into()));
    }
}
