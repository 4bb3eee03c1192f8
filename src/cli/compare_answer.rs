//! What `compare --json` answers.
//!
//! `from` and `to` are the scenarios (`id`, `name` with `zh` and `en`). `indicators` is a list: `id`, `unit` (`m2`, `ratio`
//! for shares of one, `1`, `m`, `count` or `kW`), `from`, `to`, `difference` (`to` − `from`), `relative` (the difference as a
//! share of `from`, null where that is 0), `better` (true, false, or null where no rule says so or nothing differs).
//! `gfa_by_use_m2` has `from`, `to` and `difference` by use. `buildings` are those that differ in anything: `id`, `name`,
//! `stands` (`added`, `removed`, `in_both`), `changed` (false where only the scenario's life differs), `moved` (`metres`,
//! `bearing_deg` clockwise from north), `turned_deg` (counter-clockwise), `size_m` (of the box about a reshaped one, along
//! its own sides, `from` and `to`), `storeys`, `use`, `phase` (the day on which it is done), `usual_mode`, each null where it
//! is the same; `gfa_m2`, `height_m`, `people_full`, `people` (in the scenario), `parking`, `racks`, `racks_installed` and
//! `power_kw` (IT, of installed racks), each with `from`, `to`, `difference`; and `rooms` (`id`, `stands`, `area_m2`,
//! `floors`, `racks`, `moved_m`, `use`). `fire_gaps` has the lists `come` and `gone` (`a`, `b`, `gap_m`, `needed_m`);
//! `outside_site` the buildings whose area outside differs, m². Areas, lengths and powers are rounded to 0.01, shares to
//! 6 decimals.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answer::Number;
use crate::{
    park::{Bilingual, Construction, PlaceId, Scenario},
    twin::{
        BuildingDifference, BuildingFigures, Gap, Indicator, IndicatorDifference, IndicatorUnit, Pair, PlanDifferences,
        RoomDifference, Stands,
    },
};

#[derive(Serialize)]
pub(super) struct Answer<'a> {
    from: Named<'a>,
    to: Named<'a>,
    indicators: Vec<IndicatorAnswer>,
    gfa_by_use_m2: BTreeMap<&'a str, Difference>,
    buildings: Vec<BuildingAnswer<'a>>,
    fire_gaps: GapsAnswer<'a>,
    outside_site: BTreeMap<&'a str, Difference>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a Bilingual,
}

#[derive(Serialize)]
struct Both<T> {
    from: T,
    to: T,
}

#[derive(Serialize)]
struct Difference {
    from: Number,
    to: Number,
    difference: Number,
}

#[derive(Serialize)]
struct IndicatorAnswer {
    id: &'static str,
    unit: &'static str,
    from: Number,
    to: Number,
    difference: Number,
    relative: Option<Number>,
    better: Option<bool>,
}

#[derive(Serialize)]
struct BuildingAnswer<'a> {
    id: &'a PlaceId,
    name: &'a Bilingual,
    stands: &'static str,
    changed: bool,
    moved: Option<MovedAnswer>,
    turned_deg: Option<Number>,
    size_m: Option<Both<[Number; 2]>>,
    storeys: Option<Both<usize>>,
    #[serde(rename = "use")]
    usage: Option<Both<&'a str>>,
    phase: Option<Both<Option<String>>>,
    usual_mode: Option<Both<Option<&'a str>>>,
    gfa_m2: Difference,
    height_m: Difference,
    people_full: Difference,
    people: Difference,
    parking: Difference,
    racks: Difference,
    racks_installed: Difference,
    power_kw: Difference,
    rooms: Vec<RoomAnswer<'a>>,
}

#[derive(Serialize)]
struct MovedAnswer {
    metres: Number,
    bearing_deg: Number,
}

#[derive(Serialize)]
struct RoomAnswer<'a> {
    id: &'a PlaceId,
    stands: &'static str,
    area_m2: Difference,
    floors: Both<u32>,
    racks: Both<usize>,
    moved_m: Option<Number>,
    #[serde(rename = "use")]
    usage: Option<Both<&'a str>>,
}

#[derive(Serialize)]
struct GapsAnswer<'a> {
    come: Vec<GapAnswer<'a>>,
    gone: Vec<GapAnswer<'a>>,
}

#[derive(Serialize)]
struct GapAnswer<'a> {
    a: &'a PlaceId,
    b: &'a PlaceId,
    gap_m: Number,
    needed_m: Number,
}

impl<'a> Answer<'a> {
    pub(super) fn new(scenarios: &'a Pair<Scenario>, of: &'a PlanDifferences) -> Self {
        let named = scenarios.as_ref().map(|scenario| Named { id: &scenario.id, name: &scenario.name });
        let gaps = |gaps: &'a [Gap]| gaps.iter().map(GapAnswer::new).collect();
        Self {
            from: named.from,
            to: named.to,
            indicators: of.indicators.iter().map(IndicatorAnswer::new).collect(),
            gfa_by_use_m2: of.gfa_by_use_m2.iter().map(|(usage, m2)| (usage.as_str(), difference(m2, 2))).collect(),
            buildings: of.buildings.iter().filter(|one| one.differs()).map(BuildingAnswer::new).collect(),
            fire_gaps: GapsAnswer { come: gaps(&of.breaches.gaps_come), gone: gaps(&of.breaches.gaps_gone) },
            outside_site: of.breaches.outside.iter().map(|(id, m2)| (id.as_str(), difference(m2, 2))).collect(),
        }
    }
}

