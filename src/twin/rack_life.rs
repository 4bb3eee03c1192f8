//! What racks do: jobs that come and go, the power that they draw and the air before their doors.
//!
//! A pure function of (rack, seed, time), as everything simulated. With `u` a random number of the rack's own, 0 to 1,
//! and noises of −1 to 1 that change by the hour and by the minute:
//!
//! - a job runs for a length of the rack's own between the least and the most; 6 of 100 times nobody has one;
//! - load = profile × (0.7 + 0.6 u) + 0.10 × noise of the hour + 0.04 × noise of the minute; 0.02 without a job;
//! - power = mean power of its layout × (0.4 + load): a rack at 60 % load draws its mean;
//! - inlet = supply + 1.6 × load + 0.7 × noise of the hour; one rack in 200 stands in a warm spot and has 4.5 °C more
//!   at full load.
//!
//! Power is rounded to whole watts, temperature to 0.1 °C, load to 0.01: no sensor says more.

use std::sync::Arc;

use jiff::Timestamp;
use xxhash_rust::xxh3::xxh3_64;

use super::{
    column::{Column, Mark},
    labels::Labels,
    points::Points,
    presence::{Hours, LocalHour},
    state::Origin,
    works::Works,
};
use crate::park::{Measured, Park, PlaceId, Scenario, Simulated};

const IDLE_SHARE: f64 = 0.06;
const WARM_SHARE: f64 = 0.005;
const WARM_C: f64 = 4.5;

/// A park's racks made ready to be asked for any moment.
#[derive(Clone, Debug)]
pub(super) struct RackWork {
    buildings: Vec<PlaceId>,
    racks: Vec<SimulatedRack>,
    hours: Hours,
    supply_c: f64,
    owners: Vec<f32>,
    labels: Arc<Labels>,
}

#[derive(Clone, Debug)]
struct SimulatedRack {
    stream: u64,
    /// The number of its building among those with racks.
    building: usize,
    /// Whether it is there, where that is said of its hall; else the scenario's share says.
    installed: Option<bool>,
    mean_w: f64,
    /// Of its own, 0 to 1.
    lean: f64,
    warm: bool,
    /// Seconds that its jobs run, and how far they are shifted.
    job_secs: i64,
    shift_secs: i64,
}

/// Of one rack at one moment.
struct Work {
    load: f64,
    power_w: f64,
    inlet_c: f64,
    owner: Option<f32>,
}

impl RackWork {
    /// `None` for a park that says nothing of how its racks work.
    pub(super) fn new(park: &Park) -> Option<Self> {
        let life = park.schedule.racks.as_ref()?;
        let mut labels = Labels::default();
        let owners: Vec<f32> = life.owners.iter().filter_map(|owner| labels.intern(owner)).collect();
        let (least_h, most_h) = life.job_hours;
        let mut buildings: Vec<PlaceId> = park.halls().map(|hall| hall.id.top()).collect();
        buildings.dedup();
        let racks = park.halls().flat_map(|hall| {
            let building = buildings.iter().position(|id| *id == hall.id.top()).unwrap_or_default();
            let mean_w = hall.racks.map_or(0.0, |(_, layout)| layout.mean_kw * 1000.0);
            let said = hall.installed();
            hall.standing_racks().into_iter().enumerate().map(move |(nth, rack)| {
                let stream = xxh3_64(rack.id.as_str().as_bytes());
                let own = |salt| unit(stream, 0, salt);
                let job_secs = ((least_h + (most_h - least_h) * own(1)) * 3600.0).clamp(60.0, 31e6) as i64;
                let shift_secs = (own(2) * job_secs as f64) as i64;
                SimulatedRack {
                    stream,
                    building,
                    installed: said.map(|said| nth < said),
                    mean_w,
                    lean: own(3),
                    warm: own(4) < WARM_SHARE,
                    job_secs,
                    shift_secs,
                }
            })
        });
        let racks: Vec<SimulatedRack> = racks.collect();
        let hours = park.schedule.profiles.get(&life.profile).map_or_else(Hours::nobody, Hours::new);
        Some(Self { buildings, racks, hours, supply_c: life.supply_c, owners, labels: Arc::new(labels) })
    }

