//! Who comes in, who comes back, and who does not.

use std::net::Ipv4Addr;

use super::*;

const PHONE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 168, 1, 20));
const OTHER: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 168, 1, 99));

fn gate(now: Instant) -> Gate {
    Gate::new(RemoteLimits::default(), now).unwrap()
}

fn token(gate: &mut Gate, now: Instant) -> Hello {
    Hello::Token(gate.token(now).0.unwrap())
}

fn wrong_token() -> Hello {
    Hello::Token("0".repeat(32))
}

/// A new phone, and the session that it was given.
fn come(gate: &mut Gate, now: Instant) -> (Admitted, Hello) {
    let hello = token(gate, now);
    let admitted = gate.enter(PHONE, &hello, now).unwrap();
    let session = Hello::Session(admitted.session.clone().unwrap());
    (admitted, session)
}

#[test]
fn a_token_lets_one_phone_in_and_is_spent() {
    let now = Instant::now();
    let mut gate = gate(now);
    let first = token(&mut gate, now);
    assert_eq!(gate.enter(PHONE, &first, now).unwrap().phone, 1);
    assert_eq!(gate.enter(PHONE, &first, now).unwrap_err(), Refusal::BadToken);
    assert_ne!(token(&mut gate, now), first);
    assert_eq!((gate.number(), gate.connected()), (2, 1));
}

#[test]
fn a_token_is_renewed_after_a_quarter_of_an_hour() {
    let now = Instant::now();
    let mut gate = gate(now);
    let first = token(&mut gate, now);
    let (_, holds) = gate.token(now + Duration::from_secs(899));
    assert_eq!(holds, Duration::from_secs(1));
    let later = now + Duration::from_secs(900);
    assert_eq!(gate.enter(PHONE, &first, later).unwrap_err(), Refusal::BadToken);
    assert_eq!(gate.number(), 2);
    let second = token(&mut gate, later);
    assert!(gate.enter(PHONE, &second, later).is_ok());
}

#[test]
fn a_phone_comes_back_with_its_session_and_the_newest_connection_counts() {
    let now = Instant::now();
    let mut gate = gate(now);
    let (first, session) = come(&mut gate, now);
    let again = gate.enter(OTHER, &session, now).unwrap();
    assert_eq!((again.phone, again.session.clone()), (1, None));
    gate.leave(first.phone, first.connection, now);
    assert_eq!(gate.connected(), 1, "the old connection's end is not the phone's");
    gate.leave(again.phone, again.connection, now);
    assert_eq!(gate.connected(), 0);
    assert!(gate.enter(PHONE, &session, now + Duration::from_secs(3_600)).is_ok());
}

#[test]
fn a_session_ends_after_half_a_day_of_absence() {
    let now = Instant::now();
    let mut gate = gate(now);
    let (phone, session) = come(&mut gate, now);
    gate.leave(phone.phone, phone.connection, now);
    let later = now + Duration::from_secs(12 * 3_600);
    assert_eq!(gate.enter(PHONE, &session, later).unwrap_err(), Refusal::UnknownSession);
}

#[test]
fn there_are_four_phones_and_who_is_away_makes_room() {
    let now = Instant::now();
    let mut gate = gate(now);
    let phones: Vec<_> = (0..4).map(|_| come(&mut gate, now)).collect();
    let fifth = token(&mut gate, now);
    assert_eq!(gate.enter(PHONE, &fifth, now).unwrap_err(), Refusal::Full);
    let (away, session) = &phones[2];
    gate.leave(away.phone, away.connection, now);
    assert!(gate.enter(PHONE, &fifth, now).is_ok(), "a refusal for want of room spends no token");
    assert_eq!(gate.enter(PHONE, session, now).unwrap_err(), Refusal::UnknownSession);
}

#[test]
fn five_wrong_tries_lock_an_address_out_for_a_while() {
    let mut now = Instant::now();
    let mut gate = gate(now);
    let (_, session) = come(&mut gate, now);
    for _ in 0..5 {
        assert_eq!(gate.enter(OTHER, &wrong_token(), now).unwrap_err(), Refusal::BadToken);
    }
    let right = token(&mut gate, now);
    for hello in [&right, &session, &wrong_token()] {
        assert_eq!(gate.enter(OTHER, hello, now).unwrap_err(), Refusal::Locked(2));
    }
    assert!(gate.enter(PHONE, &session, now).is_ok(), "another address is not locked out");
    now += Duration::from_millis(1_500);
    assert_eq!(gate.enter(OTHER, &right, now).unwrap_err(), Refusal::Locked(1));
    now += Duration::from_millis(500);
    assert!(gate.enter(OTHER, &right, now).is_ok());
}

#[test]
fn many_addresses_lock_new_phones_out_but_none_that_comes_back() {
    let mut now = Instant::now();
    let mut gate = gate(now);
    let (_, session) = come(&mut gate, now);
    for last in 0..40 {
        let peer = IpAddr::V4(Ipv4Addr::new(10, 0, 0, last));
        assert_eq!(gate.enter(peer, &wrong_token(), now).unwrap_err(), Refusal::BadToken);
    }
    let right = token(&mut gate, now);
    assert_eq!(gate.enter(OTHER, &right, now).unwrap_err(), Refusal::Locked(2));
    assert!(gate.enter(PHONE, &session, now).is_ok());
    now += Duration::from_secs(2);
    assert!(gate.enter(OTHER, &right, now).is_ok());
}

#[test]
fn only_a_connected_phone_has_pictures() {
    let now = Instant::now();
    let mut gate = gate(now);
    let (phone, session) = come(&mut gate, now);
    let Hello::Session(session) = session else { panic!("a session") };
    assert_eq!(gate.check(PHONE, &session, now), Ok(()));
    gate.leave(phone.phone, phone.connection, now);
    assert_eq!(gate.check(PHONE, &session, now), Err(Refusal::UnknownSession));
    for _ in 0..5 {
        assert_eq!(gate.check(PHONE, "", now), Err(Refusal::UnknownSession));
    }
    assert_eq!(gate.check(PHONE, &session, now), Err(Refusal::Locked(2)));
}

#[test]
fn all_can_be_sent_away() {
    let now = Instant::now();
    let mut gate = gate(now);
    let (phone, session) = come(&mut gate, now);
    let old = token(&mut gate, now);
    gate.dismiss(now);
    assert!(!gate.knows(phone.phone) && gate.connected() == 0);
    assert_eq!(gate.enter(PHONE, &session, now).unwrap_err(), Refusal::UnknownSession);
    assert_eq!(gate.enter(PHONE, &old, now).unwrap_err(), Refusal::BadToken);
}
