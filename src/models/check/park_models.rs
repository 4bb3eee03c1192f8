//! Checks the models of a park: that each is there, sound, up to date, and bound to the park's places.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use gltf_json::Root;

use crate::park::{self, Issue, Location, Park, PlaceId, PlaceKind};

use super::{
    super::{Placement, build, placements},
    inspect, is_loadable, nodes, uri,
};

/// Wrong ids shown of one file.
const MOST_UNKNOWN: usize = 20;

/// Where a model file lies: beside the scene, or else under the assets folder.
///
/// `None` if it is in neither, or would lie outside both (an absolute path, or `..` beyond the start).
pub fn find_model(park_folder: &Path, assets: &Path, file: &str) -> Option<PathBuf> {
    if is_outside(file) {
        return None;
    }
    [park_folder, assets].into_iter().map(|folder| folder.join(file)).find(|path| path.is_file())
}

fn is_outside(file: &str) -> bool {
    let rooted = Path::new(file).components().any(|part| matches!(part, Component::RootDir | Component::Prefix(_)));
    rooted || file.starts_with('\\') || file.contains(':') || uri::leaves_folder(file)
}

/// A model that a park names, where its file lies, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct SeenModel {
    pub placement: Placement,
    /// `None` if the file is missing, outside the two folders, or not to be loaded; then a box stands for it.
    pub path: Option<PathBuf>,
    /// What stands there instead of the file's contents: a model built since.
    pub built: Option<Arc<Vec<u8>>>,
    pub issues: Vec<Issue>,
}

/// Everything wrong with the models that a park names; see [`see_models`].
pub fn check_park(park: &Park, assets: &Path) -> Vec<Issue> {
    see_models(park, assets).into_iter().flat_map(|seen| seen.issues).collect()
}

/// Looks through the models that a park names.
///
/// A model that is missing, outside the two folders or broken is an error about its place, which then is shown as a
/// box. A built model of an older spec, nodes bound to places that the park lacks, and places of a building without a
/// node are warnings.
pub fn see_models(park: &Park, assets: &Path) -> Vec<SeenModel> {
    let specs = build::spec_hashes(park);
    let mut read: BTreeMap<PathBuf, (Vec<Issue>, Option<Root>)> = BTreeMap::new();
    placements(park).into_iter().map(|model| see(park, assets, &specs, &mut read, model)).collect()
}

fn see(
    park: &Park,
    assets: &Path,
    specs: &BTreeMap<String, String>,
    read: &mut BTreeMap<PathBuf, (Vec<Issue>, Option<Root>)>,
    model: Placement,
) -> SeenModel {
    let about = |issue: Issue| match &model.place {
        Some(place) => issue.about(place),
        None => issue,
    };
    let path = match find_usable(park, assets, &model.file) {
        Ok(path) => path,
        Err(code) => {
            let location = Location { file: model.file.clone(), line: None, column: None };
            let issue = about(Issue::error(code).with("file", &model.file)).at(location);
            return SeenModel { placement: model, path: None, built: None, issues: vec![issue] };
        }
    };
    // Two places may share a file; each is told of its faults.
    let (found, root) = read.entry(path.clone()).or_insert_with(|| inspect(&path));
    let mut issues: Vec<Issue> = found.iter().cloned().map(about).collect();
    let loadable = is_loadable(found);
    if let Some(root) = root {
        let location = Location { file: path.display().to_string(), line: None, column: None };
        let mut binding = check_binding(park, &model, root);
        if specs.get(&model.file).is_some_and(|spec| built_from(root).as_ref() != Some(spec)) {
            binding.push(Issue::warning("model-stale").with("file", &model.file));
        }
        issues.extend(binding.into_iter().map(|issue| about(issue).at(location.clone())));
    }
    SeenModel { placement: model, path: loadable.then_some(path), built: None, issues }
}

/// Where a model's file lies, or the code of what is wrong with its name.
fn find_usable(park: &Park, assets: &Path, file: &str) -> Result<PathBuf, &'static str> {
    if is_outside(file) {
        return Err("model-path-outside");
    }
    let ending = Path::new(file).extension().map(|ending| ending.to_ascii_lowercase());
    if !ending.is_some_and(|ending| ending == "glb" || ending == "gltf") {
        return Err("model-file-kind");
    }
    find_model(&park.folder, assets, file).ok_or("model-missing")
}

