//! The houses: halls and offices of the science park near the site, housing farther off; pale, plain bodies.

use geo::Coord;

use super::{
    blocks::{Block, Blocks, Use},
    country::Country,
    house::{Body, hall, house, hut},
};
use crate::models::{
    Surface,
    build::{
        mesh::Mesh,
        paint::{Paint, cloud},
    },
};

const MOST_HOUSES: usize = 203;
/// A stair head is seen on houses that are higher than this and nearer than this, metres.
const HUTS: (f64, f64) = (36.0, 800.0);

pub fn town(mesh: &mut Mesh, country: &Country, blocks: &Blocks) {
    let mut left = MOST_HOUSES;
    for block in blocks.by_distance() {
        let bodies = match block.kind {
            Use::Park => Vec::new(),
            Use::Works => works(country, block),
            Use::Offices => offices(country, block),
            Use::Homes => homes(country, block),
        };
        for body in bodies.into_iter().take(left) {
            left -= 1;
            if body.surface == Surface::FacadeMetal {
                hall(mesh, &body);
                continue;
            }
            let top = house(mesh, &body);
            if top > HUTS.0 && block.gap < HUTS.1 {
                hut(mesh, &body, top, 3.2);
            }
        }
    }
}

fn roof(kind: f64) -> Paint {
    let colours = [0xc9c6be, 0xbfc0bd, 0xd2cec4, 0xb9b7b0];
    Paint::hex(colours.get((kind * 4.0) as usize).copied().unwrap_or(0xc9c6be))
}

/// Two or three halls side by side with yards between.
fn works(country: &Country, block: &Block) -> Vec<Body> {
    let chance = |kind: u64| country.chance(kind, block.number);
    let (min, max) = block.buildable();
    let span = max - min;
    let by_x = span.x > span.y;
    let (long, deep) = if by_x { (span.x, span.y) } else { (span.y, span.x) };
    let count = (long / (34.0 + 26.0 * chance(42))).round().clamp(1.0, 4.0);
    let yard = 8.0 + 6.0 * chance(43);
    let wide = (long - yard * (count - 1.0)) / count;
    let pale = [0xd8d9d6, 0xcfd3d4, 0xdcd8cf];
    let metal = [0xd3d6d7, 0xc9cfd3, 0xdbd9d2, 0xb4c0c8];
    (0..count as u32)
        .map(|k| {
            let own = |kind: u64| country.chance(kind, block.number * 8 + u64::from(k));
            let (from, to) = (f64::from(k) * (wide + yard), f64::from(k) * (wide + yard) + wide);
            // The yard before a hall is now on this side, now on that.
            let (near, far) =
                if own(44) < 0.5 { (0.0, deep * (0.8 + 0.2 * own(45))) } else { (deep * 0.2 * own(45), deep) };
            let corner = |s: f64, d: f64| {
                if by_x { Coord { x: min.x + s, y: min.y + d } } else { Coord { x: min.x + d, y: min.y + s } }
            };
            let pick = |list: &[u32], kind: u64| {
                list.get((chance(kind) * list.len() as f64) as usize).copied().unwrap_or(0xd3d6d7)
            };
            Body {
                min: corner(from, near),
                max: corner(to, far),
                height: (8.5 + 5.0 * own(46)).min(block.most_m()),
                kind: own(47),
                surface: Surface::FacadeMetal,
                walls: Paint::hex(pick(&pale, 48)),
                roof: Paint::hex(pick(&metal, 49)).lit(0.95 + 0.1 * own(49)),
            }
        })
        .collect()
}

