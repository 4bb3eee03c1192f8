//! The raw floor on top of what has risen so far, with the starter bars of the next storey's columns, and the tower crane
//! beside it.

use bevy::{
    asset::RenderAssetUsages,
    mesh::{Indices, MeshTag, PrimitiveTopology},
    prelude::*,
};
use geo::{Contains, TriangulateEarcut};

use super::{Grown, follow_works};
use crate::{
    app::{AppSystems, OpenPark},
    models::Surface,
    park::{Building, Xz},
    view3d::{indoors::Outdoors, material::Setting, painter::Painter},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, cap_buildings.after(follow_works).in_set(AppSystems::Show));
}

/// The floor on top of a building that is rising.
#[derive(Component)]
struct Cap;

/// Below the height at which the walls are cut off, metres: they stand out a little.
const SUNK_M: f64 = 0.25;
/// Columns stand so far apart and their bars so high, metres.
const COLUMNS_M: f64 = 7.2;
const BARS_M: f64 = 1.5;
/// A crane's hook hangs so high above the raw floor, its mast stands so far from the walls, metres.
const CRANE_ABOVE_M: f64 = 16.0;
const CRANE_BESIDE_M: f64 = 3.5;
const CRANE: [f32; 3] = [0.72, 0.40, 0.04];
const CONCRETE: [f32; 3] = [0.34, 0.335, 0.32];
const RUST: [f32; 3] = [0.16, 0.075, 0.045];

fn cap_buildings(
    park: Option<Res<OpenPark>>,
    grown: Res<Grown>,
    old: Query<Entity, With<Cap>>,
    mut painter: Painter,
    mut meshes: ResMut<Assets<Mesh>>,
    mut commands: Commands,
) {
    let Some(park) = park.filter(|park| grown.is_changed() || park.is_changed()) else { return };
    old.iter().for_each(|entity| commands.entity(entity).despawn());
    for (id, height_m) in grown.heights_m.iter().filter(|(_, height)| **height > 0.0) {
        let Some(building) = park.building(id.as_str()) else { continue };
        let shape = Shape::new(building, f64::from(*height_m));
        if shape.indices.is_empty() {
            continue;
        }
        let (_, material) = painter.material(Some("solid"), Setting::Outdoors, None);
        commands.spawn((
            Name::new(format!("raw floor of {id}")),
            Cap,
            Outdoors(Some(id.clone())),
            Mesh3d(meshes.add(shape.mesh())),
            MeshMaterial3d(material),
            MeshTag(0),
            Transform::default(),
        ));
    }
}

#[derive(Default)]
struct Shape {
    positions: Vec<[f32; 3]>,
    normals: Vec<[f32; 3]>,
    colours: Vec<[f32; 4]>,
    uvs: Vec<[f32; 2]>,
    indices: Vec<u32>,
}

impl Shape {
    fn new(building: &Building, height_m: f64) -> Self {
        let mut shape = Self::default();
        for volume in &building.volumes {
            // What ends below stands whole.
            if volume.base_m > height_m || volume.top_m() <= height_m {
                continue;
            }
            for polygon in volume.body() {
                let flat = polygon.earcut_triangles_raw();
                let corners: Vec<Xz> = flat.vertices.iter().map(|[x, z]| building.to_world(Xz(*x, *z))).collect();
                shape.level(&corners, &flat.triangle_indices, height_m - SUNK_M);
                shape.columns(building, &polygon, height_m);
            }
        }
        if !shape.indices.is_empty() {
            shape.crane(building, height_m);
        }
        shape
    }

    /// Mast, jib and counter-jib as bars, at the middle of the building's longest side.
    fn crane(&mut self, building: &Building, height_m: f64) {
        let rising = building.volumes.iter().filter(|volume| volume.top_m() > height_m);
        let corners = rising.flat_map(|volume| {
            volume.outline.corners().into_iter().map(|corner| Xz(corner.0 + volume.at.0, corner.1 + volume.at.1))
        });
        let none = (Xz(f64::MAX, f64::MAX), Xz(f64::MIN, f64::MIN));
        let (Xz(west, north), Xz(east, south)) = corners.fold(none, |(low, high), at| {
            (Xz(low.0.min(at.0), low.1.min(at.1)), Xz(high.0.max(at.0), high.1.max(at.1)))
        });
        let (half_x, half_z) = ((east - west) / 2.0, (south - north) / 2.0);
        let middle = Xz((east + west) / 2.0, (south + north) / 2.0);
        // Along the longer side; the jib reaches across the building.
        let (foot, across) = if half_x > half_z {
            (Xz(middle.0 - half_x * 0.4, south + CRANE_BESIDE_M), Xz(0.25, -0.97))
        } else {
            (Xz(east + CRANE_BESIDE_M, middle.1 + half_z * 0.4), Xz(-0.97, -0.25))
        };
        let reach_m = (half_x.min(half_z) * 2.0 + 8.0).clamp(24.0, 60.0);
        let top_m = height_m + CRANE_ABOVE_M;
        let along = |m: f64, y: f64| {
            let Xz(x, z) = building.to_world(Xz(foot.0 + across.0 * m, foot.1 + across.1 * m));
            [x, y, z]
        };
        for (from, to, thick_m) in [
            (along(0.0, 0.0), along(0.0, top_m + 6.0), 1.15),
            (along(-13.0, top_m), along(reach_m, top_m), 0.8),
            (along(-13.0, top_m - 1.6), along(-9.5, top_m - 1.6), 2.0),
            (along(0.0, top_m + 6.0), along(reach_m * 0.7, top_m + 0.6), 0.22),
            (along(0.0, top_m + 6.0), along(-12.0, top_m + 0.6), 0.22),
            (along(reach_m * 0.55, top_m), along(reach_m * 0.55, height_m + 5.0), 0.16),
        ] {
            self.bar(from, to, thick_m);
        }
    }

