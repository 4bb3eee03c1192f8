//! Who a person is: pace, side of the way, clothes. All of it follows from a number of the person's own.

/// Which person: a line of a building's occupants, and a number in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId {
    /// In the order of the simulator's lines.
    pub line: u32,
    pub number: u32,
    /// 0, but for those whom a count shows beyond the simulated ones.
    pub copy: u32,
}

/// What stays the same about a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    seed: u64,
}

impl Person {
    pub fn new(seed: u64, stream: u64, id: PersonId) -> Self {
        Self { seed: mixed(seed ^ stream, u64::from(id.number) | u64::from(id.copy) << 32) }
    }

    /// A random number of the person's own for a purpose, 0 to below 1.
    pub fn chance(&self, purpose: u64) -> f64 {
        unit(mixed(self.seed, purpose))
    }

    /// Walking speed on level ground, m/s: 1.34 ± 0.26 is what pedestrians are measured at (Weidmann 1993); cut off at
    /// the ends, so that nobody crawls or runs.
    pub fn pace_m_s(&self) -> f64 {
        let bell = (self.chance(1) + self.chance(2) + self.chance(3)) * 2.0 - 3.0;
        (1.34 + 0.26 * bell / 1.7).clamp(1.1, 1.5)
    }

    /// On which side of the way, −1 left to 1 right.
    pub fn lane(&self) -> f64 {
        self.chance(4) * 2.0 - 1.0
    }

    /// One of `count` ways, gates or walks.
    pub fn pick(&self, purpose: u64, count: usize) -> usize {
        ((self.chance(purpose) * count as f64) as usize).min(count.saturating_sub(1))
    }

    /// Which clothes, hair and height: a number that who draws makes use of.
    pub fn looks(&self) -> u32 {
        (mixed(self.seed, 5) >> 32) as u32
    }
}

/// Two numbers mixed into one (the finaliser of SplitMix64, Steele et al. 2014).
pub fn mixed(a: u64, b: u64) -> u64 {
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut mixed = a ^ b.wrapping_add(1).wrapping_mul(GOLDEN);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The upper 53 bits fill a float's mantissa exactly.
pub fn unit(mixed: u64) -> f64 {
    (mixed >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_differ_and_walk_as_people_do() {
        let person = |number| Person::new(1, 7, PersonId { line: 0, number, copy: 0 });
        let paces: Vec<f64> = (0..2000).map(|number| person(number).pace_m_s()).collect();
        let mean = paces.iter().sum::<f64>() / 2000.0;
        assert!((1.28..1.38).contains(&mean), "{mean}");
        assert!(paces.iter().all(|pace| (1.1..=1.5).contains(pace)));
        assert_ne!(person(1), person(2));
        assert_ne!(person(1).looks(), person(2).looks());
        assert_eq!(person(9).chance(4), person(9).chance(4));
    }
}