impl IndicatorAnswer {
    fn new(of: &IndicatorDifference) -> Self {
        let (unit, decimals) = match of.indicator.unit() {
            IndicatorUnit::Area => ("m2", 2),
            IndicatorUnit::Share => ("ratio", 6),
            IndicatorUnit::Number => ("1", 6),
            IndicatorUnit::Metres => ("m", 2),
            IndicatorUnit::Count => ("count", 2),
            IndicatorUnit::Kilowatts => ("kW", 2),
        };
        let Difference { from, to, difference } = difference(&of.values, decimals);
        let relative = of.values.relative().map(|share| Number::rounded(share, 6));
        Self { id: id_of(of.indicator), unit, from, to, difference, relative, better: of.is_better() }
    }
}

/// Where `describe` has the same, by the same name.
fn id_of(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Gfa => "gfa_m2",
        Indicator::FloorAreaRatio => "far",
        Indicator::Footprint => "footprint_m2",
        Indicator::Coverage => "coverage",
        Indicator::GreenArea => "green_area_m2",
        Indicator::GreenRatio => "green_ratio",
        Indicator::Buildings => "buildings",
        Indicator::Tallest => "tallest_m",
        Indicator::PeopleFull => "people",
        Indicator::StaffFactor => "staff_factor",
        Indicator::People => "people_in_scenario",
        Indicator::Parking => "parking_need",
        Indicator::Racks => "racks",
        Indicator::RacksInstalled => "racks_installed",
        Indicator::ItPower => "it_power_kw",
        Indicator::FacilityPower => "facility_power_kw",
        Indicator::InstalledPower => "installed_power_kw",
        Indicator::SmallestGap => "smallest_gap_m",
        Indicator::FireGaps => "fire_gaps",
        Indicator::OutsideSite => "outside_site_m2",
        Indicator::DarkDwellings => "dwellings_short_of_sun",
    }
}

impl<'a> BuildingAnswer<'a> {
    fn new(of: &'a BuildingDifference) -> Self {
        let value = |value: fn(BuildingFigures) -> f64| difference(&of.figures.map(value), 2);
        let done = |when: &Option<Construction>| when.as_ref().map(|when| when.done.to_string());
        Self {
            id: &of.id,
            name: &of.name,
            stands: stands(of.stands),
            changed: of.is_changed(),
            moved: of.moved.map(|moved| MovedAnswer {
                metres: Number::rounded(moved.metres, 2),
                bearing_deg: Number::rounded(moved.bearing_deg, 2),
            }),
            turned_deg: of.turned_deg.map(|by| Number::rounded(by, 2)),
            size_m: of.reshaped.map(|sizes| both(sizes.map(|size| [size.0, size.1].map(|m| Number::rounded(m, 2))))),
            storeys: of.storeys.map(both),
            usage: of.usage.as_ref().map(|usage| both(usage.as_ref().map(String::as_str))),
            phase: of.phase.as_ref().map(|phase| both(phase.as_ref().map(done))),
            usual_mode: of.mode.as_ref().map(|mode| both(mode.as_ref().map(|mode| mode.as_deref()))),
            gfa_m2: value(|of| of.gfa_m2),
            height_m: value(|of| of.height_m),
            people_full: value(|of| of.people_full),
            people: value(|of| of.people),
            parking: value(|of| of.parking),
            racks: value(|of| of.racks),
            racks_installed: value(|of| of.racks_installed),
            power_kw: value(|of| of.power_kw),
            rooms: of.rooms.iter().map(RoomAnswer::new).collect(),
        }
    }
}

impl<'a> RoomAnswer<'a> {
    fn new(of: &'a RoomDifference) -> Self {
        Self {
            id: &of.id,
            stands: stands(of.stands),
            area_m2: difference(&of.area_m2, 2),
            floors: both(of.floors),
            racks: both(of.racks),
            moved_m: of.moved_m.map(|m| Number::rounded(m, 2)),
            usage: of.usage.as_ref().map(|usage| both(usage.as_ref().map(String::as_str))),
        }
    }
}

impl<'a> GapAnswer<'a> {
    fn new(gap: &'a Gap) -> Self {
        let rounded = |m| Number::rounded(m, 2);
        Self { a: &gap.a, b: &gap.b, gap_m: rounded(gap.gap_m), needed_m: rounded(gap.needed_m) }
    }
}

fn stands(stands: Stands) -> &'static str {
    match stands {
        Stands::Added => "added",
        Stands::Removed => "removed",
        Stands::InBoth => "in_both",
    }
}

fn both<T>(pair: Pair<T>) -> Both<T> {
    Both { from: pair.from, to: pair.to }
}

fn difference(values: &Pair<f64>, decimals: i32) -> Difference {
    let number = |value| Number::rounded(value, decimals);
    Difference { from: number(values.from), to: number(values.to), difference: number(values.difference()) }
}
