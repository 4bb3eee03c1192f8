//! A tint per place, in one buffer that every mesh indexes by its tag: overlay colour, people's share, selection.

use std::collections::{BTreeMap, BTreeSet};

use bevy::{
    asset::RenderAssetUsages,
    prelude::*,
    render::{render_resource::ShaderType, storage::ShaderBuffer},
};

use super::{
    coats::{Coat, coat_of, colours_of, missing, painted, rule_coat},
    faded::{FADED, is_faded},
    held::{Held, is_followed},
    lifting::Fades,
    maps::MapsChanged,
    rows::Rows,
    section::Cuts,
    works::Grown,
};
use crate::{
    app::{
        AppSystems, AssetChanged, Cockpit, Comparison, Live, OpenPark, Overlay, Shown, VISIT_COLOURS, Visited,
        difference_colours,
    },
    park::{Park, PlaceId},
    twin::{Rulebook, State, Trust, coloured_as},
};

/// The shader's `Tint`.
#[derive(Clone, Copy, Debug, Default, PartialEq, ShaderType)]
struct Tint {
    colour: Vec4,
    state: Vec4,
    more: Vec4,
}

/// Which place has which index. Index 0 belongs to everything that is no place, and stays plain.
#[derive(Resource, Debug)]
pub struct Tints {
    pub buffer: Handle<ShaderBuffer>,
    indices: BTreeMap<PlaceId, u32>,
}

impl Tints {
    /// The index of a place, or of the nearest place around it.
    pub fn index(&self, id: &PlaceId) -> u32 {
        std::iter::successors(Some(id.clone()), PlaceId::parent)
            .find_map(|id| self.indices.get(&id).copied())
            .unwrap_or(0)
    }

