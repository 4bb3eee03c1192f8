//! What a start is made of, and the two apps made from it: one that draws, one that does not.

use std::{path::PathBuf, sync::Arc};

use bevy::{
    app::{PluginGroupBuilder, TaskPoolThreadAssignmentPolicy},
    asset::{UnapprovedPathMode, io::AssetSourceBuilder},
    ecs::{error::FallbackErrorHandler, schedule::SingleThreadedExecutor},
    prelude::*,
    render::{ExtractSchedule, RenderApp},
    state::app::StatesPlugin,
};
use jiff::Timestamp;
use thread_priority::{ThreadPriority, ThreadPriorityValue, set_current_thread_priority};

use crate::{
    app::{
        self, AtFirst, Clock, Command, Mode, Notices, OpenPark, Opening, Past, Shown, Theme, Variants, VisitsFile,
        VisitsSource,
    },
    freeze, other_stage, page,
    panels::{self, FontFiles},
    park::{Issue, Lang, Park, Weather},
    posing, remote,
    view3d::{self, AssetFolders, BuiltModels, Quality, QualityWish},
};

/// Everything that the start of the program decides.
#[derive(Clone, Debug)]
pub struct Launch {
    /// `None` if it could not be opened: then `issues` says why, and the window shows it.
    pub park: Option<Arc<Park>>,
    pub issues: Vec<Issue>,
    pub assets: PathBuf,
    pub scene: PathBuf,
    pub lang: Lang,
    pub mode: Mode,
    pub at: Timestamp,
    /// Scenario id.
    pub scenario: String,
    /// Until a named view or a person asks for another.
    pub weather: Weather,
    pub theme: Theme,
    /// `None` lets the adapter decide.
    pub quality: Option<Quality>,
    /// The history that the recorded past is read from.
    pub history: Option<PathBuf>,
    /// Where visitors' looks are counted in a showroom, and read elsewhere.
    pub visits: Option<PathBuf>,
    /// What is asked of the program as soon as the park is there.
    pub opening: Vec<Command>,
}

impl Launch {
    /// The usual start with a park that was read without a fault, at a moment.
    pub fn of(park: Arc<Park>, at: Timestamp) -> Self {
        Self {
            scenario: park.default_scenario.clone(),
            scene: park.folder.clone(),
            park: Some(park),
            issues: Vec::new(),
            assets: PathBuf::from("assets"),
            lang: Lang::Zh,
            mode: Mode::default(),
            at,
            weather: Weather::default(),
            theme: Theme::default(),
            quality: None,
            history: None,
            visits: None,
            opening: Vec::new(),
        }
    }

    pub(crate) fn insert(self, app: &mut App) {
        let park = self.park.as_ref().map(|park| park.id.clone());
        let scenarios = self.park.as_ref().map(|park| Arc::new(park.scenarios.clone())).unwrap_or_default();
        if let Some(park) = self.park {
            let mut variants = Variants::new(park);
            app.insert_resource(OpenPark(variants.open(&scenarios, &self.scenario)));
            app.insert_resource(variants);
        }
        app.insert_resource(Notices(self.issues));
        app.insert_resource(Clock::new(self.at));
        app.insert_resource(self.mode);
        app.insert_resource(Opening(self.opening));
        if let Some((file, park)) = self.visits.zip(park) {
            match self.mode {
                Mode::Kiosk => app.insert_resource(VisitsFile::new(file, &park)),
                _ => app.insert_resource(VisitsSource(file)),
            };
        }
        if let Some(file) = self.history {
            app.insert_resource(Past::of(file));
        }
        let mut shown = app.world_mut().resource_mut::<Shown>();
        shown.lang = self.lang;
        shown.scenario = self.scenario;
        shown.scenarios = scenarios;
        shown.theme = self.theme;
        shown.weather = self.weather;
        shown.chosen_weather = self.weather;
        let first = shown.clone();
        app.insert_resource(AtFirst(first));
    }
}

/// The program without a window and without drawing: commands, clock, live state.
pub fn headless_app(launch: Launch) -> App {
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, StatesPlugin, app::plugin));
    survive_faults(&mut app);
    launch.insert(&mut app);
    app
}

