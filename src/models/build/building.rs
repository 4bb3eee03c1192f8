//! A building's tree of nodes: floors, roof, rooms, partitions, screens, fixtures.

use std::collections::BTreeMap;

use super::{
    facade::{self, Palette, far},
    fixtures, floors,
    mesh::{Mesh, Role},
    node::Node,
    paint::Paint,
    partition, plan, roof, rooms, screen,
    shell::{self, Shell},
    sign,
};
use crate::{
    models::Seen,
    park::{Building, Facade, MOST_STOREYS, Park},
};

/// The root node of a building's file.
///
/// What belongs to a floor hangs below the floor's node, and machines on the roof below the roof's, so that they
/// go with it when it is lifted off. What stands on the ground floor and rooms that name no floor hang below the root.
pub fn building(park: &Park, building: &Building) -> Node {
    let shells = shell::shells(building);
    let usage = park.uses.get(&building.usage).map_or(Paint::hex(0x8a9098), |usage| Paint::named(&usage.colour));
    let id = building.id.as_str();
    let palettes: Vec<Palette> = shells.iter().map(|shell| Palette::new(shell.volume, usage, id)).collect();
    let parapet = roof::parapet_m(building, &shells);

    let mut root = Node::place(&building.id);
    root.children.push(afar(building, &shells, &palettes, parapet));
    let mut by_floor = storeys(building, &shells, &palettes, parapet);
    if let Some(ground) = by_floor.values_mut().next() {
        let mut before = Node::named(format!("{} entrances", ground.name));
        for (shell, palette) in shells.iter().zip(&palettes) {
            facade::canopies(&mut before.mesh, shell, palette);
        }
        ground.children.extend(Some(before).filter(|node| !node.mesh.is_empty()));
    }
    let mut top = Node { seen: Some(Seen::Near), ..Node::place(&building.id.child("roof")) };
    roof::roofs(&mut top.mesh, &shells, &palettes, parapet, true);
    top.children.extend(atop(building, &shells, &palettes, parapet));
    let mut top_afar = Mesh::default();
    roof_afar(&mut top_afar, building, &shells, &palettes, parapet);
    top.children.push(far_opened(&top, top_afar));

    for (room, floor) in building.rooms_on_floors() {
        let mut node = within(Node::place(&building.room_id(room, floor)));
        rooms::room(&mut node.mesh, park, building, &shells, (room, floor), parapet);
        match (room.floors, by_floor.get_mut(&floor)) {
            (Some(_), Some(storey)) => storey.children.push(node),
            _ => root.children.push(node),
        }
    }
    root.children.extend(building.partitions.iter().map(|partition| movable(building, &shells, partition)));
    for screen in &building.screens {
        let mut mesh = Mesh::default();
        screen::screen(&mut mesh, screen, foot_at(&shells, 1, plan::coord(screen.at)));
        root.children.push(within(Node::place(&building.id.child(&screen.id)).with(mesh)));
    }
    for fixture in &building.fixtures {
        fit((park, building), &shells, fixture, parapet, &mut root, &mut by_floor, &mut top);
    }
    root.children.extend(by_floor.into_values());
    root.children.push(top);
    root
}

/// Seen only by who looks into the building.
fn within(node: Node) -> Node {
    Node { seen: Some(Seen::Inside), ..node }
}

