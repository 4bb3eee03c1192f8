//! The other scenario's picture while two are compared: a second stage beside the window's, with the same eye, time and
//! light, that draws only when something has changed. It is opened with the first comparison and closed with the last.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use bevy::{
    asset::RenderAssetUsages,
    prelude::*,
    window::{PrimaryWindow, RequestRedraw},
};
use bevy_egui::EguiUserTextures;
use jiff::Timestamp;

use crate::{
    app::{
        CameraGoal, CameraPose, Clock, Covered, Eye, MainCamera, Mode, Phase, Shown, Split, Touring, Variants,
        breaches_in_picture,
    },
    launch::Launch,
    panels::split::OtherPicture,
    park::{Park, scenario_chain},
    studio::{ShotSettings, Studio},
    view3d::{AssetFolders, InstantFlights, Picture, Quality},
};

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<OtherPicture>().insert_non_send(Slot::default()).add_systems(Last, draw_other);
}

#[derive(Default)]
struct Slot(Option<OtherStage>);

struct OtherStage {
    studio: Studio,
    size: UVec2,
    drawn: Option<Wanted>,
    /// Frames until what has changed is on the picture.
    left: u8,
    /// Until then something may still come in by and by: models that are built anew, shadows, the ground.
    until: Instant,
}

/// All that the picture depends on.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    shown: Shown,
    pose: CameraPose,
    at: Timestamp,
    covered: Covered,
    quality: Quality,
    /// For planners it has what breaks a rule of planning, as the window's picture has.
    mode: Mode,
}

/// From a change to the picture that shows it: pixels come back late.
const SETTLE_FRAMES: u8 = 4;
/// From a change of the park to the last that comes of it.
const SETTLE: Duration = Duration::from_secs(3);
/// A still picture waits for so long at most.
const STILL: Duration = Duration::from_secs(300);

fn draw_other(world: &mut World) {
    let Some(mut slot) = world.remove_non_send::<Slot>() else { return };
    match wanted(world) {
        Some((wanted, size, park)) => {
            let fits = slot.0.as_ref().is_some_and(|stage| stage.size == size);
            if !fits {
                slot.0 = open(world, &wanted, size, park);
            }
            if let Some(stage) = &mut slot.0 {
                stage.go_on(world, &wanted);
            }
        }
        None => {
            if slot.0.take().is_some()
                && let Some(picture) = world.resource_mut::<OtherPicture>().0.take()
            {
                world.resource_mut::<EguiUserTextures>().remove_image(picture.id());
            }
        }
    }
    world.insert_non_send(slot);
}

/// What the other picture is to show, how large, and of which park; `None` while there is one picture.
fn wanted(world: &mut World) -> Option<(Wanted, UVec2, Arc<Park>)> {
    let shown = world.resource::<Shown>();
    let other = shown.other_scenario().filter(|_| !shown.plan)?;
    if *world.resource::<State<Phase>>().get() != Phase::Ready {
        return None;
    }
    let mut other_shown = shown.clone();
    // What is changed in a scenario that it does not build on is nothing to it.
    let chain = scenario_chain(&shown.scenarios, &other);
    other_shown.scenarios = Arc::new(chain.into_iter().map(|one| (one.id.clone(), one.clone())).collect());
    other_shown.scenario = other;
    other_shown.split = Split::One;
    other_shown.panels.clear();
    let touring = world.resource::<Touring>().0.is_some();
    let has_breaches = breaches_in_picture(shown, *world.resource::<Mode>(), touring);
    let wanted = Wanted {
        mode: if has_breaches { Mode::Plan } else { Mode::Explore },
        shown: other_shown,
        pose: world.resource::<Eye>().0,
        at: world.resource::<Clock>().at(),
        covered: *world.resource::<Covered>(),
        quality: *world.resource::<Quality>(),
    };
    let park = world.get_resource::<Variants>()?.base().clone();
    let mut cameras = world.query_filtered::<&Camera, With<MainCamera>>();
    // A window that is put away has no size.
    let size = cameras.single(world).ok()?.physical_target_size().filter(|size| size.min_element() > 0)?;
    Some((wanted, size, park))
}

