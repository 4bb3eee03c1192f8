//! Which steps of the sun a building takes from points: the heart of the matter, and all of its cost.
//!
//! Points stand in columns, one above the other. Seen from a column the plan is flat: towards the sun of a step the ray
//! moves by a *lean* for each metre that it climbs, and a prism is in the way if the ray is within the outline at a
//! height between base and top. It is if it crosses an edge between the two, or if it is inside where it comes up to
//! the base, which the edges beyond tell: an odd number of them.
//!
//! An edge is crossed in the steps between those in which the sun passes its two ends, found by halving; all other
//! steps cost nothing. Where a point is shaded by an edge in all of them, they are set at once.

use std::ops::Range;

use super::{
    bits,
    day::{Run, SunSteps},
    solid::Solid,
};

/// Points one above the other, rising.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) at: [f64; 2],
    pub(super) heights_m: Vec<f64>,
}

/// Masks of the steps in which one building shades the points of some columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shade {
    /// Where a column's masks begin among the words; `None` for one that is never shaded.
    starts: Vec<Option<u32>>,
    words: Vec<u64>,
}

impl Shade {
    /// The shade of the prisms of one building.
    pub(super) fn cast(sun: &SunSteps, solids: &[Solid], columns: &[Column]) -> Self {
        let mut caster = Caster {
            sun,
            wide: sun.words(),
            masks: Vec::new(),
            inside: Vec::new(),
            climbs_m: vec![0.0; sun.leans.len()],
        };
        let mut shade = Self::default();
        for column in columns {
            let shaded = caster.column(solids, column);
            let start = u32::try_from(shade.words.len()).ok().filter(|_| shaded);
            shade.starts.push(start);
            if start.is_some() {
                shade.words.extend_from_slice(&caster.masks);
            }
        }
        shade
    }

    /// A column's masks, one for each of its points; `None` if it is never shaded.
    pub(super) fn of(&self, column: usize) -> Option<&[u64]> {
        let start = self.starts.get(column).copied().flatten()?;
        self.words.get(start as usize..)
    }
}

struct Caster<'a> {
    sun: &'a SunSteps,
    /// Words of a mask.
    wide: usize,
    /// Of the column's points, one after the other.
    masks: Vec<u64>,
    /// Whether a ray that comes up to the base is inside the outline.
    inside: Vec<u64>,
    /// How far a ray has climbed where it crosses an edge, step by step.
    climbs_m: Vec<f64>,
}

