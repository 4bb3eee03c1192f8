//! A tour under way: what is said, and the means to lead it.

use std::path::PathBuf;

use bevy_egui::egui::{
    Color32, Context, RawInput, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, epaint::RectShape, pos2, vec2,
};

use super::{
    controls, figure,
    fonts::{FontFiles, read_fonts},
    icons::Icon,
    layout::{self, Wanted},
    theme,
    thumbnails::thumbnail,
};
use crate::{
    app::{Command, Panel, TourStep, Way},
    park::{Bilingual, Lang, Park, Said, Stop, said},
    words::Words,
};

/// What is shown of a tour.
#[derive(Clone, Debug, PartialEq)]
pub struct TourView {
    pub name: String,
    /// Number of the stop, from 0.
    pub stop: usize,
    pub stops: Vec<StopView>,
    /// What is said, with the figures' values in their places.
    pub says: String,
    /// Where those figures come from.
    pub sources: String,
    pub playing: bool,
    /// Somebody has taken the camera.
    pub left: bool,
    /// A guide is to be seen.
    pub guide: bool,
    /// Share of the stop that is over, 0 to 1.
    pub share: f32,
}

/// A stop in the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopView {
    pub name: String,
    /// Where its small picture lies, if there is one.
    pub picture: PathBuf,
}

impl TourView {
    pub fn new(park: &Park, words: &Words, way: &Way) -> Option<Self> {
        let (tour, stop) = (way.tour_in(park)?, way.stop_in(park)?);
        let name = |of: &Bilingual| of.get(words.lang()).to_owned();
        Some(Self {
            name: name(&tour.name),
            stop: way.stop,
            stops: tour
                .stops
                .iter()
                .map(|stop| StopView { name: name(&stop.name), picture: park.thumbnail(tour, stop) })
                .collect(),
            says: in_font(words.lang(), says(park, words, stop)),
            sources: in_font(words.lang(), sources(park, words, stop)),
            playing: way.playing,
            left: way.left,
            guide: false,
            share: way.share(),
        })
    }
}

/// Quotation marks of a Chinese font are as wide as its characters, and tear English words apart.
fn in_font(lang: Lang, text: String) -> String {
    if lang == Lang::Zh { text } else { text.replace(['“', '”'], "\"").replace('’', "'") }
}

/// A stop's words with the values of its figures.
pub fn says(park: &Park, words: &Words, stop: &Stop) -> String {
    let piece = |piece| match piece {
        Said::Words(words) => words.to_owned(),
        Said::Figure(id) => park.figure(id).map_or_else(|| "—".to_owned(), |found| figure::value_text(words, found)),
    };
    said(stop.says.get(words.lang())).into_iter().map(piece).collect()
}

/// The sources of a stop's figures, each once, with date and confidence.
fn sources(park: &Park, words: &Words, stop: &Stop) -> String {
    let mut lines: Vec<String> = Vec::new();
    for found in stop.figures().into_iter().filter_map(|id| park.figure(id)) {
        let line = figure::source_line(park, words, &found.source, found.as_of);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join(&words.get("tour-between"))
}

/// The card over the strip: what is said, and who says so.
pub fn caption_ui(ui: &mut Ui, view: &TourView) {
    ui.spacing_mut().item_spacing.y = theme::TIGHT;
    if let Some(stop) = view.stops.get(view.stop) {
        controls::text(ui, &stop.name, theme::STRONG);
    }
    controls::text(ui, &view.says, theme::SPOKEN);
    if !view.sources.is_empty() {
        controls::one_line(ui, &view.sources, theme::NOTE);
    }
}

/// Points that the card needs, so wide.
pub fn caption_height(ui: &Context, view: &TourView, width: f32) -> f32 {
    let inner = width - 2.0 * f32::from(theme::PANEL_MARGIN);
    let wrapped = |text: &str, voice: theme::Voice| {
        let colour = Color32::PLACEHOLDER;
        ui.fonts_mut(|fonts| fonts.layout(text.to_owned(), voice.font(), colour, inner).size().y)
    };
    let name = view.stops.get(view.stop).map_or(0.0, |stop| wrapped(&stop.name, theme::STRONG));
    let source = if view.sources.is_empty() { 0.0 } else { wrapped("A", theme::NOTE) + theme::TIGHT };
    2.0 * f32::from(theme::PANEL_MARGIN) + 4.0 + name + theme::TIGHT + wrapped(&view.says, theme::SPOKEN) + source
}

/// Measures what is said on the smallest screen, without one.
pub struct CaptionRuler {
    ctx: Context,
    width: f32,
}

/// The smallest screen that panels are made for, points.
const SMALL_SCREEN: Rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(1280.0, 720.0));

impl CaptionRuler {
    pub fn new(fonts: &FontFiles) -> Self {
        let ctx = Context::default();
        ctx.set_fonts(read_fonts(fonts).0);
        // Fonts are there from the pass after.
        for _ in 0..2 {
            let _ = ctx.run_ui(RawInput { screen_rect: Some(SMALL_SCREEN), ..RawInput::default() }, |_| {});
        }
        let wanted = Wanted {
            top: true,
            overview: true,
            place: true,
            clock: true,
            views: true,
            guide: true,
            ..Wanted::default()
        };
        Self { ctx, width: layout::caption_width(SMALL_SCREEN, &wanted) }
    }

