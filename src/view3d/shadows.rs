//! The buildings' shadows on the ground, as flat shapes: exact for walls and roofs, and nearly free without a GPU.
//!
//! Each volume sweeps its outline along the light; their union is one mesh, made anew when the sun has moved.

use bevy::{
    asset::RenderAssetUsages,
    camera::visibility::NoFrustumCulling,
    mesh::{Indices, MeshTag, PrimitiveTopology},
    prelude::*,
};
use geo::{BooleanOps, ConvexHull, Coord, LineString, MultiPolygon, Polygon, TriangulateEarcut, unary_union};

use super::{
    light::LightBuffer,
    material::{Look, ParkMaterial, Role},
    tints::Tints,
};
use crate::{
    app::{AppSystems, Clock, OpenPark, Shown},
    park::{Park, PlaceId, Xz},
    twin::Sun,
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, spawn_shadows).add_systems(Update, follow_sun.in_set(AppSystems::Show));
}

/// Just above the highest layer of the ground.
const HEIGHT_M: f32 = 0.10;
/// Below this the shadows would be longer than the plain is wide, and too faint to see.
const LOWEST_SUN_DEG: f64 = 8.0;
/// The sun moves this far before the shadows are drawn anew, degrees.
const STEP_DEG: f64 = 0.4;

#[derive(Component)]
struct Shadows;

/// What the shown shadows were made for.
#[derive(Default)]
struct MadeFor {
    sun: Option<Sun>,
    open: Vec<PlaceId>,
}

fn spawn_shadows(
    light: Res<LightBuffer>,
    tints: Res<Tints>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ParkMaterial>>,
    mut commands: Commands,
) {
    let black = LinearRgba::new(0.02, 0.03, 0.06, 0.46);
    commands.spawn((
        Name::new("shadows"),
        Shadows,
        // Stands in, unseen, until the sun is known: a mesh without corners is none that can be uploaded.
        Mesh3d(meshes.add(Rectangle::new(1.0, 1.0))),
        MeshMaterial3d(materials.add(ParkMaterial {
            look: Look::new(Role::Ground, black, LinearRgba::BLACK, 0.0),
            light: light.0.clone(),
            tints: tints.buffer.clone(),
            base_texture: None,
            alpha_mode: AlphaMode::Blend,
            two_sided: true,
        })),
        MeshTag(0),
        NoFrustumCulling,
        Visibility::Hidden,
    ));
}

fn follow_sun(
    park: Option<Res<OpenPark>>,
    clock: Res<Clock>,
    shown: Res<Shown>,
    mut made_for: Local<MadeFor>,
    mut shadows: Query<(&mut Mesh3d, &mut Visibility), With<Shadows>>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    let (Some(park), Ok((mut mesh, mut visibility))) = (park, shadows.single_mut()) else { return };
    let sun = Sun::at(park.site.latitude_deg, park.site.longitude_deg, clock.at());
    let moved = made_for.sun.is_none_or(|old| {
        let turn = (old.azimuth_deg - sun.azimuth_deg).rem_euclid(360.0);
        (old.elevation_deg - sun.elevation_deg).abs() > STEP_DEG || turn.min(360.0 - turn) > STEP_DEG
    });
    if !moved && made_for.open == shown.open {
        return;
    }
    *made_for = MadeFor { sun: Some(sun), open: shown.open.clone() };
    let shape = if sun.elevation_deg < LOWEST_SUN_DEG {
        MultiPolygon::new(Vec::new())
    } else {
        shadow(&park, &shown.open, &sun)
    };
    let dark = if shape.0.is_empty() { Visibility::Hidden } else { Visibility::Inherited };
    visibility.set_if_neq(dark);
    if !shape.0.is_empty() {
        mesh.0 = meshes.add(mesh_of(&shape));
    }
}

