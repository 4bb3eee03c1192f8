//! Alarms: what stands in a band that somebody must be told of; raised, acknowledged, cleared.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    rulebook::Rulebook,
    rules::{band_after, band_of},
    state::State,
};
use crate::park::{Park, PlaceId, PlaceKind, Rule, RuleTarget, Urgency};

/// Who alarms: a rule at a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AlarmId {
    pub rule: String,
    pub place: PlaceId,
}

/// Something that somebody must be told of.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    /// Number of the band in the rule.
    pub band: usize,
    pub urgency: Urgency,
    /// In the rule's unit.
    pub value: f64,
    pub raised: Timestamp,
    /// Somebody has seen it.
    pub acknowledged: bool,
    /// It is over; it stays listed until somebody has seen it.
    pub cleared: Option<Timestamp>,
}

/// All alarms that are up, or over and not yet seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlarmBook {
    /// By rule, then by place.
    alarms: BTreeMap<String, BTreeMap<PlaceId, Alarm>>,
    /// Alarms beyond [`MOST_ALARMS`], counted and not listed.
    pub unlisted: usize,
}

/// No more are listed: a broken feed must not fill the memory.
pub const MOST_ALARMS: usize = 2_000;

impl AlarmBook {
    /// Takes in a later state: raises what has come into an alarming band, clears what has left it.
    ///
    /// A value that wavers about a band's end keeps the band that it was in, by the rule's hysteresis.
    pub fn follow(&mut self, park: &Park, rulebook: &Rulebook, state: &State) {
        self.unlisted = 0;
        let mut room = MOST_ALARMS.saturating_sub(self.alarms.values().map(BTreeMap::len).sum());
        for rule in rulebook.rules().filter(|rule| rule.bands.iter().any(|band| band.alarm.is_some())) {
            let of_rule = self.alarms.entry(rule.id.clone()).or_default();
            for (place, value) in values_of(park, rulebook, rule, state, of_rule) {
                let before = of_rule.len();
                if !note(of_rule, rule, place, value, state.at, room > 0) {
                    self.unlisted += 1;
                }
                room = (room + before).saturating_sub(of_rule.len());
            }
        }
    }

    /// Forgets what was before: after a jump to another time nothing has been raised yet, and nothing is over.
    pub fn begin(park: &Park, rulebook: &Rulebook, state: &State) -> Self {
        let mut book = Self::default();
        book.follow(park, rulebook, state);
        book
    }

    /// Somebody has seen an alarm; one that is over goes.
    pub fn acknowledge(&mut self, id: &AlarmId) {
        let Some(of_rule) = self.alarms.get_mut(&id.rule) else { return };
        match of_rule.get_mut(&id.place) {
            Some(alarm) if alarm.cleared.is_some() => {
                of_rule.remove(&id.place);
            }
            Some(alarm) => alarm.acknowledged = true,
            None => {}
        }
    }

    pub fn acknowledge_all(&mut self) {
        for of_rule in self.alarms.values_mut() {
            of_rule.retain(|_, alarm| alarm.cleared.is_none());
            of_rule.values_mut().for_each(|alarm| alarm.acknowledged = true);
        }
    }

    /// Those that nobody has seen first, then the most urgent, then the newest.
    pub fn listed(&self) -> Vec<(AlarmId, &Alarm)> {
        let id = |rule: &String, place: &PlaceId| AlarmId { rule: rule.clone(), place: place.clone() };
        let of_rules = self.alarms.iter();
        let mut listed: Vec<_> = of_rules
            .flat_map(|(rule, places)| places.iter().map(move |(place, alarm)| (id(rule, place), alarm)))
            .collect();
        listed.sort_by(|(a_id, a), (b_id, b)| {
            let rank = |alarm: &Alarm| (alarm.acknowledged, alarm.cleared.is_some(), std::cmp::Reverse(alarm.urgency));
            rank(a).cmp(&rank(b)).then(b.raised.cmp(&a.raised)).then(a_id.cmp(b_id))
        });
        listed
    }

