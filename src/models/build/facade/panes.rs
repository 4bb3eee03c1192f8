//! Where the windows of a wall are, for whoever looks out of them.

use super::{balconies, glazed, palette::Palette, panels, stretch::Stretch};
use crate::park::Facade;

/// A window: along the wall, and from its foot up, metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pane {
    pub s: (f64, f64),
    pub y: (f64, f64),
}

/// The windows of a stretch of wall as they are drawn outside; narrow mullions do not part them.
pub fn panes(palette: &Palette, stretch: &Stretch<'_>) -> Vec<Pane> {
    if stretch.is_plain() {
        return Vec::new();
    }
    let mut panes = match palette.facade {
        Facade::MetalPanel => panels::panes(palette, stretch),
        Facade::Balcony if stretch.balcony => balconies::panes(stretch),
        Facade::Louvre | Facade::Canopy => Vec::new(),
        _ => glazed::panes(palette, stretch),
    };
    panes.retain(|pane| pane.s.1 - pane.s.0 > 0.2 && pane.y.1 - pane.y.0 > 0.3);
    panes
}

impl Stretch<'_> {
    /// Too short or too low for anything but a plain wall.
    pub fn is_plain(&self) -> bool {
        self.length < 0.7 || self.height() < 1.2
    }

    /// How far the modules' part of it starts behind its own start, metres: the width of a post.
    pub(super) fn inset_m(&self) -> f64 {
        if self.between_posts().length < self.length { self.modules.from.max(0.0) } else { 0.0 }
    }
}
