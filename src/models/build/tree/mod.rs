//! Trees and shrubs to plant a park with. Near by, each has a stem, bent boughs, sprays of leaves in many heads at
//! their ends and a dark core within; the sky shows between the heads. From afar it is a soft mass of the same outline
//! and mean colour.

mod crown;
mod spray;
mod stem;

use super::{
    mesh::Mesh,
    node::Node,
    paint::{Paint, noise},
    vector::Point,
};
use crate::{
    models::{Seen, Surface},
    park::Species,
};
use crown::{Clump, Crown};

/// Every tree there is: its species, and which of the like it is. Their files are `tree-1.glb` and on.
pub const KINDS: [(Species, u64); 8] = [
    (Species::Camphor, 0),
    (Species::Camphor, 1),
    (Species::Ginkgo, 0),
    (Species::Ginkgo, 1),
    (Species::Plane, 0),
    (Species::Plane, 1),
    (Species::Bamboo, 0),
    (Species::Shrub, 0),
];

/// How far a species' branches reach from its stem before it is scaled, metres.
pub fn reach_m(species: Species) -> f64 {
    match species {
        Species::Camphor => 3.2,
        Species::Ginkgo => 1.9,
        Species::Plane => 3.7,
        Species::Bamboo => 1.8,
        Species::Shrub => 1.1,
    }
}

/// What sets a species apart.
struct Habit {
    /// Radius at the foot, height where the crown begins, metres.
    stem: (f64, f64),
    bark: Paint,
    leaf: Paint,
    /// How many clumps ring the crown, and their height, distance from the stem, half width and half height.
    rings: &'static [(u32, f64, f64, f64, f64)],
    /// Sprays of leaves in all, and their side, metres.
    sprays: (u32, f64),
    /// Size of the dark core, as a share of the crown's.
    core: f64,
}

type Rings = &'static [(u32, f64, f64, f64, f64)];

fn habit(species: Species) -> Habit {
    let (bark, leaf) = match species {
        Species::Camphor => (0x4d4841, 0x475438),
        Species::Ginkgo => (0x5a5047, 0x616b38),
        Species::Plane => (0x8a8474, 0x52603a),
        Species::Bamboo => (0x5c6a3c, 0x57653a),
        Species::Shrub => (0x4a4036, 0x47553a),
    };
    let (stem, rings, sprays, core): ((f64, f64), Rings, (u32, f64), f64) = match species {
        Species::Camphor => (
            (0.22, 2.4),
            &[
                (6, 4.2, 1.95, 0.95, 0.62),
                (6, 5.45, 1.7, 0.98, 0.7),
                (4, 6.55, 1.0, 0.92, 0.7),
                (1, 7.4, 0.1, 0.9, 0.65),
            ],
            (252, 1.1),
            0.42,
        ),
        Species::Ginkgo => (
            (0.16, 2.2),
            &[
                (4, 3.4, 0.95, 0.62, 0.55),
                (4, 4.6, 0.9, 0.62, 0.62),
                (4, 5.8, 0.7, 0.58, 0.62),
                (3, 6.9, 0.48, 0.52, 0.62),
                (2, 7.9, 0.25, 0.44, 0.58),
                (1, 8.7, 0.0, 0.36, 0.55),
            ],
            (252, 0.86),
            0.44,
        ),
        Species::Plane => (
            (0.24, 3.6),
            &[
                (6, 6.0, 2.15, 1.0, 0.7),
                (6, 7.4, 1.95, 1.05, 0.8),
                (5, 8.8, 1.3, 1.0, 0.8),
                (2, 10.0, 0.45, 0.95, 0.75),
            ],
            (252, 1.25),
            0.42,
        ),
        Species::Bamboo => (
            (0.05, 2.0),
            &[(4, 3.0, 0.8, 0.55, 0.7), (5, 4.4, 0.95, 0.58, 0.8), (4, 5.7, 1.0, 0.52, 0.75), (2, 6.6, 1.0, 0.4, 0.5)],
            (250, 0.82),
            0.36,
        ),
        Species::Shrub => (
            (0.04, 0.2),
            &[(5, 0.5, 0.5, 0.42, 0.36), (4, 0.85, 0.3, 0.42, 0.36), (1, 1.15, 0.0, 0.42, 0.34)],
            (70, 0.66),
            0.66,
        ),
    };
    Habit {
        stem,
        bark: Paint::hex(bark).on(Surface::Bark),
        leaf: Paint::hex(leaf).on(Surface::Leaves),
        rings,
        sprays,
        core,
    }
}

/// A head of leaves for a planter or a bed: its middle, half width and half height, metres.
pub type Head = (Point, f64, f64);

