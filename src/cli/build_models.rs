//! `build-models`: the building specs → `.glb` files under the assets, the same bytes every time; `--textures` also the
//! surfaces' textures, which are the same for every park.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::{CANNOT_READ, Context, answer::say, open_scene::open_scene};
use crate::models;

#[derive(Debug, Args)]
pub(super) struct BuildModelsArgs {
    #[arg(long)]
    textures: bool,
}

/// Says what was written and what was already right. Exit code 2 if the scene or the assets folder is out of reach.
pub(super) fn build_models(args: &BuildModelsArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let park = match open_scene(context) {
        Ok(park) => park,
        Err(code) => return Ok(code),
    };
    let assets = &context.roots.assets;
    let mut built = models::build(&park);
    if args.textures {
        built.extend(models::textures());
    }
    let report = match models::write(&built, assets) {
        Ok(report) => report,
        Err(error) => {
            eprintln!("yungu: {}", words.format("build-models-failed", &[("reason", error.to_string().into())]));
            return Ok(ExitCode::from(CANNOT_READ));
        }
    };
    for model in &built {
        let path = assets.join(&model.file).display().to_string();
        let line = if report.written.contains(&model.file) {
            words.format("build-models-wrote", &[("path", path.into()), ("bytes", model.bytes.len().into())])
        } else {
            words.format("build-models-kept", &[("path", path.into())])
        };
        say(&line)?;
    }
    let folder = assets.display().to_string();
    say(&words.format("build-models-done", &[("count", built.len().into()), ("folder", folder.into())]))?;
    Ok(ExitCode::SUCCESS)
}
