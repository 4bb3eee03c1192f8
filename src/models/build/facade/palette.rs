//! Colours and measures of a volume's walls: what the scene says, and for the rest what its kind and its id give.

use crate::{
    models::{
        Surface,
        build::paint::{Paint, noise, seed_of},
    },
    park::{Facade, Volume, WallMaterial},
};

/// Colours and measures of a volume's walls.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    pub facade: Facade,
    /// Walls, panels, spandrels.
    pub wall: Paint,
    /// Mullions, posts, rails.
    pub frame: Paint,
    pub glass: Paint,
    /// The colour of the building's use.
    pub accent: Paint,
    /// Width of a façade module, metres.
    pub module_m: f64,
    pub seed: u64,
}

/// Wall, frame and glass of a few families; a building's id picks one.
fn families(facade: Facade) -> [(u32, u32, u32); 3] {
    match facade {
        Facade::CurtainWall => {
            [(0x9aa7b0, 0xd5dadd, 0x50707f), (0xc3c8cb, 0xd9dcde, 0x5b7a86), (0x747f87, 0x8f989e, 0x4b6577)]
        }
        Facade::Fins => {
            [(0xa9afb2, 0xdadcdc, 0x4c6a78), (0x8b9297, 0xcfd3d5, 0x54707a), (0xb9b5ad, 0xd8d4cb, 0x566c70)]
        }
        Facade::Ribbon => {
            [(0xd3d3cf, 0x7e868a, 0x4d6874), (0xdad6cd, 0x6f7679, 0x52696f), (0xbfc6c9, 0x868e92, 0x4b6675)]
        }
        Facade::Podium => [(0xc4bbab, 0xb7ae9e, 0x4b6672); 3],
        Facade::MetalPanel => {
            [(0xb4babd, 0x6c747a, 0x37474f), (0xc8cbcb, 0x747b80, 0x37474f), (0x8d959b, 0x5d656b, 0x37474f)]
        }
        Facade::Louvre => {
            [(0xbcc0c1, 0xa4aaad, 0x2f3a40), (0xa7adb0, 0x8e969b, 0x2f3a40), (0xc6c6c1, 0xadb0af, 0x2f3a40)]
        }
        Facade::Balcony => {
            [(0xd6cbbb, 0xdedad2, 0x526a76), (0xd0cdc6, 0xdcdad5, 0x526a76), (0xc9beb0, 0xd8d3ca, 0x526a76)]
        }
        Facade::Canopy => [(0xd8d9d6, 0xb4b9bb, 0x5d7b8c); 3],
    }
}

fn surface_of(material: WallMaterial) -> Surface {
    match material {
        WallMaterial::Metal => Surface::Metal,
        WallMaterial::Stone => Surface::Stone,
        WallMaterial::Concrete => Surface::Concrete,
        WallMaterial::Plaster => Surface::Plaster,
        WallMaterial::Timber => Surface::Timber,
    }
}

impl Palette {
    /// `usage` is the colour of the building's use, `building` its id.
    pub fn new(volume: &Volume, usage: Paint, building: &str) -> Self {
        let (facade, style) = (volume.facade, &volume.style);
        let seed = seed_of(&format!("{building}/{}", volume.id));
        let families = families(facade);
        let pick = (seed_of(building) % families.len() as u64) as usize;
        let (wall, frame, glass) = families.get(pick).copied().unwrap_or((0xb4babd, 0x6c747a, 0x50707f));
        let usual = match facade {
            Facade::CurtainWall | Facade::Fins | Facade::Louvre | Facade::Canopy => Surface::Plain,
            Facade::MetalPanel => Surface::Metal,
            Facade::Podium => Surface::Stone,
            Facade::Ribbon => Surface::Concrete,
            Facade::Balcony => Surface::Plaster,
        };
        let chosen = |written: &Option<String>, usual: u32, share: f64| {
            written.as_deref().map_or(Paint::hex(usual).mixed(usage, share), Paint::named)
        };
        let module_m = match facade {
            Facade::Fins => 1.5,
            Facade::Podium => 4.0,
            Facade::Balcony => 3.6,
            Facade::MetalPanel => 2.4,
            _ => 3.0,
        };
        Self {
            facade,
            wall: chosen(&style.wall, wall, 0.06).on(style.material.map_or(usual, surface_of)),
            frame: chosen(&style.frame, frame, 0.02),
            glass: chosen(&style.glass, glass, 0.03),
            accent: style.accent.as_deref().map_or(usage, Paint::named),
            module_m: style.module_m.filter(|m| m.is_finite()).map_or(module_m, |m| m.clamp(0.6, 30.0)),
            seed,
        }
    }

    /// A pane: mostly much like its neighbours, now and then with a blind down.
    pub fn pane(&self, index: u64) -> Paint {
        let chance = noise(self.seed, index);
        let sky = 0.8 + 0.4 * noise(self.seed ^ 0x51, index);
        let glass = self.glass.lit(sky).shaded(0.85, 1.1);
        if chance > 0.94 { glass.mixed(Paint::hex(0xb9b4a6), 0.4) } else { glass }
    }
}
