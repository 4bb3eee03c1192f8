//! A frame of the park gives way to a phone that asks while it is made ready: the last park is shown again, which takes
//! a third of the time, and the next frame answers.

use bevy::{
    prelude::*,
    render::{
        Render, RenderApp, RenderSystems,
        extract_resource::{ExtractResource, ExtractResourcePlugin},
        view::ViewTarget,
    },
};

use super::held::{Held, KeptPicture};
use crate::app::Callers;

/// A phone is there, and nothing in this frame was asked for, nor is its picture taken: it can come a frame later.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq, ExtractResource)]
pub(super) struct Unasked(pub bool);

impl ExtractResource for Callers {
    type Source = Self;

    fn extract_resource(source: &Self) -> Self {
        source.clone()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Unasked>()
        .add_plugins((ExtractResourcePlugin::<Unasked>::default(), ExtractResourcePlugin::<Callers>::default()));
    let Some(render_app) = app.get_sub_app_mut(RenderApp) else { return };
    // As late as can be: from here on all goes to the driver, which nobody stops.
    render_app.add_systems(Render, give_way.after(RenderSystems::PrepareBindGroups).before(RenderSystems::Render));
}

fn give_way(
    callers: Option<Res<Callers>>,
    unasked: Res<Unasked>,
    views: Query<&ViewTarget>,
    mut kept: ResMut<KeptPicture>,
    mut held: ResMut<Held>,
) {
    // After a frame without the park the next one that would draw it does, or a thumb could make it stand still.
    let may = kept.take_new() && *held == Held::Kept && unasked.0;
    if may && callers.is_some_and(|callers| callers.wait()) && views.iter().all(|view| kept.fits(view)) {
        // Taken over anew from the program in each frame.
        *held = Held::Again;
    }
}
