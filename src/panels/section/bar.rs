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

/// Wider than this the bar has room to say from where is measured; its title takes some more.
fn wide(kind: SectionKind) -> f32 {
    match kind {
        SectionKind::Level => 450.0,
        SectionKind::Upright => 610.0,
        SectionKind::Box => 680.0,
    }
}

const TITLE: f32 = 100.0;

pub fn section_ui(ui: &mut Ui, words: &Words, view: &SectionView) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut push = |step: SectionStep| commands.push(Command::Section(step));
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        let spare = ui.available_width() - wide(view.section.kind());
        if spare > TITLE {
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
            numbers_ui(ui, words, (view.section, spare > 0.0), &mut push);
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

/// A measure: its short name, and the one that says from where it is measured; its unit, step of a drag, and decimals.
struct Measure {
    short: String,
    from: Option<String>,
    unit: String,
    speed: f64,
    decimals: usize,
}

impl Measure {
    fn metres(words: &Words, short: &str, from: Option<&str>) -> Self {
        let unit = words.get("planning-metres");
        Self { short: words.get(short), from: from.map(|key| words.get(key)), unit, speed: 0.1, decimals: 2 }
    }

    fn degrees(words: &Words, short: &str, from: &str) -> Self {
        let unit = words.get("section-degrees");
        Self { short: words.get(short), from: Some(words.get(from)), unit, speed: 0.5, decimals: 1 }
    }
}

/// The measures, each typed or dragged sideways.
fn numbers_ui(ui: &mut Ui, words: &Words, (section, is_wide): (Section, bool), push: &mut impl FnMut(SectionStep)) {
    let metres = |short: &str, from: Option<&str>| Measure::metres(words, short, from);
    match section {
        Section::Level { height_m } => {
            let set = |height_m: f64| Section::Level { height_m: height_m.max(0.0) };
            let height = metres("section-height", Some("section-height-from"));
            number_ui(ui, (&height, is_wide), height_m, push, set);
        }
        Section::Upright { through, bearing_deg } => {
            let turned = |bearing_deg: f64| Section::Upright { through, bearing_deg: bearing_deg.rem_euclid(360.0) };
            let bearing = Measure::degrees(words, "section-bearing", "section-bearing-from");
            // A bearing is from north wherever it stands: its name is enough.
            number_ui(ui, (&bearing, false), bearing_deg, push, turned);
            // From the site's origin, along the bearing.
            let along_m = section.half_spaces().first().map_or(0.0, |space| space.distance_m);
            let pushed = |to_m: f64| section.moved(GripKind::Push, to_m - along_m);
            let along = metres("section-along", Some("section-along-from"));
            number_ui(ui, (&along, is_wide), along_m, push, pushed);
        }
        Section::Box { half_m, top_m, .. } => {
            let numbers = [
                (metres("section-box-x", None), 2.0 * half_m.0, GripKind::Side(0)),
                (metres("section-box-z", None), 2.0 * half_m.1, GripKind::Side(2)),
                (metres("section-box-top", Some("section-box-top-from")), top_m, GripKind::Side(4)),
            ];
            for (measure, value, grip) in numbers {
                number_ui(ui, (&measure, is_wide), value, push, |to: f64| section.moved(grip, to - value));
            }
        }
    }
}

fn number_ui(
    ui: &mut Ui,
    (measure, is_wide): (&Measure, bool),
    value: f64,
    push: &mut impl FnMut(SectionStep),
    set: impl Fn(f64) -> Section,
) {
    let mut now = value;
    let (name, width) = match &measure.from {
        Some(from) if is_wide => (from, WIDTH_FROM),
        _ => (&measure.short, WIDTH),
    };
    let field = DragValue::new(&mut now)
        .speed(measure.speed)
        .fixed_decimals(measure.decimals)
        .update_while_editing(false)
        .prefix(format!("{name} "))
        .suffix(&measure.unit);
    let mut field = ui.add_sized(vec2(width, theme::TOUCH - 4.0), field);
    if let Some(from) = &measure.from {
        field = field.on_hover_text(from);
    }
    if field.drag_started() {
        next_drag(ui);
    }
    if now.is_finite() && (now - value).abs() > 1e-9 {
        let drag = field.dragged().then(|| this_drag(ui));
        push(SectionStep::Set(set(now), drag));
    }
}

/// Wide enough for "东西 120.00 m", and for "From site origin 120.00 m".
const WIDTH: f32 = 118.0;
const WIDTH_FROM: f32 = 186.0;
