//! Hours of sun as colours on the ground and on façades.

use std::collections::BTreeMap;

use bevy::{
    asset::RenderAssetUsages,
    mesh::{Indices, MeshTag, PrimitiveTopology},
    prelude::*,
};

use super::{
    material::Role,
    painter::{Face, Painter},
};
use crate::{
    app::{AppSystems, SUN_COLOURS, SunHours, sun_band},
    park::PlaceId,
    sunlight::{Facade, Ground},
};

/// The colours of the ground (`None`) or of a building.
#[derive(Component, Clone, Debug)]
struct SunChart(Option<PlaceId>);

/// Above the ground and before walls, metres: over what is painted there.
const OFF_GROUND_M: f32 = 0.35;
const OFF_WALLS_M: f32 = 0.30;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw_hours.in_set(AppSystems::Show));
}

/// Only what differs from what is drawn is made anew: its shape and its bands.
fn draw_hours(
    hours: Res<SunHours>,
    charts: Query<(Entity, &SunChart)>,
    mut drawn: Local<(u64, BTreeMap<Option<PlaceId>, u64>)>,
    mut painter: Painter,
    mut meshes: ResMut<Assets<Mesh>>,
    mut commands: Commands,
) {
    if drawn.0 == hours.revision() {
        return;
    }
    drawn.0 = hours.revision();
    let mut wanted: BTreeMap<Option<PlaceId>, Quads> = BTreeMap::new();
    if let Some(sunlight) = hours.sunlight() {
        wanted.insert(None, Quads::of_ground(sunlight.ground()));
        wanted.extend(sunlight.facades().map(|(id, facade)| (Some(id.clone()), Quads::of_facade(facade))));
    }
    for (entity, SunChart(of)) in &charts {
        if wanted.get(of).map(Quads::mark) != drawn.1.get(of).copied() {
            commands.entity(entity).despawn();
            drawn.1.remove(of);
        }
    }
    for (of, quads) in wanted {
        let mark = quads.mark();
        if drawn.1.get(&of) == Some(&mark) || quads.corners.is_empty() {
            continue;
        }
        let face = Face { role: Role::Chart, ..default() };
        commands.spawn((
            Name::new("hours of sun"),
            SunChart(of.clone()),
            Mesh3d(meshes.add(quads.mesh())),
            MeshMaterial3d(painter.of(face)),
            MeshTag(0),
            Transform::default(),
        ));
        drawn.1.insert(of, mark);
    }
}

/// What the picture's curve (`tone.wgsl`) turns into this colour: the legend's colours are those of the picture.
pub(super) fn before_curve(colour: LinearRgba) -> [f32; 4] {
    let exposed = [colour.red, colour.green, colour.blue].map(|y| {
        let (a, b, c) = (2.51 - 2.43 * y, 0.03 - 0.59 * y, -0.14 * y);
        (-b + (b * b - 4.0 * a * c).sqrt()) / (2.0 * a) / 0.74
    });
    let [r, g, b] = exposed;
    let grey = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let [r, g, b] = exposed.map(|v| (grey + (v - grey) / 1.12).max(0.0));
    [r, g, b, 1.0]
}

/// Quads of one colour each.
#[derive(Default)]
struct Quads {
    corners: Vec<[f32; 3]>,
    normals: Vec<[f32; 3]>,
    bands: Vec<u8>,
}

impl Quads {
    fn of_ground(ground: &Ground) -> Self {
        let mut quads = Self::default();
        let (half_x, half_z) = (ground.cell_m.0 as f32 / 2.0, ground.cell_m.1 as f32 / 2.0);
        for point in &ground.points {
            let Some(hours) = point.hours else { continue };
            let (x, z) = (point.at.0 as f32, point.at.1 as f32);
            let corner = |east: f32, south: f32| [x + east * half_x, OFF_GROUND_M, z + south * half_z];
            let corners = [corner(-1.0, 1.0), corner(1.0, 1.0), corner(1.0, -1.0), corner(-1.0, -1.0)];
            quads.add(corners, [0.0, 1.0, 0.0], hours);
        }
        quads
    }

    fn of_facade(facade: &Facade) -> Self {
        let mut quads = Self::default();
        for (point, hours) in facade.points.iter().zip(&facade.hours) {
            let normal = point.normal.map(|v| v as f32);
            let off = |corner: [f64; 3]| {
                let [x, y, z] = corner.map(|v| v as f32);
                let [nx, ny, nz] = normal;
                [x + nx * OFF_WALLS_M, y + ny * OFF_WALLS_M, z + nz * OFF_WALLS_M]
            };
            quads.add(point.corners_m.map(off), normal, *hours);
        }
        quads
    }

    fn add(&mut self, corners: [[f32; 3]; 4], normal: [f32; 3], hours: f64) {
        self.corners.extend(corners);
        self.normals.extend([normal; 4]);
        self.bands.push(sun_band(hours) as u8);
    }

    /// Another number for other quads.
    fn mark(&self) -> u64 {
        let corners: &[u8] = bytemuck::cast_slice(&self.corners);
        xxhash_rust::xxh3::xxh3_64_with_seed(corners, xxhash_rust::xxh3::xxh3_64(&self.bands))
    }

    fn mesh(self) -> Mesh {
        let palette: Vec<[f32; 4]> = SUN_COLOURS
            .iter()
            .map(|colour| before_curve(LinearRgba::from(Srgba::hex(colour).unwrap_or(Srgba::WHITE))))
            .collect();
        let colours: Vec<[f32; 4]> = self
            .bands
            .iter()
            .flat_map(|band| [palette.get(usize::from(*band)).copied().unwrap_or([1.0; 4]); 4])
            .collect();
        let quads = self.bands.len() as u32;
        let indices = (0..quads).flat_map(|k| [0, 1, 2, 0, 2, 3].map(|corner| 4 * k + corner)).collect();
        let uvs = vec![[0.0_f32; 2]; self.corners.len()];
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, self.corners)
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, self.normals)
            .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
            .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, uvs)
            .with_inserted_indices(Indices::U32(indices))
    }
}
