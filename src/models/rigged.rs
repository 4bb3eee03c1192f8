//! Reads a body that bends from a `.glb`: its mesh, the joints that hold it, and its motions.

use std::{fs, path::Path};

use gltf::{
    Gltf, Node, Skin,
    animation::{Interpolation, util::ReadOutputs},
};

/// Why a file gives no body that bends.
#[derive(Debug, thiserror::Error)]
pub enum RigFault {
    #[error("{0}")]
    Unreadable(String),
    #[error("it has no mesh with a skin")]
    NoSkin,
    #[error("its mesh has no {0}")]
    Missing(&'static str),
}

/// A body with its joints and motions, as the file has them. Metres, y up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rigged {
    pub corners: Vec<HeldCorner>,
    pub indices: Vec<u32>,
    /// Parents before their children.
    pub joints: Vec<RiggedJoint>,
    pub clips: Vec<RiggedClip>,
}

/// A corner of the mesh, and how much of it each of four joints holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldCorner {
    pub at: [f32; 3],
    pub normal: [f32; 3],
    /// Linear.
    pub colour: [f32; 3],
    pub joints: [u16; 4],
    /// Of 1 in all.
    pub weights: [f32; 4],
}

#[derive(Clone, Debug, PartialEq)]
pub struct RiggedJoint {
    pub name: String,
    pub parent: Option<usize>,
    /// At rest, against its parent: metres, and a turn as x, y, z, w.
    pub rest: ([f32; 3], [f32; 4]),
    /// From the mesh's space to the joint's at rest, column by column.
    pub unbind: [[f32; 4]; 4],
}

/// A motion.
#[derive(Clone, Debug, PartialEq)]
pub struct RiggedClip {
    pub name: String,
    pub secs: f32,
    pub tracks: Vec<RiggedTrack>,
}

/// What one joint does in a motion: keys at rising times, with straight ways between them.
#[derive(Clone, Debug, PartialEq)]
pub struct RiggedTrack {
    pub joint: usize,
    pub times: Vec<f32>,
    pub keys: RiggedKeys,
}

#[derive(Clone, Debug, PartialEq)]
pub enum RiggedKeys {
    Moves(Vec<[f32; 3]>),
    Turns(Vec<[f32; 4]>),
}

/// Reads the first mesh of a `.glb` that has a skin. Scales of joints and motions with tangents are passed over.
pub fn read_rigged(path: &Path) -> Result<Rigged, RigFault> {
    let unreadable = |error: &dyn std::error::Error| RigFault::Unreadable(error.to_string());
    let bytes = fs::read(path).map_err(|error| unreadable(&error))?;
    let file = Gltf::from_slice(&bytes).map_err(|error| unreadable(&error))?;
    let blob = file.blob.as_deref();
    let held = file.nodes().find_map(|node| Some((node.mesh()?, node.skin()?)));
    let Some((mesh, skin)) = held else { return Err(RigFault::NoSkin) };
    let mut body = Rigged { joints: joints_of(&file, &skin, blob), ..Rigged::default() };
    for primitive in mesh.primitives() {
        let reader = primitive.reader(|_| blob);
        let first = u32::try_from(body.corners.len()).unwrap_or(u32::MAX);
        let positions: Vec<_> = reader.read_positions().ok_or(RigFault::Missing("positions"))?.collect();
        let normals = reader.read_normals().ok_or(RigFault::Missing("normals"))?;
        let joints = reader.read_joints(0).ok_or(RigFault::Missing("joints"))?.into_u16();
        let weights = reader.read_weights(0).ok_or(RigFault::Missing("weights"))?.into_f32();
        let colours: Vec<[f32; 3]> = reader.read_colors(0).map(|all| all.into_rgb_f32().collect()).unwrap_or_default();
        let colours = colours.into_iter().chain(std::iter::repeat([0.6; 3]));
        let corners = positions.into_iter().zip(normals).zip(colours).zip(joints.zip(weights));
        body.corners.extend(corners.map(|(((at, normal), colour), (joints, weights))| HeldCorner {
            at,
            normal,
            colour,
            joints,
            weights,
        }));
        let indices = reader.read_indices().ok_or(RigFault::Missing("indices"))?.into_u32();
        body.indices.extend(indices.map(|k| first + k));
    }
    // What points beyond the mesh would be drawn nowhere.
    let corners = body.corners.len() as u32;
    body.indices.iter_mut().for_each(|k| *k = (*k).min(corners.saturating_sub(1)));
    body.clips = file.animations().map(|motion| clip_of(&motion, &skin, blob)).collect();
    Ok(body)
}

