//! Planning indicators, computed from the park's own geometry.
//!
//! Formulas as in Chinese planning practice (GB/T 50280 terms): floor area ratio 容积率 = gross floor area ÷ site area;
//! coverage 建筑密度 = building footprint ÷ site area; green ratio 绿地率 = green ÷ site area. Gross floor area counts
//! every storey above ground, outline less courts and voids. Parking below ground is not modelled and not counted.

use std::collections::BTreeMap;

use super::ground::{footprint_m2, green_m2, site_m2};
use crate::park::{Building, Park, PlaceId};

/// Of the whole park. Areas are m², ratios are not percent.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicators {
    pub site_area_m2: f64,
    /// Gross floor area above ground.
    pub gfa_m2: f64,
    /// By the buildings' uses, keys of the park's `uses`; every use that occurs.
    pub gfa_by_use_m2: BTreeMap<String, f64>,
    /// Floor area ratio.
    pub far: f64,
    /// Ground under buildings, courts left open.
    pub footprint_m2: f64,
    /// Footprint ÷ site area.
    pub coverage: f64,
    /// Greens and belt, less buildings, carriageways and plazas on them.
    pub green_area_m2: f64,
    /// Green ÷ site area.
    pub green_ratio: f64,
    /// Full staff, whatever the scenario.
    pub staff: u32,
    pub racks: usize,
    /// Mean IT power of all racks, kW: Σ racks × their layout's mean.
    pub it_power_kw: f64,
    /// The same with cooling and losses: IT power × PUE; `None` where a park states no PUE.
    pub facility_power_kw: Option<f64>,
    /// Everybody who belongs there at full occupation: staff, visitors, trainees, residents …
    pub people: u32,
    /// Parking spaces needed: Σ over the uses of GFA ÷ 100 m² × spaces, rounded up; `None` where a park states no need.
    pub parking_need: Option<u32>,
    /// Height of the highest building's top above the ground.
    pub tallest_m: f64,
    pub buildings: BTreeMap<PlaceId, BuildingIndicators>,
}

/// Of one building.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BuildingIndicators {
    pub gfa_m2: f64,
    pub footprint_m2: f64,
    /// Storeys above ground.
    pub storeys: usize,
    pub height_m: f64,
    /// Full staff.
    pub staff: u32,
    pub racks: usize,
}

/// The planning indicators of a park.
pub fn indicators(park: &Park) -> Indicators {
    let mut buildings: BTreeMap<PlaceId, BuildingIndicators> =
        park.buildings.iter().map(|building| (building.id.clone(), of_building(park, building))).collect();
    let mut it_power_kw = 0.0;
    for hall in park.halls() {
        let Some((_, layout)) = hall.racks else { continue };
        let racks = hall.planned_racks();
        it_power_kw += racks as f64 * layout.mean_kw;
        if let Some(building) = buildings.get_mut(&hall.building.id) {
            building.racks += racks;
        }
    }
    let mut gfa_by_use_m2 = BTreeMap::<String, f64>::new();
    for building in &park.buildings {
        let gfa_m2 = buildings.get(&building.id).map_or(0.0, |of| of.gfa_m2);
        *gfa_by_use_m2.entry(building.usage.clone()).or_default() += gfa_m2;
    }
    let parking_need = parking_need(park, &gfa_by_use_m2);
    let occupants = park.buildings.iter().flat_map(|building| &building.occupants);
    let site_area_m2 = site_m2(&park.site);
    let share = |area_m2: f64| if site_area_m2 > 0.0 { area_m2 / site_area_m2 } else { 0.0 };
    let gfa_m2 = buildings.values().map(|of| of.gfa_m2).sum();
    let (footprint_m2, green_area_m2) = (footprint_m2(park), green_m2(park));
    Indicators {
        site_area_m2,
        gfa_m2,
        gfa_by_use_m2,
        far: share(gfa_m2),
        footprint_m2,
        coverage: share(footprint_m2),
        green_area_m2,
        green_ratio: share(green_area_m2),
        staff: buildings.values().fold(0, |sum, of| sum.saturating_add(of.staff)),
        racks: buildings.values().map(|of| of.racks).sum(),
        it_power_kw,
        facility_power_kw: park.planning.pue.as_ref().map(|pue| it_power_kw * pue.value),
        people: occupants.fold(0, |sum, of| sum.saturating_add(of.count)),
        parking_need,
        tallest_m: buildings.values().map(|of| of.height_m).fold(0.0, f64::max),
        buildings,
    }
}