fn open(world: &World, wanted: &Wanted, size: UVec2, park: Arc<Park>) -> Option<OtherStage> {
    let folders = world.get_resource::<AssetFolders>()?;
    let launch = Launch {
        assets: folders.assets.clone(),
        scene: folders.scene.clone(),
        lang: wanted.shown.lang,
        quality: Some(wanted.quality),
        ..Launch::of(park, wanted.at)
    };
    let settings = ShotSettings { width: size.x, height: size.y, compiles_aside: true, second: true, ..default() };
    let studio = Studio::open(launch, &settings);
    Some(OtherStage { studio, size, drawn: None, left: SETTLE_FRAMES, until: Instant::now() + SETTLE })
}

impl OtherStage {
    fn go_on(&mut self, world: &mut World, wanted: &Wanted) {
        // A still picture is whole when it is taken.
        let still = world.get_resource::<InstantFlights>().is_some_and(|still| still.0)
            && world.query_filtered::<(), With<PrimaryWindow>>().iter(world).next().is_none();
        let begun = Instant::now();
        self.frame(world, wanted);
        while still && self.is_busy() && begun.elapsed() < STILL {
            self.frame(world, wanted);
        }
        if self.is_busy() {
            world.write_message(RequestRedraw);
        }
    }

    fn is_busy(&self) -> bool {
        self.left > 0 || Instant::now() < self.until
    }

    fn frame(&mut self, world: &mut World, wanted: &Wanted) {
        let is_there = *self.studio.app.world().resource::<State<Phase>>().get() == Phase::Ready;
        if self.drawn.as_ref() != Some(wanted) {
            // A clock that ticks brings nothing that comes late.
            let ticked = self.drawn.as_ref().is_some_and(|drawn| Wanted { at: wanted.at, ..drawn.clone() } == *wanted);
            if !ticked {
                self.until = Instant::now() + SETTLE;
            }
            self.drawn = Some(wanted.clone());
            self.left = SETTLE_FRAMES;
        }
        if !is_there {
            self.until = Instant::now() + SETTLE;
        } else if !self.is_busy() {
            return;
        }
        self.take_over(wanted);
        if is_there {
            self.studio.target.capture(self.studio.app.world_mut());
        }
        self.studio.frame();
        if is_there {
            self.left = self.left.saturating_sub(1);
        }
        let picture = self.studio.app.world_mut().resource_mut::<Picture>().0.take();
        if let Some(mut picture) = picture.filter(|_| is_there) {
            picture.asset_usage = RenderAssetUsages::RENDER_WORLD;
            let known = world.resource::<OtherPicture>().0.clone();
            let mut images = world.resource_mut::<Assets<Image>>();
            match known {
                Some(handle) => {
                    if let Err(error) = images.insert(handle.id(), picture) {
                        warn!("{error}");
                    }
                }
                None => {
                    let handle = images.add(picture);
                    world.resource_mut::<OtherPicture>().0 = Some(handle);
                }
            }
        }
    }

    fn take_over(&mut self, wanted: &Wanted) {
        let world = self.studio.app.world_mut();
        world.resource_mut::<Shown>().set_if_neq(wanted.shown.clone());
        let mut clock = world.resource_mut::<Clock>();
        if clock.at() != wanted.at {
            clock.set(wanted.at);
        }
        clock.paused = true;
        if world.resource::<Eye>().0 != wanted.pose {
            world.resource_mut::<CameraGoal>().set(wanted.pose, false);
        }
        world.resource_mut::<Covered>().set_if_neq(wanted.covered);
        world.resource_mut::<Quality>().set_if_neq(wanted.quality);
        world.resource_mut::<Mode>().set_if_neq(wanted.mode);
    }
}
