//! The ground as drawn: roads a little sunk, plazas and greens a little raised, each with its own node.

use geo::{BoundingRect, Contains, Coord, Point, Polygon, Rect};

use super::{
    floors::skirt,
    frame::{Bar, Frame},
    glb::Node,
    ground::{self, Grounds},
    mesh::{Mesh, Role},
    paint::{Paint, cloud, noise, seed_of},
    plan,
};
use crate::park::{Park, PlaceId};

/// Heights of the surfaces, metres. Buildings stand at 0 in a shallow pit.
const ROAD_Y: f64 = -0.06;
const REST_Y: f64 = 0.0;
const PLAZA_Y: f64 = 0.03;
const GREEN_Y: f64 = 0.06;
const PIT_Y: f64 = -0.06;
/// Sides of surfaces reach down to here, the site's own edge to `EDGE_Y`.
const KERB_Y: f64 = -0.12;
const EDGE_Y: f64 = -0.6;
/// About how many cells a surface has at most.
const MOST_CELLS: f64 = 20_000.0;
/// Markings lie this high on a road.
const MARKING_M: f64 = 0.02;

/// The look of a surface: colour by corner and by cell of a grid.
struct Cover<'a> {
    y: f64,
    cell_m: f64,
    kerb: Paint,
    paint: &'a dyn Fn(Coord, Coord) -> Paint,
}

/// The nodes of the site.
pub fn site(park: &Park) -> Node {
    let grounds = ground::grounds(park);
    let (asphalt, paving, slab, lawn) =
        (Paint::hex(0x54585b), Paint::hex(0xb3b0a6), Paint::hex(0xcdc5b6), Paint::hex(0x76934f));
    let kerb = Paint::hex(0xa9a69e).lit(0.8);
    let grain = |colour: Paint, seed: u64, grain_m: f64, depth: f64| {
        move |at: Coord, _: Coord| colour.lit(1.0 - depth / 2.0 + depth * cloud(seed, at.x / grain_m, at.y / grain_m))
    };
    let road_paint = grain(asphalt, 1, 17.0, 0.16);
    let rest_paint = grain(paving, 2, 23.0, 0.14);
    let lawn_paint = grain(lawn, 3, 7.0, 0.42);
    let plaza_paint = move |_: Coord, cell: Coord| {
        let number = seed_of(&format!("{:.1} {:.1}", cell.x, cell.y));
        slab.lit(0.9 + 0.16 * noise(number, 4))
    };
    let roads = Cover { y: ROAD_Y, cell_m: 15.0, kerb, paint: &road_paint };
    let plazas = Cover { y: PLAZA_Y, cell_m: 4.5, kerb, paint: &plaza_paint };
    let greens = Cover { y: GREEN_Y, cell_m: 5.0, kerb, paint: &lawn_paint };
    let rest = Cover { y: REST_Y, cell_m: 15.0, kerb, paint: &rest_paint };

    let mut ground = Mesh::default();
    lay(&mut ground, &grounds.rest, &rest);
    for outline in &grounds.buildings {
        ground.level(Role::Ground, outline, PIT_Y, true, paving.lit(0.5));
    }
    for outline in &grounds.boundary {
        skirt(&mut ground, Role::Ground, outline, (EDGE_Y, KERB_Y), kerb.lit(0.6));
    }
    let mut belt = Mesh::default();
    lay(&mut belt, &grounds.belt, &greens);

    let mut root = Node::named("site");
    root.children.push(Node::named("site-ground").with(ground));
    root.children.push(Node::named("site-green-belt").with(belt));
    let site = &park.site;
    let mut add = |id: &str, mesh: Mesh| root.children.push(Node::place(&PlaceId::new(id)).with(mesh));
    for (number, (road, outlines)) in site.roads.iter().zip(&grounds.roads).enumerate() {
        let mut mesh = Mesh::default();
        lay(&mut mesh, outlines, &roads);
        mark(&mut mesh, park, number, outlines, &grounds);
        add(&road.id, mesh);
    }
    for (plaza, outlines) in site.plazas.iter().zip(&grounds.plazas) {
        let mut mesh = Mesh::default();
        lay(&mut mesh, outlines, &plazas);
        add(&plaza.id, mesh);
    }
    for (green, outlines) in site.greens.iter().zip(&grounds.greens) {
        let mut mesh = Mesh::default();
        lay(&mut mesh, outlines, &greens);
        add(&green.id, mesh);
    }
    for (gate, outlines) in site.gates.iter().zip(&grounds.gates) {
        let mut mesh = Mesh::default();
        lay(&mut mesh, outlines, &roads);
        if let Some(frame) = ground::gate_frame(gate, &grounds.boundary) {
            posts(&mut mesh, frame, gate.width_m);
        }
        add(&gate.id, mesh);
    }
    root
}