    /// A square bar from a point to another.
    fn bar(&mut self, from: [f64; 3], to: [f64; 3], thick_m: f64) {
        let (a, b) = (Vec3::from_array(from.map(|v| v as f32)), Vec3::from_array(to.map(|v| v as f32)));
        let ahead = (b - a).normalize_or(Vec3::Y);
        let side = ahead.any_orthonormal_vector();
        let up = ahead.cross(side);
        let half = thick_m as f32 / 2.0;
        for (normal, other) in [(side, up), (up, -side), (-side, -up), (-up, side)] {
            let corner = |end: Vec3, sign: f32| (end + (normal + other * sign) * half).to_array().map(f64::from);
            let corners = [corner(a, 1.0), corner(a, -1.0), corner(b, -1.0), corner(b, 1.0)];
            let [a, b, c, d] = corners.map(|at| self.corner(at, normal.to_array(), CRANE, Surface::Steel));
            self.indices.extend([a, c, b, a, d, c]);
        }
    }

    fn corner(&mut self, at: [f64; 3], normal: [f32; 3], colour: [f32; 3], surface: Surface) -> u32 {
        let number = self.positions.len() as u32;
        self.positions.push(at.map(|v| v as f32));
        self.normals.push(normal);
        let [r, g, b] = colour;
        self.colours.push([r, g, b, f32::from(surface as u8) / 255.0]);
        let [x, y, z] = at;
        let uv = if normal == [0.0, 1.0, 0.0] { [x, z] } else { [x + z, y] };
        self.uvs.push(uv.map(|v| v as f32));
        number
    }

    /// Triangles looking up, whichever way round they come.
    fn level(&mut self, corners: &[Xz], triangles: &[usize], y: f64) {
        let first = self.positions.len() as u32;
        for corner in corners {
            self.corner([corner.0, y, corner.1], [0.0, 1.0, 0.0], CONCRETE, Surface::Concrete);
        }
        for triangle in triangles.chunks_exact(3) {
            let &[a, b, c] = triangle else { continue };
            let at = |k: usize| corners.get(k).copied().unwrap_or(Xz(0.0, 0.0));
            let (p, q, r) = (at(a), at(b), at(c));
            let up = (q.1 - p.1) * (r.0 - p.0) - (q.0 - p.0) * (r.1 - p.1) > 0.0;
            let order = if up { [a, b, c] } else { [a, c, b] };
            self.indices.extend(order.map(|k| first + k as u32));
        }
    }

    /// Bundles of bars on a grid, where they stand well within the outline.
    fn columns(&mut self, building: &Building, outline: &geo::Polygon, height_m: f64) {
        let Some(reach) = geo::BoundingRect::bounding_rect(outline) else { return };
        let steps = |from: f64, to: f64| {
            let count = ((to - from) / COLUMNS_M).floor().clamp(1.0, 60.0);
            let gap = (to - from - 1.6) / count;
            (0..=count as usize).map(move |k| from + 0.8 + gap * k as f64)
        };
        for x in steps(reach.min().x, reach.max().x) {
            for z in steps(reach.min().y, reach.max().y) {
                if outline.contains(&geo::Point::new(x, z)) {
                    self.bars(building.to_world(Xz(x, z)), height_m - SUNK_M);
                }
            }
        }
    }

    /// Two crossed panes, seen from all sides.
    fn bars(&mut self, at: Xz, y: f64) {
        for (dx, dz) in [(0.3, 0.0), (0.0, 0.3), (-0.3, 0.0), (0.0, -0.3)] {
            let normal = [dz as f32 * 3.3, 0.0, dx as f32 * 3.3];
            let corners = [(-1.0, 0.0), (1.0, 0.0), (1.0, BARS_M), (-1.0, BARS_M)];
            let numbers = corners
                .map(|(s, up)| self.corner([at.0 + dx * s, y + up, at.1 + dz * s], normal, RUST, Surface::Steel));
            let [a, b, c, d] = numbers;
            self.indices.extend([a, b, c, a, c, d]);
        }
    }

    fn mesh(self) -> Mesh {
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, self.positions)
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, self.normals)
            .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, self.colours)
            .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, self.uvs)
            .with_inserted_indices(Indices::U32(self.indices))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_raw_floor_is_as_large_as_what_rises_there_and_looks_up() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let tower = park.building("F-01").unwrap();
        // At 60 m there is only the tower, 44 by 44 m.
        let shape = Shape::new(tower, 60.0);
        let at = |k: u32| Vec3::from_array(shape.positions[k as usize]);
        let mut area = 0.0;
        for triangle in shape.indices.chunks_exact(3) {
            let [a, b, c] = [at(triangle[0]), at(triangle[1]), at(triangle[2])];
            let cross = (b - a).cross(c - a) / 2.0;
            if shape.colours[triangle[0] as usize][..3] == CONCRETE {
                assert!(cross.y > 0.0);
                area += cross.y;
            }
        }
        assert!((area - 44.0 * 44.0).abs() < 1.0, "{area}");
        assert!(Shape::new(tower, 400.0).indices.is_empty(), "what stands whole has its roof");
    }
}
