//! The colours of the panels, dark and light. No other file names one.

use bevy_egui::egui::{Color32, Rgba};

/// One set of colours. Text keeps a contrast of 4.5 to 1 on the glass, whatever the picture behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind a panel: just clear enough to sense the picture.
    pub glass: Color32,
    /// Behind loading and fatal screens: nothing shows through.
    pub sheet: Color32,
    /// Fields, tracks and cards on the glass.
    pub well: Color32,
    /// Behind a name over its place.
    pub label: Color32,
    /// The line from a name down to its place, and what sets it off from the picture.
    pub stem: Color32,
    pub stem_edge: Color32,
    /// Hairlines, and the edge of the glass.
    pub line: Color32,
    pub text: Color32,
    pub text_weak: Color32,
    pub accent: Color32,
    /// A chosen button.
    pub chosen: Color32,
    pub hovered: Color32,
    /// What is not measured, not approved or not certain.
    pub caution: Color32,
    pub fault: Color32,
    /// What is heard at this moment.
    pub live: Color32,
    /// Bookings: productions, and events.
    pub production: Color32,
    pub event: Color32,
    /// The empty part of a bar.
    pub track: Color32,
    /// The handle of a slider.
    pub handle: Color32,
    /// Around the glass.
    pub shadow: Color32,
}

pub const DARK: Palette = Palette {
    glass: Color32::from_rgba_unmultiplied_const(11, 16, 24, 247),
    sheet: Color32::from_rgb(10, 15, 23),
    well: Color32::from_rgb(28, 35, 45),
    label: Color32::from_rgba_unmultiplied_const(10, 15, 23, 226),
    stem: Color32::from_rgba_unmultiplied_const(238, 242, 246, 240),
    stem_edge: Color32::from_rgba_unmultiplied_const(12, 15, 20, 170),
    line: Color32::from_rgba_unmultiplied_const(185, 205, 230, 34),
    text: Color32::from_rgb(236, 240, 246),
    text_weak: Color32::from_rgb(170, 183, 199),
    accent: Color32::from_rgb(86, 199, 229),
    chosen: Color32::from_rgb(24, 80, 99),
    hovered: Color32::from_rgb(42, 54, 70),
    caution: Color32::from_rgb(245, 190, 84),
    fault: Color32::from_rgb(255, 140, 126),
    live: Color32::from_rgb(92, 214, 140),
    production: Color32::from_rgb(108, 168, 232),
    event: Color32::from_rgb(206, 140, 214),
    track: Color32::from_rgb(44, 53, 66),
    handle: Color32::from_rgb(236, 240, 246),
    shadow: Color32::from_rgba_unmultiplied_const(0, 0, 0, 70),
};

pub const LIGHT: Palette = Palette {
    glass: Color32::from_rgba_unmultiplied_const(250, 251, 253, 243),
    sheet: Color32::from_rgb(244, 246, 249),
    well: Color32::from_rgb(232, 237, 243),
    label: Color32::from_rgba_unmultiplied_const(252, 253, 254, 226),
    stem: Color32::from_rgba_unmultiplied_const(252, 253, 254, 245),
    stem_edge: Color32::from_rgba_unmultiplied_const(12, 15, 20, 170),
    line: Color32::from_rgba_unmultiplied_const(25, 45, 75, 34),
    text: Color32::from_rgb(20, 28, 40),
    text_weak: Color32::from_rgb(78, 91, 109),
    accent: Color32::from_rgb(0, 106, 143),
    chosen: Color32::from_rgb(190, 224, 237),
    hovered: Color32::from_rgb(222, 230, 239),
    caution: Color32::from_rgb(140, 86, 0),
    fault: Color32::from_rgb(178, 42, 28),
    live: Color32::from_rgb(16, 128, 70),
    production: Color32::from_rgb(38, 104, 176),
    event: Color32::from_rgb(144, 62, 156),
    track: Color32::from_rgb(209, 217, 227),
    handle: Color32::from_rgb(20, 28, 40),
    shadow: Color32::from_rgba_unmultiplied_const(10, 20, 40, 46),
};

/// For what a park's files give no colour to.
pub const GREY: Color32 = Color32::from_rgb(140, 152, 168);

/// Least contrast of text that is to be read.
const LEAST_CONTRAST: f32 = 4.5;

impl Palette {
    /// A colour from a scene file, moved towards the text's until it can be read on the glass and on chips of its own.
    pub fn readable(&self, colour: Color32) -> Color32 {
        let steps = (0..=10).map(|step| colour.lerp_to_gamma(self.text, step as f32 / 10.0));
        let reads = |ink: &Color32| contrast(*ink, self.chip(colour).0) >= LEAST_CONTRAST;
        steps.into_iter().find(reads).unwrap_or(self.text)
    }

    /// Behind the words of a chip of that colour, and about it: opaque, so that they are the same over any picture.
    pub fn chip(&self, colour: Color32) -> (Color32, Color32) {
        let glass = self.glass.to_opaque();
        (glass.lerp_to_gamma(colour, 0.12), glass.lerp_to_gamma(colour, 0.55))
    }
}

/// Contrast of two opaque colours as WCAG 2 defines it, 1 to 21.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Color32) -> f32 {
    let linear = Rgba::from(colour);
    0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One colour over an opaque one as a graphics card mixes them in a picture of linear light: light shines through more.
    fn over_in_light(over: Color32, under: Color32) -> Color32 {
        let [r, g, b, a] = over.to_srgba_unmultiplied();
        let over = Rgba::from(Color32::from_rgb(r, g, b));
        let share = f32::from(a) / 255.0;
        Color32::from(over * share + Rgba::from(under) * (1.0 - share))
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Color32::from_rgb(118, 118, 118), Color32::WHITE) - 4.54).abs() < 0.02);
    }

    #[test]
    fn words_can_be_read_on_glass_over_any_picture() {
        for palette in [DARK, LIGHT] {
            for behind in [Color32::BLACK, Color32::from_gray(128), Color32::WHITE] {
                for mix in [Color32::blend as fn(Color32, Color32) -> Color32, |under, over| over_in_light(over, under)]
                {
                    let glass = mix(behind, palette.glass);
                    for ink in [palette.text, palette.text_weak, palette.accent, palette.caution, palette.fault] {
                        for ground in [glass, glass.blend(palette.well), palette.hovered] {
                            assert!(contrast(ink, ground) >= LEAST_CONTRAST, "{ink:?} on {ground:?}");
                        }
                    }
                    let name = mix(behind, palette.label);
                    assert!(contrast(palette.text, name) >= LEAST_CONTRAST, "a name over {behind:?}: {name:?}");
                }
            }
            assert!(contrast(palette.text, palette.chosen) >= LEAST_CONTRAST);
            assert!(contrast(palette.text_weak, palette.sheet) >= LEAST_CONTRAST);
        }
    }

    #[test]
    fn a_parks_own_colours_become_readable() {
        for palette in [DARK, LIGHT] {
            for colour in [GREY, Color32::BLACK, Color32::WHITE, Color32::BLUE, Color32::YELLOW, Color32::RED] {
                let ink = palette.readable(colour);
                assert!(contrast(ink, palette.chip(colour).0) >= LEAST_CONTRAST, "{colour:?} became {ink:?}");
            }
        }
    }
}