/// The spec that a built model says it was built from.
fn built_from(root: &Root) -> Option<String> {
    let extras: serde_json::Value = serde_json::from_str(root.asset.extras.as_ref()?.get()).ok()?;
    extras.get("yungu_spec")?.as_str().map(str::to_owned)
}

/// Whether the nodes of a model and the places of the park know each other.
fn check_binding(park: &Park, model: &Placement, root: &Root) -> Vec<Issue> {
    let mut issues = Vec::new();
    let named: BTreeSet<String> = root.nodes.iter().filter_map(|node| nodes::place_of(node)?.ok()).collect();
    for id in named.iter().filter(|id| !is_known(park, id)).take(MOST_UNKNOWN) {
        let id: String = id.chars().take(120).collect();
        let issue = match park::nearest(&id, park.places.keys().map(PlaceId::as_str)) {
            Some(near) => Issue::warning("model-unknown-place-near").with("near", near),
            None => Issue::warning("model-unknown-place"),
        };
        issues.push(issue.with("file", &model.file).with("id", id));
    }
    let Some(owner) = model.place.as_ref().filter(|place| park.building(place.as_str()).is_some()) else {
        return issues;
    };
    // What has no id is bound by its name.
    let bound: BTreeSet<&str> =
        named.iter().map(String::as_str).chain(root.nodes.iter().filter_map(|node| node.name.as_deref())).collect();
    for place in park.places.values() {
        let inside = place.id.as_str().strip_prefix(owner.as_str()).is_some_and(|rest| rest.starts_with('/'));
        let wanted = matches!(place.kind, PlaceKind::Hall | PlaceKind::Room | PlaceKind::Partition | PlaceKind::Screen);
        if inside && wanted && !bound.contains(place.id.as_str()) {
            issues.push(Issue::warning("model-unbound-place").with("file", &model.file).with("id", &place.id));
        }
    }
    issues
}

