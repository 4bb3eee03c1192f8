//! A shipped scene with its state at a Tuesday morning, and the panels over it, without a window.

use std::{
    cell::{Cell, RefCell},
    path::{Path, PathBuf},
    rc::Rc,
    sync::{Arc, OnceLock},
};

use bevy_egui::egui::{Context, Id, Vec2, vec2};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT, Queryable, by},
};
use jiff::tz::TimeZone;
use yungu::{
    app::{
        BreachesSeen, ChartValues, Clock, Cockpit, Command, Comparison, History, Invitation, Label, LoadProgress, Mode,
        MomentNote, Panel, PlannedFigures, Pose, SavedComparison, SavedSheet, SavedVariant, SectionSeen, Shown,
        StudioFile, StudioPlan, TapeSeen, Variants, Visited, Way, studio_of,
    },
    ask::Asker,
    history::TimeSpan,
    panels::{
        self, Drawn, FeedSight, FontFiles, MemorySight, ShowroomSight, Sight, draw, labels::LabelView, layout,
        place::ChartSight, planning::PlanningSight, studios::StudioSight, theme, timeline::PastSight,
    },
    park::{self, Bilingual, Change, Issue, Lang, Park, Scenario},
    studios::Request,
    twin::{AlarmBook, DayPoint, PlanFigures, PlanSide, Rulebook, Simulator, State, Works, parse_at, plan_differences},
    words::Words,
};

pub const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
pub const SMALL_SCREEN: Vec2 = vec2(1280.0, 720.0);

/// What the panels are to show.
#[derive(Clone)]
pub struct Stage {
    pub park: Option<Park>,
    pub state: Option<State>,
    pub rulebook: Rulebook,
    pub alarms: AlarmBook,
    pub way: Option<Way>,
    pub cockpit: Cockpit,
    pub pose: Option<Pose>,
    pub kept: Option<Result<PathBuf, String>>,
    pub moment_notes: Vec<MomentNote>,
    pub sheet: SavedSheet,
    pub showroom: ShowroomSight,
    pub invitation: Option<Invitation>,
    pub feed: Option<FeedSight>,
    pub history_status: Option<MemorySight>,
    pub curve: Vec<DayPoint>,
    pub works: Works,
    pub asker: Asker,
    /// What scenarios make of the park; `None` where nothing can be planned.
    pub planning: Option<(Variants, PlannedFigures, SavedVariant)>,
    pub studio_plan: Arc<StudioPlan>,
    pub studio_file: StudioFile,
    /// The planned park against the compared one, and what became of its page.
    pub comparison: (Comparison, SavedComparison),
    /// By this computer's clock, milliseconds since 1970.
    pub now_ms: i64,
    pub live: bool,
    pub chart: Option<Arc<ChartValues>>,
    pub saved: Option<Result<String, String>>,
    pub recorded: Vec<TimeSpan>,
    pub clock: Clock,
    pub shown: Shown,
    pub issues: Vec<Issue>,
    pub labels: Vec<Label>,
    pub other_names: Vec<LabelView>,
    pub section: SectionSeen,
    pub tape: TapeSeen,
    pub breaches: BreachesSeen,
    pub visited: Visited,
    pub progress: LoadProgress,
    pub loading: bool,
    pub mode: Mode,
    pub tab: panels::projects::ProjectsTab,
    /// While it is set, nothing is drawn.
    pub away: Rc<Cell<bool>>,
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The park of Zone F, read once.
fn zone_f() -> Park {
    static PARK: OnceLock<Park> = OnceLock::new();
    PARK.get_or_init(|| park::load(&root().join("scenes/zone-f")).park.unwrap()).clone()
}

impl Stage {
    pub fn new(lang: Lang) -> Self {
        Self::of(zone_f(), lang)
    }

