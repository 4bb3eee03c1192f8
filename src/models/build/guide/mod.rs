//! The guide: a digital human who leads visitors through the park. One mesh over thirty joints, with motions.
//!
//! 1.70 m tall, looking towards +z, feet in the origin. Each part is laid out in rows and drawn onto a form
//! ([`form`]); [`motions`] holds what she does.

mod collar;
mod eyes;
mod face;
mod form;
mod hair;
mod hand;
mod jacket;
mod legs;
mod lips;
mod motions;
mod patch;
mod pose;
mod sheet;
mod shoes;
mod skeleton;
mod sleeve;
#[cfg(test)]
mod tests;
mod tints;
mod trim;
mod turn;

use self::{form::Form, sheet::Sheet, skeleton::Side};
use super::{mesh::Mesh, node::Node, rig::Rig, vector::Point};

/// The node of the file, with everything in it.
pub fn guide() -> Node {
    let rig = Rig { joints: skeleton::joints(), clips: motions::clips() };
    Node { rig: Some(rig), ..Node::named("guide").with(mesh()) }
}

fn mesh() -> Mesh {
    // Skin lets light through; eyes are as bright as they are painted.
    let mut mesh = Mesh::default();
    let body: Form = &whole;
    face::head().shaded_by(body, 0.24).draw(&mut mesh);
    eyes::eyes().iter().chain(&lips::lips()).for_each(|part| part.draw(&mut mesh));
    let mut parts: Vec<Sheet> = vec![jacket::jacket(), hair::hair()];
    parts.extend(collar::collar());
    parts.extend(trim::trim());
    for left in [legs::leg(), shoes::shoe()].into_iter().chain(hand::hand()) {
        parts.push(left.mirrored());
        parts.push(left);
    }
    for part in parts {
        part.shaded_by(body, 0.5).draw(&mut mesh);
    }
    mesh
}

/// The whole body, for the shade that its parts throw on each other.
fn whole(p: Point) -> f64 {
    let sides = Side::BOTH.map(|side| {
        let [x, y, z] = p;
        let p = [x * side.sign(), y, z];
        legs::form(p).min(hand::form(p))
    });
    let [left, right] = sides;
    let trunk = if p[1] > 0.83 { jacket::form(p) } else { 1.0 };
    let hair = if p[1] > 1.45 { hair::form(p) } else { 1.0 };
    left.min(right).min(trunk).min(face::form(p)).min(hair)
}
