//! Checks what meshes draw: formats and counts of attributes, finite positions inside their bounds, index ranges.

use std::collections::{BTreeMap, BTreeSet};

use gltf_json::{
    Accessor, Index, Root,
    accessor::{ComponentType as C, Type},
    mesh::{Mode, Primitive, Semantic},
    validation::Checked,
};

use crate::park::Issue;

use super::{accessors, buffers::Buffers, report::Report};

/// From here on a viewer becomes slow on an ordinary machine.
const MANY_TRIANGLES: u64 = 20_000_000;

pub(super) fn check(root: &Root, buffers: &Buffers, report: &mut Report) {
    let mut seen = Seen::default();
    let mut triangles = Vec::with_capacity(root.meshes.len());
    for (m, mesh) in root.meshes.iter().enumerate() {
        let mut of_mesh = 0_u64;
        for (p, primitive) in mesh.primitives.iter().enumerate() {
            let place = match &mesh.name {
                Some(name) => format!("meshes[{m}].primitives[{p}] ({})", name.chars().take(60).collect::<String>()),
                None => format!("meshes[{m}].primitives[{p}]"),
            };
            of_mesh = of_mesh.saturating_add(check_primitive(root, buffers, primitive, &place, &mut seen, report));
        }
        triangles.push(of_mesh);
    }
    let drawn = root.nodes.iter().filter_map(|node| triangles.get(node.mesh.as_ref()?.value()));
    let count = drawn.fold(0_u64, |sum, mesh| sum.saturating_add(*mesh));
    if count > MANY_TRIANGLES {
        report.push(Issue::warning("gltf-too-many-triangles").with("count", count).with("limit", MANY_TRIANGLES));
    }
}

/// Accessors looked at before: many primitives may share one.
#[derive(Default)]
struct Seen {
    positions: BTreeSet<usize>,
    /// The highest index in an accessor.
    highest: BTreeMap<usize, Option<u64>>,
}

/// Returns how many triangles it draws.
fn check_primitive(
    root: &Root,
    buffers: &Buffers,
    primitive: &Primitive,
    place: &str,
    seen: &mut Seen,
    report: &mut Report,
) -> u64 {
    let position = primitive.attributes.get(&Checked::Valid(Semantic::Positions));
    let Some((index, position)) = position.and_then(|index| Some((index.value(), accessor(root, index)?))) else {
        return 0;
    };
    let vertices = position.count.0;
    for (semantic, index) in &primitive.attributes {
        let (Checked::Valid(semantic), Some(accessor)) = (semantic, accessor(root, index)) else {
            continue;
        };
        check_attribute(accessor, &semantic.to_string(), allowed(semantic), vertices, place, report);
    }
    for (k, target) in primitive.targets.iter().flatten().enumerate() {
        for (name, index) in
            [("POSITION", &target.positions), ("NORMAL", &target.normals), ("TANGENT", &target.tangents)]
        {
            let Some(accessor) = index.as_ref().and_then(|index| accessor(root, index)) else {
                continue;
            };
            check_attribute(
                accessor,
                name,
                Some(&[(C::F32, Type::Vec3)]),
                vertices,
                &format!("{place}.targets[{k}]"),
                report,
            );
        }
    }
    if seen.positions.insert(index) {
        check_positions(root, buffers, position, &format!("{place}.attributes.POSITION"), report);
    }
    let corners = check_indices(root, buffers, primitive, position, place, seen, report);
    match primitive.mode {
        Checked::Valid(mode @ (Mode::LineLoop | Mode::TriangleFan)) => {
            // The loader refuses the whole file for one of these.
            report.push(Issue::error("gltf-mode-unsupported").with("at", place).with("mode", format!("{mode:?}")));
            0
        }
        Checked::Valid(Mode::Triangles) => {
            if !corners.is_multiple_of(3) {
                report.push(Issue::warning("gltf-triangles-incomplete").with("at", place).with("count", corners));
            }
            corners / 3
        }
        Checked::Valid(Mode::TriangleStrip) => corners.saturating_sub(2),
        _ => 0,
    }
}

fn accessor<'a>(root: &'a Root, index: &Index<Accessor>) -> Option<&'a Accessor> {
    root.accessors.get(index.value())
}

/// The formats that the glTF 2.0 specification allows (section 3.7.2.1), which are also those that the loader takes.
fn allowed(semantic: &Semantic) -> Option<&'static [(C, Type)]> {
    Some(match semantic {
        Semantic::Positions | Semantic::Normals => &[(C::F32, Type::Vec3)],
        Semantic::Tangents => &[(C::F32, Type::Vec4)],
        Semantic::TexCoords(_) => &[(C::F32, Type::Vec2), (C::U8, Type::Vec2), (C::U16, Type::Vec2)],
        Semantic::Colors(_) => &[
            (C::F32, Type::Vec3),
            (C::U8, Type::Vec3),
            (C::U16, Type::Vec3),
            (C::F32, Type::Vec4),
            (C::U8, Type::Vec4),
            (C::U16, Type::Vec4),
        ],
        Semantic::Joints(_) => &[(C::U8, Type::Vec4), (C::U16, Type::Vec4)],
        Semantic::Weights(_) => &[(C::F32, Type::Vec4), (C::U8, Type::Vec4), (C::U16, Type::Vec4)],
        Semantic::Extras(_) => return None,
    })
}

