//! The ground as drawn: roads a little sunk, plazas and greens a little raised, each with its own node; what is fine
//! lies in tiles that are drawn from nearby.

use geo::{BoundingRect, Contains, Coord, Polygon, Rect};

use super::{
    floors::skirt,
    frame::{Bar, Frame},
    ground,
    land::{bare, bays, kerbs, lanes, lawn, markings, paving, square, tiles::Tiles},
    mesh::{Mesh, Role},
    node::Node,
    paint::{Paint, cloud},
    plan,
};
use crate::{
    models::{BARE_NODE, Surface},
    park::{GroundLook, Park, PlaceId},
};

/// Heights of the surfaces, metres. Buildings stand at 0 in a shallow pit.
pub const ROAD_Y: f64 = -0.06;
pub const REST_Y: f64 = 0.0;
pub const PLAZA_Y: f64 = 0.03;
pub const GREEN_Y: f64 = 0.06;
const PIT_Y: f64 = -0.06;
/// Sides of surfaces reach down to here, the site's own edge to `EDGE_Y`.
const KERB_Y: f64 = -0.12;
pub const EDGE_Y: f64 = -0.6;
/// About how many cells a surface has at most.
const MOST_CELLS: f64 = 2_000.0;
/// Markings lie this high on a road.
const MARKING_M: f64 = 0.02;

/// The look of a surface; its colour varies a little from place to place.
#[derive(Clone, Copy)]
struct Cover {
    y: f64,
    paint: Paint,
    /// By how much the colour varies, over how many metres.
    depth: f64,
    grain_m: f64,
    /// Larger surfaces are parted into cells this wide, so that the colour can vary.
    cell_m: f64,
}

/// The nodes of the site.
pub fn site(park: &Park) -> Node {
    let grounds = ground::grounds(park);
    let legs = lanes::legs(park);
    let cover = |y, paint, depth, grain_m, cell_m| Cover { y, paint, depth, grain_m, cell_m };
    let asphalt = Paint::hex(0x4b4d50).on(Surface::Asphalt);
    let concrete = Paint::hex(0x84827c).on(Surface::Concrete);
    let roads = cover(ROAD_Y, asphalt, 0.18, 19.0, 24.0);
    let rest = cover(REST_Y, Paint::hex(0x918d85).on(Surface::Paving), 0.16, 23.0, 24.0);
    let plazas = cover(PLAZA_Y, Paint::hex(0xa39e93).on(Surface::Plaza), 0.08, 30.0, 30.0);
    let yards = cover(PLAZA_Y, concrete, 0.2, 9.0, 12.0);
    let greens = |look: GroundLook| cover(GREEN_Y, lawn::cover(look), 0.35, 11.0, 12.0);

    let mut ground = Mesh::default();
    lay(&mut ground, &grounds.rest, rest);
    for (row, outlines) in park.site.parking.iter().zip(&grounds.parking) {
        lay(&mut ground, outlines, roads);
        bays::mark(&mut ground, row, ROAD_Y + MARKING_M, Paint::hex(0xc9c9c4));
    }
    for outline in &grounds.buildings {
        ground.level(Role::Ground, outline, PIT_Y, true, Paint::hex(0x6b6862).on(Surface::Concrete));
    }
    for outline in &grounds.boundary {
        let edge = Paint::hex(0x77746d).on(Surface::Concrete);
        skirt(&mut ground, Role::Ground, outline, (EDGE_Y, KERB_Y), edge);
    }
    kerbs::kerbs(&mut ground, park, &grounds, &legs);
    let mut belt = Mesh::default();
    lay(&mut belt, &grounds.belt, greens(GroundLook::Usual));

    let mut root = Node::named("site");
    root.children.push(Node::named("site-ground").with(ground));
    root.children.push(Node::named("site-green-belt").with(belt));
    let site = &park.site;
    let mut tiles = Tiles::default();
    let mut add = |id: &str, mesh: Mesh| root.children.push(Node::place(&PlaceId::new(id)).with(mesh));
    for (number, (road, outlines)) in site.roads.iter().zip(&grounds.roads).enumerate() {
        let mut mesh = Mesh::default();
        lay(&mut mesh, outlines, roads);
        for leg in legs.iter().filter(|leg| leg.road == number) {
            markings::mark(&mut mesh, leg, ROAD_Y + MARKING_M);
        }
        add(&road.id, mesh);
    }
    let squares = square::squares(park, &grounds.plazas);
    for ((plaza, outlines), square) in site.plazas.iter().zip(&grounds.plazas).zip(&squares) {
        let mut mesh = Mesh::default();
        let yard = plaza.look == GroundLook::Yard;
        lay(&mut mesh, outlines, if yard { yards } else { plazas });
        if !yard {
            paving::pattern(&mut mesh, outlines, square.as_ref(), PLAZA_Y);
        }
        if let Some(square) = square {
            square::pools(&mut mesh, square, PLAZA_Y);
        }
        add(&plaza.id, mesh);
    }
    for (green, outlines) in site.greens.iter().zip(&grounds.greens) {
        let mut mesh = Mesh::default();
        lay(&mut mesh, outlines, greens(green.look));
        lawn::lines(&mut mesh, green.look, outlines, GREEN_Y);
        lawn::furnish(&mut tiles, &green.id, green.look, outlines, GREEN_Y);
        add(&green.id, mesh);
    }
    for (gate, outlines) in site.gates.iter().zip(&grounds.gates) {
        let mut mesh = Mesh::default();
        lay(&mut mesh, outlines, roads);
        if let Some(frame) = ground::gate_frame(gate, &grounds.boundary) {
            posts(&mut mesh, frame, gate.width_m);
        }
        add(&gate.id, mesh);
    }
    if park.grows() {
        root.children.push(Node::named(BARE_NODE).with(bare::bare(&grounds.boundary, &site.gates)));
    }
    paving::guide(&mut tiles, &legs, &grounds.rest, REST_Y);
    root.children.extend(tiles.nodes("site-fine"));
    root
}

