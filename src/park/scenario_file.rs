//! In which file of a scene a scenario stands, or is to stand.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{load::ron_files, load_file::LARGEST_FILE_MIB, locate::Locator};

/// The file of a scene's folder that holds the scenario with this id, whatever its name; where none does, one of the
/// id's name, or of the nearest that nothing else has.
pub fn scenario_file(folder: &Path, id: &str) -> PathBuf {
    let folder = folder.join("scenarios");
    if let Some(own) = ron_files(&folder).into_iter().find(|path| id_in(path).as_deref() == Some(id)) {
        return own;
    }
    let name = plain(id);
    let path = |ending: &str| folder.join(format!("{name}{ending}.ron"));
    let others = (2_u32..).map(|number| path(&format!("-{number}")));
    std::iter::once(path("")).chain(others).find(|path| !path.exists()).unwrap_or_else(|| path(""))
}

/// The id in a file; `None` where there is none to be read.
fn id_in(path: &Path) -> Option<String> {
    if fs::metadata(path).ok()?.len() > LARGEST_FILE_MIB << 20 {
        return None;
    }
    let locator = Locator::new(fs::read_to_string(path).ok()?.trim_start_matches('\u{feff}').to_owned());
    let node = locator.kid(locator.root(), "id")?;
    ron::from_str(locator.slice(&node.span)).ok()
}

/// What every system takes as a file's name, and no way into another folder.
fn plain(id: &str) -> String {
    let fits = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
    let name: String = id.chars().map(|letter| if fits(letter) { letter } else { '_' }).collect();
    let name = name.trim_matches('.');
    if name.is_empty() { "scenario".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_keeps_its_file_and_takes_no_other_ones() {
        let scene = tempfile::tempdir().unwrap();
        let folder = scene.path().join("scenarios");
        let file = |id: &str| {
            let path = scenario_file(scene.path(), id);
            assert_eq!(path.parent(), Some(folder.as_path()));
            path.file_name().unwrap().to_string_lossy().into_owned()
        };
        assert_eq!(file("v"), "v.ron", "a folder that is not there yet");
        fs::create_dir_all(&folder).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        write("tall.ron", "\u{feff}// id: \"x\"\n(format: (1, 4), id: \"v\", changes: [remove(\"id\")])");
        assert_eq!(file("v"), "tall.ron");
        assert_eq!(file("tall"), "tall-2.ron", "that name is another scenario's");
        // A file that nobody can read is nobody's to write over.
        write("variant-1.ron", "(format: (1, 4), id: ");
        assert_eq!(file("variant-1"), "variant-1-2.ron");
        assert_eq!(
            (file("../../v"), file("a/b:c"), file("…")),
            ("_.._v.ron".into(), "a_b_c.ron".into(), "_.ron".into())
        );
    }
}