/// Bushes without stems: so many sprays of leaves, of this side, over all heads, and a dark core in each head.
pub fn bushes(mesh: &mut Mesh, heads: &[Head], sprays: (u32, f64), leaf: Paint, seed: u64) {
    let clump = |(centre, wide, tall): &Head| Clump { centre: *centre, reach: (*wide, *tall) };
    let crown = Crown { clumps: heads.iter().map(clump).collect(), leaf: leaf.on(Surface::Leaves), seed };
    crown.sprays(mesh, sprays);
    for (number, head) in heads.iter().enumerate() {
        let alone = Crown { clumps: vec![clump(head)], leaf: crown.leaf, seed: seed ^ number as u64 };
        alone.lump(mesh, 0.72);
    }
}

/// The nodes of a tree, its foot in the origin.
pub fn tree((species, variant): (Species, u64), name: &str) -> Node {
    let habit = habit(species);
    let seed = 0x7ee ^ (species as u64) << 8 ^ variant << 32;
    let chance = |k: u64| noise(seed, k);
    // No two trees of a species have quite the same tone, fullness and height.
    let leaf = habit.leaf.lit(0.9 + 0.2 * chance(1));
    let (tall, wide) = (0.94 + 0.14 * chance(2), 0.95 + 0.1 * chance(3));
    let mut clumps = Vec::new();
    for (row, (count, y, out, half_wide, half_tall)) in habit.rings.iter().enumerate() {
        for k in 0..*count {
            let n = (row * 16) as u64 + u64::from(k) + 10;
            let turn = chance(4) + 0.37 * row as f64 + (f64::from(k) + 0.35 * (chance(n) - 0.5)) / f64::from(*count);
            let angle = std::f64::consts::TAU * turn;
            let out = out * wide * (0.78 + 0.38 * chance(n + 200));
            let uneven = 0.8 + 0.36 * chance(n + 400);
            clumps.push(Clump {
                centre: [
                    out * libm::cos(angle),
                    (y + 0.16 * y.min(5.0) * (chance(n + 600) - 0.5)) * tall,
                    -out * libm::sin(angle),
                ],
                reach: (half_wide * wide * uneven, half_tall * tall * (0.5 + uneven / 2.0)),
            });
        }
    }
    let crown = Crown { clumps, leaf, seed };
    let mut near = Mesh::default();
    if species == Species::Bamboo {
        stem::culms(&mut near, &crown, habit.bark);
    } else {
        stem::stem(&mut near, habit.stem, &crown, habit.bark);
    }
    crown.sprays(&mut near, habit.sprays);
    crown.core(&mut near, habit.core);
    let mut far = Mesh::default();
    crown.far(&mut far, habit.stem.0, habit.bark);
    let part = |word: &str, seen: Seen, mesh: Mesh| Node {
        seen: Some(seen),
        ..Node::named(format!("{name}/{word}")).with(mesh)
    };
    let mut root = Node::named(name);
    root.children = vec![part("near", Seen::Near, near), part("far", Seen::Far, far)];
    root
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::mesh::Role;

    #[test]
    fn trees_stand_on_the_ground_within_their_budgets_and_differ() {
        let mut seen = Vec::new();
        for kind in KINDS {
            let root = tree(kind, "tree");
            let [near, far] = &root.children[..] else { panic!("two parts") };
            assert!(near.mesh.triangles() <= 700 && near.mesh.triangles() > 60, "{kind:?}: {}", near.mesh.triangles());
            assert!((12..=28).contains(&far.mesh.triangles()), "{kind:?}: {}", far.mesh.triangles());
            let reach = |node: &Node, axis: usize, role: Option<Role>| {
                let points = node.mesh.surfaces().filter(|(own, _)| role.is_none_or(|role| role == *own));
                points
                    .flat_map(|(_, s)| &s.positions)
                    .map(|p| p[axis])
                    .fold((9.0f32, -9.0f32), |(a, b), v| (a.min(v), b.max(v)))
            };
            // Roots and the lowest leaves may lie in the ground, a shrub's lower half too.
            let deep = if matches!(kind.0, Species::Shrub) { 0.8 } else { 0.25 };
            assert!(reach(near, 1, None).0.abs() < deep && reach(far, 1, None).0.abs() < deep, "{kind:?}");
            let (near_top, far_top) = (reach(near, 1, Some(Role::Leaf)).1, reach(far, 1, None).1);
            assert!((near_top - far_top).abs() < 0.15 * near_top + 0.25, "{kind:?}: {near_top} {far_top}");
            let wide = reach(near, 0, Some(Role::Leaf));
            let most = reach_m(kind.0) as f32 + 0.75;
            assert!(wide.1 < most && wide.0 > -most, "{kind:?}: {wide:?}");
            assert!(!seen.contains(&root.children[0].mesh));
            seen.push(near.mesh.clone());
        }
    }
}
