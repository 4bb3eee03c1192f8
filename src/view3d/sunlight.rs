//! Fills the maps that light is looked up in: openness and lamps once the models are there, the sun's map whenever the
//! sun has moved or a building is opened. Worked out off the frame's path, except for still pictures.

use std::{collections::BTreeMap, sync::Arc};

use bevy::{
    prelude::*,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
};

use super::{
    flight::InstantFlights,
    held::is_followed,
    lifting::Fades,
    light::LitSpace,
    loading::{ModelsSeen, Spawning},
    maps::{Maps, MapsChanged, block, depths, plan},
    moment::Moment,
    quality::Quality,
    works::{ComesAt, Grown},
};
use crate::{
    app::{AppSystems, Effect, OpenPark, Section, Shown},
    light::{self, GroundLight, HeightField, LightVolume, Occluder, SunMap},
    models::{HalfSpace, SeenModel},
    park::{Park, PlaceId},
};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sunlight>()
        .add_systems(Update, (begin_ground, take_ground).chain().in_set(AppSystems::Ingest))
        .add_systems(PostUpdate, follow_sun.run_if(is_followed));
}

/// The grid of heights, and of light on the ground and in the air, metres.
const HEIGHT_CELL_M: f64 = 2.0;
const GROUND_CELL_M: f64 = 1.5;
const AIR_CELL_M: f64 = 5.0;
const AIR_LAYERS: u32 = 10;
/// Cells along each side of a ground cell where the sun's light is drawn into the plan.
const GROUND_FINER: u32 = 4;
/// A section that has not moved for so long has come to rest, seconds.
const REST_SECS: f32 = 0.3;
/// How far around the site light is looked up, metres.
const MARGIN_M: f64 = 24.0;
/// The sun moves this far before its map is drawn anew: cosine of a third of a degree.
const STILL: f32 = 0.999_983;

struct Ground {
    occluders: Arc<Vec<Occluder>>,
    /// What of the park stood when it was worked out.
    stood: Stood,
    ground: GroundLight,
    air: LightVolume,
}

#[derive(Resource, Default)]
struct Sunlight {
    preparing: Option<Task<Ground>>,
    occluders: Option<Arc<Vec<Occluder>>>,
    stood: Option<Stood>,
    ground: Option<Arc<GroundLight>>,
    drawing: Option<Task<Sunlit>>,
    drawn: Option<Drawn>,
}

/// A finished map, what it was drawn for, and the ground with the sun on it where a processor draws.
struct Sunlit {
    drawn: Drawn,
    map: SunMap,
    /// The map as a texture.
    sun: Image,
    ground: Option<Image>,
}

/// What a sun map was drawn for.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    towards_sun: Vec3,
    open: Vec<PlaceId>,
    section: Option<Section>,
    grown: Grown,
    size: u32,
}

/// Buildings that do not stand whole, each with whether much of it stands; and whether trees and lamps do.
type Stood = (Vec<(PlaceId, bool)>, bool);

impl Drawn {
    fn still_fits(&self, other: &Self) -> bool {
        self.open == other.open
            && self.section == other.section
            && self.grown == other.grown
            && self.size == other.size
            && self.towards_sun.dot(other.towards_sun) > STILL
    }
}

/// Once the models are there, and again when the park has grown.
fn begin_ground(
    mut seen: MessageReader<ModelsSeen>,
    park: Option<Res<OpenPark>>,
    grown: Res<Grown>,
    mut models: Local<Option<Arc<Vec<SeenModel>>>>,
    mut sunlight: ResMut<Sunlight>,
    mut spawning: ResMut<Spawning>,
) {
    let Some(park) = park else { return };
    let fresh = seen.read().last();
    if let Some(ModelsSeen(seen)) = fresh {
        *models = Some(seen.clone());
        sunlight.occluders = None;
    }
    let Some(models) = models.clone() else { return };
    let stood = grown.coarse();
    let known = sunlight.preparing.is_some() || sunlight.stood.as_ref() == Some(&stood);
    if fresh.is_none() && known {
        return;
    }
    let (occluders, park) = (sunlight.occluders.clone(), park.0.clone());
    sunlight.stood = Some(stood.clone());
    // What takes the place of another is waited for in its stead.
    spawning.0 += usize::from(sunlight.preparing.is_none());
    sunlight.preparing = Some(AsyncComputeTaskPool::get().spawn(async move {
        let occluders = occluders.unwrap_or_else(|| Arc::new(light::occluders(&park, &models)));
        prepare(&park, &models, occluders, stood)
    }));
}

