//! How the walls look from outside: one stretch of wall of one storey, by kind of façade.
//!
//! Nothing sticks out of the outline: depth goes inwards, so that sizes stay those of the spec. Only canopies, steps
//! and signs stand before it, in nodes of their own.

mod balconies;
mod entrance;
pub mod far;
mod glazed;
mod louvres;
pub mod modules;
mod palette;
mod panels;
mod panes;
mod stretch;

use super::mesh::{Mesh, Role};
use crate::park::Facade;

pub use self::{
    entrance::{canopies, clear_m},
    modules::{Wall, walls},
    palette::Palette,
    panes::panes,
    stretch::Stretch,
};

/// Draws a stretch of wall.
pub fn clad(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>) {
    if stretch.is_plain() {
        let paint = palette.wall.shaded(stretch.foot(), 1.0);
        stretch.frame.panel(mesh, Role::Solid, stretch.whole(), stretch.y, 0.0, paint);
        return;
    }
    match palette.facade {
        Facade::CurtainWall => glazed::curtain(mesh, palette, stretch),
        Facade::Fins => glazed::fins(mesh, palette, stretch),
        Facade::Ribbon => glazed::ribbon(mesh, palette, stretch),
        Facade::Podium => glazed::bays(mesh, palette, stretch),
        Facade::MetalPanel => panels::panels(mesh, palette, stretch),
        Facade::Louvre => louvres::louvres(mesh, palette, stretch),
        Facade::Balcony if stretch.balcony => balconies::balconies(mesh, palette, stretch),
        Facade::Balcony => glazed::punched(mesh, palette, stretch),
        Facade::Canopy => {}
    }
}
