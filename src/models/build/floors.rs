//! One floor of a building over all its volumes: slab, outer walls with both faces, and the cut on top of them.

use geo::{Coord, Polygon};

use super::{
    facade::{self, Palette, Stretch, Wall},
    frame::{Bar, Frame},
    inner_face::inner_face,
    mesh::{Mesh, Role},
    paint::Paint,
    plan,
    shell::{BALCONY_M, Edge, Shell, Storey, WALL_M},
};
use crate::{models::Surface, park::Facade};

/// Thickness of a floor slab, metres.
pub const SLAB_M: f64 = 0.3;

/// One storey of one volume, drawn with its floor at height 0, so that equal storeys are equal meshes.
///
/// `top` is where its walls end, metres above the ground, below the parapet or the next floor.
pub fn storey(shell: &Shell<'_>, storey: Storey, top: f64, palette: &Palette) -> Mesh {
    let palette = palette.at(shell, storey);
    let mut mesh = Mesh::default();
    // Whole micrometres, so that heights don't differ in the last bit from storey to storey.
    let level = |y: f64| ((y - storey.y.0) * 1e6).round() / 1e6;
    let height = (0.0, level(top));
    if palette.facade == Facade::Canopy {
        columns(&mut mesh, shell, height, palette);
        return mesh;
    }
    let inside = shell.inside(|edge| edge.depth_m((storey.y.0, top)));
    slab(&mut mesh, shell, storey, &inside);
    let lining = Paint::hex(0xd0ccc3).shaded(0.85, 1.0).on(Surface::Plaster);
    for ring in inside.iter().flat_map(plan::rings_of) {
        for (_, a, b) in plan::around(&plan::corners_of(ring)) {
            let (frame, length) = Frame::between(a, b);
            frame.lining(&mut mesh, Role::Solid, (0.0, length), height, 0.0, lining);
        }
    }
    let mut hollow = inside;
    for side in facade::walls(shell, palette) {
        if side.edge.balcony {
            hollow.extend(balcony(&side.edge));
        }
        let hidden_to = level(side.edge.hidden_to(storey.y.0, top));
        wall(&mut mesh, &side, (hidden_to, height.1), palette, (shell, storey));
    }
    let cut = Paint::hex(0x3d4247);
    for outline in plan::tidy(plan::cut(&shell.outlines, &hollow)) {
        mesh.level(Role::Solid, &outline, height.1, true, cut);
    }
    mesh
}

/// One storey of one volume as it is seen from afar, where it stands; `top` as for [`storey`].
pub fn afar(mesh: &mut Mesh, shell: &Shell<'_>, storey: Storey, top: f64, palette: &Palette) {
    if palette.at(shell, storey).facade == Facade::Canopy {
        columns(mesh, shell, (storey.y.0, top), palette);
        return;
    }
    facade::far::storey(mesh, shell, palette, storey, top);
    if storey.y.0 > 0.5 {
        // Seen from below while it is lifted off.
        for outline in &shell.outlines {
            mesh.level(Role::Solid, outline, storey.y.0, false, Paint::hex(0x9a968e).shaded(0.8, 1.0));
        }
    }
}

/// Doors and windows of a storey as they are seen from indoors; heights and `top` as for [`storey`].
pub fn inner_faces(shell: &Shell<'_>, storey: Storey, top: f64, palette: &Palette) -> Mesh {
    let palette = palette.at(shell, storey);
    let mut mesh = Mesh::default();
    if palette.facade == Facade::Canopy {
        return mesh;
    }
    let level = |y: f64| ((y - storey.y.0) * 1e6).round() / 1e6;
    let inside = shell.inside(|edge| edge.depth_m((storey.y.0, top)));
    for side in facade::walls(shell, palette) {
        let hidden_to = level(side.edge.hidden_to(storey.y.0, top));
        if let Some(stretch) = stretch(&side, (hidden_to, level(top)), (shell, storey)) {
            inner_face(&mut mesh, palette, &stretch, &inside, side.edge.depth_m((storey.y.0, top)));
        }
    }
    mesh
}

/// Openings in a storey's slab.
pub fn voids(shell: &Shell<'_>, storey: Storey) -> Vec<Polygon> {
    let here = shell.volume.voids.iter().filter(|void| (void.floors.0..=void.floors.1).contains(&storey.floor));
    here.flat_map(|void| plan::tidy([shell.volume.opening(&void.outline, void.at)])).collect()
}

/// The ground plan of the balconies before a side.
pub fn balcony(edge: &Edge) -> Vec<Polygon> {
    let (left, right) = (WALL_M, edge.length - WALL_M);
    let corners = [(left, 0.0), (right, 0.0), (right, BALCONY_M), (left, BALCONY_M)];
    let ring: Vec<Coord> = corners.map(|(s, d)| edge.frame.origin + edge.frame.along * s - edge.frame.out * d).into();
    plan::tidy([Polygon::new(ring.into(), Vec::new())])
}

