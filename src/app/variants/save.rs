//! Writes variants into the scene's folder: whole or not at all, whatever happens meanwhile.

use std::{fs, io};

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{PlanStep, Variants};
use crate::{
    app::{
        AppSystems, Command, Shown,
        apply::apply_commands,
        whole_file::{keep_beside, write_whole},
    },
    park::{FORMAT, Scenario, scenario_chain, scenario_file},
};

/// What became of the last variant that was to be saved; or why it was not.
#[derive(Resource, Clone, Debug, Default)]
pub struct SavedVariant(pub Option<Result<VariantSaved, String>>);

/// Where a variant was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantSaved {
    pub path: String,
    /// What lay there and came from elsewhere is kept under this path.
    pub aside: Option<String>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SavedVariant>()
        .add_systems(Update, save_variants.after(apply_commands).in_set(AppSystems::Command));
}

fn save_variants(
    mut commands: MessageReader<Command>,
    shown: Res<Shown>,
    variants: Option<ResMut<Variants>>,
    mut saved: ResMut<SavedVariant>,
) {
    let asked = commands.read().filter_map(|command| match command {
        Command::Plan(PlanStep::Save(id)) => Some(id.clone()),
        _ => None,
    });
    let asked: Vec<String> = asked.collect();
    let Some(mut variants) = variants else { return };
    // A variant is nothing without what it builds on.
    let with_bases = asked.iter().flat_map(|id| scenario_chain(&shown.scenarios, id));
    for scenario in with_bases {
        if scenario.base.is_none() && scenario.changes.is_empty() || !variants.is_unsaved(scenario) {
            continue;
        }
        let path = scenario_file(&variants.base().folder, &scenario.id);
        let known = variants.texts.get(&scenario.id);
        let is_known = !path.exists() || fs::read_to_string(&path).is_ok_and(|there| Some(&there) == known);
        let aside = if is_known { Ok(None) } else { keep_beside(&path) };
        let written = aside.and_then(|aside| {
            let text = text_of(scenario)?;
            write_whole(&path, &text)?;
            Ok((text, aside))
        });
        saved.0 = Some(match written {
            Ok((text, aside)) => {
                variants.saved.insert(scenario.id.clone(), scenario.clone());
                variants.texts.insert(scenario.id.clone(), text);
                let shown = |path: &std::path::Path| path.display().to_string();
                Ok(VariantSaved { path: shown(&path), aside: aside.as_deref().map(shown) })
            }
            Err(error) => Err(format!("{}: {error}", path.display())),
        });
    }
}

/// As it is read again.
fn text_of(scenario: &Scenario) -> io::Result<String> {
    let layout = ron::ser::PrettyConfig::new().indentor("    ").depth_limit(3).struct_names(false);
    let scenario = Scenario { format: FORMAT, ..scenario.clone() };
    ron::ser::to_string_pretty(&scenario, layout).map(|text| text + "\n").map_err(io::Error::other)
}
