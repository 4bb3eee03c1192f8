//! The commands, run as a user runs them: answers, exit codes, and what goes where.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

#[path = "support/tiny_park.rs"]
mod tiny_park;

use std::{
    fs,
    io::Read,
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn yungu(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yungu"));
    command.args(args).current_dir(ROOT).stdin(Stdio::null());
    command.env_remove("YUNGU_ASSETS").env_remove("YUNGU_SCENES");
    command
}

fn run(args: &[&str]) -> Output {
    yungu(args).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("ended by a signal: {}", err(output)))
}

fn json(args: &[&str]) -> Value {
    let output = run(args);
    assert_eq!(code(&output), 0, "{}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn tiny(file: &str, find: &str, with: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    tiny_park::write_changed(folder.path(), file, find, with);
    folder
}

#[test]
fn the_state_of_a_tuesday_morning() {
    let state = json(&["state", "--at", "2025-06-10T10:00", "--json"]);
    assert_eq!(state["at"], "2025-06-10T10:00:00+08:00");
    assert_eq!((&state["scenario"], &state["source"]), (&"2025".into(), &"simulated".into()));
    let people = state["people"].as_u64().unwrap();
    assert!((10_379..=11_021).contains(&people), "{people}");
    let places = state["places"].as_object().unwrap();
    let top = places.iter().filter(|(id, _)| !id.contains('/')).map(|(_, place)| place["people"].as_u64().unwrap());
    assert_eq!(top.sum::<u64>(), people);
    for place in places.values() {
        assert!(place["people"].as_u64() <= place["capacity"].as_u64());
        let groups = place["by_group"].as_object().unwrap().values().map(|count| count.as_u64().unwrap());
        assert_eq!(groups.sum::<u64>(), place["people"].as_u64().unwrap());
    }
    assert_eq!(state["hash"].as_str().unwrap().len(), 32);
}

#[test]
fn the_same_moment_has_the_same_hash_however_it_is_asked_for() {
    let hash = |args: &[&str]| json(&[&["state", "--json", "--at"], args].concat())["hash"].clone();
    let plain = hash(&["2025-06-10T10:00"]);
    assert_eq!(hash(&["2025-06-10T10:00+08:00"]), plain);
    assert_eq!(hash(&["2025-06-10T02:00Z"]), plain);
    assert_eq!(hash(&["2025-06-10T10:00", "--scenario", "2025", "--lang", "en"]), plain);
    assert_ne!(hash(&["2025-06-10T10:00", "--seed", "7"]), plain);
    assert_ne!(hash(&["2025-06-10T10:00", "--scenario", "2022"]), plain);
}

#[test]
fn a_scenario_changes_the_staff_and_an_unknown_one_is_refused() {
    assert_eq!(json(&["state", "--at", "2025-06-10T10:00", "--scenario", "2022", "--json"])["staff"], 1500);
    let refused = run(&["state", "--at", "2025-06-10T10:00", "--scenario", "2050", "--json", "--lang", "en"]);
    assert_eq!((code(&refused), out(&refused).as_str()), (2, ""));
    assert!(err(&refused).contains("2050") && err(&refused).contains("2022, 2025"), "{}", err(&refused));
}

#[test]
fn answers_come_in_both_languages() {
    let zh = out(&run(&["state", "--at", "2025-06-10T10:00"]));
    let en = out(&run(&["state", "--at", "2025-06-10T10:00", "--lang", "en"]));
    assert!(zh.contains("2025年6月10日 星期二 10:00") && zh.contains("模拟数据"), "{zh}");
    assert!(en.contains("Tuesday 10 June 2025, 10:00") && en.contains("simulated"), "{en}");
    assert!(!zh.contains('⟦') && !en.contains('⟦'));
}

#[test]
fn every_shipped_scene_is_clean() {
    for scene in ["zone-f", "demo-campus"] {
        for args in [["check", scene, "--lang", "en"], ["check", "--lang=en", "--scene", scene]] {
            let output = run(&args);
            assert_eq!(code(&output), 0, "{}", out(&output));
        }
        let list = json(&["check", scene, "--json"]);
        assert_eq!(list, Value::Array(Vec::new()));
    }
}

#[test]
fn an_issue_gives_exit_code_1_with_line_message_and_hint() {
    let folder = tiny("park.ron", "zh: \"小园\"", "zh: \"\"");
    let path = folder.path().to_str().unwrap();
    let output = run(&["check", path, "--json", "--lang", "en"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    let issue = list.as_array().unwrap().iter().find(|issue| issue["code"] == "empty-name").unwrap();
    assert!(issue["file"].as_str().unwrap().ends_with("park.ron"));
    assert_eq!(issue["line"], 5);
    for field in ["severity", "place", "column", "message", "hint", "args"] {
        assert!(issue.get(field).is_some(), "{field} stands even where it is null");
    }
    let text = out(&run(&["check", path]));
    assert!(text.contains("park.ron:5:") && text.contains("(empty-name)") && text.contains("建议："), "{text}");
}

#[test]
fn what_cannot_be_read_gives_exit_code_2() {
    let broken = tiny("park.ron", "timezone: \"Asia/Shanghai\",", "timezone: \"Asia/Shanghai\"");
    for args in [
        vec!["check", "no/such/folder"],
        vec!["check", "no-such-file.glb"],
        vec!["check", broken.path().to_str().unwrap()],
        vec!["describe", "--scene", "no/such/folder"],
        vec!["state", "--scene", "no/such/folder", "--at", "2025-06-10"],
        vec!["build-models", "--scene", "no/such/folder"],
        vec!["state", "--at", "tomorrow"],
        vec!["no-such-command"],
        vec!["shot", "--view", "no-such-view", "--out", "never.png"],
        vec!["shot", "--all", "--out", "never", "--scene", "no/such/folder"],
        vec!["bench", "--view", "overview", "--scene", "no/such/folder"],
        vec!["view", "--scenario", "2050"],
    ] {
        let output = run(&args);
        assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
        assert!(!(out(&output) + &err(&output)).is_empty(), "{args:?} says why");
    }
    assert!(!Path::new(ROOT).join("never.png").exists());
}

#[test]
fn one_model_file_can_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("模型.GLB");
    fs::write(&file, "no model").unwrap();
    let output = run(&["check", file.to_str().unwrap(), "--json"]);
    assert_eq!(code(&output), 1);
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(list[0]["code"], "gltf-not-gltf");
}

#[test]
fn models_are_written_once_and_then_left_alone() {
    let assets = tempfile::tempdir().unwrap();
    let path = assets.path().to_str().unwrap();
    let build = || run(&["build-models", "--scene", "demo-campus", "--assets", path, "--lang", "en"]);
    let first = build();
    assert_eq!(code(&first), 0, "{}", err(&first));
    assert!(out(&first).contains("Wrote") && !out(&first).contains("Unchanged"), "{}", out(&first));
    let second = build();
    assert!(out(&second).contains("Unchanged") && !out(&second).contains("Wrote"), "{}", out(&second));
    assert_eq!(code(&run(&["check", "demo-campus", "--assets", path])), 0, "and are what the scene needs");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let assets = tempfile::tempdir().unwrap();
    let file = assets.path().join("a-file");
    fs::write(&file, "").unwrap();
    let output = run(&["build-models", "--scene", "demo-campus", "--assets", file.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("a-file"), "{}", err(&output));
}

#[test]
fn the_program_finds_its_data_from_anywhere() {
    let elsewhere = tempfile::tempdir().unwrap();
    let output = yungu(&["describe", "--lang", "en"]).current_dir(elsewhere.path()).output().unwrap();
    assert_eq!(code(&output), 0, "{}", err(&output));
    let scenes = tempfile::tempdir().unwrap();
    let output = yungu(&["describe"]).env("YUNGU_SCENES", scenes.path()).output().unwrap();
    assert_eq!(code(&output), 2, "what the variable says counts");
}

#[test]
fn a_bench_measures_and_writes_the_same_triangles_for_others() {
    let folder = tempfile::tempdir().unwrap();
    let scene_file = folder.path().join("peer.json");
    let args = ["bench", "--scene", "demo-campus", "--view", "overview", "--size", "160x90", "--frames", "5"];
    let rest = ["--quality", "software", "--at", "2025-06-10T10:00", "--json", "--export-peer"];
    let answer = json(&[&args[..], &rest[..], &[scene_file.to_str().unwrap()]].concat());
    assert_eq!((&answer["view"], &answer["quality"]), (&"overview".into(), &"software".into()));
    assert_eq!((&answer["size"], &answer["frames"]), (&serde_json::json!([160, 90]), &5.into()));
    assert!(!answer["adapter"].as_str().unwrap().is_empty());
    let number = |field: &str| answer[field].as_f64().unwrap_or_else(|| panic!("{field} in {answer}"));
    assert!(number("load_ms") > 1.0 && number("first_frame_ms") > number("load_ms"));
    assert!(number("frame_ms_median") > 0.05 && number("frame_ms_p95") >= number("frame_ms_median"));
    let (triangles, around) = (number("triangles"), number("triangles_around"));
    assert!(triangles > 500.0 && around >= triangles, "{triangles} of {around}");
    assert!(number("draw_calls") >= 4.0 && number("entities") > number("draw_calls"));
    assert!((20.0..4_000.0).contains(&number("memory_mb")), "{answer}");

    let scene: Value = serde_json::from_slice(&fs::read(&scene_file).unwrap()).unwrap();
    assert_eq!((&scene["size"], &scene["frames"]), (&serde_json::json!([160, 90]), &8.into()));
    assert!((scene["camera"]["fov_deg"].as_f64().unwrap() - 38.0).abs() < 0.01);
    assert!((scene["camera"]["eye"][1].as_f64().unwrap() - 75.0).abs() < 0.1);
    let models = scene["models"].as_array().unwrap();
    let drawn = models.iter().map(|model| {
        let read = gltf::Gltf::open(folder.path().join(model["file"].as_str().unwrap())).unwrap();
        let primitive = read.meshes().next().unwrap().primitives().next().unwrap();
        let corners = primitive.indices().unwrap().count();
        let matrices = model["matrices"].as_array().unwrap();
        assert!(matrices.iter().all(|matrix| matrix.as_array().unwrap().len() == 16));
        corners / 3 * matrices.len()
    });
    assert_eq!(drawn.sum::<usize>() as f64, around, "both draw the same triangles");
    assert!(models.iter().any(|model| model["matrices"].as_array().unwrap().len() > 1), "what repeats is one model");
}

#[test]
fn racks_that_are_recoloured_live_are_told_to_others_as_moving() {
    let folder = tempfile::tempdir().unwrap();
    let scene_file = folder.path().join("aisle.json");
    let args = ["bench", "--view", "data-aisle", "--size", "160x90", "--frames", "1", "--quality", "software"];
    let rest = ["--at", "2025-06-10T10:00", "--overlay", "rack-power", "--json", "--export-peer"];
    let answer = json(&[&args[..], &rest[..], &[scene_file.to_str().unwrap()]].concat());
    assert_eq!(answer["overlay"], "rack-power");
    let scene: Value = serde_json::from_slice(&fs::read(&scene_file).unwrap()).unwrap();
    let (moving, standing): (Vec<&Value>, Vec<&Value>) =
        scene["models"].as_array().unwrap().iter().partition(|model| model["moves"] == true);
    let racks: usize = moving.iter().map(|model| model["matrices"].as_array().unwrap().len()).sum();
    // Those of one hall of 384, less those behind the rows, each of a few meshes.
    assert!((90..3_840).contains(&racks), "{racks}");
    assert!(!standing.is_empty() && standing.iter().all(|model| model.get("moves").is_none()));
}

#[test]
fn a_bench_of_the_feed_measures_readings_arrivals_and_jumps() {
    let of_campus = ["bench", "--ingest", "--scene", "demo-campus", "--rounds", "5"];
    let answer = json(&[&of_campus[..], &["--at", "2025-06-10T10:00", "--json"]].concat());
    assert_eq!((&answer["feed"], &answer["messages"], &answer["jumps"]), (&"in-process".into(), &5.into(), &5.into()));
    let park = json(&["describe", "--scene", "demo-campus", "--json"]);
    assert_eq!(answer["racks"], park["racks"]);
    let number = |field: &str| answer[field].as_f64().unwrap_or_else(|| panic!("{field} in {answer}"));
    // Every point that has a value, each second: a rack that is not installed says nothing.
    assert!(
        (1.0..=5.0 * number("points")).contains(&number("readings")) && number("readings") % 5.0 == 0.0,
        "{answer}"
    );
    assert!((1e3..1e9).contains(&number("readings_per_s")), "{answer}");
    for (median, p99) in [("reading_to_state_ms_median", "reading_to_state_ms_p99"), ("jump_ms_median", "jump_ms_p99")]
    {
        assert!(number(median) > 0.0 && number(p99) >= number(median) && number(p99) < 10_000.0, "{answer}");
    }
    for (lang, word) in [("zh", "每秒"), ("en", "readings a second")] {
        let said = run(&[&of_campus[..], &["--lang", lang]].concat());
        assert!(code(&said) == 0 && out(&said).contains(word) && !out(&said).contains('⟦'), "{}", out(&said));
    }
    let refused = run(&["bench", "--ingest", "--feed", "replay:a.rec", "--lang", "en"]);
    assert!(code(&refused) == 2 && err(&refused).contains("mqtt://"), "{}", err(&refused));
    let refused = run(&["bench", "--ingest", "--feed", "mqtt://127.0.0.1:1", "--rounds", "1", "--lang", "en"]);
    assert!(code(&refused) == 2 && err(&refused).contains("out of reach"), "{}", err(&refused));
}

#[test]
fn an_unknown_view_is_refused_with_the_nearest() {
    for command in [&["bench"][..], &["shot", "--out", "never.png"]] {
        let output = run(&[command, &["--view", "overviwe", "--lang", "en"]].concat());
        assert_eq!((code(&output), out(&output).as_str()), (2, ""));
        assert!(err(&output).contains("nearest is: overview"), "{}", err(&output));
    }
}

#[test]
fn a_reader_who_leaves_early_is_no_fault() {
    let mut child = yungu(&["describe", "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0_u8; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), err(&output).as_str()), (0, ""));
}

#[test]
fn help_and_version_are_answers() {
    for (args, word) in [
        (vec!["--help"], "打开窗口"),
        (vec!["--help", "--lang", "en"], "Open the window"),
        (vec!["check", "--help"], "退出码"),
        (vec!["--version"], env!("CARGO_PKG_VERSION")),
    ] {
        let output = run(&args);
        assert_eq!(code(&output), 0, "{args:?}");
        assert!(out(&output).contains(word) && err(&output).is_empty(), "{args:?}: {}", out(&output));
    }
}

#[test]
fn an_answer_is_not_mixed_with_diagnostics() {
    let folder = tiny("views.ron", "format: (1, 4)", "format: (1, 9)");
    let output = run(&["describe", "--json", "--scene", folder.path().to_str().unwrap(), "--lang", "en"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(serde_json::from_slice::<Value>(&output.stdout).is_ok());
    assert!(err(&output).contains("format-newer-minor"), "{}", err(&output));
}

#[test]
fn without_a_display_the_window_says_so_and_what_to_do() {
    // Only where a display is a matter of variables.
    if cfg!(any(not(unix), target_os = "macos")) {
        return;
    }
    let output = yungu(&["view", "--lang", "en"]).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("no display") && err(&output).contains("shot --all"), "{}", err(&output));
}
