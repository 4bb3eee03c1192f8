//! What is to be done once a frame has been drawn, and not before.

use bevy::{app::prelude::*, ecs::prelude::*};

type Deed = Box<dyn FnOnce() + Send + Sync>;

/// What waits for this frame. Whoever draws takes it along and does it at the end; where nobody draws, it is done at the
/// beginning of the next frame.
#[derive(Resource, Default)]
pub struct AfterDrawn(Vec<Deed>);

impl AfterDrawn {
    /// Has `deed` done when this frame has been drawn. It runs on the drawing thread and must not wait for anything.
    pub fn then(&mut self, deed: impl FnOnce() + Send + Sync + 'static) {
        self.0.push(Box::new(deed));
    }

    /// Leaves nothing behind.
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Does all of it, in order.
    pub fn run(self) {
        self.0.into_iter().for_each(|deed| deed());
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<AfterDrawn>().add_systems(First, run_undrawn);
}

fn run_undrawn(mut waiting: ResMut<AfterDrawn>) {
    if !waiting.is_empty() {
        waiting.take().run();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };

    use super::*;

    #[test]
    fn it_is_done_once_by_whoever_draws_or_else_in_the_next_frame() {
        let mut app = App::new();
        app.add_plugins(plugin);
        let done = Arc::new(AtomicU32::new(0));
        let order = |app: &mut App| {
            let done = done.clone();
            app.world_mut().resource_mut::<AfterDrawn>().then(move || {
                done.fetch_add(1, Ordering::Relaxed);
            });
        };
        order(&mut app);
        assert_eq!(done.load(Ordering::Relaxed), 0);
        app.update();
        assert_eq!(done.load(Ordering::Relaxed), 1);
        order(&mut app);
        app.world_mut().resource_mut::<AfterDrawn>().take().run();
        assert_eq!(done.load(Ordering::Relaxed), 2);
        app.update();
        assert_eq!(done.load(Ordering::Relaxed), 2);
    }
}