/// A place, a rack, or a part that the model builder names: a roof, a leaf of a partition.
fn is_known(park: &Park, id: &str) -> bool {
    let is_place = |id: &str| park.place(&id.into()).is_some();
    let is_part = |(place, part): (&str, &str)| {
        let is_leaf = part.strip_prefix("leaf-").is_some_and(|number| number.parse::<u32>().is_ok());
        (part == "roof" || is_leaf) && is_place(place)
    };
    is_place(id) || id.rsplit_once('/').is_some_and(is_part)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_model_beside_the_scene_goes_before_one_under_assets() {
        let dir = tempfile::tempdir().unwrap();
        let (scene, assets) = (dir.path().join("scene"), dir.path().join("assets"));
        for folder in [&scene, &assets] {
            fs::create_dir_all(folder.join("models")).unwrap();
        }
        fs::write(dir.path().join("secret.glb"), "").unwrap();
        fs::write(assets.join("models/a.glb"), "").unwrap();
        let find = |file: &str| find_model(&scene, &assets, file);
        assert_eq!(find("models/a.glb"), Some(assets.join("models/a.glb")));
        fs::write(scene.join("models/a.glb"), "").unwrap();
        assert_eq!(find("models/a.glb"), Some(scene.join("models/a.glb")));
        assert_eq!(find("models/b.glb"), None);
        let secret = dir.path().join("secret.glb");
        for outside in ["../secret.glb", "models/../../secret.glb", "..\\secret.glb", secret.to_str().unwrap()] {
            assert_eq!(find(outside), None, "{outside}");
            assert!(is_outside(outside), "{outside}");
        }
    }

    /// A park of one building with a hall, and `extra` in its list of models.
    fn park(folder: &Path, height_m: f64, extra: &str) -> Park {
        let text = format!(
            r##"(
            format: (1, 4), id: "p", name: (zh: "园", en: "Park"), notice: (zh: "假", en: "Assumed"),
            timezone: "Asia/Shanghai", default_scenario: "all",
            sources: {{"s": (name: (zh: "源", en: "Source"), date: "2022-06-01", confidence: assumption)}},
            uses: {{"u": (name: (zh: "用", en: "Use"), colour: "#808080")}},
            site: (boundary: rect(200, 200), source: "s", latitude_deg: 30, longitude_deg: 106),
            buildings: [(
                id: "B", name: (zh: "楼", en: "Building"), use: "u", status: planned, source: "s", at: (0, 0),
                volumes: [(id: "v", outline: rect(40, 20), storeys: [(count: 1, height_m: {height_m:?})])],
                rooms: [(id: "hall", name: (zh: "厅", en: "Hall"), use: "u", hall: true, at: (0, 0), size: (20, 10),
                         source: "s")],
            )],
            models: [{extra}],
        )"##
        );
        fs::write(folder.join("park.ron"), text).unwrap();
        let loaded = park::load(folder);
        loaded.park.unwrap_or_else(|| panic!("{:#?}", loaded.issues))
    }

    const EXTRA: &str = r#"(id: "X", name: (zh: "物", en: "Thing"), file: "x.glb", at: (60, 0, 0), source: "s")"#;

    fn codes(issues: &[Issue]) -> Vec<&str> {
        issues.iter().map(|issue| issue.code.as_str()).collect()
    }

    #[test]
    fn built_models_are_clean_until_one_is_lost_or_the_spec_changes() {
        let dir = tempfile::tempdir().unwrap();
        let tall = park(dir.path(), 6.0, "");
        build::write(&build(&tall), dir.path()).unwrap();
        assert_eq!(check_park(&tall, dir.path()), []);
        let low = park(dir.path(), 5.0, "");
        // The building, and the site around it.
        assert_eq!(codes(&check_park(&low, dir.path())), ["model-stale", "model-stale"]);
        let file = dir.path().join("models/p/B.glb");
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
        assert_eq!(codes(&check_park(&tall, dir.path())), ["gltf-glb-length"]);
        fs::remove_file(&file).unwrap();
        let issues = check_park(&tall, dir.path());
        assert_eq!(codes(&issues), ["model-missing"]);
        assert_eq!(issues[0].place, Some("B".into()));
    }

    #[test]
    fn own_models_are_found_safe_and_bound() {
        let dir = tempfile::tempdir().unwrap();
        build::write(&build(&park(dir.path(), 6.0, "")), dir.path()).unwrap();
        fs::write(dir.path().join("x.obj"), "v 0 0 0").unwrap();
        let mut park = park(dir.path(), 6.0, EXTRA);
        let mut check = |file: &str| {
            // The scene's own check would not let the worst of these through.
            park.models[0].file = file.to_owned();
            check_park(&park, dir.path())
        };
        assert_eq!(codes(&check("../x.glb")), ["model-path-outside"]);
        assert_eq!(codes(&check("/x.glb")), ["model-path-outside"]);
        assert_eq!(codes(&check("x.obj")), ["model-file-kind"]);
        assert_eq!(codes(&check("x.gltf")), ["model-missing"]);
        let mut binds = |id: &str| {
            let json = format!(r#"{{"asset": {{"version": "2.0"}}, "nodes": [{{"extras": {{"yungu": "{id}"}}}}]}}"#);
            fs::write(dir.path().join("x.gltf"), json).unwrap();
            let issues = check("x.gltf");
            issues.into_iter().filter(|issue| issue.code.starts_with("model-")).collect::<Vec<_>>()
        };
        assert_eq!(binds("B/hall"), []);
        assert_eq!(binds("B/roof"), []);
        assert_eq!(codes(&binds("elsewhere")), ["model-unknown-place"]);
        let near = binds("B/hal");
        assert_eq!((codes(&near), near[0].args["near"].as_str()), (vec!["model-unknown-place-near"], "B/hall"));
    }

    #[test]
    fn a_place_without_a_node_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let mut park = park(dir.path(), 6.0, "");
        build::write(&build(&park), dir.path()).unwrap();
        park.buildings[0].model = Some("own.gltf".to_owned());
        let model = |nodes: &str| {
            let json = format!(r#"{{"asset": {{"version": "2.0"}}, "nodes": [{nodes}]}}"#);
            fs::write(dir.path().join("own.gltf"), json).unwrap();
            let issues = check_park(&park, dir.path()).into_iter();
            // The site's model is stale now, for one: it was built around a building without an own model.
            issues.filter(|i| i.place == Some("B".into()) && i.code.starts_with("model-")).collect::<Vec<_>>()
        };
        let unbound = model("{}");
        assert_eq!((codes(&unbound), unbound[0].args["id"].as_str()), (vec!["model-unbound-place"], "B/hall"));
        assert_eq!(model(r#"{"name": "B/hall"}"#), [], "bound by its name");
    }
}
