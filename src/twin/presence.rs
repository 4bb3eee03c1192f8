//! How much of a group is there: the profile's fraction at a local time, and its small seeded variation.
//!
//! Formula: present = round(min(full, full × fraction × (1 + 0.03 × noise))), where full = count × staff factor.
//! Only `+ − × ÷`, comparisons and hashing of integers are used, so every machine gets the same bits.

use jiff::{Timestamp, Zoned};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::calendar::{Calendar, DayKind};
use crate::park::Profile;

/// Greatest share by which presence strays from its profile, either way.
pub const VARIATION: f64 = 0.03;

/// A profile with its 24 hours filled in: missing, non-finite and out-of-range values are mended.
#[derive(Clone, Debug)]
pub(super) struct Hours {
    workday: [f64; 24],
    weekend: [f64; 24],
}

impl Hours {
    pub(super) fn new(profile: &Profile) -> Self {
        let workday = filled(&profile.workday);
        Self { workday, weekend: profile.weekend.as_deref().map_or(workday, filled) }
    }

    /// Nobody, ever: what a profile that does not exist stands for.
    pub(super) fn nobody() -> Self {
        Self { workday: [0.0; 24], weekend: [0.0; 24] }
    }

    /// 0 to 1. Linear between the whole hours; after 23:00 towards the next day's own midnight value.
    pub(super) fn fraction(&self, when: &LocalHour) -> f64 {
        let here = self.value(when.kind, when.hour);
        let next = match when.hour {
            23 => self.value(when.next_kind, 0),
            hour => self.value(when.kind, hour + 1),
        };
        here + (next - here) * when.into_hour
    }

    fn value(&self, kind: DayKind, hour: usize) -> f64 {
        let day = match kind {
            DayKind::Workday => &self.workday,
            DayKind::Weekend => &self.weekend,
        };
        day.get(hour).copied().unwrap_or(0.0)
    }
}

fn filled(values: &[f64]) -> [f64; 24] {
    let mut hours = [0.0; 24];
    for (hour, value) in hours.iter_mut().zip(values) {
        *hour = if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 };
    }
    hours
}

/// A moment on the park's clocks and in its calendar; computed once for all groups.
#[derive(Clone, Debug)]
pub(super) struct LocalHour {
    kind: DayKind,
    next_kind: DayKind,
    hour: usize,
    /// 0 to 1.
    into_hour: f64,
    /// Seconds since 1970.
    pub(super) second: i64,
}

impl LocalHour {
    pub(super) fn new(calendar: &Calendar, at: Timestamp, local: &Zoned) -> Self {
        let date = local.date();
        let time = local.time();
        let seconds = f64::from(time.minute()) * 60.0 + f64::from(time.second());
        let second = at.as_second();
        Self {
            kind: calendar.kind_of(date),
            next_kind: date.tomorrow().map_or(DayKind::Workday, |next| calendar.kind_of(next)),
            hour: usize::try_from(time.hour()).unwrap_or(0),
            into_hour: (seconds + f64::from(time.subsec_nanosecond()) * 1e-9) / 3600.0,
            second,
        }
    }
}

/// The people of `full` who are there: whole, never above `full`, 0 where the fraction is.
///
/// `noise` is −1 to 1; see the formula above.
pub fn present(full: f64, fraction: f64, noise: f64) -> u32 {
    expected(full, fraction, noise).round() as u32
}

/// The like before it is rounded: person `i`, counted from 0, is there while this is at least `i` + ½.
pub(super) fn expected(full: f64, fraction: f64, noise: f64) -> f64 {
    (full * fraction * (1.0 + VARIATION * noise)).min(full).max(0.0)
}

/// Value noise, −1 to 1: a random value for every whole hour, eased from one to the next.
///
/// The values are hashes of (seed, `stream`, hour), so that no hour depends on another having been computed. `stream`
/// names whose noise it is.
pub(super) fn noise(seed: u64, stream: u64, when: &LocalHour) -> f64 {
    let hour = when.second.div_euclid(3600);
    let (from, to) = (hour_value(seed, stream, hour), hour_value(seed, stream, hour + 1));
    let t = when.second.rem_euclid(3600) as f64 / 3600.0;
    from + (to - from) * (t * t * (3.0 - 2.0 * t))
}

