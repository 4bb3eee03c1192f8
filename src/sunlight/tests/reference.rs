//! The same hours by another way: every 30 seconds one ray from each point, against each prism in its building's own
//! frame.

use crate::{
    park::{Building, Facade, Outline, Park, Volume, Xz},
    sunlight::{Day, Sunlight, Window, true_solar_h},
    twin::{Sun, time_zone},
};

/// The greatest difference between the hours and the reference's, how many points were compared, and where it is worst.
/// Every `nth` point is compared.
pub(super) fn compare(park: &Park, day: Day, sunlight: &Sunlight, nth: usize) -> (f64, usize, String) {
    let suns = suns(park, day);
    let prisms: Vec<Prism> = park.buildings.iter().flat_map(|b| b.volumes.iter().map(|v| Prism::new(b, v))).collect();
    let mut points: Vec<(f64, [f64; 3], Option<[f64; 3]>)> = Vec::new();
    for point in &sunlight.ground().points {
        match point.hours {
            Some(hours) => points.push((hours, [point.at.0, 0.0, point.at.1], None)),
            None => assert!(prisms.iter().any(|p| p.base == 0.0 && p.holds(p.local(point.at.0, point.at.1)))),
        }
    }
    for (_, facade) in sunlight.facades() {
        let all = facade.points.iter().zip(&facade.hours);
        points.extend(all.map(|(point, hours)| (*hours, point.at_m, Some(point.normal))));
    }
    let mut worst = (0.0, 0, String::new());
    for (hours, at, normal) in points.into_iter().step_by(nth) {
        let faces = |sun: &&[f64; 3]| normal.is_none_or(|n| n[0] * sun[0] + n[2] * sun[2] > 0.0);
        let free = |sun: &&[f64; 3]| !prisms.iter().any(|prism| prism.is_hit(at, **sun));
        let expected = suns.iter().filter(faces).filter(free).count() as f64 / 120.0;
        worst.1 += 1;
        if (hours - expected).abs() > worst.0 {
            (worst.0, worst.2) = ((hours - expected).abs(), format!("{at:?} {normal:?}: {hours}, not {expected}"));
        }
    }
    worst
}

/// Directions to the sun, every 30 seconds of the window.
fn suns(park: &Park, day: Day) -> Vec<[f64; 3]> {
    let zone = time_zone(&park.timezone).unwrap();
    let midnight = day.date.to_zoned(zone).unwrap().timestamp();
    let (latitude, longitude) = (park.site.latitude_deg, park.site.longitude_deg);
    let moments = (0..2880).map(|step| midnight + jiff::SignedDuration::from_secs(step * 30 + 15));
    let counts = moments.filter(|moment| match day.window {
        Window::WholeDay => true,
        Window::TrueSolar { from_h, to_h } => (from_h..to_h).contains(&true_solar_h(longitude, *moment)),
    });
    counts.map(|moment| Sun::at(latitude, longitude, moment).direction()).filter(|sun| sun[1] > 0.0).collect()
}

/// A volume in its building's frame: corners of its outline, then of its courts.
struct Prism {
    at: Xz,
    sin: f64,
    cos: f64,
    rings: Vec<Vec<Xz>>,
    base: f64,
    top: f64,
    reach: f64,
}

impl Prism {
    fn new(building: &Building, volume: &Volume) -> Self {
        let (sin, cos) = libm::sincos(building.turn_deg.to_radians());
        let ring = |outline: &Outline, by: Xz| {
            outline.corners().iter().map(|c| Xz(c.0 + volume.at.0 + by.0, c.1 + volume.at.1 + by.1)).collect::<Vec<_>>()
        };
        let mut rings = vec![ring(&volume.outline, Xz(0.0, 0.0))];
        rings.extend(volume.courts.iter().map(|court| ring(&court.outline, court.at)));
        let top = volume.base_m + volume.storeys.iter().map(|run| f64::from(run.count) * run.height_m).sum::<f64>();
        let base = if volume.facade == Facade::Canopy { top - 0.5 } else { volume.base_m };
        let reach = rings[0].iter().map(|c| libm::hypot(c.0, c.1)).fold(0.0, f64::max);
        Self { at: building.at, sin, cos, rings, base, top, reach }
    }

    /// Moved back, then turned back.
    fn local(&self, x: f64, z: f64) -> Xz {
        let (x, z) = (x - self.at.0, z - self.at.1);
        Xz(x * self.cos - z * self.sin, x * self.sin + z * self.cos)
    }

    /// Cuts the ray where it meets any wall, the floor or the roof, and asks whether any piece's middle is inside.
    fn is_hit(&self, at: [f64; 3], sun: [f64; 3]) -> bool {
        let from = self.local(at[0], at[2]);
        let ahead = self.local(at[0] + sun[0], at[2] + sun[2]);
        let way = Xz(ahead.0 - from.0, ahead.1 - from.1);
        let past = way.0 * from.1 - way.1 * from.0;
        if past * past > self.reach * self.reach * (way.0 * way.0 + way.1 * way.1) {
            return false;
        }
        let mut cuts = vec![0.0, (self.base - at[1]) / sun[1], (self.top - at[1]) / sun[1]];
        for ring in &self.rings {
            for (k, a) in ring.iter().enumerate() {
                let b = ring[(k + 1) % ring.len()];
                let wall = Xz(b.0 - a.0, b.1 - a.1);
                let across = way.0 * wall.1 - way.1 * wall.0;
                let cut = ((a.0 - from.0) * wall.1 - (a.1 - from.1) * wall.0) / across;
                // Other pieces end there too, which does no harm.
                if cut >= 0.0 && at[1] + cut * sun[1] <= self.top {
                    cuts.push(cut);
                }
            }
        }
        cuts.retain(|cut| cut.is_finite() && *cut >= 0.0);
        cuts.sort_by(f64::total_cmp);
        cuts.windows(2).filter(|pair| pair[1] > pair[0]).any(|pair| {
            let middle = (pair[0] + pair[1]) / 2.0;
            let height = at[1] + middle * sun[1];
            let inside = || self.holds(Xz(from.0 + middle * way.0, from.1 + middle * way.1));
            height > self.base && height < self.top && inside()
        })
    }

    fn holds(&self, at: Xz) -> bool {
        let mut all = self.rings.iter().map(|ring| winds(ring, at));
        all.next().unwrap() && !all.any(|in_court| in_court)
    }
}

/// How often a ring goes around a point: up across its level on the right counts one, down takes one away.
fn winds(ring: &[Xz], at: Xz) -> bool {
    let turns = |k: usize| {
        let (a, b) = (ring[k], ring[(k + 1) % ring.len()]);
        let side = (b.0 - a.0) * (at.1 - a.1) - (b.1 - a.1) * (at.0 - a.0);
        i32::from(a.1 <= at.1 && b.1 > at.1 && side > 0.0) - i32::from(a.1 > at.1 && b.1 <= at.1 && side < 0.0)
    };
    (0..ring.len()).map(turns).sum::<i32>() != 0
}