/// What the buildings keep the sun from, on the ground and outside their own walls.
///
/// An opened building throws the shadow of what is left of it.
fn shadow(park: &Park, open: &[PlaceId], sun: &Sun) -> MultiPolygon {
    let [x, y, z] = sun.direction();
    let swept = park.buildings.iter().flat_map(|building| {
        let kept_m = kept_height_m(park, open, building);
        building.volumes.iter().flat_map(move |volume| {
            let placed = |c: Xz| Xz(c.0 + volume.at.0, c.1 + volume.at.1).placed(building.at, building.turn_deg);
            let corners: Vec<Coord> = volume.outline.corners().into_iter().map(|c| placed(c).into()).collect();
            let cast = move |c: &Coord, height_m: f64| Coord { x: c.x - x / y * height_m, y: c.y - z / y * height_m };
            let (foot_m, top_m) = (volume.base_m.min(kept_m), volume.top_m().min(kept_m));
            // The shadow of an upright prism is the union of what each of its walls and its roof sweeps.
            let edges = corners.iter().zip(corners.iter().cycle().skip(1));
            let walls = edges.map(|(a, b)| {
                let sweep = vec![cast(a, foot_m), cast(b, foot_m), cast(b, top_m), cast(a, top_m)];
                Polygon::new(LineString::new(sweep), Vec::new()).convex_hull()
            });
            let roof = LineString::new(corners.iter().map(|c| cast(c, top_m)).collect());
            walls.chain([Polygon::new(roof, Vec::new())]).collect::<Vec<_>>()
        })
    });
    let swept: Vec<Polygon> = swept.map(wound_alike).collect();
    let under = park.buildings.iter().flat_map(|building| building.footprint_polygons_world()).map(wound_alike);
    let under: Vec<Polygon> = under.collect();
    unary_union(&swept).difference(&unary_union(&under))
}

/// The union drops polygons that are wound the other way round.
fn wound_alike(polygon: Polygon) -> Polygon {
    use geo::orient::{Direction, Orient};
    polygon.orient(Direction::Default)
}

/// How high a building stands while it is opened, metres.
fn kept_height_m(park: &Park, open: &[PlaceId], building: &crate::park::Building) -> f64 {
    let cut = open.iter().find(|id| id.top() == building.id && **id != building.id);
    match cut.and_then(|floor| park.places.get(floor)) {
        Some(floor) => floor.centre_m[1] + floor.half_size_m[1],
        None => f64::INFINITY,
    }
}

fn mesh_of(shape: &MultiPolygon) -> Mesh {
    let (mut positions, mut indices) = (Vec::<[f32; 3]>::new(), Vec::<u32>::new());
    for polygon in shape {
        for triangle in polygon.earcut_triangles() {
            for corner in triangle.to_array() {
                indices.push(positions.len() as u32);
                positions.push([corner.x as f32, HEIGHT_M, corner.y as f32]);
            }
        }
    }
    let up = vec![[0.0, 1.0, 0.0]; positions.len()];
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, up)
        .with_inserted_indices(Indices::U32(indices))
}

#[cfg(test)]
mod tests {
    use geo::{Area, Contains};

    use super::*;

    #[test]
    fn a_tower_throws_its_shadow_away_from_the_sun_and_as_long_as_it_is_high() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus");
        let park = crate::park::load(&folder).park.unwrap();
        let tallest = park.buildings.iter().max_by(|a, b| a.height_m().total_cmp(&b.height_m())).unwrap();
        let alone = Park { buildings: vec![tallest.clone()], ..park.clone() };
        // Sun in the south at 45°: the shadow lies north (−z) and reaches as far as the building is high.
        let ground = shadow(&alone, &[], &Sun { elevation_deg: 45.0, azimuth_deg: 180.0 });
        let reach_m = tallest.height_m();
        let half = tallest.extent().1.1.max(1.0);
        let spot = |z: f64| Coord { x: tallest.at.0, y: tallest.at.1 + z };
        assert!(ground.unsigned_area() > 1.0);
        assert!(!ground.contains(&spot(half + 0.5)), "no shadow on the sunny side");
        assert!(!ground.contains(&spot(-half - reach_m - 1.0)), "and none beyond its height");
    }
}
