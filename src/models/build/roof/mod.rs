//! Roofs: slab and parapet of every volume that has open sky above it. The parapet ends at the volume's top.

use geo::{Contains, Coord, Polygon};

mod parapet;
mod things;

use super::{
    facade::{self, Palette},
    floors::{SLAB_M, skirt},
    frame::Frame,
    mesh::{Mesh, Role},
    paint::Paint,
    plan,
    shell::{BALCONY_M, Shell, WALL_M},
};
use crate::{
    models::Surface,
    park::{Building, Crown, Facade},
};

/// Usual height of a parapet, metres.
const PARAPET_M: f64 = 1.1;
/// The roof's surface lies this high above the ends of the walls, metres.
const FINISH_M: f64 = 0.02;
/// Thickness of a canopy's roof, metres.
pub const CANOPY_M: f64 = 0.5;

/// Height from roof surfaces up to the top of their volumes: one for the whole building, enough to hide what
/// stands on the roof, but not more than the topmost storeys allow.
pub fn parapet_m(building: &Building, shells: &[Shell<'_>]) -> f64 {
    let machines = building
        .fixtures
        .iter()
        .filter(|fixture| fixture.floors.0 == 0)
        .map(|fixture| fixture.base_m + fixture.size_m.1)
        .fold(0.0, |most: f64, height| most.max(height + FINISH_M));
    let last_storeys = shells.iter().filter(|shell| shell.has_roof(shells)).filter_map(|shell| shell.storeys.last());
    let lowest = last_storeys.map(|storey| storey.y.1 - storey.y.0).fold(f64::INFINITY, f64::min);
    if lowest.is_infinite() {
        return 0.0;
    }
    // A crown takes half of the topmost storey's height.
    let is_crowned = |shell: &Shell<'_>| matches!(shell.volume.style.crown, Some(Crown::Screen | Crown::Lit));
    let crowned = if shells.iter().any(is_crowned) { 2.2 } else { PARAPET_M.min(0.2 * lowest) };
    crowned.max(machines).min(0.5 * lowest)
}

/// Height of the roof's surface at a place.
pub fn roof_y_at(shells: &[Shell<'_>], parapet: f64, at: Coord) -> f64 {
    let here = shells.iter().filter(|shell| shell.covers(at)).map(|shell| shell.top_m).fold(f64::NAN, f64::max);
    let anywhere = shells.iter().map(|shell| shell.top_m).fold(0.0, f64::max);
    (if here.is_nan() { anywhere } else { here }) - parapet + FINISH_M
}

/// Height of the underside of the roof over a floor at a place; infinite where no volume has that floor there.
pub fn ceiling_y_at(shells: &[Shell<'_>], floor: u32, parapet: f64, at: Coord) -> f64 {
    let here = shells.iter().filter(|shell| shell.storey(floor).is_some() && shell.covers(at));
    let below = |shell: &Shell<'_>| match shell.volume.facade {
        Facade::Canopy => shell.top_m - CANOPY_M,
        _ if shell.has_roof(shells) => shell.top_m - parapet - SLAB_M,
        _ => shell.top_m,
    };
    here.map(below).fold(f64::INFINITY, f64::min)
}

/// Draws all roofs of a building, with few faces where not `in_full`. `machines` tells that the scene itself puts
/// some there.
pub fn roofs(mesh: &mut Mesh, shells: &[Shell<'_>], palettes: &[Palette], parapet: f64, in_full: bool) {
    for (shell, palette) in shells.iter().zip(palettes) {
        if palette.facade == Facade::Canopy {
            for outline in &shell.outlines {
                canopy(mesh, outline, shell.top_m, palette);
            }
        } else if shell.has_roof(shells) {
            roof(mesh, shell, shells, parapet, palette, in_full);
        }
    }
}

/// What stands on the roofs of a building, and reaches above the height of its volumes.
pub fn equipment(mesh: &mut Mesh, shells: &[Shell<'_>], palettes: &[Palette], parapet: f64, in_full: bool) {
    for (shell, palette) in shells.iter().zip(palettes) {
        if palette.facade != Facade::Canopy && shell.has_roof(shells) {
            for outline in &open_roof(shell, shells) {
                things::things(mesh, shell, outline, shell.top_m - parapet + FINISH_M, palette, in_full);
            }
        }
    }
}

/// The roof within its parapet, without what is built upon.
fn open_roof(shell: &Shell<'_>, shells: &[Shell<'_>]) -> Vec<Polygon> {
    let inside = plan::tidy(shell.inside(|edge| if edge.roof_goes_on(shell.top_m) { 0.0 } else { WALL_M }));
    plan::cut(&inside, &shell.built_upon(shells))
}

fn roof(mesh: &mut Mesh, shell: &Shell<'_>, shells: &[Shell<'_>], parapet: f64, palette: &Palette, in_full: bool) {
    let (top, y) = (shell.top_m, shell.top_m - parapet + FINISH_M);
    let has_parapet = |edge: &super::shell::Edge| !edge.roof_goes_on(top);
    let above = shell.built_upon(shells);
    let inside = plan::tidy(shell.inside(|edge| if has_parapet(edge) { WALL_M } else { 0.0 }));
    let finish = Paint::hex(0x9c9d99).mixed(palette.accent, 0.04).on(Surface::Roof);
    for outline in &plan::cut(&inside, &above) {
        mesh.level(Role::Solid, outline, y, true, finish);
    }
    if in_full {
        let rooms = shell.inside(|edge| if edge.balcony { BALCONY_M + WALL_M } else { WALL_M });
        for outline in plan::cut(&plan::tidy(rooms), &above) {
            mesh.level(Role::Solid, &outline, y - SLAB_M, false, Paint::hex(0xa5a39d).lit(0.8).on(Surface::Ceiling));
        }
    }
    // What carries the volume above, between the roof's surface and its top.
    for outline in &above {
        skirt(mesh, Role::Solid, outline, (y, top), palette.wall.shaded(0.8, 0.9));
    }
    let coping = palette.coping();
    let bevel = if in_full { parapet::BEVEL_M } else { 0.0 };
    for wall in facade::walls(shell, palette).iter().filter(|wall| has_parapet(&wall.edge) && !wall.edge.built_upon) {
        let y = (wall.edge.hidden_to(y, top), top);
        parapet::outer(mesh, wall, y, palette, (shell.volume.style.crown, bevel));
    }
    let is_seen = |edge: &super::shell::Edge| has_parapet(edge) && !edge.built_upon && edge.hidden_to(y, top) < top;
    let slanted = |edge: &super::shell::Edge| if is_seen(edge) { bevel } else { 0.0 };
    let crest = if bevel > 0.0 { plan::tidy(shell.inside(slanted)) } else { shell.outlines.clone() };
    let rim = plan::cut(&plan::cut(&crest, &inside), &above);
    for outline in &rim {
        mesh.level(Role::Solid, outline, top, true, coping.lit(1.05));
    }
    for ring in inside.iter().flat_map(plan::rings_of) {
        for (_, a, b) in plan::around(&plan::corners_of(ring)) {
            let (frame, length) = Frame::between(a, b);
            let beyond = frame.origin + frame.along * (length / 2.0) + frame.out * (WALL_M / 2.0);
            if rim.iter().any(|outline| outline.contains(&geo::Point::from(beyond))) {
                frame.lining(mesh, Role::Solid, (0.0, length), (y, top), 0.0, palette.wall.shaded(0.75, 0.95));
            }
        }
    }
}

/// A slab on columns.
fn canopy(mesh: &mut Mesh, outline: &Polygon, top: f64, palette: &Palette) {
    let y = top - CANOPY_M;
    skirt(mesh, Role::Solid, outline, (y, top), palette.accent.mixed(Paint::hex(0xffffff), 0.35));
    mesh.level(Role::Solid, outline, top, true, palette.wall);
    mesh.level(Role::Solid, outline, y, false, palette.wall.lit(0.55));
}

/// Where the walls of a volume's storey end: below the parapet, the canopy's roof, or the next floor.
pub fn wall_top(shell: &Shell<'_>, storey: super::shell::Storey, shells: &[Shell<'_>], parapet: f64) -> f64 {
    if storey.y.1 < shell.top_m - 0.01 {
        storey.y.1
    } else if shell.volume.facade == Facade::Canopy {
        shell.top_m - CANOPY_M
    } else if shell.has_roof(shells) {
        shell.top_m - parapet
    } else {
        shell.top_m
    }
}
