//! The one place where commands take effect.

use bevy::{app::prelude::*, ecs::prelude::*, ecs::system::SystemParam};

use super::{
    Alarms, AppSystems, AtFirst, CameraGoal, CameraPose, Clock, Cockpit, Command, Eye, FreeView, History, Look, Mode,
    MomentNotes, OpenPark, Panel, PinLock, Shown, StudioFile, TourStep, Touring, Trail, Variants, WalkStep, Walking,
    clock::at_time_of_day,
};
use crate::twin::DaySun;

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Command>().add_systems(Update, apply_commands.in_set(AppSystems::Command));
}

/// Everything that a command may change.
#[derive(SystemParam)]
pub(super) struct Stage<'w> {
    pub(super) park: Option<Res<'w, OpenPark>>,
    pub(super) shown: ResMut<'w, Shown>,
    pub(super) clock: ResMut<'w, Clock>,
    pub(super) mode: ResMut<'w, Mode>,
    cockpit: ResMut<'w, Cockpit>,
    alarms: ResMut<'w, Alarms>,
    pub(super) goal: ResMut<'w, CameraGoal>,
    pub(super) touring: ResMut<'w, Touring>,
    pub(super) eye: Res<'w, Eye>,
    pub(super) free_view: Res<'w, FreeView>,
    pub(super) trail: ResMut<'w, Trail>,
    pub(super) lock: ResMut<'w, PinLock>,
    pub(super) at_first: Res<'w, AtFirst>,
    pub(super) variants: Option<ResMut<'w, Variants>>,
    pub(super) studio_file: ResMut<'w, StudioFile>,
    pub(super) walking: ResMut<'w, Walking>,
    pub(super) moment_notes: ResMut<'w, MomentNotes>,
}

pub(super) fn apply_commands(mut commands: MessageReader<Command>, mut stage: Stage, mut history: ResMut<History>) {
    for command in commands.read() {
        if matches!(command, Command::FlyTo(_) | Command::GoToView(_) | Command::Nudge(_)) {
            // Somebody takes the camera off a tour's way.
            stage.lead(&TourStep::Leave);
        }
        let revision = stage.goal.revision;
        stage.carry_out(command, &mut history);
        match command {
            // Where nobody may walk, or can, the tour goes on.
            Command::Walk(WalkStep::Begin(_) | WalkStep::BeginAt { .. }) if stage.goal.revision != revision => {
                stage.lead(&TourStep::Leave);
            }
            Command::Walk(_) => {}
            _ => stage.leave_walk(revision),
        }
    }
}

