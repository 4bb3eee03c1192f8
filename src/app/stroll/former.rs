//! What was shown before a walk, which its end, or the end of whatever takes the camera during it, gives back.

use crate::{
    app::{CameraPose, Look, Shown, Tape, apply::Stage},
    park::{Park, PlaceId},
};

/// What a walk puts away.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Former {
    pub(super) pose: CameraPose,
    view: Option<String>,
    inside: Option<PlaceId>,
    open: Vec<PlaceId>,
    spread: bool,
    plan: bool,
    tape: Option<Tape>,
}

impl Former {
    /// Keeps what a walk puts away, and puts it away: everything is closed around who walks.
    pub(super) fn put_away(pose: CameraPose, shown: &mut Shown) -> Self {
        Self {
            pose,
            view: shown.view.take(),
            inside: shown.inside.take(),
            open: std::mem::take(&mut shown.open),
            spread: std::mem::take(&mut shown.spread),
            plan: std::mem::take(&mut shown.plan),
            tape: shown.tape.take(),
        }
    }

    /// All of it as it was; a tape that was taken up meanwhile stays in the hand.
    pub(super) fn put_back(self, shown: &mut Shown) {
        (shown.view, shown.inside, shown.open) = (self.view, self.inside, self.open);
        (shown.spread, shown.plan) = (self.spread, self.plan);
        shown.tape = shown.tape.take().or(self.tape);
    }

    /// What the park does not have any more is not given back.
    pub(super) fn let_go_of_missing(&mut self, park: &Park) {
        self.inside.take_if(|id| park.place(id).is_none());
        self.open.retain(|id| park.place(id).is_some());
    }
}

impl Stage<'_> {
    /// This look as it was before the walk, if somebody walks: nobody is led back to the eye of one who walks no more.
    pub(in crate::app) fn before_walk(&self, mut look: Look) -> Look {
        if let Some(stroll) = &self.walking.stroll {
            look.pose = stroll.former.pose;
            stroll.former.clone().put_back(&mut look.shown);
        }
        look
    }
}
