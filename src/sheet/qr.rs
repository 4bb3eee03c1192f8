//! A QR code as modules; drawn as vectors, it is sharp at any size.

use qrcode::{Color, EcLevel, QrCode};

/// At 66 pt a module of such a code is 0.38 mm, about what a phone reads off paper.
const MOST_MODULES: usize = 61;

/// Rows from the top, `true` is dark, without the quiet zone; `None` for a text that is too long.
pub(super) fn modules(text: &str) -> Option<Vec<Vec<bool>>> {
    let levels = [EcLevel::M, EcLevel::L].into_iter();
    let mut codes = levels.filter_map(|level| QrCode::with_error_correction_level(text, level).ok());
    let code = codes.find(|code| code.width() <= MOST_MODULES)?;
    let colours = code.to_colors();
    Some(colours.chunks(code.width()).map(|row| row.iter().map(|one| *one == Color::Dark).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_square() {
        let rows = modules("https://park.example/H-07").unwrap();
        assert!(rows.len() >= 21 && rows.iter().all(|row| row.len() == rows.len()));
        // The upper left finder pattern.
        assert!(rows[0][..7].iter().all(|dark| *dark) && !rows[1][1]);
        assert!(modules(&"云".repeat(10_000)).is_none());
    }
}
