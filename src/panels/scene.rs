//! Everything on the screen, in a fixed order, from what the program knows; Bevy is not needed for it.

use bevy_egui::egui::{Align2, Area, Context, Id, Rect, vec2};

use super::{
    alarms::{AlarmsView, alarms_ui},
    audience::lay_over,
    clock::{ClockView, clock_ui},
    console::{ConsoleView, console_ui, time_of_day},
    controls,
    data::{DataView, FeedSight, MemorySight, data_ui},
    fatal::{FatalView, fatal_ui},
    find::find_ui,
    glass::{self, Keep},
    help::{HelpView, help_ui},
    issues::{IssueView, issues_ui},
    labels::{label_views, labels_ui},
    layout::{self, Slots, Wanted},
    legend::{LegendView, legend_ui},
    loading::{LoadingView, full_screen, loading_ui},
    opened::{OpenedView, opened_ui},
    overview::{OverviewView, overview_ui},
    place::{ChartSight, PlaceView, place_ui},
    projects::{self, ProjectsView, projects_ui},
    theme,
    timeline::{PastSight, TimelineView, Told},
    title::{TitleView, title_ui},
    top_bar::{TopBarView, badges_ui, language_ui, stands, top_bar_ui},
    tour::{TourView, caption_height, caption_ui, tour_ui},
    views::{ViewsView, views_ui},
};
use crate::{
    app::{Clock, Cockpit, Command, ConsoleAt, History, Label, LoadProgress, Mode, Overlay, Panel, Shown, Way},
    park::{Issue, Park, PlaceId},
    twin::{AlarmBook, DayPoint, Rulebook, State, Works},
    words::Words,
};

/// What the panels are made from.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    /// `None` while it is read, or if it cannot be.
    pub park: Option<&'a Park>,
    pub loading: bool,
    pub progress: &'a LoadProgress,
    /// Whom the panels serve: presenters have none but the clock, a kiosk only the views.
    pub mode: Mode,
    pub shown: &'a Shown,
    pub clock: &'a Clock,
    pub state: Option<&'a State>,
    pub rulebook: &'a Rulebook,
    pub works: &'a Works,
    pub past: PastSight<'a>,
    pub chart: ChartSight<'a>,
    pub alarms: &'a AlarmBook,
    /// The tour that is under way.
    pub way: Option<&'a Way>,
    pub cockpit: &'a Cockpit,
    /// `None` where the simulator is the only source.
    pub feed: Option<&'a FeedSight>,
    /// `None` where nothing is written down.
    pub history_status: Option<&'a MemorySight>,
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
    theme::wear(ctx, sight.shown.theme);
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

/// Which panels are to be seen: what the person has open, as far as the mode has such panels at all.
fn wanted(sight: &Sight, park: &Park, place: bool, legend_height: Option<f32>) -> Wanted {
    let open = |panel: Panel| stands(sight.shown, panel);
    // A tour is led where views are chosen.
    let leads = sight.way.is_some() && open(Panel::Tour);
    let views = leads || open(Panel::Views) && !park.views.is_empty();
    match sight.mode {
        Mode::Explore | Mode::Plan => Wanted {
            top: open(Panel::TopBar),
            overview: open(Panel::Overview),
            legend_height,
            place,
            projects: open(Panel::Projects),
            clock: open(Panel::Clock),
            views,
            // Alarms and the state of the data stand where issues do.
            issues: [Panel::Issues, Panel::Alarms, Panel::Data].into_iter().any(open),
            // What is looked for stands where help does.
            help: open(Panel::Help) || open(Panel::Find),
            ..Wanted::default()
        },
        // What a tour colours has its legend.
        Mode::Present => {
            let legend_height = legend_height.filter(|_| sight.way.is_some());
            Wanted { views: leads, legend_height, help: open(Panel::Help), ..Wanted::default() }
        }
        Mode::Kiosk => Wanted { views, help: open(Panel::Help), ..Wanted::default() },
    }
}

