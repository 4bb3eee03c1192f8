//! Writes what was measured as a table, into the user's documents.

use std::{fmt::Write, fs, io, path::Path};

use bevy::{app::prelude::*, ecs::prelude::*};
use jiff::Timestamp;

use super::{AppSystems, Command, MeasureKind, Measured, Measurement, OpenPark, SaveFolder, Shown};
use crate::{feeds::now_ms, twin::format_local};

/// What became of the last table that was to be saved: its path, or why not.
#[derive(Resource, Clone, Debug, Default)]
pub struct SavedNotes(pub Option<Result<String, String>>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SavedNotes>().add_systems(Update, save.in_set(AppSystems::Command));
}

fn save(
    mut commands: MessageReader<Command>,
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    folder: Res<SaveFolder>,
    mut saved: ResMut<SavedNotes>,
) {
    let asked = commands.read().filter(|command| **command == Command::SaveNotes).count() > 0;
    let (true, Some(park)) = (asked, park) else { return };
    let now = format_local(Timestamp::from_millisecond(now_ms()).unwrap_or_default(), &park.timezone);
    let now: String = now.chars().take(19).filter(|letter| *letter != ':').collect();
    let path = folder.0.join(format!("{} notes {now}.csv", park.id));
    let written = write(&path, &table(&shown.notes));
    saved.0 = Some(written.map(|()| path.display().to_string()).map_err(|error| error.to_string()));
}

fn write(path: &Path, table: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Whole or not at all; a mark at the beginning tells spreadsheets that it is UTF-8.
    fs::write(path, format!("\u{feff}{table}"))
}

/// RFC 4180: number, name, kind, value, unit, the points as `x y z` in metres, y up.
fn table(notes: &[Measurement]) -> String {
    let mut text = String::from("number,name,kind,value,unit,points_m\r\n");
    for (number, note) in notes.iter().enumerate() {
        let (value, unit) = match note.measured() {
            Some(Measured::Distance { along_m, .. }) => (format!("{along_m:.3}"), "m"),
            Some(Measured::Area { m2, .. }) => (format!("{m2:.3}"), "m2"),
            Some(Measured::Height { m }) => (format!("{m:.3}"), "m"),
            Some(Measured::Angle { degrees }) => (format!("{degrees:.4}"), "deg"),
            None => (String::new(), ""),
        };
        let kind = match note.kind {
            MeasureKind::Distance => "distance",
            MeasureKind::Area => "area",
            MeasureKind::Height => "height",
            MeasureKind::Angle => "angle",
        };
        let points: Vec<String> = note.points_m.iter().map(|[x, y, z]| format!("{x:.3} {y:.3} {z:.3}")).collect();
        let name = note.name.replace('"', "\"\"");
        // Writing into a text cannot fail.
        let _ = write!(text, "{},\"{name}\",{kind},{value},{unit},{}\r\n", number + 1, points.join("; "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_every_note_and_names_with_quotes() {
        let mut chain = Measurement::new(MeasureKind::Distance, vec![[0.0, 0.0, 0.0], [3.0, 0.0, 4.0]]);
        chain.name = "门到\"塔\"，近路".into();
        let angle = vec![[1.0, 0.0, 0.0], [0.0; 3], [0.0, 0.0, 1.0]];
        let table = table(&[chain, Measurement::new(MeasureKind::Angle, angle)]);
        let lines: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(lines[1], "1,\"门到\"\"塔\"\"，近路\",distance,5.000,m,0.000 0.000 0.000; 3.000 0.000 4.000");
        assert_eq!(lines[2], "2,\"\",angle,90.0000,deg,1.000 0.000 0.000; 0.000 0.000 0.000; 0.000 0.000 1.000");
    }
}
