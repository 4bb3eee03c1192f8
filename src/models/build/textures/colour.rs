//! Linear colours, and the soft edges that textures are drawn with.

/// Linear red, green, blue.
pub(in crate::models::build) type Rgb = [f64; 3];

pub(super) fn grey(tone: f64) -> Rgb {
    [tone; 3]
}

pub(super) fn scaled(rgb: Rgb, by: f64) -> Rgb {
    rgb.map(|channel| channel * by)
}

/// From `a` to `b` by `t`, 0..1.
pub(super) fn blend(a: Rgb, b: Rgb, t: f64) -> Rgb {
    let ([ar, ag, ab], [br, bg, bb]) = (a, b);
    [ar + (br - ar) * t, ag + (bg - ag) * t, ab + (bb - ab) * t]
}

/// Warmer above 0, cooler below: red and blue pulled apart by `by`.
pub(super) fn warmed(rgb: Rgb, by: f64) -> Rgb {
    let [r, g, b] = rgb;
    [r * (1.0 + by), g, b * (1.0 - by)]
}

/// 0 below `low`, 1 above `high`, smooth between.
pub(super) fn step(low: f64, high: f64, t: f64) -> f64 {
    let t = ((t - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// 1 between `low` and `high`, with edges `soft` wide.
pub(super) fn band(low: f64, high: f64, soft: f64, t: f64) -> f64 {
    step(low - soft / 2.0, low + soft / 2.0, t) * (1.0 - step(high - soft / 2.0, high + soft / 2.0, t))
}

/// How far from the nearest multiple of `pitch`.
pub(super) fn from_line(t: f64, pitch: f64) -> f64 {
    (t - (t / pitch).round() * pitch).abs()
}

/// 1 on lines `width` wide at every multiple of `pitch`, with edges `soft` wide.
pub(super) fn line(t: f64, pitch: f64, width: f64, soft: f64) -> f64 {
    1.0 - step(width / 2.0 - soft / 2.0, width / 2.0 + soft / 2.0, from_line(t, pitch))
}

/// The byte that sRGB writes for a linear value.
pub(super) fn srgb_byte(linear: f64) -> u8 {
    let t = linear.clamp(0.0, 1.0);
    let coded = if t <= 0.003_130_8 { t * 12.92 } else { 1.055 * libm::pow(t, 1.0 / 2.4) - 0.055 };
    (coded * 255.0 + 0.5) as u8
}

/// The linear value of an sRGB byte.
pub(super) fn linear_of(byte: u8) -> f64 {
    let coded = f64::from(byte) / 255.0;
    if coded <= 0.040_45 { coded / 12.92 } else { libm::pow((coded + 0.055) / 1.055, 2.4) }
}
