//! The people of one line of a building's occupants: what is the same about each at all times, worked out once.

use super::{
    person::{Person, PersonId},
    presence::Window,
    way::Spot,
    ways::Ways,
};

/// More people of one line than this stay in their building: a scene file may say any number.
const MOST_SEEN: u32 = 20_000;

/// Somebody's own times and ways.
#[derive(Clone, Copy, Debug)]
pub struct Walker {
    pub looks: u32,
    /// Of the ways from the gates; `None` where nobody gets in on foot.
    gate: Option<u32>,
    /// Of the building's walks.
    walk: Option<u32>,
    pace_m_s: f32,
    lane: f32,
    /// The way from the gate takes so long.
    way_secs: f32,
    stay_secs: f32,
    /// Turns back so far before the end of the walk, metres: not all stand on one spot.
    short_m: f32,
    /// A whole walk; and from one to the next, as often as they are to be.
    walk_secs: f64,
    cycle_secs: f64,
    shift_secs: f64,
    own: u64,
}

/// Where somebody is who is not inside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outdoors {
    /// The side of the way that is theirs is in it; the heading is theirs.
    pub spot: Spot,
    /// Metres walked on this way; `None` while standing.
    pub walked_m: Option<f64>,
    pub pace_m_s: f64,
    /// Out for a while, rather than coming or going.
    pub on_a_walk: bool,
}

/// The line's people, ready to be asked for any moment.
#[derive(Clone, Debug)]
pub struct People {
    pub walkers: Vec<Walker>,
    /// The longest time that matters about a moment, before and after, seconds.
    pub reach_secs: f64,
}

impl People {
    /// `count` at full occupation; `share` of those present are on a walk where the profile says so.
    pub fn new(seed: u64, stream: u64, line: u32, count: u32, ways: &Ways, share: f64) -> Self {
        let of = |number: u32| Walker::new(&Person::new(seed, stream, PersonId { line, number, copy: 0 }), ways, share);
        let walkers: Vec<Walker> = (0..count.min(MOST_SEEN)).map(of).collect();
        let reach = walkers.iter().map(|walker| walker.walk_secs + f64::from(walker.way_secs));
        let reach_secs = reach.fold(0.0, f64::max) + 30.0;
        Self { walkers, reach_secs }
    }
}

impl Walker {
    fn new(person: &Person, ways: &Ways, share: f64) -> Self {
        let pace = person.pace_m_s();
        let gate = ways.gate(person.chance(10));
        let way_m = gate.and_then(|gate| ways.gates.get(gate)).map_or(0.0, |(_, way)| way.length_m());
        let walk = (share > 0.0 && !ways.walks.is_empty()).then(|| person.pick(11, ways.walks.len()));
        let there = walk.and_then(|walk| ways.walks.get(walk));
        let stay_secs = there.map_or(0.0, |walk| {
            let (least, most) = walk.stay_secs;
            least + (most - least) * person.chance(12)
        });
        let short_m = there.map_or(0.0, |walk| if walk.visits.is_some() { 0.0 } else { 3.0 * person.chance(15) });
        let walk_secs = there.map_or(0.0, |walk| 2.0 * (walk.way.length_m() - short_m).max(0.0) / pace + stay_secs);
        let cycle_secs = walk_secs / share.clamp(1e-4, 0.9);
        Self {
            looks: person.looks(),
            gate: gate.map(|gate| gate as u32),
            walk: walk.map(|walk| walk as u32),
            pace_m_s: pace as f32,
            lane: person.lane() as f32,
            way_secs: (way_m / pace) as f32,
            stay_secs: stay_secs as f32,
            short_m: short_m as f32,
            walk_secs,
            cycle_secs,
            shift_secs: person.chance(13) * cycle_secs,
            own: (person.chance(14) * 9e15) as u64,
        }
    }

