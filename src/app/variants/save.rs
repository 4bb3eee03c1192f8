//! Writes variants into the scene's folder: whole or not at all, whatever happens meanwhile.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{PlanStep, Variants};
use crate::{
    app::{AppSystems, Command, Shown, apply::apply_commands},
    park::{FORMAT, Scenario, scenario_chain, scenario_file},
};

/// What became of the last variant that was to be saved: its file, or why not.
#[derive(Resource, Clone, Debug, Default)]
pub struct SavedVariant(pub Option<Result<String, String>>);

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
        let written = text_of(scenario).and_then(|text| write(&path, &text));
        if written.is_ok() {
            variants.saved.insert(scenario.id.clone(), scenario.clone());
        }
        saved.0 =
            Some(written.map(|()| path.display().to_string()).map_err(|error| format!("{}: {error}", path.display())));
    }
}

/// As it is read again.
fn text_of(scenario: &Scenario) -> io::Result<String> {
    let layout = ron::ser::PrettyConfig::new().indentor("    ").depth_limit(3).struct_names(false);
    let scenario = Scenario { format: FORMAT, ..scenario.clone() };
    ron::ser::to_string_pretty(&scenario, layout).map(|text| text + "\n").map_err(io::Error::other)
}

/// Beside its place first, down to the disk, then over the old one in one step: one of the two is always whole.
pub(in crate::app) fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let draft = path.with_extension(format!("ron.part-{}", std::process::id()));
    let done = (|| {
        let mut file = File::create(&draft)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        drop(file);
        fs::rename(&draft, path)
    })();
    if done.is_err() {
        let _ = fs::remove_file(&draft);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_leaves_the_old_one_and_no_draft() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scenarios/v.ron");
        write(&path, "old").unwrap();
        // A folder in the way of the draft: nothing is replaced.
        let draft = path.with_extension(format!("ron.part-{}", std::process::id()));
        fs::create_dir(&draft).unwrap();
        assert!(write(&path, "new").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        fs::remove_dir(&draft).unwrap();
        write(&path, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
