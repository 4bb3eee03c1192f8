//! The models built from the shipped scenes: sizes, ids, sound geometry, the same bytes every time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop loudly"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::LazyLock,
};

#[path = "support/triangles.rs"]
mod read_triangles;

use read_triangles::{Triangle, Vec3, cross, dot, extras_of, minus, triangles};
use yungu::{
    models::{self, BuiltModel, PlacementKind},
    park::{self, Park, PlaceKind},
};

const SCENES: [&str; 2] = ["zone-f", "demo-campus"];
const CENTIMETRE: f64 = 0.01;

fn open(scene: &str) -> Park {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene);
    park::load(&folder).park.unwrap()
}

/// The parks and their models, built once for all tests.
static BUILT: LazyLock<Vec<(Park, Vec<BuiltModel>)>> = LazyLock::new(|| {
    let build = |park: Park| {
        let models = models::build(&park);
        (park, models)
    };
    SCENES.map(open).map(build).into()
});

fn zone() -> &'static (Park, Vec<BuiltModel>) {
    &BUILT[0]
}

fn model_of<'a>(park: &Park, models: &'a [BuiltModel], building: &park::Building) -> &'a BuiltModel {
    let file = models::building_file(park, building);
    models.iter().find(|model| model.file == file).unwrap()
}

fn bounds<'a>(triangles: impl IntoIterator<Item = &'a Triangle>) -> (Vec3, Vec3) {
    triangles.into_iter().flat_map(|t| t.corners).fold(([f64::MAX; 3], [f64::MIN; 3]), |(low, high), p| {
        (std::array::from_fn(|k| low[k].min(p[k])), std::array::from_fn(|k| high[k].max(p[k])))
    })
}

fn assert_box(what: &str, (low, high): (Vec3, Vec3), wanted: (Vec3, Vec3)) {
    for k in 0..3 {
        let off = (low[k] - wanted.0[k]).abs().max((high[k] - wanted.1[k]).abs());
        assert!(off < CENTIMETRE, "{what}: {low:?} to {high:?}, not {wanted:?}");
    }
}

/// File name without folder and ending → model.
fn by_name(models: &[BuiltModel]) -> BTreeMap<&str, &BuiltModel> {
    let name = |model: &'_ BuiltModel| Path::new(&model.file).file_stem().unwrap().len();
    models.iter().map(|m| (&m.file[m.file.len() - 4 - name(m)..m.file.len() - 4], m)).collect()
}

/// Texels are compared, not files: the packing is the PNG library's.
#[test]
fn the_shipped_textures_are_what_the_builder_makes_today() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for texture in models::textures() {
        let shipped = image::open(assets.join(&texture.file)).map(|picture| picture.to_rgba8().into_raw());
        let built = image::load_from_memory(&texture.bytes).unwrap().to_rgba8().into_raw();
        assert!(
            shipped.is_ok_and(|texels| texels == built),
            "{} is not up to date: run `yungu build-models --textures`",
            texture.file
        );
    }
}

#[test]
fn the_shipped_files_are_what_the_builder_makes_today() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for model in BUILT.iter().flat_map(|(_, models)| models) {
        let shipped = std::fs::read(assets.join(&model.file)).unwrap_or_default();
        assert!(shipped == model.bytes, "{} is not up to date: run `yungu build-models` for its scene", model.file);
    }
}

