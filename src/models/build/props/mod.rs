//! What furnishes the ground, as models: street furniture, gates and fences, vehicles. A thing's front looks along +x;
//! its foot is in the origin.

mod cars;
mod cycles;
mod fence;
mod flag;
mod gate;
mod heavy;
mod lamps;
mod loft;
mod planting;
mod sculpture;
mod seats;

use super::{
    mesh::{Mesh, Role},
    node::Node,
    paint::Paint,
    solids, tree,
};
use crate::{models::Seen, park::Species};

pub use self::cars::CARS;

/// A thing near by and, where it is worth it, from afar.
#[derive(Default)]
pub struct Looks {
    pub near: Mesh,
    pub far: Option<Mesh>,
}

impl Looks {
    /// Too small to be drawn from afar.
    fn near(near: Mesh) -> Self {
        Self { near, far: None }
    }

    fn both(near: Mesh, far: Mesh) -> Self {
        Self { near, far: Some(far) }
    }
}

/// The model of this name, as [`placements`](crate::models::placements) names it; `None` for a name that is none.
pub fn prop(name: &str) -> Option<Node> {
    let looks = match name {
        "prop-lamp" => lamps::street(),
        "prop-lamp-high" => lamps::high(),
        "prop-bollard" => lamps::bollard(),
        "prop-bench" => seats::bench(),
        "prop-bin" => seats::bin(),
        "prop-planter" => planting::planter(),
        "prop-tree-pit" => seats::tree_pit(),
        "prop-flag" => flag::flag(),
        "prop-totem" => gate::totem(),
        "prop-gate" => gate::barrier(),
        "prop-charger" => gate::charger(),
        "prop-fence" => fence::panel(),
        "prop-cycles" => cycles::cycles(),
        "prop-bus" => heavy::bus(),
        "prop-truck" => heavy::truck(),
        "prop-sculpture" => sculpture::ring(),
        "prop-shrub" => {
            let shrub = tree::tree((Species::Shrub, 1), name);
            Looks::near(shrub.children.into_iter().next().map(|near| near.mesh).unwrap_or_default())
        }
        _ => cars::car(CARS.iter().find(|car| car.name == name)?),
    };
    let part = |word: &str, seen: Seen, mesh: Mesh| Node {
        seen: Some(seen),
        ..Node::named(format!("{name}/{word}")).with(mesh)
    };
    let mut root = Node::named(name);
    root.children.push(part("near", Seen::Near, looks.near));
    root.children.extend(looks.far.map(|far| part("far", Seen::Far, far)));
    Some(root)
}

/// A bent rod: a tube for each of its straight parts.
fn rod(mesh: &mut Mesh, line: &[[f64; 3]], radius: f64, sides: u32, paint: Paint) {
    for (a, b) in line.iter().zip(line.iter().skip(1)) {
        solids::tube(mesh, Role::Solid, (*a, *b), (radius, radius), sides, false, paint);
    }
}

/// A plain box from corner to corner.
fn cuboid(mesh: &mut Mesh, role: Role, [x0, y0, z0]: [f64; 3], [x1, y1, z1]: [f64; 3], paint: Paint) {
    use super::frame::{Bar, Frame};
    let frame = Frame::about(geo::Coord { x: 0.0, y: 0.0 });
    let bar = Bar { s: (x0, x1), y: (y0, y1), d: (-z1, -z0) };
    if role == Role::Solid {
        frame.hung_block(mesh, role, bar, paint);
    } else {
        // The jambs of a frame are always solid.
        solids::chamfered(mesh, role, [x0, y0, z0], [x1, y1, z1], 0.004, paint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 17] = [
        "prop-lamp",
        "prop-lamp-high",
        "prop-bollard",
        "prop-bench",
        "prop-bin",
        "prop-planter",
        "prop-tree-pit",
        "prop-flag",
        "prop-totem",
        "prop-gate",
        "prop-charger",
        "prop-fence",
        "prop-cycles",
        "prop-bus",
        "prop-truck",
        "prop-sculpture",
        "prop-shrub",
    ];

    fn reach(mesh: &Mesh, axis: usize, role: Option<Role>) -> (f32, f32) {
        let own = mesh.surfaces().filter(|(own, _)| role.is_none_or(|role| role == *own));
        own.flat_map(|(_, s)| &s.positions).map(|p| p[axis]).fold((99.0, -99.0), |(a, b), v| (a.min(v), b.max(v)))
    }

    #[test]
    fn every_thing_stands_on_the_ground_and_is_cheap_from_afar() {
        for name in NAMES.into_iter().chain(CARS.iter().map(|car| car.name)) {
            let root = prop(name).unwrap();
            let near = &root.children[0].mesh;
            assert!((4..=1100).contains(&near.triangles()), "{name}: {}", near.triangles());
            assert!(reach(near, 1, None).0.abs() < 0.1, "{name}: {:?}", reach(near, 1, None));
            if let Some(far) = root.children.get(1) {
                assert!(far.mesh.triangles() <= 160 && far.mesh.triangles() * 2 < near.triangles(), "{name}");
                let (near, far) = (reach(near, 1, None), reach(&far.mesh, 1, None));
                assert!((near.1 - far.1).abs() < 0.35, "{name}: {near:?} {far:?}");
            }
        }
        assert!(prop("prop-elephant").is_none());
    }

    #[test]
    fn lamps_shine_at_the_heights_that_the_viewer_takes() {
        for (name, height) in [("prop-lamp", 6.0), ("prop-lamp-high", 9.0), ("prop-bollard", 0.9)] {
            let root = prop(name).unwrap();
            let (low, high) = reach(&root.children[0].mesh, 1, Some(Role::Lamp));
            assert!(low > height - 0.3 && high < height + 0.3, "{name}: {low} {high}");
        }
    }

    #[test]
    fn vehicles_fit_their_bays_and_look_along_x() {
        for (name, length, width) in [("prop-bus", 12.2, 3.0), ("prop-truck", 10.0, 2.7), ("prop-car-1", 5.0, 2.2)] {
            let root = prop(name).unwrap();
            let (x, z) = (reach(&root.children[0].mesh, 0, None), reach(&root.children[0].mesh, 2, None));
            assert!(x.1 - x.0 < length && z.1 - z.0 < width && x.1 - x.0 > 2.0 * (z.1 - z.0), "{name} {x:?} {z:?}");
        }
    }
}
