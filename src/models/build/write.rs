//! Puts built models into the assets folder: whole or not at all, and only what changed.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::BuiltModel;

/// Why models could not be written.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("cannot make the folder {}: {source}", path.display())]
    Folder { path: PathBuf, source: io::Error },
    #[error("cannot write {}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("the model {file} came out empty")]
    Empty { file: String },
}

/// What was done, as file names relative to the assets folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriteReport {
    pub written: Vec<String>,
    pub unchanged: Vec<String>,
}

/// Writes models below `assets`. Each goes to a file beside its place first, so that a reader never sees half of it.
pub fn write(models: &[BuiltModel], assets: &Path) -> Result<WriteReport, BuildError> {
    let mut report = WriteReport::default();
    for model in models {
        if model.bytes.is_empty() {
            return Err(BuildError::Empty { file: model.file.clone() });
        }
        let path = assets.join(&model.file);
        if fs::read(&path).is_ok_and(|old| old == model.bytes) {
            report.unchanged.push(model.file.clone());
            continue;
        }
        let folder = path.parent().unwrap_or(assets);
        fs::create_dir_all(folder).map_err(|source| BuildError::Folder { path: folder.to_owned(), source })?;
        let draft = path.with_extension(format!("{}.part", std::process::id()));
        let done = fs::write(&draft, &model.bytes).and_then(|()| fs::rename(&draft, &path));
        if let Err(source) = done {
            let _ = fs::remove_file(&draft);
            return Err(BuildError::File { path, source });
        }
        report.written.push(model.file.clone());
    }
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(bytes: &[u8]) -> BuiltModel {
        BuiltModel { file: "models/test/a.glb".to_owned(), bytes: bytes.to_vec() }
    }

    #[test]
    fn only_what_changed_is_written_and_no_draft_is_left() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(write(&[model(b"one")], folder.path()).unwrap().written.len(), 1);
        assert_eq!(write(&[model(b"one")], folder.path()).unwrap().unchanged.len(), 1);
        assert_eq!(write(&[model(b"two")], folder.path()).unwrap().written.len(), 1);
        let files: Vec<_> = fs::read_dir(folder.path().join("models/test")).unwrap().collect();
        assert_eq!(files.len(), 1);
        assert_eq!(fs::read(folder.path().join("models/test/a.glb")).unwrap(), b"two");
    }

    #[test]
    fn a_place_that_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("models"), "a file where the folder should be").unwrap();
        let error = write(&[model(b"one")], folder.path()).unwrap_err().to_string();
        assert!(error.contains("models"), "{error}");
        assert!(matches!(write(&[model(b"")], folder.path()), Err(BuildError::Empty { .. })));
    }
}
