//! The one system that draws: it gathers what is shown, draws it, and passes the wishes on.

use bevy::{
    app::prelude::*,
    camera::Camera,
    ecs::{prelude::*, system::SystemParam},
    state::prelude::State as InState,
};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, EguiTextureHandle, PrimaryEguiContext, egui};
use jiff::civil::Date;

use super::{
    data::{FeedSight, MemorySight},
    fonts::{FontFiles, read_fonts},
    layout,
    place::ChartSight,
    planning::PlanningSight,
    scene::{self, Sight},
    showroom::ShowroomSight,
    split::OtherPicture,
    studios::StudioSight,
    theme,
    timeline::PastSight,
};
use crate::{
    app::{
        Alarms, Attendance, BreachesSeen, Chart, Clock, Cockpit, Command, Comparison, Covered, Feed, GuideSeen,
        History, Invitation, Live, LoadProgress, Memory, Mode, MomentNotes, Notices, OpenPark, Past, Phase, PinLock,
        PlannedFigures, Posing, Questions, SavedChart, SavedComparison, SavedMoment, SavedNotes, SavedSheet,
        SavedVariant, ScreenLabels, SectionSeen, Shown, StudioFile, StudioPlan, SunHours, TapeSeen, Touring, Trail,
        Variants, Visited, Walking,
    },
    feeds::now_ms,
    park::{Issue, Lang},
    twin::{DayPoint, Simulator, Works, local},
    words::Words,
};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<FontFiles>()
        .init_resource::<ReadFonts>()
        .init_resource::<Vocabulary>()
        .init_resource::<DayCurve>()
        .add_systems(PreUpdate, read_font_files.run_if(resource_exists_and_changed::<FontFiles>))
        .add_systems(EguiPrimaryContextPass, (follow_day, draw_panels).chain());
}

/// Both languages, ready to be switched between.
#[derive(Resource)]
struct Vocabulary {
    zh: Words,
    en: Words,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self { zh: Words::new(Lang::Zh), en: Words::new(Lang::En) }
    }
}

/// The fonts that egui is to have, and how often they have changed.
#[derive(Resource, Default)]
struct ReadFonts {
    definitions: egui::FontDefinitions,
    revision: u64,
    issues: Vec<Issue>,
}

fn read_font_files(files: Res<FontFiles>, mut fonts: ResMut<ReadFonts>, mut notices: ResMut<Notices>) {
    let (definitions, issues) = read_fonts(&files);
    // What an earlier list of fonts lacked is no longer of interest.
    notices.0.retain(|notice| !fonts.issues.contains(notice));
    notices.0.extend(issues.iter().cloned());
    *fonts = ReadFonts { definitions, revision: fonts.revision + 1, issues };
}

/// The shown day's people, computed once a day and scenario.
#[derive(Resource, Default)]
struct DayCurve {
    of: Option<(Date, String, u64, u64)>,
    points: Vec<DayPoint>,
}

fn follow_day(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    clock: Res<Clock>,
    live: Res<Live>,
    mut curve: ResMut<DayCurve>,
) {
    let (Some(park), Some(simulator)) = (park, live.simulator()) else { return };
    let Some(scenario) = park.scenario(Some(&shown.scenario)).or_else(|| park.scenario(None)) else { return };
    let date = local(clock.at(), &park.timezone).date();
    let of = (date, scenario.id.clone(), live.seed, live.built());
    if curve.of.as_ref() != Some(&of) {
        curve.points = simulator.day_curve(scenario, live.seed, date, None);
        curve.of = Some(of);
    }
}