    /// The index of a rack, by its number among those that are drawn: they follow the places.
    pub fn rack_index(&self, number: usize) -> u32 {
        u32::try_from(self.indices.len() + 1 + number).unwrap_or(u32::MAX)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Tints>().add_systems(
        Update,
        (index_places.run_if(resource_exists_and_changed::<OpenPark>), write_tints).chain().in_set(AppSystems::Show),
    );
}

impl FromWorld for Tints {
    fn from_world(world: &mut World) -> Self {
        let mut buffer = ShaderBuffer::new(&[], RenderAssetUsages::default());
        buffer.set_data(vec![Tint::default(); 1]);
        Self { buffer: world.resource_mut::<Assets<ShaderBuffer>>().add(buffer), indices: BTreeMap::new() }
    }
}

fn index_places(park: Res<OpenPark>, mut tints: ResMut<Tints>) {
    // What is drawn bears its number: a place keeps it for good.
    let mut next = tints.indices.len() as u32 + 1;
    for id in indices_of(&park).into_keys() {
        tints.indices.entry(id).or_insert_with(|| {
            next += 1;
            next - 1
        });
    }
}

/// Every place gets an index, and so does every roof, which is no place: each can fade on its own.
fn indices_of(park: &Park) -> BTreeMap<PlaceId, u32> {
    let roofs = park.buildings.iter().map(|building| building.id.child("roof"));
    let all: BTreeSet<PlaceId> = park.places.keys().cloned().chain(roofs).collect();
    all.into_iter().zip(1..).collect()
}

fn write_tints(
    park: Option<Res<OpenPark>>,
    live: Res<Live>,
    shown: Res<Shown>,
    fades: Res<Fades>,
    grown: Res<Grown>,
    tints: Res<Tints>,
    rows: Res<Rows>,
    (visited, comparison): (Res<Visited>, Res<Comparison>),
    (cuts, mut cut_before): (Res<Cuts>, Local<BTreeSet<PlaceId>>),
    (held, cockpit): (Option<Res<Held>>, Res<Cockpit>),
    mut shown_before: Local<Option<Shown>>,
    mut moved: MessageReader<AssetChanged>,
    mut buffers: ResMut<Assets<ShaderBuffer>>,
    mut bound: Local<Bound>,
    mut changed: MessageWriter<MapsChanged>,
) {
    // A buffer of another size is another buffer; what holds on to the old one is bound anew, once it is there.
    if bound.frames > 0 {
        bound.frames -= 1;
        changed.write(MapsChanged);
    }
    let news = moved.read().count() > 0;
    let Some(park) = park else { return };
    // A section that is dragged on through the same buildings changes nothing here.
    let is_shown_anew = shown.is_changed() && {
        let now = Some(Shown { section: None, ..shown.clone() });
        *shown_before != now && {
            *shown_before = now;
            true
        }
    };
    let is_cut_anew = cuts.is_changed() && !cut_before.iter().eq(cuts.effects.keys());
    if is_cut_anew {
        *cut_before = cuts.effects.keys().cloned().collect();
    }
    bound.is_due |= news
        || is_shown_anew
        || tints.is_changed()
        || visited.is_changed()
        || comparison.is_changed()
        || rows.is_changed()
        || fades.is_changed()
        || is_cut_anew
        || grown.is_changed();
    // Places that have come are bound to a longer buffer, for which materials need a frame.
    if !bound.is_due || !tints.is_changed() && !is_followed(held, cockpit) {
        return;
    }
    bound.is_due = false;
    let told = (live.state(), live.rulebook(), (&*visited, &*comparison));
    let table = paint(&park, told, &shown, (&fades, &grown, &cuts), &tints.indices, &rows.places);
    if std::mem::replace(&mut bound.size, table.len()) != table.len() {
        bound.frames = 2;
    }
    if let Some(mut buffer) = buffers.get_mut(&tints.buffer) {
        buffer.set_data(table);
    }
}

/// What is written, and what is still to be.
#[derive(Default)]
struct Bound {
    /// Something has changed since the tints were written.
    is_due: bool,
    /// Of how many tints the buffer is.
    size: usize,
    /// For so many frames materials are still to be bound to it.
    frames: u8,
}

/// What the overlay lays over every place, every roof and these racks, as it lies in the picture.
pub fn overlay_coats(
    park: &Park,
    live: (Option<&State>, &Rulebook),
    shown: &Shown,
    racks: &[PlaceId],
) -> BTreeMap<PlaceId, Coat> {
    let indices = indices_of(park);
    let beside = (Visited::default(), Comparison::default());
    let told = (live.0, live.1, (&beside.0, &beside.1));
    let plain = (&Fades::default(), &Grown::default(), &Cuts::default());
    let table = paint(park, told, shown, plain, &indices, racks);
    let coats: Vec<Coat> = table.iter().map(|tint| Coat { colour: tint.colour, marks: tint.more.w }).collect();
    let first = indices.len() + 1;
    let numbered = indices.into_iter().chain(racks.iter().cloned().zip(first as u32..));
    numbered.filter_map(|(id, number)| Some((id, *coats.get(number as usize)?))).collect()
}

/// All tints by their index: none, places and roofs, racks.
fn paint(
    park: &Park,
    live: (Option<&State>, &Rulebook, (&Visited, &Comparison)),
    shown: &Shown,
    (fades, grown, cuts): (&Fades, &Grown, &Cuts),
    indices: &BTreeMap<PlaceId, u32>,
    racks: &[PlaceId],
) -> Vec<Tint> {
    let differing = match (&shown.overlay, live.2.1.differences()) {
        (Overlay::Difference(measure), Some(differences)) => difference_colours(differences, *measure),
        _ => BTreeMap::new(),
    };
    let told = (live.0, live.1, live.2.0, &differing);
    let mut table = vec![Tint::default(); indices.len() + 1];
    // Where racks show their own colours, the room around them keeps its materials.
    let halls: BTreeSet<PlaceId> = racks.iter().filter_map(|rack| rack.parent()?.parent()).collect();
    for (id, index) in indices {
        if let Some(tint) = table.get_mut(*index as usize) {
            let building = indices.get(&id.top()).copied().unwrap_or_default();
            *tint = tint_of(park, told, shown, id);
            if shown.overlay.rule().is_some() && halls.contains(id) && !is_faded(park, shown, id) {
                tint.wear(Coat::default());
            }
            if cuts.effects.contains_key(&id.top()) {
                tint.more.x = 1.0;
            }
            tint.state.w = fades.of(id);
            tint.more.y = building as f32;
            tint.more.z = grown.height_m(&id.top()).unwrap_or_default();
        }
    }
    let of_hall = |rack: &PlaceId| {
        let index = std::iter::successors(Some(rack.clone()), PlaceId::parent).find_map(|id| indices.get(&id).copied());
        table.get(index.unwrap_or(0) as usize).copied()
    };
    let of_racks = rack_tints(racks, (live.0, live.1), shown, of_hall);
    table.extend(of_racks);
    table
}

fn tint_of(
    park: &Park,
    (state, rulebook, visited, differing): (Option<&State>, &Rulebook, &Visited, &BTreeMap<PlaceId, &'static str>),
    shown: &Shown,
    id: &PlaceId,
) -> Tint {
    let id = &coloured_as(park, id);
    let share = state.and_then(|state| state.places.get(id)?.occupancy()).unwrap_or(0.0);
    let coat = match &shown.overlay {
        // The sun colours points, not places.
        Overlay::None | Overlay::Sun(_) => None,
        Overlay::Rule(rule) => state.and_then(|state| rule_coat(park, rulebook, state, rule, id)),
        Overlay::Usage => park
            .places
            .get(id)
            .and_then(|place| place.usage.as_ref())
            .and_then(|usage| park.uses.get(usage).and_then(|usage| Srgba::hex(&usage.colour).ok()))
            .map(|colour| Coat { colour: painted(colour), marks: 0.0 }),
        Overlay::Visits => visited
            .band(id)
            .and_then(|band| Srgba::hex(VISIT_COLOURS.get(band)?).ok())
            .map(|colour| coat_of(colour, Trust::Measured)),
        Overlay::Difference(_) => differing
            .get(&id.top())
            .and_then(|colour| Srgba::hex(colour).ok())
            .map(|colour| Coat { colour: painted(colour), marks: 0.0 }),
    };
    let selected = shown.selection.as_ref() == Some(id);
    let lit = shown.highlighted.contains(id);
    let opened = shown.is_opened(park, &id.top());
    let coat = if is_faded(park, shown, id) { Some(FADED) } else { coat };
    let mut tint = Tint {
        colour: Vec4::ZERO,
        state: Vec4::new(share as f32, f32::from(u8::from(selected)), f32::from(u8::from(lit)), 0.0),
        more: Vec4::new(f32::from(u8::from(opened)), 0.0, 0.0, 0.0),
    };
    tint.wear(coat.unwrap_or_default());
    tint
}

impl Tint {
    fn wear(&mut self, coat: Coat) {
        (self.colour, self.more.w) = (coat.colour, coat.marks);
    }
}

/// The racks that are drawn: lit and lifted as their hall is, coloured each on its own.
fn rack_tints(
    racks: &[PlaceId],
    (state, rulebook): (Option<&State>, &Rulebook),
    shown: &Shown,
    of_hall: impl Fn(&PlaceId) -> Option<Tint>,
) -> Vec<Tint> {
    let ruled = shown.overlay.rule().and_then(|rule| Some((rulebook.rule(rule)?, state?)));
    let asked = ruled.filter(|_| !racks.is_empty());
    let verdicts = asked.map(|(rule, state)| (colours_of(rule), rulebook.judge_racks(&rule.id, state)));
    let tint = |rack: &PlaceId| {
        let hall = of_hall(rack).unwrap_or_default();
        let verdict = verdicts.as_ref().map(|(colours, verdicts)| {
            let (_, number) = rulebook.points().number_of(rack)?;
            let (band, trust) = (*verdicts.get(number)?)?;
            Some(coat_of(*colours.get(band)?, trust))
        });
        // A rack that a rule of racks says nothing of is grey; the colour of its hall would be a lie.
        let is_beside = hall.colour == FADED.colour;
        let coat = verdict.map(|coat| coat.unwrap_or_else(missing)).filter(|_| !is_beside);
        let of_row = |id: &PlaceId| id == rack || rack.parent().as_ref() == Some(id);
        let (selected, lit) = (shown.selection.as_ref().is_some_and(of_row), shown.highlighted.iter().any(of_row));
        // A hall that is selected has its frame; its racks keep their colours.
        let flag = |yes: bool| f32::from(u8::from(yes));
        let state = Vec4::new(hall.state.x, flag(selected), flag(lit), hall.state.w);
        let mut tint = Tint { state, ..hall };
        coat.into_iter().for_each(|coat| tint.wear(coat));
        tint
    };
    racks.iter().map(tint).collect()
}