    pub fn of(park: Park, lang: Lang) -> Self {
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let scenario = park.scenario(None).unwrap();
        let simulator = Simulator::new(&park);
        let mut clock = Clock::new(at);
        clock.paused = true;
        Self {
            alarms: AlarmBook::default(),
            way: None,
            cockpit: Cockpit::default(),
            pose: None,
            kept: None,
            moment_notes: Vec::new(),
            sheet: SavedSheet::default(),
            showroom: ShowroomSight::default(),
            invitation: None,
            feed: None,
            history_status: None,
            rulebook: Rulebook::new(&park, simulator.points().clone()),
            state: Some(simulator.state_at(scenario, 1, at)),
            works: simulator.works().clone(),
            asker: Asker::new(&park),
            planning: None,
            studio_plan: Arc::default(),
            studio_file: StudioFile::default(),
            comparison: Default::default(),
            now_ms: at.as_millisecond(),
            live: false,
            chart: None,
            saved: None,
            recorded: Vec::new(),
            curve: simulator.day_curve(scenario, 1, jiff::civil::date(2025, 6, 10), None),
            clock,
            shown: Shown { lang, scenario: scenario.id.clone(), ..Shown::default() },
            issues: Vec::new(),
            labels: Vec::new(),
            other_names: Vec::new(),
            section: SectionSeen::default(),
            tape: TapeSeen::default(),
            breaches: BreachesSeen::default(),
            visited: Visited::default(),
            progress: LoadProgress::default(),
            loading: false,
            mode: Mode::Explore,
            tab: Default::default(),
            away: Rc::default(),
            park: Some(park),
        }
    }

    pub fn with(mut self, panel: Panel) -> Self {
        self.shown.panels.insert(panel);
        self
    }

    /// With the planner's table open, and the park as a scenario has it that makes these changes.
    pub fn planned(mut self, changes: Vec<Change>) -> Self {
        let base = Arc::new(self.park.clone().unwrap());
        let mut scenarios = base.scenarios.clone();
        let of = base.scenario(None).unwrap().clone();
        if !changes.is_empty() {
            let name = Bilingual { zh: "方案1".into(), en: "Variant 1".into() };
            let variant = Scenario { id: "variant-1".into(), name, base: Some(of.id.clone()), changes, ..of };
            self.shown.scenario.clone_from(&variant.id);
            scenarios.insert(variant.id.clone(), variant);
        }
        self.shown.scenarios = Arc::new(scenarios);
        let mut variants = Variants::new(base.clone());
        let park = variants.open(&self.shown.scenarios, &self.shown.scenario);
        let figures = PlannedFigures { base: Arc::new(PlanFigures::of(&base)), now: Arc::new(PlanFigures::of(&park)) };
        let life = &self.shown.scenarios[&self.shown.scenario];
        let sides = [(&base, &figures.base), (&park, &figures.now)];
        let [from, to] = sides.map(|(park, figures)| PlanSide::new(park, figures, life));
        self.comparison.0 = Comparison::of(plan_differences(&from, &to));
        self.park = Some((*park).clone());
        self.planning = Some((variants, figures, SavedVariant::default()));
        self.with(Panel::Planning)
    }

    /// With the studios' schedule open, and these requests in it.
    pub fn scheduled(mut self, requests: Vec<Request>) -> Self {
        let park = Arc::new(self.park.clone().unwrap());
        self.shown.requests = Arc::new(requests);
        let building = studio_of(&park, None).unwrap();
        let day = self.clock.at().to_zoned(TimeZone::get(&park.timezone).unwrap()).date();
        let horizon = self.shown.studio_look.horizon(day);
        self.studio_plan = Arc::new(StudioPlan::of(&park, &building.id, &self.shown.requests, horizon));
        self.with(Panel::Studios)
    }

    pub fn select(mut self, place: &str) -> Self {
        self.shown.selection = Some(place.into());
        self
    }

    pub fn words(&self) -> Words {
        Words::new(self.shown.lang)
    }

    pub fn park(&self) -> &Park {
        self.park.as_ref().unwrap()
    }

    pub fn state(&self) -> &State {
        self.state.as_ref().unwrap()
    }

    pub fn show(&self) -> Screen {
        self.show_at(SMALL_SCREEN)
    }

    /// Draws the panels on a screen of so many logical pixels, until nothing moves any more.
    pub fn show_at(&self, size: Vec2) -> Screen {
        let scale = layout::scale_for(size.x, size.y);
        let (commands, drawn) = (Rc::default(), Rc::default());
        let (written, last): (Rc<RefCell<Vec<Command>>>, Rc<RefCell<Drawn>>) =
            (Rc::clone(&commands), Rc::clone(&drawn));
        let (stage, words) = (self.clone(), self.words());
        let mut furnished = false;
        let harness = Harness::builder().with_size(size / scale).build_ui(move |ui| {
            let ctx = ui.ctx().clone();
            if !std::mem::replace(&mut furnished, true) {
                furnish(&ctx);
                ctx.data_mut(|data| data.insert_temp(Id::new("projects-tab"), stage.tab));
                return;
            }
            if stage.away.get() {
                return;
            }
            let outcome = draw(&ctx, &stage.sight(&words, scale));
            written.borrow_mut().extend(outcome.commands.iter().cloned());
            *last.borrow_mut() = outcome;
        });
        let mut screen = Screen { harness, commands, drawn };
        screen.harness.run_steps(4);
        screen
    }