#[test]
fn every_building_has_the_size_of_its_spec() {
    for (park, models) in &*BUILT {
        for building in &park.buildings {
            let all = triangles(model_of(park, models, building));
            let (min, max) = building.extent();
            let wanted = ([min.0, 0.0, min.1], [max.0, building.height_m(), max.1]);
            // Canopies, letters and machine houses are no part of the volumes; the far part has the latter two in one
            // mesh with the walls.
            let apart = |t: &Triangle| [" entrances", " equipment", " signs"].iter().any(|end| t.node.ends_with(end));
            assert_box(building.id.as_str(), bounds(all.iter().filter(|t| !t.far && !t.inside && !apart(t))), wanted);
            // Furniture stays within, but for a rail let into the floor.
            let furniture: Vec<&Triangle> = all.iter().filter(|t| t.inside).collect();
            let (low, high) = bounds(furniture.iter().copied());
            for k in (0..3).filter(|_| !furniture.is_empty()) {
                assert!(
                    low[k] > wanted.0[k] - 0.05 && high[k] < wanted.1[k] + 0.05,
                    "{}: {low:?} {high:?}",
                    building.id
                );
            }
            // From afar the roofs over the ways in belong to the walls' mesh; they hang low.
            let hangs = |t: &Triangle| t.corners.iter().all(|c| c[1] < 7.5) && building.height_m() > 7.5;
            let (low, high) = bounds(all.iter().filter(|t| t.far));
            for k in [0, 2] {
                assert!(low[k] > wanted.0[k] - 3.5 && high[k] < wanted.1[k] + 3.5, "{}: {low:?} {high:?}", building.id);
            }
            let (low, high) = bounds(all.iter().filter(|t| t.far && !hangs(t)));
            assert!(high[1] - wanted.1[1] < 6.0 && high[1] > wanted.1[1] - CENTIMETRE, "{}: {high:?}", building.id);
            let far = ([low[0], low[1], low[2]], [high[0], wanted.1[1], high[2]]);
            let reach = |wanted: Vec3, off: f64| [wanted[0] + off, wanted[1], wanted[2] + off];
            for k in [0, 2] {
                let (outer, inner) = ((reach(wanted.0, -0.2), reach(wanted.1, 0.2)), wanted);
                assert!((outer.0[k]..=inner.0[k] + CENTIMETRE).contains(&far.0[k]), "{}: {far:?}", building.id);
                assert!((inner.1[k] - CENTIMETRE..=outer.1[k]).contains(&far.1[k]), "{}: {far:?}", building.id);
            }
            let around = bounds(all.iter().filter(|t| !t.far && apart(t)));
            for k in (0..3).filter(|_| all.iter().any(|t| !t.far && apart(t))) {
                let most = if k == 1 { 6.0 } else { 5.0 };
                assert!(
                    around.0[k] > wanted.0[k] - 5.0 && around.1[k] < wanted.1[k] + most,
                    "{}: {around:?}",
                    building.id
                );
            }
        }
    }
}

#[test]
fn partitions_have_the_size_of_their_spec() {
    for (park, models) in &*BUILT {
        for building in park.buildings.iter().filter(|building| !building.partitions.is_empty()) {
            let all = triangles(model_of(park, models, building));
            for partition in &building.partitions {
                let id = building.id.child(&partition.id);
                let parts: BTreeSet<&str> =
                    all.iter().map(|t| t.node.as_str()).filter(|name| name.starts_with(id.as_str())).collect();
                assert_eq!(parts.len(), partition.leaves as usize, "{id}");
                let own = all.iter().filter(|t| t.node.starts_with(id.as_str()));
                let (low, high) = bounds(own);
                let half = partition.thickness_m / 2.0;
                let (x0, x1) = (partition.from.0.min(partition.to.0), partition.from.0.max(partition.to.0));
                let (z0, z1) = (partition.from.1.min(partition.to.1), partition.from.1.max(partition.to.1));
                let (dx, dz) = if x1 - x0 > z1 - z0 { (0.0, half) } else { (half, 0.0) };
                assert_box(id.as_str(), (low, high), ([x0 - dx, 0.0, z0 - dz], [x1 + dx, partition.height_m, z1 + dz]));
            }
        }
    }
}

#[test]
fn every_place_has_a_node_that_bears_its_id() {
    for (park, models) in &*BUILT {
        let scene = &park.id;
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for model in models {
            let read = gltf::Gltf::from_slice(&model.bytes).unwrap();
            for node in read.nodes() {
                let extras = extras_of(&node);
                let Some(id) = extras["yungu"].as_str() else { continue };
                assert!(node.name().unwrap().starts_with(id), "{:?} bears {id}", node.name());
                found.entry(id.to_owned()).or_default().insert(node.name().unwrap().to_owned());
            }
        }
        let missing: Vec<_> = park
            .places
            .values()
            .filter(|place| !matches!(place.kind, PlaceKind::Rack | PlaceKind::Model))
            .filter(|place| found.get(place.id.as_str()).is_none_or(|names| !names.contains(place.id.as_str())))
            .map(|place| place.id.to_string())
            .collect();
        assert!(missing.is_empty(), "{scene}: no node for {missing:?}");
        for id in found.keys().filter(|id| !id.ends_with("/roof")) {
            assert!(park.places.contains_key(id.as_str()), "{scene}: {id} is no place");
        }
    }
}

