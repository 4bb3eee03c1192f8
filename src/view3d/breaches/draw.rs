//! Puts the marks on the ground, anew only when what they show changes.

use std::sync::Arc;

use bevy::{
    asset::RenderAssetUsages,
    gizmos::{GizmoAsset, config::GizmoLineConfig, retained::Gizmo},
    mesh::{Indices, MeshTag, PrimitiveTopology},
    prelude::*,
};

use super::shapes::Shape;
use crate::{
    app::{Mode, PlannedFigures, Shown, Touring, breaches_in_picture},
    park::Xz,
    twin::PlanFigures,
    view3d::{
        material::Role,
        painter::{Face, Painter},
        sun_hours::before_curve,
    },
};

/// A mark of a breach.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct BreachMark;

/// Above the ground, and above the hours of sun on it, metres.
const OFF_GROUND_M: f32 = 0.5;
/// As wide are lines that are seen through buildings, pixels; and as strong.
const LINE_WIDTH: f32 = 2.0;
const STRONG: f32 = 0.85;
const FAINT: f32 = 0.32;
/// The red of what is wrong, as it is on the screen.
const FAULT: Srgba = Srgba::rgb(0.90, 0.13, 0.10);

pub(super) fn draw_breaches(
    (shown, mode, touring): (Res<Shown>, Res<Mode>, Res<Touring>),
    figures: Option<Res<PlannedFigures>>,
    marks: Query<Entity, With<BreachMark>>,
    mut drawn: Local<Option<Arc<PlanFigures>>>,
    mut painter: Painter,
    (mut meshes, mut lines): (ResMut<Assets<Mesh>>, ResMut<Assets<GizmoAsset>>),
    mut commands: Commands,
) {
    let wanted = figures.filter(|_| breaches_in_picture(&shown, *mode, touring.0.is_some()));
    let wanted = wanted.map(|figures| figures.now.clone()).filter(|now| breaks_any(now));
    let same = match (&*drawn, &wanted) {
        (Some(before), Some(now)) => Arc::ptr_eq(before, now) || alike(before, now),
        (before, now) => before.is_none() && now.is_none(),
    };
    drawn.clone_from(&wanted);
    if same {
        return;
    }
    marks.iter().for_each(|mark| commands.entity(mark).despawn());
    let Some(now) = wanted else { return };
    let gaps = now.fire_gaps.iter().map(Shape::of_gap);
    let shapes: Vec<Shape> =
        gaps.chain(now.outside_ground.iter().map(|(_, ground)| Shape::of_ground(ground))).collect();
    commands.spawn((
        Name::new("breaches"),
        BreachMark,
        Mesh3d(meshes.add(mesh(&shapes))),
        MeshMaterial3d(painter.of(Face { role: Role::Chart, ..default() })),
        MeshTag(0),
        Transform::default(),
    ));
    let config = GizmoLineConfig { width: LINE_WIDTH, ..default() };
    let handle = lines.add(seen_through(&shapes));
    // Before all that stands there.
    let through = Gizmo { handle, line_config: config, depth_bias: -1.0 };
    commands.spawn((Name::new("breaches seen through buildings"), BreachMark, through, Transform::default()));
}

fn breaks_any(figures: &PlanFigures) -> bool {
    !figures.fire_gaps.is_empty() || !figures.outside_ground.is_empty()
}

fn alike(before: &PlanFigures, now: &PlanFigures) -> bool {
    before.fire_gaps == now.fire_gaps && before.outside_ground == now.outside_ground
}

fn on_ground(Xz(x, z): Xz) -> Vec3 {
    Vec3::new(x as f32, OFF_GROUND_M, z as f32)
}

fn mesh(shapes: &[Shape]) -> Mesh {
    let corners: Vec<[f32; 3]> =
        shapes.iter().flat_map(|shape| &shape.quads).flatten().map(|corner| on_ground(*corner).to_array()).collect();
    let count = corners.len();
    let indices = (0..count as u32 / 4).flat_map(|quad| [0, 1, 2, 0, 2, 3].map(|corner| 4 * quad + corner)).collect();
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, corners)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, vec![[0.0_f32, 1.0, 0.0]; count])
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, vec![before_curve(FAULT.into()); count])
        .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, vec![[0.0_f32; 2]; count])
        .with_inserted_indices(Indices::U32(indices))
}

fn seen_through(shapes: &[Shape]) -> GizmoAsset {
    let mut lines = GizmoAsset::default();
    for line in shapes.iter().flat_map(|shape| &shape.lines) {
        let alpha = if line.faint { FAINT } else { STRONG };
        lines.line(on_ground(line.from), on_ground(line.to), LinearRgba::from(FAULT).with_alpha(alpha));
    }
    lines
}
