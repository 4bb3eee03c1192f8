//! Façade modules: how a side is divided into windows, and the number that each window bears. From near and from
//! afar the same module has the same number, so that the same windows are lit by night.

use super::palette::Palette;
use crate::{
    models::build::{
        plan,
        shell::{Edge, Shell, WALL_M},
    },
    park::{Entrance, EntranceKind, Facade},
};

/// Width of the posts at corners, metres.
pub const POST_M: f64 = 0.3;
/// More modules than this a side has not.
const MOST: f64 = 400.0;

/// How one side is divided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Modules {
    /// Number of the first module.
    pub first: u32,
    pub count: u32,
    /// Where it starts, from the start of the side, metres.
    pub from: f64,
    /// Of one module, metres.
    pub width: f64,
}

impl Modules {
    /// Number of each, with its start and end.
    pub fn each(self) -> impl Iterator<Item = (u64, (f64, f64))> {
        (0..self.count).map(move |k| (u64::from(self.first + k), (self.start(k), self.start(k + 1))))
    }

    fn start(self, k: u32) -> f64 {
        self.from + f64::from(k) * self.width
    }

    /// Whose number is at `s`: its integer part names the module.
    pub fn at(self, s: f64) -> f64 {
        f64::from(self.first) + (s - self.from) / self.width
    }

    /// Seen from a start that lies `shift` farther along.
    pub fn starting_at(self, shift: f64) -> Self {
        Self { from: self.from - shift, ..self }
    }

    /// Where the last one ends, metres.
    pub fn to(self) -> f64 {
        self.start(self.count)
    }
}

/// A door or gate: it takes whole modules of the ground storey.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    pub kind: EntranceKind,
    /// The modules that it takes, counted from the side's first: from, and up to but without.
    pub taken: (u32, u32),
    /// Number of the side's first module.
    first: u32,
}

impl Way {
    pub fn takes(&self, module: u64) -> bool {
        (u64::from(self.first + self.taken.0)..u64::from(self.first + self.taken.1)).contains(&module)
    }

    pub fn reach(&self, modules: Modules) -> (f64, f64) {
        (modules.start(self.taken.0), modules.start(self.taken.1))
    }
}

/// One side of a volume with its modules.
#[derive(Clone, Debug)]
pub struct Wall {
    pub edge: Edge,
    pub modules: Modules,
    /// Whether posts stand at its ends: not where the wall goes on nearly straight.
    pub posts: (bool, bool),
    /// Whether these are right-angled outer corners.
    pub bevels: (bool, bool),
    /// By how much it turns inwards from the side before, and the next one from it, degrees.
    pub turns_deg: (f64, f64),
    /// Doors and gates on the ground.
    pub ways: Vec<Way>,
}

impl Wall {
    /// Whether it looks towards a bearing: 0 north, 90 east, degrees.
    pub fn looks_to(&self, side_deg: f64) -> bool {
        let (x, z) = (libm::sin(side_deg.to_radians()), -libm::cos(side_deg.to_radians()));
        self.edge.frame.out.x * x + self.edge.frame.out.y * z > 0.8
    }
}

/// All sides of a volume. Their modules are numbered on and on, from a number that differs between volumes.
pub fn walls(shell: &Shell<'_>, palette: &Palette) -> Vec<Wall> {
    let mut next = (palette.seed % 61) as u32 * 8;
    let sides = shell.rings.iter().flatten().flat_map(|ring| plan::around(ring));
    let mut walls: Vec<Wall> = sides
        .map(|(before, edge, after)| {
            let turns = |turn_deg: f64| turn_deg.abs() > 15.0;
            let posts = (turns(before.turn_deg), turns(edge.turn_deg));
            let outer = |a: &Edge, b: &Edge| a.frame.out.x * b.frame.along.x + a.frame.out.y * b.frame.along.y < -0.95;
            let bevels = (outer(&before, &edge), outer(&edge, &after));
            let inset = |post: bool| match palette.facade {
                Facade::Balcony if edge.balcony => WALL_M,
                _ if post && edge.length > 2.5 * POST_M => POST_M,
                _ => 0.0,
            };
            let (from, to) = (inset(posts.0), edge.length - inset(posts.1));
            let count = ((to - from) / palette.module_m).round().clamp(1.0, MOST);
            let modules = Modules { first: next, count: count as u32, from, width: (to - from) / count };
            next += modules.count;
            let inwards = |a: &Edge, b: &Edge| {
                let (along, out) = (a.frame.along, a.frame.out);
                let next = b.frame.along;
                libm::atan2(-(out.x * next.x + out.y * next.y), along.x * next.x + along.y * next.y).to_degrees()
            };
            let turns_deg = (inwards(&before, &edge), inwards(&edge, &after));
            Wall { edge, modules, posts, bevels, turns_deg, ways: Vec::new() }
        })
        .collect();
    if shell.base_m < 0.5 {
        put_ways(shell, palette, &mut walls);
    }
    walls
}