fn wall(mesh: &mut Mesh, wall: &Wall, (hidden_to, top): (f64, f64), palette: &Palette, of: (&Shell<'_>, Storey)) {
    let edge = &wall.edge;
    if hidden_to > 0.0 {
        // Seen once the neighbour is lifted off.
        let plain = Paint::hex(0xbdb9b0).shaded(0.85, 1.0).on(Surface::Plaster);
        edge.frame.panel(mesh, Role::Solid, (0.0, edge.length), (0.0, hidden_to), 0.0, plain);
    }
    if let Some(stretch) = stretch(wall, (hidden_to, top), of) {
        facade::clad(mesh, palette, stretch);
    }
}

/// What no neighbour hides of a side.
fn stretch<'a>(
    wall: &'a Wall,
    (hidden_to, top): (f64, f64),
    (shell, storey): (&Shell<'_>, Storey),
) -> Option<Stretch<'a>> {
    let edge = &wall.edge;
    if hidden_to > top - 0.01 {
        return None;
    }
    let below = shell.storeys.iter().filter(|other| other.y.0 < storey.y.0 - 0.01).count();
    Some(Stretch {
        frame: edge.frame,
        length: edge.length,
        y: (hidden_to, top),
        posts: wall.posts,
        on_ground: storey.y.0 + hidden_to < 0.5,
        bevels: wall.bevels,
        ways: if storey.y.0 < 0.5 && hidden_to == 0.0 { &wall.ways } else { &[] },
        balcony: edge.balcony && hidden_to == 0.0,
        modules: wall.modules,
        storey: below as u32,
        storey_m: storey.y.1 - storey.y.0,
    })
}

fn slab(mesh: &mut Mesh, shell: &Shell<'_>, storey: Storey, inside: &[Polygon]) {
    let finish = Paint::hex(0xa4a29c).on(Surface::Concrete);
    if storey.y.0 < 0.01 {
        for outline in &shell.outlines {
            mesh.level(Role::Solid, outline, 0.0, true, finish);
        }
        return;
    }
    let voids = voids(shell, storey);
    for outline in plan::cut(inside, &voids) {
        mesh.level(Role::Solid, &outline, 0.0, true, finish);
        mesh.level(Role::Solid, &outline, -SLAB_M, false, Paint::hex(0xa5a39d).lit(0.8).on(Surface::Ceiling));
        if !voids.is_empty() {
            skirt(mesh, Role::Solid, &outline, (-SLAB_M, 0.0), Paint::hex(0x8f8d88).on(Surface::Concrete));
        }
    }
    // A volume that stands over open air shows its underside.
    if (shell.base_m - storey.y.0).abs() < 0.01 {
        for outline in &shell.outlines {
            mesh.level(Role::Solid, outline, -0.005, false, Paint::hex(0x9a9892).lit(0.6).on(Surface::Metal));
        }
    }
}

/// Upright faces all round an outline, looking out of it.
pub fn skirt(mesh: &mut Mesh, role: Role, outline: &Polygon, y: (f64, f64), paint: Paint) {
    for ring in plan::rings_of(outline) {
        for (_, a, b) in plan::around(&plan::corners_of(ring)) {
            let (frame, length) = Frame::between(a, b);
            frame.panel(mesh, role, (0.0, length), y, 0.0, paint);
        }
    }
}

/// Columns along the sides of a canopy.
pub fn columns(mesh: &mut Mesh, shell: &Shell<'_>, y: (f64, f64), palette: &Palette) {
    let paint = palette.frame.shaded(0.6, 1.0);
    for (frame, s) in column_feet(shell) {
        frame.block(mesh, Role::Solid, Bar { s: (s - COLUMN_M, s + COLUMN_M), y, d: COLUMN_DEPTH_M }, paint);
    }
}

/// Half the width of a canopy's column, and where its front and back are behind the canopy's edge, metres.
pub const COLUMN_M: f64 = 0.18;
pub const COLUMN_DEPTH_M: (f64, f64) = (0.32, 0.68);

/// The side along which each column of a canopy stands, and how far along it.
pub fn column_feet(shell: &Shell<'_>) -> Vec<(Frame, f64)> {
    let mut feet = Vec::new();
    for edge in shell.rings.iter().flatten().flatten() {
        let bays = (edge.length / 6.0).ceil().clamp(1.0, 100.0);
        let along = |k: u32| (edge.length * f64::from(k) / bays).clamp(0.5, (edge.length - 0.5).max(0.5));
        feet.extend((0..bays as u32).map(|k| (edge.frame, along(k))));
    }
    feet
}
