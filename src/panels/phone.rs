//! How a phone becomes the remote: a code to scan, and who is there.

use bevy_egui::egui::Ui;

use super::{
    controls,
    qr::{Code, code_ui},
    theme,
};
use crate::{
    app::{CockpitStep, Command, Invitation, Panel},
    words::Words,
};

/// What is told of the remote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneView {
    /// `None` where the remote was not asked for.
    pub invitation: Option<Invitation>,
}

/// Points.
const CODE: f32 = 236.0;

/// A panel of its own.
pub fn phone_ui(ui: &mut Ui, words: &Words, view: &PhoneView) -> Option<Command> {
    let close = controls::title_bar(ui, &words.get("phone-title"), &words.get("panel-close"));
    let dismiss = code_and_words_ui(ui, words, view);
    dismiss.or(close.then_some(Command::TogglePanel(Panel::Phone)))
}

/// The code and what to do with it, wherever it stands.
pub(super) fn code_and_words_ui(ui: &mut Ui, words: &Words, view: &PhoneView) -> Option<Command> {
    let Some(invitation) = &view.invitation else {
        controls::text(ui, &words.get("phone-off"), theme::PLAIN);
        return None;
    };
    let mut command = None;
    let phones = words.format("phone-count", &[("count", invitation.phones.into())]);
    controls::text(ui, &phones, theme::STRONG);
    if invitation.phones > 0 && controls::button(ui, &words.get("phone-dismiss"), false).clicked() {
        command = Some(Command::Cockpit(CockpitStep::DismissPhones));
    }
    let Some(code) = invitation.urls.first().and_then(|url| Code::of(url)) else {
        controls::text(ui, &words.get("phone-no-network"), theme::PLAIN);
        return command;
    };
    code_ui(ui, &code, CODE.min(ui.available_width()), &words.get("phone-code"));
    controls::text(ui, &words.get("phone-how"), theme::PLAIN);
    // The address without its secret: whoever types it in still needs the code.
    let place = |url: &String| url.split_once('#').map_or_else(String::new, |(place, _)| place.to_owned());
    let places: Vec<String> = invitation.urls.iter().map(place).collect();
    controls::text(ui, &words.format("phone-at", &[("places", places.join("  ").into())]), theme::NOTE);
    command
}
