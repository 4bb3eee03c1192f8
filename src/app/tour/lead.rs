//! What is asked of a tour, carried out: its stops' commands are applied, and its camera is sent on its course.

use std::sync::Arc;

use super::{Course, REJOIN_SECS, Solids, TourStep, Way, commands_of};
use crate::app::{CameraPose, Look, Shown, apply::Stage};

impl Stage<'_> {
    /// Leads a tour. What its stops change is no work of the person's: it is put back when the tour ends.
    pub(in crate::app) fn lead(&mut self, step: &TourStep) {
        match step {
            TourStep::Start(id) => {
                if self.park.as_ref().is_none_or(|park| park.tour(id).is_none()) {
                    return;
                }
                let before = match self.touring.0.take() {
                    Some(way) => way.before,
                    None => Box::new(self.before_walk(self.look())),
                };
                self.go_to_stop(id, 0, 0.0, before);
            }
            TourStep::Go(stop) => {
                let Some(way) = self.touring.0.take() else { return };
                let tour = self.park.as_ref().and_then(|park| way.tour_in(park));
                // A tour whose file has gone is over.
                let Some(last) = tour.map(|tour| tour.stops.len().saturating_sub(1)) else {
                    return self.end(*way.before);
                };
                self.go_to_stop(&way.tour, (*stop).min(last), way.used_secs, way.before);
                self.touring.0.iter_mut().for_each(|now| now.playing = way.playing);
            }
            TourStep::Play(playing) => self.touring.0.iter_mut().for_each(|way| way.playing = *playing),
            TourStep::Leave => {
                // Nothing is touched where nothing is left.
                if self.touring.0.is_some() {
                    self.touring.0.iter_mut().for_each(|way| way.left = true);
                }
            }
            TourStep::Rejoin => self.rejoin(),
            TourStep::End => {
                if let Some(way) = self.touring.0.take() {
                    self.end(*way.before);
                }
            }
        }
    }

    fn rejoin(&mut self) {
        let Some(way) = self.touring.0.clone() else { return };
        let Some(park) = self.park.as_ref().map(|park| park.0.clone()) else { return };
        let Some((tour, stop)) = way.tour_in(&park).zip(way.stop_in(&park)) else { return };
        let eye = self.eye.0;
        commands_of(&park, tour, stop).iter().for_each(|command| self.apply(command));
        let course = Arc::new(way.course.back(&Solids::new(&park, &self.shown.open), eye, REJOIN_SECS));
        self.goal.follow(course.clone());
        self.touring.0 = Some(Way { secs: 0.0, left: false, course, ..way });
    }

    /// All is as it was before the tour; what the person has chosen meanwhile stays: words, colours of the panels, and
    /// which of them are open.
    fn end(&mut self, before: Look) {
        let (lang, theme, panels) = (self.shown.lang, self.shown.theme, self.shown.panels.clone());
        let pose = before.pose;
        // What was planned meanwhile is not lost.
        let (scenarios, requests) = (self.shown.scenarios.clone(), self.shown.requests.clone());
        let known = scenarios.contains_key(&before.shown.scenario);
        let scenario = if known { before.shown.scenario.clone() } else { self.shown.scenario.clone() };
        let shown = Shown { lang, theme, panels, scenarios, scenario, requests, ..before.shown };
        self.show(Look { shown, ..before });
        self.goal.set(pose, true);
    }

    fn go_to_stop(&mut self, tour: &str, number: usize, used_secs: f32, before: Box<Look>) {
        let Some(park) = self.park.as_ref().map(|park| park.0.clone()) else { return };
        let Some(tour) = park.tour(tour) else { return };
        let Some(stop) = tour.stops.get(number) else { return };
        let Some(view) = park.views.iter().find(|view| view.id == stop.view) else { return };
        let (eye, was_open) = (self.eye.0, self.shown.open.clone());
        commands_of(&park, tour, stop).iter().for_each(|command| self.apply(command));
        // On the way out of a building its roof is still off, and on the way in it is already.
        let open: Vec<_> = was_open.into_iter().chain(self.shown.open.iter().cloned()).collect();
        let course = Course::plan(&Solids::new(&park, &open), eye, CameraPose::from_view(view).above_ground(), stop);
        let course = Arc::new(course);
        self.goal.follow(course.clone());
        let id = tour.id.clone();
        let way = Way { tour: id, stop: number, secs: 0.0, used_secs, playing: true, left: false, course, before };
        self.touring.0 = Some(way);
    }
}
