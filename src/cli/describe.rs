//! `describe`: what the park is.
//!
//! `--json` has the park's `id`, `name` (`zh`, `en`), `timezone` and `default_scenario`; the `scenario` that it is described in
//! and `plan_hash` (equal for equal plans); the indicators
//! `site_area_m2`, `gfa_m2`, `far`, `footprint_m2`, `coverage`, `green_area_m2`, `green_ratio`, `racks`, `it_power_kw`,
//! `facility_power_kw` (IT power × PUE), `staff`, `people` (everybody at full occupation), `parking_need` (spaces),
//! `tallest_m` and `gfa_by_use_m2`, null where the park states no rule; what fire and the boundary ask for, `smallest_gap_m`,
//! `fire_gaps` (buildings that stand too close: `a`, `b`, `gap_m`, `needed_m`) and `outside_site` (`id`, `m2`); `sunlight`, the hours of sun on the day of the park's rule (see
//! `sunlight::Summary`); the lists `buildings`, `halls`, `projects`, `views`, `scenarios` and
//! `models`; and the counts `sources`, `figures`, `organisations`. Areas are rounded to 0.01 m², ratios (not percent)
//! to 4 decimals. `models` names each file with its `matrices`, one for each time that it stands in the park:
//! 16 numbers, column-major, metres, y up, rounded to 6 decimals.

use std::{collections::BTreeMap, process::ExitCode};

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::{
    Context,
    answer::{Number, say, say_json},
    describe_text::as_text,
    open_scene::open_scenario,
};
use crate::{
    app::{SunDay, sun_limit, sun_request},
    models,
    park::{Bilingual, Hall, Park, PlaceId, REFERENCE_YEAR, Status},
    sunlight::{Summary, Sunlight},
    twin::{BuildingIndicators, Gap, PlanFigures},
};

#[derive(Debug, Args)]
pub(super) struct DescribeArgs {
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    #[arg(long)]
    json: bool,
}

pub(super) fn describe(args: &DescribeArgs, context: &Context) -> Result<ExitCode> {
    let (park, scenario) = match open_scenario(context, args.scenario.as_deref()) {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    let of = PlanFigures::of(&park);
    let sun = sun_of(&park);
    if args.json {
        say_json(&Answer::new(&park, &scenario.id, &of, &sun))?;
    } else {
        say(&as_text(&park, &of, &sun, &context.words))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Hours of sun as planned, on the day of the park's rule.
pub(super) fn sun_of(park: &Park) -> Summary {
    // The rule's day needs no clock.
    let request = sun_request(park, SunDay::OfRule, jiff::civil::date(REFERENCE_YEAR, 1, 20));
    Sunlight::new(park, request, |_| true).summary(&sun_limit(park))
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    name: &'a Bilingual,
    timezone: &'a str,
    default_scenario: &'a str,
    scenario: &'a str,
    plan_hash: String,
    site_area_m2: Number,
    gfa_m2: Number,
    far: Number,
    footprint_m2: Number,
    coverage: Number,
    green_area_m2: Number,
    green_ratio: Number,
    racks: usize,
    it_power_kw: Number,
    facility_power_kw: Option<Number>,
    staff: u32,
    people: u32,
    parking_need: Option<u32>,
    tallest_m: Number,
    gfa_by_use_m2: BTreeMap<&'a str, Number>,
    smallest_gap_m: Option<Number>,
    fire_gaps: Vec<GapAnswer<'a>>,
    outside_site: Vec<OutsideAnswer<'a>>,
    sunlight: &'a Summary,
    sources: usize,
    figures: usize,
    organisations: usize,
    buildings: Vec<BuildingAnswer<'a>>,
    halls: Vec<HallAnswer<'a>>,
    projects: Vec<ProjectAnswer<'a>>,
    views: Vec<Named<'a>>,
    scenarios: Vec<Named<'a>>,
    models: Vec<ModelAnswer>,
}

#[derive(Serialize)]
struct BuildingAnswer<'a> {
    id: &'a PlaceId,
    name: &'a Bilingual,
    #[serde(rename = "use")]
    usage: &'a str,
    status: Status,
    source: &'a str,
    gfa_m2: Number,
    footprint_m2: Number,
    storeys: usize,
    height_m: Number,
    staff: u32,
    racks: usize,
}

#[derive(Serialize)]
struct HallAnswer<'a> {
    id: PlaceId,
    name: &'a Bilingual,
    building: &'a PlaceId,
    floor: u32,
    area_m2: Number,
    racks: usize,
}

#[derive(Serialize)]
struct GapAnswer<'a> {
    a: &'a PlaceId,
    b: &'a PlaceId,
    gap_m: Number,
    needed_m: Number,
}

