//! What is planned and does not stand yet, in thin lines: the edges of its volumes, and each storey.

use bevy::{
    gizmos::{config::GizmoLineConfig, retained::Gizmo},
    prelude::*,
};

use super::{Grown, follow_works};
use crate::{
    app::{AppSystems, OpenPark},
    park::{Building, Volume, Xz},
    view3d::indoors::Outdoors,
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw_ghosts.after(follow_works).in_set(AppSystems::Show));
}

/// The planned shape of a building.
#[derive(Component)]
struct Ghost;

const EDGE: Color = Color::linear_rgba(0.55, 0.86, 1.0, 0.9);
const STOREY: Color = Color::linear_rgba(0.55, 0.86, 1.0, 0.28);

fn draw_ghosts(
    park: Option<Res<OpenPark>>,
    grown: Res<Grown>,
    old: Query<Entity, With<Ghost>>,
    mut gizmos: ResMut<Assets<GizmoAsset>>,
    mut commands: Commands,
) {
    let Some(park) = park.filter(|park| grown.is_changed() || park.is_changed()) else { return };
    old.iter().for_each(|entity| commands.entity(entity).despawn());
    for (id, height_m) in &grown.heights_m {
        let Some(building) = park.building(id.as_str()) else { continue };
        let (edges, storeys) = lines(building, f64::from(*height_m));
        for (lines, colour, width) in [(edges, EDGE, 1.4), (storeys, STOREY, 1.0)] {
            let mut asset = GizmoAsset::default();
            lines.iter().for_each(|(a, b)| asset.line(*a, *b, colour));
            commands.spawn((
                Name::new(format!("plan of {id}")),
                Ghost,
                Outdoors(Some(id.clone())),
                Visibility::default(),
                Gizmo {
                    handle: gizmos.add(asset),
                    line_config: GizmoLineConfig { width, ..default() },
                    depth_bias: -0.0005,
                },
            ));
        }
    }
}

type Line = (Vec3, Vec3);

/// Edges and storeys of a building above a height.
fn lines(building: &Building, height_m: f64) -> (Vec<Line>, Vec<Line>) {
    let (mut edges, mut storeys) = (Vec::new(), Vec::new());
    for volume in &building.volumes {
        let foot_m = volume.base_m.max(height_m);
        if volume.top_m() <= foot_m {
            continue;
        }
        let corners = corners(building, volume);
        edges.extend(ring(&corners, foot_m + 0.05));
        edges.extend(ring(&corners, volume.top_m()));
        // A round tower would be hidden behind its own uprights.
        if corners.len() <= 16 {
            edges.extend(corners.iter().map(|corner| (at(*corner, foot_m), at(*corner, volume.top_m()))));
        }
        let between = volume.storeys_from_below().map(|storey| storey.base_m).filter(|y| *y > foot_m + 0.5);
        storeys.extend(between.flat_map(|y| ring(&corners, y)));
    }
    (edges, storeys)
}

fn corners(building: &Building, volume: &Volume) -> Vec<Xz> {
    let placed = |c: Xz| Xz(c.0 + volume.at.0, c.1 + volume.at.1).placed(building.at, building.turn_deg);
    volume.outline.corners().into_iter().map(placed).collect()
}

fn at(corner: Xz, y: f64) -> Vec3 {
    Vec3::new(corner.0 as f32, y as f32, corner.1 as f32)
}

fn ring(corners: &[Xz], y: f64) -> Vec<Line> {
    let next = corners.iter().skip(1).chain(corners.first());
    corners.iter().zip(next).map(|(a, b)| (at(*a, y), at(*b, y))).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_plan_is_drawn_from_where_the_building_ends_to_where_it_shall() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let tower = park.building("F-01").unwrap();
        let (edges, storeys) = lines(tower, 50.0);
        let ends = |lines: &[Line]| {
            let all = lines.iter().flat_map(|(a, b)| [a.y, b.y]);
            all.fold((f32::MAX, f32::MIN), |(low, high), y| (low.min(y), high.max(y)))
        };
        let (low, high) = ends(&edges);
        assert!((low - 50.0).abs() < 0.1 && (f64::from(high) - tower.height_m()).abs() < 0.01, "{low} {high}");
        assert!(storeys.len() >= 4 * 10 && ends(&storeys).0 > 50.0);
        assert!(lines(tower, 500.0).0.is_empty());
        assert!(lines(tower, 0.0).1.len() > storeys.len());
    }
}