/// Everything that is shown.
#[derive(SystemParam)]
struct Gathered<'w, 's> {
    park: Option<Res<'w, OpenPark>>,
    phase: Option<Res<'w, InState<Phase>>>,
    progress: Res<'w, LoadProgress>,
    mode: Res<'w, Mode>,
    shown: Res<'w, Shown>,
    clock: Res<'w, Clock>,
    live: Res<'w, Live>,
    questions: Res<'w, Questions>,
    saved_notes: Res<'w, SavedNotes>,
    planning: (Option<Res<'w, Variants>>, Option<Res<'w, PlannedFigures>>, Res<'w, SavedVariant>, Res<'w, SunHours>),
    studios: (Res<'w, StudioPlan>, Res<'w, StudioFile>),
    compared: (Res<'w, Comparison>, Res<'w, SavedComparison>),
    history: Res<'w, History>,
    notices: Res<'w, Notices>,
    labels: Res<'w, ScreenLabels>,
    guide: Res<'w, GuideSeen>,
    section: Res<'w, SectionSeen>,
    other: Option<Res<'w, OtherPicture>>,
    tape: Res<'w, TapeSeen>,
    breaches: Res<'w, BreachesSeen>,
    visited: Res<'w, Visited>,
    curve: Res<'w, DayCurve>,
    alarms: Res<'w, Alarms>,
    touring: Res<'w, Touring>,
    walking: Res<'w, Walking>,
    feed: Option<Res<'w, Feed>>,
    memory: Option<Res<'w, Memory>>,
    past: Option<Res<'w, Past>>,
    chart: Res<'w, Chart>,
    saved: Res<'w, SavedChart>,
    showroom: (Res<'w, Attendance>, Res<'w, Trail>, Res<'w, PinLock>),
    cockpit: Res<'w, Cockpit>,
    moments: (Res<'w, Posing>, Res<'w, SavedMoment>, Res<'w, MomentNotes>, Res<'w, SavedSheet>),
    invitation: Option<Res<'w, Invitation>>,
    furniture: Furniture<'w>,
    nothing: Local<'s, Works>,
}

/// What any context of ours is furnished with.
#[derive(SystemParam)]
pub(super) struct Furniture<'w> {
    fonts: Res<'w, ReadFonts>,
    vocabulary: Res<'w, Vocabulary>,
}

impl Furniture<'_> {
    /// Whether a context has its fonts and style; it is given them if not.
    pub(super) fn is_in(&self, ctx: &egui::Context) -> bool {
        is_furnished(ctx, &self.fonts)
    }

    pub(super) fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Zh => &self.vocabulary.zh,
            Lang::En => &self.vocabulary.en,
        }
    }
}

fn draw_panels(
    mut contexts: EguiContexts,
    cameras: Query<&Camera, With<PrimaryEguiContext>>,
    gathered: Gathered,
    mut wishes: MessageWriter<Command>,
    mut covered: ResMut<Covered>,
) {
    let other = gathered.other.as_ref().and_then(|other| other.picture.as_ref());
    let other = other.map(|picture| contexts.add_image(EguiTextureHandle::Weak(picture.id())));
    // Before the camera is there, there is nothing to draw on.
    let Ok(ctx) = contexts.ctx_mut() else { return };
    let ctx = ctx.clone();
    if !gathered.furniture.is_in(&ctx) {
        return;
    }
    let size = cameras.single().ok().and_then(Camera::logical_viewport_size);
    let plain = size.map_or(1.0, |size| layout::scale_for(size.x, size.y));
    ctx.set_zoom_factor(if *gathered.mode == Mode::Kiosk { plain * layout::KIOSK_SCALE } else { plain });
    let words = gathered.furniture.words(gathered.shown.lang);
    let feed = gathered.feed.as_deref().map(FeedSight::of);
    let memory = gathered.memory.as_deref().map(MemorySight::of);
    let sight = Sight {
        park: gathered.park.as_ref().map(|park| park.0.as_ref()),
        loading: gathered.phase.as_ref().is_none_or(|phase| *phase.get() == Phase::Loading),
        progress: &gathered.progress,
        mode: *gathered.mode,
        shown: &gathered.shown,
        clock: &gathered.clock,
        state: gathered.live.state(),
        rulebook: gathered.live.rulebook(),
        works: gathered.live.simulator().map_or(&gathered.nothing, Simulator::works),
        asker: &gathered.questions.0,
        sun: gathered.planning.3.sunlight(),
        planning: gathered.planning.0.as_deref().zip(gathered.planning.1.as_deref()).map(|(variants, figures)| {
            let (comparison, page) = (&*gathered.compared.0, &*gathered.compared.1);
            let (saved, sun) = (&*gathered.planning.2, gathered.planning.3.summary());
            PlanningSight { variants, figures, saved, comparison, page, sun }
        }),
        studios: StudioSight { plan: &gathered.studios.0, file: &gathered.studios.1 },
        notes: gathered.saved_notes.0.as_ref(),
        past: PastSight {
            now_ms: now_ms(),
            live: feed.as_ref().is_some_and(|feed| feed.status.is_connected() && !feed.from_recording),
            recorded: gathered.past.as_ref().map(|past| past.recorded()).unwrap_or_default(),
        },
        chart: ChartSight {
            values: gathered.chart.values(),
            coming: gathered.chart.is_coming(),
            saved: gathered.saved.0.as_ref(),
        },
        alarms: &gathered.alarms.book,
        way: gathered.touring.0.as_ref(),
        stroll: gathered.walking.stroll.as_ref(),
        showroom: ShowroomSight {
            attracting: gathered.showroom.0.attracting,
            can_go_back: !gathered.showroom.1.is_empty() || gathered.touring.0.is_some(),
            has_pin: gathered.showroom.2.has_pin(),
            wait_secs: gathered.showroom.2.wait_secs(),
            wrong: gathered.showroom.2.wrong(),
        },
        cockpit: &gathered.cockpit,
        sheet: &gathered.moments.3,
        pose: gathered.moments.0.0.as_ref(),
        kept: gathered.moments.1.0.as_ref(),
        moment_notes: &gathered.moments.2.0,
        invitation: gathered.invitation.as_deref(),
        feed: feed.as_ref(),
        history_status: memory.as_ref(),
        curve: &gathered.curve.points,
        history: &gathered.history,
        issues: &gathered.notices.0,
        labels: &gathered.labels.0,
        visited: &gathered.visited,
        section: &gathered.section,
        other,
        other_names: gathered.other.as_ref().map_or(&[], |other| other.names.as_slice()),
        guide: gathered.guide.0.map(|rect| rect.map(|pixel| pixel / ctx.zoom_factor())),
        tape: &gathered.tape,
        breaches: &gathered.breaches,
        scale: ctx.zoom_factor(),
        words,
        other_words: gathered.furniture.words(gathered.shown.lang.other()),
    };
    let drawn = scene::draw(&ctx, &sight);
    covered.set_if_neq(covered_edges(ctx.viewport_rect(), (drawn.free, drawn.above_bars), ctx.zoom_factor()));
    wishes.write_batch(drawn.commands);
}

