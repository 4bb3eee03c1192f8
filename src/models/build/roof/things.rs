//! What stands on roofs: a machine house over the lifts, air handlers, cooling towers, solar panels, gardens and
//! skylights, each on its share of the roof.

use geo::{BoundingRect, Contains, Coord, Polygon, Rect};

use crate::{
    models::{
        Surface,
        build::{
            facade::Palette,
            frame::{Bar, Frame},
            mesh::{Mesh, Role},
            paint::{Paint, noise},
            shell::Shell,
        },
    },
    park::{Facade, RoofLook},
};

/// From the middle of one plot of a roof to the next, metres.
const PLOT_M: f64 = 8.0;
/// Most plots that are furnished.
const MOST_PLOTS: usize = 120;
/// As few from afar.
const MOST_FAR_PLOTS: usize = 70;
/// Height of the machine house over the lifts of a tower, metres.
const HOUSE_M: f64 = 3.6;

/// Furnishes an open roof at height `y`. Few faces where not `in_full`.
pub fn things(mesh: &mut Mesh, shell: &Shell<'_>, open: &Polygon, y: f64, palette: &Palette, in_full: bool) {
    let Some(reach) = open.bounding_rect() else { return };
    let looks = looks(shell, palette);
    let house = (shell.storeys.len() > 7).then(|| machine_house(mesh, open, reach, y, palette, in_full)).flatten();
    if looks.is_empty() {
        return;
    }
    let (columns, rows) = ((reach.width() / PLOT_M).floor().max(1.0), (reach.height() / PLOT_M).floor().max(1.0));
    let (wide, deep) = (reach.width() / columns, reach.height() / rows);
    let most = if in_full { MOST_PLOTS } else { MOST_FAR_PLOTS };
    let mut furnished = 0;
    for number in 0..(columns * rows).min(2_000.0) as u64 {
        let (column, row) = (number % columns as u64, number / columns as u64);
        let centre =
            Coord { x: reach.min().x + wide * (column as f64 + 0.5), y: reach.min().y + deep * (row as f64 + 0.5) };
        let half = Coord { x: wide / 2.0 - 0.4, y: deep / 2.0 - 0.4 };
        let plot = Rect::new(centre - half, centre + half);
        let taken = house.is_some_and(|house| overlaps(house, plot));
        if taken || !open.contains(&plot.to_polygon()) || furnished >= most {
            continue;
        }
        furnished += 1;
        // Each kind has a band of the roof along its longer side.
        let share = if columns > rows { column as f64 / columns } else { row as f64 / rows };
        let Some(look) = looks.get((share * looks.len() as f64) as usize) else { continue };
        let plot = Plot { centre, half, y, seed: palette.seed ^ number.wrapping_mul(0x9e37) };
        match look {
            RoofLook::Plant => plot.plant(mesh, in_full),
            RoofLook::Cooling => plot.cooling(mesh, in_full),
            RoofLook::Solar => plot.solar(mesh, in_full),
            RoofLook::Garden => plot.garden(mesh, in_full),
            RoofLook::Skylights => plot.skylight(mesh, palette),
        }
    }
}

fn looks(shell: &Shell<'_>, palette: &Palette) -> Vec<RoofLook> {
    if let Some(looks) = &shell.volume.style.roof {
        return looks.clone();
    }
    use RoofLook::{Cooling, Garden, Plant, Skylights, Solar};
    match palette.facade {
        Facade::CurtainWall | Facade::Fins => vec![Plant, Cooling],
        Facade::Ribbon => vec![Plant, Solar],
        Facade::Podium => vec![Garden, Skylights],
        Facade::MetalPanel => vec![Skylights, Plant],
        Facade::Louvre => vec![Cooling, Plant],
        Facade::Balcony => vec![Solar],
        Facade::Canopy => Vec::new(),
    }
}

fn overlaps(a: Rect, b: Rect) -> bool {
    a.min().x < b.max().x && b.min().x < a.max().x && a.min().y < b.max().y && b.min().y < a.max().y
}

