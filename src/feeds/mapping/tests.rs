//! Messages of other senders, by rules as a scene would write them.

use std::sync::Arc;

use super::*;
use crate::{
    feeds::test_park::{park, point},
    twin::Board,
};

const NOW: i64 = 1_750_000_000_000;

fn value(pointer: &str, metric: &str) -> MappedValue {
    MappedValue { pointer: pointer.into(), metric: metric.into(), unit: None, scale: 1.0, offset: 0.0 }
}

fn rack_mapping() -> TopicMapping {
    TopicMapping {
        topic: "plant/{hall}/row/+/rack/{number}".into(),
        place: "F-08/L3/{hall}/R07/{number}".into(),
        values: vec![
            MappedValue { unit: Some("kW".into()), ..value("/power_kw", "power") },
            MappedValue { scale: 0.1, offset: -40.0, ..value("/env/0/raw", "inlet") },
            value("/job~1owner", "owner"),
        ],
        time: None,
    }
}

/// What comes of a message: the value of a point, and the faults.
fn take(mapping: TopicMapping, topic: &str, payload: &str) -> (Board, Mailbox, bool) {
    let (park, points) = park();
    let mut park = (*park).clone();
    park.feeds.mappings = vec![mapping];
    let mappings = Mappings::new(&park);
    let (mailbox, mut board) = (Mailbox::new(points.clone()), Board::new(&points));
    let mapped = mappings.take(topic, payload.as_bytes(), NOW, &points, &mailbox);
    mailbox.drain(&mut board, &points, NOW);
    (board, mailbox, mapped)
}

fn fault_of(mapping: TopicMapping, payload: &str) -> Vec<(FaultKind, String)> {
    let (_, mailbox, mapped) = take(mapping, "plant/A/row/x/rack/24", payload);
    assert!(mapped);
    mailbox.faults().found().map(|(kind, fault)| (kind, fault.what.clone())).collect()
}

#[test]
fn parts_of_the_topic_say_where_and_pointers_say_what() {
    let payload = r#"{"power_kw":"5.123","env":[{"raw":625}],"job/owner":"F-05","more":{}}"#;
    let (board, mailbox, mapped) = take(rack_mapping(), "plant/A/row/x/rack/24", payload);
    assert!(mapped && mailbox.faults().total() == 0, "{:?}", mailbox.faults());
    let newest = |metric: &str| board.newest(point(&format!("F-08/L3/A/R07/24/{metric}"))).unwrap();
    assert_eq!((newest("power"), newest("inlet")), ((5_123.0, NOW), (22.5, NOW)));
    assert_eq!(board.labels().word(newest("owner").0), Some("F-05"));
}

#[test]
fn only_topics_that_fit_are_taken() {
    for (topic, fits) in [
        ("plant/A/row/x/rack/24", true),
        ("plant/A/row/x/rack", false),
        ("plant/A/row/x/rack/24/more", false),
        ("plants/A/row/x/rack/24", false),
        ("plant/A/row/x/y/rack/24", false),
    ] {
        assert_eq!(take(rack_mapping(), topic, r#"{"power_kw":1}"#).2, fits, "{topic}");
    }
    let open_ended = TopicMapping { topic: "plant/{hall}/row/7/rack/{number}/#".into(), ..rack_mapping() };
    for (topic, fits) in
        [("plant/A/row/7/rack/24", true), ("plant/A/row/7/rack/24/a/b", true), ("plant/A/row/7/rack", false)]
    {
        assert_eq!(take(open_ended.clone(), topic, r#"{"power_kw":1}"#).2, fits, "{topic}");
    }
    let (park, _) = park();
    let mut park = (*park).clone();
    park.feeds.mappings = vec![open_ended.clone(), rack_mapping(), open_ended];
    assert_eq!(Mappings::new(&park).filters(), ["plant/+/row/+/rack/+", "plant/+/row/7/rack/+/#"]);
}

#[test]
fn times_in_every_way_of_writing() {
    let at = |written, json: &str| {
        let time = Some(MappedTime { pointer: "/ts".into(), written });
        let payload = format!(r#"{{"power_kw":5,"ts":{json}}}"#);
        let (board, mailbox, _) = take(TopicMapping { time, ..rack_mapping() }, "plant/A/row/x/rack/24", &payload);
        let newest = board.newest(point("F-08/L3/A/R07/24/power")).map(|(_, at_ms)| at_ms);
        (newest, mailbox.faults().of(FaultKind::Malformed).count)
    };
    let ten = 1_749_520_800_000;
    assert_eq!(at(TimeWritten::Seconds, "1749520800.25"), (Some(ten + 250), 0));
    assert_eq!(at(TimeWritten::Milliseconds, "1749520800250"), (Some(ten + 250), 0));
    assert_eq!(at(TimeWritten::Iso, r#""2025-06-10T10:00:00+08:00""#), (Some(ten), 0));
    assert_eq!(at(TimeWritten::Iso, r#""2025-06-10 10:00:00""#), (Some(ten), 0), "on the park's clocks");
    assert_eq!(at(TimeWritten::Iso, r#""yesterday""#), (None, 1));
    assert_eq!(at(TimeWritten::Seconds, "null"), (None, 1));
}

#[test]
fn faults_are_counted_as_what_they_are() {
    let fault = |payload| fault_of(rack_mapping(), payload);
    assert_eq!(fault(r#"{"power_kw":true}"#)[0].0, FaultKind::NotANumber);
    assert_eq!(fault(r#"{"power_kw":"NaN"}"#)[0].0, FaultKind::NotANumber);
    assert_eq!(fault(r#"{"power_kw":9999}"#)[0].0, FaultKind::OutOfRange);
    assert_eq!(fault(r#"{"job/owner":7}"#)[0].0, FaultKind::NotANumber);
    assert_eq!(fault("{}")[0], (FaultKind::Malformed, "no /power_kw, /env/0/raw, /job~1owner".to_owned()));
    assert_eq!(fault("no json")[0].0, FaultKind::Malformed);
    assert_eq!(fault(&" ".repeat(LARGEST_MESSAGE + 1))[0].0, FaultKind::TooLarge);
    let elsewhere = TopicMapping { place: "F-08/L9/{hall}".into(), ..rack_mapping() };
    assert_eq!(fault_of(elsewhere, r#"{"power_kw":1}"#)[0], (FaultKind::UnknownPlace, "F-08/L9/A".to_owned()));
    let hall = TopicMapping { place: "F-08/L3/{hall}".into(), ..rack_mapping() };
    assert_eq!(fault_of(hall, r#"{"power_kw":1}"#)[0], (FaultKind::UnknownMetric, "F-08/L3/A/power".to_owned()));
}

#[test]
fn an_intake_hears_both_ways() {
    let (park, points) = park();
    let mut park = (*park).clone();
    park.feeds.mappings = vec![rack_mapping()];
    let mailbox = Arc::new(Mailbox::new(points.clone()));
    let mut intake = crate::feeds::Intake::new(&park, mailbox.clone());
    assert_eq!(intake.filters(), ["yungu/zone-f/#", "plant/+/row/+/rack/+"]);
    intake.take("plant/A/row/x/rack/24", br#"{"power_kw":5}"#, NOW);
    intake.take("yungu/zone-f/F-08/L3/A/R07/25", br#"[{"n":"power","v":6}]"#, NOW);
    let mut board = Board::new(&points);
    assert_eq!(mailbox.drain(&mut board, &points, NOW).points.len(), 2);
}
