//! Measurements as they lie on the screen: each line in pieces, seen or behind what stands before it.

use bevy::prelude::*;

use super::stood::{Standing, Stood};
use crate::app::{
    Drawn, MainCamera, MeasureKind, Measurement, SeenFigure, SeenLine, SeenPoint, Shown, SpaceSnap, TapeSeen, figure_of,
};

/// A line is looked at in so many pieces, and in fewer where there are many lines.
const PIECES: usize = 20;
const MOST_PIECES: usize = 1_500;
/// Nearer to the eye nothing is drawn, metres.
const NEAREST_M: f64 = 0.32;

/// All that a figure's place on the screen follows from, besides its points.
#[derive(Clone, Copy, Debug, PartialEq)]
struct From {
    eye: GlobalTransform,
    clip: Mat4,
    size: Vec2,
    revision: u64,
}

/// What was thrown on the screen last.
#[derive(Default)]
pub(super) struct Thrown {
    from: Option<From>,
    notes: Vec<Measurement>,
    tape: Option<(MeasureKind, Vec<[f64; 3]>)>,
}

pub(super) fn throw_on_screen(
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    (shown, stood): (Res<Shown>, Res<Stood>),
    mut last: Local<Thrown>,
    mut seen: ResMut<TapeSeen>,
) {
    let (Some(standing), Ok((camera, transform))) = (&stood.0, cameras.single()) else {
        *last = Thrown::default();
        return;
    };
    let from = From {
        eye: *transform,
        clip: camera.clip_from_view(),
        size: camera.logical_viewport_size().unwrap_or_default(),
        revision: standing.revision,
    };
    let seen_anew = last.from != Some(from);
    last.from = Some(from);
    let lens = Lens { camera, transform, eye: transform.translation().to_array().map(f64::from), standing };
    if seen_anew || last.notes != shown.notes {
        let figures: Vec<Drawn> = shown.notes.iter().map(|note| figure_of(note.kind, &note.points_m)).collect();
        let legs: usize = figures.iter().flat_map(|drawn| &drawn.strokes).map(|(_, points)| points.len()).sum();
        let pieces = (MOST_PIECES / legs.max(1)).clamp(1, PIECES);
        let figures = shown.notes.iter().zip(figures);
        seen.notes = figures.map(|(note, drawn)| lens.figure(&note.points_m, drawn, pieces)).collect();
        last.notes = shown.notes.clone();
    }
    let tape = shown.tape.as_ref();
    let tape = tape.map(|tape| (tape.kind, with_snap(&tape.points_m, tape.kind, seen.snap.map(|(snap, _)| snap))));
    // Whoever puts the tape away takes it off the screen as well.
    if !seen_anew && last.tape == tape && seen.tape.is_some() == tape.is_some() {
        return;
    }
    let figure = tape.as_ref().map(|(kind, points)| lens.figure(points, figure_of(*kind, points), PIECES));
    last.tape = tape;
    if seen.tape != figure {
        seen.tape = figure;
    }
}

/// The points so far, and where the next would be.
fn with_snap(points: &[[f64; 3]], kind: MeasureKind, snap: Option<SpaceSnap>) -> Vec<[f64; 3]> {
    let has_room = kind.most().is_none_or(|most| points.len() < most);
    points.iter().copied().chain(snap.filter(|_| has_room).map(|snap| snap.at_m)).collect()
}

struct Lens<'a> {
    camera: &'a Camera,
    transform: &'a GlobalTransform,
    eye: [f64; 3],
    standing: &'a Standing,
}

impl Lens<'_> {
    fn figure(&self, points: &[[f64; 3]], drawn: Drawn, pieces: usize) -> SeenFigure {
        let seen_point = |at: &[f64; 3]| Some(SeenPoint { at: self.at(*at)?, hidden: self.is_hidden(*at) });
        let lines = drawn.strokes.iter().flat_map(|(kind, line)| {
            // An arc is in pieces already.
            let pieces = if line.len() > 8 { 1 } else { pieces };
            let legs = line.iter().zip(line.iter().skip(1));
            legs.flat_map(move |(a, b)| self.leg(*a, *b, pieces)).map(|(from, to, hidden)| SeenLine {
                kind: *kind,
                from,
                to,
                hidden,
            })
        });
        SeenFigure {
            points: points.iter().map(seen_point).collect(),
            lines: lines.collect(),
            label: drawn.label_m.and_then(|at| self.at(at)),
        }
    }

    /// On the screen; `None` behind the eye.
    fn at(&self, [x, y, z]: [f64; 3]) -> Option<[f32; 2]> {
        let at = self.camera.world_to_viewport(self.transform, Vec3::new(x as f32, y as f32, z as f32)).ok()?;
        at.is_finite().then(|| at.to_array())
    }

    fn is_hidden(&self, point: [f64; 3]) -> bool {
        !self.standing.bodies.sees(self.eye, point)
    }

    /// The pieces of a straight line, those that are alike joined.
    fn leg(&self, a: [f64; 3], b: [f64; 3], pieces: usize) -> Vec<([f32; 2], [f32; 2], bool)> {
        let Some((from, to)) = self.before_eye(a, b) else { return Vec::new() };
        let share = |k: f64| between(a, b, from + (to - from) * k / pieces as f64);
        let mut runs: Vec<([f64; 3], [f64; 3], bool)> = Vec::new();
        for piece in 0..pieces {
            let (start, end) = (share(piece as f64), share(piece as f64 + 1.0));
            let hidden = self.is_hidden(share(piece as f64 + 0.5));
            match runs.last_mut().filter(|(_, _, before)| *before == hidden) {
                Some(run) => run.1 = end,
                None => runs.push((start, end, hidden)),
            }
        }
        runs.into_iter().filter_map(|(from, to, hidden)| Some((self.at(from)?, self.at(to)?, hidden))).collect()
    }

    /// The part of a straight line that lies before the eye, as shares of it.
    fn before_eye(&self, a: [f64; 3], b: [f64; 3]) -> Option<(f64, f64)> {
        let ahead = self.transform.forward().to_array().map(f64::from);
        let depth = |p: [f64; 3]| {
            p.into_iter().zip(self.eye).zip(ahead).map(|((p, eye), ahead)| (p - eye) * ahead).sum::<f64>() - NEAREST_M
        };
        let (near, far) = (depth(a), depth(b));
        match (near > 0.0, far > 0.0) {
            (true, true) => Some((0.0, 1.0)),
            (true, false) => Some((0.0, near / (near - far))),
            (false, true) => Some((near / (near - far), 1.0)),
            (false, false) => None,
        }
    }
}

fn between([ax, ay, az]: [f64; 3], [bx, by, bz]: [f64; 3], share: f64) -> [f64; 3] {
    [ax + (bx - ax) * share, ay + (by - ay) * share, az + (bz - az) * share]
}
