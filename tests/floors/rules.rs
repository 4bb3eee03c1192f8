//! Which room stands on which floor, and which strangers it may know.

use super::{
    paths::{NamedPath, named_paths},
    source::Source,
};

/// What a room may know of Bevy.
enum Bevy {
    Nothing,
    /// Only these of its modules, each spelled out, so that no prelude lets the renderer in.
    Only(&'static [&'static str]),
    /// All but these of its modules and companion crates.
    AllBut(&'static [&'static str]),
}

struct Room {
    name: &'static str,
    floor: u8,
    bevy: Bevy,
    egui: bool,
}

/// What draws the scene, and what belongs to it.
const RENDERING: &[&str] = &["render", "pbr", "core_pipeline", "bevy_mod_outline", "bevy_panorbit_camera"];

const ROOMS: &[Room] = &[
    Room { name: "park", floor: 0, bevy: Bevy::Nothing, egui: false },
    Room { name: "twin", floor: 1, bevy: Bevy::Nothing, egui: false },
    Room { name: "models", floor: 1, bevy: Bevy::Nothing, egui: false },
    Room { name: "sheet", floor: 1, bevy: Bevy::Nothing, egui: false },
    Room { name: "words", floor: 1, bevy: Bevy::Nothing, egui: false },
    Room { name: "light", floor: 2, bevy: Bevy::Nothing, egui: false },
    Room { name: "crowd", floor: 2, bevy: Bevy::Nothing, egui: false },
    Room { name: "history", floor: 2, bevy: Bevy::Nothing, egui: false },
    Room { name: "studios", floor: 2, bevy: Bevy::Nothing, egui: false },
    Room { name: "sunlight", floor: 2, bevy: Bevy::Nothing, egui: false },
    Room { name: "walk", floor: 2, bevy: Bevy::Nothing, egui: false },
    Room { name: "ask", floor: 2, bevy: Bevy::Nothing, egui: false },
    Room { name: "feeds", floor: 2, bevy: Bevy::Nothing, egui: false },
    Room {
        name: "app",
        floor: 3,
        bevy: Bevy::Only(&["ecs", "app", "state", "time", "tasks", "math", "log", "MinimalPlugins"]),
        egui: false,
    },
    // A shader among the panels: below them, as it draws what they lay out.
    Room { name: "darkness", floor: 3, bevy: Bevy::AllBut(&[]), egui: true },
    Room { name: "view3d", floor: 4, bevy: Bevy::AllBut(&[]), egui: false },
    Room { name: "panels", floor: 4, bevy: Bevy::AllBut(RENDERING), egui: true },
    Room { name: "remote", floor: 4, bevy: Bevy::AllBut(RENDERING), egui: false },
    Room { name: "bench", floor: 5, bevy: Bevy::AllBut(&[]), egui: true },
    Room { name: "fuzz", floor: 5, bevy: Bevy::AllBut(&[]), egui: true },
    Room { name: "other_stage", floor: 5, bevy: Bevy::AllBut(&[]), egui: true },
    Room { name: "studio", floor: 5, bevy: Bevy::AllBut(&[]), egui: true },
    Room { name: "cli", floor: 5, bevy: Bevy::AllBut(&[]), egui: true },
];

/// `lib.rs`, `main.rs` and whatever lies beside them: it composes the floors.
const ROOF: Room = Room { name: "the roof", floor: 5, bevy: Bevy::AllBut(&[]), egui: true };

fn room_named(name: &str) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == name)
}

/// The room that a file lies in; `None` for a folder that stands on no floor.
fn room_of(source: &Source) -> Option<&'static Room> {
    match source.file.strip_prefix("src/")?.split_once('/') {
        None => Some(&ROOF),
        Some((folder, _)) => room_named(folder),
    }
}

/// Imports that go sideways or up, one line each.
pub fn broken_floors(source: &Source) -> Vec<String> {
    let Some(room) = room_of(source) else {
        return vec![format!("{}: this room stands on no floor; give it one in tests/floors/rules.rs", source.file)];
    };
    if room.floor == ROOF.floor {
        return Vec::new();
    }
    named_paths(source).iter().filter_map(|path| broken_floor(source, room, path)).collect()
}

fn broken_floor(source: &Source, room: &Room, path: &NamedPath) -> Option<String> {
    let (first, rest) = path.segments.split_first()?;
    if first != "crate" {
        return None;
    }
    let Room { name, floor, .. } = room;
    let why = match rest.first().map(String::as_str) {
        None | Some("*") => "takes in the whole house; name the room below that is meant".to_owned(),
        Some(target) if target == *name => return None,
        Some(target) => match room_named(target) {
            Some(below) if below.floor < *floor => return None,
            Some(beside) if beside.floor == *floor => format!(
                "goes sideways: `{name}` and `{target}` stand on floor {floor} and don't know each other; meet in a room below"
            ),
            Some(above) => format!(
                "goes up: `{name}` stands on floor {floor}, `{target}` on floor {}; a room imports only from below",
                above.floor
            ),
            None => format!("goes up: `{target}` lies beside lib.rs, above every room; name the room it comes from"),
        },
    };
    Some(format!("{}:{}: `{}` {why}", source.file, path.line, path.segments.join("::")))
}

/// Names of Bevy and egui where a room may not know them, one line each.
pub fn strangers(source: &Source) -> Vec<String> {
    let Some(room) = room_of(source) else { return Vec::new() };
    let mut faults: Vec<String> =
        named_paths(source).iter().filter_map(|path| strange_path(source, room, path)).collect();
    if matches!(room.bevy, Bevy::Nothing) {
        // Below floor 3 not even the word, so that no alias lets it in.
        for token in &source.tokens {
            let bevy = token.word().filter(|word| is_bevy(word));
            faults.extend(bevy.map(|word| {
                format!("{}:{}: `{word}`: `{}` knows nothing of Bevy", source.file, token.line, room.name)
            }));
        }
    }
    faults
}

fn strange_path(source: &Source, room: &Room, path: &NamedPath) -> Option<String> {
    let first = path.segments.first()?.as_str();
    let part = path.segments.get(1).map_or("bevy itself", String::as_str);
    let name = room.name;
    let why = if !room.egui && is_egui(first) {
        format!("`{name}` draws no panels and knows nothing of egui")
    } else {
        match room.bevy {
            Bevy::Only(modules) if first == "bevy" && !modules.contains(&part) => {
                format!("of Bevy `{name}` names only {}", modules.join(", "))
            }
            Bevy::Only(_) if first != "bevy" && is_bevy(first) => format!("`{name}` names no companion of Bevy"),
            Bevy::AllBut(modules) if modules.contains(&first) || (first == "bevy" && modules.contains(&part)) => {
                format!("`{name}` draws nothing in 3D and names none of {}", modules.join(", "))
            }
            _ => return None,
        }
    };
    Some(format!("{}:{}: `{}`: {why}", source.file, path.line, path.segments.join("::")))
}

fn is_bevy(word: &str) -> bool {
    word == "bevy" || word.starts_with("bevy_")
}

fn is_egui(word: &str) -> bool {
    word == "egui" || word.starts_with("egui_") || word == "bevy_egui"
}
