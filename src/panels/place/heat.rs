//! A hall from above: each of its racks where it stands, coloured as a rule has it. A click chooses a rack.

use bevy_egui::egui::{
    Color32, CursorIcon, Mesh, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use crate::{
    app::{Command, Overlay, Shown},
    panels::{
        controls, theme,
        trust::{faded, trust_word},
    },
    park::{Park, PlaceId, PlaceKind, Rule},
    twin::{RackVerdict, Rulebook, State, Trust},
    words::Words,
};

/// The hall of the chosen place, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatView {
    /// Id and name of the rules that colour racks, and whether it is the one that is shown.
    pub rules: Vec<(String, String, bool)>,
    /// Unit of the shown rule's values, and the names of its bands.
    pub unit: String,
    pub bands: Vec<String>,
    /// How many times as wide as high.
    pub aspect: f32,
    pub cells: Vec<HeatCell>,
    /// Least, mean and most of what is known, in words; `None` where nothing is.
    pub range: Option<String>,
    /// The rack with the most, and its value in words.
    pub most: Option<(PlaceId, String)>,
}

/// One rack.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    pub rack: PlaceId,
    /// Shares of the hall's width and height, from its upper left corner.
    pub at: Rect,
    pub colour: Color32,
    /// Value, band and how far to trust them; `None` where nothing is known.
    pub verdict: Option<RackVerdict>,
    /// It, or its row, is what was chosen.
    pub chosen: bool,
}

impl HeatView {
    /// `None` for a place that is no hall with racks, nor in one.
    pub(super) fn new(
        park: &Park,
        words: &Words,
        (state, rulebook): (&State, &Rulebook),
        shown: &Shown,
        id: &PlaceId,
    ) -> Option<Self> {
        let all: Vec<&Rule> = rulebook.rules_of_racks(state).collect();
        let worn = shown.overlay.rule().and_then(|worn| all.iter().find(|rule| rule.id == worn));
        let place = park.place(id)?;
        let hall = match place.kind {
            PlaceKind::Rack => id.parent()?.parent()?,
            PlaceKind::Row => id.parent()?,
            _ => id.clone(),
        };
        let hall = park.halls().find(|one| one.id == hall && one.racks.is_some())?;
        let numbers = rulebook.points().racks_of(&hall.id).into_iter().next()?;
        // Without one, the temperature: that is what a hall is looked at for.
        let rule = *worn.or(all.iter().find(|rule| rule.unit == "Cel")).or(all.first())?;
        let verdicts = rulebook.judge_part(&rule.id, numbers, state);
        let (_, layout) = hall.racks?;
        let (along_m, _, deep_m) = layout.rack_m;
        let (wide, high) = (hall.room.size.0, hall.room.size.1);
        // The longer side lies across.
        let across = |x: f64, z: f64| if wide >= high { (x / wide, z / high) } else { (z / high, x / wide) };
        let cells = layout.racks(&hall.id, hall.room.size).zip(verdicts).map(|(rack, verdict)| {
            let corner = |sign: f64| {
                let (x, y) =
                    across(rack.at.0 + wide / 2.0 + sign * deep_m / 2.0, rack.at.1 + high / 2.0 + sign * along_m / 2.0);
                pos2(x as f32, y as f32)
            };
            let band = verdict.and_then(|verdict| rule.bands.get(verdict.band?));
            let colour = band.map_or(Color32::GRAY, |band| theme::colour_of(&band.colour));
            let trust = verdict.map_or(Trust::Missing, |verdict| verdict.trust);
            let chosen = rack.id == *id || rack.id.parent().as_ref() == Some(id);
            let at = Rect::from_two_pos(corner(-1.0), corner(1.0));
            HeatCell { rack: rack.id, at, colour: faded(colour, trust), verdict, chosen }
        });
        let cells: Vec<HeatCell> = cells.collect();
        let (range, most) = summary(park, words, rule, &cells);
        Some(Self {
            rules: all
                .iter()
                .map(|one| (one.id.clone(), one.name.get(words.lang()).to_owned(), one.id == rule.id))
                .collect(),
            unit: rule.unit.clone(),
            bands: rule.bands.iter().map(|band| band.name.get(words.lang()).to_owned()).collect(),
            aspect: (wide.max(high) / wide.min(high).max(0.1)) as f32,
            cells,
            range,
            most,
        })
    }

