//! What the place panel shows, from the park and its state.

use bevy_egui::egui::Color32;
use jiff::Timestamp;

use super::{
    chart::{ChartSight, ChartView},
    facts::{self, Fact},
    heat::HeatView,
    measures::{MeasureView, measures_of},
    partition::PartitionView,
};
use crate::{
    app::{Panel, SheetStep, Shown, next_in},
    panels::{
        figure::{self, FigureView},
        people::PeopleView,
        theme,
        why::WhyView,
    },
    park::{Building, Park, Place, PlaceId, PlaceKind},
    twin::{PlaceState, Points, Rulebook, State},
    words::Words,
};

/// One place, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    pub id: PlaceId,
    pub name: String,
    /// In the other language; empty where it is the same.
    pub other_name: String,
    pub kind: String,
    pub what: Option<String>,
    pub usage: Option<(String, Color32)>,
    pub status: Option<String>,
    /// Nobody but the scene's author says that it looks so and stands here.
    pub illustrative: bool,
    /// What the park says about such places.
    pub notice: String,
    /// Areas, storeys, height: name and value.
    pub facts: Vec<Fact>,
    /// `None` where nobody belongs.
    pub people: Option<PeopleView>,
    pub groups: Vec<(String, u32)>,
    /// What its racks, or it itself as a rack, have to say.
    pub measures: Vec<MeasureView>,
    /// The hall that it is or is in, from above.
    pub heat: Option<HeatView>,
    /// How it was and will be.
    pub chart: Option<ChartView>,
    /// Why it has its colour, where a rule gives it one.
    pub why: Option<WhyView>,
    pub figures: Vec<FigureView>,
    pub source: String,
    pub within: Option<PartView>,
    pub parts: Vec<PartView>,
    /// Partition modes of a building: id, name, whether it stands so now.
    pub modes: Vec<(String, String, bool)>,
    /// How it stands, if it is a partition, and what opening or closing it comes to.
    pub partition: Option<PartitionView>,
    /// Whether the schedule of its studios is open; `None` for what has none.
    pub schedule: Option<bool>,
    /// Whether it is open now; `None` for what cannot be opened.
    pub open: Option<bool>,
    /// Whether floors are drawn apart now; `None` for what has but one.
    pub spread: Option<bool>,
    /// Into which level one goes on the way there; `None` for whoever is there, and for what has no inside.
    pub enter: Option<PlaceId>,
    /// Whether it can be printed: not where visitors are left to themselves.
    pub prints: bool,
    /// How far its printed page is, if one was asked for.
    pub sheet: Option<SheetStep>,
}

/// A place that this one holds, or lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartView {
    pub id: PlaceId,
    pub name: String,
    pub people: Option<u32>,
}

