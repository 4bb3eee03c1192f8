//! Textures, made from seeded noise: one square PNG a surface, seamless, the same bytes on every machine.
//!
//! Row 0 of a file is v = 0, so that walls stand on their heads when one looks at the file: v grows upward on a wall,
//! and along the ground. The mean of each channel is a linear 0.5 (see [`Surface`]), except where the functions here
//! say otherwise: clouds, and the rooms behind the glass of façades.

mod afar;
mod bleed;
mod bough;
mod canvas;
mod colour;
mod facades;
mod ground;
mod indoors;
mod leaf;
mod metal;
mod mineral;
mod mipmaps;
mod noise;
mod paved;
mod plants;
#[cfg(test)]
mod tests;
mod timber;

use self::canvas::Canvas;
use super::BuiltModel;
use crate::models::Surface;

pub use self::mipmaps::mipmaps;

/// Every texture, as files below the assets folder: `textures/<surface>.png`.
pub fn textures() -> Vec<BuiltModel> {
    Surface::ALL.into_iter().filter_map(texture).collect()
}

/// A surface's texture, 512 × 512, RGBA; none for what is plain.
fn texture(surface: Surface) -> Option<BuiltModel> {
    let canvas = paint(surface)?;
    Some(BuiltModel { file: format!("textures/{}", surface.file()), bytes: canvas::png(&canvas.rgba()) })
}

fn paint(surface: Surface) -> Option<Canvas> {
    let canvas = match surface {
        Surface::Plain => return None,
        Surface::Concrete => mineral::concrete(),
        Surface::Metal => metal::panel(),
        Surface::Stone => mineral::stone(),
        Surface::Plaster => mineral::plaster(),
        Surface::Timber => timber::timber(),
        Surface::Asphalt => ground::asphalt(),
        Surface::Paving => paved::setts(),
        Surface::Plaza => paved::plaza(),
        Surface::Grass => plants::grass(),
        Surface::Foliage => plants::foliage(),
        Surface::Soil => ground::soil(),
        Surface::Carpet => indoors::carpet(),
        Surface::RaisedFloor => indoors::raised_floor(),
        Surface::Ceiling => indoors::ceiling(),
        Surface::RackDoor => indoors::rack_door(),
        Surface::Louvre => metal::louvre(),
        Surface::Roof => ground::roof(),
        Surface::Steel => metal::steel(),
        Surface::Ripples => afar::ripples(),
        Surface::Leaves => bough::leaves(),
        Surface::Bark => plants::bark(),
        Surface::Country => afar::country(),
        Surface::Clouds => return Some(afar::clouds()),
        Surface::FacadeCurtain => return Some(facades::curtain()),
        Surface::FacadeRibbon => return Some(facades::ribbon()),
        Surface::FacadePodium => return Some(facades::podium()),
        Surface::FacadeFins => return Some(facades::fins()),
        Surface::FacadeBalcony => return Some(facades::balcony()),
        Surface::FacadeMetal => return Some(facades::metal()),
    };
    let level = canvas.level(0.5, |alpha| alpha);
    Some(if surface == Surface::Leaves { bleed::bleed(level) } else { level })
}
