//! What is asked of a tour, carried out: its stops' commands are applied, and its camera is sent on its course.

use std::sync::Arc;

use super::{Before, Course, REJOIN_SECS, Solids, TourStep, Way, commands_of};
use crate::app::{CameraPose, Command, Shown, apply::Stage};

impl Stage<'_> {
    /// Leads a tour. What its stops change is no work of the person's: it is put back when the tour ends.
    pub(in crate::app) fn lead(&mut self, step: &TourStep) -> Option<Command> {
        match step {
            TourStep::Start(id) => {
                self.park.as_ref()?.tour(id)?;
                let before = match self.touring.0.take() {
                    Some(way) => way.before,
                    None => Box::new(Before {
                        shown: self.shown.clone(),
                        pose: self.eye.0,
                        at: self.clock.at(),
                        speed: self.clock.speed(),
                        paused: self.clock.paused,
                    }),
                };
                self.go_to_stop(id, 0, before);
                None
            }
            TourStep::Go(stop) => {
                let way = self.touring.0.take()?;
                let (tour, playing) = (way.tour.clone(), way.playing);
                let last = self.park.as_ref()?.tour(&tour)?.stops.len().saturating_sub(1);
                self.go_to_stop(&tour, (*stop).min(last), way.before);
                self.touring.0.iter_mut().for_each(|way| way.playing = playing);
                None
            }
            TourStep::Play(playing) => {
                self.touring.0.iter_mut().for_each(|way| way.playing = *playing);
                None
            }
            TourStep::Leave => {
                self.touring.0.iter_mut().for_each(|way| way.left = true);
                None
            }
            TourStep::Rejoin => {
                let way = self.touring.0.clone()?;
                let park = self.park.as_ref()?.0.clone();
                let (tour, stop) = (way.tour_in(&park)?, way.stop_in(&park)?);
                let eye = self.eye.0;
                commands_of(&park, tour, stop).iter().for_each(|command| {
                    self.apply(command);
                });
                let course = Arc::new(way.course.back(&Solids::new(&park, &self.shown.open), eye, REJOIN_SECS));
                self.goal.follow(course.clone());
                self.touring.0 = Some(Way { secs: 0.0, left: false, course, ..way });
                None
            }
            TourStep::End => {
                let way = self.touring.0.take()?;
                let Before { shown, pose, at, speed, paused } = *way.before;
                // What the person has chosen meanwhile stays: words, colours of the panels, and which of them are open.
                let (lang, theme, panels) = (self.shown.lang, self.shown.theme, self.shown.panels.clone());
                *self.shown = Shown { lang, theme, panels, ..shown };
                self.clock.set(at);
                self.clock.set_speed(speed);
                self.clock.paused = paused;
                self.goal.set(pose, true);
                None
            }
        }
    }

    fn go_to_stop(&mut self, tour: &str, number: usize, before: Box<Before>) {
        let Some(park) = self.park.as_ref().map(|park| park.0.clone()) else { return };
        let Some(tour) = park.tour(tour) else { return };
        let Some(stop) = tour.stops.get(number) else { return };
        let Some(view) = park.views.iter().find(|view| view.id == stop.view) else { return };
        let (eye, was_open) = (self.eye.0, self.shown.open.clone());
        commands_of(&park, tour, stop).iter().for_each(|command| {
            self.apply(command);
        });
        // On the way out of a building its roof is still off, and on the way in it is already.
        let open: Vec<_> = was_open.into_iter().chain(self.shown.open.iter().cloned()).collect();
        let course = Course::plan(&Solids::new(&park, &open), eye, CameraPose::from_view(view).above_ground(), stop);
        let course = Arc::new(course);
        self.goal.follow(course.clone());
        let id = tour.id.clone();
        let way = Way { tour: id, stop: number, secs: 0.0, playing: true, left: false, course, before };
        self.touring.0 = Some(way);
    }
}
