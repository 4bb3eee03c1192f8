//! A phone that has been let in: asks, sights, limits.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use serde_json::json;
use tungstenite::Message;
use yungu::remote::{Ask, Remote, RemoteAsk, RemoteError, RemoteLimits, RemoteOrder, RemoteSight};

use crate::support::{Server, until};

fn next_ask(remote: &Remote) -> Ask {
    let asks = std::cell::RefCell::new(Vec::new());
    until(|| {
        asks.borrow_mut().extend(remote.take_asks());
        !asks.borrow().is_empty()
    });
    let mut asks = asks.into_inner();
    assert_eq!(asks.len(), 1);
    asks.remove(0)
}

#[test]
fn an_ask_reaches_the_program_and_its_picture_is_answered() {
    let server = Server::new();
    let (mut phone, _) = server.phone();
    let woken = server.woken.load(Ordering::Relaxed);
    phone.say(&json!({ "n": 7, "do": "go", "stop": 3 }));
    let ask = next_ask(&server.remote);
    assert_eq!(ask, Ask { serial: 1, phone: 1, what: RemoteAsk::Go(3) });
    assert!(server.woken.load(Ordering::Relaxed) > woken);
    // Another picture first, in which it is not yet.
    server.remote.show(RemoteSight { black: true, ..RemoteSight::default() });
    assert_eq!(phone.hear(), json!({ "sight": { "black": true }, "revision": 1 }));
    server.remote.show(RemoteSight { black: true, frozen: true, applied: ask.serial, ..RemoteSight::default() });
    assert_eq!(phone.hear(), json!({ "sight": { "frozen": true }, "revision": 2, "answered": 7 }));
}

#[test]
fn the_latest_sight_counts_and_the_same_one_is_not_sent_again() {
    let server = Server::new();
    let (mut phone, _) = server.phone();
    for _ in 0..1_000 {
        server.remote.show(RemoteSight { spot: Some([0.5, 0.5]), ..RemoteSight::default() });
    }
    assert_eq!(phone.hear()["sight"], json!({ "spot": [0.5, 0.5] }));
    for at in 0..=1_000_u16 {
        server.remote.show(RemoteSight { spot: Some([f32::from(at) / 1_000.0, 0.5]), ..RemoteSight::default() });
    }
    let mut heard = 0;
    while phone.hear()["sight"]["spot"][0] != 1.0 {
        heard += 1;
    }
    assert!(heard < 1_000);
}

#[test]
fn what_is_no_ask_is_told_and_does_no_harm() {
    let server = Server::new();
    let (mut phone, _) = server.phone();
    phone.0.send(Message::text("{")).unwrap();
    assert_eq!(phone.hear(), json!({ "refused": "not-json" }));
    phone.0.send(Message::binary(vec![0, 1, 2])).unwrap();
    assert_eq!(phone.hear(), json!({ "refused": "not-json" }));
    phone.say(&json!({ "n": 1, "do": "reboot" }));
    assert_eq!(phone.hear(), json!({ "refused": "unknown-ask", "n": 1 }));
    phone.say(&json!({ "n": 2, "do": "after", "twice": true }));
    assert_eq!(phone.hear(), json!({ "refused": "unknown-field", "field": "twice", "n": 2 }));
    assert!(server.remote.take_asks().is_empty());
    phone.say(&json!({ "n": 3, "do": "after" }));
    assert_eq!(next_ask(&server.remote).what, RemoteAsk::After);
}

#[test]
fn what_is_too_large_ends_the_connection() {
    let server = Server::new();
    let (mut phone, session) = server.phone();
    phone.say(&json!({ "n": 1, "do": "start", "tour": "x".repeat(5_000) }));
    assert!(phone.is_closed_within(Duration::from_secs(2)));
    let mut stranger = server.stranger();
    stranger.say(&json!({ "do": "hello", "token": "0".repeat(5_000) }));
    assert_eq!(stranger.hear()["refused"], "hello-first");
    let mut again = server.stranger();
    again.say(&json!({ "do": "hello", "session": session }));
    assert!(again.hear()["welcome"].is_object());
}

#[test]
fn a_flood_is_refused_and_then_ended() {
    let server = Server::new();
    let (mut phone, _) = server.phone();
    let (mut other, _) = server.phone();
    for n in 0..2_000 {
        if phone.0.send(Message::text(json!({ "n": n, "do": "after" }).to_string())).is_err() {
            break;
        }
    }
    assert!(phone.is_closed_within(Duration::from_secs(3)));
    assert!(server.remote.take_asks().len() < 120);
    other.say(&json!({ "n": 1, "do": "end" }));
    assert_eq!(next_ask(&server.remote).what, RemoteAsk::End);
}

#[test]
fn asks_that_nobody_takes_are_refused_in_the_end() {
    let server = Server::with(RemoteLimits { asks: 3, ..RemoteLimits::default() });
    let (mut phone, _) = server.phone();
    for n in 0..5 {
        phone.say(&json!({ "n": n, "do": "after" }));
    }
    assert_eq!(phone.hear(), json!({ "refused": "busy", "n": 3 }));
    assert_eq!(phone.hear(), json!({ "refused": "busy", "n": 4 }));
    assert_eq!(server.remote.take_asks().len(), 3);
}

#[test]
fn the_same_phone_comes_back_and_its_old_connection_ends() {
    let server = Server::new();
    let (mut phone, session) = server.phone();
    let mut again = server.stranger();
    again.say(&json!({ "do": "hello", "session": session }));
    assert_eq!(again.hear(), json!({ "welcome": { "phone": 1, "session": null } }));
    assert_eq!(phone.hear()["refused"], "elsewhere");
    assert!(phone.is_closed_within(Duration::from_secs(2)));
    assert_eq!(server.remote.invitation().phones, 1);
}

#[test]
fn all_phones_can_be_sent_away() {
    let server = Server::new();
    let (mut phone, session) = server.phone();
    server.remote.dismiss();
    assert_eq!(phone.hear()["refused"], "dismissed");
    let mut again = server.stranger();
    again.say(&json!({ "do": "hello", "session": session }));
    assert_eq!(again.hear()["refused"], "unknown-session");
}

#[test]
fn a_phone_that_falls_silent_is_away() {
    let beat = Duration::from_millis(50);
    let limits = RemoteLimits { silence: Duration::from_millis(200), beat, ..RemoteLimits::default() };
    let server = Server::with(limits);
    let (phone, _) = server.phone();
    assert_eq!(server.remote.invitation().phones, 1);
    // It reads nothing, and so answers no ping.
    let since = Instant::now();
    until(|| server.remote.invitation().phones == 0);
    assert!(since.elapsed() < Duration::from_secs(2));
    drop(phone);
}

#[test]
fn why_there_is_no_remote_is_said() {
    let server = Server::new();
    let order = |listen| RemoteOrder {
        listen,
        words: String::new(),
        wake: std::sync::Arc::new(|| {}),
        limits: RemoteLimits::default(),
    };
    let taken = Remote::start(order(server.address())).unwrap_err();
    assert!(matches!(taken, RemoteError::PortTaken(address) if address == server.address()), "{taken}");
    let nowhere = Remote::start(order(([192, 0, 2, 1], 0).into())).unwrap_err();
    assert!(matches!(nowhere, RemoteError::NoSuchAddress(_)), "{nowhere}");
}
