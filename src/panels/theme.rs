//! How the panels look: dark glass over the picture, one scale of type, one of space. No other file names a colour.

use bevy_egui::egui::{
    self, Color32, Context, CornerRadius, FontFamily, FontId, Frame, Margin, RichText, Stroke, Style, TextStyle, Theme,
    Visuals,
};

/// Behind a panel: dark, and just clear enough to sense the picture.
pub const GLASS: Color32 = Color32::from_rgba_premultiplied(14, 19, 28, 248);
/// Behind loading and fatal screens: nothing shows through.
pub const NIGHT: Color32 = Color32::from_rgb(10, 15, 23);
/// Fields, tracks and cards on the glass.
pub const WELL: Color32 = Color32::from_rgba_premultiplied(16, 18, 21, 24);
/// Behind a name over its place, and the line from it down to there.
pub const LABEL: Color32 = Color32::from_rgba_premultiplied(11, 16, 25, 203);
pub const STEM: Color32 = Color32::from_rgba_premultiplied(225, 228, 232, 240);
pub const STEM_EDGE: Color32 = Color32::from_rgba_premultiplied(8, 10, 14, 170);
pub const LINE: Color32 = Color32::from_rgba_premultiplied(32, 36, 42, 44);
pub const TEXT: Color32 = Color32::from_rgb(232, 237, 244);
pub const TEXT_WEAK: Color32 = Color32::from_rgb(164, 177, 193);
pub const ACCENT: Color32 = Color32::from_rgb(72, 196, 226);
/// On the accent colour.
pub const ACCENT_INK: Color32 = Color32::from_rgb(6, 24, 32);
/// A chosen button.
pub const CHOSEN: Color32 = Color32::from_rgb(23, 78, 96);
pub const HOVERED: Color32 = Color32::from_rgb(38, 50, 66);
/// What is not measured, not approved or not certain.
pub const CAUTION: Color32 = Color32::from_rgb(245, 190, 84);
pub const FAULT: Color32 = Color32::from_rgb(255, 118, 104);
pub const GOOD: Color32 = Color32::from_rgb(116, 208, 142);

/// The empty part of a bar.
pub const TRACK: Color32 = Color32::from_rgb(38, 46, 58);

pub const SMALL: f32 = 12.5;
pub const BODY: f32 = 14.0;
pub const HEADING: f32 = 17.0;
pub const DISPLAY: f32 = 34.0;

/// The steps of space, in points.
pub const TIGHT: f32 = 4.0;
pub const GAP: f32 = 8.0;
pub const WIDE: f32 = 14.0;
pub const PANEL_MARGIN: i8 = 12;
pub const RADIUS: u8 = 10;
pub const CONTROL_RADIUS: u8 = 6;
/// Nothing that can be touched is lower than this.
pub const TOUCH: f32 = 36.0;

/// The family of headings and numbers. Bound by [`super::fonts`]; egui panics over a family that is not.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Size, colour and weight of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    pub size: f32,
    pub colour: Color32,
    pub bold: bool,
}

pub const PLAIN: Voice = Voice { size: BODY, colour: TEXT, bold: false };
pub const FAINT: Voice = Voice { size: BODY, colour: TEXT_WEAK, bold: false };
pub const STRONG: Voice = Voice { size: BODY, colour: TEXT, bold: true };
/// Sources, dates, notes.
pub const NOTE: Voice = Voice { size: SMALL, colour: TEXT_WEAK, bold: false };
/// The words of a source.
pub const QUOTE: Voice = Voice { size: SMALL, colour: TEXT, bold: false };
pub const LARGE: Voice = Voice { size: 24.0, colour: TEXT, bold: true };
pub const HUGE: Voice = Voice { size: DISPLAY, colour: TEXT, bold: true };

impl Voice {
    pub fn font(self) -> FontId {
        FontId::new(self.size, if self.bold { bold() } else { FontFamily::Proportional })
    }

    pub fn rich(self, text: &str) -> RichText {
        RichText::new(text).font(self.font()).color(self.colour)
    }
}

/// A colour from a scene file, light enough to be read as text on the glass.
pub fn readable(colour: Color32) -> Color32 {
    colour.lerp_to_gamma(Color32::WHITE, 0.45)
}

pub fn small(text: impl Into<String>) -> RichText {
    RichText::new(text).size(SMALL).color(TEXT_WEAK)
}

pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).family(bold()).color(TEXT)
}

pub fn heading(text: impl Into<String>) -> RichText {
    strong(text).size(HEADING)
}

/// The glass that a panel stands on.
pub fn panel_frame() -> Frame {
    Frame::new()
        .fill(GLASS)
        .stroke(Stroke::new(1.0, LINE))
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::same(PANEL_MARGIN))
}

/// The glass of a bar; one that reaches the screen's edges has square corners.
pub fn bar_frame(to_the_edges: bool) -> Frame {
    let frame = panel_frame().inner_margin(Margin::symmetric(10, 7));
    if to_the_edges { frame.corner_radius(CornerRadius::ZERO) } else { frame }
}

/// A raised field on a panel.
pub fn card_frame() -> Frame {
    Frame::new().fill(WELL).corner_radius(CornerRadius::same(CONTROL_RADIUS)).inner_margin(Margin::symmetric(10, 8))
}

/// A colour as scene files write it, `#rrggbb`; the weak text's for anything else.
pub fn colour_of(hex: &str) -> Color32 {
    Color32::from_hex(hex).unwrap_or(TEXT_WEAK)
}

/// Sets the style of a context. Both of egui's themes become this one, so that the system's setting changes nothing.
pub fn install(ctx: &Context) {
    let style = style();
    ctx.set_style_of(Theme::Dark, style.clone());
    ctx.set_style_of(Theme::Light, style);
}

fn style() -> Style {
    let mut style = Style { visuals: visuals(), animation_time: 0.1, ..Style::default() };
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

fn visuals() -> Visuals {
    let mut visuals = Visuals::dark();
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(TEXT_WEAK);
    visuals.panel_fill = GLASS;
    visuals.window_fill = GLASS;
    visuals.extreme_bg_color = WELL;
    visuals.window_stroke = Stroke::new(1.0, LINE);
    visuals.window_corner_radius = CornerRadius::same(RADIUS);
    visuals.selection.bg_fill = CHOSEN;
    visuals.selection.stroke = Stroke::new(1.0, TEXT);
    visuals.hyperlink_color = ACCENT;
    visuals.slider_trailing_fill = true;
    let radius = CornerRadius::same(CONTROL_RADIUS);
    let widgets = &mut visuals.widgets;
    for (look, fill, stroke) in [
        (&mut widgets.noninteractive, WELL, LINE),
        (&mut widgets.inactive, WELL, LINE),
        (&mut widgets.hovered, HOVERED, ACCENT),
        (&mut widgets.active, CHOSEN, ACCENT),
        (&mut widgets.open, CHOSEN, LINE),
    ] {
        look.bg_fill = fill;
        look.weak_bg_fill = fill;
        look.bg_stroke = Stroke::new(1.0, stroke);
        look.fg_stroke = Stroke::new(1.0, TEXT);
        look.corner_radius = radius;
        look.expansion = 0.0;
    }
    // The handle of the slider has to be seen on the glass.
    widgets.inactive.bg_fill = Color32::from_rgb(70, 86, 106);
    visuals
}
