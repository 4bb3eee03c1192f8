//! Everything on the screen, in a fixed order, from what the program knows; Bevy is not needed for it.

use std::path::PathBuf;

use bevy_egui::egui::{Context, Rect, TextureId};

use super::{
    audience::lay_over,
    bars::{draw_bars, draw_cut, draw_other, draw_showroom, draw_tags},
    breaches::draw_breaches,
    console::{ConsoleView, console_ui, time_of_day},
    data::{FeedSight, MemorySight},
    fatal::{FatalView, fatal_ui},
    glass::{self, Keep},
    labels::LabelView,
    layout::{self, Wanted},
    left::draw_left,
    legend::{LegendView, is_folded, legend_ui},
    loading::{LoadingView, full_screen, loading_ui},
    measure::draw_measure,
    middle::{draw_middle, shows_code},
    moment::moment_told,
    named::draw_names,
    overview::{OverviewView, overview_ui},
    place::{ChartSight, PlaceView, place_ui},
    plan::draw_plan,
    planning::PlanningSight,
    postcard::{PostcardView, postcard},
    showroom::ShowroomSight,
    studios::{self, StudioSight},
    theme,
    timeline::{PastSight, Told},
    title::{TitleView, title_ui},
    toast::toast,
    top_bar::stands,
    tour::{TourView, caption_height, caption_ui},
};
use crate::{
    app::{
        BreachesSeen, Clock, Cockpit, Command, ConsoleAt, History, Invitation, Label, LoadProgress, Mode, MomentNote,
        Overlay, Panel, Pose, SavedSheet, SectionSeen, Shown, Stroll, TapeSeen, Visited, Way,
    },
    ask::Asker,
    park::{Issue, Park},
    sunlight::Sunlight,
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
    /// What became of the notes that were to be saved.
    pub notes: Option<&'a Result<String, String>>,
    pub asker: &'a Asker,
    /// Hours of sun, while they are looked at.
    pub sun: Option<&'a Sunlight>,
    /// `None` where nothing can be planned.
    pub planning: Option<PlanningSight<'a>>,
    /// Requests for studios, and where they are placed.
    pub studios: StudioSight<'a>,
    pub past: PastSight<'a>,
    pub chart: ChartSight<'a>,
    pub alarms: &'a AlarmBook,
    /// The tour that is under way.
    pub way: Option<&'a Way>,
    /// The walk that is under way.
    pub stroll: Option<&'a Stroll>,
    pub showroom: ShowroomSight,
    pub cockpit: &'a Cockpit,
    /// The last page that was asked for.
    pub sheet: &'a SavedSheet,
    /// A picture to take home is being made.
    pub pose: Option<&'a Pose>,
    /// What became of the last moment that was kept.
    pub kept: Option<&'a Result<PathBuf, String>>,
    /// What else there is to say of it, or of the last that was opened.
    pub moment_notes: &'a [MomentNote],
    /// `None` where there is no remote.
    pub invitation: Option<&'a Invitation>,
    /// `None` where the simulator is the only source.
    pub feed: Option<&'a FeedSight>,
    /// `None` where nothing is written down.
    pub history_status: Option<&'a MemorySight>,
    /// The shown day's people; empty until there is a state.
    pub curve: &'a [DayPoint],
    pub history: &'a History,
    pub issues: &'a [Issue],
    pub labels: &'a [Label],
    /// What visitors of a showroom looked at.
    pub visited: &'a Visited,
    /// The other scenario's picture, where two are compared.
    pub other: Option<TextureId>,
    /// Names over the places in it, where they stand in the whole of it, in logical pixels.
    pub other_names: &'a [LabelView],
    /// Where the section's frame and grips are seen, in logical pixels.
    pub section: &'a SectionSeen,
    /// Where the guide is seen: left, top, right, bottom, points.
    pub guide: Option<[f32; 4]>,
    /// Measurements as they lie in the picture, logical pixels.
    pub tape: &'a TapeSeen,
    /// What breaks a rule of planning as it lies in the picture, logical pixels.
    pub breaches: &'a BreachesSeen,
    /// Logical pixels in a point.
    pub scale: f32,
    pub words: &'a Words,
    /// Those of the other language.
    pub other_words: &'a Words,
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
    /// The same with the room beside what a tour says.
    pub above_bars: Option<Rect>,
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
fn wanted(sight: &Sight, park: &Park, place: bool) -> Wanted {
    let open = |panel: Panel| stands(sight.shown, panel);
    // A tour is led where views are chosen.
    let leads = sight.way.is_some() && open(Panel::TourStrip);
    let views = leads || open(Panel::Views) && !park.views.is_empty();
    match sight.mode {
        Mode::Explore | Mode::Plan => Wanted {
            top: open(Panel::TopBar),
            overview: open(Panel::Overview),
            place,
            projects: [Panel::Projects, Panel::Find, Panel::Planning, Panel::Studios].into_iter().any(open),
            drawer_height: studios::drawer_height(park, sight.shown),
            inside: sight.shown.inside.is_some() || sight.stroll.is_some(),
            opened: !sight.shown.open.is_empty() || !sight.shown.hidden.is_empty(),
            section: sight.shown.section.is_some() && !sight.shown.plan,
            clock: open(Panel::Clock),
            views,
            // Alarms and the state of the data stand where issues do.
            issues: [Panel::Issues, Panel::Alarms, Panel::Data].into_iter().any(open),
            help: open(Panel::Help) || shows_code(sight),
            ..Wanted::default()
        },
        Mode::Present => {
            let (help, inside) = (open(Panel::Help) || shows_code(sight), sight.stroll.is_some());
            Wanted { views: leads, help, inside, ..Wanted::default() }
        }
        // While a tour plays for nobody, there is nothing to press.
        Mode::Kiosk if sight.showroom.attracting => Wanted::default(),
        Mode::Kiosk => Wanted { views, home: true, place, help: open(Panel::Help), ..Wanted::default() },
    }
}

fn draw_panels(ctx: &Context, sight: &Sight, park: &Park, drawn: &mut Drawn) {
    let (words, shown) = (sight.words, sight.shown);
    if let Some(pose) = sight.pose {
        if pose.link.is_empty() {
            drawn.free = Some(ctx.viewport_rect());
            return;
        }
        let told = Told::of(sight.state, sight.past.now_ms);
        let view = PostcardView::new(park, words, (shown, sight.clock, sight.way), told, &pose.link);
        let screen = ctx.viewport_rect();
        let rect = postcard(ctx, screen, words, &view);
        drawn.panels.push(("postcard", rect));
        drawn.free = Some(screen.with_max_y(rect.top()));
        return;
    }
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
    let prints = sight.mode.is_for_hands();
    let place = place.map(|place| PlaceView {
        prints,
        // A visitor goes in with two taps, and back with one.
        enter: place.enter.filter(|_| prints),
        sheet: sight.sheet.making().or_else(|| sight.sheet.of(&place.id).cloned()),
        ..place
    });
    // The overview's own list tells the colours of the uses.
    let uses_first = shown.overlay == Overlay::Usage && stands(shown, Panel::Overview);
    let mut legend =
        LegendView::new(park, words, shown, (sight.state, sight.rulebook), (sight.visited, sight.planning))
            .filter(|_| shown.panel(Panel::Legend) && !uses_first);
    let (screen, console) = layout::beside(ctx.viewport_rect(), sight.cockpit.console == ConsoleAt::Beside);
    let mut wanted = wanted(sight, park, place.is_some());
    legend.iter_mut().for_each(|legend| legend.folded = is_folded(ctx, screen.height(), wanted.projects));
    // What a tour colours has its legend.
    let has_legend = sight.mode.is_for_hands() || sight.mode == Mode::Present && sight.way.is_some();
    wanted.legend_height = legend.as_ref().filter(|_| has_legend).map(LegendView::height);
    let title = TitleView::new(park, words);
    wanted.guide = shown.panel(Panel::Guide);
    wanted.title_height = title.height(ctx, layout::title_width(&wanted));
    let way = sight.way.filter(|_| shown.panel(Panel::Tour));
    let mut tour = way.and_then(|way| TourView::new(park, words, way));
    tour.iter_mut().for_each(|tour| tour.guide = wanted.guide);
    wanted.caption_height = tour.as_ref().map(|tour| caption_height(ctx, tour, layout::caption_width(screen, &wanted)));
    let slots = layout::slots(screen, wanted);
    (drawn.free, drawn.above_bars) = (slots.free, slots.above_bars);
    let other = draw_other(ctx, (screen, slots.free.unwrap_or(screen)), sight, park, drawn);
    let plan = draw_plan(ctx, sight, park, (screen, slots.free.unwrap_or(screen)), drawn);
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
    draw_left(ctx, sight, park, &slots, drawn);
    draw_middle(ctx, sight, park, &slots, drawn);
    if slots.clock.is_none() {
        draw_tags(ctx, sight, park, drawn);
    }
    if sight.mode == Mode::Kiosk {
        draw_showroom(ctx, screen, sight, drawn);
    }
    draw_cut(ctx, screen, sight, drawn);
    draw_measure(ctx, sight, (screen, slots.free.unwrap_or(screen)), drawn);
    draw_breaches(ctx, sight, park, (screen, other.as_ref().map(|other| other.taken)), drawn);
    if shown.panel(Panel::Labels) && !plan {
        draw_names(ctx, screen, sight, park, other.as_ref(), drawn);
    }
    toast(ctx, screen, moment_told(words, sight.kept, sight.moment_notes).as_deref());
    drawn.commands.extend(lay_over(ctx, screen, sight.cockpit));
    if let Some(slot) = console {
        let mut view = ConsoleView::new(park, words, sight.way, sight.cockpit, time_of_day());
        view.phone = ConsoleView::phone(sight.shown, sight.invitation);
        drawn.add("console", glass::panel(ctx, "console", slot, Keep::All, |ui| console_ui(ui, words, &view)));
    }
}

impl Drawn {
    pub(super) fn add(&mut self, name: &'static str, (commands, rect): (impl IntoIterator<Item = Command>, Rect)) {
        self.commands.extend(commands);
        self.panels.push((name, rect));
    }
}
