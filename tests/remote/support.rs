//! A remote for a test, a phone that speaks with it, and requests as they come from anywhere.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket, client::IntoClientRequest};
use yungu::remote::{Remote, RemoteLimits, RemoteOrder};

pub struct Server {
    pub remote: Remote,
    pub woken: Arc<AtomicUsize>,
}

impl Server {
    pub fn new() -> Self {
        Self::with(RemoteLimits::default())
    }

    pub fn with(limits: RemoteLimits) -> Self {
        let woken = Arc::new(AtomicUsize::new(0));
        let own = woken.clone();
        let wake = Arc::new(move || {
            own.fetch_add(1, Ordering::Relaxed);
        });
        let order = RemoteOrder { listen: ([127, 0, 0, 1], 0).into(), words: "{}".to_owned(), wake, limits };
        Self { remote: Remote::start(order).unwrap(), woken }
    }

    pub fn address(&self) -> SocketAddr {
        self.remote.address()
    }

    pub fn token(&self) -> String {
        self.remote.invitation().urls[0].split_once('#').unwrap().1.to_owned()
    }

    /// A phone that has come in with the token, and its session.
    pub fn phone(&self) -> (Phone, String) {
        let mut phone = self.stranger();
        phone.say(&json!({ "do": "hello", "token": self.token() }));
        let session = phone.hear()["welcome"]["session"].as_str().unwrap().to_owned();
        assert!(phone.hear()["sight"].is_object());
        (phone, session)
    }

    pub fn stranger(&self) -> Phone {
        Phone::connect(self.address(), &format!("http://{}", self.address())).unwrap()
    }

    /// The answer to raw bytes; empty if the server only hangs up.
    pub fn send(&self, request: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
        // It may hang up before all is sent.
        let _ = stream.write_all(request);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The status of a request with the right host, and more header lines.
    pub fn status(&self, line: &str, more: &str) -> u16 {
        let answer = self.send(format!("{line}\r\nHost: {}\r\n{more}\r\n", self.address()).as_bytes());
        status_of(&answer)
    }
}

/// 0 if there is no answer.
pub fn status_of(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
}

pub struct Phone(pub WebSocket<TcpStream>);

impl Phone {
    pub fn connect(address: SocketAddr, origin: &str) -> Result<Self, u16> {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
        let mut request = format!("ws://{address}/live").into_client_request().unwrap();
        request.headers_mut().insert("Origin", origin.parse().unwrap());
        match tungstenite::client(request, stream) {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(tungstenite::HandshakeError::Failure(tungstenite::Error::Http(answer))) => {
                Err(answer.status().as_u16())
            }
            Err(_) => Err(0),
        }
    }

    pub fn say(&mut self, message: &Value) {
        self.0.send(Message::text(message.to_string())).unwrap();
    }

    /// The next message that says something; null when the connection is over.
    pub fn hear(&mut self) -> Value {
        loop {
            match self.0.read() {
                Ok(Message::Text(text)) => {
                    let message: Value = serde_json::from_str(&text).unwrap();
                    if message.get("beat").is_none() {
                        return message;
                    }
                }
                Ok(_) => {}
                Err(_) => return Value::Null,
            }
        }
    }

    /// Whether the connection is closed within so long, whatever is still said.
    pub fn is_closed_within(&mut self, wait: Duration) -> bool {
        let since = Instant::now();
        while !self.hear().is_null() {}
        since.elapsed() < wait
    }
}

/// Waits a little for something to become so.
pub fn until(what: impl Fn() -> bool) {
    let since = Instant::now();
    while !what() {
        assert!(since.elapsed() < Duration::from_secs(5), "it does not happen");
        thread::sleep(Duration::from_millis(2));
    }
}