fn prepare(park: &Park, models: &[SeenModel], occluders: Arc<Vec<Occluder>>, stood: Stood) -> Ground {
    let half = park.site.boundary.half_extent();
    let half = (half.0 + MARGIN_M, half.1 + MARGIN_M);
    let (missing, furnished) = &stood;
    let stands = |one: &&Occluder| match &one.building {
        Some(building) => missing.iter().all(|(id, much)| id != building || *much),
        None => *furnished,
    };
    let field = HeightField::new(occluders.iter().filter(stands), half, HEIGHT_CELL_M);
    let placed = models.iter().map(|model| &model.placement).filter(|_| *furnished);
    let lamps = light::lamps(placed);
    let top_m = park.buildings.iter().map(|building| building.height_m()).fold(20.0, f64::max);
    Ground {
        ground: light::ground_light(&field, &lamps, GROUND_CELL_M),
        air: light::light_volume(&field, &lamps, AIR_CELL_M, AIR_LAYERS, top_m),
        occluders,
        stood,
    }
}

fn take_ground(
    mut sunlight: ResMut<Sunlight>,
    maps: Res<Maps>,
    mut space: ResMut<LitSpace>,
    mut images: ResMut<Assets<Image>>,
    mut changed: MessageWriter<MapsChanged>,
    mut spawning: ResMut<Spawning>,
) {
    let Some(made) = sunlight.preparing.as_mut().and_then(|task| block_on(poll_once(task))) else { return };
    sunlight.preparing = None;
    spawning.0 = spawning.0.saturating_sub(1);
    space.set_area(&made.air);
    let (ground, air) = (made.ground, made.air);
    sunlight.stood = Some(made.stood);
    // The sun is drawn onto the new ground.
    sunlight.drawn = None;
    sunlight.drawing = None;
    replace(&mut images, &maps.ground, plan(ground.columns, ground.rows, ground.rgba.clone()));
    sunlight.ground = Some(Arc::new(ground));
    replace(&mut images, &maps.air, block((air.columns, air.layers, air.rows), air.rgba));
    changed.write(MapsChanged);
    sunlight.occluders = Some(made.occluders);
}

fn replace(images: &mut Assets<Image>, handle: &Handle<Image>, image: Image) {
    if let Err(error) = images.insert(handle, image) {
        warn!("{error}");
    }
}

fn follow_sun(
    park: Option<Res<OpenPark>>,
    moment: Res<Moment>,
    (shown, time): (Res<Shown>, Res<Time<Real>>),
    grown: Res<Grown>,
    quality: Res<Quality>,
    (still, fades): (Res<InstantFlights>, Res<Fades>),
    maps: Res<Maps>,
    mut moved: Local<(Option<Section>, f32)>,
    mut sunlight: ResMut<Sunlight>,
    mut space: ResMut<LitSpace>,
    mut images: ResMut<Assets<Image>>,
    mut changed: MessageWriter<MapsChanged>,
) {
    let (Some(park), Some(occluders), Some(ground)) = (park, sunlight.occluders.clone(), sunlight.ground.clone())
    else {
        return;
    };
    let (section, still_secs) = &mut *moved;
    *still_secs = if *section == shown.section { *still_secs + time.delta_secs() } else { 0.0 };
    *section = shown.section;
    // A section in somebody's hand throws its shadow once it rests.
    let rests = still.0 || *still_secs > REST_SECS;
    let former = sunlight.drawn.as_ref().and_then(|drawn| drawn.section);
    let wanted = Drawn {
        section: if rests { shown.section } else { former },
        towards_sun: moment.towards_sun,
        open: shown.opened(&park).into_owned(),
        grown: grown.clone(),
        size: quality.sun_map_size(),
    };
    if moment.sun.max_element() <= 0.0 {
        space.set_sun_map(None);
        sunlight.drawn = None;
        return;
    }
    let fits = sunlight.drawn.as_ref().is_some_and(|drawn| drawn.still_fits(&wanted));
    // While a roof goes or comes the shadow waits, and the picture has the processor to itself.
    if !fits && sunlight.drawing.is_none() && !fades.is_under_way() {
        let (park, size) = (park.0.clone(), wanted.size);
        let on_ground = *quality == Quality::Software;
        let task = async move {
            let map = draw(&park, &occluders, &wanted, size);
            let ground = on_ground.then(|| ground.with_sun(&map, GROUND_FINER));
            // Millions of texels are no work for the thread that draws.
            let sun = depths(map.size, &map.depths_m, map.range_m());
            let ground = ground.map(|ground| plan(ground.columns, ground.rows, ground.rgba));
            Sunlit { drawn: wanted, map, sun, ground }
        };
        sunlight.drawing = Some(AsyncComputeTaskPool::get().spawn(task));
    }
    let Some(task) = sunlight.drawing.as_mut() else { return };
    // A still picture waits for its shadows.
    let done = if still.0 { Some(block_on(task)) } else { block_on(poll_once(task)) };
    let Some(Sunlit { drawn, map, sun, ground }) = done else { return };
    sunlight.drawing = None;
    sunlight.drawn = Some(drawn);
    space.set_sun_map(Some(&map));
    replace(&mut images, &maps.sun, sun);
    if let Some(ground) = ground {
        replace(&mut images, &maps.ground, ground);
    }
    changed.write(MapsChanged);
}