#[derive(Serialize)]
struct OutsideAnswer<'a> {
    id: &'a PlaceId,
    m2: Number,
}

#[derive(Serialize)]
struct ProjectAnswer<'a> {
    id: &'a str,
    number: u32,
    name: &'a Bilingual,
    status: Status,
    segments: &'a [String],
    organisations: &'a [String],
    places: &'a [PlaceId],
}

#[derive(Serialize)]
struct ModelAnswer {
    file: String,
    matrices: Vec<[Number; 16]>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a Bilingual,
}

impl<'a> GapAnswer<'a> {
    fn new(gap: &'a Gap) -> Self {
        Self { a: &gap.a, b: &gap.b, gap_m: area(gap.gap_m), needed_m: area(gap.needed_m) }
    }
}

impl<'a> OutsideAnswer<'a> {
    fn new((id, m2): &'a (PlaceId, f64)) -> Self {
        Self { id, m2: area(*m2) }
    }
}

impl<'a> Answer<'a> {
    fn new(park: &'a Park, scenario: &'a str, figures: &'a PlanFigures, sunlight: &'a Summary) -> Self {
        let of = &figures.indicators;
        let projects = park.projects.projects.iter().map(|project| ProjectAnswer {
            id: &project.id,
            number: project.number,
            name: &project.name,
            status: project.status,
            segments: &project.segments,
            organisations: &project.organisations,
            places: &project.places,
        });
        let buildings = park.buildings.iter().map(|building| {
            let of = of.buildings.get(&building.id).copied().unwrap_or_default();
            BuildingAnswer::new(building, of)
        });
        Self {
            id: &park.id,
            name: &park.name,
            timezone: &park.timezone,
            default_scenario: &park.default_scenario,
            scenario,
            plan_hash: park.plan_hash(),
            site_area_m2: area(of.site_area_m2),
            gfa_m2: area(of.gfa_m2),
            far: ratio(of.far),
            footprint_m2: area(of.footprint_m2),
            coverage: ratio(of.coverage),
            green_area_m2: area(of.green_area_m2),
            green_ratio: ratio(of.green_ratio),
            racks: of.racks,
            it_power_kw: area(of.it_power_kw),
            facility_power_kw: of.facility_power_kw.map(area),
            staff: of.staff,
            people: of.people,
            parking_need: of.parking_need,
            tallest_m: area(of.tallest_m),
            gfa_by_use_m2: of.gfa_by_use_m2.iter().map(|(usage, m2)| (usage.as_str(), area(*m2))).collect(),
            smallest_gap_m: figures.smallest_gap.as_ref().map(|gap| area(gap.gap_m)),
            fire_gaps: figures.fire_gaps.iter().map(GapAnswer::new).collect(),
            outside_site: figures.outside_site.iter().map(OutsideAnswer::new).collect(),
            sunlight,
            sources: park.sources.len(),
            figures: park.all_figures().count(),
            organisations: park.projects.organisations.len(),
            buildings: buildings.collect(),
            halls: park.halls().filter(|hall| hall.room.hall).map(HallAnswer::new).collect(),
            projects: projects.collect(),
            views: park.views.iter().map(|view| Named { id: &view.id, name: &view.name }).collect(),
            scenarios: park.scenarios.values().map(|s| Named { id: &s.id, name: &s.name }).collect(),
            models: models::placements(park).into_iter().map(ModelAnswer::new).collect(),
        }
    }
}

impl<'a> BuildingAnswer<'a> {
    fn new(building: &'a crate::park::Building, of: BuildingIndicators) -> Self {
        Self {
            id: &building.id,
            name: &building.name,
            usage: &building.usage,
            status: building.status,
            source: &building.source,
            gfa_m2: area(of.gfa_m2),
            footprint_m2: area(of.footprint_m2),
            storeys: of.storeys,
            height_m: area(of.height_m),
            staff: of.staff,
            racks: of.racks,
        }
    }
}

impl<'a> HallAnswer<'a> {
    fn new(hall: Hall<'a>) -> Self {
        Self {
            building: &hall.building.id,
            name: &hall.room.name,
            floor: hall.floor,
            area_m2: area(hall.room.area_m2()),
            racks: hall.racks.map_or(0, |(_, layout)| layout.count()),
            id: hall.id,
        }
    }
}

impl ModelAnswer {
    fn new(placement: models::Placement) -> Self {
        let matrices = placement.matrices.iter().map(|matrix| matrix.map(|value| Number::rounded(value, 6)));
        Self { matrices: matrices.collect(), file: placement.file }
    }
}

fn area(value: f64) -> Number {
    Number::rounded(value, 2)
}

fn ratio(value: f64) -> Number {
    Number::rounded(value, 4)
}
