//! Opens a scene folder: its files as written → checked → the park and its index.
//!
//! Never panics. Only a `park.ron` that cannot be understood leaves no park; any other fault is an issue, and what
//! it spoils is left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde::de::DeserializeOwned;

use super::{
    Bilingual, Issue, Location, Park, ParkFile, Scenario, Severity,
    check::{check, prune},
    index::places_of,
    load_file::{FileRead, read_file},
    migrate::FORMAT,
    spelling::nearest_or_none,
    written::{FileRef, Texts, Written},
};

/// What came of opening a scene.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// `None` only with a fatal issue.
    pub park: Option<Park>,
    /// In file and line order, the worst of a line first.
    pub issues: Vec<Issue>,
}

/// The files of a scene folder; `park.ron` must be there.
pub const SCENE_FILES: [&str; 7] =
    ["park.ron", "projects.ron", "schedule.ron", "rules.ron", "views.ron", "feeds.ron", "showroom.ron"];

/// Files beside them that are no part of what the park is; others read them.
const BESIDE: [&str; 1] = ["requests.ron"];

const FILE_REFS: [FileRef; 7] = [
    FileRef::Park,
    FileRef::Projects,
    FileRef::Schedule,
    FileRef::Rules,
    FileRef::Views,
    FileRef::Feeds,
    FileRef::Showroom,
];

/// Reads and checks the scene in `folder`.
pub fn load(folder: &Path) -> Loaded {
    let mut issues = Vec::new();
    let park = open(folder, &mut issues);
    issues.sort_by(|a, b| {
        let key = |issue: &Issue| issue.location.clone();
        key(a).cmp(&key(b)).then(b.severity.cmp(&a.severity)).then(a.cmp(b))
    });
    Loaded { park, issues }
}

fn open(folder: &Path, issues: &mut Vec<Issue>) -> Option<Park> {
    if !folder.is_dir() {
        issues.push(Issue::fatal("folder-missing").with("folder", folder.display()).at(whole(folder)));
        return None;
    }
    let misspelt = find_strays(folder, issues);
    let path = folder.join("park.ron");
    if !path.exists() {
        issues.push(Issue::fatal("file-missing").with("file", path.display()).at(whole(&path)));
        return None;
    }
    let mut files = Files { folder, texts: Texts::default(), unread: misspelt, issues };
    // All files are read before any is missed, so that the faults of all show at once.
    let park: Option<ParkFile> = files.read(FileRef::Park, &path, Severity::Fatal);
    let projects = files.optional(FileRef::Projects, "projects.ron");
    let schedule = files.optional(FileRef::Schedule, "schedule.ron");
    let rules = files.optional(FileRef::Rules, "rules.ron");
    let views = files.optional(FileRef::Views, "views.ron");
    let feeds = files.optional(FileRef::Feeds, "feeds.ron");
    let showroom = files.optional(FileRef::Showroom, "showroom.ron");
    let scenarios = files.folder("scenarios", FileRef::Scenario);
    let tours = files.folder("tours", FileRef::Tour);
    let Files { texts, unread, .. } = files;
    let folder = folder.to_owned();
    let mut written =
        Written { folder, park: park?, projects, schedule, rules, views, feeds, showroom, scenarios, tours, texts };

    let (found, broken) = check(&written);
    issues.extend(found.into_iter().filter(|issue| !follows_from(issue, &unread)));
    prune(&mut written, &broken);
    Some(assemble(written))
}

/// Reads the files of one scene.
struct Files<'a> {
    folder: &'a Path,
    texts: Texts,
    /// Files that are there but cannot be used.
    unread: BTreeSet<FileRef>,
    issues: &'a mut Vec<Issue>,
}

impl Files<'_> {
    fn read<T: DeserializeOwned>(&mut self, file: FileRef, path: &Path, severity: Severity) -> Option<T> {
        let Some(FileRead { value, shown, locator }) = read_file(path, severity, self.issues) else {
            self.unread.insert(file);
            return None;
        };
        self.texts.insert(file, shown, locator);
        Some(value)
    }

    /// A file that may be missing; one that cannot be read counts as empty.
    fn optional<T: DeserializeOwned + Default>(&mut self, file: FileRef, name: &str) -> T {
        let path = self.folder.join(name);
        if !path.exists() {
            return T::default();
        }
        self.read(file, &path, Severity::Error).unwrap_or_default()
    }

    /// All `.ron` files of a folder within, by file name.
    fn folder<T: DeserializeOwned>(&mut self, name: &str, file: impl Fn(usize) -> FileRef) -> Vec<(String, T)> {
        let mut all = Vec::new();
        for path in ron_files(&self.folder.join(name)) {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            if let Some(one) = self.read(file(all.len()), &path, Severity::Error) {
                all.push((name, one));
            }
        }
        all
    }
}

