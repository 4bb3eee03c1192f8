//! The indicators of both plans.

use super::{BuildingDifference, BuildingFigures, Pair, PlanSide};

/// One number that a plan is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Indicator {
    Gfa,
    FloorAreaRatio,
    Footprint,
    Coverage,
    GreenArea,
    GreenRatio,
    Buildings,
    Tallest,
    /// Everybody at full occupation, whatever the scenario.
    PeopleFull,
    StaffFactor,
    /// Everybody in the scenario: staff × its factor, and all others.
    People,
    Parking,
    /// As planned, whatever the scenario's share.
    Racks,
    RacksInstalled,
    /// Mean IT power of all planned racks.
    ItPower,
    FacilityPower,
    /// Mean IT power of the racks that the scenario has installed.
    InstalledPower,
    SmallestGap,
    /// Pairs of buildings that stand closer than fire asks for.
    FireGaps,
    /// Area of buildings outside the site.
    OutsideSite,
    /// Dwellings without the hours of sun that the rule asks for.
    DarkDwellings,
}

/// What an indicator's values are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorUnit {
    /// m².
    Area,
    /// A share of one; not percent.
    Share,
    /// A number without a unit, with decimals.
    Number,
    /// Metres.
    Metres,
    Count,
    Kilowatts,
}

/// Which way is better; said only where a rule says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Less,
    Neither,
}

/// An indicator in both plans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IndicatorDifference {
    pub indicator: Indicator,
    pub values: Pair<f64>,
}

impl IndicatorDifference {
    /// Whether the second plan is better by it, or worse; `None` where they are alike or no rule asks for either.
    pub fn is_better(&self) -> Option<bool> {
        (self.indicator.wish() == Wish::Less && self.values.differ()).then(|| self.values.difference() < 0.0)
    }
}

impl Indicator {
    pub const ALL: [Self; 21] = [
        Self::Gfa,
        Self::FloorAreaRatio,
        Self::Footprint,
        Self::Coverage,
        Self::GreenArea,
        Self::GreenRatio,
        Self::Buildings,
        Self::Tallest,
        Self::PeopleFull,
        Self::StaffFactor,
        Self::People,
        Self::Parking,
        Self::Racks,
        Self::RacksInstalled,
        Self::ItPower,
        Self::FacilityPower,
        Self::InstalledPower,
        Self::SmallestGap,
        Self::FireGaps,
        Self::OutsideSite,
        Self::DarkDwellings,
    ];

    pub fn unit(self) -> IndicatorUnit {
        match self {
            Self::Gfa | Self::Footprint | Self::GreenArea | Self::OutsideSite => IndicatorUnit::Area,
            Self::Coverage | Self::GreenRatio | Self::StaffFactor => IndicatorUnit::Share,
            Self::FloorAreaRatio => IndicatorUnit::Number,
            Self::Tallest | Self::SmallestGap => IndicatorUnit::Metres,
            Self::ItPower | Self::FacilityPower | Self::InstalledPower => IndicatorUnit::Kilowatts,
            Self::Buildings
            | Self::PeopleFull
            | Self::People
            | Self::Parking
            | Self::Racks
            | Self::RacksInstalled
            | Self::FireGaps
            | Self::DarkDwellings => IndicatorUnit::Count,
        }
    }

    /// Broken rules are better fewer. A park states no limit of its other indicators.
    pub fn wish(self) -> Wish {
        match self {
            Self::FireGaps | Self::OutsideSite | Self::DarkDwellings => Wish::Less,
            _ => Wish::Neither,
        }
    }

    /// `None` where the park has no such rule, or it was not worked out.
    fn value(self, side: &PlanSide, of_buildings: &[&BuildingFigures]) -> Option<f64> {
        let of = &side.figures.indicators;
        let sum = |value: fn(&BuildingFigures) -> f64| Some(of_buildings.iter().map(|figures| value(figures)).sum());
        match self {
            Self::Gfa => Some(of.gfa_m2),
            Self::FloorAreaRatio => Some(of.far),
            Self::Footprint => Some(of.footprint_m2),
            Self::Coverage => Some(of.coverage),
            Self::GreenArea => Some(of.green_area_m2),
            Self::GreenRatio => Some(of.green_ratio),
            Self::Buildings => Some(of_buildings.len() as f64),
            Self::Tallest => Some(of.tallest_m),
            Self::PeopleFull => Some(f64::from(of.people)),
            Self::StaffFactor => Some(side.staff_factor),
            Self::People => sum(|figures| figures.people),
            Self::Parking => of.parking_need.map(f64::from),
            Self::Racks => Some(of.racks as f64),
            Self::RacksInstalled => sum(|figures| figures.racks_installed),
            Self::ItPower => Some(of.it_power_kw),
            Self::FacilityPower => of.facility_power_kw,
            Self::InstalledPower => sum(|figures| figures.power_kw),
            Self::SmallestGap => side.figures.smallest_gap.as_ref().map(|gap| gap.gap_m),
            Self::FireGaps => side.park.planning.fire.as_ref().map(|_| side.figures.fire_gaps.len() as f64),
            // Rounding leaves no house standing outside.
            Self::OutsideSite => Some(side.figures.outside_site.iter().map(|(_, m2)| m2).sum::<f64>().max(0.0)),
            Self::DarkDwellings => side.dark_dwellings.map(|count| count as f64),
        }
    }
}

/// Those that both plans have.
pub(super) fn indicators_of(
    from: &PlanSide,
    to: &PlanSide,
    buildings: &[BuildingDifference],
) -> Vec<IndicatorDifference> {
    let before: Vec<&BuildingFigures> =
        buildings.iter().filter(|one| one.stands.before()).map(|one| &one.figures.from).collect();
    let after: Vec<&BuildingFigures> =
        buildings.iter().filter(|one| one.stands.after()).map(|one| &one.figures.to).collect();
    let values = Indicator::ALL.into_iter().filter_map(|indicator| {
        let values = Pair { from: indicator.value(from, &before)?, to: indicator.value(to, &after)? };
        Some(IndicatorDifference { indicator, values })
    });
    values.collect()
}
