//! What each role's faces look like to programs that know no shader of ours.

use gltf_json::{
    Material,
    material::{EmissiveFactor, PbrBaseColorFactor, PbrMetallicRoughness, StrengthFactor},
};

use super::mesh::Role;

/// The glTF material of a role; its name tells the viewer which one it is.
pub fn of(role: Role) -> Material {
    let (name, metallic, roughness, glow) = match role {
        Role::Solid => ("solid", 0.0, 0.85, [0.0; 3]),
        Role::Glass => ("glass", 0.15, 0.12, [0.0; 3]),
        Role::Screen => ("screen", 0.0, 0.6, [0.16, 0.2, 0.3]),
        Role::Ground => ("ground", 0.0, 0.95, [0.0; 3]),
        Role::Facade => ("facade", 0.05, 0.5, [0.0; 3]),
        Role::Leaf => ("leaf", 0.0, 0.9, [0.0; 3]),
        Role::Water => ("water", 0.1, 0.1, [0.0; 3]),
        Role::Lamp => ("lamp", 0.0, 0.6, [0.5, 0.5, 0.5]),
    };
    Material {
        name: Some(name.to_owned()),
        pbr_metallic_roughness: PbrMetallicRoughness {
            base_color_factor: PbrBaseColorFactor([1.0; 4]),
            metallic_factor: StrengthFactor(metallic),
            roughness_factor: StrengthFactor(roughness),
            ..PbrMetallicRoughness::default()
        },
        emissive_factor: EmissiveFactor(glow),
        ..Material::default()
    }
}