fn hour_value(seed: u64, stream: u64, hour: i64) -> f64 {
    let mut counter = [0_u8; 16];
    for (byte, from) in counter.iter_mut().zip(stream.to_le_bytes().into_iter().chain(hour.to_le_bytes())) {
        *byte = from;
    }
    // The upper 53 bits fill a float's mantissa exactly.
    let unit = (xxh3_64_with_seed(&counter, seed) >> 11) as f64 / (1_u64 << 53) as f64;
    unit * 2.0 - 1.0
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::{park::Schedule, twin::parse_at};

    fn when(text: &str) -> LocalHour {
        let calendar = Calendar::new(&Schedule { days_off: vec![date(2025, 6, 11)], ..Schedule::default() });
        let at = parse_at(text, "Asia/Shanghai").unwrap();
        LocalHour::new(&calendar, at, &crate::twin::local(at, "Asia/Shanghai"))
    }

    fn hours() -> Hours {
        let mut workday = vec![0.2; 24];
        workday[9] = 0.4;
        workday[10] = 1.0;
        let mut weekend = vec![0.0; 24];
        weekend[0] = 0.6;
        Hours::new(&Profile { name: Default::default(), source: String::new(), workday, weekend: Some(weekend) })
    }

    #[test]
    fn the_value_holds_on_the_hour_and_is_linear_between() {
        assert_eq!(hours().fraction(&when("2025-06-10T10:00")), 1.0);
        assert_eq!(hours().fraction(&when("2025-06-10T09:00")), 0.4);
        assert!((hours().fraction(&when("2025-06-10T09:15")) - 0.55).abs() < 1e-12);
        assert!((hours().fraction(&when("2025-06-10T09:30:36")) - 0.706).abs() < 1e-12);
    }

    #[test]
    fn midnight_leads_into_the_next_days_own_kind() {
        let late = hours().fraction(&when("2025-06-10T23:30"));
        assert!((late - 0.4).abs() < 1e-12, "from .2 on the workday halfway to .6 on the day off: {late}");
        assert!((hours().fraction(&when("2025-06-11T23:30")) - 0.1).abs() < 1e-12, "from 0 off to .2 at work");
    }

    #[test]
    fn a_profile_without_a_weekend_is_the_workday_all_week_and_bad_values_are_mended() {
        let profile = Profile {
            name: Default::default(),
            source: String::new(),
            workday: vec![f64::NAN, 7.0, -1.0, 0.5],
            weekend: None,
        };
        let hours = Hours::new(&profile);
        let at = |hour: usize| hours.fraction(&when(&format!("2025-06-14T{hour:02}:00")));
        assert_eq!((at(0), at(1), at(2), at(3), at(4)), (0.0, 1.0, 0.0, 0.5, 0.0));
    }

    #[test]
    fn noise_differs_between_seeds_streams_and_hours_and_has_no_jumps() {
        let at = when("2025-06-10T10:00");
        assert_ne!(noise(1, 7, &at), noise(2, 7, &at));
        assert_ne!(noise(1, 7, &at), noise(1, 8, &at));
        assert_ne!(noise(1, 7, &at), noise(1, 7, &when("2025-06-10T11:00")));
        let before = noise(1, 7, &when("2025-06-10T10:59:59"));
        assert!((before - noise(1, 7, &when("2025-06-10T11:00"))).abs() < 1e-4);
    }

    proptest! {
        #[test]
        fn noise_stays_in_its_range_and_does_not_lean(stream in any::<u64>(), seed in any::<u64>()) {
            let values: Vec<f64> = (0..400).map(|hour| hour_value(seed, stream, hour)).collect();
            prop_assert!(values.iter().all(|v| (-1.0..1.0).contains(v)));
            // Mean of 400 uniform values: standard deviation 0.029; seven of them.
            prop_assert!((values.iter().sum::<f64>() / 400.0).abs() < 0.2);
        }

        #[test]
        fn presence_is_whole_bounded_and_rises_with_the_full_count(
            a in 0.0..5000.0_f64, b in 0.0..5000.0_f64, fraction in 0.0..=1.0_f64, noise in -1.0..1.0_f64,
        ) {
            let (less, more) = (a.min(b), a.max(b));
            prop_assert!(present(less, fraction, noise) <= present(more, fraction, noise));
            prop_assert!(f64::from(present(more, fraction, noise)) <= more.round());
            prop_assert_eq!(present(more, 0.0, noise), 0);
        }
    }
}
