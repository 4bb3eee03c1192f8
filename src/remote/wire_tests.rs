//! Every ask is read; nothing else is.

use proptest::prelude::*;

use super::*;

#[test]
fn every_ask_is_read() {
    let asks = [
        (r#"{"n":1,"do":"before"}"#, RemoteAsk::Before),
        (r#"{"n":1,"do":"after"}"#, RemoteAsk::After),
        (r#"{"n":1,"do":"go","stop":16}"#, RemoteAsk::Go(16)),
        (r#"{"n":1,"do":"play","on":true}"#, RemoteAsk::Play(true)),
        (r#"{"n":1,"do":"rejoin"}"#, RemoteAsk::Rejoin),
        (r#"{"n":1,"do":"start","tour":"investors"}"#, RemoteAsk::Start("investors".to_owned())),
        (r#"{"n":1,"do":"end"}"#, RemoteAsk::End),
        (r#"{"n":1,"do":"overlay","id":"usage"}"#, RemoteAsk::Overlay(Some("usage".to_owned()))),
        (r#"{"n":1,"do":"overlay","id":null}"#, RemoteAsk::Overlay(None)),
        (r#"{"n":1,"do":"freeze","on":false}"#, RemoteAsk::Freeze(false)),
        (r#"{"n":1,"do":"black","on":true}"#, RemoteAsk::Black(true)),
        (r#"{"n":1,"do":"spot","at":[0,0.25]}"#, RemoteAsk::Spot(Some([0.0, 0.25]))),
        (r#"{"n":1,"do":"spot","at":null}"#, RemoteAsk::Spot(None)),
    ];
    for (text, ask) in asks {
        assert_eq!(read_ask(text), Ok((1, ask)), "{text}");
    }
    assert_eq!(read_ask(r#" {"do":"end","n":9007199254740991} "#), Ok((LARGEST_N, RemoteAsk::End)));
}

#[test]
fn a_phone_is_told_what_was_wrong() {
    let cases = [
        ("", r#"{"refused":"not-json"}"#),
        ("[]", r#"{"refused":"not-json"}"#),
        (r#"{"n":1,"do":"after"} {}"#, r#"{"refused":"not-json"}"#),
        (r#"{"do":"after"}"#, r#"{"field":"n","refused":"missing-field"}"#),
        (r#"{"n":-1,"do":"after"}"#, r#"{"field":"n","refused":"wrong-field"}"#),
        (r#"{"n":1e99,"do":"after"}"#, r#"{"field":"n","refused":"wrong-field"}"#),
        (r#"{"n":3}"#, r#"{"field":"do","n":3,"refused":"missing-field"}"#),
        (r#"{"n":3,"do":7}"#, r#"{"field":"do","n":3,"refused":"wrong-field"}"#),
        (r#"{"n":3,"do":"delete"}"#, r#"{"n":3,"refused":"unknown-ask"}"#),
        (r#"{"n":3,"do":"after","by":2}"#, r#"{"field":"by","n":3,"refused":"unknown-field"}"#),
        (r#"{"n":3,"do":"go"}"#, r#"{"field":"stop","n":3,"refused":"missing-field"}"#),
        (r#"{"n":3,"do":"go","stop":-1}"#, r#"{"field":"stop","n":3,"refused":"wrong-field"}"#),
        (r#"{"n":3,"do":"go","stop":1.5}"#, r#"{"field":"stop","n":3,"refused":"wrong-field"}"#),
        (r#"{"n":3,"do":"go","stop":10000}"#, r#"{"field":"stop","n":3,"refused":"wrong-field"}"#),
        (r#"{"n":3,"do":"play","on":1}"#, r#"{"field":"on","n":3,"refused":"wrong-field"}"#),
        (r#"{"n":3,"do":"start","tour":""}"#, r#"{"field":"tour","n":3,"refused":"wrong-field"}"#),
        (r#"{"n":3,"do":"start","tour":"a\n"}"#, r#"{"field":"tour","n":3,"refused":"wrong-field"}"#),
        (r#"{"n":3,"do":"spot","at":[0.5]}"#, r#"{"field":"at","n":3,"refused":"wrong-field"}"#),
        (r#"{"n":3,"do":"spot","at":[0.5,1.01]}"#, r#"{"field":"at","n":3,"refused":"wrong-field"}"#),
        (r#"{"n":3,"do":"spot","at":[0.5,"0"]}"#, r#"{"field":"at","n":3,"refused":"wrong-field"}"#),
    ];
    for (text, told) in cases {
        let unread = read_ask(text).unwrap_err();
        assert_eq!(unread.why.to_json(unread.n), told, "{text}");
    }
    let long = format!(r#"{{"n":3,"do":"after","{}":0}}"#, "云".repeat(900));
    let unread = read_ask(&long).unwrap_err();
    assert!(unread.why.to_json(unread.n).len() < 200, "what is told is short");
    let long = format!(r#"{{"n":3,"do":"start","tour":"{}"}}"#, "x".repeat(129));
    assert_eq!(read_ask(&long).unwrap_err().why, Refusal::WrongField("tour"));
}

#[test]
fn a_hello_says_one_thing() {
    assert_eq!(read_hello(r#"{"do":"hello","token":"ab"}"#), Ok(Hello::Token("ab".to_owned())));
    assert_eq!(read_hello(r#"{"do":"hello","session":"cd"}"#), Ok(Hello::Session("cd".to_owned())));
    for text in [
        "",
        "null",
        r#"{"do":"hello"}"#,
        r#"{"do":"hello","token":1}"#,
        r#"{"do":"hello","token":"a","session":"b"}"#,
        r#"{"do":"after","n":1}"#,
        r#"{"token":"a"}"#,
    ] {
        assert_eq!(read_hello(text), Err(Refusal::HelloFirst), "{text}");
    }
    let more = read_hello(r#"{"do":"hello","token":"a","x":1}"#);
    assert_eq!(more, Err(Refusal::UnknownField("x".to_owned())));
}

proptest! {
    #[test]
    fn garbage_is_refused_and_does_no_harm(text in "\\PC{0,80}|[\\[\\]{}:,\"a-z0-9]{0,4000}") {
        prop_assert!(read_hello(&text).is_err());
        if let Err(unread) = read_ask(&text) {
            prop_assert!(unread.why.to_json(unread.n).len() < 300);
        }
    }

    #[test]
    fn a_mended_ask_is_an_ask_or_refused(at in 0_usize..40, with in any::<char>()) {
        let mut letters: Vec<char> = r#"{"n":1,"do":"spot","at":[0.5,0.25]}"#.chars().collect();
        if let Some(letter) = letters.get_mut(at) {
            *letter = with;
        }
        let _ = read_ask(&letters.into_iter().collect::<String>());
    }
}
