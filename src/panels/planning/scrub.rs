//! A number that is typed, or dragged sideways; a drag is one deed.

use bevy_egui::egui::{DragValue, Id, Ui, vec2};

use crate::{
    app::{Command, PlanStep},
    panels::{controls, theme},
    park::Change,
};

/// What a number may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub least: f64,
    pub most: f64,
    /// For each point that it is dragged.
    pub speed: f64,
    pub decimals: usize,
}

/// The number of the drag that is under way, another for each.
pub(in crate::panels) fn next_drag(ui: &Ui) -> u64 {
    let memory = Id::new("planning-drag");
    ui.data_mut(|data| {
        let next = data.get_temp::<u64>(memory).unwrap_or(0) + 1;
        data.insert_temp(memory, next);
        next
    })
}

pub(in crate::panels) fn this_drag(ui: &Ui) -> u64 {
    ui.data(|data| data.get_temp::<u64>(Id::new("planning-drag"))).unwrap_or(0)
}

/// A name and a number beside it; `change` makes of a new number what is asked for.
pub(super) fn scrub_ui(
    ui: &mut Ui,
    (name, suffix): (&str, &str),
    value: f64,
    scale: Scale,
    change: impl Fn(f64) -> Change,
) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(WIDTH);
        controls::one_line(ui, name, theme::NOTE);
        let mut now = value;
        let field = DragValue::new(&mut now)
            .range(scale.least..=scale.most)
            .speed(scale.speed)
            .clamp_existing_to_range(false)
            .fixed_decimals(scale.decimals)
            .update_while_editing(false)
            .suffix(suffix);
        let field = ui.add_sized(vec2(WIDTH, 30.0), field);
        if field.drag_started() {
            next_drag(ui);
        }
        if (now - value).abs() > 1e-9 && now.is_finite() {
            let drag = field.dragged().then(|| this_drag(ui));
            commands.push(Command::Plan(PlanStep::Change(change(now), drag)));
        }
        if field.drag_stopped() {
            commands.push(Command::Plan(PlanStep::LetGo));
        }
    });
    commands
}

/// Three beside each other in the wide column.
const WIDTH: f32 = 104.0;
