//! The twin's state at the clock's time, recomputed only when that time or the scenario has moved.

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state};
use jiff::Timestamp;

use super::{AppSystems, Clock, OpenPark, Phase, Shown, clock::advance_clock};
use crate::{
    park::PlaceId,
    twin::{DEFAULT_SEED, Rulebook, Simulator, State},
};

/// What happens now, and the park's simulator, which says so.
#[derive(Resource, Debug)]
pub struct Live {
    pub seed: u64,
    simulator: Option<Simulator>,
    rulebook: Rulebook,
    state: Option<State>,
}

impl Default for Live {
    fn default() -> Self {
        Self { seed: DEFAULT_SEED, simulator: None, rulebook: Rulebook::default(), state: None }
    }
}

impl Live {
    /// The state that is shown; `None` until the park is open.
    pub fn state(&self) -> Option<&State> {
        self.state.as_ref()
    }

    /// The park's rules, ready to be asked.
    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// The park's simulator.
    pub fn simulator(&self) -> Option<&Simulator> {
        self.simulator.as_ref()
    }
}

/// Places whose state differs from the frame before.
#[derive(Message, Clone, Debug)]
pub struct AssetChanged(pub Vec<PlaceId>);

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
    mut live: ResMut<Live>,
    mut changed: MessageWriter<AssetChanged>,
) {
    let Some(park) = park else { return };
    let Some(scenario) = park.scenario(Some(&shown.scenario)).or_else(|| park.scenario(None)) else { return };
    if park.is_changed() || live.simulator.is_none() {
        let simulator = Simulator::new(&park);
        live.rulebook = Rulebook::new(&park, simulator.points().clone());
        live.simulator = Some(simulator);
        live.state = None;
    }
    let now = whole_second(clock.at());
    if live.state.as_ref().is_some_and(|state| state.at == now && state.scenario == scenario.id) {
        return;
    }
    let Some(next) = live.simulator().map(|simulator| simulator.state_at(scenario, live.seed, now)) else { return };
    let before = live.state.take();
    let moved: Vec<PlaceId> = next
        .places
        .iter()
        .filter(|(id, place)| before.as_ref().and_then(|state| state.places.get(*id)) != Some(place))
        .map(|(id, _)| id.clone())
        .collect();
    live.state = Some(next);
    if !moved.is_empty() {
        changed.write(AssetChanged(moved));
    }
}

fn whole_second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}
