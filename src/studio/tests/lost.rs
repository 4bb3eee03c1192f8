//! A graphics card that is lost while the program runs.

use std::panic::{AssertUnwindSafe, catch_unwind};

use bevy::render::renderer::RenderDevice;

use super::*;

#[test]
fn a_lost_device_ends_the_program_as_a_fault_so_that_whoever_keeps_it_opens_it_again() {
    let mut studio = studio("overview");
    studio.frames(2, 0.0);
    assert_eq!(studio.app.should_exit(), None);
    studio.app.world().resource::<RenderDevice>().wgpu_device().destroy();
    // Some of what is under way ends it at once: to whoever keeps it, a crash.
    let ended = catch_unwind(AssertUnwindSafe(|| {
        (0..20).find_map(|_| {
            studio.app.update();
            studio.app.should_exit()
        })
    }));
    assert!(matches!(ended, Err(_) | Ok(Some(AppExit::Error(_)))), "it goes on: {ended:?}");
}
