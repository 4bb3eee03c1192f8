//! Files of the scene that the program writes: whole or not at all, and never over what is not known.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Beside its place first, down to the disk, then over the old one in one step: one of the two is always whole.
pub(super) fn write_whole(path: &Path, text: &str) -> io::Result<()> {
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

/// Copies what lies there to a name that is not taken, which no scene is read from: `None` where nothing lies there.
pub(super) fn keep_beside(path: &Path) -> io::Result<Option<PathBuf>> {
    let name = |number: u32| PathBuf::from(format!("{}.old-{number}", path.display()));
    let free = (1..=u32::MAX).map(name).find(|name| !name.exists());
    match free {
        Some(free) if path.exists() => fs::copy(path, &free).map(|_| Some(free)),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_leaves_the_old_one_and_no_draft() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scenarios/v.ron");
        write_whole(&path, "old").unwrap();
        // A folder in the way of the draft: nothing is replaced.
        let draft = path.with_extension(format!("ron.part-{}", std::process::id()));
        fs::create_dir(&draft).unwrap();
        assert!(write_whole(&path, "new").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        fs::remove_dir(&draft).unwrap();
        write_whole(&path, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
