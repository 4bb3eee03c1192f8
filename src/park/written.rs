//! A scene as it is written, with its texts: what the checks look at, and where they point.

use std::{collections::BTreeMap, path::PathBuf};

use super::{
    FeedsFile, Location, ParkFile, ProjectsFile, Rules, Scenario, Schedule, Showroom, Tour, ViewsFile,
    locate::{Locator, Step},
};

/// One of the scene's files; a scenario by its number in file order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FileRef {
    Park,
    Projects,
    Schedule,
    Rules,
    Views,
    Feeds,
    Showroom,
    Scenario(usize),
    /// By its number in file order.
    Tour(usize),
}

/// A value in one of the files.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub file: FileRef,
    pub path: Vec<Step>,
}

impl Spot {
    pub fn file(file: FileRef) -> Self {
        Self { file, path: Vec::new() }
    }

    /// The value one step further in.
    pub fn to(&self, step: impl Into<Step>) -> Self {
        let mut path = self.path.clone();
        path.push(step.into());
        Self { file: self.file, path }
    }
}

/// The texts of the files that were read, with the paths that messages show.
#[derive(Debug, Default)]
pub(super) struct Texts(BTreeMap<FileRef, (String, Locator)>);

impl Texts {
    pub fn insert(&mut self, file: FileRef, shown: String, locator: Locator) {
        self.0.insert(file, (shown, locator));
    }

    pub fn location(&self, spot: &Spot) -> Option<Location> {
        let (shown, locator) = self.0.get(&spot.file)?;
        let (line, column) = locator.line_column(&spot.path);
        Some(Location { file: shown.clone(), line: Some(line), column: Some(column) })
    }

    /// The keys of a map or struct as they stand in the text, with those that stand twice twice.
    pub fn keys(&self, spot: &Spot) -> Vec<(String, usize)> {
        let Some((_, locator)) = self.0.get(&spot.file) else { return Vec::new() };
        let kids = locator.find(&spot.path).kids.iter();
        kids.filter_map(|kid| {
            let key = kid.key.as_ref()?;
            Some((locator.slice(key).to_owned(), locator.position(key.start).0))
        })
        .collect()
    }
}

/// Everything that was read, unchecked.
#[derive(Debug)]
pub(super) struct Written {
    pub folder: PathBuf,
    pub park: ParkFile,
    pub projects: ProjectsFile,
    pub schedule: Schedule,
    pub rules: Rules,
    pub views: ViewsFile,
    pub feeds: FeedsFile,
    pub showroom: Showroom,
    /// With the file's name without `.ron`.
    pub scenarios: Vec<(String, Scenario)>,
    /// Likewise.
    pub tours: Vec<(String, Tour)>,
    pub texts: Texts,
}