/// A surface with its kerbs, in cells, so that its colour can vary.
fn lay(mesh: &mut Mesh, outlines: &[Polygon], cover: &Cover<'_>) {
    for outline in outlines {
        skirt(mesh, Role::Ground, outline, (KERB_Y, cover.y), cover.kerb);
        let Some(reach) = outline.bounding_rect() else { continue };
        // A vast surface gets coarser cells rather than countless ones.
        let cell_m = cover.cell_m.max(libm::sqrt(reach.width() * reach.height() / MOST_CELLS));
        let first = |v: f64| (v / cell_m).floor() as i64;
        let last = |v: f64| (v / cell_m).ceil() as i64;
        for row in first(reach.min().y)..last(reach.max().y) {
            for column in first(reach.min().x)..last(reach.max().x) {
                let low = Coord { x: column as f64 * cell_m, y: row as f64 * cell_m };
                let high = low + Coord { x: cell_m, y: cell_m };
                let middle = (low + high) / 2.0;
                let cell = plan::rectangle(low, high);
                let whole = outline.contains(&Rect::new(low, high).to_polygon());
                let pieces = if whole { vec![cell] } else { plan::shared(std::slice::from_ref(outline), &[cell]) };
                for piece in pieces {
                    mesh.level_by(Role::Ground, &piece, cover.y, true, |at| (cover.paint)(at, middle));
                }
            }
        }
    }
}

/// A dashed line along the middle of a road, left out where roads meet.
fn mark(mesh: &mut Mesh, park: &Park, own: usize, outlines: &[Polygon], grounds: &Grounds) {
    const DASH_M: f64 = 2.4;
    const GAP_M: f64 = 3.6;
    let Some(road) = park.site.roads.get(own) else { return };
    let others: Vec<Polygon> = park
        .site
        .roads
        .iter()
        .enumerate()
        .filter(|(k, _)| *k != own)
        .flat_map(|(_, other)| ground::carriageway(other))
        .collect();
    if road.width_m < 5.5 || grounds.boundary.is_empty() {
        return;
    }
    for (a, b) in ground::legs(road) {
        let (frame, length) = Frame::between(a, b);
        let count = ((length - GAP_M) / (DASH_M + GAP_M)).floor().clamp(0.0, 2000.0) as u32;
        let lead = (length - f64::from(count) * (DASH_M + GAP_M) + GAP_M) / 2.0;
        for k in 0..count {
            let from = lead + f64::from(k) * (DASH_M + GAP_M);
            let ends = [from - 1.0, from + DASH_M + 1.0].map(|s| Point::from(frame.origin + frame.along * s));
            let free = ends.iter().all(|end| {
                outlines.iter().any(|outline| outline.contains(end)) && !others.iter().any(|other| other.contains(end))
            });
            if free {
                let y = ROAD_Y + MARKING_M;
                frame.ledge(mesh, Role::Ground, (from, from + DASH_M), y, (-0.07, 0.07), Paint::hex(0xd9d9d2));
            }
        }
    }
}

/// Two posts beside a gate, just inside the boundary.
fn posts(mesh: &mut Mesh, frame: Frame, width: f64) {
    for s in [0.1 - width / 2.0, width / 2.0 - 0.6] {
        let post = Bar { s: (s, s + 0.5), y: (KERB_Y, 1.5), d: (0.2, 0.7) };
        frame.block(mesh, Role::Solid, post, Paint::hex(0x8d9498).shaded(0.6, 1.0));
        let cap = Bar { s: (s + 0.06, s + 0.44), y: (1.5, 1.68), d: (0.26, 0.64) };
        frame.block(mesh, Role::Solid, cap, Paint::hex(0xe0b45a));
    }
}
