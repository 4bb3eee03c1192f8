//! What a face is made of: the textures that the builder makes, and how the viewer lays them.
//!
//! A vertex colour's alpha carries the surface as `layer / 255`; its red, green and blue are the tint, linear. A
//! texture's mean is a linear 0.5, and the viewer shows tint × texture × 2: far off, where only the smallest mipmap is
//! left, the tint alone remains, and programs that know no textures of ours show the same colours.

/// A surface; the discriminant is its layer in the texture array.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Surface {
    /// No texture: paint, plastic.
    #[default]
    Plain = 0,
    /// Fair-faced concrete with formwork joints.
    Concrete,
    /// Insulated metal panel with fine ribs.
    Metal,
    /// Stone slabs with open joints.
    Stone,
    Plaster,
    Timber,
    Asphalt,
    /// Small granite setts for footways.
    Paving,
    /// Large slabs in a running pattern for plazas.
    Plaza,
    Grass,
    /// Hedges and crowns seen as a mass.
    Foliage,
    Soil,
    Carpet,
    /// Raised floor, 600 mm tiles.
    RaisedFloor,
    /// Perforated ceiling tiles.
    Ceiling,
    /// A rack's perforated door, 600 × 2200 mm to the tile.
    RackDoor,
    /// Horizontal blades of a louvred wall, seen from afar.
    Louvre,
    /// Roof membrane or gravel.
    Roof,
    /// Brushed or painted steel of machines.
    Steel,
    /// Ripples: red and green are slopes, 0.5 is level.
    Ripples,
    /// A bough of leaves on a transparent ground; alpha cuts it out.
    Leaves,
    Bark,
    /// Fields and woods of the country around, 200 m to the tile.
    Country,
    /// Sea of clouds for the sky: red is cover.
    Clouds,
    /// Façades from afar. A tile is 8 modules wide and 4 storeys high; alpha is how much of a texel is glass.
    FacadeCurtain,
    FacadeRibbon,
    FacadePodium,
    FacadeFins,
    FacadeBalcony,
    FacadeMetal,
}

impl Surface {
    pub const ALL: [Self; 30] = [
        Self::Plain,
        Self::Concrete,
        Self::Metal,
        Self::Stone,
        Self::Plaster,
        Self::Timber,
        Self::Asphalt,
        Self::Paving,
        Self::Plaza,
        Self::Grass,
        Self::Foliage,
        Self::Soil,
        Self::Carpet,
        Self::RaisedFloor,
        Self::Ceiling,
        Self::RackDoor,
        Self::Louvre,
        Self::Roof,
        Self::Steel,
        Self::Ripples,
        Self::Leaves,
        Self::Bark,
        Self::Country,
        Self::Clouds,
        Self::FacadeCurtain,
        Self::FacadeRibbon,
        Self::FacadePodium,
        Self::FacadeFins,
        Self::FacadeBalcony,
        Self::FacadeMetal,
    ];

    /// Its layer in the texture array.
    pub fn layer(self) -> u8 {
        self as u8
    }

    /// The texture's file below `assets/textures/`.
    pub fn file(self) -> String {
        format!("{self:?}.png").chars().fold(String::new(), |name, letter| {
            let joint = if letter.is_uppercase() && !name.is_empty() { "-" } else { "" };
            name + joint + &letter.to_lowercase().to_string()
        })
    }

    /// How smooth it is: 0 dull, 1 polished.
    pub fn gloss(self) -> f64 {
        match self {
            Self::Steel | Self::RaisedFloor => 0.5,
            Self::Metal | Self::RackDoor | Self::Louvre | Self::FacadeMetal => 0.35,
            Self::Plain | Self::Stone | Self::Plaza => 0.16,
            Self::Timber | Self::Paving | Self::Concrete | Self::Ceiling => 0.08,
            _ => 0.0,
        }
    }

    /// How much a tile of the texture covers: metres, or modules and storeys for façades; 1 × 1 for leaves.
    pub fn tile(self) -> (f64, f64) {
        match self {
            Self::Plain | Self::Leaves => (1.0, 1.0),
            Self::Concrete | Self::Plaster => (4.8, 4.8),
            Self::Metal => (2.0, 2.0),
            Self::Stone => (3.6, 3.6),
            Self::Timber => (1.6, 1.6),
            Self::Asphalt => (6.0, 6.0),
            Self::Paving => (2.4, 2.4),
            Self::Plaza => (7.2, 7.2),
            Self::Grass => (8.0, 8.0),
            Self::Foliage => (3.0, 3.0),
            Self::Soil => (5.0, 5.0),
            Self::Carpet => (2.0, 2.0),
            Self::RaisedFloor | Self::Ceiling => (2.4, 2.4),
            Self::RackDoor => (0.6, 2.2),
            Self::Louvre => (2.4, 2.4),
            Self::Roof => (8.0, 8.0),
            Self::Steel => (1.5, 1.5),
            Self::Ripples => (6.0, 6.0),
            Self::Bark => (1.0, 2.0),
            Self::Country => (200.0, 200.0),
            Self::Clouds => (6000.0, 6000.0),
            Self::FacadeCurtain
            | Self::FacadeRibbon
            | Self::FacadePodium
            | Self::FacadeFins
            | Self::FacadeBalcony
            | Self::FacadeMetal => (8.0, 4.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_follow_the_list_and_files_are_told_apart() {
        for (layer, surface) in Surface::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(surface.layer()), layer);
        }
        let files: std::collections::BTreeSet<String> = Surface::ALL.into_iter().map(Surface::file).collect();
        assert_eq!(files.len(), Surface::ALL.len());
        assert_eq!(Surface::FacadeCurtain.file(), "facade-curtain.png");
    }
}
