//! The plots of the science park and the town: a street grid square to the site, and what each block of it is used for.

use std::collections::BTreeMap;

use geo::Coord;

use super::{
    country::{Country, VALLEY_M},
    river,
};
use crate::{
    models::build::{paint::cloud, plan},
    park::Park,
};

/// From the site's box to the middle of the avenue around it, and the avenue's width, metres.
pub const AVENUE_M: (f64, f64) = (30.0, 15.0);
/// From the middle of a street to the blocks on both sides, metres.
pub const STREET_HALF_M: f64 = 5.5;
/// From a block's edge to its plot: the footway, metres.
pub const FOOTWAY_M: f64 = 3.4;
/// No house is nearer to the avenue than this; within the second distance all are as low as the third, metres.
pub const SET_BACK_M: f64 = 62.0;
const LOW_WITHIN_M: f64 = 350.0;
pub const LOW_M: f64 = 14.0;

/// A block with its street, metres, and how many there are on each side of the site.
const PITCH_M: f64 = 150.0;
const RINGS: i32 = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Park,
    Works,
    Offices,
    Homes,
}

#[derive(Clone, Copy, Debug)]
pub struct Block {
    pub kind: Use,
    /// Names it, for chances of its own.
    pub number: u64,
    /// From kerb to kerb.
    pub min: Coord,
    pub max: Coord,
    /// Distance from the avenue, metres; 0 across it.
    pub gap: f64,
    /// Unit vector along an axis towards the site for those across the avenue, none for the others.
    pub faces: Option<Coord>,
    /// Across the avenue in front of the main gate.
    pub front: bool,
}

impl Block {
    pub fn middle(&self) -> Coord {
        (self.min + self.max) / 2.0
    }

    /// The plot within the footways.
    pub fn plot(&self) -> (Coord, Coord) {
        let rim = Coord { x: FOOTWAY_M, y: FOOTWAY_M };
        (self.min + rim, self.max - rim)
    }

    /// Where houses may stand.
    pub fn buildable(&self) -> (Coord, Coord) {
        let rim = Coord { x: 11.0, y: 11.0 };
        let (mut min, mut max) = (self.min + rim, self.max - rim);
        let away = SET_BACK_M - 11.0;
        if let Some(faces) = self.faces {
            max = max - Coord { x: faces.x.max(0.0), y: faces.y.max(0.0) } * away;
            min = min - Coord { x: faces.x.min(0.0), y: faces.y.min(0.0) } * away;
        }
        (min, max)
    }

    /// How high a house may be here, so that it hides nothing of the site.
    pub fn most_m(&self) -> f64 {
        if self.gap < LOW_WITHIN_M { LOW_M } else { (LOW_M + 0.25 * (self.gap - LOW_WITHIN_M)).clamp(30.0, 88.0) }
    }
}

/// Where streets run and what lies between them.
pub struct Blocks {
    pub xs: Vec<f64>,
    pub zs: Vec<f64>,
    /// By column and row; only those that are built on or laid out.
    pub all: BTreeMap<(usize, usize), Block>,
    /// Middle lines of the avenue about the site.
    pub avenue: Coord,
}

impl Blocks {
    pub fn of(country: &Country, park: &Park) -> Self {
        let avenue = Coord { x: country.half.0 + AVENUE_M.0, y: country.half.1 + AVENUE_M.0 };
        let (xs, zs) = (lines(avenue.x, country.scale), lines(avenue.y, country.scale));
        let mut blocks = Self { xs, zs, all: BTreeMap::new(), avenue };
        let front = front(country, park);
        let spans = |lines: &[f64]| {
            lines.windows(2).filter_map(|w| w.first().copied().zip(w.last().copied())).enumerate().collect::<Vec<_>>()
        };
        for (column, x) in spans(&blocks.xs) {
            for (row, z) in spans(&blocks.zs) {
                let block = block(country, park, avenue, front, (x, z), (column, row));
                blocks.all.extend(block.map(|block| ((column, row), block)));
            }
        }
        blocks.drop_lonely();
        blocks
    }

    /// What is laid out far from everything else would lie alone in the fields.
    fn drop_lonely(&mut self) {
        for _ in 0..3 {
            let known: Vec<(usize, usize)> = self.all.keys().copied().collect();
            let beside = |(column, row): (usize, usize)| {
                let near = |other: &&(usize, usize)| other.0.abs_diff(column) + other.1.abs_diff(row) == 1;
                known.iter().filter(near).count()
            };
            self.all.retain(|place, block| block.gap < 1.0 || beside(*place) > 1);
        }
    }

    /// Nearest to the site first.
    pub fn by_distance(&self) -> Vec<&Block> {
        let mut all: Vec<&Block> = self.all.values().collect();
        all.sort_by(|a, b| a.gap.total_cmp(&b.gap).then(a.number.cmp(&b.number)));
        all
    }

    /// Whether a thing of this radius lies clear of all blocks, the avenue and the long roads.
    pub fn is_open(&self, at: Coord, radius: f64) -> bool {
        let near = |block: &Block| {
            let reach = radius + STREET_HALF_M * 2.0 + 4.0;
            (block.min.x - reach..block.max.x + reach).contains(&at.x)
                && (block.min.y - reach..block.max.y + reach).contains(&at.y)
        };
        let on_road = |along: f64, line: f64| (along.abs() - line).abs() < radius + STREET_HALF_M + 3.0;
        let within = at.x.abs() < self.avenue.x + radius && at.y.abs() < self.avenue.y + radius;
        !within && !on_road(at.x, self.avenue.x) && !on_road(at.y, self.avenue.y) && !self.all.values().any(near)
    }
}

