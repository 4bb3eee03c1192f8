//! A thousand bad requests: all are refused, and a phone steers on.

use std::time::Duration;

use serde_json::json;
use tungstenite::Message;
use yungu::remote::{RemoteAsk, RemoteLimits, TryLimits};

use crate::support::{Phone, Server, status_of, until};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.next(of.len())]
    }

    fn text(&mut self, longest: usize) -> String {
        let letters: Vec<char> = "abc019/.%&?#\"'{}[]:,<>\\ =;云谷\u{7f}".chars().collect();
        (0..self.next(longest + 1)).map(|_| letters[self.next(letters.len())]).collect()
    }

    fn bytes(&mut self, longest: usize) -> Vec<u8> {
        (0..self.next(longest + 1)).map(|_| u8::try_from(self.next(256)).unwrap()).collect()
    }
}

const METHODS: [&str; 6] = ["GET", "POST", "PUT", "HEAD", "get", "G\u{1}T"];
const PATHS: [&str; 7] = ["/", "/live", "/picture/1", "/words.json", "/../", "", "*"];

/// A request of which at least one thing is wrong: host, path, key, method or body.
fn bad_request(dice: &mut Dice, host: &str) -> Vec<u8> {
    let (path, key, garbage) = (dice.text(60).replace(' ', ""), dice.text(80), dice.bytes(300));
    match dice.next(6) {
        0 => garbage,
        1 => format!("GET / HTTP/1.1\r\nHost: {}x\r\n\r\n", dice.text(20)).into_bytes(),
        2 => format!("GET /x{path} HTTP/1.1\r\nHost: {host}\r\n\r\n").into_bytes(),
        3 => format!("GET /picture/1 HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {key}\r\n\r\n").into_bytes(),
        4 => {
            let head = format!("POST /{path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\n\r\n", garbage.len());
            [head.into_bytes(), garbage].concat()
        }
        _ => {
            let (method, path) = (dice.pick(&METHODS), dice.pick(&PATHS));
            format!("{method} {path} HTTP/1.{}\r\nHost: {host}\r\nX-{key}\r\n\r\n", dice.next(3)).into_bytes()
        }
    }
}

/// A connection whose first words are wrong.
fn bad_hello(dice: &mut Dice, server: &Server) {
    let mut stranger: Phone = server.stranger();
    let said = match dice.next(4) {
        0 => json!({ "do": "hello", "token": dice.text(64) }).to_string(),
        1 => json!({ "do": "hello", "session": dice.text(64) }).to_string(),
        2 => dice.text(200),
        _ => {
            let hex: String = (0..32).map(|_| format!("{:x}", dice.next(16))).collect();
            json!({ "do": "hello", "token": hex }).to_string()
        }
    };
    stranger.0.send(Message::text(said)).unwrap();
    let answer = stranger.hear();
    assert!(answer["refused"].is_string(), "{answer}");
    assert!(stranger.hear().is_null(), "and hung up");
}

#[test]
fn a_thousand_bad_requests_are_refused_and_a_phone_steers_on() {
    let tries = TryLimits {
        first: Duration::from_millis(5),
        longest: Duration::from_millis(50),
        longest_of_all: Duration::from_millis(50),
        ..TryLimits::default()
    };
    let server = Server::with(RemoteLimits { tries, ..RemoteLimits::default() });
    server.remote.put_picture("secret", b"\x89PNG secret".to_vec());
    let (mut phone, _) = server.phone();
    let host = server.address().to_string();
    let mut dice = Dice(20_251_010);
    for at in 0..1_000 {
        if at % 4 == 0 {
            bad_hello(&mut dice, &server);
            continue;
        }
        let request = bad_request(&mut dice, &host);
        let answer = server.send(&request);
        let text = String::from_utf8_lossy(&request);
        assert!(!answer.contains("secret") && !answer.contains("[package]"), "{text}\n{answer}");
        // Of these, some ask for what everybody may have.
        let open = ["GET / ", "HEAD / ", "GET /words", "HEAD /words"].iter().any(|open| text.starts_with(open));
        assert!(status_of(&answer) / 100 != 2 || open, "{text}\n{answer}");
        assert!(status_of(&answer) < 500, "{text}\n{answer}");
        if at % 100 == 1 {
            phone.say(&json!({ "n": at, "do": "after" }));
            until(|| server.remote.take_asks().iter().any(|ask| ask.what == RemoteAsk::After));
        }
    }
    std::thread::sleep(Duration::from_millis(60));
    let (mut another, _) = server.phone();
    another.say(&json!({ "n": 1, "do": "end" }));
    until(|| server.remote.take_asks().iter().any(|ask| ask.what == RemoteAsk::End && ask.phone == 2));
    assert_eq!(server.remote.invitation().phones, 2);
}
