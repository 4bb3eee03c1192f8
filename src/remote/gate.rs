//! Who may steer: the token that lets one new phone in, and the sessions by which phones come back.
//!
//! Time is an argument. Nothing here waits, and no secret leaves but to the phone or the screen that it is for.

use std::{
    net::IpAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::Notify;

use super::{
    RemoteLimits,
    refusal::Refusal,
    secret::{Session, Token},
    tries::Tries,
    wire::Hello,
};

#[derive(Debug)]
pub(super) struct Gate {
    limits: RemoteLimits,
    /// `None` only where the system had no random bytes; then no new phone comes in.
    token: Option<Token>,
    made: Instant,
    /// How many tokens there have been.
    number: u64,
    phones: Vec<Phone>,
    /// Phones that have ever come in.
    came: u32,
    /// Connections that there have been.
    connections: u64,
    tries: Tries,
}

#[derive(Debug)]
struct Phone {
    number: u32,
    session: Session,
    /// The one connection that counts; `None` while the phone is away.
    connection: Option<u64>,
    seen: Instant,
    hang_up: Arc<Notify>,
}

/// A phone that has been let in.
#[derive(Debug)]
pub(super) struct Admitted {
    pub phone: u32,
    pub connection: u64,
    /// For a new phone to keep.
    pub session: Option<String>,
    /// Told when this connection no longer counts.
    pub hang_up: Arc<Notify>,
}

impl Gate {
    /// # Errors
    /// The system has no random bytes to give.
    pub fn new(limits: RemoteLimits, now: Instant) -> Result<Self, getrandom::Error> {
        let token = Some(Token::new()?);
        let tries = Tries::new(limits.tries.clone());
        Ok(Self { limits, token, made: now, number: 1, phones: Vec::new(), came: 0, connections: 0, tries })
    }

    /// The token of now, in hexadecimal, and for how long it holds; renews it where its time is over.
    pub fn token(&mut self, now: Instant) -> (Option<String>, Duration) {
        let held = now.saturating_duration_since(self.made);
        if held >= self.limits.token || self.token.is_none() {
            self.renew(now);
        }
        let left = self.limits.token.saturating_sub(now.saturating_duration_since(self.made));
        (self.token.as_ref().map(Token::hex), left)
    }

    /// Counts up with every new token.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Phones that are connected.
    pub fn connected(&self) -> usize {
        self.phones.iter().filter(|phone| phone.connection.is_some()).count()
    }

    fn renew(&mut self, now: Instant) {
        self.token = Token::new().ok();
        self.made = now;
        self.number += 1;
    }

    /// Lets a phone in, or says why not.
    ///
    /// # Errors
    /// The word is wrong, the address is locked out, or there is no room for one more phone.
    pub fn enter(&mut self, peer: IpAddr, hello: &Hello, now: Instant) -> Result<Admitted, Refusal> {
        if let Some(wait) = self.tries.wait(peer, now) {
            return Err(Refusal::locked(wait));
        }
        match hello {
            Hello::Token(said) => self.enter_new(peer, said, now),
            Hello::Session(said) => self.come_back(peer, said, now),
        }
    }

    fn enter_new(&mut self, peer: IpAddr, said: &str, now: Instant) -> Result<Admitted, Refusal> {
        if let Some(wait) = self.tries.wait_of_all(now) {
            return Err(Refusal::locked(wait));
        }
        // One whose time is over is renewed here, and what was said is not the new one.
        self.token(now);
        if !self.token.as_ref().is_some_and(|token| token.is(said)) {
            self.tries.wrong(peer, now);
            return Err(Refusal::BadToken);
        }
        self.tries.right(peer);
        self.make_room(now)?;
        let session = Session::new().map_err(|_| Refusal::Full)?;
        self.renew(now);
        let told = session.hex();
        self.came = self.came.saturating_add(1);
        self.connections += 1;
        let (number, connection) = (self.came, self.connections);
        let hang_up = Arc::new(Notify::new());
        let phone = Phone { number, session, connection: Some(connection), seen: now, hang_up: hang_up.clone() };
        self.phones.push(phone);
        Ok(Admitted { phone: number, connection, session: Some(told), hang_up })
    }

    /// Forgets the phone that has been away longest, where there is no other room.
    fn make_room(&mut self, now: Instant) -> Result<(), Refusal> {
        self.forget_absent(now);
        if self.phones.len() < self.limits.phones {
            return Ok(());
        }
        let away = self.phones.iter().enumerate().filter(|(_, phone)| phone.connection.is_none());
        let longest = away.min_by_key(|(_, phone)| phone.seen).map(|(at, _)| at).ok_or(Refusal::Full)?;
        self.phones.remove(longest);
        Ok(())
    }

    fn forget_absent(&mut self, now: Instant) {
        let absence = self.limits.absence;
        let is_here = |phone: &Phone| phone.connection.is_some();
        self.phones.retain(|phone| is_here(phone) || now.saturating_duration_since(phone.seen) < absence);
    }

    fn come_back(&mut self, peer: IpAddr, said: &str, now: Instant) -> Result<Admitted, Refusal> {
        self.forget_absent(now);
        self.connections += 1;
        let connection = self.connections;
        let Some(phone) = find(&mut self.phones, said) else {
            self.tries.wrong(peer, now);
            return Err(Refusal::UnknownSession);
        };
        // The same phone again, before its old connection was seen to be dead: the new one counts.
        phone.hang_up.notify_one();
        phone.hang_up = Arc::new(Notify::new());
        phone.connection = Some(connection);
        phone.seen = now;
        let admitted = Admitted { phone: phone.number, connection, session: None, hang_up: phone.hang_up.clone() };
        self.tries.right(peer);
        Ok(admitted)
    }

    /// Whether a request is a connected phone's; wrong sessions count as tries.
    ///
    /// # Errors
    /// The session is wrong, its phone is away, or the address is locked out.
    pub fn check(&mut self, peer: IpAddr, said: &str, now: Instant) -> Result<(), Refusal> {
        if let Some(wait) = self.tries.wait(peer, now) {
            return Err(Refusal::locked(wait));
        }
        let Some(phone) = find(&mut self.phones, said) else {
            self.tries.wrong(peer, now);
            return Err(Refusal::UnknownSession);
        };
        phone.connection.map(|_| ()).ok_or(Refusal::UnknownSession)
    }

    /// A connection has ended.
    pub fn leave(&mut self, phone: u32, connection: u64, now: Instant) {
        let ended = |other: &&mut Phone| other.number == phone && other.connection == Some(connection);
        if let Some(phone) = self.phones.iter_mut().find(ended) {
            phone.connection = None;
            phone.seen = now;
        }
    }

    /// Sends all phones away for good; they need a token to come back.
    pub fn dismiss(&mut self, now: Instant) {
        self.phones.drain(..).for_each(|phone| phone.hang_up.notify_one());
        self.renew(now);
    }

    /// Whether a phone is still known: it was not sent away.
    pub fn knows(&self, phone: u32) -> bool {
        self.phones.iter().any(|other| other.number == phone)
    }
}

/// The phone of a session. All are compared, so that the time tells nothing.
fn find<'a>(phones: &'a mut [Phone], said: &str) -> Option<&'a mut Phone> {
    phones.iter_mut().filter(|phone| phone.session.is(said)).last()
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
