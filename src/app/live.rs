//! The twin's state at the clock's time, recomputed only when that time or the scenario has moved.

use std::sync::Arc;

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state};
use jiff::Timestamp;

use super::{AppSystems, Clock, Feed, Kept, OpenPark, Past, Phase, Settled, Shown, clock::advance_clock};
use crate::{
    park::PlaceId,
    twin::{Column, DEFAULT_SEED, Origin, Points, Rulebook, Simulator, State},
};

/// What happens now, and the park's simulator, which says so.
#[derive(Resource, Debug)]
pub struct Live {
    pub seed: u64,
    simulator: Option<Simulator>,
    rulebook: Rulebook,
    state: Option<State>,
    /// How often the state has been made anew.
    revision: u64,
    /// The park is another than the simulator knows.
    outdated: bool,
    /// The measuring points of the first park: what feeds and histories bring is numbered so.
    first_points: Option<Arc<Points>>,
    /// The shown park numbers its points otherwise: nothing that was measured can be shown in it.
    renumbered: bool,
    /// How often the simulator has been made anew.
    built: u64,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            seed: DEFAULT_SEED,
            simulator: None,
            rulebook: Rulebook::default(),
            state: None,
            revision: 0,
            outdated: false,
            first_points: None,
            renumbered: false,
            built: 0,
        }
    }
}

impl Live {
    /// The state that is shown; `None` until the park is open.
    pub fn state(&self) -> Option<&State> {
        self.state.as_ref()
    }

    /// Another number for each state that was shown.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The park's rules, ready to be asked.
    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// Whether the shown park has other measuring points than the one that feeds and histories know.
    pub fn is_renumbered(&self) -> bool {
        self.renumbered
    }

    /// How often the park has been made ready to be simulated.
    pub fn built(&self) -> u64 {
        self.built
    }

    /// The park's simulator.
    pub fn simulator(&self) -> Option<&Simulator> {
        self.simulator.as_ref()
    }
}

/// What differs from the state of the frame before.
#[derive(Message, Clone, Debug, Default, PartialEq, Eq)]
pub struct AssetChanged {
    /// Places with other people.
    pub places: Vec<PlaceId>,
    /// Numbers of the metrics with other values, or with such as are to be trusted more or less than before.
    pub columns: Vec<usize>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Live>().add_message::<AssetChanged>().add_systems(
        Update,
        follow_clock.after(advance_clock).in_set(AppSystems::Advance).run_if(in_state(Phase::Ready)),
    );
}

pub(super) fn follow_clock(
    park: Option<Res<OpenPark>>,
    clock: Res<Clock>,
    shown: Res<Shown>,
    mut feed: Option<ResMut<Feed>>,
    mut past: Option<ResMut<Past>>,
    (kept, settled): (Res<Kept>, Res<Settled>),
    mut live: ResMut<Live>,
    mut changed: MessageWriter<AssetChanged>,
) {
    let Some(park) = park else { return };
    let Some(scenario) = park.scenario(Some(&shown.scenario)).or_else(|| park.scenario(None)) else { return };
    live.outdated |= park.is_changed();
    // While somebody drags a building, people stay as they are.
    if live.outdated && settled.0 || live.simulator.is_none() {
        live.outdated = false;
        let simulator = Simulator::new(&park);
        let first = live.first_points.get_or_insert_with(|| simulator.points().clone()).clone();
        live.renumbered = !simulator.points().has_numbers_of(&first);
        live.built += 1;
        live.rulebook = Rulebook::new(&park, simulator.points().clone());
        live.simulator = Some(simulator);
        live.state = None;
    }
    let now = whole_second(clock.at());
    let renumbered = live.renumbered;
    let mut feed = feed.as_mut().filter(|_| !renumbered).map(|feed| feed.bypass_change_detection());
    let (heard, mut news) = match feed.as_deref_mut() {
        Some(feed) => (feed.speaks_at(now), feed.take_news()),
        None => (false, false),
    };
    // Now a feed speaks, then the history does, and where neither does, the simulator.
    let mut past = past.as_mut().filter(|_| !renumbered).map(|past| past.bypass_change_detection());
    let recorded = past.as_deref_mut().filter(|past| !heard && past.covers(now));
    let recalled = match recorded {
        Some(past) => {
            news |= past.take_news();
            let found = past.at(now).map(|columns| (now, columns));
            let shown = live.state.as_ref().map(|state| (state.at, state.origin));
            // While it plays, the moment that was read last stays until the next has been.
            match found.or_else(|| past.newest().filter(|(at, _)| past.covers(*at))) {
                None if shown.is_some_and(|(_, origin)| origin == Origin::Recorded) => return,
                found => found,
            }
        }
        None => {
            news |= past.is_some_and(Past::take_news);
            None
        }
    };
    let at = recalled.as_ref().map_or(now, |(at, _)| *at);
    // A moment that somebody kept is shown with its own values, whatever else there is.
    let kept_now = kept.at(now).filter(|_| !renumbered);
    news |= kept.is_changed();
    let known = live.state.as_ref().is_some_and(|state| state.at == at && state.scenario == scenario.id);
    if known && !news {
        return;
    }
    let Some(simulator) = live.simulator() else { return };
    // What has come within the second goes over what is known of it already.
    let next = match live.state.as_ref().filter(|_| known && heard) {
        Some(state) => state.clone(),
        None => simulator.state_at(scenario, live.seed, at),
    };
    let next = match (feed.filter(|_| heard && kept_now.is_none()), recalled) {
        _ if kept_now.is_some() => next.recalled(simulator.points(), kept_now.unwrap_or_default()),
        (Some(feed), _) => next.overlaid(simulator.points(), feed.board()),
        (None, Some((_, columns))) => next.recalled(simulator.points(), &columns),
        (None, None) => next,
    };
    let moved = AssetChanged::between(live.state.as_ref(), &next, simulator.points());
    live.state = Some(next);
    live.revision += 1;
    if moved != AssetChanged::default() {
        changed.write(moved);
    }
}

impl AssetChanged {
    fn between(before: Option<&State>, now: &State, points: &Points) -> Self {
        let place_of = |id: &PlaceId| before.and_then(|state| state.places.get(id));
        let places = now.places.iter().filter(|(id, place)| place_of(id) != Some(*place)).map(|(id, _)| id.clone());
        let same = |number: usize, column: &Column| {
            let before = before.and_then(|state| Some((state.columns.get(number)?, state.at.as_millisecond())));
            let known = before.zip(points.columns().get(number));
            known.is_some_and(|((old, then_ms), of)| {
                let now = (column, now.at.as_millisecond());
                // A value that nobody renews grows stale, and looks so.
                old.has_values_of(column) && Column::equally_trusted(&of.spec, (old, then_ms), now)
            })
        };
        let differ = |(number, column): (usize, &Column)| (!same(number, column)).then_some(number);
        Self { places: places.collect(), columns: now.columns.iter().enumerate().filter_map(differ).collect() }
    }
}

fn whole_second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}