    /// Fills the columns of racks that are simulated. What is not installed has no value.
    pub(super) fn fill(
        &self,
        points: &Points,
        works: &Works,
        (scenario, seed): (&Scenario, u64),
        when: &LocalHour,
        columns: &mut [Column],
    ) {
        let installed = (self.racks.len() as f64 * scenario.racks_installed.clamp(0.0, 1.0)).round() as usize;
        let at = Timestamp::from_second(when.second).unwrap_or_default();
        let ready: Vec<bool> = self.buildings.iter().map(|id| works.of(id, at).is_done()).collect();
        let fraction = self.hours.fraction(when);
        let mark = Mark { at_ms: when.second.saturating_mul(1000), origin: Origin::Simulated };
        let mut of: Vec<(Simulated, Vec<f32>, &mut Column)> = Vec::new();
        for (spec, column) in points.columns().iter().map(|column| &column.spec).zip(columns) {
            let racks_of = spec.simulated.filter(|what| spec.of == Measured::Racks && is_of_racks(*what));
            of.extend(racks_of.map(|what| (what, Vec::with_capacity(self.racks.len()), column)));
        }
        for (number, rack) in self.racks.iter().enumerate() {
            let stands =
                rack.installed.unwrap_or(number < installed) && ready.get(rack.building).copied().unwrap_or_default();
            let work = stands.then(|| self.work(rack, seed, fraction, when));
            for (what, values, _) in &mut of {
                values.push(work.as_ref().and_then(|work| work.of(*what)).unwrap_or(f32::NAN));
            }
        }
        for (what, values, column) in of {
            let labels = if what == Simulated::Owner { self.labels.clone() } else { Arc::default() };
            *column = Column { labels, ..Column::of_one(values, mark) };
        }
    }

    fn work(&self, rack: &SimulatedRack, seed: u64, fraction: f64, when: &LocalHour) -> Work {
        let slot = (when.second + rack.shift_secs).div_euclid(rack.job_secs);
        let job = unit(rack.stream, slot, seed.wrapping_add(11));
        let owner = (job >= IDLE_SHARE).then(|| {
            let share = (job - IDLE_SHARE) / (1.0 - IDLE_SHARE);
            self.owners.get((share * self.owners.len() as f64) as usize).copied()
        });
        let hourly = noise(rack.stream, when.second, 3600, seed);
        let minutely = noise(rack.stream, when.second, 60, seed.wrapping_add(1));
        let load = match owner {
            None => 0.02,
            Some(_) => (fraction * (0.7 + 0.6 * rack.lean) + 0.10 * hourly + 0.04 * minutely).clamp(0.02, 1.0),
        };
        let warm_c = if rack.warm { WARM_C * load } else { 0.0 };
        let drift = noise(rack.stream, when.second, 3600, seed.wrapping_add(2));
        Work {
            load,
            power_w: rack.mean_w * (0.4 + load),
            inlet_c: self.supply_c + 1.6 * load + 0.7 * drift + warm_c,
            owner: owner.flatten(),
        }
    }
}

/// Whether the simulator knows it of racks.
fn is_of_racks(what: Simulated) -> bool {
    matches!(what, Simulated::Power | Simulated::Inlet | Simulated::Load | Simulated::Owner)
}

impl Work {
    fn of(&self, what: Simulated) -> Option<f32> {
        match what {
            Simulated::Power => Some(self.power_w.round() as f32),
            Simulated::Inlet => Some(((self.inlet_c * 10.0).round() / 10.0) as f32),
            Simulated::Load => Some(((self.load * 100.0).round() / 100.0) as f32),
            Simulated::Owner => self.owner,
            Simulated::People | Simulated::Booked | Simulated::Built => None,
        }
    }
}