fn draw_panels(ctx: &Context, sight: &Sight, park: &Park, drawn: &mut Drawn) {
    let (words, shown) = (sight.words, sight.shown);
    let place = shown.selection.as_ref().filter(|_| shown.panel(Panel::Place));
    let place = place.and_then(|id| {
        PlaceView::new(
            park,
            words,
            (sight.state, sight.rulebook),
            shown,
            id,
            (sight.clock.at(), sight.past.now_ms, sight.chart),
        )
    });
    // The overview's own list tells the colours of the uses.
    let uses_first = shown.overlay == Overlay::Usage && stands(shown, Panel::Overview);
    let legend = LegendView::new(park, words, &shown.overlay, (sight.state, sight.rulebook))
        .filter(|_| shown.panel(Panel::Legend) && !uses_first);
    let (screen, console) = layout::beside(ctx.viewport_rect(), sight.cockpit.console == ConsoleAt::Beside);
    let mut wanted = wanted(sight, park, place.is_some(), legend.as_ref().map(LegendView::height));
    let title = TitleView::new(park, words);
    wanted.title_height = title.height(ctx, layout::title_width(&wanted));
    let way = sight.way.filter(|_| shown.panel(Panel::Tour));
    let tour = way.and_then(|way| TourView::new(park, words, way));
    wanted.caption_height = tour.as_ref().map(|tour| caption_height(ctx, tour, layout::caption_width(screen, &wanted)));
    let slots = layout::slots(screen, wanted);
    drawn.free = slots.free;
    if let Some(slot) = slots.title {
        let ((), rect) = glass::panel(ctx, "title", slot, Keep::All, |ui| title_ui(ui, &title));
        drawn.panels.push(("title", rect));
    }
    draw_bars(ctx, sight, park, &slots, tour.as_ref(), drawn);
    if let (Some(slot), Some(tour)) = (slots.caption, &tour) {
        let ((), rect) = glass::panel(ctx, "caption", slot, Keep::Bottom, |ui| caption_ui(ui, tour));
        drawn.panels.push(("caption", rect));
    }
    if let Some(slot) = slots.overview {
        let told = (sight.state, &**sight.rulebook.points());
        let mut view = OverviewView::new(park, words, told, sight.curve, &shown.scenario, sight.clock.at());
        view.uses_first = uses_first;
        drawn.add("overview", glass::panel(ctx, "overview", slot, Keep::Top, |ui| overview_ui(ui, words, &view)));
    }
    if let (Some(slot), Some(view)) = (slots.legend, legend) {
        let ((), rect) = glass::panel(ctx, "legend", slot, Keep::Bottom, |ui| legend_ui(ui, words, &view));
        drawn.panels.push(("legend", rect));
    }
    if let (Some(slot), Some(view)) = (slots.place, place) {
        drawn.add("place", glass::panel(ctx, "place", slot, Keep::Top, |ui| place_ui(ui, words, &view)));
    }
    if let Some(slot) = slots.projects {
        let view = ProjectsView::new(park, words, shown, projects::open_tab(ctx));
        drawn.add("projects", glass::panel(ctx, "projects", slot, Keep::Top, |ui| projects_ui(ui, words, &view)));
    }
    if let Some(slot) = slots.issues.filter(|_| shown.panel(Panel::Alarms)) {
        let view = AlarmsView::new(park, words, sight.alarms);
        drawn.add("alarms", glass::panel(ctx, "alarms", slot, Keep::Bottom, |ui| alarms_ui(ui, words, &view)));
    } else if let Some(slot) = slots.issues.filter(|_| shown.panel(Panel::Data)) {
        let view = DataView::new(park, words, sight.feed, sight.history_status);
        drawn.add("data", glass::panel(ctx, "data", slot, Keep::Bottom, |ui| data_ui(ui, words, &view)));
    } else if let Some(slot) = slots.issues {
        let views: Vec<IssueView> = sight.issues.iter().map(|issue| IssueView::new(words, issue)).collect();
        drawn.add("issues", glass::panel(ctx, "issues", slot, Keep::Bottom, |ui| issues_ui(ui, words, &views)));
    }
    if let Some(slot) = slots.help.filter(|_| shown.panel(Panel::Find)) {
        let slot = slot.with_max_x(slot.right().min(slot.left() + FIND_WIDTH));
        drawn.add("find", glass::panel(ctx, "find", slot, Keep::Top, |ui| find_ui(ui, words, park)));
    } else if let Some(slot) = slots.help {
        let view = HelpView { mode: sight.mode, touring: sight.way.is_some() };
        drawn.add("help", glass::panel(ctx, "help", slot, Keep::Top, |ui| help_ui(ui, words, view)));
    }
    if slots.clock.is_none() {
        draw_tags(ctx, sight, park, drawn);
    }
    if shown.panel(Panel::Labels) {
        let taken: Vec<Rect> = drawn.panels.iter().map(|(_, rect)| *rect).collect();
        let progress = |place: &PlaceId| sight.works.of(place, sight.clock.at());
        let told = (sight.state, &**sight.rulebook.points());
        let views = label_views(park, words, told, (shown, &progress), sight.labels, sight.scale);
        let (command, rects) = labels_ui(ctx, screen, &taken, &views);
        drawn.commands.extend(command);
        drawn.labels = rects;
    }
    drawn.commands.extend(lay_over(ctx, screen, sight.cockpit));
    if let Some(slot) = console {
        let view = ConsoleView::new(park, words, sight.way, sight.cockpit, time_of_day());
        drawn.add("console", glass::panel(ctx, "console", slot, Keep::All, |ui| console_ui(ui, words, &view)));
    }
}

