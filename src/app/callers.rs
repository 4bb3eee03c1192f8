//! Whether somebody waits for an answer, asked in the middle of a frame.

use std::{fmt, sync::Arc};

use bevy::ecs::prelude::*;

type Look = Arc<dyn Fn() -> bool + Send + Sync>;

/// Who calls from outside, as phones do: while a frame is made ready a call may come that is worth more than its picture.
#[derive(Resource, Clone)]
pub struct Callers(Look);

impl Callers {
    /// `look` says whether a call waits at this moment. It runs on the drawing thread and must wait for nothing that lasts.
    pub fn new(look: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(look))
    }

    /// Whether somebody has asked for something that no frame has taken up yet.
    pub fn wait(&self) -> bool {
        (self.0)()
    }
}

impl fmt::Debug for Callers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Callers").field(&self.wait()).finish()
    }
}
