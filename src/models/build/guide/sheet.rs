//! Sheets of corners and faces that bend with joints: laid out roughly, then drawn onto a form.

use super::{
    form::{Form, length, onto, outward, plus},
    skeleton::Bone,
};
use crate::models::build::{
    mesh::{Corner, Mesh, Role},
    paint::Paint,
    vector::{Point, cross, dot, minus, unit},
};

/// Which joints hold a corner, and how much each.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold(Vec<(Bone, f64)>);

impl Hold {
    pub fn by(bone: Bone) -> Self {
        Self(vec![(bone, 1.0)])
    }

    /// This one, and `share` (0 to 1) of it handed to another joint.
    pub fn and(mut self, bone: Bone, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        self.0.iter_mut().for_each(|(_, own)| *own *= 1.0 - share);
        self.0.push((bone, share));
        self
    }

    fn mirrored(&self) -> Self {
        Self(self.0.iter().map(|(bone, share)| (bone.mirrored(), *share)).collect())
    }

    /// The four strongest, of 255 in all.
    fn written(&self) -> ([u8; 4], [u8; 4]) {
        let mut all: Vec<(Bone, f64)> = Vec::new();
        for (bone, share) in &self.0 {
            match all.iter_mut().find(|(known, _)| known == bone) {
                Some((_, sum)) => *sum += share,
                None => all.push((*bone, *share)),
            }
        }
        all.retain(|(_, share)| *share > 1e-3);
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        all.truncate(4);
        let sum: f64 = all.iter().map(|(_, share)| share).sum();
        let (mut joints, mut weights, mut left) = ([0; 4], [0; 4], u8::MAX);
        for ((bone, share), (joint, weight)) in all.iter().zip(joints.iter_mut().zip(&mut weights)).rev() {
            *weight = ((share / sum * 255.0).round() as u8).min(left);
            *joint = if *weight == 0 { 0 } else { bone.index() as u8 };
            left -= *weight;
        }
        // The strongest takes what rounding left.
        if let (Some((bone, _)), [first, ..], [strongest, ..]) = (all.first(), &mut joints, &mut weights) {
            *strongest += left;
            *first = bone.index() as u8;
        }
        (joints, weights)
    }
}

/// A corner of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Knot {
    pub at: Point,
    pub normal: Point,
    pub paint: Paint,
    /// Baked light: 1 leaves the paint as it is.
    pub light: f64,
    pub hold: Hold,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub knots: Vec<Knot>,
    /// Four corners, counter-clockwise seen from the front; three where two are the same.
    pub faces: Vec<[usize; 4]>,
}

impl Sheet {
    /// Rows of equally many points, from below to above and each to the right as seen from the front; `round` joins
    /// the ends of each row.
    pub fn rows(rows: &[Vec<Point>], round: bool, paint: Paint, hold: &Hold) -> Self {
        let wide = rows.first().map_or(0, Vec::len);
        let knot = |at: &Point| Knot { at: *at, normal: [0.0; 3], paint, light: 1.0, hold: hold.clone() };
        let knots = rows.iter().flatten().map(knot).collect();
        let steps = if round { wide } else { wide.saturating_sub(1) };
        let mut faces = Vec::new();
        for row in 1..rows.len() {
            for k in 0..steps {
                let (low, high, next) = ((row - 1) * wide, row * wide, (k + 1) % wide);
                faces.push([low + k, low + next, high + next, high + k]);
            }
        }
        Self { knots, faces }
    }

    /// Closes the round row of `wide` corners that starts at `first` with a corner in its middle, `out` metres further.
    pub fn close(&mut self, first: usize, wide: usize, top: bool, out: Point) {
        let ring: Vec<&Knot> = self.knots.iter().skip(first).take(wide).collect();
        let Some(model) = ring.first().map(|knot| (*knot).clone()) else { return };
        let sum = ring.iter().fold([0.0; 3], |sum, knot| plus(sum, knot.at, 1.0 / wide as f64));
        let middle = self.knots.len();
        self.knots.push(Knot { at: plus(sum, out, 1.0), ..model });
        for k in 0..wide {
            let (a, b) = (first + k, first + (k + 1) % wide);
            self.faces.push(if top { [a, b, middle, middle] } else { [b, a, middle, middle] });
        }
    }

