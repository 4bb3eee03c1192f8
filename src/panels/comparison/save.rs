//! Writes the comparison as a page to print, into the user's documents.

use std::{fs, path::Path};

use bevy::{app::prelude::*, ecs::prelude::*};
use jiff::Timestamp;

use super::page::{ComparedSides, comparison_page};
use crate::{
    app::{AppSystems, Command, Comparison, OpenPark, SaveFolder, SavedComparison, Shown, Variants},
    feeds::now_ms,
    panels::FontFiles,
    sheet::{FactSheet, PrintedSheet, SheetError, SheetFonts, pdf},
    twin::{Pair, local},
    words::Words,
};

pub(in crate::panels) fn plugin(app: &mut App) {
    app.add_systems(Update, save.in_set(AppSystems::Show));
}

/// A page as a PDF, in the fonts of the panels.
///
/// # Errors
/// No font can be read, or the PDF cannot be made.
pub fn print_page(words: &Words, page: &FactSheet, files: &FontFiles) -> Result<PrintedSheet, SheetError> {
    let read = |files: &[std::path::PathBuf]| files.iter().filter_map(|file| fs::read(file).ok()).collect::<Vec<_>>();
    let fonts = SheetFonts::new(read(&files.regular), read(&files.bold))?;
    pdf(page, &fonts, &|count| words.format("sheet-more", &[("count", count.into())]))
}

fn save(
    mut commands: MessageReader<Command>,
    park: Option<Res<OpenPark>>,
    (shown, variants): (Res<Shown>, Option<Res<Variants>>),
    comparison: Res<Comparison>,
    files: Option<Res<FontFiles>>,
    folder: Res<SaveFolder>,
    mut saved: ResMut<SavedComparison>,
) {
    let asked = commands.read().filter(|command| **command == Command::SaveComparison).count() > 0;
    let (Some(park), Some(variants), Some(files), true) = (park, variants, files, asked) else { return };
    let (Some(differences), Some(now)) = (comparison.differences(), shown.scenarios.get(&shown.scenario)) else {
        return;
    };
    let words = Words::new(shown.lang);
    let other = shown.compared_with();
    let before = comparison.other_park().filter(|_| other.is_some()).unwrap_or(variants.base());
    let sides = ComparedSides {
        parks: Pair { from: &**before, to: &*park.0 },
        names: Pair {
            from: other.map_or_else(|| words.get("compare-unchanged"), |other| other.name.get(shown.lang).to_owned()),
            to: now.name.get(shown.lang).to_owned(),
        },
        sources: Pair {
            from: other.map_or_else(|| before.site.source.clone(), |other| other.source.clone()),
            to: now.source.clone(),
        },
    };
    let at = local(Timestamp::from_millisecond(now_ms()).unwrap_or_default(), &park.timezone);
    let page = comparison_page(&words, &sides, differences, at.date());
    let from = other.map_or("base", |other| other.id.as_str());
    let time = format!("{} {:02}{:02}{:02}", at.date(), at.hour(), at.minute(), at.second());
    let path = folder.0.join(file_name(&park.id, (from, &now.id), &time));
    let printed = print_page(&words, &page, &files).map_err(|fault| fault.to_string());
    let written = printed.and_then(|printed| write(&path, &printed.bytes).map_err(|fault| fault.to_string()));
    saved.0 = Some(match written {
        Ok(()) => Ok(path.display().to_string()),
        Err(fault) => Err(words.format("compare-no-page", &[("fault", fault.into())])),
    });
}

/// Such as `zone-f 2022 to 2025 2025-06-10 153000.pdf`.
fn file_name(park: &str, (from, to): (&str, &str), time: &str) -> String {
    let name = format!("{park} {from} to {to} {time}.pdf");
    // What stands in an id may not stand in a file's name everywhere.
    name.chars().map(|letter| if r#"/\:*?"<>|"#.contains(letter) { '_' } else { letter }).collect()
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_s_name_has_nothing_that_a_system_forbids() {
        assert_eq!(file_name("p", ("a/b", "c:d"), "2025-06-10 153000"), "p a_b to c_d 2025-06-10 153000.pdf");
    }
}
