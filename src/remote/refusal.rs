//! Why something that came from the network was refused, as the phone is told.

use std::time::Duration;

use serde_json::{Map, Value};

/// A reason. On the wire it is its name in kebab-case, with what it is about beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The token is wrong, spent or too old.
    BadToken,
    /// The session is unknown, or ended.
    UnknownSession,
    /// Too many wrong tries; seconds to wait.
    Locked(u64),
    /// No more phones.
    Full,
    /// The first message was no hello, or none came in time.
    HelloFirst,
    /// The same phone has connected anew.
    Elsewhere,
    /// The program has sent all phones away.
    Dismissed,
    /// Not one JSON object.
    NotJson,
    /// There is no such ask.
    UnknownAsk,
    /// The ask takes no such field.
    UnknownField(String),
    MissingField(&'static str),
    /// The field's value is of another kind or out of its range.
    WrongField(&'static str),
    /// More messages than a phone may send in a second.
    TooMany,
    /// Too many asks wait for the program.
    Busy,
}

impl Refusal {
    pub fn locked(wait: Duration) -> Self {
        // Whole seconds, rounded up: who waits so long is not too early.
        Self::Locked(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
    }

    fn name(&self) -> &'static str {
        match self {
            Self::BadToken => "bad-token",
            Self::UnknownSession => "unknown-session",
            Self::Locked(_) => "locked",
            Self::Full => "full",
            Self::HelloFirst => "hello-first",
            Self::Elsewhere => "elsewhere",
            Self::Dismissed => "dismissed",
            Self::NotJson => "not-json",
            Self::UnknownAsk => "unknown-ask",
            Self::UnknownField(_) => "unknown-field",
            Self::MissingField(_) => "missing-field",
            Self::WrongField(_) => "wrong-field",
            Self::TooMany => "too-many",
            Self::Busy => "busy",
        }
    }

    /// `{"refused": "…"}` with `n` of the ask, where it had one.
    pub fn to_json(&self, n: Option<u64>) -> String {
        let mut object = Map::new();
        object.insert("refused".to_owned(), self.name().into());
        let about = match self {
            Self::Locked(secs) => Some(("wait_secs", Value::from(*secs))),
            Self::UnknownField(name) => Some(("field", name.chars().take(40).collect::<String>().into())),
            Self::MissingField(name) | Self::WrongField(name) => Some(("field", (*name).into())),
            _ => None,
        };
        if let Some((name, value)) = about {
            object.insert(name.to_owned(), value);
        }
        if let Some(n) = n {
            object.insert("n".to_owned(), n.into());
        }
        Value::Object(object).to_string()
    }
}
