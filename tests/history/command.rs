//! `yungu history`, run as a user runs it.

use std::{
    fs,
    process::{Command, Output},
};

use serde_json::Value;
use yungu::twin::Origin;

use crate::stage::{START_MS, Stage, moment, write_and_tidy};

fn history(stage: &Stage, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yungu"));
    command.args(["history", "--scene", "demo-campus", "--file"]).arg(stage.file()).args(args);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("YUNGU_ASSETS").env_remove("YUNGU_SCENES");
    command.output().unwrap()
}

fn filled() -> Stage {
    let stage = Stage::new("demo-campus");
    let seconds = (0..90).chain(600..690);
    let history = stage.start();
    let moments = seconds.map(|s| moment(&stage.points, START_MS + 1000 * s, Origin::Measured, |_, _| s as f32 / 10.0));
    write_and_tidy(&history, moments);
    stage
}

fn out(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn it_says_what_is_recorded_and_where_the_gaps_are() {
    let stage = filled();
    let answer: Value = serde_json::from_str(&out(&history(&stage, &["--json"]))).unwrap();
    assert_eq!((&answer["park"], &answer["from"]), (&"demo-campus".into(), &"2025-06-10T08:00:00+08:00".into()));
    assert_eq!(answer["to"], "2025-06-10T08:11:30+08:00");
    assert_eq!(answer["gaps"][0]["from"], "2025-06-10T08:01:30+08:00");
    assert_eq!(answer["gaps"].as_array().unwrap().len(), 1);
    let text = out(&history(&stage, &[]));
    assert!(text.contains("空缺 1 处") && !text.contains('⟦'), "{text}");
    assert!(out(&history(&stage, &["--lang", "en"])).contains("1 gap\n"));
}

#[test]
fn it_tells_a_metric_over_time_and_writes_a_table() {
    let stage = filled();
    let rack = stage.rack(0);
    let table = stage.folder.path().join("功率.csv");
    let args = [
        "--metric",
        "power",
        "--place",
        rack.as_str(),
        "--from",
        "2025-06-10T08:00",
        "--to",
        "2025-06-10T08:01",
        "--json",
        "--csv",
        table.to_str().unwrap(),
    ];
    let answer: Value = serde_json::from_str(&out(&history(&stage, &args))).unwrap();
    assert_eq!(
        (&answer["unit"], &answer["step_secs"], &answer["place"]),
        (&"W".into(), &1.into(), &rack.as_str().into())
    );
    let samples = answer["samples"].as_array().unwrap();
    assert_eq!(samples.len(), 60);
    assert_eq!((&samples[59]["at"], &samples[59]["mean"]), (&"2025-06-10T08:00:59+08:00".into(), &5.9.into()));
    assert_eq!(samples[59]["origin"], "measured");
    let text = fs::read_to_string(&table).unwrap();
    assert!(
        text.starts_with("\u{feff}园区,") && text.contains("2025-06-10T08:00:59+08:00,5.9,5.9,5.9,实测数据\r\n"),
        "{text}"
    );

    let words: Value =
        serde_json::from_str(&out(&history(&stage, &["--metric", "owner", "--place", rack.as_str(), "--json"])))
            .unwrap();
    assert_eq!(words["runs"][0]["word"], "zero");
    let whole: Value = serde_json::from_str(&out(&history(&stage, &["--metric", "power", "--json"]))).unwrap();
    assert_eq!(whole["place"], Value::Null);
    assert_eq!(whole["samples"].as_array().unwrap().len(), 180);
}

#[test]
fn what_it_cannot_tell_it_says() {
    let stage = filled();
    for (args, words) in [
        (
            &["--metric", "power", "--place", "nowhere", "--lang", "en"][..],
            "Nothing has been recorded of power at nowhere",
        ),
        (&["--metric", "nothing", "--lang", "en"], "Nothing has been recorded of nothing"),
        (&["--place", "nowhere", "--lang", "en"], "--metric"),
    ] {
        let output = history(&stage, args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
    }
    fs::write(stage.file(), "no database").unwrap();
    let output = history(&stage, &["--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot be read"));
}