/// A random number of a stream's own for a step, 0 to below 1. Ten thousand racks ask seven times a second each, so it
/// mixes its three numbers by a few multiplications (the finaliser of SplitMix64, Steele et al. 2014).
fn unit(stream: u64, step: i64, salt: u64) -> f64 {
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut mixed =
        stream ^ (step as u64).wrapping_mul(GOLDEN) ^ salt.wrapping_add(1).wrapping_mul(GOLDEN).rotate_left(31);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    // The upper 53 bits fill a float's mantissa exactly.
    ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// −1 to 1: a random value for every step of so many seconds, eased from one to the next.
fn noise(stream: u64, second: i64, step_secs: i64, salt: u64) -> f64 {
    let step = second.div_euclid(step_secs);
    let (from, to) = (unit(stream, step, salt), unit(stream, step + 1, salt));
    let t = second.rem_euclid(step_secs) as f64 / step_secs as f64;
    (from + (to - from) * (t * t * (3.0 - 2.0 * t))) * 2.0 - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::{Simulator, parse_at, sample};

    #[test]
    fn racks_draw_their_mean_over_a_day_and_keep_within_reason() {
        let park = sample::park_with_racks();
        let simulator = Simulator::new(&park);
        let points = simulator.points();
        let scenario = park.scenario(None).unwrap();
        let column = |what: &str| points.column_of(what).unwrap();
        let (mut sum, mut count) = (0.0, 0);
        for hour in 0..24 {
            let at = parse_at(&format!("2025-06-10T{hour:02}:20"), &park.timezone).unwrap();
            let state = simulator.state_at(scenario, 1, at);
            for number in 0..points.racks().unwrap().len() {
                let power = f64::from(state.columns[column("power")].value(number).unwrap());
                let load = f64::from(state.columns[column("load")].value(number).unwrap());
                let inlet = f64::from(state.columns[column("inlet")].value(number).unwrap());
                assert!((2_000.0..=7_000.0).contains(&power) && (0.0..=1.0).contains(&load), "{power} {load}");
                assert!((20.0..32.0).contains(&inlet), "{inlet}");
                assert!((power - 5_000.0 * (0.4 + load)).abs() < 26.0, "load is rounded to a hundredth");
                (sum, count) = (sum + power, count + 1);
            }
        }
        assert!((sum / f64::from(count) - 5_000.0).abs() < 400.0, "{}", sum / f64::from(count));
    }

    #[test]
    fn jobs_change_owners_and_some_racks_have_none() {
        let park = sample::park_with_racks();
        let simulator = Simulator::new(&park);
        let column = simulator.points().column_of("owner").unwrap();
        let owners = |time: &str| {
            let state = simulator.state_at(park.scenario(None).unwrap(), 1, parse_at(time, &park.timezone).unwrap());
            let racks = simulator.points().racks().unwrap().len();
            (0..racks).map(|number| state.columns[column].word(number).map(str::to_owned)).collect::<Vec<_>>()
        };
        let (morning, evening) = (owners("2025-06-10T08:00"), owners("2025-06-10T20:00"));
        assert_ne!(morning, evening);
        assert_eq!(morning, owners("2025-06-10T08:00"));
        assert!(morning.iter().flatten().all(|owner| owner == "tower" || owner == "hall"));
    }

    #[test]
    fn what_is_not_installed_has_no_value() {
        let park = sample::park_with_racks();
        let simulator = Simulator::new(&park);
        let half = Scenario { racks_installed: 0.5, ..park.scenario(None).unwrap().clone() };
        let state = simulator.state_at(&half, 1, parse_at("2025-06-10T10:00", &park.timezone).unwrap());
        let power = &state.columns[simulator.points().column_of("power").unwrap()];
        let racks = power.values.len();
        assert_eq!((0..racks).filter(|number| power.value(*number).is_some()).count(), racks / 2);
        assert!(power.value(0).is_some() && power.value(racks - 1).is_none());
        // A hall of which it is said has as many as it says, at any share.
        let mut said = sample::park_with_racks();
        let hall =
            said.halls().find(|hall| hall.racks.is_some()).map(|hall| (hall.building.id.clone(), hall.floor)).unwrap();
        let building = said.buildings.iter_mut().find(|building| building.id == hall.0).unwrap();
        building.rooms.iter_mut().filter(|room| room.racks.is_some()).for_each(|room| {
            room.installed.insert(hall.1, 3);
        });
        let simulator = Simulator::new(&said);
        let state = simulator.state_at(&half, 1, parse_at("2025-06-10T10:00", &said.timezone).unwrap());
        let power = &state.columns[simulator.points().column_of("power").unwrap()];
        assert_eq!(
            (0..5).map(|number| power.value(number).is_some()).collect::<Vec<_>>(),
            [true, true, true, false, false]
        );
    }
}
