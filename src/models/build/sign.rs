//! Names on façades: letters cut from the outlines of a font, in Chinese and below it in English. They shine by night.

use std::sync::LazyLock;

use geo::{Area, Contains, Coord, LineString, Point, Polygon, TriangulateEarcut};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};

use super::{
    facade::Palette,
    facade::{Wall, walls},
    frame::Frame,
    mesh::{Corner, Mesh, Role},
    paint::Paint,
    shell::Shell,
};
use crate::park::{Bilingual, Building, Facade};

/// The letters are part of the program, so that a model has the same bytes wherever it is built.
static FONT: LazyLock<Option<FontRef<'static>>> =
    LazyLock::new(|| FontRef::new(include_bytes!("../../../assets/fonts/NotoSansSC-Bold.otf")).ok());

/// How far letters stand before the wall, metres.
const BEFORE_M: f64 = 0.1;
/// Height of the English line, of the Chinese one's.
const SECOND_LINE: f64 = 0.42;

/// Where names stand, by default: on the longest side of the highest volume.
pub fn signs(mesh: &mut Mesh, building: &Building, shells: &[Shell<'_>], palettes: &[Palette], in_full: bool) {
    let says = shells.iter().any(|shell| shell.volume.style.signs.as_ref().is_some_and(|signs| !signs.is_empty()));
    let highest = shells.iter().map(|shell| shell.top_m).fold(0.0, f64::max);
    let mut done = false;
    for (shell, palette) in shells.iter().zip(palettes) {
        if palette.facade == Facade::Canopy {
            continue;
        }
        let free = |wall: &Wall| wall.edge.hidden_to(shell.base_m, shell.top_m) < shell.top_m - 3.0;
        let walls: Vec<Wall> = walls(shell, palette).into_iter().filter(free).collect();
        let longest = |side_deg: Option<f64>| {
            let there = walls.iter().filter(|wall| side_deg.is_none_or(|side| wall.looks_to(side)));
            there.max_by(|a, b| a.edge.length.total_cmp(&b.edge.length))
        };
        let chosen: Vec<&Wall> = match &shell.volume.style.signs {
            Some(sides) => sides.iter().filter_map(|side| longest(Some(*side))).collect(),
            None if !says && !done && shell.top_m > highest - 0.01 && highest > 7.0 => {
                longest(None).into_iter().collect()
            }
            None => Vec::new(),
        };
        for wall in chosen {
            if in_full || !done {
                sign(mesh, building, wall, shell, in_full);
            }
            done = true;
        }
    }
}

fn sign(mesh: &mut Mesh, building: &Building, wall: &Wall, shell: &Shell<'_>, in_full: bool) {
    let length = wall.edge.length;
    let (zh, en) = (short(&building.name.zh), short(&building.name.en));
    // Letters grow with the house, and leave a margin at its sides.
    let wanted = (0.03 * shell.top_m + 1.3).min(3.8).min(0.25 * (shell.top_m - shell.base_m));
    let widest = width(zh).max(SECOND_LINE * width(en)).max(0.1);
    let size = wanted.min(0.8 * length / widest);
    let top = shell.top_m - 0.3;
    let paint = Paint::hex(0xe6e7e6);
    line(mesh, wall.edge.frame, length, (zh, size), top - size, paint, if in_full { 3 } else { 2 });
    if in_full {
        let small = size * SECOND_LINE;
        line(mesh, wall.edge.frame, length, (en, small), top - 1.25 * size - small, paint, 2);
    }
}

/// A name in the middle of a slab that hangs between two heights, in Chinese and below it in English.
pub fn on_slab(mesh: &mut Mesh, frame: Frame, length: f64, (low, high): (f64, f64), name: &Bilingual) {
    let (zh, en) = (short(&name.zh), short(&name.en));
    // The second line starts a quarter of the first one's height below it.
    let lines = 1.25 + SECOND_LINE;
    let widest = width(zh).max(SECOND_LINE * width(en)).max(0.1);
    let size = (0.62 * (high - low) / lines).min(0.86 * length / widest);
    let foot = (low + high - lines * size) / 2.0;
    let paint = Paint::hex(0xfff1dc);
    line(mesh, frame, length, (zh, size), foot + (0.25 + SECOND_LINE) * size, paint, 2);
    line(mesh, frame, length, (en, SECOND_LINE * size), foot, paint, 2);
}

/// A name without what stands in brackets or after a stroke.
fn short(name: &str) -> &str {
    name.split(['（', '(', '/']).next().unwrap_or(name).trim()
}

/// One line of letters in the middle of a wall, `size` metres an em, its lower edge at `y`.
fn line(mesh: &mut Mesh, frame: Frame, length: f64, (text, size): (&str, f64), y: f64, paint: Paint, steps: u32) {
    let mut s = (length - size * width(text)) / 2.0;
    for letter in text.chars() {
        for shape in outlines(letter, steps) {
            face(mesh, frame, &shape, (s, y, size), paint);
        }
        s += size * advance(letter);
    }
}

fn face(mesh: &mut Mesh, frame: Frame, shape: &Polygon, (s, y, size): (f64, f64, f64), paint: Paint) {
    let raw = shape.earcut_triangles_raw();
    let corners: Vec<Corner> = raw
        .vertices
        .iter()
        .map(|[x, up]| {
            let at = frame.point(s + x * size, y + (up + 0.12) * size, -BEFORE_M);
            Corner::new(at, [frame.out.x, 0.0, frame.out.y], paint.vertex(true))
        })
        .collect();
    let turned = |triangle: &[usize]| {
        let &[i, j, k] = triangle else { return None };
        let ([ax, ay], [bx, by], [cx, cy]) = (raw.vertices.get(i)?, raw.vertices.get(j)?, raw.vertices.get(k)?);
        let turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
        Some(if turn > 0.0 { [i, j, k] } else { [i, k, j] })
    };
    let triangles: Vec<[usize; 3]> = raw.triangle_indices.chunks_exact(3).filter_map(turned).collect();
    mesh.woven(Role::Lamp, &corners, &triangles);
}

/// Width of a letter, in ems; letters that the font lacks take no room.
fn advance(letter: char) -> f64 {
    let Some(font) = FONT.as_ref() else { return 0.0 };
    let known = font.charmap().map(letter);
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    known.and_then(|glyph| metrics.advance_width(glyph)).map_or(0.0, f64::from)
}

fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

/// The shapes of a letter, one em high, with `steps` corners to each bend.
fn outlines(letter: char, steps: u32) -> Vec<Polygon> {
    let mut pen = Pen { steps: steps.max(1), ..Pen::default() };
    let drawn = FONT.as_ref().and_then(|font| {
        let outline = font.outline_glyphs().get(font.charmap().map(letter)?)?;
        outline.draw(DrawSettings::unhinted(Size::new(1.0), LocationRef::default()), &mut pen).ok()
    });
    if drawn.is_none() {
        return Vec::new();
    }
    pen.close();
    shapes(&pen.rings)
}

/// Rings that run like the largest are outlines, the others are holes in them.
fn shapes(rings: &[Vec<Coord>]) -> Vec<Polygon> {
    let bare: Vec<Polygon> = rings
        .iter()
        .filter(|ring| ring.len() > 2)
        .map(|ring| Polygon::new(LineString::new(ring.clone()), Vec::new()))
        .collect();
    let largest = bare.iter().map(Area::signed_area).max_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(1.0);
    let is_outline = |ring: &&Polygon| ring.signed_area() * largest > 0.0;
    let (outer, holes): (Vec<&Polygon>, Vec<&Polygon>) = bare.iter().partition(is_outline);
    let mut whole: Vec<Polygon> = outer.into_iter().cloned().collect();
    for hole in holes {
        let Some(corner) = hole.exterior().0.first().copied() else { continue };
        // The smallest outline about it: strokes stand within others' holes.
        let around = whole
            .iter_mut()
            .filter(|outline| Polygon::new(outline.exterior().clone(), Vec::new()).contains(&Point::from(corner)));
        let smallest = around.min_by(|a, b| bare_area(a).total_cmp(&bare_area(b)));
        if let Some(outline) = smallest {
            outline.interiors_push(hole.exterior().clone());
        }
    }
    whole
}

/// Without regard to holes.
fn bare_area(outline: &Polygon) -> f64 {
    Polygon::new(outline.exterior().clone(), Vec::new()).unsigned_area()
}

/// Takes down a glyph as rings of corners.
#[derive(Default)]
struct Pen {
    steps: u32,
    ring: Vec<Coord>,
    rings: Vec<Vec<Coord>>,
}

impl Pen {
    fn bend(&mut self, at: impl Fn(f64) -> Coord) {
        for k in 1..=self.steps {
            self.ring.push(at(f64::from(k) / f64::from(self.steps)));
        }
    }

    fn last(&self) -> Coord {
        self.ring.last().copied().unwrap_or_default()
    }
}

fn coord(x: f32, y: f32) -> Coord {
    Coord { x: f64::from(x), y: f64::from(y) }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.close();
        self.ring.push(coord(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.ring.push(coord(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (a, b, c) = (self.last(), coord(cx, cy), coord(x, y));
        self.bend(|t| a * ((1.0 - t) * (1.0 - t)) + b * (2.0 * t * (1.0 - t)) + c * (t * t));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (p, a, b, c) = (self.last(), coord(ax, ay), coord(bx, by), coord(x, y));
        self.bend(|t| {
            let r = 1.0 - t;
            p * (r * r * r) + a * (3.0 * r * r * t) + b * (3.0 * r * t * t) + c * (t * t * t)
        });
    }

    fn close(&mut self) {
        let mut ring = std::mem::take(&mut self.ring);
        ring.dedup_by(|a, b| (*a - *b).x.abs() < 1e-4 && (*a - *b).y.abs() < 1e-4);
        if ring.len() > 2 {
            self.rings.push(ring);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_the_area_of_their_strokes_and_keep_their_holes() {
        let area = |letter: char| outlines(letter, 3).iter().map(Area::unsigned_area).sum::<f64>();
        for letter in ['云', '谷', 'M', 'e'] {
            assert!((0.08..0.7).contains(&area(letter)), "{letter}: {}", area(letter));
        }
        assert_eq!(outlines('口', 3)[0].interiors().len(), 1, "a square with a hole");
        assert!(outlines('\u{e000}', 3).is_empty(), "no letter, no shape");
        assert!(width("云谷") > 1.9 && width("") == 0.0);
    }

    #[test]
    fn names_leave_out_what_stands_in_brackets() {
        assert_eq!(short("会展中心（综艺棚）"), "会展中心");
        assert_eq!(short("Convention Centre / Variety Studio"), "Convention Centre");
    }
}
