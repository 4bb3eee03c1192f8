//! The named views, by group: a group's views are buttons in one line.

use bevy_egui::egui::{Id, ScrollArea, Ui};

use super::{controls, icons::Icon, tools::tools_ui};
use crate::{
    app::{Command, Shown, TourStep},
    park::{Park, PlaceId, ViewGroup},
    words::Words,
};

/// Groups that have anything, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewsView {
    pub groups: Vec<GroupView>,
    /// Whether the plan is shown; `None` where there is none to be had.
    pub plan: Option<bool>,
    /// Whether buildings are cut open.
    pub section: bool,
    /// Whether the tape is in hand; `None` where nothing is measured.
    pub tape: Option<bool>,
    /// Whether somebody walks; `None` where nobody can.
    pub walks: Option<bool>,
    /// Where a walk begins.
    pub walk_from: Option<PlaceId>,
}

/// What stands in the strip together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Tours,
    Views(ViewGroup),
}

#[derive(Clone, Debug, PartialEq)]
pub struct GroupView {
    pub group: Group,
    pub buttons: Vec<ViewButton>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ViewButton {
    pub name: String,
    pub what: Option<String>,
    /// The picture is this view's, since nobody has moved from it.
    pub here: bool,
    pub wish: Command,
}

impl ViewsView {
    pub fn new(park: &Park, words: &Words, shown: &Shown) -> Self {
        let of = |group: ViewGroup| GroupView {
            group: Group::Views(group),
            buttons: park
                .views
                .iter()
                .filter(|view| park.group_of(view) == group)
                .map(|view| ViewButton {
                    name: view.name.get(words.lang()).to_owned(),
                    what: None,
                    here: shown.view.as_ref() == Some(&view.id),
                    wish: Command::GoToView(view.id.clone()),
                })
                .collect(),
        };
        let tours = park.tours.iter().map(|tour| ViewButton {
            name: tour.name.get(words.lang()).to_owned(),
            what: tour.what.as_ref().map(|what| what.get(words.lang()).to_owned()),
            here: false,
            wish: Command::Tour(TourStep::Start(tour.id.clone())),
        });
        let tours = GroupView { group: Group::Tours, buttons: tours.collect() };
        let all = ViewGroup::ALL.map(of).into_iter().chain([tours]);
        Self {
            groups: all.filter(|group| !group.buttons.is_empty()).collect(),
            plan: Some(shown.plan),
            section: shown.section.is_some(),
            tape: Some(shown.tape.is_some()),
            walks: None,
            walk_from: shown.selection.clone(),
        }
    }
}

pub fn views_ui(ui: &mut Ui, words: &Words, view: &ViewsView) -> Option<Command> {
    let mut command = None;
    let open = open_group(ui, view);
    ui.horizontal_centered(|ui| {
        command = tools_ui(ui, words, view);
        if view.groups.len() > 1 {
            groups_ui(ui, words, view, open);
        }
        ScrollArea::horizontal().auto_shrink(true).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let group = view.groups.iter().find(|group| Some(group.group) == open);
            for one in group.into_iter().flat_map(|group| &group.buttons) {
                let button = controls::flat_button(ui, &one.name, one.here);
                let button = match &one.what {
                    Some(what) => button.on_hover_text(what),
                    None => button,
                };
                if button.clicked() {
                    command = Some(one.wish.clone());
                }
            }
        });
    });
    command
}

/// The group that was opened last, while the views do not lead to another.
fn open_group(ui: &Ui, view: &ViewsView) -> Option<Group> {
    let here = view.groups.iter().find(|group| group.buttons.iter().any(|one| one.here)).map(|group| group.group);
    let first = view.groups.first().map(|group| group.group);
    ui.data_mut(|data| {
        // Where the picture goes to another group's view, the strip goes along, once.
        if let Some(here) = here
            && data.get_temp::<Group>(came_to()) != Some(here)
        {
            data.insert_temp(came_to(), here);
            data.insert_temp(memory(), here);
        }
        data.get_temp::<Group>(memory()).filter(|open| view.groups.iter().any(|group| group.group == *open)).or(first)
    })
}

fn memory() -> Id {
    Id::new("views-group")
}

fn came_to() -> Id {
    Id::new("views-came-to")
}

/// A strip narrower than this names only the open group.
const ROOMY: f32 = 640.0;

fn groups_ui(ui: &mut Ui, words: &Words, view: &ViewsView, open: Option<Group>) {
    let roomy = ui.available_width() > ROOMY;
    controls::group(ui, |ui| {
        for group in &view.groups {
            let chosen = Some(group.group) == open;
            let (icon, name) = match group.group {
                Group::Tours => (Icon::Tour, words.get("panel-group-tours")),
                Group::Views(ViewGroup::Site) => (Icon::Site, words.get("panel-group-site")),
                Group::Views(ViewGroup::Buildings) => (Icon::Building, words.get("panel-group-buildings")),
                Group::Views(ViewGroup::Interiors) => (Icon::Inside, words.get("panel-group-interiors")),
                Group::Views(ViewGroup::Moments) => (Icon::Moment, words.get("panel-group-moments")),
            };
            let button = if roomy {
                controls::icon_text_button(ui, icon, &name, chosen)
            } else {
                controls::icon_button(ui, icon, &name, chosen)
            };
            if button.clicked() {
                ui.data_mut(|data| data.insert_temp(memory(), group.group));
            }
        }
    });
}