fn put_ways(shell: &Shell<'_>, palette: &Palette, walls: &mut [Wall]) {
    let is_free = |wall: &Wall| wall.edge.neighbour.is_none() && !wall.edge.balcony && wall.edge.length > 6.0;
    let longest = walls.iter().filter(|wall| is_free(wall)).map(|wall| wall.edge.length).fold(0.0, f64::max);
    if let Some(wanted) = &shell.volume.style.entrances {
        for entrance in wanted {
            let wall = walls
                .iter_mut()
                .filter(|wall| is_free(wall) && wall.looks_to(entrance.side_deg) && on_outline(wall, shell))
                .max_by(|a, b| a.edge.length.total_cmp(&b.edge.length));
            if let Some(wall) = wall {
                put(wall, *entrance);
            }
        }
        return;
    }
    let (kind, every_m) = match palette.facade {
        Facade::MetalPanel => (EntranceKind::Gate, 30.0),
        Facade::Louvre => (EntranceKind::Gate, 60.0),
        _ => (EntranceKind::Portal, f64::INFINITY),
    };
    for wall in walls.iter_mut().filter(|wall| is_free(wall) && wall.edge.length > 0.75 * longest && longest > 9.0) {
        let count = (wall.edge.length / every_m).floor().clamp(1.0, 6.0);
        for k in 0..count as u32 {
            let along_m = wall.edge.length * ((f64::from(k) + 0.5) / count - 0.5);
            put(wall, Entrance { side_deg: 0.0, along_m, kind, width_m: None });
        }
    }
}

/// Not in a court.
fn on_outline(wall: &Wall, shell: &Shell<'_>) -> bool {
    let exteriors = shell.rings.iter().filter_map(|rings| rings.first());
    exteriors.flatten().any(|edge| edge.frame == wall.edge.frame)
}

/// Puts an entrance where it is wanted, on whole modules, clear of others.
fn put(wall: &mut Wall, entrance: Entrance) {
    let usual = match entrance.kind {
        EntranceKind::Portal => 7.0,
        EntranceKind::Gate => 5.0,
    };
    let modules = wall.modules;
    let count = ((entrance.width_m.unwrap_or(usual) / modules.width).round().max(1.0) as u32).min(modules.count);
    let middle = modules.at(wall.edge.length / 2.0 + entrance.along_m) - f64::from(modules.first);
    let from = (middle - f64::from(count) / 2.0).round().clamp(0.0, f64::from(modules.count - count)) as u32;
    let way = Way { kind: entrance.kind, taken: (from, from + count), first: modules.first };
    if wall.ways.iter().all(|other| other.taken.1 < way.taken.0 || other.taken.0 > way.taken.1) {
        wall.ways.push(way);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::{paint::Paint, samples, shell};

    #[test]
    fn modules_fill_a_side_between_its_posts_and_no_number_comes_twice() {
        let building = samples::tower();
        let shells = shell::shells(&building);
        let palette = Palette::new(shells[1].volume, Paint::hex(0x808080), "T");
        let walls = walls(&shells[1], &palette);
        assert_eq!(walls.len(), 4);
        let mut next = walls[0].modules.first;
        for wall in &walls {
            let modules = wall.modules;
            assert_eq!(modules.first, next);
            next += modules.count;
            assert!((modules.from - POST_M).abs() < 1e-9 && (modules.to() - 19.7).abs() < 1e-9, "{modules:?}");
            assert!((modules.at(modules.from + 0.5 * modules.width) - f64::from(modules.first) - 0.5).abs() < 1e-9);
            assert!(wall.posts == (true, true) && wall.bevels == (true, true));
            assert!(wall.ways.is_empty(), "ways in are on the ground");
        }
    }

    #[test]
    fn ways_in_take_whole_modules_on_the_side_that_is_asked_for() {
        let mut building = samples::tower();
        let entrance =
            |along_m: f64| Entrance { side_deg: 180.0, along_m, kind: EntranceKind::Gate, width_m: Some(8.0) };
        building.volumes[0].style.entrances = Some(vec![entrance(0.0), entrance(0.5), entrance(-14.0)]);
        let shells = shell::shells(&building);
        let palette = Palette::new(shells[0].volume, Paint::hex(0x808080), "T");
        let walls = walls(&shells[0], &palette);
        let with: Vec<_> = walls.iter().filter(|wall| !wall.ways.is_empty()).collect();
        assert_eq!(with.len(), 1);
        assert!(with[0].edge.frame.out.y > 0.9, "south");
        assert_eq!(with[0].ways.len(), 2, "what would overlap is left out");
        let (from, to) = with[0].ways[0].reach(with[0].modules);
        assert!((to - from - 8.0).abs() < 0.5 && ((from + to) / 2.0 - 20.0).abs() < 2.0);
    }
}
