//! Cuts a wall's mesh at the edges of a panel and closes it there.

use bevy::{
    asset::RenderAssetUsages,
    mesh::{Indices, PrimitiveTopology, VertexAttributeValues},
    prelude::*,
};

use crate::park::{Track, Xz};

/// A corner of a face, in the building.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Corner {
    at: Vec3,
    normal: Vec3,
    uv: Vec2,
    colour: Vec4,
}

impl Corner {
    fn between(self, other: Self, share: f32) -> Self {
        Self {
            at: self.at.lerp(other.at, share),
            normal: self.normal.lerp(other.normal, share),
            uv: self.uv.lerp(other.uv, share),
            colour: self.colour.lerp(other.colour, share),
        }
    }
}

/// The faces of a wall's mesh, in the building.
#[derive(Clone, Debug, Default)]
pub(super) struct Faces {
    triangles: Vec<[Corner; 3]>,
    has_uvs: bool,
    has_colours: bool,
}

impl Faces {
    /// `None` if the mesh can't be read.
    pub(super) fn read(mesh: &Mesh, into_building: Mat4) -> Option<Self> {
        let Ok(VertexAttributeValues::Float32x3(positions)) = mesh.try_attribute(Mesh::ATTRIBUTE_POSITION) else {
            return None;
        };
        let normals = match mesh.try_attribute(Mesh::ATTRIBUTE_NORMAL) {
            Ok(VertexAttributeValues::Float32x3(normals)) => normals.as_slice(),
            _ => &[],
        };
        let uvs = match mesh.try_attribute(Mesh::ATTRIBUTE_UV_0) {
            Ok(VertexAttributeValues::Float32x2(uvs)) => uvs.as_slice(),
            _ => &[],
        };
        let colours = match mesh.try_attribute(Mesh::ATTRIBUTE_COLOR) {
            Ok(VertexAttributeValues::Float32x4(colours)) => colours.as_slice(),
            _ => &[],
        };
        let corner = |k: usize| {
            let normal = normals.get(k).copied().map_or(Vec3::Y, Vec3::from_array);
            Some(Corner {
                at: into_building.transform_point3(Vec3::from_array(*positions.get(k)?)),
                normal: into_building.transform_vector3(normal).normalize_or_zero(),
                uv: uvs.get(k).copied().map_or(Vec2::ZERO, Vec2::from_array),
                colour: colours.get(k).copied().map_or(Vec4::ONE, Vec4::from_array),
            })
        };
        let numbers: Vec<usize> = match mesh.try_indices_option() {
            Ok(Some(indices)) => indices.iter().collect(),
            _ => (0..positions.len()).collect(),
        };
        let triangles = numbers.chunks_exact(3).filter_map(|triangle| {
            let &[a, b, c] = triangle else { return None };
            Some([corner(a)?, corner(b)?, corner(c)?])
        });
        Some(Self { triangles: triangles.collect(), has_uvs: !uvs.is_empty(), has_colours: !colours.is_empty() })
    }

    /// What lies between two places along the track, closed at both; `None` where nothing does.
    pub(super) fn panel(&self, track: &Track, (start, end): (f64, f64)) -> Option<Mesh> {
        let along = Vec3::new(track.along.0 as f32, 0.0, track.along.1 as f32);
        let from = Vec3::new(track.from.0 as f32, 0.0, track.from.1 as f32);
        let place = |corner: &Corner| (corner.at - from).dot(along);
        let (low, high) = (start as f32, end as f32);
        let mut kept: Vec<Corner> = Vec::new();
        for triangle in &self.triangles {
            let above = clipped(triangle, |corner| place(corner) - low);
            let both = clipped(&above, |corner| high - place(corner));
            let Some((first, rest)) = both.split_first() else { continue };
            for (b, c) in rest.iter().zip(rest.iter().skip(1)) {
                kept.extend([*first, *b, *c]);
            }
        }
        let model = *kept.first()?;
        let heights = kept.iter().map(|corner| corner.at.y);
        let (foot, top) = heights.fold((f32::MAX, f32::MIN), |(low, high), y| (low.min(y), high.max(y)));
        if high - low < 1e-3 || top - foot < 1e-3 {
            return None;
        }
        for (s, normal) in [(start, -along), (end, along)] {
            kept.extend(lid(track, s, (foot, top), normal, model.colour));
        }
        Some(self.mesh(&kept))
    }