impl Caster<'_> {
    /// Works the masks out; false if no point is shaded.
    fn column(&mut self, solids: &[Solid], column: &Column) -> bool {
        let Some(lowest_m) = column.heights_m.first().copied() else { return false };
        let mut begun = false;
        for solid in solids {
            let climb_m = solid.top_m - lowest_m;
            if climb_m <= 0.0 {
                continue;
            }
            let [x, z] = [solid.centre[0] - column.at[0], solid.centre[1] - column.at[1]];
            let far2 = x * x + z * z;
            for run in &self.sun.runs {
                let reach_m = climb_m * run.longest_lean + solid.radius_m;
                if far2 > reach_m * reach_m || self.is_aside(run, [x, z], solid.radius_m) {
                    continue;
                }
                if !begun {
                    self.masks.clear();
                    self.masks.resize(self.wide * column.heights_m.len(), 0);
                    begun = true;
                }
                self.prism(run, solid, column);
            }
        }
        begun && self.masks.iter().any(|word| *word != 0)
    }

    /// Whether a circle lies beside all rays of a run.
    fn is_aside(&self, run: &Run, [x, z]: [f64; 2], radius_m: f64) -> bool {
        let leans = (self.sun.leans.get(run.steps.start), self.sun.leans.get(run.steps.end - 1));
        let (Some([ax, az]), Some([bx, bz])) = leans else { return true };
        let square = radius_m * radius_m;
        let before = (ax * z - az * x) * run.turn;
        let after = (bx * z - bz * x) * run.turn;
        before < 0.0 && before * before > square * (ax * ax + az * az)
            || after > 0.0 && after * after > square * (bx * bx + bz * bz)
    }

    fn prism(&mut self, run: &Run, solid: &Solid, column: &Column) {
        let lowest_m = column.heights_m.first().copied().unwrap_or_default();
        let stands_in_it = solid.covers(column.at);
        // Seen from outside and from above the base, whatever lies behind lies behind a front edge.
        let fronts_only = solid.base_m <= lowest_m && !stands_in_it;
        let below = solid.base_m > lowest_m;
        if stands_in_it && !below && column.heights_m.last().is_some_and(|highest_m| *highest_m < solid.top_m) {
            self.masks.chunks_exact_mut(self.wide).for_each(|mask| bits::set_range(mask, run.steps.clone()));
            return;
        }
        if below {
            self.inside.clear();
            self.inside.resize(self.masks.len(), 0);
        }
        for ring in &solid.rings {
            let mut last: Option<([f64; 2], bool, usize)> = None;
            for corner in ring {
                let to = [corner[0] - column.at[0], corner[1] - column.at[1]];
                let (left, passed) = self.passes(run, to);
                if let Some((from, other_left, other_passed)) = last {
                    let (first, second) = (passed.min(other_passed), passed.max(other_passed));
                    // While the two ends are on different sides the edge lies ahead, or right behind.
                    let crossed = if left == other_left {
                        [first..second, 0..0]
                    } else {
                        [run.steps.start..first, second..run.steps.end]
                    };
                    for steps in crossed {
                        if !steps.is_empty() {
                            self.edge(steps, from, to, solid, column, fronts_only);
                        }
                    }
                }
                last = Some((to, left, passed));
            }
        }
        if stands_in_it || below {
            self.begin_inside(run, solid, column, stands_in_it);
        }
    }

    /// On which side of the first ray of a run a corner lies, and the step in which it changes over, or the run's end.
    fn passes(&self, run: &Run, [x, z]: [f64; 2]) -> (bool, usize) {
        let side = |step: usize| self.sun.leans.get(step).is_some_and(|[lx, lz]| lx * z - lz * x >= 0.0);
        let (mut low, mut high) = (run.steps.start, run.steps.end - 1);
        let first = side(low);
        if side(high) == first {
            return (first, run.steps.end);
        }
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if side(middle) == first {
                low = middle;
            } else {
                high = middle;
            }
        }
        (first, high)
    }

    /// Marks the steps in which the rays cross an edge.
    fn edge(
        &mut self,
        steps: Range<usize>,
        a: [f64; 2],
        b: [f64; 2],
        solid: &Solid,
        column: &Column,
        fronts_only: bool,
    ) {
        let [ex, ez] = [b[0] - a[0], b[1] - a[1]];
        let distance = a[0] * ez - a[1] * ex;
        if fronts_only && distance >= 0.0 {
            return;
        }
        let lowest_m = column.heights_m.first().copied().unwrap_or_default();
        let (mut least_m, mut most_m) = (f64::INFINITY, f64::NEG_INFINITY);
        let leans = self.sun.leans.get(steps.clone()).unwrap_or_default();
        for ([x, z], climb) in leans.iter().zip(&mut self.climbs_m) {
            let climb_m = distance / (x * ez - z * ex);
            if climb_m < least_m {
                least_m = climb_m;
            }
            if climb_m > most_m {
                most_m = climb_m;
            }
            *climb = climb_m;
        }
        if least_m > solid.top_m - lowest_m || most_m < 0.0 {
            // Too far for the lowest point and so for all, yet it tells who is inside at the base; or behind.
            if solid.base_m <= lowest_m || most_m < 0.0 {
                return;
            }
        }
        let climbs_m = self.climbs_m.get(..steps.len()).unwrap_or_default();
        let masks = self.masks.chunks_exact_mut(self.wide);
        for (mask, height_m) in masks.zip(&column.heights_m) {
            let (from_m, to_m) = ((solid.base_m - height_m).max(0.0), solid.top_m - height_m);
            if least_m >= from_m && most_m <= to_m {
                bits::set_range(mask, steps.clone());
            } else if least_m <= to_m && most_m >= from_m {
                bits::where_within(mask, steps.start, climbs_m, from_m, to_m, |word, bits| *word |= bits);
            }
        }
        if solid.base_m <= lowest_m {
            return;
        }
        for (mask, height_m) in self.inside.chunks_exact_mut(self.wide).zip(&column.heights_m) {
            let from_m = solid.base_m - height_m;
            if from_m <= 0.0 || most_m <= from_m {
                continue;
            }
            if least_m > from_m {
                bits::flip_range(mask, steps.clone());
                continue;
            }
            // Where the climb is the base's own height it is inside at the base: it counts as a crossing, above.
            bits::where_within(mask, steps.start, climbs_m, from_m, f64::INFINITY, |word, bits| *word ^= bits);
        }
    }

    /// Adds the rays that are inside the outline where they come up to the base, or begin inside the prism.
    fn begin_inside(&mut self, run: &Run, solid: &Solid, column: &Column, stands_in_it: bool) {
        let masks = self.masks.chunks_exact_mut(self.wide);
        for (number, (mask, height_m)) in masks.zip(&column.heights_m).enumerate() {
            if *height_m < solid.base_m {
                bits::or(mask, self.inside.get(number * self.wide..).unwrap_or_default());
            } else if stands_in_it && *height_m < solid.top_m {
                bits::set_range(mask, run.steps.clone());
            }
        }
    }
}