    /// Leaves out the faces of which this is true.
    pub fn without(&mut self, gone: impl Fn([usize; 4]) -> bool) {
        self.faces.retain(|face| !gone(*face));
    }

    /// Draws all corners but the `kept` onto the form; first `times` over each to the middle of its neighbours.
    pub fn drawn_onto(mut self, form: Form, times: u32, kept: impl Fn(usize) -> bool) -> Self {
        let mut near: Vec<Vec<usize>> = vec![Vec::new(); self.knots.len()];
        for [a, b, c, d] in &self.faces {
            for (from, to) in [(a, b), (b, c), (c, d), (d, a)] {
                if from != to {
                    near.get_mut(*from).into_iter().for_each(|list| list.push(*to));
                    near.get_mut(*to).into_iter().for_each(|list| list.push(*from));
                }
            }
        }
        for turn in 0..=times {
            let old: Vec<Point> = self.knots.iter().map(|knot| knot.at).collect();
            for (k, (knot, near)) in self.knots.iter_mut().zip(&near).enumerate() {
                if kept(k) {
                    continue;
                }
                if turn > 0 {
                    let share = 0.5 / near.len().max(1) as f64;
                    let start = knot.at.map(|v| v * 0.5);
                    knot.at = near.iter().filter_map(|k| old.get(*k)).fold(start, |sum, at| plus(sum, *at, share));
                }
                knot.at = onto(form, knot.at);
            }
        }
        self.shone_by(form)
    }

    /// Normals away from the form.
    pub fn shone_by(mut self, form: Form) -> Self {
        self.knots.iter_mut().for_each(|knot| knot.normal = outward(form, knot.at));
        self.turned_out()
    }

    /// The faces look where the normals do, all of them or most.
    pub fn turned_out(mut self) -> Self {
        let knots = &self.knots;
        let facing = |face: &[usize; 4]| {
            let all: Vec<&Knot> = face.iter().filter_map(|k| knots.get(*k)).collect();
            let &[a, b, c, d] = &all[..] else { return 0.0 };
            let area = cross(minus(c.at, a.at), minus(d.at, b.at));
            dot(area, [a, b, c, d].iter().fold([0.0; 3], |sum, knot| plus(sum, knot.normal, 1.0)))
        };
        if self.faces.iter().map(facing).sum::<f64>() < 0.0 {
            self.faces.iter_mut().for_each(|face| *face = reversed(*face));
        }
        self
    }

    /// Normals from the faces about each corner.
    pub fn smoothed(mut self) -> Self {
        self.knots.iter_mut().for_each(|knot| knot.normal = [0.0; 3]);
        for face in &self.faces {
            let all: Vec<Point> = face.iter().filter_map(|k| self.knots.get(*k)).map(|knot| knot.at).collect();
            let &[a, b, c, d] = &all[..] else { continue };
            let area = cross(minus(c, a), minus(d, b));
            for k in face {
                self.knots.get_mut(*k).into_iter().for_each(|knot| knot.normal = plus(knot.normal, area, 1.0));
            }
        }
        self.knots.iter_mut().for_each(|knot| knot.normal = unit(knot.normal));
        self
    }

    /// Every corner changed by a rule.
    pub fn each(mut self, rule: impl Fn(usize, &mut Knot)) -> Self {
        self.knots.iter_mut().enumerate().for_each(|(k, knot)| rule(k, knot));
        self
    }

    pub fn held(self, hold: impl Fn(Point) -> Hold) -> Self {
        self.each(|_, knot| knot.hold = hold(knot.at))
    }

    /// The same on the other side.
    pub fn mirrored(&self) -> Self {
        let flip = |[x, y, z]: Point| [-x, y, z];
        let knot = |knot: &Knot| Knot {
            at: flip(knot.at),
            normal: flip(knot.normal),
            hold: knot.hold.mirrored(),
            ..knot.clone()
        };
        let faces = self.faces.iter().map(|face| reversed(*face)).collect();
        Self { knots: self.knots.iter().map(knot).collect(), faces }
    }