    fn sight<'a>(&'a self, words: &'a Words, scale: f32) -> Sight<'a> {
        static NO_HISTORY: OnceLock<History> = OnceLock::new();
        Sight {
            park: self.park.as_ref(),
            loading: self.loading,
            progress: &self.progress,
            mode: self.mode,
            shown: &self.shown,
            clock: &self.clock,
            state: self.state.as_ref(),
            rulebook: &self.rulebook,
            works: &self.works,
            asker: &self.asker,
            sun: None,
            planning: self.planning.as_ref().map(|(variants, figures, saved)| PlanningSight {
                variants,
                figures,
                saved,
                comparison: &self.comparison.0,
                page: &self.comparison.1,
                sun: None,
            }),
            studios: StudioSight { plan: &self.studio_plan, file: &self.studio_file },
            notes: None,
            chart: ChartSight { values: self.chart.as_ref(), coming: false, saved: self.saved.as_ref() },
            past: PastSight { now_ms: self.now_ms, live: self.live, recorded: &self.recorded },
            alarms: &self.alarms,
            way: self.way.as_ref(),
            stroll: None,
            cockpit: &self.cockpit,
            sheet: &self.sheet,
            pose: self.pose.as_ref(),
            kept: self.kept.as_ref(),
            moment_notes: &self.moment_notes,
            showroom: self.showroom,
            invitation: self.invitation.as_ref(),
            feed: self.feed.as_ref(),
            history_status: self.history_status.as_ref(),
            curve: &self.curve,
            history: NO_HISTORY.get_or_init(History::default),
            issues: &self.issues,
            labels: &self.labels,
            visited: &self.visited,
            section: &self.section,
            other: None,
            other_names: &self.other_names,
            guide: None,
            tape: &self.tape,
            breaches: &self.breaches,
            scale,
            words,
            other_words: words,
        }
    }
}

pub fn furnish(ctx: &Context) {
    static FONTS: OnceLock<bevy_egui::egui::FontDefinitions> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| panels::read_fonts(&FontFiles::in_assets(&root().join("assets"))).0);
    ctx.set_fonts(fonts.clone());
    theme::install(ctx);
}

/// What stands on the screen.
pub struct Screen {
    pub harness: Harness<'static>,
    commands: Rc<RefCell<Vec<Command>>>,
    drawn: Rc<RefCell<Drawn>>,
}

impl Screen {
    pub fn drawn(&self) -> Drawn {
        self.drawn.borrow().clone()
    }

    /// Every text on the screen, scrolled out of sight or not.
    pub fn texts(&self) -> Vec<String> {
        Self::texts_of(&self.harness)
    }

    pub fn texts_of(harness: &Harness<'_>) -> Vec<String> {
        let all = harness.query_all(by().predicate(|_| true));
        all.filter_map(|node| text_of(&node)).filter(|text| !text.is_empty()).collect()
    }

    pub fn has(&self, text: &str) -> bool {
        self.texts().iter().any(|found| found == text)
    }

    pub fn has_part(&self, text: &str) -> bool {
        self.texts().iter().any(|found| found.contains(text))
    }

    /// Presses the button with this text with the pointer; answers with the wishes that come of it.
    pub fn click(&mut self, label: &str) -> Vec<Command> {
        self.harness.get_by_role_and_label(bevy_egui::egui::accesskit::Role::Button, label).click();
        self.wishes()
    }

    /// Presses it as a screen reader would, wherever it has been scrolled to.
    pub fn press(&mut self, label: &str) -> Vec<Command> {
        self.harness.get_by_role_and_label(bevy_egui::egui::accesskit::Role::Button, label).click_accesskit();
        self.wishes()
    }

    /// What is wished for since the panels were first drawn, and a few frames on, though nobody touches them.
    pub fn idle(&mut self) -> Vec<Command> {
        self.harness.run_steps(5);
        self.commands.borrow_mut().drain(..).collect()
    }

    pub fn wishes(&mut self) -> Vec<Command> {
        self.commands.borrow_mut().clear();
        self.harness.run_steps(3);
        self.commands.borrow_mut().drain(..).collect()
    }
}

fn text_of(node: &Node<'_>) -> Option<String> {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value())
}
