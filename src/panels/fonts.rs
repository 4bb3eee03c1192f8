//! Fonts that hold Chinese: found, parsed, and only then given to egui, which panics over a bad one.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use bevy::ecs::prelude::*;
use bevy_egui::egui::{FontData, FontDefinitions, FontFamily};
use skrifa::{FontRef, MetadataProvider};

use super::theme;
use crate::park::{Issue, Location, Park};

/// The font files to use, best first. Whatever cannot be used is reported and passed over.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct FontFiles {
    /// For text: a park's own fonts, then the built-in one.
    pub regular: Vec<PathBuf>,
    /// For headings and numbers.
    pub bold: Vec<PathBuf>,
}

impl FontFiles {
    /// The fonts that come with the program, under its `assets` folder.
    pub fn in_assets(assets: &Path) -> Self {
        let file = |name: &str| vec![assets.join("fonts").join(name)];
        Self { regular: file("NotoSansSC-Regular.otf"), bold: file("NotoSansSC-Bold.otf") }
    }

    /// The park's own fonts, from its scene folder or else from `assets`, then those that come with the program.
    pub fn of_park(assets: &Path, park: Option<&Park>) -> Self {
        let mut files = Self::in_assets(assets);
        let own = park.into_iter().flat_map(|park| park.fonts.iter().map(|font| (park.folder.join(font), font)));
        let own = own.map(|(beside, font)| if beside.exists() { beside } else { assets.join(font) });
        files.regular.splice(0..0, own);
        files
    }
}

/// Reads the fonts; answers with what egui is to use, and with what is wrong.
///
/// Every family is bound, at worst to egui's own fonts, which hold no Chinese.
pub fn read_fonts(files: &FontFiles) -> (FontDefinitions, Vec<Issue>) {
    let mut fonts = FontDefinitions::default();
    let mut issues = Vec::new();
    let regular = add_fonts(&mut fonts, &files.regular, &mut issues);
    let bold = add_fonts(&mut fonts, &files.bold, &mut issues);
    let built_in = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let text: Vec<String> = regular.iter().chain(&built_in).cloned().collect();
    // What the bold font lacks, the regular one has.
    let headings = bold.into_iter().chain(text.iter().cloned()).collect();
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, text.clone());
    }
    fonts.families.insert(theme::bold(), headings);
    (fonts, issues)
}

/// Adds the usable ones of `files`; answers with their names, in order.
fn add_fonts(fonts: &mut FontDefinitions, files: &[PathBuf], issues: &mut Vec<Issue>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for file in files {
        match read_font(file) {
            Ok((bytes, warning)) => {
                let name = file.display().to_string();
                fonts.font_data.insert(name.clone(), Arc::new(FontData::from_owned(bytes)));
                names.push(name);
                issues.extend(warning);
            }
            Err(issue) => issues.push(*issue),
        }
    }
    names
}

fn read_font(file: &Path) -> Result<(Vec<u8>, Option<Issue>), Box<Issue>> {
    let shown = file.display().to_string();
    let stamp = |issue: Issue| {
        let location = Location { file: shown.clone(), line: None, column: None };
        issue.with("file", &shown).at(location)
    };
    let bytes = fs::read(file).map_err(|fault| match fault.kind() {
        std::io::ErrorKind::NotFound => stamp(Issue::error("font-missing")),
        _ => stamp(Issue::error("font-unreadable")).with("reason", fault),
    })?;
    let font =
        FontRef::from_index(&bytes, 0).map_err(|fault| stamp(Issue::error("font-not-a-font")).with("reason", fault))?;
    let letters = font.charmap();
    if font.outline_glyphs().iter().next().is_none() || letters.map('A').is_none() && letters.map('中').is_none() {
        return Err(Box::new(stamp(Issue::error("font-not-a-font")).with("reason", "no outlines")));
    }
    let chinese = ['中', '云', '谷', '模', '拟'].into_iter().all(|letter| letters.map(letter).is_some());
    let warning = (!chinese).then(|| stamp(Issue::warning("font-no-chinese")));
    Ok((bytes, warning))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> FontFiles {
        FontFiles::in_assets(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets")))
    }

    fn codes(issues: &[Issue]) -> Vec<&str> {
        issues.iter().map(|issue| issue.code.as_str()).collect()
    }

    #[test]
    fn the_built_in_fonts_hold_chinese_and_stand_first() {
        let (fonts, issues) = read_fonts(&built_in());
        assert_eq!(issues, []);
        let first = |family| fonts.families.get(&family).and_then(|names| names.first()).cloned().unwrap_or_default();
        assert!(first(FontFamily::Proportional).ends_with("NotoSansSC-Regular.otf"));
        assert!(first(theme::bold()).ends_with("NotoSansSC-Bold.otf"));
    }

    #[test]
    fn each_bad_font_has_its_own_issue_and_the_next_one_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none.otf");
        let text = folder.path().join("text.otf");
        fs::write(&text, "no font at all").unwrap();
        let cut = folder.path().join("cut.otf");
        let whole = fs::read(built_in().regular.first().unwrap()).unwrap();
        fs::write(&cut, whole.get(..400).unwrap()).unwrap();
        let bad = [missing, text, cut, folder.path().to_path_buf()];
        let mut files = built_in();
        files.regular.splice(0..0, bad);
        let (fonts, issues) = read_fonts(&files);
        assert_eq!(codes(&issues), ["font-missing", "font-not-a-font", "font-not-a-font", "font-unreadable"]);
        let names = fonts.families.get(&FontFamily::Proportional).unwrap();
        assert!(names.first().unwrap().ends_with("NotoSansSC-Regular.otf"));
    }

    #[test]
    fn without_any_font_every_family_is_still_bound() {
        let (fonts, _) = read_fonts(&FontFiles::default());
        for family in [FontFamily::Proportional, FontFamily::Monospace, theme::bold()] {
            assert!(fonts.families.get(&family).is_some_and(|names| !names.is_empty()), "{family:?}");
        }
    }
}
