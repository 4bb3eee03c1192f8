//! What a presenter does with the audience's picture, and where the console stands.

use bevy::{app::prelude::*, ecs::prelude::*};

/// Where the presenter's console stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConsoleAt {
    #[default]
    Nowhere,
    /// In a window of its own, which the audience does not see.
    Window,
    /// Beside the picture, on the same screen: for rehearsing, and where no audience looks.
    Beside,
}

/// Whether the audience's picture stands still, is dark, and where light falls on it.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Cockpit {
    pub console: ConsoleAt,
    /// The audience sees the picture of the moment when it was frozen, whatever happens meanwhile.
    pub frozen: bool,
    /// The audience sees nothing.
    pub black: bool,
    /// Centre of the spotlight, shares of the picture's width and height from its top left.
    pub spot: Option<[f32; 2]>,
}

/// What can be asked of the cockpit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CockpitStep {
    Console(ConsoleAt),
    Freeze(bool),
    Black(bool),
    /// Send all phones away; the next one needs a new code.
    DismissPhones,
    /// `None` puts the light out.
    Spot(Option<[f32; 2]>),
}

impl Cockpit {
    pub(super) fn take(&mut self, step: CockpitStep) {
        match step {
            CockpitStep::Console(at) => self.console = at,
            CockpitStep::Freeze(frozen) => self.frozen = frozen,
            CockpitStep::Black(black) => self.black = black,
            // Whoever has the remote does it.
            CockpitStep::DismissPhones => {}
            CockpitStep::Spot(spot) => {
                let sound = |[x, y]: [f32; 2]| {
                    (x.is_finite() && y.is_finite()).then_some([x.clamp(0.0, 1.0), y.clamp(0.0, 1.0)])
                };
                self.spot = spot.and_then(sound);
            }
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Cockpit>();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spotlight_stays_in_the_picture() {
        let mut cockpit = Cockpit::default();
        cockpit.take(CockpitStep::Spot(Some([-3.0, 0.4])));
        assert_eq!(cockpit.spot, Some([0.0, 0.4]));
        cockpit.take(CockpitStep::Spot(Some([f32::NAN, 0.4])));
        assert_eq!(cockpit.spot, None);
    }
}
