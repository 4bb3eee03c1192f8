//! Checks the tree of nodes, and the ids that bind nodes to places of a park.

use std::collections::BTreeMap;

use gltf_json::{Node, Root};

use crate::park::{Issue, PlaceId};

use super::report::{Report, at};

/// The loader walks the tree by calling itself; deeper than this it could run out of stack.
const MOST_LEVELS: usize = 128;

pub(super) fn check(root: &Root, report: &mut Report) {
    check_tree(root, report);
    check_joints(root, report);
    check_ids(root, report);
    let shown = root.nodes.iter().any(|node| node.mesh.is_some());
    if !shown || root.scenes.iter().all(|scene| scene.nodes.is_empty()) {
        let issue = Issue::warning("gltf-nothing-shown").with("file", report.file());
        report.push(issue);
    }
}

fn here(root: &Root, index: usize) -> String {
    at("nodes", index, root.nodes.get(index).and_then(|node| node.name.as_deref()))
}

fn children(root: &Root, index: usize) -> impl Iterator<Item = usize> {
    root.nodes
        .get(index)
        .and_then(|node| node.children.as_ref())
        .into_iter()
        .flatten()
        .map(|child| child.value())
        .filter(|child| *child < root.nodes.len())
}

#[derive(Clone, Copy, PartialEq)]
enum Visit {
    Not,
    Open,
    Done,
}

/// Cycles, nodes that hang in the tree twice, and a tree too deep. Each edge is walked once.
fn check_tree(root: &Root, report: &mut Report) {
    let mut hung = vec![0_u32; root.nodes.len()];
    let mut visits = vec![Visit::Not; root.nodes.len()];
    for child in (0..root.nodes.len()).flat_map(|node| children(root, node)) {
        if let Some(times) = hung.get_mut(child) {
            *times += 1;
        }
    }
    let tops: Vec<usize> = hung.iter().enumerate().filter(|(_, times)| **times == 0).map(|(node, _)| node).collect();
    let mut in_cycle = vec![false; root.nodes.len()];
    let mut too_deep = None;
    // From the tops down first, then whatever no top leads to: that lies on or under a cycle.
    for start in tops.into_iter().chain(0..root.nodes.len()) {
        if visits.get(start) != Some(&Visit::Not) {
            continue;
        }
        set(&mut visits, start, Visit::Open);
        let mut path = vec![(start, children(root, start))];
        while let Some((node, rest)) = path.last_mut() {
            let Some(child) = rest.next() else {
                set(&mut visits, *node, Visit::Done);
                path.pop();
                continue;
            };
            match visits.get(child) {
                Some(Visit::Open) => set(&mut in_cycle, child, true),
                Some(Visit::Not) => {
                    set(&mut visits, child, Visit::Open);
                    path.push((child, children(root, child)));
                    if path.len() > MOST_LEVELS {
                        too_deep.get_or_insert(child);
                    }
                }
                _ => {}
            }
        }
    }
    if let Some(node) = too_deep {
        report.push(Issue::error("gltf-nodes-too-deep").with("at", here(root, node)).with("limit", MOST_LEVELS));
    }
    for (node, _) in in_cycle.iter().enumerate().filter(|(_, cyclic)| **cyclic) {
        report.push(Issue::error("gltf-node-cycle").with("at", here(root, node)));
    }
    let mut listed = vec![false; root.nodes.len()];
    for node in root.scenes.iter().flat_map(|scene| &scene.nodes) {
        set(&mut listed, node.value(), true);
    }
    for (node, ((times, listed), cyclic)) in hung.iter().zip(listed).zip(in_cycle).enumerate() {
        if times + u32::from(listed) > 1 && !cyclic {
            report.push(Issue::error("gltf-node-two-parents").with("at", here(root, node)));
        }
    }
}

fn set<T>(list: &mut [T], index: usize, value: T) {
    if let Some(slot) = list.get_mut(index) {
        *slot = value;
    }
}

/// A skin's joints must stand in the same scene as what they move.
fn check_joints(root: &Root, report: &mut Report) {
    for scene in &root.scenes {
        let mut inside = vec![false; root.nodes.len()];
        let mut open: Vec<usize> = scene.nodes.iter().map(|node| node.value()).collect();
        let mut skins = Vec::new();
        while let Some(node) = open.pop() {
            if inside.get(node) != Some(&false) {
                continue;
            }
            if !report.spend(1) {
                return;
            }
            set(&mut inside, node, true);
            skins.extend(root.nodes.get(node).and_then(|node| node.skin.as_ref()).map(|skin| skin.value()));
            open.extend(children(root, node));
        }
        skins.sort_unstable();
        skins.dedup();
        for (index, skin) in skins.into_iter().filter_map(|index| Some((index, root.skins.get(index)?))) {
            let lost = skin.joints.iter().map(|joint| joint.value()).find(|joint| inside.get(*joint) == Some(&false));
            if let Some(joint) = lost {
                let issue = Issue::error("gltf-joint-outside-scene").with("joint", here(root, joint));
                report.push(issue.with("at", at("skins", index, skin.name.as_deref())));
            }
            if !report.spend(skin.joints.len() as u64) {
                return;
            }
        }
    }
}

/// What a node's `extras.yungu` says: nothing, an id, or something else.
pub(super) fn place_of(node: &Node) -> Option<Result<String, ()>> {
    let extras: serde_json::Value = serde_json::from_str(node.extras.as_ref()?.get()).ok()?;
    extras.get("yungu").map(|id| id.as_str().map(str::to_owned).ok_or(()))
}

fn check_ids(root: &Root, report: &mut Report) {
    let mut first = BTreeMap::new();
    for (k, node) in root.nodes.iter().enumerate() {
        let Some(id) = place_of(node) else { continue };
        let Ok(id) = id else {
            report.push(Issue::error("gltf-yungu-not-text").with("at", here(root, k)));
            continue;
        };
        let shown: String = id.chars().take(80).collect();
        // A place may stand in several parts, on several floors: they are named below it.
        let part = node.name.as_deref().and_then(|name| name.strip_prefix(id.as_str())?.strip_prefix('/'));
        if !PlaceId::new(&id).is_well_formed() {
            report.push(Issue::error("gltf-yungu-malformed").with("at", here(root, k)).with("id", shown));
        } else if part.is_some() {
            continue;
        } else if let Some(earlier) = first.get(&id) {
            let issue = Issue::error("gltf-yungu-duplicate").with("at", here(root, k)).with("id", shown);
            report.push(issue.with("first", here(root, *earlier)));
        } else {
            first.insert(id, k);
        }
    }
}
