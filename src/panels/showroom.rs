//! What a showroom has over its picture: back and home, an invitation to touch, and the way out for its staff.

use bevy_egui::egui::{Align2, Area, Context, Id, Order, Rect, Sense, Ui, vec2};

use super::{controls, icons::Icon, shade::framed, theme};
use crate::{
    app::{Command, Pin, ShowroomStep},
    words::Words,
};

/// How the showroom stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ShowroomSight {
    /// A tour plays for nobody.
    pub attracting: bool,
    /// There is a way back.
    pub can_go_back: bool,
    /// There is a number with which one gets out.
    pub has_pin: bool,
    /// Seconds for which no number counts.
    pub wait_secs: f32,
    /// Numbers that were wrong.
    pub wrong: u32,
}

/// Back to where one was, and to the beginning.
pub(super) fn home_ui(ui: &mut Ui, words: &Words, sight: &ShowroomSight) -> Option<Command> {
    let mut step = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let back = ui.add_enabled_ui(sight.can_go_back, |ui| {
            controls::icon_text_button(ui, Icon::Back, &words.get("showroom-back"), false).clicked()
        });
        if back.inner {
            step = Some(ShowroomStep::Back);
        }
        if controls::icon_text_button(ui, Icon::Site, &words.get("showroom-home"), false).clicked() {
            step = Some(ShowroomStep::Begin);
        }
    });
    step.map(Command::Showroom)
}

/// Over the tour that plays for nobody: that one may touch, in both languages, breathing slowly.
pub(super) fn invite_ui(ctx: &Context, screen: Rect, words: [&Words; 2]) -> Rect {
    let breath = libm::sin(ctx.input(|input| input.time) * 1.6) as f32 * 0.5 + 0.5;
    let area = Area::new(Id::new("invite")).order(Order::Foreground).pivot(Align2::CENTER_TOP).interactable(false);
    let at = screen.center_top() + vec2(0.0, screen.height() * 0.07);
    let shown = area.fixed_pos(at).fade_in(false).show(ctx, |ui| {
        framed(ui, theme::panel_frame(theme::of(ui)).inner_margin(20), |ui| {
            ui.vertical_centered(|ui| {
                ui.multiply_opacity(0.6 + 0.4 * breath);
                let [first, second] = words.map(|words| words.get("showroom-touch"));
                ui.label(theme::LARGE.rich(theme::of(ui), &first));
                ui.label(theme::SPOKEN.rich(theme::of(ui), &second));
            });
        });
    });
    shown.response.rect
}

/// A finger rests on the badges so long until the number is asked for, seconds.
const HOLD_SECS: f64 = 2.0;

fn pad_memory() -> Id {
    Id::new("showroom-pad")
}

/// Opens the pad when somebody who knows of it rests a finger on the badges.
pub(super) fn watch_badges(ctx: &Context, badges: Rect, sight: &ShowroomSight) {
    if !sight.has_pin {
        return;
    }
    let held = ctx.input(|input| {
        let pointer = &input.pointer;
        let there = |at: Option<bevy_egui::egui::Pos2>| at.is_some_and(|at| badges.contains(at));
        let rests = pointer.any_down() && there(pointer.press_origin()) && there(pointer.interact_pos());
        pointer.press_start_time().filter(|_| rests).map(|since| input.time - since)
    });
    if let Some(held) = held {
        ctx.request_repaint();
        if held >= HOLD_SECS {
            ctx.data_mut(|data| data.insert_temp(pad_memory(), Some(String::new())));
        }
    }
}

/// The pad, while it is open; it closes when nobody is there.
pub(super) fn pad_ui(ctx: &Context, words: &Words, sight: &ShowroomSight) -> Option<(Rect, Option<Command>)> {
    let mut digits = ctx.data(|data| data.get_temp::<Option<String>>(pad_memory())).flatten()?;
    if sight.attracting {
        ctx.data_mut(|data| data.insert_temp(pad_memory(), None::<String>));
        return None;
    }
    let (mut leave, mut close) = (None, false);
    let area = Area::new(Id::new("pad")).order(Order::Foreground).anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0));
    let shown = area.fade_in(false).show(ctx, |ui| {
        framed(ui, theme::panel_frame(theme::of(ui)).inner_margin(16), |ui| {
            ui.set_width(3.0 * KEY + 2.0 * theme::GAP);
            close = controls::title_bar(ui, &words.get("showroom-leave"), &words.get("panel-close"));
            let told = match sight.wait_secs {
                secs if secs > 0.0 => words.format("showroom-wait", &[("secs", f64::from(secs.ceil()).into())]),
                _ if sight.wrong > 0 && digits.is_empty() => words.get("showroom-wrong"),
                _ => "●".repeat(digits.len()),
            };
            ui.vertical_centered(|ui| {
                ui.label(theme::LARGE.rich(theme::of(ui), if told.is_empty() { " " } else { &told }))
            });
            leave = keys_ui(ui, words, &mut digits);
        });
    });
    let keep = (!close && leave.is_none()).then(|| digits.clone());
    // A wrong number is followed by another try.
    let keep = keep.or_else(|| leave.as_ref().map(|_| String::new())).filter(|_| !close);
    ctx.data_mut(|data| data.insert_temp(pad_memory(), keep));
    let step = leave.map(|pin| Command::Showroom(ShowroomStep::Leave(pin)));
    Some((shown.response.rect, step))
}

/// As high and wide as a finger likes, points.
const KEY: f32 = 64.0;

fn keys_ui(ui: &mut Ui, words: &Words, digits: &mut String) -> Option<Pin> {
    let mut said = None;
    for line in [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"], ["⌫", "0", "OK"]] {
        ui.horizontal(|ui| {
            for key in line {
                let label = match key {
                    "⌫" => words.get("showroom-erase"),
                    "OK" => words.get("showroom-ok"),
                    digit => digit.to_owned(),
                };
                if key_ui(ui, if key == "⌫" { "←" } else { &label }, &label) {
                    match key {
                        "⌫" => drop(digits.pop()),
                        "OK" => said = Pin::new(digits),
                        digit if digits.len() < 8 => digits.push_str(digit),
                        _ => {}
                    }
                }
            }
        });
    }
    said
}

fn key_ui(ui: &mut Ui, text: &str, label: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(KEY, KEY * 0.8), Sense::click());
    response.widget_info(|| bevy_egui::egui::WidgetInfo::labeled(bevy_egui::egui::WidgetType::Button, true, label));
    let palette = theme::of(ui);
    let fill = if response.is_pointer_button_down_on() { palette.chosen } else { palette.well };
    ui.painter().rect_filled(rect, theme::CONTROL_RADIUS, fill);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, theme::LARGE.font(), palette.text);
    response.clicked()
}