impl PlaceView {
    /// `None` for an id that the park does not have.
    pub fn new(
        park: &Park,
        words: &Words,
        (state, rulebook): (Option<&State>, &Rulebook),
        shown: &Shown,
        id: &PlaceId,
        chart: (Timestamp, i64, ChartSight),
    ) -> Option<Self> {
        let place = park.place(id)?;
        let lang = words.lang();
        let building = park.building(id.as_str());
        let now = state.and_then(|state| state.places.get(id));
        let usage = place.usage.as_ref().and_then(|key| park.uses.get(key));
        let points = rulebook.points();
        let part = |place: &Place| part_of(words, (state, points), place);
        let other_name = place.name.get(lang.other()).to_owned();
        Some(Self {
            id: id.clone(),
            name: place.name.get(lang).to_owned(),
            other_name: if other_name == place.name.get(lang) { String::new() } else { other_name },
            kind: words.kind(place.kind),
            what: place.what.as_ref().map(|what| what.get(lang).to_owned()),
            usage: usage.map(|usage| (usage.name.get(lang).to_owned(), theme::colour_of(&usage.colour))),
            status: place.status.map(|status| words.status(status)),
            illustrative: figure::is_assumed(park, &place.source),
            notice: park.notice.get(lang).to_owned(),
            facts: facts::facts_of(park, words, &place, building),
            people: state.and_then(|state| PeopleView::of_place(state, points, id)),
            groups: now.map(|now| groups_of(park, words, now)).unwrap_or_default(),
            measures: state.map(|state| measures_of(park, words, points, state, id)).unwrap_or_default(),
            heat: state.and_then(|state| HeatView::new(park, words, (state, rulebook), shown, id)),
            chart: ChartView::new(park, words, rulebook, shown, id, chart),
            why: state
                .zip(shown.overlay.rule())
                .and_then(|(state, rule)| WhyView::new(park, words, rulebook, state, rule, id)),
            figures: figures_of(park, words, id, building),
            source: figure::source_line(park, words, &place.source, place.as_of),
            within: place.within.as_ref().and_then(|within| park.place(within)).map(|within| part(&within)),
            parts: parts_of(park, id).into_iter().map(part).collect(),
            modes: building.map(|building| modes_of(words, shown, building)).unwrap_or_default(),
            partition: PartitionView::new(park, words, &shown.partition_modes, id),
            schedule: building.filter(|one| one.modes.len() > 1).map(|_| shown.panel(Panel::Studios)),
            open: matches!(place.kind, PlaceKind::Building | PlaceKind::Floor).then(|| shown.open.contains(id)),
            spread: building.filter(|building| building.storeys() > 1).map(|_| shown.spread),
            enter: next_in(park, shown.inside.as_ref(), id),
            prints: false,
            sheet: None,
        })
    }
}

fn part_of(words: &Words, (state, points): (Option<&State>, &Points), place: &Place) -> PartView {
    PartView {
        id: place.id.clone(),
        name: place.name.get(words.lang()).to_owned(),
        people: state.and_then(|state| PeopleView::of_place(state, points, &place.id)).and_then(|there| there.people),
    }
}

/// What a place holds, from the top down: floors before what stands on them.
fn parts_of<'a>(park: &'a Park, id: &'a PlaceId) -> Vec<&'a Place> {
    let mut parts: Vec<&Place> = park.children(id).filter(|part| part.kind != PlaceKind::Fixture).collect();
    let height = |place: &Place| place.centre_m.get(1).copied().unwrap_or_default();
    parts.sort_by(|a, b| match (a.kind, b.kind) {
        (PlaceKind::Floor, PlaceKind::Floor) => height(b).total_cmp(&height(a)),
        (a_kind, b_kind) => a_kind.cmp(&b_kind).then_with(|| a.id.cmp(&b.id)),
    });
    parts
}

fn groups_of(park: &Park, words: &Words, now: &PlaceState) -> Vec<(String, u32)> {
    let name = |key: &str| match park.schedule.groups.get(key) {
        Some(group) => group.name.get(words.lang()).to_owned(),
        None => key.to_owned(),
    };
    now.by_group.iter().map(|(key, people)| (name(key), *people)).collect()
}

fn modes_of(words: &Words, shown: &Shown, building: &Building) -> Vec<(String, String, bool)> {
    let usual = building.modes.first().map(|mode| mode.id.as_str());
    let now = shown.partition_modes.get(&building.id).map(String::as_str).or(usual);
    let mode = |mode: &crate::park::PartitionMode| {
        (mode.id.clone(), mode.name.get(words.lang()).to_owned(), now == Some(mode.id.as_str()))
    };
    building.modes.iter().map(mode).collect()
}

/// The place's own figures, and those of the park that speak of it.
fn figures_of(park: &Park, words: &Words, id: &PlaceId, building: Option<&Building>) -> Vec<FigureView> {
    let room = park.building(id.top().as_str()).and_then(|building| {
        building.rooms_on_floors().find(|(room, floor)| building.room_id(room, *floor) == *id).map(|(room, _)| room)
    });
    let own = building.into_iter().flat_map(|building| &building.figures);
    let in_room = room.into_iter().flat_map(|room| &room.figures);
    let said = park.figures.iter().filter(|figure| figure.place.as_ref() == Some(id));
    own.chain(in_room).chain(said).map(|figure| FigureView::new(park, words, figure)).collect()
}
