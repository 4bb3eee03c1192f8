//! Everything on the screen, in a fixed order, from what the program knows; Bevy is not needed for it.

use bevy_egui::egui::{Align2, Area, Context, Id, Rect, vec2};

use super::{
    clock::{ClockView, clock_ui},
    fatal::{FatalView, fatal_ui},
    help::help_ui,
    issues::{IssueView, issues_ui},
    labels::{label_views, labels_ui},
    layout::{self, Keep, Slots, Wanted},
    legend::{LegendView, legend_ui},
    loading::{LoadingView, full_screen, loading_ui},
    overview::{OverviewView, overview_ui},
    place::{PlaceView, place_ui},
    projects::{self, ProjectsView, projects_ui},
    theme,
    top_bar::{TopBarView, badges_ui, stands, top_bar_ui},
    views::{ViewsView, views_ui},
};
use crate::{
    app::{Clock, Command, History, Label, LoadProgress, Panel, Shown},
    park::{Issue, Park},
    twin::{DayPoint, State},
    words::Words,
};

/// What the panels are made from.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    /// `None` while it is read, or if it cannot be.
    pub park: Option<&'a Park>,
    pub loading: bool,
    pub progress: &'a LoadProgress,
    pub shown: &'a Shown,
    pub clock: &'a Clock,
    pub state: Option<&'a State>,
    /// The shown day's people; empty until there is a state.
    pub curve: &'a [DayPoint],
    pub history: &'a History,
    pub issues: &'a [Issue],
    pub labels: &'a [Label],
    /// Logical pixels in a point.
    pub scale: f32,
    pub words: &'a Words,
}

/// What came of drawing: wishes, and which parts of the picture are covered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    pub commands: Vec<Command>,
    /// Name and rectangle of every panel, in points.
    pub panels: Vec<(&'static str, Rect)>,
    pub labels: Vec<Rect>,
    /// Where the park is seen, in points; `None` behind a full screen.
    pub free: Option<Rect>,
}

/// Draws all that is to be seen.
pub fn draw(ctx: &Context, sight: &Sight) -> Drawn {
    let mut drawn = Drawn::default();
    let words = sight.words;
    match sight.park {
        Some(park) if !sight.loading => draw_panels(ctx, sight, park, &mut drawn),
        park => match FatalView::new(words, sight.issues).filter(|_| park.is_none()) {
            Some(view) => {
                let rect = full_screen(ctx, "fatal", 820.0, |ui| fatal_ui(ui, words, &view));
                drawn.panels.push(("fatal", rect));
            }
            None => {
                let name = park.map(|park| park.name.get(words.lang()).to_owned());
                let view = LoadingView::new(name, sight.progress);
                let rect = full_screen(ctx, "loading", 560.0, |ui| loading_ui(ui, words, &view));
                drawn.panels.push(("loading", rect));
            }
        },
    }
    drawn
}

fn draw_panels(ctx: &Context, sight: &Sight, park: &Park, drawn: &mut Drawn) {
    let (words, shown) = (sight.words, sight.shown);
    let place = shown.selection.as_ref().filter(|_| shown.panel(Panel::Place));
    let place = place.and_then(|id| PlaceView::new(park, words, sight.state, shown, id));
    let legend = shown.panel(Panel::Legend).then(|| LegendView::new(park, words, shown.overlay));
    let screen = ctx.viewport_rect();
    let slots = layout::slots(
        screen,
        Wanted {
            top: shown.panel(Panel::TopBar),
            overview: stands(shown, Panel::Overview),
            legend_height: legend.as_ref().map(LegendView::height),
            place: place.is_some(),
            projects: shown.panel(Panel::Projects),
            clock: shown.panel(Panel::Clock),
            views: shown.panel(Panel::Views) && !park.views.is_empty(),
            issues: shown.panel(Panel::Issues),
            help: shown.panel(Panel::Help),
        },
    );
    drawn.free = slots.free;
    draw_bars(ctx, sight, park, &slots, drawn);
    if let Some(slot) = slots.overview {
        let view = OverviewView::new(park, words, sight.state, sight.curve, &shown.scenario, sight.clock.at());
        drawn.add("overview", layout::panel(ctx, "overview", slot, Keep::Top, |ui| overview_ui(ui, words, &view)));
    }
    if let (Some(slot), Some(view)) = (slots.legend, legend) {
        drawn.add("legend", layout::panel(ctx, "legend", slot, Keep::Bottom, |ui| legend_ui(ui, words, &view)));
    }
    if let (Some(slot), Some(view)) = (slots.place, place) {
        drawn.add("place", layout::panel(ctx, "place", slot, Keep::Top, |ui| place_ui(ui, words, &view)));
    }
    if let Some(slot) = slots.projects {
        let view = ProjectsView::new(park, words, shown, projects::open_tab(ctx));
        drawn.add("projects", layout::panel(ctx, "projects", slot, Keep::Top, |ui| projects_ui(ui, words, &view)));
    }
    if let Some(slot) = slots.issues {
        let views: Vec<IssueView> = sight.issues.iter().map(|issue| IssueView::new(words, issue)).collect();
        drawn.add("issues", layout::panel(ctx, "issues", slot, Keep::Bottom, |ui| issues_ui(ui, words, &views)));
    }
    if let Some(slot) = slots.help {
        drawn.add("help", layout::panel(ctx, "help", slot, Keep::Top, |ui| help_ui(ui, words)));
    }
    if !shown.panel(Panel::TopBar) {
        let tags = Area::new(Id::new("tags")).anchor(Align2::LEFT_BOTTOM, vec2(10.0, -10.0)).fade_in(false);
        let rect = tags
            .show(ctx, |ui| {
                theme::panel_frame()
                    .show(ui, |ui| ui.horizontal(|ui| badges_ui(ui, words, park.notice.get(words.lang()))))
            })
            .response
            .rect;
        drawn.panels.push(("tags", rect));
    }
    if shown.panel(Panel::Labels) {
        let taken: Vec<Rect> = drawn.panels.iter().map(|(_, rect)| *rect).collect();
        let views = label_views(park, words, sight.state, shown, sight.labels, sight.scale);
        let (command, rects) = labels_ui(ctx, screen, &taken, &views);
        drawn.commands.extend(command);
        drawn.labels = rects;
    }
}

fn draw_bars(ctx: &Context, sight: &Sight, park: &Park, slots: &Slots, drawn: &mut Drawn) {
    let words = sight.words;
    if let Some(slot) = slots.top {
        let view = TopBarView::new(park, words, sight.shown, sight.history, sight.issues);
        drawn.add("top", layout::bar(ctx, "top", slot, Keep::All, |ui| top_bar_ui(ui, words, &view)));
    }
    if let Some(slot) = slots.clock {
        let view = ClockView::new(park, sight.clock);
        drawn.add("clock", layout::bar(ctx, "clock", slot, Keep::All, |ui| clock_ui(ui, words, &view)));
    }
    if let Some(slot) = slots.views {
        let view = ViewsView::new(park, words);
        drawn.add("views", layout::bar(ctx, "views", slot, Keep::Top, |ui| views_ui(ui, &view)));
    }
}

impl Drawn {
    fn add(&mut self, name: &'static str, (commands, rect): (impl IntoIterator<Item = Command>, Rect)) {
        self.commands.extend(commands);
        self.panels.push((name, rect));
    }
}