/// A louvred house in the middle, a sixth of the roof.
fn machine_house(
    mesh: &mut Mesh,
    open: &Polygon,
    reach: Rect,
    y: f64,
    palette: &Palette,
    in_full: bool,
) -> Option<Rect> {
    let half = Coord { x: (reach.width() * 0.2).min(9.3), y: (reach.height() * 0.2).min(9.3) };
    let house = Rect::new(reach.center() - half, reach.center() + half);
    if !open.contains(&house.to_polygon()) {
        return None;
    }
    let frame = Frame::about(house.center());
    let (s, d, top) = ((-half.x, half.x), (-half.y, half.y), y + HOUSE_M);
    let walls = palette.frame.lit(0.75).on(Surface::Louvre).shaded(0.8, 1.0);
    frame.block(mesh, Role::Solid, Bar { s, y: (y, top - 0.3), d }, walls);
    let cap = Bar { s: (s.0 - 0.15, s.1 + 0.15), y: (top - 0.3, top), d: (d.0 - 0.15, d.1 + 0.15) };
    frame.hung_block(mesh, Role::Solid, cap, palette.frame);
    if in_full {
        let door = palette.frame.lit(0.45);
        frame.panel(mesh, Role::Solid, (-half.x + 1.0, -half.x + 2.0), (y, y + 2.1), d.0 - 0.02, door);
        for k in 0..2 {
            let at = Coord { x: (f64::from(k) - 0.5) * half.x, y: 0.0 };
            let fan = Frame::about(house.center() + at);
            let bar = Bar { s: (-0.9, 0.9), y: (top, top + 0.7), d: (-0.9, 0.9) };
            fan.block(mesh, Role::Solid, bar, Paint::hex(0x9aa1a4).on(Surface::Steel).shaded(0.8, 1.0));
        }
    }
    Some(house)
}

/// One furnished plot of a roof.
struct Plot {
    centre: Coord,
    half: Coord,
    y: f64,
    seed: u64,
}

impl Plot {
    fn block(&self, mesh: &mut Mesh, at: (f64, f64), size: (f64, f64, f64), base: f64, paint: Paint) {
        let frame = Frame::about(self.centre + Coord { x: at.0, y: at.1 });
        let y = self.y + base;
        let bar = Bar { s: (-size.0 / 2.0, size.0 / 2.0), y: (y, y + size.1), d: (-size.2 / 2.0, size.2 / 2.0) };
        frame.block(mesh, Role::Solid, bar, paint.shaded(0.8, 1.0));
    }

    /// An air handler with its duct, or a row of split units; some plots stay free.
    fn plant(&self, mesh: &mut Mesh, in_full: bool) {
        let steel = Paint::hex(0xb4babc).on(Surface::Steel);
        match noise(self.seed, 1) {
            chance if chance < 0.2 => {}
            chance if chance < 0.7 => {
                self.block(mesh, (0.0, 0.0), (4.6, 1.9, 2.1), 0.25, steel);
                if in_full {
                    self.block(mesh, (0.0, 0.0), (4.2, 0.25, 1.7), 0.0, Paint::hex(0x55595c));
                    self.block(mesh, (3.0, 0.0), (1.6, 0.8, 0.9), 0.5, steel.lit(0.85));
                    self.block(mesh, (-1.2, 0.0), (1.3, 0.35, 1.3), 2.15, Paint::hex(0x6f777b));
                    let side = Frame::about(self.centre);
                    let grille = Paint::hex(0x737b7f).on(Surface::Louvre);
                    let y = (self.y + 0.6, self.y + 1.8);
                    side.panel(mesh, Role::Solid, (-1.8, 1.0), y, -1.07, grille);
                }
            }
            _ => {
                let count = if in_full { 4 } else { 1 };
                for k in 0..count {
                    let x = (f64::from(k) - f64::from(count - 1) / 2.0) * 1.5;
                    let wide = if in_full { 1.1 } else { 5.6 };
                    self.block(mesh, (x, 0.0), (wide, 1.5, 0.9), 0.15, steel.lit(1.05));
                    if in_full {
                        let fan = Paint::hex(0x474d51);
                        self.block(mesh, (x, 0.0), (0.8, 0.06, 0.7), 1.65, fan);
                    }
                }
            }
        }
    }

    /// Two cooling towers with a fan on top of each.
    fn cooling(&self, mesh: &mut Mesh, in_full: bool) {
        let sides = Paint::hex(0xaab2b5).on(Surface::Louvre);
        if !in_full {
            self.block(mesh, (0.0, 0.0), (6.6, 2.8, 3.4), 0.0, sides);
            return;
        }
        for x in [-1.75, 1.75] {
            self.block(mesh, (x, 0.0), (3.1, 2.5, 3.4), 0.3, sides);
            self.block(mesh, (x, 0.0), (2.9, 0.3, 3.2), 0.0, Paint::hex(0x595e61));
            self.block(mesh, (x, 0.0), (2.2, 0.55, 2.2), 2.8, Paint::hex(0xc3c8ca).on(Surface::Steel));
            self.block(mesh, (x, 0.0), (1.7, 0.03, 1.7), 3.35, Paint::hex(0x2f3437));
        }
        self.block(mesh, (0.0, self.half.y - 0.5), (self.half.x * 2.0, 0.25, 0.25), 0.5, Paint::hex(0x7d8f96));
    }

