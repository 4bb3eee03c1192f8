//! The country around a site, so that the park does not float in nothing: valley, hills, the plots of a science park and
//! a town in a grid of streets, roads, fields, trees and a river.
//!
//! It is a **backdrop made by rule, not a survey**: nothing of it stands where it really does, and its nodes say so.
//! The valley runs along the ridges past the site; heights follow from `surroundings` in the scene and the park's id.

mod avenue;
mod blocks;
mod country;
mod crown;
mod fields;
mod gardens;
mod house;
mod level;
mod plots;
mod river;
mod streets;
mod terrain;
mod town;
mod woods;

use super::{mesh::Mesh, node::Node};
use crate::park::Park;
use blocks::Blocks;
use country::Country;

/// The one node that all of it hangs below.
pub const NODE: &str = "surroundings-backdrop-not-a-survey";

/// The backdrop of a park, about the park's origin.
pub fn surroundings(park: &Park) -> Node {
    let country = Country::of(park);
    let blocks = Blocks::of(&country, park);
    let with_river = park.site.surroundings.river;
    let part = |name: &str, draw: &dyn Fn(&mut Mesh, &Country)| {
        let mut mesh = Mesh::default();
        draw(&mut mesh, &country);
        Node::named(format!("backdrop-{name}")).with(mesh)
    };
    let mut root = Node::named(NODE);
    root.children = vec![
        part("terrain", &terrain::terrain),
        part("fields", &|mesh, country| fields::fields(mesh, country, &blocks, with_river)),
        part("plots", &|mesh, country| {
            plots::plots(mesh, country, &blocks);
            plots::car_parks(mesh, country, &blocks);
        }),
        part("roads", &|mesh, country| {
            avenue::avenue(mesh, country, park);
            streets::streets(mesh, country, &blocks);
        }),
        part("woods", &|mesh, country| woods::woods(mesh, country, &blocks, with_river)),
    ];
    if with_river {
        root.children.push(part("river", &river::river));
    }
    if park.site.surroundings.town > 0.0 {
        root.children.push(part("town", &|mesh, country| town::town(mesh, country, &blocks)));
    }
    root.children.retain(|child| child.mesh.surfaces().next().is_some());
    root
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::{land::samples, mesh::Role};

    fn points(node: &Node) -> Vec<[f32; 3]> {
        node.children.iter().flat_map(|c| c.mesh.surfaces().flat_map(|(_, s)| s.positions.clone())).collect()
    }

    #[test]
    fn it_stays_cheap_reaches_far_and_says_what_it_is() {
        let root = surroundings(&samples::park());
        let triangles: usize = root.children.iter().map(|child| child.mesh.triangles()).sum();
        let counts: Vec<_> = root.children.iter().map(|child| (&child.name, child.mesh.triangles())).collect();
        assert!((2000..=9000).contains(&triangles), "{triangles}: {counts:?}");
        assert!(root.name.contains("not-a-survey"));
        let all = points(&root);
        let far = all.iter().map(|p| p[0].hypot(p[2])).fold(0.0, f32::max);
        let high = all.iter().map(|p| p[1]).fold(0.0, f32::max);
        assert!(far > 6000.0 && (250.0..560.0).contains(&high), "{far} {high}");
    }

    #[test]
    fn nothing_of_it_lies_over_the_site_and_the_town_keeps_away() {
        let park = samples::park();
        let root = surroundings(&park);
        for child in &root.children {
            for (role, surface) in child.mesh.surfaces() {
                for [x, y, z] in &surface.positions {
                    let (x, z) = (x.abs(), z.abs());
                    assert!(x > 99.9 || z > 79.9 || *y < -0.1, "{} at {x} {y} {z}", child.name);
                    if role == Role::Facade {
                        // Half the site, the avenue beside it, and 60 m in front of that.
                        assert!(x > 190.0 || z > 170.0, "a house at {x} {z}");
                        // Low as long as it could hide the site.
                        let near = x < 130.0 + 240.0 && z < 110.0 + 240.0;
                        assert!(!near || f64::from(*y) <= blocks::LOW_M, "{y} m high at {x} {z}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_plain_without_a_town_can_be_asked_for_and_parks_differ() {
        let mut park = samples::park();
        let first = points(&surroundings(&park));
        park.id = "another".into();
        assert!(first != points(&surroundings(&park)));
        park.site.surroundings.hills_m = 0.0;
        park.site.surroundings.town = 0.0;
        park.site.surroundings.river = false;
        let plain = surroundings(&park);
        assert!(points(&plain).iter().all(|p| p[1] < 40.0));
        assert!(plain.children.iter().all(|child| !child.name.contains("town") && !child.name.contains("river")));
    }
}
