//! A park with 92,160 racks opens, lives and is drawn as the shipped one.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

#[path = "support/ten_times.rs"]
mod ten_times;

use std::{fs, path::Path, process::Command, time::Instant};

use serde_json::Value;
use yungu::{
    park,
    twin::{DEFAULT_SEED, Rulebook, Simulator, parse_at},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn ten_times_the_racks_are_a_sound_park_whose_racks_live() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    ten_times::write(one.path());
    ten_times::write(two.path());
    let text = |folder: &Path| fs::read(folder.join("park.ron")).unwrap();
    assert_eq!(text(one.path()), text(two.path()));
    let begun = Instant::now();
    let loaded = park::load(one.path());
    println!("loaded in {:?}", begun.elapsed());
    assert_eq!(loaded.issues, []);
    let park = loaded.park.unwrap();
    assert_eq!(park.rack_count(), ten_times::RACKS);
    let begun = Instant::now();
    let simulator = Simulator::new(&park);
    println!("made ready in {:?}", begun.elapsed());
    let rulebook = Rulebook::new(&park, simulator.points().clone());
    let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
    let begun = Instant::now();
    let state = simulator.state_at(park.scenario(None).unwrap(), DEFAULT_SEED, at);
    println!("a state in {:?}", begun.elapsed());
    let judged = rulebook.judge_racks("rack-power", &state);
    assert_eq!(judged.iter().flatten().count(), ten_times::RACKS);

    // A rack does what it does whatever stands beside it.
    let small = park::load(&Path::new(ROOT).join("scenes/zone-f")).park.unwrap();
    let small = Simulator::new(&small);
    let scenario = park.scenario(None).unwrap();
    let alone = small.state_at(scenario, DEFAULT_SEED, at);
    let rack = "F-08/L3/A/R07/24".into();
    let power = |simulator: &Simulator, state: &yungu::twin::State| {
        let number = simulator.points().number_of(&rack).unwrap().1;
        state.columns[simulator.points().column_of("power").unwrap()].value(number)
    };
    assert!(power(&small, &alone).is_some());
    assert_eq!(power(&small, &alone), power(&simulator, &state));
}

fn yungu(args: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_yungu")).args(args).current_dir(ROOT).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Draws both parks in turn. Run by hand, with nothing else running: `cargo test --test large -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, takes minutes"]
fn ten_times_the_racks_are_drawn_in_at_most_twice_the_time() {
    let folder = tempfile::tempdir().unwrap();
    let (scene, assets) = (folder.path().join("scene"), folder.path().join("assets"));
    ten_times::write(&scene);
    for part in ["fonts", "locales", "shaders", "textures"] {
        ten_times::copy(&Path::new(ROOT).join("assets").join(part), &assets.join(part));
    }
    let large = ["--scene", scene.to_str().unwrap(), "--assets", assets.to_str().unwrap()];
    yungu(&[&["build-models"], &large[..]].concat());
    yungu(&[&["check"], &large[..]].concat());
    let shipped = ["--scene", "zone-f"];
    let mut ratios = Vec::new();
    for round in 0..3 {
        for overlay in ["none", "rack-power"] {
            let frames = |of: &[&str]| {
                let view = ["bench", "--view", "overview", "--quality", "software", "--size", "1280x720"];
                let rest =
                    ["--no-panels", "--frames", "60", "--at", "2025-06-10T10:00", "--overlay", overlay, "--json"];
                let answer: Value = serde_json::from_slice(&yungu(&[&view[..], &rest, of].concat())).unwrap();
                let number = |field: &str| answer[field].as_f64().unwrap();
                println!(
                    "{round} {overlay} {of:?}: frame {} ms (95 %: {}), load {} ms, first {} ms, {} MB, {} triangles, {} draws",
                    number("frame_ms_median"),
                    number("frame_ms_p95"),
                    number("load_ms"),
                    number("first_frame_ms"),
                    number("memory_mb"),
                    number("triangles"),
                    number("draw_calls"),
                );
                number("frame_ms_median")
            };
            ratios.push(frames(&large) / frames(&shipped));
        }
    }
    for of in [&large[..], &shipped] {
        println!(
            "{}",
            String::from_utf8(yungu(
                &[&["bench", "--ingest", "--at", "2025-06-10T10:00", "--lang", "en"], of].concat()
            ))
            .unwrap()
        );
    }
    println!("ratios {ratios:.2?}");
    ratios.sort_by(f64::total_cmp);
    assert!(ratios[ratios.len() / 2] <= 2.0, "{ratios:?}");
}
