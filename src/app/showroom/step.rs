//! What is asked of the showroom, carried out.

use jiff::Timestamp;

use super::Pin;
use crate::{
    app::{CameraPose, Command, Look, Mode, Shown, TourStep, apply::Stage, clock::at_time_of_day},
    feeds::now_ms,
    park::{Park, PlaceId},
    twin::parse_at,
};

/// What can be asked of the showroom.
#[derive(Clone, Debug, PartialEq)]
pub enum ShowroomStep {
    /// Everything as it was at first.
    Begin,
    /// The same, and the attract tour plays.
    Attract,
    /// Go into a place: fly there, its roof off.
    Enter(PlaceId),
    /// Back to where one was before.
    Back,
    /// Whoever knows the number leaves the showroom.
    Leave(Pin),
}

impl Stage<'_> {
    pub(in crate::app) fn keep_showroom(&mut self, step: &ShowroomStep) {
        match step {
            ShowroomStep::Begin => self.begin_anew(),
            ShowroomStep::Attract => {
                self.begin_anew();
                let attract = self.park.as_ref().and_then(|park| park.showroom.attract.clone());
                attract.into_iter().for_each(|tour| self.lead(&TourStep::Start(tour)));
            }
            ShowroomStep::Enter(place) => self.enter(place),
            ShowroomStep::Back => {
                if self.touring.0.is_some() {
                    self.lead(&TourStep::End);
                    // The tour's end leads to where one was when it began.
                    self.trail.0.pop();
                } else if let Some(look) = self.trail.0.pop() {
                    let pose = look.pose;
                    let (lang, requests) = (self.shown.lang, self.shown.requests.clone());
                    self.show(Look { shown: Shown { lang, requests, ..look.shown }, ..look });
                    self.goal.set(pose, true);
                } else {
                    self.begin_anew();
                }
            }
            ShowroomStep::Leave(pin) => {
                if *self.mode == Mode::Kiosk && self.lock.opens(pin) {
                    self.begin_anew();
                    *self.mode = Mode::Explore;
                }
            }
        }
    }

    /// As every visitor finds it, whatever was done before.
    fn begin_anew(&mut self) {
        let Some(park) = self.park.as_ref().map(|park| park.0.clone()) else { return };
        self.touring.0 = None;
        self.trail.0.clear();
        let home = fresh_look(&park, &self.at_first.0, &self.shown);
        let pose = home.pose;
        self.show(home);
        self.goal.set(pose, true);
    }

    /// Remembers where one is, before one goes elsewhere.
    pub(in crate::app) fn remember(&mut self) {
        let look = self.look();
        self.trail.push(look);
    }

    fn enter(&mut self, id: &PlaceId) {
        let Some(park) = self.park.as_ref().map(|park| park.0.clone()) else { return };
        if park.place(id).is_none() {
            return;
        }
        self.remember();
        let top = id.top();
        let has_rooms = park.building(top.as_str()).is_some_and(|building| !building.rooms.is_empty());
        if has_rooms && !self.shown.open.iter().any(|open| open.top() == top) {
            self.apply(&Command::Open(vec![top]));
        }
        self.apply(&Command::Select(Some(id.clone())));
        self.apply(&Command::FlyTo(id.clone()));
    }
}

/// The first view, the showroom's day, nothing chosen; with the colours and the weather that it was opened with. What
/// planners ask of the studios is no visitor's doing: it stays as it is now.
fn fresh_look(park: &Park, first: &Shown, now: &Shown) -> Look {
    let room = &park.showroom;
    let today = Timestamp::from_millisecond(now_ms()).unwrap_or_default();
    let home = room.home.as_ref().and_then(|id| park.views.iter().find(|view| view.id == *id)).or(park.views.first());
    let day = room.day.and_then(|day| parse_at(&day.to_string(), &park.timezone).ok()).unwrap_or(today);
    Look {
        shown: Shown {
            view: home.map(|view| view.id.clone()),
            open: home.map(|view| view.open.clone()).unwrap_or_default(),
            selection: None,
            highlighted: Vec::new(),
            requests: now.requests.clone(),
            ..first.clone()
        },
        pose: home.map_or_else(|| CameraPose::of_site(park), CameraPose::from_view).above_ground(),
        at: at_time_of_day(day, &room.time, &park.timezone).unwrap_or(day),
        speed: 1.0,
        paused: false,
        looping: false,
    }
}
