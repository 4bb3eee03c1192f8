//! The items of the plan, by segment; a click on one lights its places and unfolds it.

use bevy_egui::egui::{Color32, Id, Rect, Ui, vec2};

use crate::{
    app::{Command, Shown},
    panels::{
        controls,
        figure::{self, FigureView},
        theme,
    },
    park::{Park, PlaceId, Project},
    words::Words,
};

/// The plan's items that the filter lets through.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemsView {
    pub segments: Vec<SegmentView>,
    pub items: Vec<ItemView>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentView {
    pub id: String,
    pub name: String,
    pub colour: Color32,
    /// Whether the items are filtered by it.
    pub chosen: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ItemView {
    pub id: String,
    pub number: u32,
    pub name: String,
    pub what: String,
    pub status: String,
    pub source: String,
    pub phrase: Option<String>,
    pub segments: Vec<SegmentView>,
    pub segments_source: String,
    pub parts: Vec<PartLine>,
    pub organisations: Vec<String>,
    /// Where it and its parts can be seen.
    pub places: Vec<PlaceId>,
    pub places_source: Option<String>,
    pub figures: Vec<FigureView>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartLine {
    pub name: String,
    pub phrase: Option<String>,
    pub places: Vec<PlaceId>,
}

impl ItemsView {
    pub fn new(park: &Park, words: &Words, shown: &Shown) -> Self {
        let plan = &park.projects;
        let segments: Vec<SegmentView> = plan
            .segments
            .iter()
            .map(|segment| SegmentView {
                id: segment.id.clone(),
                name: segment.name.get(words.lang()).to_owned(),
                colour: theme::colour_of(&segment.colour),
                chosen: shown.segment.as_ref() == Some(&segment.id),
            })
            .collect();
        let passes = |project: &&Project| shown.segment.as_ref().is_none_or(|id| project.segments.contains(id));
        let items = plan.projects.iter().filter(passes).map(|project| item_of(park, words, &segments, project));
        Self { items: items.collect(), segments }
    }
}

fn item_of(park: &Park, words: &Words, segments: &[SegmentView], project: &Project) -> ItemView {
    let lang = words.lang();
    let organisation = |id: &String| {
        let known = park.projects.organisations.iter().find(|organisation| organisation.id == *id);
        known.map_or(id.as_str(), |organisation| organisation.name.get(lang)).to_owned()
    };
    let mut places = project.places.clone();
    for place in project.parts.iter().flat_map(|part| &part.places) {
        if !places.contains(place) {
            places.push(place.clone());
        }
    }
    ItemView {
        id: project.id.clone(),
        number: project.number,
        name: project.name.get(lang).to_owned(),
        what: project.what.get(lang).to_owned(),
        status: words.status(project.status),
        source: figure::source_line(park, words, &project.source, None),
        phrase: project.phrase.clone(),
        segments: segments.iter().filter(|segment| project.segments.contains(&segment.id)).cloned().collect(),
        segments_source: figure::source_line(park, words, &project.segments_source, None),
        parts: project
            .parts
            .iter()
            .map(|part| PartLine {
                name: part.name.get(lang).to_owned(),
                phrase: part.phrase.clone(),
                places: part.places.clone(),
            })
            .collect(),
        organisations: project.organisations.iter().map(organisation).collect(),
        places,
        places_source: project.places_source.as_ref().map(|source| figure::source_line(park, words, source, None)),
        figures: project.figures.iter().map(|figure| FigureView::new(park, words, figure)).collect(),
    }
}

fn unfolded_memory() -> Id {
    Id::new("projects-unfolded")
}

pub(super) fn items_ui(ui: &mut Ui, words: &Words, view: &ItemsView) -> Vec<Command> {
    let mut commands: Vec<Command> = segments_ui(ui, words, &view.segments).into_iter().collect();
    let unfolded: Option<String> = ui.data(|data| data.get_temp(unfolded_memory()));
    for item in &view.items {
        let open = unfolded.as_ref() == Some(&item.id);
        let text = format!("{}  {}", item.number, item.name);
        if controls::wide_button(ui, theme::strong(text), open).clicked() {
            ui.data_mut(|data| {
                if open {
                    data.remove::<String>(unfolded_memory());
                } else {
                    data.insert_temp(unfolded_memory(), item.id.clone());
                }
            });
            commands.extend(light(if open { &[] } else { &item.places }));
        }
        ui.horizontal_wrapped(|ui| {
            controls::chip(ui, &item.status, theme::of(ui).accent);
            for segment in &item.segments {
                controls::chip(ui, &segment.name, segment.colour).on_hover_text(&item.segments_source);
            }
        });
        if open {
            commands.extend(ui.push_id(&item.id, |ui| details_ui(ui, words, item)).inner);
        }
    }
    if view.items.is_empty() {
        controls::text(ui, &words.get("panel-no-items"), theme::NOTE);
    }
    commands
}

/// Lights the places, and flies to the first.
fn light(places: &[PlaceId]) -> Vec<Command> {
    let fly = places.first().map(|first| Command::FlyTo(first.clone()));
    std::iter::once(Command::Highlight(places.to_vec())).chain(fly).collect()
}

/// The filter, folded away behind the word of what it lets through.
fn segments_ui(ui: &mut Ui, words: &Words, segments: &[SegmentView]) -> Option<Command> {
    let mut command = None;
    let chosen = segments.iter().find(|segment| segment.chosen);
    let name = chosen.map_or_else(|| words.get("panel-all-segments"), |segment| segment.name.clone());
    let title = words.format("panel-segment", &[("name", name.into())]);
    controls::folding(ui, "segments", &title, false, |ui| {
        if controls::wide_button(ui, words.get("panel-all-segments"), chosen.is_none()).clicked() && chosen.is_some() {
            command = Some(Command::FilterSegment(None));
        }
        for segment in segments {
            let button = controls::wide_button(ui, segment.name.as_str(), segment.chosen);
            let foot =
                Rect::from_min_max(button.rect.min + vec2(0.0, 8.0), button.rect.left_bottom() + vec2(3.0, -8.0));
            ui.painter().rect_filled(foot, 1.5, segment.colour);
            if button.clicked() {
                command = Some(Command::FilterSegment((!segment.chosen).then(|| segment.id.clone())));
            }
        }
    });
    command
}

fn details_ui(ui: &mut Ui, words: &Words, item: &ItemView) -> Vec<Command> {
    let mut commands = Vec::new();
    theme::card_frame(theme::of(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        controls::text(ui, &item.what, theme::PLAIN);
        if let Some(phrase) = &item.phrase {
            controls::text(ui, &format!("“{phrase}”"), theme::QUOTE);
        }
        controls::text(ui, &item.source, theme::NOTE);
        for part in &item.parts {
            controls::text(ui, &part.name, theme::STRONG);
            if let Some(phrase) = &part.phrase {
                controls::text(ui, &format!("“{phrase}”"), theme::QUOTE);
            }
            if !part.places.is_empty() && controls::button(ui, &words.get("panel-show-part"), false).clicked() {
                commands = light(&part.places);
            }
        }
        if !item.organisations.is_empty() {
            controls::section(ui, &words.get("panel-organisations"));
            for organisation in &item.organisations {
                controls::text(ui, organisation, theme::PLAIN);
            }
        }
        item.figures.iter().for_each(|view| figure::figure_ui(ui, view));
        places_ui(ui, words, item);
    });
    commands
}

/// Where it is drawn, and who says that it is there.
fn places_ui(ui: &mut Ui, words: &Words, item: &ItemView) {
    if item.places.is_empty() {
        controls::text(ui, &words.get("panel-no-places"), theme::NOTE);
        return;
    }
    let list: Vec<&str> = item.places.iter().map(PlaceId::as_str).collect();
    controls::text(ui, &words.format("panel-seen-at", &[("places", list.join(", ").into())]), theme::NOTE);
    if let Some(source) = &item.places_source {
        controls::text(ui, source, theme::NOTE);
    }
}