    /// How many are up, and the worst of those that nobody has seen.
    pub fn up(&self) -> (usize, Option<Urgency>) {
        let up = self.alarms.values().flat_map(BTreeMap::values).filter(|alarm| alarm.cleared.is_none());
        let unseen = up.clone().filter(|alarm| !alarm.acknowledged).map(|alarm| alarm.urgency).max();
        (up.count() + self.unlisted, unseen)
    }
}

/// Takes in the value of a rule at a place; `false` for an alarm that finds no room.
fn note(
    alarms: &mut BTreeMap<PlaceId, Alarm>,
    rule: &Rule,
    place: &PlaceId,
    value: Option<f64>,
    at: Timestamp,
    room: bool,
) -> bool {
    let known = if alarms.is_empty() { None } else { alarms.get_mut(place) };
    let before = known.as_ref().filter(|alarm| alarm.cleared.is_none()).map(|alarm| alarm.band);
    let band = value.and_then(|value| band_after(rule, before, value));
    let urgency = band.and_then(|band| rule.bands.get(band)?.alarm);
    match (urgency, band, known) {
        (Some(urgency), Some(band), Some(alarm)) if alarm.cleared.is_none() => {
            // Worse than what somebody has seen is something new.
            alarm.acknowledged &= urgency <= alarm.urgency;
            (alarm.band, alarm.urgency, alarm.value) = (band, urgency, value.unwrap_or(alarm.value));
        }
        (Some(urgency), Some(band), known) => {
            if known.is_none() && !room {
                return false;
            }
            let value = value.unwrap_or_default();
            let alarm = Alarm { band, urgency, value, raised: at, acknowledged: false, cleared: None };
            alarms.insert(place.clone(), alarm);
        }
        (_, _, Some(alarm)) if alarm.acknowledged => {
            alarms.remove(place);
        }
        (_, _, Some(alarm)) => {
            alarm.cleared.get_or_insert(at);
        }
        (_, _, None) => {}
    }
    true
}

