//! Who comes in over a real connection.

use std::time::Duration;

use serde_json::json;
use yungu::remote::{RemoteLimits, TryLimits};

use crate::support::{Phone, Server, until};

#[test]
fn a_wrong_token_a_missing_one_and_a_spent_one_are_refused() {
    let server = Server::new();
    let spent = server.token();
    let (_phone, _) = server.phone();
    let cases = [
        (json!({ "do": "hello", "token": "0".repeat(32) }), "bad-token"),
        (json!({ "do": "hello", "token": spent }), "bad-token"),
        (json!({ "do": "hello", "session": "0".repeat(64) }), "unknown-session"),
        (json!({ "do": "hello" }), "hello-first"),
        (json!({ "do": "after", "n": 1 }), "hello-first"),
        (json!("hello"), "hello-first"),
    ];
    for (hello, why) in cases {
        let mut stranger = server.stranger();
        stranger.say(&hello);
        assert_eq!(stranger.hear()["refused"], why, "{hello}");
        assert!(stranger.is_closed_within(Duration::from_secs(2)));
    }
    assert_eq!(server.remote.invitation().phones, 1);
}

#[test]
fn who_guesses_is_locked_out_for_a_while_and_the_right_token_does_not_help() {
    let tries = TryLimits { first: Duration::from_millis(700), ..TryLimits::default() };
    let server = Server::with(RemoteLimits { tries, ..RemoteLimits::default() });
    for _ in 0..5 {
        let mut stranger = server.stranger();
        stranger.say(&json!({ "do": "hello", "token": "1".repeat(32) }));
        assert_eq!(stranger.hear()["refused"], "bad-token");
    }
    let mut phone = server.stranger();
    phone.say(&json!({ "do": "hello", "token": server.token() }));
    assert_eq!(phone.hear(), json!({ "refused": "locked", "wait_secs": 1 }));
    std::thread::sleep(Duration::from_millis(750));
    server.phone();
}

#[test]
fn who_says_nothing_is_sent_away() {
    let server = Server::with(RemoteLimits { hello: Duration::from_millis(300), ..RemoteLimits::default() });
    let mut silent = server.stranger();
    assert_eq!(silent.hear()["refused"], "hello-first");
    assert!(silent.is_closed_within(Duration::from_secs(2)));
    // A request that never ends, and a connection that never begins.
    assert_eq!(server.send(b""), "");
    let slow = std::net::TcpStream::connect(server.address()).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    std::io::Write::write_all(&mut &slow, b"GET / HTTP/1.1\r\nHost:").unwrap();
    let since = std::time::Instant::now();
    let _ = std::io::Read::read_to_end(&mut &slow, &mut Vec::new());
    assert!(since.elapsed() < Duration::from_secs(2), "{:?}", since.elapsed());
}

#[test]
fn strangers_are_few_and_phones_do_not_count_as_such() {
    let limits = RemoteLimits { strangers_of_one: 3, hello: Duration::from_secs(60), ..RemoteLimits::default() };
    let server = Server::with(limits);
    let _phones = [server.phone(), server.phone()];
    let silent: Vec<Phone> = (0..3).map(|_| server.stranger()).collect();
    assert_eq!(server.status("GET / HTTP/1.1", ""), 0, "no room");
    drop(silent);
    until(|| server.status("GET / HTTP/1.1", "") == 200);
}

#[test]
fn a_page_of_somebody_else_cannot_connect() {
    let server = Server::new();
    let port = server.address().port();
    for origin in ["http://evil.example", "null", "https://127.0.0.1", "file://", &format!("http://localhost:{port}")] {
        assert_eq!(Phone::connect(server.address(), origin).err(), Some(403), "{origin}");
    }
    let upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
                   Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    assert_eq!(server.status("GET /live HTTP/1.1", upgrade), 403, "no origin at all");
    let twice = format!("{upgrade}Origin: http://127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n");
    assert_eq!(server.status("GET /live HTTP/1.1", &twice), 403, "two origins");
}

#[test]
fn the_fifth_phone_waits_for_one_to_go() {
    let server = Server::new();
    let mut phones: Vec<_> = (0..4).map(|_| server.phone()).collect();
    assert_eq!(server.remote.invitation().phones, 4);
    let mut fifth = server.stranger();
    fifth.say(&json!({ "do": "hello", "token": server.token() }));
    assert_eq!(fifth.hear()["refused"], "full");
    phones.pop();
    until(|| server.remote.invitation().phones == 3);
    server.phone();
}

#[test]
fn an_invitation_changes_when_it_is_used_or_too_old() {
    let server = Server::with(RemoteLimits { token: Duration::from_millis(200), ..RemoteLimits::default() });
    let first = server.remote.invitation();
    assert!(first.urls[0].starts_with(&format!("http://{}/#", server.address())), "{first:?}");
    until(|| server.woken.load(std::sync::atomic::Ordering::Relaxed) > 0);
    let second = server.remote.invitation();
    assert!(second.number > first.number && second.urls != first.urls, "renewed, and the program was told");
}
