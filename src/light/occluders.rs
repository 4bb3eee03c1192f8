//! What stands in the sun's way: the models' triangles as they are seen from afar, by place.

use std::collections::BTreeMap;

use gltf::Gltf;

use crate::{
    models::{BARE_NODE, HalfSpace, PlacementKind, Seen, SeenModel, SolidPart, kept_parts, solid_parts},
    park::{Building, Park, PlaceId, Xz},
};

/// Triangles that throw shadows together, in the park, metres.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Occluder {
    /// The building; `None` for trees, lamps, the site.
    pub building: Option<PlaceId>,
    pub triangles: Vec<[[f32; 3]; 3]>,
}

/// Everything of the park that throws a shadow. Files that cannot be read throw none; whoever loads them tells why.
pub fn occluders(park: &Park, models: &[SeenModel]) -> Vec<Occluder> {
    let mut read: BTreeMap<&str, Vec<[[f32; 3]; 3]>> = BTreeMap::new();
    let reach = park.site.boundary.half_extent();
    let mut all: Vec<Occluder> = Vec::new();
    for model in models {
        if model.path.is_none() && model.built.is_none() {
            continue;
        }
        // Racks and people stand indoors or move; what reaches beyond the site is country.
        if matches!(model.placement.kind, PlacementKind::Rack | PlacementKind::Person | PlacementKind::Guide) {
            continue;
        }
        let shape = read.entry(&model.placement.file).or_insert_with(|| triangles_from_afar(model));
        let near = |t: &[[f32; 3]; 3]| {
            t.iter().all(|[x, _, z]| f64::from(x.abs()) < reach.0 + 20.0 && f64::from(z.abs()) < reach.1 + 20.0)
        };
        let placed = model.placement.matrices.iter().flat_map(|matrix| {
            let matrix = matrix.map(|v| v as f32);
            shape.iter().map(move |t| t.map(|p| moved(&matrix, p)))
        });
        let triangles: Vec<[[f32; 3]; 3]> = placed.filter(near).collect();
        if !triangles.is_empty() {
            let building = (model.placement.kind == PlacementKind::Building).then(|| model.placement.place.clone());
            all.push(Occluder { building: building.flatten(), triangles });
        }
    }
    all
}

impl Occluder {
    /// The same building cut off at a height above the ground, as while it is open: its volumes as plain prisms.
    pub fn of_opened(building: &Building, kept_m: f64) -> Self {
        let mut triangles = Vec::new();
        for volume in &building.volumes {
            let (foot, top) = (volume.base_m.min(kept_m) as f32, volume.top_m().min(kept_m) as f32);
            if top - foot < 0.1 {
                continue;
            }
            for polygon in volume.body() {
                for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                    for line in ring.lines() {
                        let [a, b] = [line.start, line.end].map(|c| building.to_world(Xz(c.x, c.y)));
                        let corner = |p: Xz, y: f32| [p.0 as f32, y, p.1 as f32];
                        triangles.push([corner(a, foot), corner(b, foot), corner(b, top)]);
                        triangles.push([corner(a, foot), corner(b, top), corner(a, top)]);
                    }
                }
            }
        }
        Self { building: Some(building.id.clone()), triangles }
    }
}

impl Occluder {
    /// The same building as a section leaves it: its walls, slabs and roofs.
    pub fn of_cut(building: &Building, spaces: &[HalfSpace]) -> Self {
        let local: Vec<HalfSpace> = spaces.iter().map(|space| space.in_building(building)).collect();
        let parts = kept_parts(&solid_parts(building), &local);
        let placed = |[x, y, z]: [f64; 3]| {
            let Xz(east, south) = building.to_world(Xz(x, z));
            [east as f32, y as f32, south as f32]
        };
        let triangles = parts.iter().flat_map(SolidPart::shell).map(|corners| corners.map(placed)).collect();
        Self { building: Some(building.id.clone()), triangles }
    }
}