    /// What is known of a rack, in words.
    fn told(&self, words: &Words, cell: &HeatCell) -> String {
        let Some(verdict) = cell.verdict else { return trust_word(words, Trust::Missing) };
        let band = verdict.band.and_then(|band| self.bands.get(band)).cloned();
        let parts = [Some(words.measured(verdict.value, &self.unit)), band, Some(trust_word(words, verdict.trust))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(&words.get("why-between"))
    }
}

fn summary(park: &Park, words: &Words, rule: &Rule, cells: &[HeatCell]) -> (Option<String>, Option<(PlaceId, String)>) {
    let known = || cells.iter().filter_map(|cell| Some((cell, cell.verdict?.value)));
    let text = |value: f64| words.measured(value, &rule.unit);
    let (mut least, mut most, mut sum, mut count) = (f64::MAX, None::<(&HeatCell, f64)>, 0.0, 0);
    for (cell, value) in known() {
        least = least.min(value);
        most = if most.is_none_or(|(_, so_far)| value > so_far) { Some((cell, value)) } else { most };
        (sum, count) = (sum + value, count + 1);
    }
    let Some((hottest, high)) = most else { return (None, None) };
    let values = [
        ("least", text(least).into()),
        ("mean", text(sum / f64::from(count)).into()),
        ("most", text(high).into()),
        ("known", count.into()),
        ("of", cells.len().into()),
    ];
    let name = park.place(&hottest.rack).map(|place| place.name.get(words.lang()).to_owned()).unwrap_or_default();
    let most = words.format("heat-most", &[("rack", name.into()), ("value", text(high).into())]);
    (Some(words.format("heat-range", &values)), Some((hottest.rack.clone(), most)))
}

pub(super) fn heat_ui(ui: &mut Ui, words: &Words, view: &HeatView) -> Option<Command> {
    let mut command = None;
    controls::folding(ui, "place-heat", &words.get("heat-title"), true, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(theme::TIGHT, theme::TIGHT);
            for (id, name, chosen) in &view.rules {
                if controls::button(ui, name, *chosen).clicked() {
                    command = Some(Command::SetOverlay(Overlay::Rule(id.clone())));
                }
            }
        });
        command = command.take().or_else(|| map_ui(ui, words, view));
        match &view.range {
            Some(range) => controls::text(ui, range, theme::NOTE),
            None => controls::text(ui, &words.get("heat-nothing"), theme::NOTE),
        };
        if let Some((rack, text)) = &view.most
            && controls::wide_button(ui, text.as_str(), false).clicked()
        {
            command = Some(Command::Select(Some(rack.clone())));
        }
    });
    command
}

/// The racks; the one under the pointer says what it is.
fn map_ui(ui: &mut Ui, words: &Words, view: &HeatView) -> Option<Command> {
    let width = ui.available_width();
    let (area, response) = ui.allocate_exact_size(vec2(width, (width / view.aspect).min(MOST_HIGH)), Sense::click());
    let spoken = format!("{} {}", words.get("heat-title"), view.range.as_deref().unwrap_or_default());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &spoken));
    let palette = theme::of(ui);
    ui.painter().rect_filled(area, 3.0, palette.well);
    let floor = area.shrink(2.0);
    let place = |at: Rect| {
        let corner = |share: bevy_egui::egui::Pos2| floor.min + vec2(floor.width() * share.x, floor.height() * share.y);
        Rect::from_min_max(corner(at.min), corner(at.max))
    };
    let mut mesh = Mesh::default();
    for cell in &view.cells {
        mesh.add_colored_rect(place(cell.at).shrink(0.4), cell.colour);
    }
    ui.painter().add(Shape::mesh(mesh));
    for cell in view.cells.iter().filter(|cell| cell.chosen) {
        let ring = Stroke::new(1.5, palette.text);
        ui.painter().rect_stroke(place(cell.at).expand(0.8), 1.0, ring, StrokeKind::Outside);
    }
    let pointed = response.interact_pointer_pos().or(response.hover_pos())?;
    let cell = view.cells.iter().find(|cell| place(cell.at).expand(REACH).contains(pointed))?;
    ui.painter().rect_stroke(place(cell.at).expand(0.8), 1.0, Stroke::new(1.5, palette.accent), StrokeKind::Outside);
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    let clicked = response.clicked();
    response.on_hover_ui_at_pointer(|ui| {
        controls::text(ui, cell.rack.as_str(), theme::STRONG);
        controls::text(ui, &view.told(words, cell), theme::NOTE);
    });
    clicked.then(|| Command::Select(Some(cell.rack.clone())))
}

/// A deep hall is drawn no higher than this, points.
const MOST_HIGH: f32 = 190.0;
/// So far beside a rack a finger still means it, points.
const REACH: f32 = 1.5;
