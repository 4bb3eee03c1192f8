//! Writes a rig: its joints as nodes, the skin that they bend, and its motions.

use gltf_json::{
    Accessor, Animation, Index, Node as GltfNode, Skin,
    accessor::{ComponentType, Type},
    animation::{Channel, Interpolation, Property, Sampler, Target},
    validation::Checked::Valid,
};
use serde_json::json;

use super::{Stream, Writer};
use crate::models::build::rig::{Clip, Keys, Rig};

impl Writer {
    /// The skin of a rig. Joints without a parent are added to the `children` of the node that bears it.
    pub(super) fn rig(&mut self, rig: &Rig, children: &mut Vec<Index<GltfNode>>) -> Index<Skin> {
        let first = self.root.nodes.len() as u32;
        let node = |k: usize| Index::new(first + k as u32);
        for (k, joint) in rig.joints.iter().enumerate() {
            let own: Vec<_> = rig
                .joints
                .iter()
                .enumerate()
                .filter(|(_, other)| other.parent == Some(k))
                .map(|(k, _)| node(k))
                .collect();
            self.root.nodes.push(GltfNode {
                name: Some(joint.name.clone()),
                children: (!own.is_empty()).then_some(own),
                translation: Some(rig.beside(joint).map(narrow)),
                ..GltfNode::default()
            });
            if joint.parent.is_none() {
                children.push(node(k));
            }
        }
        for clip in &rig.clips {
            self.clip(clip, first);
        }
        let unbound = rig.joints.iter().flat_map(|joint| {
            let [x, y, z] = joint.at.map(|v| narrow(-v));
            [1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, x, y, z, 1.0]
        });
        let count = rig.joints.len();
        let bytes = unbound.flat_map(f32::to_le_bytes).collect();
        let matrices = self.accessor(Stream::Matrix, bytes, count, ComponentType::F32, Type::Mat4, None);
        let skin = Skin {
            extensions: None,
            extras: gltf_json::Extras::default(),
            inverse_bind_matrices: Some(matrices),
            joints: (0..count).map(node).collect(),
            name: None,
            skeleton: None,
        };
        Index::push(&mut self.root.skins, skin)
    }

    fn clip(&mut self, clip: &Clip, first: u32) {
        let times: Vec<f32> = clip.times.iter().map(|secs| narrow(*secs)).collect();
        let (Some(start), Some(end)) = (times.first().copied(), times.last().copied()) else { return };
        let all = self.times(&times, (start, end));
        let mut still = None;
        let (mut channels, mut samplers) = (Vec::new(), Vec::new());
        for track in &clip.tracks {
            let (path, shape, mut keys) = match &track.keys {
                Keys::Turns(turns) => (Property::Rotation, Type::Vec4, rows(turns)),
                Keys::Moves(moves) => (Property::Translation, Type::Vec3, rows(moves)),
            };
            // What does not move has one key.
            let input = if keys.iter().all(|key| Some(key) == keys.first()) {
                keys.truncate(1);
                *still.get_or_insert_with(|| self.times(&[start], (start, start)))
            } else {
                all
            };
            let bytes = keys.iter().flatten().flat_map(|v| v.to_le_bytes()).collect();
            let output = self.accessor(Stream::Key, bytes, keys.len(), ComponentType::F32, shape, None);
            let (extensions, extras) = (None, gltf_json::Extras::default());
            let interpolation = Valid(Interpolation::Linear);
            let sampler = Sampler { extensions, extras, input, interpolation, output };
            let sampler = Index::push(&mut samplers, sampler);
            let node = Index::new(first + track.joint as u32);
            let target = Target { extensions: None, extras: gltf_json::Extras::default(), node, path: Valid(path) };
            channels.push(Channel { sampler, target, extensions: None, extras: gltf_json::Extras::default() });
        }
        self.root.animations.push(Animation {
            extensions: None,
            extras: gltf_json::Extras::default(),
            channels,
            name: Some(clip.name.clone()),
            samplers,
        });
    }

    fn times(&mut self, times: &[f32], (start, end): (f32, f32)) -> Index<Accessor> {
        let bytes = times.iter().flat_map(|v| v.to_le_bytes()).collect();
        let bounds = Some((json!([start]), json!([end])));
        self.accessor(Stream::Key, bytes, times.len(), ComponentType::F32, Type::Scalar, bounds)
    }
}

fn rows<const N: usize>(keys: &[[f64; N]]) -> Vec<Vec<f32>> {
    keys.iter().map(|key| key.iter().map(|v| narrow(*v)).collect()).collect()
}

/// Single precision without a negative zero.
fn narrow(value: f64) -> f32 {
    value as f32 + 0.0
}
