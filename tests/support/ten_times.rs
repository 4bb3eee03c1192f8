//! A park with ten times the racks of Zone F: the shipped scene with nine more compute centres in a row north of it.
//! Made from the scene's own texts, so that it is the same every time and grows with it.

#![allow(clippy::unwrap_used, reason = "a test may stop loudly, in its helpers too")]

#[path = "folders.rs"]
mod folders;

use std::{fs, path::Path};

pub use folders::copy;

/// The id of the park, and so the folder of its models.
pub const ID: &str = "zone-f-ten";
pub const RACKS: usize = 92_160;

/// Writes the scene into a folder.
pub fn write(folder: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    copy(&from, folder);
    let park = fs::read_to_string(from.join("park.ron")).unwrap();
    fs::write(folder.join("park.ron"), grown(&park)).unwrap();
}

fn grown(park: &str) -> String {
    let park = replaced(park, "    id: \"zone-f\",", &format!("    id: \"{ID}\","));
    // The gates stay where they are, on the boundary; the new buildings stand north of it.
    let wide = "boundary: polygon([(-190.5, 122.5), (-190.5, -122.5), (-400, -122.5), (-400, -320), (400, -320), \
                (400, -122.5), (190.5, -122.5), (190.5, 122.5)])";
    let park = replaced(&park, "boundary: rect(381, 245)", wide);
    let (begin, end) = ("        (\n            id: \"F-08\",", "        (\n            id: \"F-08E\",");
    let (before, rest) = park.split_once(begin).unwrap();
    let (body, after) = rest.split_once(end).unwrap();
    // Figures have ids of their own, and speak of one building.
    let (bare, _) = body.split_once("            figures: [").unwrap();
    let copies = (0..9).map(|number| {
        let at = format!("            at: ({}, -220),", 80 * number - 320);
        let moved = replaced(bare, "            at: (148, -48),", &at);
        format!("        (\n            id: \"F-08-{}\",{moved}        ),\n", number + 2)
    });
    format!("{before}{begin}{body}{}{end}{after}", copies.collect::<String>())
}

fn replaced(text: &str, find: &str, with: &str) -> String {
    assert_eq!(text.matches(find).count(), 1, "{find:?} in the shipped scene");
    text.replace(find, with)
}
