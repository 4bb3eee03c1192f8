//! The one place where commands take effect.

use bevy::{app::prelude::*, ecs::prelude::*, ecs::system::SystemParam};

use super::{
    Alarms, AppSystems, CameraGoal, CameraPose, Clock, Command, Eye, History, Mode, OpenPark, Panel, Shown, TourStep,
    Touring, clock::at_time_of_day,
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
    mode: ResMut<'w, Mode>,
    alarms: ResMut<'w, Alarms>,
    pub(super) goal: ResMut<'w, CameraGoal>,
    pub(super) touring: ResMut<'w, Touring>,
    pub(super) eye: Res<'w, Eye>,
}

fn apply_commands(mut commands: MessageReader<Command>, mut stage: Stage, mut history: ResMut<History>) {
    for command in commands.read() {
        match command {
            Command::Undo => {
                if let Some(wish) = history.take_undo()
                    && let Some(inverse) = stage.apply(&wish)
                {
                    history.undone(inverse);
                }
            }
            Command::Redo => {
                if let Some(wish) = history.take_redo()
                    && let Some(inverse) = stage.apply(&wish)
                {
                    history.redone(inverse);
                }
            }
            wish => {
                if matches!(wish, Command::FlyTo(_) | Command::GoToView(_) | Command::Nudge(_)) {
                    // Somebody takes the camera off a tour's way.
                    stage.lead(&TourStep::Leave);
                }
                if let Some(inverse) = stage.apply(wish) {
                    history.done(inverse);
                }
            }
        }
    }
}

impl Stage<'_> {
    /// Carries out one command; answers with its inverse if a person would want it undone.
    pub(super) fn apply(&mut self, command: &Command) -> Option<Command> {
        match command {
            Command::Select(place) => {
                let known = place.as_ref().filter(|id| self.park.as_ref().is_none_or(|park| park.place(id).is_some()));
                self.shown.selection = known.cloned();
                None
            }
            Command::Highlight(places) => {
                self.shown.highlighted.clone_from(places);
                None
            }
            Command::FlyTo(id) => {
                if let Some(place) = self.park.as_ref().and_then(|park| park.place(id)) {
                    let pose = self.eye.0.framing(&place);
                    self.goal.set(pose, true);
                    self.shown.view = None;
                }
                None
            }
            Command::GoToView(id) => {
                self.go_to_view(id);
                None
            }
            Command::Nudge(motion) => {
                let pose = self.eye.0.moved(*motion);
                self.goal.set(pose, false);
                self.shown.view = None;
                None
            }
            Command::Open(places) => {
                let before = std::mem::replace(&mut self.shown.open, places.clone());
                (before != *places).then_some(Command::Open(before))
            }
            Command::SetSpread(spread) => {
                let before = std::mem::replace(&mut self.shown.spread, *spread);
                (before != *spread).then_some(Command::SetSpread(before))
            }
            Command::SetPartitionMode { building, mode } => self.set_partition_mode(building, mode),
            Command::SetScenario(id) => {
                let known = self.park.as_ref().is_some_and(|park| park.scenarios.contains_key(id));
                if !known || self.shown.scenario == *id {
                    return None;
                }
                Some(Command::SetScenario(std::mem::replace(&mut self.shown.scenario, id.clone())))
            }
            Command::SetOverlay(overlay) => {
                let known =
                    |rule: &str| self.park.as_ref().is_some_and(|park| park.rules.rules.iter().any(|r| r.id == rule));
                if overlay.rule().is_some_and(|rule| !known(rule)) {
                    return None;
                }
                let before = std::mem::replace(&mut self.shown.overlay, overlay.clone());
                (before != *overlay).then_some(Command::SetOverlay(before))
            }
            Command::SetWeather(weather) => {
                self.shown.chosen_weather = *weather;
                let before = std::mem::replace(&mut self.shown.weather, *weather);
                (before != *weather).then_some(Command::SetWeather(before))
            }
            Command::SetTheme(theme) => {
                self.shown.theme = *theme;
                None
            }
            Command::SetLang(lang) => {
                self.shown.lang = *lang;
                None
            }
            Command::SetMode(mode) => {
                *self.mode = *mode;
                None
            }
            Command::SetTime(at) => {
                let before = self.clock.at();
                self.clock.set(*at);
                (before != *at).then_some(Command::SetTime(before))
            }
            Command::SetSpeed(speed) => {
                self.clock.set_speed(*speed);
                None
            }
            Command::SetPaused(paused) => {
                self.clock.paused = *paused;
                None
            }
            Command::SetLooping(looping) => {
                self.clock.looping = *looping;
                None
            }
            Command::SetTimescale(scale) => {
                self.shown.timescale = *scale;
                // A speed that another scale has no button for would be one that nobody can choose.
                if !scale.speeds().iter().any(|speed| (speed - self.clock.speed()).abs() < 0.5) {
                    self.clock.set_speed(1.0);
                }
                None
            }
            Command::SetChart(metric, span) => {
                self.shown.chart_metric = Some(metric.clone());
                self.shown.chart_span = *span;
                None
            }
            Command::TogglePanel(panel) => {
                self.toggle(*panel);
                None
            }
            Command::FilterSegment(segment) => {
                self.shown.segment.clone_from(segment);
                None
            }
            Command::Acknowledge(alarm) => {
                match alarm {
                    Some(id) => self.alarms.book.acknowledge(id),
                    None => self.alarms.book.acknowledge_all(),
                }
                None
            }
            Command::Tour(step) => self.lead(step),
            // Whoever has the chart writes it.
            Command::SaveChart | Command::Undo | Command::Redo => None,
        }
    }

    /// Camera, lifted floors, partition modes, time of day and weather of a named view.
    ///
    /// Weather that a view brings goes with it: a view that says nothing of weather shows the one that was chosen.
    fn go_to_view(&mut self, id: &str) {
        let Some(park) = &self.park else { return };
        if let Some(view) = park.views.iter().find(|view| view.id == id) {
            self.shown.view = Some(view.id.clone());
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

    fn set_partition_mode(&mut self, building: &crate::park::PlaceId, mode: &str) -> Option<Command> {
        let modes = &self.park.as_ref()?.building(building.as_str())?.modes;
        let usual = modes.first()?.id.clone();
        if !modes.iter().any(|known| known.id == mode) {
            return None;
        }
        let before = self.shown.partition_modes.insert(building.clone(), mode.to_owned()).unwrap_or(usual);
        (before != mode).then(|| Command::SetPartitionMode { building: building.clone(), mode: before })
    }

    fn toggle(&mut self, panel: Panel) {
        if !self.shown.panels.remove(&panel) {
            self.shown.panels.insert(panel);
        }
    }
}
