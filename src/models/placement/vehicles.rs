//! Vehicles in bays and on lanes: a still picture of traffic that keeps right, the same every time.

use geo::Coord;

use super::{free::Site, matrix::facing};
use crate::{
    models::build::{
        land::{bays, lanes::Leg},
        paint::{noise, seed_of},
        props::CARS,
        site::ROAD_Y,
    },
    park::{Parking, ParkingKind},
};

/// From one vehicle to the next on a lane at least, from a junction, and from a crossing, metres.
const APART_M: f64 = 18.0;
const MOUTH_M: f64 = 9.0;
const ZEBRA_M: f64 = 4.5;

pub fn park_and_drive(site: &mut Site<'_>) {
    let vehicles = site.park.site.vehicles.clone();
    for row in site.park.site.parking.clone() {
        park(site, &row, vehicles.parked_share);
    }
    for leg in site.legs.clone() {
        drive(site, &leg, vehicles.per_km);
    }
}

fn park(site: &mut Site<'_>, row: &Parking, share: f64) {
    let seed = seed_of(&row.id);
    for bay in bays::bays(row) {
        let chance = |k: u64| noise(seed ^ (k << 48), u64::from(bay.nth));
        // A row for lorries or coaches shows at least one.
        let heavy = matches!(row.kind, ParkingKind::Coach | ParkingKind::Truck);
        let taken = chance(1) < share || (heavy && bay.nth == 0 && share > 0.0);
        let (_, depth) = row.bay_m();
        match row.kind {
            ParkingKind::Bicycle => site.put("prop-cycles", facing(bay.middle, 0.0, bay.ahead)),
            ParkingKind::Electric if bay.nth % 2 == 0 => {
                // Between two bays, behind them.
                let side = Coord { x: -bay.ahead.y, y: bay.ahead.x };
                let at = bay.middle - bay.ahead * (depth / 2.0 + 0.35) + side * 1.25;
                site.place("prop-charger", at, 0.3, facing(at, 0.0, bay.ahead));
            }
            _ => (),
        }
        if !taken {
            continue;
        }
        let name = match row.kind {
            ParkingKind::Car | ParkingKind::Electric => car(chance(2)),
            ParkingKind::Coach => "prop-bus",
            ParkingKind::Truck => "prop-truck",
            ParkingKind::Bicycle => continue,
        };
        let stray = (chance(3) - 0.5) * 0.3;
        // Most back in; some drive in forwards.
        let ahead = if !row.along && chance(4) < 0.3 { bay.ahead * -1.0 } else { bay.ahead };
        site.put(name, facing(bay.middle + bay.ahead * stray, ROAD_Y, ahead));
    }
}

fn car(chance: f64) -> &'static str {
    let nth = (chance * CARS.len() as f64) as usize;
    CARS.get(nth).map_or("prop-car-1", |car| car.name)
}

fn drive(site: &mut Site<'_>, leg: &Leg, per_km: f64) {
    let road = site.park.site.roads.get(leg.road).map(|road| seed_of(&road.id)).unwrap_or_default();
    let seed = road ^ (leg.length * 16.0) as u64 ^ ((leg.frame.along.x * 2.0) as i64 as u64) << 32;
    for (way, forwards) in [true, false].into_iter().enumerate() {
        if !leg.two_lanes() && !forwards {
            continue;
        }
        for (nth, stretch) in leg.stretches.iter().enumerate() {
            let (low, high) = (stretch.from + MOUTH_M, stretch.to - MOUTH_M);
            let slots = ((high - low) / APART_M).floor().clamp(0.0, 2000.0) as u32;
            for k in 0..slots {
                let chance = |n: u64| noise(seed ^ (n << 40) ^ ((way as u64) << 56), u64::from(k) + 1000 * nth as u64);
                // Half of the vehicles a kilometre on each lane.
                if chance(1) > per_km * APART_M / 2000.0 {
                    continue;
                }
                let s = low + (f64::from(k) + 0.3 + 0.4 * chance(2)) * (high - low) / f64::from(slots);
                let name = if chance(3) < 0.1 && leg.width >= 6.5 { "prop-bus" } else { car(chance(4)) };
                let gap = if name == "prop-bus" { ZEBRA_M + 4.5 } else { ZEBRA_M };
                if leg.is_crossed(s, gap) {
                    continue;
                }
                let at = leg.frame.origin + leg.frame.along * s - leg.frame.out * leg.lane_d(forwards);
                let ahead = leg.frame.along * if forwards { 1.0 } else { -1.0 };
                site.put(name, facing(at, ROAD_Y, ahead));
            }
        }
    }
}
