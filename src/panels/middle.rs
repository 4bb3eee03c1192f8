//! What is called for and stands in the middle for a while: alarms, data or issues at the bottom, help or a phone's code at
//! the top.

use bevy_egui::egui::Context;

use super::{
    alarms::{AlarmsView, alarms_ui},
    data::{DataView, data_ui},
    glass::{self, Keep},
    help::{HelpView, help_ui},
    issues::{IssueView, issues_ui},
    layout::Slots,
    phone::{PhoneView, phone_ui},
    scene::{Drawn, Sight},
};
use crate::{
    app::{ConsoleAt, Panel},
    park::Park,
};

/// A code, and how it is scanned.
const PHONE_WIDTH: f32 = 440.0;

/// The code is a secret: with a console it stands there.
pub(super) fn shows_code(sight: &Sight) -> bool {
    sight.shown.panel(Panel::Phone) && sight.cockpit.console == ConsoleAt::Nowhere
}

pub(super) fn draw_middle(ctx: &Context, sight: &Sight, park: &Park, slots: &Slots, drawn: &mut Drawn) {
    let (words, shown) = (sight.words, sight.shown);
    if let Some(slot) = slots.issues.filter(|_| shown.panel(Panel::Alarms)) {
        let view = AlarmsView::new(park, words, sight.alarms);
        drawn.add("alarms", glass::panel(ctx, "alarms", slot, Keep::Bottom, |ui| alarms_ui(ui, words, &view)));
    } else if let Some(slot) = slots.issues.filter(|_| shown.panel(Panel::Data)) {
        let view = DataView::new(park, words, sight.feed, sight.history_status);
        drawn.add("data", glass::panel(ctx, "data", slot, Keep::Bottom, |ui| data_ui(ui, words, &view)));
    } else if let Some(slot) = slots.issues {
        let views: Vec<IssueView> = sight.issues.iter().map(|issue| IssueView::new(words, issue)).collect();
        drawn.add("issues", glass::panel(ctx, "issues", slot, Keep::Bottom, |ui| issues_ui(ui, words, &views)));
    }
    if let Some(slot) = slots.help.filter(|_| shows_code(sight)) {
        let view = PhoneView { invitation: sight.invitation.cloned() };
        let slot = slot.with_max_x(slot.right().min(slot.left() + PHONE_WIDTH));
        drawn.add("phone", glass::panel(ctx, "phone", slot, Keep::Top, |ui| phone_ui(ui, words, &view)));
    } else if let Some(slot) = slots.help {
        let view = HelpView { mode: sight.mode, touring: sight.way.is_some() };
        drawn.add("help", glass::panel(ctx, "help", slot, Keep::Top, |ui| help_ui(ui, words, view)));
    }
}
