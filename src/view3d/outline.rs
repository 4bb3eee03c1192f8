//! Draws the edges of selected and highlighted places, seen through whatever stands before them.

use bevy::prelude::*;

use crate::{
    app::{AppSystems, MeasureKind, OpenPark, Phase, Shown, Touring, is_partition_open, partition_of},
    park::{Park, ParkedBox, Place, PlaceId, Track, Volume, Xz},
};

/// Lines that are drawn over everything.
#[derive(Default, Reflect, GizmoConfigGroup)]
struct Edges;

pub(super) fn plugin(app: &mut App) {
    app.init_gizmo_group::<Edges>()
        .add_systems(Startup, set_line)
        .add_systems(Update, draw_edges.in_set(AppSystems::Show).run_if(in_state(Phase::Ready)));
}

fn set_line(mut store: ResMut<GizmoConfigStore>) {
    let (config, _) = store.config_mut::<Edges>();
    config.depth_bias = -1.0;
    config.line.width = 2.5;
}

const SELECTED: Color = Color::linear_rgb(1.0, 0.62, 0.08);
const HIGHLIGHTED: Color = Color::linear_rgb(0.25, 0.85, 1.0);
const MEASURED: Color = Color::linear_rgb(0.12, 0.75, 0.9);

fn draw_edges(park: Option<Res<OpenPark>>, shown: Res<Shown>, touring: Res<Touring>, mut edges: Gizmos<Edges>) {
    let Some(park) = park else { return };
    let selected = shown.selection.iter().map(|id| (id, SELECTED));
    // In a tour what is spoken of has its name and its glow; frames would cross the picture.
    let framed = shown.highlighted.iter().filter(|_| touring.0.is_none());
    let lit = framed.filter(|id| shown.selection.as_ref() != Some(id)).map(|id| (id, HIGHLIGHTED));
    for note in shown.notes.iter().filter(|_| touring.0.is_none()) {
        let closing = note.points_m.first().filter(|_| note.kind == MeasureKind::Area);
        let points = note.points_m.iter().chain(closing);
        edges.linestrip(points.map(|[x, y, z]| Vec3::new(*x as f32, *y as f32 + 0.1, *z as f32)), MEASURED);
    }
    let open = shown.opened(&park);
    for (id, colour) in lit.chain(selected) {
        for prism in parked(&park, &shown, id).unwrap_or_else(|| prisms(&park, &open, id)) {
            draw_prism(&mut edges, &prism, colour);
        }
    }
}

/// An upright prism: corners on the ground, bottom and top.
struct Prism {
    corners: Vec<Xz>,
    bottom_m: f64,
    top_m: f64,
}

/// A building as its volumes, a road as its sections, anything else as its box.
fn prisms(park: &Park, open: &[PlaceId], id: &PlaceId) -> Vec<Prism> {
    if let Some(building) = park.building(id.as_str()) {
        // Of a building that is cut open at a floor, only what stands is outlined.
        let cut = open.iter().find(|open| open.top() == building.id && **open != building.id);
        let cut_m = cut.and_then(|floor| park.places.get(floor)).map(|floor| floor.centre_m[1] + floor.half_size_m[1]);
        let top_m = |volume: &Volume| volume.top_m().min(cut_m.unwrap_or(f64::INFINITY));
        let volumes = building.volumes.iter().map(|volume| {
            let placed = |c: Xz| Xz(c.0 + volume.at.0, c.1 + volume.at.1).placed(building.at, building.turn_deg);
            let corners = volume.outline.corners().into_iter().map(placed).collect();
            Prism { corners, bottom_m: volume.base_m, top_m: top_m(volume) }
        });
        return volumes.collect();
    }
    if let Some(road) = park.site.roads.iter().find(|road| road.id == id.as_str()) {
        let closing = if road.closed { road.centreline.first() } else { None };
        let line: Vec<Xz> = road.centreline.iter().chain(closing).copied().collect();
        return line.iter().zip(line.iter().skip(1)).map(|(a, b)| strip(*a, *b, road.width_m)).collect();
    }
    let grounds = park.site.plazas.iter().chain(&park.site.greens);
    if let Some(ground) = grounds.into_iter().find(|ground| ground.id == id.as_str()) {
        let corners = ground.outline.corners().into_iter().map(|c| Xz(c.0 + ground.at.0, c.1 + ground.at.1)).collect();
        return vec![Prism { corners, bottom_m: 0.1, top_m: 0.1 }];
    }
    park.place(id).map(|place| box_of(&place)).into_iter().collect()
}

/// An open partition where its panels stand; `None` for all else.
fn parked(park: &Park, shown: &Shown, id: &PlaceId) -> Option<Vec<Prism>> {
    is_partition_open(park, &shown.partition_modes, id).filter(|open| *open)?;
    let (building, wall) = partition_of(park, id)?;
    let Prism { bottom_m, top_m, .. } = box_of(park.places.get(id)?);
    let boxed = |ParkedBox { at, half, turn_deg }: ParkedBox| {
        let corner = |x: f64, z: f64| building.to_world(Xz(x * half.0, z * half.1).placed(at, turn_deg));
        let corners = vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)];
        Prism { corners, bottom_m, top_m }
    };
    let stacks = Track::of(building, wall).parked();
    (!stacks.is_empty()).then(|| stacks.into_iter().map(boxed).collect())
}

fn strip(a: Xz, b: Xz, width_m: f64) -> Prism {
    let (dx, dz) = (b.0 - a.0, b.1 - a.1);
    let length = libm::hypot(dx, dz).max(1e-9);
    let (nx, nz) = (-dz / length * width_m / 2.0, dx / length * width_m / 2.0);
    let corners = vec![Xz(a.0 + nx, a.1 + nz), Xz(b.0 + nx, b.1 + nz), Xz(b.0 - nx, b.1 - nz), Xz(a.0 - nx, a.1 - nz)];
    Prism { corners, bottom_m: 0.1, top_m: 0.1 }
}

fn box_of(place: &Place) -> Prism {
    let ([x, y, z], [hx, hy, hz]) = (place.centre_m, place.half_size_m);
    let corner = |cx: f64, cz: f64| Xz(cx, cz).placed(Xz(x, z), place.turn_deg);
    let corners = vec![corner(-hx, -hz), corner(hx, -hz), corner(hx, hz), corner(-hx, hz)];
    Prism { corners, bottom_m: y - hy, top_m: y + hy }
}

fn draw_prism(edges: &mut Gizmos<Edges>, prism: &Prism, colour: Color) {
    let ring = |y: f64| -> Vec<Vec3> {
        let closed = prism.corners.iter().chain(prism.corners.first());
        closed.map(|c| Vec3::new(c.0 as f32, y as f32 + 0.05, c.1 as f32)).collect()
    };
    edges.linestrip(ring(prism.bottom_m), colour);
    if prism.top_m - prism.bottom_m < 0.01 {
        return;
    }
    edges.linestrip(ring(prism.top_m), colour);
    // A round tower would be hidden behind its own uprights.
    if prism.corners.len() <= 16 {
        for (foot, head) in ring(prism.bottom_m).into_iter().zip(ring(prism.top_m)).skip(1) {
            edges.line(foot, head, colour);
        }
    }
}
