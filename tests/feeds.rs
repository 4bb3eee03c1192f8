//! Feeds through a real broker: every value arrives, connections come back, and faults are told for what they are.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

#[path = "support/broker.rs"]
mod broker;

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Output, Stdio},
    sync::{Arc, LazyLock},
    time::Duration,
};

use broker::{Broker, certificates, wait_for};
use serde_json::Value;
use yungu::{
    feeds::{self, Credentials, FaultKind, Lost, Mailbox, MqttSource, Running, Source, Status, now_ms},
    park::{self, Park},
    twin::{Board, DEFAULT_SEED, Points, State, simulate},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const SOON: Duration = Duration::from_secs(20);

static PARK: LazyLock<(Arc<Park>, Arc<Points>)> = LazyLock::new(|| {
    let park = park::load(&Path::new(ROOT).join("scenes/zone-f")).park.unwrap();
    let points = Points::new(&park);
    (Arc::new(park), Arc::new(points))
});

/// A receiver within this process.
struct Receiver {
    running: Box<dyn Running>,
    mailbox: Arc<Mailbox>,
    board: Board,
}

impl Receiver {
    fn of(url: &str, credentials: Option<Credentials>, ca: Option<&Path>) -> Self {
        let (park, points) = PARK.clone();
        let broker = feeds::Broker::new(url.parse().unwrap(), credentials, ca).unwrap();
        let mailbox = Arc::new(Mailbox::new(points.clone()));
        let running = Box::new(MqttSource::new(broker, park)).start(mailbox.clone()).unwrap();
        Self { running, mailbox, board: Board::new(&points) }
    }

    fn connected(broker: &Broker) -> Self {
        let receiver = Self::of(&broker.url(), None, None);
        wait_for("a connection", SOON, || receiver.running.status().is_connected());
        receiver
    }

    fn value(&mut self, name: &str) -> Option<f32> {
        let (place, metric) = name.rsplit_once('/').unwrap();
        self.mailbox.drain(&mut self.board, &PARK.1, now_ms());
        self.board.newest(PARK.1.find(place, metric).unwrap()).map(|(value, _)| value)
    }

    /// Waits until it has every value of power that the broker keeps.
    fn agrees_with(&mut self, retained: &BTreeMap<String, String>) {
        for (topic, payload) in retained {
            let place = topic.strip_prefix("yungu/zone-f/").unwrap();
            let kept: Value = serde_json::from_str(payload).unwrap();
            let value = kept[0]["v"].as_f64().unwrap() as f32;
            wait_for("what was kept", SOON, || self.value(&format!("{place}/power")) == Some(value));
        }
    }

    /// What a program would show now.
    fn state(&self) -> State {
        let (park, points) = &*PARK;
        let now = jiff::Timestamp::from_millisecond(now_ms()).unwrap();
        simulate(park, park.scenario(None).unwrap(), DEFAULT_SEED, now).overlaid(points, &self.board)
    }

    fn lost(&self) -> Option<Lost> {
        match self.running.status() {
            Status::Lost { why, .. } => Some(why),
            _ => None,
        }
    }
}

fn yungu(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yungu"));
    command.args(args).current_dir(ROOT).stdin(Stdio::null());
    for name in ["YUNGU_ASSETS", "YUNGU_SCENES", "YUNGU_MQTT_USER", "YUNGU_MQTT_PASSWORD"] {
        command.env_remove(name);
    }
    command
}

fn run(args: &[&str]) -> Output {
    yungu(args).output().unwrap()
}

fn answer(output: &Output) -> Value {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    answer(&run(args))
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn pack(record: &str) -> String {
    format!(r#"[{{"bt":{},{record}}}]"#, now_ms() / 1000)
}

#[test]
fn every_rack_and_place_agrees_after_a_few_seconds_in_both_versions() {
    let broker = Broker::open();
    for (version, time) in [("4", "2025-06-10T10:00:00"), ("5", "2025-06-10T14:30:00")] {
        let url = format!("{}?version={version}", broker.url());
        let listen = ["state", "--feed", &url, "--for", "7", "--at", time, "--racks", "--json"];
        let listener = yungu(&listen).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A clock that stands still: at the end it is known what should have been heard.
        let sent =
            json(&["feed", "--to", &url, "--at", time, "--speed", "0", "--seconds", "3", "--seed", "9", "--json"]);
        assert_eq!((&sent["seconds"], &sent["lost"], &sent["refused"]), (&3.into(), &0.into(), &0.into()));
        assert_eq!(sent["arrived"], sent["messages"]);
        let heard = answer(&listener.wait_with_output().unwrap());
        let simulated = json(&["state", "--at", time, "--seed", "9", "--racks", "--json"]);
        assert_eq!(heard["feed"]["faults"], serde_json::json!({}), "{version}");
        assert_eq!(heard["feed"]["about"]["origin"], "simulated");
        assert_eq!(heard["source"], "simulated", "as its sender says");
        assert_eq!(heard["people"], simulated["people"]);
        let mut compared = 0;
        for (metric, values) in simulated["metrics"].as_object().unwrap() {
            let heard = heard["metrics"][metric].as_object().unwrap();
            assert_eq!(heard.len(), values.as_object().unwrap().len());
            for (place, value) in values.as_object().unwrap() {
                let same = heard[place] == *value || (metric == "owner" && value.is_null() && heard[place] == "");
                assert!(same, "{metric} at {place}: {} is not {value}", heard[place]);
                compared += usize::from(place.matches('/').count() == 4 && metric != "people");
            }
        }
        assert_eq!(compared, 4 * 9_216, "{version}");
        assert_ne!(heard["hash"], json(&["state", "--at", time, "--json"])["hash"]);
    }
}

/// Kills and starts a broker so many times under a receiver of each version; says how long each took to be back.
fn restarts(rounds: usize) -> Vec<Duration> {
    let mut broker = Broker::open();
    let mut took = Vec::new();
    for version in ["4", "5"] {
        let mut receiver = Receiver::of(&format!("{}?version={version}", broker.url()), None, None);
        for round in 1..=rounds {
            let (rack, metric) = (format!("F-08/L3/A/R07/{round:02}"), "power");
            let power = 1_000.0 + round as f32;
            broker.publish(
                &format!("yungu/zone-f/{rack}"),
                pack(&format!(r#""n":"{metric}","u":"W","v":{power}"#)).as_bytes(),
            );
            wait_for("the value", SOON, || receiver.value(&format!("{rack}/{metric}")) == Some(power));
            // The broker has written down what it keeps.
            std::thread::sleep(Duration::from_millis(300));
            broker.kill();
            wait_for("the loss", SOON, || receiver.lost().is_some());
            broker.start();
            // What came before the loss is forgotten here, so that it must come again.
            receiver.board = Board::new(&PARK.1);
            let back = wait_for("a connection", Duration::from_secs(5), || receiver.running.status().is_connected());
            println!("MQTT {version}, round {round}: connected again after {back:?}");
            took.push(back);
            let retained = broker.retained("yungu/zone-f/#");
            assert!(retained.len() >= round, "{retained:?}");
            receiver.agrees_with(&retained);
        }
        // In the end the state has what the broker keeps, and of that metric nothing else.
        let retained = broker.retained("yungu/zone-f/#");
        receiver.agrees_with(&retained);
        let state = receiver.state();
        let power = &state.columns[PARK.1.column_of("power").unwrap()];
        let known = (0..power.values.len()).filter_map(|number| power.value(number));
        let mut known: Vec<u32> = known.map(|value| value as u32).collect();
        known.sort_unstable();
        assert_eq!(known, (1..=rounds as u32).map(|round| 1_000 + round).collect::<Vec<_>>());
        assert_eq!(known.len(), retained.len());
        receiver.running.stop();
        assert_eq!(receiver.running.status(), Status::Stopped);
        assert_eq!(receiver.mailbox.faults().total(), 0);
    }
    took
}

#[test]
fn after_each_restart_of_the_broker_what_it_kept_is_heard_again() {
    assert_eq!(restarts(3).len(), 6);
}

#[test]
#[ignore = "takes minutes"]
fn twenty_restarts() {
    let mut took = restarts(10);
    took.sort_unstable();
    assert_eq!(took.len(), 20);
    println!("20 restarts: connected again after {:?} (median), {:?} (at the most)", took[10], took[19]);
}

#[test]
fn a_wrong_password_is_told_and_the_right_one_opens() {
    let broker = Broker::with(|folder| {
        let file = folder.join("passwords");
        let made =
            Command::new("mosquitto_passwd").args(["-b", "-c"]).arg(&file).args(["twin", "s=ecret"]).status().unwrap();
        assert!(made.success());
        format!("allow_anonymous false\npassword_file {}\n", file.display())
    });
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (right, wrong) =
        (file("right", "user = twin\npassword = s=ecret\n"), file("wrong", "user = twin\npassword = guess9\n"));
    for version in ["4", "5"] {
        let url = format!("{}?version={version}", broker.url());
        let refused = run(&["feed", "--to", &url, "--seconds", "1", "--feed-credentials", &wrong, "--lang", "en"]);
        assert_eq!(refused.status.code(), Some(2), "{}", err(&refused));
        assert!(err(&refused).contains("password is wrong") && !err(&refused).contains("guess9"), "{}", err(&refused));
        let refused = run(&["state", "--feed", &url, "--for", "2", "--json", "--lang", "en"]);
        assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0));
        assert!(err(&refused).contains("password is wrong"), "{}", err(&refused));
        let sent = json(&["feed", "--to", &url, "--seconds", "1", "--feed-credentials", &right, "--json"]);
        assert_eq!(sent["arrived"], sent["messages"]);
        let mut by_variables = yungu(&["state", "--feed", &url, "--for", "2", "--json"]);
        by_variables.env("YUNGU_MQTT_USER", "twin").env("YUNGU_MQTT_PASSWORD", "s=ecret");
        let heard = answer(&by_variables.output().unwrap());
        assert_eq!((&heard["feed"]["status"], &heard["feed"]["messages"]), (&"connected".into(), &sent["messages"]));
    }
}

#[test]
fn a_password_in_an_address_is_refused_with_advice_and_never_shown() {
    for args in [
        &["feed", "--seconds", "1", "--to", "mqtt://twin:s3cret@127.0.0.1"][..],
        &["state", "--for", "1", "--feed", "mqtt://twin:s3cret@127.0.0.1"],
        &["record", "--seconds", "1", "--out", "never.rec", "--feed", "mqtt://twin:s3cret@127.0.0.1"],
    ] {
        for lang in ["zh", "en"] {
            let output = run(&[args, &["--lang", lang]].concat());
            let said = err(&output) + &String::from_utf8_lossy(&output.stdout);
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(said.contains("--feed-credentials") && !said.contains("s3cret"), "{said}");
        }
    }
    assert!(!Path::new(ROOT).join("never.rec").exists());
}

#[test]
fn nobody_at_the_address_is_told() {
    let refused = run(&["state", "--feed", "mqtt://127.0.0.1:1", "--for", "1", "--lang", "en"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("out of reach"), "{}", err(&refused));
    let refused = run(&["feed", "--to", "mqtt://127.0.0.1:1", "--seconds", "1"]);
    assert!(refused.status.code() == Some(2) && err(&refused).contains("连不上"), "{}", err(&refused));
}

#[test]
fn bad_messages_are_counted_and_sound_ones_still_arrive() {
    let broker = Broker::open();
    let rack = "yungu/zone-f/F-08/L3/A/R07/24";
    for url in [broker.url(), broker.url() + "?version=5"] {
        let mut receiver = Receiver::of(&url, None, None);
        wait_for("a connection", SOON, || receiver.running.status().is_connected());
        let bad: [(&str, Vec<u8>, FaultKind); 9] = [
            (rack, b"no json".to_vec(), FaultKind::Malformed),
            (rack, vec![0xff; 100], FaultKind::Malformed),
            (rack, vec![b' '; 3 << 20], FaultKind::TooLarge),
            (rack, pack(r#""n":"power","u":"Cel","v":1"#).into_bytes(), FaultKind::WrongUnit),
            (rack, pack(r#""n":"power","v":NaN"#).into_bytes(), FaultKind::NotANumber),
            (rack, pack(r#""n":"inlet","v":1000"#).into_bytes(), FaultKind::OutOfRange),
            (rack, pack(r#""n":"power","v":1,"t":99999999"#).into_bytes(), FaultKind::Future),
            ("yungu/zone-f/F-99", pack(r#""n":"power","v":1"#).into_bytes(), FaultKind::UnknownPlace),
            (rack, pack(r#""n":"colour","v":1"#).into_bytes(), FaultKind::UnknownMetric),
        ];
        for (topic, payload, kind) in bad {
            let before = receiver.mailbox.faults().of(kind).count;
            broker.publish(topic, &payload);
            wait_for(kind.as_str(), SOON, || receiver.mailbox.faults().of(kind).count > before);
        }
        let power = if url.contains("version=5") { 1_005.0 } else { 1_004.0 };
        broker.publish(rack, pack(&format!(r#""n":"power","v":{power}"#)).as_bytes());
        wait_for("a sound value", SOON, || receiver.value("F-08/L3/A/R07/24/power") == Some(power));
        assert!(receiver.running.status().is_connected(), "and nobody hung up: {:?}", receiver.running.status());
        // The broker keeps the last of each topic, and tells it again to the next receiver.
        broker.publish("yungu/zone-f/F-99", b"");
    }
}

#[test]
fn a_flood_neither_grows_nor_stops_the_receiver() {
    let broker = Broker::open();
    let mut receiver = Receiver::connected(&broker);
    let rack = "yungu/zone-f/F-08/L3/A/R07";
    let memory = || memory_stats::memory_stats().unwrap().physical_mem;
    let before = memory();
    // 30,000 messages that nobody drains, each with two readings.
    let lines: String = (0..30_000)
        .map(|k| pack(&format!(r#""n":"24/power","v":{}}},{{"n":"25/owner","vs":"job {k}""#, k % 50_000)) + "\n")
        .collect();
    let mut flood = Command::new("mosquitto_pub")
        .args(["-p", &broker.port.to_string(), "-q", "0", "-t", rack, "-l"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut flood.stdin.take().unwrap(), lines.as_bytes()).unwrap();
    assert!(flood.wait().unwrap().success());
    wait_for("the flood", Duration::from_secs(60), || receiver.mailbox.counts().messages >= 30_000);
    let counts = receiver.mailbox.counts();
    assert!(receiver.mailbox.faults().of(FaultKind::TooManyWords).count > 20_000);
    assert_eq!(counts.overwritten, counts.readings - 2, "two are waiting");
    let grown = memory().saturating_sub(before) / 1_000_000;
    println!("grown by {grown} MB");
    assert!(grown < 100, "{grown} MB");
    assert_eq!(receiver.value("F-08/L3/A/R07/24/power"), Some(29_999.0));
}

#[test]
fn a_broker_behind_tls_is_trusted_by_its_ca_alone() {
    let broker = Broker::with(|folder| {
        certificates(folder);
        let at = folder.display();
        format!("allow_anonymous true\ncertfile {at}/server.pem\nkeyfile {at}/server.key\n")
    });
    let ca = broker.folder.path().join("ca.pem");
    for version in ["4", "5"] {
        let url = format!("mqtts://localhost:{}?version={version}", broker.port);
        let sent = json(&["feed", "--to", &url, "--seconds", "1", "--feed-ca", ca.to_str().unwrap(), "--json"]);
        assert!(sent["arrived"] == sent["messages"] && sent["messages"].as_u64() > Some(192));
        let mut receiver = Receiver::of(&url, None, Some(&ca));
        wait_for("a value", SOON, || receiver.value("F-08/L3/A/R07/24/power").is_some());
        let other = tempfile::tempdir().unwrap();
        let stranger = Receiver::of(&url, None, Some(&certificates(other.path())));
        wait_for("distrust", SOON, || matches!(stranger.lost(), Some(Lost::Tls(_))));
        let plain = Receiver::of(&format!("mqtt://127.0.0.1:{}?version={version}", broker.port), None, None);
        wait_for("a refusal", SOON, || plain.lost().is_some());
    }
}

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
    let feeds = r#"(format: (1, 2), mappings: [(
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