#[test]
fn what_belongs_to_a_floor_hangs_below_it() {
    let mut checked = 0;
    for model in &zone().1 {
        let read = gltf::Gltf::from_slice(&model.bytes).unwrap();
        let mut parents = BTreeMap::new();
        for node in read.nodes() {
            parents.extend(
                node.children().map(|child| (child.name().unwrap().to_owned(), node.name().unwrap().to_owned())),
            );
        }
        for (child, parent) in &parents {
            let segments: Vec<&str> = child.split('/').collect();
            let is_floor = |s: &str| s.strip_prefix('L').is_some_and(|n| n.parse::<u32>().is_ok());
            if let [building, floor, _] = segments[..]
                && is_floor(floor)
            {
                assert_eq!(*parent, format!("{building}/{floor}"), "{child}");
                checked += 1;
            }
        }
    }
    assert!(checked >= 24, "at least the data halls: {checked}");
}

#[test]
fn faces_have_an_area_and_normals_that_fit_it() {
    for (_, models) in &*BUILT {
        for model in models {
            for t in triangles(model) {
                let [a, b, c] = t.corners;
                let turn = cross(minus(b, a), minus(c, a));
                let area = dot(turn, turn).sqrt() / 2.0;
                // Eyes and lips are smaller than anything that is built.
                let least = if t.node == "guide" { 1e-8 } else { 1e-6 };
                assert!(area > least, "{}: a triangle of {area} m² in {}", model.file, t.node);
                // Woods far off are low mounds whose skirts turn under; cables and cushions are bent more than they have faces.
                // On round bodies corners look away from their face's own way, but never to its back; leaves are seen
                // from both sides, and look away from their crown.
                let flat = t.normals[0] == t.normals[1] && t.normals[1] == t.normals[2];
                // What is only seen from afar has so few faces that soft corners bend far.
                let coarse = t.far || model.file.ends_with("surroundings.glb");
                let least = if t.role == "leaf" || t.node == "backdrop-woods" || t.inside {
                    -1.01
                } else if flat {
                    0.99
                } else if coarse {
                    -0.8
                } else {
                    0.0
                };
                for n in t.normals {
                    assert!((dot(n, n) - 1.0).abs() < 1e-4, "{}: normal {n:?} in {}", model.file, t.node);
                    assert!(
                        dot(n, turn) / (2.0 * area) > least,
                        "{}: normal against its face in {}",
                        model.file,
                        t.node
                    );
                }
            }
        }
    }
}