fn check_attribute(
    accessor: &Accessor,
    name: &str,
    allowed: Option<&[(C, Type)]>,
    vertices: u64,
    place: &str,
    report: &mut Report,
) {
    let fault = |code| Issue::error(code).with("at", place).with("attribute", name);
    if let (Some(format), Some(allowed)) = (accessors::format(accessor), allowed) {
        // Joints are the only whole numbers among them; all others are fractions.
        let fraction = format.0 != C::F32 && !name.starts_with("JOINTS_");
        if !allowed.contains(&format) || accessor.normalized != fraction && format.0 != C::F32 {
            let whole = if fraction && !accessor.normalized { ", not normalized" } else { "" };
            report.push(fault("gltf-attribute-type").with("found", format!("{:?} {:?}{whole}", format.1, format.0)));
        }
    }
    if accessor.count.0 != vertices {
        report.push(fault("gltf-attribute-count").with("count", accessor.count.0).with("expected", vertices));
    }
}

/// Finite, and inside `min` and `max`: the viewer leaves out what it thinks is out of sight.
fn check_positions(root: &Root, buffers: &Buffers, accessor: &Accessor, place: &str, report: &mut Report) {
    if accessors::format(accessor) != Some((C::F32, Type::Vec3))
        || !report.spend(accessors::most_elements(root, accessor))
    {
        return;
    }
    let (mut low, mut high) = ([f32::INFINITY; 3], [f32::NEG_INFINITY; 3]);
    let mut broken = None;
    for (vertex, element) in accessors::elements(root, buffers, accessor).into_iter().flatten().enumerate() {
        let ([x, y, z], _) = element.as_chunks::<4>() else { break };
        let point = [x, y, z].map(|part| f32::from_le_bytes(*part));
        if !point.iter().all(|value| value.is_finite()) {
            broken = Some(vertex);
            break;
        }
        for ((value, low), high) in point.into_iter().zip(&mut low).zip(&mut high) {
            (*low, *high) = (low.min(value), high.max(value));
        }
    }
    if let Some(vertex) = broken {
        report.push(Issue::error("gltf-position-not-finite").with("at", place).with("vertex", vertex));
        return;
    }
    let declared = |value: &Option<serde_json::Value>| serde_json::from_value::<[f32; 3]>(value.clone()?).ok();
    let (Some(least), Some(most)) = (declared(&accessor.min), declared(&accessor.max)) else {
        return;
    };
    // Sparse values replace some of these; what bounds the rest need not be exact then.
    if accessor.sparse.is_some() || low.iter().any(|value| !value.is_finite()) {
        return;
    }
    let mut worst = 0_u8;
    for (((low, high), least), most) in low.iter().zip(&high).zip(&least).zip(&most) {
        // Exporters write decimal numbers: the sixth digit may differ.
        let slack = 1e-5 * low.abs().max(high.abs()) + 1e-6;
        let outside = *low < least - slack || *high > most + slack;
        let loose = *low > least + slack || *high < most - slack;
        worst = worst.max(if outside { 2 } else { u8::from(loose) });
    }
    match worst {
        0 => {}
        1 => report.push(Issue::warning("gltf-bounds-wrong").with("at", place)),
        _ => report.push(Issue::error("gltf-bounds-wrong").with("at", place)),
    }
}

/// Returns how many corners the primitive draws.
fn check_indices(
    root: &Root,
    buffers: &Buffers,
    primitive: &Primitive,
    position: &Accessor,
    place: &str,
    seen: &mut Seen,
    report: &mut Report,
) -> u64 {
    let Some((at, accessor)) =
        primitive.indices.as_ref().and_then(|index| Some((index.value(), accessor(root, index)?)))
    else {
        return accessors::most_elements(root, position);
    };
    let (place, vertices) = (format!("{place}.indices"), position.count.0);
    let format = accessors::format(accessor);
    if format.is_some() && !matches!(format, Some((C::U8 | C::U16 | C::U32, Type::Scalar))) || accessor.normalized {
        let found = format.map_or_else(String::new, |(component, shape)| format!("{shape:?} {component:?}"));
        let issue = Issue::error("gltf-attribute-type").with("at", place).with("attribute", "indices");
        report.push(issue.with("found", found));
        return 0;
    }
    let highest = match seen.highest.get(&at) {
        Some(known) => *known,
        None if !report.spend(accessors::most_elements(root, accessor)) => None,
        None => {
            let elements = accessors::elements(root, buffers, accessor);
            let highest = elements.and_then(|elements| elements.map(accessors::index).max());
            seen.highest.insert(at, highest);
            highest
        }
    };
    if let Some(index) = highest.filter(|index| *index >= vertices) {
        report.push(Issue::error("gltf-index-outside").with("at", place).with("index", index).with("limit", vertices));
    }
    accessors::most_elements(root, accessor)
}