    /// Darkens corners near a form that stands before them: light that comes from everywhere, roughly. What is
    /// wholly hidden loses the share `most`.
    pub fn shaded_by(mut self, body: Form, most: f64) -> Self {
        for knot in &mut self.knots {
            let mut hidden = 0.0;
            for (far, share) in [(0.008, 0.8), (0.02, 0.6), (0.045, 0.4), (0.09, 0.25)] {
                let free = body(plus(knot.at, knot.normal, far)).max(0.0);
                hidden += share * ((far - free) / far).clamp(0.0, 1.0);
            }
            knot.light *= 1.0 - most * (hidden / 2.05);
        }
        self
    }

    /// Adds it to a mesh, without the corners that no face has.
    pub fn draw(&self, mesh: &mut Mesh) {
        let mut used: Vec<Option<usize>> = vec![None; self.knots.len()];
        for k in self.faces.iter().flatten() {
            used.get_mut(*k).into_iter().for_each(|place| *place = Some(0));
        }
        let (mut corners, mut holds) = (Vec::new(), Vec::new());
        for (place, knot) in used.iter_mut().zip(&self.knots).filter(|(place, _)| place.is_some()) {
            *place = Some(corners.len());
            let colour = knot.paint.lit(knot.light).vertex(true);
            corners.push(Corner::new(knot.at, knot.normal, colour));
            holds.push(knot.hold.written());
        }
        let at = |k: usize| used.get(k).copied().flatten().unwrap_or_default();
        let mut triangles = Vec::new();
        for [a, b, c, d] in &self.faces {
            let ([pa, pb, pc, pd], ids) =
                ([a, b, c, d].map(|k| self.knots.get(*k).map_or([0.0; 3], |n| n.at)), [at(*a), at(*b), at(*c), at(*d)]);
            let [a, b, c, d] = ids;
            // Along the shorter diagonal.
            let first = length(minus(pc, pa)) <= length(minus(pd, pb));
            let both = if first { [[a, b, c], [a, c, d]] } else { [[a, b, d], [b, c, d]] };
            triangles.extend(both.into_iter().filter(|[i, j, k]| i != j && j != k && k != i));
        }
        face_out(&mut corners, &triangles);
        part_folds(&mut corners, &mut holds, &mut triangles);
        mesh.held(Role::Solid, &corners, &holds, &triangles);
    }
}

/// Bends normals that a form's sharp hollow has turned to the back of a face.
fn face_out(corners: &mut [Corner], triangles: &[[usize; 3]]) {
    const LEAST: f64 = 0.06;
    for _ in 0..3 {
        for triangle in triangles {
            let [a, b, c] = triangle.map(|k| corners.get(k).map_or([0.0; 3], |corner| corner.at));
            let area = cross(minus(b, a), minus(c, a));
            if dot(area, area) < 1e-20 {
                continue;
            }
            let face = unit(area);
            for k in triangle {
                let Some(corner) = corners.get_mut(*k) else { continue };
                let toward = dot(corner.normal, face);
                if toward < LEAST {
                    corner.normal = unit(plus(corner.normal, face, LEAST + 0.04 - toward));
                }
            }
        }
    }
}

/// Where cloth is folded on itself, as in an armpit, no normal fits all faces about a corner: those faces get corners of
/// their own.
fn part_folds(corners: &mut Vec<Corner>, holds: &mut Vec<([u8; 4], [u8; 4])>, triangles: &mut [[usize; 3]]) {
    for triangle in triangles {
        let own: Vec<(Corner, _)> =
            triangle.iter().filter_map(|k| corners.get(*k).copied().zip(holds.get(*k).copied())).collect();
        let &[(a, _), (b, _), (c, _)] = &own[..] else { continue };
        let normal = unit(cross(minus(b.at, a.at), minus(c.at, a.at)));
        if [a, b, c].iter().all(|corner| dot(corner.normal, normal) > 0.01) {
            continue;
        }
        let first = corners.len();
        *triangle = [first, first + 1, first + 2];
        for (corner, hold) in own {
            corners.push(Corner { normal, ..corner });
            holds.push(hold);
        }
    }
}

/// Seen from its other side. A triangle's corner that stands twice stays last.
fn reversed([a, b, c, d]: [usize; 4]) -> [usize; 4] {
    if c == d { [b, a, c, c] } else { [d, c, b, a] }
}
