//! Undo and redo: of each deed it is kept how all looked before and after, and only what it changed is changed back.
//!
//! Looking is no deed: selecting, lighting, turning the camera by hand, opening a panel, leading a tour, letting time
//! run or stand, laying another scenario's picture beside. Nor is acknowledging an alarm: whoever saw it has seen it.

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{
    Command, LayerStep, Look, MeasureStep, Mode, PlanStep, SectionStep, Shown, Split, StudioStep, TourStep, WalkStep,
    apply::Stage,
};

/// What was done, newest last, and what was undone.
#[derive(Resource, Clone, Debug, Default)]
pub struct History {
    done: Vec<Deed>,
    undone: Vec<Deed>,
}

#[derive(Clone, Debug)]
struct Deed {
    /// What was dragged, if its command is one of those that follow each other meanwhile.
    dragged: Option<Dragged>,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dragged {
    Time,
    /// The highest storey that is shown.
    Storey,
    /// A point of a note.
    Point(usize, usize),
    /// A part of the park, by the number of the drag.
    Park(u64),
    Section(u64),
    /// A number of a request.
    Request(u64),
}

#[derive(Clone, Debug)]
enum What {
    Look(Box<Look>, Box<Look>),
    /// The tour and its stop, before and after.
    Tour(Option<AtStop>, Option<AtStop>),
}

type AtStop = (String, usize);

impl History {
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Something new was done; what had been undone can't be redone any more.
    fn push(&mut self, deed: Deed) {
        self.undone.clear();
        // A slider that is dragged sets the time every frame; a person undoes the drag.
        if let Some(Deed { dragged: Some(before), what: What::Look(_, after) }) = self.done.last_mut()
            && deed.dragged == Some(*before)
            && matches!(&deed.what, What::Look(then, _) if then.shown == after.shown)
            && let What::Look(_, now) = deed.what
        {
            *after = now;
        } else {
            self.done.push(deed);
        }
    }
}

impl Stage<'_> {
    /// Carries out one command of a person, and remembers it if it can be undone.
    pub(super) fn carry_out(&mut self, command: &Command, history: &mut History) {
        match command {
            Command::Undo => {
                if let Some(deed) = history.done.pop() {
                    self.turn(&deed.what, false);
                    history.undone.push(deed);
                }
            }
            Command::Redo => {
                if let Some(deed) = history.undone.pop() {
                    self.turn(&deed.what, true);
                    history.done.push(deed);
                }
            }
            // In a showroom nobody undoes: whatever was done, it begins anew.
            command if *self.mode == Mode::Kiosk => {
                match command {
                    // There is another way out.
                    Command::SetMode(_) => return,
                    Command::GoToView(_)
                    | Command::FlyTo(_)
                    | Command::Enter(_)
                    | Command::Tour(TourStep::Start(_)) => self.remember(),
                    _ => {}
                }
                self.apply(command);
                history.forget();
            }
            Command::Tour(step @ (TourStep::Start(_) | TourStep::End)) => {
                let before = self.at_stop();
                self.lead(step);
                let after = self.at_stop();
                if before != after {
                    history.push(Deed { dragged: None, what: What::Tour(before, after) });
                }
            }
            // The walk as a whole can be taken back, no step of it.
            Command::Walk(WalkStep::Rise) => {
                if let Some((before, after)) = self.rise_from_walk() {
                    history.push(Deed { dragged: None, what: What::Look(Box::new(before), Box::new(after)) });
                }
            }
            // What lies beside the picture is no deed, where the camera goes for it is.
            Command::SetSplit(_) if self.shown.split == Split::One => {
                let (before, revision) = (self.look(), self.goal.revision);
                self.apply(command);
                if self.goal.revision != revision {
                    let split = self.shown.split;
                    let before = Look { shown: Shown { split, ..before.shown }, ..before };
                    let after = Look { pose: self.goal.pose, ..self.look() };
                    history.push(Deed { dragged: None, what: What::Look(Box::new(before), Box::new(after)) });
                }
            }
            command if is_deed(command) => {
                let (mut before, revision) = (self.look(), self.goal.revision);
                self.apply(command);
                let mut after = self.look();
                if self.goal.revision != revision {
                    after.pose = self.goal.pose;
                    before = self.before_walk(before);
                }
                if before != after {
                    let what = What::Look(Box::new(before), Box::new(after));
                    history.push(Deed { dragged: dragged(command), what });
                }
            }
            command => self.apply(command),
        }
    }

    fn turn(&mut self, what: &What, again: bool) {
        match what {
            What::Look(before, after) => {
                let (from, to) = if again { (before, after) } else { (after, before) };
                let now = if from.pose == to.pose { self.look() } else { self.before_walk(self.look()) };
                let look = now.led(from, to);
                self.show(look);
                if from.pose != to.pose {
                    self.goal.set(to.pose, true);
                }
            }
            What::Tour(before, after) => match if again { after } else { before } {
                Some((tour, stop)) => {
                    self.lead(&TourStep::Start(tour.clone()));
                    self.lead(&TourStep::Go(*stop));
                }
                None => self.lead(&TourStep::End),
            },
        }
    }

    fn at_stop(&self) -> Option<AtStop> {
        self.touring.0.as_ref().map(|way| (way.tour.clone(), way.stop))
    }
}

fn dragged(command: &Command) -> Option<Dragged> {
    match command {
        Command::SetTime(_) => Some(Dragged::Time),
        Command::SetLayer(LayerStep::Highest(_)) => Some(Dragged::Storey),
        Command::Measure(MeasureStep::Move(note, point, _)) => Some(Dragged::Point(*note, *point)),
        Command::Plan(PlanStep::Change(_, Some(drag)) | PlanStep::Changes(_, Some(drag))) => Some(Dragged::Park(*drag)),
        Command::Section(SectionStep::Set(_, Some(drag))) => Some(Dragged::Section(*drag)),
        Command::Studio(StudioStep::Change(_, Some(drag))) => Some(Dragged::Request(*drag)),
        _ => None,
    }
}

fn is_deed(command: &Command) -> bool {
    !matches!(
        command,
        Command::Select(_)
            | Command::Highlight(_)
            | Command::Ask(_)
            | Command::Nudge(_)
            | Command::TogglePanel(_)
            | Command::Acknowledge(_)
            | Command::SetPaused(_)
            | Command::SetSpeed(_)
            | Command::SetLooping(_)
            | Command::SaveChart
            | Command::SaveSheet(_)
            | Command::SaveNotes
            | Command::SaveComparison
            | Command::Measure(MeasureStep::Take(_))
            | Command::KeepMoment
            | Command::Pose
            | Command::SetMode(_)
            | Command::SetSplit(_)
            | Command::Showroom(_)
            | Command::Cockpit(_)
            | Command::Tour(_)
            | Command::Walk(_)
            | Command::Plan(PlanStep::LetGo | PlanStep::Save(_))
            | Command::Studio(StudioStep::Look(_) | StudioStep::Save | StudioStep::SaveAside)
    )
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<History>();
}