/// Whether the issue is there only because another file could not be read, which is told already.
fn follows_from(issue: &Issue, unread: &BTreeSet<FileRef>) -> bool {
    match issue.code.as_str() {
        "unknown-group" | "unknown-profile" => unread.contains(&FileRef::Schedule),
        "unknown-metric" | "unknown-overlay" => unread.contains(&FileRef::Rules),
        "unknown-tour" => unread.iter().any(|file| matches!(file, FileRef::Tour(_))),
        "unknown-view" => unread.contains(&FileRef::Views),
        "unknown-figure" | "said-number" => unread.contains(&FileRef::Projects),
        "unknown-scenario" => unread.iter().any(|file| matches!(file, FileRef::Scenario(_))),
        _ => false,
    }
}

/// The files of a folder that end in `.ron`, in name order; none where there is no such folder.
pub(super) fn ron_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
    files.sort();
    files
}

/// Files beside `park.ron` that look like a part of the scene and are none: mostly misspelt names. Says which files these
/// are that were meant.
fn find_strays(folder: &Path, issues: &mut Vec<Issue>) -> BTreeSet<FileRef> {
    let mut meant = BTreeSet::new();
    for path in ron_files(folder) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !SCENE_FILES.contains(&name.as_str()) && !BESIDE.contains(&name.as_str()) {
            let nearest = nearest_or_none(&name, SCENE_FILES);
            meant.extend(SCENE_FILES.iter().zip(FILE_REFS).filter(|(file, _)| **file == nearest).map(|(_, of)| of));
            let issue = Issue::warning("unknown-file").with("file", path.display()).with("nearest", nearest);
            issues.push(issue.at(whole(&path)));
        }
    }
    meant
}

fn whole(path: &Path) -> Location {
    Location { file: path.display().to_string(), line: None, column: None }
}

pub(super) fn assemble(written: Written) -> Park {
    let Written { folder, park: file, projects, schedule, rules, views, feeds, showroom, scenarios, tours, texts: _ } =
        written;
    let places = places_of(&file);
    let mut scenarios: BTreeMap<String, Scenario> =
        scenarios.into_iter().map(|(_, scenario)| (scenario.id.clone(), scenario)).collect();
    // So that there is always one to show.
    if !scenarios.contains_key(&file.default_scenario) {
        scenarios.insert(file.default_scenario.clone(), full_staff(&file));
    }
    let mut park = Park {
        folder,
        id: file.id,
        name: file.name,
        within: file.within,
        notice: file.notice,
        timezone: file.timezone,
        default_scenario: file.default_scenario,
        fonts: file.fonts,
        sources: file.sources,
        uses: file.uses,
        site: file.site,
        buildings: file.buildings,
        rack_layouts: file.rack_layouts,
        planning: file.planning,
        models: file.models,
        figures: file.figures,
        projects,
        schedule,
        rules,
        views: views.views,
        feeds,
        showroom,
        scenarios,
        tours: tours.into_iter().map(|(_, tour)| tour).collect(),
        places,
    };
    forget_unknown_places(&mut park);
    park
}

/// The scenario of a park that defines none: everybody is there. It cites what the site cites.
fn full_staff(file: &ParkFile) -> Scenario {
    Scenario {
        racks_installed: 1.0,
        format: FORMAT,
        id: file.default_scenario.clone(),
        name: Bilingual { zh: "满员".into(), en: "Full staff".into() },
        what: None,
        staff_factor: 1.0,
        source: file.site.source.clone(),
        base: None,
        changes: Vec::new(),
    }
}

/// Drops the places of the plan and its figures that are not, or no longer, in the park.
fn forget_unknown_places(park: &mut Park) {
    let mut projects = std::mem::take(&mut park.projects);
    let mut figures = std::mem::take(&mut park.figures);
    for project in &mut projects.projects {
        project.places.retain(|place| park.place(place).is_some());
        project.parts.iter_mut().for_each(|part| part.places.retain(|place| park.place(place).is_some()));
    }
    let plan = projects.projects.iter_mut().flat_map(|project| &mut project.figures);
    let plan = plan.chain(projects.targets.iter_mut().flat_map(|target| &mut target.figures));
    let plan = plan.chain(projects.organisations.iter_mut().flat_map(|organisation| &mut organisation.figures));
    for figure in plan.chain(&mut projects.city).chain(&mut figures) {
        figure.place = figure.place.take().filter(|place| park.place(place).is_some());
    }
    (park.projects, park.figures) = (projects, figures);
}