    /// The times between the gate and the door, if either lies near enough: on the way in, or on the way out.
    fn on_the_way(&self, ways: &Ways, window: &Window, line: usize, number: u32, at_secs: f64) -> Option<Outdoors> {
        let (_, way) = ways.gates.get(self.gate? as usize)?;
        let (pace, way_secs) = (f64::from(self.pace_m_s), f64::from(self.way_secs));
        // Nobody came or went: that is told by the lowest number, for all higher than it at once.
        if window.least(line, at_secs - way_secs, at_secs + way_secs) >= f64::from(number) + 0.5 {
            return None;
        }
        let since = window.came(line, number, at_secs, way_secs).map_or(f64::INFINITY, |came| at_secs - came);
        let until = window.goes(line, number, at_secs, way_secs).map_or(f64::INFINITY, |goes| goes - at_secs);
        // Who stays for less than both ways turns back halfway.
        let metres = pace * since.min(until);
        (metres < way.length_m()).then(|| self.walking(way, metres, since <= until, f64::from(self.lane)))
    }

    fn walking(&self, way: &super::way::Way, metres: f64, inwards: bool, lane: f64) -> Outdoors {
        let mut spot = way.spot(metres, lane);
        if !inwards {
            spot.ahead = crate::park::Xz(-spot.ahead.0, -spot.ahead.1);
        }
        Outdoors { spot, walked_m: Some(metres), pace_m_s: f64::from(self.pace_m_s), on_a_walk: false }
    }

    /// On a walk at this moment, if one is taken and nothing is in its way: nobody leaves before having come, and all
    /// are back before they go.
    fn on_a_walk(&self, ways: &Ways, window: &Window, line: usize, number: u32, at_secs: f64) -> Option<Outdoors> {
        let nth = ((at_secs + self.shift_secs) / self.cycle_secs).floor();
        let begun = nth * self.cycle_secs - self.shift_secs;
        let gone = at_secs - begun;
        if !(0.0..self.walk_secs).contains(&gone) {
            return None;
        }
        let chance = super::person::unit(super::person::mixed(self.own, nth as i64 as u64));
        if chance >= window.walks_at(begun) {
            return None;
        }
        let way_secs = f64::from(self.way_secs);
        let stays = window.least(line, begun - way_secs, begun + self.walk_secs + way_secs);
        (stays >= f64::from(number) + 0.5).then(|| self.walked(ways, gone)).flatten()
    }

    /// So many seconds after the walk began.
    fn walked(&self, ways: &Ways, gone: f64) -> Option<Outdoors> {
        let walk = ways.walks.get(self.walk? as usize)?;
        let (length, lane, short) = (walk.way.length_m(), f64::from(self.lane), f64::from(self.short_m));
        let (pace, stay) = (f64::from(self.pace_m_s), f64::from(self.stay_secs));
        let out_secs = (length - short).max(0.0) / pace;
        if gone < out_secs {
            let out = self.walking(&walk.way, length - pace * gone, false, lane);
            return Some(Outdoors { on_a_walk: true, ..out });
        }
        if gone > out_secs + stay {
            let back = self.walking(&walk.way, short + pace * (gone - out_secs - stay), true, lane);
            return Some(Outdoors { on_a_walk: true, ..back });
        }
        if walk.visits.is_some() {
            return None;
        }
        // Turns around by and by while standing there.
        let mut spot = walk.way.spot(short, lane);
        let side = if self.own & 1 == 0 { 1.0 } else { -1.0 };
        let turn_deg = 180.0 + side * 180.0 * (gone - out_secs) / stay.max(1e-3);
        spot.ahead = spot.ahead.placed(crate::park::Xz(0.0, 0.0), turn_deg);
        Some(Outdoors { spot, walked_m: None, pace_m_s: 0.0, on_a_walk: true })
    }

    /// Where the person is at a moment; `None` inside. Asked only of those who are counted.
    pub fn outdoors(&self, ways: &Ways, window: &Window, line: usize, number: u32, at_secs: f64) -> Option<Outdoors> {
        let on_the_way = self.on_the_way(ways, window, line, number, at_secs);
        on_the_way.or_else(|| self.walk.and_then(|_| self.on_a_walk(ways, window, line, number, at_secs)))
    }

    /// The building that the person's walks lead to, by its place in the scene file.
    pub fn visits(&self, ways: &Ways) -> Option<usize> {
        ways.walks.get(self.walk? as usize)?.visits
    }

    /// On a walk all day long: the most that can be outdoors.
    pub fn always_outdoors(&self, ways: &Ways, at_secs: f64) -> Option<Outdoors> {
        let gone = (at_secs + self.shift_secs).rem_euclid(self.walk_secs.max(1.0));
        self.walked(ways, gone)
    }
}