fn draw(park: &Park, occluders: &[Occluder], wanted: &Drawn, size: u32) -> SunMap {
    let half = park.site.boundary.half_extent();
    let reach_m = libm::hypot(half.0, half.1) + MARGIN_M;
    // An opened or unfinished building throws the shadow of what there is of it; what is not planted yet throws none.
    let is_open = |id: &PlaceId| wanted.open.iter().any(|open| open.top() == *id);
    let is_cut = |id: &PlaceId| is_open(id) || wanted.grown.height_m(id).is_some();
    let furnished = wanted.grown.has_come(&ComesAt::FURNITURE);
    let section = wanted.section.as_ref();
    let sliced: BTreeMap<&PlaceId, Effect> = section
        .map(|section| park.buildings.iter().map(|building| (&building.id, section.effect_on(building))).collect())
        .unwrap_or_default();
    // Of a model that is not built here it is not known what is solid: where it is cut, it throws its whole shadow.
    let is_foreign = |id: &PlaceId| park.building(id.as_str()).is_some_and(|building| building.model.is_some());
    let is_sliced = |id: &PlaceId| match sliced.get(id) {
        Some(Effect::Cut) => !is_foreign(id),
        Some(Effect::Gone) => true,
        _ => false,
    };
    let whole =
        occluders.iter().filter(|one| one.building.as_ref().map_or(furnished, |id| !is_cut(id) && !is_sliced(id)));
    let height_m = |id: &PlaceId| {
        let open_m = if is_open(id) { kept_height_m(park, &wanted.open, id) } else { f64::INFINITY };
        open_m.min(wanted.grown.height_m(id).map_or(f64::INFINITY, f64::from))
    };
    let cut: Vec<Occluder> = park
        .buildings
        .iter()
        .filter(|building| is_cut(&building.id) && !is_sliced(&building.id))
        .map(|building| Occluder::of_opened(building, height_m(&building.id)))
        .collect();
    let spaces = section.map(Section::half_spaces).unwrap_or_default();
    let left: Vec<Occluder> = park
        .buildings
        .iter()
        .filter(|building| sliced.get(&building.id) == Some(&Effect::Cut))
        .map(|building| {
            let kept_m = height_m(&building.id);
            let below = kept_m.is_finite().then(|| HalfSpace::through([0.0, kept_m, 0.0], [0.0, 1.0, 0.0]));
            Occluder::of_cut(building, &spaces.iter().copied().chain(below).collect::<Vec<_>>())
        })
        .collect();
    light::sun_map(whole.chain(&cut).chain(&left), wanted.towards_sun.as_dvec3().to_array(), reach_m, size)
}

/// How high a building stands while it is opened, metres.
fn kept_height_m(park: &Park, open: &[PlaceId], building: &PlaceId) -> f64 {
    let cut = open.iter().find(|id| id.top() == *building && *id != building);
    match cut.and_then(|floor| park.places.get(floor)) {
        Some(floor) => floor.centre_m[1] + floor.half_size_m[1],
        None => f64::INFINITY,
    }
}