/// Pavilions in a grid, slabs side by side, or three wings about a court.
fn offices(country: &Country, block: &Block) -> Vec<Body> {
    let chance = |kind: u64| country.chance(kind, block.number);
    let (min, max) = block.buildable();
    let span = max - min;
    let high = (11.0 + 40.0 * chance(42) * chance(43)).min(block.most_m());
    let surfaces = [Surface::FacadeRibbon, Surface::FacadePodium, Surface::FacadeFins];
    let surface = surfaces.get((chance(44) * 3.0) as usize).copied().unwrap_or(Surface::FacadeRibbon);
    let tones = [0xddd9d0, 0xd5d7d6, 0xe2dccf];
    let walls = Paint::hex(tones.get((chance(45) * 3.0) as usize).copied().unwrap_or(0xddd9d0));
    let body = |middle: (f64, f64), size: (f64, f64), number: u64| {
        let own = |kind: u64| country.chance(kind, block.number * 16 + number);
        let at = Coord { x: min.x + span.x * middle.0, y: min.y + span.y * middle.1 };
        let half = Coord { x: size.0.min(span.x * 0.96), y: size.1.min(span.y * 0.96) } / 2.0;
        let height = (high * (0.7 + 0.4 * own(47))).min(block.most_m());
        Body { min: at - half, max: at + half, height, kind: own(48), surface, walls, roof: roof(own(49)) }
    };
    match (chance(46) * 3.0) as u32 {
        0 => [(0.2, 0.22), (0.72, 0.2), (0.26, 0.78), (0.78, 0.76)]
            .into_iter()
            .zip(0..)
            .map(|(middle, number)| body(middle, (24.0 + 14.0 * chance(80 + number), 20.0), number))
            .collect(),
        1 => [(0.14, 0.5), (0.5, 0.56), (0.86, 0.48)]
            .into_iter()
            .zip(0..)
            .map(|(middle, number)| body(middle, (18.0, span.y * (0.62 + 0.3 * chance(80 + number))), number))
            .collect(),
        _ => vec![
            body((0.5, 0.1), (span.x * 0.8, 18.0), 0),
            body((0.12, 0.62), (18.0, span.y * 0.66), 1),
            body((0.88, 0.66), (18.0, span.y * 0.58), 2),
        ],
    }
}

/// Rows of slabs or towers that look south, as high as their quarter.
fn homes(country: &Country, block: &Block) -> Vec<Body> {
    let chance = |kind: u64| country.chance(kind, block.number);
    let (min, max) = block.buildable();
    let span = max - min;
    let middle = block.middle();
    let tall = cloud(country.seed ^ 0x63, middle.x / 260.0, middle.y / 260.0);
    let towers = tall > 0.46;
    let wish = if towers { 40.0 + 110.0 * (tall - 0.46) } else { 16.0 + 16.0 * chance(42) };
    let half = if towers { Coord { x: 13.0, y: 8.5 } } else { Coord { x: 19.0, y: 6.5 } };
    let (columns, rows) = (
        (span.x / (2.0 * half.x + 16.0)).floor().max(1.0),
        (span.y / if towers { 52.0 } else { 38.0 }).floor().max(1.0),
    );
    let tones = [0xe2dccf, 0xd8d1c4, 0xdcdad4, 0xe4d9c8];
    let walls = Paint::hex(tones.get((chance(43) * 4.0) as usize).copied().unwrap_or(0xe2dccf));
    let mut bodies = Vec::new();
    for row in 0..rows as u32 {
        for column in 0..columns as u32 {
            let number = block.number * 64 + u64::from(row * 8 + column);
            let own = |kind: u64| country.chance(kind, number);
            if own(44) < 0.12 {
                continue;
            }
            let at = Coord {
                x: min.x + span.x * (f64::from(column) + 0.5) / columns,
                y: min.y + span.y * (f64::from(row) + 0.5) / rows + 5.0 * (f64::from(column % 2) - 0.5),
            };
            bodies.push(Body {
                min: at - half,
                max: at + half,
                height: (wish * (0.85 + 0.3 * own(45))).min(block.most_m()),
                kind: own(46),
                surface: Surface::FacadeBalcony,
                walls: walls.lit(0.96 + 0.08 * own(47)),
                roof: roof(own(48)),
            });
        }
    }
    bodies
}
