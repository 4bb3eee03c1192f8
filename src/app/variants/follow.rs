//! Keeps the open park as the shown scenario has it.

use std::{sync::Arc, time::Duration};

use bevy::{
    app::prelude::*,
    ecs::prelude::*,
    time::{Real, Time},
};

use super::{PlanStep, Scenarios, Variants};
use crate::{
    app::{AppSystems, Command, OpenPark, Shown, apply::apply_commands},
    park::{Change, Park, PlaceId, scenario_chain},
};

/// Whether nobody drags a part of the park. What takes long waits for it, what one looks at meanwhile does not.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Settled(pub bool);

impl Default for Settled {
    fn default() -> Self {
        Self(true)
    }
}

/// A hand that rests this long has let go, whatever was heard of it.
const RESTS: Duration = Duration::from_millis(500);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Settled>()
        .add_systems(Update, (vary_park, watch_hand).after(apply_commands).in_set(AppSystems::Command));
}

pub(super) fn vary_park(mut shown: ResMut<Shown>, variants: Option<ResMut<Variants>>, park: Option<ResMut<OpenPark>>) {
    let (Some(mut variants), Some(mut park)) = (variants, park) else { return };
    if !shown.is_changed() {
        return;
    }
    let (of, scenario) = &variants.open;
    let same_list = Arc::ptr_eq(of, &shown.scenarios) || *of == shown.scenarios;
    if same_list && *scenario == shown.scenario {
        return;
    }
    // Another life in the same park needs no other park; the list of scenarios does.
    let same_park = same_list && !changes_park(of, scenario) && !changes_park(&shown.scenarios, &shown.scenario);
    if same_park {
        variants.open.1.clone_from(&shown.scenario);
        return;
    }
    // Another name, or another variant that is not shown, is no other park.
    if chain_changes(of, scenario) == chain_changes(&shown.scenarios, &shown.scenario) {
        let list = (*shown.scenarios).clone();
        variants.open = (shown.scenarios.clone(), shown.scenario.clone());
        park.bypass_change_detection().0 = Arc::new(Park { scenarios: list, ..Park::clone(&park.0) });
        return;
    }
    park.0 = variants.open(&shown.scenarios, &shown.scenario);
    let_go_of_missing(&mut shown, &park.0);
}

/// One is in no place, has none open and none selected that the park does not have.
fn let_go_of_missing(shown: &mut Shown, park: &Park) {
    let known = |id: &PlaceId| park.place(id).is_some();
    shown.selection.take_if(|id| !known(id));
    shown.inside.take_if(|id| !known(id));
    shown.open.retain(known);
    shown.highlighted.retain(known);
}

/// All that is changed of the park, by whom.
fn chain_changes<'a>(scenarios: &'a Scenarios, id: &str) -> Vec<(&'a str, &'a [Change])> {
    let chain = scenario_chain(scenarios, id).into_iter().filter(|scenario| !scenario.changes.is_empty());
    chain.map(|scenario| (scenario.source.as_str(), scenario.changes.as_slice())).collect()
}

/// Whether a scenario, or one that it builds on, changes anything of the park.
pub(super) fn changes_park(scenarios: &Scenarios, id: &str) -> bool {
    !chain_changes(scenarios, id).is_empty()
}

fn watch_hand(
    mut commands: MessageReader<Command>,
    time: Option<Res<Time<Real>>>,
    mut moved_at: Local<Duration>,
    mut settled: ResMut<Settled>,
) {
    let now = time.map(|time| time.elapsed()).unwrap_or_default();
    for command in commands.read() {
        match command {
            Command::Plan(PlanStep::Change(_, Some(_)) | PlanStep::Changes(_, Some(_))) => {
                *moved_at = now;
                settled.set_if_neq(Settled(false));
            }
            Command::Plan(PlanStep::LetGo) => {
                settled.set_if_neq(Settled(true));
            }
            _ => {}
        }
    }
    if !settled.0 && now.saturating_sub(*moved_at) > RESTS {
        settled.set_if_neq(Settled(true));
    }
}
