//! Where assets and scenes are.
//!
//! Assets: `--assets`, or else the variable `YUNGU_ASSETS`; these are taken at their word. Or else the first of these
//! that exists: `./assets`; `assets` beside the program or in one of the three folders above it, so that
//! `target/debug/yungu` finds the repository's; `assets` of the source tree that the program was built from.
//! Scenes likewise, with `YUNGU_SCENES` and `scenes`.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The scene that opens where none is named.
const DEFAULT_SCENE: &str = "zone-f";
/// How far above the program folders are looked for.
const FOLDERS_ABOVE: usize = 3;

/// The two folders of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roots {
    pub assets: PathBuf,
    pub scenes: PathBuf,
}

impl Roots {
    /// The folders by the rule above; `assets` is what `--assets` says.
    pub fn find(assets: Option<&Path>) -> Self {
        let said = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let program = env::current_exe().ok();
        let among = |name: &str| first_that_exists(name, program.as_deref());
        Self {
            assets: assets.map(Path::to_owned).or_else(|| said("YUNGU_ASSETS")).unwrap_or_else(|| among("assets")),
            scenes: said("YUNGU_SCENES").unwrap_or_else(|| among("scenes")),
        }
    }

    /// The scene folder that `--scene` says: a path, or else the name of one of the scenes; the default one for `None`.
    pub fn scene(&self, said: Option<&Path>) -> PathBuf {
        match said {
            None => self.scenes.join(DEFAULT_SCENE),
            Some(path) if path.exists() => path.to_owned(),
            Some(path) => {
                let named = self.scenes.join(path);
                if path.is_relative() && named.is_dir() { named } else { path.to_owned() }
            }
        }
    }
}

fn first_that_exists(name: &str, program: Option<&Path>) -> PathBuf {
    let here = PathBuf::from(name);
    let beside = program.into_iter().flat_map(|program| program.ancestors().skip(1).take(FOLDERS_ABOVE + 1));
    let built_from = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut candidates =
        std::iter::once(here.clone()).chain(beside.map(|folder| folder.join(name))).chain([built_from]);
    candidates.find(|folder| folder.is_dir()).unwrap_or(here)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_folder_three_above_the_program_is_found_and_one_higher_is_not() {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("yungu-test-data");
        fs::create_dir(&data).unwrap();
        let program = |path: &str| home.path().join(path).join("yungu");
        let find = |path: &str| first_that_exists("yungu-test-data", Some(&program(path)));
        assert_eq!(find(""), data);
        assert_eq!(find("target/debug"), data);
        assert_eq!(find("a/b/c"), data);
        assert_eq!(find("a/b/c/d"), PathBuf::from("yungu-test-data"), "too far: what would be here");
    }

    #[test]
    fn a_scene_is_a_path_or_a_name() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("small")).unwrap();
        let roots = Roots { assets: "assets".into(), scenes: home.path().to_owned() };
        assert_eq!(roots.scene(Some(Path::new("small"))), home.path().join("small"));
        assert_eq!(roots.scene(Some(Path::new("none"))), PathBuf::from("none"), "named in the message as it was typed");
        assert_eq!(roots.scene(Some(home.path())), home.path());
        assert_eq!(roots.scene(None), home.path().join(DEFAULT_SCENE));
    }

    #[test]
    fn what_is_said_counts() {
        assert_eq!(Roots::find(Some(Path::new("/nowhere/at/all"))).assets, PathBuf::from("/nowhere/at/all"));
    }
}