/// The rule's value at every place that it is asked of. Racks, of which there may be a hundred thousand, are not looked
/// up, and those that neither alarm nor are known to have alarmed are left out.
fn values_of<'a>(
    park: &'a Park,
    rulebook: &'a Rulebook,
    rule: &Rule,
    state: &State,
    known: &BTreeMap<PlaceId, Alarm>,
) -> Vec<(&'a PlaceId, Option<f64>)> {
    let asked = |target: RuleTarget| rule.of.is_empty() || rule.of.contains(&target);
    let mut values = Vec::new();
    if asked(RuleTarget::Rack)
        && let Some(racks) = rulebook.points().racks()
    {
        let mut are_known = vec![false; racks.len()];
        for (_, number) in known.keys().filter_map(|place| rulebook.points().number_of(place)) {
            // A place that is no rack has a number of its own, and only costs a look.
            are_known.get_mut(number).into_iter().for_each(|known| *known = true);
        }
        let alarms = |value| band_of(rule, value).is_some_and(|(_, band)| band.alarm.is_some());
        let of_racks = racks.iter().zip(rulebook.values_of_racks(&rule.id, state)).zip(are_known);
        values.extend(of_racks.filter(|((_, value), known)| *known || value.is_some_and(alarms)).map(|(of, _)| of));
    }
    for place in park.places.values() {
        if RuleTarget::of(place.kind).is_some_and(asked) && place.kind != PlaceKind::Rack {
            let verdict = rulebook.judge(&rule.id, place.kind, &place.id, state);
            values.push((&place.id, verdict.map(|verdict| verdict.value)));
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        park::Band,
        twin::{Board, Column, Mark, Origin, Reading, Simulator, parse_at, sample},
    };

    struct Hall {
        park: Park,
        rulebook: Rulebook,
        state: State,
        column: usize,
    }

    fn hall() -> Hall {
        let mut park = sample::park_with_racks();
        let band = |below, alarm| Band { below, name: Default::default(), colour: "#000000".into(), alarm };
        let bands =
            vec![band(Some(27.0), None), band(Some(32.0), Some(Urgency::Warning)), band(None, Some(Urgency::Critical))];
        park.rules.rules =
            vec![Rule { bands, of: vec![RuleTarget::Rack], hysteresis: 0.5, ..sample::rule("hot", "inlet") }];
        let simulator = Simulator::new(&park);
        let rulebook = Rulebook::new(&park, simulator.points().clone());
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let state = simulator.state_at(park.scenario(None).unwrap(), 1, at);
        let column = simulator.points().column_of("inlet").unwrap();
        Hall { park, rulebook, state, column }
    }

    impl Hall {
        /// The state with every rack at 22 °C but the first.
        fn with(&self, first_c: f32, second: i64) -> State {
            let racks = self.state.columns[self.column].values.len();
            let mut values = vec![22.0; racks];
            values[0] = first_c;
            let mut state = self.state.clone();
            state.at = Timestamp::from_second(state.at.as_second() + second).unwrap();
            let mark = Mark { at_ms: state.at.as_millisecond(), origin: Origin::Measured };
            state.columns[self.column] = Column::of_one(values, mark);
            state
        }

        fn follow(&self, book: &mut AlarmBook, first_c: f32, second: i64) {
            book.follow(&self.park, &self.rulebook, &self.with(first_c, second));
        }
    }

    #[test]
    fn an_alarm_is_raised_seen_and_cleared() {
        let hall = hall();
        let mut book = AlarmBook::default();
        hall.follow(&mut book, 26.9, 0);
        assert_eq!(book.up(), (0, None));
        hall.follow(&mut book, 27.1, 1);
        assert_eq!(book.up(), (1, Some(Urgency::Warning)));
        let (id, alarm) = book.listed().first().map(|(id, alarm)| (id.clone(), (*alarm).clone())).unwrap();
        assert_eq!((id.place.as_str(), alarm.raised), ("tower/DC/R01/01", hall.with(0.0, 1).at));

        hall.follow(&mut book, 26.7, 2);
        assert_eq!(book.up().0, 1, "within the hysteresis it is still up");
        book.acknowledge(&id);
        assert_eq!(book.up(), (1, None), "seen, and still up");
        hall.follow(&mut book, 33.0, 3);
        assert_eq!(book.up(), (1, Some(Urgency::Critical)), "worse than what was seen");
        hall.follow(&mut book, 22.0, 4);
        assert_eq!(book.up(), (0, None));
        assert_eq!(book.listed().len(), 1, "over, and not yet seen");
        book.acknowledge(&id);
        assert!(book.listed().is_empty());
    }

    #[test]
    fn what_was_seen_goes_when_it_is_over() {
        let hall = hall();
        let mut book = AlarmBook::begin(&hall.park, &hall.rulebook, &hall.with(30.0, 0));
        book.acknowledge_all();
        hall.follow(&mut book, 22.0, 1);
        assert!(book.listed().is_empty());
    }

    #[test]
    fn a_flood_of_alarms_is_counted_and_bounded() {
        let mut hall = hall();
        let layout = hall.park.rack_layouts.get_mut("small").unwrap();
        layout.row_centres_m = (0..130).map(|k| f64::from(k) * 3.0).collect();
        let simulator = Simulator::new(&hall.park);
        hall.rulebook = Rulebook::new(&hall.park, Arc::clone(simulator.points()));
        let points = simulator.points();
        let mut board = Board::new(points);
        let at_ms = hall.state.at.as_millisecond();
        for rack in points.racks().unwrap().iter() {
            let point = points.find(rack.as_str(), "inlet").unwrap();
            board.apply(points, Reading { point, value: 40.0, at_ms }, at_ms).unwrap();
        }
        let mut state = simulator.state_at(hall.park.scenario(None).unwrap(), 1, hall.state.at);
        state.columns[hall.column] = board.column(points, hall.column);
        let book = AlarmBook::begin(&hall.park, &hall.rulebook, &state);
        assert_eq!(book.listed().len(), MOST_ALARMS);
        assert_eq!(book.up().0, 130 * 20);
    }
}