impl Stage<'_> {
    /// Carries out one command.
    pub(super) fn apply(&mut self, command: &Command) {
        match command {
            Command::Select(place) => {
                let known = place.as_ref().filter(|id| self.park.as_ref().is_none_or(|park| park.place(id).is_some()));
                self.shown.selection = known.cloned();
            }
            Command::Highlight(places) => self.shown.highlighted.clone_from(places),
            Command::Ask(text) => {
                self.shown.asked.clone_from(text);
                self.shown.panels.insert(Panel::Find);
            }
            Command::FlyTo(id) => {
                if let Some(pose) = self.pose_before(id) {
                    self.goal.set(pose, true);
                    self.shown.view = None;
                }
            }
            Command::GoToView(id) => self.go_to_view(id),
            Command::Nudge(motion) => {
                let pose = self.eye.0.moved(*motion);
                self.goal.set(pose, false);
                self.shown.view = None;
            }
            Command::Enter(level) => self.go_in(level.as_ref()),
            Command::GoOut => self.go_out(),
            Command::Measure(step) => self.shown.measure(step),
            Command::SetPlan(plan) => {
                self.shown.plan = *plan;
                if *plan {
                    self.shown.lay_tape_on_plan();
                }
            }
            Command::Open(places) => {
                self.shown.inside = None;
                self.shown.open.clone_from(places);
            }
            Command::SetLayer(step) => self.set_layer(step),
            Command::SetSpread(spread) => self.shown.spread = *spread,
            Command::SetSplit(split) => self.set_split(*split),
            Command::Section(step) => self.section(step),
            Command::SetPartitionMode { building, mode } => self.set_partition_mode(building, mode),
            Command::SetScenario(id) => {
                if self.shown.scenarios.contains_key(id) {
                    self.shown.scenario.clone_from(id);
                }
            }
            Command::Plan(step) => self.plan(step),
            Command::Studio(step) => self.studio(step),
            Command::CompareWith(with) => {
                if with.as_ref().is_none_or(|id| self.shown.scenarios.contains_key(id)) {
                    self.shown.compared.clone_from(with);
                }
            }
            Command::SetOverlay(overlay) => {
                let known =
                    |rule: &str| self.park.as_ref().is_some_and(|park| park.rules.rules.iter().any(|r| r.id == rule));
                if overlay.rule().is_none_or(known) {
                    self.shown.overlay = overlay.clone();
                }
            }
            Command::SetWeather(weather) => {
                self.shown.chosen_weather = *weather;
                self.shown.weather = *weather;
            }
            Command::SetTheme(theme) => self.shown.theme = *theme,
            Command::SetLang(lang) => self.shown.lang = *lang,
            Command::SetMode(mode) => *self.mode = *mode,
            Command::SetTime(at) => self.clock.set(*at),
            Command::SetSpeed(speed) => self.clock.set_speed(*speed),
            Command::SetPaused(paused) => self.clock.paused = *paused,
            Command::SetLooping(looping) => self.clock.looping = *looping,
            Command::SetTimescale(scale) => {
                self.shown.timescale = *scale;
                // A speed that another scale has no button for would be one that nobody can choose.
                if !scale.speeds().iter().any(|speed| (speed - self.clock.speed()).abs() < 0.5) {
                    self.clock.set_speed(1.0);
                }
            }
            Command::SetChart(metric, span) => {
                self.shown.chart_metric = Some(metric.clone());
                self.shown.chart_span = *span;
            }
            Command::TogglePanel(panel) => self.toggle(*panel),
            Command::FilterSegment(segment) => self.shown.segment.clone_from(segment),
            Command::Acknowledge(alarm) => match alarm {
                Some(id) => self.alarms.book.acknowledge(id),
                None => self.alarms.book.acknowledge_all(),
            },
            Command::Cockpit(step) => self.cockpit.take(*step),
            Command::Showroom(step) => self.keep_showroom(step),
            Command::Tour(step) => self.lead(step),
            Command::Walk(step) => self.walk(step),
            Command::ShowMoment(moment) => self.show_moment(moment),
            // Whoever has the chart writes it, and whoever has the state.
            Command::SaveChart
            | Command::SaveSheet(_)
            | Command::SaveNotes
            | Command::SaveComparison
            | Command::KeepMoment
            | Command::Pose
            | Command::Undo
            | Command::Redo => {}
        }
    }

    /// All that can be put back.
    pub(super) fn look(&self) -> Look {
        Look::now(&self.shown, &self.eye, &self.clock)
    }

    /// Puts everything but the camera as it was.
    pub(super) fn show(&mut self, look: Look) {
        *self.shown = look.shown;
        self.clock.set(look.at);
        self.clock.set_speed(look.speed);
        self.clock.paused = look.paused;
        self.clock.looping = look.looping;
    }

    /// Camera, lifted floors, partition modes, time of day and weather of a named view.
    ///
    /// Weather that a view brings goes with it: a view that says nothing of weather shows the one that was chosen.
    fn go_to_view(&mut self, id: &str) {
        let Some(park) = &self.park else { return };
        if let Some(view) = park.views.iter().find(|view| view.id == id) {
            self.shown.view = Some(view.id.clone());
            self.shown.inside = None;
            self.shown.plan = false;
            self.shown.open.clone_from(&view.open);
            self.shown.spread = view.spread;
            self.shown.weather = view.weather.unwrap_or(self.shown.chosen_weather);
            for (building, mode) in &view.modes {
                self.shown.partition_modes.insert(building.clone(), mode.clone());
            }
            let on_shown_day = |time: &str| at_time_of_day(self.clock.at(), time, &park.timezone);
            let of_moment = view.moment.and_then(|moment| {
                let minute = DaySun::new(&park.site, on_shown_day("00:00")?).minute_of(moment);
                on_shown_day(&format!("{:02}:{:02}", minute / 60, minute % 60))
            });
            if let Some(at) = of_moment.or_else(|| on_shown_day(view.time.as_deref()?)) {
                self.clock.set(at);
            }
            self.goal.set(CameraPose::from_view(view), true);
        }
    }

    fn set_partition_mode(&mut self, building: &crate::park::PlaceId, mode: &str) {
        let Some(modes) = self.park.as_ref().and_then(|park| Some(&park.building(building.as_str())?.modes)) else {
            return;
        };
        if modes.iter().any(|known| known.id == mode) {
            self.shown.partition_modes.insert(building.clone(), mode.to_owned());
        }
    }

    fn toggle(&mut self, panel: Panel) {
        if !self.shown.panels.remove(&panel) {
            if panel == Panel::Studios && !self.has_studio() {
                return;
            }
            self.shown.panels.insert(panel);
            // They have one place.
            if matches!(panel, Panel::Planning | Panel::Studios) && self.shown.panels.remove(&Panel::Find) {
                self.shown.highlighted.clear();
            }
            if panel == Panel::Planning {
                self.shown.panels.remove(&Panel::Studios);
            } else if panel == Panel::Studios {
                self.shown.panels.remove(&Panel::Planning);
            }
        } else if panel == Panel::Find {
            // What a question has lit goes out with it.
            self.shown.highlighted.clear();
        }
    }
}
