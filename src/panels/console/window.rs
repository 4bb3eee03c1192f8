//! Draws the console in its own window, by a schedule of its own, so that it never meets the audience's context.

use bevy::{
    app::prelude::*,
    asset::Handle,
    camera::Camera,
    ecs::{prelude::*, schedule::ScheduleLabel},
    image::Image,
};
use bevy_egui::{
    EguiContext, EguiSchedule, EguiTextureHandle, EguiUserTextures,
    egui::{CentralPanel, Context, Frame, Id, LayerId, Ui, UiBuilder},
};

use super::{ConsoleView, console_ui};
use crate::{
    app::{Cockpit, Command, Invitation, OpenPark, Shown, Touring},
    panels::{draw::Furniture, layout, theme},
    words::Words,
};

/// In which the console's window is drawn: give its camera an [`EguiSchedule`] of it.
#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
pub struct ConsolePass;

/// What goes on behind a frozen picture.
#[derive(Resource, Clone, Debug, Default)]
pub struct Preview(pub Option<Handle<Image>>);

pub(in crate::panels) fn plugin(app: &mut App) {
    app.init_resource::<Preview>().add_systems(ConsolePass, draw_console);
}

fn draw_console(
    mut contexts: Query<(&mut EguiContext, &EguiSchedule, &Camera)>,
    (park, shown, touring): (Option<Res<OpenPark>>, Res<Shown>, Res<Touring>),
    (cockpit, preview, invitation, furniture): (Res<Cockpit>, Res<Preview>, Option<Res<Invitation>>, Furniture),
    mut textures: ResMut<EguiUserTextures>,
    mut wishes: MessageWriter<Command>,
) {
    let label = EguiSchedule::new(ConsolePass);
    let Some((mut context, _, camera)) = contexts.iter_mut().find(|(_, schedule, _)| schedule.0 == label.0) else {
        return;
    };
    let ctx = context.get_mut().clone();
    if !furniture.is_in(&ctx) {
        return;
    }
    if let Some(size) = camera.logical_viewport_size() {
        ctx.set_zoom_factor(layout::scale_for(size.x, size.y));
    }
    theme::wear(&ctx, shown.theme);
    let Some(park) = park else { return };
    let words = furniture.words(shown.lang);
    let mut view = ConsoleView::new(&park, words, touring.0.as_ref(), &cockpit, time_of_day());
    view.phone = ConsoleView::phone(&shown, invitation.as_deref());
    view.preview = preview.0.as_ref().map(|image| textures.add_image(EguiTextureHandle::Weak(image.id())));
    wishes.write_batch(on_sheet(&ctx, words, &view));
}

/// The console from edge to edge.
fn on_sheet(ctx: &Context, words: &Words, view: &ConsoleView) -> Option<Command> {
    let screen = ctx.viewport_rect();
    let mut ui =
        Ui::new(ctx.clone(), Id::new("console"), UiBuilder::new().layer_id(LayerId::background()).max_rect(screen));
    let frame = Frame::new().fill(theme::worn(ctx).sheet).inner_margin(theme::WIDE);
    CentralPanel::default().frame(frame).show(&mut ui, |ui| console_ui(ui, words, view)).inner
}

/// This computer's own, `HH:MM`.
pub(in crate::panels) fn time_of_day() -> String {
    let now = jiff::Timestamp::from_millisecond(crate::feeds::now_ms()).unwrap_or_default();
    now.to_zoned(jiff::tz::TimeZone::system()).strftime("%H:%M").to_string()
}