/// A surface with its sides, in cells where it is large, so that its colour can vary.
fn lay(mesh: &mut Mesh, outlines: &[Polygon], cover: Cover) {
    let tint = |at: Coord| {
        let cloud = cloud(11, at.x / cover.grain_m, at.y / cover.grain_m);
        cover.paint.lit(1.0 - cover.depth / 2.0 + cover.depth * cloud)
    };
    for outline in outlines {
        skirt(mesh, Role::Ground, outline, (KERB_Y, cover.y), cover.paint.lit(0.8));
        let Some(reach) = outline.bounding_rect() else { continue };
        // A vast surface gets coarser cells rather than countless ones.
        let cell_m = cover.cell_m.max(libm::sqrt(reach.width() * reach.height() / MOST_CELLS));
        let first = |v: f64| (v / cell_m).floor() as i64;
        let last = |v: f64| (v / cell_m).ceil() as i64;
        for row in first(reach.min().y)..last(reach.max().y) {
            for column in first(reach.min().x)..last(reach.max().x) {
                let low = Coord { x: column as f64 * cell_m, y: row as f64 * cell_m };
                let high = low + Coord { x: cell_m, y: cell_m };
                let cell = plan::rectangle(low, high);
                let whole = outline.contains(&Rect::new(low, high).to_polygon());
                let pieces = if whole { vec![cell] } else { plan::shared(std::slice::from_ref(outline), &[cell]) };
                for piece in pieces {
                    mesh.level_by(Role::Ground, &piece, cover.y, true, tint);
                }
            }
        }
    }
}

/// Two stone piers beside a gate, just inside the boundary.
fn posts(mesh: &mut Mesh, frame: Frame, width: f64) {
    let stone = Paint::hex(0x8d897f).on(Surface::Stone);
    for s in [0.1 - width / 2.0, width / 2.0 - 0.9] {
        let post = Bar { s: (s, s + 0.8), y: (KERB_Y, 2.3), d: (0.2, 1.0) };
        frame.block(mesh, Role::Solid, post, stone.shaded(0.75, 1.0));
        let glow = Bar { s: (s + 0.06, s + 0.74), y: (2.3, 2.42), d: (0.26, 0.94) };
        frame.block(mesh, Role::Lamp, glow, Paint::hex(0xd9c9a4));
        let cap = Bar { s: (s - 0.06, s + 0.86), y: (2.42, 2.52), d: (0.14, 1.06) };
        frame.hung_block(mesh, Role::Solid, cap, stone.lit(0.9));
    }
}