    /// Three rows that lean to the south.
    fn solar(&self, mesh: &mut Mesh, in_full: bool) {
        let cells = Paint::hex(0x1d2a40);
        let rows = if in_full { 3 } else { 1 };
        let (depth, rise) = if in_full { (1.7, 0.45) } else { (2.0 * self.half.y - 0.6, 0.2) };
        for k in 0..rows {
            let z = (f64::from(k) - f64::from(rows - 1) / 2.0) * 2.3;
            let frame = Frame::about(self.centre + Coord { x: 0.0, y: z });
            let (s, low) = ((-self.half.x + 0.3, self.half.x - 0.3), self.y + 0.25);
            let corners = [
                frame.point(s.0, low, -depth / 2.0),
                frame.point(s.1, low, -depth / 2.0),
                frame.point(s.1, low + rise, depth / 2.0),
                frame.point(s.0, low + rise, depth / 2.0),
            ];
            mesh.quad(Role::Solid, corners, cells);
            if in_full {
                frame.lining(mesh, Role::Solid, s, (self.y, low + rise), depth / 2.0, Paint::hex(0x8d9396));
                let parts = ((s.1 - s.0) / 1.15).round().max(1.0);
                for joint in 1..parts as u32 {
                    let x = s.0 + (s.1 - s.0) * f64::from(joint) / parts;
                    let line = [
                        frame.point(x - 0.02, low + 0.012, -depth / 2.0),
                        frame.point(x + 0.02, low + 0.012, -depth / 2.0),
                        frame.point(x + 0.02, low + rise + 0.012, depth / 2.0),
                        frame.point(x - 0.02, low + rise + 0.012, depth / 2.0),
                    ];
                    mesh.quad(Role::Solid, line, Paint::hex(0x9aa5ad));
                }
            }
        }
    }

    /// A raised bed with grass and hedges.
    fn garden(&self, mesh: &mut Mesh, in_full: bool) {
        let half = Coord { x: self.half.x - 0.5 * noise(self.seed, 3), y: self.half.y - 0.3 };
        let frame = Frame::about(self.centre);
        let (s, d) = ((-half.x, half.x), (-half.y, half.y));
        let grass = Paint::hex(0x66743f).on(Surface::Grass);
        if !in_full {
            frame.ledge(mesh, Role::Solid, s, self.y + 0.3, d, grass);
            return;
        }
        let curb = Paint::hex(0xb5b0a5).on(Surface::Stone);
        frame.block(mesh, Role::Solid, Bar { s, y: (self.y, self.y + 0.35), d }, curb);
        let inner = Bar { s: (s.0 + 0.2, s.1 - 0.2), y: (self.y, self.y + 0.36), d: (d.0 + 0.2, d.1 - 0.2) };
        frame.ledge(mesh, Role::Solid, inner.s, self.y + 0.37, inner.d, grass);
        for k in 0..4_u64 {
            let (x, z) = (noise(self.seed, 10 + k) - 0.5, noise(self.seed, 20 + k) - 0.5);
            let size = 0.8 + 0.9 * noise(self.seed, 30 + k);
            let at = (x * (half.x * 2.0 - 2.2), z * (half.y * 2.0 - 2.2));
            let green = Paint::hex(0x4c5f38).lit(0.8 + 0.5 * noise(self.seed, 40 + k)).on(Surface::Foliage);
            let low = [self.centre.x + at.0 - size / 2.0, self.y + 0.3, self.centre.y + at.1 - size / 2.0];
            let high = [low[0] + size, self.y + 0.5 + 0.8 * size, low[2] + size];
            crate::models::build::solids::cushion(mesh, Role::Solid, low, high, 0.35 * size, green.shaded(0.7, 1.0));
        }
    }

    /// A glazed ridge on a curb.
    fn skylight(&self, mesh: &mut Mesh, palette: &Palette) {
        let frame = Frame::about(self.centre);
        let (half, wide) = (self.half.x - 1.2, 1.3);
        let (foot, ridge) = (self.y + 0.4, self.y + 1.0);
        let curb = Bar { s: (-half, half), y: (self.y, foot), d: (-wide, wide) };
        frame.block(mesh, Role::Solid, curb, palette.frame.shaded(0.8, 1.0));
        let pane = Paint::hex(0x6f8f9d);
        let point = |s: f64, y: f64, d: f64| frame.point(s, y, d);
        let (a, b) = (half - 0.1, wide - 0.1);
        let foot = foot + 0.01;
        mesh.quad(
            Role::Solid,
            [point(-a, foot, -b), point(a, foot, -b), point(a, ridge, 0.0), point(-a, ridge, 0.0)],
            pane,
        );
        let back = [point(a, foot, b), point(-a, foot, b), point(-a, ridge, 0.0), point(a, ridge, 0.0)];
        mesh.quad(Role::Solid, back, pane);
        let gable = [false; 3];
        mesh.triangle(Role::Solid, [point(-a, foot, b), point(-a, foot, -b), point(-a, ridge, 0.0)], gable, pane);
        mesh.triangle(Role::Solid, [point(a, foot, -b), point(a, foot, b), point(a, ridge, 0.0)], gable, pane);
    }
}