/// Triangles of all nodes that are drawn from afar.
fn triangles_from_afar(model: &SeenModel) -> Vec<[[f32; 3]; 3]> {
    let from_file = || model.path.as_ref().and_then(|path| std::fs::read(path).ok());
    let bytes = model.built.as_ref().map(|bytes| bytes.to_vec()).or_else(from_file);
    let Some(file) = bytes.and_then(|bytes| Gltf::from_slice(&bytes).ok()) else {
        return Vec::new();
    };
    let Some(scene) = file.default_scene().or_else(|| file.scenes().next()) else { return Vec::new() };
    let mut found = Vec::new();
    let mut waiting: Vec<(gltf::Node<'_>, [f32; 16])> = scene.nodes().map(|node| (node, UNMOVED)).collect();
    while let Some((node, from_parent)) = waiting.pop() {
        if matches!(seen_of(&node), Some(Seen::FarOpened | Seen::Near | Seen::Inside)) || node.name() == Some(BARE_NODE)
        {
            continue;
        }
        let matrix = times(&from_parent, &flat(node.transform().matrix()));
        for primitive in node.mesh().iter().flat_map(gltf::Mesh::primitives) {
            let reader = primitive.reader(|_| file.blob.as_deref());
            let Some(positions) = reader.read_positions() else { continue };
            let corners: Vec<[f32; 3]> = positions.map(|p| moved(&matrix, p)).collect();
            let indices: Vec<u32> = match reader.read_indices() {
                Some(indices) => indices.into_u32().collect(),
                None => (0..corners.len() as u32).collect(),
            };
            found.extend(indices.chunks_exact(3).filter_map(|corner| {
                let &[a, b, c] = corner else { return None };
                let at = |k: u32| corners.get(k as usize).copied();
                Some([at(a)?, at(b)?, at(c)?])
            }));
        }
        waiting.extend(node.children().map(|child| (child, matrix)));
    }
    found
}

fn seen_of(node: &gltf::Node<'_>) -> Option<Seen> {
    let extras: serde_json::Value = serde_json::from_str(node.extras().as_ref()?.get()).ok()?;
    Seen::from_word(extras.get("seen")?.as_str()?)
}

const UNMOVED: [f32; 16] = [1., 0., 0., 0., 0., 1., 0., 0., 0., 0., 1., 0., 0., 0., 0., 1.];

fn flat(columns: [[f32; 4]; 4]) -> [f32; 16] {
    let mut all = UNMOVED;
    all.iter_mut().zip(columns.as_flattened()).for_each(|(to, from)| *to = *from);
    all
}

fn moved(m: &[f32; 16], [x, y, z]: [f32; 3]) -> [f32; 3] {
    let [a0, a1, a2, _, b0, b1, b2, _, c0, c1, c2, _, t0, t1, t2, _] = *m;
    [a0 * x + b0 * y + c0 * z + t0, a1 * x + b1 * y + c1 * z + t1, a2 * x + b2 * y + c2 * z + t2]
}

fn times(left: &[f32; 16], right: &[f32; 16]) -> [f32; 16] {
    let [a0, a1, a2, _, b0, b1, b2, _, c0, c1, c2, _, t0, t1, t2, _] = *right;
    let turned = |v: [f32; 3]| {
        let ([x, y, z], [ox, oy, oz]) = (moved(left, v), moved(left, [0.0; 3]));
        [x - ox, y - oy, z - oz]
    };
    let ([ax, ay, az], [bx, by, bz], [cx, cy, cz]) = (turned([a0, a1, a2]), turned([b0, b1, b2]), turned([c0, c1, c2]));
    let [tx, ty, tz] = moved(left, [t0, t1, t2]);
    [ax, ay, az, 0.0, bx, by, bz, 0.0, cx, cy, cz, 0.0, tx, ty, tz, 1.0]
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn an_opened_building_is_cut_off_where_it_is_open() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus");
        let park = crate::park::load(&folder).park.unwrap();
        let building = &park.buildings[0];
        let top = |o: &Occluder| o.triangles.iter().flatten().map(|p| p[1]).fold(0.0_f32, f32::max);
        assert!((top(&Occluder::of_opened(building, 3.0)) - 3.0).abs() < 1e-4);
        let whole = Occluder::of_opened(building, f64::INFINITY);
        assert!((f64::from(top(&whole)) - building.height_m()).abs() < 1e-3);
    }

    #[test]
    fn matrices_follow_one_another() {
        let up = [1., 0., 0., 0., 0., 1., 0., 0., 0., 0., 1., 0., 0., 5., 0., 1.];
        let turned = [0., 0., -1., 0., 0., 1., 0., 0., 1., 0., 0., 0., 0., 0., 0., 1.];
        assert_eq!(moved(&times(&turned, &up), [2.0, 0.0, 0.0]), [0.0, 5.0, -2.0]);
    }
}
