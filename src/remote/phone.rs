//! One phone's WebSocket: who it is, what it asks, what it is told.

use std::{
    collections::VecDeque,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use tokio::time::timeout;

use super::{
    gate::Admitted,
    pace::{Pace, Paced},
    refusal::Refusal,
    server::Caller,
    shared::Shared,
    tell::Told,
    wire::{self, Unread},
};

/// A phone that does not take a message in for so long is gone.
const SLOWEST: Duration = Duration::from_secs(5);
/// Asks whose picture a phone waits for; of more, the first are answered with the others.
const MOST_PENDING: usize = 256;

/// Serves a connection to its end.
pub(super) async fn attend(mut socket: WebSocket, shared: Arc<Shared>, caller: Caller) {
    let hello = timeout(shared.limits.hello, first_text(&mut socket)).await.unwrap_or(None);
    let hello = hello.ok_or(Refusal::HelloFirst).and_then(|text| wire::read_hello(&text));
    let Caller { peer, place, .. } = caller;
    let admitted = match hello.and_then(|hello| shared.enter(peer, &hello)) {
        Ok(admitted) => admitted,
        Err(why) => return turn_away(&mut socket, &why).await,
    };
    // No stranger any more.
    drop(place);
    let (phone, connection) = (admitted.phone, admitted.connection);
    let mut talk = Talk::new(socket, shared.clone(), phone);
    if let Some(why) = talk.run(&admitted).await {
        turn_away(&mut talk.socket, &why).await;
    }
    shared.leave(phone, connection);
}

/// The first message, if it is text.
async fn first_text(socket: &mut WebSocket) -> Option<String> {
    loop {
        match socket.recv().await?.ok()? {
            Message::Text(text) => return Some(text.as_str().to_owned()),
            Message::Ping(_) | Message::Pong(_) => {}
            Message::Binary(_) | Message::Close(_) => return None,
        }
    }
}

/// Says why, and hangs up.
async fn turn_away(socket: &mut WebSocket, why: &Refusal) {
    let close = CloseFrame { code: close_code::POLICY, reason: "".into() };
    for message in [Message::text(why.to_json(None)), Message::Close(Some(close))] {
        if !matches!(timeout(SLOWEST, socket.send(message)).await, Ok(Ok(()))) {
            return;
        }
    }
    // The other side answers the close; until then the last words may still be on their way.
    let drained = async { while let Some(Ok(_)) = socket.recv().await {} };
    let _ = timeout(Duration::from_secs(1), drained).await;
}

/// The talk with a phone that has been let in.
struct Talk {
    socket: WebSocket,
    shared: Arc<Shared>,
    phone: u32,
    told: Told,
    pace: Pace,
    /// Serial and `n` of asks that are not yet in the picture.
    pending: VecDeque<(u64, u64)>,
    heard: Instant,
}

/// The connection is over; with a reason, the phone is told.
type Over = Option<Refusal>;

impl Talk {
    fn new(socket: WebSocket, shared: Arc<Shared>, phone: u32) -> Self {
        let now = Instant::now();
        let pace = Pace::new(shared.limits.messages, shared.limits.excess, now);
        Self { socket, shared, phone, told: Told::default(), pace, pending: VecDeque::new(), heard: now }
    }

    async fn run(&mut self, admitted: &Admitted) -> Over {
        let mut sights = self.shared.sights.subscribe();
        let mut beat = tokio::time::interval(self.shared.limits.beat);
        let welcome = serde_json::json!({ "welcome": { "phone": self.phone, "session": admitted.session } });
        let mut step = self.say(welcome.to_string()).await;
        // The first sight is news to this phone.
        sights.mark_changed();
        while step.is_ok() {
            step = tokio::select! {
                message = self.socket.recv() => match message {
                    Some(Ok(message)) => self.hear(message).await,
                    _ => Err(None),
                },
                changed = sights.changed() => match changed {
                    Ok(()) => self.tell().await,
                    Err(_) => Err(None),
                },
                _ = beat.tick() => self.beat().await,
                () = admitted.hang_up.notified() => Err(Some(self.why_hung_up())),
            };
        }
        step.err().flatten()
    }

    fn why_hung_up(&self) -> Refusal {
        if self.shared.gate().knows(self.phone) { Refusal::Elsewhere } else { Refusal::Dismissed }
    }

    async fn hear(&mut self, message: Message) -> Result<(), Over> {
        let now = Instant::now();
        self.heard = now;
        match self.pace.hear(now) {
            Paced::HangUp => return Err(Some(Refusal::TooMany)),
            Paced::Refuse => return self.say(Refusal::TooMany.to_json(None)).await,
            Paced::Take => {}
        }
        let why = match message {
            Message::Text(text) => self.ask(text.as_str()).err(),
            Message::Binary(_) => Some(Unread { n: None, why: Refusal::NotJson }),
            Message::Ping(_) | Message::Pong(_) => None,
            Message::Close(_) => return Err(None),
        };
        match why {
            Some(Unread { n, why }) => self.say(why.to_json(n)).await,
            None => Ok(()),
        }
    }

    fn ask(&mut self, text: &str) -> Result<(), Unread> {
        let (n, what) = wire::read_ask(text)?;
        let serial = self.shared.ask(self.phone, what).ok_or(Unread { n: Some(n), why: Refusal::Busy })?;
        if self.pending.len() >= MOST_PENDING {
            self.pending.pop_front();
        }
        self.pending.push_back((serial, n));
        Ok(())
    }

    /// Tells what has changed, and up to which `n` it is drawn.
    async fn tell(&mut self) -> Result<(), Over> {
        let (fields, revision, applied) = self.shared.told();
        let mut answered = None;
        while let Some((_, n)) = self.pending.pop_front_if(|(serial, _)| *serial <= applied) {
            answered = Some(n);
        }
        match self.told.next(fields, revision, answered) {
            Some(message) => self.say(message).await,
            None => Ok(()),
        }
    }

    /// A sign of life: a ping, which the phone's browser answers, and a word that its page can hear.
    async fn beat(&mut self) -> Result<(), Over> {
        if self.heard.elapsed() > self.shared.limits.silence {
            return Err(None);
        }
        self.send(Message::Ping(Default::default())).await?;
        self.say("{\"beat\":true}".to_owned()).await
    }

    async fn say(&mut self, text: String) -> Result<(), Over> {
        self.send(Message::text(text)).await
    }

    async fn send(&mut self, message: Message) -> Result<(), Over> {
        match timeout(SLOWEST, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(None),
        }
    }
}
