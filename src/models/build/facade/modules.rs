//! Façade modules: how a side is divided into windows, and the number that each window bears. From near and from
//! afar the same module has the same number, so that the same windows are lit by night.

use super::palette::Palette;
use crate::{
    models::build::{
        plan,
        shell::{Edge, Shell, WALL_M},
    },
    park::Facade,
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
        let end = move |k: u32| self.from + f64::from(k) * self.width;
        (0..self.count).map(move |k| (u64::from(self.first + k), (end(k), end(k + 1))))
    }

    /// Whose number is at `s`: its integer part names the module.
    pub fn at(self, s: f64) -> f64 {
        f64::from(self.first) + (s - self.from) / self.width
    }

    /// Seen from a start that lies `shift` farther along.
    pub fn from_start(self, shift: f64) -> Self {
        Self { from: self.from - shift, ..self }
    }

    /// Where the last one ends, metres.
    pub fn to(self) -> f64 {
        self.from + f64::from(self.count) * self.width
    }
}

/// One side of a volume with its modules.
#[derive(Clone, Copy, Debug)]
pub struct Wall {
    pub edge: Edge,
    pub modules: Modules,
    /// Whether posts stand at its ends: not where the wall goes on nearly straight.
    pub posts: (bool, bool),
    /// Its number in the volume.
    pub number: u64,
}

/// All sides of a volume. Their modules are numbered on and on, from a number that differs between volumes.
pub fn walls(shell: &Shell<'_>, palette: &Palette) -> Vec<Wall> {
    let mut next = (palette.seed % 61) as u32 * 8;
    let sides = shell.rings.iter().flatten().flat_map(|ring| plan::around(ring));
    sides
        .zip(1..)
        .map(|((before, edge, _), number)| {
            let turns = |turn_deg: f64| turn_deg.abs() > 15.0;
            let posts = (turns(before.turn_deg), turns(edge.turn_deg));
            let inset = |post: bool| match palette.facade {
                Facade::Balcony if edge.balcony => WALL_M,
                _ if post && edge.length > 2.5 * POST_M => POST_M,
                _ => 0.0,
            };
            let (from, to) = (inset(posts.0), edge.length - inset(posts.1));
            let count = ((to - from) / palette.module_m).round().clamp(1.0, MOST);
            let modules = Modules { first: next, count: count as u32, from, width: (to - from) / count };
            next += modules.count;
            Wall { edge, modules, posts, number }
        })
        .collect()
}
