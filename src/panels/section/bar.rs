//! How the buildings are cut open: kind, measures, turned round, closed.

use bevy_egui::egui::{DragValue, ScrollArea, Ui, vec2};

use crate::{
    app::{Command, GripKind, Section, SectionKind, SectionStep},
    panels::{
        controls,
        icons::Icon,
        planning::{next_drag, this_drag},
        theme,
    },
    words::Words,
};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectionView {
    pub section: Section,
}

const KINDS: [(SectionKind, &str); 3] = [
    (SectionKind::Upright, "section-upright"),
    (SectionKind::Level, "section-level"),
    (SectionKind::Box, "section-box"),
];

/// Narrower than this the bar has no room for its name.
const ROOMY: f32 = 720.0;

pub fn section_ui(ui: &mut Ui, words: &Words, view: &SectionView) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut push = |step: SectionStep| commands.push(Command::Section(step));
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        if ui.available_width() > ROOMY {
            ui.add_space(theme::GAP);
            controls::one_line(ui, &words.get("section-title"), theme::STRONG);
            ui.add_space(theme::TIGHT);
        }
        controls::group(ui, |ui| {
            for (kind, key) in KINDS {
                let chosen = view.section.kind() == kind;
                if controls::flat_button(ui, &words.get(key), chosen).clicked() && !chosen {
                    push(SectionStep::Take(kind));
                }
            }
        });
        // What turns and ends the section always finds room; numbers that do not are scrolled to.
        let turns = view.section.kind() == SectionKind::Upright;
        let after = (theme::TOUCH + theme::TIGHT) * if turns { 2.0 } else { 1.0 };
        let room = (ui.available_width() - after).max(theme::TOUCH);
        ScrollArea::horizontal().max_width(room).auto_shrink(true).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::TIGHT;
            numbers_ui(ui, words, view.section, &mut push);
        });
        if turns && controls::icon_button(ui, Icon::Flip, &words.get("section-flip"), false).clicked() {
            push(SectionStep::Flip);
        }
        if controls::icon_button(ui, Icon::Close, &words.get("section-close"), false).clicked() {
            push(SectionStep::Close);
        }
    });
    commands
}

/// The measures, each typed or dragged sideways.
fn numbers_ui(ui: &mut Ui, words: &Words, section: Section, push: &mut impl FnMut(SectionStep)) {
    match section {
        Section::Level { height_m } => {
            let set = |height_m: f64| Section::Level { height_m: height_m.max(0.0) };
            number_ui(ui, (&words.get("section-height"), " m"), height_m, (0.1, 2), push, set);
        }
        Section::Upright { through, bearing_deg } => {
            let turned = |bearing_deg: f64| Section::Upright { through, bearing_deg: bearing_deg.rem_euclid(360.0) };
            number_ui(ui, (&words.get("section-bearing"), "°"), bearing_deg, (0.5, 1), push, turned);
            // From the park's origin, along the bearing.
            let along_m = section.half_spaces().first().map_or(0.0, |space| space.distance_m);
            let pushed = |to_m: f64| section.moved(GripKind::Push, to_m - along_m);
            number_ui(ui, (&words.get("section-along"), " m"), along_m, (0.1, 2), push, pushed);
        }
        Section::Box { half_m, top_m, .. } => {
            let numbers = [
                ("section-box-x", 2.0 * half_m.0, GripKind::Side(0)),
                ("section-box-z", 2.0 * half_m.1, GripKind::Side(2)),
                ("section-box-top", top_m, GripKind::Side(4)),
            ];
            for (key, value, grip) in numbers {
                let set = |to: f64| section.moved(grip, to - value);
                number_ui(ui, (&words.get(key), " m"), value, (0.1, 2), push, set);
            }
        }
    }
}

fn number_ui(
    ui: &mut Ui,
    (name, unit): (&str, &str),
    value: f64,
    (speed, decimals): (f64, usize),
    push: &mut impl FnMut(SectionStep),
    set: impl Fn(f64) -> Section,
) {
    let mut now = value;
    let field = DragValue::new(&mut now)
        .speed(speed)
        .fixed_decimals(decimals)
        .update_while_editing(false)
        .prefix(format!("{name} "))
        .suffix(unit);
    let field = ui.add_sized(vec2(WIDTH, theme::TOUCH - 4.0), field);
    if field.drag_started() {
        next_drag(ui);
    }
    if now.is_finite() && (now - value).abs() > 1e-9 {
        let drag = field.dragged().then(|| this_drag(ui));
        push(SectionStep::Set(set(now), drag));
    }
}

/// Wide enough for "东西 120.00 m".
const WIDTH: f32 = 118.0;
