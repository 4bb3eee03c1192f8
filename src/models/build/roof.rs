//! Roofs: slab and parapet of every volume that has open sky above it. The parapet ends at the volume's top.

use geo::{Contains, Coord, Polygon};

use super::{
    facade::Palette,
    floors::{SLAB_M, skirt},
    frame::{Bar, Frame},
    mesh::{Mesh, Role},
    paint::{Paint, noise},
    plan,
    shell::{BALCONY_M, Shell, WALL_M},
};
use crate::{
    models::Surface,
    park::{Building, Facade},
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
    PARAPET_M.min(0.2 * lowest).max(machines.min(0.5 * lowest))
}

/// Height of the roof's surface at a place.
pub fn roof_y_at(shells: &[Shell<'_>], parapet: f64, at: Coord) -> f64 {
    let here = shells.iter().filter(|shell| shell.covers(at)).map(|shell| shell.top_m).fold(f64::NAN, f64::max);
    let anywhere = shells.iter().map(|shell| shell.top_m).fold(0.0, f64::max);
    (if here.is_nan() { anywhere } else { here }) - parapet + FINISH_M
}

/// Draws all roofs of a building.
pub fn roofs(mesh: &mut Mesh, shells: &[Shell<'_>], palettes: &[Palette], parapet: f64, machines: bool) {
    for (shell, palette) in shells.iter().zip(palettes) {
        if palette.facade == Facade::Canopy {
            for outline in &shell.outlines {
                canopy(mesh, outline, shell.top_m, palette);
            }
        } else if shell.has_roof(shells) {
            roof(mesh, shell, shells, parapet, palette, machines);
        }
    }
}

fn roof(mesh: &mut Mesh, shell: &Shell<'_>, shells: &[Shell<'_>], parapet: f64, palette: &Palette, machines: bool) {
    let (top, y) = (shell.top_m, shell.top_m - parapet + FINISH_M);
    let has_parapet = |edge: &super::shell::Edge| !edge.roof_goes_on(top);
    let above = shell.built_upon(shells);
    let inside = plan::tidy(shell.inside(|edge| if has_parapet(edge) { WALL_M } else { 0.0 }));
    let open = plan::cut(&inside, &above);
    let finish = Paint::hex(0xa9aaa6).mixed(palette.accent, 0.05).on(Surface::Roof);
    for outline in &open {
        mesh.level(Role::Solid, outline, y, true, finish);
    }
    let rooms = shell.inside(|edge| if edge.balcony { BALCONY_M + WALL_M } else { WALL_M });
    for outline in plan::cut(&plan::tidy(rooms), &above) {
        mesh.level(Role::Solid, &outline, y - SLAB_M, false, Paint::hex(0xa5a39d).lit(0.6));
    }
    // What carries the volume above, between the roof's surface and its top.
    for outline in &above {
        skirt(mesh, Role::Solid, outline, (y, top), palette.wall.shaded(0.6, 0.8));
    }
    let coping = palette.wall.on(Surface::Plain);
    for edge in shell.rings.iter().flatten().flatten().filter(|edge| has_parapet(edge) && !edge.built_upon) {
        let hidden_to = edge.hidden_to(y, top);
        edge.frame.panel(mesh, Role::Solid, (0.0, edge.length), (hidden_to, top), 0.0, coping);
    }
    let rim = plan::cut(&plan::cut(&shell.outlines, &inside), &above);
    for outline in &rim {
        mesh.level(Role::Solid, outline, top, true, coping.lit(1.1));
    }
    for ring in inside.iter().flat_map(plan::rings_of) {
        for (_, a, b) in plan::around(&plan::corners_of(ring)) {
            let (frame, length) = Frame::between(a, b);
            let beyond = frame.origin + frame.along * (length / 2.0) + frame.out * (WALL_M / 2.0);
            if rim.iter().any(|outline| outline.contains(&geo::Point::from(beyond))) {
                frame.lining(mesh, Role::Solid, (0.0, length), (y, top), 0.0, coping.shaded(0.55, 0.85));
            }
        }
    }
    if !machines && parapet > 0.7 {
        for outline in &open {
            plant(mesh, outline, (y, top - 0.08), palette);
        }
    }
}

/// Air handling units and skylights, low enough to stay behind the parapet.
fn plant(mesh: &mut Mesh, open: &Polygon, (y, top): (f64, f64), palette: &Palette) {
    use geo::BoundingRect;
    let Some(reach) = open.bounding_rect() else { return };
    const PITCH_M: f64 = 9.0;
    let (columns, rows) = ((reach.width() / PITCH_M).floor(), (reach.height() / PITCH_M).floor());
    for number in 0..(columns * rows).min(400.0) as u64 {
        let (column, row) = (number % columns as u64, number / columns as u64);
        let chance = noise(palette.seed ^ 0xa0, number);
        if chance < 0.62 {
            continue;
        }
        let centre = Coord {
            x: reach.min().x + reach.width() * (column as f64 + 0.5) / columns,
            y: reach.min().y + reach.height() * (row as f64 + 0.5) / rows,
        };
        let (wide, deep) = if chance > 0.85 { (4.2, 2.2) } else { (2.4, 3.2) };
        let (low, high) = (centre - Coord { x: wide, y: deep } / 2.0, centre + Coord { x: wide, y: deep } / 2.0);
        let margin = Coord { x: 1.0, y: 1.0 };
        if !open.contains(&geo::Rect::new(low - margin, high + margin).to_polygon()) {
            continue;
        }
        let bar = Bar {
            s: (-wide / 2.0, wide / 2.0),
            y: (y, top - 0.25 * noise(palette.seed, number)),
            d: (-deep / 2.0, deep / 2.0),
        };
        Frame::about(centre).block(mesh, Role::Solid, bar, Paint::hex(0x9ea5a8).on(Surface::Steel).shaded(0.7, 1.0));
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
