//! The receiver's state is the sender's, rack by rack.

use std::process::Stdio;

use serde_json::Value;

use crate::{
    answer,
    broker::{Broker, wait_for},
    json, yungu,
};

/// Goes through all values of both answers; says how many of single racks were equal.
fn compared(heard: &Value, sent: &Value) -> usize {
    let mut compared = 0;
    for (metric, values) in sent["metrics"].as_object().unwrap() {
        let heard = heard["metrics"][metric].as_object().unwrap();
        assert_eq!(heard.len(), values.as_object().unwrap().len());
        for (place, value) in values.as_object().unwrap() {
            let same = heard[place] == *value || (metric == "owner" && value.is_null() && heard[place] == "");
            assert!(same, "{metric} at {place}: {} is not {value}", heard[place]);
            compared += usize::from(place.matches('/').count() == 4 && metric != "people");
        }
    }
    compared
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
        assert_eq!(compared(&heard, &simulated), 4 * 9_216, "{version}");
        assert_ne!(heard["hash"], json(&["state", "--at", time, "--json"])["hash"]);
    }
}

/// Processor time that a process has taken so far, seconds.
#[cfg(target_os = "linux")]
fn processor_secs(pid: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let fields: Vec<f64> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .map(|field| field.parse().unwrap_or(0.0))
        .collect();
    (fields.get(11).unwrap_or(&0.0) + fields.get(12).unwrap_or(&0.0)) / 100.0
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes minutes"]
fn a_minute_of_the_whole_park_agrees_rack_by_rack() {
    for version in ["4", "5"] {
        let broker = Broker::open();
        let (url, begin, end) =
            (format!("{}?version={version}", broker.url()), "2025-06-10T10:00:00", "2025-06-10T10:00:59");
        let listen = ["state", "--feed", &url, "--for", "70", "--at", end, "--racks", "--json"];
        let listener = yungu(&listen).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let pid = listener.id();
        broker.wait_for_yungu();
        let (mut idle, mut busy) = (0.0, 0.0);
        wait_for("a start", std::time::Duration::from_secs(20), || {
            std::thread::sleep(std::time::Duration::from_millis(500));
            let before = idle;
            idle = processor_secs(pid);
            idle > 0.0 && idle - before < 0.02
        });
        let sent = json(&["feed", "--to", &url, "--at", begin, "--seconds", "60", "--seed", "9", "--json"]);
        busy += processor_secs(pid) - idle;
        assert_eq!((&sent["seconds"], &sent["lost"], &sent["refused"]), (&60.into(), &0.into(), &0.into()));
        assert_eq!(sent["arrived"], sent["messages"]);
        let heard = answer(&listener.wait_with_output().unwrap());
        assert_eq!(heard["feed"]["faults"], serde_json::json!({}), "{version}");
        assert_eq!((&heard["feed"]["messages"], &heard["feed"]["readings"]), (&sent["messages"], &sent["readings"]));
        let simulated = json(&["state", "--at", end, "--seed", "9", "--racks", "--json"]);
        let equal = compared(&heard, &simulated);
        println!(
            "MQTT {version}: {} readings in {} messages, {} lost; {equal} values of racks equal; {busy:.2} s of processor time in 60 s, {:.1} % of a core",
            heard["feed"]["readings"],
            heard["feed"]["messages"],
            sent["lost"],
            busy / 0.6
        );
        assert_eq!(equal, 4 * 9_216);
        assert!(busy < 30.0, "half a core: {busy} s");
    }
}