#[test]
fn no_two_faces_lie_in_one_plane_and_overlap() {
    let mut faults: BTreeMap<String, usize> = BTreeMap::new();
    for (park, models) in &*BUILT {
        // Screens of different modes stand in one place, but never at once.
        let screens: BTreeSet<&str> =
            park.places.values().filter(|p| p.kind == PlaceKind::Screen).map(|p| p.id.as_str()).collect();
        let fixtures: Vec<&str> =
            park.places.values().filter(|p| p.kind == PlaceKind::Fixture).map(|p| p.id.as_str()).collect();
        for model in models {
            let all = triangles(model);
            // A building's far part and its near ones are never seen at once; of an opened one, only those of different storeys.
            let mut planes: BTreeMap<(bool, bool, [i64; 4]), Vec<&Triangle>> = BTreeMap::new();
            let flat = |t: &&Triangle| t.normals[0] == t.normals[1] && t.normals[1] == t.normals[2];
            // Pieces of one piece of furniture or machinery may touch; what a building is made of may not.
            let furnished = |t: &Triangle| t.inside || fixtures.iter().any(|id| t.node.starts_with(id));
            let shown = |t: &&Triangle| t.role != "leaf" && !furnished(t) && !screens.contains(t.node.as_str());
            for t in all.iter().filter(shown).filter(flat) {
                let [x, y, z] = t.normals[0].map(|v| (v * 200.0).round() as i64);
                let level = (dot(t.normals[0], t.corners[0]) * 500.0).round() as i64;
                planes.entry((t.far, t.opened, [x, y, z, level])).or_default().push(t);
            }
            for (plane, flat) in planes {
                for (a, b) in near_pairs(&flat).into_iter().filter(|(a, b)| overlap(a, b)) {
                    *faults.entry(format!("{}: {} and {} on {plane:?}", model.file, a.node, b.node)).or_default() += 1;
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Pairs whose boxes meet, found by a sweep along the longest extent.
fn near_pairs<'a>(flat: &[&'a Triangle]) -> Vec<(&'a Triangle, &'a Triangle)> {
    let boxes: Vec<(Vec3, Vec3)> = flat.iter().map(|t| bounds([*t])).collect();
    let (low, high) = bounds(flat.iter().copied());
    let axis = (0..3).max_by(|a, b| (high[*a] - low[*a]).total_cmp(&(high[*b] - low[*b]))).unwrap();
    let mut order: Vec<usize> = (0..flat.len()).collect();
    order.sort_by(|a, b| boxes[*a].0[axis].total_cmp(&boxes[*b].0[axis]));
    let mut pairs = Vec::new();
    for (k, a) in order.iter().enumerate() {
        let meets = |b: &&usize| (0..3).all(|d| boxes[**b].0[d] <= boxes[*a].1[d] && boxes[**b].1[d] >= boxes[*a].0[d]);
        let within = order[k + 1..].iter().take_while(|b| boxes[**b].0[axis] < boxes[*a].1[axis] - 0.005);
        pairs.extend(within.filter(meets).map(|b| (flat[*a], flat[*b])));
    }
    pairs
}

/// Whether a point well inside one triangle lies well inside the other; both are in one plane.
fn overlap(a: &Triangle, b: &Triangle) -> bool {
    const WEIGHTS: [[f64; 3]; 4] = [[0.34, 0.33, 0.33], [0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]];
    let inside = |t: &Triangle, p: Vec3| {
        (0..3).all(|k| {
            let (from, to) = (t.corners[k], t.corners[(k + 1) % 3]);
            let side = minus(to, from);
            dot(cross(side, minus(p, from)), t.normals[0]) > 0.006 * dot(side, side).sqrt()
        })
    };
    let sample = |t: &Triangle, w: [f64; 3]| std::array::from_fn(|k| (0..3).map(|c| w[c] * t.corners[c][k]).sum());
    WEIGHTS.iter().any(|w| inside(b, sample(a, *w)) || inside(a, sample(b, *w)))
}

/// Heights of roads and pits, footways, plazas and greens; lines and patterns lie above them.
const GROUND_Y: [f64; 4] = [-0.06, 0.0, 0.03, 0.06];

#[test]
fn the_ground_is_closed_and_stays_in_its_boundary() {
    for (park, models) in &*BUILT {
        let scene = &park.id;
        let site = by_name(models)["site"];
        let all = triangles(site);
        let half = park.site.boundary.half_extent();
        let (low, high) = bounds(&all);
        assert!(low[0] > -half.0 - CENTIMETRE && high[0] < half.0 + CENTIMETRE);
        assert!(low[2] > -half.1 - CENTIMETRE && high[2] < half.1 + CENTIMETRE);
        // Upward faces of the ground cover the site once: their areas sum up to it.
        let up = all.iter().filter(|t| t.role == "ground" && t.normals[0][1] > 0.9);
        let covered: f64 = up
            .filter(|t| GROUND_Y.iter().any(|y| (t.corners[0][1] - y).abs() < 1e-4))
            .map(|t| cross(minus(t.corners[1], t.corners[0]), minus(t.corners[2], t.corners[0]))[1] / 2.0)
            .sum();
        assert!((covered - park.site.boundary.area_m2()).abs() < 0.5, "{scene}: {covered} m² covered");
    }
}

#[test]
fn triangles_stay_within_the_budget() {
    let (park, models) = zone();
    let counts: BTreeMap<&str, [usize; 3]> = by_name(models)
        .into_iter()
        .map(|(name, model)| {
            let all = triangles(model);
            let all: Vec<&Triangle> = all.iter().filter(|t| !t.opened).collect();
            let of = |far: bool, inside: bool| all.iter().filter(|t| t.far == far && t.inside == inside).count();
            (name, [of(true, false), of(false, false), of(false, true)])
        })
        .collect();
    for building in &park.buildings {
        let [far, near, inside] = counts[building.id.as_str()];
        assert!((1..=1_500).contains(&far), "{}: {far} from afar", building.id);
        // A tower's façade is counted by its storeys, so its single storey has to make do with less.
        let most = if building.storeys() > 12 { 20_000 } else { 30_000 };
        assert!((1..=most).contains(&near), "{}: {near} from near", building.id);
        // All floors together; what is not on the opened one, or the one where the eye stands, is not drawn.
        assert!(inside <= 180_000, "{}: {inside} inside", building.id);
    }
    let most = |name: &str| match name {
        // One stands next to people; few of them are drawn as whole bodies at a time.
        "person" => 320,
        // One alone, seen from two metres.
        "guide" => 12_000,
        _ if name.starts_with("rack") => 60,
        _ if name.starts_with("tree") => 700,
        _ if name.starts_with("prop") => 1_100,
        "surroundings" => 9_000,
        _ => 20_000,
    };
    let most_far = |name: &str| if name.starts_with("tree") { 28 } else { 160 };
    for (name, [far, count, _]) in counts.iter().filter(|(name, _)| park.places.keys().all(|id| id.as_str() != **name))
    {
        assert!((1..=most(name)).contains(count), "{name}: {count}");
        assert!(*far <= most_far(name), "{name}: {far} from afar");
    }
    assert!(models.iter().map(|model| model.bytes.len()).sum::<usize>() < 31_000_000, "bytes of all files");
}

#[test]
fn a_building_is_seen_from_afar_from_near_or_from_inside() {
    for (park, models) in &*BUILT {
        for building in &park.buildings {
            let read = gltf::Gltf::from_slice(&model_of(park, models, building).bytes).unwrap();
            let seen: BTreeMap<String, serde_json::Value> =
                read.nodes().map(|node| (node.name().unwrap().to_owned(), extras_of(&node)["seen"].clone())).collect();
            let id = &building.id;
            assert_eq!(seen[id.as_str()], serde_json::Value::Null, "{id}: the root is always there");
            assert_eq!(seen[&format!("{id}/far")], "far");
            assert_eq!(seen[&format!("{id}/roof")], "near");
            for floor in building.floors() {
                assert_eq!(seen[building.floor_id(floor.number).as_str()], "near");
            }
            for (room, floor) in building.rooms_on_floors() {
                assert_eq!(seen[building.room_id(room, floor).as_str()], "inside");
            }
        }
    }
}

/// What is drawn of an opened building from afar is, storey by storey, what is drawn of it closed.
#[test]
fn an_opened_building_has_the_walls_and_roofs_of_a_closed_one() {
    let area_m2 = |t: &&Triangle| {
        let [a, b, c] = t.corners;
        let turn = cross(minus(b, a), minus(c, a));
        dot(turn, turn).sqrt() / 2.0
    };
    for (park, models) in &*BUILT {
        for building in &park.buildings {
            let id = &building.id;
            let all = triangles(model_of(park, models, building));
            let (opened, closed): (Vec<&Triangle>, Vec<&Triangle>) =
                all.iter().filter(|t| t.far).partition(|t| t.opened);
            let walls_m2 = |of: &[&Triangle]| -> f64 {
                of.iter().copied().filter(|t| t.normals[0][1].abs() < 0.1).map(|t| area_m2(&t)).sum()
            };
            let (parts, whole) = (walls_m2(&opened), walls_m2(&closed));
            assert!((parts - whole).abs() < 0.001 * whole, "{id}: {parts} m² upright, closed {whole} m²");
            assert!(opened.len() < 12 * closed.len() + 60 * building.storeys(), "{id}: {} triangles", opened.len());
            let (low, high) = bounds(opened.iter().copied());
            let (whole_low, whole_high) = bounds(closed.iter().copied());
            for k in 0..3 {
                assert!(
                    (low[k] - whole_low[k]).abs() < 0.01 && (high[k] - whole_high[k]).abs() < 0.01,
                    "{id}: {low:?} {high:?}, {whole_low:?} {whole_high:?}"
                );
            }
            for floor in building.floors() {
                let name = format!("{} far", building.floor_id(floor.number));
                let of_floor: Vec<&Triangle> = opened.iter().copied().filter(|t| t.node == name).collect();
                assert!(!of_floor.is_empty(), "{name}");
                let (low, high) = bounds(of_floor);
                let top_m = floor.base_m + floor.height_m;
                assert!(low[1] > floor.base_m - 0.01 && high[1] < top_m + 0.01, "{name}: {low:?} {high:?}");
            }
        }
    }
}

#[test]
fn nothing_indoors_reaches_through_a_ceiling_below_a_roof() {
    for (park, models) in &*BUILT {
        for building in &park.buildings {
            let all = triangles(model_of(park, models, building));
            let name = format!("{}/roof", building.id);
            let is_ceiling = |t: &&Triangle| t.node == name && !t.far && t.normals.iter().all(|n| n[1] < -0.99);
            let ceilings: Vec<&Triangle> = all.iter().filter(is_ceiling).collect();
            let covers = |t: &Triangle, p: Vec3| {
                let side = |k: usize| {
                    let (a, b) = (t.corners[k], t.corners[(k + 1) % 3]);
                    (b[0] - a[0]) * (p[2] - a[2]) - (b[2] - a[2]) * (p[0] - a[0])
                };
                let sides = [side(0), side(1), side(2)];
                sides.iter().all(|s| *s > 0.01) || sides.iter().all(|s| *s < -0.01)
            };
            let mut through: BTreeMap<&str, f64> = BTreeMap::new();
            for t in all.iter().filter(|t| t.inside) {
                for corner in t.corners {
                    let below = ceilings.iter().filter(|ceiling| corner[1] > ceiling.corners[0][1] + CENTIMETRE);
                    for ceiling in below.filter(|ceiling| covers(ceiling, corner)) {
                        let above_m = through.entry(&t.node).or_default();
                        *above_m = above_m.max(corner[1] - ceiling.corners[0][1]);
                    }
                }
            }
            assert!(through.is_empty(), "{}: {through:?}", building.id);
        }
    }
}

/// Windows are named by the integer parts of their texture coordinates, the same from near and from afar.
#[test]
fn glass_and_far_walls_count_modules_and_storeys_alike() {
    for (park, models) in &*BUILT {
        for building in &park.buildings {
            let read = gltf::Gltf::from_slice(&model_of(park, models, building).bytes).unwrap();
            let mut cells: BTreeMap<&str, BTreeSet<(i64, i64)>> = BTreeMap::new();
            for primitive in read.meshes().flat_map(|mesh| mesh.primitives()) {
                let Some(role @ ("glass" | "facade")) = primitive.material().name() else { continue };
                let reader = primitive.reader(|_| read.blob.as_deref());
                let uvs: Vec<[f32; 2]> = reader.read_tex_coords(0).unwrap().into_f32().collect();
                let known = cells.entry(role).or_default();
                for face in uvs.chunks(4) {
                    let range = |k: usize| {
                        let (low, high) =
                            face.iter().fold((f32::MAX, f32::MIN), |(l, h), uv| (l.min(uv[k]), h.max(uv[k])));
                        (low + 1e-3).floor() as i64..=(high - 1e-3).floor() as i64
                    };
                    known.extend(range(0).flat_map(|u| range(1).map(move |v| (u, v))));
                }
            }
            if let (Some(near), Some(far)) = (cells.get("glass"), cells.get("facade")) {
                let astray: Vec<_> = near.difference(far).collect();
                assert!(astray.is_empty(), "{}: windows that far walls don't have: {astray:?}", building.id);
                let storeys = building.volumes.iter().map(|v| v.storeys_from_below().count()).max().unwrap();
                assert!(near.iter().all(|(_, v)| (0..storeys as i64).contains(v)), "{}", building.id);
            }
        }
    }
}

#[test]
fn the_same_bytes_every_time_and_a_spec_that_can_be_checked() {
    for (park, first) in &*BUILT {
        let again = models::build(&open(park.folder.file_name().unwrap().to_str().unwrap()));
        assert!(*first == again, "{}", park.id);
        let hashes = models::spec_hashes(park);
        assert_eq!(hashes.len(), first.len());
        for model in first {
            let json_length = u32::from_le_bytes(model.bytes[12..16].try_into().unwrap()) as usize;
            let json: serde_json::Value = serde_json::from_slice(&model.bytes[20..20 + json_length]).unwrap();
            assert_eq!(json["asset"]["extras"]["yungu_spec"], hashes[&model.file].as_str(), "{}", model.file);
        }
        let mut edited = park.clone();
        edited.buildings[0].volumes[0].storeys[0].height_m += 0.5;
        assert_ne!(models::spec_hash(&edited, &edited.buildings[0]), models::spec_hash(park, &park.buildings[0]));
    }
}

#[test]
fn everything_is_placed() {
    let (park, models) = zone();
    let placements = models::placements(park);
    let files: BTreeSet<&str> = models.iter().map(|model| model.file.as_str()).collect();
    assert!(placements.iter().all(|p| p.kind == PlacementKind::Extra || files.contains(p.file.as_str())));
    let of = |kind: PlacementKind| placements.iter().filter(move |p| p.kind == kind).flat_map(|p| &p.matrices);
    assert_eq!(of(PlacementKind::Site).count(), 1, "the ground of the park");
    assert_eq!(of(PlacementKind::Country).count(), 1, "and the country around it");
    assert_eq!(of(PlacementKind::Building).count(), park.buildings.len());
    // Trees along the road outside belong to the backdrop.
    let park::Xz(half_x, half_z) = park.site.boundary.half_extent();
    let trees = of(PlacementKind::Tree).filter(|m| m[12].abs() < half_x && m[14].abs() < half_z).count();
    assert!((380..=460).contains(&trees), "{trees} trees");

    let racks: Vec<&[f64; 16]> = of(PlacementKind::Rack).collect();
    assert_eq!(racks.len(), 9216);
    let standing: BTreeMap<_, _> = park.racks().map(|rack| (rack.id.clone(), rack)).collect();
    let ids: Vec<_> = placements.iter().flat_map(|placement| &placement.racks).collect();
    assert_eq!(ids.len(), racks.len());
    for (id, matrix) in ids.iter().zip(racks) {
        let rack = &standing[*id];
        assert_eq!([matrix[12], matrix[13], matrix[14]], rack.foot_m, "{id}");
        // Fronts look along the model's +x.
        let wanted = park::Xz(if rack.faces_east { 1.0 } else { -1.0 }, 0.0).placed(park::Xz(0.0, 0.0), rack.turn_deg);
        assert!((matrix[0] - wanted.0).abs() < 1e-9 && (matrix[2] - wanted.1).abs() < 1e-9, "{id}");
    }
}

#[test]
fn trees_keep_off_roads_buildings_and_each_other() {
    for (park, _) in &*BUILT {
        let trunks: Vec<(f64, f64)> = models::placements(park)
            .iter()
            .filter(|p| p.kind == PlacementKind::Tree)
            .flat_map(|p| p.matrices.iter().map(|m| (m[12], m[14])))
            .collect();
        assert!(!trunks.is_empty());
        for (k, (x, z)) in trunks.iter().enumerate() {
            let point = geo::Point::new(*x, *z);
            for building in &park.buildings {
                for outline in building.footprint_polygons_world() {
                    assert!(
                        geo::Distance::distance(&geo::Euclidean, &outline, &point) > 2.0,
                        "{} {x} {z}",
                        building.id
                    );
                }
            }
            for road in &park.site.roads {
                let joined = road.centreline.iter().chain(road.centreline.first().filter(|_| road.closed));
                let line = geo::LineString::from(joined.map(|c| (c.0, c.1)).collect::<Vec<_>>());
                let away = geo::Distance::distance(&geo::Euclidean, &line, &point);
                assert!(away > road.width_m / 2.0 + 0.4, "{} {x} {z}", road.id);
            }
            assert!(trunks[k + 1..].iter().all(|(a, b)| libm::hypot(a - x, b - z) > 1.0), "two trees at {x} {z}");
        }
    }
}
