//! What the park is to become: plan items, organisations, the fund, targets by year, the timeline, the city around.

mod items;
mod organisations;
mod targets;
mod timeline;

use bevy_egui::egui::{Id, Ui, vec2};

use super::{
    controls,
    figure::{self, FigureView},
};
use crate::{
    app::{Command, Panel, Shown},
    park::{Park, Role},
    words::Words,
};

pub use items::{ItemView, ItemsView, PartLine, SegmentView};
pub use organisations::{OrganisationView, RoleView};
pub use targets::{Series, TargetPoint};
pub use timeline::MilestoneView;

/// The pages of the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProjectsTab {
    #[default]
    Items,
    Organisations,
    Fund,
    Targets,
    Timeline,
    City,
}

/// The page that is open, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectsView {
    Items(ItemsView),
    Organisations(Vec<RoleView>),
    Fund(Vec<RoleView>),
    Targets(Vec<Series>),
    Timeline(Vec<MilestoneView>),
    City(Vec<FigureView>),
}

impl ProjectsView {
    pub fn new(park: &Park, words: &Words, shown: &Shown, tab: ProjectsTab) -> Self {
        let plan = &park.projects;
        match tab {
            ProjectsTab::Items => Self::Items(ItemsView::new(park, words, shown)),
            ProjectsTab::Organisations => {
                Self::Organisations(organisations::by_role(park, words, |role| role != Role::Fund))
            }
            ProjectsTab::Fund => Self::Fund(organisations::by_role(park, words, |role| role == Role::Fund)),
            ProjectsTab::Targets => Self::Targets(targets::series_of(park, words)),
            ProjectsTab::Timeline => Self::Timeline(timeline::milestones_of(park, words)),
            ProjectsTab::City => {
                Self::City(plan.city.iter().map(|figure| FigureView::new(park, words, figure)).collect())
            }
        }
    }

    fn tab(&self) -> ProjectsTab {
        match self {
            Self::Items(_) => ProjectsTab::Items,
            Self::Organisations(_) => ProjectsTab::Organisations,
            Self::Fund(_) => ProjectsTab::Fund,
            Self::Targets(_) => ProjectsTab::Targets,
            Self::Timeline(_) => ProjectsTab::Timeline,
            Self::City(_) => ProjectsTab::City,
        }
    }
}

/// The page that was opened last; kept in egui's memory, since it concerns no one else.
pub fn open_tab(ctx: &bevy_egui::egui::Context) -> ProjectsTab {
    ctx.data(|data| data.get_temp(tab_memory())).unwrap_or_default()
}

fn tab_memory() -> Id {
    Id::new("projects-tab")
}

pub fn projects_ui(ui: &mut Ui, words: &Words, view: &ProjectsView) -> Vec<Command> {
    let mut commands = Vec::new();
    if controls::title_bar(ui, &words.get("panel-projects"), &words.get("panel-close")) {
        commands.push(Command::TogglePanel(Panel::Projects));
    }
    tabs_ui(ui, words, view.tab());
    match view {
        ProjectsView::Items(items) => commands.extend(items::items_ui(ui, words, items)),
        ProjectsView::Organisations(roles) | ProjectsView::Fund(roles) => organisations::roles_ui(ui, roles),
        ProjectsView::Targets(series) => targets::targets_ui(ui, words, series),
        ProjectsView::Timeline(milestones) => timeline::timeline_ui(ui, words, milestones),
        ProjectsView::City(figures) => figures.iter().for_each(|view| figure::figure_ui(ui, view)),
    }
    commands
}

fn tabs_ui(ui: &mut Ui, words: &Words, open: ProjectsTab) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        for (tab, name) in [
            (ProjectsTab::Items, words.get("panel-plan-items")),
            (ProjectsTab::Organisations, words.get("panel-organisations")),
            (ProjectsTab::Fund, words.get("panel-fund")),
            (ProjectsTab::Targets, words.get("panel-targets")),
            (ProjectsTab::Timeline, words.get("panel-timeline")),
            (ProjectsTab::City, words.get("panel-city")),
        ] {
            if controls::flat_button(ui, &name, open == tab).clicked() {
                ui.data_mut(|data| data.insert_temp(tab_memory(), tab));
            }
        }
    });
}
