//! Movable walls: a box of stated length, height and thickness, in leaves that travel on their own.

use super::{
    frame::Frame,
    mesh::{Mesh, Role},
    paint::Paint,
    plan,
};
use crate::{
    models::Surface,
    park::{Building, Leaf, Partition, leaves_of, panels_in},
};

/// An end that runs into another partition stays this much lower, so that their tops don't lie in one plane.
const TUCK_M: f64 = 0.02;
/// The face of an end lies this far back, as the end itself is the outer face of a wall that it runs into.
const RECESS_M: f64 = 0.05;

/// A mesh for each leaf, from `from` to `to`. `foot` is the height of its floor.
pub fn leaves(building: &Building, partition: &Partition, foot: f64) -> Vec<Mesh> {
    let (frame, _) = Frame::between(plan::coord(partition.from), plan::coord(partition.to));
    let meshed =
        |Leaf { span_m: (from, to), tucked_m }: Leaf| leaf(frame.from(from), to - from, tucked_m, partition, foot);
    leaves_of(building, partition).into_iter().map(meshed).collect()
}

fn leaf(frame: Frame, length: f64, tucked: (f64, f64), partition: &Partition, foot: f64) -> Mesh {
    let mut mesh = Mesh::default();
    let (half, top) = (partition.thickness_m / 2.0, foot + partition.height_m);
    let tone = Paint::hex(0x4a5056).on(Surface::Plaster);
    let inner = (tucked.0, length - tucked.1);
    for (s, crown) in [((0.0, inner.0), top - TUCK_M), (inner, top), ((inner.1, length), top - TUCK_M)] {
        if s.1 - s.0 > 0.01 {
            frame.ledge(&mut mesh, Role::Solid, s, crown, (-half, half), Paint::hex(0x3d4247));
        }
    }
    for (forwards, s, bend) in [(false, 0.0, tucked.0), (true, length, tucked.1)] {
        let crown = if bend > 0.0 { top - TUCK_M } else { top };
        let face = if forwards { s - RECESS_M } else { s + RECESS_M };
        frame.jamb(&mut mesh, face, (foot, crown), (-half, half), forwards, tone.shaded(0.7, 1.0));
        if bend > 0.0 {
            let s = if forwards { inner.1 } else { inner.0 };
            frame.jamb(&mut mesh, s, (crown, top), (-half, half), forwards, tone);
        }
    }
    let count = panels_in(inner.1 - inner.0);
    let step = (inner.1 - inner.0) / f64::from(count);
    let mut side = |s: (f64, f64), crown: f64, paint: Paint| {
        frame.panel(&mut mesh, Role::Solid, s, (foot, crown), -half, paint);
        frame.lining(&mut mesh, Role::Solid, s, (foot, crown), half, paint);
    };
    for k in 0..count {
        let from = inner.0 + step * f64::from(k);
        let shade = if k % 2 == 0 { 1.0 } else { 0.88 };
        side((from, from + 0.05), top, tone.lit(0.4));
        side((from + 0.05, from + step), top, tone.lit(shade).shaded(0.7, 1.0));
    }
    for s in [(0.0, inner.0), (inner.1, length)] {
        if s.1 - s.0 > 0.01 {
            side(s, top - TUCK_M, tone.shaded(0.7, 1.0));
        }
    }
    mesh
}

/// A bar that holds a whole mesh, for tests of its size: `s` along x, `d` along z.
#[cfg(test)]
pub fn reach(mesh: &Mesh) -> super::frame::Bar {
    use super::frame::Bar;
    let points = mesh.surfaces().flat_map(|(_, surface)| surface.positions.iter());
    points.fold(Bar { s: (9e9, -9e9), y: (9e9, -9e9), d: (9e9, -9e9) }, |bar, [x, y, z]| {
        let grow = |(low, high): (f64, f64), v: &f32| (low.min(f64::from(*v)), high.max(f64::from(*v)));
        Bar { s: grow(bar.s, x), y: grow(bar.y, y), d: grow(bar.d, z) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::samples;

    #[test]
    fn leaves_share_the_length_and_keep_the_stated_size() {
        let building = samples::studio();
        let across = building.partitions.iter().find(|partition| partition.leaves == 2).unwrap();
        let leaves = leaves(&building, across, 0.0);
        assert_eq!(leaves.len(), 2);
        let [a, b] = [reach(&leaves[0]), reach(&leaves[1])];
        assert!(
            (a.d.1 - a.d.0 - 10.0).abs() < 1e-4 && (b.d.1 - b.d.0 - 10.0).abs() < 1e-4 && (a.d.1 - b.d.0).abs() < 1e-4,
            "{a:?} {b:?}"
        );
        assert!((a.s.1 - a.s.0 - across.thickness_m).abs() < 1e-4 && (a.y.1 - across.height_m).abs() < 1e-4);
    }

    #[test]
    fn an_end_in_another_partition_ducks_below_its_top() {
        let building = samples::studio();
        let along = building.partitions.iter().find(|partition| partition.leaves == 1).unwrap();
        let mesh = &leaves(&building, along, 0.0)[0];
        let whole = reach(mesh);
        assert!((whole.s.1 - whole.s.0 - 30.0).abs() < 1e-4 && (whole.y.1 - along.height_m).abs() < 1e-4);
        let (_, surface) = mesh.surfaces().next().unwrap();
        let at_end =
            surface.positions.iter().filter(|p| p[0].abs() < 0.01).map(|p| f64::from(p[1])).fold(0.0, f64::max);
        assert!((at_end - (along.height_m - TUCK_M)).abs() < 1e-4, "{at_end}");
    }
}