/// Each use once, however many lines name it: the first counts.
fn parking_need(park: &Park, gfa_by_use_m2: &BTreeMap<String, f64>) -> Option<u32> {
    if park.planning.parking.is_empty() {
        return None;
    }
    let per_100_m2 = |usage: &String| {
        park.planning.parking.iter().find(|need| need.uses.contains(usage)).map_or(0.0, |need| need.per_100_m2)
    };
    let spaces: f64 = gfa_by_use_m2.iter().map(|(usage, gfa_m2)| gfa_m2 / 100.0 * per_100_m2(usage)).sum();
    // What rounding left over is no car.
    Some((spaces - 1e-6).ceil().max(0.0) as u32)
}

fn of_building(park: &Park, building: &Building) -> BuildingIndicators {
    let is_staff = |group: &str| park.schedule.groups.get(group).is_some_and(|group| group.staff);
    let staff = building.occupants.iter().filter(|occupants| is_staff(&occupants.group));
    BuildingIndicators {
        gfa_m2: building.gfa_m2(),
        footprint_m2: building.footprint_m2(),
        storeys: building.storeys(),
        height_m: building.height_m(),
        staff: staff.fold(0, |sum, occupants| sum.saturating_add(occupants.count)),
        racks: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        park::{Outline, RackBlock, RackLayout, Room, Xz},
        twin::sample,
    };

    #[test]
    fn areas_and_ratios_of_a_plain_park() {
        let mut park = sample::park();
        park.site.green_belt_m = 2.0;
        let of = indicators(&park);
        let disc = Outline::Circle(5.0).area_m2();
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-2, "{a} {b}");
        near(of.site_area_m2, 40_000.0);
        near(of.gfa_m2, 5.0 * 600.0 + 2000.0 + disc);
        near(of.far, of.gfa_m2 / 40_000.0);
        near(of.footprint_m2, 2600.0 + disc);
        near(of.coverage * 40_000.0, of.footprint_m2);
        near(of.green_ratio, 1584.0 / 40_000.0);
        near(of.gfa_by_use_m2.values().sum(), of.gfa_m2);
        assert_eq!((of.staff, of.tallest_m), (861, 20.0));
        let tower = of.buildings.get("tower").unwrap();
        assert_eq!((tower.storeys, tower.height_m, tower.staff, tower.gfa_m2), (5, 20.0, 801, 3000.0));
        assert_eq!(of.buildings.get("hall").unwrap().staff, 60, "an audience is no staff");
    }

    #[test]
    fn racks_count_on_every_floor_of_their_hall() {
        let mut park = sample::park();
        let layout = RackLayout {
            source: String::new(),
            rack_m: (0.6, 2.0, 1.2),
            row_centres_m: vec![2.0, 5.0],
            blocks: vec![RackBlock { start_m: 1.0, count: 10 }],
            pitch_m: 0.6,
            mean_kw: 5.0,
            units: 42,
        };
        park.rack_layouts.insert("standard".into(), layout);
        park.buildings[0].rooms.push(Room {
            id: "A".into(),
            name: Default::default(),
            usage: "office".into(),
            hall: true,
            floors: Some((2, 4)),
            at: Xz(0.0, 0.0),
            size: Xz(10.0, 12.0),
            height_m: None,
            finish: Default::default(),
            racks: Some("standard".into()),
            phase: None,
            installed: Default::default(),
            source: String::new(),
            figures: Vec::new(),
        });
        let of = indicators(&park);
        assert_eq!((of.racks, of.it_power_kw), (60, 300.0));
        assert_eq!(of.buildings.get("tower").unwrap().racks, 60);
        park.buildings[0].rooms[0].installed.insert(3, 5);
        let of = indicators(&park);
        assert_eq!((of.racks, of.it_power_kw), (45, 225.0), "what is said of a hall counts");
    }
}
