//! The colours of the sky over the shown day.

use bevy_egui::egui::Color32;

use crate::twin::DaySun;

/// The sky's colour over the day, in even steps from midnight to midnight.
pub fn colours(day: &DaySun) -> impl Iterator<Item = Color32> {
    day.elevations_deg.iter().step_by(2).map(|height| sky_colour(*height))
}

/// Sun's height in degrees, and the sky's colour then.
const SKIES: [(f64, Color32); 7] = [
    (-16.0, Color32::from_rgb(30, 38, 72)),
    (-9.0, Color32::from_rgb(58, 66, 116)),
    (-4.0, Color32::from_rgb(146, 104, 136)),
    (0.0, Color32::from_rgb(240, 160, 98)),
    (7.0, Color32::from_rgb(232, 204, 160)),
    (18.0, Color32::from_rgb(142, 196, 232)),
    (60.0, Color32::from_rgb(96, 172, 228)),
];

fn sky_colour(elevation_deg: f64) -> Color32 {
    let mut before = (f64::NEG_INFINITY, Color32::from_rgb(30, 38, 72));
    for (height, colour) in SKIES {
        if elevation_deg <= height {
            let share = if before.0.is_finite() { (elevation_deg - before.0) / (height - before.0) } else { 1.0 };
            return before.1.lerp_to_gamma(colour, share as f32);
        }
        before = (height, colour);
    }
    before.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_bright_and_the_night_is_not() {
        let sum = |colour: Color32| u32::from(colour.r()) + u32::from(colour.g()) + u32::from(colour.b());
        assert!(sum(sky_colour(70.0)) > 2 * sum(sky_colour(-30.0)));
        assert_eq!(sky_colour(0.0), Color32::from_rgb(240, 160, 98));
    }
}