/// What is not free, in logical pixels.
fn covered_edges(screen: egui::Rect, seen: (Option<egui::Rect>, Option<egui::Rect>), scale: f32) -> Covered {
    let (free, above_bars) = (seen.0.unwrap_or(screen), seen.1.unwrap_or(screen));
    Covered {
        left: (free.left() - screen.left()) * scale,
        top: (free.top() - screen.top()) * scale,
        right: (screen.right() - free.right()) * scale,
        bottom: (screen.bottom() - free.bottom()) * scale,
        bars: (screen.bottom() - above_bars.bottom()) * scale,
    }
}

/// Gives a context the fonts and the style once. True from the pass after, when egui has taken them up: until then
/// the bold family is not bound, and naming it would panic.
///
/// At another scale it is given the fonts anew: letters are kept in one texture as they were drawn, those of former
/// scales as well, until it holds 2048 × 2048 pixels (three times in memory, 48 MB).
fn is_furnished(ctx: &egui::Context, fonts: &ReadFonts) -> bool {
    if fonts.revision == 0 {
        return false;
    }
    let memory = egui::Id::new("panels-fonts");
    let scale = ctx.pixels_per_point();
    let before = ctx.data(|data| data.get_temp::<(u64, f32)>(memory));
    if before == Some((fonts.revision, scale)) {
        return true;
    }
    let has_fonts = before.is_some_and(|(revision, _)| revision == fonts.revision);
    ctx.set_fonts(for_scale(&fonts.definitions, scale));
    if !has_fonts {
        theme::install(ctx);
    }
    ctx.data_mut(|data| data.insert_temp(memory, (fonts.revision, scale)));
    ctx.request_repaint();
    has_fonts
}

/// The same fonts by another name: egui passes over definitions that equal its own.
fn for_scale(fonts: &egui::FontDefinitions, scale: f32) -> egui::FontDefinitions {
    let mut fonts = fonts.clone();
    let text = fonts.families.get(&egui::FontFamily::Proportional).cloned().unwrap_or_default();
    fonts.families.insert(egui::FontFamily::Name(format!("scale {scale}").into()), text);
    fonts
}