fn joints_of(file: &Gltf, skin: &Skin<'_>, blob: Option<&[u8]>) -> Vec<RiggedJoint> {
    let joints: Vec<Node<'_>> = skin.joints().collect();
    let number = |node: usize| joints.iter().position(|joint| joint.index() == node);
    let parent = |child: usize| file.nodes().find(|node| node.children().any(|one| one.index() == child));
    let unbinds: Vec<_> = skin.reader(|_| blob).read_inverse_bind_matrices().map(Iterator::collect).unwrap_or_default();
    let joint = |(k, node): (usize, &Node<'_>)| {
        let (at, turn, _) = node.transform().decomposed();
        let upwards = parent(node.index()).and_then(|parent| number(parent.index())).filter(|parent| *parent < k);
        let unbind = unbinds.get(k).copied().unwrap_or(IDENTITY);
        RiggedJoint { name: node.name().unwrap_or_default().to_owned(), parent: upwards, rest: (at, turn), unbind }
    };
    joints.iter().enumerate().map(joint).collect()
}

const IDENTITY: [[f32; 4]; 4] =
    [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]];

fn clip_of(motion: &gltf::Animation<'_>, skin: &Skin<'_>, blob: Option<&[u8]>) -> RiggedClip {
    let number = |node: usize| skin.joints().position(|joint| joint.index() == node);
    let tracks: Vec<RiggedTrack> = motion
        .channels()
        .filter(|channel| channel.sampler().interpolation() != Interpolation::CubicSpline)
        .filter_map(|channel| {
            let joint = number(channel.target().node().index())?;
            let reader = channel.reader(|_| blob);
            let times: Vec<f32> = reader.read_inputs()?.collect();
            let keys = match reader.read_outputs()? {
                ReadOutputs::Translations(moves) => RiggedKeys::Moves(moves.collect()),
                ReadOutputs::Rotations(turns) => RiggedKeys::Turns(turns.into_f32().collect()),
                ReadOutputs::Scales(_) | ReadOutputs::MorphTargetWeights(_) => return None,
            };
            Some(RiggedTrack { joint, times, keys })
        })
        .collect();
    let secs = tracks.iter().filter_map(|track| track.times.last()).fold(0.0_f32, |most, secs| most.max(*secs));
    RiggedClip { name: motion.name().unwrap_or_default().to_owned(), secs, tracks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_guide_is_read_whole() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/models/zone-f/guide.glb");
        let body = read_rigged(&path).unwrap();
        assert_eq!(body.joints.len(), 30);
        assert!(body.joints.iter().skip(1).all(|joint| joint.parent.is_some()));
        let clips: Vec<_> = body.clips.iter().map(|clip| (clip.name.as_str(), clip.secs)).collect();
        assert_eq!(clips, [("idle", 6.0), ("talk", 5.0), ("welcome", 2.5), ("point", 1.2)]);
        assert!(body.corners.iter().all(|corner| (corner.weights.iter().sum::<f32>() - 1.0).abs() < 0.01));
        assert!(body.corners.iter().any(|corner| corner.at[1] > 1.68));
    }

    #[test]
    fn what_does_not_bend_is_refused_with_the_reason() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/models/zone-f/person.glb");
        assert_eq!(read_rigged(&path).unwrap_err().to_string(), "it has no mesh with a skin");
        assert!(matches!(read_rigged(Path::new("no such.glb")), Err(RigFault::Unreadable(_))));
    }
}
