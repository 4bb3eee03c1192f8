//! The named views, by group: a group's views are buttons in one line.

use bevy_egui::egui::{Id, ScrollArea, Ui};

use super::{controls, icons::Icon};
use crate::{
    app::{Command, Shown},
    park::{Park, ViewGroup},
    words::Words,
};

/// Groups that have views, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewsView(pub Vec<GroupView>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupView {
    pub group: ViewGroup,
    pub views: Vec<ViewButton>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewButton {
    pub id: String,
    pub name: String,
    /// The picture is this view's, since nobody has moved from it.
    pub here: bool,
}

impl ViewsView {
    pub fn new(park: &Park, words: &Words, shown: &Shown) -> Self {
        let of = |group: ViewGroup| GroupView {
            group,
            views: park
                .views
                .iter()
                .filter(|view| park.group_of(view) == group)
                .map(|view| ViewButton {
                    id: view.id.clone(),
                    name: view.name.get(words.lang()).to_owned(),
                    here: shown.view.as_ref() == Some(&view.id),
                })
                .collect(),
        };
        Self(ViewGroup::ALL.map(of).into_iter().filter(|group| !group.views.is_empty()).collect())
    }
}

pub fn views_ui(ui: &mut Ui, words: &Words, view: &ViewsView) -> Option<Command> {
    let mut command = None;
    let open = open_group(ui, view);
    ui.horizontal_centered(|ui| {
        if view.0.len() > 1 {
            groups_ui(ui, words, view, open);
        }
        ScrollArea::horizontal().auto_shrink(true).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let group = view.0.iter().find(|group| Some(group.group) == open);
            for one in group.into_iter().flat_map(|group| &group.views) {
                if controls::flat_button(ui, &one.name, one.here).clicked() {
                    command = Some(Command::GoToView(one.id.clone()));
                }
            }
        });
    });
    command
}

/// The group that was opened last, while the views do not lead to another.
fn open_group(ui: &Ui, view: &ViewsView) -> Option<ViewGroup> {
    let here = view.0.iter().find(|group| group.views.iter().any(|one| one.here)).map(|group| group.group);
    let first = view.0.first().map(|group| group.group);
    ui.data_mut(|data| {
        // Where the picture goes to another group's view, the strip goes along, once.
        if let Some(here) = here
            && data.get_temp::<ViewGroup>(came_to()) != Some(here)
        {
            data.insert_temp(came_to(), here);
            data.insert_temp(memory(), here);
        }
        data.get_temp::<ViewGroup>(memory()).filter(|open| view.0.iter().any(|group| group.group == *open)).or(first)
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

fn groups_ui(ui: &mut Ui, words: &Words, view: &ViewsView, open: Option<ViewGroup>) {
    let roomy = ui.available_width() > ROOMY;
    controls::group(ui, |ui| {
        for group in &view.0 {
            let chosen = Some(group.group) == open;
            let (icon, name) = match group.group {
                ViewGroup::Site => (Icon::Site, words.get("panel-group-site")),
                ViewGroup::Buildings => (Icon::Building, words.get("panel-group-buildings")),
                ViewGroup::Interiors => (Icon::Inside, words.get("panel-group-interiors")),
                ViewGroup::Moments => (Icon::Moment, words.get("panel-group-moments")),
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