/// Middle lines of the streets one way: the avenue on both sides, evenly between, and on outwards.
fn lines(avenue: f64, scale: f64) -> Vec<f64> {
    let pitch = PITCH_M * scale;
    let parts = (2.0 * avenue / pitch).round().clamp(1.0, 9.0) as i32;
    let within = (1..parts).map(|k| -avenue + 2.0 * avenue * f64::from(k) / f64::from(parts));
    let outwards = (0..=RINGS).map(|k| avenue + pitch * f64::from(k));
    let mut lines: Vec<f64> = outwards.flat_map(|line| [-line, line]).chain(within).collect();
    lines.sort_by(f64::total_cmp);
    lines
}

/// Which side the widest gate is on; south where there is none.
fn front(country: &Country, park: &Park) -> Coord {
    let widest = park.site.gates.iter().max_by(|a, b| a.width_m.total_cmp(&b.width_m));
    let south = Coord { x: 0.0, y: 1.0 };
    widest.map_or(south, |gate| {
        let at = plan::coord(gate.at);
        let (across, down) = (at.x / country.half.0.max(1.0), at.y / country.half.1.max(1.0));
        if across.abs() > down.abs() {
            Coord { x: across.signum(), y: 0.0 }
        } else {
            Coord { x: 0.0, y: down.signum() }
        }
    })
}

/// The block between four streets, if it is laid out at all.
fn block(
    country: &Country,
    park: &Park,
    avenue: Coord,
    front: Coord,
    (x, z): ((f64, f64), (f64, f64)),
    (column, row): (usize, usize),
) -> Option<Block> {
    let number = (row * 64 + column) as u64;
    let kerb = Coord { x: STREET_HALF_M, y: STREET_HALF_M };
    let (min, max) = (Coord { x: x.0, y: z.0 } + kerb, Coord { x: x.1, y: z.1 } - kerb);
    let middle = (min + max) / 2.0;
    let beyond = |low: f64, high: f64, line: f64| (low - line).max(-line - high).max(0.0);
    let off = Coord { x: beyond(x.0, x.1, avenue.x), y: beyond(z.0, z.1, avenue.y) };
    let gap = libm::hypot(off.x, off.y);
    let (inside_x, inside_z) = (middle.x.abs() < avenue.x, middle.y.abs() < avenue.y);
    if inside_x && inside_z {
        return None;
    }
    let faces = match (inside_x, inside_z) {
        _ if gap > 1.0 => None,
        (true, false) => Some(Coord { x: 0.0, y: -middle.y.signum() }),
        (false, true) => Some(Coord { x: -middle.x.signum(), y: 0.0 }),
        // Corner blocks keep away both ways; one is enough where the other is far.
        _ => Some(Coord { x: 0.0, y: -middle.y.signum() }),
    };
    let corners = [min, max, Coord { x: min.x, y: max.y }, Coord { x: max.x, y: min.y }, middle];
    let dry = corners.iter().all(|corner| {
        let (across, along) = country.place_of(*corner);
        let wet = park.site.surroundings.river && (across - river::middle(country, along)).abs() < 95.0;
        across.abs() < VALLEY_M - 190.0 && !wet
    });
    let chance = |kind: u64| country.chance(kind, number);
    let ahead = front.x * middle.x + front.y * middle.y;
    let line = front.x.abs() * avenue.x + front.y.abs() * avenue.y;
    // The front looks over open country; the town lies behind and to both sides.
    let far = (gap + 0.8 * (ahead - line).max(0.0)) / country.scale;
    let town = park.site.surroundings.town;
    let ground = cloud(country.seed ^ 0x61, middle.x / (420.0 * country.scale), middle.y / (420.0 * country.scale));
    let wanted = town * 1.5 * (1.0 - far / 1450.0) + 1.1 * (ground - 0.62);
    if !dry || (gap > 1.0 && (town <= 0.0 || chance(40) > wanted)) {
        return None;
    }
    let in_front = gap < 1.0 && ahead > line;
    let quarter = cloud(country.seed ^ 0x62, middle.x / (330.0 * country.scale), middle.y / (330.0 * country.scale));
    let pick = chance(41);
    let kind = if gap < 1.0 {
        let opposite = in_front && (inside_x || inside_z);
        let kinds = [Use::Park, Use::Works, Use::Works, Use::Offices];
        let other = kinds.get((pick * 4.0) as usize).copied().unwrap_or(Use::Works);
        if opposite || town <= 0.0 { Use::Park } else { other }
    } else if pick < 0.17 {
        Use::Park
    } else if gap < LOW_WITHIN_M {
        if quarter < 0.56 { Use::Works } else { Use::Offices }
    } else if quarter < 0.2 {
        Use::Works
    } else if quarter < 0.28 {
        Use::Offices
    } else {
        Use::Homes
    };
    Some(Block { kind, number, min, max, gap, faces, front: in_front })
}
