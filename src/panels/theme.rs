//! How the panels look: glass over the picture, one scale of type, one of space, one of corners. Colours stand in
//! [`super::palette`].

use bevy_egui::egui::{
    self, Color32, Context, CornerRadius, FontFamily, FontId, Frame, Margin, RichText, Stroke, Style, TextStyle, Ui,
    Visuals,
};

use super::palette::{DARK, GREY, LIGHT, Palette};
use crate::app::Theme;

/// The scale of type, in points: notes, text, headings, figures, the one number of a panel.
pub const SMALL: f32 = 12.5;
pub const BODY: f32 = 14.0;
pub const HEADING: f32 = 17.0;
pub const FIGURE: f32 = 24.0;
pub const DISPLAY: f32 = 36.0;

/// The steps of space, in points.
pub const TIGHT: f32 = 4.0;
pub const GAP: f32 = 8.0;
pub const WIDE: f32 = 16.0;
pub const PANEL_MARGIN: i8 = 12;
/// Corners of panels, and of what stands on them.
pub const RADIUS: u8 = 12;
pub const CONTROL_RADIUS: u8 = 7;
/// Nothing that can be touched is lower than this.
pub const TOUCH: f32 = 36.0;

/// The colours that a part of the screen wears.
pub fn of(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// The colours that the whole screen wears.
pub fn worn(ctx: &Context) -> &'static Palette {
    match ctx.theme() {
        egui::Theme::Dark => &DARK,
        egui::Theme::Light => &LIGHT,
    }
}

/// The family of headings and numbers. Bound by [`super::fonts`]; egui panics over a family that is not.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// What a text is to the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Text,
    Weak,
}

/// Size, ink and weight of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    pub size: f32,
    pub ink: Ink,
    pub bold: bool,
}

pub const PLAIN: Voice = Voice { size: BODY, ink: Ink::Text, bold: false };
pub const FAINT: Voice = Voice { size: BODY, ink: Ink::Weak, bold: false };
pub const STRONG: Voice = Voice { size: BODY, ink: Ink::Text, bold: true };
/// Sources, dates, notes.
pub const NOTE: Voice = Voice { size: SMALL, ink: Ink::Weak, bold: false };
/// The words of a source.
pub const QUOTE: Voice = Voice { size: SMALL, ink: Ink::Text, bold: false };
/// What is said in a tour.
pub const SPOKEN: Voice = Voice { size: HEADING, ink: Ink::Text, bold: false };
/// What a presenter reads at a glance, standing.
pub const CUE: Voice = Voice { size: 21.0, ink: Ink::Text, bold: false };
pub const LARGE: Voice = Voice { size: FIGURE, ink: Ink::Text, bold: true };
pub const HUGE: Voice = Voice { size: DISPLAY, ink: Ink::Text, bold: true };

impl Voice {
    pub fn font(self) -> FontId {
        FontId::new(self.size, if self.bold { bold() } else { FontFamily::Proportional })
    }

    pub fn colour(self, palette: &Palette) -> Color32 {
        match self.ink {
            Ink::Text => palette.text,
            Ink::Weak => palette.text_weak,
        }
    }

    pub fn rich(self, palette: &Palette, text: &str) -> RichText {
        RichText::new(text).font(self.font()).color(self.colour(palette))
    }
}

pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).family(bold())
}

pub fn heading(text: impl Into<String>) -> RichText {
    strong(text).size(HEADING)
}

/// The glass that a panel stands on; its shadow is `shade.rs`.
pub fn panel_frame(palette: &Palette) -> Frame {
    Frame::new()
        .fill(palette.glass)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::same(PANEL_MARGIN))
}

/// The glass of a bar.
pub fn bar_frame(palette: &Palette) -> Frame {
    panel_frame(palette).inner_margin(Margin::symmetric(5, 3))
}

/// A raised field on a panel.
pub fn card_frame(palette: &Palette) -> Frame {
    Frame::new().fill(palette.well).corner_radius(CornerRadius::same(CONTROL_RADIUS)).inner_margin(Margin::same(10))
}

/// A colour as scene files write it, `#rrggbb`; grey for anything else.
pub fn colour_of(hex: &str) -> Color32 {
    Color32::from_hex(hex).unwrap_or(GREY)
}

/// Sets the styles of a context, dark and light.
pub fn install(ctx: &Context) {
    ctx.set_style_of(egui::Theme::Dark, style(Visuals::dark(), &DARK));
    ctx.set_style_of(egui::Theme::Light, style(Visuals::light(), &LIGHT));
    wear(ctx, Theme::default());
    // There are no menus for a finger that rests, and a slow press is a press.
    ctx.options_mut(|options| options.input_options.max_click_duration = f64::INFINITY);
}

/// Puts a theme on, whatever the system's own.
pub fn wear(ctx: &Context, theme: Theme) {
    let wanted = match theme {
        Theme::Dark => egui::Theme::Dark,
        Theme::Light => egui::Theme::Light,
    };
    if ctx.options(|options| options.theme_preference) != wanted.into() {
        ctx.set_theme(wanted);
    }
}

fn style(plain: Visuals, palette: &Palette) -> Style {
    let mut style = Style { visuals: visuals(plain, palette), animation_time: 0.1, ..Style::default() };
    let regular = |size| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, regular(SMALL)),
        (TextStyle::Body, regular(BODY)),
        (TextStyle::Button, regular(BODY)),
        (TextStyle::Heading, FontId::new(HEADING, bold())),
        (TextStyle::Monospace, regular(BODY)),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(GAP, 6.0);
    style.spacing.button_padding = egui::vec2(10.0, 4.0);
    // Lines of text need no touch height; buttons ask for it themselves.
    style.spacing.interact_size = egui::vec2(TOUCH, 20.0);
    style.spacing.slider_rail_height = 6.0;
    style.spacing.icon_width = 18.0;
    style.spacing.scroll.floating = true;
    style.spacing.scroll.bar_width = 8.0;
    // Text on the glass is for reading: a drag over it belongs to the scroll area.
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.25;
    style
}

fn visuals(plain: Visuals, palette: &Palette) -> Visuals {
    let mut visuals = plain;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.text_weak);
    visuals.panel_fill = palette.glass;
    visuals.window_fill = palette.sheet;
    visuals.extreme_bg_color = palette.well;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(CONTROL_RADIUS);
    visuals.selection.bg_fill = palette.chosen;
    visuals.selection.stroke = Stroke::new(1.0, palette.text);
    visuals.hyperlink_color = palette.accent;
    visuals.slider_trailing_fill = true;
    let widgets = &mut visuals.widgets;
    for (look, fill, stroke) in [
        (&mut widgets.noninteractive, palette.well, palette.line),
        (&mut widgets.inactive, palette.well, Color32::TRANSPARENT),
        (&mut widgets.hovered, palette.hovered, Color32::TRANSPARENT),
        (&mut widgets.active, palette.chosen, Color32::TRANSPARENT),
        (&mut widgets.open, palette.chosen, Color32::TRANSPARENT),
    ] {
        look.bg_fill = fill;
        look.weak_bg_fill = fill;
        look.bg_stroke = Stroke::new(1.0, stroke);
        look.fg_stroke = Stroke::new(1.0, palette.text);
        look.corner_radius = CornerRadius::same(CONTROL_RADIUS);
        look.expansion = 0.0;
    }
    visuals
}
