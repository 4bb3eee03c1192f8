//! Feeds through a real broker: every value arrives, connections come back, and faults are told for what they are.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

mod access;
mod agreement;
#[path = "../support/broker.rs"]
mod broker;
mod faults;
mod other;
mod restarts;

use std::{
    collections::BTreeMap,
    path::Path,
    process::{Command, Output, Stdio},
    sync::{Arc, LazyLock},
    time::Duration,
};

use broker::{Broker, wait_for};
use serde_json::Value;
use yungu::{
    feeds::{self, Credentials, Lost, Mailbox, MqttSource, Running, Source, Status, now_ms},
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