    fn mesh(&self, corners: &[Corner]) -> Mesh {
        let all = |of: fn(&Corner) -> [f32; 3]| corners.iter().map(of).collect::<Vec<_>>();
        let mut mesh = Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, all(|corner| corner.at.to_array()))
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, all(|corner| corner.normal.to_array()))
            .with_inserted_indices(Indices::U32((0..corners.len() as u32).collect()));
        if self.has_uvs {
            let uvs: Vec<[f32; 2]> = corners.iter().map(|corner| corner.uv.to_array()).collect();
            mesh.insert_attribute(Mesh::ATTRIBUTE_UV_0, uvs);
        }
        if self.has_colours {
            let colours: Vec<[f32; 4]> = corners.iter().map(|corner| corner.colour.to_array()).collect();
            mesh.insert_attribute(Mesh::ATTRIBUTE_COLOR, colours);
        }
        mesh
    }
}

/// The part of a flat face where `within` is not below 0.
fn clipped(face: &[Corner], within: impl Fn(&Corner) -> f32) -> Vec<Corner> {
    let mut kept = Vec::with_capacity(face.len() + 2);
    for (here, next) in face.iter().zip(face.iter().skip(1).chain(face.first())) {
        let (a, b) = (within(here), within(next));
        if a >= 0.0 {
            kept.push(*here);
        }
        if (a > 0.0 && b < 0.0) || (a < 0.0 && b > 0.0) {
            kept.push(here.between(*next, a / (a - b)));
        }
    }
    if kept.len() < 3 { Vec::new() } else { kept }
}

/// An upright face across the wall.
fn lid(track: &Track, s: f64, (foot, top): (f32, f32), normal: Vec3, colour: Vec4) -> [Corner; 6] {
    let half = track.thickness_m / 2.0;
    let corner = |aside: f64, y: f32| {
        let Xz(x, z) = track.point(s, aside);
        Corner { at: Vec3::new(x as f32, y, z as f32), normal, uv: Vec2::new(aside as f32, y), colour }
    };
    let [a, b, c, d] = [corner(-half, foot), corner(half, foot), corner(half, top), corner(-half, top)];
    // Counter-clockwise for whoever it looks at.
    if (b.at - a.at).cross(c.at - a.at).dot(normal) > 0.0 { [a, b, c, a, c, d] } else { [a, c, b, a, d, c] }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::park::Park;

    pub fn shipped() -> Park {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
        crate::park::load(&folder).park.unwrap()
    }

    /// A wall's box as a model would have it: two sides and the top.
    pub fn boxed(track: &Track) -> Mesh {
        let half = track.thickness_m / 2.0;
        let point = |s: f64, d: f64, y: f64| {
            let Xz(x, z) = track.point(s, d);
            [x as f32, y as f32, z as f32]
        };
        let (l, h) = (track.length_m, track.height_m);
        let sides = [-half, half].map(|d| [point(0.0, d, 0.0), point(l, d, 0.0), point(l, d, h), point(0.0, d, h)]);
        let top = [point(0.0, -half, h), point(l, -half, h), point(l, half, h), point(0.0, half, h)];
        let corners: Vec<[f32; 3]> = sides.into_iter().chain([top]).flatten().collect();
        let numbers = (0..3_u32).flat_map(|k| [0, 1, 2, 0, 2, 3].map(|n| 4 * k + n)).collect();
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, vec![[0.0, 1.0, 0.0]; corners.len()])
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, corners)
            .with_inserted_indices(Indices::U32(numbers))
    }

    /// Area of all faces of a mesh, m².
    fn area(mesh: &Mesh) -> f32 {
        let faces = Faces::read(mesh, Mat4::IDENTITY).unwrap();
        faces.triangles.iter().map(|[a, b, c]| (b.at - a.at).cross(c.at - a.at).length() / 2.0).sum()
    }

    #[test]
    fn panels_are_the_whole_wall_in_pieces_with_a_lid_at_each_cut() {
        let park = shipped();
        let studio = park.building("F-05").unwrap();
        let track = Track::of(studio, studio.partitions.last().unwrap());
        let mesh = boxed(&track);
        let faces = Faces::read(&mesh, Mat4::IDENTITY).unwrap();
        let panels: Vec<Mesh> = track.panels_m.iter().map(|span| faces.panel(&track, *span).unwrap()).collect();
        let lids = 2.0 * panels.len() as f64 * track.thickness_m * track.height_m;
        let sum: f32 = panels.iter().map(area).sum();
        assert!((f64::from(sum) - f64::from(area(&mesh)) - lids).abs() < 0.5, "{sum}");
        assert!(faces.panel(&track, (track.length_m + 1.0, track.length_m + 2.0)).is_none(), "nothing is there");
    }

    #[test]
    fn a_lid_looks_away_from_its_panel() {
        let park = shipped();
        let studio = park.building("F-05").unwrap();
        let track = Track::of(studio, studio.partitions.first().unwrap());
        for normal in [Vec3::X, -Vec3::X] {
            let [a, b, c, ..] = lid(&track, 5.0, (0.0, 16.0), normal, Vec4::ONE);
            assert!((b.at - a.at).cross(c.at - a.at).dot(normal) > 0.0);
        }
    }
}
