//! What comes in and is no good, and what is too much of it.

use std::{
    process::{Command, Stdio},
    time::Duration,
};

use yungu::feeds::FaultKind;

use crate::{
    Receiver, SOON,
    broker::{Broker, wait_for},
    pack,
};

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
