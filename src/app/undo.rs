//! Undo and redo: each applied command that can be undone leaves its inverse here.

use bevy::{app::prelude::*, ecs::prelude::*};

use super::Command;

/// Inverses of what was done, newest last.
#[derive(Resource, Clone, Debug, Default)]
pub struct History {
    undo: Vec<Command>,
    redo: Vec<Command>,
}

impl History {
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Something new was done; what had been undone can't be redone any more.
    pub(super) fn done(&mut self, inverse: Command) {
        self.redo.clear();
        // A slider that is dragged sets the time every frame; a person undoes the drag.
        let goes_on = matches!((self.undo.last(), &inverse), (Some(Command::SetTime(_)), Command::SetTime(_)));
        if !goes_on {
            self.undo.push(inverse);
        }
    }

    pub(super) fn take_undo(&mut self) -> Option<Command> {
        self.undo.pop()
    }

    pub(super) fn take_redo(&mut self) -> Option<Command> {
        self.redo.pop()
    }

    pub(super) fn undone(&mut self, inverse: Command) {
        self.redo.push(inverse);
    }

    pub(super) fn redone(&mut self, inverse: Command) {
        self.undo.push(inverse);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<History>();
}