/// Everything that draws, on the given Bevy plugins (with a window or without).
pub(crate) fn drawing_app(mut launch: Launch, plugins: PluginGroupBuilder) -> App {
    let mut app = App::new();
    // Bevy would look for relative folders beside the program, not where the user stands.
    for folder in [&mut launch.assets, &mut launch.scene] {
        *folder = std::path::absolute(&folder).unwrap_or_else(|_| folder.clone());
    }
    let scene = launch.scene.to_string_lossy().into_owned();
    app.register_asset_source(view3d::SCENE_SOURCE, AssetSourceBuilder::platform_default(&scene, None));
    let built = BuiltModels::default();
    app.register_asset_source(view3d::BUILT_SOURCE, built.source()).insert_resource(built);
    let assets = AssetPlugin {
        file_path: launch.assets.to_string_lossy().into_owned(),
        unapproved_path_mode: UnapprovedPathMode::Deny,
        ..default()
    };
    app.add_plugins(plugins.set(assets).set(threads()).set(log()));
    app.insert_resource(FontFiles::of_park(&launch.assets, launch.park.as_deref()));
    app.insert_resource(AssetFolders { assets: launch.assets.clone(), scene: launch.scene.clone() });
    app.insert_resource(QualityWish(launch.quality));
    app.add_plugins((
        panels::egui_plugin(),
        app::plugin,
        view3d::plugin,
        panels::plugin,
        freeze::plugin,
        other_stage::plugin,
        page::plugin,
        posing::plugin,
        remote::plugin,
    ));
    take_turns(&mut app);
    survive_faults(&mut app);
    launch.insert(&mut app);
    app
}

/// A system that fails says so and is tried again next frame; it does not end a showroom's day.
pub(crate) fn survive_faults(app: &mut App) {
    app.insert_resource(FallbackErrorHandler(bevy::ecs::error::error));
}

/// With one or two cores, handing systems from thread to thread costs more than their taking turns: the other core is
/// busy drawing.
fn take_turns(app: &mut App) {
    if std::thread::available_parallelism().is_ok_and(|cores| cores.get() > 2) {
        return;
    }
    one_by_one(app.world_mut());
    if let Some(render_app) = app.get_sub_app_mut(RenderApp) {
        one_by_one(render_app.world_mut());
    }
}

fn one_by_one(world: &mut World) {
    for (label, schedule) in world.resource_mut::<Schedules>().iter_mut() {
        // What is extracted is applied later, which only the executor that is there knows.
        if !label.dyn_eq(&ExtractSchedule) {
            schedule.set_executor(SingleThreadedExecutor::new());
        }
    }
}

fn log() -> bevy::log::LogPlugin {
    bevy::log::LogPlugin { filter: "warn,yungu=info,wgpu=error,naga=error,bevy_gltf=error".into(), ..default() }
}

/// Loading takes every core it can get; with one or two cores Bevy's own split would leave it a single thread.
/// What is prepared aside, shadows of another hour above all, gives way to the picture where a processor draws it.
fn threads() -> TaskPoolPlugin {
    let policy = TaskPoolThreadAssignmentPolicy {
        min_threads: 1,
        max_threads: 4,
        percent: 0.5,
        on_thread_spawn: Some(Arc::new(give_way)),
        on_thread_destroy: None,
    };
    let options = TaskPoolOptions { async_compute: policy, ..default() };
    TaskPoolPlugin { task_pool_options: options }
}

/// Of 0 to 99, with 50 as usual: a thirtieth of what a thread of the picture gets while both want the same core.
const ASIDE: u8 = 10;

fn give_way() {
    let aside = ThreadPriorityValue::try_from(ASIDE).map(ThreadPriority::Crossplatform);
    // A system that does not allow it takes longer over the picture, no more.
    if let Some(Err(fault)) = aside.ok().map(set_current_thread_priority) {
        debug!("threads aside keep their priority: {fault:?}");
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_os = "linux")]
    use super::*;

    /// How far a thread steps back, −20 to 19: the nineteenth field of its line in `/proc`, whose second is its name.
    #[cfg(target_os = "linux")]
    fn niceness() -> i32 {
        let line = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
        let after_name = line.rsplit(')').next().unwrap();
        after_name.split_whitespace().nth(16).unwrap().parse().unwrap()
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn threads_aside_give_way_to_the_picture() {
        let (before, after) = std::thread::spawn(|| {
            let before = niceness();
            give_way();
            (before, niceness())
        })
        .join()
        .unwrap();
        assert!(after >= 5 && after >= before, "{before} to {after}");
    }
}
