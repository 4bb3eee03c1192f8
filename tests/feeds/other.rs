//! Recordings, and messages of other senders.

use std::{fs, path::Path, process::Stdio};

use serde_json::Value;

use crate::{ROOT, answer, broker::Broker, err, json, run, yungu};

#[test]
fn a_recording_plays_to_what_was_heard() {
    let broker = Broker::open();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.rec");
    let (url, path) = (broker.url(), file.to_str().unwrap());
    let recorder = yungu(&["record", "--feed", &url, "--out", path, "--seconds", "20", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    broker.wait_for_yungu();
    let begin = "2025-06-10T10:00:00";
    let sent = json(&["feed", "--to", &url, "--at", begin, "--speed", "60", "--seconds", "3", "--seed", "4", "--json"]);
    let recorded = answer(&recorder.wait_with_output().unwrap());
    assert_eq!((&recorded["lost"], &recorded["feed"]["messages"]), (&0.into(), &sent["messages"]), "{recorded}");
    assert_eq!(recorded["readings"], sent["readings"]);
    let feed = format!("replay:{path}");
    for time in ["2025-06-10T10:00:00", "2025-06-10T10:01:00", "2025-06-10T10:02:00"] {
        let played = json(&["state", "--feed", &feed, "--at", time, "--racks", "--json"]);
        let simulated = json(&["state", "--at", time, "--seed", "4", "--racks", "--json"]);
        for metric in ["power", "inlet", "load"] {
            assert_eq!(played["metrics"][metric], simulated["metrics"][metric], "{metric} at {time}");
        }
        assert_eq!(played["hash"], json(&["state", "--feed", &feed, "--at", time, "--json"])["hash"]);
    }
    let early = json(&["state", "--feed", &feed, "--at", "2025-06-10T09:59", "--json"]);
    assert_eq!(early["feed"]["readings"], 0);
    let end = json(&["state", "--feed", &feed, "--json"]);
    assert_eq!(end["at"], "2025-06-10T10:02:00+08:00");
    let refused = run(&["state", "--feed", "replay:no/such/file", "--lang", "en"]);
    assert!(refused.status.code() == Some(2) && err(&refused).contains("no/such/file"), "{}", err(&refused));
}

#[test]
fn a_scene_says_what_other_senders_mean() {
    let scene = tempfile::tempdir().unwrap();
    let zone_f = Path::new(ROOT).join("scenes/zone-f");
    fs::create_dir(scene.path().join("scenarios")).unwrap();
    for name in [
        "park.ron",
        "projects.ron",
        "schedule.ron",
        "rules.ron",
        "views.ron",
        "scenarios/2022.ron",
        "scenarios/2025.ron",
    ] {
        fs::copy(zone_f.join(name), scene.path().join(name)).unwrap();
    }
    let feeds = r#"(format: (1, 4), mappings: [(
        topic: "plant/{hall}/rack/{number}", place: "F-08/L3/{hall}/R07/{number}",
        values: [(pointer: "/kw", metric: "power", unit: "kW")],
    )])"#;
    fs::write(scene.path().join("feeds.ron"), feeds).unwrap();
    let broker = Broker::open();
    broker.publish("plant/A/rack/24", br#"{"kw": "4.5"}"#);
    let path = scene.path().to_str().unwrap();
    let heard = json(&["state", "--scene", path, "--feed", &broker.url(), "--for", "2", "--racks", "--json"]);
    assert_eq!(heard["metrics"]["power"]["F-08/L3/A/R07/24"], 4_500);
    assert_eq!(heard["metrics"]["power"]["F-08/L3/A/R07/25"], Value::Null, "a gap is no guess");
    assert_eq!(heard["source"], "measured");
}