/// A name and where it lies.
const FIND_WIDTH: f32 = 440.0;

fn draw_bars(ctx: &Context, sight: &Sight, park: &Park, slots: &Slots, tour: Option<&TourView>, drawn: &mut Drawn) {
    let (words, shown) = (sight.words, sight.shown);
    if let Some(slot) = slots.tools {
        let view = TopBarView::new(park, words, shown, sight.history, (sight.issues, sight.alarms, sight.feed));
        drawn.add("top", glass::bar(ctx, "top", slot, Keep::Right, |ui| top_bar_ui(ui, words, &view)));
    }
    if let (Some(slot), Some(view)) = (slots.opened, OpenedView::new(park, words, shown)) {
        drawn.add("opened", glass::bar(ctx, "opened", slot, Keep::Top, |ui| opened_ui(ui, words, &view)));
    }
    if let Some(slot) = slots.clock {
        let view = ClockView::new(park, words, sight.clock, shown.weather);
        let told = (sight.state, sight.works);
        let line = TimelineView::new(park, words, (sight.clock, shown), told, sight.past, &view.sun);
        drawn.add("clock", glass::bar(ctx, "clock", slot, Keep::All, |ui| clock_ui(ui, words, &view, &line)));
    }
    if let (Some(slot), Some(tour)) = (slots.views, tour) {
        drawn.add("tour", glass::bar(ctx, "tour", slot, Keep::Top, |ui| tour_ui(ui, words, tour)));
    } else if let Some(slot) = slots.views {
        let view = ViewsView::new(park, words, shown);
        drawn.add("views", glass::bar(ctx, "views", slot, Keep::Top, |ui| views_ui(ui, words, &view)));
    }
}

/// Where there is no dock: that it is simulated and illustrative, in a corner; the time for presenters, the language
/// for a kiosk.
fn draw_tags(ctx: &Context, sight: &Sight, park: &Park, drawn: &mut Drawn) {
    let words = sight.words;
    let corner = match sight.mode {
        // Below stands a tour's strip.
        _ if sight.way.is_some() => Align2::LEFT_TOP,
        Mode::Kiosk => Align2::LEFT_TOP,
        _ => Align2::LEFT_BOTTOM,
    };
    let away = vec2(10.0, if corner == Align2::LEFT_TOP { 10.0 } else { -10.0 });
    let tags = Area::new(Id::new("tags")).anchor(corner, away).fade_in(false);
    let shown = tags.show(ctx, |ui| {
        let frame = theme::panel_frame(theme::of(ui)).inner_margin(8);
        frame
            .show(ui, |ui| {
                // So that all stand in the middle of the line from the first.
                ui.spacing_mut().interact_size.y = theme::TOUCH;
                ui.horizontal(|ui| {
                    if sight.mode == Mode::Present && sight.shown.panel(Panel::Clock) {
                        let clock = ClockView::new(park, words, sight.clock, sight.shown.weather);
                        controls::text(ui, &clock.time_text(), theme::LARGE);
                        controls::text(ui, &words.date_with_weekday(clock.date), theme::PLAIN);
                    }
                    badges_ui(ui, words, park.notice.get(words.lang()), Told::of(sight.state, sight.past.now_ms));
                    (sight.mode == Mode::Kiosk).then(|| language_ui(ui, words)).flatten()
                })
                .inner
            })
            .inner
    });
    drawn.add("tags", (shown.inner, shown.response.rect));
}

impl Drawn {
    fn add(&mut self, name: &'static str, (commands, rect): (impl IntoIterator<Item = Command>, Rect)) {
        self.commands.extend(commands);
        self.panels.push((name, rect));
    }
}
