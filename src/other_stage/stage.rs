//! The second stage, and how its picture comes to the first.

use std::time::{Duration, Instant};

use bevy::{
    asset::RenderAssetUsages,
    prelude::*,
    window::{PrimaryWindow, RequestRedraw},
};

use super::wanted::Wanted;
use crate::{
    app::{
        CameraGoal, Clock, Covered, Eye, Label, LabelsAside, Live, Mode, OpenPark, Phase, ScreenLabels, Shown,
        Variants, Visited,
    },
    launch::Launch,
    panels::{
        labels::{LabelView, label_views},
        split::OtherPicture,
    },
    park::PlaceId,
    studio::{ShotSettings, Studio},
    twin::Works,
    view3d::{AssetFolders, InstantFlights, Picture, Quality},
    words::Words,
};

pub(super) struct OtherStage {
    studio: Studio,
    words: Words,
    drawn: Option<Wanted>,
    /// Frames until what has changed is on the picture.
    left: u8,
    /// Until then something may still come in by and by: models that are built anew, shadows, the ground.
    until: Instant,
}

/// From a change to the picture that shows it: pixels come back late.
const SETTLE_FRAMES: u8 = 4;
/// From a change of the park to the last that comes of it.
const SETTLE: Duration = Duration::from_secs(3);
/// A still picture waits for so long at most.
const STILL: Duration = Duration::from_secs(300);

impl OtherStage {
    pub(super) fn open(world: &World, wanted: &Wanted) -> Option<Self> {
        let park = world.get_resource::<Variants>()?.base().clone();
        let folders = world.get_resource::<AssetFolders>()?;
        let launch = Launch {
            assets: folders.assets.clone(),
            scene: folders.scene.clone(),
            lang: wanted.shown.lang,
            quality: Some(wanted.quality),
            ..Launch::of(park, wanted.at)
        };
        let UVec2 { x: width, y: height } = wanted.size;
        let settings = ShotSettings { width, height, compiles_aside: true, second: true, ..default() };
        let studio = Studio::open(launch, &settings);
        let words = Words::new(wanted.shown.lang);
        Some(Self { studio, words, drawn: None, left: SETTLE_FRAMES, until: Instant::now() + SETTLE })
    }

    pub(super) fn go_on(&mut self, world: &mut World, wanted: &Wanted) {
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
        if self.drawn.as_ref().is_none_or(|drawn| !drawn.is_same(wanted)) {
            // A clock that ticks brings nothing that comes late.
            if self.drawn.as_ref().is_none_or(|drawn| !drawn.is_same_but_time(wanted)) {
                self.until = Instant::now() + SETTLE;
            }
            if self.drawn.as_ref().is_some_and(|drawn| drawn.size != wanted.size) {
                self.studio.resize(wanted.size.x, wanted.size.y);
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
            self.bring_names(world, wanted);
        }
        let picture = self.studio.app.world_mut().resource_mut::<Picture>().0.take();
        if let Some(picture) = picture.filter(|_| is_there) {
            bring_picture(world, picture);
        }
    }

    fn take_over(&mut self, wanted: &Wanted) {
        let world = self.studio.app.world_mut();
        if *world.resource::<Shown>() != *wanted.shown {
            *world.resource_mut::<Shown>() = Shown::clone(&wanted.shown);
        }
        let mut clock = world.resource_mut::<Clock>();
        if clock.at() != wanted.at {
            clock.set(wanted.at);
        }
        clock.paused = true;
        if world.resource::<Eye>().0 != wanted.pose {
            world.resource_mut::<CameraGoal>().set(wanted.pose, false);
        }
        world.resource_mut::<LabelsAside>().0 = wanted.names;
        world.resource_mut::<Covered>().set_if_neq(wanted.covered);
        world.resource_mut::<Quality>().set_if_neq(wanted.quality);
        world.resource_mut::<Mode>().set_if_neq(wanted.mode);
    }

    /// Names of its own park's places, with its own people.
    fn bring_names(&mut self, world: &mut World, wanted: &Wanted) {
        if self.words.lang() != wanted.shown.lang {
            self.words = Words::new(wanted.shown.lang);
        }
        let names = match wanted.names {
            true => self.names(world.resource::<Visited>(), wanted).unwrap_or_default(),
            false => Vec::new(),
        };
        let mut other = world.resource_mut::<OtherPicture>();
        if other.names != names {
            other.names = names;
        }
    }

    fn names(&self, visited: &Visited, wanted: &Wanted) -> Option<Vec<LabelView>> {
        let world = self.studio.app.world();
        let (park, live) = (world.get_resource::<OpenPark>()?, world.resource::<Live>());
        let nothing = Works::default();
        let works = live.simulator().map_or(&nothing, |simulator| simulator.works());
        let progress = |place: &PlaceId| works.of(place, wanted.at);
        let labels: &[Label] = &world.resource::<ScreenLabels>().0;
        let told = (live.state(), &**live.rulebook().points());
        Some(label_views(park, &self.words, told, (&wanted.shown, &progress, visited), labels, wanted.scale))
    }
}

fn bring_picture(world: &mut World, mut picture: Image) {
    picture.asset_usage = RenderAssetUsages::RENDER_WORLD;
    let known = world.resource::<OtherPicture>().picture.clone();
    let mut images = world.resource_mut::<Assets<Image>>();
    match known {
        Some(handle) => {
            if let Err(error) = images.insert(handle.id(), picture) {
                warn!("{error}");
            }
        }
        None => {
            let handle = images.add(picture);
            world.resource_mut::<OtherPicture>().picture = Some(handle);
        }
    }
}
