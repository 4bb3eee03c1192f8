//! A broker that is killed and comes back.

use std::time::Duration;

use yungu::{feeds::Status, twin::Board};

use crate::{
    PARK, Receiver, SOON,
    broker::{Broker, wait_for},
    pack,
};

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
