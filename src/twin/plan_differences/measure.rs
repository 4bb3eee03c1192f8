//! By what buildings of two plans are held against each other on a picture.

use super::{BuildingFigures, Pair};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Gross floor area, m².
    #[default]
    Gfa,
    /// Metres.
    Height,
    /// In the scenario, everybody being there.
    People,
    /// Mean IT power of the racks that the scenario has installed, kW.
    Power,
}

impl Measure {
    pub const ALL: [Self; 4] = [Self::Gfa, Self::Height, Self::People, Self::Power];

    pub fn of(self, figures: &BuildingFigures) -> f64 {
        match self {
            Self::Gfa => figures.gfa_m2,
            Self::Height => figures.height_m,
            Self::People => figures.people,
            Self::Power => figures.power_kw,
        }
    }

    pub fn of_both(self, figures: &Pair<BuildingFigures>) -> Pair<f64> {
        figures.as_ref().map(|figures| self.of(figures))
    }
}
