//! Colours and measures of a volume's walls: what the scene says, and for the rest what its kind and its id give.

use crate::{
    models::{
        Surface,
        build::{
            paint::{Paint, noise, seed_of},
            shell::{Shell, Storey},
        },
    },
    park::{Facade, Volume, WallMaterial},
};

/// Colours and measures of a volume's walls.
#[derive(Clone, Debug)]
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
    /// How far fins and caps stand before the glass, metres; by the kind of façade if not said.
    pub fin_m: Option<f64>,
    /// Share of the modules of a metal wall that have a window.
    pub openings: f64,
    /// Share of windows that are closed.
    closed: f64,
    /// Every so many storeys a belt; 0 for none.
    belt: u32,
    /// The storey on the ground, where it is another.
    ground: Option<Box<Self>>,
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
        let whole = Self::of(volume, volume.facade, usage, building);
        let lobby = match volume.facade {
            Facade::CurtainWall | Facade::Fins | Facade::Ribbon => Some(Facade::Podium),
            _ => None,
        };
        // High houses stand on a storey of stone and tall glass.
        let lobby = lobby.filter(|_| volume.storeys_from_below().count() > 6);
        let ground = volume.style.ground.or(lobby).filter(|facade| *facade != volume.facade);
        let below = ground.map(|facade| Box::new(Self::of(volume, facade, usage, building)));
        Self { ground: below.map(|below| whole.carried_by(volume, *below)), ..whole }
    }

    /// The ground storey below these walls: its stone is its own, its frames are theirs.
    fn carried_by(&self, volume: &Volume, below: Self) -> Box<Self> {
        let own = Self { seed: self.seed ^ 0x6707, accent: self.accent, ..below };
        // A colour that the scene gives is that of the storeys above.
        let stone = volume.style.wall.is_some() && own.facade == Facade::Podium;
        let wall = if stone { Paint::hex(0xb5ac9c).on(Surface::Stone) } else { own.wall };
        Box::new(Self { wall, ..own })
    }

    fn of(volume: &Volume, facade: Facade, usage: Paint, building: &str) -> Self {
        let style = &volume.style;
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
            fin_m: style.fin_m.filter(|m| m.is_finite()),
            openings: if facade == Facade::MetalPanel { 0.16 } else { 0.0 },
            closed: style.closed.unwrap_or(0.0),
            belt: style.belt.unwrap_or(0),
            ground: None,
            seed,
        }
    }

    /// The walls of one storey.
    pub fn at(&self, shell: &Shell<'_>, storey: Storey) -> &Self {
        let lowest = storey.y.0 < 0.5 && shell.storeys.first().is_some_and(|first| first.floor == storey.floor);
        self.ground.as_deref().filter(|_| lowest).unwrap_or(self)
    }

    /// Whether a window is closed by a panel: a pattern that comes again every fourth storey.
    pub fn is_closed(&self, module: u64, storey: u32) -> bool {
        self.closed > 0.0 && noise(self.seed ^ 0xc105, module ^ (u64::from(storey % 4) << 40)) < self.closed
    }

    pub fn closed_panel(&self, module: u64) -> Paint {
        let chance = noise(self.seed ^ 0x9a, module);
        let tone = if chance > 0.8 { self.wall.mixed(self.accent, 0.35) } else { self.frame.lit(0.8 + 0.25 * chance) };
        tone.on(Surface::Metal)
    }

    /// What covers the upper edges of walls.
    pub fn coping(&self) -> Paint {
        self.frame.mixed(self.wall, 0.3).on(Surface::Plain)
    }

    /// Whether the storey ends in a deeper band.
    pub fn has_belt(&self, storey: u32) -> bool {
        self.belt > 0 && storey % self.belt == self.belt - 1
    }

    /// A pane: mostly much like its neighbours, now and then with a blind down.
    pub fn pane(&self, index: u64) -> Paint {
        let chance = noise(self.seed, index);
        let sky = 0.8 + 0.4 * noise(self.seed ^ 0x51, index);
        let glass = self.glass.lit(sky).shaded(0.85, 1.1);
        if chance > 0.94 { glass.mixed(Paint::hex(0xb9b4a6), 0.4) } else { glass }
    }
}
