//! How panels reach the screen: by a shader that spares a processor the exact curves of sRGB.

use bevy::{app::prelude::*, asset::Assets, ecs::prelude::*, shader::Shader};
use bevy_egui::{EguiPlugin, render::EGUI_SHADER_HANDLE};

const FILE: &str = "shaders/panels.wgsl";
const SHADER: &str = include_str!("../../assets/shaders/panels.wgsl");

/// What draws egui, one texture at a time: panels have few, and so the same shader runs on every driver.
pub fn egui_plugin() -> EguiPlugin {
    EguiPlugin { bindless_mode_array_size: None }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, take_over.run_if(resource_exists::<Assets<Shader>>));
}

/// Every context's panels are drawn by the shader with this handle.
fn take_over(mut shaders: ResMut<Assets<Shader>>) -> Result {
    shaders.insert(EGUI_SHADER_HANDLE.id(), Shader::from_wgsl(SHADER, FILE))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exactly_encoded(light: f32) -> f32 {
        if light <= 0.003_130_8 { 12.92 * light } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
    }

    fn exactly_decoded(told: f32) -> f32 {
        if told <= 0.040_45 { told / 12.92 } else { ((told + 0.055) / 1.055).powf(2.4) }
    }

    /// The numbers of a function of the shader, in the order in which they stand.
    fn numbers_of(function: &str) -> Vec<f32> {
        let body = SHADER.split(&format!("fn {function}(")).nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
        let words = body.split(|c: char| !c.is_ascii_digit() && c != '.');
        words.filter(|word| word.contains('.') && word.len() > 3).map(|word| word.parse().unwrap()).collect()
    }

    fn encoded(light: f32) -> f32 {
        let [a, b, c, d, e, f] = numbers_of("encoded")[..] else { panic!("six numbers") };
        let root = light.sqrt();
        root * (root * (a * root + b) - c) / (root * (root * (d * root + e) - f) + 1.0)
    }

    fn decoded(told: f32) -> f32 {
        let [a, b, c, e, d] = numbers_of("decoded")[..] else { panic!("five numbers") };
        told * (a + told * (b + told * (c + told * (e * told - d))))
    }

    fn worst(off: impl Fn(f32) -> f32) -> f32 {
        (0..=255).map(|step| off(step as f32 / 255.0).abs() * 255.0).fold(0.0, f32::max)
    }

    #[test]
    fn colours_letters_and_pictures_are_kept() {
        assert!(encoded(0.0).abs() < 1e-6 && (encoded(1.0) - 1.0).abs() < 1e-6, "a plain colour's texel is white");
        let colours = worst(|told| exactly_encoded(decoded(told)) - told);
        let letters = worst(|told| encoded(exactly_decoded(told)) - told);
        let pictures = worst(|told| exactly_encoded(decoded(encoded(exactly_decoded(told)))) - told);
        assert!(colours < 0.5 && letters < 0.25 && pictures < 0.75, "off by {colours}, {letters}, {pictures} of 255");
        assert!(worst(|told| exactly_encoded(exactly_decoded(told)) - told) < 0.01);
    }
}
