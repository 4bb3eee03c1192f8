//! How a feed fares, for the answers of `state` and `record`.
//!
//! As JSON: `status` (`connecting`, `connected`, `lost`, `stopped`), `messages`, `bytes`, `readings` (sound ones),
//! `overwritten` (a newer one came before it was taken), `older` (a newer one was known), `about` (what the sender says:
//! `origin`, `scenario`, `seed`; null where it says nothing) and `faults` by kind, each with `count`, and `topic` and
//! `what` of the last one.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    feeds::{About, Counts, FaultKind, Mailbox, Status},
    words::Words,
};

#[derive(Debug, Serialize)]
pub(super) struct FeedAnswer {
    status: &'static str,
    messages: u64,
    bytes: u64,
    readings: u64,
    overwritten: u64,
    older: u64,
    about: Option<About>,
    faults: BTreeMap<&'static str, FaultAnswer>,
    #[serde(skip)]
    kinds: Vec<FaultKind>,
}

#[derive(Debug, Serialize)]
struct FaultAnswer {
    count: u64,
    topic: String,
    what: String,
}

impl FeedAnswer {
    pub fn new(status: &Status, mailbox: &Mailbox) -> Self {
        let Counts { messages, bytes, readings, overwritten, older } = mailbox.counts();
        let found = mailbox.faults();
        let faults = found.found().map(|(kind, fault)| {
            let answer = FaultAnswer { count: fault.count, topic: fault.topic.clone(), what: fault.what.clone() };
            (kind.as_str(), answer)
        });
        Self {
            status: status.as_str(),
            messages,
            bytes,
            readings,
            overwritten,
            older,
            about: mailbox.about(),
            faults: faults.collect(),
            kinds: found.found().map(|(kind, _)| kind).collect(),
        }
    }

    /// For people.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        let values = [("messages", self.messages.into()), ("readings", self.readings.into())];
        let mut lines = vec![words.format("feed-counts", &values)];
        for kind in &self.kinds {
            let Some(fault) = self.faults.get(kind.as_str()) else { continue };
            lines.push(words.format(
                "feed-fault",
                &[
                    ("count", fault.count.into()),
                    ("fault", kind.describe(words).into()),
                    ("topic", fault.topic.as_str().into()),
                    ("what", fault.what.as_str().into()),
                ],
            ));
        }
        lines
    }
}