    /// Lines that a stop's words take.
    pub fn lines(&self, park: &Park, words: &Words, stop: &Stop) -> usize {
        let inner = self.width - 2.0 * f32::from(theme::PANEL_MARGIN);
        let text = says(park, words, stop);
        self.ctx.fonts_mut(|fonts| fonts.layout(text, theme::SPOKEN.font(), Color32::PLACEHOLDER, inner).rows.len())
    }
}

/// Before, play or wait, after, the stops, back to the way, end.
pub fn tour_ui(ui: &mut Ui, words: &Words, view: &TourView) -> Option<Command> {
    let mut command = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        command = steps_ui(ui, words, view);
        let room = (ui.available_width() - 2.0 * (theme::TOUCH + theme::GAP)).max(60.0);
        ui.allocate_ui(vec2(room, theme::TOUCH), |ui| {
            if let Some(chosen) = stops_ui(ui, view) {
                command = Some(Command::Tour(TourStep::Go(chosen)));
            }
        });
        if controls::icon_button(ui, Icon::Guide, &words.get("panel-guide"), view.guide).clicked() {
            command = Some(Command::TogglePanel(Panel::Guide));
        }
        if controls::icon_button(ui, Icon::Close, &words.get("tour-end"), false).clicked() {
            command = Some(Command::Tour(TourStep::End));
        }
    });
    command
}

/// Before, play or wait, after; back to the way, once somebody has left it.
pub(super) fn steps_ui(ui: &mut Ui, words: &Words, view: &TourView) -> Option<Command> {
    let mut step = None;
    let last = view.stops.len().saturating_sub(1);
    let first = ui.add_enabled_ui(view.stop > 0, |ui| {
        controls::icon_button(ui, Icon::Back, &words.get("tour-before"), false).clicked()
    });
    if first.inner {
        step = Some(TourStep::Go(view.stop - 1));
    }
    let (icon, label) = match view.playing {
        true => (Icon::Pause, words.get("tour-wait")),
        false => (Icon::Play, words.get("tour-play")),
    };
    if controls::icon_button(ui, icon, &label, false).clicked() {
        step = Some(TourStep::Play(!view.playing));
    }
    let after = ui.add_enabled_ui(view.stop < last, |ui| {
        controls::icon_button(ui, Icon::Forward, &words.get("tour-after"), false).clicked()
    });
    if after.inner {
        step = Some(TourStep::Go(view.stop + 1));
    }
    if view.left {
        let rejoin = controls::icon_text_button(ui, Icon::Fly, &words.get("tour-rejoin"), true);
        if rejoin.on_hover_text(words.get("tour-rejoin-why")).clicked() {
            step = Some(TourStep::Rejoin);
        }
    }
    step.map(Command::Tour)
}

/// The stops in a line that keeps the shown one in sight.
fn stops_ui(ui: &mut Ui, view: &TourView) -> Option<usize> {
    let mut chosen = None;
    ScrollArea::horizontal().id_salt("tour-stops").auto_shrink(false).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = theme::TIGHT;
            for (number, stop) in view.stops.iter().enumerate() {
                let here = number == view.stop;
                let button = stop_ui(ui, stop, here);
                if here {
                    let rect = button.rect;
                    let line = Rect::from_min_size(rect.left_bottom() - vec2(0.0, 3.0), vec2(rect.width(), 3.0));
                    controls::paint_share(ui, line, f64::from(view.share), theme::of(ui).accent);
                    came_to(ui, view, rect, "tour-came-to");
                }
                if button.clicked() && !here {
                    chosen = Some(number);
                }
            }
        });
    });
    chosen
}

/// Its small picture, or else its name.
fn stop_ui(ui: &mut Ui, stop: &StopView, here: bool) -> Response {
    let Some(picture) = thumbnail(ui.ctx(), &stop.picture) else {
        return controls::flat_button(ui, &stop.name, here);
    };
    let (rect, response) = ui.allocate_exact_size(THUMBNAIL, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, here, &stop.name));
    let palette = theme::of(ui);
    // What is not shown now steps back.
    let tint = if here || response.hovered() { Color32::WHITE } else { Color32::from_gray(170) };
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().add(RectShape::filled(rect, 4.0, tint).with_texture(picture.id(), whole));
    if here || response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
    }
    response.on_hover_text(&stop.name)
}

/// As high as a finger needs.
const THUMBNAIL: Vec2 = vec2(64.0, theme::TOUCH);

/// Once a stop is come to, its button is scrolled into sight; then the strip is the person's.
pub(super) fn came_to(ui: &Ui, view: &TourView, rect: Rect, memory: &str) {
    let memory = bevy_egui::egui::Id::new(memory);
    let now = (view.name.clone(), view.stop);
    let before = ui.data_mut(|data| data.get_temp::<(String, usize)>(memory));
    if before.as_ref() != Some(&now) {
        ui.data_mut(|data| data.insert_temp(memory, now));
        ui.scroll_to_rect(rect, Some(bevy_egui::egui::Align::Center));
    }
}