/// The whole exterior for who is far away.
fn afar(building: &Building, shells: &[Shell<'_>], palettes: &[Palette], parapet: f64) -> Node {
    let mut node = Node { seen: Some(Seen::Far), ..Node::named(format!("{}/far", building.id)) };
    for (shell, palette) in shells.iter().zip(palettes) {
        if palette.facade == Facade::Canopy {
            let height = (shell.base_m, shell.top_m - roof::CANOPY_M);
            floors::columns(&mut node.mesh, shell, height, palette);
        } else {
            far::volume(&mut node.mesh, shell, palette, |storey| roof::wall_top(shell, storey, shells, parapet));
        }
    }
    roof_afar(&mut node.mesh, building, shells, palettes, parapet);
    node
}

fn roof_afar(mesh: &mut Mesh, building: &Building, shells: &[Shell<'_>], palettes: &[Palette], parapet: f64) {
    roof::roofs(mesh, shells, palettes, parapet, false);
    if !has_machines(building) {
        roof::equipment(mesh, shells, palettes, parapet, false);
    }
    for fixture in building.fixtures.iter().filter(|fixture| fixture.floors.0 == 0) {
        far::machines(mesh, fixture, roof::roof_y_at(shells, parapet, plan::coord(fixture.at)));
    }
    sign::signs(mesh, building, shells, palettes, false);
}

/// What is drawn in the stead of a floor's or the roof's near parts, where the building is opened, from afar.
fn far_opened(of: &Node, mesh: Mesh) -> Node {
    // A space, which no id has, keeps the name from being taken for a place's.
    Node { seen: Some(Seen::FarOpened), ..Node::named(format!("{} far", of.name)).with(mesh) }
}

/// Whether the scene says what machines stand on the roof.
fn has_machines(building: &Building) -> bool {
    building.fixtures.iter().any(|fixture| fixture.floors.0 == 0)
}

/// What stands on the roofs and before the façades, out of the volumes that the scene gives.
fn atop(building: &Building, shells: &[Shell<'_>], palettes: &[Palette], parapet: f64) -> Vec<Node> {
    let id = building.id.child("roof");
    let mut equipment = Node::named(format!("{id} equipment"));
    if !has_machines(building) {
        roof::equipment(&mut equipment.mesh, shells, palettes, parapet, true);
    }
    let mut signs = Node::named(format!("{id} signs"));
    sign::signs(&mut signs.mesh, building, shells, palettes, true);
    [equipment, signs].into_iter().filter(|node| !node.mesh.is_empty()).collect()
}

/// The nodes of all floors. What two storeys have in common is a mesh of its own below each floor's node; glass,
/// which bears the number of its storey, and what stands but once are the node's own.
fn storeys(building: &Building, shells: &[Shell<'_>], palettes: &[Palette], parapet: f64) -> BTreeMap<u32, Node> {
    let mut drawn = Vec::new();
    let mut afar: BTreeMap<u32, Mesh> = BTreeMap::new();
    let mut times: BTreeMap<u128, u32> = BTreeMap::new();
    for (shell, palette) in shells.iter().zip(palettes) {
        for storey in &shell.storeys {
            let top = roof::wall_top(shell, *storey, shells, parapet);
            floors::afar(afar.entry(storey.floor).or_default(), shell, *storey, top, palette);
            let mut mesh = floors::storey(shell, *storey, top, palette);
            let mut glass = Mesh::default();
            mesh.hand_over(Role::Glass, &mut glass, storey.y.0);
            let inner = floors::inner_faces(shell, *storey, top, palette);
            let digest = mesh.digest();
            *times.entry(digest).or_default() += 1;
            drawn.push((shell, storey, mesh, glass, inner, digest));
        }
    }
    let mut by_floor: BTreeMap<u32, Node> = BTreeMap::new();
    for (shell, storey, mut mesh, mut glass, inner, digest) in drawn {
        let floor = Node { seen: Some(Seen::Near), ..Node::place(&building.floor_id(storey.floor)) };
        let node = by_floor.entry(storey.floor).or_insert(floor);
        glass.hand_over(Role::Glass, &mut node.mesh, 0.0);
        if !inner.is_empty() {
            let name = format!("{} {} inner face", node.name, shell.volume.id);
            node.children.push(within(Node { moved: [0.0, storey.y.0, 0.0], ..Node::named(name).with(inner) }));
        }
        if times.get(&digest).is_some_and(|times| *times > 1) {
            // A space, which no id has, keeps the name from being taken for a place's.
            let name = format!("{} {}", node.name, shell.volume.id);
            node.children.push(Node { moved: [0.0, storey.y.0, 0.0], ..Node::named(name).with(mesh) });
            continue;
        }
        for role in mesh.roles() {
            mesh.hand_over(role, &mut node.mesh, storey.y.0);
        }
    }
    for (floor, mesh) in afar.into_iter().filter(|(_, mesh)| !mesh.is_empty()) {
        if let Some(node) = by_floor.get_mut(&floor) {
            node.children.push(far_opened(node, mesh));
        }
    }
    by_floor
}

fn foot_at(shells: &[Shell<'_>], floor: u32, at: geo::Coord) -> f64 {
    shell::storey_at(shells, floor, at).map_or(0.0, |storey| storey.y.0)
}

fn movable(building: &Building, shells: &[Shell<'_>], partition: &crate::park::Partition) -> Node {
    let mut node = within(Node::place(&building.id.child(&partition.id)));
    let middle = (plan::coord(partition.from) + plan::coord(partition.to)) / 2.0;
    let mut leaves = partition::leaves(building, partition, foot_at(shells, 1, middle));
    if leaves.len() == 1 {
        node.mesh = leaves.pop().unwrap_or_default();
    } else {
        let named = leaves.into_iter().enumerate();
        node.children =
            named.map(|(k, mesh)| Node::named(format!("{}/leaf-{}", node.name, k + 1)).with(mesh)).collect();
    }
    node
}

/// Hangs a fixture below the floors that it stands on; each node of it bears the fixture's id in its extras.
fn fit(
    (park, building): (&Park, &Building),
    shells: &[Shell<'_>],
    fixture: &crate::park::Fixture,
    parapet: f64,
    root: &mut Node,
    by_floor: &mut BTreeMap<u32, Node>,
    top: &mut Node,
) {
    let id = building.id.child(&fixture.id);
    let at = plan::coord(fixture.at);
    let (first, last) = fixture.floors;
    for floor in first..=last.max(first).min(first.saturating_add(MOST_STOREYS)) {
        let mut node = Node::place(&id);
        if floor != first {
            node.name = format!("{id}/L{floor}");
        }
        if floor == 0 {
            fixtures::fill(&mut node, fixture, roof::roof_y_at(shells, parapet, at), &park.name);
            top.children.push(node);
            continue;
        }
        node.seen = Some(Seen::Inside);
        let foot = foot_at(shells, floor, at);
        let corners = fixtures::corners(fixture).into_iter().map(|corner| at + corner);
        let ceilings = corners.map(|at| roof::ceiling_y_at(shells, floor, parapet, at));
        let fitted = fixtures::below(fixture, ceilings.fold(f64::INFINITY, f64::min) - foot);
        fixtures::fill(&mut node, &fitted, foot, &park.name);
        match by_floor.get_mut(&floor) {
            Some(storey) if first != last || floor > 1 => storey.children.push(node),
            _ => root.children.push(node),
        }
    }
}
